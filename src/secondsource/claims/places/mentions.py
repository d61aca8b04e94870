"""Finds the words that may name places: the reader's entities, and runs of capitals that the gazetteer knows."""

from collections.abc import Sequence
from dataclasses import replace

from secondsource.claims.lexicon import ARABIC_ARTICLES
from secondsource.claims.places import lists, several
from secondsource.claims.places.believing import (
    believable,
    capital,
    in_longer,
    of_something_else,
    opens,
    region,
    surnames,
    unnamed,
)
from secondsource.claims.places.gazetteer import key, load
from secondsource.claims.places.lands import COUNTRY_NAMES, DEMONYMS, DIVISIONS, INHABITANTS, REGIONS
from secondsource.claims.places.page import Page
from secondsource.claims.places.parted import (
    OWNER,
    SHORT,
    city,
    names,
    run_on,
    run_together,
    runs_in,
    shouted,
)
from secondsource.claims.places.repeated import again, joined_article, runs
from secondsource.claims.places.words import Words

SHOUTED = 10  # words in capitals for each in small letters, from which on capitals tell nothing
CAPITALS = 5  # letters of an abbreviation at most
_IN = frozenset({"in", "near", "at", "outside", "inside"})
OF_STATE = frozenset({"media", "tv", "television", "radio", "news"})
_TIMES = frozenset({"DATE", "TIME"})
_KIN = (["clan"], ["clans"], ["dynasty"], ["family"], ["familys"])
"""What stands behind the name of people of one house."""
_LINE_ENDS = tuple([")", dash] for dash in ("-", "--", "\u2013", "\u2014"))
"""What ends a date line behind the agency's name."""
_QUARTERS = frozenset({"neighborhood", "neighbourhood", "suburb", "suburbs", "quarter"})
_SETTLED = frozenset({"city", "town", "village", "neighborhood", "neighbourhood", "district", "suburb"})
PLACE_LABELS = frozenset({"GPE", "LOC", "FAC"})
_LOCAL = PLACE_LABELS | {"NORP"}
"""Labels of what may name a place, or its people."""


def genitive(name: str) -> bool:
    """Tell a name that lost the apostrophe of its genitive: "Syrias", "Aleppos"."""
    if (
        not name.endswith("s")
        or name.endswith("ss")
        or len(name) <= SHORT + 1
        or key(name) in COUNTRY_NAMES
        or key(name) in DEMONYMS
        or load().find(name)
    ):
        return False
    owner = name[:-1]
    known = any(place.kind == "city" and place.people >= OWNER for place in load().find(owner))
    return key(owner) in COUNTRY_NAMES or known


def find_words(page: Page) -> list[Words]:
    """Find the words that name places, in order, none overlapping."""
    labels = _labels(page)
    written = page.words
    small = sum(map(str.islower, written))
    shouting = SHOUTED * small < sum(map(str.isupper, written))
    people = surnames(page)
    groups = _groups(page)
    containers = lists.CONTAINER
    found: list[Words] = []
    behind = 0
    for i, named in enumerate(page.named):
        if i < behind or not (named or i in labels or page.lower[i] in containers):
            continue
        words = _entity(page, labels, i) if i in labels else None
        if words is None and named:
            words = _known(page, labels, i, shouting)
        if words is None and (named or page.lower[i] in containers):
            words = _generic(page, i)
            if words is not None and shouting and _ordinary(page, words.start):
                words = None
        if words is None or _names_none(page, words, groups):
            continue  # "the West" is no place
        if words.end - words.start > 1 and genitive(page.words[words.start]) and not names(words.name):
            town = page.words[words.start]
            found.append(Words(words.start, words.start + 1, town, "a city that owns what follows"))
            words = replace(words, start=words.start + 1, name=page.name(words.start + 1, words.end))
        listed = run_together(page, words) if i in labels else []
        if listed:
            listed = [*listed[:-1], _widen(page, listed[-1])]
            found.extend(listed)
            behind = listed[-1].end
            continue
        words = _with_article(page, _widen(page, words))
        if (found and words.start < found[-1].end) or of_something_else(page, words.start, words.end, people):
            continue
        found.append(words)
        behind = words.end
    found += several.told(page, labels, found)
    return sorted([*found, *again(page, labels, found)], key=lambda words: words.start)


