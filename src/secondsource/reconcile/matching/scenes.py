"""What a sentence tells of the scene beside its claim: with what people were harmed, and the words for things and doings."""

import re
from functools import lru_cache

from secondsource.reconcile.measures import measures_in
from secondsource.reconcile.populations import kind_of, singular
from secondsource.reconcile.words import content_words, plain_stems, read_table, stem

_LOWER = re.compile(r"(?<![^\W\d_])[^\W\d_A-Z][^\W\d_]*(?:['’][^\W\d_]+)*")


@lru_cache(maxsize=1)
def _means() -> tuple[tuple[str, re.Pattern[str]], ...]:
    rows = (line.split("\t") for line in read_table("means_words.tsv"))
    return tuple((name, re.compile(pattern)) for name, pattern in rows)


@lru_cache(maxsize=50_000)
def means(text: str) -> frozenset[str]:
    """Return by which means people come to harm in a text ("air", "artillery", "planted", "quake", …), as far as told."""
    lower = text.lower()
    return frozenset(name for name, pattern in _means() if pattern.search(lower))


# Classes of means by which a calamity brings harm, of which a place sees few in a month, not many a day as of attacks.
CALAMITIES = frozenset({"quake", "water", "storm", "fire", "crash", "illness", "hunger"})


@lru_cache(maxsize=5_000)
def calamity(text: str) -> frozenset[str]:
    """Return which calamities a report's text tells of at least as often as of any means of attack."""
    lower = text.lower()
    told = {name: len(pattern.findall(lower)) for name, pattern in _means()}
    most = max((count for name, count in told.items() if name not in CALAMITIES), default=0)
    return frozenset(name for name in CALAMITIES if told.get(name, 0) >= max(1, most))


@lru_cache(maxsize=50_000)
def scene(text: str) -> frozenset[str]:
    """Return the stems of a text's words for things and doings ("wedding", "convoy", "bakery").

    Left out are names, numbers, who is counted and how, means of attack, and what any violence is told with.
    """
    plain = text
    for _, pattern in _means():
        plain = pattern.sub(" ", plain)
    found = [
        stem(form)
        for word in _LOWER.findall(plain)
        for form in content_words(word)
        if not measures_in(form) and not kind_of(singular(form))
    ]
    return frozenset(s for s in found if s not in plain_stems() and len(s) > 2)
