"""Describes "the capital", "the Syrian capital", "the rebel-held provincial capital", and "the city" that it is told to be."""

from collections.abc import Sequence

from spacy.tokens import Doc

from secondsource.claims.columns import lower
from secondsource.claims.places.candidates import Name, candidates
from secondsource.claims.places.gazetteer import key
from secondsource.claims.places.lands import COUNTRY_NAMES, DEMONYMS, capital_of
from secondsource.claims.places.nations import spoken_of
from secondsource.claims.places.place import PlaceMention
from secondsource.claims.places.stands_for import describe, of_gazetteer
from secondsource.claims.places.told import beside, last_city
from secondsource.model.span import Span

GENITIVE = frozenset({"'s", "\u2019s", "'", "\u2019"})


def capital(doc: Doc, text: str, mentions: Sequence[PlaceMention], i: int) -> list[PlaceMention]:
    """Describe "the capital", "the Syrian capital"; where a name follows ("the capital Damascus"), that is the place."""
    low = lower(doc)
    owner = doc[i - 2] if doc[i - 1].text in GENITIVE and i > 1 else doc[i - 1]
    nation = COUNTRY_NAMES.get(key(owner.text.removesuffix("s"))) or COUNTRY_NAMES.get(key(owner.text))
    if nation is not None and owner.text[:1].isupper() and (owner.i < i - 1 or owner.text.endswith("s")):
        return [of_gazetteer(doc, text, i, i + 1, capital_of(nation), "city")]  # "Syria's *capital*"
    code = DEMONYMS.get(key(doc[i - 1].text)) if doc[i - 1].text[:1].isupper() else None
    seat = low[i - 1] in ("provincial", "regional")
    begin = i - 2 if (seat or code is not None) and i > 1 else i - 1
    while (
        seat
        and begin
        and (doc[begin].text == "-" or doc[begin].pos_ in {"ADJ", "VERB"} or low[begin + 1] == "-")
    ):
        begin -= 1  # "the *rebel-held* provincial capital"
    if low[begin] not in ("the", "this", "that"):
        return []
    after = doc[i + 1] if i + 1 < len(doc) else None
    if after is not None:
        speaks = doc[i].dep_ == "obl" and after.dep_ == "nsubj"  # "In the capital SANA said"
        compound = doc[i].dep_ == "compound" and doc[i].head.i > i
        if (after.text[:1].isupper() and not speaks) or after.lower_ == "of" or compound:
            return []
        if after.text == "," and i + 2 < len(doc) and doc[i + 2].text[:1].isupper():
            return []
    if seat:
        return [_seat(doc, text, mentions, begin, i)]
    code = code or spoken_of(doc, text, mentions, i)
    return [of_gazetteer(doc, text, begin, i + 1, capital_of(code) if code else None, "city")]


def _seat(doc: Doc, text: str, mentions: Sequence[PlaceMention], begin: int, i: int) -> PlaceMention:
    """Describe "the provincial capital": the city that has the name of the last province told before, else the last city."""
    before = [m for m in mentions if m.kind == "named" and m.literal and m.span.end <= doc[i].idx]
    province = next((m for m in reversed(before) if m.precision == "region" and m.admin1), None)
    code = province.admin1 if province is not None else None
    towns = candidates(Name(province.name, generic="city")) if province is not None else []
    seat = next((place for place in towns if place.kind == "city" and place.division == code), None)
    if seat is not None:
        return of_gazetteer(doc, text, begin, i + 1, seat, "city")
    span = Span(doc[begin].idx, doc[i].idx + len(doc[i]))
    return describe(
        doc, span.of(text), mentions, span, begin, i + 1, last_city(mentions, span.start), part=False
    )


def capital_before(text: str, found: Sequence[PlaceMention], before: int) -> PlaceMention | None:
    """Return "the provincial capital" that is told in the same sentence as a character or the one before, else ``None``."""
    told = (m for m in reversed(found) if m.text.endswith("al capital") and m.geoname is not None)
    return next((m for m in told if beside(text, m.span.end, before)), None)
