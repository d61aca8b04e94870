"""Places: of what came after, of governments that act, initials and nicknames, and whose country is not meant."""

import pytest

from secondsource.claims import places

# text, predicate, words of the place (or none)
WHERE = [
    # Where somebody was found, or what came after led to, is not where it began.
    ("Rojas was kidnapped on Monday and was found dead eight hours later near Medellin.", "kidnap", None),
    ("Rojas was kidnapped on Monday and was found dead eight hours later near Medellin.", "find", "Medellin"),
    ("The army raided the camp and recovered weapons near Medellin.", "raid", "Medellin"),
    ("Rojas was kidnapped near Medellin and was found dead eight hours later.", "kidnap", "Medellin"),
    ("Shortly after the outbreak began, the spinach had been traced to the Salinas Valley region of California.", "outbreak", None),
    ("Shortly after the outbreak began in Kansas, the spinach had been traced to California.", "outbreak", "Kansas"),
    ("Hours after a strike began on Monday, 61 patients escaped the clinic, climbing a wall and wandering across Nairobi.", "strike", None),
    ("Hours after a strike began in Nairobi, 61 patients escaped the clinic, climbing a wall.", "strike", "Nairobi"),
    # A town that acts by its government is no place of what it says.
    ("The City of Montreal recently adopted a new policy on bicycles.", "adopt", None),
    ("The island of Montreal cited its concerns about the plan.", "cite", None),
    ("The council adopted a new policy on bicycles in Montreal.", "adopt", "Montreal"),
    # What people call a city is no other city of that name.
    ("The protest in Charlotte ended on Monday. The mayor said the shops in the Queen City would open.", "open", None),
    ("The Mexico City airport was closed on Monday.", "close", "Mexico City"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "predicate", "place"), WHERE)
def test_where_it_was(extracted, text, predicate, place):
    """Only what the words tell of the event itself places it."""
    found = extracted(text)
    known = {entity.id for entity in found.entities if entity.kind == "place" and entity.country}
    claim = next(claim for claim in found.claims if claim.predicate == predicate)
    if place is None:
        assert claim.place is None or claim.place.mention.entity not in known
    else:
        assert claim.place is not None
        assert claim.place.mention.text == place


# text, words of a place, its country, its precision, and its name
MEANT = [
    ("He was booked from San Francisco to Los Angeles. The airline paid for his flight to LA.", "LA", "US", "city", "Los Angeles"),
    ("The storm killed ten people in Baton Rouge, LA.", "Baton Rouge", "US", "city", "Baton Rouge"),
    ("The northern states of Bihar and Uttar Pradesh were flooded. Ten people died in Bihar.", "Bihar", "IN", "region", "Bihar"),
    ("Hondurans protested in Tegucigalpa. The party demands that the U.S. troops leave the country.", "the country", "HN", "country", "Honduras"),
    ("Syrians protested in Homs. Syrian activists left the country on Monday.", "the country", "SY", "country", "Syria"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "words", "meant"), [(row[0], row[1], row[2:]) for row in MEANT])
def test_which_place_is_meant(reader, text, words, meant):
    """Initials are those of the name that the report tells; forces that are to leave are not at home there."""
    told = [place for place in places.find(reader(text)) if place.text == words]
    assert {(place.country, place.precision, place.name) for place in told} == {meant}


def test_a_part_of_the_world_is_no_country(reader):
    """The middle of a continent is not the country of its name, also over the end of a line."""
    text = (
        "MANAGUA, 3 MAY 90 -- THE TALKS IN NICARAGUA SEEK PEACE IN CENTRAL\nAMERICA AND THE FREEDOM OF ALL."
    )
    assert "US" not in {place.country for place in places.find(reader(text))}
