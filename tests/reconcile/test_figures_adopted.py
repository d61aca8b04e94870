"""A bare number counts what the claims count that it was matched with, where its own words let it."""

import pytest

from secondsource.reconcile.counts import Count
from secondsource.reconcile.figures_adopted import adopted
from tests.reconcile.builders import story, tells

_TOLL = tells("Twelve people were killed in Sfax.", "CASUALTIES", "killed", killed=12)


def _counts(outlet, told):
    made = story(outlet, "2023-03-14", told)
    return [
        Count(claim, figure, None, "2023-03-14", outlet, claim.sentence.of(made.report.text))
        for claim in made.extraction.claims
        for figure in claim.figures
    ]


@pytest.mark.parametrize(
    ("sentence", "figures", "measure"),
    [
        ("We count 22.", {"22": (None, None)}, "killed"),
        ("The dead are now put at 22.", {"22": (None, None)}, "killed"),
        ("The union speaks of more than 22.", {"22": (None, None)}, "killed"),
        ("The minister knew of only 22.", {"22": (None, None)}, "killed"),
        ("A mother of 22 came.", {"22": (None, None)}, "count"),
        ("There were 22 persons in it.", {"22": ("person", "persons")}, "killed"),
        ("There were 22 officers in it.", {"22": ("person", "officers")}, "count"),
        ("There were 22 houses in it.", {"22": ("house", "houses")}, "count"),
        ("We have compiled a list of 22 names.", {"22": ("name", "names")}, "killed"),
        ("The book has 22 names.", {"22": ("name", "names")}, "count"),
        (
            "We count 22 persons and 14 persons.",
            {"22": ("person", "persons"), "14": ("person", "persons")},
            "count",
        ),
    ],
)
def test_a_bare_number_beside_a_toll(sentence, figures, measure):
    """Standing as a count does, or of people, it is of the dead; not whom or what it names else, nor one of several."""
    made = tuple(
        ("count", float(text), {"text": text, "unit": unit, "population": population})
        for text, (unit, population) in figures.items()
    )
    bare = _counts("Tribune", tells(sentence, "STATEMENT", sentence.split()[1], figures=made))
    found = adopted([*_counts("Herald", _TOLL), *bare])
    assert [c.figure.measure for c in found] == ["killed", *[measure] * len(figures)]


def test_where_the_claims_count_several_things_a_bare_number_stays_one():
    """Beside the dead of one claim and the hurt of another, "22" may be either."""
    hurt = tells("Forty people were hurt in Sfax.", "CASUALTIES", "hurt", injured=40)
    bare = tells(
        "We count 22.", "STATEMENT", "count", figures=(("count", 22.0, {"text": "22", "unit": None}),)
    )
    found = adopted([*_counts("Herald", _TOLL), *_counts("Post", hurt), *_counts("Tribune", bare)])
    assert [c.figure.measure for c in found] == ["killed", "injured", "count"]
