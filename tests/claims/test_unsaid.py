"""Who says a sentence whose verb of saying the text lost, or the reader missed."""

import pytest

ALSO = "The Valley Observatory also reported clashes near the dam."


@pytest.mark.parametrize(
    ("text", "said", "speaker"),
    [
        (
            f"Rebels killed ten soldiers in an attack on Monday near the border with Iraq the Valley Observatory. {ALSO}",
            "Rebels killed ten soldiers in an attack on Monday near the border with Iraq",
            "the Valley Observatory",
        ),
        (
            "Ten people were hurt on Monday a monitoring group said. The rockets hit a school that was closed in 2012 the Valley Observatory for Human Rights.",
            "The rockets hit a school that was closed in 2012",
            "the Valley Observatory for Human Rights",
        ),
        (
            "The jets for the fourth time bombed the market the bakery and the school and killed ten people in al-Mazra NWS reports. The school was closed.",
            "killed ten people",
            "NWS",
        ),
    ],
)
def test_a_body_that_ends_a_sentence_says_it(extracted, text, said, speaker):
    """Its name stands in no claim's words."""
    claims = [claim for claim in extracted(text).claims if claim.text.endswith(said)]
    assert claims
    for claim in claims:
        assert [mention.mention.text for mention in claim.attribution.chain] == [speaker]


@pytest.mark.parametrize(
    "text",
    [
        f"Rebels killed ten soldiers in an attack on the Valley Observatory. {ALSO}",  # what was attacked
        f"The strike put the government at odds with its ally the Valley Observatory. {ALSO}",  # an apposition
        "Rebels killed ten soldiers in an attack on Monday near the border with Iraq the Valley Union. The dam was hit.",  # says nothing
    ],
)
def test_other_names_at_the_end_say_nothing(extracted, text):
    """A preposition, a word for who it is, or a report in which it never speaks."""
    name = text.split(". ")[0].split()[-1]
    told = [claim for claim in extracted(text).claims if claim.text.endswith(f" {name}")]
    assert told
    assert not any(claim.attribution and claim.attribution.chain for claim in told)
