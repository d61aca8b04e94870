"""Names that their letters tell: marks in capitals, the addresses of sites, "All" before a name, "TV" alone."""

import pytest

NAMED = [
    # text, the name as the report's entity
    ("Local sources told SANAs correspondent that the army captured the town.", "SANA"),
    ("The source told Delta.com that the army captured the town.", "Delta.com"),
    ("A flight returned hours into the journey, All Nippon Airways said Wednesday.", "All Nippon Airways"),
    (
        "Ten people died, the Delta Observatory for Human Rights monitor said.",
        "Delta Observatory for Human Rights",
    ),
    ("Ben Zobrist hit the ball. “We did it,” MVP Zobrist said.", "Ben Zobrist"),
    ("In Geneva Kevin Kennedy OCHAs coordinator said the army captured the town.", "Kevin Kennedy"),
    ("Human Rights Watch counted the dead. HRW said ten people died.", "Human Rights Watch"),
]

UNNAMED = [
    ("Ten NGOs said the army captured the town.", "NGO"),
    ("Details are at www.delta.com for readers. The army captured the town.", "www.delta.com"),
    ("All Syrians were told that the army captured the town.", "All Syrians"),
    ("State TV reported the raid. The TV said the army captured the town.", "TV"),
    ("HOST: The army captured the town, MILLER said.", "HRW"),
]


def test_whose_reporter_was_told_is_said_whole(extracted):
    """The mark alone, its apostrophe lost, is no name; the reporter's words have it, and the body is who it was."""
    (claim,) = extracted("Local sources told SANAs correspondent that the army captured the town.").claims
    assert [link.mention.text for link in claim.attribution.chain] == ["Local sources", "SANAs correspondent"]


@pytest.mark.parametrize(("text", "name"), NAMED)
def test_letters_tell_a_name(extracted, text, name):
    """Marks are bodies', a lost apostrophe leaves an "s", and a site that is told something is an outlet."""
    assert name in {entity.name for entity in extracted(text).entities}


@pytest.mark.parametrize(("text", "name"), UNNAMED)
def test_other_letters_tell_none(extracted, text, name):
    """Neither plurals nor addresses to read more at, nor a noun for an outlet, are names."""
    assert name not in {entity.name for entity in extracted(text).entities}
