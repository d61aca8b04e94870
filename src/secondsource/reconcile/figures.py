"""The figures of one finding: which overtakes, corrects or contradicts which, and the range they leave.

Told apart: a later count (a toll rises), a correction (the words say so, or the same origin gives another
number later), a retraction, another scope (population, place, period, incident against cumulative), and a
contradiction (two origins, the same scope, ranges that cannot both be so).
"""

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal, NamedTuple

from secondsource.model import Change, Claim, Figure, Flag, Range
from secondsource.reconcile.days import days_of
from secondsource.reconcile.matching.features import ends, overlap, typical
from secondsource.reconcile.measures import BARE, PEOPLE, near_measures
from secondsource.reconcile.names import same_word
from secondsource.reconcile.words import fold, function_words, read_table

Revision = Literal["correction", "retraction", "dispute", "rise"]

ROUNDING = 0.1  # two exact numbers this near (relative) are one count, rounded
TENFOLD = 10.0  # a gap between two reports' numbers from which a digit may be lost
# Wounded per killed in war: 1.9 to 13.0 across conflicts (Coupland and Meddings, BMJ 1999;319:407-410).
# Flagged from half as much again.
WOUNDED_PER_KILLED = 20.0
FEW = 10  # ratios of smaller counts say nothing
_NOBODY = frozenset(
    {
        "people",
        "person",
        "persons",
        "others",
        "individuals",
        "individual",
        "human",
        "humans",
        "dead",
        "victims",
        "victim",
        "bodies",
        "lives",
    }
)


class Count(NamedTuple):
    """One figure with what is needed to compare it.

    Attributes:
        claim: The claim that gives it.
        figure: The figure.
        as_of: Partial ISO 8601 date of its report, or "".
        place: Case entity of the claim's own place, or "".
        origin: Id of the claim's origin.
        sentence: The words of its sentence.
        notice: What a notice elsewhere in its report says of its number ("(Corrects … to more than 800)").
        part: Whether the same claim gives a larger number of which this is a part.
    """

    claim: Claim
    figure: Figure
    as_of: str
    place: str
    origin: str
    sentence: str
    notice: frozenset[Revision] = frozenset()
    part: bool = False


@dataclass(frozen=True, slots=True)
class Step:
    """What one count did to those before it.

    Attributes:
        count: The count.
        change: What it is to the earlier ones.
        against: The count that it is compared with, or ``None`` for the first.
        why: In words for a person.
    """

    count: Count
    change: Change
    against: Count | None
    why: str


class Assessment(NamedTuple):
    """What the counts of a finding come to.

    Attributes:
        measure: What is counted.
        steps: One per count, in order of report.
        standing: The counts that still stand, in order of report.
        range: Low, best and high of those.
        disputed: Pairs that cannot both be so.
    """

    measure: str
    steps: tuple[Step, ...]
    standing: tuple[Count, ...]
    range: Range
    disputed: tuple[tuple[Count, Count], ...]


@lru_cache(maxsize=1)
def _patterns() -> list[tuple[Revision, re.Pattern[str]]]:
    rows = (line.split("\t") for line in read_table("revision_words.tsv"))
    return [(kind, re.compile(pattern)) for kind, pattern in rows]  # type: ignore[misc]


@lru_cache(maxsize=50_000)
def revisions(sentence: str) -> frozenset[Revision]:
    """Return by which kinds of words a sentence says that an earlier statement is changed."""
    text = sentence.lower().replace("’", "'")
    return frozenset(kind for kind, pattern in _patterns() if pattern.search(text))


def main_measure(counts: Sequence[Count]) -> str | None:
    """Return what most counts measure, people before things; ``None`` without counts."""
    if not counts:
        return None
    tally = Counter(c.figure.measure for c in counts)
    return min(tally, key=lambda m: (m not in PEOPLE, m in BARE, -tally[m], m))


def assess(counts: Sequence[Count]) -> Assessment | None:
    """Compare the counts of a finding, given in order of report date and text."""
    measure = main_measure(counts)
    if measure is None:
        return None
    own = [c for c in counts if near_measures(c.figure.measure, measure)]
    own = [c for c in own if typical(c.figure) is not None]
    if not own:
        return None
    steps: list[Step] = []
    standing: list[Count] = []
    disputed: list[tuple[Count, Count]] = []
    for count in own:
        step, overtaken, against = _step(count, standing, steps)
        steps.append(step)
        standing = [c for c in standing if c not in overtaken]
        disputed += [(other, count) for other in against]
        if _stands(step, own, steps, standing):
            standing.append(count)
    disputed = [(a, b) for a, b in disputed if a in standing and b in standing]
    return Assessment(
        measure, tuple(steps), tuple(standing), _range(measure, standing, disputed), tuple(disputed)
    )


