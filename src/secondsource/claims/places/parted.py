"""Parts names that ran together, their commas lost, and cuts off what ran into a name."""

from collections.abc import Sequence
from functools import cache
from itertools import pairwise

from secondsource.claims.lexicon import ARABIC_ARTICLES
from secondsource.claims.places import lists
from secondsource.claims.places.believing import capital
from secondsource.claims.places.candidates import Name, candidates
from secondsource.claims.places.gazetteer import key, load
from secondsource.claims.places.lands import COUNTRY_NAMES, DIVISIONS
from secondsource.claims.places.lists import context
from secondsource.claims.places.page import Page
from secondsource.claims.places.resolve import ENGLISH
from secondsource.claims.places.words import Words

OWNER = 100_000  # people of a town whose name is looked for in "Aleppos"
NEIGHBORS = 1.0  # degrees between places that stand in one list
SHORT = 3  # letters of a name that says too little
_LIST = 12  # tokens in which a list comes to the noun of all
_WHY = "one of a list that lost its commas"
_BEGINS = frozenset({
    "abu", "umm", "um", "tal", "tel", "tell", "khan", "kafr", "kafar", "deir", "ain", "ras", "jisr", "beit",
    "bab", "bir", "wadi", "bu",
})  # fmt: skip
"""Words that Arabic names of places begin with."""
_SEVERAL = frozenset(
    {"neighborhoods", "neighbourhoods", "quarters", "districts", "towns", "villages", "areas"}
)
"""What several names are called together."""
_TITLES = frozenset(
    {"sheikh", "shaykh", "sayyid", "sayyida", "imam", "nabi", "haj", "hajj", "shahid", "emir"}
)
"""Titles with which people are called whom places have their names of."""


def runs_in(page: Page, i: int) -> bool:
    """Tell a word that runs into the name before it: a verb, whoever tells it in a headline."""
    word = page.lower[i]
    verb = word.endswith("ing") and (page.pos[i] == "VERB" or not load().find(page.words[i]))
    return verb or word in {"monitor", "says", "report", "reports", "video"}


def shouted(page: Page, start: int, end: int) -> bool:
    """Tell an abbreviation that runs into the name before it: "the city of *Hassakeh* ISIS suicide bombers"."""
    last = page.words[end - 1]
    return len(last) >= SHORT and last.isalpha() and last.isupper() and not page.words[start].isupper()


def run_together(page: Page, words: Words) -> list[Words]:
    """Part names that lost the commas between them ("*Jarablus* *al Rai*", "*Aleppo* *Syria*"); one name: ``[]``.

    The gazetteer knows each of them and not the whole, and each lies by the one before or in the country behind it; or
    it knows the last alone, which the other lies in ("*Sayeda Zeinab* *Syria*"); or each has its article, and the list
    goes on to what they are ("*al-Midan* *al-Sabil* and al-Furqan neighborhoods").
    """
    if words.demonym or words.end - words.start < 2 or names(words.name) or words.name.isupper():
        return []
    parts: list[Words] = []
    i = words.start
    while i < words.end:
        end = next((k for k in range(words.end, i, -1) if _part_of_list(page, i, k)), None)
        if end is None:
            return _led_anew(page, words) or _articled(page, words) or _put_in_last(page, words)
        parts.append(Words(i, end, page.name(i, end), _WHY))
        i = end
    together = all(_by(one.name, other.name) for one, other in pairwise(parts)) or _in_one_land(parts)
    return parts if len(parts) > 1 and together else []


def _put_in_last(page: Page, words: Words) -> list[Words]:
    """Part an unknown name from the country or large city that it runs into: "*Millis* *Idlib*", "*Aleppo* *Syrias*"."""
    first, last = page.name(words.start, words.end - 1), page.words[words.end - 1]
    name = last.removesuffix("s") if key(last.removesuffix("s")) in COUNTRY_NAMES else last
    general = _general()
    if _part_of_land(page, words, name):
        before = Words(words.start, words.end - 2, page.name(words.start, words.end - 2), _WHY)
        return [before, Words(words.end - 1, words.end, last, _WHY)]
    bare = {word for word in page.lower[words.start : words.end - 1] if word.isalpha()}
    hyphened = page.words[words.end - 2] == "-"
    if hyphened or name.isupper() or first.isupper() or last.lower() in general:
        return []
    if "of" in bare or bare & general or any(word.endswith("ern") for word in bare):
        return []
    large = any(
        place.country not in ENGLISH and (place.kind == "country" or place.people >= OWNER)
        for place in load().find(name)
    )
    if not large:
        return []
    end = words.end - 1
    while end - words.start > 1 and page.words[end - 1] in lists.CONTAINER:
        end -= 1  # "*Mare* city *Aleppo*"
    return [
        Words(words.start, end, page.name(words.start, end), _WHY),
        Words(words.end - 1, words.end, last, _WHY),
    ]


def _part_of_land(page: Page, words: Words, land: str) -> bool:
    """Tell a name that runs into the part of a country that it lies in: "*Ariha* Northern *Syria*"."""
    if key(land) not in COUNTRY_NAMES or words.end - words.start < 3:
        return False
    side, before = page.lower[words.end - 2], page.lower[words.end - 3]
    led = before in _general() or before.endswith("ern") or before in ARABIC_ARTICLES
    return (
        (side.endswith("ern") or side == "central")
        and not led
        and not names(page.name(words.end - 2, words.end))
    )


@cache
def _general() -> frozenset[str]:
    """Give the general words of names of places."""
    return lists.GENERIC_NAME | lists.HEAD | lists.TAIL | lists.CONTAINER


