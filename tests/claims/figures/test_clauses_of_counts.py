"""Every count is read in its own clause: by its own verb, its own noun, or not at all."""

import pytest

BURIED = [
    ("The army buried eight soldiers on Thursday.", "eight", "killed", "killed"),
    ("The village buried 11 people on Friday.", "11", "killed", "killed"),
    ("We buried four on Sunday.", "four", "killed", "bodies"),
    ("Nine people were buried on Sunday.", "Nine", "killed", "killed"),
    ("Nine people were buried in a mass grave.", "Nine", "killed", "killed"),
    ("Twelve bodies were buried at dawn.", "Twelve", "killed", "killed"),
    ("The committee buried 14 unidentified victims.", "14", "killed", "killed"),
    ("Twelve people were buried under the rubble.", "Twelve", "missing", "trapped"),
    ("Eight people were buried when a hillside gave way on Sunday.", "Eight", "missing", "missing"),
    ("The landslide buried 40 people.", "40", "struck", "count"),
]


@pytest.mark.parametrize(("text", "words", "mode", "measure"), BURIED, ids=[row[0] for row in BURIED])
def test_whom_people_bury_is_dead(extracted, text, words, mode, measure):
    """Who is laid to rest has died; whom earth and houses bury may live."""
    told = [(c.mode, f.measure) for c in extracted(text).claims for f in c.figures if f.text == words]
    assert told == [(mode, measure)]


APART = [
    (
        "There are 60 or 70 wounded and I have one surgeon.",
        {"60 or 70": ("CASUALTIES", "injured"), "one": ("STATEMENT", "count")},
    ),
    (
        "They treated 14 injured and the clinic has two beds.",
        {"14": ("CASUALTIES", "injured"), "two": ("STATEMENT", "count")},
    ),
    (
        "The state of play: two men out, two dead.",
        {"two": ("STATEMENT", "count"), "two None": ("CASUALTIES", "killed")},
    ),
    (
        "What we know: two men out, two dead, fifteen still inside.",
        {
            "two": ("STATEMENT", "count"),
            "fifteen": ("STATEMENT", "count"),
            "two None": ("CASUALTIES", "killed"),
        },
    ),
]


@pytest.mark.parametrize(("text", "told"), APART, ids=[row[0] for row in APART])
def test_a_verb_counts_nobody_of_the_next_clause(extracted, text, told):
    """What a clause or an item of a list tells of its own number is not said of the next one."""
    found = {}
    for claim in extracted(text).claims:
        for figure in claim.figures:
            words = f"{figure.text} {figure.population}" if figure.text in found else figure.text
            found[words] = (claim.type, figure.measure)
    assert found == told


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        ("There were 30 or 40 dead.", 30, 40),
        ("Maybe 100 or 150 people were inside.", 100, 150),
        ("The blast killed 10 or 12 soldiers.", 10, 12),
    ],
)
def test_two_round_numbers_are_one(extracted, text, low, high):
    """Of two round numbers either will do: one figure from the one to the other."""
    assert [(f.low, f.high) for c in extracted(text).claims for f in c.figures] == [(low, high)]


LEFT = [
    ("Nine people were killed and tens of thousands left without power.", "tens of thousands", "count"),
    ("Some 400 families left without shelter are sleeping outside.", "Some 400", "count"),
    ("The storm left 14 dead and 300,000 without electricity.", "300,000", "count"),
    ("We have three doctors left.", "three", "count"),
    ("There are only two doctors left in the town.", "two", "count"),
    ("More than 3,000 people were left homeless by the flood.", "More than 3,000", "displaced"),
    ("Thousands left stranded as floods cut roads.", "Thousands", "trapped"),
    ("Some 900 residents left the town.", "Some 900", "evacuated"),
]


@pytest.mark.parametrize(("text", "words", "measure"), LEFT, ids=[row[0] for row in LEFT])
def test_who_is_left_without_something_has_not_left(extracted, text, words, measure):
    """Being left with or without something is no going away; being left in a state is that state."""
    assert [f.measure for c in extracted(text).claims for f in c.figures if f.text == words] == [measure]


@pytest.mark.parametrize(
    "text",
    [
        "The manager was reported by two newspapers to have left for the coast.",
        "He was said by three witnesses to have fled.",
    ],
)
def test_who_reports_is_not_counted(extracted, text):
    """Those by whom something is reported take no part in it."""
    assert not [f for c in extracted(text).claims for f in c.figures]


