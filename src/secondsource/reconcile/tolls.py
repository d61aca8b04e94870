"""The counts of one finding over time: which overtakes, corrects or contradicts which, and the range they leave.

Told apart: a later count (a toll rises), a correction (the words say so, or the same origin gives another
number later), a retraction, another scope (people, place, day, period), and a contradiction (two origins, one thing,
one scope, numbers that cannot both be so).
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

from secondsource.model import Change, Range
from secondsource.reconcile.atlas import Atlas
from secondsource.reconcile.contrasts import contrasted
from secondsource.reconcile.counts import Count, compatible, grows, higher, later, same_number, same_thing
from secondsource.reconcile.figures_disputed import SAME_WORDING, disputes, rivals
from secondsource.reconcile.ranges import range_of
from secondsource.reconcile.revisions import gave_first, is_old, revisions
from secondsource.reconcile.tallies import incomparable, tallies


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
        main: The counts that are compared, in order of report.
        steps: One per count of the finding, in order of report.
        standing: The counts of the main ones that still stand, in order of report.
        range: Low, best and high of those.
        disputed: Pairs that cannot both be so.
    """

    measure: str
    main: tuple[Count, ...]
    steps: tuple[Step, ...]
    standing: tuple[Count, ...]
    range: Range
    disputed: tuple[tuple[Count, Count], ...]


def assess(counts: Sequence[Count], atlas: Atlas) -> Assessment | None:
    """Compare the counts of a finding, given in order of report date and text.

    Those that count what the finding is mostly about are compared with each other; the rest are of another scope.
    """
    groups = tallies(counts, atlas)
    if not groups:
        return None
    main = groups[0]
    steps: list[Step] = []
    standing: list[Count] = []
    disputed: list[tuple[Count, Count]] = []
    for count in main:
        if _is_old_number(count, counts):
            steps.append(_old_number(count, counts))
            continue
        if (repeated := _repeats(count, steps, standing)) is not None:
            steps.append(repeated)
            continue
        earlier = _Earlier(standing, steps, _held_to(disputed, standing), counts)
        step, overtaken, against = _step(count, earlier, atlas)
        steps.append(step)
        against = [*against, *(c for c in _still_against(count, overtaken, disputed) if c not in against)]
        standing = [c for c in standing if c not in overtaken]
        disputed += [(other, count) for other in against]
        if _stands(step, steps, standing):
            standing.append(count)
    disputed = [(a, b) for a, b in disputed if a in standing and b in standing]
    measures = [c.figure.measure for c in main]
    measure = min(measures, key=lambda m: (-measures.count(m), measures.index(m)))
    others = [_beside(count, main, atlas) for group in groups[1:] for count in group]
    order = {id(count): n for n, count in enumerate(counts)}
    return Assessment(
        measure,
        tuple(main),
        tuple(sorted([*steps, *others], key=lambda s: order[id(s.count)])),
        tuple(standing),
        range_of(measure, standing, disputed),
        tuple(disputed),
    )


def _held_to(disputed: Sequence[tuple[Count, Count]], standing: Sequence[Count]) -> list[Count]:
    """Return the counts that stand in a dispute: only their own origins change them."""
    return [c for pair in disputed for c in pair if all(one in standing for one in pair)]


def _still_against(
    count: Count, overtaken: Sequence[Count], disputed: Sequence[tuple[Count, Count]]
) -> list[Count]:
    """Return the counts that disputed a number which this one overtakes, and that cannot be so beside the new one either."""
    if count.figure.bound == "vague":
        return []
    pairs = [turn for pair in disputed for turn in (pair, pair[::-1])]
    return [
        other
        for old, other in dict.fromkeys(pairs)
        if old in overtaken
        and other not in overtaken
        and other.origin != count.origin
        and not compatible(other.figure, count.figure)
    ]


