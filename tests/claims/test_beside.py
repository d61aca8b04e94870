"""How what happened lies to the place that the text names."""

import pytest

LIES = [
    ("A strike killed three people 20 km north of Raqqa.", "north of"),
    ("A strike killed three people southeast of Raqqa.", "southeast of"),
    ("An earthquake struck 30 km off the coast of Crete.", "off the coast of"),
    ("A strike killed three people in the north of Syria.", "in"),
    ("A strike killed three people in Raqqa.", "in"),
    ("Twelve people died near Homs.", "near"),
]


@pytest.mark.parametrize(("text", "relation"), LIES)
def test_how_it_lies_to_the_place(extracted, text, relation):
    """North of a town is not in it; in the north of a country is in it."""
    (place,) = {claim.place for claim in extracted(text).claims if claim.place}
    assert place.relation == relation
