"""How far the work on a large pile is, for those who wait for it."""

from collections.abc import Callable, Iterator, Sequence
from typing import Literal, TypeVar

Item = TypeVar("Item")
Part = Literal["copies", "claims", "pairs", "findings"]
"""Pairs of reports that may share words; reports whose claims are made ready; pairs of claims; groups of claims."""
OnPart = Callable[[Part, int, int], None]
"""Takes a part of the work, how many of what it goes through are done, and how many there are."""
EVERY = 128  # items after which it is told how many are done


def counted(items: Sequence[Item], part: Part, tell: OnPart | None) -> Iterator[Item]:
    """Yield some items, and tell now and then, and at the end, how many of them are done."""
    for n, item in enumerate(items):
        if tell is not None and not n % EVERY:
            tell(part, n, len(items))
        yield item
    if tell is not None:
        tell(part, len(items), len(items))
