"""Which model and which rules made a claim."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.tokens import Doc

RULES = "21"
"""Version of the rules and word lists of this room; raised by every change that changes a claim."""


def of(doc: Doc) -> str:
    """Return the versions to write on everything made from a document ("reader 1.0+ab12cd34; claims 1")."""
    reader = doc.user_data.get("secondsource.reader") or "reader unknown"
    return f"{reader}; claims {RULES}"