LEVELS = [
    ("The company would begin releases if the level passed 97%.", "level", "measurement"),
    ("The reservoir stood at 93 percent on Monday.", "level", "measurement"),
    ("The reservoir is at 93% of capacity.", "level", "measurement"),
    ("The water level rose by 12 percent.", "share", "rate"),
    ("Unemployment rose to 14 percent.", "share", "rate"),
    ("Shares fell 9.8 % on Monday.", "share", "rate"),
    ("The fire destroyed 40 percent of the forest.", "destroyed", "rate"),
]


@pytest.mark.parametrize(("text", "measure", "mode"), LEVELS, ids=[row[0] for row in LEVELS])
def test_how_full_something_is_is_measured(extracted, text, measure, mode):
    """A percent of a level is how high it stands, and nothing that a deed did."""
    assert [(f.measure, f.mode) for c in extracted(text).claims for f in c.figures] == [(measure, mode)]


DEEDS = [
    # The verb of the clause counts, and the claim of that verb has the count.
    (
        "The state prosecutor's office has launched an investigation and assigned three prosecutors.",
        {"three": ("STATEMENT", "assign", "count")},
    ),
    (
        "The police have opened an inquiry and sent four officers.",
        {"four": ("STATEMENT", "send", "deployed")},
    ),
    (
        "Nineteen people were injured. Five of them had found one another.",
        {"Nineteen": ("CASUALTIES", "injure", "injured"), "Five": ("STATEMENT", "find", "count")},
    ),
    (
        "Thirty people were killed. Seventeen of them had been identified.",
        {"Thirty": ("CASUALTIES", "kill", "killed"), "Seventeen": ("CASUALTIES", "seventeen", "killed")},
    ),
]


@pytest.mark.parametrize(("text", "told"), DEEDS, ids=[row[0] for row in DEEDS])
def test_who_does_something_is_counted_by_that_deed(extracted, text, told):
    """A verb with an object of its own counts that; who does something is none to whom another thing happened."""
    claims = extracted(text).claims
    assert {f.text: (c.type, c.predicate, f.measure) for c in claims for f in c.figures} == told


AGES = [
    ("The suspects, H.K., 51, and S.T., 37, were taken to court.", ["age", "age"]),
    ("The suspects, A.B. (24) and C.D. (31), were taken to court.", ["age", "age"]),
    ("Police named the dead as M. K., 44, and his son, 12.", ["age", "age"]),
    ("In Washington, D.C., 12 were hurt.", ["injured"]),
    ("In the U.S., 51 people died.", ["killed"]),
]


@pytest.mark.parametrize(("text", "measures"), AGES, ids=[row[0] for row in AGES])
def test_a_number_behind_initials_is_an_age(extracted, text, measures):
    """A number between commas behind a person's initials is how old he is, and counts nobody."""
    assert [f.measure for c in extracted(text).claims for f in c.figures] == measures


PARTED = [
    ("Rescuers had cleared 38 of an estimated 120 metres by Tuesday.", ["distance", "distance"]),
    ("Crews have dug 14 of the 60 metres.", ["distance", "distance"]),
    ("About 20 of 45 hectares burned.", ["area", "area"]),
    ("Three of the 12 trucks carried 20 tonnes each.", ["count", "count", "mass"]),
    ("Two of the 40 km convoys were hit.", ["affected", "distance"]),
]


@pytest.mark.parametrize(("text", "measures"), PARTED, ids=[row[0] for row in PARTED])
def test_a_part_of_what_is_measured_is_measured(extracted, text, measures):
    """The number of a part takes the unit of the whole, where that is a measured one."""
    assert [f.measure for c in extracted(text).claims for f in c.figures] == measures


NOR = [
    ("There is no crack in the dam, nor has any order been given.", "nor has any order been given"),
    ("He did not resign, nor did he apologise.", "nor did he apologise"),
    ("The army has not attacked the town, nor have rebels fired on it.", "nor have rebels fired on it"),
]


@pytest.mark.parametrize(("text", "words"), NOR, ids=[row[0] for row in NOR])
def test_nor_stands_among_the_words_that_it_denies(extracted, text, words):
    """The words of a negated claim have their negation."""
    assert [(c.text, c.polarity) for c in extracted(text).claims][1:] == [(words, "negated")]


