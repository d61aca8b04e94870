"""The closed label sets of the reader network, and the code between labels and spans; training imports them."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

UPOS = (
    "ADJ", "ADP", "ADV", "AUX", "CCONJ", "DET", "INTJ", "NOUN", "NUM",
    "PART", "PRON", "PROPN", "PUNCT", "SCONJ", "SYM", "VERB", "X",
)  # fmt: skip
"""UD parts of speech."""

DEPRELS = (
    "acl", "acl:relcl", "advcl", "advcl:relcl", "advmod", "amod", "appos", "aux", "aux:pass", "case", "cc",
    "cc:preconj", "ccomp", "compound", "compound:prt", "conj", "cop", "csubj", "csubj:outer", "csubj:pass",
    "dep", "det", "det:predet", "discourse", "dislocated", "expl", "fixed", "flat", "goeswith", "iobj",
    "list", "mark", "nmod", "nmod:desc", "nmod:poss", "nmod:unmarked", "nsubj", "nsubj:outer", "nsubj:pass",
    "nummod", "obj", "obl", "obl:agent", "obl:unmarked", "orphan", "parataxis", "punct", "reparandum", "root",
    "vocative", "xcomp",
)  # fmt: skip
"""UD relations with subtypes, as English treebanks (EWT, GUM) use them."""

ENTITY_TYPES = (
    "PERSON", "NORP", "ORG", "GPE", "LOC", "FAC", "EVENT", "MISC", "DATE", "TIME", "QUANTITY", "MONEY",
)  # fmt: skip
"""Names as in OntoNotes; QUANTITY is every number that counts or measures, MISC a name of any other kind."""

NAME_TYPES = ENTITY_TYPES[:8]
"""The entity types that are names of something (the others are times and amounts)."""

ROLES = ("SOURCE", "CUE", "CONTENT")
"""The three parts of an attribution (PARC3, PolNeAR)."""

ARGUMENTS = (
    "ARG0", "ARG1", "ARG2", "ARG3", "ARG4", "ARGM-ADJ", "ARGM-ADV", "ARGM-CAU", "ARGM-COM", "ARGM-CXN",
    "ARGM-DIR", "ARGM-DIS", "ARGM-EXT", "ARGM-GOL", "ARGM-LOC", "ARGM-LVB", "ARGM-MNR", "ARGM-MOD",
    "ARGM-NEG", "ARGM-PRD", "ARGM-PRP", "ARGM-PRR", "ARGM-TMP", "C-ARG1", "R-ARG0", "R-ARG1",
)  # fmt: skip
"""PropBank labels that training data have often enough to learn."""


def bio(types: Sequence[str]) -> tuple[str, ...]:
    """`O`, then `B-T` and `I-T` for each type: label 0 is outside, `1 + 2 t` begins and `2 + 2 t` continues type t."""
    return ("O", *(f"{prefix}-{name}" for name in types for prefix in "BI"))


ENTITY_TAGS = bio(ENTITY_TYPES)
ROLE_TAGS = bio(ROLES)


def spans_of_tags(tags: Sequence[int]) -> list[tuple[int, int, int]]:
    """(start, end, type index) of each run `B I I …`; an `I` that continues nothing of its type begins a span."""
    spans: list[tuple[int, int, int]] = []
    start, kind = 0, -1
    for position, tag in enumerate((*tags, 0)):
        continues = tag > 0 and tag % 2 == 0 and kind == (tag - 1) // 2
        if continues:
            continue
        if kind >= 0:
            spans.append((start, position, kind))
        kind = (tag - 1) // 2 if tag else -1
        start = position
    return spans


def tags_of_spans(spans: Sequence[tuple[int, int, int]], length: int) -> list[int]:
    """The tags of `length` words for spans (start, end, type index) that do not overlap; the later one wins if they do."""
    tags = [0] * length
    for start, end, kind in spans:
        tags[start] = 1 + 2 * kind
        tags[start + 1 : end] = [2 + 2 * kind] * (end - start - 1)
    return tags


def lemma_rule(word: str, lemma: str) -> str:
    """The shortest rule `[^]cut|add` that turns `word` into `lemma`.

    Cut that many characters from the end of the lower-cased word (of the word as it is after `^`), then add.
    """
    rules = []
    for mark, form in (("", word.lower()), ("^", word)):
        same = 0
        while same < min(len(form), len(lemma)) and form[same] == lemma[same]:
            same += 1
        rules.append((len(lemma) - same, len(form) - same, f"{mark}{len(form) - same}|{lemma[same:]}"))
    return min(rules, key=lambda rule: rule[:2])[2]


def apply_lemma_rule(rule: str, word: str) -> str:
    """The lemma of `word` under a rule of `lemma_rule`; `""` (no rule) and a rule that cuts too much give the lower-cased word."""
    if not rule:
        return word.lower()
    form = word if rule.startswith("^") else word.lower()
    cut, _, add = rule.removeprefix("^").partition("|")
    if int(cut) > len(form):
        return form
    return form[: len(form) - int(cut)] + add


SHAPES = ("special", "lower", "title", "upper", "initial", "mixed", "digits", "alphanumeric", "mark", "other")
"""What a word's letters look like, told to the uncased encoder beside its subwords."""

PARAGRAPH = len(SHAPES)
"""Added to the shape of the first subword of a word that begins a paragraph."""


@lru_cache(maxsize=16384)
def shape(word: str) -> int:
    """Index into `SHAPES` of a word."""
    if word.isdigit():
        name = "digits"
    elif not any(character.isalnum() for character in word):
        name = "mark"
    elif any(character.isdigit() for character in word):
        name = "alphanumeric"
    elif word.islower():
        name = "lower"
    elif word.isupper():
        name = "upper" if sum(character.isalpha() for character in word) > 1 else "initial"
    elif word[0].isupper() and word[1:].islower():
        name = "title"
    elif any(character.isupper() for character in word):
        name = "mixed"
    else:
        name = "other"
    return SHAPES.index(name)


DISTANCES = (1, 2, 3, 4, 6, 8, 12, 16, 24, 32, 48, 64, 96, 128)
"""Upper bounds of the distance buckets (in words) of a pair."""
BUCKETS = 2 * (len(DISTANCES) + 1)
"""Number of buckets: each distance before and after."""


def bucket(distance: int) -> int:
    """Index of the bucket of a signed distance in words."""
    size = abs(distance)
    index = next((i for i, bound in enumerate(DISTANCES) if size <= bound), len(DISTANCES))
    return index + (len(DISTANCES) + 1) * (distance < 0)
