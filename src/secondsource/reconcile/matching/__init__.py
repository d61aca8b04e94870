"""Which claims are about the same matter: block, score, cluster."""

from secondsource.reconcile.matching.match import Before, Matched, Wishes, match
from secondsource.reconcile.matching.profiles import Pile, Profile

__all__ = ["Before", "Matched", "Pile", "Profile", "Wishes", "match"]
