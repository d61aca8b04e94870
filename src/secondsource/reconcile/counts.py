"""One count of a finding, and whether two counts are of one thing and scope, so that their numbers can be compared."""

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

from secondsource.model import Claim, Figure
from secondsource.reconcile.days import days_of
from secondsource.reconcile.matching.features import ends, overlap, typical
from secondsource.reconcile.matching.profile import Profile
from secondsource.reconcile.measures import BARE, OF_NOW, PEOPLE, THINGS, near_measures
from secondsource.reconcile.populations import heads, shared, singular, some_of
from secondsource.reconcile.revisions import Revision
from secondsource.reconcile.words import fold, read_table

ROUNDING = 0.1  # two exact numbers this near (relative) are one count, rounded
SPELL_DAYS = 3  # a count over more days is not one of an event
# Measures that take two counts together; beside one of them it is another count, though of the same people.
_TOGETHER = frozenset({"dead_or_injured", "dead_or_missing"})


class Count(NamedTuple):
    """One figure with what is needed to compare it.

    Attributes:
        claim: The claim that gives it.
        figure: The figure.
        profile: The claim as matching sees it: where, when, who.
        as_of: Partial ISO 8601 date of its report, or "".
        origin: Id of the claim's origin.
        sentence: The words of its sentence.
        notice: What a notice elsewhere in its report says of its number ("(Corrects … to more than 800)").
        part: Whether it is a part, or comes on top, of another number: of one in the same claim, or by its words
            ("another five", "the remaining six").
        voice: Whether its report tells it in its own voice.
        nobody: Whether nobody can be named as its origin.
        earlier: Whether it is of an earlier happening that its report tells of for comparison.
    """

    claim: Claim
    figure: Figure
    profile: Profile
    as_of: str
    origin: str
    sentence: str
    notice: frozenset[Revision] = frozenset()
    part: bool = False
    voice: bool = False
    nobody: bool = False
    earlier: bool = False


_ADDED = re.compile(
    r"\b(?:another|other|others|remaining|further|additional|more|rest|of them|of whom|of those|of these)\b\W*$"
)
_ADDED_AFTER = re.compile(
    r"^\W*(?:\w+ )?(?:others|other|more|further|of (?:them|whom|those|these|the|its|their|our|his|her|some|more than|at least|about|nearly))\b"
)

# "Two tourists were among those rescued": some of them.
_AMONG = re.compile(
    r"^[^.;:]{0,40}\b(?:is|are|was|were|being)\W+(?:also )?among (?:the|those|them|its|their)\b",
    re.IGNORECASE,
)


# "Twelve others were injured": besides the dead, and all who were.
_BESIDE_THE_DEAD = re.compile(
    r"\W*(?:(?:\w+ )?others|(?:other |more )?people)\b(?: (?:were|was|have been|are|had been|had|have|sustained|suffered|got))?"
    r"(?: (?:also|badly|slightly|seriously|critically|reported|still|left))?"
    r" (?:injur\w+|wound\w*|hurt|missing|unaccounted|hospitali[sz]ed|rescued|trapped|treated|admitted|in hospitals?"
    r"|sicken\w*|poison\w*|blind\w*|(?:taken|rushed|brought|sent) to (?:an? |the )?(?:\w+ )?(?:hospitals?|clinics?))\b",
    re.IGNORECASE,
)


def added(before: str, after: str) -> bool:
    """Tell whether the words around a number make it one on top, or a part, of another ("another five", "six others")."""
    lower = before[-16:].lower()
    if lower.rstrip().endswith("more"):
        return False
    if _BESIDE_THE_DEAD.match(after):
        return False
    return bool(_ADDED.search(lower) or _ADDED_AFTER.search(after[:24].lower()) or _AMONG.search(after))


# "Three bodies were found, bringing the number of dead to five": what is told before is among what is told behind.
_BRINGS = re.compile(
    r"^[^;]*?\b(?:br(?:ings?|inging|ought)|tak(?:es?|ing)|rais(?:es?|ing)|push(?:es|ing)|lift(?:s|ing))\b[^.;]{0,80}?\bto\b",
    re.IGNORECASE,
)


def summed_up(figure: Figure, after: str, beside: Sequence[tuple[str, Figure]]) -> bool:
    """Tell whether the sentence goes on to what a number brings the count to, which is larger."""
    brings = _BRINGS.match(after)
    if brings is None or figure.best is None:
        return False
    start = figure.span.end + brings.end()
    return any(
        f.measure == figure.measure and f.span.start >= start and (f.best or 0.0) > figure.best
        for _, f in beside
    )


