"""A number that is part of another, or that another has overtaken, says so and never stands as the count."""

import pytest

RULES = [
    (
        "At least 30 people, including six children and two women, were killed.",
        {"At least 30": "bound:at_least", "six": "exact+part", "two": "exact+part"},
    ),
    (
        "A raid killed nine civilians including three children and left the market in ruins.",
        {"nine": "exact", "three": "exact+part"},
    ),
    (
        "It killed 18 civilians including one child and wounded dozens of others.",
        {"18": "exact", "one": "exact+part", "dozens": "vague:dozens"},
    ),
    (
        "An earlier post said 35 bodies had been found. It should have read 53 in total.",
        {"35": "exact+earlier", "53": "exact"},
    ),
    ("The attack killed 11, among them two policemen.", {"11": "exact", "two": "exact+part"}),
    ("The quake injured 300, 40 of them seriously.", {"300": "exact", "40": "exact+part"}),
    ("Four of the dead were women.", {"Four": "exact+part"}),
    ("Of the 45 killed, 12 were soldiers.", {"45": "exact", "12": "exact+part"}),
    ("Of the 31 dead, nine were police officers.", {"31": "exact", "nine": "exact+part"}),
    ("The dead included three children.", {"three": "exact+part"}),
    ("Three children were among the 12 people killed.", {"Three": "exact+part", "12": "exact"}),
    ("The toll rose to 137 from 135 on Monday.", {"137": "exact", "135": "exact+earlier"}),
    (
        "The ministry said 22 people had died, updating an earlier toll of 15.",
        {"22": "exact", "15": "exact+earlier"},
    ),
    ("The raids killed 12 in Homs and nine in Hama.", {"12": "exact", "nine": "exact"}),
    ("The blast killed four soldiers and wounded three others.", {"four": "exact", "three": "exact"}),
    ("Police detained 23 protesters from 12 towns.", {"23": "exact", "12": "exact"}),
]


@pytest.mark.parametrize(("text", "rules"), RULES, ids=[text for text, _ in RULES])
def test_the_rule_tells_a_part_and_an_overtaken_number(extracted, text, rules):
    """Parts end in "+part", overtaken counts in "+earlier", all others in neither."""
    assert {f.text: f.rule for c in extracted(text).claims for f in c.figures} == rules


MEASURES = [
    # What is said of some of them is not said of all.
    ("Police found 20 migrants, four of them dead, in a lorry.", "20", "count", "incident"),
    ("Police found 20 migrants, four of them dead, in a lorry.", "four", "killed", "incident"),
    ("Rescuers found 20 migrants, all of them dead.", "20", "killed", "incident"),
    ("The clinic received twelve sailors, three of them wounded.", "twelve", "count", "incident"),
    ("The clinic received twelve sailors, three of them wounded.", "three", "injured", "incident"),
    ("Some 40 people, most of whom were killed by smoke, lay there.", "Some 40", "count", "incident"),
    ("The military destroyed over 60 terrorists.", "over 60", "killed", "incident"),
    ("They destroyed three tanks.", "three", "destroyed", "incident"),
    (
        "The blast left 25 militants of the group including one of its leaders dead.",
        "25",
        "killed",
        "incident",
    ),
    ("Two militants were killed and two others sustained injuries.", "two", "injured", "incident"),
    ("The attack resulted in the death of eight and the injury of 89.", "89", "injured", "incident"),
    ("It secured the release of 21 of the more than 200 schoolgirls.", "21", "released", "incident"),
    ("They evacuated 300 wounded from the town.", "300", "evacuated", "incident"),
    ("The group killed 13 hostages on Friday.", "13", "killed", "incident"),
    ("State media claimed 49 fighters were killed and wounded.", "49", "dead_or_injured", "incident"),
    (
        "The war has killed 280000 people and displaced millions since it started.",
        "millions",
        "displaced",
        "stock",
    ),
    ("One in four houses in the town was destroyed.", "One in four", "destroyed", "rate"),
    ("The 181-kg gorilla picked the boy up.", "181-kg", "mass", "measurement"),
]


@pytest.mark.parametrize(("text", "words", "measure", "mode"), MEASURES, ids=[row[0] for row in MEASURES])
def test_measures_of_news(extracted, text, words, measure, mode):
    """What is done to people is told by the nearest words that tell it, and a share is no number of people."""
    found = [(f.measure, f.mode) for c in extracted(text).claims for f in c.figures if f.text == words]
    assert found
    assert found[-1] == (measure, mode)


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("The raids killed 12 in Homs and nine in Hama.", {"12": "Homs", "nine": "Hama"}),
        (
            "The army killed 4 militants in Homs, 6 in Hama and 11 others near Idlib.",
            {"4": "Homs", "6": "Hama", "11": "Idlib"},
        ),
        ("Two people died in Paris and three in Paris.", {"Two": "Paris", "three": "Paris"}),
        ("The blast killed 10 people in Kabul and injured 59.", {"10": "Kabul", "59": "Kabul"}),
    ],
)
def test_a_count_told_for_a_place_is_a_claim_about_that_place(extracted, text, places):
    """Counts of several places are several claims, each with its own place."""
    found = {f.text: c.place and c.place.mention.text for c in extracted(text).claims for f in c.figures}
    assert found == places
