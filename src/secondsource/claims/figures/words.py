"""The words that tell what a number counts, and the nouns that are no people."""

from functools import cache
from importlib.resources import files
from typing import Literal

from secondsource.claims import lexicon
from secondsource.claims.quantities.units import is_person

Role = Literal["object", "subject", "noun", "state"]


OF_PEOPLE = frozenset({
    "killed", "injured", "dead_or_injured", "dead_or_missing", "missing", "detained", "kidnapped", "displaced", "sheltered",
    "evacuated", "trapped", "rescued", "aboard", "bodies", "hospitalized", "infected", "returned", "arrived",
    "protesting", "surrendered", "held", "released", "escaped", "residents", "vaccinated",
})  # fmt: skip
"""What happens to people only: a bare number of it counts them, and what is no person is not counted so."""

_VEHICLES = frozenset({
    "ship", "vessel", "boat", "ferry", "plane", "aircraft", "jet", "helicopter", "bus", "train", "truck",
    "lorry", "car", "vehicle", "ambulance", "bulldozer", "excavator", "tank", "warship", "frigate",
    "destroyer", "carrier", "submarine", "sedan", "pickup", "van", "motorcycle", "suv", "coupe", "hatchback",
})  # fmt: skip
_TROOPS = frozenset(
    {"team", "unit", "battalion", "brigade", "division", "company", "convoy", "patrol", "crew"}
)
_THINGS = ("place", "building", "weapon", "restriction", "deal", "talks")  # classes of data/events.json


def _table() -> dict[Role, dict[str, str]]:
    table = files(__package__).joinpath("data/measures.tsv").read_text(encoding="utf-8")
    found: dict[Role, dict[str, str]] = {"object": {}, "subject": {}, "noun": {}, "state": {}}
    for line in table.splitlines():
        if line and not line.startswith("#"):
            measure, role, words = line.split("\t")
            for word in words.split():
                found[role].setdefault(word, measure)  # type: ignore[index]
    return found


_TABLE = _table()


def lookup(word: str, role: Role) -> str | None:
    """Return the measure that a lower-case word gives in a role, or ``None``."""
    return _TABLE[role].get(word)


@cache
def _things() -> frozenset[str]:
    table = files(__package__).joinpath("data/things.tsv").read_text(encoding="utf-8")
    listed = {word for line in table.splitlines() if not line.startswith("#") for word in line.split()}
    classes = lexicon.load("events")["classes"]
    known = {word for name in _THINGS for word in classes[name]}
    return frozenset(word for word in listed | known if not is_person(word))


GROUPS = frozenset({
    "hospitalized", "protesting", "infected", "detained", "displaced", "captured", "kidnapped", "rescued",
    "residents",
})  # fmt: skip
"""Measures that a noun of people tells only where nothing is said of them."""
OF_BOTH = frozenset({"dead_or_injured", "dead_or_missing"})
"""Measures of one number of two sorts of people."""
OUTCOMES = frozenset({"killed", "released", "rescued", "escaped", "returned"})
"""Measures of what ends a state that people were in."""
ROOMS = frozenset({
    "camp", "hall", "stadium", "arena", "school", "shelter", "site", "settlement", "reservoir", "theatre", "theater",
    "hospital", "clinic", "church", "mosque", "tent", "dormitory", "gymnasium", "hangar", "auditorium", "cinema", "ward",
})  # fmt: skip
"""Places that hold as many people as they have room for, and keep nobody."""


def is_thing(unit: str | None) -> bool:
    """Tell whether the unit of a count is surely no person: a place, a weapon, an attack, a stretch of time."""
    return unit is not None and unit in _things()


def is_vehicle(unit: str | None) -> bool:
    """Tell whether the unit of a count is something that people travel in."""
    return unit in _VEHICLES


@cache
def is_force(unit: str | None) -> bool:
    """Tell whether the unit of a count is sent to fight or to help: a vehicle, a weapon, troops in the mass."""
    return unit in _VEHICLES or unit in lexicon.words("events", "classes", "weapon") or unit in _TROOPS
