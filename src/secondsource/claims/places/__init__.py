"""Places of a report: found, told from actors, and geocoded against GeoNames with the context of the whole report."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from functools import cache

from spacy.tokens import Doc

from secondsource.claims.columns import Columns
from secondsource.claims.places.candidates import Name, candidates
from secondsource.claims.places.contained import contained
from secondsource.claims.places.described import described
from secondsource.claims.places.events import where
from secondsource.claims.places.gazetteer import Place, key, load
from secondsource.claims.places.home import WEIGHT_NATION, home, nation
from secondsource.claims.places.lands import COUNTRY_NAMES, DEMONYMS, DIVISIONS, REGIONS
from secondsource.claims.places.mentions import find_words, genitive, region_after
from secondsource.claims.places.metonymy import relation, stands_for
from secondsource.claims.places.page import Page
from secondsource.claims.places.place import PlaceMention
from secondsource.claims.places.resolve import resolve, stray
from secondsource.claims.places.shortened import nickname, written_out
from secondsource.claims.places.spelling import ARABIC
from secondsource.claims.places.words import Words
from secondsource.model.entity import PlacePrecision
from secondsource.model.span import Span

__all__ = ["PlaceMention", "find", "geocode", "where"]

AHEAD = 80  # characters behind a name that may say what it is and where
_PRECISION: dict[str, PlacePrecision] = {
    "city": "city",
    "district": "district",
    "division": "region",
    "country": "country",
}


def find(
    doc: Doc,
    hints: Sequence[str] = (),
    *,
    columns: Columns | None = None,
    demonyms_too: bool = False,
) -> list[PlaceMention]:
    """Find and geocode the places of a document, in order of the text.

    Args:
        doc: The document; entities and trees are used where they are there.
        hints: What else tells where the report is at home, strongest first: dateline, outlet's name, address.
        columns: Its columns, where they are at hand.
        demonyms_too: Whether words such as "Syrian" are listed, as standing for a country.
    """
    page = Page(columns or Columns(doc))
    text = page.text
    words = find_words(page)
    asked = [_asked(page, words, index) for index in range(len(words))]
    lands = _arabic_lands(asked)
    asked = written_out(page, words, [name._replace(lands=lands) for name in asked] if lands else asked)
    answers = _of_told_nation(page, words, asked, _resolve(text, asked, hints))
    mentions: list[PlaceMention] = []
    for word, name, place in zip(words, asked, answers, strict=True):
        if word.demonym and not demonyms_too:
            continue
        place = None if nickname(page, word) else place  # noqa: PLW2901 - the place that is meant
        start, end = word.start, word.end
        span = page.span(start, end)
        if genitive(word.name) and name.text == word.name[:-1]:
            span = Span(span.start, span.end - 1)  # "Syrias", its apostrophe lost
        mention = _mention(text, span, start, end, name, place, word.why, relation(doc, start))
        actor = "demonym: stands for the country" if word.demonym else stands_for(page, start, end, place)
        if word.inside:
            actor = "a part of an organization's name"
        if actor is not None:
            mention = replace(mention, literal=False, why=f"{mention.why}; {actor}")
        mentions.append(mention)
    return contained(text, described(page, mentions))


def _arabic_lands(asked: Sequence[Name]) -> frozenset[str]:
    """Return the country with Arabic names that a report names most, by itself or by its people; none: an empty set."""
    told = (COUNTRY_NAMES.get(key(name.text)) or DEMONYMS.get(key(name.text)) for name in asked)
    counts = Counter(code for code in told if code in ARABIC)
    return frozenset(code for code, _ in counts.most_common(1))


_TOWN_OF = re.compile(r"\b([A-Z][a-z]+) (?:[a-z-]+ ){0,2}(?:city|town|village) of $")
_OWNER = re.compile(
    r"\b([A-Z][a-z]+)(?:'|\u2019)?s (?:(?:[a-z-]+ern|central|border|coastal) )?(?:(?:city|town|village|province) (?:of )?)?$"
)
"""A country that owns what stands behind it, its apostrophe lost or not: "*Syrias* border town Kobani"."""
_BACK = 60  # characters before a name that may call it a town of a nation


def _of_told_nation(
    page: Page, words: Sequence[Words], asked: Sequence[Name], answers: Sequence[Place | None]
) -> list[Place | None]:
    """Take no town of another nation than the words tell: "the *Syrian* border town of Kobani" is not the one in Tanzania."""
    told: dict[str, str] = {}
    text = page.text
    for word, name in zip(words, asked, strict=True):
        begin = page.span(word.start, word.end).start
        from_ = max(begin - _BACK, 0)
        called = _TOWN_OF.search(text, from_, begin) if text.endswith(" of ", from_, begin) else None
        code = DEMONYMS.get(key(called[1])) if called else None
        owner = _OWNER.search(text, from_, begin) if "s " in text[from_:begin] else None
        if code is None and owner is not None:
            code = COUNTRY_NAMES.get(key(owner[1]))
        if code is not None:
            told.setdefault(key(name.text), code)
    return [
        place
        if place is None or place.kind == "country" or told.get(key(name.text)) in (None, place.country)
        else next((other for other in candidates(name) if other.country == told[key(name.text)]), None)
        for name, place in zip(asked, answers, strict=True)
    ]


def geocode(text: str, names: Sequence[tuple[int, int]], hints: Sequence[str] = ()) -> list[PlaceMention]:
    """Geocode place names that are given as character spans of the text (tokens are left at 0)."""
    asked = []
    for start, end in names:
        after = text[end : end + AHEAD]
        before = text[max(start - 20, 0) : start]
        name = text[start:end]
        region = None if _listed(name, _region_in(after), after) else _region_in(after)
        asked.append(Name(name, region, _generic_in(name, after, before)))
    answers = _resolve(text, asked, hints)
    mentions = [
        _mention(text, Span(start, end), 0, 0, name, place, "given")
        for (start, end), name, place in zip(names, asked, answers, strict=True)
    ]
    return contained(text, mentions)


def _asked(page: Page, words: Sequence[Words], index: int) -> Name:
    word, text = words[index], page.text
    begin, end = page.span(word.start, word.end)
    after = text[end : end + AHEAD]
    name = word.name[:-1] if genitive(word.name) else word.name
    inside = region_after(page, words, index)
    if _listed(name, inside, after):
        inside = None
    before = text[max(begin - 20, 0) : begin]
    around = f"{name} Countryside"
    if (after.lower().startswith(" countryside") or before.endswith("countryside of ")) and load().find(
        around
    ):
        return Name(around, inside, "province")  # "*Damascus* countryside" is a province of its own
    return Name(name, inside, _generic_in(name, after, before))


_LIST = re.compile(r",? [A-Z][\w. ]*?(?:, [A-Z]|,? (?:and|or) )")


def _listed(name: str, region: str | None, after: str) -> bool:
    """Tell a list of countries and states ("Iraq, Iran and Syria") from a town of a country's name ("Lebanon, Pa.")."""
    if region is None or not (key(name) in COUNTRY_NAMES or name in DIVISIONS):
        return False
    return region in COUNTRY_NAMES.values() or _LIST.match(after) is not None


