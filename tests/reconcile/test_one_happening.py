"""Which claims of one group are told of another place or day than the rest, or of nothing in common."""

import pytest

from secondsource.reconcile.atlas import Atlas
from secondsource.reconcile.entities import resolve
from secondsource.reconcile.matching import Pile
from secondsource.reconcile.one_happening import LARGE, of_one_happening
from secondsource.reconcile.parting import part
from secondsource.reconcile.scenes import surveyed
from tests.reconcile.builders import pile, story, tells

_SPOTS = {"Sfax": (34.7, 10.8), "Gafsa": (34.4, 8.8)}


def _shelled(where, day="2023-03-08", words="Rebels shelled the quarter of {}.", outlet="", also=(), **more):
    place = {"place": where} if where else {}
    told = tells(words.format(where), "ASSAULT", "shelled", lemma="shell", **place, **more)
    spots = {n: {"latitude": y, "longitude": x, "precision": "city"} for n, (y, x) in _SPOTS.items()}
    return story(
        f"Paper {where} {day} {outlet}",
        day,
        told,
        *also,
        entities={n: spot for n, spot in spots.items() if n == where},
    )


def _told(*stories):
    """Return the profiles of all claims of some stories, in order, and the places."""
    reports, extractions = pile(*stories)
    read = {e.report: e for e in extractions}
    entities = resolve(reports, read)
    held = Pile(reports, read, {m: e.id for e in entities for m in e.members})
    atlas = Atlas(
        names={e.id: e.name for e in entities},
        spots={e.id: (e.latitude, e.longitude) for e in entities if e.latitude is not None},
        precision={e.id: e.precision for e in entities if e.precision},
    )
    return held.profiles, surveyed(atlas, held.profiles)


def _parts(*stories, together=()):
    """Return the numbers of the stories in each part of the group of their first claims; ``together``: of which are copies."""
    profiles, atlas = _told(*stories)
    ids = [s.extraction.claims[0].id for s in stories]
    copies = [(ids[a], ids[b]) for a, b in together]
    number = {claim: n for n, claim in enumerate(ids)}
    found = of_one_happening([p for p in profiles if p.claim.id in number], copies, [], atlas)
    return sorted(sorted(number[p.claim.id] for p in part) for part in found)


def test_what_is_told_of_another_place_is_put_out():
    """Two papers tell of one quarter, a third in the same words of another: it stands by itself, and who names none stays."""
    stories = [_shelled("Midan", outlet=n) for n in "ab"]
    other = _shelled("Barzeh")
    bare = _shelled(None, words="Rebels shelled the quarter.")
    assert _parts(*stories, other, bare) == [[0, 1, 3], [2]]


def test_a_place_is_one_however_its_name_is_transliterated():
    """Scripts without vowels are written in many ways, and the article with a hyphen, a space or none."""
    stories = [_shelled("Urum al-Kubra", outlet=n) for n in "ab"]
    assert _parts(*stories, _shelled("Urum Alkobra")) == [[0, 1, 2]]


def test_those_of_the_other_place_stay_together():
    """What is put out of a group is not torn to pieces."""
    stories = [_shelled(place, outlet=n) for place in ("Midan", "Barzeh") for n in "ab"]
    assert _parts(*stories, _shelled("Midan", outlet="c")) == [[0, 1, 4], [2, 3]]


def test_copies_stay_together():
    """A copied passage is not parted, whatever place was read in it."""
    stories = [_shelled("Midan", outlet=n) for n in "ab"]
    assert _parts(*stories, _shelled("Barzeh"), together=[(0, 2)]) == [[0, 1, 2]]


def test_who_denies_stays_with_what_he_denies():
    """The place from which somebody denies it is not that of another happening."""
    stories = [_shelled("Midan", outlet=n) for n in "ab"]
    denial = _shelled("Barzeh", words="The brigade denied that it shelled anything from {}.", stance="denies")
    assert _parts(*stories, denial) == [[0, 1, 2]]


@pytest.mark.parametrize(
    ("places", "expected"), [(("Midan", "Barzeh"), [[0, 1]]), (("Sfax", "Gafsa"), [[0], [1]])]
)
def test_of_two_claims_only_the_map_parts(places, expected):
    """Where each place is named once, neither is that of the group: two names may be of one place, two far spots are not."""
    assert _parts(*(_shelled(place) for place in places)) == expected


