"""Questions inside a sentence: what is asked, or not known, is asserted by nobody."""

import pytest

# text, a word of the question that makes no claim
ASKED = [
    (
        (
            "Responding to a question as to why airstrikes do not target forces that drop barrel bombs, the minister said "
            "the plan was to destroy the group."
        ),
        "target",
    ),
    ("The monitor had no information on what caused the crash.", "crash"),
    (
        "The military confirmed rubber bullets had been used, but had no information about who was shot.",
        "shoot",
    ),
    ("The attacks raised questions about how aid will be distributed in the east.", "distribute"),
    ("Officials did not respond to questions about whether the army had shelled the town.", "shell"),
    ("Goldman declined to comment on whether it would withdraw its troops.", "withdraw"),
    ("Police opened an investigation into how 12 prisoners escaped from the jail.", "escape"),
]


@pytest.mark.parametrize(("text", "predicate"), ASKED, ids=[predicate for _, predicate in ASKED])
def test_a_question_on_a_noun_makes_no_claim(claim_about, text, predicate):
    """Neither an event nor a statement is drafted of it, whoever asks or leaves it open."""
    assert claim_about(text, predicate) == []


def test_what_is_not_clear_is_given_whole(extracted):
    """An open question behind "it was not clear" asserts nothing alone, wherever the tree hangs it."""
    text = "The Observatory said it was not immediately clear what had caused the blast in the town."
    for claim in extracted(text).claims:
        assert claim.text.startswith("it was not immediately clear")


def test_who_does_not_know_is_told_of(extracted):
    """The clause around the question is the report's own."""
    (claim,) = extracted("The monitor had no information on what caused the crash.").claims
    assert claim.text == "The monitor had no information on what caused the crash"
    assert claim.attribution is None
    assert claim.polarity == "negated"


@pytest.mark.parametrize(
    ("text", "predicate", "stance"),
    [
        (
            "There was no confirmation as to whether the army had shelled the town.",
            "shell",
            "cannot_confirm",
        ),
        ("The general spoke of how the rebels had shelled the town.", "shell", "asserts"),
        ("The mayor told reporters about the raid in which 12 people died.", "die", "asserts"),
        ("The town where rebels shelled a school is quiet, and people died.", "die", "asserts"),
        (
            "The army left after questions over what it said was the shelling of a school.",
            "leave",
            "asserts",
        ),
    ],
)
def test_what_is_told_of_stays_a_claim(claim_about, text, predicate, stance):
    """Doubt is a stance; "how" behind a verb of telling tells; relative clauses ask nothing."""
    (claim,) = claim_about(text, predicate)
    assert claim.stance == stance
