"""Whether a report tells the very event that some words of another tell of: by words, names and verbs."""

import math
from functools import lru_cache
from typing import NamedTuple

from secondsource.model import Span
from secondsource.reconcile.lexicon import likeness
from secondsource.reconcile.translations import names_and_numbers
from secondsource.reconcile.words import content_words, stem, words

# Log-odds, fitted on FAMuS source validation, development half (506 pairs; F1 86 in five-fold cross-validation).
BASE = -4.98
SENTENCE_WORDS = 4.6  # share of the content words of the event's sentence that the other report has
REPORT_WORDS = 2.6  # the same of the whole report
NAMES = 0.84  # share of the sentence's names and numbers
PREDICATE = 0.95  # likeness of the nearest word to the event's
SAME_WORD = 0.9  # a word of the event's own stands in the other report
TELLS = 0.4  # likelihood from which the other report is taken to tell it


class _Words(NamedTuple):
    forms: frozenset[str]
    stems: frozenset[str]
    names: frozenset[str]


@lru_cache(maxsize=4096)
def _words(text: str) -> _Words:
    found = words(text)
    capitals = {w.form for w in found if text[w.start].isupper()}
    return _Words(
        frozenset(w.form for w in found),
        frozenset(stem(w) for w in content_words(text)),
        names_and_numbers(text) | capitals,
    )


def retold(text: str, sentence: Span, event: Span, other: str) -> float:
    """Return how likely another text tells the event of some words, 0 to 1.

    Args:
        text: The text that the words stand in.
        sentence: The event's sentence in it.
        event: The event's own words.
        other: The other text.
    """
    there = _words(other)
    told, whole = content_words(sentence.of(text)), _words(text)
    stems = {stem(w) for w in told}
    names = names_and_numbers(f"x {sentence.of(text)}")
    own = content_words(event.of(text)) or (event.of(text).casefold(),)
    nearest = max((likeness(a, b) for a in own for b in sorted(there.forms)), default=0.0)
    total = BASE
    total += SENTENCE_WORDS * _share(stems, there.stems) + REPORT_WORDS * _share(whole.stems, there.stems)
    total += NAMES * _share(names, there.names) + PREDICATE * nearest
    total += SAME_WORD * any(stem(w) in there.stems for w in own)
    return 1 / (1 + math.exp(-total))


def _share(part: frozenset[str] | set[str], whole: frozenset[str]) -> float:
    return len(part & whole) / len(part) if part else 0.0
