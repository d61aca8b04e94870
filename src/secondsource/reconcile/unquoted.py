"""Speakers whom a sentence names although no claim in it was read as theirs ("…, the health institute said", "For Assad, …")."""

import re
from collections.abc import Iterable, Sequence

from secondsource.model import Claim, Extraction, Mention, ReportEntity, Span, Speaker
from secondsource.model.claim import SpeakerKind
from secondsource.reconcile.names import is_name
from secondsource.reconcile.speakers import can_speak
from secondsource.reconcile.speaking import nobody

_KINDS: dict[str, SpeakerKind] = {
    "person": "person",
    "organization": "organization",
    "armed_group": "organization",
    "government": "organization",
    "outlet": "outlet",
}
_SAYS = (
    r"(?:said|says|reported|tells|told|told\s+[^,.]{3,30}?|tells\s+us|told\s+us|repl(?:ied|ies)|complain(?:s|ed)|add(?:s|ed)"
    r"|writes|wrote|insist(?:s|ed)|explain(?:s|ed)|confirm(?:s|ed)|announce[sd])"
)
_WHO = r"[^,;:\"“”()]{3,70}?"
_WHEN = r"(?:\s+(?:late\s+|early\s+)?(?:on\s+)?[A-Z]?\w+)?\s*[.]?$"
# At the end of a sentence: "…, the health institute said on Monday."
_AFTER = re.compile(
    rf"[,\"”]\s+(?:as\s+)?(?P<who>(?!(?:which|who|that|but|and|or)\b){_WHO})\s+{_SAYS}{_WHEN}"
)
# The same, turned round: "…, said Hedi Mansour, head of the ward."
_TURNED = re.compile(
    rf"[,\"”]\s+{_SAYS}\s+(?P<who>(?!that\b){_WHO})(?:,[^;:\"“”]{{3,120}}|\s+by\s+\w+)?\s*[.]?$"
)
_ACCORDING = re.compile(
    r"\baccording\s+to\s+(?P<who>(?:(?!\baccording\s+to\b)[^,;:\"“”()]){3,70}?)(?:,[^;:\"“”]{3,120})?\s*[.]?$"
)
# At its start: "For Assad, …", "According to the doctor, …".
_BEFORE = re.compile(r"^(?:For|According\s+to)\s+(?P<who>[^,;:\"“”()]{2,60}),\s")
# A subject whose verb gives what it holds or counts: "The civil society, for its part, speaks of more than 60 deceased".
_SUBJECT = r"(?P<who>(?:[Tt]he|[A-Z])[^,;:\"“”()]{2,60}?)(?:,\s+(?:for\s+(?:its|his|her|their)\s+part|\d+|who\s[^,;:\"“”()]{3,80}),)?\s+(?:also\s+|both\s+|all\s+)?"
_HOLDS = re.compile(
    rf"^{_SUBJECT}(?:(?:speaks?|spoke|talks?|talked)\s+of|(?:sticks?|stuck|holds?|held)\s+to|(?:remembers?|remembered|recalls?|recalled|saw|heard|describes?|described)|(?:has|have|had)?\s*(?:now\s+|so\s+far\s+|also\s+)?"
    r"(?:counts?|counted|recorded|registered|documented|tallied|logged|estimates?|estimated))\b"
)
# A subject who takes back, admits or asks pardon for what he has said or done.
_ADMITS = re.compile(
    r"^(?:(?:On|Late\s+on|Early\s+on)\s+\w+,?\s+)?(?P<who>(?:[Tt]he|[A-Z])[^;:\"“”()]{2,120}?)\s+(?:on\s+\w+\s+)?"
    r"(?:(?:later|then|also|now|has|have|had|has\s+had\s+to|had\s+to)\s+)?"
    r"(?:concedes?|conceded|admits?|admitted|acknowledges?|acknowledged|apologi[sz]e[sd]?"
    r"|(?:withdraws?|withdrew|withdrawn|retracts?|retracted|repeats?|repeated|takes?\s+back|took\s+back)\s+(?:his|her|its|their|the)\s+"
    r"(?:\w+\s+)?(?:statements?|words?|claims?|accusations?|remarks?|allegations?|account|figures?|count|demands?|offer))\b"
)
# A count that is somebody's: "By the union's count, …".
_OWN = re.compile(
    r"(?:^|,\s+)(?:[Bb]y|[Ii]n)\s+(?P<who>(?:[Tt]he\s|[A-Z])[^,;:\"“”()]{2,60}?)['’]s?\s+(?:own\s+|latest\s+)?"
    r"(?:count|tally|reckoning|figures|estimates?|records|account|view|words)\b"
)
# Where and by whom a dispatch was sent, before its first sentence: "BISHKEK (SRW) - ".
DATELINE = re.compile(
    r"^[A-ZÀ-Þ][A-ZÀ-Þ .'’-]{2,40}(?:,\s+[A-Z][\w .'’-]{2,40}?)?(?:\s+\([A-Za-z .]{2,30}\))?\s+[-–—]{1,2}\s+"
)
_CLAUSE = re.compile(r",?\s+(?:who|which|that|whose)\b")
_BREAK = re.compile(r"[;:\"“”]|\bbut\b")
_THAT = re.compile(r"^\s+(?:\w+\s+)?that\b")


