"""Who is counted: the same people, a part of them, or others."""

import pytest

from secondsource.model import Span
from secondsource.reconcile.populations import heads, kind_of, shared, some_of, uncounted
from tests.reconcile.builders import _figure, tells


def _of(population):
    return _figure("killed", 12, tells("x", "CASUALTIES", "x"), Span(0, 1), {"population": population})


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ("people", None, "same"),
        ("people", "civilians", "same"),
        ("army troops", "soldiers", "same"),
        ("soldiers", "policemen", "other"),
        ("policemen", "police officers", "same"),
        ("government troops", "regime forces", "same"),
        ("fighters", "soldiers", "same"),
        ("residents of the town", "civilians", "same"),
        ("rebels", "insurgents", "same"),
        ("people", "children", "part"),
        ("civilians", "women", "part"),
        ("rebels", "civilians", "other"),
        ("regime fighters", "rebels", "other"),
        ("soldiers", "civilians", "other"),
        ("women", "children", "other"),
        ("people", "rebels", "same"),
        ("newborn babies", "infants", "same"),
        ("students", "pupils", "same"),
        ("girls", "children", "part"),
        ("people", "martyrs", "same"),
    ],
)
def test_the_people_of_two_figures(one, other, expected):
    """People are anybody; civilians, soldiers and rebels exclude each other; children are a part of all."""
    assert shared(_of(one), _of(other)) == expected
    assert shared(_of(other), _of(one)) == expected


@pytest.mark.parametrize(
    ("population", "words", "kind"),
    [
        ("people", set(), "anyone"),
        ("Red Crescent volunteers", {"red", "crescent", "volunteer"}, "part"),
        ("members of the army", {"member"}, "state"),
        ("barrel bombs", {"barrel", "bomb"}, ""),
    ],
)
def test_the_words_that_say_who(population, words, kind):
    """The head of the phrase tells, not what follows it; things are no people."""
    assert heads(population) == words
    assert kind_of(population) == kind


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ("at least 12 people", "people"),
        ("Fewer than 10 people", "people"),
        ("two hundred and forty miners", "miners"),
        ("dozens of civilians", "civilians"),
        ("a dozen or more hostages", "hostages"),
        ("30", ""),
        ("the 5th Corps", "the 5th Corps"),
        ("tenants", "tenants"),
        ("a market", "a market"),
        ("some rebels", "some rebels"),
    ],
)
def test_a_description_without_its_number(words, told):
    """The number before a description goes, with what bounds it; articles and ordinals stay."""
    assert uncounted(words) == told


@pytest.mark.parametrize(
    ("measure", "one", "other", "expected"),
    [
        ("hospitalized", "patients", "people", "same"),
        ("hospitalized", "patients", None, "same"),
        ("hospitalized", "patients", "children", "part"),
        ("hospitalized", "young patients", "people", "part"),
        ("detained", "detainees", "protesters", "same"),
        ("killed", "patients", "people", "part"),
    ],
)
def test_whom_the_measure_itself_names(measure, one, other, expected):
    """All who are in hospital are patients; of the dead, patients are a part."""
    f, g = (
        _figure(measure, 12, tells("x", "CASUALTIES", "x"), Span(0, 1), {"population": who})
        for who in (one, other)
    )
    assert shared(f, g) == expected


@pytest.mark.parametrize(
    ("text", "number", "expected"),
    [
        ("the deaths of 26 sailors, 11 of them cadets", "11", True),
        ("26 sailors drowned, including at least 11 cadets", "11", True),
        ("26 sailors drowned, including at least 11 cadets", "26", False),
        ("11 cadets drowned", "11", False),
    ],
)
def test_who_are_some_of_others(text, number, expected):
    """Cadets of whom a claim says that they are among others are a part of them."""
    figure = _figure(
        "killed",
        int(number),
        tells(text, "CASUALTIES", "x"),
        Span(0, 1),
        {"text": number, "population": "cadets"},
    )
    assert some_of(figure, text) is expected
