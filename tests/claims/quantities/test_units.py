"""Units that stand beside another number of the sentence, in two words, or behind a noun that only describes."""

import pytest
import spacy

from secondsource.claims import quantities

NLP = spacy.blank("en")


@pytest.mark.parametrize(
    ("text", "units"),
    [
        ("It grew from 13.5 to 14.0 mm.", ["mm", "mm"]),
        ("He went from 208 pounds to 193.", ["lb", "lb"]),
        ("It rose from 12 to Aleppo.", [None]),
        ("It has 332 pound-feet of torque.", ["ft.lb"]),
        ("It has 332 lb-ft of torque.", ["ft.lb"]),
        ("It makes 450 Nm.", ["Nm"]),
        ("It is 450 nm long.", ["nm"]),
        ("There are 68,400 people who work and 95,800 who do not.", ["person", "person"]),
        ("It pumps 52,000 barrel-a-day.", ["bbl"]),
        ("Coalition Mourns 5 Rescue Workers Killed by Airstrikes.", ["person"]),
        ("Jets dropped six barrels full of gas on the town.", ["barrel"]),
        ("It struck at magnitude-5.9 depth.", [None]),
        ("A 7.1 earthquake struck.", [None]),
    ],
)
def test_the_unit_of_each_number(text, units):
    """A number has the unit that the words give it, also where only the other end of "from … to" writes it."""
    assert [q.unit for q in quantities.find(NLP(text))] == units


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Earthquake Flash Update No. 3", "3"),
        ("They came ashore between four and nine in the morning.", "four"),
        ("Shells hit a quarter of Abeche.", "a quarter"),
        ("Call 0207 782 4368 for help.", "782"),
        ("It was launched at 9 a.m. (0030 GMT).", "0030"),
        ("He called 911.", "911"),
        ("She rang at ten past three.", "three"),
        ("It was ten to six, she said.", "ten"),
        ("A curfew applies from six to six.", "six"),
        ("A mechanic, father of three, was killed.", "three"),
        ("COVID -19 tests were delivered.", "-19"),
    ],
)
def test_labels_and_hours_are_no_quantities(text, words):
    """Numbers of bulletins, hours and parts of a town count nothing."""
    assert words not in {q.text for q in quantities.find(NLP(text))}


def test_numbers_of_witnesses_called_and_days_are_counts():
    """What looks like a number rung or a time of day is a count where a noun follows."""
    told = [q.text for q in quantities.find(NLP("He called 12 witnesses. It lasted from two to five days."))]
    assert told == ["12", "from two to five days"]


@pytest.mark.parametrize(
    ("text", "unit"),
    [
        ("About 460 Kia and Hyundai vehicles were stolen.", "vehicle"),
        ("Twelve police officers died.", "person"),
        ("The plant will make eight million 250ml bottles of soap.", "bottle"),
        ("The attack killed 15 people Thursday morning.", "person"),
    ],
)
def test_the_counted_noun_is_the_last_of_its_phrase(reader, text, unit):
    """What only describes the counted is not it."""
    assert quantities.find(reader(text))[0].unit == unit
