"""Finds the words that may name places: the reader's entities, and runs of capitals that the gazetteer knows."""

from collections.abc import Sequence
from dataclasses import replace

from spacy.tokens import Doc, Token

from secondsource.claims import columns
from secondsource.claims.lexicon import ARABIC_ARTICLES
from secondsource.claims.places.believing import (
    believable,
    capital,
    in_longer,
    of_something_else,
    opens,
    region,
    surnames,
)
from secondsource.claims.places.gazetteer import key, load
from secondsource.claims.places.lands import country_names, demonyms, divisions, inhabitants, regions
from secondsource.claims.places.lists import context
from secondsource.claims.places.parted import OWNER, SHORT, names, run_on, run_together, runs_in
from secondsource.claims.places.repeated import again, joined_article, runs
from secondsource.claims.places.words import Words

SHOUTED = 10  # words in capitals for each in small letters, from which on capitals tell nothing
CAPITALS = 5  # letters of an abbreviation at most
_IN = frozenset({"in", "near", "at", "outside", "inside"})
OF_STATE = frozenset({"media", "tv", "television", "radio", "news"})
_TIMES = frozenset({"DATE", "TIME"})
_SETTLED = frozenset({"city", "town", "village", "neighborhood", "neighbourhood", "district", "suburb"})
PLACE_LABELS = frozenset({"GPE", "LOC", "FAC"})


def genitive(name: str) -> bool:
    """Tell a name that lost the apostrophe of its genitive: "Syrias", "Aleppos"."""
    if (
        not name.endswith("s")
        or name.endswith("ss")
        or len(name) <= SHORT + 1
        or key(name) in country_names()
        or key(name) in demonyms()
        or load().find(name)
    ):
        return False
    owner = name[:-1]
    known = any(place.kind == "city" and place.people >= OWNER for place in load().find(owner))
    return key(owner) in country_names() or known


def find_words(doc: Doc) -> list[Words]:
    """Find the words that name places, in order, none overlapping."""
    labels = _labels(doc)
    written = columns.strings(doc, "ORTH")
    small = sum(map(str.islower, written))
    shouting = SHOUTED * small < sum(map(str.isupper, written))
    people = surnames(doc)
    groups = _groups(doc, written)
    found: list[Words] = []
    i = 0
    while i < len(written):
        named = capital(written[i])
        words = _entity(doc, labels, i) if i in labels else None
        if words is None and named:
            words = _known(doc, labels, i, shouting)
        if words is None and (named or written[i].lower() in context("container")):
            words = _generic(doc, i)
            if words is not None and shouting and _ordinary(doc[words.start]):
                words = None
        if words is None or _names_none(doc, words, groups):
            i += 1  # "the West" is no place
            continue
        listed = run_together(doc, words) if i in labels else []
        if listed:
            listed = [*listed[:-1], _widen(doc, listed[-1])]
            found.extend(listed)
            i = listed[-1].end
            continue
        words = _with_article(doc, _widen(doc, words))
        if (found and words.start < found[-1].end) or of_something_else(doc, words.start, words.end, people):
            i += 1
            continue
        found.append(words)
        i = words.end
    return sorted([*found, *again(doc, written, labels, found)], key=lambda words: words.start)


def _names_none(doc: Doc, words: Words, groups: frozenset[str]) -> bool:
    """Tell words that name no place: a people, a group, "the West", "the *Northern Province* of Aleppo"."""
    parts = key(words.name).split()
    if key(words.name) in context("generic_name") or key(words.name) in groups:
        return True
    general = parts[-1:] and parts[-1] in context("container") and set(parts[:-1]) <= context("generic_name")
    of = words.end < len(doc) and doc[words.end].lower_ == "of"
    return bool(general and of) or set(parts) <= context("people")


def _groups(doc: Doc, written: Sequence[str]) -> frozenset[str]:
    """Give the names that the report puts before "terrorists" or "group", and never "in": "*Daesh* militants"."""
    found: set[str] = set()
    placed: set[str] = set()
    for i in range(1, len(written)):
        before, word = written[i - 1], written[i]
        if before.lower() in _IN and capital(word):
            placed.add(word)
        if word == "of" and before.lower() in _SETTLED:
            placed.add(
                doc[i + 1 : i + 4].text if written[i + 2 : i + 3] == ["-"] else doc[i + 1 : i + 2].text
            )
        if word not in context("band") or not capital(before):
            continue
        start = i - 1
        while start > 1 and (
            written[start - 1] == "-"
            or capital(written[start - 1])
            or written[start - 1].lower() in ARABIC_ARTICLES
        ):
            start -= 1
        found.update(doc[k:i].text for k in range(start, i))
    return frozenset(key(name) for name in found - placed if not names(name))


def _labels(doc: Doc) -> dict[int, tuple[str, int, int]]:
    """Give the reader's entity of each token: its label and its borders."""
    return {i: (ent.label_, ent.start, ent.end) for ent in doc.ents for i in range(ent.start, ent.end)}


