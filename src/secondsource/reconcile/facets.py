"""The facets of one finding: did it happen, who, to whom, how many, where, when, and how the accounts stand."""

import re
from collections import defaultdict
from collections.abc import Callable, Sequence

from secondsource.model import Claim, Facet, FacetName, FacetState, FacetValue
from secondsource.reconcile.bearing import Hindrance
from secondsource.reconcile.commons import is_common
from secondsource.reconcile.contraries import denies, position
from secondsource.reconcile.counting import count_of
from secondsource.reconcile.counts import Count, compatible
from secondsource.reconcile.datelines import is_dateline, says_its_day
from secondsource.reconcile.days import days_of_time
from secondsource.reconcile.facet_values import WHY, by_entity, in_short, state_of, value_of
from secondsource.reconcile.matching.profile import Profile
from secondsource.reconcile.matching.profiles import SENTENCE
from secondsource.reconcile.matters import Matter, negative
from secondsource.reconcile.measures import PEOPLE
from secondsource.reconcile.names import is_name
from secondsource.reconcile.propositions import FAR_KM, elsewhere, number_tie, reports_apart
from secondsource.reconcile.speakers import can_act, words_of

_ATTACKS = frozenset({"ASSAULT", "CASUALTIES", "DAMAGE", "COERCE", "SIEGE"})


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


def _occurrence(matter: Matter) -> Facet:
    """Assess whether it happened: who says so, who denies, who cannot confirm, and what stands against it."""
    camps: dict[str, list[Claim]] = defaultdict(list)
    for profile in matter.profiles:
        camps[position(profile.claim)].append(profile.claim)
    borne_out = [p.claim for p in matter.borne_out()]
    values = tuple(
        value_of(matter, _words(group), group)
        for _, camp in sorted(camps.items())
        for group in _first(borne_out, camp)
    )
    asserted = camps.get("asserts", []) + camps.get("negates", [])
    if (against := matter.opposed()) is not None:
        return _two_accounts(matter, values, against, "cannot both be so")
    contrary = matter.contrary()
    if contrary is not None:
        denial = contrary[0].claim
        if position(denial) == "denies":
            return Facet("denied", values, f"It is said to be so, and denied: “{in_short(denial)}”.")
        return Facet(
            "disputed", values, f"One account says so, another says the contrary: “{in_short(denial)}”."
        )
    if (against := matter.excluded()) is not None:
        return _two_accounts(matter, values, against, "seem to exclude each other")
    doubt = matter.doubted()
    if doubt is not None and not borne_out:
        return Facet("unconfirmed", values, _doubt(doubt.claim))
    known = matter.known(asserted or camps.get("denies", []))
    if asserted and len(known) >= 2 and not borne_out:
        return Facet(
            "single_origin", values, _UNSOURCED if _one_number(matter) else _HINDERED[matter.hindered()]
        )
    if len(known) >= 2:
        number = len(matter.known(borne_out) or known)
        return Facet("agreed", values, f"{count_of(number, 'independent origin').capitalize()} say so.")
    return Facet(
        "single_origin",
        values,
        "It goes back to one origin." if known else "Nobody can be named as its origin.",
    )


def _two_accounts(
    matter: Matter, values: tuple[FacetValue, ...], pair: tuple[Profile, Profile], how: str
) -> Facet:
    """Return the facet of two accounts that stand against each other; the one against the first is the last value."""
    one, other = pair
    against = value_of(matter, other.claim.text, [other.claim])
    return Facet(
        "disputed", (*values, against), f"“{in_short(one.claim)}” and “{in_short(other.claim)}” {how}."
    )


def _doubt(claim: Claim) -> str:
    """Return in words who cannot confirm what."""
    chain = claim.attribution.chain if claim.attribution is not None else ()
    who = chain[0].mention.text if chain else "The report"
    return f"{who[:1].upper()}{who[1:]} cannot confirm it: “{in_short(claim)}”."