def _beside(count: Count, main: Sequence[Count], atlas: Atlas) -> Step:
    """Return the step of a count that cannot be held against the main ones."""
    last = next((c for c in reversed(main) if incomparable(c, count, atlas, matched=True)), main[-1])
    reason = incomparable(last, count, atlas, matched=True) or "too little shows that they count the same"
    return Step(
        count, "other_scope", last, f"{count.figure.text} and {last.figure.text} are not compared: {reason}."
    )


def _stands(step: Step, steps: Sequence[Step], standing: Sequence[Count]) -> bool:
    """Tell whether a count stands once it is known what it is to the earlier ones."""
    if _corrected_before(step, steps):
        return False
    if step.change == "other_scope":
        return not standing
    if step.count.as_of:
        return True
    overtaken = [s.count for s in steps[:-1] if s.count not in standing and s.change != "other_scope"]
    return step.against not in overtaken


def _corrected_before(step: Step, steps: Sequence[Step]) -> bool:
    """Tell whether a count repeats a number that a correction has replaced."""
    return any(
        s.change == "correction"
        and s.against is not None
        and s is not step
        and same_number(s.against, step.count)
        for s in steps
    )


def _old_number(count: Count, main: Sequence[Count]) -> Step:
    """Return the step of an old number that a sentence names beside the new one: it changes nothing."""
    new = next(c for c in main if _puts_right(c, count))
    why = f"{count.figure.text} is what its sentence replaces by {new.figure.text}."
    return Step(count, "joined", new, why)


def _repeats(count: Count, steps: Sequence[Step], standing: Sequence[Count]) -> Step | None:
    """Return the step of a count that gives an overtaken number again, in the words of its first telling; or ``None``."""
    for step in steps:
        before = step.count
        if (
            standing
            and step.change != "other_scope"
            and before.origin == count.origin
            and count.claim.report != before.claim.report
            and same_number(before, count)
            and _one_wording(before, count)
            and before not in standing
        ):
            why = f"{count.figure.text} is told in the words of an earlier report, and {standing[-1].figure.text} has been given since."
            return Step(count, "joined", standing[-1], why)
    return None


def _one_wording(one: Count, other: Count) -> bool:
    a, b = one.profile.stems, other.profile.stems
    return len(a & b) >= SAME_WORDING * max(len(a), len(b), 1)


def _same_sentence(one: Count, other: Count) -> bool:
    return one.claim.report == other.claim.report and one.claim.sentence == other.claim.sentence


def _is_old_number(count: Count, all_counts: Sequence[Count]) -> bool:
    """Tell whether a count is the old number that a correcting sentence names beside the new one."""
    return any(_puts_right(other, count) for other in all_counts)


def _puts_right(new: Count, old: Count) -> bool:
    """Tell whether a sentence names an old number behind the new one, or, as one that was given first, before it."""
    if not _same_sentence(new, old) or same_number(new, old):
        return False
    if new.figure.span.start > old.figure.span.start:
        both = same_thing(new.figure, old.figure) and not contrasted(new, old)
        return both and gave_first(_before(old))
    said = {"correction", "rise"} & revisions(old.sentence)
    return bool(said) and is_old(_before(old)) and not gave_first(_before(new))


def _is_replaced(old: Count, count: Count, all_counts: Sequence[Count]) -> bool:
    """Tell whether a count gives the old number that the sentence of another names, or the notice of correction that is of both."""
    if _same_sentence(old, count) and _is_old_number(old, all_counts):
        return True
    noticed = old.claim.report == count.claim.report and "correction" in old.notice & count.notice
    return noticed and is_old(_before(old)) and not same_number(old, count)


def _before(count: Count) -> str:
    """Return the words of its sentence before a count's number."""
    return count.sentence[: max(0, count.figure.span.start - count.claim.sentence.start)]


class _Earlier(NamedTuple):
    """What there is when a count comes.

    Attributes:
        standing: The counts that stand.
        steps: What each count was to those before it.
        held_to: The standing ones that are in dispute.
        given: All counts of the finding.
    """

    standing: Sequence[Count]
    steps: Sequence[Step]
    held_to: Sequence[Count]
    given: Sequence[Count]


