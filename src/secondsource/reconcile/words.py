"""Words of a text with their offsets, folded so that spelling variants of print meet."""

import hashlib
import re
import unicodedata
from functools import lru_cache
from importlib import resources
from typing import NamedTuple

# A number keeps its separators ("8,000", "3.5"), a word its inner apostrophes and nothing else: hyphens
# part, since papers disagree about them ("cease-fire", "ceasefire" are mended by ``joined``).
_WORD = re.compile(r"\d+(?:[.,]\d+)*|[^\W\d_]+(?:['’][^\W\d_]+)*|\d+[^\W\d_]+", re.UNICODE)
PRONOUNS = frozenset({
    "i", "me", "we", "us", "he", "him", "she", "her", "it", "they", "them", "who", "whom", "which", "that",
    "this", "these", "those", "another", "one",
})  # fmt: skip
_POSSESSIVE = re.compile(r"['’](?:s|S)?$")
_SEPARATED = re.compile(r"^\d{1,3}(?:,\d{3})+$")


class Word(NamedTuple):
    """One word: how it is compared, and where it stands."""

    form: str
    start: int
    end: int


@lru_cache(maxsize=200_000)
def fold(word: str) -> str:
    """Return the form in which a word is compared: no case, accents, possessive or digit separators."""
    if _SEPARATED.match(word):
        return word.replace(",", "")
    plain = unicodedata.normalize("NFKD", _POSSESSIVE.sub("", word).replace("’", "'"))
    return "".join(letter for letter in plain if not unicodedata.combining(letter)).casefold()


def words(text: str) -> list[Word]:
    """Return the words of a text in order."""
    return [Word(fold(m.group()), m.start(), m.end()) for m in _WORD.finditer(text)]


@lru_cache(maxsize=1)
def function_words() -> frozenset[str]:
    """Return the closed-class words of English."""
    return frozenset(word for line in read_table("function_words.txt") for word in line.split())


def read_table(name: str) -> list[str]:
    """Return the lines of a shipped word list without its comments."""
    text = (
        resources.files("secondsource.reconcile").joinpath("data").joinpath(name).read_text(encoding="utf-8")
    )
    return [line for line in text.splitlines() if line and not line.startswith("#")]


@lru_cache(maxsize=1)
def plain_stems() -> frozenset[str]:
    """Return the stems of the words with which any violence or disaster is told."""
    return frozenset(stem(word) for line in read_table("plain_words.txt") for word in line.split())


@lru_cache(maxsize=200_000)
def content_words(text: str) -> tuple[str, ...]:
    """Return the folded words of a text that are not closed-class, in order."""
    closed = function_words()
    return tuple(form for word in _WORD.findall(text) if (form := fold(word)) not in closed)


@lru_cache(maxsize=200_000)
def number_of(word: str) -> int:
    """Return a 63-bit number for a word, the same on every machine."""
    return int.from_bytes(hashlib.blake2b(word.encode(), digest_size=8).digest(), "big") >> 1


_SUFFIXES = ("ations", "ation", "ings", "ing", "ments", "ment", "ers", "ies", "ed", "es", "er", "s", "e")


@lru_cache(maxsize=200_000)
def stem(word: str) -> str:
    """Return a word without its inflection, roughly: for overlap only, never shown."""
    if word[:1].isdigit():
        return word
    for suffix in _SUFFIXES:
        if word.endswith(suffix) and len(word) - len(suffix) >= 3:
            return word[: -len(suffix)]
    return word
