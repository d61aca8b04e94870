"""Whether a claim that something is not so is of the very thing that another one says is so."""

import re
from collections.abc import Iterator
from functools import lru_cache

from secondsource.model import Claim
from secondsource.reconcile.answers import (
    DENIED_WITHIN,
    SENTENCES,
    calls_untrue,
    denies_charge,
    doubts_back,
    harms_none,
    points_back,
    unaware,
)
from secondsource.reconcile.atlas import Atlas
from secondsource.reconcile.background import earlier_words
from secondsource.reconcile.countering import lacks_arms, misses_the_claim
from secondsource.reconcile.counts import runs
from secondsource.reconcile.denials import hedged, leaves_standing
from secondsource.reconcile.lexicon import likeness
from secondsource.reconcile.matching.profile import Profile
from secondsource.reconcile.matching.profiles import SENTENCE
from secondsource.reconcile.measures import measures_in
from secondsource.reconcile.names import same_word
from secondsource.reconcile.propositions import (
    ALIKE,
    SHARED_WORDS,
    apart,
    place_tie,
    telling,
    ties,
    uttered,
)
from secondsource.reconcile.speakers import head_of
from secondsource.reconcile.supposed import of_nothing_told
from secondsource.reconcile.words import PRONOUNS, content_words, fold, function_words, stem

# Openings of what is not known of a happening that is taken to be so ("why he was arrested").
_DETAIL = re.compile(
    r"(?:(?:on|in|at|for|by|to|with|of|from|about) )?(?:why|how|when|where|who|whom|whose|which|what)\b",
    re.IGNORECASE,
)


# "We have no idea what caused it", "it is not known who": of what one does not know, one says nothing.
_IGNORANT = re.compile(
    r"\b(?:no idea|(?:not|n['’]t) (?:yet )?(?:know|known|clear|immediately clear)|unclear|unknown)(?: \w+)? "
    r"(?:why|how|when|where|who|whom|whose|which|what|whether|if)\b",
    re.IGNORECASE,
)
# What is done to an account to find out whether it is so: who has not done it denies nothing.
_CHECKING = frozenset({"verify", "confirm", "corroborate", "authenticate", "substantiate"})


def position(claim: Claim) -> str:
    """Return what a claim does with its content: ``asserts``, ``denies``, ``cannot_confirm`` or ``negates``.

    Who cannot say why somebody was arrested takes it that he was; what has not been verified is doubted, not denied.
    """
    if claim.stance == "cannot_confirm":
        return "asserts" if _DETAIL.match(claim.text) else "cannot_confirm"
    if _ignorant(claim.text):
        return "asserts"
    if (claim.polarity == "negated" and claim.predicate in _CHECKING) or unaware(claim):
        return "cannot_confirm"
    if claim.stance == "denies" or claim.modality == "denied" or calls_untrue(claim):
        return "denies"
    return "negates" if claim.polarity == "negated" else "asserts"


@lru_cache(maxsize=4_096)  # a claim is asked again beside each other one of its finding
def _ignorant(text: str) -> bool:
    return _IGNORANT.search(text) is not None


def refuses(claim: Claim) -> bool:
    """Tell whether a claim is that something is not so, or shall not be: who denies, negates or rejects it is of one side."""
    return claim.stance == "rejects" or position(claim) in {"denies", "negates"}


def denies(denial: Profile, asserted: Profile, atlas: Atlas) -> bool:
    """Tell whether a claim that something is not so is about what another one says is so.

    Who denies that he shelled a town denies that *he* did, not that it was shelled; and a denial is of one place and day.
    """
    if position(asserted.claim) != "asserts" or asserted.claim.modality not in {"actual", "possible"}:
        return False
    if asserted.claim.stance == "rejects":
        return False  # "no truce" and "he rules out a truce" are of one side
    if denial.claim.report == asserted.claim.report and (
        _within(denial.claim, asserted.claim) or one_text(denial.claim, asserted.claim)
    ):
        return False
    if unaware(denial.claim):
        return _just_before(denial, asserted)
    if misses(denial, asserted):
        return False
    if misses_the_claim(denial, asserted):
        return False
    if points_back(denial.claim) or doubts_back(denial.claim):
        return _just_before(denial, asserted)
    if denies_charge(denial.claim, asserted.claim) and _just_before(denial, asserted, DENIED_WITHIN):
        return True
    hands = _changes_hands(denial, asserted)
    if not hands and (
        runs(denial.claim.text) != runs(asserted.claim.text) or _lasts(denial) != _lasts(asserted)
    ):
        return False
    if apart(denial, asserted, atlas) or not _one_doer(denial, asserted):
        return False
    if lacks_arms(denial.claim.text, asserted.claim.text):
        return True
    if (
        harms_none(denial.claim)
        and asserted.claim.type == denial.claim.type
        and _just_before(denial, asserted)
    ):
        return True
    if "STATEMENT" in {denial.claim.type, asserted.claim.type} and not _one_statement(denial, asserted):
        return False
    his = _his(denial, asserted)
    one_kind = denial.claim.type == asserted.claim.type or "STATEMENT" in {
        denial.claim.type,
        asserted.claim.type,
    }
    alike = one_kind and (
        likeness(denial.lemma, asserted.lemma) >= ALIKE
        or bool(denial.measures & asserted.measures & _counted(asserted.claim))
        or hands
    )
    one_deed = denial.claim.type == asserted.claim.type != "STATEMENT" and his
    one, other = telling(denial) & _denied(denial.claim.text), telling(asserted)
    smaller = max(1, min(len(one), len(other)))
    # Names alone, which all that is told of them shares, make no denial.
    words = len(one & other) >= SHARED_WORDS * smaller and bool(one & other & uttered(asserted))
    if words:
        return alike or one_deed or len(one & other) >= MANY
    if denial.targets and asserted.targets and not denial.targets & asserted.targets:
        return False  # that it is not done to these denies nothing of what is done to those
    return alike and (
        _tied(denial, asserted)
        or place_tie(denial, asserted, atlas) >= 1.0
        or (his and ties(denial, asserted, atlas) >= THERE_AND_THEN)
    )


