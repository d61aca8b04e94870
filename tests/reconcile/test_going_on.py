"""Who waits for a large pile is told how far it is, and that changes nothing."""

from secondsource.reconcile import reconcile
from secondsource.reconcile.going_on import EVERY, counted
from tests.reconcile.builders import pile, story, tells

KILLED = "Twelve people were killed when shells hit the covered market of Aleppo on Thursday."


def test_each_part_is_told_to_its_end():
    """Copies, claims, pairs and findings, one after the other, each from nothing to all of it."""
    stories = [
        story(outlet, "2016-12-09", tells(KILLED, "CASUALTIES", "killed", place="Aleppo", killed=12))
        for outlet in ("Herald", "Tribune", "Courier")
    ]
    told = []
    reports, extractions = pile(*stories)
    result = reconcile(reports, extractions, on_part=lambda *step: told.append(step))
    assert list(dict.fromkeys(part for part, _, _ in told)) == ["copies", "claims", "pairs", "findings"]
    for part, items in (("copies", 3), ("claims", 3), ("findings", len(result.findings))):
        steps = [(done, of) for name, done, of in told if name == part]
        assert steps[0] == (0, items)
        assert steps[-1] == (items, items)
    assert result == reconcile(reports, extractions)


def test_it_is_told_now_and_then():
    """Not of each item: telling must cost nothing."""
    told = []
    assert list(counted(range(2 * EVERY + 1), "findings", lambda *step: told.append(step[1]))) == list(
        range(2 * EVERY + 1)
    )
    assert told == [0, EVERY, 2 * EVERY, 2 * EVERY + 1]