_UNSOURCED = (
    "Several reports give the same number, and none shows a source of its own that bears another out."
)
_HINDERED: dict[Hindrance, str] = {
    "other": "No two origins say the same thing: each tells another part of it.",
    "apart": "Several origins tell the like of different places or days.",
    "ties": "Several origins tell the like, and too little shows that it is of one place and day.",
    "words": "Several tell the same in much the same words: one may have them from another.",
    "source": "Several tell the same, and may have it from one source: none shows one of its own.",
}


def _one_number(matter: Matter) -> bool:
    """Tell whether several origins give one number that stands."""
    told: dict[float, list[Claim]] = defaultdict(list)
    for count in matter.counts.standing if matter.counts is not None else ():
        if count.figure.best is not None:
            told[count.figure.best].append(count.claim)
    return any(len(matter.known(claims)) >= 2 for claims in told.values())


def _first(borne_out: Sequence[Claim], camp: Sequence[Claim]) -> list[list[Claim]]:
    """Part a camp in those claims that bear each other out, if any, and the rest."""
    parts = [[c for c in camp if c in borne_out], [c for c in camp if c not in borne_out]]
    return [part for part in parts if part]


def _words(claims: Sequence[Claim]) -> str:
    return claims[0].text


def _two_who(matter: Matter, pick: Callable[[Profile], frozenset[str]]) -> bool:
    """Tell whether two accounts name, for one role, two who have no word of their names in common."""
    for one, other in matter.across():
        a, b = pick(one), pick(other)
        if not a or not b or a & b or any(position(p.claim) != "asserts" for p in (one, other)):
            continue
        names = [[matter.atlas.names.get(e, "") for e in sorted(found)] for found in (a, b)]
        if not all(is_name(name) and not is_common(name) for group in names for name in group):
            continue  # "the army" can be any of the named
        words = [frozenset(w for name in group for w in words_of(name)) for group in names]
        sides = [{matter.sides.get(e, ("", ""))[0] for e in found} - {""} for found in (a, b)]
        if not words[0] & words[1] and not sides[0] & sides[1]:
            return True
    return False


def _two_where(matter: Matter) -> bool:
    """Tell whether two accounts name, in their own words, places that lie apart."""
    return any(
        one.claim.place is not None and other.claim.place is not None and elsewhere(one, other, matter.atlas)
        for one, other in matter.across()
    )


def _actor(matter: Matter) -> Facet | None:
    values = by_entity(matter, lambda p: p.actors, frozenset({"actor"}))
    if not values:
        return None
    for one, other in matter.across():
        if {one.claim.type, other.claim.type} <= _ATTACKS and _blames_another(matter, one, other):
            words = [_doers(matter, p) for p in (one, other)]
            return Facet(
                "disputed",
                tuple(values),
                f"Different origins hold different sides responsible: {words[0]}; {words[1]}.",
            )
    if (denial := _denied_of(matter)) is not None:
        against = value_of(matter, denial.text, [denial])
        return Facet("denied", (*values, against), f"It is denied of them: “{in_short(denial)}”.")
    state = state_of(matter, values, excluding=_two_who(matter, lambda p: p.actors))
    return Facet(state, tuple(values), WHY[state])


def _denied_of(matter: Matter) -> Claim | None:
    """Return a claim that one did not do it of whom another origin says that he did, or ``None``."""
    for one, other in matter.across():
        for denial, asserted in ((one, other), (other, one)):
            told = negative(denial) and denial.actors & asserted.actors
            if (
                told
                and position(asserted.claim) == "asserts"
                and not {matter.origin[p.claim.id] for p in (one, other)} & matter.unsaid
                and denies(denial, asserted, matter.atlas)
            ):
                return denial.claim
    return None


def _doers(matter: Matter, profile: Profile) -> str:
    return ", ".join(matter.atlas.names.get(e, e) for e in sorted(profile.actors))


