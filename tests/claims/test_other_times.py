"""A time that the text gives to one thing dates no other: "the 2013 bombing", "three days after a bomb killed 12"."""

import pytest

PUBLISHED = "2016-05-04"

# text, predicate, words of its time, or None: it has none
TIMES = [
    # When a document was given out is not when what it tells happened.
    ("A man was admitted to a clinic, according to a statement yesterday by a nurse.", "admit", None),
    ("A man was admitted to a clinic yesterday, according to a statement by a nurse.", "admit", "yesterday"),
    # The day of what is foretold is not that of what is done about it.
    (
        "The mayor closed the roads on Monday, with the agency predicting more snow Wednesday.",
        "close",
        "Monday",
    ),
    ("The mayor closed the roads, expecting heavy snow on Friday.", "close", None),
    ("Rebels took the town with fighters storming the base Wednesday.", "take", "Wednesday"),
    # "Since" with the present tells why.
    ("Clashes have left 20 villagers injured, since many are protesting.", "injure", None),
    ("Clashes have left 20 villagers injured since the truce ended.", "injured", "since the truce ended"),
    # A time in a thing's name is that thing's, and of what came of it, not of what is done about it.
    ("Police on Monday arrested a man over the 2013 bombing that killed 12 people.", "kill", "2013"),
    ("Police on Monday arrested a man over the 2013 bombing that killed 12 people.", "arrest", "Monday"),
    ("Police arrested a man over the 2013 bombing.", "arrest", None),
    ("A court jailed two men for the 2013 attack.", "jail", None),
    ("Ten people were killed in the 2013 bombing.", "kill", "2013"),
    ("Monday's raid destroyed a bridge.", "destroy", "Monday"),
    # What another time is counted from has a time of its own.
    (
        "The army entered the town three days after a car bomb killed 12 people.",
        "enter",
        "three days after",
    ),
    ("The army entered the town three days after a car bomb killed 12 people.", "kill", None),
    ("The army entered the town on Monday, two weeks after rebels attacked the base.", "attack", None),
    ("The army entered the town on Monday, two weeks after rebels attacked the base.", "enter", "Monday"),
    ("A month before rebels shelled the town, the mayor left.", "shell", None),
    (
        "Jets pounded the city overnight days after a truce brokered by the council collapsed.",
        "collapse",
        None,
    ),
    # Without a measure both are of one day, as news tells it.
    ("Ten people died on Monday after a car bomb exploded.", "explode", "Monday"),
    # What is set against a thing has its own day; what goes on with it may share it.
    ("The truce held, but there was artillery fire in the east on Thursday.", "hold", None),
    ("Rebels shelled the town, but the army left on Monday.", "shell", None),
    ("Ten people were killed and 40 were injured on Friday.", "kill", "Friday"),
    # The day of a count that is taken back is not that of the deaths.
    (
        "The attack killed 32 rebels, the monitor said, updating an earlier toll on Sunday evening of 15.",
        "kill",
        None,
    ),
]


@pytest.mark.parametrize(("text", "predicate", "words"), TIMES)
def test_a_time_is_that_of_the_thing_it_is_given_to(extracted, text, predicate, words):
    """Each event has its own time or none, not that of what stands around it."""
    (claim,) = [claim for claim in extracted(text, PUBLISHED).claims if claim.predicate == predicate]
    assert (claim.time.text if claim.time is not None else None) == words


@pytest.mark.parametrize(
    ("text", "times"),
    [
        ("On Friday ten were jailed for the 2015 attacks on the embassy.", ["Friday", "2015"]),
        ("It took months for the scale of the 2015 assaults to emerge.", ["months", "2015"]),
        ("Troops held the town against the 2000 fighters.", []),
        ("They counted 2015 attacks.", []),
    ],
)
def test_a_year_tells_attacks_apart_and_counts_no_fighters(extracted, text, times):
    """Behind "the" four digits before a plural of what happens are a year."""
    assert [time.text for time in extracted(text, PUBLISHED).times] == times
