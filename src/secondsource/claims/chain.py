"""The mentions of one actor while a report is read."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from secondsource.claims.mentions import Found


@dataclass(slots=True)
class Chain:
    """The mentions of one actor, growing while the report is read.

    Attributes:
        mentions: In order of the text.
        label: Entity label of its names, or ``""``.
        human: Whether it is a person or people.
        gender: As far as told.
        plural: Whether it is several.
        names: Token words of each name, lower case.
        heads: Lemmas that describe it ("minister").
        words: All words that describe it, lower case.
        past: Those of the heads that it is told to have been once ("former president").
        owned: Those of the heads that are told by whose they are, with the pronoun ("his wife").
        counted: Whether it is a number of people ("three officials"), which nobody is for long.
        country: ISO code that its words give, or ``None``.
    """

    mentions: list[Found] = field(default_factory=list)
    label: str = ""
    human: bool = False
    gender: str = "unknown"
    plural: bool = False
    names: list[tuple[str, ...]] = field(default_factory=list)
    heads: set[str] = field(default_factory=set)
    words: set[str] = field(default_factory=set)
    past: set[str] = field(default_factory=set)
    owned: set[str] = field(default_factory=set)
    counted: bool = False
    country: str | None = None

    def take(self, other: Chain, of: dict[int, Chain]) -> None:
        """Take over the mentions of another, and what describes it; ``of`` tells whose each head is."""
        self.mentions += other.mentions
        for mention in other.mentions:
            of[mention.head] = self
        self.heads |= other.heads
        self.words |= other.words
