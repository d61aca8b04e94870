"""Base forms of words by part of speech and morphology: tables and suffix rules (WordNet), then the reader's own rule.

The order: closed-class table, irregular forms, suffix rules checked against the list of base forms, and for
words that no list knows ("droned", "tweeted") the rule that the network gives, else the plain suffix rules.
"""

import lzma
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from secondsource.language.labels import apply_lemma_rule

_SUFFIXES: Mapping[str, tuple[tuple[str, str], ...]] = {
    # WordNet's morphy rules, in its order (Fellbaum 1998; `morphy(7WN)`), with "zes"/"ying" of later lists.
    "VERB": (("ies", "y"), ("es", "e"), ("es", ""), ("s", ""), ("ied", "y"), ("ed", "e"), ("ed", ""),
             ("ing", "e"), ("ing", "")),
    "NOUN": (("ies", "y"), ("ses", "s"), ("ves", "f"), ("xes", "x"), ("zes", "z"), ("ches", "ch"),
             ("shes", "sh"), ("men", "man"), ("s", "")),
    "ADJ": (("iest", "y"), ("ier", "y"), ("est", "e"), ("er", "e"), ("est", ""), ("er", "")),
    "ADV": (("iest", "y"), ("ier", "y"), ("est", ""), ("er", "")),
}  # fmt: skip
_MARKED = ("Number=Plur", "VerbForm=Part", "Tense=Past", "Degree=Cmp", "Degree=Sup")
_PREFIXES = ("counter", "over", "out", "mis", "dis", "re", "de", "un", "co")
_DOUBLED = "bdgklmnprtvz"
_VOWELS = frozenset("aeiouy")

_BE = {"'s": "be", "'m": "be", "'re": "be", "ai": "be"}

_CLOSED: Mapping[str, Mapping[str, str]] = {
    "AUX": {
        "is": "be", "was": "be", "are": "be", "were": "be", "been": "be", "am": "be", "being": "be", "'s": "be",
        "'m": "be", "'re": "be", "s": "be", "m": "be", "re": "be", "r": "be", "ai": "be",
        "has": "have", "had": "have", "'ve": "have", "ve": "have", "having": "have",
        "did": "do", "does": "do", "done": "do", "doing": "do", "du": "do",
        "'ll": "will", "ll": "will", "wo": "will", "'d": "would", "ca": "can", "got": "get", "getting": "get",
        "gets": "get", "sha": "shall",
    },
    "VERB": {**_BE, "gon": "go", "wan": "want", "'ve": "have", "du": "do"},
    "PART": {"n't": "not", "nt": "not", "na": "to", "ta": "to", "'": "'s", "s": "'s"},
    "DET": {"an": "a", "these": "this", "those": "that", "les": "le"},
    "PRON": {
        "i": "I", "me": "I", "him": "he", "them": "they", "us": "we", "'em": "they", "em": "they", "'s": "we",
        "these": "this", "those": "that", "mine": "my", "yours": "your", "ours": "our", "theirs": "their",
        "hers": "her", "it's": "its",
    },
    "NUM": {"m": "million", "mn": "million", "k": "thousand", "b": "billion", "bn": "billion", "tn": "trillion"},
    "ADP": {"vs": "versus", "vs.": "versus", "thru": "through"},
    "ADV": {
        "later": "late", "latest": "late", "earlier": "early", "earliest": "early", "better": "well",
        "best": "well", "worse": "badly", "worst": "badly", "further": "far", "farther": "far", "sooner": "soon",
        "n't": "not",
    },
    "CCONJ": {"n": "and"},
    "NOUN": {"pm": "p.m.", "am": "a.m.", "p.m": "p.m.", "a.m": "a.m.", "etc": "etc."},
}  # fmt: skip
"""Function words whose base form no suffix rule gives, as EWT and GUM have them."""


@dataclass(frozen=True)
class LemmaTables:
    """`bases[upos]`: words that are base forms; `irregular[upos]`: form → base form."""

    bases: Mapping[str, frozenset[str]]
    irregular: Mapping[str, Mapping[str, str]]


@cache
def tables() -> LemmaTables:
    """Read the tables that ship with the package (source and licence at the top of the file)."""
    packed = files("secondsource.language").joinpath("data", "lemmas.txt.xz").read_bytes()
    lines = [line for line in lzma.decompress(packed).decode().splitlines() if line and line[0] != "#"]
    bases: dict[str, frozenset[str]] = {}
    irregular: dict[str, dict[str, str]] = {}
    for heading, words in zip(lines[::2], lines[1::2], strict=True):
        upos, kind = heading.removeprefix("@").split()
        if kind == "bases":
            bases[upos] = frozenset(words.split())
        else:
            irregular[upos] = dict(entry.split(":", 1) for entry in words.split())
    return LemmaTables(bases, irregular)


