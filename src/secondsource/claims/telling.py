"""The words of a claim that tell what it tells: its predicate with what belongs to it, and what its figures count.

The words that are shown of a claim may hold further clauses, which are claims of their own: those would make all
claims of one sentence look alike.
"""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray
from spacy.tokens import Doc, Token

from secondsource.model import Claim

# Clauses that tell something else, or tell more about one of those who take part.
_OTHER = frozenset({"advcl", "acl:relcl", "advcl:relcl", "appos", "cc", "conj", "discourse", "list", "parataxis", "punct", "reparandum"})  # fmt: skip
_OF_A_NOUN = frozenset({"advmod", "amod", "compound", "det", "nmod", "nummod"})


def matter(doc: Doc, claim: Claim, predicate: int, ranges: Sequence[tuple[int, int]]) -> NDArray[np.float32]:
    """Return what a claim tells as a vector of unit length, or of zeros where the text was not read with one.

    Args:
        doc: The text.
        claim: The claim.
        predicate: Its predicate's token.
        ranges: Its words, in tokens.
    """
    words = _clause(doc[predicate], top=True)
    for figure in claim.figures:
        counted = doc.char_span(*figure.span, alignment_mode="expand")
        if counted is None:
            continue
        head = counted.root.head if counted.root.dep_ in _OF_A_NOUN else counted.root
        words |= _clause(head, top=True) | {token.i for token in counted}
    own = {n for begin, stop in ranges for n in range(begin, stop)} & words | {predicate}
    total = np.sum([doc[n : n + 1]._.matter for n in sorted(own)], axis=0)
    return np.asarray(total / max(float(np.linalg.norm(total)), 1e-9), dtype=np.float32)


def _clause(head: Token, *, top: bool) -> set[int]:
    found = {head.i}
    for child in head.children:
        if child.dep_ not in _OTHER and not (top and child.dep_ == "mark"):
            found |= _clause(child, top=False)
    return found
