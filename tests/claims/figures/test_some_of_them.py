"""Some of those who share a state: what then became of them is counted, and not the state that they were in."""

import pytest

THEN = [
    ("Two of the wounded had died by dawn.", {"Two": ("CASUALTIES", "die", "killed")}),
    ("Fifteen of the injured died for lack of oxygen.", {"Fifteen": ("CASUALTIES", "die", "killed")}),
    ("Three of the missing were found dead on Sunday.", {"Three": ("CASUALTIES", "find", "killed")}),
    ("Two of those hurt later died.", {"Two": ("CASUALTIES", "die", "killed")}),
    ("Five of those hurt in the blast died.", {"Five": ("CASUALTIES", "die", "killed")}),
    ("One of the injured died on the way.", {"One": ("CASUALTIES", "die", "killed")}),
    ("Six of the hostages were freed on Friday.", {"Six": ("DETENTION", "free", "released")}),
    ("Five of the detainees were released.", {"Five": ("DETENTION", "release", "released")}),
    ("Ten of the displaced returned to their homes.", {"Ten": ("STATEMENT", "return", "returned")}),
    (
        "Two of the 14 wounded died in the clinic.",
        {"14": ("CASUALTIES", "wounded", "injured"), "Two": ("CASUALTIES", "die", "killed")},
    ),
    # One of several whom a participle tells of: it is told of them all.
    ("He is one of two men rescued from the mine.", {"two": ("EVACUATION", "rescue", "rescued")}),
    ("The strike killed six displaced people.", {"six": ("CASUALTIES", "kill", "killed")}),
    ("The army freed 12 kidnapped girls.", {"12": ("DETENTION", "free", "released")}),
    ("Six missing fishermen were found dead.", {"Six": ("CASUALTIES", "dead", "killed")}),
    # Where nothing more became of them, the state is what is counted.
    ("Four of the injured are in critical condition.", {"Four": ("CASUALTIES", "injured", "injured")}),
    ("Eight of the wounded were children.", {"Eight": ("CASUALTIES", "wounded", "injured")}),
    ("The clinic treated 14 injured people.", {"14": ("CASUALTIES", "injure", "injured")}),
    ("Three of the dead were women.", {"Three": ("CASUALTIES", "dead", "killed")}),
    ("Nine of the dead had fled the town.", {"Nine": ("CASUALTIES", "dead", "killed")}),
]


@pytest.mark.parametrize(("text", "told"), THEN, ids=[text for text, _ in THEN])
def test_what_became_of_some_of_them_is_counted(extracted, text, told):
    """The verb that tells what then became of them has the count; the participle makes no claim of its own."""
    claims = [c for c in extracted(text).claims if c.type != "DISPLACEMENT"]
    assert {f.text: (c.type, c.predicate, f.measure) for c in claims for f in c.figures} == told
    assert all(c.figures for c in claims)


@pytest.mark.parametrize(
    ("text", "rule"), [("Two of the wounded died.", "exact"), ("Two of the dead were women.", "exact+part")]
)
def test_who_died_is_no_part_of_more_dead(extracted, text, rule):
    """Those who died of the wounded are no part of others who died."""
    assert [f.rule for c in extracted(text).claims for f in c.figures] == [rule]


OF_WHOM = [
    ("Police arrested 14 people, nine of whom were released on bail.", {"14": "detained", "nine": "released"}),
    ("Rescuers pulled out 12 workers, three of whom later died.", {"12": "rescued", "three": "killed"}),
    ("The quake killed 40 people, 12 of whom were children.", {"40": "killed", "12": "killed"}),
    ("At least 6 of the 31 missing fishermen were found alive.", {"At least 6": "rescued", "31": "missing"}),
    ("None of the 44 passengers was injured.", {"None": "injured", "44": "count"}),
    ("Nearly 40% of the 1,200 shelters collapsed.", {"Nearly 40%": "destroyed", "1,200": "count"}),
    ("The storm left 14 dead, 9 missing and 3,000 stranded.", {"14": "killed", "9": "missing", "3,000": "trapped"}),
    ("The gymnasium, which seats 800, shelters 1,400 people.", {"800": "capacity", "1,400": "sheltered"}),
    ("Among the dead were Amina S. (19), her brother (11) and two neighbors.", {"19": "age", "11": "age", "two": "killed"}),
    (
        "A total of 2,105 cases (1,830 suspected; 275 confirmed) and 41 deaths have been reported.",
        {"2,105": "infected", "1,830": "infected", "275": "infected", "41": "killed"},
    ),
]  # fmt: skip


@pytest.mark.parametrize(("text", "measures"), OF_WHOM, ids=[text for text, _ in OF_WHOM])
def test_what_is_said_of_a_part_is_not_said_of_all(extracted, text, measures):
    """A part is counted by what is said of it, and the whole by its own words."""
    assert {f.text: f.measure for c in extracted(text).claims for f in c.figures} == measures


STATES = [
    ("Two people detained at the scene were freed later.", {"Two": ("DETENTION", "free", "released")}),
    ("Three people wounded in the blast died.", {"Three": ("CASUALTIES", "die", "killed")}),
    ("Forty people trapped in the tunnel were rescued.", {"Forty": ("EVACUATION", "rescue", "rescued")}),
    ("Ten people arrested over the riot were charged.", {"Ten": ("DETENTION", "arrest", "detained")}),
    (
        "Of the ten detained, six were released and four charged.",
        {
            "ten": ("DETENTION", "detain", "detained"),
            "six": ("DETENTION", "release", "released"),
            "four": ("ACCUSE", "charge", "count"),
        },
    ),
    (
        "Twelve of 14 bridges were washed away.",
        {"Twelve": ("DAMAGE", "wash", "destroyed"), "14": ("DAMAGE", "wash", "count")},
    ),
    (
        "Nineteen workers were on shift. Ten were injured. The union accepts the ministry's figure of 19.",
        {
            "Nineteen": ("STATEMENT", "shift", "count"),
            "Ten": ("CASUALTIES", "injure", "injured"),
            "19": ("AGREE", "accept", "count"),
        },
    ),
]


@pytest.mark.parametrize(("text", "told"), STATES, ids=[text for text, _ in STATES])
def test_the_verb_says_more_than_the_state(extracted, text, told):
    """Who had been hurt or held is counted by what then happened, where a verb tells it of them."""
    claims = extracted(text).claims
    assert {f.text: (c.type, c.predicate, f.measure) for c in claims for f in c.figures} == told
