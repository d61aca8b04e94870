"""Decisions are replayed, and can be undone."""

from dataclasses import replace

from secondsource.model import Judgement, Key, digest
from secondsource.reconcile import reconcile
from secondsource.reconcile.judging import in_force
from tests.reconcile.builders import pile, story, tells

DEATHS = tells(
    "Police said 12 people were killed in Aleppo.",
    "CASUALTIES",
    "killed",
    by="Police",
    place="Aleppo",
    killed=12,
)
ONE = story(
    "Herald",
    "2016-12-08",
    DEATHS,
)
TWO = story(
    "Tribune",
    "2016-12-08",
    tells("The mayor opened a new library in Homs.", "STATEMENT", "opened", place="Homs"),
)
SAME = story(
    "Post",
    "2016-12-08",
    DEATHS,
    uri="post",
)


def _judge(decision, *stories, undoes=None, value=None, noun="finding"):
    keys = tuple(Key(s.report.id, s.extraction.claims[0].predicate_span) for s in stories)
    return Judgement(
        digest("judgement", decision, undoes or "", value or ""),
        decision,
        noun,
        keys,
        value,
        "A",
        "2020-01-01T00:00:00+00:00",
        "because",
        undoes,
    )


def _together(judgements, *stories):
    result = reconcile(*pile(*stories), judgements)
    return len({result.claim_finding[s.extraction.claims[0].id] for s in stories}) == 1


def test_a_merge_joins_and_its_undoing_parts():
    """What a person merges is one finding until he takes it back."""
    merge = _judge("merge", ONE, TWO)
    undo = _judge("merge", undoes=merge.id)
    assert not _together((), ONE, TWO)
    assert _together((merge,), ONE, TWO)
    assert not _together((merge, undo), ONE, TWO)


def test_a_split_outweighs_equal_words():
    """What a person parts stays apart, whatever the scores."""
    assert _together((), ONE, SAME)
    assert not _together((_judge("split", ONE, SAME),), ONE, SAME)


def test_a_rejected_claim_is_in_no_finding():
    """A claim that a person rejects is left out."""
    result = reconcile(*pile(ONE, TWO), (_judge("reject", ONE, noun="claim"),))
    assert ONE.extraction.claims[0].id not in result.claim_finding
    assert TWO.extraction.claims[0].id in result.claim_finding


def test_the_judged_claim_is_meant_where_two_share_their_words():
    """The claim of the key's id is rejected, not the other one of the same predicate; without it, the words decide."""
    first = ONE.extraction.claims[0]
    other = replace(first, id=digest("claim", "of the same words"))
    story_of_two = replace(ONE, extraction=replace(ONE.extraction, claims=(first, other), vectors=()))
    for meant, left in ((other.id, first.id), (first.id, other.id), ("gone", other.id)):
        key = Key(ONE.report.id, first.predicate_span, meant)
        judgement = replace(_judge("reject", ONE, noun="claim"), keys=(key,))
        found = reconcile(*pile(story_of_two, TWO), (judgement,)).claim_finding
        assert left in found
        assert ({first.id, other.id} - {left}).isdisjoint(found)


def test_undoing_an_undoing_restores():
    """The ledger is read to its end."""
    merge = _judge("merge", ONE, TWO)
    undo = _judge("merge", undoes=merge.id)
    again = _judge("merge", undoes=undo.id)
    assert in_force([merge, undo, again]) == [merge]
