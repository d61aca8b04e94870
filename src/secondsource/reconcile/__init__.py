"""Everything that needs more than one report: Claims → Lineage, Entities, Origins, Findings."""

from typing import TYPE_CHECKING, Any

from secondsource.reconcile.versions import versions

if TYPE_CHECKING:
    from secondsource.reconcile.reconciling import reconcile

__all__ = ["reconcile", "versions"]


def __getattr__(name: str) -> Any:
    """Import numpy only when something that needs it is asked for."""
    if name == "reconcile":
        from secondsource.reconcile.reconciling import reconcile  # noqa: PLC0415

        return reconcile
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