_CITY_OF = re.compile(
    r"\b(?:city|town|village|outskirts|suburbs?|neighbou?rhoods?|quarters?|districts?) of $",
    re.IGNORECASE,
)
_SETTLEMENT_OF = re.compile(r"\b(?:city|town|village) of $", re.IGNORECASE)
_PROVINCE_OF = re.compile(
    r"\b(?:(?:province|governorate|oblast|prefecture|countryside) of|rural) $", re.IGNORECASE
)
_RURAL = re.compile(r"rural\b|.* countryside$", re.IGNORECASE)
"""What calls the land around a city that a province has its name of: "*rural* Daraa", "Homs *countryside*"."""


_STATE_OF = re.compile(r" [Ss]tate (?:media|tv|television|radio|news)\b", re.IGNORECASE)
_PLURAL = re.compile(
    r" (?:([Cc]ounties|[Pp]arishes|[Bb]oroughs)|([Pp]rovinces|[Gg]overnorates|[Ss]tates|[Rr]egions|[Oo]blasts|[Pp]refectures))\b"
)
_PLURALS = re.compile(
    rf"(?:(?:,| and|, and| or) [A-Z][\w.'\u2019-]*(?: [A-Z][\w.'\u2019-]*){{0,2}})+{_PLURAL.pattern}"
)
"""What puts a list of names in one class: "Dakota*, Otoe and Washington counties*"."""
_LAST = re.compile(r"(?:\band|\bor|,) $")


