"""Descriptions that stand for a place told before, or for a part of it: "the city", "the area", "the east of the city"."""

import re
from collections.abc import Sequence
from dataclasses import replace

from spacy.tokens import Doc, Token

from secondsource.claims import lexicon
from secondsource.claims.columns import lower
from secondsource.claims.places import lists
from secondsource.claims.places.borders import border
from secondsource.claims.places.capitals import GENITIVE, capital, capital_before
from secondsource.claims.places.gazetteer import key
from secondsource.claims.places.lands import DEMONYMS, country
from secondsource.claims.places.metonymy import relation
from secondsource.claims.places.nations import spoken_of
from secondsource.claims.places.page import Page
from secondsource.claims.places.place import PlaceMention
from secondsource.claims.places.several import PLURALS
from secondsource.claims.places.stands_for import describe, of_gazetteer
from secondsource.claims.places.told import (
    NOUNS,
    QUARTERS,
    beside,
    last_called,
    last_city,
    province_of_seat,
    told,
    town_of_quarter,
)
from secondsource.model.span import Span

_PARTS = frozenset([
    "east", "west", "north", "south", "northeast", "northwest", "southeast", "southwest", "center", "centre",
    "outskirts", "suburbs", "countryside", "eastern", "western", "northern", "southern",
])  # fmt: skip
_BEARINGS = frozenset(part for part in _PARTS if part.endswith(("north", "south", "east", "west")))
_COMPASS = re.compile(r"(?:north|south)?-?(?:east|west)?ern")
_SIDES = frozenset({
    "part", "parts", "sector", "side", "half", "districts", "neighborhoods", "neighbourhoods", "suburbs",
    "outskirts",
})  # fmt: skip
_CENTERS = frozenset({"center", "centre", "outskirts", "square", "market", "airport"})
"""What "the city" has that is called after no name of it."""
_FOLLOWED = frozenset({"council", "hall", "department", "media", "television", "news"})
"""What behind "the city" makes it somebody."""
_AROUND = frozenset({"of", "around", "surrounding", "near", "outside", "between"})
"""What ties "the area" to the name that tells which one."""
_PLAIN = frozenset(
    {"same", "whole", "entire", "embattled", "strategic", "ancient", "historic", "coastal", "key"}
)
"""Adjectives of a place told before, not of another one."""
_WHOLE = frozenset({"city", "town", "village", "province"})
"""What can be told again by where it lies: "the northern city"."""
_SOIL = frozenset({"territory", "territories", "soil", "waters", "airspace"})
_MISSIONS = frozenset({"embassy", "consulate"})
_BY = frozenset(
    {"near", "outside", "at", "around", "inside", "behind", "opposite", "on", "front", "of", "hit", "beside"}
)
"""What puts something at a building: "fell *near* the Russian embassy"."""
_OPENS = frozenset({"the", "this", "that"})
_POINTS = frozenset({"these", "those", "both"})
_NUMBERS = {"two": 2, "three": 3, "four": 4, "five": 5}
_TIE = re.compile(r",?(?: and)?(?: the)?(?: \w+ of)?(?: [A-Z][\w-]+)? ")
"""What stands between the places of one list: " and the town of "."""
_HEADS = (
    NOUNS
    | PLURALS.keys()
    | {f"{noun}s" for noun in NOUNS}
    | _SOIL
    | _MISSIONS
    | {"capital", "border"}
    | lists.SITE
)
"""Nouns of descriptions."""
_LONGEST = 8  # tokens of a description
_OWNED = 4  # tokens from an owner to what it owns


def described(page: Page, mentions: Sequence[PlaceMention]) -> list[PlaceMention]:
    """Add the descriptions of a document to its named places; give all in order, with their links kept."""
    doc, text = page.doc, page.text
    taken = {i for mention in mentions for i in range(mention.start, mention.end)}
    found: list[PlaceMention] = []
    meant: list[tuple[int, int]] = []
    for i, word in enumerate(page.lower):
        if word not in _HEADS or i == 0 or i in taken:
            continue
        if word == "capital":
            found.extend(capital(doc, text, mentions, i))
            continue
        if word == "border":
            found.extend(border(doc, text, i, taken))
            continue
        if word in _SOIL or word in _MISSIONS:
            found.extend(_of_nation(doc, text, mentions, i))
            continue
        if word in PLURALS:
            together = _listed(doc, text, mentions, i)
            if together is not None:
                found.append(together)
                continue
        owned = _owned(doc, i)
        noun = word[:-1] if owned is not None and word not in NOUNS else word
        start = _opening(doc, i, noun) if noun in NOUNS or noun in lists.SITE else None
        if start is None or _another(doc, i, owned, taken):
            continue
        end = i + 1 if owned is None else owned + 1
        part = start if owned is not None else _part(doc, start)
        begin = part if part is not None else start
        if noun == "country":
            found.append(_country(doc, text, mentions, i, begin, end, part is not None))
            continue
        span = page.span(begin, end)
        if noun not in NOUNS:
            whole = last_called(text, mentions, doc[i].idx, frozenset({noun}))
            if whole is None:
                continue  # "the hospital": nobody has told which
        elif _namesake(doc, end):
            whole = None
        else:
            whole = told(text, mentions, doc[i].idx, noun, _clause(doc, i), meant)
            if whole is None and noun in QUARTERS:
                whole = town_of_quarter(text, mentions, doc[i].idx)
                part = begin if whole is not None else part
        seat = province_of_seat(mentions, doc[i].idx, noun) if whole is None else None
        if seat is not None:
            found.append(of_gazetteer(doc, text, begin, end, seat, "region"))
            continue
        seat_told = capital_before(text, found, doc[i].idx) if noun == "city" and part is None else None
        if seat_told is not None and (whole is None or mentions[whole].start < seat_told.start):
            found.append(
                replace(
                    seat_told,
                    text=span.of(text),
                    span=span,
                    start=begin,
                    end=end,
                    relation=relation(doc, begin),
                )
            )
            continue
        if whole is not None:
            meant.append((doc[i].idx, whole))
        found.append(describe(doc, span.of(text), mentions, span, begin, end, whole, part is not None))
    return _merge(mentions, found)


