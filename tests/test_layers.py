"""Imports go one way: from the doors to the nouns."""

import ast
from pathlib import Path

import pytest

PACKAGE = Path(__file__).resolve().parent.parent / "src" / "secondsource"

# What each room may import besides itself. "errors", "interpreter" and the package's version are everybody's.
ROOMS = {
    "errors": set(),
    "interpreter": set(),
    "model": set(),
    "readers": {"model"},
    "language": {"model"},
    "claims": {"model", "language"},
    "reconcile": {"model"},
    "store": {"model"},
    "export": {"model"},
    "dossier": {"model"},
    "stages": {"model"},
    "rooms": {"model", "readers", "language", "claims", "reconcile", "dossier", "stages"},
    "workers": {"model"},
    "beside": {"model", "rooms", "stages", "workers"},
    "reading": {"model", "store", "stages", "workers"},
    "judging": {"model"},
    "changes": {"model", "store"},
    "case": {"model", "readers", "store", "export", "rooms", "stages", "reading", "judging", "changes"},
    "cli": {"model", "case", "changes", "judging", "stages", "store", "export", "readers", "workers", "beside"},
    "__main__": {"cli"},
    "__init__": {"case", "changes", "model"},
}  # fmt: skip
# Only the limits and the names of fields that a door passes on.
NARROW = {("cli", "readers"): {"secondsource.readers.limits", "secondsource.readers.columns"}}


def imports(path):
    """Return every module of the package that a file imports, wherever in it."""
    tree = ast.parse(path.read_text("utf-8"))
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (name.name for name in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path}: relative import"
            yield node.module
            if node.module == "secondsource":
                yield from (f"secondsource.{name.name}" for name in node.names if name.name in ROOMS)


def room(path):
    """Return the room that a file belongs to."""
    return path.relative_to(PACKAGE).parts[0].removesuffix(".py")


FILES = sorted(PACKAGE.rglob("*.py"))


def test_every_room_is_known():
    """A new room is given its place in the order before it is used."""
    assert {room(path) for path in FILES} <= set(ROOMS)


@pytest.mark.parametrize("path", FILES, ids=lambda path: str(path.relative_to(PACKAGE)))
def test_imports_go_one_way(path):
    """A file imports only from rooms below its own, and only claims imports language."""
    own = room(path)
    for module in imports(path):
        if not module.startswith("secondsource."):
            continue
        other = module.split(".")[1]
        assert other in {own, "errors", "interpreter"} | ROOMS[own], f"{own} may not import {module}"
        if (own, other) in NARROW:
            assert module in NARROW[own, other], f"{own} may import {NARROW[own, other]} only, not {module}"


@pytest.mark.parametrize("path", FILES, ids=lambda path: str(path.relative_to(PACKAGE)))
def test_only_the_store_speaks_sql(path):
    """Nothing but the store imports sqlite3."""
    names = {
        alias.name
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(node, ast.Import)
        for alias in node.names
    }
    assert room(path) == "store" or "sqlite3" not in names


def test_the_test_sees_imports(tmp_path):
    """Imports inside functions and from the package itself are seen."""
    path = tmp_path / "a.py"
    path.write_text("from secondsource import case\ndef f():\n    import secondsource.store.lock\n")
    assert list(imports(path)) == ["secondsource", "secondsource.case", "secondsource.store.lock"]