def same_number(one: Count, other: Count) -> bool:
    """Tell whether both give one and the same number."""
    return one.figure.best is not None and one.figure.best == other.figure.best


def compatible(f: Figure, g: Figure) -> bool:
    """Tell whether two figures can both be so: bounds count, and an exact number may be a rounded one."""
    if f.best is not None and g.best is not None and {f.bound, g.bound} <= {"exact", "about"}:
        return overlap(f, g) or (
            f.bound != g.bound and abs(f.best - g.best) <= ROUNDING * max(f.best, g.best)
        )
    (low, high), (other_low, other_high) = ends(f), ends(g)
    return low <= other_high and other_low <= high


def same_thing(f: Figure, g: Figure) -> bool:
    """Tell whether two figures count, or measure, one kind of thing: people as people, houses as houses, kilometers as kilometers."""
    if "rate" in {f.mode, g.mode} and f.mode != g.mode:
        return False
    together = {f.measure, g.measure} & _TOGETHER
    # Where nobody was "dead or injured", nobody was dead.
    none = any(h.measure in together and h.best == h.high == 0.0 for h in (f, g))
    if f.measure != g.measure and (not near_measures(f.measure, g.measure) or (together and not none)):
        return False
    if f.mode == "measurement" or g.mode == "measurement":
        return f.mode == g.mode and f.unit == g.unit
    if f.measure in PEOPLE and g.measure in PEOPLE:
        return f.unit in THINGS and g.unit in THINGS
    if f.measure in BARE and g.measure in BARE and f.unit == g.unit == "person":
        return shared(f, g) == "same"
    one, other = _thing(f), _thing(g)
    if f.measure in BARE or g.measure in BARE:
        return bool(one) and one == other
    return one == other or not one or not other


def _thing(figure: Figure) -> str:
    """Return the noun of what is counted, or "" where nothing tells."""
    if figure.unit is not None and figure.unit != "person":
        return singular(fold(figure.unit))
    words = (figure.population or "").split()
    if words:
        return singular(fold(words[-1]))
    return "person" if figure.unit == "person" else ""


@lru_cache(maxsize=1)
def _spells() -> tuple[re.Pattern[str], ...]:
    return tuple(re.compile(line) for line in read_table("spell_words.tsv"))


@lru_cache(maxsize=50_000)
def runs(text: str) -> bool:
    """Tell whether words say that a count is of a stretch of time ("since March", "the war has killed")."""
    lower = text.lower()
    return any(pattern.search(lower) for pattern in _spells())


def runs_over(count: Count) -> str:
    """Return the words of the stretch of time that a count runs over, or "" for a count of one event or day.

    A figure called cumulative is of a stretch only where a period or words say so: a toll of one event grows too. Those
    who are somewhere at a moment (aboard, missing, held) are counted over none.
    """
    figure, claim = count.figure, count.claim
    if figure.measure in OF_NOW:
        return ""
    if figure.period is not None:
        days = period_days(figure)
        if days is None or days > SPELL_DAYS:
            return figure.period.text
    if claim.time is not None and claim.time.kind == "duration" and figure.mode != "measurement":
        days = days_between(claim.time.start, claim.time.end)
        if days is None or days > SPELL_DAYS:
            return claim.time.text
    if figure.mode != "measurement" and runs(claim.text):
        return claim.text
    return ""


def days_between(start: str | None, end: str | None) -> int | None:
    """Return how many days lie from the start of a partial date to the end of another, or ``None``."""
    first, last = days_of(start) if start else None, days_of(end) if end else None
    return last.last - first.first + 1 if first and last else None


def period_days(figure: Figure) -> int | None:
    """Return how many days a figure's period covers, where it is known."""
    return days_between(figure.period.start, figure.period.end) if figure.period is not None else None


_NATIONWIDE = re.compile(
    r"\bnation-?wide\b|\bcountry-?wide\b|\b(?:in|across|throughout|over|for|of) the (?:whole|entire) (?:country|nation)\b|\b(?:across|throughout|all over) the (?:country|nation)\b",
    re.IGNORECASE,
)


@lru_cache(maxsize=50_000)
def nationwide(text: str) -> bool:
    """Tell whether words say that a count is of a whole country."""
    return bool(_NATIONWIDE.search(text))


