"""Whether two claims assert one proposition, so that their origins bear each other out, and who stands in the way."""

from secondsource.reconcile.lexicon import likeness
from secondsource.reconcile.matching.profiles import MOVED, Profile

# Happenings of which those who take part are the matter itself: other talks are between others.
BETWEEN = frozenset({"MEETING", "CONSULT", "AGREE", "COOPERATE"})
COMMON_PARTIES = 0.5  # share of the parties up to which it is another meeting
ALIKE = 0.6  # likeness of two predicates that name one happening
SHARED_WORDS = 0.5  # share of the shorter claim's words that makes two claims say the same


def bears_out(a: Profile, b: Profile, *, one_number: bool = False) -> bool:
    """Tell whether two claims assert the same to be so, as far as their words tell.

    Both assert it, in one modality (a plan does not bear out a deed) and polarity; neither names people or doers
    that the other excludes; and more than their type and place is common: who, how many, the happening or the words.

    Args:
        a: One claim.
        b: The other.
        one_number: Whether they give the same number.
    """
    one, other = a.claim, b.claim
    if not (one.stance == other.stance == "asserts" and one.modality == other.modality):
        return False
    if one.polarity != other.polarity or other_people(a, b) or _excluded(a, b):
        return False
    people = (a.actors | a.targets) & (b.actors | b.targets)
    smaller = max(1, min(len(a.stems), len(b.stems)))
    return bool(
        one_number
        or people
        or likeness(a.lemma, b.lemma) >= ALIKE
        or len(a.stems & b.stems) >= SHARED_WORDS * smaller
    )


def other_people(a: Profile, b: Profile) -> bool:
    """Tell whether two happenings are to, or between, others: civilians leave and fighters leave, or other parties meet."""
    if a.claim.type in BETWEEN and b.claim.type in BETWEEN:
        return _other_parties(a, b)
    if a.claim.type in MOVED and b.claim.type in MOVED:
        return bool(a.kinds and b.kinds) and not a.kinds & b.kinds
    return False


def _other_parties(a: Profile, b: Profile) -> bool:
    smaller = min(len(a.parties), len(b.parties))
    if smaller <= 1:
        return False
    # A capital stands for its country: it lies within it.
    common = (a.parties & b.parties) | (a.parties & b.party_in) | (a.party_in & b.parties)
    return len(common) <= COMMON_PARTIES * smaller


def _excluded(a: Profile, b: Profile) -> bool:
    """Tell whether both say who does it, and no side or doer is common; or to whom, of kinds that exclude each other."""
    doers = a.actors and b.actors and not a.actors & b.actors
    if doers and not a.sides & b.sides and a.named_actors and b.named_actors:
        return True
    return bool(a.kinds and b.kinds) and not a.kinds & b.kinds
