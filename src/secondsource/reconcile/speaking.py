"""Who in a claim speaks: the doer of what is done by saying it, the link of a chain whose words they are, and what it is called."""

import re
from collections.abc import Sequence

from secondsource.model import Claim, Span, Speaker
from secondsource.reconcile.commons import nouns
from secondsource.reconcile.populations import singular
from secondsource.reconcile.speakers import can_speak, head_of, hearsay
from secondsource.reconcile.words import PRONOUNS, fold

# What stands before a participle, or after it, whose subject undergoes it.
_PASSIVE = re.compile(
    r"\b(?:is|are|was|were|be|been|being|stands?|stood|gets?|got)(?:\s+\w+ly)?\s*$", re.IGNORECASE
)
_BY = re.compile(r"\s+(?:of|by|over|for)\b", re.IGNORECASE)
_SPEAKS = re.compile(r"\bspokes(?:man|woman|person|people)\b", re.IGNORECASE)


def does(claim: Claim, doer: Span, text: str) -> bool:
    """Tell whether a doer stands as the subject of a claim's verb: "the mogul accused of it by 60 women" does nothing."""
    return doer.end <= claim.predicate_span.start and not _undergoes(claim, doer, text)


def _undergoes(claim: Claim, who: Span, text: str) -> bool:
    """Tell whether the verb behind somebody is a participle of which he is the object ("has been accused", "accused of")."""
    verb = claim.predicate_span
    passive = _PASSIVE.search(text[who.end : verb.start])
    return bool(passive or (verb.of(text).endswith("ed") and _BY.match(text[verb.end : claim.sentence.end])))


def accused_in(claims: Sequence[Claim], text: str) -> frozenset[str]:
    """Return the report entities of whom a report says that somebody accuses them.

    Args:
        claims: Of the report.
        text: Of the report.
    """
    return frozenset(
        role.mention.entity
        for claim in claims
        if claim.type == "ACCUSE"
        for role in claim.roles
        if role.mention.entity is not None
        and (role.name == "target" or (role.name == "actor" and _undergoes(claim, role.mention.span, text)))
    )


_CALLED = re.compile(
    r"(?:\b(?:called|known as|named|dubbed|calling itself)|,)\s+(?:the\s+)?(?P<name>[A-Z][\w'’-]*(?:\s+(?:of|for|the|and|[A-Z][\w'’-]*))*)$"
)


def named_by(words: str) -> str:
    """Return the name that a description gives at its end ("a militant group called the Coastal Brigade"), or ""."""
    found = _CALLED.search(words)
    return found["name"] if found else ""


# A verb that somebody not named undergoes or is left out of: "are now known", "have been reported", "IS EXPECTED".
_IMPERSONAL = re.compile(
    r"\b(?:is|are|was|were|be|been|being)\b|^(?:expected|known|sought|confirmed)$", re.IGNORECASE
)
_HEARSAY = re.compile(
    r"\b(?:said|alleged|rumou?red|claimed|believed|thought|feared|accused)\b", re.IGNORECASE
)
# What an inquiry comes to, in the words of the body that leads it: "The investigation has grounds to believe that …".
_FINDS = re.compile(
    r"\b(?:ha[sd]|have|there (?:is|are|were|was))\s+(?:\w+\s+){0,2}(?:grounds?|reasons?|evidence|indications?)\b",
    re.IGNORECASE,
)
_FORESEEN = re.compile(r"\bexpected\b", re.IGNORECASE)


# By which a body that is no medium speaks to media ("Press Service of the Ministry", not "Nusantara Press Service").
_PRESS_OFFICE = re.compile(
    r"\b(?:press|media|information|communications?|public)(?:\s+\w+){0,2}\s+(?:(?:service|department|cent(?:er|re)|team|unit|desk)"
    r"\s*(?:of|for)\b|office\b)",
    re.IGNORECASE,
)


def has_medium_noun(outlet: str) -> bool:
    """Tell whether a noun in a publisher's name is of a medium ("Harbor Post", not "White Yak Expeditions")."""
    words, known = _words_of_name(outlet), nouns()
    if not is_medium(outlet):
        return False
    body = words & (known["body"] | known["back"] | known["voice"]) - known["medium"]
    return bool((words & known["medium"]) - (_OF_MANY if body else frozenset()))


