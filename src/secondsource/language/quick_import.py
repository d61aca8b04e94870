"""Importing spaCy without its command line, which half of the time of `import spacy` goes to."""

import importlib
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
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
        with schemas_when_used():
            importlib.import_module("spacy")
    finally:
        for name in ("spacy.cli.info", "spacy.cli"):
            sys.modules.pop(name, None)
    vars(sys.modules["spacy"]).pop("cli", None)


@contextmanager
def schemas_when_used() -> Iterator[None]:
    """Have pydantic build each validator of spaCy's settings when it is first used, not when its class is made.

    Nor does it look through the metadata of every installed package for plugins meanwhile. Both are as they were
    afterwards.
    """
    from pydantic import BaseModel  # noqa: PLC0415 - heavy, as spaCy is

    plugins = os.environ.get("PYDANTIC_DISABLE_PLUGINS")
    deferred = BaseModel.model_config.get("defer_build")
    os.environ["PYDANTIC_DISABLE_PLUGINS"] = "__all__"
    BaseModel.model_config["defer_build"] = True
    try:
        yield
    finally:
        if plugins is None:
            del os.environ["PYDANTIC_DISABLE_PLUGINS"]
        else:
            os.environ["PYDANTIC_DISABLE_PLUGINS"] = plugins
        if deferred is None:
            del BaseModel.model_config["defer_build"]
        else:
            BaseModel.model_config["defer_build"] = deferred


def _info(*arguments: Any, **options: Any) -> Any:
    """Call the real `spacy.info`."""
    return importlib.import_module("spacy.cli.info").info(*arguments, **options)
