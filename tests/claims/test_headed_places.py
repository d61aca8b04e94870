"""A report in sections, each headed by a place, tells in each what happened there; one heading alone is none."""

COUNTRIES = """Daily Flash

Greece – Wildfire (civil protection, media)

- Authorities counted three dead and 36 injured people.

Kenya – Floods (media)

- Floods killed 12 people and destroyed 40 houses.
- In Nairobi, the army evacuated 90 pupils.
"""
TOWNS = """Calm in Rastan, fire on Manbij

Rastan – The garrison is waiting. Two men were beaten on Monday.

Manbij – Shooting started again on Monday. Four soldiers were killed.
"""
DATELINE = """Army says four soldiers killed

Beirut – Four soldiers were killed on Monday, the army said.

Two men were beaten on Monday.
"""


def told(extracted, text):
    """Return words of a claim → its place."""
    return {claim.text: claim.place and claim.place.mention.text for claim in extracted(text).claims}


def test_what_a_bulletin_tells_of_a_country_happened_there(extracted):
    """Up to the next heading; what is told at a place of its own keeps that."""
    places = told(extracted, COUNTRIES)
    assert places["Floods killed 12 people"] == "Kenya"
    assert {where for words, where in places.items() if "three dead" in words} == {"Greece"}
    assert {where for words, where in places.items() if "pupils" in words} == {"Nairobi"}


def test_what_a_round_through_towns_tells_happened_there(extracted):
    """Within the paragraph that the town opens."""
    places = told(extracted, TOWNS)
    assert places["Two men were beaten on Monday"] == "Rastan"
    assert places["Four soldiers were killed"] == "Manbij"


def test_a_date_line_heads_no_section(extracted):
    """Where a report was written says nothing of where it happened."""
    assert set(told(extracted, DATELINE).values()) <= {None}
