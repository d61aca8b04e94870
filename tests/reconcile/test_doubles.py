"""Two readings of the same words of one report are one matter."""

import pytest

from secondsource.reconcile.matching.doubles import doubles
from secondsource.reconcile.matching.pile import Pile
from tests.reconcile.builders import pile, story, tells

WORDS = "A union leader put the number of dead at 50."


def _pairs(*told):
    reports, extractions = pile(story("Herald", "2016-12-08", *told))
    return doubles(Pile(reports, {e.report: e for e in extractions}, {}).profiles)


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        (tells(WORDS, "STATEMENT", "put"), tells(WORDS, "CASUALTIES", "dead", killed=50), True),
        # What is denied is not what is said to be so, though the words are the same.
        (
            tells(WORDS, "STATEMENT", "put", stance="denies"),
            tells(WORDS, "CASUALTIES", "dead", killed=50),
            False,
        ),
        # Two happenings of known types that one sentence tells are two.
        (
            tells("Shells fell, killing 3 and wounding 9.", "CASUALTIES", "killing", killed=3),
            tells("Shells fell, killing 3 and wounding 9.", "CASUALTIES", "wounding", injured=9),
            False,
        ),
    ],
)
def test_a_mere_statement_goes_with_the_typed_claim_of_its_words(one, other, expected):
    """A statement and a count that read the very same words are one matter; other pairs are left to their scores."""
    assert _pairs(one, other) == ([(0, 1)] if expected else [])
