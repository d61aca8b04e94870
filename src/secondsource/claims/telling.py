"""The words of a claim that tell what it tells: its predicate with what belongs to it, and what its figures count.

The words that are shown of a claim may hold further clauses, which are claims of their own: those would make all
claims of one sentence look alike.
"""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray
from spacy.tokens import Doc, Token

from secondsource.language.extensions import matter_of
from secondsource.model import Claim

# Clauses that tell something else, or tell more about one of those who take part.
_OTHER = frozenset({
    "advcl", "acl:relcl", "advcl:relcl", "appos", "cc", "conj", "discourse", "list", "parataxis", "punct",
    "reparandum",
})  # fmt: skip
_OF_A_NOUN = frozenset({"advmod", "amod", "compound", "det", "nmod", "nummod"})


def signed_bytes(units: Sequence[NDArray[np.float32]]) -> tuple[bytes, ...]:
    """Return vectors of unit length as an extraction keeps them."""
    if not units:
        return ()
    rows = np.rint(np.clip(np.stack(units), -1, 1) * 127).astype(np.int8)
    return tuple(row.tobytes() for row in rows)


def matter(doc: Doc, tokens: Sequence[int]) -> NDArray[np.float32]:
    """Return what some tokens tell as a vector of unit length: zeros where the text was not read with a vector of it."""
    total = matter_of(doc, tokens)
    unit: NDArray[np.float32] = total / max(float(np.linalg.norm(total)), 1e-9)
    return unit


def telling_words(doc: Doc, claim: Claim, predicate: int, ranges: Sequence[tuple[int, int]]) -> list[int]:
    """Return the tokens of a claim that tell what it tells, in order.

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
    return sorted({n for begin, stop in ranges for n in range(begin, stop)} & words | {predicate})


def _clause(head: Token, *, top: bool) -> set[int]:
    found = {head.i}
    for child in head.children:
        if child.dep_ not in _OTHER and not (top and child.dep_ == "mark"):
            found |= _clause(child, top=False)
    return found
