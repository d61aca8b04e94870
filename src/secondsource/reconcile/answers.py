"""Denials and doubts that only point back ("the ministry denied this", "has not confirmed that"): which claim they answer."""

import re
from collections.abc import Mapping, Sequence
from functools import lru_cache

from secondsource.model import Claim, Extraction, Report, Span
from secondsource.reconcile.matching.profiles import is_said
from secondsource.reconcile.words import content_words, stem

SENTENCES = 2  # back from a denial in which what it denies is told
_SAID = (
    r"(?:claim|allegation|accusation|charge|report|account|statement|suggestion|assertion|version|figure|number|toll|stor(?:y|ie)"
    r"|rumou?r|count|estimate)s?"
)
# Whose words they are: "the aid group's number", "the rebels' account", "his version".
_OWNER = r"(?:(?:the|that|this) )?(?:[\w.-]+ ){0,4}?[\w.-]+(?:['’]s|s['’])|his|her|their"
_POINTING = rf"(?:this|that|it|them|these|those|so|both|(?:the|these|those|such|all|any such|{_OWNER}) (?:\w+ )?{_SAID})"
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
# "…, which police deny", "an allegation that the company rejects": what stands before it in the sentence.
_WHICH = rf"\W*(?:(?:and|but|though|although) )?(?:\bwhich|\bsomething(?: that| which)?|\b(?:an?|the|both|all)?(?: \w+)? ?{_SAID}(?: that| which)?)"
_DENIED_WHICH = re.compile(
    rf"{_WHICH} (?:[\w.'’-]+ ){{1,6}}?(?:den(?:y|ies|ied)|reject(?:s|ed)?|dismiss(?:es|ed)?|disput(?:es?|ed)|refut(?:es?|ed))\W*$"
    rf"|{_WHICH} (?:is|are|was|were|has been|have been) (?:\w+ly )?(?:denied|rejected|dismissed|disputed|refuted)(?: by [^,;]{{1,60}})?\W*$",
    re.IGNORECASE,
)
# "Those are lies", "That is not true": the whole of what somebody says of what was said before.
_NOT_TRUE = re.compile(
    r"^\W*(?:this|that|it|these|those|they|all (?:of )?(?:this|that|it)|(?:the|these|those|such|his|her|their|its) (?:\w+ )?"
    rf"{_SAID})(?: is| are| was| were|['’](?:s|re))(?: (?:an?|all|pure|mere|complete|utter|simply|totally|absolutely|just|completely"
    rf"|entirely|nothing but))* (?:{_UNTRUE}|(?:not|n['’]t) (?:true|so|correct|right|the case|the truth))\W*$"
    r"|^\W*(?:this|that|it) (?:isn['’]t|wasn['’]t) (?:true|so|correct|right|the case|the truth)\W*$",
    re.IGNORECASE,
)


def calls_untrue(claim: Claim) -> bool:
    """Tell whether all that a speaker says is that what was said before is not so ("Those are lies")."""
    return is_said(claim) and claim.type == "STATEMENT" and _is_not_true(claim.text)


@lru_cache(maxsize=4_096)  # a claim is asked again beside each other one of its finding
def _is_not_true(text: str) -> bool:
    return _NOT_TRUE.search(text) is not None


_OF_A_COUNT = re.compile(r"\b(?:figure|number|toll|count|estimate)s?\b", re.IGNORECASE)
_OF_COUNTS = re.compile(r"\b(?:figures|numbers|tolls|counts|estimates)\b", re.IGNORECASE)
_OWNED = re.compile(rf"({_OWNER}) (?:\w+ )?{_SAID}\b", re.IGNORECASE)


def points_back(claim: Claim) -> bool:
    """Tell whether a claim denies what was said before, without saying it again."""
    denied = claim.stance in {"denies", "rejects"} or claim.modality == "denied" or claim.type == "REJECT"
    said = _DENIAL.search(claim.text) or _DENIED_WHICH.match(claim.text)
    return (denied and bool(said)) or calls_untrue(claim)


# What a sentence goes on to after "denies the rumours": what they are, which was not told before.
_TOLD_BEHIND = re.compile(
    r"[\s,]*(?:that|of|about|according to which|to the effect|claiming|suggesting|alleging|whereby)\b",
    re.IGNORECASE,
)


def _says_what(claim: Claim, text: str) -> bool:
    """Tell whether the sentence of a denial says behind it what is denied ("the rumours according to which …")."""
    return _TOLD_BEHIND.match(text, claim.spans[-1].end, claim.sentence.end) is not None


