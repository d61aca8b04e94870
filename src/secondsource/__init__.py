"""Reads many reports of one crisis and shows what is claimed, by whom, from how many independent origins.

>>> import secondsource as ss
>>> case = ss.Case.open("case.sqlite")  # doctest: +SKIP
>>> case.findings()  # doctest: +SKIP
"""

import importlib
from typing import TYPE_CHECKING, Any

__version__ = "0.1.0"

_MODULES = {
    "Case": "secondsource.case",
    "Changes": "secondsource.changes",
}

if TYPE_CHECKING:
    from secondsource.case import Case as Case
    from secondsource.changes import Changes as Changes

__all__ = ["Case", "Changes", "__version__"]


def __getattr__(name: str) -> Any:
    # Public names are fetched when first used: the command line's help must not wait for the readers.
    if name not in _MODULES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(importlib.import_module(_MODULES[name]), name)
