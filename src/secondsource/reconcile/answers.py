"""Denials and doubts that only point back ("the ministry denied this", "has not confirmed that"): which claim they answer."""

import re
from collections.abc import Mapping, Sequence

from secondsource.model import Claim, Extraction, Report, Span

SENTENCES = 2  # back from a denial in which what it denies is told
_POINTING = (
    r"(?:this|that|it|them|these|those|so|both|the (?:\w+ )?(?:claim|allegation|accusation|charge|report|account|statement"
    r"|suggestion|assertion|version|figure|number|toll|story|rumou?r)s?"
    r"|(?:these|those|such|all|any such|the) (?:\w+ )?(?:claims|allegations|accusations|charges|reports|accounts|statements"
    r"|suggestions|assertions|figures|numbers|rumou?rs))"
)
# What it is called by who says that it is not so: "calls that a lie", "called the report invented".
_UNTRUE = (
    r"(?:lies?|fantas(?:y|ies|tic)|invent(?:ed|ions?)|false|untrue|nonsense|slander|libel|propaganda|fabricat(?:ed|ions?)|rumou?rs?"
    r"|baseless|unfounded|absurd|fiction|fairy tales?|ridiculous|myths?|fake|made up)"
)
_DENIAL = re.compile(
    rf"\bcall(?:s|ed|ing)? {_POINTING} (?:\W*(?:an?|all|pure|mere|complete|utter|simply)\W+)*\W*{_UNTRUE}\b"
    rf"|\b(?:den(?:y|ies|ied|ying)|reject(?:s|ed|ing)?|dismiss(?:es|ed|ing)?|refut(?:e|es|ed|ing)|rebut(?:s|ted)?"
    rf"|disput(?:e|es|ed|ing)|contradict(?:s|ed|ing)?|denounc(?:e|es|ed|ing))(?: all of| both| outright)? {_POINTING}"
    r"(?=\s*(?:$|[.,;:\"”’]|and\b|but\b|as\b|saying\b|on\b|in\b|yesterday\b|\w+day\b))",
    re.IGNORECASE,
)


def points_back(claim: Claim) -> bool:
    """Tell whether a claim denies what was said before, without saying it again."""
    denied = claim.stance in {"denies", "rejects"} or claim.modality == "denied" or claim.type == "REJECT"
    return denied and bool(_DENIAL.search(claim.text))


# Who has not confirmed it: not who could not check it himself, as papers write of all that they hear.
_UNCONFIRMED = re.compile(
    rf"\b(?:not|never|yet to|(?:declin|refus)ed to)(?: yet| so far)? confirm(?:ed)? {_POINTING}(?=\s*(?:$|[.,;]))",
    re.IGNORECASE,
)


def doubts_back(claim: Claim) -> bool:
    """Tell whether a claim does not confirm what was said before, without saying it again ("The ministry has not confirmed that")."""
    return claim.stance == "cannot_confirm" and bool(_UNCONFIRMED.search(claim.text))


def answered(reports: Mapping[str, Report], extractions: Mapping[str, Extraction]) -> list[tuple[str, str]]:
    """Return the pairs of a denial that points back and the claim that it answers, in order of the extractions.

    That is the claim nearest before it, of its sentence or the two before, that somebody else is said to assert.
    """
    pairs = []
    for report, extraction in extractions.items():
        if report not in reports:
            continue
        sentences = sorted({c.sentence for c in extraction.claims})
        rank = {sentence: n for n, sentence in enumerate(sentences)}
        for claim in extraction.claims:
            if points_back(claim) or doubts_back(claim):
                told = _told_before(claim, extraction.claims, rank)
                if told is not None:
                    pairs.append((claim.id, told.id))
    return pairs


def _told_before(denial: Claim, claims: Sequence[Claim], rank: Mapping[Span, int]) -> Claim | None:
    here = rank[denial.sentence]
    before = [
        c
        for c in claims
        if c.predicate_span.start < denial.predicate_span.start
        and 0 <= here - rank[c.sentence] <= SENTENCES
        and not c.headline
        and c.stance == "asserts"
        and c.polarity == "affirmed"
        and c.modality in {"actual", "possible"}
        and _others(c, denial)
    ]
    if not before:
        return None
    # What somebody is said to say is denied before what the report tells in its own voice.
    spoken = [c for c in before if c.attribution is not None and c.attribution.chain]
    nearest = max((c.sentence for c in spoken or before), key=lambda s: rank[s])
    return min((c for c in spoken or before if c.sentence == nearest), key=lambda c: (c.predicate_span, c.id))


def _others(one: Claim, other: Claim) -> bool:
    """Tell whether two claims are not of one speaker, as far as their words tell."""
    a, b = one.attribution, other.attribution
    if a is None or b is None or not a.chain or not b.chain:
        return True
    first, second = a.chain[0].mention, b.chain[0].mention
    if first.entity is not None and first.entity == second.entity:
        return False
    return first.text.casefold() != second.text.casefold()
