"""The day on which somebody speaks is no part of him."""

import pytest

SPEAKERS = [
    # text, words of the speaker, name of his entity
    (
        "Indonesian rescuers on Friday said at least 31 people died in the flood.",
        "Indonesian rescuers",
        "Indonesian rescuers",
    ),
    ("The group on Monday said it had shelled the base.", "The group", "The group"),
    (
        "“People were shopping,” said Observatory head Rami Rahman after Saturday's strikes.",
        "Observatory head Rami Rahman",
        "Rami Rahman",
    ),
    (
        "Black Friday protesters said the police shot at them.",
        "Black Friday protesters",
        "Black Friday protesters",
    ),
    (
        "“They left,” said a spokesman for the Friday Group.",
        "a spokesman for the Friday Group",
        "a spokesman for the Friday Group",
    ),
]


@pytest.mark.parametrize(("text", "words", "name"), SPEAKERS)
def test_a_speaker_ends_before_the_day(extracted, text, words, name):
    """Neither his words nor what he is called take in when he spoke; a day in a name stays."""
    found = extracted(text)
    names = {entity.id: entity.name for entity in found.entities}
    (link,) = found.claims[0].attribution.chain
    assert link.mention.text == words
    assert names.get(link.mention.entity) == name


def test_who_acts_ends_before_the_day_as_well(extracted):
    """A statement is no statement on Sunday; an attack on Friday is one."""
    (role,) = [
        role
        for claim in extracted("A ministry statement on Sunday accused the rebels of lying.").claims
        for role in claim.roles
        if role.name == "actor"
    ]
    assert role.mention.text == "A ministry statement"
    (claim,) = extracted("The attack on Friday killed ten people.").claims
    assert claim.text == "The attack on Friday killed ten people"