def is_medium(outlet: str) -> bool:
    """Tell whether a name of a publisher is of a medium, not of a body that tells of its own doings ("Storm Centre")."""
    if _PRESS_OFFICE.search(outlet):
        return False
    words = _words_of_name(outlet)
    if words & nouns()["medium"]:
        return True
    return not words & (nouns()["body"] | nouns()["voice"])


# Nouns of media that stand in the names of bodies as well ("World Health Organization").
_OF_MANY = frozenset({
    "world", "guardian", "independent", "register", "record", "standard", "observer", "monitor", "voice",
    "report", "live", "star", "post", "union",
})  # fmt: skip


def _words_of_name(outlet: str) -> frozenset[str]:
    """Return the words of a publisher's name as they are and in the singular: "News" and "Times" have none."""
    parts = [fold(w) for w in re.findall(r"[^\W_]+", outlet)]
    return frozenset(parts) | frozenset(map(singular, parts))


def impersonal(claim: Claim, text: str, outlet: str) -> bool:
    """Tell whether a report vouches itself for what it gives without a speaker ("are now known to have died").

    What "is said" or "was reported to be" so is somebody's whom it does not name; and so is what a medium gives as expected.
    """
    attribution = claim.attribution
    if attribution is None or attribution.chain or attribution.quote != "indirect" or attribution.cue is None:
        return False
    cue = attribution.cue
    if _HEARSAY.search(cue.text) or not (_IMPERSONAL.search(cue.text) or _FINDS.search(cue.text)):
        return False
    if _FORESEEN.search(cue.text) and is_medium(outlet):
        return False
    return not (cue.text.lower().endswith("reported") and text[cue.span.end :].lstrip().startswith("to "))


# A saying named by a noun, of which the clause behind it is what is said: "the announcement that …"; and its adverbs.
_SAID_THAT = re.compile(
    r"\b(?:announcements?|reports?|claims?|allegations?|accusations?|assertions?|suggestions?|rumou?rs?|news)\s+(?:\w+\s+){0,2}that\s*$",
    re.IGNORECASE,
)
_REPORTEDLY = re.compile(r"\b(?:officially|reportedly|allegedly|supposedly|purportedly)\b", re.IGNORECASE)


def second_hand(claim: Claim, text: str) -> bool:
    """Tell whether a report's own voice gives a claim as what others say: "the announcement that 90 were freed", "Officially, five died"."""
    start = claim.spans[0].start
    before = text[claim.sentence.start : start]
    return bool(_SAID_THAT.search(before) or _REPORTEDLY.search(claim.text) or _REPORTEDLY.search(before))


# Who writes so denies it himself: "Reports that it has expired are false", "Claims that they were driven out are untrue".
_BELIED = re.compile(
    r"\b(?:reports?|claims?|allegations?|accusations?|rumou?rs?|assertions?|suggestions?|statements?)\b[^.]*\b(?:is|are|was|were)\s+(?:\w+ly\s+|all\s+)?"
    r"(?:false|untrue|wrong|baseless|unfounded|invented|fabricated|lies|a lie|not true|incorrect)\b",
    re.IGNORECASE,
)


def belies(claim: Claim, text: str) -> bool:
    """Tell whether a report denies in its own voice what is said by somebody or other."""
    return claim.stance == "denies" and bool(_BELIED.search(claim.sentence.of(text)))


_THOUGHT = re.compile(r"^(?:believed|feared|thought|presumed|suspected)$", re.IGNORECASE)


def believed(claim: Claim) -> bool:
    """Tell whether the verb of a headline's claim is one of which who stands before it is the object: "Guard believed dead"."""
    given = claim.attribution
    return given is not None and given.cue is not None and bool(_THOUGHT.match(given.cue.text))


_SAYING = re.compile(
    r"^(?:(?:has|have|had)\s+)?(?:said|says?|told|tells?|adds?|added|den(?:y|ies|ied)|claim(?:s|ed)?|insist(?:s|ed)?|complain(?:s|ed)?|warn(?:s|ed)?)\b",
    re.IGNORECASE,
)


def says(claim: Claim) -> bool:
    """Tell whether a claim is given by a verb that only those who speak can be the subject of."""
    attribution = claim.attribution
    return (
        attribution is not None and attribution.cue is not None and bool(_SAYING.match(attribution.cue.text))
    )