def _changes_hands(denial: Profile, asserted: Profile) -> bool:
    """Tell whether a town that one claim says has not fallen is said by the other to be taken, and not by who denies it."""
    claims = (denial.claim, asserted.claim)
    if any(c.type != "TERRITORY" or c.mode not in {"gained", "lost"} for c in claims):
        return False
    return not asserted.actors & set(denial.speakers)


def misses(denial: Profile, asserted: Profile) -> bool:
    """Tell whether a claim that something is not so is, by its words or its date, of something else than another claim, or that one asserts nothing."""
    return undecided(denial, asserted) or leaves_standing(denial.claim, asserted)


def undecided(denial: Profile, asserted: Profile) -> bool:
    """Tell whether a claim is that something is not so yet, or was not so earlier, or the other one that it may be so."""
    if of_nothing_told(asserted.claim) or _IGNORANT.search(asserted.claim.text):
        return True
    if bool(_IF.search(asserted.claim.text)) and not _IF.search(denial.claim.text):
        return True
    if earlier_words(denial.claim.text, None) != earlier_words(asserted.claim.text, None):
        return True  # what was not so at previous ones
    return hedged(denial.claim) or _overtaken(denial, asserted)


def _counted(claim: Claim) -> frozenset[str]:
    """Return what a claim counts by its own words."""
    return frozenset(f.measure for f in claim.figures) | {name for _, name in measures_in(claim.text)}


_IF = re.compile(r"\b(?:if|whether)\b", re.IGNORECASE)  # what may be so


# "He has not been arrested", "nobody has claimed it": so it was when it was written.
_SO_FAR = re.compile(
    r"\b(?:has|have|had)(?:n['’]t| not| never)\b|\b(?:no\w*|none) (?:\w+ )?(?:has|have|had)\b|\byet\b|\bso far\b",
    re.IGNORECASE,
)


_UNTIL_THEN = re.compile(r"\b(?:so far|not yet|yet to)\b", re.IGNORECASE)


def _overtaken(denial: Profile, asserted: Profile) -> bool:
    """Tell whether a claim that something has not been done so far is of an earlier report than the one that says it was."""
    one, other = denial.published, asserted.published
    if one is not None and other is None and _UNTIL_THEN.search(denial.claim.text):
        return True  # a report without a date may well be the later one
    if denial.claim.stance == "denies" or one is None or other is None or one.last >= other.first:
        return False
    return bool(_SO_FAR.search(denial.claim.text)) and (
        asserted.days is None or asserted.days.last > one.last
    )


def _one_statement(denial: Profile, asserted: Profile) -> bool:
    """Tell whether a statement is denied by another one: of one predicate, and of the same people or things.

    That two eyewitnesses look, hear or go sets neither against the other; what is looked at, heard or gone to does.
    """
    if denial.claim.stance == "denies" or asserted.claim.type != denial.claim.type:
        return (
            True  # who denies says what he denies; and a happening of a known type is one beside a statement
        )
    verbs = tuple(p.lemma[:VERB] for p in (denial, asserted))
    speakers = {stem(w) for p in (denial, asserted) for w in _speaking(p.claim)}
    one, other = (
        frozenset(w for w in telling(p) - speakers if not w.startswith(verbs)) for p in (denial, asserted)
    )
    common = len(one & other)
    subjects = [_subject(p) for p in (denial, asserted)]
    if all(subjects) and subjects[0] != subjects[1] and not denial.actors & asserted.actors:
        return False  # that the buildings are not safe denies nothing of the people
    if denial.claim.report != asserted.claim.report and _both_they(denial, asserted):
        return False
    named = [_named(p) for p in (denial, asserted)]
    if all(named) and not named[0] & named[1]:
        return False  # that one man's lawyer did not answer denies nothing of another's
    return (
        likeness(denial.lemma, asserted.lemma) >= ALIKE
        and bool(one & other & (uttered(denial) | uttered(asserted)))
        and common >= SHARED_WORDS * min(len(one), len(other))
    )


