"""Casualties: the counts of the dead and the hurt arrive on the claims that tell of them."""

import pytest

KILLED_AND_INJURED = [
    ("10 killed and 59 injured in blast in Kabul.", 10, 59),
    ("The attack left 10 killed and 59 injured.", 10, 59),
    ("At least 12 dead, 30 wounded in the attack.", 12, 30),
    ("13 civilians killed, 40 others injured in an air strike.", 13, 40),
    ("There were 13 civilians killed and 40 others injured.", 13, 40),
    ("Officials said 10 were killed and 59 injured.", 10, 59),
    ("The blast in Kabul killed 10 and injured 59.", 10, 59),
    ("Rebels killed another 10 and wounded at least 59 soldiers.", 10, 59),
    ("At least 1 000 people killed, 12 500 injured in the attack.", 1000, 12500),
]


def counts(extraction):
    """Return what the claims of casualties count: (measure, low, unit)."""
    claims = [claim for claim in extraction.claims if claim.type == "CASUALTIES"]
    return sorted((f.measure, f.low, f.unit) for claim in claims for f in claim.figures)


@pytest.mark.parametrize(("text", "killed", "injured"), KILLED_AND_INJURED)
def test_the_killed_and_the_injured_are_two_counts(extracted, text, killed, injured):
    """Each number has the measure of its own participle or verb, and counts people."""
    assert counts(extracted(text)) == [("injured", injured, "person"), ("killed", killed, "person")]


@pytest.mark.parametrize(
    "text",
    [
        "The 39 people who died were civilians.",
        "There were 39 people who died in the attack.",
        "Police named the 39 people killed in the attack.",
        "The 39 people who were killed were civilians.",
        "The attack claimed 39 lives.",
        "The attack cost 39 lives.",
        "39 people lost their lives in the attack.",
        "The attack caused 39 deaths.",
        "Officials reported 39 deaths.",
        "The death toll in the attack rose to 39.",
    ],
)
def test_the_dead_are_killed_however_they_are_told(extracted, text):
    """Who died, the lives claimed, the deaths and the toll are all counts of the killed."""
    assert counts(extracted(text)) == [("killed", 39, "person")]


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("The three men who killed a policeman were arrested.", 3),
        ("The three men who killed civilians fled.", 3),
        ("Medics saved 39 lives.", 39),
    ],
)
def test_killers_and_the_saved_are_not_the_killed(extracted, text, number):
    """Who killed, and whose life was saved, is not counted among the dead."""
    measures = [f.measure for claim in extracted(text).claims for f in claim.figures if f.best == number]
    assert measures
    assert "killed" not in measures


@pytest.mark.parametrize(
    ("text", "number"),
    [("More than 80 people were killed.", 80), ("The bombing has claimed over 39 lives.", 39)],
)
def test_more_than_has_no_upper_end(extracted, text, number):
    """More than n is not bounded above: high is unknown, not n."""
    (figure,) = [f for claim in extracted(text).claims for f in claim.figures]
    assert (figure.bound, figure.low, figure.best, figure.high) == ("more_than", number, number, None)
