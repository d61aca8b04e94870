"""What has been so from a time on is told with where it began, and not as of one day."""

import pytest

PUBLISHED = "2016-08-04"

# text, predicate, (words of its time, start, end)
LASTING = [
    ("The road has been closed since Sunday.", "close", ("since Sunday", "2016-07-31", "2016-08-04")),
    ("The valley has been out of army control since 2012.", "control", ("since 2012", "2012", "2016-08-04")),
    (
        "Around 90 people have been killed in the valley since the revolt broke out in March 2011.",
        "kill",
        ("since the revolt broke out in March 2011", "2011-03", "2016-08-04"),
    ),
    (
        "Since the truce took effect on 27 February 2016 the rebels have broken it 12 times.",
        "break",
        ("Since the truce took effect on 27 February 2016", "2016-02-27", "2016-08-04"),
    ),
    (
        "The army has used gas 12 times since the adoption of the ban on 27 September 2013.",
        "use",
        ("since the adoption of the ban on 27 September 2013", "2013-09-27", "2016-08-04"),
    ),
    (
        "The group has come under attack on two fronts since declaring a state of its own in 2014.",
        "come",
        ("since declaring a state of its own in 2014", "2014", "2016-08-04"),
    ),
    (
        "The army has bombed the town since the truce ended on Monday.",
        "bomb",
        ("since the truce ended on Monday", "2016-08-01", "2016-08-04"),
    ),
    (
        "The town has been spared the fighting raging in the valley since the revolt began in 2011.",
        "fight|rage",
        ("since the revolt began in 2011", "2011", "2016-08-04"),
    ),
    (
        "More than 90 people have been killed since the conflict first erupted in March 2011.",
        "kill",
        ("since the conflict first erupted in March 2011", "2011-03", "2016-08-04"),
    ),
    ("Since then 40 people have been killed in the town.", "kill", ("Since then", None, None)),
    (
        "Rebels have shelled the town since the army took the bridge.",
        "shell",
        ("since the army took the bridge", None, None),
    ),
    # Of what happened in between, or of a reason, nothing is so from then on.
    ("The rebels shelled the town since they were afraid of the army.", "shell", (None, None, None)),
    ("It was the deadliest attack on the town since 2012.", "attack", (None, None, None)),
    ("The town has been held by rebels since May but troops shelled it.", "shell", (None, None, None)),
    # What a clause with "when" tells happened at the time before it.
    ("The town has been divided since 2012 when rebels seized its east.", "seize", ("2012", "2012", "2012")),
    (
        "Troops were on the bridge on Tuesday when a mine exploded.",
        "explode",
        ("Tuesday", "2016-08-02", "2016-08-02"),
    ),
]


@pytest.mark.parametrize(("text", "predicate", "told"), LASTING)
def test_a_beginning_is_where_a_stretch_of_time_starts(extracted, text, predicate, told):
    """The words are kept whole; the stretch goes on to the report's date, where the beginning is known."""
    claims = [claim for claim in extracted(text, PUBLISHED).claims if claim.predicate in predicate.split("|")]
    found = {(c.time.text, c.time.start, c.time.end) if c.time else (None, None, None) for c in claims}
    assert found == {told}


SAID = [
    ("Ten rebels were killed in the valley on Monday the monitor said.", "kill", "Monday"),
    ("On Monday it is claimed a jet struck the market.", "strike", "Monday"),
    ("On Monday the monitor said a jet struck the market.", "strike", None),
]


@pytest.mark.parametrize(("text", "predicate", "words"), SAID)
def test_a_day_between_what_is_said_and_its_speaker_is_of_what_is_said(extracted, text, predicate, words):
    """So is one before what nobody in particular says; a day before a named speaker is when he speaks."""
    (claim,) = [claim for claim in extracted(text, PUBLISHED).claims if claim.predicate == predicate]
    assert (claim.time.text if claim.time else None) == words
