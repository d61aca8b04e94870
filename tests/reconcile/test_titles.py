"""The title of a finding: words of a claim that are understood by themselves, cut where a phrase ends when they are too many."""

import pytest

from secondsource.model import Span
from secondsource.reconcile import reconcile
from secondsource.reconcile.matching import Pile
from secondsource.reconcile.titles import title_of
from secondsource.reconcile.titles_phrases import faults, trimmed
from tests.reconcile.builders import finding_with, pile, story, tells

# words that make the title, and those that are cut off
TABLE = [
    ("The army left Homs", "."),
    (
        (
            "The ministry announced on Monday that all bridges over the northern branch of the river would stay closed to "
            "lorries and buses with more than two axles"
        ),
        " until engineers have looked at each of them.",
    ),
    (
        "The company said nobody had been told that the gallery was unsafe, though the inspector had written so in March",
        ", and that the men of the night shift went down in good faith on Monday morning.",
    ),
    (
        (
            "The army halted fire late on Thursday to let some eight thousand people who had been trapped for weeks leave "
            "the old city of Homs toward the west in a long convoy"
        ),
        " stretching along the five kilometers of road.",
    ),
]


@pytest.mark.parametrize(("title", "rest"), TABLE)
def test_long_titles_end_with_a_phrase(title, rest):
    """A title ends before a mark or a word that begins another phrase, and leaves no participle hanging."""
    result = reconcile(*pile(story("A", "2016-12-08", tells(title + rest, "STATEMENT", "say"))))
    assert [finding.title for finding in result.findings] == [title]


# a stretch between bars, and what is left of it
EDGES = [
    ("He said |“The mine was closed in spring.”|", "The mine was closed in spring"),
    ("He said |that at least six people had died| there.", "at least six people had died"),
    ("They fled |and the army took the town|.", "the army took the town"),
    ("|Rebels left, |he said.", "Rebels left"),
    ('|" "He is placed in a double bunk| there', "He is placed in a double bunk"),
    ('Media said |"bandits" shot the driver| dead.', '"bandits" shot the driver'),
    ('Media said "|bandits" shot the driver| dead.', '"bandits" shot the driver'),
    ("|after leaving Homs, the convoy stopped|.", "after leaving Homs, the convoy stopped"),
    ("|while fleeing Homs they were shot at|.", "while fleeing Homs they were shot at"),
    ("|He works for the U.S.| now", "He works for the U.S."),
    ('He said the |"talks will go on on Monday"| there', "talks will go on on Monday"),
    ('He said |the "talks will go on on Monday."| Then', "talks will go on on Monday"),
    ("The blast left ten dead, he said; it |left ten men dead charging| they had fled", "left ten men dead"),
    ("|It rained. The dam broke.| Then", "It rained. The dam broke."),
]


@pytest.mark.parametrize(("text", "kept"), EDGES)
def test_what_stands_at_the_edges_is_no_title(text, kept):
    """Quotation marks around a stretch, marks at its ends, and a word that only joins it to what came before are left out."""
    before, inside, _ = text.split("|")
    plain = text.replace("|", "")
    assert trimmed(plain, Span(len(before), len(before) + len(inside))).of(plain) == kept


# words of a claim, its predicate, and whether they are understood by themselves
WHOLE = [
    ("Rebels shot at a bus near Homs on Friday", "shot", True),
    ("Five killed in a blast at the market", "killed", True),
    ("government airstrikes on the province have intensified", "airstrikes", True),
    ("armed men attacked the convoy of the agency", "attacked", True),
    ("The guard, who had been wounded, left the hospital", "left", True),
    ("In October 1991, a man shot 22 people in a restaurant", "shot", True),
    ("at least six people had been killed there", "killed", True),
    ("opened fire at a party in the office", "opened", False),
    ("was demolished after the attack of Friday", "demolished", False),
    ("had recently won a prize at the casino", "won", False),
    ("later claims responsibility for the attack", "claims", False),
    ("killing a number of civilians across the region", "killing", False),
    ("captured 23 pirates in the operation of Friday", "captured", False),
    ("'s actually the navy which has taken them on", "taken", False),
    ("which aircraft carried out the strike is not known", "carried", False),
    ("about how the family had fared during the storm", "fared", False),
    ("on the rebels near the eastern city of Homs", "on", False),
    ("He did not know how long the man had worked there", "know", False),
    ("They managed to get out of the building", "managed", False),
    ("Its crew was taken off by a helicopter", "taken", False),
    ("I tried to open up the door of the house", "tried", False),
    ("Our negotiators got on the phone with the man", "got", False),
    ("the attack left nearly fifty rebels dead and", "left", False),
    ("200 FEET LAS VEGAS BOULEVARD CROWD STAGE Site", "Site", False),
    ("the girls were held by the group in the forest", "held", True),
    ("the girls held by the group in the forest", "held", False),
    ("the convoy of aid which carried flour to the town", "carried", False),
    ("The suspect, who gave himself up to police at six", "gave", False),
]


