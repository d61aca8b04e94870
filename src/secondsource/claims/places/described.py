"""Descriptions that stand for a place told before, or for a part of it: "the city", "the area", "the east of the city"."""

import re
from collections.abc import Sequence
from dataclasses import replace

from spacy.tokens import Doc

from secondsource.claims.datelines import TOWN_LINE
from secondsource.claims.places.gazetteer import Place, key, load
from secondsource.claims.places.lands import capital_cities, capital_of, country, demonyms
from secondsource.claims.places.metonymy import relation
from secondsource.claims.places.place import PlaceMention
from secondsource.model.entity import PlacePrecision
from secondsource.model.span import Span

# What a noun can stand for, by the precision of the place told before.
_NOUNS: dict[str, tuple[PlacePrecision, ...]] = {
    "city": ("city",),
    "town": ("city",),
    "village": ("city",),
    "enclave": ("city", "district", "region", "neighborhood"),
    "district": ("district", "neighborhood"),
    "neighborhood": ("neighborhood",),
    "neighbourhood": ("neighborhood",),
    "province": ("region",),
    "governorate": ("region",),
    "state": ("region",),
    "region": ("region", "district", "city", "area"),
    "country": ("country",),
    "area": ("neighborhood", "city", "district", "region", "area"),
    "territory": ("region", "country", "area"),
}
_PARTS = frozenset(
    [
        "east",
        "west",
        "north",
        "south",
        "northeast",
        "northwest",
        "southeast",
        "southwest",
        "center",
        "centre",
        "outskirts",
        "suburbs",
        "countryside",
        "eastern",
        "western",
        "northern",
        "southern",
    ]
)
_SIDES = frozenset(
    {
        "part",
        "parts",
        "sector",
        "side",
        "half",
        "districts",
        "neighborhoods",
        "neighbourhoods",
        "suburbs",
        "outskirts",
    }
)
_TOWNS = ("called a town", "called a village", "called a city")
_SMALL = frozenset({"town", "village"})
_AFAR = re.compile(
    r"\b(?:km|kms|kilomet(?:er|re)s?|miles?)\b[^.;]{0,40}?\b(?:of|from)\s+(?:the \w+ )?$", re.IGNORECASE
)
"""What stands before a place that only says how far another one is ("Jayrud, 60 kilometers northeast of *Damascus*")."""
_REACH = 70  # characters before a place that may measure how far it is
PARAGRAPH = 0.5  # what each line between a place and "the city" takes from its weight


def described(doc: Doc, text: str, mentions: Sequence[PlaceMention]) -> list[PlaceMention]:
    """Add the descriptions of a document to its named places; give all in order, with their links kept."""
    taken = {i for mention in mentions for i in range(mention.start, mention.end)}
    found: list[PlaceMention] = []
    meant: list[tuple[int, int]] = []
    for i in range(1, len(doc)):
        noun = doc[i].lower_
        if i in taken:
            continue
        if noun == "capital":
            found.extend(_capital(doc, text, mentions, i))
            continue
        if noun not in _NOUNS or doc[i - 1].lower_ not in ("the", "this", "that"):
            continue
        if i + 1 < len(doc) and (
            (
                doc[i + 1].lower_
                in ("council", "hall", "of", "'s", "\u2019s", "department", "media", "television", "news")
                and doc[i + 1].lower_ != "of"
            )
            or _names_it(doc, i, taken)
            or (doc[i].dep_ == "compound" and doc[i].head.i > i)
        ):
            continue
        start = i - 1
        part = _part(doc, start)
        if noun == "country":
            found.append(_country(doc, text, mentions, i))
            continue
        whole = _told(text, mentions, doc[i].idx, noun, _clause(doc, i), meant)
        if whole is not None:
            meant.append((doc[i].idx, whole))
        begin = part if part is not None else start
        span = Span(doc[begin].idx, doc[i].idx + len(doc[i]))
        words = text[span.start : span.end]
        found.append(_describe(doc, words, mentions, span, begin, i + 1, whole, part is not None))
    return _merge(mentions, found)


def _nation(doc: Doc, text: str, mentions: Sequence[PlaceMention], i: int) -> str | None:
    """Return the code of the country that a report speaks of before token i: by names and demonyms, the near ones more."""
    told: dict[str, float] = {}
    here = doc[i].idx
    seen = {k for mention in mentions for k in range(mention.start, mention.end)}
    spoken = [
        (mention.span.end, mention.country)
        for mention in mentions
        if mention.country and mention.kind == "named" and mention.span.end <= here
    ]
    spoken += [
        (token.idx, code)
        for token in doc[:i]
        if token.i not in seen and token.text[:1].isupper() and (code := demonyms().get(key(token.text)))
    ]
    for at, code in spoken:
        told[code] = told.get(code, 0.0) + 1 / (1 + PARAGRAPH * text.count("\n", at, here))
    return max(told, key=lambda code: (told[code], code), default=None)