NOBODY = [
    ("No patient died in the fire.", "killed"),
    ("No other foreign doctor was hurt.", "injured"),
    ("Nobody was killed in the blast.", "killed"),
    ("None of the passengers died.", "killed"),
    ("No soldiers were injured in the attack.", "injured"),
    ("No one was hurt.", "injured"),
    ("No casualties were reported.", "dead_or_injured"),
]


@pytest.mark.parametrize(("text", "measure"), NOBODY, ids=[row[0] for row in NOBODY])
def test_nobody_is_none(extracted, text, measure):
    """Where a claim denies that anybody came to harm, it counts none, and keeps its polarity."""
    told = [(c.polarity, f.measure, f.high) for c in extracted(text).claims for f in c.figures]
    assert told == [("negated", measure, 0)]


@pytest.mark.parametrize(
    "text",
    [
        "No civilian should be killed for this.",
        "Nobody knows how many were killed.",
        "None of the houses was damaged.",
    ],
)
def test_nobody_who_came_to_no_harm_is_not_counted(extracted, text):
    """Where nobody is said to have come to no harm, none is counted."""
    assert not [f for c in extracted(text).claims for f in c.figures]


CASES = [
    ("Cholera: 540 suspected, 22 deaths.", {"540": "infected", "22": "killed"}),
    (
        "Cholera has spread. The ministry gave 540 suspected and 22 deaths for the week.",
        {"540": "infected", "22": "killed"},
    ),
    (
        "Cholera update: 688 suspected cases | 61 confirmed | 29 deaths (CFR 4.2%)",
        {"688": "infected", "61": "infected", "29": "killed"},
    ),
    (
        "As of 3 May, 1,204 suspected and 87 confirmed cases of measles were reported.",
        {"1,204": "infected", "87": "infected"},
    ),
    # Where no disease is spoken of, it is not said of what these are.
    ("Data for the same period (540 suspected, 22 deaths) are being read.", {"540": "count", "22": "killed"}),
    ("Police found 12 suspected bombs.", {"12": "count"}),
]


@pytest.mark.parametrize(("text", "measures"), CASES, ids=[row[0] for row in CASES])
def test_cases_told_without_their_noun(extracted, text, measures):
    """Suspected and confirmed are cases where a disease is spoken of; deaths beside them tell nothing of them."""
    told = {f.text: f.measure for c in extracted(text).claims for f in c.figures}
    assert {words: told[words] for words in measures} == measures


LISTED = [
    (
        "8,400 houses destroyed, 21,700 partially damaged; 46 health facilities affected, of which 9 are not functional.",
        {
            "8,400": ("destroy", "destroyed"),
            "21,700": ("damage", "damaged"),
            "46": ("affect", "affected"),
            "9": ("affect", "count"),
        },
    ),
    ("12 schools damaged; 3 clinics affected.", {"12": ("damage", "damaged"), "3": ("affect", "affected")}),
    (
        "12 houses destroyed and 30 slightly damaged.",
        {"12": ("destroy", "destroyed"), "30": ("damage", "damaged")},
    ),
]


@pytest.mark.parametrize(("text", "told"), LISTED, ids=[row[0] for row in LISTED])
def test_every_item_of_a_list_has_its_own_count(extracted, text, told):
    """An item of a list without finite verbs is a clause of its own, with its count."""
    assert {f.text: (c.predicate, f.measure) for c in extracted(text).claims for f in c.figures} == told


OWN_VERBS = [
    ("Of 61 patients, 14 died, 30 recovered and 17 are still in isolation.", "30", "count"),
    ("His wife, 31, and their daughters, 6 and 4, were found dead.", "6", "age"),
    ("His wife, 31, and their daughters, 6 and 4, were found dead.", "4", "age"),
    ("Reservoir levels dropped from 45 to 30 percent in a month.", "30 percent", "level"),
    ("Three schools were hit, 14 died.", "14", "killed"),
]


@pytest.mark.parametrize(
    ("text", "words", "measure"), OWN_VERBS, ids=[" ".join(row[:2]) for row in OWN_VERBS]
)
def test_a_number_with_a_word_of_its_own_takes_no_other(extracted, text, words, measure):
    """The verb, or the person, that a number stands with tells what it is."""
    assert [f.measure for c in extracted(text).claims for f in c.figures if f.text == words] == [measure]