def _led_anew(page: Page, words: Words) -> list[Words]:
    """Part names of which several begin with the same word, or that go on behind one with its article.

    "*Abu Hanaya* *Abu Hbeilat*", "*al-Kalaseh* *Bustan al-Qasr*": an Arabic name ends with the word that has the article,
    unless another such word describes it ("al-Hajar al-Aswad").
    """
    starts = [i for i in range(words.start, words.end - 1) if _begins(page, i, words.start)]
    first = [page.lower[i] for i in starts]
    starts = starts if len(set(first)) < len(first) else []
    if page.doc[words.start].ent_type_ != "FAC":
        starts += [i for i in range(words.start + 3, words.end) if _behind_article(page, i)]
    borders = sorted({words.start, *starts, words.end})
    return [Words(a, b, page.name(a, b), _WHY) for a, b in pairwise(borders)] if len(borders) > 2 else []


def _begins(page: Page, i: int, start: int) -> bool:
    """Tell a word that names begin with and that no other such word leads: "Abu" not in "Tal Abu Hajar"."""
    apart = i == start or (page.words[i - 1] != "-" and page.lower[i - 1] not in _BEGINS)
    return apart and page.lower[i] in _BEGINS and capital(page.words[i])


def _behind_article(page: Page, i: int) -> bool:
    """Tell a word with a capital behind one with its article, that is no general word ("al-Makhzoumi *School*")."""
    led = (
        page.words[i - 2] == "-" and page.lower[i - 3] in ARABIC_ARTICLES and not page.doc[i - 2].whitespace_
    )
    if not led or not capital(page.words[i]) or page.lower[i] in ARABIC_ARTICLES or page.pos[i] != "PROPN":
        return False
    if page.lower[i - 1] in _TITLES or page.lower[i - 1] in _BEGINS:
        return False  # "al-Sheikh Maqsoud", "al-Bu Kamal"
    general = ("generic_name", "head", "tail", "container", "site", "venue")
    return not any(page.lower[i] in context(name) for name in general)


def _articled(page: Page, words: Words) -> list[Words]:
    """Part names that each have an article: three, or two where the list goes on to the noun of all.

    "Al-A al-B and al-C *districts*"; "al-Hajar al-Aswad" is one.
    """
    starts = [
        i
        for i in range(words.start, words.end - 2)
        if page.lower[i] in ARABIC_ARTICLES and page.words[i + 1] == "-" and not page.doc[i].whitespace_
    ]
    behind = page.lower[words.end : words.end + _LIST]
    if len(starts) > 2 and starts[0] == words.start + 1:
        starts[0] = words.start  # "*Halab al-Jadida* al-A al-B"
    if len(starts) < 2 or starts[0] != words.start:
        return []
    if len(starts) == 2 and "and" not in behind:
        return []
    led = page.lower[words.start - 1 : words.start] == ["of"] and page.lower[words.start - 2] in _SEVERAL
    if len(starts) == 2 and not led and not any(noun in behind for noun in _SEVERAL):
        return []
    return [Words(a, b, page.name(a, b), _WHY) for a, b in pairwise([*starts, words.end])]


def _in_one_land(parts: Sequence[Words]) -> bool:
    """Tell whether three or more names, or two of large cities, can be of places of one country."""
    lands = [{place.country for place in candidates(Name(part.name))} - ENGLISH for part in parts]
    common = set.intersection(*lands)
    large = all(
        any(p.people >= OWNER and p.country in common for p in candidates(Name(part.name))) for part in parts
    )
    return bool(common) and (len(parts) > 2 or large)


def names(name: str) -> bool:
    """Tell whether a name is that of a place which is known."""
    return key(name) in COUNTRY_NAMES or name in DIVISIONS or bool(load().find(name))


def _known(name: str) -> bool:
    """Tell whether a name is that of a known place, spelled in whatever way."""
    return names(name) or bool(candidates(Name(name)))


def _part_of_list(page: Page, start: int, end: int) -> bool:
    """Tell whether tokens are a whole name of a known place, with the article that belongs to it."""
    text, last = page.name(start, end), page.words[end - 1]
    led = page.lower[start] in ARABIC_ARTICLES
    plain = any(
        word in lists.TAIL or word in lists.CONTAINER or word in lists.GENERIC_NAME
        for word in key(text).split()
    )
    shouted = text.isupper() and key(text) not in COUNTRY_NAMES
    if plain or shouted or len(last) < SHORT or last.lower() in _TITLES or (led and end - start == 1):
        return False
    return (led or capital(page.words[start])) and capital(last) and _known(text)


def _by(one: str, other: str) -> bool:
    """Tell whether two names are those of two countries, of two large cities, of what lies in the other, or of neighbors."""
    lands = COUNTRY_NAMES
    first, second = key(one), key(other)
    if first in lands or second in lands:
        inside = {place.country for place in candidates(Name(other if first in lands else one))}
        return (first in lands and second in lands) or lands.get(first, lands.get(second)) in inside
    return (city(one) and city(other)) or any(
        abs(place.latitude - near.latitude) <= NEIGHBORS
        and abs(place.longitude - near.longitude) <= NEIGHBORS
        for place in candidates(Name(one))
        for near in candidates(Name(other))
    )


def run_on(page: Page, start: int, end: int) -> int:
    """Return where a city's name ends that a lost comma joins to another's ("*Aleppo* Damascus Countryside")."""
    apart = city(page.words[start]) and city(page.words[start + 1]) and not load().find(page.name(start, end))
    return start + 1 if apart and not load().find(page.name(start, start + 2)) else end


def city(name: str) -> bool:
    """Tell the own name of a large city."""
    people = (
        place.people for place in load().find(name) if place.kind == "city" and key(place.name) == key(name)
    )
    return max(people, default=0) >= OWNER
