"""What is mended in a tree: one word that hangs on another by a relation."""

from __future__ import annotations

from typing import NamedTuple


class Move(NamedTuple):
    """A token that hangs on another head by another relation; on itself by ``root``."""

    token: int
    head: int
    dep: str
