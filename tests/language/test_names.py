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
    assert tidy([(at, at + 1, kind)], words, upos, [True] * len(words)) == ((at, at + 1, settled),)


def test_one_sense_per_text():
    """A name that nearly always has one type has it everywhere in the text."""
    words = ["Idlib"] * 5
    entities = [(i, i + 1, "PERSON" if i == 3 else "GPE") for i in range(5)]
    assert {kind for _, _, kind in tidy(entities, words, ["PROPN"] * 5, [True] * 5)} == {"GPE"}


@pytest.mark.parametrize(
    "kinds", [["GPE", "PERSON"], ["GPE", "GPE", "PERSON", "PERSON"], ["GPE", "GPE", "ORG", "PERSON"]]
)
def test_no_vote_without_a_clear_majority(kinds):
    """Few or divided mentions stay as the network has them."""
    entities = [(i, i + 1, kind) for i, kind in enumerate(kinds)]
    assert tidy(entities, ["Aleppo"] * len(kinds), ["PROPN"] * len(kinds), [True] * len(kinds)) == tuple(
        entities
    )


def test_different_names_do_not_vote_for_each_other():
    """Names are compared as written."""
    entities = [(0, 1, "GPE"), (1, 2, "GPE"), (2, 3, "GPE"), (3, 4, "ORG")]
    assert tidy(entities, ["A", "A", "A", "B"], ["PROPN"] * 4, [True] * 4) == tuple(entities)


CUT = [
    ('mail of " Haddad , Ana " < a@b.org >', [(3, 4, "ORG"), (5, 6, "PERSON")], [(3, 6, "PERSON")]),
    ('mail of " Haddad , Ana " < a@b.org >', [(3, 4, "PERSON")], [(3, 6, "PERSON")]),
    ("saw Haddad , Ana and Sami", [(1, 2, "PERSON"), (3, 4, "PERSON")], [(1, 2, "PERSON"), (3, 4, "PERSON")]),
    ("Ana Haddad , MD , left", [(0, 2, "PERSON"), (3, 4, "GPE")], [(0, 2, "PERSON")]),
    ("in Baltimore , MD , it", [(1, 2, "GPE"), (3, 4, "GPE")], [(1, 2, "GPE"), (3, 4, "GPE")]),
    ("at 10 a.m. ( EST ) today", [(4, 5, "ORG")], []),
    ("the IST said", [(1, 2, "ORG")], [(1, 2, "ORG")]),
    (
        "Hassan Nour spoke ; Nour left",
        [(0, 2, "PERSON"), (4, 5, "ORG")],
        [(0, 2, "PERSON"), (4, 5, "PERSON")],
    ),
    ("Hassan Nour spoke in Nour", [(0, 2, "PERSON"), (4, 5, "GPE")], [(0, 2, "PERSON"), (4, 5, "GPE")]),
    # words (a space between any two but around "~"), names of the network, names in the end
    ("told the Housing Authority ( HA )", [(2, 5, "ORG")], [(2, 4, "ORG")]),
    ("by Google , Inc. of Mountain View", [(1, 2, "ORG"), (3, 4, "ORG")], [(1, 4, "ORG")]),
    ("by Carr Futures Ltd. in", [(1, 3, "PERSON")], [(1, 4, "ORG")]),
    ("Bryan Hull - Analyst", [(0, 4, "PERSON")], [(0, 2, "PERSON")]),
    ("Ayman al~-~Zawahiri said", [(0, 4, "PERSON")], [(0, 4, "PERSON")]),
    ("Damascus - Homs highway", [(0, 4, "FAC")], [(0, 4, "FAC")]),
    ("write to press@un.org today", [(2, 3, "ORG")], []),
    ("see www.un.org today", [(1, 2, "LOC")], []),
    ("the Emir of ruled", [(1, 3, "PERSON")], [(1, 2, "PERSON")]),
    ("Amnesty said", [(0, 1, "ORG")], [(0, 1, "ORG")]),
    ('" Saleh " said', [(0, 3, "PERSON")], [(1, 2, "PERSON")]),
    (
        "Hurricane Matthew hit . Matthew killed",
        [(0, 2, "PERSON"), (4, 5, "PERSON")],
        [(0, 2, "EVENT"), (4, 5, "EVENT")],
    ),
    ("Typhoon Haima hit", [(1, 2, "PERSON")], [(1, 2, "EVENT")]),
    ("they storm Homs", [(2, 3, "PERSON")], [(2, 3, "PERSON")]),
    ("Matthew Smith left", [(0, 2, "PERSON")], [(0, 2, "PERSON")]),
    (
        "the Organization for Security and Co-operation in Europe ( OSCE ) sent",
        [(7, 8, "LOC"), (9, 10, "ORG")],
        [(1, 8, "ORG"), (9, 10, "ORG")],
    ),
    (
        "United Nations Office for the Coordination of Humanitarian Affairs ( OCHA )",
        [(0, 3, "ORG"), (7, 9, "ORG"), (10, 11, "ORG")],
        [(0, 9, "ORG"), (10, 11, "ORG")],
    ),
    (
        "UN High Commissioner for Refugees ( UNHCR )",
        [(0, 1, "ORG"), (6, 7, "ORG")],
        [(0, 5, "ORG"), (6, 7, "ORG")],
    ),
    # other initials, a place in the brackets, two letters, a word between
    (
        "Doctors Without Borders ( MSF )",
        [(2, 3, "ORG"), (4, 5, "ORG")],
        [(2, 3, "ORG"), (4, 5, "ORG")],
    ),
    ("Great Northern Road ( GNR )", [(0, 1, "LOC"), (4, 5, "LOC")], [(0, 1, "LOC"), (4, 5, "LOC")]),
    ("Ali Petrov ( AP )", [(0, 2, "PERSON"), (3, 4, "ORG")], [(0, 2, "PERSON"), (3, 4, "ORG")]),
    ("Kate Bell Clark spoke ( BBC )", [(0, 3, "PERSON"), (5, 6, "ORG")], [(0, 3, "PERSON"), (5, 6, "ORG")]),
    (
        "Ali Baker Bell Clark ( BBC )",
        [(0, 4, "PERSON"), (5, 6, "ORG")],
        [(0, 4, "PERSON"), (5, 6, "ORG")],
    ),
]


@pytest.mark.parametrize(("text", "found", "kept"), CUT)
def test_where_names_end(text, found, kept):
    """Marks, addresses and what follows a dash are outside, "Inc." is inside, a storm is no person, and initials in brackets tell a whole name."""
    marked = text.replace("~-~", " ~-~ ").split()
    words = [word.strip("~") for word in marked]
    spaced = [
        not word.endswith("~") and not following.startswith("~")
        for word, following in zip(marked, [*marked[1:], ""], strict=True)
    ]
    upos = ["ADP" if word == "of" else "PROPN" for word in words]
    assert tidy(found, words, upos, spaced) == tuple(kept)


@pytest.mark.parametrize(("first", "start"), [("ADJ", 1), ("NOUN", 1), ("PROPN", 0)])
def test_what_tells_of_a_name_is_no_part_of_it(first, start):
    """An "interim" before a name in capitals is outside; a proper noun in small letters, as in "al Haddad", is inside."""
    words, upos = ["interim", "Governing", "Council"], [first, "PROPN", "PROPN"]
    assert tidy([(0, 3, "ORG")], words, upos, [True] * 3) == ((start, 3, "ORG"),)