def _generic_in(name: str, after: str, before: str = "") -> str | None:
    last = name.rsplit(" ", 1)[-1].lower()
    following = (
        after.split(maxsplit=1)[0].lower().rstrip(".,;:") if after.strip() and after[:1] == " " else ""
    )
    if _STATE_OF.match(after):
        following = ""
    if following == "countryside" and before.endswith((f"{name} city and ", f"{name} and ")):
        return None  # "Homs city and *Homs* countryside": the city and what is around it
    for word in (last, following):
        if word in ("county", "parish", "borough"):
            return "county"
        if word in ("province", "governorate", "state", "region", "oblast", "prefecture", "countryside"):
            return "province"
    listed = _PLURAL.match(after)
    together = _PLURALS.match(after) or (listed if listed and _LAST.search(before) else None)
    if together:
        return "county" if together[1] else "province"
    led = before.lower()
    of = "of " in led or "rural " in led  # most names have nothing before them that tells
    if (of and _PROVINCE_OF.search(before)) or _RURAL.match(name):
        return "province"
    if key(name) in COUNTRY_NAMES and not (of and _SETTLEMENT_OF.search(before)):
        return None  # "districts of *Syria*", "an IS-held *Syria* town"
    behind = after.split(maxsplit=2)[1:2]
    called = following in ("city", "town", "village") and behind != ["of"]  # "the Hunan *city of* Yueyang"
    return "city" if called or (of and _CITY_OF.search(before)) else None


def _region_in(after: str) -> str | None:
    """Return the code of the division or country that the text goes on with: ", Texas", " (Ky.)"."""
    if not after.startswith((", ", " (")):
        return None
    rest = after[2:]
    for width in (3, 2, 1):
        words = rest.split(" ")[:width]
        text = " ".join(words).rstrip(",;:)\u2019'\"")
        for form in (text, text.rstrip(".")):
            if form in DIVISIONS:
                return DIVISIONS[form]
        if text[:1].isupper() and key(text) in COUNTRY_NAMES:
            return COUNTRY_NAMES[key(text)]
    return None


def _resolve(text: str, asked: Sequence[Name], hints: Sequence[str]) -> list[Place | None]:
    """Resolve each distinct name once; a name that is put somewhere once is there throughout the report.

    "Idlib province" is another name than "Idlib", which is the city where the report calls it one.
    """
    merged: dict[tuple[str, bool], Name] = {}
    for name in asked:
        short = _sense(name)
        before = merged.get(short)
        merged[short] = (
            name
            if before is None
            else Name(
                before.text,
                before.inside or name.inside,
                before.generic or name.generic,
                min(before.weight + 0.3, 2.5),
                lands=name.lands,
            )
        )
    for short, name in merged.items():
        if name.inside is not None:
            merged[short] = name._replace(weight=name.weight + 1.0)
    told = home(hints)
    for own in told:
        if _sense(own) in merged:
            merged[_sense(own)] = merged[_sense(own)]._replace(home=True)
    wanted = list(merged.values())
    supports = [Name(name, None, None, 1.0) for name in _regions_named(asked)]
    supports += [own for own in told if _sense(own) not in merged]
    land = nation(text)
    if land is not None:
        supports.append(
            Name(next(name for name, code in COUNTRY_NAMES.items() if code == land), weight=WEIGHT_NATION)
        )
    answers = dict(zip(merged, resolve(wanted, supports, land), strict=True))
    strays = stray(list(merged.values()), list(answers.values()))
    return [None if key(name.text) in strays else answers[_sense(name)] for name in asked]


def _sense(name: Name) -> tuple[str, bool]:
    return key(name.text), name.generic == "province"


def _regions_named(asked: Sequence[Name]) -> list[str]:
    """Give the names of the divisions that other names are put in: they are context though no mentions themselves."""
    back = _first_names()
    return sorted({back[name.inside] for name in asked if name.inside in back})


@cache
def _first_names() -> dict[str, str]:
    """Give the first name of each division by its code."""
    return {code: name for name, code in reversed(list(DIVISIONS.items()))}


def _mention(
    text: str,
    span: Span,
    start: int,
    end: int,
    name: Name,
    place: Place | None,
    why: str,
    lies: str | None = None,
) -> PlaceMention:
    words = span.of(text)
    if place is not None:
        return PlaceMention(
            words, span, start, end, name.text, literal=True, why=f"{why}; {_how(name, place)}", country=place.country,
            admin1=place.division or None, latitude=place.latitude, longitude=place.longitude,
            precision=_PRECISION[place.kind], geoname=place.id or None, relation=lies,
        )  # fmt: skip
    region = REGIONS.get(key(name.text))
    if region is not None:
        return PlaceMention(
            words, span, start, end, name.text, literal=True, why=f"{why}; a part of the world", latitude=region[1],
            longitude=region[2], precision="area", geoname=region[3], relation=lies,
        )  # fmt: skip
    why = f"{why}; not in the gazetteer"
    return PlaceMention(words, span, start, end, name.text, literal=True, why=why, relation=lies)


def _how(name: Name, place: Place) -> str:
    if place.kind == "country":
        return "the country of that name"
    where_told = (
        "where the words put it" if name.inside else "the one that fits the report's other places best"
    )
    return f"{where_told}: {place.name}, {place.division or place.country}"