def _country(doc: Doc, text: str, mentions: Sequence[PlaceMention], i: int) -> PlaceMention:
    """Describe "the country": the one that the report speaks most of before."""
    code = _nation(doc, text, mentions, i)
    named = [
        k
        for k, mention in enumerate(mentions)
        if mention.precision == "country" and mention.country == code and mention.span.end <= doc[i].idx
    ]
    part = _part(doc, i - 1)
    begin = part if part is not None else i - 1
    span = Span(doc[begin].idx, doc[i].idx + len(doc[i]))
    if named:
        made = _describe(doc, span.of(text), mentions, span, begin, i + 1, named[-1], part is not None)
        return replace(made, literal=True)
    return _of_gazetteer(doc, text, begin, i + 1, country(code) if code else None, "country")


def _capital(doc: Doc, text: str, mentions: Sequence[PlaceMention], i: int) -> list[PlaceMention]:
    """Describe "the capital", "the Syrian capital"; where a name follows ("the capital Damascus"), that is the place."""
    code = demonyms().get(key(doc[i - 1].text)) if doc[i - 1].text[:1].isupper() else None
    begin = i - 2 if code is not None and i > 1 else i - 1
    if doc[begin].lower_ not in ("the", "this", "that"):
        return []
    after = doc[i + 1] if i + 1 < len(doc) else None
    if after is not None and (
        after.text[:1].isupper() or after.lower_ == "of" or (doc[i].dep_ == "compound" and doc[i].head.i > i)
    ):
        return []
    if after is not None and after.text == "," and i + 2 < len(doc) and doc[i + 2].text[:1].isupper():
        return []
    code = code or _nation(doc, text, mentions, i)
    return [_of_gazetteer(doc, text, begin, i + 1, capital_of(code) if code else None, "city")]


def _of_gazetteer(
    doc: Doc, text: str, start: int, end: int, place: Place | None, precision: PlacePrecision
) -> PlaceMention:
    """Make the mention of a description that stands for a place whose name the report need not tell."""
    span = Span(doc[start].idx, doc[end - 1].idx + len(doc[end - 1]))
    words = span.of(text)
    if place is None:
        why = "a description; no place told before fits"
        return PlaceMention(words, span, start, end, words, literal=True, why=why, kind="described")
    return PlaceMention(
        words, span, start, end, place.name, literal=True, why=f"stands for {place.name} by the country told",
        country=place.country, admin1=place.division or None, latitude=place.latitude, longitude=place.longitude,
        precision=precision, kind="described", geoname=place.id or None, relation=relation(doc, start),
    )  # fmt: skip


def _names_it(doc: Doc, i: int, taken: set[int]) -> bool:
    """Tell "the city of Aleppo": the name itself follows."""
    return doc[i + 1].lower_ == "of" and any(k in taken for k in range(i + 2, min(i + 4, len(doc))))


def _part(doc: Doc, start: int) -> int | None:
    """Return where "the east of", "the eastern part of", "the outskirts of" before token start begins."""
    if start < 2 or doc[start - 1].lower_ != "of":
        return None
    k = start - 2
    if doc[k].lower_ in _SIDES and k > 0 and doc[k - 1].lower_ in _PARTS:
        k -= 1
    elif doc[k].lower_ not in _PARTS:
        return None
    return k - 1 if k > 0 and doc[k - 1].lower_ == "the" else k


def _clause(doc: Doc, i: int) -> int:
    """Return where the clause that somebody says, and that token i stands in, begins; 0: it stands in none."""
    for token in (doc[i], *doc[i].ancestors):
        if token.dep_ == "ccomp":
            return token.left_edge.i
    return 0


