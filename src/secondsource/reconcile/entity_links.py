"""Which written forms of names are one entity, and why: the scores and reasons of ``entities``."""

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence

from secondsource.reconcile.commons import is_office
from secondsource.reconcile.misspelled import undoubled
from secondsource.reconcile.names import (
    Name,
    abbreviation_of,
    coarse_sound,
    described,
    given_names_agree,
    introduces,
    name_of,
    organization_key,
    same_part,
    same_script,
)
from secondsource.reconcile.place_links import genitives, place_links
from secondsource.reconcile.variants import (
    BY_ABBREVIATION,
    BY_ALIAS,
    BY_DESCRIPTION,
    BY_OFFICE,
    BY_SOUND,
    BY_SURNAME,
    Link,
    Variant,
)

WELL_KNOWN = 4  # times as many reports that name one bearer of a surname than all others


def links_of(variants: Sequence[Variant]) -> list[Link]:
    """Score: compare variants that share a block."""
    by_family: dict[str, list[int]] = defaultdict(list)
    for n, variant in enumerate(variants):
        by_family[variant.family].append(n)
    links = _group_links(variants, by_family["group"])
    links += _person_links(variants, by_family["person"])
    links += place_links(variants, by_family["place"])
    return links


def _group_links(variants: Sequence[Variant], which: Sequence[int]) -> list[Link]:
    return (
        _by_alias(variants, which)
        + _by_initials(variants, which)
        + _by_description(variants, which)
        + _stated_together(variants, which)
        + genitives(variants, which)
    )


def _by_alias(variants: Sequence[Variant], which: Sequence[int]) -> list[Link]:
    """Link what one report calls by two names.

    A short name that several bodies bear ("Red Crescent" for the Syrian Arab and the Qatar Red Crescent) goes with the one
    of most reports, and does not make them one.
    """
    by_key = {(variants[n].key, variants[n].home): n for n in which}
    bearers: dict[int, list[tuple[int, str]]] = defaultdict(list)
    for n in which:
        for alias in sorted(variants[n].others):
            key = organization_key(alias)
            for home in ("", *sorted(variants[n].homes)):
                if by_key.get((key, home), n) != n:
                    bearers[by_key[key, home]].append((n, alias))
    links = []
    for short, named in sorted(bearers.items()):
        taken: list[int] = []
        for n, alias in sorted(named, key=lambda b: (-len(variants[b[0]].reports), b)):
            if any(_two_bodies(variants[n], variants[m]) for m in taken):
                continue
            taken.append(n)
            why = f"One report gives both names: “{variants[n].name}” and “{alias}”."
            links.append(Link(n, short, BY_ALIAS, why))
    return links


def _two_bodies(one: Variant, other: Variant) -> bool:
    """Tell whether each of two names has words that the other lacks: then they name two bodies."""
    a, b = set(one.key.split()) - _SMALL, set(other.key.split()) - _SMALL
    return bool(a - b and b - a) and len(a) > 1 and len(b) > 1


_SMALL = frozenset({"of", "for", "the", "and", "in", "on", "to", "a"})


def _by_initials(variants: Sequence[Variant], which: Sequence[int]) -> list[Link]:
    """Link an abbreviation with the one name of whose first letters it is made; where several fit, with a far commoner one."""
    longs: dict[str, list[int]] = defaultdict(list)
    for n in which:
        if _all_capitals(variants[n].name):
            for initials in sorted({_initials(variants[n].name, linked) for linked in (True, False)}):
                if len(initials) >= 2:
                    longs[initials].append(n)
    links = []
    for n in which:
        short = variants[n].name
        fitting = [
            m
            for m in longs.get(re.sub(r"[^A-Za-z]", "", short).upper(), ())
            if m != n and abbreviation_of(short, variants[m].name)
        ]
        for m in _commonest(variants, fitting):
            why = f"“{short}” is made of the first letters of “{variants[m].name}”."
            links.append(Link(n, m, BY_ABBREVIATION, why))
    return links


def _all_capitals(name: str) -> bool:
    """Tell whether all words of a name but small ones have a capital: a description has no initials."""
    return all(p[0].isupper() or p.lower() in _SMALL for p in re.split(r"[\s\-]+", name) if p)


def _commonest(variants: Sequence[Variant], fitting: Sequence[int]) -> list[int]:
    """Return those of some names that are spellings of the commonest one, or nothing: another one is about as common."""
    if not fitting:
        return []
    most = max(fitting, key=lambda m: (len(variants[m].reports), -m))
    others = [m for m in fitting if _two_bodies(variants[m], variants[most])]
    if any(2 * len(variants[m].reports) > len(variants[most].reports) for m in others):
        return []
    return [m for m in fitting if m not in others]