def _names_none(page: Page, words: Words, groups: frozenset[str]) -> bool:
    """Tell words that name no place: a people, a group, "the West", "the *Northern Province* of Aleppo"."""
    parts = key(words.name).split()
    if page.lower[words.end : words.end + 1] in _KIN and not names(words.name):
        return True  # "the *Assad* clan's hometown"
    if key(words.name) in lists.GENERIC_NAME or key(words.name) in groups or unnamed(words.name):
        return True
    if (
        page.words[words.start - 1 : words.start] == ["("]
        and page.words[words.end : words.end + 2] in _LINE_ENDS
    ):
        return True  # "MOSCOW (*RIA Novosti*) -"
    general = parts[-1:] and parts[-1] in lists.CONTAINER and set(parts[:-1]) <= lists.GENERIC_NAME
    of = words.end < len(page) and page.lower[words.end] == "of"
    return bool(general and of) or set(parts) <= lists.PEOPLE


def _groups(page: Page) -> frozenset[str]:
    """Give the names that the report puts before "terrorists" or "group", and never "in": "*Daesh* militants"."""
    found: set[str] = set()
    written, bands = page.words, lists.BAND
    if bands.isdisjoint(written):
        return frozenset()
    for i in [i for i, word in enumerate(written) if word in bands and i and page.named[i - 1]]:
        start = i - 1
        while start > 1 and (
            written[start - 1] == "-" or page.named[start - 1] or page.lower[start - 1] in ARABIC_ARTICLES
        ):
            start -= 1
        found.update(page.name(k, i) for k in range(start, i))
    if not found:
        return frozenset()
    placed: set[str] = set()
    for i, before in enumerate(page.lower[:-1], start=1):
        if before in _IN and page.named[i]:
            placed.add(written[i])
        elif before in _SETTLED and written[i] == "of":
            placed.add(
                page.name(i + 1, i + 4) if written[i + 2 : i + 3] == ["-"] else page.name(i + 1, i + 2)
            )
    return frozenset(key(name) for name in found - placed if not names(name))


def _labels(page: Page) -> dict[int, tuple[str, int, int]]:
    """Give the reader's entity of each token: its label and its borders."""
    return {i: ent for ent in page.ents for i in range(ent[1], ent[2])}


def _entity(page: Page, labels: dict[int, tuple[str, int, int]], i: int) -> Words | None:
    label = labels.get(i)
    if label is None or label[1] != i or label[0] not in _LOCAL:
        return None
    start, end = label[1], label[2]
    while start < end - 1 and page.lower[start] in (
        "the",
        "a",
        "an",
        "northern",
        "southern",
        "eastern",
        "western",
        "central",
    ):
        if key(page.name(start, end)) in REGIONS:
            break  # "Central America"
        start += 1
    words = page.lower[start:end]
    general = words[-1] in lists.CONTAINER and set(words[:-1]) <= lists.GENERIC_NAME
    if general and end < len(page) and page.lower[end] == "of":
        return None  # "the Northern Province of *Aleppo*"
    part = start + (page.lower[start] == "old")
    if end - part > 2 and page.lower[part] in lists.CONTAINER and page.lower[part + 1] == "of":
        whole = page.name(start, end)
        if whole not in DIVISIONS and not load().find(whole):
            start = part + 2  # "District of *Douma*", "Old City of *Homs*"
    if end - start > 1 and page.words[start].endswith("s") and key(page.words[start][:-1]) in COUNTRY_NAMES:
        start += 1  # "Syrias *Khan Touman*", its apostrophe lost
    if joined_article(page, start):
        start -= 2  # "*al-*Zahraa"
    while end - start > 1 and page.lower[end - 1] in lists.PEOPLE:
        end -= 1  # "against *Syria* Kurds"
    text = page.name(start, end)
    bare = text.removesuffix("s")  # "*IS*s", its apostrophe lost
    if set(key(text).split()) <= lists.NO_PLACE or _abbreviation(page, bare, start):
        return None
    if page.lower[start] in lists.FORCE or "Eid" in (
        page.words[start],
        page.words[start - 1] if start else "",
    ):
        return None  # "Jabhat Fath al-Sham" is a front, "Eid al-Fitr" a feast
    if end - start == 1 and page.lower[start] in lists.TAIL and end < len(page) and page.doc[end].like_num:
        return None  # "captured *Base* 46"
    if end + 1 < len(page) and page.lower[end] in lists.HOLD and page.lower[end + 1] == "of":
        return None  # "the *Daesh* stronghold of Manbij": whose it is
    if text.count("-") == 1 and all(_nation(part) for part in text.split("-")):
        return None  # "US-Russia" talks
    if text.endswith(("-backed", "-led", "-based", "-held", "-controlled")):
        return None
    while end - start > 1 and (runs_in(page, end - 1) or shouted(page, start, end)):
        end -= 1  # "*Manbij* Killing 80", its comma lost; "*Manbij* SANA"
    text = page.name(start, end)
    if label[0] == "GPE" and end - start > 1:
        end = run_on(page, start, end)
        text = page.name(start, end)
    if label[0] in PLACE_LABELS and any(map(capital, page.words[start:end])):
        if key(text) in DEMONYMS and key(text) not in COUNTRY_NAMES and not load().find(text):
            return Words(start, end, text, "demonym", demonym=True)
        return Words(start, end, text, "a place by the reader's reading of the sentence")
    if label[0] == "NORP" and (key(text) in DEMONYMS or key(text) in INHABITANTS):
        return Words(start, end, text, "demonym", demonym=True)
    return None


