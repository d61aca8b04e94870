"""Counts in headlines that lost their punctuation: each has its own verb, and an attribution is not counted."""

import pytest

HEADLINES = [
    ("Twin bombings kill 30 injure 90", {"30": "killed", "90": "injured"}),
    ("Kurds kill 83 Injured 100", {"83": "killed", "100": "injured"}),
    ("Airstrikes kill 33 wound 60 in Idlib", {"33": "killed", "60": "injured"}),
    ("Blast in Kabul kills 20 injures 50 Health Ministry", {"20": "killed", "50": "injured"}),
    ("8 persons killed 58 others injured in motorway crash", {"8": "killed", "58": "injured"}),
    (
        "At least 9 people were killed 21 were wounded, police said.",
        {"At least 9": "killed", "21": "injured"},
    ),
    ("The attack killed 14 wounded 30.", {"14": "killed", "30": "injured"}),
    ("Gunmen killed 20 others injured in an earlier attack.", {"20": "killed"}),
    ("TRAIN CRASH: MINISTER ACCUSED, DEAD NOW 58", {"58": "killed"}),
]


@pytest.mark.parametrize(("text", "measures"), HEADLINES)
def test_each_count_of_a_headline_has_its_own_verb(extracted, text, measures):
    """A verb between two counts belongs to the one that it stands with."""
    assert {f.text: f.measure for c in extracted(text).claims for f in c.figures} == measures


@pytest.mark.parametrize(
    ("text", "population"),
    [
        ("Airstrike on market kills 27 Medical source", None),
        ("Car bomb kills 12 Minister", None),
        ("Air strikes kill more than 20 Monitor", None),
        ("Army ambush kills 15 militants Monitor", "militants"),
        ("Turkish strike kills 7 fighters witness", "fighters"),
        ("Four officials were killed.", "officials"),
        ("The blast killed two ministers.", "ministers"),
    ],
)
def test_the_source_behind_a_number_is_not_counted(extracted, text, population):
    """A source in the singular behind a number speaks; officials in the plural are counted."""
    (figure,) = (f for c in extracted(text).claims for f in c.figures)
    assert (figure.measure, figure.population) == ("killed", population)


@pytest.mark.parametrize(
    ("text", "bound"),
    [("Soldiers handed over 21 girls.", "exact"), ("Soldiers freed over 21 girls.", "more_than")],
)
def test_handed_over_is_a_verb_and_no_bound(extracted, text, bound):
    """The "over" of "handed over 21" belongs to the verb; elsewhere it means more than."""
    (figure,) = (f for c in extracted(text).claims for f in c.figures)
    assert (figure.bound, figure.measure) == (bound, "released")


@pytest.mark.parametrize(
    ("text", "measures"),
    [
        ("THE NUMBER OF RESCUED IS 13. THE NUMBER OF DEAD IS 12.", {"13": "rescued", "12": "killed"}),
        (
            "PERSONNEL 612, AIRCRAFT 14. FATALITIES SO FAR 3. INJURED CIVILIANS 17. CIVILIANS EVACUATED 4,200.",
            {"612": "count", "14": "count", "3": "killed", "17": "injured", "4,200": "evacuated"},
        ),
        (
            "VESSELS DEPLOYED 9. BODIES RECOVERED 12. MISSING PERSONS 30.",
            {"9": "deployed", "12": "killed", "30": "missing"},
        ),
        ("HELICOPTERS BROUGHT OUT 42 SICK PERSONS.", {"42": "evacuated"}),
        ("Killed: three. Houses destroyed: 41.", {"three": "killed", "41": "destroyed"}),
        ("Survivors now number 17, a priest said.", {"17": "rescued"}),
        ("The dead number seven, doctors said.", {"seven": "killed"}),
        ("Flight number 17 left the burning airport.", {}),
        ("Hotel owner convicted over 13 deaths", {"13": "killed"}),
    ],
)
def test_the_items_of_a_bulletin(extracted, text, measures):
    """A line in capitals holds no names by its capitals; each item has its number, and none counts the next one's noun."""
    assert {f.text: f.measure for c in extracted(text).claims for f in c.figures} == measures


@pytest.mark.parametrize(
    ("text", "bound"),
    [
        ("The owner was convicted over 13 deaths.", "exact"),
        ("The storm caused over 13 deaths.", "more_than"),
        ("Police arrested over 100 people.", "more_than"),
    ],
)
def test_over_is_no_bound_of_what_somebody_is_tried_for(extracted, text, bound):
    """One is convicted "over" deaths because of them; else "over" bounds a number."""
    (found,) = {f.bound for c in extracted(text).claims for f in c.figures}
    assert found == bound
