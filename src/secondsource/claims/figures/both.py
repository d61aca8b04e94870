"""Tells one number of two sorts of people from a number of either: "12 killed or wounded", "712 died or went missing"."""

from spacy.tokens import Doc, Token

from secondsource.claims.columns import lower
from secondsource.claims.figures.words import lookup

Found = tuple[str | None, Token | None]
"""A measure, and the word that gave it."""
_TAKEN = frozenset({"detained", "captured", "kidnapped", "trapped"})
_COUNT_OPENERS = frozenset({
    "more", "at", "over", "some", "about", "around", "nearly", "almost", "up", "another", "dozens", "scores",
    "hundreds",
})  # fmt: skip


def either(doc: Doc, found: Found) -> Found:
    """Tell "killed or wounded", "dead and injured" of one number from either alone; who was taken and killed was killed."""
    low = lower(doc)
    measure, token = found
    if measure in _TAKEN and token is not None:
        for i in range(token.i + 1, min(token.i + 5, len(low))):
            if low[i - 1] in ("and", "then") and lookup(low[i], "state") == "killed":
                return "killed", doc[i]
    if measure in ("killed", "missing") and token is not None and _gone_as_well(doc, token, measure):
        return "dead_or_missing", token
    if measure not in ("killed", "injured") or token is None:
        return found
    after = low[token.i + 1 : token.i + 3]
    beside = 1 if after[:1] == [","] else 0
    both = len(after) > beside and {lookup(after[beside], "state"), measure} == {"killed", "injured"}
    if both and not _begins_count(doc, token.i + beside + 2):
        return "dead_or_injured", token  # "25 *killed, injured* in raid", of a headline
    if len(after) == 2 and after[0] in ("or", "and", "/", "&") and not _begins_count(doc, token.i + 3):
        other = lookup(after[1], "state")
        if other in ("killed", "injured") and other != measure:
            return "dead_or_injured", token
    before = low[max(token.i - 2, 0) : token.i]
    counted = token.i > 2 and _begins_count(doc, token.i - 3)  # "50 dead and injured more than 400"
    if len(before) == 2 and before[1] in ("or", "and", "/") and not counted:
        other = lookup(before[0], "object") or lookup(before[0], "state")
        if other in ("killed", "injured") and other != measure:
            return "dead_or_injured", token  # "killed or wounded 30"
    return found


def _gone_as_well(doc: Doc, token: Token, measure: str) -> bool:
    """Tell one number of those who died and of those who are missing: "712 people *died or went missing*", "50 *dead and missing*"."""
    low = lower(doc)
    other = {"killed": "missing", "missing": "killed"}[measure]
    behind = token.i + 2 + (low[token.i + 2 : token.i + 3] in (["gone"], ["went"], ["are"], ["were"]))
    if low[token.i + 1 : token.i + 2] in (["or"], ["and"], ["/"]) and behind < len(low):
        word = low[behind]
        gone = lookup(word, "state") == other or (other == "missing" and word.startswith("disappear"))
        return gone and not _begins_count(doc, behind + 1)
    tie = token.i - 1 - (low[token.i - 1] in ("gone", "went"))
    tied = tie > 0 and low[tie] in ("or", "and", "/")
    return tied and (lookup(low[tie - 1], "state") == other or (other == "killed" and low[tie - 1] == "died"))


def _begins_count(doc: Doc, i: int) -> bool:
    """Tell whether a number begins at a token: "50 dead and injured *more than 400*"."""
    low = lower(doc)
    if low[i : i + 1] == ["at"]:
        return low[i + 1 : i + 2] in (["least"], ["most"])  # not "missing *at sea*"
    return i < len(doc) and (doc[i].like_num or low[i] in _COUNT_OPENERS)
