"""Everything that needs more than one report: Claims → Lineage, Entities, Origins, Findings."""

from secondsource.reconcile.reconciling import VERSIONS, reconcile

__all__ = ["VERSIONS", "reconcile"]
