"""The facets of one finding: did it happen, who, to whom, how many, where, when, and how the accounts stand."""

from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from secondsource.model import Claim, Facet, FacetName, FacetState, FacetValue
from secondsource.reconcile.counting import count_of
from secondsource.reconcile.days import days_of_time
from secondsource.reconcile.figures import Assessment, Count, compatible
from secondsource.reconcile.lexicon import likeness
from secondsource.reconcile.matching.features import same_figure
from secondsource.reconcile.matching.opposing import stands_against
from secondsource.reconcile.matching.profiles import SENTENCE, Profile
from secondsource.reconcile.matching.proposition import bears_out

_ATTACKS = frozenset({"ASSAULT", "CASUALTIES", "DAMAGE", "COERCE", "SIEGE"})
# Of a denial and what it denies: likeness of their predicates, or share of words, that makes them one happening.
ALIKE, SHARED = 0.6, 0.5
FAR_KM = 50.0  # two places of one event that lie farther apart cannot both be so
_KM_PER_DEGREE = 111.2


@dataclass(frozen=True, slots=True)
class Matter:
    """What the facets of one finding are worked out from.

    Attributes:
        profiles: Of its claims, in order of report and text.
        origin: Claim id → origin id.
        unknown: Ids of origins that nobody can name: they corroborate nothing.
        counts: Its figures, assessed, or ``None``.
        spots: Case entity id of a place → degrees north and east.
        named: Case entity id → name.
        sides: Case entity id → country and sector.
    """

    profiles: Sequence[Profile]
    origin: Mapping[str, str]
    unknown: frozenset[str]
    counts: Assessment | None
    spots: Mapping[str, tuple[float, float]]
    named: Mapping[str, str]
    sides: Mapping[str, tuple[str, str]]

    def origins(self, claims: Sequence[Claim]) -> tuple[str, ...]:
        """Return the origins of some claims, sorted."""
        return tuple(sorted({self.origin[c.id] for c in claims}))

    def known(self, claims: Sequence[Claim]) -> frozenset[str]:
        """Return the origins of some claims that can corroborate."""
        return frozenset(self.origin[c.id] for c in claims) - self.unknown

    def borne_out(self) -> bool:
        """Tell whether two origins assert one proposition."""
        able = [p for p in self.profiles if self.origin[p.claim.id] not in self.unknown]
        for n, one in enumerate(able):
            for other in able[n + 1 :]:
                if self.origin[one.claim.id] != self.origin[other.claim.id] and bears_out(
                    one, other, one_number=same_figure(one, other, 0.0) > 0
                ):
                    return True
        return False


def position(claim: Claim) -> str:
    """Return what a claim does with its content: ``asserts``, ``denies`` or ``cannot_confirm``."""
    if claim.stance == "cannot_confirm":
        return "cannot_confirm"
    if claim.stance == "denies" or claim.modality == "denied":
        return "denies"
    return "negates" if claim.polarity == "negated" else "asserts"


def facets_of(matter: Matter) -> dict[FacetName, Facet]:
    """Return the facets that some claim of a finding speaks of."""
    found: dict[FacetName, Facet] = {"occurrence": _occurrence(matter)}
    makers: tuple[tuple[FacetName, Callable[[Matter], Facet | None]], ...] = (
        ("actor", _actor),
        ("target", _target),
        ("count", _count),
        ("place", _place),
        ("time", _time),
    )
    for name, make in makers:
        facet = make(matter)
        if facet is not None:
            found[name] = facet
    return found


def _value(matter: Matter, words: str, claims: Sequence[Claim]) -> FacetValue:
    return FacetValue(words, tuple(c.id for c in claims), matter.origins(claims))


def _occurrence(matter: Matter) -> Facet:
    """Assess whether it happened: who says so, who denies, who cannot confirm, and what stands against it."""
    camps: dict[str, list[Claim]] = defaultdict(list)
    for profile in matter.profiles:
        camps[position(profile.claim)].append(profile.claim)
    values = tuple(_value(matter, _words(group), group) for _, group in sorted(camps.items()))
    against = _against(matter)
    asserted = camps.get("asserts", []) + camps.get("negates", [])
    if against is not None:
        one, other = against
        values = (*values, _value(matter, other.claim.text, [other.claim]))
        return Facet(
            "disputed", values, f"“{_short(one.claim)}” and “{_short(other.claim)}” cannot both be so."
        )
    if camps.get("denies") and _meet(matter, camps["denies"], asserted):
        return Facet("denied", values, f"It is said to be so, and denied: “{_short(camps['denies'][0])}”.")
    if _meet(matter, camps.get("negates", []), camps.get("asserts", [])):
        return Facet(
            "disputed",
            values,
            f"One account says so, another says the contrary: “{_short(camps['negates'][0])}”.",
        )
    if camps.get("cannot_confirm"):
        return Facet("unconfirmed", values, f"It is not confirmed: “{_short(camps['cannot_confirm'][0])}”.")
    known = matter.known(asserted or camps.get("denies", []))
    if asserted and len(known) >= 2 and not matter.borne_out():
        return Facet("single_origin", values, "No two origins say the same: each tells something else of it.")
    if len(known) >= 2:
        return Facet("agreed", values, f"{count_of(len(known), 'independent origin').capitalize()} say so.")
    return Facet(
        "single_origin",
        values,
        "It goes back to one origin." if known else "Nobody can be named as its origin.",
    )


