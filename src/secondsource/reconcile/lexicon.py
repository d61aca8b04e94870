"""Which words of English name the same happening ("explosion", "blast"; "suspend", "suspension")."""

from functools import lru_cache
from typing import NamedTuple

from secondsource.reconcile.words import read_table

SAME = 1.0  # the words share a concept, or one is derived from the other
KIND_OF = 0.6  # one names a kind of the other
SIBLINGS = 0.4  # both are kinds of one narrow concept


class Concepts(NamedTuple):
    """What a word names: its concepts, and those just above them (numbers of the shipped table)."""

    own: frozenset[str]
    above: frozenset[str]


_NONE = Concepts(frozenset(), frozenset())


@lru_cache(maxsize=1)
def _table() -> dict[str, str]:
    """Return the table's lines by their word; few of them are asked for in one case."""
    return {word: rest for word, _, rest in (line.partition("\t") for line in read_table("event_words.tsv"))}


@lru_cache(maxsize=1)
def _phrases() -> dict[str, str]:
    return {
        word: rest for word, _, rest in (line.partition("\t") for line in read_table("event_phrases.tsv"))
    }


def is_phrase(verb: str) -> bool:
    """Tell whether two words are one verb ("break out", "take place"), told by its lemma and the word after it."""
    return verb in _phrases()


def _concepts(line: str) -> Concepts:
    own, _, above = line.partition("\t")
    return Concepts(frozenset(own.split()), frozenset(above.split()))


@lru_cache(maxsize=50_000)
def concepts(word: str) -> Concepts:
    """Return what a lemma, or a verb of two words, names (``_NONE`` for a word that is not in the table)."""
    if " " in word and is_phrase(word):
        return _concepts(_phrases()[word])
    plain = word.casefold().replace("-", "").replace(" ", "")
    table = _table()
    if plain in table:
        return _concepts(table[plain])
    for ending, instead in (("ings", ""), ("ing", ""), ("ing", "e"), ("s", ""), ("ed", ""), ("ed", "e")):
        if plain.endswith(ending) and plain[: -len(ending)] + instead in table:
            return _concepts(table[plain[: -len(ending)] + instead])
    return _NONE


@lru_cache(maxsize=200_000)
def likeness(one: str, other: str) -> float:
    """Return how near two lemmas are: 1 for the same word or concept, 0 for nothing known in common."""
    if one == other:
        return SAME
    a, b = concepts(one), concepts(other)
    if a.own & b.own:
        return SAME
    if a.own & b.above or a.above & b.own:
        return KIND_OF
    if a.above & b.above:
        return SIBLINGS
    return 0.0


@lru_cache(maxsize=1)
def _by_concept() -> dict[str, list[str]]:
    words: dict[str, list[str]] = {}
    for word, line in _table().items():
        for concept in _concepts(line).own:
            words.setdefault(concept, []).append(word)
    return words


@lru_cache(maxsize=20_000)
def synonyms(word: str) -> tuple[str, ...]:
    """Return the other words that share a concept with a word, sorted."""
    table = _by_concept()
    return tuple(sorted({other for c in concepts(word).own for other in table[c] if other != word}))
