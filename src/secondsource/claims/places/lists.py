"""The words around place names, by the name of their list: values, as they are asked of every word."""

from secondsource.claims import lexicon


def context(name: str) -> frozenset[str]:
    """Return a list of words of data/contexts.tsv by its name."""
    return lexicon.context("secondsource.claims.places", name)


AT_TOWN = context("at_town")
BAND = context("band")
COMMON = context("common")
CONTAINER = context("container")
FORCE = context("force")
GENERIC_NAME = context("generic_name")
HEAD = context("head")
HOLD = context("hold")
LOCATIVE = context("locative")
NEIGHBORHOOD = context("neighborhood")
NO_PLACE = context("no_place")
OTHER_CAPITAL = context("other_capital")
PART = context("part")
PEOPLE = context("people")
SECTION = context("section")
SITE = context("site")
SPEAK = context("speak")
TAIL = context("tail")
TITLE = context("title")
UNDERGO = context("undergo")
VENUE = context("venue")