def _meet(matter: Matter, contrary: Sequence[Claim], asserted: Sequence[Claim]) -> bool:
    """Tell whether somebody says the contrary of what somebody else says, of the very same happening."""
    stems = {p.claim.id: p for p in matter.profiles}
    for one in contrary:
        for other in asserted:
            if one.report == other.report and _within(one, other):
                continue
            a, b = stems[one.id], stems[other.id]
            smaller = max(1, min(len(a.stems), len(b.stems)))
            alike = likeness(a.lemma, b.lemma) >= ALIKE or len(a.stems & b.stems) >= SHARED * smaller
            if alike and matter.origin[one.id] != matter.origin[other.id]:
                return True
    return False


def _within(one: Claim, other: Claim) -> bool:
    """Tell whether one claim of a report is what the other one says that somebody said."""
    return any(s.contains(t) or t.contains(s) for s in one.spans for t in other.spans)


def _against(matter: Matter) -> tuple[Profile, Profile] | None:
    """Return two claims of different origins that exclude each other, or ``None``."""
    for n, one in enumerate(matter.profiles):
        for other in matter.profiles[n + 1 :]:
            if matter.origin[one.claim.id] == matter.origin[other.claim.id]:
                continue
            if stands_against(one, other):
                return one, other
            if stands_against(other, one):
                return other, one
    return None


def _words(claims: Sequence[Claim]) -> str:
    return claims[0].text


def _short(claim: Claim) -> str:
    return claim.text if len(claim.text) <= 120 else claim.text[:120].rsplit(" ", 1)[0] + " …"


def _by_entity(
    matter: Matter, pick: Callable[[Profile], frozenset[str]], roles: frozenset[str]
) -> list[FacetValue]:
    """Return the values of a role: claims by the entity that fills it, in the words of one claim."""
    claims: dict[str, list[Claim]] = defaultdict(list)
    words: dict[str, str] = {}
    for profile in matter.profiles:
        filled = pick(profile)
        for role in profile.claim.roles:
            if role.name in roles and not filled:
                key = role.mention.text.casefold()
                claims[key].append(profile.claim)
                words.setdefault(key, role.mention.text)
        for entity in sorted(filled):
            claims[entity].append(profile.claim)
            words.setdefault(entity, matter.named.get(entity, entity))
    return [
        _value(matter, words[key], claims[key])
        for key in sorted(claims, key=lambda k: (-len(claims[k]), words[k]))
    ]


def _state(matter: Matter, values: Sequence[FacetValue]) -> FacetState:
    """Return ``agreed``, ``differs`` or ``single_origin`` for values that exclude nothing."""
    first = frozenset(values[0].origins) - matter.unknown
    everyone = frozenset(o for v in values for o in v.origins) - matter.unknown
    if len(everyone) < 2:
        return "single_origin" if len(values) == 1 else "differs"
    return "agreed" if len(values) == 1 and len(first) >= 2 else "differs"


_WHY: dict[FacetState, str] = {
    "agreed": "Independent origins give the same.",
    "differs": "The accounts use other words or another precision, and do not exclude each other.",
    "single_origin": "One origin gives it.",
}


def _actor(matter: Matter) -> Facet | None:
    values = _by_entity(matter, lambda p: p.actors, frozenset({"actor"}))
    if not values:
        return None
    kinds = {p.claim.type for p in matter.profiles}
    blamed = [v for v in values if v.origins]
    if kinds & _ATTACKS:
        for n, one in enumerate(blamed):
            for other in blamed[n + 1 :]:
                if _other_sides(matter, one, other) and not set(one.origins) & set(other.origins):
                    return Facet(
                        "disputed",
                        tuple(values),
                        f"Different origins hold different sides responsible: {one.value}; {other.value}.",
                    )
    state = _state(matter, values)
    return Facet(state, tuple(values), _WHY[state])


def _other_sides(matter: Matter, one: FacetValue, other: FacetValue) -> bool:
    """Tell whether two doers belong to sides that the texts themselves tell apart."""
    ids = {v: k for k, v in matter.named.items()}
    a, b = (
        matter.sides.get(ids.get(one.value, ""), ("", "")),
        matter.sides.get(ids.get(other.value, ""), ("", "")),
    )
    sectors = {a[1], b[1]} - {""}
    return (bool(a[0] and b[0]) and a[0] != b[0]) or (
        len(sectors) == 2 and "REB" in sectors and bool(sectors & {"GOV", "MIL"})
    )


