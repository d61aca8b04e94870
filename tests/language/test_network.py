"""The shipped network: what it reads in a dozen sentences, that it reads the same everywhere, and how it fails."""

from __future__ import annotations

import hashlib
import itertools
import json
import shutil
from pathlib import Path

import numpy as np
import pytest

from secondsource.errors import WeightsError
from secondsource.language import labels, network
from secondsource.language.network import MAX_SUBWORDS, Network

pytestmark = pytest.mark.skipif(
    not (network.WEIGHTS / "reader.onnx").exists(), reason="the weights are not there"
)

ASSAD = "Syrian President Bashar al - Assad told Reuters on Monday that 3,500 people had been evacuated from Aleppo ."
QUOTE = "“ We will not stop , ” said Sergey Lavrov , the Russian foreign minister ."


@pytest.fixture(scope="module")
def reader() -> Network:
    """The shipped weights on two threads."""
    return Network.load(threads=2)


def names(reader: Network, text: str) -> list[tuple[str, str]]:
    """(words, type) of the entities of one chunk."""
    words = text.split()
    return [(" ".join(words[s:e]), kind) for s, e, kind in reader.read([words])[0].entities]


def quoted(reader: Network, text: str) -> list[tuple[str, str]]:
    """(role, words) of the parts of attributions, in the order of the text."""
    words = text.split()
    reading = reader.read([words])[0]
    found = [
        *(("source", s, e) for s, e in reading.sources),
        *(("cue", s, e) for s, e in reading.cues),
        *(("content", s, e) for s, e in reading.contents),
    ]
    return [(role, " ".join(words[s:e])) for role, s, e in sorted(found, key=lambda x: x[1])]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Police killed two protesters in Cairo .", "NOUN VERB NUM NOUN ADP PROPN PUNCT"),
        ("He did n't say who fired first .", "PRON AUX PART VERB PRON VERB ADV PUNCT"),
        ("POLICE KILLED TWO PROTESTERS IN CAIRO", "NOUN VERB NUM NOUN ADP PROPN"),
    ],
)
def test_parts_of_speech(reader: Network, text: str, expected: str) -> None:
    """Also in capitals and without a full stop."""
    assert " ".join(reader.read([text.split()])[0].upos) == expected


@pytest.mark.parametrize(
    ("text", "heads", "deprels"),
    [
        (
            "Police killed two protesters on Monday .",
            (1, 1, 3, 1, 5, 1, 1),
            "nsubj root nummod obj case obl punct",
        ),
        (
            "Two protesters were killed by police .",
            (1, 3, 3, 3, 5, 3, 3),
            "nummod nsubj:pass aux:pass root case obl:agent punct",
        ),
        (
            "The ministry said that rebels had left .",
            (1, 2, 2, 6, 6, 6, 2, 2),
            "det nsubj root mark nsubj aux ccomp punct",
        ),
    ],
)
def test_trees(reader: Network, text: str, heads: tuple[int, ...], deprels: str) -> None:
    """Canonical trees: active, passive, and a clause below a verb of saying."""
    reading = reader.read([text.split()])[0]
    assert reading.heads == heads
    assert " ".join(reading.deprels) == deprels


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (ASSAD, [("Syrian", "NORP"), ("Bashar al - Assad", "PERSON"), ("Reuters", "ORG"), ("Monday", "DATE"), ("Aleppo", "GPE")]),
        ("The United Nations sent aid to Aleppo .", [("United Nations", "ORG"), ("Aleppo", "GPE")]),
        ("They left the town before the rain came .", []),
    ],
)  # fmt: skip
def test_entities(reader: Network, text: str, expected: list[tuple[str, str]]) -> None:
    """Names without titles and articles, and days; nothing where nothing is named."""
    assert names(reader, text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The ministry said that rebels had left the town .", [("source", "The ministry"), ("cue", "said"), ("content", "that rebels had left the town")]),
        (QUOTE, [("content", "“ We will not stop , ”"), ("cue", "said"), ("source", "Sergey Lavrov , the Russian foreign minister")]),
        ("Rebels left the town on Monday .", []),
    ],
)  # fmt: skip
def test_attributions(reader: Network, text: str, expected: list[tuple[str, str]]) -> None:
    """Indirect and direct speech, and a sentence that the writer answers for."""
    assert quoted(reader, text) == expected


def test_links_name_the_cue(reader: Network) -> None:
    """The source and the content of one attribution meet in its cue."""
    reading = reader.read([QUOTE.split()])[0]
    assert reading.links == (("content", 0, 0), ("source", 0, 0))


