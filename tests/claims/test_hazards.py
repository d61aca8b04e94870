"""What natural hazards do, and what places hold: no attack, and nobody's captivity."""

import pytest

HAZARDS = [
    ("Orla is the third cyclone to strike the coast this season.", [("HAZARD", "cyclone")]),
    ("The strongest storm to hit the island in a decade killed four people.", [("CASUALTIES", "kill")]),
    ("The quake, the worst to strike the region since 1999, killed 13.", [("CASUALTIES", "kill")]),
    ("The cyclone attacked the coast at dawn.", [("HAZARD", "attack")]),
    ("Heavy rain pounded the town.", [("HAZARD", "pound")]),
    ("Wildfires ravaged two villages.", [("HAZARD", "ravage")]),
    ("Hurricane Orla slammed the coast.", [("HAZARD", "slam")]),
    (
        "Cyclone Orla struck Mozambique on Monday. Orla had hit the islands earlier.",
        [("HAZARD", "strike"), ("HAZARD", "hit")],
    ),
    ("A wave hit the pier.", [("HAZARD", "hit")]),
    # Arms do the same, and that is an attack.
    ("A wave of drones hit the port.", [("ASSAULT", "hit")]),
    ("Jets pounded the town.", [("ASSAULT", "pound")]),
]


@pytest.mark.parametrize(("text", "told"), HAZARDS, ids=[text for text, _ in HAZARDS])
def test_what_hazards_do_is_no_attack(extracted, text, told):
    """Storms, quakes and fires strike, hit, batter and attack nobody with arms, called by a name or not."""
    assert [(c.type, c.predicate) for c in extracted(text).claims] == told


HOLDING = [
    (
        "The camp was built for 25,000 people and now holds about 68,000.",
        "about 68,000",
        "STATEMENT",
        "count",
    ),
    ("The stadium holds 12,000 people.", "12,000", "STATEMENT", "count"),
    ("The hall, which holds 600, was full.", "600", "STATEMENT", "count"),
    ("The ferry can hold 300 passengers but carried 412.", "300", "STATEMENT", "capacity"),
    ("The prison holds 1,200 inmates.", "1,200", "DETENTION", "held"),
    ("The rebels hold 12 soldiers.", "12", "DETENTION", "held"),
    ("The army holds 30 fighters in the camp.", "30", "DETENTION", "held"),
]


@pytest.mark.parametrize(("text", "words", "sort", "measure"), HOLDING, ids=[row[0] for row in HOLDING])
def test_who_a_place_holds_is_not_held(extracted, text, words, sort, measure):
    """A camp or hall that holds so many has room for them; captors and prisons keep them."""
    told = [(c.type, f.measure) for c in extracted(text).claims for f in c.figures if f.text == words]
    assert told == [(sort, measure)]
