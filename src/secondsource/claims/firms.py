"""The legal forms of firms, which stand before or behind their names."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable


BEFORE = frozenset({"PT", "CV", "UD", "OOO", "ZAO", "OAO", "PJSC"})
"""Legal forms that stand before a firm's name."""
BEHIND = frozenset({
    "Ltd", "Ltd.", "Limited", "Inc", "Inc.", "GmbH", "Tbk", "Corp", "Corp.", "Corporation", "Co.", "PLC",
    "Plc", "plc", "LLC", "LLP", "AG", "SA", "S.A.", "NV", "N.V.", "BV", "B.V.", "Bhd", "Pty", "SpA", "S.p.A.",
    "Oy", "AB", "A.S.", "KK", "SARL", "SAS", "KG", "JSC",
})  # fmt: skip
"""Legal forms that stand behind one."""
_FORMS = frozenset(
    word.lower().strip(".") for word in BEFORE | BEHIND if word not in {"Co.", "Limited", "Corporation"}
)


def keyed(words: Iterable[str]) -> list[str]:
    """Return the words of a name without legal forms of firms, unless nothing else is left."""
    kept = list(words)
    bare = [word for word in kept if word not in _FORMS]
    return bare or kept
