"""An event as the text reports it, in tokens."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

EventKind = Literal["verb", "noun", "adjective"]


@dataclass(slots=True, eq=False)
class Event:
    """One reported event.

    Attributes:
        type: PLOVER type or crisis matter.
        mode: What within the type, or ``None``.
        trigger: The word that names it.
        kind: Whether that is a verb, a noun or an adjective.
        anchor: The predicate of the clause that says so: the trigger itself, or for a noun the verb that it
            depends on ("launched" an attack).
        parts: Further words that belong to the same event ("killed in *clashes*").
        content_of: Index of the saying whose content is this noun itself ("demanded a *ceasefire*"), or ``None``.
        presupposed: Whether it is only mentioned as having been ("after the retreat").
        receives: Whether the subject of the governing verb undergoes it ("came under attack").
    """

    type: str
    mode: str | None
    trigger: int
    kind: EventKind
    anchor: int
    parts: tuple[int, ...] = ()
    content_of: int | None = None
    presupposed: bool = False
    receives: bool = False
