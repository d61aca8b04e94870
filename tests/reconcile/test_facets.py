"""When two values of a facet differ: only where they exclude each other."""

import pytest

from secondsource.reconcile import reconcile
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
