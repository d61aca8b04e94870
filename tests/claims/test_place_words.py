"""A claim's place is told in the text's own words: with the part that is meant, and with all of a list."""

import pytest


@pytest.mark.parametrize(
    ("text", "type_", "place", "relation"),
    [
        ("Seventeen people died in air strikes on a market in east Sudan.", "CASUALTIES", "east Sudan", "in"),
        ("A shell hit the north-western outskirts of Mosul, killing two.", "ASSAULT", "the north-western outskirts of Mosul", "in"),
        ("Fighting raged in the south of Tikrit.", "ASSAULT", "the south of Tikrit", "in"),
        ("Rockets hit central Kabul and southern Kandahar on Friday.", "ASSAULT", "central Kabul and southern Kandahar", "in"),
        ("Gunmen shelled the neighborhoods of al-Salam and al-Karama on Monday.", "ASSAULT", "al-Salam and al-Karama", "in"),
        ("A mortar hit al-Salam and al-Karama neighborhoods in Basra, killing two.", "ASSAULT", "al-Salam and al-Karama neighborhoods", "in"),
        ("The army shelled Homs, Hama and Idlib.", "ASSAULT", "Homs, Hama and Idlib", "in"),
        ("Troops repelled attacks in the southwestern parts of Mosul.", "ASSAULT", "the southwestern parts of Mosul", "in"),
        ("Nine people died in the eastern districts of Taiz.", "CASUALTIES", "the eastern districts of Taiz", "in"),
        ("Shells fell on the districts of al-Salam and al-Karama.", "ASSAULT", "al-Salam and al-Karama", "on"),
        ("Jets struck camps in northern and eastern Yemen.", "ASSAULT", "northern and eastern Yemen", "in"),
        ("Nine people died in the besieged Old City of Taiz.", "CASUALTIES", "Old City of Taiz", "in"),
        ("Shells hit the old quarter of Taiz on Monday.", "ASSAULT", "the old quarter of Taiz", "in"),
        ("Shells hit the city of Taiz on Monday.", "ASSAULT", "Taiz", "in"),
        # one place, and what it lies in, is no list
        ("Shells hit Douma, Damascus, on Friday.", "ASSAULT", "Douma", "in"),
        ("A bomb went off in Kandahar, Afghanistan, and wounded ten.", "ASSAULT", "Kandahar", "in"),
        # what lies beside a place is no part of it
        ("Four were killed in a raid to the east of Mosul.", "CASUALTIES", "Mosul", "east of"),
        ("Ten people were killed in raids across the rebel-held east of Taiz.", "CASUALTIES", "east of Taiz", "in"),
        ("Nine fighters were killed in clashes east of Yemens capital.", "CASUALTIES", "capital", "east of"),
        ("A raid hit a clinic in a village near Yemens third city Taiz.", "ASSAULT", "Taiz", "near"),
        ("Clashes broke out in the coastal city of Latakia.", "ASSAULT", "Latakia", "in"),
        ("Fighting raged in areas surrounding Latakia.", "ASSAULT", "Latakia", "around"),
        ("Fighting raged in surrounding Latakia province.", "ASSAULT", "Latakia", "in"),
        # the way to a place is not how what is told of that place lies to it
        ("Gunmen headed towards the town of Bama which the army recaptured on Monday.", "TERRITORY", "Bama", "in"),
        ("Gunmen advanced towards the town of Bama.", "TERRITORY", "Bama", "towards"),
    ],
)  # fmt: skip
def test_the_words_of_a_place(extracted, text, type_, place, relation):
    """The point is that of the first, or of the whole; the words say what is meant."""
    found = {
        (c.place.mention.text, c.place.relation)
        for c in extracted(text).claims
        if c.type == type_ and c.place
    }
    assert (place, relation) in found


@pytest.mark.parametrize(
    "text", ["Kurdish and Arab neighborhoods were shelled.", "Two villages of Druze people were hit."]
)
def test_peoples_are_no_places(extracted, text):
    """A plural noun tells names behind and before it to be places, and no adjectives."""
    assert all(claim.place is None for claim in extracted(text).claims)
