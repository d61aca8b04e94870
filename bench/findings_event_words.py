"""Build event_words.tsv and event_phrases.tsv from WordNet's own files: which verbs and nouns name the same happening.

    python bench/findings_event_words.py WORDNET_DIR src/secondsource/reconcile/data

WORDNET_DIR holds index.verb, data.verb, index.noun and data.noun of WordNet 3.0 (Debian: wordnet-base).
"""

import sys
from collections import Counter
from pathlib import Path
from typing import NamedTuple

# Lexicographer files whose nouns name happenings: act, communication, event, phenomenon, possession,
# process, state (wordnet(5WN), lexnames).
EVENT_NOUNS = {4, 10, 11, 19, 21, 22, 26}
DEEDS = {4, 11, 26}  # of which all are kept, however rare
SENSES = 4  # rarer senses link words that news never uses alike
WIDE = 30  # a concept with more direct kinds than this ("act", "move") says nothing
HEADER = """\
# Verbs and event nouns of English with the concepts that they name (WordNet 3.0 synsets, first four
# senses, renumbered), then the concepts just above. Nouns carry the concept of the verb they come from.
# Made by bench/findings_event_words.py from WordNet 3.0, Copyright 2006 by Princeton University. All rights
# reserved. WordNet License: use, copy, modify and distribute for any purpose and without fee.
# THIS DATABASE IS PROVIDED "AS IS" AND PRINCETON UNIVERSITY MAKES NO REPRESENTATIONS OR WARRANTIES.
"""
PHRASES = """\
# Verbs of two words ("break out", "take place") with the concepts that they name, then those just above, numbered as in
# event_words.tsv.
# Made by bench/findings_event_words.py from WordNet 3.0, Copyright 2006 by Princeton University. All rights
# reserved. WordNet License: use, copy, modify and distribute for any purpose and without fee.
# THIS DATABASE IS PROVIDED "AS IS" AND PRINCETON UNIVERSITY MAKES NO REPRESENTATIONS OR WARRANTIES.
"""
DIGITS = "0123456789abcdefghijklmnopqrstuvwxyz"


class Concept(NamedTuple):
    """One synset: its lexicographer file, words, and pointers (symbol, target, part of speech, words)."""

    file: int
    words: list[str]
    pointers: list[tuple[str, str, str, str]]


def read_concepts(path: Path) -> dict[str, Concept]:
    """Read one WordNet data file: offset → synset."""
    concepts = {}
    for line in path.read_text(encoding="ascii").splitlines():
        if line.startswith(" "):
            continue
        parts = line.split("|")[0].split()
        count = int(parts[3], 16)
        words = [parts[4 + 2 * n].lower().replace("-", "") for n in range(count)]
        at = 4 + 2 * count
        pointers = [
            (parts[at + 1 + 4 * n], parts[at + 2 + 4 * n], parts[at + 3 + 4 * n], parts[at + 4 + 4 * n])
            for n in range(int(parts[at]))
        ]
        concepts[parts[0]] = Concept(int(parts[1]), words, pointers)
    return concepts


Key = tuple[str, str]
"""A concept: part of speech and offset."""


def read_senses(path: Path, parts_of_word: int = 1) -> dict[str, tuple[list[str], int]]:
    """Read one WordNet index file: word (of so many parts) → offsets in order of frequency, and how many were seen tagged."""
    senses = {}
    for line in path.read_text(encoding="ascii").splitlines():
        if line.startswith(" "):
            continue
        parts = line.split()
        count, pointers = int(parts[2]), int(parts[3])
        word = parts[0].replace("-", "")
        if word.count("_") == parts_of_word - 1 and word.replace("_", "").isalpha():
            senses[word] = (parts[6 + pointers : 6 + pointers + count], int(parts[5 + pointers]))
    return senses


