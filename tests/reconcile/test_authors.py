"""Who is meant by words for a speaker that name nobody."""

from dataclasses import replace

import pytest

from secondsource.model import Span
from secondsource.reconcile import reconcile
from secondsource.reconcile.authors import crowd, is_data, on_the_spot
from tests.reconcile.builders import finding_with, pile, story, tells


@pytest.mark.parametrize(
    ("words", "many"),
    [
        ("Neighbors", True),
        ("medical workers", True),
        ("the police", False),
        ("the prison service", False),
        ("Doctors Without Borders", False),
        ("a doctor", False),
    ],
)
def test_people_without_a_name(words, many):
    """Neighbors and workers are a crowd; a body and one person are not."""
    assert crowd(words) is many


@pytest.mark.parametrize(
    ("words", "own"), [("preliminary data", True), ("our records", True), ("reports", False)]
)
def test_what_a_body_gathers_itself(words, own):
    """Data and records are of the body that publishes them; reports may be anybody's."""
    assert is_data(words) is own


@pytest.mark.parametrize(
    ("sentence", "seen"),
    [
        ("A video shows two men on the roof.", True),
        ("Reporters saw two men on the roof.", True),
        ("Two men were on the roof.", False),
    ],
)
def test_what_a_report_saw_itself(sentence, seen):
    """What pictures show and reporters saw is the report's own knowledge."""
    one = story("Harbor Post", "2016-12-08", tells(sentence, "STATEMENT", "men"))
    assert on_the_spot(one.extraction.claims[0], one.report) is seen


def _told(sentence, **more):
    return tells(
        sentence, "CASUALTIES", "killed", lemma="kill", place="Aleppo", day="2016-12-08", killed=12, **more
    )


def _origins(*stories, at):
    finding = finding_with(reconcile(*pile(*stories)), at, *stories)
    return len(finding.claims), sorted(
        o.name
        for o in reconcile(*pile(*stories)).origins
        if o.id in {x.origin for x in finding.origins} and o.kind != "unknown"
    )


@pytest.mark.parametrize(
    ("outlet", "sentence", "origins"),
    [
        ("Harbor Post", "In Aleppo 12 people were killed on Thursday.", ["Omar Haddad"]),
        (
            "Harbor Post",
            "A video shows that 12 people were killed in Aleppo on Thursday.",
            ["Harbor Post", "Omar Haddad"],
        ),
        (
            "White Yak Expeditions",
            "In Aleppo 12 people were killed on Thursday.",
            ["Omar Haddad", "White Yak Expeditions"],
        ),
    ],
)
def test_a_paper_beside_those_who_are_named(outlet, sentence, origins):
    """A paper's own voice is no origin beside a named one, unless it was there; what is no medium by its name is one."""
    named = story(
        "Herald",
        "2016-12-08",
        _told("Omar Haddad said 12 people were killed in Aleppo on Thursday.", by="Omar Haddad"),
    )
    other = story(outlet, "2016-12-08", _told(sentence))
    claims, found = _origins(named, other, at="Omar Haddad")
    assert claims == 2
    assert found == origins


def test_a_paper_alone_is_the_origin():
    """Where nobody is named, a paper's own voice is the origin."""
    told = "In Aleppo 12 people were killed on Thursday."
    one = story("Harbor Post", "2016-12-08", _told(told))
    assert _origins(one, at=told) == (1, ["Harbor Post"])


def test_a_headline_that_calls_a_speaker_by_his_office():
    """The minister of a headline is the one who speaks below."""
    one = story(
        "Herald",
        "2016-12-08",
        _told("Syrian minister says 12 people were killed in Aleppo on Thursday.", by="Syrian minister"),
        _told("Omar Haddad said 12 people were killed in Aleppo on Thursday.", by="Omar Haddad"),
        entities={"Omar Haddad": {"descriptors": ("interior minister",)}},
    )
    claims = tuple(replace(c, headline=n == 0) for n, c in enumerate(one.extraction.claims))
    assert claims[0].sentence == Span(0, claims[0].sentence.end)
    changed = replace(one, extraction=replace(one.extraction, claims=claims))
    result = reconcile(*pile(changed))
    assert len(set(result.claim_origin.values())) == 1
