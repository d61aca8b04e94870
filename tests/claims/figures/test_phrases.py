"""What a number counts by a turn of phrase: captives, crowds, what a place holds, what is handed out, and what is none of it."""

import pytest

COUNTED = [
    # held, taken, let go
    ("Rebels are holding 12 guards in the north wing.", "12", "held"),
    ("Twelve guards are being held hostage.", "Twelve", "held"),
    ("Some 21 people remain in the hands of the kidnappers.", "Some 21", "held"),
    ("Eleven of them are still in captivity.", "Eleven", "held"),
    ("The group took 14 aid workers hostage on Monday.", "14", "kidnapped"),
    ("At least 276 girls were abducted from the school in April.", "At least 276", "kidnapped"),
    ("Three of the hostages have been let go.", "Three", "released"),
    ("Five more captives were handed over to the Red Cross.", "Five", "released"),
    ("Four guards walked free on Wednesday.", "Four", "released"),
    ("Two hostages escaped during the night.", "Two", "escaped"),
    ("Two thousand villagers escaped during the night.", "Two thousand", "displaced"),
    ("More than 200 people were taken into custody.", "More than 200", "detained"),
    ("Two held over blast", "Two", "detained"),
    ("The two sides hold three rounds of talks.", "three", "count"),
    # the dead and the missing
    ("Rescuers pulled the bodies of eight people from beneath the rubble.", "eight", "killed"),
    ("Eight people are trapped beneath the rubble.", "Eight", "trapped"),
    ("The fate of some 200 soldiers remains unknown.", "some 200", "missing"),
    ("The fate of some 200 soldiers was discussed.", "some 200", "count"),
    # crowds
    ("Organizers of the march put the turnout at 80,000.", "80,000", "protesting"),
    ("Some 300 people attended the rally.", "Some 300", "protesting"),
    ("Thousands took to the streets on Friday.", "Thousands", "protesting"),
    ("Police put the crowd at the concert at 3,000.", "3,000", "count"),
    (
        "Police put the size of the crowd on the square at about 3,000 during the protest.",
        "about 3,000",
        "protesting",
    ),
    ("Organizers of the rally said that 15,000 people had come to the protest.", "15,000", "protesting"),
    ("The gathering, in which up to 3,000 citizens took part, was dispersed.", "up to 3,000", "protesting"),
    ("Police put the crowd at the protest, in which one man died, at two bridges.", "two", "count"),
    ("About 3,000 runners took part in the race.", "About 3,000", "count"),
    ("Turnout was 62 percent.", "62 percent", "turnout"),
    ("The party won 48 percent of the vote.", "48 percent", "vote_share"),
    ("The party won 48 percent of the seats.", "48 percent", "share"),
    # what a place or a ship may hold, who lives there
    ("The ship is certified for 160 passengers.", "160", "capacity"),
    ("The ward was made for 50 people.", "50", "capacity"),
    ("The jail was designed to hold 600 inmates.", "600", "capacity"),
    ("The jail holds 600 inmates.", "600", "held"),
    ("There were life jackets for no more than 90 people.", "no more than 90", "capacity"),
    ("Some 9,000 people live there.", "Some 9,000", "residents"),
    ("The town of 40,000 people was cut off.", "40,000", "residents"),
    ("A camp that houses 12,000 people was shelled.", "12,000", "sheltered"),
    # things
    ("The agency distributed 4,000 blankets.", "4,000", "delivered"),
    ("No more than 700 tents have arrived.", "No more than 700", "delivered"),
    ("Fifteen vehicles were burned.", "Fifteen", "destroyed"),
    ("Two hospitals were reduced to rubble.", "Two", "destroyed"),
    ("Two players collapsed.", "Two", "count"),
    ("The agency sent 14 samples to the capital.", "14", "count"),
    ("The army sent 2,000 soldiers to the border.", "2,000", "deployed"),
    # the sick, the dead, the saved
    ("Some 38,700 people were vaccinated on the first day.", "Some 38,700", "vaccinated"),
    ("Three members of our own staff have fallen ill.", "Three", "infected"),
    (
        "Forty-eight survivors are still receiving treatment in three hospitals.",
        "Forty-eight",
        "hospitalized",
    ),
    ("We buried four on Sunday.", "four", "bodies"),
    ("His mother is among the dead, now put at 27.", "27", "killed"),
    ("Two were injured at 5 crossings.", "5", "count"),
    ("The landslide buried 40 people.", "40", "count"),
    ("He had dug graves for 19 people.", "19", "bodies"),
    ("Twelve people were pulled alive from the rubble.", "Twelve", "rescued"),
    ("Rescuers found 14 people alive in the ruins.", "14", "rescued"),
    ("Thirty-four people are dead and 121 rescued.", "121", "rescued"),
    ("We have spoken with 26 survivors.", "26", "count"),
    ("Thousands of people are in the open.", "Thousands", "displaced"),
    ("Workers battled for hours to free five people trapped in the wreckage.", "five", "rescued"),
    ("The rebels freed five people on Monday.", "five", "released"),
    ("31 went to Croydon University Hospital.", "31", "hospitalized"),
    ("More than three million Syrians have become refugees.", "More than three million", "displaced"),
    # of bulletins and late counts
    ("A cadet died on Monday, bringing to 13 the number of people killed.", "13", "killed"),
    ("A boy of 13 died on Saturday, bringing the dead to four.", "four", "killed"),
    ("Nine of the patients have lost their sight.", "Nine", "injured"),
    ("In all 62 people had been blinded by the liquor.", "62", "injured"),
    ("Officials confirmed the deaths of 26 people, 11 of them children.", "11", "killed"),
    ("He was released on bail of 500,000 shillings.", "500,000 shillings", "money"),
    ("DEATHS IN CONNECTION WITH LOW TEMPERATURES: 17.", "17", "killed"),
    ("Citizens who lost their lives: 11.", "11", "killed"),
    ("Nineteen remain in hospital.", "Nineteen", "hospitalized"),
    ("Some 6,500 people were moved from a zone of five kilometers.", "Some 6,500", "evacuated"),
    ("By nightfall 19 had been brought down.", "19", "rescued"),
    ("Some 6,000 villagers were cut off by snow.", "Some 6,000", "trapped"),
    ("Some 9,000 people began to go home on Sunday.", "Some 9,000", "returned"),
    ("Accounts put those aboard at 85.", "85", "aboard"),
    ("Two managers were sent to prison.", "Two", "detained"),
    ("The number of people likely to need food is lowered to 190,000.", "190,000", "in_need"),
    ("Ten thousand of the 25,000 inhabitants have left.", "25,000", "residents"),
    ("The shelter has 140 beds, of which 31 were free last night.", "31", "count"),
    # differences are no counts
    ("Rescuers now say 31 people died, three fewer than they had announced.", "three", "difference"),
    ("It was carrying at least 211 people, 63 more than were listed.", "63", "difference"),
]


@pytest.mark.parametrize(("text", "words", "measure"), COUNTED, ids=[f"{w}: {t[:50]}" for t, w, _ in COUNTED])
def test_the_measure_of_a_turn_of_phrase(extracted, text, words, measure):
    """A number has the measure that the words around it give together, and no other."""
    assert {f.measure for c in extracted(text).claims for f in c.figures if f.text == words} == {measure}


def test_lists_of_places_in_parentheses_part(extracted):
    """Each place of a list has its own claims of its counts, in its own words; the sum keeps its own."""
    text = "A total of 120 cases and 12 deaths were reported: Kalemie (80 cases, 9 deaths) and Moba (40 cases, 3 deaths)."
    told = {f.text: c.text for c in extracted(text).claims for f in c.figures}
    assert told["80"] == told["9"] == "Kalemie (80 cases, 9 deaths)"
    assert told["40"] == told["3"] == "Moba (40 cases, 3 deaths)"
    assert told["120"].startswith("A total of 120 cases")