_UNCONFIRMED = re.compile(
    rf"\b(?:not|never|yet to|(?:declin|refus)ed to)(?: yet| so far)? confirm(?:ed)? {_POINTING}(?=\s*(?:$|[.,;]))",
    re.IGNORECASE,
)
# Who could not check it: a body, or a paper that tells what it heard ("His figure could not be independently verified", "CP was
# unable to verify either account").
_UNABLE = r"(?:could|can)(?:not| not|n['’]t)|(?:not (?:been |yet )?|un)able to|not (?:\w+ )?possible to"
_HOW = r"(?:(?:yet|\w+ly) )*"
_UNVERIFIED = re.compile(
    rf"^\W*(?:(?:but|though|although|and) )?{_POINTING} (?:could|can)(?:not| not|n['’]t) {_HOW}be {_HOW}(?:verified|confirmed|corroborated|checked)\W*$"
    rf"|\b(?:{_UNABLE}) {_HOW}(?:verify|confirm|corroborate|check) (?:{_POINTING}|(?:either|any)(?: of (?:the|these|those))? {_SAID})(?=\s*(?:$|[.,;]))",
    re.IGNORECASE,
)


# "He had no information about that", "is not aware of such reports": who says so confirms nothing, and denies nothing.
_UNAWARE = re.compile(
    r"\b(?:(?:has|have|had|having|receiv\w+|with) no|(?:not|n['’]t) (?:yet )?(?:have|receive|received|got)(?: any)?) "
    rf"(?:\w+ )?(?:information|knowledge|details?|reports?|confirmation) (?:about|on|of|regarding|concerning) {_POINTING}\W*$"
    r"|\b(?:(?:has|have|had|seen|saw|found|received|given) no|(?:not|n['’]t|never) (?:yet )?(?:have|see|seen|saw|find|found|received?|got)(?: any)?) "
    rf"(?:\w+ )?(?:proof|evidence) (?:of|for|about|to support) {_POINTING}\W*$"
    rf"|(?:\bnot|n['’]t|\bun) ?aware of (?:any such )?{_POINTING}\W*$",
    re.IGNORECASE,
)


def unaware(claim: Claim) -> bool:
    """Tell whether a speaker says that he knows nothing of what was said before ("had no information about that")."""
    said = is_said(claim) or bool(_FIRST.match(claim.text))
    return said and claim.type == "STATEMENT" and _is_unaware(claim.text)


_FIRST = re.compile(r"\W*(?:I|We)\b")


@lru_cache(maxsize=4_096)
def _is_unaware(text: str) -> bool:
    return _UNAWARE.search(text) is not None


def doubts_back(claim: Claim) -> bool:
    """Tell whether a claim does not confirm what was said before, without saying it again ("The ministry has not confirmed that")."""
    unconfirmed = _UNCONFIRMED.search(claim.text) or _UNVERIFIED.search(claim.text)
    return (claim.stance == "cannot_confirm" and unconfirmed is not None) or unaware(claim)


# A check that comes to nothing, told without a word of where: "An inspection found no damage", "no damage was found".
_NONE_FOUND = re.compile(
    r"\b(?:find|finds|found|detect(?:s|ed)?|discover(?:s|ed)?|observed?|notice[ds]?|spot(?:s|ted)?|see[ns]?|saw|show(?:s|ed|n)?|reveal(?:s|ed)?)"
    r" no (?:\w+ )?\w+\W*$"
    r"|^\W*no (?:\w+ )?\w+ (?:was|were|has been|had been|have been) (?:found|detected|discovered|observed|noticed|spotted|seen)\W*$",
    re.IGNORECASE,
)


def finds_none(claim: Claim) -> bool:
    """Tell whether a claim is that a look at something found nothing of a kind, and not at what: at what was told before."""
    told = claim.stance == "asserts" and claim.polarity == "negated" and claim.type != "STATEMENT"
    bare = claim.place is None and not any(r.name == "target" for r in claim.roles)
    return told and bare and bool(_NONE_FOUND.search(claim.text))


_NOBODY = re.compile(
    r"\b(?:(?:los[te]|lose|losing|suffer\w*) (?:no|none of|not a single)|no casualt(?:y|ies)(?! (?:tolls?|figures?|counts?|numbers?)))\b",
    re.IGNORECASE,
)


def harms_none(claim: Claim) -> bool:
    """Tell whether a claim is that nobody came to harm, and not where or when: in what was told before."""
    told = claim.stance == "asserts" and claim.polarity == "negated" and claim.type == "CASUALTIES"
    none = any(f.best == 0 for f in claim.figures) or bool(_NOBODY.search(claim.text))
    return told and is_said(claim) and none and claim.place is None and claim.time is None


