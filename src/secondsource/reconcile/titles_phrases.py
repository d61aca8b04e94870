"""What a stretch of a report lacks to be understood by itself, and where it can be cut: closed-class words of English and marks.

No parser is asked: the claim tells where its predicate stands, and English tells by its first words whether a clause has a subject.
"""

import re
from functools import lru_cache
from itertools import pairwise

from secondsource.model import Claim, Span

TITLE_LEAST, TITLE_BEST, TITLE_MOST = 24, 110, 180  # characters
LONG = 150
FEW = 3  # spaces of a stretch of three words at most
# Where a phrase ends: before a mark, or before a word that begins another; a participle that is left hanging goes with it.
_MARKS = re.compile(r"(?=, |; | – )")
_JOINTS = re.compile(
    r"(?:\s+\w+ing)?\s+(?:about|across|after|against|along|amid|among|and|around|as|at|because|before|between|but|by|during|for|from|"
    r"in|inside|into|near|of|on|or|over|since|that|through|to|toward|towards|under|until|when|where|which|while|who|with|without)\s"
)
_EDGE = " \t\r\n,;:–—-*•"
_QUOTES = {"“": "”", '"': '"', "‘": "’"}
_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*", re.UNICODE)
# What joins a clause to the one before it and says nothing by itself; "after leaving" is no clause without it.
_JOINING = re.compile(
    r"(?:[Aa]nd|[Bb]ut|that|or|nor|so|while|because|although|though|as(?! (?:many|much|few|little|of|long|soon|late|early|recently|well)\b))\s+(?!\w+ing\b)"
)

# "the attack left fifty dead charging | they took orders": the participle belongs to what follows.
_LEFT_HANGING = re.compile(r"\s\w{3,}ing$")
_LAST_WORD, _SENTENCE_END = re.compile(r"[^\W\d_]{4,}\.$"), re.compile(r"[.!?]\s")
_NEW_SUBJECT = re.compile(r"\s(?:they|he|she|it|we|I|that|there)\b")