def _told(
    text: str,
    mentions: Sequence[PlaceMention],
    before: int,
    noun: str,
    clause: int,
    meant: Sequence[tuple[int, int]],
) -> int | None:
    """Return the place told before a character that a noun can stand for, the finer ones first, and most spoken of.

    In its own sentence that is the last one, unless it lies before the `clause` that somebody says there ("in Hamburg
    she said that the army had left the city"); else a place counts by how often and how near before it is told, so
    that "the city" is the one that the report is about and not that of the meeting that it mentions. What earlier
    descriptions `meant` (where they stand, which place) counts too; the town of a date line only when no other is told.
    "The town" and "the village" are the last small settlement told, and no seat of a country or province beside it.
    """
    for precision in _NOUNS[noun]:
        fitting = [
            k for k, mention in enumerate(mentions)
            if mention.span.end <= before and mention.literal and mention.precision == precision and mention.kind == "named"
        ]  # fmt: skip
        if precision == "city":
            fitting = _called(text, mentions, before, fitting)
        if not fitting:
            continue
        fitting = [k for k in fitting if not TOWN_LINE.match(text, mentions[k].span.start)] or fitting
        fitting = [
            k for k in fitting
            if mentions[k].start >= clause or _parted(text[mentions[k].span.end : before])
        ] or fitting  # fmt: skip
        if noun in _SMALL:
            fitting = [k for k in fitting if not _measures(text, mentions[k])] or fitting
        last = fitting[-1]
        if not _parted(text[mentions[last].span.end : before]):
            return last
        if noun in _SMALL:
            so = {key(mentions[k].name) for k in fitting if _is_called(text, mentions[k], noun)}
            called = [k for k in fitting if key(mentions[k].name) in so]
            small = called or [k for k in fitting if not _seat(mentions[k])]
            if small:
                return small[-1]
        told: dict[object, float] = {}
        latest: dict[object, int] = {}
        for at, k in [(mentions[k].span.end, k) for k in fitting] + [m for m in meant if m[1] in fitting]:
            place = mentions[k].geoname or key(mentions[k].name)
            away = text.count("\n", at, before)
            told[place] = told.get(place, 0.0) + 1 / (1 + PARAGRAPH * away)
            latest[place] = k
        return latest[max(told, key=lambda place: (told[place], latest[place]))]
    return None


def _measures(text: str, mention: PlaceMention) -> bool:
    """Tell a place that only says how far another one is."""
    return _AFAR.search(text, max(mention.span.start - _REACH, 0), mention.span.start) is not None


def _seat(mention: PlaceMention) -> bool:
    """Tell a capital, and a city that a province or state has its name of: nobody calls those "the town" beside others."""
    short = key(mention.name)
    return capital_cities().get(short) == mention.country or any(
        place.kind == "division" and place.division == mention.admin1 for place in load().find(mention.name)
    )


def _is_called(text: str, mention: PlaceMention, noun: str) -> bool:
    """Tell whether the words call a place so ("the *town* of Jayrud", "Jayrud *town*")."""
    return text[: mention.span.start].endswith(f"{noun} of ") or text[mention.span.end :].startswith(
        f" {noun}"
    )


def _called(text: str, mentions: Sequence[PlaceMention], before: int, fitting: Sequence[int]) -> list[int]:
    """Add the places that the report calls a town and the gazetteer does not have ("inside the town of *Hader*")."""
    more = [
        k
        for k, mention in enumerate(mentions)
        if mention.span.end <= before
        and mention.literal
        and mention.kind == "named"
        and mention.geoname is None
        and mention.why.startswith(_TOWNS)
    ]
    near = [k for k in more if not _parted(text[mentions[k].span.end : before])]
    return sorted({*fitting, *near}) if fitting else more


def _parted(between: str) -> bool:
    """Tell whether a sentence ends in these words."""
    return any(mark in between for mark in (". ", "? ", "! ", "\n", ".\u201d", '."'))


def _describe(
    doc: Doc,
    words: str,
    mentions: Sequence[PlaceMention],
    span: Span,
    start: int,
    end: int,
    whole: int | None,
    part: bool,
) -> PlaceMention:
    if whole is None:
        return PlaceMention(
            words,
            span,
            start,
            end,
            words,
            literal=True,
            why="a description; no place told before fits",
            kind="described",
        )
    told = mentions[whole]
    return replace(
        told, text=words, span=span, start=start, end=end, kind="described", geoname=None if part else told.geoname,
        why=f"{'a part of' if part else 'stands for'} the place told before: {told.name}",
        within=whole if part else None, same_as=None if part else whole, relation=relation(doc, start),
    )  # fmt: skip


def _merge(mentions: Sequence[PlaceMention], found: Sequence[PlaceMention]) -> list[PlaceMention]:
    """Put both lists in order of the text and renumber the links."""
    tagged = [(m.span, 0, k, m) for k, m in enumerate(mentions)] + [
        (m.span, 1, k, m) for k, m in enumerate(found)
    ]
    tagged.sort(key=lambda item: item[:3])
    moved = {k: position for position, (_, sort, k, _) in enumerate(tagged) if sort == 0}
    return [
        replace(
            mention,
            within=None if mention.within is None else moved[mention.within],
            same_as=None if mention.same_as is None else moved[mention.same_as],
        )
        for _, _, _, mention in tagged
    ]
