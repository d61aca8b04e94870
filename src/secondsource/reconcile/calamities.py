"""Whether two claims tell of one calamity: a sinking, a flood, an outbreak that many reports count the victims of."""

from secondsource.reconcile.matching.pairs import MONTH
from secondsource.reconcile.matching.profile import Profile


def one_calamity(a: Profile, b: Profile) -> bool:
    """Tell whether the reports of two claims tell, within a month, of one kind of calamity in one region."""
    near = a.published is None or b.published is None or a.published.gap(b.published) <= MONTH
    there = not a.region or not b.region or not a.region.isdisjoint(b.region)
    return near and there and not a.calamity.isdisjoint(b.calamity)