def scope_differs(one: Count, other: Count) -> str:
    """Return why two counts are of different scope (people, stretch of time, part and whole), in words, or ""."""
    f, g = one.figure, other.figure
    if not same_number(one, other) and nationwide(one.claim.text) != nationwide(other.claim.text):
        return "the one is of a whole country"
    if not compatible(f, g) and _of_one_side(*((one, other) if higher(one, other) else (other, one))):
        return "the one is of what one side holds"
    if (one.part or other.part) and not same_number(one, other):
        return "the one is a part of a larger number, or comes on top"
    if _some_only(one, other) != _some_only(other, one):
        return "the one counts a part of others, by its words"
    stretch = runs_over(one), runs_over(other)
    if (
        bool(stretch[0]) != bool(stretch[1])
        and not (same_number(one, other) and ((f.best or 0) >= TELLING or _heads(one.claim, other.claim)))
        and not (runs(one.sentence) and runs(other.sentence))
    ):
        return "the one counts an event, the other a stretch of time"
    if all(stretch) and f.period is not None and g.period is not None and _other_stretch(f, g):
        return f"{f.period.text} and {g.period.text}"
    if f.measure in PEOPLE and g.measure in PEOPLE:
        who = shared(f, g)
        if who == "other":
            return f"{f.population} and {g.population}"
        if who == "part" and not same_number(one, other):
            return f"{f.population or 'all'} and {g.population or 'all'}: the one are a part of the other"
    return ""


def _some_only(one: Count, other: Count) -> bool:
    """Tell whether the first count is of a kind of people among others by its words, whom the second one does not name."""
    f, g = one.figure, other.figure
    if f.measure not in PEOPLE or g.measure not in PEOPLE or not some_of(f, one.claim.text):
        return False
    named = heads(f.population or "")
    return bool(named) and not named & heads(g.population or "") and shared(g, f) != "other"


def _heads(one: Claim, other: Claim) -> bool:
    """Tell whether one claim is of the headline above the other: it leaves out since when is counted."""
    return one.report == other.report and one.headline != other.headline


# "The toll in rebel areas": all places that one side holds, not the one that was hit.
_HELD = re.compile(
    r"\b(?:in|across|throughout|on) (?:the )?(?:(?:rebel|opposition|government|regime|militant|insurgent|army|loyalist|separatist|jihadist)s?"
    r"(?:[- ](?:held|controlled|run))?|\w+-(?:held|controlled)) (?:\w+ )?(?:areas|districts|parts|territory|territories|neighbou?rhoods|quarters|zones)\b",
    re.IGNORECASE,
)


def _of_one_side(smaller: Count, larger: Count) -> bool:
    """Tell whether the smaller number is of the areas that one side holds, by its words, and the larger one is not."""
    return bool(_HELD.search(smaller.claim.text)) and not _HELD.search(larger.claim.text)


TELLING = 20  # a number from which it is no chance that two counts give it


_COUNTING = re.compile(
    r"\b(?:toll|tally|body count|final count|number of (?:\w+ ){0,3}(?:dead|deaths|killed|victims|wounded|injured|missing|displaced)"
    r"|counting (?:those|him|her|them|the)|declared dead|br(?:ings|inging|ought) (?:the (?:\w+ )?(?:dead|deaths|number|total|count)|to \w+)|(?:rose|risen|rises|climb\w*|reach\w*|stands?|stood|increas\w*|jump\w*|pass\w*|grew|grown) (?:to|at|past|above)?)\b",
    re.IGNORECASE,
)


@lru_cache(maxsize=50_000)
def _counts_up(text: str) -> bool:
    return bool(_COUNTING.search(text))


def counting(claim: Claim) -> bool:
    """Tell whether a claim tells how far a count has come, so that its day is that of the counting ("the toll rose on Friday")."""
    return _counts_up(claim.text)


def _other_stretch(f: Figure, g: Figure) -> bool:
    if f.period is None or g.period is None or f.period.value == g.period.value:
        return False
    if f.period.start and g.period.start:
        first, second = days_of(f.period.start), days_of(g.period.start)
        return first is not None and second is not None and first.gap(second) > SPELL_DAYS
    return f.period.kind == g.period.kind == "duration"


def grows(count: Count) -> bool:
    """Tell whether such a count can only grow: people killed or hurt in one event, not those in a place."""
    return (
        count.figure.mode in {"incident", "cumulative"} and count.figure.measure in (PEOPLE | BARE) - OF_NOW
    )


def later(one: Count, other: Count) -> bool:
    """Tell whether the second report is dated after the first."""
    size = min(len(one.as_of), len(other.as_of))
    return bool(size) and one.as_of[:size] < other.as_of[:size]


def higher(one: Count, other: Count) -> bool:
    """Tell whether the second number is the greater one."""
    first, second = typical(one.figure), typical(other.figure)
    return first is not None and second is not None and second > first
