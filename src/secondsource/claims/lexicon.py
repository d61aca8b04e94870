"""The word lists of this room, read once from ``data/``."""

import json
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from typing import Any

ARABIC_ARTICLES = frozenset({"al", "el", "ar", "as", "ash", "az", "ad", "an", "at"})
"""What names from Arabic have before a hyphen ("*ar*-Raqqah"), by the letter behind it."""
NOT = frozenset({"not", "n't", "n’t", "nt"})
"""What negates a verb, also where a text has lost its apostrophes ("did*nt*")."""
PERIODS = frozenset({"minute", "hour", "day", "night", "week", "month", "year"})
"""What time is counted in."""


@cache
def load(name: str) -> Mapping[str, Any]:
    """Return the content of ``data/<name>.json``."""
    return json.loads((files("secondsource.claims") / "data" / f"{name}.json").read_text(encoding="utf-8"))  # type: ignore[no-any-return]


@cache
def words(name: str, *keys: str) -> frozenset[str]:
    """Return the list under these keys of ``data/<name>.json`` as a set."""
    content: Any = load(name)
    for key in keys:
        content = content[key]
    return frozenset(content)


PERSONS, COLLECTIVES = words("actors", "persons"), words("actors", "collectives")
BODIES = words("actors", "bodies")
OUTLETS, FORA = words("acts", "outlets"), words("acts", "fora")
DOCUMENTS, TALLIES = words("acts", "documents"), words("acts", "tallies")
"""Lists that are asked of many words: values, since a call of each would take as long as the look-up."""


@cache
def somebody() -> frozenset[str]:
    """Return the nouns of persons and of bodies of them."""
    return PERSONS | COLLECTIVES


@cache
def context(package: str, name: str) -> frozenset[str]:
    """Return the list of this name in ``data/contexts.tsv`` of a package of this room."""
    table = files(package).joinpath("data/contexts.tsv").read_text(encoding="utf-8")
    for line in table.splitlines():
        if line.startswith(name + "\t"):
            return frozenset(line.split("\t")[1].split())
    raise KeyError(name)


def _sectors() -> Mapping[str, str]:
    """Return actor noun → PLOVER sector; a noun listed twice keeps the first."""
    found: dict[str, str] = {}
    for sector, nouns in load("actors")["sectors"].items():
        for noun in nouns:
            found.setdefault(noun, sector)
    return found


SECTORS = _sectors()


def _countries() -> Mapping[str, str]:
    """Return country name or demonym, lower case → ISO 3166-1 alpha-2."""
    found: dict[str, str] = {}
    for code, entry in load("countries")["countries"].items():
        for name in (*entry["names"], *entry.get("demonyms", ())):
            found.setdefault(name.lower(), code)
            if name.lower() in {d.lower() for d in entry.get("demonyms", ())}:
                found.setdefault(f"{name.lower()}s", code)
    return found


COUNTRIES = _countries()


def _capitals() -> Mapping[str, str]:
    """Return capital, lower case → ISO 3166-1 alpha-2."""
    return {
        entry["capital"].lower(): code
        for code, entry in load("countries")["countries"].items()
        if entry["capital"]
    }


CAPITALS = _capitals()
