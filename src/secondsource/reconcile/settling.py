"""The origins within one finding: without carriers that look like origins, and a body and its speakers as one."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace

from secondsource.model import Claim
from secondsource.reconcile.names import abbreviation_of, has_name, is_name
from secondsource.reconcile.origins import Root, Rooting
from secondsource.reconcile.revisions import in_notice
from secondsource.reconcile.speakers import (
    SpeaksFor,
    head_of,
    sums_up,
    telling_words,
    tells_the_same,
    words_of,
)
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
    sources = [c for c in claims if (c in spoken and not only_feels(c)) or _from_agency(c, roots[c.id])]
    by_report: dict[str, list[Claim]] = defaultdict(list)
    for claim in sources:
        by_report[claim.report].append(claim)
    carriers = _carriers(spoken, rooting)
    printed = _printed(sources, rooting)
    for claim in claims:
        root = roots[claim.id]
        carries = root.kind in {"agency", "outlet"}
        nobody = root.kind == "unknown" and root.report is None
        if nobody:
            settled[claim.id] = _named_beside(claim, by_report.get(claim.report, ()), roots, alike)
            continue
        if root.report is None and not carries and root.key not in printed:
            continue
        told = by_report.get(claim.report, ()) if root.report is not None else ()
        beside = [c for c in told if (summed if claim.headline else alike)(claim, c)]
        carried = [*carriers.get(root.key, ()), *(printed.get(root.key, ()) if root.report is None else ())]
        if beside:
            first = roots[beside[0].id]
            what = "The report's headline gives what" if claim.headline else "The same report tells what"
            why = f"{what} it also gives as the words of {first.name}."
            settled[claim.id] = Root(first.kind, first.key, first.name, first.entity, why)
        elif claim.headline and (
            others := [c for c in spoken if _descends(claim, c, rooting) and summed(claim, c)]
        ):
            first = roots[others[0].id]
            why = f"A headline gives what {first.name} is quoted as saying."
            settled[claim.id] = Root(first.kind, first.key, first.name, first.entity, why)
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
    return _bodies(settled, speaks_for, rooting.its)


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


def _is_generic(name: str) -> bool:
    head = head_of(name)
    if head == "source":  # "local sources", but not "a police source in the city"
        return {w.casefold() for w in name.split()} <= _PLAIN_SOURCES
    return head in GENERIC and (not is_name(name) or name.isupper())


_PLAIN_SOURCES = frozenset({"a", "the", "some", "several", "local", "source", "sources"})


_DETERMINERS = frozenset({"a", "an", "the", "some", "several", "many", "one", "two", "other", "local"})
# Nouns by which a report first calls the body that it then names.
GENERIC = frozenset(
    {
        "ngo",
        "group",
        "organization",
        "organisation",
        "monitor",
        "watchdog",
        "network",
        "activist",
        "charity",
        "body",
    }
)


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


def _bodies(
    settled: dict[str, Root],
    speaks_for: SpeaksFor,
    its: Mapping[str, set[str]],
) -> dict[str, Root]:
    """Put together the names of one body, and a body and those who speak for it: the body is the origin."""
    named = {root.key: root for root in settled.values() if root.report is None and root.kind != "unknown"}
    instead: dict[str, tuple[str, str]] = {}
    for key in sorted(named):
        one = named[key]
        for other_key in sorted(named):
            other = named[other_key]
            if other_key == key or _leads(instead, other_key, key):
                continue
            if one.entity and other.entity and speaks_for.body(one.entity, [other.entity]):
                instead[key] = (other_key, f"{one.name} speaks for {other.name}.")
            elif key not in instead and other.entity and other.entity in its.get(one.entity or "", ()):
                instead[key] = (
                    other_key,
                    f"The report calls {one.name} a speaker of its own, after {other.name}.",
                )
            elif key not in instead and _one_body(one, other, speaks_for):
                instead[key] = (other_key, f"“{one.name}” is taken for {other.name}, told of in other words.")
    for claim, root in settled.items():
        at, why = root.key, root.why
        seen = {at}
        while at in instead and instead[at][0] not in seen:
            at, why = instead[at]
            seen.add(at)
        if at != root.key:
            settled[claim] = replace(named[at], why=why)
    return settled


def _leads(instead: Mapping[str, tuple[str, str]], start: str, end: str) -> bool:
    """Tell whether one origin is already put under another, directly or through others."""
    at, seen = start, {start}
    while at in instead and instead[at][0] not in seen:
        at = instead[at][0]
        seen.add(at)
    return at == end or end in seen - {start}


def _one_body(one: Root, other: Root, speaks_for: SpeaksFor) -> bool:
    """Tell whether the first name is a shorter or a looser description of what the second one names."""
    if speaks_for.is_person(one.entity):
        return False
    if speaks_for.is_person(other.entity):
        return not is_name(one.name) and speaks_for.described_as(other.entity, one.name)
    if _both_state_media(one, other, speaks_for) or _both_unnamed(one, other):
        return one.key > other.key
    short, long = words_of(one.name), words_of(other.name)
    telling = telling_words(short) - speaks_for.states.keys()
    if (
        telling
        and not _several(other.name)
        and not (head_of(other.name) in _BESIDE_A_BODY and head_of(one.name) not in _BESIDE_A_BODY)
        and short <= long
        and (len(short) < len(long) or one.key > other.key)
    ):
        return True
    if _organ(short, long) or _abbreviated_in(one.name, other.name):
        return True
    return not is_name(one.name) and speaks_for.body_described_as(other.entity, one.name)


# Those who are told of by a body without speaking for it ("critics of the police", "relatives of the minister").
_BESIDE_A_BODY = frozenset(
    {
        "critic",
        "opponent",
        "relative",
        "family",
        "victim",
        "supporter",
        "rival",
        "enemy",
        "protester",
        "survivor",
        "lawyer",
        "resident",
    }
)


def _several(name: str) -> bool:
    """Tell whether a name is of several bodies ("the United States, Japan and NATO")."""
    return ", " in name or " and " in name


def _both_unnamed(one: Root, other: Root) -> bool:
    """Tell whether both are described by one noun, and not both by a name ("Syrian activists", "a local activist"): they may be the same people."""
    nouns = head_of(one.name), head_of(other.name)
    of = [telling_words(words_of(r.name)) - words_of(n) for r, n in zip((one, other), nouns, strict=True)]
    if all(of) and not of[0] & of[1]:
        return False  # a military source, and a source at a police command
    return nouns[0] == nouns[1] != "" and not all(_names_some(r.name) for r in (one, other))


def _names_some(words: str) -> bool:
    """Tell whether a description names which ones: "Syrian activists", "a source at Aleppo Police Command", not "Activists"."""
    parts = words.split()
    if len(parts) > 1 and parts[0].lower() in _DETERMINERS:
        parts = parts[1:]
    return has_name(" ".join(parts)) or is_name(words) or (len(parts) > 1 and parts[0][:1].isupper())


def _both_state_media(one: Root, other: Root, speaks_for: SpeaksFor) -> bool:
    """Tell whether both are media of a state, and their names tell of no two states."""
    if not all(speaks_for.of_state_media(root.entity, root.name) for root in (one, other)):
        return False
    states = [speaks_for.state_of(root.entity, root.name) for root in (one, other)]
    return not all(states) or states[0] == states[1]


def _abbreviated_in(body: str, organ: str) -> bool:
    """Tell whether the second is named as an organ of the first: by its first letters and more ("UN OCHA")."""
    parts = organ.split()
    return len(parts) > 1 and abbreviation_of(parts[0], body)


# Words for the bodies by which a state speaks.
_ORGANS = frozenset(
    w for text in ("government", "ministry", "army", "regime", "president", "embassy") for w in words_of(text)
)
LEAST_NAME, ENDING = 4, 3  # letters of a country's name; letters by which an adjective made of it differs


def _organ(short: frozenset[str], long: frozenset[str]) -> bool:
    """Tell whether the first is a state by its name alone ("Russia"), the second a body of it ("the Russian ministry")."""
    if len(short) != 1 or not long & _ORGANS:
        return False
    name = min(short)
    return any(
        min(len(name), len(word)) >= LEAST_NAME
        and word.startswith(name[:-1])
        and abs(len(word) - len(name)) <= ENDING
        for word in long - _ORGANS
    )
