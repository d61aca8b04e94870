"""What keeps a claim that something is not so from countering another: it cannot be done, is another's, or is told of beside the matter."""

import re
from functools import lru_cache

from secondsource.reconcile.denials import of_a_part
from secondsource.reconcile.lexicon import likeness
from secondsource.reconcile.matching.opposing import FIGHTING, PAUSE
from secondsource.reconcile.matching.profile import Profile
from secondsource.reconcile.propositions import ALIKE, telling, uttered
from secondsource.reconcile.words import PRONOUNS, content_words, fold, stem

# What could not be done, or was kept from being done, is not so either: two such claims are of one side.
_UNDONE = re.compile(
    r"\b(?:unable|impossible|incapable|fail(?:ed|s|ing)? to|prevent(?:ed|s|ing)?|kept from|in vain)\b",
    re.IGNORECASE,
)
# What may come about some day is not countered by what is not so now; "may have done it" is of what is past.
_MAY_YET = re.compile(r"\b(?:could|may|might|can)\b(?! (?:\w+ ){0,2}?(?:have|has|been)\b)", re.IGNORECASE)
# A thing that something only stands or happens beside: "from positions near the plant" tells nothing of the plant.
_NEAR_BY = re.compile(
    r"\b(?:near|close to|outside|next to|not far from|in the vicinity of|adjacent to|beside)\s+(?:(?:the|a|an|its|their|his|her)\s+)?"
    r"((?:[\w'’-]+\s+){0,2}?[\w'’-]+)(?=\s+(?:to|in|on|of|and|where|when|that|which|by|from|for|with|after|before|as)\b|[,.;:]|$)",
    re.IGNORECASE,
)
# "X was not behind it", "had nothing to do with it": that it happened is not denied, nor that another did it.
_NOT_HIS = re.compile(
    r"^(?P<who>.{1,80}?)\b(?:(?:is|was|are|were|been|had|has|have|did|do|does)(?: not|n['’]t)|never|nothing|no)\b(?: \w+){0,4}? "
    r"(?:behind|responsible|responsibility|involved|involvement|to do with|part in|role in|hand in|blame)\b",
    re.IGNORECASE,
)
# Words by which the same is only told more or less strongly, or as still so.
_DEGREE = frozenset(
    map(
        stem,
        {
            "still", "remain", "remains", "remained", "stay", "stays", "stayed", "continue", "continues", "continued", "now", "again",
            "already", "completely", "entirely", "fully", "totally", "wholly", "partly", "partially", "largely", "mostly", "virtually",
            "almost", "nearly", "very", "really", "severely", "heavily", "badly", "also",
        },
    )
)  # fmt: skip
_DENYING = frozenset(
    {"deny", "reject", "dismiss", "refute", "disavow"}
)  # predicates of one side with a denial
# Who does not tell of something does not say that it was not so.
_TELLING = frozenset({"mention", "comment", "elaborate", "specify", "disclose", "identify", "clarify"})
# What was said of other deeds before: "denied previous accusations".
_OF_BEFORE = re.compile(
    r"\b(?:previous|earlier|past|prior)(?: \w+)? (?:accusations?|allegations?|claims?|charges?|reports?)\b",
    re.IGNORECASE,
)
# What is said so is that there was more of it: "was not an isolated case", "not the first".
_MORE_OF_IT = re.compile(
    r"\b(?:not|n['’]t) (?:the (?:first|only|last)|(?:an? )?(?:isolated|unusual|uncommon|rare))\b",
    re.IGNORECASE,
)
# Of others than those of whom it is told: "no other wagon was damaged".
_NO_OTHER = re.compile(
    r"\b(?:no|none of the|not any|any) other\b|\b(?:nobody|no one|nothing) else\b", re.IGNORECASE
)
_NEVER_ITS_LIKE = re.compile(r"\bnever (?:\w+ )?(?:seen|heard|known|met|had|witnessed)\b", re.IGNORECASE)
STATED = 2  # words in common of two mere statements for them to be of one matter
NAMED = 4  # letters that a name and what is called by it share ("Russia", "Russian")