def _target(matter: Matter) -> Facet | None:
    values = _by_entity(matter, lambda p: p.targets, frozenset({"target", "recipient"}))
    if not values:
        return None
    state = _state(matter, values)
    return Facet(state, tuple(values), _WHY[state])


def _count(matter: Matter) -> Facet | None:
    if matter.counts is None:
        return None
    groups: list[list[Count]] = []
    for step in matter.counts.steps:
        same = next((g for g in groups if g[0].figure.text == step.count.figure.text), None)
        if same is None:
            groups.append([step.count])
        else:
            same.append(step.count)
    values = tuple(_value(matter, g[0].figure.text, [c.claim for c in g]) for g in groups)
    if matter.counts.disputed:
        one, other = matter.counts.disputed[0]
        return Facet(
            "disputed",
            values,
            f"{one.figure.text} and {other.figure.text} are given for the same by different origins, and cannot both be so.",
        )
    standing = matter.counts.standing
    known = matter.known([c.claim for c in standing])
    if len(known) < 2:
        return Facet(
            "single_origin",
            values,
            "One origin gives the number." if known else "Nobody can be named as the number's origin.",
        )
    alike = {(c.figure.best, c.figure.bound) for c in standing}
    if len(alike) == 1:
        return Facet("agreed", values, "Independent origins give the same number.")
    fits = all(compatible(a.figure, b.figure) for n, a in enumerate(standing) for b in standing[n + 1 :])
    why = (
        "The numbers differ in bound or rounding and do not exclude each other."
        if fits
        else "The numbers are of different days or scopes."
    )
    return Facet("differs", values, why)


def _place(matter: Matter) -> Facet | None:
    claims: dict[str, list[Profile]] = defaultdict(list)
    for profile in matter.profiles:
        if profile.place_weight >= SENTENCE:
            for place in sorted(profile.places):
                claims[place].append(profile)
    if not claims:
        return None
    ordered = sorted(claims, key=lambda k: (-len(claims[k]), k))
    values = [_value(matter, matter.named.get(k, k), [p.claim for p in claims[k]]) for k in ordered]
    own = [p for p in matter.profiles if p.claim.place is not None and p.places]
    for n, one in enumerate(own):
        for other in own[n + 1 :]:
            if matter.origin[one.claim.id] != matter.origin[other.claim.id] and _far(matter, one, other):
                return Facet(
                    "disputed",
                    tuple(values),
                    f"Different origins put it in places that lie far apart: {one.claim.place.mention.text if one.claim.place else ''}; {other.claim.place.mention.text if other.claim.place else ''}.",
                )
    state = _state(matter, values)
    return Facet(state, tuple(values), _WHY[state])


def _far(matter: Matter, one: Profile, other: Profile) -> bool:
    if one.places & (other.places | other.within) or one.within & other.places:
        return False
    names = [{matter.named.get(e, e).casefold() for e in p.places} for p in (one, other)]
    if names[0] & names[1]:
        return False  # one name: the texts differ in nothing, only what each was taken for does
    pairs = [(matter.spots.get(a), matter.spots.get(b)) for a in one.places for b in other.places]
    known = [(a, b) for a, b in pairs if a is not None and b is not None]
    return bool(known) and all(
        max(abs(a[0] - b[0]), abs(a[1] - b[1])) * _KM_PER_DEGREE > FAR_KM for a, b in known
    )


def _time(matter: Matter) -> Facet | None:
    claims: dict[str, list[Profile]] = defaultdict(list)
    for profile in matter.profiles:
        if profile.claim.time is not None:
            claims[profile.claim.time.text.casefold()].append(profile)
    if not claims:
        return None
    ordered = sorted(claims, key=lambda k: (-len(claims[k]), k))
    values = []
    for key in ordered:
        time = claims[key][0].claim.time
        values.append(_value(matter, time.text if time else key, [p.claim for p in claims[key]]))
    dated = [(p, days) for p in matter.profiles if (days := days_of_time(p.claim.time)) is not None]
    for n, (one, first) in enumerate(dated):
        for other, second in dated[n + 1 :]:
            exact = max(first.length, second.length) == 1
            if (
                exact
                and first.gap(second) > 1
                and matter.origin[one.claim.id] != matter.origin[other.claim.id]
            ):
                return Facet(
                    "disputed",
                    tuple(values),
                    f"Different origins give days that are not the same: {one.claim.time.text if one.claim.time else ''}; {other.claim.time.text if other.claim.time else ''}.",
                )
    same = len({days for _, days in dated}) == 1 and len(dated) == sum(len(g) for g in claims.values())
    known = matter.known([p.claim for group in claims.values() for p in group])
    state: FacetState = "single_origin" if len(known) < 2 else "agreed" if same else "differs"
    return Facet(state, tuple(values), _WHY[state])
