"""How what happened lies to the place that the text names."""

import pytest

LIES = [
    ("A strike killed three people 20 km north of Raqqa.", "north of"),
    ("A strike killed three people southeast of Raqqa.", "southeast of"),
    ("An earthquake struck 30 km off the coast of Crete.", "off the coast of"),
    ("A strike killed three people in the north of Syria.", "in"),
    ("A strike killed three people in Raqqa.", "in"),
    ("Twelve people died near Homs.", "near"),
    ("Twelve people died near the city of Homs.", "near"),
    ("Jets destroyed a convoy near the rebel-held town of Azaz.", "near"),
    ("Twelve people died in the city of Homs.", "in"),
    ("Twelve people died in and around the city of Homs.", "in"),
    ("A blast killed five people outside the capital Damascus.", "outside"),
    ("A blast killed five people in the vicinity of Aleppo.", "around"),
    ("A blast killed five people in the capital Damascus.", "in"),
    ("Troops captured a hilltop within firing range of the Castello Road.", "near"),
    ("Troops killed five gunmen south of the town of Azaz.", "south of"),
    ("Troops killed five gunmen in the south of the town of Azaz.", "in"),
    ("Nine fighters were killed near the villages of Xan and Yil.", "near"),
    ("A drone hit a convoy between the provinces of Homs and Hama.", "between"),
    ("Shells fell on the town of Azaz.", "on"),
    ("Rebels near Homs killed five soldiers in Damascus.", "in"),
]


@pytest.mark.parametrize(("text", "relation"), LIES)
def test_how_it_lies_to_the_place(extracted, text, relation):
    """North of a town is not in it; in the north of a country is in it."""
    (place,) = {claim.place for claim in extracted(text).claims if claim.place}
    assert place.relation == relation
