"""Shared passages, and which way they went."""
# ruff: noqa: A001 - the language of the builders reads as the nouns do

import pytest

from secondsource.model import Credit, OffsetMap, Report, digest
from secondsource.reconcile.lineage import trace
from secondsource.reconcile.passages import align, passage

FIRST = (
    "The flood swept away eleven wooden bridges along the upper valley before dawn on Sunday. "
    "Engineers rebuilt the oldest crossing with timber from the abandoned sawmill near the station. "
    "Shepherds led four hundred frightened sheep across the shallow ford without losing a single animal."
)
SECOND = (
    "Voters in the capital queued quietly outside crowded schools from early morning. "
    "Observers counted ballots by candlelight when the power failed in nine districts. "
    "Nobody expected results from the islands before the ferry returned on Tuesday."
)


def _report(name, text, outlet=None, published=None, agency=None):
    credits = (Credit("agency", agency),) if agency else ()
    return Report(
        digest("report", name),
        name,
        text,
        "",
        OffsetMap("characters", ()),
        outlet=outlet,
        published=published,
        credits=credits,
    )


def test_a_passage_is_found_and_its_words_are_those_of_both():
    """A planted sentence is found, and its spans show the same words in both reports."""
    host = SECOND + " " + FIRST.split(". ")[1] + "."
    (run,) = align(FIRST, host)
    shared = passage(FIRST, host, run)
    assert "rebuilt the oldest crossing" in shared.source.of(FIRST)
    assert shared.source.of(FIRST) == shared.target.of(host)


def test_sentences_in_another_order_are_found_one_by_one():
    """Reordering does not hide a copy."""
    parts = FIRST.split(". ")
    assert len(align(FIRST, ". ".join([parts[2].rstrip("."), parts[1], parts[0]]) + ".")) == 3


def test_different_reports_share_nothing():
    """Two reports in different words have no edge."""
    assert trace([_report("a", FIRST), _report("b", SECOND)], {}) == ()


@pytest.mark.parametrize(
    ("one", "other", "directed", "kind"),
    [
        ({"published": "2016-12-08"}, {"published": "2016-12-09"}, True, "copy"),
        ({"published": "2016-12-08"}, {"published": "2016-12-08"}, False, "copy"),
        ({}, {"published": "2016-12-09"}, False, "copy"),
        (
            {"outlet": "Northern Wire Service", "published": "2016-12-09"},
            {"outlet": "Post", "published": "2016-12-09", "agency": "NWS"},
            True,
            "copy",
        ),
        ({"outlet": "Herald", "agency": "AFP"}, {"outlet": "Post", "agency": "AFP"}, False, "shared_origin"),
    ],
)
def test_direction_by_date_and_credit(one, other, directed, kind):
    """Dates and credits tell the direction, an outlet's initials are its name, and a third party is a shared origin."""
    (edge,) = trace([_report("a", FIRST, **one), _report("b", FIRST + " " + SECOND, **other)], {})
    assert (edge.directed, edge.kind) == (directed, kind)
    if directed:
        assert edge.source == digest("report", "a")
    assert edge.score > 0.9
