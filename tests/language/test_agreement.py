"""Parts of speech that agree with the tree and with names."""

from __future__ import annotations

import pytest

from secondsource.language.agreement import agreeing


@pytest.mark.parametrize(
    ("word", "upos", "relation", "expected"),
    [
        ("out", "ADV", "compound:prt", "ADP"),
        ("out", "ADV", "advmod", "ADV"),
        ("then", "ADV", "amod", "ADJ"),
        ("rebel", "NOUN", "amod", "ADJ"),
        ("rebel", "NOUN", "compound", "NOUN"),
        ("armed", "VERB", "amod", "VERB"),
        ("-", "SYM", "punct", "PUNCT"),
        ("-", "SYM", "case", "SYM"),
        ("#Aleppo", "SYM", "appos", "PROPN"),
        ("#1", "SYM", "appos", "SYM"),
        ("#", "SYM", "dep", "SYM"),
    ],
)
def test_parts_of_speech_beside_relations(word: str, upos: str, relation: str, expected: str) -> None:
    """A relation that only one part of speech has decides; otherwise nothing changes."""
    assert agreeing([word], [upos], [relation], [0], []) == [expected]


@pytest.mark.parametrize(
    ("name", "upos"),
    [
        ((1, 3, "ORG"), ["DET", "PROPN", "PROPN"]),
        ((0, 3, "MISC"), ["DET", "PROPN", "PROPN"]),
        ((1, 3, "NORP"), ["DET", "NOUN", "PROPN"]),
        ((1, 3, "DATE"), ["DET", "NOUN", "PROPN"]),
    ],
)
def test_a_noun_with_a_capital_in_a_name_is_a_proper_noun(
    name: tuple[int, int, str], upos: list[str]
) -> None:
    """In names of whatever kind but nationalities; numbers and dates are no names."""
    words, tags, relations = ["the", "University", "Homs"], ["DET", "NOUN", "PROPN"], ["det", "root", "nmod"]
    assert agreeing(words, tags, relations, [0], [name]) == upos


def test_a_capital_that_begins_a_sentence_says_nothing() -> None:
    """Nor do nouns in small letters become names."""
    assert agreeing(["Ministry"], ["NOUN"], ["root"], [0], [(0, 1, "ORG")]) == ["NOUN"]
    assert agreeing(["the", "ministry"], ["DET", "NOUN"], ["det", "root"], [0], [(0, 2, "ORG")]) == [
        "DET",
        "NOUN",
    ]
