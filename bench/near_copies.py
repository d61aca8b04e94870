"""Plant edited passages of some reports into others, to measure how well shared passages are found.

A planted passage is some whole sentences of a source report, about ``WORDS`` words. It is edited until only
the wanted share of its word 3-grams is left: words become synonyms (concepts of the shipped table of event
words, and closed lists of look-alikes), words are dropped or swapped with their neighbor, and the sentences
change places. Everything is drawn from a seed.
"""

import random
import re
from collections.abc import Sequence
from typing import NamedTuple

from secondsource.reconcile.lexicon import synonyms
from secondsource.reconcile.words import words

BANDS = (10, 20, 30, 40, 50, 60, 70, 80, 90, 100)  # percent of the passage's 3-grams that are left
WORDS = 100  # at least so many words are planted
_SENTENCE = re.compile(r"(?<=[.!?])\s+")


class Plant(NamedTuple):
    """One planted passage: positions of the two reports, and the band."""

    source: int
    host: int
    band: int


class Pile(NamedTuple):
    """Texts after planting, and what was planted."""

    texts: list[str]
    plants: list[Plant]


def grams(text: str) -> set[tuple[str, ...]]:
    """Return the word 3-grams of a text."""
    forms = [word.form for word in words(text)]
    return {tuple(forms[n : n + 3]) for n in range(len(forms) - 2)}


def overlap(original: str, edited: str) -> float:
    """Return the share of the original's word 3-grams that the edited text still has."""
    before = grams(original)
    return len(before & grams(edited)) / len(before) if before else 0.0


def plant(texts: Sequence[str], *, per_band: int, seed: int) -> Pile:
    """Plant ``per_band`` passages for each band, each into a report of its own.

    Args:
        texts: The reports.
        per_band: How many for each of ``BANDS``.
        seed: Of the draw.

    Raises:
        ValueError: There are not enough long texts for that many plants.
    """
    draw = random.Random(seed)  # noqa: S311 - a seeded draw, no secret
    long = [n for n, text in enumerate(texts) if len(words(text)) > 1.5 * WORDS]
    if len(long) < 2 * per_band * len(BANDS):
        raise ValueError(f"{len(long)} long texts are too few for {per_band} plants in each band")
    draw.shuffle(long)
    result, plants = list(texts), []
    for count, band in enumerate(sorted(BANDS * per_band)):
        source, host = long[2 * count], long[2 * count + 1]
        edited = _edit(_passage(texts[source], draw), band / 100, draw)
        sentences = _SENTENCE.split(result[host])
        at = draw.randrange(len(sentences) + 1)
        result[host] = " ".join([*sentences[:at], edited, *sentences[at:]])
        plants.append(Plant(source, host, band))
    return Pile(result, plants)


def _passage(text: str, draw: random.Random) -> list[str]:
    """Return consecutive sentences of at least ``WORDS`` words."""
    sentences = _SENTENCE.split(text)
    start = draw.randrange(len(sentences))
    order = sentences[start:] + sentences[:start]
    kept: list[str] = []
    for sentence in order:
        kept.append(sentence)
        if sum(len(words(s)) for s in kept) >= WORDS:
            break
    return kept


def _edit(sentences: list[str], share: float, draw: random.Random) -> str:
    """Edit a passage until about ``share`` of its 3-grams is left."""
    original = " ".join(sentences)
    parts = [sentence.split() for sentence in sentences]
    if share < 1.0:
        draw.shuffle(parts)
    for _ in range(2_000):
        if overlap(original, " ".join(" ".join(part) for part in parts)) <= share:
            break
        part = draw.choice([p for p in parts if len(p) > 3])
        at = draw.randrange(len(part) - 1)
        _change(part, at, draw)
    return " ".join(" ".join(part) for part in parts)


def _change(part: list[str], at: int, draw: random.Random) -> None:
    """Change one word of a sentence in place: a synonym where there is one, else drop it or swap it."""
    bare = part[at].strip(".,;:!?\"'“”()").casefold()
    others = synonyms(bare)
    if others:
        part[at] = part[at].replace(bare, draw.choice(others))
    elif draw.random() < 0.5 and not bare.isdigit():
        del part[at]
    else:
        part[at], part[at + 1] = part[at + 1], part[at]