# "He did not have a gun", "there was no gun at all", "he was unarmed": then nobody pointed one.
_ARMS = r"guns?|revolvers?|pistols?|rifles?|firearms?|weapons?|knife|knives|handguns?|arms"
_UNARMED = re.compile(
    rf"(?:\b(?:not|never)|n['’]t) (?:\w+ )?(?:have|hav|carry|hold|possess|own|armed)\w*(?: (?:a|an|any|the))?(?: (?:{_ARMS}))?\b"
    rf"|\b(?:no|without(?: a| any)?) (?:{_ARMS})\b|\bunarmed\b",
    re.IGNORECASE,
)
_ARMED = re.compile(rf"\b(?:{_ARMS})\b|\barmed\b", re.IGNORECASE)
# Who has no firearm fires no round; a gun is not all that a town can be shot at with, so both are of who shot.
_SHOT = re.compile(r"\b(?:live (?:rounds?|ammunition|fire)|bullets?|opened fire|gunshots?)\b", re.IGNORECASE)
_OF_ARMS = re.compile(rf"\b(?:{_ARMS})\b|armed\b", re.IGNORECASE)


def lacks_arms(denial: str, asserted: str) -> bool:
    """Tell whether a claim denies that there was a weapon, or that somebody had one, of which another one tells."""
    found = _UNARMED.search(denial)
    return found is not None and bool(_OF_ARMS.search(found.group())) and bool(_ARMED.search(asserted))


def misses_the_claim(denial: Profile, asserted: Profile) -> bool:
    """Tell whether a claim that something is not so is, by its words, no contrary of another, whatever place and day both are of.

    Only what cannot be done is denied, of another deed; or that somebody did it whom the other does not name; or the other is only of what may
    be done yet; or another report says it of what it calls "it"; or somebody is silent on it, answers what was said before, or says that
    there was more of it, or no other.
    """
    if _only_unable(denial, asserted) or _names_another(denial, asserted) or asserted.lemma in _DENYING:
        return True
    if _may_yet(denial, asserted):
        return True
    if _untold(denial, asserted) or any(
        p.search(denial.claim.text) for p in (_OF_BEFORE, _MORE_OF_IT, _NO_OTHER)
    ):
        return True
    return denial.claim.report != asserted.claim.report and _of_it(denial, asserted)


def same_matter(denial: Profile, asserted: Profile) -> bool:
    """Tell whether two claims of which the one is that something is not so are of one matter by their words.

    A word has to be common to both that no capital makes part of a name, or their predicates are of one kind; and not all that is
    common is what something is only near to.
    """
    if _SHOT.search(asserted.claim.text) and (found := _UNARMED.search(denial.claim.text)):
        return bool(_OF_ARMS.search(found.group()))
    if _side_by_side(denial, asserted) or of_a_part(denial.claim, asserted):
        return False
    if {denial.claim.type, asserted.claim.type} == {"TERRITORY", "ASSAULT"}:
        return False  # who attacks a town has not taken it yet
    if denial.claim.stance == "asserts" and (
        denial.claim.modality != "actual" or _NEVER_ITS_LIKE.search(denial.claim.text)
    ):
        return False
    if denial.claim.polarity == "negated" and _UNDONE.search(asserted.claim.text):
        return False
    if _of_another_thing(denial, asserted):
        return False
    words = (telling(denial) & telling(asserted)) - _near_by(asserted.claim.text)
    mere = denial.claim.type == asserted.claim.type == "STATEMENT" and denial.claim.stance == "asserts"
    if words & (uttered(denial) | uttered(asserted)) and len(words) >= (STATED if mere else 1):
        return True
    return not telling(denial) & telling(asserted) and likeness(denial.lemma, asserted.lemma) >= ALIKE


def other_accounts(one: Profile, other: Profile) -> bool:
    """Tell whether two claims that both assert tell one thing, and each gives of it what the other does not ("began in a heater", "began with a match").

    That a road is closed and that it remains fully closed are one account; that prices rise and that shops close, two things.
    """
    if likeness(one.lemma, other.lemma) < ALIKE:
        return False
    own = ((a.stems - b.stems) & uttered(a) - _DEGREE for a, b in ((one, other), (other, one)))
    return all(own)