def _with_article(page: Page, words: Words) -> Words:
    """Take in an Arabic article that the name is joined to: "*al-*Zahraa"."""
    i = words.start
    return replace(words, start=i - 2, name=page.name(i - 2, words.end)) if joined_article(page, i) else words


def _abbreviation(page: Page, text: str, start: int) -> bool:
    """Tell an organization's abbreviation ("IS", "DAILY SABAH") from a place in capitals, where not all is in capitals."""
    if (
        not text.isupper()
        or "." in text
        or not any(map(str.islower, page.words[max(start - 40, 0) : start + 40]))
    ):
        return False
    short = key(text)
    if short in COUNTRY_NAMES or short in REGIONS or text in DIVISIONS:
        return False
    before = page.words[start - 1] if start else ""
    if len(before) > 1 and before.isalpha() and before.isupper():
        return True
    after = page.words[start + 1] if start + 1 < len(page) else ""
    line = start == 0 or "\n" in before or after[:1] in ("(", ",", "-", "\u2014", "\u2013", "/", ":")
    if len(text) > SHORT and (line or len(text) > CAPITALS or not text.isalpha()):
        return False  # "ADEN (AFP) -"
    return len(text) > SHORT or max((place.people for place in load().find(text)), default=0) < OWNER


def _nation(word: str) -> bool:
    """Tell whether a word is a country's name or demonym."""
    return key(word) in COUNTRY_NAMES or key(word) in DEMONYMS


def _known(page: Page, labels: dict[int, tuple[str, int, int]], i: int, shouting: bool) -> Words | None:
    word, pos = page.words[i], page.pos[i]
    if not capital(word) or (word in lists.OTHER_CAPITAL and word != "New"):
        return None
    if shouting and _ordinary(page, i):
        return None  # "WAS", "DAWN" where all is in capitals
    if pos and pos not in ("PROPN", "ADJ", "X") and not word.isupper() and i not in labels:
        return None  # "Will I lose my job?", "Drug abuse"
    if key(word) in lists.NO_PLACE and not capital(page.words[i + 1] if i + 1 < len(page) else ""):
        return None
    for end in runs(page, i):
        text = page.name(i, end)
        short = key(text)
        if end == i + 1 and _owns(page, i):
            return Words(i, end, text, "a country's or region's name")
        if short in DEMONYMS and short not in COUNTRY_NAMES:
            return Words(i, end, text, "demonym", demonym=True)
        if short in REGIONS and labels.get(i, ("", i, i))[0] == "NORP":
            return Words(i, end, text, "demonym", demonym=True)  # "African leaders"
        if short in COUNTRY_NAMES or short in REGIONS:
            if len(short) <= 3 and not text.replace(".", "").isupper():
                continue
            if in_longer(page, labels, i, end):
                return None
            return Words(i, end, text, "a country's or region's name")
        if text in DIVISIONS:
            abbreviated = len(text) <= 5 and (text.isupper() or "." in text)
            if (
                abbreviated
                and not (i >= 2 and page.words[i - 1] == "," and capital(page.words[i - 2]))
                and not text.count(".") > 1
            ):
                continue
            if not in_longer(page, labels, i, end):
                return Words(i, end, text, "a first-order division's name")
            continue
        if text.isupper() and len(text) <= 5 and not shouting:
            continue  # an abbreviation is no town
        places = load().find(text)
        if (
            places
            and len(short) > 2
            and believable(page, labels, i, end, max(place.people for place in places), shouting)
        ):
            return Words(i, end, text, "in the gazetteer, in a place's position")
    return None


