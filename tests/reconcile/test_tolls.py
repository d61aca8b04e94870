"""A toll over time: what is old, what is repeated, what still stands against it, and how the range is given."""

import pytest

from secondsource.reconcile import reconcile
from secondsource.reconcile.counts import added
from secondsource.reconcile.measures import measure_of
from tests.reconcile.builders import finding_with, pile, story, tells


def _toll(outlet, day, words, speaker, *numbers, **more):
    figures = tuple(("killed", n, {"population": "people", **more}) for n in numbers)
    told = tells(
        words,
        "CASUALTIES",
        "killed",
        lemma="kill",
        by=speaker,
        place="Sfax",
        figures=figures,
    )
    return story(outlet, day, told, kinds={speaker: "organization"})


def _finding(*stories):
    return finding_with(reconcile(*pile(*stories)), stories[0].extraction.claims[0].text, *stories)


def test_an_old_number_beside_the_new_one_is_no_whole_and_no_step():
    """A "30, not 31" gives 30: the 31 neither makes the 30 a part of it nor comes after it."""
    one = _toll(
        "Herald",
        "2023-03-16",
        "The ministry said 31 people were killed in Sfax by the blast.",
        "ministry",
        31,
    )
    two = _toll(
        "Herald",
        "2023-03-17",
        "The ministry corrected the toll: 30 people, not 31, were killed in Sfax by the blast.",
        "ministry",
        30,
        31,
    )
    finding = _finding(one, two)
    assert (finding.range.low, finding.range.best, finding.range.high) == (30, 30, 30)
    assert [entry.change for entry in finding.history] == ["first", "correction"]


RIVAL = "The opposition in Sfax said the true number of people killed by the blast was 45."


def test_who_gives_the_true_number_disputes_the_others():
    """A number that is said to be the true one stands against those that others give, also if these rise later."""
    one = _toll("Herald", "2023-03-16", "The ministry said 30 people were killed in Sfax.", "ministry", 30)
    two = _toll("Courier", "2023-03-16", RIVAL, "opposition", 45)
    three = _toll("Herald", "2023-03-17", "The ministry said 31 people were killed in Sfax.", "ministry", 31)
    finding = _finding(one, two, three)
    assert (finding.range.low, finding.range.best, finding.range.high) == (31, None, 45)
    assert finding.status == "disputed"


def test_a_correction_replaces_only_the_number_that_it_names():
    """The toll is corrected to "30, not 31", and the opposition's 45 stays as it was."""
    words = "The ministry corrected the toll: 30 people, not 31, were killed in Sfax by the blast."
    one = _toll("Herald", "2023-03-16", "The ministry said 31 people were killed in Sfax.", "ministry", 31)
    two = _toll("Courier", "2023-03-16", RIVAL, "opposition", 45)
    three = _toll("Herald", "2023-03-17", words, "mayor", 30, 31)
    finding = _finding(one, two, three)
    assert (finding.range.low, finding.range.high) == (30, 45)
    changes = [(entry.change, entry.why) for entry in finding.history]
    assert [why for change, why in changes if change == "correction"] == [
        "30 after 31: its words say that an earlier number is corrected."
    ]


def test_lengths_of_time_are_not_disputed():
    """Two sentences of prison of one man, told by two, are of two trials."""

    def told(outlet, number):
        words = f"The court of {outlet} said of the blast in Sfax: {number}."
        figures = (("duration", number, {"unit": "a"}),)
        made = tells(
            words,
            "CASUALTIES",
            "blast",
            by=f"{outlet} court",
            place="Sfax",
            day="2023-03-16",
            figures=figures,
        )
        return story(outlet, "2023-03-16", made, kinds={f"{outlet} court": "organization"})

    result = reconcile(*pile(told("Herald", 3), told("Tribune", 45)))
    assert not any(f.facets["count"].state == "disputed" for f in result.findings if "count" in f.facets)


def test_a_copy_of_an_old_report_does_not_bring_its_number_back():
    """Words of yesterday's report in today's paper change nothing once a higher toll is given."""
    words = "The ministry said 12 people were killed in Sfax by a strong blast near the port on Tuesday."
    one = _toll("Wire", "2023-03-14", words, "ministry", 12)
    two = _toll(
        "Tribune",
        "2023-03-15",
        "The ministry said 27 people were killed in Sfax by the blast.",
        "ministry",
        27,
    )
    three = _toll("Post", "2023-03-16", words, "ministry", 12)
    finding = _finding(one, two, three)
    assert finding.range.best == 27
    assert finding.history[-1].change == "joined"
    assert "earlier report" in finding.history[-1].why


def test_a_dispute_outlives_a_newer_number_of_the_same_origin():
    """A union's 50 disputes the ministry's 27, and its later 33 too."""
    stories = (
        _toll(
            "Wire",
            "2023-03-14",
            "The ministry said 27 people were killed in Sfax by the blast.",
            "ministry",
            27,
        ),
        _toll(
            "Post", "2023-03-14", "The union said 50 people were killed in Sfax by the blast.", "union", 50
        ),
        _toll(
            "Wire",
            "2023-03-16",
            "The ministry said 33 people were killed in Sfax by the blast.",
            "ministry",
            33,
        ),
    )
    finding = _finding(*stories)
    assert finding.status == "disputed"
    assert (finding.range.low, finding.range.best, finding.range.high) == (33, None, 50)