def _blames_another(matter: Matter, one: Profile, other: Profile) -> bool:
    """Tell whether two claims hold sides responsible, for one deed, that the texts tell apart."""
    if not one.actors or not other.actors or one.actors & other.actors:
        return False
    sides = [{matter.sides.get(e, ("", "")) for e in p.actors} for p in (one, other)]
    if not all(_other_sides(a, b) for a in sides[0] for b in sides[1]):
        return False
    called = [{matter.atlas.names.get(e, "") for e in p.actors} for p in (one, other)]
    if any(all(map(_irregular, a)) and not any(map(_of_a_state, b)) for a, b in (called, called[::-1])):
        return False  # "Islamist fighters" may be those of any group
    if not all(can_act(matter.atlas.names.get(e, "")) for p in (one, other) for e in p.actors):
        return False
    names = [{w for e in p.actors for w in words_of(matter.atlas.names.get(e, ""))} for p in (one, other)]
    if names[0] & names[1] or not (one.targets & other.targets or number_tie(one, other)):
        return False
    return not reports_apart(one, other) and matter.one_deed(one, other)


# What those are called who fight without being an army; each can be said of the others.
_IRREGULAR = words_of(
    "opposition rebels insurgents militants militia militiamen fighters gunmen terrorists islamists jihadists extremists armed"
)
_BODIES = words_of("forces groups men elements factions")


def _irregular(name: str) -> bool:
    """Tell whether a name says no more of those who did something than that they fight, and are no army."""
    words = words_of(name)
    return bool(words & _IRREGULAR) and words <= _IRREGULAR | _BODIES


def _of_a_state(name: str) -> bool:
    """Tell whether a name is of those who rule, or of their forces."""
    return not words_of(name) & _IRREGULAR and bool(words_of(name) & _RULING)


_RULING = words_of("army government regime police military troops soldiers state security air navy ministry")


def _other_sides(a: tuple[str, str], b: tuple[str, str]) -> bool:
    """Tell whether two doers, by country and sector, belong to sides that the texts themselves tell apart."""
    sectors = {a[1], b[1]} - {""}
    return (bool(a[0] and b[0]) and a[0] != b[0]) or (
        len(sectors) == 2 and "REB" in sectors and bool(sectors & {"GOV", "MIL"})
    )


def _target(matter: Matter) -> Facet | None:
    values = by_entity(matter, lambda p: p.targets, frozenset({"target", "recipient"}))
    if not values:
        return None
    state = state_of(matter, values, excluding=_two_who(matter, lambda p: p.targets))
    return Facet(state, tuple(values), WHY[state])


def _count(matter: Matter) -> Facet | None:
    if matter.counts is None:
        return None
    groups: list[list[Count]] = []
    for count in matter.counts.main:
        same = next((g for g in groups if g[0].figure.text == count.figure.text), None)
        if same is None:
            groups.append([count])
        else:
            same.append(count)
    values = tuple(value_of(matter, g[0].figure.text, [c.claim for c in g]) for g in groups)
    if matter.counts.disputed:
        one, other = matter.counts.disputed[0]
        return Facet(
            "disputed",
            values,
            f"{one.figure.text} and {other.figure.text} are given for the same by different origins, and cannot both be so.",
        )
    standing = matter.counts.standing
    known = matter.known([c.claim for c in standing])
    if (doubt := _doubts_number(matter, known)) is not None:
        return Facet("unconfirmed", values, _doubt(doubt))
    if len(known) < 2:
        return Facet(
            "single_origin",
            values,
            "One origin gives the number." if known else "Nobody can be named as the number's origin.",
        )
    alike = {(c.figure.best, c.figure.bound) for c in standing}
    borne_out = [p.claim for p in matter.borne_out()]
    if len(alike) == 1:
        if len(matter.known([c.claim for c in standing if c.claim in borne_out])) < 2:
            return Facet("single_origin", values, _UNSOURCED)
        return Facet("agreed", values, "Independent origins give the same number.")
    fits = all(compatible(a.figure, b.figure) for n, a in enumerate(standing) for b in standing[n + 1 :])
    why = (
        "The numbers differ in bound or rounding and do not exclude each other."
        if fits
        else "The numbers are of different days or scopes."
    )
    return Facet("differs", values, why)