def _entity(doc: Doc, labels: dict[int, tuple[str, int, int]], i: int) -> Words | None:
    label = labels.get(i)
    if label is None or label[1] != i:
        return None
    start, end = label[1], label[2]
    while start < end - 1 and doc[start].lower_ in (
        "the",
        "a",
        "an",
        "northern",
        "southern",
        "eastern",
        "western",
        "central",
    ):
        start += 1
    words = [token.lower_ for token in doc[start:end]]
    general = words[-1] in context("container") and set(words[:-1]) <= context("generic_name")
    if general and end < len(doc) and doc[end].lower_ == "of":
        return None  # "the Northern Province of *Aleppo*"
    if end - start > 2 and doc[start].lower_ in context("container") and doc[start + 1].lower_ == "of":
        whole = doc[start:end].text
        if whole not in divisions() and not load().find(whole):
            start += 2  # "District of *Douma*"
    if end - start > 1 and doc[start].text.endswith("s") and key(doc[start].text[:-1]) in country_names():
        start += 1  # "Syrias *Khan Touman*", its apostrophe lost
    if joined_article(doc, start):
        start -= 2  # "*al-*Zahraa"
    while end - start > 1 and doc[end - 1].lower_ in context("people"):
        end -= 1  # "against *Syria* Kurds"
    text = doc[start:end].text
    if set(key(text).split()) <= context("no_place") or _abbreviation(doc, text, start):
        return None
    if doc[start].lower_ in context("force") or "Eid" in (
        doc[start].text,
        doc[start - 1].text if start else "",
    ):
        return None  # "Jabhat Fath al-Sham" is a front, "Eid al-Fitr" a feast
    if end - start == 1 and doc[start].lower_ in context("tail") and end < len(doc) and doc[end].like_num:
        return None  # "captured *Base* 46"
    if end + 1 < len(doc) and doc[end].lower_ in context("hold") and doc[end + 1].lower_ == "of":
        return None  # "the *Daesh* stronghold of Manbij": whose it is
    if text.count("-") == 1 and all(_nation(part) for part in text.split("-")):
        return None  # "US-Russia" talks
    if text.endswith(("-backed", "-led", "-based", "-held", "-controlled")):
        return None
    while end - start > 1 and runs_in(doc, end - 1):
        end -= 1  # "*Manbij* Killing 80", its comma lost
    text = doc[start:end].text
    if label[0] == "GPE" and end - start > 1:
        end = run_on(doc, start, end)
        text = doc[start:end].text
    if label[0] in PLACE_LABELS and any(capital(token.text) for token in doc[start:end]):
        if key(text) in demonyms() and key(text) not in country_names() and not load().find(text):
            return Words(start, end, text, "demonym", demonym=True)
        return Words(start, end, text, "a place by the reader's reading of the sentence")
    if label[0] == "NORP" and (key(text) in demonyms() or key(text) in inhabitants()):
        return Words(start, end, text, "demonym", demonym=True)
    return None


def _with_article(doc: Doc, words: Words) -> Words:
    """Take in an Arabic article that the name is joined to: "*al-*Zahraa"."""
    i = words.start
    return replace(words, start=i - 2, name=doc[i - 2 : words.end].text) if joined_article(doc, i) else words


def _abbreviation(doc: Doc, text: str, start: int) -> bool:
    """Tell an organization's abbreviation ("IS", "DAILY SABAH") from a place in capitals, where not all is in capitals."""
    if (
        not text.isupper()
        or "." in text
        or not any(token.text.islower() for token in doc[max(start - 40, 0) : start + 40])
    ):
        return False
    short = key(text)
    if short in country_names() or short in regions() or text in divisions():
        return False
    before = doc[start - 1].text if start else ""
    if len(before) > 1 and before.isalpha() and before.isupper():
        return True
    after = doc[start + 1].text if start + 1 < len(doc) else ""
    line = start == 0 or "\n" in before or after[:1] in ("(", ",", "-", "\u2014", "\u2013", "/", ":")
    if len(text) > SHORT and (line or len(text) > CAPITALS or not text.isalpha()):
        return False  # "ADEN (AFP) -"
    return len(text) > SHORT or max((place.people for place in load().find(text)), default=0) < OWNER


def _nation(word: str) -> bool:
    """Tell whether a word is a country's name or demonym."""
    return key(word) in country_names() or key(word) in demonyms()


