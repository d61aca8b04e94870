"""The order of findings: what the reports tell first and most of, harm before talk, and news before what came long before."""

import pytest

from secondsource.reconcile import reconcile
from tests.reconcile.builders import pile, story, tells


def titles(*stories):
    """Return the titles of the findings of a pile in order."""
    return [finding.title for finding in reconcile(*pile(*stories)).findings]


HARM = tells(
    "Twelve people were killed in Homs on Thursday.", "CASUALTIES", "killed", place="Homs", killed=12
)

# what comes after the harm although it stands before it in the report
LESSER = [
    tells("The mayor thanked the crews of the fire brigade.", "STATEMENT", "thanked"),
    tells("Nobody was hurt in the village of Tell.", "CASUALTIES", "hurt", polarity="negated"),
    tells("In 2003 a blast killed forty people in Hama.", "CASUALTIES", "killed", place="Hama", killed=40),
    tells("Since the war began 400,000 people have been killed.", "CASUALTIES", "killed", killed=400000),
    tells("They were shot at from a roof.", "ASSAULT", "shot"),
]


@pytest.mark.parametrize("lesser", LESSER, ids=lambda told: told.sentence)
def test_harm_that_is_news_comes_first(lesser):
    """Talk, what did not happen, what happened long before and what is not understood by itself come after the harm that is news."""
    assert (
        titles(story("A", "2016-12-08", lesser, HARM))[0] == "Twelve people were killed in Homs on Thursday"
    )


def test_what_more_reports_tell_comes_first():
    """Of two attacks the one of two reports comes before the one of a single report."""
    other = tells("Rebels shelled the town of Hama on Thursday.", "ASSAULT", "shelled", place="Hama")
    again = tells("Rebels shelled the town of Hama on Thursday morning.", "ASSAULT", "shelled", place="Hama")
    single = tells("Rebels shelled the port of Latakia on Thursday.", "ASSAULT", "shelled", place="Latakia")
    found = titles(story("A", "2016-12-08", single, other), story("B", "2016-12-08", again))
    assert "Hama" in found[0]


def test_equals_come_in_the_order_in_which_they_are_told():
    """Of two matters of one weight the one that is told first comes first."""
    one = tells("Rebels shelled the port of Latakia on Thursday.", "ASSAULT", "shelled", place="Latakia")
    two = tells("Bandits raided the bank of Tartus on Thursday.", "ASSAULT", "raided", place="Tartus")
    assert titles(story("A", "2016-12-08", one, two))[0].startswith("Rebels")
    assert titles(story("A", "2016-12-08", two, one))[0].startswith("Bandits")
