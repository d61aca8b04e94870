"""What a report tells only to take it back."""

import pytest

from secondsource.reconcile import reconcile
from secondsource.reconcile.withdrawn import is_own_text, withdrawn
from tests.reconcile.builders import finding_with, pile, story, tells


def _sunk(words, **more):
    return tells(words, "CASUALTIES", "drowned", lemma="drown", place="Sfax", killed=12, **more)


def _report(words, behind="", outlet="Herald", day="2021-06-08"):
    behind = [tells(behind, "STATEMENT", behind.split()[1])] if behind else []
    return story(outlet, day, _sunk(words), *behind)


@pytest.mark.parametrize(
    ("words", "behind", "expected"),
    [
        ("An earlier version of this story said that 12 sailors drowned off Sfax.", "", True),
        ("A previous post misstated that 12 sailors drowned off Sfax.", "", True),
        ("In an earlier report we wrote that 12 sailors drowned off Sfax.", "", False),
        ("The original story that the mayor told said that 12 sailors drowned off Sfax.", "", False),
        ("Correction: we wrote yesterday that 12 sailors drowned off Sfax.", "", True),
        ("3. Correction: we wrote that 12 sailors drowned off Sfax.", "", True),
        ("We wrongly reported that 12 sailors drowned off Sfax.", "", True),
        ("I wrote earlier that 12 sailors drowned off Sfax.", "That was wrong, I am sorry.", True),
        ("We reported on Monday that 12 sailors drowned off Sfax.", "The correct number is two.", True),
        ("We reported on Monday that 12 sailors drowned off Sfax.", "The boat was overloaded.", False),
        ("Our late edition of June 7 stated that 12 sailors drowned off Sfax.", "That was wrong.", True),
        (
            "Our late edition of June 7 stated that 12 sailors drowned off Sfax.",
            "The boat was overloaded.",
            False,
        ),
        ("The Herald's late edition stated that 12 sailors drowned off Sfax.", "The mayor was wrong.", False),
        ("RETRACTION\nOn Tuesday we reported that 12 sailors drowned off Sfax.", "", True),
        (
            "On Tuesday we reported that 12 sailors drowned off Sfax.",
            "The report rested on one source, and it was false.",
            True,
        ),
        ("On Tuesday we reported that 12 sailors drowned off Sfax.", "The report was widely read.", False),
        ("I wrote to the owner after 12 sailors drowned off Sfax.", "", False),
        ("An earlier report by the navy said that 12 sailors drowned off Sfax.", "", False),
        ("The mayor said that 12 sailors drowned off Sfax.", "That was wrong, the navy said.", False),
        ("12 sailors drowned off Sfax, not five as an earlier version of this story said.", "", False),
    ],
)
def test_what_is_taken_back(words, behind, expected):
    """A report takes back what its earlier version, or those who write it, said; not what others said."""
    made = _report(words, behind)
    assert withdrawn(made.extraction.claims[0], made.report) is expected


@pytest.mark.parametrize(
    ("words", "own"),
    [
        ("An earlier version of this story", True),
        ("A previous post", True),
        ("An earlier report by the navy", False),
        ("The first minister", False),
    ],
)
def test_an_earlier_version_is_the_report_itself(words, own):
    """The report's earlier version is no speaker; somebody else's report is."""
    assert is_own_text(words) is own


TAKEN_BACK = "An earlier version of this story said that 12 sailors drowned off Sfax."
TOLD = "The mayor said that 12 sailors drowned off Sfax."


def test_what_nobody_else_tells_is_overtaken():
    """Nothing stands of it: no number, and its status says so."""
    one = _report(TAKEN_BACK)
    finding = finding_with(reconcile(*pile(one)), "12 sailors", one)
    assert (finding.status, finding.range) == ("superseded", None)
    assert [entry.change for entry in finding.history] == ["retraction"]


def test_what_another_still_tells_stands():
    """Who takes his own words back ends nothing that somebody else says, and bears it out no more."""
    one = story("Courier", "2021-06-07", _sunk(TOLD, by="The mayor"))
    two = _report(TAKEN_BACK, day="2021-06-09")
    finding = finding_with(reconcile(*pile(one, two)), "12 sailors", one, two)
    assert len(finding.claims) == 2
    assert finding.status == "single_origin"
    assert (finding.range.low, finding.range.best, finding.range.high) == (12, 12, 12)


CITED = "The Evening Herald said that 12 sailors drowned off Sfax."


@pytest.mark.parametrize(
    ("outlet", "by", "status"),
    [
        ("Evening Herald", (), "superseded"),
        ("Courier", "The Evening Herald", "superseded"),
        ("Courier", "The Sfax Herald", "single_origin"),
    ],
)
def test_what_an_outlet_takes_back_its_earlier_reports_told_and_others_cited(outlet, by, status):
    """A paper's correction ends what its earlier edition told, and what another has from it; not another paper's."""
    words = CITED.replace("The Evening Herald", by) if by else "12 sailors drowned off Sfax."
    one = story(outlet, "2021-06-07", _sunk(words, by=by), kinds={by: "outlet"} if by else None)
    two = _report(TAKEN_BACK, outlet="Evening Herald", day="2021-06-09")
    finding = finding_with(reconcile(*pile(one, two)), "12 sailors", one, two)
    assert len(finding.claims) == 2
    assert finding.status == status
