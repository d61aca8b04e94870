"""What is taken for who speaks or acts, and is none: things, whom somebody tells, where he stands, the day's number."""

import pytest

# text, who speaks, and the words that describe him
TITLES = [
    (
        "The Observatory said ten died. Speaking to AFP Observatory director Rami Rahman said nine were civilians.",
        "Observatory director Rami Rahman",
        "Observatory director",
    ),
    (
        "At the U.N. British Foreign Secretary Jane Miller said the raids must stop.",
        "British Foreign Secretary Jane Miller",
        "British Foreign Secretary",
    ),
    (
        "In Geneva Russian envoy Peter Miller told reporters the truce had failed.",
        "Russian envoy Peter Miller",
        "Russian envoy",
    ),
    (
        "The U.N. envoy Peter Miller said the truce had failed.",
        "The U.N. envoy Peter Miller",
        "U.N. envoy",
    ),
]


@pytest.mark.parametrize(("text", "speaker", "title"), TITLES)
def test_a_title_has_one_owner(extracted, text, speaker, title):
    """Neither the agency that is told nor the place where he speaks is part of somebody's office."""
    found = extracted(text)
    assert found.claims[-1].attribution.chain[0].mention.text == speaker
    (person,) = [entity for entity in found.entities if entity.kind == "person"]
    assert person.descriptors == (title,)


def test_an_agency_that_is_told_is_no_part_of_the_next_name(extracted):
    """Two names that ran together are two where the report has the second one by itself."""
    text = "The Observatory said ten people died. “They were hit,” the activist told AFP Observatory director Rami Rahman said."
    names = {entity.name for entity in extracted(text).entities}
    assert "AFP Observatory" not in names


def test_a_longer_name_of_an_outlet_stays_whole(extracted):
    """What the report has only with the mark before it is one name."""
    text = "Miller told NBC News MACH the find was real. The rest, Jones told NBC News MACH, will take years."
    names = {entity.name for entity in extracted(text).entities}
    assert "NBC" not in names


@pytest.mark.parametrize(
    "text",
    [
        "The bomb said to have been dropped by a jet killed ten people.",
        "Bombs dropped on Monday said the war was not over.",
    ],
)
def test_weapons_say_nothing(extracted, text):
    """Who is said to have done something does not speak."""
    claims = extracted(text).claims
    assert claims
    for claim in claims:
        assert not claim.attribution or claim.attribution.chain == ()


def test_an_agencys_mark_behind_a_date_is_no_part_of_who_acts(extracted):
    """Aircraft say nothing, and the mark before them is the agency's."""
    text = (
        "Ten civilians killed in airstrike in Raqqa 21 November 2016 SANA Aircrafts of the international coalition committed a "
        "massacre against Syrians claiming the lives of ten people in the village of Hajin."
    )
    found = extracted(text)
    assert not any("SANA" in role.mention.text for claim in found.claims for role in claim.roles)
    speakers = [
        link.mention.text for claim in found.claims if claim.attribution for link in claim.attribution.chain
    ]
    assert not any("Aircraft" in speaker for speaker in speakers)


def test_the_number_of_a_day_counts_nothing(extracted):
    """A number before an article is no part of the noun behind it."""
    text = "On August 10 a gas tank exploded in the town and killed ten people."
    words = {role.mention.text for claim in extracted(text).claims for role in claim.roles}
    assert "a gas tank" in words
    assert not any(word.startswith("10") for word in words)


UNNAMED = [
    ("At least 30 bodies lay there, a nurse said, asking not to be named.", 1),
    ("Two boats sank, said a guard who requested anonymity.", 1),
    ("Two boats sank, a guard said, declining to be identified.", 1),
    ("Two boats sank, a guard said, asking the navy to send ships.", 2),
]


@pytest.mark.parametrize(("text", "number"), UNNAMED)
def test_who_will_not_be_named_demands_nothing(extracted, text, number):
    """How somebody speaks is no demand; what he asks for besides is one."""
    assert len(extracted(text).claims) == number


def test_a_comma_is_nobody(extracted):
    """Where marks alone were taken for the speaker, the tree tells who speaks."""
    text = (
        "At least 30 bodies lay in the streets, a nurse at the hospital said, asking not to be named. "
        "The dam is cracked, said an engineer who asked not to be identified. A diplomat, who requested "
        "anonymity, said talks had failed. The man declined to be named. The prisoners asked to be named in the "
        "list. The official refused to name the victims. The officer, insisting on anonymity, said two men fled.\n"
    )
    chains = [c.attribution.chain for c in extracted(text).claims if c.attribution is not None]
    assert all(any(map(str.isalpha, link.mention.text)) for chain in chains for link in chain)