def test_sentences(reader: Network) -> None:
    """A headline without a mark and a title with a full stop do not mislead it; a break is always a start."""
    words = [
        "Mr.",
        "Lavrov",
        "met",
        "Mr.",
        "Kerry",
        "in",
        "Geneva",
        ".",
        "They",
        "talked",
        "for",
        "two",
        "hours",
        ".",
        "No",
        "agreement",
        "was",
        "reached",
        ".",
    ]
    assert reader.read([words])[0].sentence_starts == (0, 8, 14)
    assert reader.read([words], breaks=[[2]])[0].sentence_starts == (0, 2, 8, 14)
    assert reader.read([words], sentence_starts=[[0, 8]])[0].sentence_starts == (0, 8)


def test_nothing_goes_on_in_the_next_paragraph(reader: Network) -> None:
    """Wherever a paragraph begins, no name and no part of an attribution lies on both sides."""
    words = ASSAD.split() + QUOTE.split()
    for position in range(1, len(words)):
        reading = reader.read([words], breaks=[[0, position]])[0]
        spans = [*reading.sources, *reading.cues, *reading.contents, *(e[:2] for e in reading.entities)]
        assert spans
        assert not [(s, e) for s, e in spans if s < position < e]


def test_the_network_is_told_where_a_paragraph_begins(reader: Network) -> None:
    """The mark is in the input: other scores, also of words that are not barred from anything."""
    words = QUOTE.split()
    plain, _ = reader.scores(words)
    told, _ = reader.scores(words, {0})
    assert not np.allclose(plain["arcs"], told["arcs"])


def test_predicates_and_arguments(reader: Network) -> None:
    """Who did what to whom; what did not happen has a lower factuality than what did."""
    words = [
        "Police",
        "killed",
        "two",
        "protesters",
        ".",
        "The",
        "army",
        "did",
        "not",
        "attack",
        "the",
        "town",
        ".",
    ]
    reading = reader.read([words])[0]
    spans = {(words[p], label, " ".join(words[s:e])) for p, s, e, label in reading.arguments}
    assert {
        ("killed", "ARG0", "Police"),
        ("killed", "ARG1", "two protesters"),
        ("attack", "ARG0", "The army"),
        ("attack", "ARG1", "the town"),
    } <= spans
    value = {words[w]: v for w, v in reading.predicates}
    assert value["killed"] > value["attack"] + 0.5


def test_vectors_measure_meaning(reader: Network) -> None:
    """Two ways to say one thing are nearer to each other than to another matter; all have unit length."""
    chunks = [
        s.split()
        for s in (
            "Fighters freed the hostages .",
            "The captives were released by militants .",
            "Rain is expected at the weekend .",
        )
    ]
    vectors = np.concatenate([r.vectors for r in reader.read(chunks)])
    assert np.allclose(np.linalg.norm(vectors, axis=1), 1, atol=1e-5)
    assert vectors[0] @ vectors[1] > 0.4 > vectors[0] @ vectors[2]  # fmt: skip


def test_matters_are_told_apart(reader: Network) -> None:
    """What two sentences tell in other words is nearer than what another tells in the same ones; they are read only where asked for."""
    chunks = [
        s.split()
        for s in (
            "Overloading , not the weather , brought the ferry down , investigators said .",
            "The vessel sank because it was carrying too much cargo .",
            "The ferry company promised to bring the families down to the port .",
        )
    ]
    assert [r.matters for r in reader.read(chunks)] == [None, None, None]
    readings = Network.load(matters=True).read(chunks)
    assert [r.matters.shape for r in readings] == [(len(chunk), 128) for chunk in chunks]
    told = [r.matters.astype(np.float64).sum(axis=0) for r in readings]
    first, same, other = (vector / np.linalg.norm(vector) for vector in told)
    assert first @ same > first @ other + 0.2


def test_neither_threads_nor_neighbours_change_a_reading(reader: Network) -> None:
    """One thread or two, alone or with others, first or last: the same labels and the same vectors."""
    chunks = [ASSAD.split(), (ASSAD + " " + QUOTE).split() * 3, QUOTE.split()]
    single = Network.load(threads=1)
    together = reader.read(chunks)
    for index, chunk in enumerate(chunks):
        for other in (reader.read([chunk])[0], single.read([chunk])[0], single.read(chunks[::-1])[2 - index]):
            for field in (
                "upos",
                "feats",
                "heads",
                "deprels",
                "entities",
                "sources",
                "cues",
                "contents",
                "links",
                "arguments",
            ):
                assert getattr(other, field) == getattr(together[index], field), field
            assert np.allclose(other.vectors, together[index].vectors, atol=1e-5)
            assert np.array_equal(other.matters, together[index].matters)


