"""Counts of the victims of one calamity: compared over days and places, and not with those of several."""

import pytest

from secondsource.reconcile import reconcile
from tests.reconcile.builders import finding_with, pile, story, tells

_PLACES = {"Tanganyika": {"latitude": -6.5, "longitude": 27.5, "precision": "region"}}


def _counted(number, day, words, place=None, means="cholera", *, several=0):
    figures = (("killed", number, {"population": "people"}),)
    if several:
        figures = (("count", several, {"population": "outbreaks"}), *figures)
    told = tells(f"{number} {words}", "CASUALTIES", "died", place=place, figures=figures)
    about = tells(f"The {means} went on in Tanganyika.", "STATEMENT", "went", place="Tanganyika")
    return story(f"Paper {day}", day, told, about, entities=_PLACES)


def _range(*stories):
    finding = finding_with(reconcile(*pile(*stories)), stories[0].extraction.claims[0].text, *stories)
    return (finding.range.low, finding.range.best, finding.range.high)


@pytest.mark.parametrize(("several", "expected"), [(0, (31, 31, 31)), (3, (26, 26, 26))])
def test_the_range_follows_the_count_of_one_calamity(several, expected):
    """The last count of an epidemic stands, told a week later and without a place; that of three epidemics is another."""
    assert (
        _range(
            _counted(17, "2024-03-05", "people died of the disease in Tanganyika.", "Tanganyika"),
            _counted(26, "2024-03-09", "people have died of the disease."),
            _counted(31, "2024-03-13", "people have died of the disease so far.", several=several),
        )
        == expected
    )


def test_a_report_that_names_no_region_tells_of_the_calamity_that_the_others_do():
    """Who counts the victims of an outbreak for himself, and names no place, disputes the ministry's count."""
    ministry = _counted(17, "2024-03-05", "people died of cholera in the outbreak.", "Tanganyika")
    words = "By our count, 40 people died of cholera in the outbreak."
    told = tells(words, "CASUALTIES", "died", figures=(("killed", 40, {"population": "people"}),))
    union = story("Nurses' Union", "2024-03-06", told)
    finding = finding_with(reconcile(*pile(ministry, union)), "17 people", ministry, union)
    assert finding.status == "disputed"
    assert (finding.range.low, finding.range.best, finding.range.high) == (17, None, 40)
