"""The scene of a report that tells of one happening, and what it ties."""

from dataclasses import replace

import pytest

from secondsource.reconcile import reconcile
from secondsource.reconcile.atlas import Atlas, Scene
from secondsource.reconcile.matching.scenes import calamity
from tests.reconcile.builders import finding_with, pile, story, tells
from tests.reconcile.test_evidence import _features

_KHUZDAR = {"latitude": 27.8, "longitude": 66.6, "precision": "city"}


def _scene(place="p", day=0, words=("earthquak",), published=738431):
    return Scene(place, day, frozenset(words), published)


@pytest.mark.parametrize(
    ("other", "one"),
    [
        (_scene(), True),
        (_scene(words=("quak",)), True),
        (_scene(words=("tent",)), False),
        (_scene(place="q"), False),
        (_scene(place="same"), True),
        (_scene(day=738430), True),
        (_scene(published=738441), False),
        (_scene(published=0), True),
        (None, False),
    ],
)
def test_one_scene(other, one):
    """One place, by id or name, days that meet, and a telling word in common, or with which one ends, make one scene."""
    scenes = {"a": _scene(), **({"b": other} if other else {})}
    atlas = Atlas({"p": "Khuzdar", "same": "khuzdar", "q": "Quetta"}, {}, {}, scenes)
    assert atlas.one_scene("a", "b") is one


def test_another_day_is_another_scene():
    """Two reports that give two days for what happened tell of two happenings."""
    scenes = {"a": _scene(day=738431), "b": _scene(day=738433)}
    assert not Atlas({"p": "Khuzdar"}, {}, {}, scenes).one_scene("a", "b")


_ASIDE = {"Herald": "Schools were closed.", "Tribune": "Roads were cut."}


def _quake(outlet, lead, count, number, speaker):
    told = (
        tells(lead, "HAZARD", "struck", place="Khuzdar", day="2022-10-03"),
        tells(_ASIDE[outlet], "STATEMENT", "were"),
        tells(
            count.format(speaker, number),
            "DISPLACEMENT",
            "lost",
            by=speaker,
            figures=(("displaced", number, {"mode": "stock"}),),
        ),
    )
    return story(outlet, "2022-10-04", *told, kinds={speaker: "organization"}, entities={"Khuzdar": _KHUZDAR})


@pytest.mark.parametrize(("second_lead", "status"), [("A strong quake", "disputed"), ("A fierce fire", None)])
def test_counts_that_name_no_place_are_of_their_reports_scene(second_lead, status):
    """20,000 and 90,000 without a home, told of one earthquake and no place, cannot both be so; of two happenings they can."""
    count = "{} said {} people lost their homes."
    one = _quake("Herald", "An earthquake struck Khuzdar on Monday.", count, 20000, "authority")
    two = _quake("Tribune", f"{second_lead} struck Khuzdar on Monday.", count, 90000, "charity")
    found = reconcile(*pile(one, two)).findings
    disputed = [f for f in found if f.status == "disputed"]
    assert bool(disputed) is (status == "disputed")


def test_a_roundup_has_no_scene():
    """A report of two towns' dead sets nothing in either."""
    towns = {"Khuzdar": _KHUZDAR, "Quetta": {"latitude": 30.2, "longitude": 67.0, "precision": "city"}}
    told = [
        tells(f"A bomb exploded in {town} on Monday.", "ASSAULT", "exploded", place=town, day="2022-10-03")
        for town in towns
    ]
    told.append(
        tells(
            "The charity said 90000 people lost their homes.",
            "DISPLACEMENT",
            "lost",
            by="charity",
            figures=(("displaced", 90000, {"mode": "stock"}),),
        )
    )
    one = story("Herald", "2022-10-04", *told, kinds={"charity": "organization"}, entities=towns)
    two = _quake(
        "Tribune",
        "A bomb exploded in Khuzdar on Monday.",
        "{} said {} people lost their homes.",
        20000,
        "authority",
    )
    assert not [f for f in reconcile(*pile(one, two)).findings if f.status == "disputed"]


def test_the_scene_is_the_same_whether_reports_come_at_once_or_one_by_one():
    """What a report's scene ties is found when the report is added later, too."""
    count = "{} said {} people lost their homes."
    one = _quake("Herald", "An earthquake struck Khuzdar on Monday.", count, 20000, "authority")
    two = _quake("Tribune", "A strong quake struck Khuzdar on Monday.", count, 90000, "charity")
    whole = reconcile(*pile(one, two))
    first = reconcile(*pile(one))
    added = reconcile(*pile(one, two), previous=first, touched=frozenset({two.report.id}))
    assert [replace(f, why="") for f in added.findings] == [replace(f, why="") for f in whole.findings]
    assert finding_with(added, "20000", one, two).status == finding_with(whole, "20000", one, two).status


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("The cholera outbreak spread; the epidemic has killed 31.", {"illness"}),
        ("A ferry sank off the island. It sank at night.", {"crash"}),
        ("Floods followed the earthquake.", {"quake", "water"}),
        ("Shelling and air strikes hit the town, where cholera broke out.", {"illness"}),
        ("Shelling hit the town. More shelling followed, and hunger.", set()),
        ("Two men were arrested.", set()),
    ],
)
def test_calamities(text, found):
    """A report tells of a calamity where no means of attack comes up more often."""
    assert calamity(text) == found


def _statement(by, stance="asserts", **more):
    return tells("The ship hit a floating log.", "STATEMENT", "hit", by=by, stance=stance, **more)


@pytest.mark.parametrize(("stance", "voice"), [("asserts", 0.0), ("demands", 1.0)])
def test_what_two_speakers_say_to_be_so_is_no_act_of_either(stance, voice):
    """Two speakers who assert one thing bear each other out; what two demand are two demands."""
    features = _features(
        story("A", "2024-01-17", _statement("Tamrin", stance)),
        story("B", "2024-01-18", _statement("Rusman", stance)),
    )
    assert features["other_voice"] == voice


_SEA = {
    "Kendari": {"latitude": -4.0, "longitude": 122.5, "precision": "city"},
    "Wanci": {"latitude": -5.3, "longitude": 123.5, "precision": "city"},
}


@pytest.mark.parametrize(("words", "least", "most"), [("sank", 0.0, 0.5), ("was shelled", 0.9, 1.0)])
def test_reports_place_one_calamity_here_or_there(words, least, most):
    """A ship that sank off one town or another is one ship; what was shelled off two towns are two."""
    kind = "HAZARD" if words == "sank" else "ASSAULT"
    one, two = (
        story(
            outlet,
            "2024-01-17",
            tells(f"A ferry {words} off {place}.", kind, words.split()[-1], place=place, mode="struck"),
            tells("The ferry was on its way from Kendari.", "STATEMENT", "was", place="Kendari"),
            tells(f"A ferry {words} off {place}.", kind, words.split()[-1], place=place, mode="struck"),
            entities=_SEA,
        )
        for outlet, place in (("A", "Kendari"), ("B", "Wanci"))
    )
    assert least <= _features(one, two)["other_place"] <= most