def _untold(denial: Profile, asserted: Profile) -> bool:
    """Tell whether a claim is only that somebody does not tell of something ("did not mention a school"), and the other that it was so."""
    return (
        denial.claim.stance == "asserts"
        and denial.lemma in _TELLING
        and likeness(denial.lemma, asserted.lemma) < ALIKE
    )


def _only_unable(denial: Profile, asserted: Profile) -> bool:
    """Tell whether a claim says that something cannot be, and the other one that something else was done ("cannot be eased by a truce")."""
    claim = denial.claim
    if claim.stance != "asserts" or claim.polarity != "negated" or claim.modality != "possible":
        return False
    return asserted.claim.modality == "actual" and likeness(denial.lemma, asserted.lemma) < ALIKE


def _may_yet(denial: Profile, asserted: Profile) -> bool:
    """Tell whether the one claim is of what may be done yet, and the other of what is not done now."""
    text = asserted.claim.text
    return (
        asserted.claim.modality == "possible"
        and bool(_MAY_YET.search(text))
        and not _MAY_YET.search(denial.claim.text)
    )


def _of_another_thing(denial: Profile, asserted: Profile) -> bool:
    """Tell whether the predicate is all that two claims share, and each names in other words what it was done to ("the plant was not targeted").

    Whom nothing names by a noun ("they", "nobody") can be anybody.
    """
    done_to = [
        frozenset(stem(w) for r in p.claim.roles if r.name == "target" for w in content_words(r.mention.text))
        for p in (denial, asserted)
    ]
    if not all(done_to) or done_to[0] & asserted.stems or done_to[1] & denial.stems:
        return False
    if denial.targets & asserted.targets or denial.actors & asserted.actors:
        return False
    own = {stem(p.lemma) for p in (denial, asserted)}
    return not (telling(denial) & telling(asserted)) - own


def _side_by_side(denial: Profile, asserted: Profile) -> bool:
    """Tell whether a claim is that there was no fire, and the other of a pause or an agreement: they bear each other out."""
    held = asserted.claim.type in PAUSE | {"AGREE"} and asserted.claim.modality == "actual"
    return held and denial.claim.type in FIGHTING and denial.claim.polarity == "negated"


def _names_another(denial: Profile, asserted: Profile) -> bool:
    """Tell whether it is denied that somebody was behind something, and the other claim does not name him."""
    found = _NOT_HIS.search(denial.claim.text) if denial.claim.stance != "denies" else None
    if found is None or denial.actors & asserted.actors or denial.sides & asserted.sides:
        return False
    names = {fold(w)[:NAMED] for w in re.findall(r"\w+", found["who"]) if w[:1].isupper() and len(w) >= NAMED}
    told = {fold(w)[:NAMED] for w in re.findall(r"\w+", asserted.claim.text)}
    return bool(names) and not names & told


def _of_it(denial: Profile, asserted: Profile) -> bool:
    """Tell whether a report says in its own voice of somebody or something, by a pronoun that only its text explains, and nobody is common to both.

    Of a speaker's words, the pronoun may be for himself.
    """
    words = denial.claim.text.strip("\"“”'’ ").split()[:1]
    if denial.claim.attribution is not None or not words or fold(words[0]) not in PRONOUNS:
        return False
    return not (denial.actors | denial.targets) & (asserted.actors | asserted.targets)


@lru_cache(maxsize=20_000)
def _near_by(text: str) -> frozenset[str]:
    """Return the words of things that a text only says something to be near to."""
    return frozenset(stem(w) for found in _NEAR_BY.finditer(text) for w in content_words(found.group(1)))


def retold(one: Profile, other: Profile) -> bool:
    """Tell whether one of two claims has nearly all words of the other: one other word may be another culprit."""
    shorter = min(len(one.stems), len(other.stems))
    return shorter >= FEW and len(one.stems & other.stems) >= RETOLD * shorter


RETOLD = 0.9  # share of the shorter account's words that the other has too, from which it tells the same
FEW = 2  # words that say nothing of that
