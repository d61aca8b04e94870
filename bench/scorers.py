"""Scores that several benches share: F1 of spans and pairs, attachment, sentence borders, correlation. All in percent."""

from collections import Counter
from collections.abc import Callable, Collection, Hashable, Iterable, Sequence
from dataclasses import dataclass
from math import sqrt
from typing import TypeVar

_T = TypeVar("_T")

Span = tuple[int, int]
"""[start, end), in characters or in tokens."""


@dataclass(frozen=True, slots=True)
class Counts:
    """What F1 is made of; of several documents, the sum.

    `found` counts the predicted ones that are right and `met` the gold ones that were met; they differ only where
    two predictions may meet one gold item (overlap).
    """

    found: int = 0
    predicted: int = 0
    met: int = 0
    gold: int = 0

    def __add__(self, other: "Counts") -> "Counts":
        return Counts(
            self.found + other.found,
            self.predicted + other.predicted,
            self.met + other.met,
            self.gold + other.gold,
        )

    @property
    def precision(self) -> float:
        """Share of the predictions that are right; 0 without predictions."""
        return 100.0 * self.found / self.predicted if self.predicted else 0.0

    @property
    def recall(self) -> float:
        """Share of the gold items that were met; 0 without gold items."""
        return 100.0 * self.met / self.gold if self.gold else 0.0

    @property
    def f1(self) -> float:
        """Harmonic mean of precision and recall; 100 where there was nothing to find and nothing was found."""
        if not self.predicted and not self.gold:
            return 100.0
        both = self.precision + self.recall
        return 2 * self.precision * self.recall / both if both else 0.0


def exact(predicted: Iterable[Hashable], gold: Iterable[Hashable]) -> Counts:
    """Count items that are the same in both; an item that occurs twice must be found twice."""
    left, right = Counter(predicted), Counter(gold)
    same = sum((left & right).values())
    return Counts(same, left.total(), same, right.total())


def overlap(predicted: Collection[Span], gold: Collection[Span]) -> Counts:
    """Count spans that share at least one character (token) with one of the other side."""
    return matched(predicted, gold, spans_overlap)


def matched(predicted: Collection[_T], gold: Collection[_T], same: Callable[[_T, _T], bool]) -> Counts:
    """Count predictions that are the same as some gold item, and gold items the same as some prediction."""
    return Counts(
        sum(any(same(p, g) for g in gold) for p in predicted),
        len(predicted),
        sum(any(same(p, g) for p in predicted) for g in gold),
        len(gold),
    )


def spans_overlap(left: Span, right: Span) -> bool:
    """Tell whether two spans share something."""
    return left[0] < right[1] and right[0] < left[1]


@dataclass(frozen=True, slots=True)
class TreeWord:
    """A word of a tree at its characters; `head` is the index of its head in the same list, itself for a root."""

    start: int
    end: int
    upos: str
    head: int
    deprel: str


@dataclass(frozen=True, slots=True)
class TreeCounts:
    """Words, UPOS, unlabeled and labeled attachment, over words aligned by their characters (as CoNLL 2018 does).

    Relations count with their subtypes, which is stricter than CoNLL 2018.
    """

    words: Counts = Counts()
    upos: Counts = Counts()
    uas: Counts = Counts()
    las: Counts = Counts()

    def __add__(self, other: "TreeCounts") -> "TreeCounts":
        return TreeCounts(
            self.words + other.words, self.upos + other.upos, self.uas + other.uas, self.las + other.las
        )


def trees(predicted: Sequence[TreeWord], gold: Sequence[TreeWord]) -> TreeCounts:
    """Score the trees of one document."""
    left, right = _facts(predicted), _facts(gold)
    return TreeCounts(*(exact(a, b) for a, b in zip(left, right, strict=True)))


def _facts(words: Sequence[TreeWord]) -> tuple[list[Hashable], ...]:
    """What is said of each word, told by characters: place, UPOS, head, head and relation."""
    seen: Counter[Span] = Counter()
    places: list[tuple[int, int, int]] = []
    for word in words:
        # Words of one multiword token may stand at the same characters: told apart by their order.
        place = (word.start, word.end)
        places.append((*place, seen[place]))
        seen[place] += 1
    upos: list[Hashable] = [(place, word.upos) for place, word in zip(places, words, strict=True)]
    heads = [
        (place, places[word.head] if word.head != number else None)
        for number, (place, word) in enumerate(zip(places, words, strict=True))
    ]
    relations = [(*head, word.deprel) for head, word in zip(heads, words, strict=True)]
    return list(places), upos, list(heads), list(relations)


def pearson(left: Sequence[float], right: Sequence[float]) -> float:
    """Return Pearson's correlation times 100; 0 where a side does not vary.

    Raises:
        ValueError: The sides differ in length.
    """
    if len(left) != len(right):
        raise ValueError(f"{len(left)} and {len(right)} values")
    size = len(left)
    if not size:
        return 0.0
    left_mean, right_mean = sum(left) / size, sum(right) / size
    both = sum((a - left_mean) * (b - right_mean) for a, b in zip(left, right, strict=True))
    spread = sqrt(sum((a - left_mean) ** 2 for a in left) * sum((b - right_mean) ** 2 for b in right))
    return 100.0 * both / spread if spread else 0.0
