"""From spans and links to attributions."""

import pytest

from secondsource.language.attributions import RoleSpans, Surroundings, assemble, kind_of
from secondsource.language.nested import Tree
from secondsource.language.quotes import Word, quoted_regions


def surroundings(text):
    """Read a text whose words are cut at spaces; | begins a paragraph, a full stop ends a sentence."""
    words, paragraphs, counts = [], [0], []
    sentence = 0
    for word in text.split():
        if word == "|":
            paragraphs.append(len(words))
            continue
        opens, closes = word == "“", word in "”.,"
        words.append(Word(word, not closes, not opens, len(paragraphs), sentence))
        counts.append(word.isalnum())
        sentence += word == "."
    regions = quoted_regions(words)
    quoted = [any(start <= i < end for start, end in regions) for i in range(len(words))]
    return Surroundings(quoted, counts, paragraphs)


def span(text, words, nth=0):
    """Find the words in the text: [start, end) in words."""
    tokens, wanted = [t for t in text.split() if t != "|"], words.split()
    hits = [i for i in range(len(tokens)) if tokens[i : i + len(wanted)] == wanted]
    return hits[nth], hits[nth] + len(wanted)


def roles(text, *attributions, loose=()):
    """Make the network's spans: (source or None, cue, contents) for each, and contents without a link."""
    sources, cues, contents, links = [], [], [], []
    for source, cue, found in attributions:
        if source is not None:
            links.append(("source", len(sources), len(cues)))
            sources.append(span(text, source))
        for content in found:
            links.append(("content", len(contents), len(cues)))
            contents.append(span(text, content))
        cues.append(span(text, cue))
    contents += [span(text, words) for words in loose]
    return RoleSpans(tuple(sources), tuple(cues), tuple(contents), tuple(links))


def told(text, records):
    """Show attributions in words."""
    words = [t for t in text.split() if t != "|"]
    cut = lambda s: None if s is None else " ".join(words[s[0] : s[1]])  # noqa: E731
    return [(cut(r.source), cut(r.cue), [cut(c) for c in r.content], r.kind) for r in records]


KINDS = [
    ("“ We stay ” , he said", "“ We stay ”", "direct"),
    ("“ We stay , ” he said", "“ We stay , ”", "direct"),
    ("He said that they stay", "that they stay", "indirect"),
    ("He said “ they ” stay", "“ they ” stay", "mixed"),
    ("He spoke of “ liars ” . They stay", "They stay", "indirect"),
    ("“ One . Two . Three . ” He left", "“ One . Two . Three . ”", "direct"),
    # unbalanced: the quotation ends with its sentence, or begins with it
    ("“ We stay . | He left", "“ We stay .", "direct"),
    ("We stay , ” he said", "We stay , ”", "direct"),
]


@pytest.mark.parametrize(("text", "content", "kind"), KINDS)
def test_kind(text, content, kind):
    """All words in quotation marks are direct speech, none indirect, some mixed; marks themselves don't count."""
    assert kind_of([span(text, content)], surroundings(text)) == kind


def test_pieces_count_together():
    """Of a content in two pieces, one quoted and one not, the speech is mixed."""
    text = "“ We stay , ” he said , adding that all fled"
    pieces = [span(text, "“ We stay , ”"), span(text, "that all fled")]
    assert kind_of(pieces, surroundings(text)) == "mixed"


def test_content_in_pieces_and_shared_source():
    """One cue may have several contents; one source may serve two cues; pieces that touch are one."""
    text = "“ We stay , ” Assad said . “ We fight . ”"
    found = assemble(roles(text, ("Assad", "said", ["“ We stay , ”", "“ We fight . ”"])), surroundings(text))
    assert told(text, found) == [("Assad", "said", ["“ We stay , ”", "“ We fight . ”"], "direct")]


def test_source_may_be_missing():
    """A passive cue has no source; it stays unknown."""
    text = "It was reported that 20 died"
    found = assemble(roles(text, (None, "was reported", ["that 20 died"])), surroundings(text))
    assert told(text, found) == [(None, "was reported", ["that 20 died"], "indirect")]


def test_cue_without_content_is_kept_without():
    """Where somebody is said to speak and the words are not found, who speaks is told all the same."""
    text = "He said nothing"
    assert told(text, assemble(roles(text, ("He", "said", [])), surroundings(text))) == [
        ("He", "said", [], "indirect")
    ]


def test_cue_without_content_takes_the_clause_of_its_verb():
    """Where the network links no content, the tree gives the clause that hangs on the cue."""
    text = "He said they left"
    tree = Tree(
        ["PRON", "VERB", "PRON", "VERB"],
        ["he", "say", "they", "leave"],
        [1, 1, 3, 1],
        ["nsubj", "root", "nsubj", "ccomp"],
    )
    spans = roles(text, ("He", "said", []))
    assert told(text, assemble(spans, surroundings(text), tree)) == [
        ("He", "said", ["they left"], "indirect")
    ]


