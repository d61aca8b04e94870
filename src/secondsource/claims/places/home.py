"""Where a report is at home: from its dateline, its outlet's name and the address it was read from."""

import re
from collections.abc import Collection, Sequence
from functools import cache

from secondsource.claims.places import lists
from secondsource.claims.places.candidates import Name
from secondsource.claims.places.gazetteer import load
from secondsource.claims.places.lands import COUNTRY_NAMES, DIVISIONS, division
from secondsource.claims.places.lists import context

PEOPLE = 3_000  # of a town whose name is taken out of a run-together address ("concordmonitor")
SHORTEST = 5
WEIGHT = 1.5
WEIGHT_NATION = 3.0
WEIGHT_SECTION = 1.0
SOME = 0.5  # what a word counts that several countries have
SECTION_WORDS = 3
SECTION_PEOPLE = 10_000
# Country domains whose letters are not the country's own code, and those sold for other uses.
_DOMAINS = {"uk": "GB"}
_NOT_NATIONAL = frozenset(
    {"com", "org", "net", "info", "tv", "co", "me", "io", "fm", "ws", "cc", "ly", "ai", "eu"}
)
_WORDS = re.compile(r"[^\W\d_]+")
_RUNS = re.compile(r"\w+")


def nation(text: str) -> str | None:
    """Tell in which country a report is at home by its words ("the sheriff", "the school district"): a code.

    One word that only this English-speaking country has is enough; of those that some others have, too, it takes two.
    """
    runs = frozenset(_RUNS.findall(text))
    counts = {code: _weight(text, runs & firsts, words) for code, firsts, words in _nations()}
    best = max(counts, key=lambda code: counts[code])
    others = sum(counts.values()) - counts[best]
    return best if counts[best] >= 1 and others < counts[best] / 2 else None


def _weight(text: str, firsts: Collection[str], words: re.Pattern[str]) -> float:
    """Weigh what the words of a country match in a text, from the few that begin with what the text has at all."""
    found: dict[str, bool] = {}
    behind = 0
    for at in sorted(spot.start() for first in firsts for spot in re.finditer(first, text)):
        match = words.match(text, at) if at >= behind else None
        if match is not None:
            found[match.group().lower()] = match.lastgroup == "own"
            behind = match.end()
    return sum(1.0 if own else SOME for own in found.values())


@cache
def _nations() -> Sequence[tuple[str, frozenset[str], re.Pattern[str]]]:
    """Give what each country's own words, and those that it has in common with some, begin with, and what they match."""
    return tuple(
        (
            code,
            frozenset(
                _RUNS.findall(word.replace("_", " "))[0]
                for word in context(f"home_{code}") | context(f"home_{code}_some")
            ),
            re.compile(rf"\b(?:(?P<own>{_either(f'home_{code}')})|{_either(f'home_{code}_some')})(?!\w)"),
        )
        for code in ("US", "GB", "CA", "IE")
    )


def _either(name: str) -> str:
    return "|".join(
        re.escape(word.replace("_", " ")) for word in sorted(context(name), key=len, reverse=True)
    )


def home(hints: Sequence[str]) -> list[Name]:
    """Give the names of places that the hints hold, as context for a report's names."""
    found: list[Name] = []
    for hint in hints:
        if not hint:
            continue
        host = _host(hint)
        if host is None:
            found.extend(_named(hint))
        else:
            found.extend(_in_host(host))
            found.extend(_in_path(hint.strip().partition(host)[2]))
    return found


def _host(hint: str) -> str | None:
    match = re.match(r"(?:https?://)?((?:[\w-]+\.)+[a-z]{2,})(?:[/:?]|$)", hint.strip(), re.IGNORECASE)
    return match.group(1).lower() if match else None


def _named(hint: str) -> list[Name]:
    """Find the places in a dateline or an outlet's name ("The Paris News", "BEIRUT")."""
    words = _WORDS.findall(hint)
    for width in (3, 2, 1):
        for i in range(len(words) - width + 1):
            text = " ".join(words[i : i + width])
            if len(text) >= SHORTEST - 1 and text[:1].isupper() and load().find(text):
                return [Name(text.title() if text.isupper() else text, weight=WEIGHT)]
    return []


def _in_host(host: str) -> list[Name]:
    labels = host.split(".")
    found: list[Name] = []
    nation = _DOMAINS.get(labels[-1], labels[-1].upper())
    if labels[-1] not in _NOT_NATIONAL and len(labels[-1]) == 2:
        names = [name for name, code in COUNTRY_NAMES.items() if code == nation]
        if names:
            found.append(Name(names[0].title(), weight=WEIGHT_NATION))
    for label in labels[:-1]:
        if label in ("www", "co", "com", "news", "net", "org"):
            continue
        found.extend(_in_label(label.removeprefix("the").replace("-", "")))
    return found


def _in_path(path: str) -> list[Name]:
    """Find the places that sections of local news are named after ("/News/Kanawha/", "/arlington_news/").

    The last part names the report, and a part of many words is a headline.
    """
    found: list[Name] = []
    for part in path.split("?", 1)[0].strip("/").split("/")[:-1]:
        words = [word for word in _WORDS.findall(part.replace("_", " ")) if word.lower() not in lists.SECTION]
        if not 0 < len(words) <= SECTION_WORDS:
            continue
        for width in range(len(words), 0, -1):
            text = " ".join(words[:width])
            places = load().find(text) if len(text) >= SHORTEST else ()
            town = any(place.kind != "district" and place.people >= SECTION_PEOPLE for place in places)
            if town or any(place.kind == "district" for place in places):
                found.append(Name(text.title(), generic=None if town else "county", weight=WEIGHT_SECTION))
                break
    return found


def _in_label(label: str) -> list[Name]:
    """Find the place at the head of a run-together name, and a division anywhere in it."""
    found: list[Name] = []
    for length in range(len(label), SHORTEST - 1, -1):
        places = load().find(label[:length])
        if places and max(place.people for place in places) >= PEOPLE:
            found.append(Name(label[:length].title(), weight=WEIGHT))
            break
    for name, code in DIVISIONS.items():
        squeezed = name.replace(" ", "").lower()
        if len(squeezed) >= SHORTEST and squeezed in label and division(code) is not None:
            found.append(Name(name, weight=WEIGHT))
            break
    return found
