"""The words around place names, by the name of their list."""

from functools import cache
from importlib.resources import files


@cache
def context(name: str) -> frozenset[str]:
    """Give a list of words of data/contexts.tsv."""
    table = files(__package__).joinpath("data/contexts.tsv").read_text(encoding="utf-8")
    for line in table.splitlines():
        if line.startswith(name + "\t"):
            return frozenset(line.split("\t")[1].split())
    raise KeyError(name)
