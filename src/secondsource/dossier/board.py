"""The lists of the first screen in two columns: how long each is drawn, and where it stands."""

import math
from collections.abc import Mapping, Sequence

from secondsource.dossier.entries import FindingPage, Side
from secondsource.dossier.wording import FACET_WORDS, SIDE_WORDS

#: Findings in a list, and in one that is made longer so that its column is as long as the other.
LINES, MOST = 6, 12
#: Characters on a line of a title, of what stands under it, and of one side of a dispute.
TITLE, UNDER, SIDE = 50, 62, 27
#: Heights in lines of what stands under a title: of a title's line, of the head of a list, of the room around a finding.
TITLE_LINE, HEAD, AROUND = 1.15, 4.5, 1.2
#: Names of voices and of origins that are written out.
VOICES, ORIGINS = 4, 3


def board(
    lists: Mapping[str, Sequence[FindingPage]],
) -> tuple[tuple[tuple[str, ...], tuple[str, ...]], Mapping[str, tuple[FindingPage, ...]]]:
    """Return which lists stand in the left and in the right column, and what stands in each.

    The order, down the left column and then down the right one, is that of a narrow screen and of a reader who
    listens: what is disputed, what changed, what is established, what is not corroborated. Where nothing is
    disputed, what is established comes first. The columns are divided where both are about as long, and the last
    list of the shorter one is made longer.

    Args:
        lists: By name (``disputed``, ``changed``, ``established``, ``single``), all that could stand in each, those
            that matter most first.

    Returns:
        The names of the lists in the left and in the right column, and what stands in each list; one of changes or
        of what is not corroborated that would be empty is left out.
    """
    first = (
        ("disputed", "changed", "established")
        if lists["disputed"]
        else ("established", "disputed", "changed")
    )
    order = [name for name in (*first, "single") if lists[name] or name in ("disputed", "established")]
    shown = {name: list(found[:LINES]) for name, found in lists.items()}
    length = {name: HEAD + sum(map(height, shown[name])) for name in order}

    def uneven(cut: int) -> float:
        return abs(sum(length[n] for n in order[:cut]) - sum(length[n] for n in order[cut:]))

    cut = min(range(1, len(order)), key=uneven)
    columns = (order[:cut], order[cut:])
    left, right = (sum(length[n] for n in column) for column in columns)
    last = columns[0 if left < right else 1][-1]
    room = abs(left - right)
    elsewhere = {finding.id for found in shown.values() for finding in found}
    for finding in [f for f in lists[last][LINES:] if f.id not in elsewhere][: MOST - LINES]:
        room -= height(finding)
        if room < 0:
            break
        shown[last].append(finding)
    return (tuple(columns[0]), tuple(columns[1])), {name: tuple(found) for name, found in shown.items()}


def height(finding: FindingPage) -> float:
    """Return how high a finding is drawn in a list, roughly, in lines of what stands under its title."""
    under = 0.0
    if finding.sides and finding.sides[0].facet:
        under += sum(_lines(_said(side), UNDER) for side in finding.sides)
    elif finding.sides:
        against = [_lines(_said(s), SIDE) for s in finding.sides if s.kind not in ("says", "contrary")]
        under += max(sum(against), sum(_lines(_said(s), SIDE) for s in finding.sides) - sum(against))
    for note in (
        finding.check,
        finding.doubt,
        finding.changed_why,
        finding.changed_by and finding.changed_by[0],
    ):
        under += _lines(len(note.text) + len("Corrected, 10 Dec 2016 "), UNDER) if note else 0
    support = len("Not corroborated 3 origins in 10 reports") + 6
    if not finding.sides:
        support += sum(len(g.name.text) + 2 for g in finding.groups[:ORIGINS])
        support += len(", none shown to confirm another") * (finding.origins.n > 1)
    return TITLE_LINE * _lines(len(finding.title.text), TITLE) + _lines(support, UNDER) + under + AROUND


def _said(side: Side) -> int:
    """Return how many characters a side of a dispute has."""
    names = sum(len(name.text) + 2 for _, name in side.voices[:VOICES])
    label = FACET_WORDS[side.facet] if side.facet else SIDE_WORDS[side.kind]
    return len(label) + 1 + names + (len(side.words.text) if side.words else 0)


def _lines(characters: int, room: int) -> float:
    return math.ceil(characters / room)