def speaker_beside(claim: Claim, extraction: Extraction, text: str) -> Speaker | None:
    """Return who says a claim that has no attribution, by the sentence it stands in, or ``None``.

    Args:
        claim: Without an attribution.
        extraction: Of its report.
        text: Of its report.
    """
    governing = _governing(claim, extraction.claims, text) or _telling_all(claim, extraction.claims, text)
    if governing is not None:
        return governing
    start = claim.sentence.start
    place = DATELINE.match(text[start : claim.sentence.end])
    start += place.end() if place else 0
    sentence = text[start : claim.sentence.end].rstrip()
    for pattern in (_AFTER, _TURNED, _ACCORDING, _BEFORE, _HOLDS, _OWN, _ADMITS):
        found = pattern.search(sentence)
        if found is None:
            continue
        end = _CLAUSE.search(found["who"])
        span = Span(
            start + found.start("who"),
            start + found.start("who") + (end.start() if end else len(found["who"])),
        )
        entity = _entity(span, extraction.entities)
        words = span.of(text)
        if nobody(words) or (
            entity is None and (pattern is _BEFORE or not (is_name(words) or can_speak(words)))
        ):
            continue
        kind: SpeakerKind = _KINDS[entity.kind] if entity is not None else "unnamed"
        return Speaker(Mention(words, span, entity.id if entity is not None else None), kind)
    return None


def _governing(claim: Claim, others: Sequence[Claim], text: str) -> Speaker | None:
    """Return the speaker of a verb of saying in whose "that" clause the claim stands ("He complained that …")."""
    start = claim.spans[0].start
    for other in others:
        given = other.attribution
        if other.sentence != claim.sentence or given is None or not given.chain or given.cue is None:
            continue
        cue = given.cue.span
        between = text[cue.end : start]
        if cue.end < start and _THAT.match(between) and not _BREAK.search(between):
            return given.chain[0]
    return None


def _telling_all(claim: Claim, others: Sequence[Claim], text: str) -> Speaker | None:
    """Return who says of what happened what the claim tells more of it ("… has verified 119 attacks, in which 189 died")."""
    for other in others if text[: claim.spans[0].start].rstrip().endswith("in which") else ():
        given = other.attribution
        if other.sentence != claim.sentence or given is None or not given.chain or other.headline:
            continue
        first = other.spans[0]
        if first.start < claim.spans[0].start and all(
            any(s.contains(t) for s in other.spans) for t in claim.spans
        ):
            return given.chain[0]
    return None


def _entity(span: Span, entities: Iterable[ReportEntity]) -> ReportEntity | None:
    """Return the person or body that most of some words name, or ``None``."""
    found = [
        (at.end - at.start, e)
        for e in entities
        if e.kind in _KINDS
        for at in (*e.mentions, e.name_span)
        if span.start <= at.start and at.end <= span.end
    ]
    return max(found, key=lambda f: (f[0], f[1].id), default=(0, None))[1]
