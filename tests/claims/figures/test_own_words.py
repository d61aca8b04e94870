"""What a claim's own words count: things and people, lengths of time and ages, and what is no count at all."""

import pytest

COUNTS = [
    # text, figure's words, what it measures, unit, bound
    ("Deadly airstrikes kill 35 & destroy hospital", "35", "killed", "person", "exact"),
    ("At Least 19 Executed by Militants in Eastern Town", "At Least 19", "killed", "person", "at_least"),
    ("A bomber kills one in the capital.", "one", "killed", "person", "exact"),
    ("At least 37 were hurt, the mayor said.", "At least 37", "injured", "person", "at_least"),
    ("The raid killed 20 People's Army (PA) fighters in the hills.", "20", "killed", "person", "exact"),
    ("Two US-backed groups have clashed near the city.", "Two", "count", "group", "exact"),
    ("Fighters arrived in 22 four-wheel cars.", "22", "count", "car", "exact"),
    ("One of the shells hit a house.", "One", "count", "shell", "exact"),
    ("One rocket hit the school.", "One", "count", "rocket", "exact"),
    ("SANA-One civilian was killed while 16 others were injured.", "One", "killed", "person", "exact"),
    ("Ten people were killed and dozens of others wounded.", "dozens", "injured", "person", "vague"),
    ("The town is responsible for 40 percent of deaths.", "40 percent", "share", "%", "exact"),
    ("Stages: 2 Boosters: 4 Engines: 27 Payload: none", "4", "count", "booster", "exact"),
    # lengths, ages, money
    ("The troops came within just 20km of the river.", "within just 20km", "distance", "km", "at_most"),
    ("The army was stuck there for more than a year.", "more than a year", "duration", "a", "more_than"),
    ("The truce was kept at least for two months.", "at least for two months", "duration", "mo", "at_least"),
    ("A truce between both sides had kept the town calm for over two years.", "over two years", "duration", "a", "more_than"),
    ("A 2-1/2 year conflict has killed 300 people.", "2-1/2 year", "duration", "a", "exact"),
    ("The shell killed a two-day-old baby.", "two-day-old", "age", "d", "exact"),
    ("Police named the driver as John Brown Jr., 49, of the town.", "49", "age", "a", "exact"),
    ("The damage bill is expected to exceed $2 million.", "exceed $2 million", "money", "USD", "more_than"),
    ("There have been at least an additional 13 raids.", "at least an additional 13", "count", "raid", "at_least"),
    ("The girl was around 10.", "around 10", "age", "a", "about"),
    ("He was ordered to pay two million pounds to the court.", "two million pounds", "money", "pound", "exact"),
    # a place or a day before the number, with no comma between
    ("In the northern province of Idlib 11 people were killed.", "11", "killed", "person", "exact"),
    ("In the attack 18 of the 31 trucks were destroyed.", "18", "destroyed", "truck", "exact"),
    ("Also on Wednesday 22 Zulu fighters were killed in the hills.", "22", "killed", "person", "exact"),
    ("88 Killed & Injured in Raid on Town", "88", "dead_or_injured", "person", "exact"),
    # one person told without a number, beside others; forces are people
    ("Jets bombed a camp, killing five women and a child.", "a", "killed", "person", "exact"),
    ("Another man and two girls were killed in the raid.", "Another", "killed", "person", "exact"),
    ("The blast killed 38 regime forces.", "38", "killed", "person", "exact"),
    ("The blast killed 30 regime and 39 rebel fighters.", "30", "killed", "person", "exact"),
    ("The flood killed 30 sheep.", "30", "killed", "sheep", "exact"),
    ("The attack caused damage to a number of shops and two parked cars.", "two", "count", "car", "exact"),
    ("The bomb weighed 500 pounds.", "500 pounds", "mass", "lb", "exact"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "words", "measure", "unit", "bound"), COUNTS)
def test_a_count_of_the_claims_own_words(extracted, text, words, measure, unit, bound):  # noqa: PLR0917 - one row of the table
    """A claim has the numbers of its words, each with what it counts or measures."""
    figures = {f for claim in extracted(text).claims for f in claim.figures if f.text == words}
    assert {(f.measure, f.unit, f.bound) for f in figures} == {(measure, unit, bound)}


NO_COUNTS = [
    # text, words that are no figure
    ("The cores will land at the firm's Landing Zones 1 and 2 in Florida.", "2"),
    ("Taking the city has been one of his goals.", "one"),
    ("Ten were killed in the east, one of the bloodiest spells yet.", "one"),
    ("The court, which is one of the group's bodies, had detained a woman.", "one"),
    ("Fri Sep 30 2016 102138 Warplanes hit the town.", "102138"),
    ("Fighters arrived in 22 four-wheel cars.", "four"),
    ("They met a year ago.", "a year"),
    ("The army seized the town in the Six Day War.", "Six Day"),
    ("Of those who fled, all but around 700 have gone back.", "around 700"),
    ("The brigade answered 112 emergency messages.", "112"),
    ("An alert went out through the emergency number (112) at noon.", "112"),
    ("5/ At least 41 people drowned off the port.", "5"),
    ("The vessel sank.\n\n6/ We demand an investigation into the raid.", "6"),
    ("The army seized the town in the Seven Years' War.", "Seven Years"),
    ("The phone has a large 18:9 screen.", "18"),
    ("The phone has a large 18:9 screen.", "9"),
]


