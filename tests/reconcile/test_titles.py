"""The title of a finding: the words of a claim, cut where a phrase ends when they are too many."""

import pytest

from secondsource.reconcile import reconcile
from tests.reconcile.builders import pile, story, tells

# words that make the title, and those that are cut off
TABLE = [
    ("The army left Homs.", ""),
    (
        (
            "The ministry announced on Monday that all bridges over the northern branch of the river would stay closed to "
            "lorries and buses with more than two axles"
        ),
        " until engineers have looked at each of them.",
    ),
    (
        "The company said nobody had been told that the gallery was unsafe, though the inspector had written so in March",
        ", and that the men of the night shift went down in good faith on Monday morning.",
    ),
    (
        (
            "The army halted fire late on Thursday to let some eight thousand people who had been trapped for weeks leave "
            "the old city of Homs toward the west in a long convoy"
        ),
        " stretching along the five kilometers of road.",
    ),
]


@pytest.mark.parametrize(("title", "rest"), TABLE)
def test_long_titles_end_with_a_phrase(title, rest):
    """A title ends before a mark or a word that begins another phrase, and leaves no participle hanging."""
    result = reconcile(*pile(story("A", "2016-12-08", tells(title + rest, "STATEMENT", "say"))))
    assert [finding.title for finding in result.findings] == [title]
