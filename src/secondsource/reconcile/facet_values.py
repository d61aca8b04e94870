"""The values that a facet has, whose they are, and how they stand to one another."""

from collections import defaultdict
from collections.abc import Callable, Sequence

from secondsource.model import Claim, FacetState, FacetValue
from secondsource.reconcile.commons import is_common
from secondsource.reconcile.contraries import position
from secondsource.reconcile.matching.profile import Profile
from secondsource.reconcile.matters import Matter
from secondsource.reconcile.names import is_name
from secondsource.reconcile.populations import uncounted


def value_of(matter: Matter, words: str, claims: Sequence[Claim]) -> FacetValue:
    """Return a value in some words, with the claims that give it and their origins."""
    return FacetValue(words, tuple(c.id for c in claims), matter.origins(claims))


def in_short(claim: Claim) -> str:
    """Return a claim's words, the first of them where they are many."""
    return claim.text if len(claim.text) <= 120 else claim.text[:120].rsplit(" ", 1)[0] + " …"


def by_entity(
    matter: Matter, pick: Callable[[Profile], frozenset[str]], roles: frozenset[str]
) -> list[FacetValue]:
    """Return the values of a role: claims by the entity that fills it, in the words of one claim.

    Who denies that he did it, or cannot confirm it, does not say who did; only where all do are they all there is.
    """
    claims: dict[str, list[Claim]] = defaultdict(list)
    words: dict[str, str] = {}
    for profile in _of_one_side(matter.profiles):
        filled = pick(profile)
        for role in profile.claim.roles:
            if role.name in roles and not filled:
                _add(profile.claim, role.mention.text, claims, words)
        for entity in sorted(filled):
            _add(profile.claim, matter.atlas.names.get(entity, entity), claims, words, entity)
    return [
        value_of(matter, words[key], claims[key])
        for key in sorted(claims, key=lambda k: (-len(claims[k]), words[k]))
    ]


def _add(
    claim: Claim, name: str, claims: dict[str, list[Claim]], words: dict[str, str], entity: str | None = None
) -> None:
    """Add a claim to the value that it gives a role.

    A description is one value, whoever it was taken to mean and however many they are; two of one name are two.
    """
    named = is_name(name) and not is_common(name)
    told = name if named else uncounted(name)
    if not told:
        return
    key = entity if named and entity is not None else told.casefold()
    if claim not in claims[key]:
        claims[key].append(claim)
    words.setdefault(key, told)


def _of_one_side(profiles: Sequence[Profile]) -> Sequence[Profile]:
    """Return the claims that something is so; where there are none, all."""
    return [p for p in profiles if position(p.claim) == "asserts"] or profiles


def state_of(matter: Matter, values: Sequence[FacetValue], *, excluding: bool) -> FacetState:
    """Return ``agreed``, ``differs`` or ``single_origin`` for values that stand in no dispute.

    They differ only where two of them exclude each other: "Iran" and "the island" are one place, told nearer or wider.
    """
    if excluding:
        return "differs"
    everyone = frozenset(o for v in values for o in v.origins) - matter.unknown
    return "agreed" if len(everyone) >= 2 else "single_origin"


WHY: dict[FacetState, str] = {
    "agreed": "Independent origins agree, or say what fits together.",
    "differs": "The accounts differ, and none disputes another.",
    "single_origin": "One origin gives it.",
}
