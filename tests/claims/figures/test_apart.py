"""A count that another clause of the sentence tells is no count of the claim before."""

import pytest

# text, predicate of a claim → the words of its figures
TABLE = [
    ("The clinic was destroyed and the fate of at least eight nurses is still unknown.", {"destroy": [], "fate": ["at least eight"]}),
    ("The clinic was destroyed and the fate of at least eight members of staff is unknown.", {"destroy": [], "unknown": ["at least eight"]}),
    ("In the town there was gunfire and several mosques announced that the base had fallen.", {"gunfire": [], "fall": []}),
    ("Jets struck the town and two bridges were hit.", {"strike": [], "hit": ["two"]}),
    ("Shells hit two bridges.", {"hit": ["two"]}),
]  # fmt: skip


@pytest.mark.parametrize(("text", "told"), TABLE)
def test_each_clause_counts_its_own(extracted, text, told):
    """What is counted in the next clause stands in that clause's claim, or in none."""
    found = {claim.predicate: [figure.text for figure in claim.figures] for claim in extracted(text).claims}
    assert {predicate: found[predicate] for predicate in told} == told


@pytest.mark.parametrize(
    ("text", "mode"),
    [
        (
            "With these deaths, the number of people who have been killed in the west of the country by the flood and the mud has now increased to 19.",
            "cumulative",
        ),
        ("The flood killed 19 people.", "incident"),
    ],
)
def test_what_a_number_has_come_to_is_a_sum(extracted, text, mode):
    """However many words stand between the number of those killed and how many they are."""
    modes = {
        figure.mode
        for claim in extracted(text).claims
        for figure in claim.figures
        if figure.text == "19" or "19" in figure.text
    }
    assert modes == {mode}
