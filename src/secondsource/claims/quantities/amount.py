"""A number as it is scanned: its pieces, its ends, and how the words around it bound it."""

from collections.abc import Sequence
from functools import partial
from typing import Literal, NamedTuple

from secondsource.claims import lexicon
from secondsource.claims.quantities.quantity import QuantityKind
from secondsource.claims.quantities.units import unit_names
from secondsource.model.figure import Bound

ABOUT = 0.1  # "about n" is taken for n within a tenth


class Amount(NamedTuple):
    """A quantity in pieces: [first, last) covers its bound, number and unit."""

    first: int
    last: int
    number: int
    kind: QuantityKind
    low: float | None
    best: float | None
    high: float | None
    bound: Bound = "exact"
    rule: str = "exact"
    unit: str | None = None
    noun: tuple[int, int] | None = None
    change: Literal["up", "down", "same"] | None = None
    per: str | None = None
    whole: tuple[int, int] | None = None
    conversions: tuple[tuple[int, int], ...] = ()
    tied: bool = False  # the unit or noun is written, not guessed


context = partial(lexicon.context, "secondsource.claims.quantities")
"""Gives a list of words of data/contexts.tsv by its name."""


def bounded(amount: Amount, bound: Bound, words: Sequence[str]) -> Amount:
    """Apply a bound to an amount: the rules of docs/reference/figures.md."""
    rule = f"bound:{bound}"
    if amount.bound == "between":
        return amount._replace(rule=f"bound:between_{bound}") if bound == "about" else amount
    n = amount.best
    if n is None:
        # "more than a few hundred", "at least several": the vague word keeps its own ends, one of them opened
        if bound in ("more_than", "at_least"):
            return amount._replace(high=None, rule=f"{amount.rule}+{bound}")
        if bound in ("at_most", "fewer_than"):
            return amount._replace(low=None, rule=f"{amount.rule}+{bound}")
        return amount
    match bound:
        case "at_least" | "more_than":
            return amount._replace(bound=bound, low=n, high=None, rule=rule)
        case "at_most" | "fewer_than":
            return amount._replace(bound=bound, low=None, high=n, rule=rule)
        case _:
            near = words[-1] in ("nearly", "almost", "near", "nearing") or tuple(words) == ("close", "to")
            margin = abs(n) * ABOUT
            return amount._replace(
                bound="about",
                low=n - margin,
                high=n if near else n + margin,
                rule="bound:nearly" if near else rule,
            )


def unit_name(symbol: str | None) -> str | None:
    """Return the English name of a unit's symbol; other units are their own names."""
    return None if symbol is None else unit_names().get(symbol, symbol)
