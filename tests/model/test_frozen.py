"""The nouns are frozen values that hold no behavior and reach into no other room."""

import ast
import dataclasses
from pathlib import Path

import pytest

from secondsource import model

NOUNS = [value for name in model.__all__ if dataclasses.is_dataclass(value := getattr(model, name))]


@pytest.mark.parametrize("noun", NOUNS, ids=lambda noun: noun.__name__)
def test_every_noun_is_frozen_and_documents_itself(noun):
    """A noun cannot be changed, has slots, and its docstring says what it is."""
    assert noun.__dataclass_params__.frozen
    assert "__slots__" in vars(noun)
    assert noun.__doc__
    assert not noun.__doc__.startswith(f"{noun.__name__}(")


def test_every_field_is_documented():
    """Each field of a noun with more than three fields stands in its docstring, unless it mirrors another noun."""
    missing = [
        f"{noun.__name__}.{field.name}"
        for noun in NOUNS
        if len(dataclasses.fields(noun)) > 3 and noun is not model.Entity
        for field in dataclasses.fields(noun)
        if f"{field.name}:" not in noun.__doc__
    ]
    assert missing == []


def test_the_model_imports_nothing_but_itself_and_the_standard_library():
    """No I/O and no foreign library in the nouns."""
    allowed = {"collections", "copyreg", "dataclasses", "typing", "types", "hashlib", "json", "secondsource"}
    folder = Path(model.__file__).parent
    for path in folder.glob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.ImportFrom):
                assert node.module.split(".")[0] in allowed, path.name
                if node.module.startswith("secondsource"):
                    assert node.module.startswith("secondsource.model"), path.name
            elif isinstance(node, ast.Import):
                assert all(alias.name.split(".")[0] in allowed for alias in node.names), path.name
