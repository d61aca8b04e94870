"""People on a ship, plane, bus or train; those brought ashore; those who have a disease; each with its own claim."""

import pytest
import spacy

from secondsource.claims import figures, quantities

NLP = spacy.blank("en")

ABOARD = [
    ("A barge carrying nearly 90 people capsized on the river, killing at least six.", "nearly 90", "aboard"),
    ("The plane had 164 aboard when it went down.", "164", "aboard"),
    ("Some 120 people were on board, officials said.", "Some 120", "aboard"),
    ("The steamer carried 88 passengers and nine crew.", "88", "aboard"),
    ("The steamer carried 88 passengers and nine crew.", "nine", "aboard"),
    ("The manifest listed 77 passengers and six crew members.", "six", "aboard"),
    ("A bus with 40 people on it plunged into a ravine.", "40", "aboard"),
    ("A train with 300 passengers derailed near the border.", "300", "aboard"),
    ("It was carrying 43 people when it hit a reef.", "43", "aboard"),
    ("The Astoria, which was carrying at least 300 people, sank.", "at least 300", "aboard"),
    ("At least 18 of the 93 people aboard drowned.", "93", "aboard"),
    ("All 62 people on board were killed when the jet crashed.", "62", "killed"),
    ("The ministry said all five people on board were assumed dead.", "five", "killed"),
    ("The crash killed all 71 people aboard.", "71", "killed"),
    ("Rescuers saved 44 people on board the trawler.", "44", "rescued"),
    ("Buses carrying 400 civilians left the besieged district.", "400", "evacuated"),
    ("Police arrested 12 passengers.", "12", "detained"),
    ("The vessel is licensed to carry 60 passengers.", "60", "capacity"),
    ("The airline carries 20 million passengers a year.", "20 million", "count"),
    ("A minister carrying 17 letters arrived.", "17", "count"),
]

PLIGHTS = [
    ("Fishermen brought 27 people ashore.", "27", "rescued"),
    ("Eleven sailors were taken to safety.", "Eleven", "rescued"),
    ("A tanker plucked 12 men from the water.", "12", "rescued"),
    ("Divers brought 14 bodies ashore.", "14", "killed"),
    ("Trucks brought 30 tents to the shore.", "30", "count"),
    ("By Friday only 17 people were known to have the disease.", "17", "infected"),
    ("In all, 52 people have contracted typhoid.", "52", "infected"),
    ("Nineteen villagers tested positive.", "Nineteen", "infected"),
    ("The doctors saw 30 cases of measles.", "30", "infected"),
    ("The lawyers saw 30 cases of torture.", "30", "count"),
    ("Some 40 people fell ill in the camp.", "Some 40", "infected"),
    ("Ten people have died and hundreds are ill after the leak.", "hundreds", "infected"),
    ("Some 30 pupils were gravely ill after the lunch.", "Some 30", "infected"),
    ("About 60 pupils remain sick.", "About 60", "infected"),
    ("Some 300 drivers are sick of waiting at the border.", "Some 300", "count"),
    ("Some 50 inmates were treated for burns.", "Some 50", "hospitalized"),
    ("Some 50 villagers were ill-treated by guards.", "Some 50", "count"),
    ("Only 23 people were known to be infected.", "23", "infected"),
    ("More than 300 people have cholera vaccines.", "More than 300", "count"),
    ("Nine people have died of cholera.", "Nine", "killed"),
    ("They counted 29 bodies in the morgue.", "29", "bodies"),
    ("They recovered 29 bodies in the valley.", "29", "killed"),
    ("The doctor spoke of 45 deceased.", "45", "killed"),
    ("Two children died in captivity.", "Two", "killed"),
    ("Two children remain in captivity.", "Two", "held"),
    ("Villagers speak of 70 dead.", "70", "killed"),
    ("The coast guard put the number of missing at 35.", "35", "missing"),
    ("An estimated 48 people remain missing.", "An estimated 48", "missing"),
    ("By nightfall 22 were still missing.", "22", "missing"),
]


@pytest.mark.parametrize(("text", "words", "measure"), ABOARD + PLIGHTS)
def test_the_measure_of_those_aboard_ill_or_brought_ashore(extracted, text, words, measure):
    """A vessel's people are aboard unless more is said of them; a disease makes ill, a shore rescues."""
    assert [f.measure for c in extracted(text).claims for f in c.figures if f.text == words] == [measure]