_WEAK = r"(?:also|later|apparently|reportedly|allegedly|then|now|still|already|never|not|only|just|recently|soon|once|again|\w+ly)"
_FORMS = (
    r"(?:was|were|is|are|be|been|being|am|has|have|had|do|does|did|will|would|can|could|may|might|must|shall|should|to"
    r"|isn|aren|wasn|weren|hasn|haven|hadn|don|doesn|didn|won|wouldn|can|couldn|shouldn)"
)
_HEADLESS = re.compile(rf"(?:{_WEAK}\s+)*{_FORMS}\b(?!\w)")
_PAST = (
    r"(?:\w+ed|got|went|came|took|gave|told|left|made|held|fell|rose|saw|ran|shot|sent|met|kept|lost|won|built|brought|began|broke|drove"
    r"|found|fought|fled|flew|heard|knew|led|said|sold|spent|spoke|stood|struck|thought|threw|wrote|put|hit|set|let)"
)
_FUNCTION = (
    r"(?:a|an|the|his|her|its|their|our|my|your|this|that|these|those|him|them|us|me|it|out|up|down|off|away|back|in|on|at|by|to|with|from|into"
    r"|for|over|about|after|as|no|any|some|all|more|at least|\d[\d,.]*|one|two|three|four|five|six|seven|eight|nine|ten|dozens|hundreds)"
)
_BARE_VERB = re.compile(rf"(?:{_WEAK}\s+)*{_PAST}\s+{_FUNCTION}\b")
_GOING_ON = re.compile(rf"(?:{_WEAK}\s+)*\w{{2,}}ing\s+{_FUNCTION}\b")
# A clause that hangs on another one, or a phrase: lower case, as what begins a sentence may well be a whole one.
_HANGING = re.compile(
    r"(?:[Ww]hich|[Ww]hom|[Ww]hose|[Ww]hether|who|what|when|where|why|how|if|while|as|after|before|because|since|until|although|though|unless|for|of|in"
    r"|on|at|by|with|from|into|about|over|under|against|between|among|than|during|amid|near|through|including|according|such|so|then|nor|or|and|but|that)\b"
    r"(?! least\b| most\b| many as\b| much as\b)"
)
_BACK = re.compile(
    r"(?:he|she|it|they|him|her|them|his|its|their|this|that|these|those|the latter|the former|both|others|another)\b"
    r"(?! of\b)(?=[ ’'])",
    re.IGNORECASE,
)
_POINTS = re.compile(r"\b(?:he|she|they|it)\b", re.IGNORECASE)
_AT_WHOM = re.compile(r"\b(?:him|them|it|her)\b")
_OURS = re.compile(r"\b(?:I|[Ww]e|[Uu]s|[Mm]y|[Oo]ur|[Mm]e|[Yy]ou|[Yy]our)\b(?!\.)")
# "the suspect, who gave himself up": a name with a clause about it, of which nothing is told.
_RELATIVE = re.compile(rf"[^,]*,? (?:who|which|that) (?:[^,]* and )?(?:(?:{_WEAK}|{_FORMS}) )*$")
# "the girls held by the group": so is a participle without its auxiliary; in a headline it is a whole clause.
_PARTICIPLE = re.compile(rf"\b(?:{_FORMS}|gets?|got)\b[^,]*$")
_BY = re.compile(r"\s+by\b")
# Types of which one is the target of what others do: right before the verb, without an auxiliary, stands a participle ("one of 99 men | seized on Friday").
_DONE_TO = frozenset({"DETENTION", "ASSAULT", "COERCE"})
# "the \"negotiations will continue\"": an article before words that are quoted and a clause by themselves.
_QUOTED = re.compile(r"(?:the|an?|his|her|its|their) [“\"](?=[^“”\"]+[”\"]\W*$)")
# What goes on with one of these was cut off before what is done to whom.
_GOES_ON = re.compile(
    rf"\s(?:{_FUNCTION}\b(?<!\bas)(?<!\bafter)(?<!\babout)|(?:and|or) (?:{_WEAK} )*{_PAST}\b)"
)
_LEFT_OPEN = re.compile(
    r"\b(?:a|an|the|of|to|and|or|but|with|by|for|from|in|on|at|as|than|that|which|who|his|her|its|their|is|was|were|are|be|kind of|kind"
    r"|said|says|saying|told|telling)$"
)
_LAST = 16  # characters of a stretch, more than any of these words has
# What each fault weighs; a title without any weighs nothing.
_NO_SUBJECT, _NO_PREDICATE, _HANGS, _POINTS_BACK, _FIRST_PERSON, _OPEN = 2.0, 1.5, 1.5, 1.5, 1.2, 1.0
_ABOUT, _SMALL = 0.7, 0.4


def trimmed(text: str, span: Span) -> Span:
    """Return a stretch without what stands at its edges and is no word of it: quotation marks around it, commas, "that", "and"."""
    start, end = span.start, span.end
    while True:
        before = (start, end)
        while start < end and text[start] in _EDGE + ".…":
            start += 1
        while end > start and text[end - 1] in _EDGE:
            end -= 1
        while end - start > 1 and text[start] in _QUOTES and text[start + 1].isspace():
            start += 2  # one that opens nothing
        while end - start > 1 and text[end - 1] in "”\"’'" and text[end - 2].isspace():
            end -= 2
        words = text[start:end]
        for opening, closing in _QUOTES.items():
            inner = words[1:-1] if words.endswith(closing) else words[1:]
            if (
                words.startswith(opening)
                and (words.endswith(closing) or closing not in inner)
                and opening not in inner
            ):
                start += 1
                end -= words.endswith(closing)
            elif words.endswith(closing) and opening not in words[:-1]:
                end -= 1
        if _unpaired(text[start:end]) and text[start - 1 : start] in _QUOTES:
            start -= 1
        words = text[start:end]
        if _NEW_SUBJECT.match(text, end) and (left := _LEFT_HANGING.search(words)):
            end = start + left.start()
        if "." in words[-2:] and _LAST_WORD.search(words) and not _SENTENCE_END.search(words):
            end -= 1
        if quoted := _QUOTED.match(words):
            start += quoted.end() - 1
            continue
        joined = _JOINING.match(words)
        if joined and end - start - joined.end() > TITLE_LEAST / 2:
            start += joined.end()
        if (start, end) == before:
            break
    return Span(start, end) if start < end else span


