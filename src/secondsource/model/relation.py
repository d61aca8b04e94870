"""What two claims are to each other, as a network that has read both tells."""

from collections.abc import Sequence
from typing import NamedTuple, Protocol


class Told(NamedTuple):
    """A claim as it is told.

    Attributes:
        text: The sentence that it stands in, or the stretch of text that holds all its words.
        spans: Its own words in it, ``(start, end)`` in characters, in order.
    """

    text: str
    spans: tuple[tuple[int, int], ...]


class Relation(NamedTuple):
    """How likely two claims are one thing or another to each other; the four make 1.

    Attributes:
        other: They tell different matters.
        agrees: They tell one matter, and both can be so: what the one says, the other bears out.
        against: They tell one matter, and cannot both be so.
        doubts: They tell one matter, and one of them doubts or cannot confirm it.
    """

    other: float
    agrees: float
    against: float
    doubts: float

    @property
    def same(self) -> float:
        """How likely they tell one matter."""
        return 1.0 - self.other


class Relate(Protocol):
    """What tells the relation of pairs of claims: of the same pair always the same."""

    @property
    def version(self) -> str:
        """What made a relation, as records name it."""
        ...

    def __call__(self, pairs: Sequence[tuple[Told, Told]]) -> list[Relation]:
        """Return the relation of each pair; the order of the two makes no difference."""
        ...
