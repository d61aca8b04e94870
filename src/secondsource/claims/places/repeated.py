"""Names that the reader missed and the report has elsewhere as a place, or an organization has in its own."""

from collections.abc import Collection, Iterator, Sequence

from spacy.tokens import Doc

from secondsource.claims.places.believing import (
    capital,
)
from secondsource.claims.places.gazetteer import key
from secondsource.claims.places.lands import country_names, divisions
from secondsource.claims.places.lists import context
from secondsource.claims.places.parted import SHORT
from secondsource.claims.places.words import Words

LONGEST = 5  # tokens of one name
# Small words and marks inside names.
_LINKS = frozenset({
    "-", "'", "\u2019", "al", "el", "de", "la", "of", "the", "on", "and", "del", "du", "di", "ad", "upon",
    "s", "bin", "abu", "ez", "az", "ar", "as", "ash", "es", "er",
})  # fmt: skip


def again(
    doc: Doc, written: Sequence[str], labels: dict[int, tuple[str, int, int]], found: Sequence[Words]
) -> list[Words]:
    """Find further words that name places: those taken for places elsewhere, and those in names of organizations."""
    taken = {i for words in found for i in range(words.start, words.end)}
    known = {key(words.name) for words in found if not words.demonym and len(words.name) > SHORT}
    more: list[Words] = []
    i = 0
    while i < len(written):
        words = None if i in taken or not capital(written[i]) else _repeated(doc, labels, i, taken, known)
        if words is None:
            i += 1
            continue
        more.append(words)
        i = words.end
    return more


def _repeated(
    doc: Doc, labels: dict[int, tuple[str, int, int]], i: int, taken: Collection[int], known: Collection[str]
) -> Words | None:
    label, first, last = labels.get(i, ("", i, i))
    if label in ("PERSON", "EVENT", "WORK_OF_ART", "PRODUCT", "LAW", "NORP"):
        return None
    for end in runs(doc, i):
        text = doc[i:end].text
        short = key(text)
        if any(k in taken for k in range(i, end)) or not _named_so(doc, i, end):
            continue
        organized = label == "ORG" and (first < i or end < last) and end <= last
        if short in known:
            return Words(i, end, text, "a place elsewhere in the report", inside=organized)
        if (
            organized
            and _located(doc, i, first)
            and (short in country_names() or (len(text) > SHORT and text in divisions()))
        ):
            return Words(i, end, text, "in an organization's name", inside=True)
    return None


def _named_so(doc: Doc, i: int, end: int) -> bool:
    """Tell whether words are a name and not a word of English that opens a sentence, or a part of a longer name."""
    after = doc[end] if end < len(doc) else None
    joined = after is not None and after.text == "-" and not doc[end - 1].whitespace_
    return (
        not joined
        and doc[i].text not in context("other_capital")
        and doc[i:end].text not in context("common")
    )


def _located(doc: Doc, i: int, first: int) -> bool:
    """Tell whether an organization's name begins with a place, or has it behind "of"."""
    return i == first or doc[i - 1].lower_ in ("of", "for", "in", "the")


def runs(doc: Doc, i: int, *, plain: bool = False) -> Iterator[int]:
    """Give the ends of the names that may begin at token i, the longest first; plain: without small English words."""
    end = i
    last = min(i + LONGEST, len(doc))
    ends = []
    while end < last:
        token = doc[end]
        if capital(token.text) or (
            token.lower_ in _LINKS and not (plain and token.lower_ in ("of", "the", "on", "and", "upon"))
        ):
            if end > i and token.text in context("other_capital"):
                break
            end += 1
            if capital(token.text):
                ends.append(end)
            if "\n" in token.whitespace_:
                break
        else:
            break
    yield from reversed(ends)
