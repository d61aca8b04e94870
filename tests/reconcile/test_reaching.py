"""Of most pairs a few features tell that they cannot score high enough; no pair that does is lost by it."""

import numpy as np
import pytest

from bench.findings_piles import pile as made
from bench.findings_tune import pile_of
from secondsource.reconcile.matching import match as grouped
from secondsource.reconcile.matching.blocking import Blocks
from secondsource.reconcile.matching.clustering import JOIN
from secondsource.reconcile.matching.comparing import compare, complete
from secondsource.reconcile.matching.scoring import CLAIMS, MENTIONS
from secondsource.reconcile.matching.touching import Wishes


@pytest.fixture(scope="module")
def found():
    """Return the claims of made reports."""
    return pile_of(*made(40))


@pytest.fixture(scope="module")
def pairs(found):
    """Return the pairs of them that are compared."""
    return Blocks(found).all_pairs()


@pytest.mark.parametrize("table", [CLAIMS, MENTIONS])
@pytest.mark.parametrize("least", [0.2, JOIN, 0.8])
def test_no_pair_that_scores_so_high_is_left_out(found, pairs, table, least):
    """What is asked for is scored as if all were; the rest has no score, or the one that it would have."""
    every = compare(found, pairs, table).values
    asked = compare(found, pairs, table, least=least).values
    unknown = np.isnan(asked)
    assert (every >= least).any()
    assert np.array_equal(asked[~unknown], every[~unknown])
    assert (every[unknown] < least).all()


def test_most_pairs_are_left_out(found, pairs):
    """Of claims on many matters, few pairs can be of one."""
    unknown = np.isnan(compare(found, pairs, CLAIMS, least=JOIN).values)
    assert unknown.mean() > 0.5


def test_what_was_left_out_is_scored_once_it_is_asked_for(found, pairs):
    """The scores of some pairs, whichever were known, and no others."""
    every = compare(found, pairs, CLAIMS).values
    part = compare(found, pairs, CLAIMS, least=JOIN)
    unknown = np.flatnonzero(np.isnan(part.values))
    rows = np.arange(0, len(pairs), 7)
    assert np.array_equal(complete(found, part, CLAIMS)(rows), every[rows])
    left = np.setdiff1d(unknown, rows)
    assert np.isnan(part.values[left]).all()
    assert len(left)


def test_groups_are_those_of_all_scores(found, monkeypatch):
    """Claims are grouped as if every pair had been scored."""
    some = grouped(found, Wishes())
    monkeypatch.setattr(
        "secondsource.reconcile.matching.comparing.reaching",
        lambda pairs, least, table: np.arange(len(pairs.one)),
    )
    every = grouped(found, Wishes())
    assert max(map(len, every.groups)) > 2
    assert some.groups == every.groups
    assert some.links == every.links
