"""One more without a number, families that people are from, and what a war has cost."""

import pytest

FIGURES = [
    ("A car bomb killed two people and another one was injured.", {("another", "injured", 1.0)}),
    ("Four people were killed and another was wounded.", {("another", "injured", 1.0)}),
    ("The bomb killed three people and injured another.", {("another", "injured", 1.0)}),
    ("Two people were killed and another child was injured.", {("another", "injured", 1.0)}),
]
NONE = [
    "Two people were killed. Another was not injured.",
    "Two people were killed and another house was damaged.",
    "Another 15 terrorist were captured by the army.",
    "Another was wounded.",
]


@pytest.mark.parametrize(("text", "wanted"), FIGURES)
def test_another_is_one_more(extracted, text, wanted):
    """Who is told beside people that are counted is one more of them."""
    found = {(f.text, f.measure, f.best) for claim in extracted(text).claims for f in claim.figures}
    assert wanted <= found


@pytest.mark.parametrize("text", NONE)
def test_another_that_is_nobody(extracted, text):
    """A thing, what did not happen, and a number behind the word are no single person."""
    assert "another" not in {f.text.lower() for claim in extracted(text).claims for f in claim.figures}


@pytest.mark.parametrize(
    ("text", "measure"),
    [("All the dead were from six families.", "count"), ("Six families were killed in the raid.", "killed")],
)
def test_families_that_the_dead_are_from(extracted, text, measure):
    """People from six families are not six families killed."""
    assert {f.measure for claim in extracted(text).claims for f in claim.figures} == {measure}


@pytest.mark.parametrize(
    ("text", "mode"),
    [
        ("The war has claimed more than 191,000 lives.", "cumulative"),
        ("The attack claimed 12 lives.", "incident"),
    ],
)
def test_lives_that_a_war_has_claimed(extracted, text, mode):
    """What a war has cost is a sum, not one incident."""
    assert {f.mode for claim in extracted(text).claims for f in claim.figures} == {mode}
