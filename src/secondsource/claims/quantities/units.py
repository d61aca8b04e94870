"""Units of measure, currencies and the nouns that are people, as English writes them."""

import re
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files

from secondsource.claims.quantities.quantity import QuantityKind


@dataclass(frozen=True, slots=True)
class Unit:
    """A unit of measure: its symbol, its English name and what it measures."""

    symbol: str
    name: str
    kind: QuantityKind


def _lines(name: str) -> list[list[str]]:
    table = files(__package__).joinpath(f"data/{name}.tsv").read_text(encoding="utf-8")
    return [line.split("\t") for line in table.splitlines() if line and not line.startswith("#")]


def words_of(form: str) -> tuple[str, ...]:
    """Cut a form of a word list as texts are cut."""
    return tuple(re.findall(r"[^\W\d_]+\.?|\d+|[^\w\s]", form.lower())) if form else ()


@cache
def forms() -> dict[str, list[tuple[tuple[str, ...], Unit]]]:
    """Give the units' forms by their first word, longest first."""
    found: dict[str, list[tuple[tuple[str, ...], Unit]]] = {}
    for symbol, name, kind, written in _lines("units"):
        for form in written.split("|"):
            words = tuple(
                form.lower()
                .replace("-", " - ")
                .replace("/", " / ")
                .replace("°", "° ")
                .replace(".", " . ")
                .split()
            )
            found.setdefault(words[0], []).append((words, Unit(symbol, name, kind)))  # type: ignore[arg-type]
    for several in found.values():
        several.sort(key=lambda item: -len(item[0]))
    return found


@cache
def unit_names() -> dict[str, str]:
    """Give the English name of each symbol."""
    names = {symbol: name for symbol, name, _, _ in _lines("units")}
    return names | {code: name for code, name, _ in _lines("currency_signs")}


@cache
def currency_signs() -> dict[str, str]:
    """Give the ISO 4217 code of each sign that stands before an amount."""
    return {sign: code for code, _, signs in _lines("currency_signs") for sign in signs.split("|")}


@cache
def sign_ends() -> frozenset[str]:
    """Give all that the last piece of a sign before an amount can be, garbled ones ("ps=") among them."""
    return frozenset(sign[k:] for sign in (*currency_signs(), "ps", "ps=", "y=") for k in range(len(sign)))


@cache
def persons() -> frozenset[str]:
    """Give the singular nouns that are people."""
    return frozenset(word for _, words in _lines("persons") for word in words.split())


@cache
def bounds(side: str) -> dict[str, list[tuple[tuple[str, ...], str]]]:
    """Give the bounding words of a side by their last word ("before") or first ("after"), longest first."""
    found: dict[str, list[tuple[tuple[str, ...], str]]] = {}
    for bound, where, words in _lines("bounds"):
        if where == side:
            parts = tuple(words.replace(".", " .").split())
            found.setdefault(parts[-1] if side == "before" else parts[0], []).append((parts, bound))
    for several in found.values():
        several.sort(key=lambda item: -len(item[0]))
    return found


@cache
def vague() -> dict[str, list[tuple[tuple[str, ...], float, float]]]:
    """Give the vague numerals by their first word, longest first."""
    found: dict[str, list[tuple[tuple[str, ...], float, float]]] = {}
    for words, low, high in _lines("vague"):
        parts = tuple(words.split())
        found.setdefault(parts[0], []).append((parts, float(low), float(high)))
    for several in found.values():
        several.sort(key=lambda item: -len(item[0]))
    return found


_IRREGULAR = {"people": "person", "men": "man", "women": "woman", "children": "child", "policemen": "policeman",
              "servicemen": "serviceman", "gunmen": "gunman", "militiamen": "militiaman", "militias": "militia",
              "feet": "foot", "lives": "life", "wives": "wife", "mice": "mouse", "teeth": "tooth", "data": "data",
              "police": "police", "troops": "troop", "casualties": "casualty", "crises": "crisis", "buses": "bus",
              "aircraft": "aircraft", "series": "series", "dead": "dead", "wounded": "wounded", "injured": "injured",
              "missing": "missing", "crew": "crew", "staff": "staff", "personnel": "personnel", "cattle": "cattle",
              "homeless": "homeless", "viruses": "virus", "knives": "knife", "leaves": "leaf", "personnels": "personnel"}  # fmt: skip


@lru_cache(maxsize=4096)
def singular(word: str) -> str:
    """Return the singular of an English noun by its spelling."""
    low = word.lower()
    if low in _IRREGULAR:
        return _IRREGULAR[low]
    if low.endswith("men") and len(low) > 4:
        return low[:-2] + "an"
    if low.endswith("children"):
        return low[: -len("ren")]
    if low.endswith("ies") and len(low) > 4:
        return low[:-3] + "y"
    if low.endswith("aches") and not low.endswith(("eaches", "oaches")):
        return low[:-1]
    if low.endswith(("sses", "shes", "ches", "xes", "zes")):
        return low[:-2]
    if low.endswith("s") and not low.endswith(("ss", "us", "is")) and len(low) > 3:
        return low[:-1]
    return low


@lru_cache(maxsize=4096)
def is_plural(word: str) -> bool:
    """Tell whether a word looks like a plural noun."""
    low = word.lower()
    return (
        low.endswith("children")
        or (low in _IRREGULAR and low not in ("dead", "wounded", "injured", "missing", "data"))
        or (low.endswith("s") and not low.endswith(("ss", "us", "is")) and len(low) > 3)
        or (low.endswith("men") and len(low) > 4)
    )


COLLECTIVES = frozenset({"personnel", "police", "staff", "crew", "troop", "cavalry", "infantry", "manpower"})
_ENDINGS = (
    "fighter", "worker", "seeker", "keeper", "maker", "leader", "holder", "goer", "dweller", "soldier", "man",
    "woman", "person", "girl", "boy", "member", "child", "reveler", "reveller",
)  # fmt: skip
_NATIONALS = re.compile(
    r"(?:[a-z]{3,}(?:ian|ean|ese|ite|ani|aqi|emi|eli|ali|stani|can|van|ban|rab|urd|ghan|urk))s?$"
)


@lru_cache(maxsize=4096)
def is_person(noun: str) -> bool:
    """Tell whether a noun, in any number, is a person."""
    one = singular(noun)
    if one in persons() or one in COLLECTIVES or one.endswith(_ENDINGS):
        return True
    return noun[:1].isupper() and _NATIONALS.match(noun.lower()) is not None
