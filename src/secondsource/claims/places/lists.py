"""The words around place names, by the name of their list."""

from functools import cache

from secondsource.claims import lexicon


@cache
def context(name: str) -> frozenset[str]:
    """Return a list of words of data/contexts.tsv by its name; kept by the name alone, as it is asked of every word."""
    return lexicon.context("secondsource.claims.places", name)
