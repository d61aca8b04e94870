"""Counts that share a verb, each with its own subject, time and words."""

import pytest

DAY = "2021-05-14"  # a Friday

APART = [
    (
        "The first bomb killed six, the second four.",
        [("The first bomb killed six", "six"), ("killed the second four", "four")],
    ),
    (
        "Shelling on Tuesday night killed three people and a strike on Thursday morning two.",
        [
            ("Shelling on Tuesday night killed three people", "three"),
            ("killed a strike on Thursday morning two", "two"),
        ],
    ),
    (
        "No fewer than 30 people were killed, and no more than 12 were wounded.",
        [
            ("No fewer than 30 people were killed", "No fewer than 30"),
            ("no more than 12 were wounded", "no more than 12"),
        ],
    ),
    ("The ministry said 30, not 31, people had died.", [("30, not 31, people had died", "30")]),
    (
        "The raid killed six, including two children.",
        [("The raid killed six, including two children", "six")],
    ),
    ("The blast killed six people and a child.", [("The blast killed six people and a child", "six")]),
]


@pytest.mark.parametrize(("text", "expected"), APART)
def test_each_subject_has_its_own_count(extracted, text, expected):
    """A second subject before a bare number has a claim of its own; who is counted beside others has none."""
    assert [(claim.text, claim.figures[0].text) for claim in extracted(text, DAY).claims] == expected


def test_each_subject_has_its_own_day(extracted):
    """The day of the one clause is not that of the other."""
    first, second = extracted(APART[1][0], DAY).claims
    assert (first.time.text, second.time.text) == ("Tuesday night", "Thursday morning")
    assert {role.mention.text for role in second.roles} == {"a strike on Thursday morning", "two"}
    assert not any("strike" in role.mention.text for role in first.roles)


DOERS = [
    ("Casualties: 12 killed, 30 injured, 4 missing.", "actor"),
    ("The quake measured 6.2.", "target"),
    ("The river level reached 8.3 meters.", "target"),
]


@pytest.mark.parametrize(("text", "role"), DOERS)
def test_a_bare_number_does_nothing(extracted, text, role):
    """No number kills or hurts, and what is measured undergoes nothing."""
    names = {r.mention.text for claim in extracted(text).claims for r in claim.roles if r.name == role}
    assert not any(character.isdigit() for name in names for character in name)


def test_a_number_behind_and_is_the_subject_of_its_verb(extracted):
    """Those who tested positive are not those who were taken hostage."""
    (claim,) = (
        c
        for c in extracted("Some 30 people tested positive, and 4 were taken hostage.").claims
        if c.type == "DETENTION"
    )
    assert [role.mention.text for role in claim.roles] == ["4"]
