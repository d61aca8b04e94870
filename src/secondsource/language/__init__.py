"""Everything about English that is not about crises: text → spaCy `Doc`, by the one model that ships.

    >>> from secondsource.language import load
    >>> doc = load()("Lavrov said fighting had stopped.")

What is on the `Doc` is told in docs/reference/language.md.
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

from secondsource.language.identity import version
from secondsource.language.quick_import import import_spacy

if TYPE_CHECKING:
    from secondsource.language.extensions import Argument, Attribution, AttributionKind, Predicate
    from secondsource.language.pipeline import load

__all__ = ["Argument", "Attribution", "AttributionKind", "Predicate", "load", "version"]


def __getattr__(name: str) -> Any:
    """Import spaCy and ONNX Runtime only when something that needs them is asked for."""
    if name not in __all__:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    import_spacy()
    return getattr(import_module(f"{__name__}.{'pipeline' if name == 'load' else 'extensions'}"), name)