def cut(text: str, span: Span) -> Span:
    """Return the beginning of a stretch that is too long for a title, cut where a phrase ends."""
    if span.end - span.start <= TITLE_MOST:
        return span
    head = text[span.start : span.start + TITLE_MOST]
    ends = ([m.start() for m in end.finditer(head) if m.start() > len(head) / 2] for end in (_MARKS, _JOINTS))
    last = next((found[-1] for found in ends if found), len(head))
    return Span(span.start, span.start + len(head[:last].rstrip()))


@lru_cache(maxsize=20_000)
def faults(text: str, span: Span, claim: Claim) -> float:
    """Return what a stretch lacks to name a matter by itself; 0 for a whole clause of a good length.

    Args:
        text: Of the report.
        span: The stretch.
        claim: Whose words it holds.
    """
    words = text[span.start : span.end]
    spoken = re.sub(r"[“\"][^”\"]*[”\"]", "", words)
    lacking = 0.0
    if not span.contains(claim.predicate_span):
        lacking += _NO_PREDICATE
    if _without_subject(words, span, claim):
        lacking += _NO_SUBJECT
    elif _HANGING.match(words):
        lacking += _HANGS
    elif _BACK.match(words):
        lacking += _POINTS_BACK
    elif _POINTS.search(spoken):
        lacking += _SMALL
    elif _AT_WHOM.search(spoken):
        lacking += _SMALL / 2
    if _OURS.search(spoken):
        lacking += _FIRST_PERSON
    if _LEFT_OPEN.search(words[-_LAST:]) or (
        claim.predicate_span.end == span.end and _GOES_ON.match(text, span.end)
    ):
        lacking += _OPEN
    if _RELATIVE.match(text[span.start : claim.predicate_span.start]) or _about(text, span, claim):
        lacking += _ABOUT
    cut_short = claim.headline and re.search(r"\w", text[span.end : claim.sentence.end]) is not None
    lacking += _SMALL * (
        _unpaired(words) + words.endswith("?") + (claim.modality == "conditional") + cut_short
    )
    lacking += _length(words)
    capitals = [w for w in _WORD.findall(words) if w.isupper() and len(w) > 1]
    return lacking + _OPEN * (len(capitals) > 4)


def _without_subject(words: str, span: Span, claim: Claim) -> bool:
    """Tell whether a stretch begins with its verb: what the words before it would have told, who or what did so, is left out."""
    first = claim.spans[0]
    if len(claim.spans) > 1 and first.end <= span.start:
        return True
    if words[:2] in {"'s", "’s"}:
        return True
    if words[:1].isupper() or not words[:1].isalpha():
        return False
    if _HEADLESS.match(words) or _BARE_VERB.match(words) or _GOING_ON.match(words):
        return True
    weak = re.match(rf"(?:{_WEAK}\s+)+", words)
    at = span.start + (weak.end() if weak else 0)
    if claim.predicate_span.start != at:
        return False
    verb = words[at - span.start :].split(maxsplit=1)[0].casefold()
    plain = claim.predicate.casefold()
    return (
        bool(weak)
        or verb.endswith("ed")
        or verb not in {plain, plain + "s", plain + "es", plain[:-1] + "ies"}
    )


def _about(text: str, span: Span, claim: Claim) -> bool:
    """Tell whether what a claim tells stands in a clause about its subject: one with "who" or a mere participle."""
    before = text[span.start : claim.predicate_span.start]
    done_to = claim.type in _DONE_TO and any(
        r.name == "target" and r.mention.span.end <= claim.predicate_span.start <= r.mention.span.end + 1
        for r in claim.roles
    )
    if (
        not claim.headline
        and (done_to or _BY.match(text, claim.predicate_span.end))
        and not _PARTICIPLE.search(before)
    ):
        return True
    if not span.contains(Span(claim.spans[0].start, claim.spans[-1].end)):
        return False
    gaps = (text[one.end : other.start].strip(" ,") for one, other in pairwise(claim.spans))
    return any(gap in {"who", "which", "that"} for gap in gaps)


def _unpaired(words: str) -> bool:
    pairs = (
        words.count("“") != words.count("”"),
        words.count('"') % 2 == 1,
        words.count("(") != words.count(")"),
    )
    return any(pairs)


def _length(words: str) -> float:
    if len(words) < TITLE_LEAST:
        return _OPEN if words.count(" ") < FEW else _SMALL
    return 0.0 if len(words) <= TITLE_BEST else _SMALL if len(words) <= LONG else 2 * _SMALL