def test_trees_are_trees_in_any_text(reader: Network) -> None:
    """Whatever the words: one root in each sentence and no head outside it."""
    words = (
        "%% ]] ) 12 the the of of said said said Aleppo ؟ حلب 。 http://example.org/ \u200b x" * 4
    ).split()
    reading = reader.read([words])[0]
    bounds = [*reading.sentence_starts, len(words)]
    for start, end in itertools.pairwise(bounds):
        assert all(start <= h < end for h in reading.heads[start:end])
        assert sum(reading.heads[i] == i for i in range(start, end)) == 1
    assert [r == "root" for r in reading.deprels] == [h == i for i, h in enumerate(reading.heads)]


@pytest.mark.parametrize("words", [[], ["word"] * (MAX_SUBWORDS + 1)])
def test_a_chunk_without_words_or_with_too_many_is_refused(reader: Network, words: list[str]) -> None:
    """The limit is told, not silently applied."""
    with pytest.raises(ValueError, match=str(MAX_SUBWORDS)):
        reader.read([words])


def test_the_longest_chunk_is_read(reader: Network) -> None:
    """Exactly as many subwords as allowed."""
    reading = reader.read([["word"] * MAX_SUBWORDS])[0]
    assert len(reading.upos) == MAX_SUBWORDS


def test_subwords_are_counted_as_they_are_read(reader: Network) -> None:
    """An address is cut, an unknown sign is one subword."""
    assert reader.subwords(["word", "http://www.example.org/news/2016/12", "x" * 500, "\u200b"]) == [
        1,
        8,
        1,
        1,
    ]


def test_labels_fit_the_network(reader: Network) -> None:
    """All outputs have as many columns as there are labels."""
    scores, first = reader.scores(["Rebels", "left"])
    assert scores["names"].shape == (2, len(labels.ENTITY_TAGS))
    assert scores["quotes"].shape == (2, len(labels.ROLE_TAGS))
    assert first == [1, 2, 3]


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    """A copy of the weights' small files, with the manifest."""
    for name in ("pairs.onnx", "labels.json", "manifest.json"):
        shutil.copy(network.WEIGHTS / name, tmp_path / name)
    manifest = json.loads((tmp_path / "manifest.json").read_text(encoding="utf-8"))
    manifest["files"] = {n: manifest["files"][n] for n in ("labels.json", "pairs.onnx")}
    (tmp_path / "manifest.json").write_text(json.dumps(manifest), encoding="utf-8")
    return tmp_path


def test_a_changed_file_is_named_with_both_digests(copy: Path) -> None:
    """So that one sees which file is not the one that was measured."""
    expected = json.loads((copy / "manifest.json").read_text(encoding="utf-8"))["files"]["pairs.onnx"][
        "sha256"
    ]
    (copy / "pairs.onnx").write_bytes(b"damaged")
    found = hashlib.sha256(b"damaged").hexdigest()
    with pytest.raises(WeightsError, match=rf"pairs\.onnx.*{found}.*{expected}"):
        Network.load(copy)


def test_a_missing_file_is_named(copy: Path) -> None:
    """With the digest that it should have."""
    (copy / "labels.json").unlink()
    with pytest.raises(WeightsError, match=r"labels\.json: missing.*[0-9a-f]{64}"):
        Network.load(copy)


def test_a_file_that_the_manifest_leaves_out_is_named(copy: Path) -> None:
    """Nothing is loaded of which nobody says what it should be."""
    with pytest.raises(WeightsError, match=r"manifest\.json: does not tell the SHA-256 of reader\.onnx"):
        Network.load(copy)


@pytest.mark.parametrize("written", ["{", "", "{}", "[]", '{"files": []}', '{"files": {"reader.onnx": {}}}'])
def test_a_damaged_manifest_is_named(tmp_path: Path, written: str) -> None:
    """Cut off, empty, or something else: the error names it and is one of ours."""
    (tmp_path / "manifest.json").write_text(written, encoding="utf-8")
    with pytest.raises(WeightsError, match=r"manifest\.json"):
        Network.load(tmp_path)


def test_a_missing_manifest_is_named(tmp_path: Path) -> None:
    """Nothing is loaded that no manifest describes."""
    with pytest.raises(WeightsError, match=r"manifest\.json"):
        Network.load(tmp_path)