def _stands(step: Step, own: Sequence[Count], steps: Sequence[Step], standing: Sequence[Count]) -> bool:
    """Tell whether a count stands once it is known what it is to the earlier ones."""
    if _is_old_number(step.count, own) or _corrected_before(step, steps):
        return False
    if step.change == "other_scope":
        return not standing
    overtaken = [s.count for s in steps[:-1] if s.count not in standing and s.change != "other_scope"]
    return bool(step.count.as_of) or step.against not in overtaken


def _corrected_before(step: Step, steps: Sequence[Step]) -> bool:
    """Tell whether a count repeats a number that a correction has replaced."""
    return any(
        s.change == "correction"
        and s.against is not None
        and s is not step
        and _same_number(s.against, step.count)
        for s in steps
    )


def _is_old_number(count: Count, all_counts: Sequence[Count]) -> bool:
    """Tell whether a count is the old number that a correcting sentence names beside the new one."""
    if "correction" not in revisions(count.sentence) and "rise" not in revisions(count.sentence):
        return False
    return any(
        other.claim.report == count.claim.report
        and other.claim.sentence == count.claim.sentence
        and other.figure.measure == count.figure.measure
        and other.figure.span.start < count.figure.span.start
        and _from_before(count)
        for other in all_counts
    )


def _from_before(count: Count) -> bool:
    """Tell whether the words just before a number make it the old one ("from 135", "not 20", "earlier … 20")."""
    at = count.sentence.find(count.figure.text)
    before = count.sentence[max(0, at - 60) : at].lower() if at >= 0 else ""
    return bool(
        re.search(
            r"\b(?:from|not|instead of|rather than|than|earlier|previous(?:ly)?|initial(?:ly)?|first)\b[^.;]{0,45}$",
            before,
        )
    )


def _step(
    count: Count, standing: Sequence[Count], steps: Sequence[Step]
) -> tuple[Step, list[Count], list[Count]]:
    """Return what a count is to the earlier ones, which of those it overtakes, and which it contradicts."""
    said, text = revisions(count.sentence) | count.notice, count.figure.text
    if not standing and not steps:
        first: Change = "retraction" if "retraction" in said else "first"
        return Step(count, first, None, f"The first to give it: {text}."), [], []
    if "retraction" in said:
        last = standing[-1] if standing else None
        return Step(count, "retraction", last, "Its words take back what was said."), list(standing), []
    if not count.as_of:
        return _undated(count, standing, steps)
    scope = next((reason for c in reversed(standing) if (reason := scope_differs(c, count))), "")
    same_scope = [c for c in standing if not scope_differs(c, count)]
    if not same_scope:
        last = standing[-1] if standing else steps[-1].count
        return (
            Step(
                count,
                "other_scope",
                last,
                f"{text} and {last.figure.text} are of another scope: {scope or 'another day'}.",
            ),
            [],
            [],
        )
    rising = [
        c for c in same_scope if _higher(c, count) and _grows(count) and (_later(c, count) or "rise" in said)
    ]
    differing = [c for c in same_scope if c not in rising and not compatible(c.figure, count.figure)]
    own = [c for c in differing if c.origin == count.origin]
    changed = [c for c in same_scope if not _same_number(c, count)] if "correction" in count.notice else []
    if (
        "correction" in said
        and (changed or own or differing or rising)
        and not ("rise" in said and not differing)
    ):
        corrected = changed or own or differing or rising
        return (
            Step(
                count,
                "correction",
                corrected[-1],
                f"{text} after {corrected[-1].figure.text}: its words say that an earlier number is corrected.",
            ),
            [*corrected, *rising],
            [],
        )
    others = [c for c in differing if c.origin != count.origin]
    if own and _later(own[-1], count):
        return (
            Step(
                count,
                "correction",
                own[-1],
                f"{text} after {own[-1].figure.text}: the same origin gives another number later.",
            ),
            own + rising,
            others,
        )
    if rising:
        return (
            Step(
                count,
                "later_count",
                rising[-1],
                f"{text} after {rising[-1].figure.text}: a later report gives a higher count, and a toll rises.",
            ),
            rising,
            others,
        )
    if others and not _grows(count) and count.figure.mode != "measurement" and _later(others[-1], count):
        return (
            Step(
                count,
                "later_count",
                others[-1],
                f"{text} after {others[-1].figure.text}: a later report gives the number of its own day.",
            ),
            others,
            [],
        )
    if others:
        return (
            Step(
                count,
                "contradiction",
                others[-1],
                f"{text} and {others[-1].figure.text}: of one scope, from different origins, and both cannot be so.",
            ),
            [],
            others,
        )
    if own:
        return (
            Step(
                count,
                "joined",
                own[-1],
                f"{text} and {own[-1].figure.text}: one origin, told in different numbers.",
            ),
            [],
            [],
        )
    return Step(count, "joined", same_scope[-1], f"{text} agrees with {same_scope[-1].figure.text}."), [], []


