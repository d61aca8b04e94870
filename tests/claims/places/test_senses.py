"""Which of several places of one name is meant, what is no place at all, and which of a sentence's places an event has."""

import pytest

from secondsource.claims import places


@pytest.mark.parametrize(
    ("text", "words", "precision"),
    [
        ("Syria's army left Idlib province. Strikes on Idlib city killed two.", "Idlib", ["region", "city"]),
        ("In the province of Daraa two died. The city of Daraa is in Syria.", "Daraa", ["region", "city"]),
        ("In Hunan province and in the Hunan city of Yueyang rivers rose.", "Hunan", ["region", "region"]),
    ],
)
def test_a_province_is_another_place_than_its_city(reader, text, words, precision):
    """A name that the words call a province and one that they call a city are two, in one report."""
    told = [m.precision for m in places.find(reader(text)) if m.text == words]
    assert told[:1] == precision[:1]
    assert set(told) <= set(precision)


@pytest.mark.parametrize(
    ("text", "words", "country"),
    [
        ("Syria: shells hit Al Maleh and Damascus, Homs and Aleppo.", "Al Maleh", None),
        ("Syria: shells hit Kilis, Turkey, and Damascus, Homs and Aleppo.", "Kilis", "TR"),
        ("Syria: shells hit Baghdad, and Damascus, Homs and Aleppo.", "Baghdad", "IQ"),
    ],
)
def test_a_small_town_of_a_country_not_spoken_of_has_no_point(reader, text, words, country):
    """Better none than a false one; a town that its country follows, or that all know, keeps its point."""
    assert {m.country for m in places.find(reader(text)) if m.text == words} <= {country}


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("The alliance has seized territory from IS across large parts of northern Syria.", "IS"),
        ("A source told SANA that shells hit a town in Syria.", "SANA"),
        ("Shells hit a festival on the Las Vegas Strip.", "Las"),
        ("Fighters captured Base 46 in northern Syria on Friday.", "Base"),
        ("Pirates attacked the ship before the frigate INS Mysore reached it on Friday.", "Mysore"),
        ("It is the duty of all under International Law (IL) to protect civilians in Syria.", "IL"),
        ("Police arrested Mark Lincoln on Friday. Lincoln was released the next day.", "Lincoln"),
    ],
)
def test_what_is_no_place(reader, text, words):
    """Abbreviations of organizations, numbered bases, ships and surnames are no towns of that spelling."""
    assert words not in {m.text for m in places.find(reader(text))}


def test_a_town_of_somebody_s_name_is_one_where_it_is_told_as_one(reader):
    """A surname in the report does not hide the town that something happens in."""
    text = "Police arrested Mark Lincoln on Friday. A fire in Lincoln, Nebraska, killed two people."
    assert "Lincoln" in {m.text for m in places.find(reader(text))}


@pytest.mark.parametrize(
    ("text", "predicate", "place"),
    [
        (
            "The bombs struck the town of Jayrud 60 kilometers (35 miles) northeast of Damascus.",
            "strike",
            "Jayrud",
        ),
        ("The shells struck a village south of Damascus.", "strike", "Damascus"),
        ("A blast hit al-Dumayr in the Damascus countryside, killing 14 fighters.", "kill", "al-Dumayr"),
        ("Two blasts rocked al-Zahraa neighborhood of Homs.", "rock", "al-Zahraa"),
        ("An air strike hit the West Bank city of Nablus.", "hit", "Nablus"),
        ("Twin car bombs in Syrias Homs kill 32.", "kill", "Homs"),
        ("Shells hit the town of Hader. A man from the town was hurt.", "hurt", "the town"),
    ],
)
def test_which_place_an_event_has(claim_about, text, predicate, place):
    """Not the one that a distance is measured from, nor the larger one of a phrase."""
    told = {c.place.mention.text for c in claim_about(text, predicate) if c.place is not None}
    assert told == {place}


def test_the_town_is_one_that_the_gazetteer_does_not_have(extracted):
    """A town told before is what a bare "the town" stands for, though no gazetteer knows it."""
    claims = extracted("Shells hit the town of Hader. A man from the town was hurt.").claims
    assert len({c.place.mention.entity for c in claims if c.place is not None}) == 1
