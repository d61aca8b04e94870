"""The pipeline from text to `Doc`, with a network made of rules."""

import pickle

import pytest
from spacy.lang.en import English
from spacy.tokens import Doc, DocBin

from secondsource.language import Attribution, Predicate
from secondsource.language.network import Network

TEXT = """\
Syria’s Assad warns

The army shelled Aleppo. "We stay," Lavrov said.

“It is over.” Nobody said 3 things.
"""


def test_sentences_begin_at_paragraphs(reader):
    """A headline without a full stop is a sentence of its own; whitespace belongs to the sentence before it."""
    first, second, *_ = reader(TEXT).sents
    assert first.text == "Syria’s Assad warns\n\n"
    assert second.text == "The army shelled Aleppo."


def test_each_sentence_is_one_tree(reader):
    """Every sentence has one root, and no word hangs on a word of another sentence."""
    for sentence in reader(TEXT).sents:
        assert sum(token.head == token for token in sentence) == 1
        assert all(sentence.start <= token.head.i < sentence.end for token in sentence)


def test_tokens_have_all_annotations(reader):
    """Part of speech, tag, lemma and morphology are set on each word, and whitespace is marked as such."""
    doc = reader(TEXT)
    shelled = next(token for token in doc if token.text == "shelled")
    assert (shelled.pos_, shelled.tag_, shelled.lemma_, str(shelled.morph.get("Tense")[0])) == (
        "VERB",
        "VBD",
        "shell",
        "Past",
    )
    spaces = [token for token in doc if token.is_space]
    assert spaces
    assert all((token.pos_, token.tag_, token.dep_) == ("SPACE", "_SP", "dep") for token in spaces)


def test_names_and_attributions_and_predicates(reader):
    """Spans on the `Doc` are the words that the network meant, past whitespace tokens too."""
    doc = reader(TEXT)
    assert [(ent.text, ent.label_) for ent in doc.ents] == [("Aleppo", "GPE")]
    first, second = doc._.attributions
    assert isinstance(first, Attribution)
    assert (first.source.text, first.cue.text) == ("Lavrov", "said")
    assert second.content[0].text == "“It is over.”"
    assert (first.kind, second.kind) == ("mixed", "direct")
    predicate = doc._.predicates[0]
    assert isinstance(predicate, Predicate)
    assert (predicate.token.text, predicate.factuality, predicate.arguments[0].label) == (
        "shelled",
        1.0,
        "ARG0",
    )


def test_sentence_vectors(reader):
    """Each sentence has its own vector of 384 numbers; a span inside it has the same."""
    doc = reader(TEXT)
    first, second, *_ = doc.sents
    assert first._.vector.shape == (384,)
    assert (first._.vector != second._.vector).any()
    assert (doc[second.start + 1 : second.start + 3]._.vector == second._.vector).all()


def test_matters_of_spans(reader):
    """What a span tells is the sum of its words; the spaces between them tell nothing."""
    doc = reader("Rebels  shelled\nHoms.")
    assert (doc[:]._.matter == sum(doc[n : n + 1]._.matter for n in range(len(doc)))).all()
    assert [bool(token.text.strip()) for token in doc] == [
        bool(doc[n : n + 1]._.matter.any()) for n in range(len(doc))
    ]
    assert doc[0:1]._.matter.shape == (128,)


@pytest.mark.parametrize("text", ["", " ", "\n\n\n", "x", " x", ".", "\tx\n", "\u200b", "“", "'"])
def test_texts_without_much(reader, text):
    """Empty and tiny texts are read too, and nothing of them is lost."""
    doc = reader(text)
    assert doc.text == text
    assert doc._.attributions == ()
    assert "".join(sentence.text_with_ws for sentence in doc.sents) == text if len(doc) else text == ""


def test_long_text_is_read_in_chunks_of_bounded_size(reader, network):
    """A text without any border is cut so that no chunk is too large; every word is read once."""
    words = "people fled the town and " * 800
    doc = reader(words.strip())
    assert len(network.chunks) > 1
    assert [word for chunk in network.chunks for word in chunk] == [token.text for token in doc]
    assert all(sum(network.subwords(chunk)) <= 250 for chunk in network.chunks)


def test_pipe_reads_like_one_by_one(reader):
    """Reading many texts gives for each what reading it alone gives."""
    texts = [TEXT, "Other text. Damascus fell.", ""]
    alone = [reader(text).to_bytes() for text in texts]
    assert [doc.to_bytes() for doc in reader.pipe(texts)] == alone


def test_everything_survives_storing(reader):
    """Attributions, predicates and vectors are kept by `DocBin` and by pickling."""
    doc = reader(TEXT)
    kept = next(DocBin(store_user_data=True, docs=[doc]).get_docs(reader.vocab))
    pickled = pickle.loads(pickle.dumps(doc))  # noqa: S301 (our own)
    for other in (kept, pickled):
        assert [a.cue.text for a in other._.attributions] == ["said", "said"]
        assert other._.predicates[0].token.text == "shelled"
        assert (next(other.sents)._.vector == next(doc.sents)._.vector).all()
        assert (other[:]._.matter == doc[:]._.matter).all()


def test_a_document_that_was_not_read_has_nothing(reader):
    """On a `Doc` made otherwise the attributes are there and empty."""
    doc = Doc(reader.vocab, words=["Hello", "there"])
    assert doc._.attributions == ()
    assert doc._.predicates == ()
    assert not doc[:]._.vector.any()


def test_a_document_says_what_read_it(reader):
    """The version of the weights is kept with what they read."""
    assert reader("Hello.").user_data["secondsource.reader"] == "reader 0.1+9f9f5111"


def test_pipeline_can_be_made_from_its_configuration(reader, network, monkeypatch):
    """Tokenizer and component are registered: spaCy makes the same pipeline from the configuration alone."""
    monkeypatch.setattr(Network, "load", lambda *args, **options: network)
    other = English.from_config(reader.config)
    assert other.pipe_names == reader.pipe_names
    assert [token.text for token in other.tokenizer("DON'T 15-year")] == ["DO", "N'T", "15", "-", "year"]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("In Aleppo City now.", ["Aleppo City"]),
        ("In Aleppo   City now.", ["Aleppo   City"]),
        ("In Aleppo\nCity now.", ["Aleppo"]),
        ("In Aleppo\n\nCity now.", ["Aleppo"]),
    ],
)
def test_names_over_white_space(reader, text, names):
    """A name may hold white space inside, but ends with its paragraph."""
    assert [name.text for name in reader(text).ents] == names