def _listed(doc: Doc, text: str, mentions: Sequence[PlaceMention], i: int) -> PlaceMention | None:
    """Describe several places by the first of the last list told up to the sentence before: "the two *villages*"; else ``None``."""
    low = lower(doc)
    number = _NUMBERS.get(low[i - 1])
    begin = i - 1 - (number is not None and i > 1)
    if not (low[begin] in _POINTS or (number and low[begin] == "the")) or _names_it(doc, i, set()):
        return None
    before = [
        k for k, m in enumerate(mentions) if m.literal and m.kind == "named" and m.span.end <= doc[i].idx
    ]
    runs: list[list[int]] = []
    for k in before:
        last = runs[-1][-1] if runs else None
        if last == k - 1 and _TIE.fullmatch(text, mentions[last].span.end, mentions[k].span.start):
            runs[-1].append(k)
        else:
            runs.append([k])
    run = next((run for run in reversed(runs) if len(run) > 1), None)
    if (
        run is None
        or number not in (None, len(run))
        or not beside(text, mentions[run[-1]].span.end, doc[i].idx)
    ):
        return None
    span = Span(doc[begin].idx, doc[i].idx + len(doc[i]))
    return describe(doc, span.of(text), mentions, span, begin, i + 1, run[0], part=False)


def _namesake(doc: Doc, end: int) -> bool:
    """Tell "the province *of the same name*"."""
    return lower(doc)[end : end + 4] == ["of", "the", "same", "name"]


def _of_nation(doc: Doc, text: str, mentions: Sequence[PlaceMention], i: int) -> list[PlaceMention]:
    """Describe "Iraqi territory", which is Iraq, and "near the Russian embassy", which is in the city told last."""
    low = lower(doc)
    code = DEMONYMS.get(key(doc[i - 1].text)) if doc[i - 1].text[:1].isupper() else None
    if code is None:
        return []
    if low[i] in _SOIL:
        return [of_gazetteer(doc, text, i - 1, i + 1, country(code), "country")]
    start = i - 2 if i > 1 and low[i - 2] in _OPENS else i - 1
    if start < 1 or low[start - 1] not in _BY:
        return []
    span = Span(doc[i - 1].idx, doc[i].idx + len(doc[i]))
    after = (k for k, m in enumerate(mentions) if m.start == i + 2 and low[i + 1] == "in")
    city = next(after, last_city(mentions, span.start))
    made = describe(doc, span.of(text), mentions, span, i - 1, i + 1, city, city is not None)
    return [replace(made, relation=relation(doc, i - 1))]


def _opening(doc: Doc, i: int, noun: str) -> int | None:
    """Return where the description with the noun at token i begins: "*the* war-torn country", "*the* same city"; else ``None``."""
    low = lower(doc)
    if noun == "country" and low[i - 1] == "across":
        return i  # a headline's "across *Country*"
    for j in range(i - 1, max(i - _LONGEST, -1), -1):
        word = low[j]
        if word in _OPENS:
            return j
        if noun not in NOUNS:
            return None
        joined = "-" in (low[j + 1], word) or (j > 0 and low[j - 1] == "-")
        side = noun in _WHOLE and _COMPASS.fullmatch(word) is not None
        plain = joined or side or word in _PLAIN or _qualifies(doc, word, j)
        if not plain or not (word == "-" or doc[j].text.islower()):
            return None
    return None


def _qualifies(doc: Doc, word: str, i: int) -> bool:
    """Tell a participle before a noun, or its adverb: "the *ethnically mixed* city", not "the only city"."""
    if word.endswith("ly"):
        return word != "only" and doc[i].pos_ == "ADV"
    return word.endswith(("ed", "en", "torn")) and doc[i].pos_ in {"VERB", "ADJ"}


