"""Names that the reader missed and the report has elsewhere as a place, or an organization has in its own."""

from collections.abc import Collection, Sequence

from secondsource.claims.lexicon import ARABIC_ARTICLES
from secondsource.claims.places import lists
from secondsource.claims.places.gazetteer import key, load
from secondsource.claims.places.lands import COUNTRY_NAMES, DIVISIONS
from secondsource.claims.places.page import Page
from secondsource.claims.places.parted import SHORT
from secondsource.claims.places.words import Words

_TOWN = 2_000  # people of a town whose name a building has
LONGEST = 5  # tokens of one name
# Small words and marks inside names.
_LINKS = frozenset({
    "-", "'", "\u2019", "al", "el", "de", "la", "of", "the", "on", "and", "del", "du", "di", "ad", "upon",
    "s", "bin", "abu", "ez", "az", "ar", "as", "ash", "es", "er",
})  # fmt: skip
_SMALL = frozenset({"of", "the", "on", "and", "upon"})


def again(page: Page, labels: dict[int, tuple[str, int, int]], found: Sequence[Words]) -> list[Words]:
    """Find further words that name places: those taken for places elsewhere, and those in names of organizations."""
    taken = {i for words in found for i in range(words.start, words.end)}
    known = {key(words.name) for words in found if not words.demonym and len(words.name) > SHORT}
    sure = {key(words.name) for words in found if _called(page, words) or load().find(words.name)}
    more: list[Words] = []
    behind = 0
    for i, named in enumerate(page.named):
        if not named or i < behind or i in taken:
            continue
        words = _repeated(page, labels, i, taken, (known, sure))
        if words is not None:
            more.append(words)
            behind = words.end
    return more


def _called(page: Page, words: Words) -> bool:
    """Tell a place that the words call one: "the village of *al-Tih*", "*al-Tih* town", "the *al-Tih* area"."""
    behind = page.lower[words.end] if words.end < len(page) else ""
    return words.why.startswith(("called a", "named as")) or behind in lists.TAIL or behind in lists.CONTAINER


def _repeated(
    page: Page,
    labels: dict[int, tuple[str, int, int]],
    i: int,
    taken: Collection[int],
    known: tuple[Collection[str], Collection[str]],
) -> Words | None:
    """Return the place that begins at token i: of the known names, or with an article joined to it of the sure ones."""
    label, first, last = labels.get(i, ("", i, i))
    if label in ("PERSON", "EVENT", "WORK_OF_ART", "PRODUCT", "LAW", "NORP") and not (
        label == "PERSON" and last - first > 1 and key(page.name(first, last)) in known[1]
    ):
        return None  # "Deir Ezzor" is a town wherever it stands
    begin = i - 2 if joined_article(page, i) else i
    for end in runs(page, i):
        text = page.name(begin, end)
        short = key(text)
        organized = label == "ORG" and (first < begin or end < last) and end <= last
        if not organized and short not in known[begin < i]:
            continue
        if any(k in taken for k in range(begin, end)) or not _named_so(page, i, end):
            continue
        if short in known[begin < i] or (short.endswith("s") and organized and short[:-1] in known[0]):
            opens = first == begin or (first + 1 == begin and _owner(page, first))
            inside = organized and not (opens and _put_there(page, begin))
            return Words(begin, end, text, "a place elsewhere in the report", inside=inside)
        if (
            organized
            and _located(page, i, first)
            and (
                short in COUNTRY_NAMES
                or (len(text) > SHORT and (text in DIVISIONS or _venue(page, i, end, last)))
            )
        ):
            inside = not (i == first and _put_there(page, i))
            return Words(i, end, text, "in an organization's name", inside=inside)
    return None


def joined_article(page: Page, i: int) -> bool:
    """Tell whether an Arabic article is joined to the word at token i: "*al-*Zahraa"."""
    led = i > 1 and page.words[i - 1] == "-" and page.lower[i - 2] in ARABIC_ARTICLES
    return led and not page.doc[i - 2].whitespace_


def _named_so(page: Page, i: int, end: int) -> bool:
    """Tell whether words are a name and not a word of English that opens a sentence, or a part of a longer name."""
    joined = page.words[end : end + 1] == ["-"] and not page.doc[end - 1].whitespace_
    return not joined and page.words[i] not in lists.OTHER_CAPITAL and page.name(i, end) not in lists.COMMON


def _put_there(page: Page, start: int) -> bool:
    """Tell an organization's name behind a bare "in": "*in Homs* Military Academy", "on Syrias *Homs* Monitor says"."""
    owned = start > 1 and _owner(page, start - 1)
    before = start - 1 - owned
    led = before >= 0 and page.lower[before] in ("in", "near", "outside", "around", "across")
    return led or (owned and page.lower[before] in ("on", "at", "of"))


def _owner(page: Page, index: int) -> bool:
    """Tell a country that lost the apostrophe of an owner: "*Syrias*"."""
    return page.words[index].endswith("s") and key(page.words[index][:-1]) in COUNTRY_NAMES


def _venue(page: Page, start: int, end: int, last: int) -> bool:
    """Tell a town whose name a building has that something is in: "in *Litchfield* Superior Court"."""
    building = last == end + 1 or last == end + 2
    house = page.lower[last - 1]
    housed = house in lists.VENUE or house in lists.SITE or house in lists.TAIL
    known = any(place.people >= _TOWN for place in load().find(page.name(start, end)))
    return building and housed and known and _put_there(page, start)


def _located(page: Page, i: int, first: int) -> bool:
    """Tell whether an organization's name begins with a place, or has it behind "of"."""
    return i == first or page.lower[i - 1] in ("of", "for", "in", "the")


def runs(page: Page, i: int, *, plain: bool = False) -> list[int]:
    """Return the ends of the names that may begin at token i, the longest first; plain: without small English words."""
    ends = []
    for at in range(i, min(i + LONGEST, len(page.words))):
        named = page.named[at]
        if not named and (page.lower[at] not in _LINKS or (plain and page.lower[at] in _SMALL)):
            break
        if at > i and page.words[at] in lists.OTHER_CAPITAL:
            break
        if named:
            ends.append(at + 1)
    ends.reverse()
    return ends
