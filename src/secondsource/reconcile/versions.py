"""Which rules made the findings."""

VERSIONS = "reconcile 8"
"""Raised by every change of a rule, a weight or a word list of this room that can change a finding."""
