"""An event takes the time and place that its whole sentence tells of it, and never those of the telling."""

import pytest

FOUND = [
    ("Air strikes that hit a school in Idlib killed 22 children.", "CASUALTIES", "Idlib", None),
    ("Ten civilians were killed when forces bombed a market in Douma.", "CASUALTIES", "Douma", None),
    (
        "The town was hit by a bomb attack on Monday leaving five people dead and 12 injured.",
        "CASUALTIES",
        None,
        "Monday",
    ),
    ("Clashes were reported on Monday in Homs.", "ASSAULT", "Homs", "Monday"),
    ("In recent months several hospitals in Aleppo have been damaged.", "DAMAGE", "Aleppo", "recent months"),
]


@pytest.mark.parametrize(("text", "type_", "place", "time"), FOUND, ids=[row[0] for row in FOUND])
def test_what_brought_it_about_tells_where_and_when(extracted, text, type_, place, time):
    """The dead are where and when the strike was, also where the tree hangs both on another word."""
    claims = [claim for claim in extracted(text).claims if claim.type == type_]
    assert claims
    for claim in claims:
        if place is not None:
            assert claim.place is not None
            assert claim.place.mention.text == place
        if time is not None:
            assert claim.time is not None
            assert claim.time.text == time


NONE = [
    ("The group on Monday claimed responsibility for a bombing that killed 30 rebels.", "time"),
    ("Officials in Geneva condemned the bombing of a hospital.", "place"),
    ("Fighters based in Idlib killed 12 soldiers.", "place"),
    ("It was the first bombing that killed rebels since the siege began on Sunday.", "time"),
    ("The killing of ten civilians overshadowed talks in Geneva.", "place"),
]


@pytest.mark.parametrize(("text", "which"), NONE, ids=[text for text, _ in NONE])
def test_the_time_and_place_of_another_thing_are_not_taken(extracted, text, which):
    """Where somebody speaks, meets or is at home, and since when it is the worst, is no setting of the event."""
    claims = [c for c in extracted(text).claims if c.type in {"ASSAULT", "CASUALTIES"}]
    assert claims
    assert [getattr(claim, which) for claim in claims] == [None] * len(claims)


@pytest.mark.parametrize(
    "text",
    [
        "DALLAS -- Gunmen killed two officers, police said.",
        "West Palm Beach, Florida (CNN) Gunmen killed two officers, police said.",
    ],
)
def test_a_date_line_is_no_place_of_an_event(extracted, text):
    """The town that a report is written in is not where its event happened."""
    assert [c.place for c in extracted(text).claims if c.type == "CASUALTIES"] == [None]