_NOBODY = re.compile(r"^(?:nobody|no one|none|not)\b|^no\s", re.IGNORECASE)
# In the verb of saying itself or right before it: "who asked not to be named, said" is said.
_NOT = re.compile(r"(?:\b(?:not|never)\b|n['’]t\b)(?:\s+\w+){0,3}\s*$", re.IGNORECASE)
_NAMELESS = re.compile(
    r"\bnot\s+(?:to\s+)?(?:be\s+(?:named|identified|quoted)|wish|want|give|use|authori[sz]ed|allowed)\b"
    r"|n['’]t\s+(?:be\s+(?:named|identified|quoted)|wish|want|give|use)\b",
    re.IGNORECASE,
)
_ASKED = re.compile(
    r"^(?:is|are|was|were|been|being)\s+(?:\w+ly\s+)?(?:asked|told|urged|advised|ordered|warned|requested)\b",
    re.IGNORECASE,
)
AGAINST = frozenset({"denies", "cannot_confirm", "rejects"})
"""Stances of who does not stand for what he speaks of."""


def nobody(words: str) -> bool:
    """Tell whether words for a speaker are of nobody ("Nobody in the quarter", "not six as the company")."""
    return bool(_NOBODY.match(words))


def unsaid(claim: Claim, text: str) -> bool:
    """Tell whether a report tells that somebody did not say something, or was told it: those are its own words.

    "The government has not requested help", "Nobody told the herders", "Citizens are asked not to wash cars".
    """
    given = claim.attribution
    if given is None or not given.chain or given.cue is None or given.quote == "direct":
        return False
    who, cue = given.chain[0].mention, given.cue
    if nobody(who.text):
        return True
    if who.span.end > cue.span.start:
        behind = who.span.start >= cue.span.end and _BY.match(text[cue.span.end : who.span.end])
        return bool(behind and _NOT.search(text[max(0, cue.span.start - 20) : cue.span.end]))
    return bool(_ASKED.match(cue.text)) or (
        claim.stance not in AGAINST
        and bool(_NOT.search(_NAMELESS.sub("", text[who.span.end : cue.span.end])))
    )


_OF_A_STATE = re.compile(
    r"\b(?:minister|president|premier|chancellor|ambassador|envoy|governor|foreign secretary)\b",
    re.IGNORECASE,
)
_THEIRS = re.compile(r"^(?:his|her)\s", re.IGNORECASE)
_AT = re.compile(r"^(?:in|at|on|from|near)\s", re.IGNORECASE)


_ABOUT = re.compile(
    r"^(?:(?:about|around|some|nearly|almost|up to|more than|over|at least)\s+[\d,.]*\d|dozens|hundreds|thousands)\b",
    re.IGNORECASE,
)
# "Activists said that Assad's warplanes, which …": these say nothing.
_ARMS = frozenset({
    "warplane", "airplane", "aircraft", "plane", "jet", "helicopter", "drone", "tank", "missile", "rocket",
    "raid", "airstrike", "strike",
})  # fmt: skip


def who_speaks(chain: Sequence[Speaker]) -> Speaker:
    """Return whose words a chain gives: the first link's, unless the second one speaks for it.

    Of a body that a spokesman speaks for, the spokesman's; of a state, its minister's; of "his team", his; of a video or a
    statement without an owner, the one who gave it; where the first link is a place where people do something, is a thing or
    is not made out ("the autopsy", "they"), the teller's.
    """
    if len(chain) == 1:
        return chain[0]
    first, second = chain[0], chain[1]
    words, next_words = first.mention.text, second.mention.text
    if (
        first.kind == "unnamed"
        and second.kind != "outlet"
        and (fold(words) in PRONOUNS or not can_speak(words))
    ):
        return second
    if second.kind != "outlet" and (head_of(words) in _ARMS or _ABOUT.match(words)):
        return second  # "About 200 women demanded a trial, an organizer said"
    if first.kind == "organization" and _SPEAKS.search(next_words):
        return second
    if first.kind == "document" and hearsay(words):
        return second
    if second.kind in {"person", "organization"} and (_AT.match(words) or _THEIRS.match(words)):
        return second
    stately = first.kind == "organization" and head_of(words) not in nouns()["body"] | nouns()["voice"]
    return second if stately and second.kind == "person" and _OF_A_STATE.search(next_words) else first