@pytest.mark.parametrize(("text", "words"), NO_COUNTS)
def test_a_label_a_stamp_and_one_among_others_count_nothing(extracted, text, words):
    """Numbers that tell things apart, times without colons and "one of his goals" are no figures."""
    assert words not in {f.text for claim in extracted(text).claims for f in claim.figures}


MODES = [
    ("The war, which began in 2011, has killed more than 280,000 people.", "killed", "cumulative"),
    ("The rebels have been blamed for the deaths of 200 people since their revolt in 2009.", "killed", "cumulative"),
    ("More than 191,000 people are believed to have been killed in the conflict so far.", "killed", "cumulative"),
    ("The army carried out 468 sorties during the past week.", "count", "cumulative"),
    ("More than 146,000 people have been killed in the three-year war.", "killed", "cumulative"),
    ("At least 60,000 people have died in jails during the conflict.", "killed", "cumulative"),
    ("Ten people were killed in the war on Sunday.", "killed", "incident"),
    ("The number of people who have been killed by shells in Marla has become 40.", "killed", "cumulative"),
    ("The number of those who died in the flood is now 40.", "killed", "cumulative"),
    ("The bomb, which was hidden in a car, has killed 12 people.", "killed", "incident"),
    ("The army carried out 12 sorties in the past.", "count", "incident"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "measure", "mode"), MODES)
def test_what_has_gone_on_since_something_began_is_a_sum(extracted, text, measure, mode):
    """A war's dead, and what was counted over a stretch of time, are no one incident's."""
    modes = {f.mode for c in extracted(text).claims for f in c.figures if f.measure == measure}
    assert modes == {mode}


BOTH = [
    (
        "So far in 2024, an estimated 712 people have died or gone missing on the route.",
        "dead_or_missing",
        712,
    ),
    ("More than 2,400 people died or went missing at sea in 2023.", "dead_or_missing", 2400),
    ("The storm left 50 dead and missing.", "dead_or_missing", 50),
    ("The storm left 50 dead and 12 missing.", "killed", 50),
    ("The flood killed 12 and left 30 missing.", "missing", 30),
    ("A schoolboy of thirteen was wounded.", "age", 13),
    ("The toll was above the one that the ministry gave on Thursday, 24.", "count", 24),
    ("The number of people known to have died in the flood has risen to 53.", "killed", 53),
]


@pytest.mark.parametrize(("text", "measure", "number"), BOTH, ids=[row[0] for row in BOTH])
def test_one_number_of_two_sorts_is_of_both(extracted, text, measure, number):
    """Who died or is missing is neither counted as dead nor as missing; a number behind a day is no age."""
    found = {(f.measure, f.best or f.low) for c in extracted(text).claims for f in c.figures}
    assert (measure, number) in found


BOUNDS = [
    ("The death toll passes 30.", "more_than"),
    ("The council passes three laws on the siege.", "exact"),
    ("The raid killed six in under two hours.", "fewer_than"),
    ("Six soldiers died under a two-hour truce.", "exact"),
]


@pytest.mark.parametrize(("text", "bound"), BOUNDS, ids=[row[0] for row in BOUNDS])
def test_a_bound_is_one_of_the_number(extracted, text, bound):
    """What passes a number is above it where a count does; a deed under a truce is not shorter than it."""
    figures = {f.text: f.bound for c in extracted(text).claims for f in c.figures}
    assert list(figures.values())[-1] == bound


def test_a_count_of_a_subject_is_that_of_each_of_its_predicates(extracted):
    """Two groups that were allies and have clashed are two in both claims."""
    claims = extracted("The two rebel groups were allies but have clashed near the border.").claims
    assert [[f.text for f in claim.figures] for claim in claims] == [["two"]] * len(claims)
    assert len(claims) > 1


def test_a_count_of_some_of_them_is_not_that_of_all(extracted):
    """Of 150 fighters, many of them chanting, it is not told how many chanted."""
    claims = extracted("The 150 fighters, many of them chanting slogans, crossed the border.").claims
    assert [c.text for c in claims for f in c.figures if f.text == "150" and c.type == "PROTEST"] == []