def _before_verb(claim: Claim) -> str:
    """Return the words of a claim before its verb."""
    length = sum(
        min(span.end, claim.predicate_span.start) - span.start
        for span in claim.spans
        if span.start < claim.predicate_span.start
    )
    return claim.text[: max(0, length)]


def _named(profile: Profile) -> frozenset[str]:
    """Return the words of the names that stand before a claim's verb."""
    words = _before_verb(profile.claim).split()
    return frozenset(fold(w.strip(",.;:")) for w in words[1:] if w[:1].isupper())


def _both_they(denial: Profile, asserted: Profile) -> bool:
    """Tell whether "they" and "we" stand before the verb of both claims, and nothing tells that they are the same."""
    first = [_before_verb(p.claim).split()[:1] for p in (denial, asserted)]
    plural = all(words and fold(words[0]) in {"they", "we", "i", "you"} for words in first)
    return plural and not denial.actors & asserted.actors


def _subject(profile: Profile) -> str:
    """Return the noun that a claim has before its verb, or "": a pronoun, a name or nothing stands there."""
    before = _before_verb(profile.claim)
    words = before.split()
    if any(w[:1].isupper() for w in words[1:]):
        return ""
    noun = head_of(before)
    while words and (noun in _BESIDE or noun in function_words()):
        words = words[:-1]
        noun = head_of(" ".join(words))
    return "" if noun in PRONOUNS else same_word(noun)


_BESIDE = frozenset({"not", "never", "no", "longer", "now", "still", "also", "already", "ever", "really"})


def _speaking(claim: Claim) -> Iterator[str]:
    """Yield the words by which a claim's speakers are named."""
    for link in claim.attribution.chain if claim.attribution is not None else ():
        yield from content_words(link.mention.text)


_DENYING = re.compile(
    r"\b(?:den(?:y|ies|ied|ying|ial)|reject\w*|refut\w*|dismiss\w*|not|never|no)\b", re.IGNORECASE
)


@lru_cache(maxsize=20_000)
def _denied(text: str) -> frozenset[str]:
    """Return the words of a denial without those of who denies: what follows the denying word, where that is enough."""
    found = _DENYING.search(text)
    after = content_words(text[found.end() :]) if found else ()
    return frozenset(stem(w) for w in (after if len(after) > 1 else content_words(text)))


def _just_before(denial: Profile, asserted: Profile, sentences: int = SENTENCES) -> bool:
    """Tell whether a claim is what a denial that points back can mean: of the same report, shortly before it."""
    return (
        denial.claim.report == asserted.claim.report
        and asserted.claim.predicate_span.start < denial.claim.predicate_span.start
        and denial.sentence_rank - asserted.sentence_rank <= sentences
    )


THERE_AND_THEN = (
    1.0  # of place and day together, for a denial of one doer's deed to be of a claim in other words
)
VERB = 3  # letters that the forms of a verb share ("hear", "heard"; "begin", "began")
MANY = 3  # words in common that make a denial one of a claim with another verb


def _tied(denial: Profile, asserted: Profile) -> bool:
    """Tell whether both name one place, in their words or sentences, or one who does it or to whom."""
    stated = min(denial.place_weight, asserted.place_weight) >= SENTENCE
    there = denial.places & (asserted.places | asserted.within) or denial.within & asserted.places
    people = (denial.actors | denial.targets) & (asserted.actors | asserted.targets)
    return bool((stated and there) or people)


def _lasts(profile: Profile) -> bool:
    """Tell whether a claim says how long something was so ("for two years"): then it is of that time, not of one event."""
    return any(f.measure == "duration" for f in profile.figures)


def _his(denial: Profile, asserted: Profile) -> bool:
    """Tell whether the denied deed is held to be that of the same doer, or of one of his side, in the other claim."""
    return bool(denial.actors & asserted.actors or denial.sides & asserted.sides)


def _one_doer(denial: Profile, asserted: Profile) -> bool:
    """Tell whether the denied deed, where its doer is named, is held to be his in the other claim."""
    if not denial.actors and not denial.sides:
        return True
    return _his(denial, asserted) and not (
        denial.named_actors and asserted.named_actors and not denial.actors & asserted.actors
    )


def one_text(one: Claim, other: Claim) -> bool:
    """Tell whether two claims of a sentence share words of it: they are two readings, no two accounts."""
    return (
        one.report == other.report
        and one.sentence == other.sentence
        and any(s.start < t.end and t.start < s.end for s in one.spans for t in other.spans)
    )


def _within(one: Claim, other: Claim) -> bool:
    """Tell whether one claim of a report is what the other one says that somebody said."""
    return any(s.contains(t) or t.contains(s) for s in one.spans for t in other.spans)