def _undated(
    count: Count, standing: Sequence[Count], steps: Sequence[Step]
) -> tuple[Step, list[Count], list[Count]]:
    """Place a count whose report has no date: with the one that it repeats, if there is one."""
    text = count.figure.text
    repeated = next((s.count for s in reversed(steps) if _same_number(s.count, count)), None)
    if repeated is not None:
        return (
            Step(
                count,
                "joined",
                repeated,
                f"{text} is what {repeated.figure.text} gave; its own report has no date.",
            ),
            [],
            [],
        )
    fitting = [c for c in standing if compatible(c.figure, count.figure)]
    if fitting or not standing:
        last = fitting[-1] if fitting else steps[-1].count
        return (
            Step(
                count, "joined", last, f"{text} agrees with {last.figure.text}; its own report has no date."
            ),
            [],
            [],
        )
    last = standing[-1]
    return (
        Step(
            count,
            "other_scope",
            last,
            f"{text} differs from {last.figure.text}; its report has no date, so which was first is not known.",
        ),
        [],
        [],
    )


def _same_number(one: Count, other: Count) -> bool:
    return one.figure.best is not None and one.figure.best == other.figure.best


def _grows(count: Count) -> bool:
    """Tell whether such a count can only grow: people killed or hurt in one event, not those in a place."""
    return count.figure.mode in {"incident", "cumulative"} and count.figure.measure in PEOPLE | {"count"}


def _later(one: Count, other: Count) -> bool:
    """Tell whether the second report is dated after the first."""
    size = min(len(one.as_of), len(other.as_of))
    return bool(size) and one.as_of[:size] < other.as_of[:size]


def _higher(one: Count, other: Count) -> bool:
    first, second = typical(one.figure), typical(other.figure)
    return first is not None and second is not None and second > first


def compatible(f: Figure, g: Figure) -> bool:
    """Tell whether two figures can both be so: bounds count, and an exact number may be a rounded one."""
    if f.best is not None and g.best is not None and {f.bound, g.bound} <= {"exact", "about"}:
        return overlap(f, g) or (
            f.bound != g.bound and abs(f.best - g.best) <= ROUNDING * max(f.best, g.best)
        )
    (low, high), (other_low, other_high) = ends(f), ends(g)
    return low <= other_high and other_low <= high


def scope_differs(one: Count, other: Count) -> str:
    """Return why two counts are of different scope, in words, or "" where they are not."""
    f, g = one.figure, other.figure
    if one.part != other.part:
        return "the one is a part of a larger number"
    if {f.mode, g.mode} == {"incident", "cumulative"} and bool(f.period) != bool(g.period):
        return "the one counts an event, the other a period"
    if (
        f.period is not None
        and g.period is not None
        and f.period.value != g.period.value
        and f.period.kind == g.period.kind == "duration"
    ):
        return f"{f.period.text} and {g.period.text}"
    kinds = _population(f), _population(g)
    if kinds[0] and kinds[1] and not kinds[0] & kinds[1]:
        return f"{f.population} and {g.population}"
    if bool(kinds[0]) != bool(kinds[1]) and typical(f) != typical(g):
        part, whole = (f, g) if kinds[0] else (g, f)
        smaller, larger = typical(part), typical(whole)
        if smaller is not None and larger is not None and smaller < larger and part.unit == "person":
            return f"{part.population} are a part of all"
    if one.place and other.place and one.place != other.place and f.mode != "measurement":
        return "they are given for different places"
    return ""


def _population(figure: Figure) -> frozenset[str]:
    return _counted(figure.population or "")


@lru_cache(maxsize=20_000)
def _counted(population: str) -> frozenset[str]:
    words = {same_word(fold(w)) for w in population.split()}
    return frozenset(words - function_words() - {same_word(w) for w in _NOBODY} - _NOBODY)


