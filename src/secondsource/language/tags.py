"""Penn Treebank tags (`token.tag_`) from UD parts of speech and morphology, for tools that look for them."""

from collections.abc import Mapping
from functools import cache

_PLAIN: Mapping[str, str] = {
    "ADP": "IN", "CCONJ": "CC", "INTJ": "UH", "NUM": "CD", "SCONJ": "IN", "SPACE": "_SP", "X": "FW",
}  # fmt: skip
_PUNCTUATION: Mapping[str, str] = {
    ".": ".", "?": ".", "!": ".", ",": ",", ":": ":", ";": ":", "-": "HYPH", "–": ":", "—": ":", "--": ":",
    "...": ",", "…": ",", "(": "-LRB-", "[": "-LRB-", "{": "-LRB-", ")": "-RRB-", "]": "-RRB-", "}": "-RRB-",
    "“": "``", "‘": "``", "«": "``", "``": "``", '"': "''", "”": "''", "’": "''", "»": "''", "'": "''",
}  # fmt: skip
_PARTICLES: Mapping[str, str] = {"to": "TO", "na": "TO", "'s": "POS", "’s": "POS", "'": "POS", "’": "POS"}
_PREDETERMINERS = frozenset(("half", "such", "quite"))
_MODALS = frozenset(
    ("can", "could", "may", "might", "must", "shall", "should", "will", "would", "'ll", "’ll", "'d", "’d",
     "ca", "wo", "ll", "d", "sha")
)  # fmt: skip


@cache
def penn_tag(word: str, upos: str, feats: str) -> str:
    """Return the Penn tag of `word` with UD part of speech `upos` and morphology `feats` (`""`: none known)."""
    lower = word.lower()
    if upos in _PLAIN:
        return _PLAIN[upos]
    if upos in {"NOUN", "PROPN"}:
        plural = "Number=Plur" in feats or "Number=Ptan" in feats
        return ("NNP" if upos == "PROPN" else "NN") + ("S" if plural else "")
    if upos in {"VERB", "AUX"}:
        return _verb(lower, upos, feats)
    if upos in {"ADJ", "ADV"}:
        return _modifier(upos, feats)
    if upos == "PRON":
        return _pronoun(lower, feats)
    if upos == "DET":
        return _determiner(lower, feats)
    if upos == "PART":
        return _PARTICLES.get(lower, "RB")
    if upos == "SYM":
        return "$" if lower in {"$", "€", "£", "us$"} else "SYM"
    return _PUNCTUATION.get(word, "NFP")


def _asks(feats: str) -> bool:
    return "PronType=Int" in feats or "PronType=Rel" in feats


def _modifier(upos: str, feats: str) -> str:
    if upos == "ADV" and _asks(feats):
        return "WRB"
    degree = "R" if "Degree=Cmp" in feats else "S" if "Degree=Sup" in feats else ""
    return ("JJ" if upos == "ADJ" else "RB") + degree


def _determiner(lower: str, feats: str) -> str:
    if _asks(feats):
        return "WDT"
    if "Poss=Yes" in feats:
        return "PRP$"
    return "PDT" if lower in _PREDETERMINERS else "DT"


def _verb(lower: str, upos: str, feats: str) -> str:
    if upos == "AUX" and lower in _MODALS:
        return "MD"
    if "VerbForm=Ger" in feats or ("VerbForm=Part" in feats and "Tense=Pres" in feats):
        return "VBG"
    if "VerbForm=Part" in feats:
        return "VBN"
    if "Tense=Past" in feats:
        return "VBD"
    if "Tense=Pres" in feats and "VerbForm=Fin" in feats:
        third = "Person=3" in feats and "Number=Sing" in feats
        return "VBZ" if third else "VBP"
    return "VB"


def _pronoun(lower: str, feats: str) -> str:
    asks = _asks(feats)
    if "Poss=Yes" in feats:
        return "WP$" if asks else "PRP$"
    if asks:
        return "WP" if lower.startswith("who") or lower == "what" else "WDT"
    if lower == "there":
        return "EX"
    if "PronType=Prs" in feats or "PronType=Rcp" in feats:
        return "PRP"
    return "NN" if "PronType=Ind" in feats or "PronType=Neg" in feats or "PronType=Tot" in feats else "DT"