def answered(reports: Mapping[str, Report], extractions: Mapping[str, Extraction]) -> list[tuple[str, str]]:
    """Return the pairs of a denial that points back and the claim that it answers, in order of the extractions.

    That is the claim nearest before it, of its sentence or the two before, that somebody else is said to assert. What a
    look at it found nothing of answers what is told of that kind, whoever asserts it: a retraction gives both. Who says that
    nobody was harmed answers a toll that somebody else gives.
    """
    pairs = []
    for report, extraction in extractions.items():
        if report not in reports:
            continue
        sentences = sorted({c.sentence for c in extraction.claims})
        rank = {sentence: n for n, sentence in enumerate(sentences)}
        for claim in extraction.claims:
            if points_back(claim) or doubts_back(claim):
                if _says_what(claim, reports[report].text):
                    continue
                told = _told_before(claim, extraction.claims, rank)
                if told is not None:
                    pairs.append((claim.id, told.id))
            elif claim.stance in {"denies", "cannot_confirm"}:
                before = _before(claim, extraction.claims, rank, DENIED_WITHIN)
                kind = [c for c in before if c.type == claim.type and _happened_there(c, claim)]
                kind = kind if claim.type in _HAPPENINGS else []
                pairs += _nearest(claim, kind or [c for c in before if denies_charge(claim, c)])
            elif finds_none(claim) or harms_none(claim):
                before = _before(claim, extraction.claims, rank, SENTENCES)
                anybody = finds_none(claim)
                kind = [c for c in before if c.type == claim.type and (anybody or _others(c, claim))]
                pairs += _nearest(claim, kind)
    return pairs


def denies_charge(denial: Claim, charge: Claim) -> bool:
    """Tell whether somebody denies what he, or those of whom his name or office tells, are accused of ("the police chief denied that officers were paid")."""
    if denial.stance != "denies" or charge.type != "ACCUSE" or charge.stance != "asserts":
        return False
    chain = denial.attribution.chain if denial.attribution is not None else ()
    if not chain or not _others(charge, denial):
        return False
    accused = [r.mention for r in charge.roles if r.name != "actor"]
    who = chain[0].mention
    if who.entity is not None and who.entity in {m.entity for m in accused}:
        return True
    named = {stem(w) for m in accused for w in content_words(m.text)}
    return bool(named & {stem(w) for w in content_words(who.text)})


def _nearest(answer: Claim, told: Sequence[Claim]) -> list[tuple[str, str]]:
    """Return the pair of an answer and the last of some claims before it; none, if there are none."""
    return [(answer.id, max(told, key=lambda c: (c.predicate_span, c.id)).id)] if told else []


# What may be denied in other words than those that it was told in.
_HAPPENINGS = frozenset(
    {"TERRITORY", "ASSAULT", "CASUALTIES", "RETREAT", "DETENTION", "SEIZE", "SIEGE", "ACCESS", "DAMAGE"}
)
DENIED_WITHIN = 4  # sentences


def _happened_there(claim: Claim, denial: Claim) -> bool:
    """Tell whether a claim is that something happened where a denial says that it did not, if it says where, told by somebody else."""
    place = denial.place.mention.entity if denial.place is not None else None
    there = place is None or (claim.place is not None and claim.place.mention.entity == place)
    return there and claim.modality == "actual" and _others(claim, denial)


def _before(answer: Claim, claims: Sequence[Claim], rank: Mapping[Span, int], within: int) -> list[Claim]:
    """Return what is said to be so before a claim, in its sentence or so many before."""
    here = rank[answer.sentence]
    return [
        c
        for c in claims
        if c.predicate_span.start < answer.predicate_span.start
        and 0 <= here - rank[c.sentence] <= within
        and not c.headline
        and c.stance == "asserts"
        and c.polarity == "affirmed"
        and c.modality in {"actual", "possible"}
    ]


def _told_before(denial: Claim, claims: Sequence[Claim], rank: Mapping[Span, int]) -> Claim | None:
    before = [c for c in _before(denial, claims, rank, SENTENCES) if _others(c, denial)]
    if not before:
        return None
    # What somebody is said to say is denied before what the report tells in its own voice.
    spoken = [c for c in before if is_said(c)]
    owned = [c for c in spoken if _is_owner(c, denial)]
    told = owned or spoken or before
    nearest = max((c.sentence for c in told), key=lambda s: rank[s])
    told = [c for c in told if c.sentence == nearest]
    counts = [c for c in told if c.figures] if _OF_A_COUNT.search(denial.text) else []
    if counts and not _OF_COUNTS.search(denial.text):  # "disputed the figure": the last that was given
        return max(counts, key=lambda c: (c.figures[-1].span, c.id))
    told = counts or told  # "these figures": the first, which is what was told of most
    return min(told, key=lambda c: (c.predicate_span, c.id))


def _is_owner(claim: Claim, denial: Claim) -> bool:
    """Tell whether a claim is of the one whose words a denial says that it denies ("rejected *the aid group's* number")."""
    back = _DENIAL.search(denial.text)
    found = _OWNED.match(back.group().partition(" ")[2]) if back is not None else None
    if found is None or claim.attribution is None:
        return False
    called = {stem(w) for w in content_words(found.group(1))}
    named = {stem(w) for w in content_words(claim.attribution.chain[0].mention.text)}
    return bool(called) and called <= named


def _others(one: Claim, other: Claim) -> bool:
    """Tell whether two claims are not of one speaker, as far as their words tell."""
    a, b = one.attribution, other.attribution
    if a is None or b is None or not a.chain or not b.chain:
        return True
    first, second = a.chain[0].mention, b.chain[0].mention
    if first.entity is not None and first.entity == second.entity:
        return False
    return first.text.casefold() != second.text.casefold()
