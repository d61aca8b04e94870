"""Which figures a claim is about: not the whole that a part is of, and those of its words that another claim holds."""

import pytest

from secondsource.reconcile import reconcile
from tests.reconcile.builders import pile, story, tells


def _range(*told):
    one = story("Herald", "2024-03-13", *told)
    return {f.type: f.range for f in reconcile(*pile(one)).findings}


@pytest.mark.parametrize(
    ("words", "best"),
    [
        ("A strike has closed 9 of 22 health centers.", 9),
        ("A strike has closed 9 out of 22 health centers.", 9),
        ("A strike has closed 9 of the 22 health centers.", 9),
    ],
)
def test_a_part_of_a_whole_is_what_is_told(words, best):
    """Of "9 of 22 health centers" nine are told of."""
    figures = (
        ("count", 9.0, {"text": "9", "unit": None}),
        ("count", 22.0, {"text": "22", "unit": "health center", "population": "health centers"}),
    )
    (found,) = _range(tells(words, "STATEMENT", "closed", figures=figures)).values()
    assert (found.low, found.best, found.high) == (best, best, best)


@pytest.mark.parametrize(
    ("words", "best"),
    [
        ("Of the 19 workers below, two were rescued.", 2),
        ("A list of the 19 workers below names two rescued ones.", 19),
    ],
)
def test_who_a_sentence_begins_with_are_the_whole_of_those_it_counts(words, best):
    """Of "of the 19 workers two were rescued" two are counted: who the workers are was told before."""
    figures = (
        ("count", 19.0, {"text": "19", "unit": "person", "population": "workers"}),
        ("rescued", 2.0, {"text": "two", "unit": "person"}),
    )
    (found,) = _range(tells(words, "EVACUATION", "rescued", figures=figures)).values()
    assert (found.best == 2) is (best == 2)


def test_a_claim_without_a_figure_has_that_of_its_twin():
    """A strike of 25 inmates, told in the words of the claim that counts the inmates, is of 25."""
    words = "In the jail 25 inmates have begun a strike."
    found = _range(
        tells(words, "DETENTION", "inmates", detained=25),
        tells(words, "PROTEST", "strike"),
    )
    assert {kind: r.best for kind, r in found.items()} == {"DETENTION": 25, "PROTEST": 25}


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ("We have spoken with 26 villagers.", False),
        ("The commission interviewed more than 26 villagers.", False),
        ("The slide buried 26 villagers.", True),
        ("He spoke of 26 villagers.", True),
    ],
)
def test_those_who_were_heard_are_no_count_of_what_happened(words, told):
    """How many somebody has spoken with says nothing of how many there were."""
    figures = (("count", 26.0, {"text": "26", "population": "villagers"}),)
    (found,) = _range(tells(words, "STATEMENT", words.split()[-3], figures=figures)).values()
    assert (found is not None) is told


@pytest.mark.parametrize(
    "told",
    [
        {"polarity": "negated", "killed": 41},
        {"stance": "denies", "modality": "denied", "killed": 41},
        {
            "stance": "denies",
            "modality": "denied",
            "figures": (("count", 41.0, {"unit": "gate", "population": "gates"}),),
        },
    ],
)
def test_how_many_it_was_not_is_no_count(told):
    """Who says that there are not 41 dead, or denies that 41 gates were opened, counts nothing."""
    assert _range(
        tells("There are not 41 of them, Haddad said.", "CASUALTIES", "dead", by="Haddad", **told)
    ) == {"CASUALTIES": None}