@pytest.mark.parametrize(("words", "predicate", "understood"), WHOLE)
def test_a_title_is_understood_by_itself(words, predicate, understood):
    """A clause with its subject lacks nothing; what begins with its verb, hangs on another clause, points back, or speaks in the first person does."""
    reports, extractions = pile(story("A", "2016-12-08", tells(words + ".", "ASSAULT", predicate)))
    claim, text = extractions[0].claims[0], reports[0].text
    start = text.index(words)
    assert (faults(text, Span(start, start + len(words)), claim) < 0.7) == understood


@pytest.mark.parametrize(
    ("words", "understood"),
    [
        ("ninety-nine men seized on Friday in the city", False),
        ("ninety-nine men were seized on Friday in the city", True),
    ],
)
def test_who_is_done_something_to_needs_an_auxiliary(words, understood):
    """A target right before the verb is described by it; nothing is told of it."""
    reports, extractions = pile(
        story("A", "2016-12-08", tells(f"{words}.", "DETENTION", "seized", target="ninety-nine men"))
    )
    assert (faults(reports[0].text, Span(0, len(words)), extractions[0].claims[0]) < 0.7) == understood


def test_a_phrase_without_its_predicate_names_nothing():
    """Who or what a claim is about is no title without what is told of it."""
    reports, extractions = pile(
        story("A", "2016-12-08", tells("The northern army left the town of Homs.", "RETREAT", "left"))
    )
    assert faults(reports[0].text, Span(0, len("The northern army")), extractions[0].claims[0]) >= 1.5


def test_the_claim_that_is_understood_names_a_finding():
    """Of claims of one matter one with its subject and without pronouns names it, though another came first."""
    stories = (
        story(
            "A",
            "2016-12-08",
            tells("They had left Homs with two hundred vehicles.", "RETREAT", "left", place="Homs"),
        ),
        story(
            "B",
            "2016-12-08",
            tells("The army left Homs with two hundred vehicles.", "RETREAT", "left", place="Homs"),
        ),
    )
    found = finding_with(reconcile(*pile(*stories)), "left Homs", *stories)
    assert found.title == "The army left Homs with two hundred vehicles"


def _toll(outlet, by, number, bound="exact", told=None):
    words = f"{told or number} people were killed in Homs by the earthquake, {by} said."
    figure = ("killed", number, {"bound": bound, "text": str(number)})
    return story(
        outlet, "2016-12-08", tells(words, "CASUALTIES", "killed", by=by, place="Homs", figures=(figure,))
    )


def test_a_toll_is_named_by_the_number_that_most_give():
    """Of a toll in dispute, the one outlier does not name it, though it comes first."""
    stories = [
        _toll("Courier", "Amin", 10, "less_than", "Fewer than 10"),
        _toll("Herald", "Vera", 27),
        _toll("Tribune", "Said", 27),
    ]
    finding = finding_with(reconcile(*pile(*stories)), "earthquake", *stories)
    assert finding.status == "disputed"
    assert finding.title.startswith("27 people")


@pytest.mark.parametrize(("numbers", "title"), [({1300.0}, "1300"), (set(), "15"), ({40.0}, "15")])
def test_a_first_count_names_no_toll_that_has_risen(numbers, title):
    """Claims of another number name a finding only where none has the number at which it stands."""
    stories = [_toll("Herald", "Vera", 15), _toll("Tribune", "Vera", 1300)]
    reports, extractions = pile(*stories)
    first, last = Pile(reports, {e.report: e for e in extractions}, {}).profiles
    claim, _ = title_of([first], [first, last], {r.id: r for r in reports}, frozenset(numbers))
    assert claim.text.startswith(title)


def test_a_doubt_of_what_was_said_before_names_nothing():
    """Who writes that the numbers could not be confirmed tells not which: the toll that it is about names the finding, however badly."""
    toll = (
        "He said that at least 86 of them who had come from the other towns to hold the road for him in the past four days were killed"
        " there."
    )
    told = [
        tells(toll, "CASUALTIES", "killed", by="He", killed=86),
        tells(
            "The numbers could not be independently confirmed.",
            "STATEMENT",
            "confirmed",
            stance="cannot_confirm",
        ),
    ]
    result = reconcile(*pile(story("Herald", "2016-06-15", *told)))
    (finding,) = result.findings
    assert "numbers" not in finding.title
    assert finding.status == "unconfirmed"
