"""What the figures of a claim count, by its type and the words around it."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace

from secondsource.model import Claim, Figure
from secondsource.reconcile.measures import (
    BARE,
    PEOPLE,
    THINGS,
    measure_of,
    measures_in,
    tells_of_some,
    told_otherwise,
)
from secondsource.reconcile.populations import kind_of

# What claims of a type count where they give no number, the commonest first.
_COUNTED = {
    "CASUALTIES": ("killed", "injured", "missing"),
    "DISPLACEMENT": ("displaced",),
    "DETENTION": ("detained",),
    "EVACUATION": ("evacuated",),
}


def measured(claim: Claim, text: str, context: Sequence[str]) -> tuple[Figure, ...]:
    """Return a claim's figures, bare counts with the measure that their context gives.

    Args:
        claim: The claim.
        text: Of its report.
        context: The sentence before and the headline.
    """
    sentence = claim.sentence.of(text)
    found = []
    for figure in claim.figures:
        at = figure.span.start - claim.sentence.start
        measure = _counted_by_type(claim, figure, sentence[at:]) or measure_of(figure, sentence, at, context)
        found.append(figure if measure == figure.measure else replace(figure, measure=measure))
    return tuple(found)


def told_measures(claim: Claim) -> frozenset[str]:
    """Return what a claim without a figure of people is about, by its type or its own words."""
    if claim.type in _COUNTED:
        told = [name for _, name in measures_in(claim.text) if name in _COUNTED[claim.type]]
        return frozenset(told[:1]) or frozenset(_COUNTED[claim.type][:1])
    return frozenset()


def runs_on(figure: Figure) -> bool:
    """Tell whether a number of people is one that is kept up over time, not that of one incident."""
    return figure.measure in PEOPLE and figure.mode in {"cumulative", "stock"}


def tolls(figures: Iterable[Figure]) -> dict[tuple[str, bool], int]:
    """Return how many different numbers the figures give for each measure of people, of incidents and kept up.

    Parts of other numbers, and numbers that are overtaken, are none of their own.
    """
    told: dict[tuple[str, bool], set[float]] = defaultdict(set)
    for figure in figures:
        if figure.measure in PEOPLE and figure.best is not None and not _depends(figure):
            told[figure.measure, runs_on(figure)].add(figure.best)
    return {key: len(numbers) for key, numbers in told.items()}


def _depends(figure: Figure) -> bool:
    """Tell whether the words say that a number is a part of another one, or that another took its place."""
    part = kind_of(figure.population or "") == "part"
    return part or figure.rule.endswith(("+part", "+earlier"))


def _counted_by_type(claim: Claim, figure: Figure, behind: str) -> str | None:
    """Return what a bare number in a claim of a type that counts people counts, or ``None``.

    "Two held over the blast" counts those who are held, whatever else its sentence counts; "20 migrants, four of them dead"
    does not count 20 dead.
    """
    if claim.type not in _COUNTED or figure.measure not in BARE or figure.unit not in THINGS:
        return None
    if not any(span.contains(figure.span) for span in claim.spans) or tells_of_some(behind):
        return None
    if told_otherwise(behind[len(figure.text) :]):
        return None
    names = _COUNTED[claim.type]
    if claim.mode in names:
        return claim.mode
    return next((name for _, name in measures_in(claim.text) if name in names), names[0])
