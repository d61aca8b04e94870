"""What a page says about itself in its head: title, outlet, writer, date, language, address."""

import json
import re
from collections.abc import Iterator, Mapping
from typing import Any

from secondsource.readers import dates
from secondsource.readers.blocks import blocks
from secondsource.readers.draft import FieldName, Found
from secondsource.readers.plain import address_fields

_TITLES = ("og:title", "twitter:title", "dc.title", "dcterms.title", "citation_title", "headline", "title")
_OUTLETS = (
    "og:site_name",
    "dc.publisher",
    "dcterms.publisher",
    "publisher",
    "application-name",
    "citation_publisher",
)
_BYLINES = (
    "author",
    "article:author",
    "dc.creator",
    "dcterms.creator",
    "byl",
    "byline",
    "parsely-author",
    "sailthru.author",
    "citation_author",
)
_DATES = (
    "article:published_time", "og:published_time", "datepublished", "pubdate", "publishdate", "publish-date", "publish_date",
    "publication_date", "parsely-pub-date", "sailthru.date", "article.published", "dc.date.issued", "dcterms.issued",
    "dc.date.created", "dcterms.created", "dc.date", "dcterms.date", "citation_publication_date", "citation_date",
    "originalpublicationdate", "article_date_original", "date_published", "cxenseparse:recs:publishtime", "date",
)  # fmt: skip
_ARTICLE = re.compile(r"article|report|posting|news", re.IGNORECASE)
_ADDRESS_DATE = re.compile(r"/((?:19|20)\d\d)/(0?[1-9]|1[0-2])/(0?[1-9]|[12]\d|3[01])(?:/|$)")
_JSON_CHARACTERS = 500_000


def fields(tree: Any, address: str | None) -> dict[FieldName, Found]:
    """Return what a parsed page (an lxml element) says about itself.

    Args:
        tree: The page.
        address: Where it came from, where that is known.
    """
    metas = _metas(tree)
    linked = list(_linked_data(tree))
    address = address or _canonical(tree, metas)
    found = address_fields(address)
    host = found.pop("outlet", None)
    outlet = _first(metas, _OUTLETS) or _from_data(linked, "publisher") or host
    if outlet:
        found["outlet"] = outlet
    title = _title(tree, metas, linked, outlet)
    if title:
        found["title"] = title
    byline = _byline(metas, linked)
    if byline:
        found["byline"] = byline
    published = _published(tree, metas, linked, address)
    if published:
        found["published"] = published
    language = tree.get("lang") or tree.get("{http://www.w3.org/XML/1998/namespace}lang")
    if language:
        found["language"] = Found(language, "<html lang>")
    return found


def _metas(tree: Any) -> dict[str, str]:
    metas: dict[str, str] = {}
    for meta in tree.iter("meta"):
        name = meta.get("property") or meta.get("name") or meta.get("itemprop")
        content = (meta.get("content") or "").strip()
        if name and content:
            metas.setdefault(name.strip().lower(), content)
    return metas


def _first(metas: Mapping[str, str], names: tuple[str, ...]) -> Found | None:
    return next((Found(metas[name], f"<meta {name}>") for name in names if name in metas), None)


def _linked_data(tree: Any) -> Iterator[Mapping[str, Any]]:
    """Yield the objects of the page's JSON-LD that describe an article, before any others."""
    objects: list[Mapping[str, Any]] = []
    for script in tree.iter("script"):
        if (script.get("type") or "").lower() != "application/ld+json" or len(
            script.text or ""
        ) > _JSON_CHARACTERS:
            continue
        try:
            data = json.loads(script.text or "", strict=False)
        except (ValueError, RecursionError):
            continue
        objects.extend(_objects(data))
    yield from (thing for thing in objects if _ARTICLE.search(str(thing.get("@type"))))


def _objects(data: Any) -> Iterator[Mapping[str, Any]]:
    for thing in data if isinstance(data, list) else [data]:
        if isinstance(thing, dict):
            yield thing
            graph = thing.get("@graph")
            if isinstance(graph, list):
                yield from (inner for inner in graph if isinstance(inner, dict))


