"""A time is that of its own clause: of the next one, of an example or of a thing that is only described it is not."""

import pytest

PUBLISHED = "2016-08-04"  # a Thursday

# text, predicate, words of its time, or None: it has none
TIMES = [
    ("Monday's raid hit a school.", "raid|hit", "Monday"),
    ("Mondays raid killed a boy.", "kill", "Mondays"),
    ("As a result of todays shelling, six people died.", "die", "todays"),
    ("Six people died as a result of Monday's raid on the camp.", "die", "Monday"),
    ("Six men were jailed as a result of the 2013 bombing.", "jail", None),
    ("Earlier on the day four people were injured.", "injure", "Earlier on the day"),
    ("For nearly a week troops have been battling for the town.", "battle", "nearly a week"),
    ("Her stay has been extended for another week.", "extend", None),
    (
        "The toll from attacks on villages in the valley in the past 24 hours has reached 20 people.",
        "toll",
        "the past 24 hours",
    ),
    (
        "Shells fell overnight Tuesday and into Wednesday morning.",
        "fall",
        "overnight Tuesday and into Wednesday morning",
    ),
    ("Ten people were killed on Monday and Tuesday.", "kill", "Monday and Tuesday"),
    ("Ten people were killed on Monday and on Wednesday.", "kill", "Monday"),
    ("Ten people were killed in an explosion that hit a meeting yesterday.", "kill", "yesterday"),
    (
        "The jets have stepped up raids in recent days killing 12 people when they bombed a bakery on Tuesday.",
        "kill",
        "Tuesday",
    ),
    ("When a rocket exploded in May the pad was shut.", "shut", "May"),
    ("Bombs fell on the town as people were leaving mosques after Friday prayers.", "fall", "Friday"),
    ("Elsewhere on Monday the monitor said ten people were killed in the valley.", "kill", "Monday"),
    (
        "Ten people were killed in the raid that hit the school around midday on Monday.",
        "kill",
        "around midday on Monday",
    ),
    ("The mayor condemned the blasts that rocked the city on Monday.", "blast", "Monday"),
    (
        "The council condemned the massacre committed by the army in the valley yesterday.",
        "massacre",
        "yesterday",
    ),
    (
        "Ten people were wounded in the raids which took place on Monday and Tuesday.",
        "wound",
        "Monday and Tuesday",
    ),
    ("In this month alone 466 patients have been reported as wounded.", "wound|wounded", "this month"),
    (
        "Rebels positioned in the eastern part of the city on Monday attacked a hotel with shells.",
        "attack",
        "Monday",
    ),
    ("They won the cup, beating the holders on Monday.", "win", "Monday"),
    (
        "At least 45 people have been killed in the last 24 hours, with talks over the weekend failing.",
        "kill",
        "the last 24 hours",
    ),
    ("On Monday, the boy slipped on a wet floor and hit his head.", "hit", "Monday"),
    ("On Monday, the boy slipped on a wet floor and will lose his place.", "lose", None),
    ("Monday tanks shelled the town.", "shell", "Monday"),
    # not lent
    ("Most of the province is now calm after rebels seized the capital.", "seize", None),
    ("Talks were held in February to end the war but the ceasefires have not held.", "ceasefire", None),
    ("In a post earlier this week the mayor warned that the town was a military zone.", "zone", None),
    ("He is believed to be traveling with them in a white 1997 Holden sedan.", "travel", None),
    ("The firm suggested a launch following an announcement on Monday.", "suggest", None),
    ("He died after shelling a day earlier on the camp where a ceasefire has broken down.", "break", None),
    ("The army shelled the area, with the suburb seeing two bombings in 2013.", "shell", None),
    ("On Monday the body, which monitors violence in the region, quoted witnesses.", "violence", None),
    ("Ten rebels were killed near the road which the army cut on Monday.", "kill", None),
    ("Rebels blew up a car and a few minutes later a bomber blew himself up.", "blow", None),
    ("Similar raids have failed, including the 2013 raid on the bridge.", "fail", None),
    ("The family had put up their Christmas lights.", "put", None),
    ("Temperatures were expected to reach the 70s.", "expect", None),
    ("The firm has been working on glasses and plans to offer them later this year.", "work", None),
]


@pytest.mark.parametrize(("text", "predicate", "words"), TIMES)
def test_a_time_is_of_its_own_clause(extracted, text, predicate, words):
    """What stands in the clause, or tells during what it happened, is taken; nothing else is."""
    claims = [claim for claim in extracted(text, PUBLISHED).claims if claim.predicate in predicate.split("|")]
    assert (claims[0].time.text if claims[0].time else None) == words


VALUES = [
    # text, published, value, start, end
    ("In the late 1970s and early 1980s the town was closed.", None, "197/198", "1970", "1989"),
    ("Ten people were robbed on New Year's Eve.", None, "XXXX-12-31", None, None),
    (
        "Ten people were killed after midnight.",
        PUBLISHED,
        "2016-08-04T00:00",
        "2016-08-04T00:00",
        "2016-08-04T00:00",
    ),
    (
        "Ten people were killed at midnight.",
        PUBLISHED,
        "2016-08-04T24:00",
        "2016-08-05T00:00",
        "2016-08-05T00:00",
    ),
    ("Still reeling from last months loss, the army left.", PUBLISHED, "2016-07", "2016-07", "2016-07"),
    (
        "The bridge was cut on 2 May. The raid came a day after the army took the town.",
        None,
        "XXXX-XX-XX",
        None,
        None,
    ),
    ("On Sundays people gather in the square.", PUBLISHED, "XXXX-WXX-7", None, None),
]


@pytest.mark.parametrize(("text", "published", "value", "start", "end"), VALUES)
def test_what_a_time_comes_to(extracted, text, published, value, start, end):  # noqa: PLR0917
    """Two decades on end are one stretch, a feast has its day of the year, a night's first hour its own day."""
    time = extracted(text, published).times[-1]
    assert (time.value, time.start, time.end) == (value, start, end)


WAYS = [
    ("Guns fired on rebels as they were preparing to shell the town on Saturday.", "past"),
    ("They agreed to meet on Saturday.", "future"),
    ("The army is preparing to leave on Saturday.", "future"),
]


@pytest.mark.parametrize(("text", "way"), WAYS)
def test_what_was_about_to_be_done_when_something_happened_is_past(extracted, text, way):
    """A weekday of a plan lies ahead, unless the plan is told of a moment that is past."""
    (time,) = extracted(text).times
    assert time.direction == way