def _range(measure: str, standing: Sequence[Count], disputed: Sequence[tuple[Count, Count]]) -> Range:
    """Return low, best and high: the ends of the counts that stand, and the number most origins give."""
    scoped = [c for c in standing if not scope_differs(standing[-1], c)] if standing else []
    scoped = [c for c in scoped if c.figure.best is not None] or scoped
    if not scoped:
        return Range(None, None, None, measure, "none-stands")
    low, high = outer([c.figure for c in scoped])
    exact = [c for c in scoped if c.figure.best is not None]
    if disputed:
        return Range(low, None, high, measure, "disputed: ends of all counts that stand, no best")
    if not exact:
        return Range(low, None, high, measure, "vague: ends of all counts that stand")
    origins: dict[float, set[str]] = {}
    for c in exact:
        if c.figure.best is not None:
            origins.setdefault(c.figure.best, set()).add(c.origin)
    latest = {c.figure.best: n for n, c in enumerate(exact)}
    best = max(origins, key=lambda b: (len(origins[b]), latest[b]))
    return Range(
        low, best, high, measure, "standing: ends of the counts that stand; best by most origins, then latest"
    )


def outer(figures: Sequence[Figure]) -> tuple[float | None, float | None]:
    """Return the least and the greatest end of some figures, or ``None`` for an end that is open.

    "More than 800" bounds nothing above, "up to 3,500" nothing below; beside a count that goes further, what it
    leaves open is not what the accounts tell.
    """
    lows, highs = [], []
    open_low, open_high = float("inf"), float("-inf")
    for figure in figures:
        low = figure.low if figure.low is not None else figure.best
        high = figure.high if figure.high is not None else figure.best
        if figure.bound in {"fewer_than", "at_most"}:
            open_low = min(open_low, high if high is not None else 0.0)
        elif low is not None:
            lows.append(low)
        if figure.bound in {"more_than", "at_least"}:
            open_high = max(open_high, low if low is not None else 0.0)
        elif high is not None:
            highs.append(high)
    return (
        min(lows) if lows and min(lows) <= open_low else None,
        max(highs) if highs and max(highs) >= open_high else None,
    )


def flags(
    assessment: Assessment, counts: Sequence[Count], beside: Mapping[str, Sequence[tuple[str, Figure]]]
) -> tuple[Flag, ...]:
    """Return what a person should check.

    Args:
        assessment: Of the finding.
        counts: Its counts.
        beside: Claim id → other claims' figures (claim id, figure) of the same sentence or report.
    """
    found = []
    own = [c for c in counts if near_measures(c.figure.measure, assessment.measure)]
    for count in own:
        number = typical(count.figure)
        others = [
            typical(c.figure)
            for c in own
            if c.claim.report != count.claim.report and not scope_differs(c, count)
        ]
        known = sorted(x for x in others if x)
        if number and known:
            middle = known[len(known) // 2]
            if max(number, middle) / min(number, middle) >= TENFOLD:
                nearest = min((c for c in own if typical(c.figure) == middle), key=lambda c: c.claim.id)
                found.append(
                    Flag(
                        count.claim.id,
                        f"{count.figure.text} is out of proportion to {nearest.figure.text}, which another report gives for the same: a digit may be lost or added.",
                    )
                )
        for _, figure in beside.get(count.claim.id, ()):
            reason = implausible(count.figure, figure)
            if reason:
                found.append(Flag(count.claim.id, reason))
    return tuple(dict.fromkeys(found))


def implausible(one: Figure, other: Figure) -> str:
    """Return why a count of dead beside a count of wounded is to be checked, or ""."""
    by_measure = {one.measure: one, other.measure: other}
    if set(by_measure) != {"killed", "injured"}:
        return ""
    killed, injured = typical(by_measure["killed"]), typical(by_measure["injured"])
    if killed is None or injured is None or killed <= 0 or max(killed, injured) < FEW:
        return ""
    if injured / killed > WOUNDED_PER_KILLED:
        dead, hurt = by_measure["killed"].text, by_measure["injured"].text
        return f"{dead} dead beside {hurt} wounded: more wounded for each death than wars are known to leave; a digit may be lost or added."
    return ""


def period_days(figure: Figure) -> int | None:
    """Return how many days a figure's period covers, where it is known."""
    if figure.period is None or not figure.period.start or not figure.period.end:
        return None
    first, last = days_of(figure.period.start), days_of(figure.period.end)
    return last.last - first.first + 1 if first and last else None
