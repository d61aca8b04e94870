"""What a figure counts, also where its own words do not tell: from its sentence, the one before, the headline."""

import re
from collections.abc import Iterable
from functools import lru_cache

from secondsource.model import Figure
from secondsource.reconcile.words import read_table

# Measures of people; a claim with such a figure is about that figure.
PEOPLE = frozenset(
    {
        "killed",
        "injured",
        "missing",
        "detained",
        "displaced",
        "sheltered",
        "evacuated",
        "trapped",
        "affected",
        "dead_or_injured",
        "rescued",
        "released",
        "infected",
        "hospitalized",
        "besieged",
        "captured",
        "arrested",
        "homeless",
        "treated",
        "in_need",
        "refugees",
        "returned",
    }
)
OF_ONE_PERSON = frozenset({"age"})  # tells of somebody, and counts nobody
BARE = frozenset({"count"})  # measures that say nothing of what is counted
THINGS = frozenset({"person", None})


@lru_cache(maxsize=1)
def _patterns() -> tuple[tuple[str, re.Pattern[str]], ...]:
    rows = (line.split("\t") for line in read_table("measure_words.tsv"))
    return tuple((measure, re.compile(pattern)) for measure, pattern in rows)


@lru_cache(maxsize=100_000)
def measures_in(text: str) -> tuple[tuple[int, str], ...]:
    """Return where a text has words of a measure, as (offset, measure), in order."""
    lower = text.lower()
    return tuple(sorted((m.start(), name) for name, pattern in _patterns() for m in pattern.finditer(lower)))


def measure_of(figure: Figure, sentence: str, at: int, context: Iterable[str]) -> str:
    """Return what a figure counts.

    Args:
        figure: The figure.
        sentence: The words of its sentence.
        at: Where the figure stands in it.
        context: The sentence before and the headline, nearest first.
    """
    if figure.measure not in BARE or figure.unit not in THINGS:
        return figure.measure
    here = measures_in(sentence)
    if here:
        return min(here, key=lambda m: (abs(m[0] - at), m))[1]
    if figure.unit == "person":
        return figure.measure
    for text in context:
        found = {name for _, name in measures_in(text)}
        if len(found) == 1:
            return found.pop()
    return figure.measure


@lru_cache(maxsize=1)
def _sets() -> tuple[frozenset[str], ...]:
    return tuple(frozenset(line.split()) for line in read_table("near_measures.tsv"))


@lru_cache(maxsize=4096)
def near_measures(one: str, other: str) -> bool:
    """Tell whether two measures count the same, or much the same, people."""
    return one == other or any(one in near and other in near for near in _sets())


@lru_cache(maxsize=4096)
def near_sets(measure: str) -> tuple[str, ...]:
    """Return what a measure shares with those near it: its name, and the numbers of the sets it is in."""
    return (measure, *(f"#{n}" for n, near in enumerate(_sets()) if measure in near))
