"""Keeps those who tell of a count out of it: "killing four civilians *two residents* said"."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from secondsource.claims.quantities import Quantity
    from secondsource.claims.reading import Draft
    from secondsource.claims.saying import Saying


def left_out(sayings: Sequence[Saying], quantities: Sequence[Quantity]) -> list[Quantity]:
    """Return the quantities, without the noun of those that took a speaker behind them for it: "wounded 50 *state media* said"."""
    first = {
        i: saying.source[0]
        for saying in sayings
        if saying.source is not None and any(stop <= saying.source[0] for _, stop in saying.contents)
        for i in range(*saying.source)
    }
    return [_left_out(quantity, first) for quantity in quantities]


def _left_out(quantity: Quantity, first: Mapping[int, int]) -> Quantity:
    begin = first.get(quantity.head) if quantity.head is not None else None
    if begin is None or begin <= quantity.start:
        return quantity
    return replace(quantity, head=None, population=None, unit=None)


def are_counted(sayings: Sequence[Saying], draft: Draft, quantity: Quantity) -> bool:
    """Tell whether a number counts those who say what a claim tells."""
    source = sayings[draft.saying].source if draft.saying is not None else None
    return source is not None and source[0] <= quantity.start < source[1]
