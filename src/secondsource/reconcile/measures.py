"""What a figure counts, also where its own words do not tell: from its sentence, the one before, the headline."""

import re
from collections.abc import Iterable
from functools import lru_cache

from secondsource.model import Figure
from secondsource.reconcile.words import read_table

# Measures of people; a claim with such a figure is about that figure.
PEOPLE = frozenset({
    "killed", "injured", "missing", "detained", "displaced", "sheltered", "evacuated", "trapped", "affected",
    "dead_or_injured", "dead_or_missing", "rescued", "aboard", "bodies", "released", "infected", "hospitalized", "besieged",
    "captured", "arrested", "homeless", "treated", "in_need", "refugees", "returned", "held", "kidnapped",
    "escaped", "surrendered", "protesting", "vaccinated",
})  # fmt: skip
# Of people as they are at a moment: the number falls as well as it rises.
OF_NOW = frozenset({"missing", "trapped", "besieged", "held", "aboard", "in_need"})
OF_THE_EVENT = frozenset({"magnitude"})  # what is measured of the happening itself
OF_ONE_PERSON = frozenset({"age"})  # tells of somebody, and counts nobody
# Tells what stood there before, how far or how long: beside a count of what happened, none of it is what a finding is about.
AROUND = frozenset(
    {"residents", "capacity", "difference", "distance", "duration", "area", "speed", "temperature"}
)
SHARES = frozenset({"share", "percentage"})  # of which each has a whole and a part
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
    behind = sentence[at + len(figure.text) :]
    if of_another_role(figure, sentence[:at]) or told_otherwise(behind):
        return figure.measure
    here = [
        m
        for m in measures_in(sentence)
        if _one_clause(sentence, at, m[0]) and not _anothers(sentence, at, m[0], figure.text)
    ]
    if here:
        return min(here, key=lambda m: (abs(m[0] - at), m))[1]
    if figure.unit == "person" or not _COUNTS.search(sentence) or _OF_FIGURE.search(sentence[:at]):
        return figure.measure
    for text in context:
        found = {name for _, name in measures_in(text)}
        if len(found) == 1:
            return found.pop()
    return figure.measure


# "Killed by two officers", "pointed a gun at two officers": who is counted is not who was killed.
_BY = re.compile(r"\b(?:by|against)\s+(?:the |some |at least |about )?$", re.IGNORECASE)
_AT = re.compile(
    r"\b(?:point|aim|fir|shoot|shot|throw|threw|hurl|lob|shout|swing|swung)\w*\b[^,.;]{0,30}?\b(?:at|into|towards?)\s+(?:the )?$",
    re.IGNORECASE,
)


def of_another_role(figure: Figure, before: str) -> bool:
    """Tell whether a preposition makes those counted the doers, or what is aimed at, and no number of a toll ("stands at 12")."""
    return bool(_BY.search(before[-24:])) or (bool(figure.population) and bool(_AT.search(before[-60:])))


# "540 *suspected*, 22 deaths", "two dead, 11 *still inside*", "14 dead and 300,000 *without power*": their own words tell
# another thing of them, where no word of a measure follows in them.
_OTHERWISE = re.compile(
    r"^\s*(?:people |others |more )?(?:(?:were |was |are )?left )?(?:suspected|confirmed|probable|(?:still |remain(?:ing|s)? |trapped )?inside|still|remaining|remain"
    r"|unaccounted|without|out|alive|safe|unharmed|on site|of (?:an? |the |its )?(?:estimated |planned )?[\d,.]+)\b(?P<rest>[^,.;|()]*)",
    re.IGNORECASE,
)


def told_otherwise(behind: str) -> bool:
    """Tell whether the words right behind a number tell what those are whom it counts, and no word of a measure is among them."""
    found = _OTHERWISE.match(behind)
    return found is not None and not measures_in(found.group())


# "The ministry's *figure of* 19": what it is of, the claim's own words would tell.
_OF_FIGURE = re.compile(
    r"\b(?:figure|number|count|estimate) of (?:about |some |at least |over )?$", re.IGNORECASE
)
_NUMBERED = re.compile(
    r"(?P<number>\b(?:\d[\d,.]*|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|\w+teen|\w+ty|dozens|hundreds))\s+$",
    re.IGNORECASE,
)


def _anothers(sentence: str, at: int, word: int, text: str) -> bool:
    """Tell whether a word of a measure has a number of its own, other than the one at ``at`` ("540 suspected, *22 deaths*")."""
    own = _NUMBERED.search(sentence[max(word - 24, 0) : word])
    if own is None:
        return False
    begin = max(word - 24, 0) + own.start("number")
    return not at <= begin < at + len(text)


# Words by which a sentence says that its number is of a count, or of people, told of before.
_COUNTS = re.compile(
    r"\b(?:toll|tally|count|number|figure|total|ros[e]|risen|rises?|climb\w*|reach\w*|stands?|stood|put|puts|(?:of|among) (?:these|them|those|whom))\b",
    re.IGNORECASE,
)
# Where another clause begins, whose words do not tell what a number counts.
_CLAUSE = re.compile(
    r"[;:()]|[.!?] |, (?:and|but|who|which|where|when|while|as)\b|\b(?:who|which|while|when|where|because|after|before)\b",
    re.IGNORECASE,
)
# "20 migrants, four *of them* dead": of the four alone.
_OF_SOME = re.compile(r",[^,]*\b(?<!all )(?<!both )(?<!each )of (?:them|whom|these|those)\b", re.IGNORECASE)


def tells_of_some(behind: str) -> bool:
    """Tell whether the words behind a number go on about a part of those counted only."""
    return bool(_OF_SOME.search(behind))


FAR_WORDS = 60  # characters between a number and the word that tells what it counts


def _one_clause(sentence: str, at: int, word: int) -> bool:
    """Tell whether a word of a measure stands in the clause of a number, near it."""
    between = sentence[min(at, word) : max(at, word)]
    return len(between) <= FAR_WORDS and not _CLAUSE.search(between) and not tells_of_some(between)


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
