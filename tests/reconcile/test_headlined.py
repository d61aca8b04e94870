"""The number of a headline is that of the claim below it."""

import pytest

from secondsource.reconcile import reconcile
from secondsource.reconcile.headlined import headlined
from tests.reconcile.builders import finding_with, pile, story, tells


def _dead(words, number, measure="killed", **more):
    return tells(words, "CASUALTIES", "killed", figures=((measure, number, {}),), **more)


@pytest.mark.parametrize(
    ("told", "pairs"),
    [
        (
            [
                _dead("Opposition puts toll at 11.", 11, headline=True),
                _dead("Its party said 11 supporters died.", 11),
            ],
            [(0, 1)],
        ),
        (
            [
                _dead("Opposition puts toll at 11.", 11, headline=True),
                _dead("Its party said 12 supporters died.", 12),
            ],
            [],
        ),
        (
            [
                _dead("Opposition puts toll at 11.", 11, headline=True),
                _dead("Its party said 11 were held.", 11, "detained"),
            ],
            [],
        ),
        ([_dead("The party said 11 died.", 11), _dead("A doctor said 11 died.", 11)], []),
        (
            [
                _dead("Two dead in Sfax.", 2, headline=True),
                _dead("Two dead in Gabes.", 2, headline=True),
                _dead("A blast in Sfax killed two.", 2),
            ],
            [],
        ),
    ],
)
def test_a_headline_counts_what_its_report_counts(told, pairs):
    """One number of one measure, given once above: the first claim below that gives it."""
    one = story("Herald", "2023-03-16", *told)
    claims = [c.id for c in one.extraction.claims]
    assert headlined({one.report.id: one.extraction}) == [(claims[a], claims[b]) for a, b in pairs]


def test_a_headline_is_of_the_claim_below_it_whatever_stretch_that_counts():
    """It leaves out since when is counted, and whose they were."""
    told = (
        _dead("Opposition puts toll in Sfax at 11.", 11, headline=True, by="Opposition"),
        _dead(
            "Its party said 11 of its supporters had been killed in two days of clashes in Gabes.",
            11,
            by="Party",
        ),
    )
    one = story("Herald", "2023-03-16", *told)
    assert len(finding_with(reconcile(*pile(one)), "puts toll", one).claims) == 2
