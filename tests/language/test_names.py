"""Types of names and numbers, made consistent after the network."""

import pytest

from secondsource.language.names import tidy

MEASURES = [
    # words, the number's index, type of the network, type in the end
    ("about 250000 people fled", 1, "MONEY", "QUANTITY"),
    ("some 1.5 million people", 1, "MONEY", "QUANTITY"),
    ("$ 5 million in aid", 1, "MONEY", "MONEY"),
    ("5 million euros", 0, "MONEY", "MONEY"),
    ("More than 280000 people were killed", 2, "DATE", "QUANTITY"),
    ("erupted in 2011 and", 2, "DATE", "DATE"),
    ("on May 5 it rained", 2, "DATE", "DATE"),
    ("for 48 hours a week", 1, "TIME", "TIME"),
    ("three days later", 0, "DATE", "DATE"),
    ("3,500 wounded", 0, "DATE", "QUANTITY"),
    ("12 dead", 0, "QUANTITY", "QUANTITY"),
    ("with 35 cases of", 1, "TIME", "QUANTITY"),
    ("killed 8 persons", 1, "DATE", "QUANTITY"),
]


@pytest.mark.parametrize(("text", "at", "kind", "settled"), MEASURES)
def test_numbers(text, at, kind, settled):
    """A bare number is money or a date only with something of money or time near it, or as a year or day."""
    words = text.split()
    upos = ["NUM" if word[0].isdigit() or word in {"three", "million"} else "NOUN" for word in words]
    assert tidy([(at, at + 1, kind)], words, upos) == ((at, at + 1, settled),)


def test_one_sense_per_text():
    """A name that nearly always has one type has it everywhere in the text."""
    words = ["Idlib"] * 5
    entities = [(i, i + 1, "PERSON" if i == 3 else "GPE") for i in range(5)]
    assert {kind for _, _, kind in tidy(entities, words, ["PROPN"] * 5)} == {"GPE"}


@pytest.mark.parametrize(
    "kinds", [["GPE", "PERSON"], ["GPE", "GPE", "PERSON", "PERSON"], ["GPE", "GPE", "ORG", "PERSON"]]
)
def test_no_vote_without_a_clear_majority(kinds):
    """Few or divided mentions stay as the network has them."""
    entities = [(i, i + 1, kind) for i, kind in enumerate(kinds)]
    assert tidy(entities, ["Aleppo"] * len(kinds), ["PROPN"] * len(kinds)) == tuple(entities)


def test_different_names_do_not_vote_for_each_other():
    """Names are compared as written."""
    entities = [(0, 1, "GPE"), (1, 2, "GPE"), (2, 3, "GPE"), (3, 4, "ORG")]
    assert tidy(entities, ["A", "A", "A", "B"], ["PROPN"] * 4) == tuple(entities)
