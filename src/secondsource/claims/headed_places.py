"""Lends the claims of a report in sections the place that heads their section: "*Greece – Wildfire* … *Türkiye – Wildfire* …".

Bulletins go through countries, a radio's round through towns. One heading alone may be a date line or a title: only where
several name different places are they sections.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

from secondsource.claims.going_on import happens
from secondsource.claims.sentences import opens_line
from secondsource.model.claim import Place
from secondsource.model.entity import Mention

if TYPE_CHECKING:
    from collections.abc import Sequence

    from secondsource.claims.places import PlaceMention
    from secondsource.claims.reading import Draft
    from secondsource.claims.registry import Registry
    from secondsource.claims.tree import Tree
    from secondsource.model.claim import Claim

_LONGEST = 16
"""Tokens of the longest heading."""
_BEHIND = frozenset({":", "–", "—", "-", "("})
"""What stands behind the place of a heading, or before what is told of it ("*Gabú –* The garrison waits")."""
_LEAST = 2
"""Different places that head sections, for a report to be in sections."""


class _Section(NamedTuple):
    """Sentences from one on to another, and the index of the place that heads them."""

    first: int
    stop: int
    place: int


def lend(
    tree: Tree,
    drafted: Sequence[tuple[Claim, Draft]],
    places: Sequence[PlaceMention],
    registry: Registry,
) -> list[tuple[Claim, Draft]]:
    """Return the claims, in their order, those of what happens that have no place with that of their section.

    Args:
        tree: The document.
        drafted: Claims with their drafts.
        places: The document's places.
        registry: The document's entities.
    """
    sections = _sections(tree, places)
    if not sections:
        return list(drafted)
    found = []
    for claim, draft in drafted:
        sentence = tree.sent[draft.predicate]
        number = next((s.place for s in sections if s.first <= sentence < s.stop), None)
        if number is not None and claim.place is None and happens(draft):
            span = places[number].span
            told = Mention(span.of(tree.text), span, registry.place_id(number))
            found.append((replace(claim, place=Place(told)), draft))
        else:
            found.append((claim, draft))
    return found


def _sections(tree: Tree, places: Sequence[PlaceMention]) -> list[_Section]:
    """Return the sections of a report, in order; none where their headings do not name different places."""
    heads = {place.start: n for n, place in enumerate(places) if place.kind == "named"}
    opened: list[tuple[int, int, bool]] = []  # sentence, place, whether the heading is a line of its own
    for number, (start, end) in enumerate(tree.sents):
        first = start
        while first < end and tree.pos[first] == "SPACE":
            first += 1
        place = heads.get(first)
        if place is None or not opens_line(tree, first):
            continue
        behind = places[place].end
        alone = not any(tree.is_predicate(i) and tree.finite(i) for i in range(first, end))
        line = alone and end - first <= _LONGEST and tree.words[end - 1] not in {".", "!", "?"}
        marked = behind < end and tree.words[behind] in _BEHIND and tree.start[behind] > tree.end[behind - 1]
        if (line and (marked or behind >= tree.trimmed(first, end)[1])) or (marked and not alone):
            opened.append((number, place, line))
    kinds = {
        line: {_same(places[place]) for _, place, own in opened if own == line} for line in (True, False)
    }
    for line in (True, False):
        if len(kinds[line]) >= _LEAST:
            chosen = [(number, place) for number, place, own in opened if own == line]
            ends = [number for number, _ in chosen[1:]] + [len(tree.sents)]
            return [
                _Section(number, end if line else min(end, _paragraph_end(tree, number)), place)
                for (number, place), end in zip(chosen, ends, strict=True)
            ]
    return []


def _same(place: PlaceMention) -> object:
    return place.geoname if place.geoname is not None else place.name.lower()


def _paragraph_end(tree: Tree, sentence: int) -> int:
    """Return the first sentence behind one whose line ends before it."""
    for number in range(sentence + 1, len(tree.sents)):
        if opens_line(tree, tree.sents[number][0]):
            return number
    return len(tree.sents)
