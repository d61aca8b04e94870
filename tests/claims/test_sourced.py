"""Who stands in brackets at the end of a sentence or line is its source, if he is a body and no name is only shortened."""

import pytest


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("- Dead: 23 (Interior Ministry, 16 Oct, 10:00).", "Interior Ministry"),
        ("Twelve people died in the flood (Ministry of Health, 4 March).", "Ministry of Health"),
        ("At least 40 houses were destroyed (Red Crescent).", "Red Crescent"),
        ("The army shelled the town (see map).", None),
        ("Ten people were killed in Kesten (Ondra Province).", None),
        ("The dead included the head of the Northern Red Crescent (NRC).", None),
        ("The mayor said that 12 people died (Ministry of Health, 4 March).", "The mayor"),
    ],
)
def test_the_source_in_brackets(extracted, text, speaker):
    """A body in brackets says what stands before them; a place, an abbreviation and a note do not."""
    claim = extracted(text).claims[0]
    chain = claim.attribution.chain if claim.attribution else ()
    assert (chain[0].mention.text if chain else None) == speaker
