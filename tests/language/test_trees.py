"""Trees: arcs and relations weighed together, and mended where trees of English hardly ever are so."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pytest

from secondsource.language import decoding, labels, trees

if TYPE_CHECKING:
    from secondsource.language.decoding import Floats, Ints

SURE, RATHER = 20.0, 1.0


def scored(
    heads: list[int], relations: list[str], others: dict[tuple[int, int], tuple[float, str]] | None = None
) -> tuple[Floats, trees.Scorer]:
    """Arcs and a scorer that are sure of one tree, but for other arcs that are nearly as good, each with its relation."""
    size = len(heads)
    arcs = np.full((size, size), -SURE, np.float32)
    table = np.full((size, size), labels.DEPRELS.index("dep"), np.int64)
    for word, head in enumerate(heads):
        arcs[word, head] = 0.0
        table[word, head] = labels.DEPRELS.index(relations[word])
    for (word, head), (score, relation) in (others or {}).items():
        arcs[word, head] = score
        table[word, head] = labels.DEPRELS.index(relation)

    def score(words: Ints, above: Ints) -> Floats:
        rows = np.full((len(words), len(labels.DEPRELS)), -SURE, np.float32)
        rows[np.arange(len(words)), table[words, above]] = 0.0
        return rows

    return arcs, score


def is_tree(heads: list[int]) -> bool:
    """One root, and every word below it."""
    return sum(h == i for i, h in enumerate(heads)) == 1 and not decoding.has_cycle(heads)


@pytest.mark.parametrize("seed", range(40))
def test_each_sentence_is_one_tree(seed: int) -> None:
    """Whatever the scores are: arcs that cross and odd relations are mended within trees, and within sentences."""
    generator = np.random.default_rng(seed)
    size = int(generator.integers(2, 24))
    cut = int(generator.integers(1, size))
    arcs = (3 * generator.normal(size=(size, size))).astype(np.float32)
    table = (2 * generator.normal(size=(size, size, len(labels.DEPRELS)))).astype(np.float32)
    words = [str(generator.choice(["dam", "(", ")", '"', "the"])) for _ in range(size)]
    heads, relations = trees.best_trees(
        arcs, words, [0, cut], lambda below, above: table[below, above].copy()
    )
    assert is_tree(heads[:cut])
    assert is_tree([head - cut for head in heads[cut:]])
    assert [r == "root" for r in relations] == [h == i for i, h in enumerate(heads)]


def test_the_relation_counts_beside_the_arc() -> None:
    """Of two heads that are nearly as likely, the one is taken whose relation is certain."""
    arcs, score = scored([1, 1, 1, 1], ["nsubj", "root", "obj", "obl"], {(3, 2): (-0.5, "nmod")})

    def unsure(below: Ints, above: Ints) -> Floats:
        rows = score(below, above)
        rows[(below == 3) & (above == 1)] = 0.0  # all relations alike
        return rows

    arcs[0, 3] = arcs[2, 3] = -SURE
    heads, relations = trees.best_trees(arcs, ["he", "saw", "men", "there"], [0], unsure)
    assert (heads[3], relations[3]) == (2, "nmod")


@pytest.mark.parametrize(("loss", "crosses"), [(RATHER, False), (SURE / 2, True)])
def test_arcs_that_cross_are_mended_unless_they_are_sure(loss: float, crosses: bool) -> None:
    """A word hangs across another's arc only where no other head is likely."""
    # the arcs of 0 and 3 cross; both may hang on the root instead
    arcs, score = scored(
        [2, 4, 4, 1, 4, 4],
        ["nsubj", "obl", "obj", "amod", "root", "punct"],
        {(0, 4): (-loss, "nsubj"), (3, 4): (-loss, "advmod")},
    )
    heads, _ = trees.best_trees(arcs, list("abcdef"), [0], score)
    assert trees._crossed(heads, [(0, 6)]).any() == crosses
    assert is_tree(heads)


def test_a_verb_has_one_subject() -> None:
    """The second subject takes the relation that is nearly as good."""
    arcs, score = scored([1, 1, 1], ["nsubj", "root", "nsubj"])

    def both(below: Ints, above: Ints) -> Floats:
        rows = score(below, above)
        rows[below == 2, labels.DEPRELS.index("obj")] = -0.2
        return rows

    assert trees.best_trees(arcs, ["they", "saw", "us"], [0], both) == ([1, 1, 1], ["nsubj", "root", "obj"])


def test_what_is_joined_stands_behind() -> None:
    """A name's parts and conjuncts hang on what stands before them."""
    arcs, score = scored([1, 1], ["flat", "root"])

    def either(below: Ints, above: Ints) -> Floats:
        rows = score(below, above)
        rows[:, labels.DEPRELS.index("compound")] = -RATHER
        return rows

    assert trees.best_trees(arcs, ["Ana", "Petrova"], [0], either)[1] == ["compound", "root"]


@pytest.mark.parametrize(
    ("text", "heads", "expected"),
    [
        # the town ( Homs ) fell .
        ("the town ( Homs ) fell .", [1, 5, 1, 1, 5, 5, 5], [1, 5, 3, 1, 3, 5, 5]),
        # ( ) with nothing between, and one that nothing closes
        ("he ( ) fell ( .", [3, 3, 3, 3, 3, 3], [3, 3, 3, 3, 3, 3]),
        # " Go " , " stop " he said : pairs one after the other
        ('" Go " , " stop " he said', [1, 8, 8, 1, 8, 1, 8, 8, 8], [1, 8, 1, 1, 5, 1, 5, 8, 8]),
        ("( a ( b ) c ) fell", [7, 7, 7, 1, 7, 1, 7, 7], [1, 7, 3, 1, 3, 1, 1, 7]),
    ],
)
def test_marks_that_belong_together_hang_on_what_they_enclose(
    text: str, heads: list[int], expected: list[int]
) -> None:
    """Brackets and quotation marks hang on the head of what stands between them."""
    words = text.split()
    relations = [
        "root" if head == word else "dep" if words[word].isalpha() else "punct"
        for word, head in enumerate(heads)
    ]
    arcs, score = scored(heads, relations)
    assert trees.best_trees(arcs, words, [0], score)[0] == expected


@pytest.mark.parametrize(
    ("relation", "below", "cost"),
    [
        ("root", ["nsubj", "obj", "obl", "punct"], 0),
        ("root", ["nsubj", "nsubj"], trees.ODD),
        ("root", ["nsubj", "csubj", "nsubj:pass", "aux:pass"], 3 * trees.ODD),
        ("conj", ["obj", "obj", "ccomp", "ccomp"], 2 * trees.ODD),
        ("root", ["nsubj:pass", "aux:pass"], 0),
        ("root", ["nsubj:pass"], trees.ODD / 2),
        ("obj", ["det", "case"], trees.ODD),
        ("obl", ["det"], trees.ODD / 2),
        ("obl", ["case", "det"], 0),
        ("xcomp", ["nsubj"], trees.ODD),
        ("case", ["fixed", "advmod"], 0),
        ("aux", ["nsubj", "obj"], 2 * trees.ODD),
    ],
)
def test_odd(relation: str, below: list[str], cost: float) -> None:
    """One subject and one object, no preposition before an object, nothing below function words."""
    number = labels.DEPRELS.index
    assert trees.odd(number(relation), [number(child) for child in below]) == cost