def _by_description(variants: Sequence[Variant], which: Sequence[int]) -> list[Link]:
    alike: dict[tuple[tuple[str, ...], str], list[int]] = defaultdict(list)
    for n in which:
        alike[described(variants[n].name), variants[n].home].append(n)
    return [
        Link(
            same[0],
            n,
            BY_DESCRIPTION,
            f"“{variants[same[0]].name}” and “{variants[n].name}” describe the same in other words.",
        )
        for same in alike.values()
        for n in same[1:]
        if not introduces(variants[n].name) and not _two_names(variants[same[0]].name, variants[n].name)
    ]


def _two_names(one: str, other: str) -> bool:
    """Tell whether the words in which two names differ are parts of names in both ("United Nations", "United States")."""
    a, b = (
        {w.casefold().rstrip("s"): w for w in re.split(r"[\s\-]+", name) if w and w.lower() not in _SMALL}
        for name in (one, other)
    )
    differing = [a[w] for w in a.keys() - b.keys()], [b[w] for w in b.keys() - a.keys()]
    return all(words and all(w[0].isupper() for w in words) for words in differing)


def _stated_together(variants: Sequence[Variant], which: Sequence[int]) -> list[Link]:
    """Link long names for which reports state one abbreviation, or one long name with its translations."""
    by_short: dict[str, list[int]] = defaultdict(list)
    for n in which:
        for short in sorted(variants[n].others):
            if short.upper() == short and 2 <= len(short) <= 8:
                by_short[short].append(n)
    links = []
    for short, members in sorted(by_short.items()):
        for n in members[1:]:
            one, other = variants[members[0]], variants[n]
            if set(one.key.split()) & set(other.key.split()):
                links.append(
                    Link(
                        members[0],
                        n,
                        BY_ALIAS,
                        f"Reports abbreviate “{one.name}” and “{other.name}” alike, as {short}.",
                    )
                )
    return links


def _initials(name: str, linked: bool) -> str:
    parts = [p for p in re.split(r"[\s\-]+", name) if p]
    if not linked:
        parts = [p for p in parts if p.lower() not in {"the", "of", "for", "and", "in", "on", "to", "a"}]
    return "".join(p[0] for p in parts).upper() if len(parts) > 1 else ""


def _person_links(variants: Sequence[Variant], which: Sequence[int]) -> list[Link]:
    """Link spellings of full names, then bare surnames and offices to the one full name that fits."""
    full, bare, offices = [], [], []
    for n in which:
        if variants[n].key.startswith("~"):
            offices.append(n)
        elif len(name_of(variants[n].name).parts) > 1:
            full.append(n)
        else:
            bare.append(n)
    blocks: dict[str, list[int]] = defaultdict(list)
    for n in full + bare:
        for sound in set(name_of(variants[n].name).sounds[-1:]):
            blocks[sound].append(n)
    links = []
    for members in blocks.values():
        links += _same_surname(variants, members)
    links += _transliterated(variants, full) + _by_given_name(variants, full, bare)
    return links + _by_office(variants, full + bare, offices) + genitives(variants, full + bare)


def _transliterated(variants: Sequence[Variant], full: Sequence[int]) -> list[Link]:
    """Link full names whose surnames differ in letters that scripts do not tell apart, where the given names agree."""
    names = {n: name_of(variants[n].name) for n in full}
    blocks: dict[str, list[int]] = defaultdict(list)
    for n in full:
        blocks[coarse_sound(names[n].surname)].append(n)
    return [
        Link(n, m, BY_SOUND, f"“{variants[n].name}” and “{variants[m].name}” are spellings of one name.")
        for members in blocks.values()
        for at, n in enumerate(members)
        for m in members[at + 1 :]
        if names[n].sounds[-1:] != names[m].sounds[-1:]
        and same_script(names[n].surname, names[m].surname)
        and any(
            same_part(x, y) or same_script(x, y)
            for x in names[n].parts[:-1]
            for y in names[m].parts[:-1]
            if len(x) > 1 and len(y) > 1
        )
        and _countries_agree(variants[n], variants[m])
    ]


def _by_given_name(variants: Sequence[Variant], full: Sequence[int], bare: Sequence[int]) -> list[Link]:
    """Link a given name alone to the one person so called whom all its reports name in full ("Quentin")."""
    bearers: dict[str, list[int]] = defaultdict(list)
    surnames = {name_of(variants[n].name).surname for n in full}
    for n in full:
        bearers[name_of(variants[n].name).parts[0]].append(n)
    links = []
    for n in bare:
        word = name_of(variants[n].name).folded
        fitting = [m for m in bearers.get(word, ()) if variants[m].reports & variants[n].reports]
        people = {name_of(variants[m].name).sounds[-1:] for m in fitting}
        if word in surnames or len(people) != 1:
            continue
        if variants[n].reports <= {r for m in fitting for r in variants[m].reports}:
            target = max(fitting, key=lambda m: (len(variants[m].reports & variants[n].reports), -m))
            why = f"“{variants[n].name}” is the given name of “{variants[target].name}”, and of nobody else in its reports."
            links.append(Link(target, n, BY_SURNAME, why))
    return links