def test_places_of_one_calamity_are_not_parted():
    """Of one flood, reports name this town of it or that."""
    flood = tells("The flood went on in Jendouba.", "STATEMENT", "went", place="Jendouba")
    places = ("Midan", "Midan", "Barzeh")
    stories = [
        _shelled(place, words="Water of the flood took people from {}.", outlet=n, also=[flood])
        for n, place in enumerate(places)
    ]
    assert _parts(*stories) == [[0, 1, 2]]
    assert _parts(*(_shelled(place, outlet=n) for n, place in enumerate(places))) == [[0, 1], [2]]


_BULLETINS = [
    "Rebels shelled a quarter overnight.",
    "A house was hit by mortars, and its roof fell in.",
    "Shells struck near the market.",
    "Gunners opened fire on a bakery.",
]


def _bulletins(count, days):
    return [
        _shelled(None, day, words=_BULLETINS[n % len(_BULLETINS)], outlet=n)
        for n, day in zip(range(count), [d for d in days for _ in range(count // len(days))], strict=True)
    ]


def test_what_many_tell_of_several_days_with_little_to_tie_it_is_parted():
    """A war's bulletins tell every day that something was shelled."""
    third = LARGE // 3 + 1
    assert _parts(*_bulletins(3 * third, ("2023-03-01", "2023-03-10", "2023-03-20"))) == [
        list(range(n * third, (n + 1) * third)) for n in range(3)
    ]


@pytest.mark.parametrize(
    ("count", "days"),
    [
        (LARGE - 2, ("2023-03-01", "2023-03-10", "2023-03-20")),
        (LARGE, ("2023-03-01", "2023-03-20")),
    ],
)
def test_what_is_told_later_is_the_same_happening(count, days):
    """Few claims, or many that are told once and again, are of one happening."""
    assert _parts(*_bulletins(count, days)) == [list(range(count))]


def test_a_place_in_common_ties_what_is_told_on_other_days():
    """Who names the same quarter later may tell of the same shells."""
    days = ("2023-03-01", "2023-03-10", "2023-03-20")
    stories = [_shelled("Midan", day, outlet=n) for day in days for n in range(LARGE // 2)]
    assert _parts(*stories) == [list(range(len(stories)))]


_SUNDRY = (
    ("The council elected Karim Bouaziz.", "MEETING", "elected"),
    ("Snow blocked mountain roads.", "ACCESS", "blocked"),
    ("Farmers sold little wheat.", "STATEMENT", "sold"),
    ("Brigades bombed barracks.", "ASSAULT", "bombed"),
    ("Teachers demanded wages.", "REQUEST", "demanded"),
    ("Divers found wreckage.", "STATEMENT", "found"),
    ("Courts freed journalists.", "RELEASE", "freed"),
    ("Engineers repaired turbines.", "AID", "repaired"),
)


def _sundry(*more):
    return [
        story(f"Paper {n}", "2023-03-08", tells(words, kind, predicate, lemma=predicate))
        for n, (words, kind, predicate) in enumerate((*_SUNDRY, *more))
    ]


def test_a_large_group_with_nothing_in_common_falls_apart():
    """What only a chain of pairs has brought together is no matter; two that tell the same stay together."""
    again = ("Engineers have repaired all turbines.", "AID", "repaired")
    assert _parts(*_sundry(again)) == [[n] for n in range(7)] + [[7, 8]]


def test_a_small_group_may_have_no_words_in_common():
    """Few claims may tell one matter in words of their own."""
    assert _parts(*_sundry()[: LARGE - 1]) == [list(range(LARGE - 1))]


def test_a_doubt_goes_with_what_it_answers():
    """What could not be verified is put out together with the claim that it is about, though it names no place."""
    doubt = tells("The report could not be verified.", "STATEMENT", "verified", stance="cannot_confirm")
    stories = [_shelled("Midan", outlet=n) for n in "ab"]
    other = _shelled("Barzeh", also=[doubt])
    profiles, atlas = _told(*stories, other)
    first, last = (c.id for c in other.extraction.claims)
    found = part(profiles, lambda *_: None, [], [(last, first)], atlas)
    assert sorted({p.claim.id for p in group} == {first, last} for group in found) == [False, True]
