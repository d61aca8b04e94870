"""Relations that the reader got wrong where text lost its commas: the clauses that come of them are whole and their own."""

import pytest

# text, a predicate, the words of its claim
WHOLE = [
    (
        "Three vehicles were destroyed in the village of Hamad and a truck carrying weapons was hit near the city of Homs.",
        "destroy",
        "Three vehicles were destroyed in the village of Hamad",
    ),
    (
        "Three vehicles were destroyed in the village of Hamad and a truck carrying weapons was hit near the city of Homs.",
        "hit",
        "a truck carrying weapons was hit near the city of Homs",
    ),
    (
        "Air raids carried out by the army in the province of Idlib killed at least 39 civilians on Sunday.",
        "kill",
        "Air raids carried out by the army in the province of Idlib killed at least 39 civilians on Sunday",
    ),
    (
        "A shelling of the center of Damascus left six people dead and more than 10 wounded.",
        "wound",
        "A shelling of the center of Damascus left six people dead and more than 10 wounded",
    ),
    (
        "At least 36 people were killed and 50 others injured in the attack.",
        "injure",
        "50 others injured in the attack",
    ),
    # "Of whom" goes on from the people of a deed; who gives a number speaks, and does not do what he tells of.
    (
        "Thirty-four miners got out by their own means, six of whom were taken to hospital with slight injuries.",
        "injury",
        "six of whom were taken to hospital with slight injuries",
    ),
    (
        "Officials said rebels burned the market and put the number of dead at 40.",
        "number",
        "Officials put the number of dead at 40",
    ),
    (
        "Officials said rebels burned the market and put the number of dead at 40.",
        "burn",
        "rebels burned the market",
    ),
    # What is left or kept so stands with who leaves it.
    (
        "The advance leaves the opposition-held east of the city cut off and raises the prospect of a siege.",
        "advance",
        "The advance leaves the opposition-held east of the city cut off",
    ),
    ("They left the town, cars burning behind them.", "leave", "They left the town"),
    # An owner that lost its apostrophe ends no sentence.
    (
        "A bomb planted inside the Grand Mosque in Syrias Damascus went off on Friday killing the imam state-run TV reported.",
        "kill",
        "A bomb planted inside the Grand Mosque in Syrias Damascus went off on Friday killing the imam",
    ),
    # Who acts or speaks behind "with" does what follows; what is done with a thing, its user does.
    (
        "The storm stopped with forecasters predicting more snow in the town.",
        "storm",
        "The storm stopped with forecasters predicting more snow in the town",
    ),
    (
        "Gunmen attacked the town on Monday with rocket shells killing two women.",
        "kill",
        "Gunmen attacked the town on Monday with rocket shells killing two women",
    ),
    # What a participle only says the aim of stands with its clause.
    (
        "Rebels staged a counter-attack from outside the city aimed at breaking the siege.",
        "attack",
        "Rebels staged a counter-attack from outside the city aimed at breaking the siege",
    ),
    # No sentence begins with a small letter.
    (
        "The parade of the Houston Stars became a race to save one coach's life in November. He collapsed on the stage.",
        "become",
        "The parade of the Houston Stars became a race to save one coach's life in November",
    ),
]


@pytest.mark.parametrize(("text", "predicate", "words"), WHOLE)
def test_a_clause_has_its_own_subject_and_no_other_clause(claim_about, text, predicate, words):
    """A subject that was tied to the clause before it is given to its own verb; a participle is no verb of its own."""
    found = [claim.text for claim in claim_about(text, predicate)]
    assert found == [words]


def test_a_participle_makes_no_claim_without_its_clause(extracted):
    """What only tells which raids are meant is given with the clause that it stands in."""
    text = (
        "Air raids carried out by the army in the province of Idlib killed at least 39 civilians on Sunday."
    )
    assert all("killed" in claim.text for claim in extracted(text).claims)