def _same_surname(variants: Sequence[Variant], members: Sequence[int]) -> list[Link]:
    """Link the spellings of full names that sound alike, then each bare surname to the one that fits."""
    names = {n: name_of(variants[n].name) for n in members}
    full = [n for n in members if len(names[n].parts) > 1]
    bare = [n for n in members if len(names[n].parts) == 1]
    links = _spellings(variants, names, full)
    people = _camps(full, links)
    if not people:
        return [
            link
            for link in _spellings(variants, names, bare)
            if undoubled(names[link.one].surname) == undoubled(names[link.other].surname)
        ]
    return links + [link for n in bare for link in _surname_of(variants, names, n, people)]


def _spellings(variants: Sequence[Variant], names: Mapping[int, Name], which: Sequence[int]) -> list[Link]:
    return [
        Link(n, m, BY_SOUND, f"“{variants[n].name}” and “{variants[m].name}” are spellings of one name.")
        for at, n in enumerate(which)
        for m in which[at + 1 :]
        if same_part(names[n].surname, names[m].surname)
        and given_names_agree(names[n], names[m])
        and _countries_agree(variants[n], variants[m])
    ]


def _surname_of(
    variants: Sequence[Variant], names: Mapping[int, Name], bare: int, people: Sequence[Sequence[int]]
) -> list[Link]:
    """Link a bare surname to the one person it fits; of several, to the one who is described alike."""
    fitting = [camp for camp in people if _fits(variants, names, bare, camp)]
    if len(fitting) > 1:
        alike = [
            camp
            for camp in fitting
            if any(variants[bare].descriptors & variants[m].descriptors for m in camp)
        ]
        if len(alike) != 1:
            return _best_known(variants, bare, fitting)
        fitting = alike
    if len(fitting) != 1:
        return []
    target = fitting[0][0]
    why = f"“{variants[bare].name}” is the surname of “{variants[target].name}”, and of nobody else in the case who fits."
    return [Link(target, bare, BY_SURNAME, why)]


def _best_known(variants: Sequence[Variant], bare: int, people: Sequence[Sequence[int]]) -> list[Link]:
    """Link a surname that several bear to the one whom far the most reports name, where none of its own names another."""
    named = {camp[0]: frozenset(r for m in camp for r in variants[m].reports) for camp in people}
    target = max(named, key=lambda n: (len(named[n]), -n))
    others = frozenset(r for n, reports in named.items() if n != target for r in reports)
    if len(named[target]) < WELL_KNOWN * max(1, len(others)) or others & variants[bare].reports:
        return []
    why = f"“{variants[bare].name}” is the surname of “{variants[target].name}”, whom far more reports name than others of that surname."
    return [Link(target, bare, BY_OFFICE, why)]


def _camps(full: Sequence[int], links: Sequence[Link]) -> list[list[int]]:
    """Return the full names, grouped by the links among them."""
    root = {n: n for n in full}

    def find(n: int) -> int:
        while root[n] != n:
            n = root[n]
        return n

    for link in links:
        one, other = sorted((find(link.one), find(link.other)))
        root[other] = one
    camps: dict[int, list[int]] = defaultdict(list)
    for n in full:
        camps[find(n)].append(n)
    return [camps[key] for key in sorted(camps)]


def _fits(variants: Sequence[Variant], names: Mapping[int, Name], bare: int, camp: Sequence[int]) -> bool:
    return any(
        same_part(names[bare].surname, names[m].surname) and _countries_agree(variants[bare], variants[m])
        for m in camp
    )


def _countries_agree(one: Variant, other: Variant) -> bool:
    return not one.country or not other.country or one.country == other.country


def _by_office(variants: Sequence[Variant], named: Sequence[int], offices: Sequence[int]) -> list[Link]:
    """Link "the Syrian president" to the one person whom reports call by that office and country, or in that place.

    Only an office that one person at a time holds: "a spokesperson", "police" and "an officer" are anybody.
    """
    holders: dict[str, set[int]] = defaultdict(set)
    for n in named:
        for descriptor in variants[n].descriptors:
            holders[descriptor].add(n)
    links = []
    for n in offices:
        if not is_office(variants[n].name):
            continue
        fitting = sorted(
            m for m in holders.get(variants[n].key[1:], ()) if _one_place(variants[n], variants[m])
        )
        surnames = {name_of(variants[m].name).sounds[-1:] for m in fitting}
        if fitting and len(surnames) == 1:
            target = max(fitting, key=lambda m: (len(variants[m].members), -m))
            links.append(
                Link(
                    target,
                    n,
                    BY_OFFICE,
                    f"“{variants[n].name}” is how reports describe “{variants[target].name}”, and nobody else.",
                )
            )
    return links


def _one_place(office: Variant, person: Variant) -> bool:
    """Tell whether an office is one of the country, or of the place, of a person so described."""
    if office.country and person.country:
        return office.country == person.country
    return bool(office.homes & person.homes)