def derived(concept: Concept, word: str, pos: str) -> list[str]:
    """Concepts of the other part of speech that this word of the concept is derived from or to."""
    return [
        target
        for symbol, target, kind, which in concept.pointers
        if symbol == "+" and kind == pos and concept.words[int(which[:2], 16) - 1] == word
    ]


class Tables(NamedTuple):
    """Both tables' text."""

    words: str
    phrases: str


def build(folder: Path) -> Tables:
    """Return the tables' text."""
    data = {pos: read_concepts(folder / f"data.{name}") for pos, name in (("v", "verb"), ("n", "noun"))}
    kinds = Counter(
        (pos, target)
        for pos in data
        for concept in data[pos].values()
        for symbol, target, kind, _ in concept.pointers
        if symbol == "@" and kind == pos
    )

    def just_above(pos: str, chosen: list[str]) -> list[Key]:
        return [
            (pos, target)
            for o in chosen[:2]
            for symbol, target, kind, _ in data[pos][o].pointers
            if symbol == "@" and kind == pos and kinds[pos, target] <= WIDE
        ]

    def named(pos: str, word: str, chosen: list[str]) -> list[Key]:
        """Return the concepts of the other part of speech that a word is derived from or to."""
        other = "v" if pos == "n" else "n"
        links = [(other, t) for o in chosen for t in derived(data[pos][o], word, other)]
        return [(p, t) for p, t in links if p == "v" or data["n"][t].file in EVENT_NOUNS]

    own: dict[str, list[Key]] = {}
    above: dict[str, list[Key]] = {}
    for pos, name in (("v", "verb"), ("n", "noun")):
        for word, (offsets, tagged) in sorted(read_senses(folder / f"index.{name}").items()):
            chosen = [o for o in offsets[:SENSES] if pos == "v" or data["n"][o].file in EVENT_NOUNS]
            links = named(pos, word, chosen)
            if not chosen or not (tagged or links or any(data[pos][o].file in DEEDS for o in chosen)):
                continue
            own.setdefault(word, []).extend([(pos, o) for o in chosen] + links)
            above.setdefault(word, []).extend(just_above(pos, chosen))
    numbers: dict[Key, str] = {}
    words = _lines(own, above, numbers)
    told = {
        phrase: offsets[:SENSES]
        for phrase, (offsets, _) in read_senses(folder / "index.verb", parts_of_word=2).items()
    }
    phrases = _lines(
        {phrase: [("v", o) for o in chosen] + named("v", phrase, chosen) for phrase, chosen in told.items()},
        {phrase: just_above("v", chosen) for phrase, chosen in told.items()},
        numbers,
    )
    return Tables(
        HEADER + "\n".join(words) + "\n",
        PHRASES + "\n".join(line.replace("_", " ") for line in phrases) + "\n",
    )


def _lines(own: dict[str, list[Key]], above: dict[str, list[Key]], numbers: dict[Key, str]) -> list[str]:
    """Return the lines of a table; concepts without a number get the next.

    A concept that only one word has, and no word of an earlier table, links nothing.
    """
    uses = Counter(c for table in (own, above) for word in table for c in set(table[word]))
    earlier = frozenset(numbers)
    lines = []
    for word in sorted(own):
        cells = []
        for table in (own, above):
            found = table.get(word, [])
            kept = sorted({c for c in found if c in earlier or uses[c] > 1}, key=found.index)
            cells.append(" ".join(numbers.setdefault(c, _base36(len(numbers))) for c in kept))
        if cells[0]:
            lines.append("\t".join([word, *cells]).rstrip())
    return lines


def _base36(number: int) -> str:
    text = ""
    while number or not text:
        number, digit = divmod(number, 36)
        text = DIGITS[digit] + text
    return text


if __name__ == "__main__":
    made = build(Path(sys.argv[1]))
    (Path(sys.argv[2]) / "event_words.tsv").write_text(made.words, encoding="ascii")
    (Path(sys.argv[2]) / "event_phrases.tsv").write_text(made.phrases, encoding="ascii")
