"""The toll of a finding, when a person has joined its claims: what parts two counts then, and what does not."""

import pytest

from secondsource.model import Judgement, Key, digest
from secondsource.reconcile import reconcile
from tests.reconcile.builders import finding_with, pile, story, tells


def _count(day, words, number, *, measure="killed", told=None, **more):
    figures = ((measure, number, {"population": "people", **more}),)
    return story(
        f"Paper of {day} {number}",
        day,
        tells(words, "CASUALTIES", "died", lemma="die", day=told, figures=figures),
    )


def _range(*stories):
    """Return low, best and high of the finding that a person made of all the stories' claims."""
    keys = tuple(Key(s.report.id, s.extraction.claims[0].predicate_span) for s in stories)
    merge = Judgement(
        digest("judgement", "merge"),
        "merge",
        "finding",
        keys,
        None,
        "A",
        "2020-01-01T00:00:00+00:00",
        "one",
        None,
    )
    result = reconcile(*pile(*stories), (merge,))
    finding = finding_with(result, stories[0].extraction.claims[0].text, *stories)
    return finding.range.low, finding.range.best, finding.range.high


FIRST = _count("2013-09-17", "14 people died under the arcade.", 14)


@pytest.mark.parametrize(
    ("later", "expected"),
    [
        (_count("2013-09-19", "22 persons have lost their lives.", 22, population="persons"), 22),
        (_count("2013-10-29", "The collapse cost 29 lives.", 29, population=None), 29),
        (_count("2014-06-02", "29 people died there in September 2013.", 29, told="2013-09-17"), 29),
        (_count("2013-09-19", "29 people died in other collapses.", 29, told="2009-03-02"), 14),
    ],
)
def test_a_toll_rises_though_nothing_but_the_happening_is_told_alike(later, expected):
    """Of joined claims a later, higher count stands, however late its report; one that tells another day does not."""
    assert _range(FIRST, later)[1] == expected


@pytest.mark.parametrize(
    ("first", "later", "expected"),
    [
        ((2, "students"), (4, "people"), (4, 4, 4)),
        ((6, "workers"), (9, "workers"), (9, 9, 9)),
        ((3, "people"), (9, "workers"), (9, 9, 9)),
        ((12, "people"), (5, "children"), (12, 12, 12)),
        ((3, "babies"), (5, "infants"), (5, 5, 5)),
        ((12, "soldiers"), (20, "civilians"), (12, 12, 12)),
    ],
)
def test_who_is_named_narrowly_may_be_all_that_was_known(first, later, expected):
    """Two students dead and, later, four people are one toll; five children of twelve dead are a part."""
    stories = [
        _count(day, f"{number} {people} died under the roof.", number, population=people)
        for day, (number, people) in zip(("2008-03-06", "2008-03-08"), (first, later), strict=True)
    ]
    assert _range(*stories) == expected


def test_bodies_in_one_place_count_where_they_are_more():
    """Six bodies after five dead raise the toll; five bodies in a morgue after nine dead do not lower it."""
    five = _count("2014-08-18", "At least 5 people died in the wave.", 5)
    six = _count("2014-08-19", "We have buried 6 people.", 6, measure="bodies")
    nine = _count("2014-08-18", "9 people died in the wave.", 9)
    assert _range(five, six)[1] == 6
    assert _range(nine, six) == (9, 9, 9)


def test_the_missing_are_counted_anew_every_day():
    """A later, lower number of missing takes the place of one that its origin gave."""
    words = "{} people were missing, the ministry said."
    stories = [
        story(
            f"Paper {n}",
            day,
            tells(
                words.format(n),
                "CASUALTIES",
                "missing",
                by="ministry",
                figures=(("missing", n, {"population": "people", "mode": "stock"}),),
            ),
            kinds={"ministry": "organization"},
        )
        for n, day in ((14, "2017-06-05"), (8, "2017-06-12"))
    ]
    assert _range(*stories) == (8, 8, 8)


def test_a_number_that_its_claim_replaces_is_none():
    """Of "34, not 30" the 30 stands nowhere."""
    told = tells(
        "There were 34 people aboard, not 30.",
        "STATEMENT",
        "aboard",
        figures=(("aboard", 34, {}), ("aboard", 30, {"rule": "exact+earlier"})),
    )
    one = story("Herald", "2011-11-18", told)
    result = reconcile(*pile(one))
    finding = finding_with(result, "34", one)
    assert (finding.range.low, finding.range.high) == (34, 34)


def _counted(outlet, day, by, number):
    words = f"{by} said {number} people were killed by the earthquake in Homs."
    return story(outlet, day, tells(words, "CASUALTIES", "killed", by=by, place="Homs", killed=number))


@pytest.mark.parametrize(
    ("told", "flagged"),
    [
        ((("Vera", 15), ("Vera", 120), ("Vera", 2100)), 0),  # a toll that rose
        ((("Vera", 27), ("Said", 29), ("Amin", 28), ("Haddad", 290)), 1),
    ],
)
def test_a_first_count_that_its_origin_raised_is_no_slip(told, flagged):
    """A gap of ten times counts between accounts of one time."""
    stories = [_counted(f"Paper {n}", f"2016-12-0{5 + n}", by, k) for n, (by, k) in enumerate(told)]
    result = reconcile(*pile(*stories))
    assert sum(len(finding.flags) for finding in result.findings) == flagged


def test_a_number_that_somebody_cannot_confirm_is_unconfirmed():
    """One origin gives it, and another cannot confirm it: the number is unconfirmed."""
    doubt = story(
        "Tribune",
        "2016-12-08",
        tells(
            "The Red Crescent could not confirm that 15 people were killed by the earthquake in Homs.",
            "CASUALTIES",
            "killed",
            by="Red Crescent",
            place="Homs",
            killed=15,
            stance="cannot_confirm",
        ),
        kinds={"Red Crescent": "organization"},
    )
    stories = [_counted("Herald", "2016-12-08", "Vera", 15), doubt]
    assert (
        finding_with(reconcile(*pile(*stories)), "15 people", *stories).facets["count"].state == "unconfirmed"
    )
