"""Words by which a sentence tells of nothing that happened or did not: it supposes, expects, asks, orders, or says what is usual."""

import re
from functools import lru_cache

from secondsource.model import Claim
from secondsource.reconcile.matching.profiles import is_said

_NEGATION = r"(?:(?:is|are|was|were|be|been|do|does|did|has|have|had|wo|ca|would|could|should)n['’]t|not|never|no longer)"
# What is negated is an expectation, an intention or a duty, not a happening.
_EXPECTED = re.compile(
    rf"\b{_NEGATION}\s+(?:\w+ ){{0,2}}?(?:expect|anticipat|likely|foresee|foresaw|suppos|meant|intend|plan|schedul|believed)\w*\b|\bunlikely\b"
    r"|\b(?:would|should|might|may|need|must|shall|will)(?:n['’]t| not| never)\b|\bwo(?:n['’]t)\b|\bno (?:need|plans?|intention|chance|likelihood)\b",
    re.IGNORECASE,
)
_IF = re.compile(
    r"(?:^|[,;:“\"'(]\s*|\b(?:and|but|or|even|only|what|as) )(?:if|unless|were it not|should they|suppose)\b",
    re.IGNORECASE,
)
_ORDER = re.compile(r"^\W*(?:please\s+)?(?:do not|don['’]t|never|let(?:'|’)?s?(?: us)?)\s+\w", re.IGNORECASE)
_CAN = re.compile(
    r"\b(?:can|could) (?:\w+ )?(?:cause|kill|destroy|happen|lead|trigger|damage|occur|reach|spread|produce)\b",
    re.IGNORECASE,
)
_HABIT = re.compile(
    r"\b(?:regularly|frequently|often|usually|typically|generally|normally|routinely|on average|every (?:day|week|month|year)|each year|prone to)\b",
    re.IGNORECASE,
)


def supposes(text: str) -> bool:
    """Tell whether words suppose, ask, order, or deny an expectation: of a happening they neither say that it was nor that it was not."""
    stripped = text.strip().rstrip("\"”'’) ")
    return bool(stripped.endswith("?") or _IF.search(text) or _EXPECTED.search(text) or _ORDER.search(text))


def is_general(text: str) -> bool:
    """Tell whether words say what can happen or happens again and again, and not what did ("a quake of 6 can cause damage")."""
    return bool(_CAN.search(text) or _HABIT.search(text))


def of_nothing_told(claim: Claim) -> bool:
    """Tell whether a claim asserts no happening: it bears none out, and denies none."""
    return claim.modality == "conditional" or _tells_nothing(claim.text)


@lru_cache(maxsize=4_096)  # a claim is asked again beside each other one of its finding
def _tells_nothing(text: str) -> bool:
    return supposes(text) or is_general(text)


# Verbs and nouns by which a speaker tells what he feels about what others have told of.
_FEELS = re.compile(
    r"\b(?:condemn|denounc|deplor|decr(?:y|ie)|mourn|regret|lament|welcom|prais|hail(?!stor)|congratulat|condol|sympath|shock|sadden"
    r"|applaud|outrag|griev|pay(?:s|ing)? tribute|paid tribute|horrifi|appall|dismay)\w*",
    re.IGNORECASE,
)


def only_feels(claim: Claim) -> bool:
    """Tell whether a speaker only condemns, mourns or welcomes what others tell: he is the source of that, not of the happening."""
    cue = (
        claim.attribution.cue.text
        if claim.attribution is not None and claim.attribution.cue is not None
        else ""
    )
    return bool(_FEELS.search(cue) or _FEELS.search(claim.text))


# What is to be done, and the word that leads to what it is to be done over.
_TO_BE_DONE = re.compile(
    r"\b(?:should|must|ought|needs? to|demand|urge|call(?:s|ed|ing)? (?:for|on)|appeal)\w*\b", re.IGNORECASE
)
_OVER_IT = re.compile(
    r"\b(?:following|after|over|amid|because of|in (?:the wake of|response to|reaction to|light of)) (?:(?:the|an?|its|their|this|that) )?$",
    re.IGNORECASE,
)


def asks_over_it(claim: Claim, text: str) -> bool:
    """Tell whether a speaker only asks for something over what he names ("should be investigated following an attack that killed 20").

    He has what he names from others, and is the source of what he asks for.

    Args:
        claim: A claim.
        text: Of its report.
    """
    if not is_said(claim):
        return False
    before = text[claim.sentence.start : claim.spans[0].start]
    return bool(_OVER_IT.search(before) and _TO_BE_DONE.search(before))
