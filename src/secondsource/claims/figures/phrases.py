"""Reads turns of phrase of several words around a number: "three have been *let go*", "certified *for* 160"."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING

from secondsource.claims.columns import lower

if TYPE_CHECKING:
    from collections.abc import Sequence

    from spacy.tokens import Doc, Token

    from secondsource.claims.quantities import Quantity

_SKIPPED = frozenset({
    "were", "was", "are", "is", "be", "been", "being", "have", "has", "had", "will", "would", "to", "also",
    "still", "now", "already", "since", "more", "others", "other", "people", "persons", "reportedly", "later",
    "then", "finally", "all", "again", "currently", "apparently", "soon", "just", "only", "so", "far", "of",
    "them", "those", "these", "whom", "'d", "'ve", "believed", "feared", "known", "thought", "reported",
})  # fmt: skip
_DETERMINERS = frozenset(
    {"the", "a", "an", "its", "their", "his", "her", "some", "all", "another", "these", "those"}
)
_AUXILIARIES = frozenset({"were", "was", "are", "is", "have", "has", "had", "will", "remain", "remained"})
_SKIP = 7  # tokens between the counted and what is said of them
_GROUP = 6  # tokens of "of our own staff"
_ANY = 2  # tokens that "~" stands for at most


@dataclass(frozen=True, slots=True)
class _Phrase:
    """A line of the table: words before and behind the number, and which of them tells."""

    measure: str
    who: str
    before: tuple[frozenset[str], ...]
    after: tuple[frozenset[str], ...]
    telling: tuple[bool, int]  # before the number?, position


_GAP = frozenset({"~"})


def _side(words: list[str]) -> tuple[frozenset[str], ...]:
    return tuple(frozenset(word.removeprefix("*").split("|")) for word in words)


def _phrases() -> tuple[_Phrase, ...]:
    table = files(__package__).joinpath("data/phrases.tsv").read_text(encoding="utf-8")
    found = []
    for line in table.splitlines():
        if not line or line.startswith("#"):
            continue
        measure, who, phrase = line.split("\t")
        words = phrase.split()
        at = words.index("@")
        before, after = words[:at], words[at + 1 :]
        star = next((k for k, word in enumerate(words) if word.startswith("*")), 0 if before else 1)
        telling = (True, star) if star < at else (False, star - at - 1)
        found.append(_Phrase(measure, who, _side(before), _side(after), telling))
    return tuple(found)


_PHRASES = _phrases()


@cache
def _index() -> tuple[dict[str, tuple[int, ...]], dict[str, tuple[int, ...]]]:
    """Return the phrases by the word right before the number, and those without one by the first words behind it."""
    before: dict[str, list[int]] = {}
    after: dict[str, list[int]] = {}
    for k, phrase in enumerate(_PHRASES):
        for word in phrase.before[-1] if phrase.before else frozenset[str]().union(*phrase.after[:2]):
            (before if phrase.before else after).setdefault(word, []).append(k)
    return ({w: tuple(k) for w, k in before.items()}, {w: tuple(k) for w, k in after.items()})


def turn(doc: Doc, quantity: Quantity) -> tuple[str | None, Token | None]:
    """Return the measure that a turn of phrase gives to a count, and its telling word; ``(None, None)``: there is none."""
    low = lower(doc)
    if quantity.kind != "count":
        return None, None
    end = quantity.head + 1 if quantity.head is not None else quantity.end
    begin = quantity.start
    while begin > 0 and low[begin - 1] in _DETERMINERS:
        begin -= 1
    behind = past_aside(doc, end)
    leads, follows = _index()
    near = set(leads.get(low[begin - 1], ()) if begin else ())
    for word in follows.keys() & low[end : behind + _SKIP + 3]:
        near.update(follows[word])
    starts = _starts(low, end, behind)
    for k in sorted(near):
        phrase = _PHRASES[k]
        if _fits_who(quantity, phrase.who):
            telling = _match(doc, phrase, begin, starts)
            if telling is not None:
                return phrase.measure, doc[telling]
    return None, None


def past_aside(doc: Doc, end: int) -> int:
    """Return where it goes on behind "of our own staff", where an auxiliary follows it soon; else the place itself."""
    low = lower(doc)
    if end >= len(doc) or low[end] != "of":
        return end
    for k in range(end + 1, min(end + _GROUP, len(doc))):
        if low[k] in _AUXILIARIES:
            return k
        if doc[k].is_punct:
            break
    return end


def _fits_who(quantity: Quantity, who: str) -> bool:
    if who == "person":
        return quantity.unit in ("person", None)
    if who == "thing":
        return quantity.unit not in ("person", None)
    return who == "any" or (quantity.population is None and quantity.unit is None)


def _match(doc: Doc, phrase: _Phrase, begin: int, starts: Sequence[int]) -> int | None:
    """Return the token that tells, where a phrase stands around a number, or ``None``; ``starts``: see there."""
    low = lower(doc)
    start = begin
    if phrase.before:
        start = begin - len(phrase.before)
        if start < 0 or any(low[start + k] not in words for k, words in enumerate(phrase.before)):
            return None
    if not phrase.after:
        return start + phrase.telling[1]
    for at in starts[:1] if phrase.before else starts:
        places = _behind(doc, low, phrase.after, at)
        if places is not None:
            before, position = phrase.telling
            return start + position if before else places[position]
    return None


def _starts(low: Sequence[str], end: int, behind: int) -> list[int]:
    """Return the tokens where a phrase may begin behind the counted: right there, and past auxiliaries, where nothing leads it."""
    found = [end]
    for begin in dict.fromkeys((end, behind)):
        i = begin
        while i < min(begin + _SKIP, len(low)) and low[i] in _SKIPPED:
            i += 1
            found.append(i)
    return found


def _behind(doc: Doc, low: Sequence[str], words: tuple[frozenset[str], ...], at: int) -> list[int] | None:
    """Return the places of the words of a phrase from a token on, gaps too, or ``None``."""
    if not words:
        return []
    if words[0] == _GAP:
        for skip in range(_ANY + 1):
            if skip and at + skip <= len(low) and doc[at + skip - 1].is_punct:
                break
            rest = _behind(doc, low, words[1:], at + skip)
            if rest is not None:
                return [at, *rest]
        return None
    if at >= len(low) or low[at] not in words[0]:
        return None
    rest = _behind(doc, low, words[1:], at + 1)
    return None if rest is None else [at, *rest]
