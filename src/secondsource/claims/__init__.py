"""Everything about crises that is inside one report: ``extract(report, doc)`` gives its claims, with who says them."""

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from secondsource.claims.extraction import extract

__all__ = ["extract"]


def __getattr__(name: str) -> Any:
    """Import spaCy and numpy only when something that needs them is asked for."""
    if name == "extract":
        from secondsource.claims.extraction import extract  # noqa: PLC0415

        return extract
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
