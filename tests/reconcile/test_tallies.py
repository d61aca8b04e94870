"""Counts of several happenings side by side: each stands for itself."""

import pytest

from secondsource.reconcile import reconcile
from tests.reconcile.builders import pile, story, tells

_PLACES = {
    "Biltine": {"latitude": 14.5, "longitude": 20.9, "precision": "city"},
    "Abeche": {"latitude": 13.8, "longitude": 20.8, "precision": "city"},
}
_DAYS = {"Sunday": "2022-03-06", "Monday": "2022-03-07"}


def _toll(outlet, speaker, number, place, weekday, *, what="people"):
    words = f"{speaker} said {number} {what} were killed by shells in {place} on {weekday}."
    figure = ("killed", number, {"population": what})
    told = tells(
        words,
        "CASUALTIES",
        "killed",
        lemma="kill",
        by=speaker,
        place=place,
        day=_DAYS[weekday],
        figures=(figure,),
    )
    return story(outlet, _DAYS[weekday], told, entities={place: _PLACES[place]})


def _findings(*stories):
    return reconcile(*pile(*stories)).findings


def test_two_towns_with_one_number_are_no_corroboration():
    """Seven dead in one town and seven in another, a day later, are two matters of one origin each."""
    found = _findings(
        _toll("Herald", "Omar Haddad", 7, "Biltine", "Sunday"),
        _toll("Tribune", "Lina Saleh", 7, "Abeche", "Monday"),
    )
    assert {f.status for f in found} == {"single_origin"}


def test_two_towns_with_other_numbers_are_no_dispute():
    """Seven dead in one town and twenty in another contradict nobody."""
    found = _findings(
        _toll("Herald", "Omar Haddad", 7, "Biltine", "Sunday"),
        _toll("Tribune", "Lina Saleh", 20, "Abeche", "Monday"),
    )
    assert {f.status for f in found} == {"single_origin"}


@pytest.mark.parametrize(
    ("populations", "status"),
    [
        (("civilians", "civilians"), {"disputed"}),
        (("people", "civilians"), {"disputed"}),
        (("soldiers", "civilians"), {"single_origin"}),
        (("people", "children"), {"single_origin"}),
        (("soldiers", "people"), {"single_origin"}),
        (("people", "soldiers"), {"disputed"}),
    ],
)
def test_only_counts_of_the_same_people_dispute_each_other(populations, status):
    """Of one town and day, 12 civilians and 20 civilians cannot both be so; 12 soldiers and 20 civilians can."""
    numbers = (20, 12) if "children" in populations else (12, 20)
    found = _findings(
        _toll("Herald", "Omar Haddad", numbers[0], "Abeche", "Monday", what=populations[0]),
        _toll("Tribune", "Lina Saleh", numbers[1], "Abeche", "Monday", what=populations[1]),
    )
    assert {f.status for f in found} == status


def test_an_event_is_not_held_against_a_whole_war():
    """Seven dead on a day and 3,000 since January are neither a dispute nor out of proportion."""
    one = _toll("Herald", "Omar Haddad", 7, "Abeche", "Monday")
    two = story(
        "Tribune",
        "2022-03-07",
        tells(
            "Lina Saleh said 3000 people were killed by shells in Abeche since January.",
            "CASUALTIES",
            "killed",
            lemma="kill",
            by="Lina Saleh",
            place="Abeche",
            killed=3000,
        ),
        entities={"Abeche": _PLACES["Abeche"]},
    )
    found = _findings(one, two)
    assert {f.status for f in found} == {"single_origin"}
    assert not any(f.flags for f in found)


def test_a_lost_digit_of_one_toll_is_flagged():
    """80 dead where another report of the town and day gives 800 is to be checked."""
    found = _findings(
        _toll("Herald", "Omar Haddad", 80, "Abeche", "Monday"),
        _toll("Tribune", "Lina Saleh", 800, "Abeche", "Monday"),
    )
    assert any("out of proportion" in flag.reason for f in found for flag in f.flags)


def test_the_dead_are_not_held_against_who_lives_there():
    """13 dead are not out of proportion to the 250,000 people who live in a town."""
    home = story(
        "Tribune",
        "2022-03-07",
        tells(
            "Lina Saleh said 14 people were killed by shells in Abeche on Monday, where 250000 people live.",
            "CASUALTIES",
            "killed",
            lemma="kill",
            by="Lina Saleh",
            place="Abeche",
            day="2022-03-07",
            figures=(
                ("count", 250000, {"unit": "person", "population": "people"}),
                ("killed", 14, {"unit": "person", "population": "people"}),
            ),
        ),
        entities={"Abeche": _PLACES["Abeche"]},
    )
    found = _findings(
        _toll("Herald", "Omar Haddad", 13, "Abeche", "Monday"),
        _toll("Observer", "Adam Issa", 12, "Abeche", "Monday"),
        home,
    )
    assert not any(f.flags for f in found)


def test_two_numbers_of_one_report_are_two_things():
    """A report that gives two tolls without a word of revision tells of two happenings, and contradicts nothing."""
    told = [
        tells(
            f"Omar Haddad said {number} people were killed by shells in {where}.",
            "CASUALTIES",
            "killed",
            lemma="kill",
            by="Omar Haddad",
            place="Abeche",
            killed=number,
        )
        for number, where in ((7, "the market of Abeche"), (20, "the station of Abeche"))
    ]
    found = _findings(story("Herald", "2022-03-07", *told))
    assert {f.status for f in found} == {"single_origin"}
    assert sorted(f.range.best for f in found if f.range) in ([7, 20], [7], [20])


def test_two_incidents_far_apart_in_number_are_no_lost_digit():
    """3 dead and 40 dead of one town and day, told in no common words, are two happenings, and nothing to check."""
    stories = [
        story(
            outlet,
            "2022-03-06",
            tells(
                words,
                "CASUALTIES",
                "killed",
                lemma="kill",
                by=speaker,
                place="Biltine",
                day="2022-03-06",
                killed=number,
            ),
            entities={"Biltine": _PLACES["Biltine"]},
        )
        for outlet, speaker, number, words in (
            (
                "Herald",
                "Omar Haddad",
                3,
                "Omar Haddad said 3 people were killed at a wedding in Biltine on Sunday.",
            ),
            (
                "Tribune",
                "Lina Saleh",
                40,
                "Lina Saleh said 40 people were killed on a ferry in Biltine on Sunday.",
            ),
        )
    ]
    assert not any(f.flags for f in _findings(*stories))