@cache
def lemmatize(word: str, upos: str, feats: str = "", rule: str = "") -> str:
    """Return the base form of `word`.

    Args:
        word: The word as written.
        upos: UD part of speech.
        feats: UD morphology (`Number=Plur`), `""` if unknown: then every inflection is thought possible.
        rule: The network's edit rule (`labels.lemma_rule`), for words that no table knows; `""` for none.
    """
    lower = word.lower().replace("’", "'")
    closed = _CLOSED.get(upos, {}).get(lower)
    if closed is not None:
        return "have" if (upos, lower) == ("AUX", "'s") and "VerbForm=Part" in feats else closed
    if upos == "PROPN":
        return apply_lemma_rule(rule, word) if rule else word
    if upos == "NUM" and lower.replace(",", "").isdigit():
        return lower.replace(",", "")
    part = "VERB" if upos == "AUX" else upos
    if part not in _SUFFIXES:
        return lower
    if not _inflected(part, lower, feats):
        # A capital that belongs to the word ("Palestinian") is for the network to keep; the tables have none.
        kept = apply_lemma_rule(rule, word) if rule.startswith("^") else lower
        return kept if kept.lower() == lower else lower
    return _from_tables(part, lower, feats) or _unknown(part, word, rule)


def _from_tables(part: str, lower: str, feats: str) -> str:
    """The base form by the tables, `""` if they don't know the word."""
    known = tables()
    irregular = known.irregular.get(part, {}).get(lower)
    if irregular is not None:
        return irregular
    bases = known.bases.get(part, frozenset())
    found = next((form for form in _candidates(part, lower) if form in bases), "")
    if lower in bases and not (found and any(feat in feats for feat in _MARKED)):
        return lower
    return found


def _unknown(part: str, word: str, rule: str) -> str:
    """The base form of a word that the tables don't know."""
    if part == "NOUN" and ((word.isupper() and len(word) < 5) or word[0].isdigit()):
        return word  # an abbreviation ("CPA"), "1990s"
    lower = word.lower()
    candidates = _candidates(part, lower)
    derived = _derived(part, candidates)
    if derived:
        return derived
    return apply_lemma_rule(rule, word) if rule else _guess(part, lower, candidates)


def _inflected(part: str, lower: str, feats: str) -> bool:
    """Whether the form can differ from the base form, by its morphology."""
    if not feats:
        return True
    if part == "NOUN":
        return "Number=Sing" not in feats
    if part == "VERB":
        if "VerbForm=Inf" in feats or "Mood=Imp" in feats:
            return False
        return (
            "Tense=Pres" not in feats
            or "VerbForm=Fin" not in feats
            or lower.endswith("s")
            or lower in ("am", "are")
        )
    return "Degree=Cmp" in feats or "Degree=Sup" in feats


def _candidates(part: str, lower: str) -> list[str]:
    """Base forms that the suffix rules give, likeliest first."""
    found: list[str] = []
    for suffix, ending in _SUFFIXES[part]:
        if not lower.endswith(suffix) or len(lower) - len(suffix) < 2:
            continue
        stem = lower[: len(lower) - len(suffix)]
        if (
            not ending
            and len(stem) > 3
            and stem[-1] == stem[-2]
            and stem[-1] in _DOUBLED
            and suffix[0] in "ei"
        ):
            found.append(stem[:-1])  # "shelled" keeps "shell" behind it: the list of base forms decides
        found.append(stem + ending)
    if part == "NOUN":
        found = [form for form in found if not lower.endswith(("ss", "us", "is"))]
    return found


def _derived(part: str, candidates: list[str]) -> str:
    """A verb made from a known verb by a prefix or in a compound, or from a known noun ("remined", "droned")."""
    if part != "VERB":
        return ""
    known = tables()
    verbs, nouns = known.bases["VERB"], known.bases["NOUN"]
    for form in candidates:
        if any(form.startswith(prefix) and form.removeprefix(prefix) in verbs for prefix in _PREFIXES):
            return form
        if "-" in form and form.rpartition("-")[2] in verbs:
            return form
    return next((form for form in candidates if form in nouns), "")


def _guess(part: str, lower: str, candidates: list[str]) -> str:
    """Choose for a word that no list knows, by how English spells."""
    if not candidates:
        return lower
    if part != "VERB":
        return candidates[0]
    for suffix in ("ied", "ies"):
        if lower.endswith(suffix):
            return lower[:-3] + "y"
    for suffix in ("ed", "ing"):
        if lower.endswith(suffix):
            stem = lower.removesuffix(suffix)
            if not _VOWELS & set(stem):
                return lower
            if len(stem) > 2 and stem[-1] == stem[-2] and stem[-1] in _DOUBLED:
                return stem if stem[-1] == "l" else stem[:-1]
            takes_e = stem.endswith(
                ("at", "iz", "is", "uc", "v", "c", "dg", "rg", "s", "u", "bl", "tl", "dl", "gl", "pl")
            )
            return stem + "e" if takes_e and not stem.endswith("ss") else stem
    if lower.endswith(("shes", "ches", "sses", "xes", "zzes")):
        return lower[:-2]
    return lower[:-1] if lower.endswith("s") and not lower.endswith("ss") else lower
