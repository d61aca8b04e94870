"""Which claims are about the same matter: block, score, cluster."""

from secondsource.reconcile.matching.match import Before, Matched, Wishes, match
from secondsource.reconcile.matching.pile import Pile
from secondsource.reconcile.matching.profiles import Profile

__all__ = ["Before", "Matched", "Pile", "Profile", "Wishes", "match"]
