"""The origins within one finding: without carriers that look like origins, and a body and its speakers as one."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace

from secondsource.model import Claim
from secondsource.reconcile.authors import on_the_spot
from secondsource.reconcile.bodies import as_bodies
from secondsource.reconcile.firsthand import firsthand
from secondsource.reconcile.names import has_name, is_name
from secondsource.reconcile.origins import Rooting
from secondsource.reconcile.revisions import in_notice
from secondsource.reconcile.roots import Root
from secondsource.reconcile.speakers import (
    SpeaksFor,
    called_medium,
    head_of,
    state_media,
    words_of,
)
from secondsource.reconcile.summed_up import sums_up, tells_the_same
from secondsource.reconcile.supposed import only_feels


def settle(
    claims: Sequence[Claim],
    roots: Mapping[str, Root],
    rooting: Rooting,
    speaks_for: SpeaksFor,
    parted: Callable[[Claim, Claim], bool],
) -> dict[str, Root]:
    """Return the roots of one finding's claims, without carriers that look like origins of their own.

    A headline says what a speaker says below; an agency gives the minister's words in its own voice; a
    director speaks for his organization; "the group" is the one that the report names. None of these is a second
    origin; of two claims that ``parted`` holds apart, neither is told in the other's words.
    """
    if len(claims) == 1 and not _of_its_outlet(claims[0], roots[claims[0].id], rooting):
        return {claims[0].id: roots[claims[0].id]}

    def agree(one: Claim, other: Claim) -> bool:
        return _agrees(one, other) and not parted(one, other)

    def alike(one: Claim, other: Claim) -> bool:
        return agree(one, other) and tells_the_same(one, other)

    def summed(headline: Claim, claim: Claim) -> bool:
        return agree(headline, claim) and sums_up(headline, claim)

    spoken = [
        c
        for c in claims
        if roots[c.id].report is None and roots[c.id].kind in {"speaker", "unnamed", "document"}
    ]
    settled = {c.id: roots[c.id] for c in claims}
    said = {c.id for c in spoken}
    sources = [c for c in claims if (c.id in said and not only_feels(c)) or _from_agency(c, roots[c.id])]
    by_report: dict[str, list[Claim]] = defaultdict(list)
    for claim in sources:
        by_report[claim.report].append(claim)
    carriers = _carriers(spoken, rooting)
    printed = _printed(sources, rooting)
    for claim in sorted(claims, key=lambda c: c.headline):
        root = roots[claim.id]
        carries = root.kind in {"agency", "outlet"}
        nobody = root.kind == "unknown" and root.report is None
        if nobody:
            settled[claim.id] = _named_beside(claim, by_report.get(claim.report, ()), roots, alike)
            continue
        if root.report is None and not carries and root.key not in printed:
            below = _only_source(claim, claims, settled, agree) if _of_state(claim, root, speaks_for) else []
            if below:
                named = settled[below[0].id]
                settled[claim.id] = replace(
                    named, why=f"“{root.name}” of the headline is {named.name} below."
                )
            continue
        told = by_report.get(claim.report, ()) if root.report is not None else ()
        beside = [c for c in told if (summed(claim, c) if claim.headline else _given(c) and alike(claim, c))]
        if not beside and claim.headline and root.report is not None:
            beside = _only_source(claim, claims, settled, agree)
        carried = [*carriers.get(root.key, ()), *(printed.get(root.key, ()) if root.report is None else ())]
        if beside:
            first = settled[beside[0].id] if claim.headline else roots[beside[0].id]
            what = "The report's headline gives what" if claim.headline else "The same report tells what"
            why = f"{what} it also gives as the words of {first.name}."
            settled[claim.id] = Root(first.kind, first.key, first.name, first.entity, why, traced=True)
        elif claim.headline and (
            others := [c for c in spoken if _descends(claim, c, rooting) and summed(claim, c)]
        ):
            first = roots[others[0].id]
            why = f"A headline gives what {first.name} is quoted as saying."
            settled[claim.id] = Root(first.kind, first.key, first.name, first.entity, why, traced=True)
        elif passed_on := [c for c in carried if alike(claim, c)]:
            first = roots[passed_on[0].id]
            settled[claim.id] = Root(
                first.kind,
                first.key,
                first.name,
                first.entity,
                f"{root.name} carries the words of {first.name} on this.",
            )
    settled |= _named_in_full(spoken, roots, alike)
    settled |= _noted(claims, settled, rooting)
    settled |= _cited(spoken, settled, rooting)
    settled |= _relayed(claims, settled, rooting, speaks_for)
    return as_bodies(settled, speaks_for, rooting.its)


def _of_its_outlet(claim: Claim, root: Root, rooting: Rooting) -> bool:
    """Tell whether a report gives a claim as somebody's words who is its own outlet."""
    outlet = rooting.reports[claim.report].outlet
    return root.report is None and bool(outlet) and root.key == rooting.outlet_key(outlet or "")


