"""When two values of a facet differ: only where they exclude each other."""

import pytest

from secondsource.reconcile import reconcile
from secondsource.reconcile.facets import _irregular
from tests.reconcile.builders import finding_with, pile, story, tells


def _hit(outlet, by, more=None, **roles):
    told = tells(
        f"{by} said rockets hit the market of Aleppo on Thursday.",
        "ASSAULT",
        "hit",
        by=by,
        day="2016-12-08",
        **{"place": "Aleppo", **roles},
    )
    return story(outlet, "2016-12-08", told, kinds={by: "person"}, entities=more)


@pytest.mark.parametrize(
    ("role", "first", "second", "state"),
    [
        ("actor", "Northern Front", "Northern Front", "agreed"),
        ("actor", "Northern Front", "rebels", "agreed"),
        ("actor", "Northern Front", "Front", "agreed"),
        ("actor", "Northern Front", "Coastal Brigade", "differs"),
        ("target", "the market", "a market of the town", "agreed"),
    ],
)
def test_who_differs_only_where_two_are_named(role, first, second, state):
    """Other words for a doer agree with his name; two names without a common word differ."""
    one, two = _hit("Herald", "Ana Vera", **{role: first}), _hit("Tribune", "Omar Said", **{role: second})
    finding = finding_with(reconcile(*pile(one, two)), "rockets", one, two)
    assert finding.facets[role].state == state


def test_a_place_and_the_country_around_it_agree():
    """“Aleppo” and “Syria” exclude nothing."""
    spot = {"latitude": 36.2, "longitude": 37.2, "precision": "exact"}
    wide = {"latitude": 35.0, "longitude": 38.0, "precision": "country"}
    one = _hit("Herald", "Ana Vera", {"Aleppo": spot})
    two = _hit("Tribune", "Omar Said", {"Syria": wide}, place="Syria")
    finding = finding_with(reconcile(*pile(one, two)), "rockets", one, two)
    assert finding.facets["place"].state == "agreed"


def _attacked(outlet, words, by=(), **more):
    told = tells(
        words, "ASSAULT", "attacked", by=by, actor="Northern Front", target="depot", day="2016-12-08", **more
    )
    return story(outlet, "2016-12-08", told)


@pytest.mark.parametrize(
    ("second", "state", "agreeing"),
    [
        ("The Northern Front denied that it had attacked the depot of Homs.", "denied", 1),
        ("Ana Vera said the Northern Front attacked the depot of Homs at noon.", "agreed", 2),
    ],
)
def test_who_denies_it_does_not_agree_on_who_did_it(second, state, agreeing):
    """A denial is no account of who did it: it stands against the one that is, as a value of its own."""
    denied = {"stance": "denies", "modality": "denied"} if state == "denied" else {}
    one = _attacked("Herald", "Omar Said said the Northern Front attacked the depot of Homs.", by="Omar Said")
    two = _attacked("Tribune", second, by="Northern Front" if denied else "Ana Vera", **denied)
    result = reconcile(*pile(one, two))
    facets = finding_with(result, "attacked", one, two).facets
    assert facets["actor"].state == state
    assert [len(value.origins) for value in facets["actor"].values] == ([1, 1] if denied else [agreeing])
    assert [len(value.origins) for value in facets["target"].values] == [agreeing]


def test_a_number_makes_no_target_of_its_own():
    """Who was killed is one value, whatever their number; what is but a number is none."""
    told = [("at least 12 people", "Vera"), ("19 people", "Said"), ("19", "Haddad")]
    stories = [
        story(
            by,
            "2016-12-08",
            tells(
                f"{by} said the blast in Homs killed {whom}.",
                "CASUALTIES",
                "killed",
                by=by,
                place="Homs",
                target=whom,
                killed=19,
            ),
        )
        for whom, by in told
    ]
    facet = finding_with(reconcile(*pile(*stories)), "blast", *stories).facets["target"]
    assert [(value.value, len(value.origins)) for value in facet.values] == [("people", 2)]


@pytest.mark.parametrize(
    ("name", "any_of_them"),
    [("opposition forces", True), ("Islamist fighters", True), ("gunmen", True), ("the army", False), ("Northern Front", False), ("government forces", False)],
)  # fmt: skip
def test_who_may_be_any_of_those_who_fight(name, any_of_them):
    """Words for fighters name no side that others for fighters are not of."""
    assert _irregular(name) is any_of_them
