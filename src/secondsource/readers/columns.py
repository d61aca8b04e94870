"""The usual names of columns in exports of news databases, and which of a table's columns gives which field."""

import re
from collections.abc import Iterable, Mapping, Sequence

from secondsource.errors import InputError
from secondsource.readers.refusal import RefusedError

# Field → names, most telling first; compared without case, spaces and punctuation. A table's own words for a
# field differ by publisher; these are those of news APIs, press databases, crawlers and annotated corpora.
_NAMES = {
    "text": "text fulltext articletext articlebody body maintext bodytext content contenttext contents contenthtml story storytext articlecontent "
    "article cleantext plaintext rawtext newstext newstexts volltext texte texto testo transcript document message post leadparagraph description summary abstract snippet",
    "title": "title headline head headlines articletitle newstitle subject heading hed name titel überschrift titre título titulo titolo",
    "published": "published publishedat publisheddate publishdate datepublished publicationdate pubdate datepublish dateandtime "
    "date datetime published_on publishedon publicationdatetime firstpublished webpublicationdate articledate newsdate "
    "displaydate issuedate timestamp time day created createdat datum fecha",
    "outlet": "outlet publisher publication sourcename source newspaper newssource newsoutlet media mediasource medianame "
    "medium site sitename website sourcetitle journal agency provider domain sourcedomain quelle fuente fonte",
    "byline": "byline author authors authorname writer creator journalist reporter bylines autor auteur autore",
    "url": "url link uri weburl articleurl sourceurl permalink href webpage newsurl address canonicallink",
    "language": "language lang languagecode articlelanguage",
}
FIELDS = tuple(_NAMES)
_VALUE = re.compile(r"\s*(?:https?://|\d{4}-\d\d-\d\d|\d{1,2}([./])\d{1,2}\1\d{4})")
_LONGEST_NAME = 15  # words: questions of a survey are columns too
_RANK = {
    field: {name.replace("_", ""): at for at, name in enumerate(names.split())}
    for field, names in _NAMES.items()
}


def checked_mapping(mapping: Mapping[str, str]) -> dict[str, str]:
    """Return a mapping of fields to columns under the fields' own names.

    Raises:
        InputError: It names a field that there is none of.
    """
    synonyms = {
        "date": "published",
        "author": "byline",
        "lang": "language",
        "link": "url",
        "source": "outlet",
        "headline": "title",
    }
    checked = {synonyms.get(name, name): column for name, column in mapping.items()}
    if len(checked) < len(mapping):
        raise InputError(
            "Two columns are given for one field: date is published, author is byline, and so on."
        )
    unknown = [name for name in checked if name not in FIELDS]
    if unknown:
        raise InputError(
            f"There is no field {unknown[0]!r} to map a column to. There are: {', '.join(FIELDS)}."
        )
    return checked


def resolve(names: Iterable[str], mapping: Mapping[str, str]) -> dict[str, str]:
    """Return which column gives which field.

    Args:
        names: The table's columns.
        mapping: Field → column as the user gave it; it outranks the usual names.

    Returns:
        Field → column, for the fields found; ``text`` is among them.

    Raises:
        RefusedError: ``no-text-column``: none of the columns holds the text, or the one that was named is not
            there; ``no-such-column``: so with one named for another field.
    """
    columns = list(dict.fromkeys(names))
    found: dict[str, str] = {}
    for field, column in mapping.items():
        if column not in columns:
            raise RefusedError(
                "no-text-column" if field == "text" else "no-such-column",
                f"The table has no column {column!r}, which --map gives for the {field}. It has: {_listed(columns)}.",
            )
        found[field] = column
    taken = set(found.values())
    for field, rank in _RANK.items():
        if field in found:
            continue
        named = [
            (rank[bare(column)], at, column)
            for at, column in enumerate(columns)
            if bare(column) in rank and column not in taken
        ]
        if named:
            found[field] = min(named)[2]
            taken.add(found[field])
    if "text" not in found:
        raise RefusedError(
            "no-text-column",
            f"No column has one of the usual names of a report's text. The table has: {_listed(columns)}. "
            "Say which it is, for example with --map text=NAME; where the first line is a report already, put one with names above it.",
        )
    return found


def texts(names: Iterable[str]) -> list[str]:
    """Return the columns whose names are usual for a text, the most telling first: where one is empty, the next is read."""
    return sorted((n for n in names if bare(n) in _RANK["text"]), key=lambda n: _RANK["text"][bare(n)])


def looks_like_header(names: Sequence[str]) -> bool:
    """Tell whether the fields of a line are names of columns, one of them a text's, another known as well."""
    bared = {bare(name) for name in names}
    known = [field for field, rank in _RANK.items() if bared & rank.keys()]
    return (
        "text" in known and len(known) > 1 and all(len(name) < 40 and len(name.split()) < 4 for name in names)
    )


def is_row(names: Sequence[str]) -> bool:
    """Tell whether the first line of a table is a row of it already: a date, an address or prose names no column."""
    bared = {bare(name) for name in names}
    if sum(bool(bared & rank.keys()) for rank in _RANK.values()) > 1:
        return False
    return any(_VALUE.match(name) or len(name.split()) > _LONGEST_NAME for name in names)


def bare(name: str) -> str:
    """Return a column's name without case, spaces and punctuation."""
    return "".join(filter(str.isalnum, name.lower()))


def _listed(names: Sequence[str]) -> str:
    shown = ", ".join(repr(name[:40]) for name in names[:20])
    return shown + (f" and {len(names) - 20} more" if len(names) > 20 else "") if names else "none"
