"""The lists of words of this room, each a file that tells what it is, its source and its licence."""

from functools import cache
from importlib.resources import files


@cache
def word_list(name: str) -> frozenset[str]:
    """Return the words of a list."""
    lines = files(__package__).joinpath(f"words/{name}.txt").read_text(encoding="utf-8").splitlines()
    return frozenset(word for line in lines if not line.startswith("#") for word in line.split())