def test_cue_left_with_the_conjunction_takes_the_whole_clause():
    """Of what is told inside what is told the network marks the inner layer alone: the tree gives the outer one."""
    text = "SANA said that he said they left"
    tree = Tree(
        ["PROPN", "VERB", "SCONJ", "PRON", "VERB", "PRON", "VERB"],
        ["SANA", "say", "that", "he", "say", "they", "leave"],
        [1, 1, 4, 4, 1, 6, 4],
        ["nsubj", "root", "mark", "nsubj", "ccomp", "nsubj", "ccomp"],
    )
    spans = RoleSpans(
        sources=((0, 1), (3, 4)),
        cues=((1, 2), (4, 5)),
        contents=((2, 3), (5, 7)),
        links=(("source", 0, 0), ("content", 0, 0), ("source", 1, 1), ("content", 1, 1)),
    )
    found = assemble(spans, surroundings(text), tree)
    assert told(text, found) == [
        ("SANA", "said", ["that he said they left"], "indirect"),
        ("he", "said", ["they left"], "indirect"),
    ]
    assert [record.nested_in for record in found] == [None, 0]


def test_quotation_that_goes_on_belongs_to_its_speaker():
    """A quoted content without a cue continues the quotation before it, in the same or the next paragraph."""
    text = "“ We stay , ” Assad said . | “ We fight . “ All of us . ”"
    found = assemble(
        roles(text, ("Assad", "said", ["“ We stay , ”"]), loose=["“ We fight ."]), surroundings(text)
    )
    assert told(text, found) == [("Assad", "said", ["“ We stay , ”", "“ We fight ."], "direct")]


def test_quotation_far_from_any_other_stands_alone():
    """A quoted content with nothing before it that it could continue has neither source nor cue."""
    text = "“ We stay , ” Assad said . | People left . | Aid came . | “ We fight . ”"
    found = assemble(
        roles(text, ("Assad", "said", ["“ We stay , ”"]), loose=["“ We fight . ”"]), surroundings(text)
    )
    assert told(text, found)[1] == (None, None, ["“ We fight . ”"], "direct")


def test_words_without_marks_and_cue_are_nobodys():
    """A content without a cue and without quotation marks is dropped: nothing shows that it is attributed."""
    text = "Assad said little . They fled"
    assert assemble(roles(text, loose=["They fled"]), surroundings(text)) == ()


def test_nesting():
    """An attribution whose cue stands in another's content names it; the innermost of several."""
    text = "Reuters reported that Ryabkov said that Kerry promised that talks go on"
    found = assemble(
        roles(
            text,
            ("Reuters", "reported", ["that Ryabkov said that Kerry promised that talks go on"]),
            ("Ryabkov", "said", ["that Kerry promised that talks go on"]),
            ("Kerry", "promised", ["that talks go on"]),
        ),
        surroundings(text),
    )
    assert [record.nested_in for record in found] == [None, 0, 1]


def test_order_is_that_of_the_text():
    """Attributions come in the order in which they begin, whatever the order of the cues."""
    text = "A said one . B added two"
    backward = roles(text, ("B", "added", ["two"]), ("A", "said", ["one"]))
    assert [cue for _, cue, _, _ in told(text, assemble(backward, surroundings(text)))] == ["said", "added"]


def test_shared_source():
    """A cue without a source takes the one that its verb's subject lies in, over a conjunction."""
    text = "Lavrov was cautious and announced that it ended"
    tree = Tree(
        ["PROPN", "AUX", "ADJ", "CCONJ", "VERB", "SCONJ", "PRON", "VERB"],
        ["Lavrov", "be", "cautious", "and", "announce", "that", "it", "end"],
        [2, 2, 2, 4, 2, 7, 7, 4],
        ["nsubj", "cop", "root", "cc", "conj", "mark", "nsubj", "ccomp"],
    )
    spans = roles(text, (None, "announced", ["that it ended"]))
    known = RoleSpans((span(text, "Lavrov"),), spans.cues, spans.contents, spans.links)
    assert told(text, assemble(known, surroundings(text), tree))[0][0] == "Lavrov"
    assert told(text, assemble(spans, surroundings(text), tree))[0][0] is None


def test_source_ends_with_its_paragraph():
    """Of a source that goes over a paragraph's end the part nearest to the cue stays."""
    text = "Talks in Geneva | Rebels agreed to stop"
    spans = RoleSpans(((2, 4),), ((4, 5),), ((5, 7),), (("source", 0, 0), ("content", 0, 0)))
    assert told(text, assemble(spans, surroundings(text)))[0][0] == "Rebels"
