"""What the search for place names gives: tokens that name a place."""

from dataclasses import dataclass


@dataclass(slots=True, eq=False)
class Words:
    """Tokens [start, end) that name a place: as what, and why they were taken."""

    start: int
    end: int
    name: str
    why: str
    demonym: bool = False
    inside: bool = False  # in an organization's name: "Kentucky State Police"
