"""Sentences in which a report goes on with what somebody says, without naming him again: free indirect speech."""

import re
from collections.abc import Callable, Mapping, Sequence

from secondsource.model import Claim
from secondsource.reconcile.speakers import can_speak, refers_back

SHORT = 3  # ends of sentences in a paragraph that is about what its one speaker says
_PRONOUN = re.compile(r"^(?:He|She|They|His|Her|Their)\b")
_PAST = re.compile(r"\bhad\b")
# What whoever writes holds of what was said: "It's the first major evacuation", "That marks a turn".
_WEIGHED = re.compile(
    r"^(?:It|This|That)(?:['’]s| is| was| would be| will be| marks| marked| comes| came| follows| followed)\b(?! that\b)"
)


# What others did to the speaker: "He was booed by relatives".
_UNDERGONE = re.compile(r"^(?:He|She|They) (?:was|were) (?:\w+ly )?\w+ed (?:by|at|in|on)\b")


# What others have found out or look for themselves: "A university laboratory has measured 42 times the limit".
_FOUND_OUT = re.compile(
    r"^(?P<who>(?:(?:An?|The|Some|Other) )?[A-Za-z' -]{3,50}?) (?:has |have |had |still |also ){0,2}"
    r"(?:measured|counted|recorded|registered|documented|found|looks? for|search(?:es)? for|counts?|lists?)\b"
)


# What whoever writes says of what nobody has said: "No group claimed responsibility", "The army did not respond".
_UNANSWERED = re.compile(
    r"^(?:(?:So far,? |As yet,? )?(?:No|Nobody|None|Neither)\b[^.]{0,60}?\bclaimed (?:the )?(?:responsibility|credit|attack)\b"
    r"|There (?:was|were|has been|have been) no (?:\w+ )?(?:claims? of responsibility|comment|reaction|response|word)\b"
    r"|[^.]{3,80}?\b(?:did not|didn['’]t|has not|have not|had not) (?:\w+ )?(?:respond(?:ed)?|repl(?:y|ied)|answer(?:ed)? (?:calls|questions|requests)|returned? calls)\b"
    r"|[^.]{3,80}?\bcould not (?:\w+ )?be (?:reached|contacted)\b)"
)


def _found_out(sentence: str) -> bool:
    found = _FOUND_OUT.match(sentence)
    return found is not None and not refers_back(found["who"]) and can_speak(found["who"])


# The arms of a state that each tell what they do themselves.
_ARMS = frozenset({"MIL", "COP", "GOV", "SPY"})


def _another_arm(claim: Claim, last: Claim, sectors: Mapping[str, str | None]) -> bool:
    """Tell whether a sentence begins with what another arm of the state does than the one that spoke last ("the police said. Army helicopters flew")."""
    if last.attribution is None:
        return False
    doers = (r.mention for r in claim.roles if r.mention.span.start - claim.sentence.start <= len("The "))
    doing = {sectors.get(m.entity or "") for m in doers} & _ARMS
    speaking = {sectors.get(link.mention.entity or "") for link in last.attribution.chain[:1]} & _ARMS
    return bool(doing and speaking) and doing != speaking


def goes_on_from(
    claim: Claim,
    given: Sequence[Claim],
    text: str,
    source: Callable[[Claim], str | None],
    sectors: Mapping[str, str | None],
) -> Claim | None:
    """Return the claim before one in the report's own voice whose speaker says that one too, or ``None``.

    He does where he is quoted before and after it in one paragraph; and right after his words where the sentence is about
    him ("He will bear all bills"), tells what had been before, or stands in a short paragraph with no other speaker, unless
    another arm of the state does it: the army tells itself what it does, and not the police.

    Args:
        claim: In its report's own voice, below the headline.
        given: Claims of its report that are given as somebody's words, in order.
        text: Of its report.
        source: Returns what tells the speakers of claims apart; ``None`` for one who is not made out.
        sectors: Of the report's entities, by id.
    """
    at = claim.sentence
    if (
        claim.stance == "cannot_confirm"
        or _WEIGHED.match(at.of(text))
        or _UNDERGONE.match(at.of(text))
        or _found_out(at.of(text))
        or _UNANSWERED.match(at.of(text))
    ):
        return None  # nobody says of his own words that they could not be checked
    start, end = text.rfind("\n", 0, at.start) + 1, text.find("\n", at.end)
    end = end if end >= 0 else len(text)
    beside = [c for c in given if start <= c.sentence.start < end and not c.headline]
    before = [c for c in beside if c.sentence.start < at.start]
    after = [c for c in beside if c.sentence.start > at.start]
    if not before:
        return None
    last = before[-1]
    speaker = source(last)
    if speaker is None:
        return None
    if after and source(after[0]) == speaker:
        return last
    if text[last.sentence.end : at.start].strip():
        return None
    alone = all(source(c) == speaker for c in beside) and text[start:end].count(". ") <= SHORT
    alone = alone and not _another_arm(claim, last, sectors)
    return last if alone or _PRONOUN.match(at.of(text)) or _PAST.search(claim.text) else None
