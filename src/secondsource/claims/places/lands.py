"""What is known of countries, their divisions, their people and their capitals, and of the parts of the world, by name."""

from collections.abc import Mapping
from functools import cache
from importlib.resources import files

from secondsource.claims.lexicon import CAPITALS
from secondsource.claims.lexicon import load as load_list
from secondsource.claims.places.gazetteer import Place, key, load


def _lines(name: str) -> list[str]:
    table = files(__package__).joinpath(f"data/{name}.tsv").read_text(encoding="utf-8")
    return [line for line in table.splitlines() if line and not line.startswith("#")]


def _divisions() -> Mapping[str, str]:
    """Give the division code of each abbreviation and full name, as written."""
    found: dict[str, str] = {}
    for line in _lines("divisions"):
        code, name, short = line.split("\t")[:3]
        for form in (name, *short.split("|")):
            found.setdefault(form, code)
            if form.endswith(".") and len(form) > 2:
                found.setdefault(form[:-1], code)
    return found


DIVISIONS = _divisions()


def _inhabitants() -> Mapping[str, str]:
    """Give the division code of each word for its people ("Ohioan", "Ohioans"), by key."""
    found: dict[str, str] = {}
    for line in _lines("divisions"):
        code, _, _, people = [*line.split("\t"), ""][:4]
        for word in filter(None, people.split("|")):
            found |= {key(word): code, key(word) + "s": code}
    return found


INHABITANTS = _inhabitants()


def _regions() -> Mapping[str, tuple[str, float | None, float | None, int | None]]:
    """Give the continents and other parts of the world by the key of their names."""
    found: dict[str, tuple[str, float | None, float | None, int | None]] = {}
    for line in _lines("regions"):
        name, others, lat, lon, number = (line.split("\t") + [""] * 5)[:5]
        place = (
            name,
            float(lat) if lat else None,
            float(lon) if lon else None,
            int(number) if number else None,
        )
        for form in (name, *others.split("|")):
            if form:
                found[key(form)] = place
    return found


REGIONS = _regions()


def _country_names() -> Mapping[str, str]:
    """Give the country code of each name of a country, by key."""
    return {
        key(name): code
        for code, entry in load_list("countries")["countries"].items()
        for name in entry["names"]
    }


COUNTRY_NAMES = _country_names()


def _demonyms() -> Mapping[str, str]:
    """Give the country code of each demonym and its plural, by key."""
    found: dict[str, str] = {}
    for code, entry in load_list("countries")["countries"].items():
        for word in entry.get("demonyms", ()):
            found.setdefault(key(word), code)
            found.setdefault(key(word) + "s", code)
    return found


DEMONYMS = _demonyms()


@cache
def country(code: str) -> Place | None:
    """Give the country of a code."""
    entry = load_list("countries")["countries"].get(code)
    for name in entry["names"] if entry else ():
        for place in load().find(name):
            if place.kind == "country" and place.country == code:
                return place
    return None


@cache
def division(code: str) -> Place | None:
    """Give the first-order division of a GeoNames code, for those that have abbreviations."""
    for name, known in DIVISIONS.items():
        if known == code:
            for place in load().find(name):
                if place.kind == "division" and place.division == code:
                    return place
    return None


def _capital_cities() -> Mapping[str, str]:
    """Give the country of each capital, by the key of its name."""
    return {key(name): code for name, code in CAPITALS.items()}


CAPITAL_CITIES = _capital_cities()


@cache
def capital_of(code: str) -> Place | None:
    """Give the capital of a country, or ``None``: the gazetteer does not have it."""
    for name, nation in CAPITALS.items():
        if nation == code:
            found = [p for p in load().find(name) if p.country == code and p.kind == "city"]
            if found:
                return max(found, key=lambda place: (place.people, -place.id))
    return None
