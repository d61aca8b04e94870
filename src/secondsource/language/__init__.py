"""Everything about English that is not about crises: text → spaCy `Doc`, by the one model that ships.

    >>> from secondsource.language import load
    >>> doc = load()("Lavrov said fighting had stopped.")

What is on the `Doc` is told in docs/reference/language.md.
"""

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from secondsource.language.extensions import Argument, Attribution, AttributionKind, Predicate
    from secondsource.language.pipeline import load

__all__ = ["Argument", "Attribution", "AttributionKind", "Predicate", "load"]


def __getattr__(name: str) -> Any:
    """Import spaCy and ONNX Runtime only when something that needs them is asked for."""
    if name == "load":
        from secondsource.language.pipeline import load  # noqa: PLC0415

        return load
    if name in __all__:
        from secondsource.language import extensions  # noqa: PLC0415

        return getattr(extensions, name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