def _from_data(linked: list[Mapping[str, Any]], key: str) -> Found | None:
    for thing in linked:
        names = list(_names(thing.get(key)))
        if names:
            return Found(", ".join(names), f"JSON-LD {key}")
    return None


def _names(value: Any) -> Iterator[str]:
    for thing in value if isinstance(value, list) else [value]:
        name = thing.get("name") if isinstance(thing, dict) else thing
        if isinstance(name, str) and name.strip() and not name.startswith("http"):
            yield name.strip()


def _title(
    tree: Any, metas: Mapping[str, str], linked: list[Mapping[str, Any]], outlet: Found | None
) -> Found | None:
    found = _first(metas, _TITLES) or _from_data(linked, "headline")
    if not found:
        found = _visible_title(tree)
    if found and found.value and outlet and outlet.value:
        # "Headline | The Meridian Daily": the outlet's name is no part of the headline
        trimmed = re.sub(
            rf"\s+[|–—»·:-]+\s+(?:www\.)?{re.escape(outlet.value)}\s*$", "", found.value, flags=re.IGNORECASE
        )
        found = Found(trimmed, found.where)
    return found


def _visible_title(tree: Any) -> Found | None:
    """Return the heading that the page's <title> begins with, or the one that it does without."""
    named = _words(next(tree.iter("title"), None))
    first = [_words(heading) for heading in tree.iter("h1")]
    opening = [
        words for words in (*first, *map(_words, tree.iter("h2"))) if words and named.startswith(words)
    ]
    if opening:
        return Found(max(opening, key=len), "heading that <title> begins with")
    if len(first) == 1 and first[0] and first[0] not in named:
        return Found(first[0], "<h1>")
    for words in first:  # the name of the site, as a heading of every page
        named = named.removesuffix(words).rstrip(" |–—»·:-") if words else named
    return Found(named, "<title>") if named else None


def _words(element: Any) -> str:
    return " ".join(block.text for block in blocks(element, element.text)) if element is not None else ""


def _byline(metas: Mapping[str, str], linked: list[Mapping[str, Any]]) -> Found | None:
    for name in _BYLINES:
        value = metas.get(name, "")
        if value and not re.match(r"https?://|@", value):
            return Found(re.sub(r"^by\s+", "", value, flags=re.IGNORECASE), f"<meta {name}>")
    return _from_data(linked, "author")


def _published(
    tree: Any, metas: Mapping[str, str], linked: list[Mapping[str, Any]], address: str | None
) -> Found | None:
    """Return the date of publication; where several are given, the first that can be read."""
    refused: Found | None = None
    for written, where in _written_dates(tree, metas, linked):
        reading = dates.parse(written)
        if reading.value:
            return Found(reading.value, f"{where}, {reading.note}" if reading.note else where)
        refused = refused or Found(None, f"{where}: {reading.note}")
    match = _ADDRESS_DATE.search(address or "")
    if match:
        reading = dates.parse(f"{match[1]}-{int(match[2]):02}-{int(match[3]):02}")
        if reading.value:
            return Found(reading.value, "date in the address")
    return refused


def _written_dates(
    tree: Any, metas: Mapping[str, str], linked: list[Mapping[str, Any]]
) -> Iterator[tuple[str, str]]:
    for name in _DATES[:-1]:
        if name in metas:
            yield metas[name], f"<meta {name}>"
    for thing in linked:
        if isinstance(thing.get("datePublished"), str):
            yield thing["datePublished"], "JSON-LD datePublished"
    times = [time for time in tree.iter("time") if time.get("datetime")]
    for time in times:
        if time.get("pubdate") is not None or (time.get("itemprop") or "").lower() == "datepublished":
            yield time.get("datetime"), "<time>"
    if "date" in metas:
        yield metas["date"], "<meta date>"
    if len({time.get("datetime") for time in times}) == 1:  # the only one: that of the article
        yield times[0].get("datetime"), "<time>"


def _canonical(tree: Any, metas: Mapping[str, str]) -> str | None:
    for link in tree.iter("link"):
        if (link.get("rel") or "").lower() == "canonical" and (link.get("href") or "").startswith("http"):
            return str(link.get("href"))
    address = metas.get("og:url", "")
    return address if address.startswith("http") else None
