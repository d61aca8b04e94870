"""Whether two happenings are between, or to, others."""

from secondsource.reconcile.matching.profile import Profile
from secondsource.reconcile.matching.profiles import MOVED

# Happenings of which those who take part are the matter itself: other talks are between others.
BETWEEN = frozenset({"MEETING", "CONSULT", "AGREE", "COOPERATE"})
COMMON_PARTIES = 0.5  # share of the parties up to which it is another meeting


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
