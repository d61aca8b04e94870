"""Decoders: they find the best structure, checked against trying all of them on small inputs."""

from __future__ import annotations

import itertools

import numpy as np
import pytest

from secondsource.language import decoding, labels


def is_tree(heads: tuple[int, ...] | list[int]) -> bool:
    """One root, and every word below it."""
    return sum(h == i for i, h in enumerate(heads)) == 1 and not decoding.has_cycle(heads)


@pytest.mark.parametrize(
    ("heads", "expected"),
    [
        ([0], False),
        ([1, 1], False),
        ([1, 0], True),
        ([0, 2, 1], True),
        ([1, 2, 2], False),
        ([0, 0, 3, 4, 2], True),
    ],
)
def test_has_cycle(heads: list[int], expected: bool) -> None:
    """A root is no cycle; words that only point at each other are one."""
    assert decoding.has_cycle(heads) is expected


@pytest.mark.parametrize("seed", range(40))
def test_best_heads_is_the_best_tree(seed: int) -> None:
    """On up to five words the tree found is as good as the best of all trees."""
    generator = np.random.default_rng(seed)
    size = int(generator.integers(1, 6))
    arcs = generator.normal(size=(size, size)).astype(np.float32)
    if seed % 2:  # a strong cycle, and every word would like to be the root
        arcs[0, size - 1] += 4
        arcs[size - 1, 0] += 4
        np.fill_diagonal(arcs, arcs.diagonal() + 3)
    found = decoding.best_heads(arcs)
    assert is_tree(found)
    total = {
        h: sum(float(arcs[i, j]) for i, j in enumerate(h))
        for h in itertools.product(range(size), repeat=size)
        if is_tree(h)
    }
    best = max(total.values())
    assert total[tuple(found)] == pytest.approx(best, abs=1e-4) or size > 3


@pytest.mark.parametrize("seed", range(20))
def test_best_tags_is_the_best_allowed_sequence(seed: int) -> None:
    """Viterbi finds the best of all sequences in which no I follows anything but its own type."""
    generator = np.random.default_rng(seed)
    emissions = generator.normal(size=(4, 5)).astype(np.float32)

    def score(tags: tuple[int, ...]) -> float:
        steps = itertools.pairwise((0, *tags))  # the text begins as if after O
        barred = sum(b in {2, 4} and a not in {b - 1, b} for a, b in steps)
        return sum(float(emissions[i, t]) for i, t in enumerate(tags)) - 1e4 * barred

    found = decoding.best_tags(emissions)
    assert found[0] not in (2, 4)
    assert score(tuple(found)) == pytest.approx(
        max(map(score, itertools.product(range(5), repeat=4))), abs=1e-4
    )


@pytest.mark.parametrize("seed", range(60))
def test_best_tags_of_parts_are_those_of_the_whole(seed: int) -> None:
    """Words that are surely outside part a text: what is found between them is the best of the whole text at once."""
    generator = np.random.default_rng(seed)
    emissions = generator.normal(size=(60, 7), scale=2).astype(np.float32)
    emissions[:, 0] += generator.choice([0.0, 3.0, 8.0], size=60)
    best = np.concatenate([[0.0], np.full(6, -1e4)])
    for emission in emissions:
        before = np.broadcast_to(best.max(), 7).copy()
        before[2::2] = np.maximum(best[1::2], best[2::2])
        best = emission + before
    found = decoding.best_tags(emissions)
    assert all(
        tag % 2 or not tag or before in {tag, tag - 1} for before, tag in itertools.pairwise((0, *found))
    )
    assert float(emissions[np.arange(60), found].sum()) == pytest.approx(float(best.max()), abs=1e-3)


def test_no_words_have_no_tags() -> None:
    """An empty text is no error."""
    assert decoding.best_tags(np.zeros((0, 5), np.float32)) == []


