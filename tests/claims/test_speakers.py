"""Attribution chains: who said it, and who carries the words."""

import pytest

# text, predicate, chain (as words contained in each link), quote
CHAINS = [
    (
        "The Interfax news agency quoted Deputy Foreign Minister Sergei Ryabkov as saying that the situation is changing every hour.",
        "change",
        ["Ryabkov", "Interfax"],
    ),
    ("The governor told Reuters that rebels attacked the base.", "attack", ["governor", "Reuters"]),
    ("Rebels attacked the base, the governor said.", "attack", ["governor"]),
    ("Rebels attacked the base, according to the army.", "attack", ["army"]),
    ("According to the army, rebels attacked the base.", "attack", ["army"]),
    (
        "The mayor said on Thursday that rebels attacked the base, Reuters reported.",
        "attack",
        ["mayor", "Reuters"],
    ),
    (
        "The minister said on state television that rebels attacked the base.",
        "attack",
        ["minister", "state television"],
    ),
    ("A truce has been announced by Moscow.", "truce", ["Moscow"]),
    ("Rebels attacked the base on Monday.", "attack", []),
]


@pytest.mark.parametrize(("text", "predicate", "chain"), CHAINS)
def test_the_chain_runs_from_speaker_to_carrier(claim_about, text, predicate, chain):
    """The nearest speaker comes first and the carrier last; the report's own voice has no attribution."""
    (claim,) = claim_about(text, predicate)
    links = [speaker.mention.text for speaker in claim.attribution.chain] if claim.attribution else []
    assert len(links) == len(chain), links
    assert all(words in link for words, link in zip(chain, links, strict=True)), links


def test_a_quotation_without_a_speaker_has_an_attribution_with_an_empty_chain(extracted):
    """Nothing is attributed to nobody: who is quoted stays open, and the neighbor is not blamed."""
    text = (
        "A senior official says the talks have failed.\n"
        "“The world needs to find a comprehensive solution that involves the withdrawal of all foreign forces”.\n"
        "The president of the council said on Thursday that 80 people have died."
    )
    claims = [claim for claim in extracted(text).claims if "comprehensive solution" in claim.text]
    assert claims
    for claim in claims:
        assert claim.attribution is not None
        assert claim.attribution.chain == ()
        assert claim.attribution.quote == "direct"


@pytest.mark.parametrize(
    ("text", "speakers"),
    [("Aleppo: rebels attacked the base", []), ("Russia: rebels attacked the base", ["Russia"])],
)
def test_a_town_before_a_colon_tells_where(extracted, text, speakers):
    """Of places only a country or its capital speaks."""
    (claim,) = extracted(text).claims
    links = [speaker.mention.text for speaker in claim.attribution.chain] if claim.attribution else []
    assert links == speakers


def test_we_inside_a_quotation_is_no_speaker(extracted):
    """The speaker of a quotation is who says it, not the pronoun inside."""
    text = "“We will continue the war,” the president said."
    for claim in extracted(text).claims:
        assert [speaker.mention.text for speaker in claim.attribution.chain] == ["the president"]


def test_a_quotation_that_goes_on_keeps_its_speaker(extracted):
    """The second sentence of one quotation has the speaker of the first."""
    text = "“We lost the town,” said the commander. “The enemy attacked our base at night.”"
    (claim,) = [claim for claim in extracted(text).claims if claim.predicate == "attack"]
    assert [speaker.mention.text for speaker in claim.attribution.chain] == ["the commander"]