def _ordinary(page: Page, i: int) -> bool:
    """Tell a word that is no name by the reader's reading: where all is in capitals, these say nothing."""
    return page.pos[i] not in ("PROPN", "") or page.doc[i].ent_type_ in _TIMES


def _owns(page: Page, i: int) -> bool:
    """Tell a country that lost the apostrophe of its genitive before what it owns: "*Syrias* Al-Qaeda-affiliated groups"."""
    name = page.words[i]
    return name.endswith("s") and key(name[:-1]) in COUNTRY_NAMES and not load().find(name)


def _generic(page: Page, i: int) -> Words | None:
    """Find names that only their generic word tells: "Bab al-Hadid neighborhood", "the village of Qusair"."""
    if (
        i
        and page.lower[i] in lists.CONTAINER
        and i + 2 < len(page)
        and page.lower[i + 1] == "of"
        and capital(page.words[i + 2])
    ):
        end = next(iter(runs(page, i + 2, plain=True)), i + 3)
        while end > i + 3 and (
            page.words[end - 1] in (".", "and") or runs_in(page, end - 1) or shouted(page, i + 2, end)
        ):
            end -= 1
        if page.words[i + 2] in lists.OTHER_CAPITAL or capital(page.words[i - 1]):
            return None  # "the Bab al-Hadid neighborhood of Aleppo" calls Bab al-Hadid one, not Aleppo
        return Words(i + 2, end, page.name(i + 2, end), f"called a {page.lower[i]}")
    if (
        not capital(page.words[i])
        or page.words[i] in lists.OTHER_CAPITAL
        or (
            i
            and capital(page.words[i - 1])
            and not opens(page, i - 1)
            and page.words[i - 1] not in lists.OTHER_CAPITAL
        )
    ):
        return None
    if page.pos[i] == "ADJ" and key(page.words[i]).endswith(("ish", "ian")):
        return None  # "a *Kurdish* town"
    if _owns(page, i):
        return None  # "*Syrias* Aleppo city"
    for end in runs(page, i, plain=True):
        if (
            end < len(page)
            and page.lower[end] in lists.TAIL
            and not page.words[end][:1].isupper()
            and page.lower[end]
            not in ("base", "camp", "state", "border", "port", "park", "quarter", "city", "area")
        ):
            text = page.name(i, end)
            if key(text) in DEMONYMS or _abbreviation(page, text, i):
                return None  # "in an *IS* town"
            return Words(i, end, text, f"called a {page.lower[end]}")
        if (
            end - 1 > i
            and page.lower[end - 1] in lists.TAIL
            and page.lower[end - 1]
            not in (
                "state",
                "base",
                "park",
                "port",
                "university",
                "church",
                "hospital",
                "city",
                "town",
                "union",
                "stadium",
            )
        ):
            return Words(i, end, page.name(i, end), f"named as a {page.lower[end - 1]}")
    return None


def _widen(page: Page, words: Words) -> Words:
    """Take in a generic word with a capital that belongs to the name ("Laurel" → "Laurel County")."""
    if words.demonym or words.end >= len(page):
        return words
    after = page.lower[words.end]
    if after == "state" and page.name(words.end + 1, words.end + 2).lower() in OF_STATE:
        return words  # "in Hama *State media*"
    spaced = page.doc[words.end - 1].whitespace_ == " "
    if after in _QUARTERS and city(words.name) and not load().find(page.name(words.start, words.end + 1)):
        return words  # "*Aleppo* Neighborhood Shelled": one of that city's
    if capital(page.words[words.end]) and after in lists.TAIL and spaced:
        return Words(words.start, words.end + 1, page.name(words.start, words.end + 1), words.why)
    return words


def region_after(page: Page, words: Sequence[Words], index: int) -> str | None:
    """Return the code of the division or country that follows a name ("Paris, Texas", "Mosul in Iraq")."""
    end = words[index].end
    if end >= len(page):
        return None
    if page.words[end] in (",", "("):
        return region(page, end + 1)
    return None