def _of_state(claim: Claim, root: Root, speaks_for: SpeaksFor) -> bool:
    """Tell whether a headline gives something as said by a state, by its name alone ("Congo confirms an outbreak")."""
    words = words_of(root.name) if claim.headline else frozenset()
    return bool(words) and words <= speaks_for.states.keys()


def _given(claim: Claim) -> bool:
    """Tell whether a claim is given as somebody's words itself: not a headline that only sums up what he says."""
    return not claim.headline or claim.attribution is not None


def _only_source(
    headline: Claim,
    claims: Sequence[Claim],
    settled: Mapping[str, Root],
    agree: Callable[[Claim, Claim], bool],
) -> list[Claim]:
    """Return the claims below a headline, where all that its report tells of the matter is one speaker's."""
    below = [c for c in claims if c.report == headline.report and not c.headline]
    one = len({settled[c.id].key for c in below}) == 1 and all(settled[c.id].report is None for c in below)
    told = [c for c in below if agree(headline, c) and (only_feels(headline) or not only_feels(c))]
    return told if one else []


def _descends(headline: Claim, claim: Claim, rooting: Rooting) -> bool:
    """Tell whether a headline is of a report that is, as a whole, one with that of a claim."""
    one, other = (rooting.ancestors.get(c.report, c.report) for c in (headline, claim))
    return one == other


def _from_agency(claim: Claim, root: Root) -> bool:
    """Tell whether a report gives a claim as the words of an agency or another outlet."""
    return root.kind == "agency" and root.report is None and claim.attribution is not None


def _named_in_full(
    spoken: Sequence[Claim], roots: Mapping[str, Root], alike: Callable[[Claim, Claim], bool]
) -> dict[str, Root]:
    """Return the roots of claims of "an NGO" or "activists" that a body named in the same report gives too: it is meant."""
    found = {}
    for claim in spoken:
        root = roots[claim.id]
        if has_name(root.name) or not _is_generic(root.name):
            continue
        named = next(
            (
                roots[c.id]
                for c in spoken
                if c.report == claim.report
                and is_name(roots[c.id].name)
                and not _is_generic(roots[c.id].name)
                and alike(claim, c)
            ),
            None,
        )
        if named is not None:
            why = f"“{root.name}” seems to be {named.name}, who says the same in this report."
            found[claim.id] = replace(named, why=why)
    return found


def _noted(claims: Sequence[Claim], settled: Mapping[str, Root], rooting: Rooting) -> dict[str, Root]:
    """Return the roots of what notices of correction say: they tell of the text below, with its origin."""
    found = {}
    for claim in claims:
        report = rooting.reports[claim.report]
        if settled[claim.id].report is None or not in_notice(claim, report):
            continue
        below = [
            c for c in claims if c.report == claim.report and not in_notice(c, report) and _agrees(claim, c)
        ]
        if below:
            root = settled[below[0].id]
            why = f"A notice of correction in the report is of what it gives as the words of {root.name}."
            found[claim.id] = replace(root, why=why if root.report is None else root.why)
    return found


def _cited(spoken: Sequence[Claim], settled: Mapping[str, Root], rooting: Rooting) -> dict[str, Root]:
    """Return the roots of what sources without a name told a body that speaks of the matter itself: they are its sources.

    "The Observatory, citing sources in the area, said …" bears out nothing that the Observatory says.
    """
    bodies = {r.key: r for r in settled.values() if r.kind == "speaker" and r.report is None}
    found = {}
    for claim in spoken:
        root = settled[claim.id]
        if root.kind != "unnamed" or claim.attribution is None:
            continue
        passing = (
            rooting.said_by(claim, link) for link in claim.attribution.chain[1:] if link.kind != "outlet"
        )
        body = next((bodies[r.key] for r in passing if r.key in bodies), None)
        if body is not None:
            why = f"{body.name}, who speaks of it too, has it from “{root.name}”."
            found[claim.id] = replace(body, why=why)
    return found


