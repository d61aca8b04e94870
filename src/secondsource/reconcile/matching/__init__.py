"""Which claims are about the same matter: block, score, cluster."""

from secondsource.reconcile.matching.match import Matched, match
from secondsource.reconcile.matching.pile import Pile
from secondsource.reconcile.matching.profile import Profile
from secondsource.reconcile.matching.touching import Before, Wishes

__all__ = ["Before", "Matched", "Pile", "Profile", "Wishes", "match"]
