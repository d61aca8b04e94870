"""Finds the events of a document: verbs, nouns with the verbs that report them, and states."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from secondsource.claims.events import nouns, states, verbs
from secondsource.claims.events.event import Event

if TYPE_CHECKING:
    from collections.abc import Sequence

    from secondsource.claims.events.matching import Matcher
    from secondsource.claims.saying import Saying
    from secondsource.claims.tree import Tree


def detect(tree: Tree, matcher: Matcher, sayings: Sequence[Saying]) -> list[Event]:
    """Find the events of a document, in order of their triggers; none is part of another."""
    cues = {saying.cue_head: number for number, saying in enumerate(sayings) if saying.cue_head is not None}
    events: dict[int, Event] = {event.trigger: event for event in verbs.find(tree, matcher, cues)}
    absorbed: dict[int, list[int]] = {}
    for index in sorted(matcher.nouns):
        placed = nouns.find(tree, matcher, sayings, cues, events, index)
        if not isinstance(placed, Event) and nouns.names_victim(tree, matcher, events, index, placed):
            placed = Event(*matcher.nouns[index], index, "noun", index, presupposed=True)
        if isinstance(placed, Event):
            events[index] = placed
        elif placed is not None:
            absorbed.setdefault(placed, []).append(index)
    for event in states.find(tree, events):
        events[event.trigger] = event
    _resolve_parts(events, absorbed)
    return [events[index] for index in sorted(events)]


def _resolve_parts(events: dict[int, Event], absorbed: dict[int, list[int]]) -> None:
    for owner, parts in absorbed.items():
        if owner in events:
            events[owner] = replace(events[owner], parts=tuple(sorted({*events[owner].parts, *parts})))