def test_of_two_claims_of_the_same_words_the_one_with_the_count_stays(extracted):
    """A toll that rose to so many killed is told once, with its number."""
    text = "The death toll from attacks on the town rose to 10 killed and 59 others injured."
    killed = [c for c in extracted(text).claims if (c.type, c.mode) == ("CASUALTIES", "killed")]
    assert [[f.text for f in c.figures] for c in killed] == [["10"]]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Tanks shelled a district of the town killing four civilians two residents said.", {"four": "civilians"}),
        ("Shells hit a barrage that killed 12 people and wounded 50 state media reported.", {"12": "people", "50": None}),
        ("The raid killed 11 children state media reported.", {"11": "children"}),
        ("Two residents said four civilians were killed.", {"four": "civilians"}),
        ("Five civilians of one family were killed.", {"Five": "civilians"}),
        ("Jets killed three children from one family.", {"three": "children"}),
        ("The raid killed 18 men including one of Polish nationality.", {"18": "men", "one": None}),
    ],
)  # fmt: skip
def test_who_tells_of_the_killed_and_what_describes_them_is_not_counted(extracted, text, expected):
    """A speaker behind a lost comma, the victims' family and their nationality are no victims."""
    found = {f.text: f.population for c in extracted(text).claims for f in c.figures}
    assert found == expected


@pytest.mark.parametrize(
    ("text", "measure", "population"),
    [
        ("A man was killed in the raid on Monday.", "killed", "man"),
        ("A woman in the capital has died of the flu.", "killed", "woman"),
        ("A shell hit the market, injuring a young man and causing damage.", "injured", "young man"),
        ("The army killed a rebel commander and captured his car.", "killed", "rebel commander"),
        ("Gunmen have kidnapped another doctor.", "kidnapped", "doctor"),
        ("A child was killed, bringing the total to nine in recent weeks.", "killed", "child"),
    ],
)
def test_one_person_who_came_to_harm_is_counted(extracted, text, measure, population):
    """A noun with an article is one person where a verb tells that one was harmed, in one incident."""
    one = {f for c in extracted(text).claims for f in c.figures if f.population == population}
    assert {(f.measure, f.best, f.mode, f.period) for f in one} == {(measure, 1.0, "incident", None)}


@pytest.mark.parametrize(
    ("text", "population"),
    [
        ("The rebels executed 40 gunmen and members of their families.", "gunmen and members"),
        ("The raid killed 34 people, six of them women or children.", "women or children"),
        ("The fire killed 12 women and children.", "women and children"),
        ("The fire killed 12 men, women and children.", "men, women and children"),
        ("The fire killed 12 women and destroyed two shops.", "women"),
        ("The fire killed 12 women and two children.", "women"),
        ("The fire killed 12 soldiers, police said.", "soldiers"),
    ],
)
def test_all_who_are_counted_together_are_named(extracted, text, population):
    """People joined by "and" or "or" behind one number are all those that it counts."""
    assert population in {f.population for c in extracted(text).claims for f in c.figures}


def test_who_a_body_consists_of_is_not_counted_over_a_time(extracted):
    """The members of a coalition do not add up over the time of what it does."""
    (claim,) = extracted(
        "The coalition of more than 60 nations has carried out airstrikes since 2014."
    ).claims
    assert [(f.text, f.mode, f.period) for f in claim.figures] == [("more than 60", "incident", None)]


def test_one_person_to_whom_nothing_happened_is_not_counted(extracted):
    """An article alone is no number where nobody was harmed, it is not so, or two were and one is counted."""
    for text in (
        "A man was not killed in the raid.",
        "A man could be killed there.",
        "If a soldier is killed, the army will leave.",
        "A man and his wife were killed.",
        "A soldier killed his brother.",
        "A man and a woman met.",
        "A clerk and a nurse said he died.",
    ):
        assert not [f for c in extracted(text).claims for f in c.figures], text


def test_what_is_measured_stands_in_the_claim_that_tells_it(extracted):
    """A length of time goes to the predicate whose words hold it."""
    found = extracted(
        "He has been released. The car left Mars and will remain in orbit for two million years."
    )
    assert [("orbit" in c.text, f.text) for c in found.claims for f in c.figures] == [
        (True, "two million years")
    ]


def test_the_sum_of_a_war_goes_on_to_its_next_verb(extracted):
    """What a war has done is a sum for each of its verbs, also where the comma between them is lost."""
    found = extracted(
        "The war has killed more than 100000 people wounded at least one million and left many homeless."
    )
    assert {f.text: f.mode for c in found.claims for f in c.figures} == {
        "more than 100000": "cumulative",
        "at least one million": "cumulative",
    }  # fmt: skip


def test_a_part_is_counted_by_the_clause_that_tells_it(extracted):
    """Who some of the dead were is a statement of its own, and has their number; an apposition has none of its own."""
    (two,) = [
        c
        for c in extracted("The raid killed 12 people and five of them were boys.").claims
        if "five" in c.text
    ]
    assert (two.type, [f.text for f in two.figures]) == ("STATEMENT", ["five"])
    (one,) = extracted("Ten people were killed, two of them children.").claims
    assert [f.text for f in one.figures] == ["Ten", "two"]