def _step(count: Count, earlier: _Earlier, atlas: Atlas) -> tuple[Step, list[Count], list[Count]]:
    """Return what a count is to the earlier ones, which of those it overtakes, and which it contradicts."""
    standing, steps, held_to, given = earlier
    said, text = revisions(count.sentence) | count.notice, count.figure.text
    if not standing and not steps:
        first: Change = "retraction" if "retraction" in said else "first"
        return Step(count, first, None, f"The first to give it: {text}."), [], []
    if "retraction" in said:
        last = standing[-1] if standing else None
        return Step(count, "retraction", last, "Its words take back what was said."), list(standing), []
    if not count.as_of:
        return _undated(count, standing, steps)
    if not standing:
        return (
            Step(
                count, "joined", steps[-1].count, f"{text} is given where no earlier number stands any more."
            ),
            [],
            [],
        )
    rising = [
        c
        for c in standing
        if higher(c, count)
        and grows(count)
        and (later(c, count) or "rise" in said)
        and not rivals(c, count, atlas)
        and not (c.figure.high == 0.0 and c in held_to and c.origin != count.origin)  # "nobody was harmed"
    ]
    differing = [c for c in standing if c not in rising and not compatible(c.figure, count.figure)]
    own = [c for c in differing if c.origin == count.origin]
    gave = any(s.count.origin == count.origin for s in steps)
    changed = _noticed(count, standing, gave=gave) if "correction" in count.notice else []
    old = [c for c in given if _is_replaced(c, count, given)] if "correction" in said else []
    named = [c for c in (*differing, *rising) if any(same_number(c, replaced) for replaced in old)]
    corrected = named or changed or own
    corrected = corrected or [c for c in differing or rising if not gave or c.origin == count.origin]
    others = [c for c in differing if c.origin != count.origin and disputes(c, count, atlas)]
    if "correction" in said and corrected and not ("rise" in said and not differing):
        return (
            Step(
                count,
                "correction",
                corrected[-1],
                f"{text} after {corrected[-1].figure.text}: its words say that an earlier number is corrected.",
            ),
            [*corrected, *rising],
            [c for c in others if c not in named] if named else [],
        )
    if own and later(own[-1], count):
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
    insists = any(c.origin == count.origin and same_number(c, count) for c in standing)
    if (
        others
        and not insists
        and not grows(count)
        and count.figure.mode != "measurement"
        and later(others[-1], count)
        and not any(c in held_to or rivals(c, count, atlas) for c in others)
    ):
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
    if differing:
        return Step(count, "joined", differing[-1], _differs(count, differing[-1])), [], []
    return Step(count, "joined", standing[-1], f"{text} agrees with {standing[-1].figure.text}."), [], []


def _differs(count: Count, last: Count) -> str:
    """Return why a number that differs from an earlier one neither overtakes, corrects nor contradicts it."""
    both = f"{count.figure.text} and {last.figure.text}"
    if last.origin == count.origin:
        return f"{both}: one origin, told in different numbers."
    if not later(last, count):
        return f"{both}: of reports of one day, and which is the later is not known."
    if grows(count) and not higher(last, count):
        return (
            f"{both}: the later report gives the lower number, and does not say that it corrects the other."
        )
    return f"{both}: of reports of different days, and too little shows that they count the very same."


def _noticed(count: Count, standing: Sequence[Count], *, gave: bool) -> list[Count]:
    """Return the counts that a notice of correction replaces: those of its origin; if it gave none, all of another number."""
    other = [c for c in standing if not same_number(c, count)]
    own = [c for c in other if c.origin == count.origin]
    return own if gave else other


def _undated(
    count: Count, standing: Sequence[Count], steps: Sequence[Step]
) -> tuple[Step, list[Count], list[Count]]:
    """Place a count whose report has no date: with the one that it repeats, if there is one."""
    text = count.figure.text
    repeated = next((s.count for s in reversed(steps) if same_number(s.count, count)), None)
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
