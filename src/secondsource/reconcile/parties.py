"""Who tells a deed as one's own, and who is of the same side: the boast of a party is borne out by no other word of its side."""

import re
from collections.abc import Mapping

from secondsource.reconcile.matching.profile import Profile
from secondsource.reconcile.matching.profiles import SIDES

_AGAINST = {"state": "rebel", "rebel": "state"}
# What a deed is done by that is told as one's own ("*his* men captured 63 soldiers", "*we* hit a depot").
_OWN = re.compile(r"(?:his|her|its|their|our|my) |(?:we|it|they)$", re.IGNORECASE)


def one_party(one: Profile, other: Profile, sectors: Mapping[str, tuple[str, str]]) -> bool:
    """Tell whether two claims are of one side, and one of them tells what that side did.

    Args:
        one: A claim.
        other: A claim of another origin.
        sectors: Case entity id → country and sector.
    """
    own = [_own_deed(p) for p in (one, other)]
    if not any(own):
        return False
    sides = [_side(p, sectors, own=deed) for p, deed in zip((one, other), own, strict=True)]
    countries = {sectors.get(p.speakers[0], ("", ""))[0] for p in (one, other) if p.speakers} - {""}
    return sides[0] == sides[1] != "" and len(countries) < 2


def _own_deed(profile: Profile) -> bool:
    """Tell whether somebody tells what he, or those whom he leads, did to others."""
    chain = profile.claim.attribution.chain if profile.claim.attribution is not None else ()
    if not chain or profile.act:
        return False
    speaker = chain[0].mention.entity
    doers = [role.mention for role in profile.claim.roles if role.name == "actor"]
    return any(_OWN.match(doer.text) or (speaker and doer.entity == speaker) for doer in doers)


def _side(profile: Profile, sectors: Mapping[str, tuple[str, str]], *, own: bool) -> str:
    """Return the side of who speaks, or "": that against those to whom he tells that his own did it, else as he is described."""
    if own and len(profile.kinds) == 1:
        (kind,) = profile.kinds
        if kind in _AGAINST:
            return _AGAINST[kind]
    return SIDES.get(sectors.get(profile.speakers[0], ("", ""))[1], "") if profile.speakers else ""
