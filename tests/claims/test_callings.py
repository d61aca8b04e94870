"""Whom a trade or "the man" stands for: the only one near, or who just spoke, by a name that never had it beside."""

import pytest

CALLED = [
    # text, the words, the name
    (
        (
            "Peter Tarin has said that letting Uma Norton drive was wrong. He said he drove the car. Norton posted footage of "
            "her crash. The director said his test had failed."
        ),
        "The director",
        "Peter Tarin",
    ),
    (
        "Uma Norton gave an interview, in which the actress said the car had crashed. She said she was hurt.",
        "the actress",
        "Uma Norton",
    ),
    (
        "“She is dead along with her family,” Abu Mohammad told the agency. “There was no base here,” the devastated man said.",
        "the devastated man",
        "Abu Mohammad",
    ),
]

CALLED += [
    # whom the first sentence tells of without a name, and heads of state
    (
        "A Pennsylvania woman says she opened her bill. The Delta Times reports that Mary Horman said her eyes popped.",
        "A Pennsylvania woman",
        "Mary Horman",
    ),
    (
        "Donald Trump has accused China of the attack. “There will never be a solution,” tweeted the US president.",
        "the US president",
        "Donald Trump",
    ),
]

OPEN = [
    (
        "Donald Trump met Peter Tarin. “There will never be a solution,” tweeted the US president.",
        "the US president",
    ),
    (
        "The shelling has stopped, Tarin said. “The war will go on,” the president said.",
        "the president",
    ),
    (
        "A woman says she opened her bill. Mary Horman met Jane Norton. Horman said her eyes popped.",
        "A woman",
    ),
    # of a body, of another sex, of an office that the report tells, or two near
    (
        "Peter Tarin spoke. The director of the museum said the town had been shelled.",
        "The director of the museum",
    ),
    ("Peter Tarin spoke. He left. The actress said the town had been shelled.", "The actress"),
    ("Mayor Peter Tarin spoke. The singer said the town had been shelled.", "The singer"),
    ("Peter Tarin met Omar Nazari. The pilot said the town had been shelled.", "The pilot"),
    ("The army spoke. A man died. The mayor said the town had been shelled.", "The mayor"),
]


def names_of(extracted, text, words):
    """Return the names of the speakers with these words."""
    found = extracted(text)
    names = {entity.id: entity.name for entity in found.entities}
    return {
        names.get(link.mention.entity)
        for claim in found.claims
        if claim.attribution
        for link in claim.attribution.chain
        if link.mention.text == words
    }


@pytest.mark.parametrize(("text", "words", "name"), CALLED)
def test_a_trade_is_of_the_only_one_it_can_be_of(extracted, text, words, name):
    """By who is near, and is he or she; or by who spoke right before."""
    assert names_of(extracted, text, words) == {name}


@pytest.mark.parametrize(("text", "words"), OPEN)
def test_a_trade_of_nobody_near_stays_with_its_words(extracted, text, words):
    """Nobody is guessed."""
    assert names_of(extracted, text, words) == {words}


def test_who_runs_something_may_be_a_body(extracted):
    """An organizer who spoke goes on as "it", a mayor does not."""
    for who, meant in (("The event organizer", True), ("The mayor", False)):
        found = extracted(f"{who} said the boats burned. It added that nobody died.")
        names = {entity.id: entity.name for entity in found.entities}
        (claim,) = [claim for claim in found.claims if claim.predicate == "die"]
        assert (names.get(claim.attribution.chain[0].mention.entity) == who) is meant
