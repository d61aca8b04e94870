"""What a denial leaves standing: it is of a part, of the rest, of the years between, or only supposed, and denies no other claim."""

import re

from secondsource.model import Claim
from secondsource.reconcile.matching.profile import Profile
from secondsource.reconcile.measures import PEOPLE, measures_in
from secondsource.reconcile.populations import kind_of, singular
from secondsource.reconcile.supposed import of_nothing_told
from secondsource.reconcile.words import content_words, stem

VERB = 3  # letters that the forms of a verb share
# Words by which a negation leaves a part standing, or is a ban: it says of no happening that it did not happen.
_PARTLY = re.compile(
    r"(?:\b(?:not|never)|n['’]t) (?:\w+ ){0,3}(?:all(?:together| together)?|altogether|entirely|completely|fully|wholly|only|just|always|yet"
    r"|necessarily|immediately)\b|\bno(?:ne|body|[- ]one|(?: \w+){1,3}?) (?:ha(?:s|d|ve) )?(?:immediately|initially|yet|so far|as yet)\b|(?:\b(?:not|never)|n['’]t)\b.{1,80}?\b(?:until|till|before|previously)\b|\b(?:ban(?:s|ned|ning)?|prohibit(?:s|ed|ing)?|forbid(?:s|den|ding)?|forbade|bar(?:s|red|ring)?"
    r"|prevent(?:s|ed|ing)?)\b.{1,60}\bfrom\b",
    re.IGNORECASE,
)
_OTHERS = re.compile(r"^(?:the )?(?:other|others|rest|remaining|remainder)\b", re.IGNORECASE)


# Words that say that something is not so; who stops an advance does not say that there was none.
_NEGATOR = re.compile(
    r"(?:\b(?:not|no|none|nobody|nothing|nowhere|never|neither|nor|cannot|without|unable|fail\w*|refus\w*|lack\w*|den(?:y|ies|ied|ial)\w*"
    r"|reject\w*|absence|absent|false|untrue|un\w+ed)\b|n['’]?t\b)",
    re.IGNORECASE,
)


# Who does not tell more, or has not answered, denies nothing; nor does a question why something is not so.
_SILENT = re.compile(
    r"\b(?:did|do|does|has|have|had|would|could)(?: not|n['’]t) (?:yet |immediately |further )?"
    r"(?:say|said|specif|elaborat|comment|disclos|reveal|clarif|explain|(?:respond|repl(?:y|ied)) to (?:\w+ ){0,3}(?:requests?|questions?|e-?mails?|calls? (?:for|seeking))\b"
    r"|(?:g[ai]ve(?:n)?|provided?) (?:\w+ ){0,2}(?:details?|figures?|numbers?|names?|reasons?|explanations?|breakdown|toll))"
    r"|\bno (?:\w+ )?(?:reaction|comment|response|word|statement|details?|explanation) (?:\w+ )?(?:from|by|on|about|of|was|were|available)\b"
    r"|^(?:as to )?(?:why|how come)\b",
    re.IGNORECASE,
)
# "There was no resistance except in one house": what is left out happened.
_EXCEPT = re.compile(
    r"(?:\b(?:no|not|none|nobody|nothing|never|nowhere)\b|n['’]t\b).{1,80}?\b(?:except|excepting|other than|apart from|aside from|save for|bar one)\b",
    re.IGNORECASE | re.DOTALL,
)


def hedged(claim: Claim) -> bool:
    """Tell whether a claim says of no happening that it did not happen: only not yet, not wholly, not there, by a ban, or by silence."""
    if claim.polarity != "negated" or claim.stance == "denies":
        return False
    text = claim.text
    return any(words.search(text) for words in (_PARTLY, _SILENT, _EXCEPT)) or not _NEGATOR.search(text)


# "The first to die since 1959" and "none has died since 1959" say the same of the years between.
_FIRST_SINCE = re.compile(r"\bfirst\b.{1,80}\bsince\b", re.IGNORECASE)
_NONE_OF = re.compile(
    r"\b(?:no|none of(?: the| its| their| our)?|not a single)\s+((?:[\w'’-]+\s+){0,4}[\w'’-]+)", re.IGNORECASE
)


def of_a_part(denial: Claim, asserted: Profile) -> bool:
    """Tell whether it is denied of some only ("no consulate staff were hurt", "none of their bases was hit") whom the other does not tell of."""
    found = _NONE_OF.search(denial.text) if denial.polarity == "negated" else None
    if found is None:
        return False
    kind = kind_of(found.group(1))
    told = {kind_of(f.population or "") for f in asserted.figures if f.measure in PEOPLE}
    if kind not in {"", "anyone"} and told:
        return kind not in told
    named = {
        stem(w)
        for w in content_words(found.group(1))
        if not measures_in(w)
        and not kind_of(singular(w))
        and not w.startswith(denial.predicate.lower()[:VERB])
    }
    return bool(named) and not named & asserted.stems


# "It did not sink because of the waves": it sank, and the cause is denied.
_CAUSE = re.compile(
    r"(?:\b(?:not|never)\b|n['’]t\b).{1,60}?\b(?:because(?: of)?|due to|owing to|on account of|as a result of)\b(.+)",
    re.IGNORECASE | re.DOTALL,
)


def _of_a_cause(denial: Claim, asserted: Profile) -> bool:
    """Tell whether only the cause of something is denied, and the other claim does not give that cause."""
    found = _CAUSE.search(denial.text)
    return found is not None and not asserted.stems & {stem(w) for w in content_words(found.group(1))}


def _of_others(claim: Claim) -> bool:
    """Tell whether a claim is of the rest of those told of before ("the other four")."""
    return bool(_OTHERS.match(claim.text.strip()))


def leaves_standing(denial: Claim, asserted: Profile) -> bool:
    """Tell whether a claim that something is not so, and not ``hedged``, is by its words of something else than what another says is so."""
    return (
        of_nothing_told(denial)
        or _of_others(denial) != _of_others(asserted.claim)
        or of_a_part(denial, asserted)
        or _of_a_cause(denial, asserted)
        or bool(_FIRST_SINCE.search(asserted.claim.text))
    )