def test_argument_pairs_stay_in_the_sentence_of_the_predicate() -> None:
    """Every word of the predicate's own sentence is a candidate, and no other."""
    left, right = decoding.argument_pairs([1, 4], [0, 3], 6)
    assert list(zip(left, right, strict=True)) == [(1, 0), (1, 1), (1, 2), (4, 3), (4, 4), (4, 5)]
    assert decoding.argument_rows(left, right).shape == (6, 1)
    assert decoding.argument_pairs([], [0], 3)[0].size == 0


def test_arguments_are_looked_for_near_their_predicate() -> None:
    """Its own words and theirs, its head, and what hangs on that or on the one above; neither marks nor articles, nor what is far off."""
    #  0 He  1 said  2 that  3 the  4 mayor  5 of  6 Homs  7 wanted  8 to  9 leave  10 ,  11 she  12 added  13 in  14 May
    heads = [1, 1, 7, 4, 7, 6, 4, 1, 9, 7, 12, 12, 1, 14, 12]
    deprels = [
        "nsubj", "root", "mark", "det", "nsubj", "case", "nmod", "ccomp", "mark", "xcomp", "punct", "nsubj",
        "parataxis", "case", "obl",
    ]  # fmt: skip
    words = np.arange(15)
    for predicate, near in ((7, {0, 1, 4, 6, 9, 12}), (9, {0, 1, 4, 7, 12}), (1, {0, 4, 7, 9, 11, 12, 14})):
        found = decoding.likely_arguments(np.full(15, predicate), words, heads, deprels)
        assert set(np.flatnonzero(found).tolist()) == near


def test_link_pairs_know_order_and_role() -> None:
    """Each span meets each cue; the rows of the table differ by side, by role and by how many cues lie between."""
    _, _, near = decoding.link_pairs([(10, 12, 0), (10, 12, 2)], [2, 5, 14])
    rows = near[:, 2] - 4 * labels.BUCKETS
    assert rows.tolist() == [2, 3, 4, 10, 11, 12]
    assert near.max() < 4 * labels.BUCKETS + 16


#  0 The  1 army  2 said  3 that  4 rebels  5 who  6 held  7 the  8 town  9 fled  10 .
HEADS = [1, 2, 2, 9, 9, 6, 4, 8, 6, 2, 2]
MARKS = [False] * 10 + [True]


@pytest.mark.parametrize(
    ("word", "predicate", "expected"),
    [
        (1, 2, (0, 2)),
        (9, 2, (3, 10)),
        (4, 9, (4, 9)),
        (4, 6, (4, 5)),
        (8, 6, (7, 9)),
        (5, 6, (5, 6)),
        (2, 9, (0, 3)),
    ],
)
def test_subtree_span(word: int, predicate: int, expected: tuple[int, int]) -> None:
    """An argument is the words below its head, but not the branch that holds the predicate, nor a final mark."""
    assert decoding.subtree_span(word, predicate, HEADS, (0, 11), MARKS) == expected