def test_nobody_disputes_nothing():
    """A number that nobody can be named for stands beside another one, and disputes it not."""
    stories = (
        _toll(
            "Wire",
            "2023-03-14",
            "The ministry said 27 people were killed in Sfax by the blast.",
            "ministry",
            27,
        ),
        _toll("Post", "2023-03-14", "They said 50 people were killed in Sfax by the blast.", "They", 50),
    )
    found = reconcile(*pile(*stories)).findings
    assert {f.status for f in found} == {"single_origin"}


@pytest.mark.parametrize(
    ("numbers", "low", "high"),
    [
        ((("about", 197, 177.3, 216.7),), 197, 197),
        ((("about", 20000, 18000, 22000), ("exact", 20000, 20000, 20000)), 20000, 20000),
    ],
)
def test_a_round_number_does_not_widen_a_range(numbers, low, high):
    """Of "about 197", 197 is meant: nobody counted 177; nor is "about 20,000" other than 20,000."""
    stories = tuple(
        _toll(
            f"Paper {n}",
            "2023-03-14",
            f"The ministry said {best} people were killed in Sfax by the blast.",
            "ministry",
            best,
            bound=bound,
            low=least,
            high=most,
        )
        for n, (bound, best, least, most) in enumerate(numbers)
    )
    finding = _finding(*stories)
    assert (finding.range.low, finding.range.high) == (low, high)


@pytest.mark.parametrize(
    ("before", "after", "part"),
    [
        ("", " of the schoolgirls abducted", True),
        ("", " of our girls", True),
        ("", " of them children", True),
        ("", " others were killed", True),
        ("", " others were injured", False),
        ("", " other people sustained injuries", False),
        ("", " others were admitted to hospital", False),
        ("", " others were taken to the district hospital", False),
        ("", " others were taken to be relatives", True),
        ("another ", " were killed", True),
        ("", " people of Sfax", False),
        ("", " quarters of Sfax", False),
    ],
)
def test_some_of_a_larger_number_are_a_part(before, after, part):
    """Of "21 of the schoolgirls" it is said that they are not all of them."""
    assert added(before, after) is part


def _bare(sentence, text, unit=None):
    made = _toll("Herald", "2023-03-14", sentence, "ministry", 1, measure="count", unit=unit, text=text)
    return made.extraction.claims[0].figures[0], sentence.index(text)


@pytest.mark.parametrize(
    ("sentence", "number", "context", "measure"),
    [
        ("The death toll rose to 43 on Wednesday.", "43", (), "killed"),
        ("It stands at 43.", "43", ("The dead were buried.",), "killed"),
        ("Of these, 300 are in camps.", "300", ("Thousands were displaced.",), "displaced"),
        ("The port turns 300 this year.", "300", ("A man was injured.",), "count"),
        ("The sample is 651, while a killed soldier was buried.", "651", (), "count"),
    ],
)
def test_what_a_bare_number_counts_is_told_by_its_own_clause(sentence, number, context, measure):
    """Words of another clause, or of the sentence before, do not make a number one of dead or hurt unless it refers to them."""
    figure, at = _bare(sentence, number)
    assert measure_of(figure, sentence, at, context) == measure


def test_the_number_of_those_who_speak_is_no_figure_of_what_they_say():
    """Six powers that demand a truce leave no range of six."""
    told = tells(
        "6 Western powers demanded a truce in Aleppo.",
        "CEASEFIRE",
        "demanded",
        by="6 Western powers",
        figures=(("count", 6, {"unit": None}),),
        stance="demands",
    )
    one = story("Herald", "2016-12-07", told, kinds={"6 Western powers": "organization"})
    assert _finding(one).range is None


@pytest.mark.parametrize(
    ("words", "numbers", "expected"),
    [
        (
            "The ministry, which had first spoken of eight dead, said ten people were killed in Sfax.",
            (8, 10),
            10,
        ),
        (
            "The ministry, which initially put the toll at 14, said ten people were killed in Sfax.",
            (14, 10),
            10,
        ),
        ("The ministry said the first blast killed eight people in Sfax.", (8,), 8),
    ],
)
def test_a_number_that_was_given_first_stands_no_more(words, numbers, expected):
    """Whose sentence says what number it gave first, before the one that it gives now, gives the latter."""
    texts = {8: "eight", 10: "ten", 14: "14"}
    one = _toll("Herald", "2023-03-16", "The ministry said nine people were killed in Sfax.", "ministry", 9)
    figures = tuple(("killed", n, {"population": "people", "text": texts[n]}) for n in numbers)
    told = tells(words, "CASUALTIES", "killed", lemma="kill", by="ministry", place="Sfax", figures=figures)
    two = story("Courier", "2023-03-17", told, kinds={"ministry": "organization"})
    told = _finding(one, two).range
    assert (told.low, told.high) == ((10, 10) if expected == 10 else (8, 8))
