"""Which rules made the findings."""

VERSIONS = "reconcile 30"
"""Raised by every change of a rule, a weight or a word list of this room that can change a finding."""


def versions(relate: str | None) -> str:
    """Return what made a result: the rules, and what told the relations of claims, if anything did."""
    return VERSIONS if relate is None else f"{VERSIONS}; {relate}"
