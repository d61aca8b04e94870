"""Words by which a claim tells that fighting stops, what stops, and what was usual until then (English)."""

import re

_HOSTILITIES = re.compile(
    r"\b(?:truce|cease-?fire|cease fire|cessation|armistice|hostilit|combat|fighting|fire\b|bombing|bombardment|shelling"
    r"|strikes?\b|airstrikes?\b|raids?\b|attacks?\b|offensive|(?:military|combat|army) (?:\w+ )?(?:operation|action|activit)"
    r"|operations?\b|pause\b)"
)
_MUTUAL = re.compile(
    r"\b(?:truce|cease-?fire|cease fire|cessation|armistice|hostilit|combat|fighting|pause\b)"
)
_STOPPED = re.compile(
    r"\b(?:halt|suspend|stop|ceas|paus|call(?:s|ed|ing)? off)\w*\W+(?:[^\W\d]\w*['’]?\w*\W+){0,4}?"
    r"(?:combat|fight|fire\b|firing|bomb|shell|strik|airstrik|raid|attack|offensive|hostilit|operation|action)"
)
_USUAL = re.compile(
    r"\b(?:daily|nightly|weekly|every (?:day|night|week|hour)|(?:constant|regular|repeated|usual|frequent|continual)ly|often"
    r"|always|for (?:the past |the last )?(?:\w+ )?(?:days|weeks|months|years))\b"
)


_TO_COME = re.compile(
    r"\b(?:ahead of|before|in advance of|(?:so as )?to (?:allow|let|pave|make|prepare|enable|give|clear|help))\b"
)


def day_to_come(text: str, time: str) -> bool:
    """Tell whether a time in a claim is of what a stop prepares, not of the stop ("halted fire to make way for talks on Friday")."""
    before, found, _ = text.lower().rpartition(time.lower())
    return bool(found) and bool(_TO_COME.search(before))


def of_hostilities(text: str) -> bool:
    """Tell whether what is paused is fighting, by the words of the claim that it is."""
    return bool(_HOSTILITIES.search(text.lower()))


def of_both(text: str) -> bool:
    """Tell whether what is paused is something that all sides do ("a truce", "the fighting"), not the operations of one."""
    return bool(_MUTUAL.search(text.lower()))


def stops(text: str) -> bool:
    """Tell whether a claim says that fighting stops: it tells of a stop in the words of what stops, and of no fire."""
    return bool(_STOPPED.search(text.lower()))


def is_usual(text: str) -> bool:
    """Tell whether a claim says what happens or happened all the time, and not what did on one day."""
    return bool(_USUAL.search(text.lower()))
