"""What rules over the tree reach on predicates: the mark that the network's heads must beat, for `bench/language.py`."""

from spacy.tokens import Token

from bench.scorers import Span

Argument = tuple[str, Span]
"""PropBank label and [start, end) in characters."""

_BY_RELATION = {
    "nsubj": "ARG0",
    "nsubj:pass": "ARG1",
    "obj": "ARG1",
    "iobj": "ARG2",
    "obl:agent": "ARG0",
    "ccomp": "ARG1",
    "xcomp": "ARG1",
    "obl:unmarked": "ARGM-TMP",
}
_MODALS = frozenset(("can", "could", "may", "might", "must", "shall", "should", "will", "would"))
_UNREAL = frozenset(("if", "unless", "to"))
_TIMES = frozenset(("DATE", "TIME"))
_PLACES = frozenset(("GPE", "LOC", "FAC"))


def phrase(token: Token) -> Span:
    """Return the characters of the words below a token, punctuation at the edges left out."""
    words = [word for word in token.subtree if not word.is_space]
    while len(words) > 1 and words[0].pos_ == "PUNCT":
        words.pop(0)
    while len(words) > 1 and words[-1].pos_ == "PUNCT":
        words.pop()
    return words[0].idx, words[-1].idx + len(words[-1])


def arguments(predicate: Token) -> list[Argument]:
    """Return the arguments of a verb that its relations give."""
    found = []
    for child in predicate.children:
        label = _BY_RELATION.get(child.dep_) or _modifier(child)
        if label:
            found.append((label, phrase(child)))
    return found


def _modifier(child: Token) -> str:
    if child.dep_ == "aux":
        return "ARGM-MOD" if child.lemma_ in _MODALS else ""
    if child.dep_ == "advmod":
        return "ARGM-NEG" if child.lemma_ in {"not", "never"} else "ARGM-ADV"
    if child.dep_ == "advcl":
        return "ARGM-ADV"
    if child.dep_ == "obl":
        kinds = {word.ent_type_ for word in child.subtree}
        return "ARGM-TMP" if kinds & _TIMES else "ARGM-LOC" if kinds & _PLACES else "ARG2"
    return ""


def factuality(predicate: Token) -> float:
    """Return 1 for what is stated, -1 for what is negated, 0 for what is possible, planned or conditional."""
    children = list(predicate.children)
    if any(child.lemma_ in {"not", "never", "no"} and child.dep_ in {"advmod", "det"} for child in children):
        return -1.0
    unreal = any(child.lemma_ in _MODALS for child in children if child.dep_ == "aux") or any(
        child.lower_ in _UNREAL for child in children if child.dep_ == "mark"
    )
    return 0.0 if unreal else 1.0