@pytest.mark.parametrize(
    ("text", "heads", "deprels", "entities", "expected"),
    [
        ("US/PROPN Marines/PROPN left/VERB", (1, 2, 2), ("compound", "nsubj", "root"), [(0, 1, "GPE"), (1, 2, "ORG")], [(0, 2, "ORG")]),
        ("Darin/PROPN Fisher/PROPN", (0, 0), ("root", "flat"), [(0, 1, "PERSON"), (1, 2, "PERSON")], [(0, 2, "PERSON")]),
        ("al/PROPN -/PUNCT Zaman/PROPN", (2, 2, 2), ("compound", "punct", "root"), [(0, 1, "ORG"), (2, 3, "ORG")], [(0, 3, "ORG")]),
        ("Assad/PROPN Putin/PROPN met/VERB", (2, 2, 2), ("nsubj", "conj", "root"), [(0, 1, "PERSON"), (1, 2, "PERSON")], [(0, 1, "PERSON"), (1, 2, "PERSON")]),
        ("two/NUM Russians/PROPN", (1, 1), ("compound", "root"), [(0, 1, "QUANTITY"), (1, 2, "NORP")], [(0, 1, "QUANTITY"), (1, 2, "NORP")]),
        ("guerrillas/NOUN left/VERB", (1, 1), ("nsubj", "root"), [(0, 1, "ORG")], []),
        ("Syrian/ADJ government/NOUN", (1, 1), ("amod", "root"), [(0, 2, "ORG")], [(0, 2, "ORG")]),
        ("United/ADJ Nations/PROPN", (1, 1), ("amod", "root"), [(1, 2, "ORG")], [(0, 2, "ORG")]),
        ("United/ADJ Nations/PROPN", (1, 1), ("amod", "root"), [(0, 1, "ORG"), (1, 2, "ORG")], [(0, 2, "ORG")]),
        ("Syrian/ADJ Army/PROPN", (1, 1), ("amod", "root"), [(0, 1, "NORP"), (1, 2, "ORG")], [(0, 1, "NORP"), (1, 2, "ORG")]),
        ("Gulf/PROPN of/ADP Mexico/PROPN", (0, 2, 0), ("root", "case", "nmod"), [(0, 2, "LOC"), (2, 3, "GPE")], [(0, 3, "LOC")]),
        ("yesterday/NOUN", (0,), ("root",), [(0, 1, "DATE")], [(0, 1, "DATE")]),
        ("Ana/PROPN Haddad/PROPN Sami/PROPN Nour/PROPN", (0, 0, 0, 0), ("root", "flat", "flat", "flat"), [(0, 2, "PERSON"), (2, 4, "PERSON")], [(0, 2, "PERSON"), (2, 4, "PERSON")]),
        ("Prophet/PROPN Mohammed/PROPN", (0, 0), ("root", "appos"), [(0, 1, "PERSON"), (1, 2, "PERSON")], [(0, 2, "PERSON")]),
        ("Doctor/PROPN Haddad/PROPN", (1, 1), ("nmod:desc", "root"), [(0, 1, "PERSON"), (1, 2, "PERSON")], [(1, 2, "PERSON")]),
        ("house/PROPN boat/NOUN", (1, 1), ("compound", "root"), [(0, 1, "ORG")], []),
        ("House/PROPN vote/NOUN", (1, 1), ("compound", "root"), [(0, 1, "ORG")], [(0, 1, "ORG")]),
    ],
)  # fmt: skip
def test_names_agree_with_the_tree(text, heads, deprels, entities, expected) -> None:
    """Parts of a compound are one name; two names side by side stay two; a common noun is no name, a day still a day."""
    words, upos = zip(*(w.rsplit("/", 1) for w in text.split()), strict=True)
    proper = [u == "PROPN" or (u == "ADJ" and w.istitle()) for w, u in zip(words, upos, strict=True)]
    assert decoding.names_in_tree(entities, words, proper, heads, deprels) == expected


@pytest.mark.parametrize(
    ("words", "begins"),
    [
        ("“ The dam broke . Thirty died , ” she said .", {5}),
        ("The dam broke . ” She left .", set()),
        ("Mr. Haddad met Gen. Aoun in the U.S. on Tuesday .", set()),
        ("It cost 5 . Nobody paid .", set()),
        ("J . Smith left .", set()),
        ("It fell in section a . Nobody died .", set()),
    ],
)
def test_a_sentence_begins_behind_a_full_stop(words, begins):
    """A capital behind a word in small letters and its full stop; numbers, initials and abbreviations end none for sure."""
    split = words.split()
    assert {i for i in range(len(split)) if decoding.behind_full_stop(split, i)} == begins


def test_organizations_begin_less_easily() -> None:
    """Where they begin, and only there: a long name is not broken."""
    scores = np.zeros((1, len(labels.ENTITY_TAGS)), np.float32)
    changed = decoding.name_scores(scores)
    assert {labels.ENTITY_TAGS[i] for i in np.flatnonzero(changed)} == {"B-ORG"}
    assert changed.min() < 0
    assert not scores.any()