def _known(doc: Doc, labels: dict[int, tuple[str, int, int]], i: int, shouting: bool) -> Words | None:
    token = doc[i]
    if not capital(token.text) or (token.text in context("other_capital") and token.text != "New"):
        return None
    if shouting and _ordinary(token):
        return None  # "WAS", "DAWN" where all is in capitals
    if (
        token.pos_
        and token.pos_ not in ("PROPN", "ADJ", "X")
        and not token.text.isupper()
        and i not in labels
    ):
        return None  # "Will I lose my job?", "Drug abuse"
    if key(token.text) in context("no_place") and not capital(doc[i + 1].text if i + 1 < len(doc) else ""):
        return None
    for end in runs(doc, i):
        text = doc[i:end].text
        short = key(text)
        if end == i + 1 and _owns(doc, i):
            return Words(i, end, text, "a country's or region's name")
        if short in demonyms() and short not in country_names():
            return Words(i, end, text, "demonym", demonym=True)
        if short in regions() and labels.get(i, ("", i, i))[0] == "NORP":
            return Words(i, end, text, "demonym", demonym=True)  # "African leaders"
        if short in country_names() or short in regions():
            if len(short) <= 3 and not text.replace(".", "").isupper():
                continue
            if in_longer(doc, labels, i, end):
                return None
            return Words(i, end, text, "a country's or region's name")
        if text in divisions():
            abbreviated = len(text) <= 5 and (text.isupper() or "." in text)
            if (
                abbreviated
                and not (i >= 2 and doc[i - 1].text == "," and capital(doc[i - 2].text))
                and not text.count(".") > 1
            ):
                continue
            if not in_longer(doc, labels, i, end):
                return Words(i, end, text, "a first-order division's name")
            continue
        if text.isupper() and len(text) <= 5 and not shouting:
            continue  # an abbreviation is no town
        places = load().find(text)
        if (
            places
            and len(short) > 2
            and believable(doc, labels, i, end, max(place.people for place in places), shouting)
        ):
            return Words(i, end, text, "in the gazetteer, in a place's position")
    return None


def _ordinary(token: Token) -> bool:
    """Tell a word that is no name by the reader's reading: where all is in capitals, these say nothing."""
    return token.pos_ not in ("PROPN", "") or token.ent_type_ in _TIMES


def _owns(doc: Doc, i: int) -> bool:
    """Tell a country that lost the apostrophe of its genitive before what it owns: "*Syrias* Al-Qaeda-affiliated groups"."""
    name = doc[i].text
    return name.endswith("s") and key(name[:-1]) in country_names() and not load().find(name)


def _generic(doc: Doc, i: int) -> Words | None:
    """Find names that only their generic word tells: "Bab al-Hadid neighborhood", "the village of Qusair"."""
    if (
        i
        and doc[i].lower_ in context("container")
        and i + 2 < len(doc)
        and doc[i + 1].lower_ == "of"
        and capital(doc[i + 2].text)
    ):
        end = next(runs(doc, i + 2, plain=True), i + 3)
        while end > i + 3 and (doc[end - 1].text in (".", "and") or runs_in(doc, end - 1)):
            end -= 1
        if doc[i + 2].text in context("other_capital") or capital(doc[i - 1].text):
            return None  # "the Bab al-Hadid neighborhood of Aleppo" calls Bab al-Hadid one, not Aleppo
        return Words(i + 2, end, doc[i + 2 : end].text, f"called a {doc[i].lower_}")
    if (
        not capital(doc[i].text)
        or doc[i].text in context("other_capital")
        or (
            i
            and capital(doc[i - 1].text)
            and not opens(doc, i - 1)
            and doc[i - 1].text not in context("other_capital")
        )
    ):
        return None
    if doc[i].pos_ == "ADJ" and key(doc[i].text).endswith(("ish", "ian")):
        return None  # "a *Kurdish* town"
    for end in runs(doc, i, plain=True):
        if (
            end < len(doc)
            and doc[end].lower_ in context("tail")
            and not doc[end].text[:1].isupper()
            and doc[end].lower_
            not in ("base", "camp", "state", "border", "port", "park", "quarter", "city", "area")
        ):
            text = doc[i:end].text
            if key(text) in demonyms() or _abbreviation(doc, text, i):
                return None  # "in an *IS* town"
            return Words(i, end, text, f"called a {doc[end].lower_}")
        if (
            end - 1 > i
            and doc[end - 1].lower_ in context("tail")
            and doc[end - 1].lower_
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
            return Words(i, end, doc[i:end].text, f"named as a {doc[end - 1].lower_}")
    return None


def _widen(doc: Doc, words: Words) -> Words:
    """Take in a generic word with a capital that belongs to the name ("Laurel" → "Laurel County")."""
    if words.demonym or words.end >= len(doc):
        return words
    after = doc[words.end]
    if after.lower_ == "state" and doc[words.end + 1 : words.end + 2].text.lower() in OF_STATE:
        return words  # "in Hama *State media*"
    if capital(after.text) and after.lower_ in context("tail") and doc[words.end - 1].whitespace_ == " ":
        return Words(words.start, words.end + 1, doc[words.start : words.end + 1].text, words.why)
    return words


def region_after(doc: Doc, words: Sequence[Words], index: int) -> str | None:
    """Return the code of the division or country that follows a name ("Paris, Texas", "Mosul in Iraq")."""
    end = words[index].end
    if end >= len(doc):
        return None
    if doc[end].text in (",", "("):
        return region(doc, end + 1)
    return None