def _owned(doc: Doc, i: int) -> int | None:
    """Return the site or part that a place told before owns: "the town's *mosque*", "the towns market *place*"; else ``None``."""
    low = lower(doc)
    if i + 1 >= len(low):
        return None
    noun, after = low[i], low[i + 1]
    lost = noun.endswith("s") and noun[:-1] in NOUNS
    if noun in _WHOLE and after in _CENTERS:
        return i + 1  # "the city center"
    if not lost and not (noun in NOUNS and after in GENITIVE):
        return None
    side = i + 1 if lost else i + 2
    if side < len(low) and low[side] in _BEARINGS and not _goes_on(doc, side):
        return side  # "the citys *south*"
    head = doc[i].head
    near = i < head.i <= i + _OWNED + (not lost)
    behind = low[head.i + 1] if head.i + 1 < len(low) else ""
    other = near and any(word.endswith("est") and word not in _PARTS for word in low[i : head.i])
    site = near and any(_is_site(token) for token in doc[i + 1 : head.i + 1])
    return head.i if site and behind != "of" and not other else None


def _goes_on(doc: Doc, i: int) -> bool:
    """Tell whether a noun or a hyphen follows a word: "the citys south *bank*"."""
    return i + 1 < len(doc) and (doc[i + 1].pos_ in {"NOUN", "PROPN"} or doc[i + 1].text == "-")


def _is_site(word: Token) -> bool:
    return word.lower_ in _PLACES or (word.pos_ == "NOUN" and word.lemma_.lower() in _PLACES)


_PLACES = lexicon.words("events", "classes", "place") | lists.SITE | _SIDES | _PARTS


def _another(doc: Doc, i: int, owned: int | None, taken: set[int]) -> bool:
    """Tell words that are no place told before: "the city council", "the city of Aleppo", "the area around Khan Touman"."""
    low = lower(doc)
    if owned is not None:
        return any(k in taken for k in range(i, owned + 1))
    after = low[i + 1] if i + 1 < len(doc) else ""
    compound = doc[i].dep_ == "compound" and doc[i].head.i > i
    tied = low[i] == "area" and after == "of"  # "the area of the old town"
    return tied or after in _FOLLOWED or after in GENITIVE or compound or _names_it(doc, i, taken)


def _country(
    doc: Doc, text: str, mentions: Sequence[PlaceMention], i: int, begin: int, end: int, part: bool
) -> PlaceMention:
    """Describe "the country": the one that the report speaks most of before."""
    code = spoken_of(doc, text, mentions, i)
    named = [
        k
        for k, mention in enumerate(mentions)
        if mention.precision == "country" and mention.country == code and mention.span.end <= doc[i].idx
    ]
    span = Span(doc[begin].idx, doc[end - 1].idx + len(doc[end - 1]))
    if named:
        made = describe(doc, span.of(text), mentions, span, begin, end, named[-1], part)
        return replace(made, literal=True)
    return of_gazetteer(doc, text, begin, end, country(code) if code else None, "country")


def _names_it(doc: Doc, i: int, taken: set[int]) -> bool:
    """Tell "the city of Aleppo", "the area around the town of Azaz": the name itself follows."""
    low = lower(doc)
    if i + 1 >= len(doc) or low[i + 1] not in _AROUND:
        return False
    reach = 4 if low[i + 1] == "of" else _LONGEST
    for k in range(i + 2, min(i + reach, len(doc))):
        if k in taken:
            return True
        if doc[k].pos_ not in {"DET", "ADJ", "NOUN", "ADP", "VERB", "PUNCT", ""}:
            return False
    return False


def _part(doc: Doc, start: int) -> int | None:
    """Return where "the east of", "the eastern part of", "the outskirts of" before token start begins."""
    low = lower(doc)
    if start < 2 or low[start - 1] != "of":
        return None
    k = start - 2
    if low[k] in _SIDES and k > 0 and low[k - 1] in _PARTS:
        k -= 1
    elif low[k] not in _PARTS:
        return None
    return k - 1 if k > 0 and low[k - 1] == "the" else k


def _clause(doc: Doc, i: int) -> int:
    """Return where the clause that somebody says, and that token i stands in, begins; 0: it stands in none."""
    for token in (doc[i], *doc[i].ancestors):
        if token.dep_ == "ccomp":
            return token.left_edge.i
    return 0


def _merge(mentions: Sequence[PlaceMention], found: Sequence[PlaceMention]) -> list[PlaceMention]:
    """Put both lists in order of the text and renumber the links."""
    if not found:
        return list(mentions)
    tagged = [(m.span, 0, k, m) for k, m in enumerate(mentions)] + [
        (m.span, 1, k, m) for k, m in enumerate(found)
    ]
    tagged.sort(key=lambda item: item[:3])
    moved = {k: position for position, (_, sort, k, _) in enumerate(tagged) if sort == 0}
    return [
        mention
        if mention.within is None and mention.same_as is None
        else replace(
            mention,
            within=None if mention.within is None else moved[mention.within],
            same_as=None if mention.same_as is None else moved[mention.same_as],
        )
        for _, _, _, mention in tagged
    ]
