"""Which words, and verbs of two words, name the same happening."""

import pytest

from secondsource.reconcile.lexicon import SAME, concepts, is_phrase, likeness


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("explosion", "detonation"),
        ("suspend", "suspension"),
        ("pass away", "die"),
        ("call off", "cancel"),
        ("open fire", "fire"),
        ("take place", "happen"),
        ("set off", "trigger"),
    ],
)
def test_words_for_one_happening(one, other):
    """Words of one concept, and nouns of the verb that they come from, name the same happening."""
    assert likeness(one, other) == likeness(other, one) == SAME


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("explosion", "election"),
        ("pass away", "overtake"),
        ("break out", "fracture"),
        ("take place", "seize"),
    ],
)
def test_words_for_two_happenings(one, other):
    """A verb of two words does not name what its first word names by itself."""
    assert likeness(one, other) == 0.0


@pytest.mark.parametrize(
    ("words", "expected"), [("take place", True), ("take stone", False), ("take", False)]
)
def test_verbs_of_two_words(words, expected):
    """Two words are one verb where they name a concept together."""
    assert is_phrase(words) is expected


def test_unknown_words_name_nothing():
    """What is not in the tables shares no concept with anything."""
    assert not concepts("flurble").own
    assert likeness("flurble", "die") == 0.0
