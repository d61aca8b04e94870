"""Bare numbers that stand beside or for a count told elsewhere take its measure, and only where the words say so."""

import pytest

CARRIED = [
    (
        "The ministry says 211 people were on board. Relatives think it was more than 240.",
        "more than 240",
        "aboard",
    ),
    ("The ministry says that 211 people were on board. The owner sticks to 148.", "148", "aboard"),
    ("The vessel carried 136 passengers and 12 crew. The figure of 211 has no basis.", "211", "aboard"),
    ("The number of deaths in Nyemba was given as 7. The correct number is 4.", "4", "killed"),
    ("Rebels took 14 guards hostage. The government put the number at nine.", "nine", "kidnapped"),
    ("The ministry said 30 people died. A doctor put the figure at 45.", "45", "killed"),
    ("The ministry said 30 people died. An earlier count was 28.", "28", "killed"),
    (
        "The opposition says that 12 of its members are detained. The government says the number is three.",
        "three",
        "detained",
    ),
    ("Not 40 but 14 guards were taken hostage.", "40", "kidnapped"),
    ("The ministry said 14 inmates died, not 40.", "40", "killed"),
    ("The ministry revised its toll from 14 to 12.", "12", "killed"),
    ("Rescuers lowered the number of people killed when a ferry sank to 31 from 34.", "31", "killed"),
    ("Rescuers lowered the number of people killed when a ferry sank to 31 from 34.", "34", "killed"),
    (
        "The number of people killed in an explosion at a warehouse in the city of Sfax rose to 27.",
        "27",
        "killed",
    ),
    ("The survey put the magnitude at 6.2. The institute measured 5.9.", "5.9", "magnitude"),
    ("Twenty-nine bodies are in the morgue. Only 17 of them had been identified.", "17", "bodies"),
]
UNKNOWN = [
    ("The price of bread rose. It was more than 240.", "more than 240"),
    ("The minister spoke for two hours. The figure of 211 has no basis.", "211"),
    ("Twelve people died and 40 were hurt. The figure of 15 was given by the army.", "15"),
    ("Twelve people died. The number of schools is 15.", "15"),
    ("Twelve people died. Three schools closed. The figure of 15 was given by the army.", "15"),
    ("The ministry's figure of 211 leaves out children.", "211"),
]


@pytest.mark.parametrize(("text", "words", "measure"), CARRIED, ids=[f"{w}: {t[:50]}" for t, w, _ in CARRIED])
def test_a_number_that_stands_for_a_count(extracted, text, words, measure):
    """It has the measure of the count that it stands for."""
    assert {f.measure for c in extracted(text).claims for f in c.figures if f.text == words} == {measure}


@pytest.mark.parametrize(("text", "words"), UNKNOWN, ids=[text for text, _ in UNKNOWN])
def test_what_is_not_plain_stays_unknown(extracted, text, words):
    """Where nothing, or more than one thing, was counted before, the number is a count of nobody knows what."""
    assert {f.measure for c in extracted(text).claims for f in c.figures if f.text == words} <= {"count"}


def test_what_is_denied_is_no_count(extracted):
    """Of "Forty-one, not 1,200" both count the ill, and the second is marked as overtaken."""
    text = "Only 41 people were known to have cholera. “Forty-one, not 1,200,” Kabeya said."
    figures = {f.text: f for c in extracted(text).claims for f in c.figures}
    assert (figures["Forty-one"].measure, figures["Forty-one"].rule) == ("infected", "exact")
    assert (figures["1,200"].measure, figures["1,200"].rule) == ("infected", "exact+earlier")


def test_the_population_goes_with_the_measure(extracted):
    """Who is counted is told by the count that the number stands for, in the words there; of two sorts, by neither."""
    one = "Rebels took 14 guards hostage. The government put the number at nine."
    two = "The vessel carried 136 passengers and 12 crew. The figure of 211 has no basis."
    told = {f.text: f.population for text in (one, two) for c in extracted(text).claims for f in c.figures}
    assert (told["nine"], told["211"]) == ("guards", None)
