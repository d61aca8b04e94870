"""The words around place names, by the name of their list."""

from functools import partial

from secondsource.claims import lexicon

context = partial(lexicon.context, "secondsource.claims.places")
"""Gives a list of words of data/contexts.tsv by its name."""
