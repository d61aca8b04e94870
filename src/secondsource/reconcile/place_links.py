"""Which written forms of places are one place, and why; and which names are the genitive of another."""

from collections import defaultdict
from collections.abc import Mapping, Sequence

from secondsource.reconcile.names import same_part
from secondsource.reconcile.variants import BY_ALIAS, BY_SOUND, SAME_NAME, Link, Variant

FAR = 0.5  # degrees between two places of one name that are two places
STRAY = 2  # reports that may read a name as another place than the rest of the case


def place_links(variants: Sequence[Variant], which: Sequence[int]) -> list[Link]:
    """Link names of one place: the same gazetteer entry, or the same name not far away."""
    links = []
    by_spot: dict[tuple[float, float], list[int]] = defaultdict(list)
    by_name: dict[str, list[int]] = defaultdict(list)
    for n in which:
        by_name[variants[n].key].append(n)
        spot = variants[n].spot
        if spot is not None:
            by_spot[round(spot[0], 2), round(spot[1], 2)].append(n)
    for same in by_spot.values():
        for n in same[1:]:
            one, other = variants[same[0]], variants[n]
            if one.key != other.key and same_part(one.key.replace(" ", ""), other.key.replace(" ", "")):
                links.append(
                    Link(same[0], n, BY_SOUND, f"“{one.name}” and “{other.name}” are at the same spot.")
                )
    for same in by_name.values():
        links += _one_name(variants, same)
    return links + _one_country(variants, which) + _possessive(variants, by_name)


def _one_name(variants: Sequence[Variant], same: Sequence[int]) -> list[Link]:
    """Link what is written alike: where nothing puts it far apart, or where few reports read it as another place.

    One name rarely means two places in one collection of texts (Gale, Church and Yarowsky 1992 on one sense per
    discourse); so a reading that one or two reports have gives way to the one that twice as many have.
    """
    links = []
    for at, n in enumerate(same):
        for m in same[at + 1 :]:
            if not _far(variants[n], variants[m]):
                why = f"Both are called “{variants[n].name}” and nothing puts them far apart."
                links.append(Link(n, m, SAME_NAME, why))
    most = max(same, key=lambda n: (len(variants[n].reports), -n))
    for n in same:
        few, many = len(variants[n].reports), len(variants[most].reports)
        rare = (
            few <= STRAY
            and (2 * few <= many or many == 1)
            and not variants[n].reports & variants[most].reports
        )
        if n != most and rare and _far(variants[n], variants[most]):
            why = f"“{variants[n].name}” means the other place in most reports of the case."
            links.append(Link(most, n, BY_ALIAS, why))
    return links


def _far(one: Variant, other: Variant) -> bool:
    here, there = one.spot, other.spot
    return (
        here is not None and there is not None and max(abs(here[0] - there[0]), abs(here[1] - there[1])) > FAR
    )


def _one_country(variants: Sequence[Variant], which: Sequence[int]) -> list[Link]:
    """Link the names of one country: "U.S.", "United States"."""
    by_code: dict[str, list[int]] = defaultdict(list)
    for n in which:
        if variants[n].whole and variants[n].country:
            by_code[variants[n].country].append(n)
    return [
        Link(same[0], n, BY_ALIAS, f"“{variants[same[0]].name}” and “{variants[n].name}” are one country.")
        for same in by_code.values()
        for n in same[1:]
        if variants[n].key != variants[same[0]].key
    ]


def genitives(variants: Sequence[Variant], which: Sequence[int]) -> list[Link]:
    """Link names that lost the apostrophe of their genitive to those names."""
    by_name: dict[str, list[int]] = defaultdict(list)
    for n in which:
        if variants[n].proper:
            by_name[variants[n].key].append(n)
    return _possessive(variants, by_name)


def _possessive(variants: Sequence[Variant], by_name: Mapping[str, Sequence[int]]) -> list[Link]:
    """Link a name that lost the apostrophe of its genitive ("Aleppos") to the name itself."""
    links = []
    for key, same in sorted(by_name.items()):
        plain = key.removesuffix("s")
        if plain != key and plain in by_name:
            links += [
                Link(by_name[plain][0], n, BY_SOUND, f"“{variants[n].name}” is the genitive of “{plain}”.")
                for n in same
                if not any(_far(variants[n], variants[m]) for m in by_name[plain])
            ]
    return links
