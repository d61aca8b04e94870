"""Verbs and subjects by which nobody says anything, though they look like it."""

import pytest

# text: the report tells it all in its own voice, or gives nobody's name
NOBODY = [
    # whom a passive tells of
    "The group is not known to have a base in the town.",
    "Observers are being encouraged to report what they saw.",
    "On Sunday it is claimed a helicopter struck the town.",
    "The governor has been criticized for not doing more in the town.",
    # a by-phrase of what is no saying
    "Two bombers attacked the shrine which is revered by pilgrims around the world.",
    "The hill has long been coveted by the rebels who attacked it.",
    "The campaign is clearly aimed at forcing civilians out of the town.",
    # what only seems so, and what a sign shows
    "The attack appeared to kill the truce that the army had broken.",
    "The army attacked the town. This indicates that the truce has failed.",
    # what somebody hopes for in doing a deed
    "The group advanced on the town on Monday hoping to quickly seize it.",
    # what somebody is not able to say
    "Moscow cannot claim to be a sponsor of the talks.",
    # no assertion at all
    "Just don't expect that the army will attack.",
    # a deed, and nobody of two
    "The town is held by fighters who agreed a truce last week.",
    "Neither the Front nor the Alliance blamed any group for the blast.",
]

SOMEBODY = [
    ("The general was quoted as saying that the army attacked the town.", "The general"),
    ("The minister left the talks, hoping the army would attack the town.", "The minister"),
    ("She was convinced that the army had attacked the town.", "She"),
    ("“We will attack,” the man is heard shouting.", "the man"),
    ("The police said that charges could be sought by the prosecutor.", "The police"),
    ("The union boss criticized the plan, saying it suggests women are not safe.", "The union boss"),
    ("The agency suggested that the army had attacked the town.", "The agency"),
    # whoever tells it to whom a passive tells of
    ("The minister was informed by the governor that the army had attacked the town.", "the governor"),
    ("The ministry was notified by the company that the dam would be opened.", "the company"),
]


@pytest.mark.parametrize("text", NOBODY)
def test_nobody_says_it(extracted, text):
    """Whoever is named there is told of, and does not speak."""
    claims = extracted(text).claims
    assert claims
    assert not any(claim.attribution and claim.attribution.chain for claim in claims)


@pytest.mark.parametrize(("text", "speaker"), SOMEBODY)
def test_somebody_says_it(extracted, text, speaker):
    """Where a passive quotes, feels or names, or people suggest, somebody speaks, and he alone."""
    chains = [
        [link.mention.text for link in claim.attribution.chain]
        for claim in extracted(text).claims
        if claim.attribution
    ]
    assert [speaker] in chains
    assert all(chain in ([], [speaker]) for chain in chains)


def test_what_somebody_speaks_about_is_not_said(extracted):
    """A matter is no assertion, and who is put off by a price puts nothing into words."""
    for text in (
        "The leaker has posted a series of tweets about the phone that the firm attacked.",
        "People put off by the decision of the firm to attack the town left.",
        "Six martyrs and 22 injured were claimed in a bombing that hit the town.",
    ):
        claims = extracted(text).claims
        assert claims
        assert not any(claim.attribution for claim in claims)