def _doubts_number(matter: Matter, known: frozenset[str]) -> Claim | None:
    """Return a claim that cannot confirm the number, where no two origins that can give it; or ``None``."""
    for profile in matter.profiles:
        claim, origin = profile.claim, matter.origin[profile.claim.id]
        of_number = any(f.measure in PEOPLE for f in claim.figures) or _NUMBER.search(claim.text)
        if (
            position(claim) == "cannot_confirm"
            and of_number
            and len(known - {origin}) == 1
            and origin not in matter.unsaid
        ):
            return claim
    return None


_NUMBER = re.compile(r"\b(?:death )?(?:tolls?|figures?|numbers?|counts?|estimates?)\b", re.IGNORECASE)


def _place(matter: Matter) -> Facet | None:
    claims: dict[str, list[Profile]] = defaultdict(list)
    for profile in matter.profiles:
        if profile.place_weight >= SENTENCE:
            for place in sorted(profile.places):
                claims[place].append(profile)
    if not claims:
        return None
    ordered = sorted(claims, key=lambda k: (-len(claims[k]), k))
    values = [value_of(matter, matter.atlas.names.get(k, k), [p.claim for p in claims[k]]) for k in ordered]
    for one, other in matter.across():
        if one.claim.place is None or other.claim.place is None or not _far(matter, one, other):
            continue
        if matter.same_but(one, other, "place") and not reports_apart(one, other):
            where = f"{one.claim.place.mention.text}; {other.claim.place.mention.text}"
            return Facet(
                "disputed", tuple(values), f"Different origins put it in places that lie far apart: {where}."
            )
    state = state_of(matter, values, excluding=_two_where(matter))
    return Facet(state, tuple(values), WHY[state])


def _far(matter: Matter, one: Profile, other: Profile) -> bool:
    if not elsewhere(one, other, matter.atlas):
        return False
    distance = matter.atlas.kilometers(one.places, other.places)
    return distance is not None and distance > FAR_KM


def _other_spells(one: Profile, other: Profile) -> bool:
    """Tell whether each of two claims gives how long something is to last, and it is not as long ("a 48-hour pause", "an eight-hour truce")."""
    spells = [{f.best for f in p.claim.figures if f.measure == "duration"} for p in (one, other)]
    return all(spells) and not spells[0] & spells[1]


def _one_time_word(one: Profile, other: Profile) -> bool:
    a, b = one.claim.time, other.claim.time
    return a is not None and b is not None and a.text.casefold() == b.text.casefold()


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
        values.append(value_of(matter, time.text if time else key, [p.claim for p in claims[key]]))
    day_of = {
        p.claim.id: days
        for p in matter.profiles
        if (days := days_of_time(p.claim.time)) is not None and not is_dateline(p.claim, p.published)
    }
    for one, other in matter.across():
        first, second = day_of.get(one.claim.id), day_of.get(other.claim.id)
        if first is None or second is None or max(first.length, second.length) > 1 or first.gap(second) <= 1:
            continue
        if _one_time_word(one, other) or not (says_its_day(one.claim) and says_its_day(other.claim)):
            continue  # "a day after" in both: it was resolved from two dates
        if _other_spells(one, other):
            continue
        if matter.same_but(one, other, "day") and not elsewhere(one, other, matter.atlas):
            when = "; ".join(p.claim.time.text for p in (one, other) if p.claim.time)
            return Facet(
                "disputed", tuple(values), f"Different origins give days that are not the same: {when}."
            )
    same = not any(
        (a := day_of.get(one.claim.id)) is not None
        and (b := day_of.get(other.claim.id)) is not None
        and a.gap(b) > 0
        for one, other in matter.across()
    )
    known = matter.known([p.claim for group in claims.values() for p in group])
    state: FacetState = "single_origin" if len(known) < 2 else "agreed" if same else "differs"
    return Facet(state, tuple(values), WHY[state])