def _relayed(
    claims: Sequence[Claim], settled: Mapping[str, Root], rooting: Rooting, speaks_for: SpeaksFor
) -> dict[str, Root]:
    """Return the roots of what media tell of a matter themselves, where others are named who tell it: nobody's.

    A paper knows what it prints from somebody; beside those who are named, it is no source of its own unless it was there.
    """
    media = {c.id for c in claims if _cited_medium(settled[c.id], rooting)}
    named = any(
        settled[c.id].report is None and settled[c.id].kind in {"speaker", "unnamed"} and c.id not in media
        for c in claims
    )
    found = {}
    for claim in claims if named else ():
        root, report = settled[claim.id], rooting.reports[claim.report]
        cited = claim.id in media
        if cited and not _state_medium(claim, root, speaks_for):
            why = f"{root.name} is cited for it, without saying whose word it is."
            found[claim.id] = Root("unknown", f"nobody {root.key}", root.name, None, why, claim.report)
            continue
        own = root.report is not None and root.kind in {"outlet", "agency"}
        if (
            own
            and rooting.carries_news(root)
            and not (firsthand(claim, report) or on_the_spot(claim, report))
        ):
            why = f"{root.name} tells it in its own voice, without saying whose word it is."
            found[claim.id] = Root("unknown", f"nobody {root.key}", root.name, None, why, root.report)
    return found


def _cited_medium(root: Root, rooting: Rooting) -> bool:
    """Tell whether a report gives something as the words of a medium: an agency, or a body that reports call a news agency or the like."""
    if root.report is not None:
        return False
    known = rooting.entities.get(root.entity or "")
    if root.kind == "agency":
        return known is None or known.kind == "outlet"
    if root.kind != "speaker" or known is None or known.kind in {"person", "government"}:
        return False
    return any(called_medium(words) for words in (known.name, *known.aliases, *known.descriptors))


def _state_medium(claim: Claim, root: Root, speaks_for: SpeaksFor) -> bool:
    """Tell whether a claim is given as the words of a state's own medium, by its name or by what the report calls it."""
    chain = claim.attribution.chain if claim.attribution is not None else ()
    return state_media(link.mention.text for link in chain) or speaks_for.of_state_media(
        root.entity, root.name
    )


def _is_generic(name: str) -> bool:
    head = head_of(name)
    if head == "source":  # "local sources", but not "a police source in the city"
        return {w.casefold() for w in name.split()} <= _PLAIN_SOURCES
    return head in GENERIC and (not is_name(name) or name.isupper())


_PLAIN_SOURCES = frozenset({"a", "the", "some", "several", "local", "source", "sources"})


# Nouns by which a report first calls the body that it then names.
GENERIC = frozenset({
    "ngo", "group", "organization", "organisation", "monitor", "watchdog", "network", "activist", "charity",
    "body",
})  # fmt: skip


def _named_beside(
    claim: Claim,
    told: Sequence[Claim],
    roots: Mapping[str, Root],
    alike: Callable[[Claim, Claim], bool],
) -> Root:
    """Return the origin of a claim whose speaker is not made out: the one who says the same just before it, if any."""
    before = [c for c in told if c.sentence.start <= claim.sentence.start and alike(claim, c)]
    if not before:
        return roots[claim.id]
    first = roots[max(before, key=lambda c: (c.sentence, c.id)).id]
    why = f"“{roots[claim.id].name}” seems to be {first.name}, who says the same in this report."
    return replace(first, why=why)


def _carriers(spoken: Iterable[Claim], rooting: Rooting) -> dict[str, list[Claim]]:
    """Return the outlets' keys under which each speaker's words on the matter were carried."""
    found: dict[str, list[Claim]] = defaultdict(list)
    for claim in spoken:
        if claim.attribution is not None:
            for link in claim.attribution.chain[1:]:
                found[rooting.outlet_key(link.mention.text)].append(claim)
    return found


def _printed(spoken: Iterable[Claim], rooting: Rooting) -> dict[str, list[Claim]]:
    """Return, by the key of an outlet, the claims in which its own reports give a speaker's words on the matter."""
    found: dict[str, list[Claim]] = defaultdict(list)
    for claim in spoken:
        outlet = rooting.reports[claim.report].outlet
        if outlet:
            found[rooting.outlet_key(outlet)].append(claim)
    return found


def _agrees(one: Claim, other: Claim) -> bool:
    """Tell whether two claims of a report give the same position, so that one speaker can stand for both."""
    if one.polarity != other.polarity or (one.stance in {"denies", "cannot_confirm"}) != (
        other.stance in {"denies", "cannot_confirm"}
    ):
        return False
    numbers = [{f.best for f in c.figures if f.best is not None} for c in (one, other)]
    return not numbers[0] or not numbers[1] or bool(numbers[0] & numbers[1])
