"""Which counts of one group are of several things, so that it is parted."""

import pytest

from secondsource.reconcile import reconcile
from tests.reconcile.builders import pile, story, tells


def _dead(number, day, **more):
    return story(
        f"Paper {number} {day}",
        day,
        tells(
            f"{number} people were killed in the explosion at the port of Sfax.",
            "CASUALTIES",
            "killed",
            place="Sfax",
            killed=number,
            **more,
        ),
    )


def _findings(*stories):
    reports, extractions = pile(*stories)
    result = reconcile(reports, extractions)
    return sorted(len(f.claims) for f in result.findings)


@pytest.mark.parametrize("numbers", [(12, 27, 31), (12, 27, 31, 30), (12, 27, 50, 31, 33)])
def test_a_toll_that_rises_falls_or_is_disputed_is_one_finding(numbers):
    """Later counts, a correction downward and a rival count are of the same dead."""
    stories = [_dead(n, f"2023-03-{7 + k:02}") for k, n in enumerate(numbers)]
    assert _findings(*stories) == [len(numbers)]


def test_another_place_is_another_toll():
    """The same kind of count for a town far away stands apart."""
    other = story(
        "Other",
        "2023-03-08",
        tells("9 people were killed in a fire in Gafsa.", "CASUALTIES", "killed", place="Gafsa", killed=9),
    )
    assert _findings(_dead(12, "2023-03-07"), _dead(27, "2023-03-08"), other) == [1, 2]