MODES = [
    ("More than 900 cases have been reported since the outbreak began.", "cumulative"),
    ("The total number of deaths reported between May 2 and June 9 stands at 61.", "cumulative"),
    ("At least 80 people have died of Ebola.", "cumulative"),
    ("In all, 52 people have contracted typhoid.", "cumulative"),
    ("Officials recorded 23 deaths since March 3.", "cumulative"),
    ("Nine people died of cholera.", "incident"),
    ("The clinic reported 12 new cases on Tuesday.", "incident"),
    ("Twelve people have died in the crash.", "incident"),
    ("Some 120 people were on board.", "stock"),
]


@pytest.mark.parametrize(("text", "mode"), MODES)
def test_totals_of_an_outbreak_are_sums(extracted, text, mode):
    """What "has been reported", who "has died of" a disease and a "total number" are added up over time."""
    figures_ = [f for c in extracted(text, "2019-03-04").claims for f in c.figures]
    assert {f.mode for f in figures_} == {mode}


def test_a_count_is_no_sum_that_it_is_added_to(extracted):
    """What a day's count brings a sum to is told over time, the count itself is not."""
    text = "Raids killed 12 people on Monday, bringing the number killed in 24 hours of bombardment to 45."
    figures_ = {f.text: f.mode for c in extracted(text).claims for f in c.figures}
    assert (figures_["12"], figures_["45"]) == ("incident", "cumulative")


def test_what_a_toll_has_risen_to_is_a_sum(extracted):
    """So is what stands beside it."""
    text = "The death toll from rocket attacks on quarters of the city rose to 5 killed and 17 injured."
    figures_ = {f.text: f.mode for c in extracted(text).claims for f in c.figures}
    assert figures_ == {"5": "cumulative", "17": "cumulative"}


OWN = [
    (
        "Officials have recorded 540 suspected cases and 23 deaths since March 3.",
        {"540": ("HAZARD", "infected"), "23": ("CASUALTIES", "killed")},
    ),
    (
        "The ministry reported 2,310 suspected cases of measles, including 44 deaths.",
        {"2,310": ("HAZARD", "infected"), "44": ("CASUALTIES", "killed")},
    ),
    (
        "A barge carrying nearly 90 people capsized on the river, killing at least six.",
        {"nearly 90": ("STATEMENT", "aboard"), "at least six": ("CASUALTIES", "killed")},
    ),
    (
        "The storm killed 12 people and rescuers pulled 30 from the rubble.",
        {"12": ("CASUALTIES", "killed"), "30": ("EVACUATION", "rescued")},
    ),
    (
        "8 persons killed 58 others injured in motorway crash",
        {"8": ("CASUALTIES", "killed"), "58": ("CASUALTIES", "injured")},
    ),
]


@pytest.mark.parametrize(("text", "sorts"), OWN)
def test_every_sort_of_count_has_its_own_claim(extracted, text, sorts):
    """Cases and deaths, those aboard and those killed, are told by claims of their own, each count once."""
    claims = [c for c in extracted(text).claims if c.figures]
    assert {f.text: (c.type, f.measure) for c in claims for f in c.figures} == sorts
    assert all(len(c.figures) == 1 for c in claims)


def test_the_claim_of_those_aboard_has_the_words_of_the_vessel(extracted):
    """Who was aboard is told by the vessel and what it carried, and not by what became of it."""
    text = "A barge carrying nearly 90 people capsized on the river, killing at least six."
    (claim,) = (c for c in extracted(text).claims if any(f.measure == "aboard" for f in c.figures))
    assert claim.text == "A barge carrying nearly 90 people"


def test_a_number_told_for_itself_makes_one_claim(extracted):
    """A statement that is there for its toll only becomes the claim of that toll, and is not told twice."""
    (claim,) = extracted("An estimated 48 people remain missing.").claims
    assert (claim.type, claim.mode) == ("CASUALTIES", "missing")


def rule(text, words):
    """Return the rule of one figure of a sentence, read without a tree."""
    doc = NLP(text)
    return next(figures.make(doc, q).rule for q in quantities.find(doc) if q.text == words)


@pytest.mark.parametrize(
    ("text", "words", "part"),
    [
        ("There were 2,310 cases, including 44 deaths.", "44", False),
        ("There were 70 casualties, including nine dead.", "nine", False),
        ("The raids killed 35 people, including 22 children.", "22", True),
    ],
)
def test_deaths_among_cases_are_no_part_of_more_deaths(text, words, part):
    """The deaths among cases are all there are; children among the dead are some of them."""
    assert rule(text, words).endswith("+part") is part
