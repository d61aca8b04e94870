"""Which counts can be held against each other."""

import pytest

from secondsource.model import Span
from secondsource.reconcile.counts import added, compatible, counting, runs, same_thing, summed_up
from tests.reconcile.builders import _figure, story, tells

_TOLD = tells("x", "CASUALTIES", "x")


def _of(measure, value=12, **more):
    return _figure(measure, value, _TOLD, Span(0, 1), more)


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        (_of("killed"), _of("killed"), True),
        (_of("killed"), _of("injured"), False),
        (_of("killed"), _of("dead_or_injured"), False),
        (_of("displaced"), _of("sheltered"), True),
        (_of("count", unit="district"), _of("count", unit="explosion"), False),
        (_of("count", unit="explosion"), _of("count", unit="explosion"), True),
        (_of("count", unit="person"), _of("count", unit="house"), False),
        (_of("count", unit=None), _of("count", unit=None), False),
        (_of("evacuated", 8000), _of("distance", 5, unit="km", mode="measurement"), False),
        (
            _of("distance", 5, unit="km", mode="measurement"),
            _of("distance", 8, unit="km", mode="measurement"),
            True,
        ),
        (_of("killed", unit="strike"), _of("killed"), False),
        (_of("killed", mode="rate"), _of("killed"), False),
    ],
)
def test_only_counts_of_one_thing_are_compared(one, other, same):
    """People are counted as people, explosions as explosions, kilometers as kilometers; a bare number counts nothing."""
    assert same_thing(one, other) is same
    assert same_thing(other, one) is same


@pytest.mark.parametrize(
    ("text", "over"),
    [
        ("More than 300 civilians have been killed in Aleppo since April", True),
        ("The conflict has killed more than 280,000 people", True),
        ("600 people died in the past two weeks", True),
        ("the death toll from the six-year conflict", True),
        ("At least 31 people were killed on Friday", False),
        ("Ten people were killed when shells hit a market in the war-torn city", False),
        ("Eight people have died since dawn", False),
        ("Since then more than 300 people have been killed in bombardments", True),
        ("Since then the toll has risen to 45", False),
        ("Thirty people were held, of whom nine have since been freed", False),
        ("Two of the hurt had since died", False),
    ],
)
def test_words_of_a_stretch_of_time(text, over):
    """A count of a whole war, or since a month, is told from that of one event."""
    assert runs(text) is over


@pytest.mark.parametrize(
    ("before", "after", "on_top"),
    [
        ("Another ", " civilians were killed", True),
        ("the remaining ", " people", True),
        ("and wounded ", " others", True),
        ("killed ", " people", False),
        ("no more than ", " people", False),
        ("Of these, ", " are staying in tents", True),
        ("", " of them were children", True),
        ("", " Singaporeans were among those rescued", True),
        ("", " tourists are among the dead", True),
        ("", " people fell among the rocks", False),
    ],
)
def test_numbers_that_come_on_top(before, after, on_top):
    """Neither "another five" nor "six others" nor "three of them" is a count of all."""
    assert added(before, after) is on_top


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("The death toll rose to 27 on Wednesday", True),
        ("The number of people killed stands at 30", True),
        ("Twenty people were killed on Wednesday", False),
        ("shells struck the market", False),
    ],
)
def test_the_day_of_a_counting(text, told):
    """A rise has the day of the counting, a killing that of the event."""
    claim = type("C", (), {"text": text})
    assert counting(claim) is told


def test_a_rounded_number_fits_an_exact_one():
    """About 8,000 and 8,200 can both be so; 12 and 20 cannot."""
    assert compatible(_of("killed", 8000, bound="about"), _of("killed", 8200))
    assert not compatible(_of("killed", 12), _of("killed", 20))


@pytest.mark.parametrize(
    ("words", "part"),
    [
        ("Divers found three bodies, bringing the number of dead to 12.", True),
        ("Three more died on Monday, taking the toll to 12.", True),
        ("Three died, a witness said; the mayor spoke of bringing help to 12.", False),
        ("Three died on Monday, the mayor said, and 12 were buried on Tuesday.", False),
    ],
)
def test_what_brings_a_count_to_a_larger_one_is_a_part_of_it(words, part):
    """A number that its sentence brings to a larger one is no rival of it."""
    more = {"text": "12"}, {"text": "Three" if words.startswith("Three") else "three"}
    told = [
        tells(words, "CASUALTIES", "found", figures=(("killed", 3.0, more[1]),)),
        tells(words, "CASUALTIES", "number", figures=(("killed", 12.0, more[0]),)),
    ]
    report = story("Herald", "2024-03-13", *told).report
    first, second = (c.figures[0] for c in story("Herald", "2024-03-13", *told).extraction.claims)
    assert summed_up(first, report.text[first.span.end :], [("x", first), ("y", second)]) is part
