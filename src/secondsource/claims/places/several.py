"""Names that one plural noun tells to be places: "the neighborhoods of *al-Furqan* and *al-Azamiyah*", "*Um Sharshouh* and *Teir* villages"."""

from collections.abc import Mapping, Sequence

from secondsource.claims.lexicon import ARABIC_ARTICLES
from secondsource.claims.places.gazetteer import key, load
from secondsource.claims.places.lands import DEMONYMS
from secondsource.claims.places.page import Page
from secondsource.claims.places.words import Words

PLURALS = {
    "neighborhoods": "neighborhood", "neighbourhoods": "neighbourhood", "villages": "village", "towns": "town",
    "districts": "district", "suburbs": "suburb", "quarters": "quarter", "cities": "city", "provinces": "province",
    "governorates": "governorate",
}  # fmt: skip
"""What several places are called together, and one of them."""
_TIES = frozenset({"and", ","})
_LONGEST = 6  # tokens of a name
_NO_PLACES = frozenset({"NORP", "DATE", "TIME", "EVENT"})
_TOWN = 50_000  # people of a town that is told beside another one, whatever the reader took it for
_MISREAD = frozenset({"PERSON", "ORG", "MISC"})


def told(page: Page, labels: Mapping[int, tuple[str, int, int]], found: Sequence[Words]) -> list[Words]:
    """Return the names that plural nouns, or the places beside them, tell to be places, where none was found yet."""
    taken = {i for words in found for i in range(words.start, words.end)}
    names = _beside(page, labels, found)
    if not PLURALS.keys().isdisjoint(page.lower):
        nouns = (noun for noun, low in enumerate(page.lower) if low in PLURALS)
        names += [words for noun in nouns for words in _named(page, labels, noun)]
    added = []
    for words in names:
        if taken.isdisjoint(range(words.start, words.end)):
            added.append(words)
            taken.update(range(words.start, words.end))
    return added


def _beside(page: Page, labels: Mapping[int, tuple[str, int, int]], found: Sequence[Words]) -> list[Words]:
    """Return larger towns of one word that stand in a list with one of their country: "shelled *Homs*, Hama and *Idlib*"."""
    more: list[Words] = []
    for words in found:
        lands = None
        for begin, tie in ((words.start - 2, words.start - 1), (words.end + 1, words.end)):
            if not 0 <= begin < len(page) or page.lower[tie] not in _TIES:
                continue
            label, first, last = labels.get(begin, ("", begin, begin))
            if label not in _MISREAD or last - first != 1:
                continue
            if lands is None:
                lands = {place.country for place in load().find(words.name)}
            towns = [place for place in load().find(page.words[begin]) if place.people >= _TOWN]
            if any(place.country in lands for place in towns):
                more.append(Words(begin, begin + 1, page.words[begin], "a town in a list with another one"))
    return more


def _named(page: Page, labels: Mapping[int, tuple[str, int, int]], noun: int) -> list[Words]:
    """Return the names behind a plural noun with "of", or before it, in order; fewer than two before it: none."""
    why = f"called {page.lower[noun]}"
    if page.lower[noun + 1 : noun + 2] == ["of"]:
        return _behind(page, labels, noun + 2, why)
    found = _before(page, labels, noun, why)
    return found if len(found) > 1 else []


def _behind(page: Page, labels: Mapping[int, tuple[str, int, int]], begin: int, why: str) -> list[Words]:
    found: list[Words] = []
    while begin < len(page):
        end = begin
        while end < min(len(page), begin + _LONGEST) and _of_name(page, labels, end, begin):
            end += 1
        if not _is_name(page, begin, end):
            break
        found.append(Words(begin, end, page.name(begin, end), why))
        while end < len(page) and page.lower[end] in _TIES:
            end += 1
        if page.lower[end - 1] not in _TIES:
            break
        begin = end
    return found


def _before(page: Page, labels: Mapping[int, tuple[str, int, int]], end: int, why: str) -> list[Words]:
    found: list[Words] = []
    while end > 0:
        begin = end
        while begin > max(0, end - _LONGEST) and _of_name(page, labels, begin - 1, None):
            begin -= 1
        if not _is_name(page, begin, end):
            break
        found.append(Words(begin, end, page.name(begin, end), why))
        if not begin or page.lower[begin - 1] not in _TIES:
            break
        end = begin - 1
    return found[::-1]


def _of_name(page: Page, labels: Mapping[int, tuple[str, int, int]], i: int, first: int | None) -> bool:
    """Tell a word of a name: with a capital and read as a name, or an Arabic article with its hyphen."""
    if i in labels and labels[i][0] in _NO_PLACES:
        return False
    if page.words[i] == "-":
        return i > 0 and page.lower[i - 1] in ARABIC_ARTICLES and i != first
    if page.lower[i] in ARABIC_ARTICLES:
        return page.words[i + 1 : i + 2] == ["-"]
    return page.named[i] and page.pos[i] == "PROPN" and key(page.words[i]) not in DEMONYMS


def _is_name(page: Page, begin: int, end: int) -> bool:
    return end > begin and page.words[end - 1] != "-" and any(page.named[begin:end])
