"""Importing spaCy without its command line, which half of the time of `import spacy` goes to."""

import importlib
import sys
from types import ModuleType
from typing import Any


def import_spacy() -> None:
    """Import spaCy, if that has not happened yet, without `spacy.cli` and the downloaders behind it.

    `spacy/__init__.py` imports one function of its command line (`spacy.info`), and with it HTTP clients and
    project tools. A stand-in takes its place during the import only: afterwards `spacy.cli` and `spacy.info`
    are the real ones for whoever asks for them.
    """
    if "spacy" in sys.modules:
        return
    package, module = ModuleType("spacy.cli"), ModuleType("spacy.cli.info")
    package.__path__ = []
    vars(module)["info"] = _info
    sys.modules.update({"spacy.cli": package, "spacy.cli.info": module})
    try:
        importlib.import_module("spacy")
    finally:
        for name in ("spacy.cli.info", "spacy.cli"):
            sys.modules.pop(name, None)
    vars(sys.modules["spacy"]).pop("cli", None)


def _info(*arguments: Any, **options: Any) -> Any:
    """Call the real `spacy.info`."""
    return importlib.import_module("spacy.cli.info").info(*arguments, **options)
