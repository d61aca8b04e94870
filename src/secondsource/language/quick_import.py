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


def only_to_read() -> None:
    """Have spaCy imported, in a process that does nothing but read, without pydantic, too, and what it checks with that.

    Settings, patterns of matchers and documents in JSON are checked there, none of which reading has; a third of the time
    of `import spacy` goes to it. What asks for one of them in such a process gets a stand-in that can do nothing.
    """
    if "spacy" in sys.modules or "pydantic" in sys.modules:
        return
    sys.modules["pydantic"] = None  # type: ignore[assignment]  # as if it was not installed, which confection allows for
    for name in _CHECKING:
        sys.modules[name] = _Unchecked(name)


_CHECKING = ("spacy.schemas", "spacy.pipeline._edit_tree_internals.schemas")


class _Unchecked(ModuleType):
    """A module of classes of settings, of which each is an empty one."""

    def __getattr__(self, name: str) -> Any:
        if name.startswith("__"):
            raise AttributeError(name)
        made = type(name, (_Nothing,), {})
        setattr(self, name, made)
        return made


class _Nothing:
    """What stands in for a class of settings."""

    @classmethod
    def model_rebuild(cls, **_: Any) -> None:
        """Do nothing, where spaCy would bring names of types together."""

    def model_dump(self) -> dict[str, None]:
        """Return what the tokenizer's own matcher asks for: that a pattern may be of the form of a word."""
        return {"orth": None}


@contextmanager
def schemas_when_used() -> Iterator[None]:
    """Have pydantic build each validator of spaCy's settings when it is first used, not when its class is made.

    Nor does it look through the metadata of every installed package for plugins meanwhile. Both are as they were
    afterwards.
    """
    if isinstance(sys.modules.get(_CHECKING[0]), _Unchecked):
        yield
        return
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
