"""Claims are grouped by the better of their links: one wrong link fuses nothing, one poor claim parts nothing."""

from itertools import combinations

import pytest

from secondsource.reconcile.matching.clustering import cluster


def _scores(groups, inside=0.9, across=0.1):
    """Return the scores of all pairs of some groups: high inside, low across."""
    of = {n: k for k, group in enumerate(groups) for n in group}
    return {(a, b): inside if of[a] == of[b] else across for a, b in combinations(sorted(of), 2)}


def test_one_wrong_link_does_not_fuse_two_matters():
    """Two groups that one high score links stay two."""
    scores = _scores([(0, 1, 2), (3, 4, 5)])
    scores[2, 3] = 0.85
    assert cluster(range(6), scores) == [[0, 1, 2], [3, 4, 5]]


@pytest.mark.parametrize(("across", "groups"), [(0.0, 2), (0.15, 1)])
def test_a_bridge_of_a_few_pairs_does_not_fuse_two_matters(across, groups):
    """Of two groups of which few pairs share anything, all high, the rest were not compared or have nothing in common: they stay two."""
    left, right = range(5), range(5, 10)
    scores = _scores([tuple(left), tuple(right)], across=across)
    compared = {pair: value for pair, value in scores.items() if (pair[0] < 5) == (pair[1] < 5) or across}
    compared.update({(0, 5): 0.8, (1, 6): 0.8, (2, 7): 0.8})
    if across:
        compared.update({(a, b): 0.55 for a in left for b in (8, 9)})
    assert len(cluster(range(10), compared)) == groups


def test_of_large_groups_only_the_nearest_are_compared():
    """Where a pair was not compared since others were nearer, that it was not says nothing."""
    scores = _scores([tuple(range(24)), tuple(range(24, 48))], across=0.9)
    near = {(a, b): v for (a, b), v in scores.items() if (a < 24) == (b < 24) or b - a in {22, 23, 24}}
    assert len(cluster(range(48), near)) == 1


def test_a_few_poor_links_do_not_part_a_matter():
    """Two halves of a matter join though a third of the links between them is poor."""
    scores = _scores([(0, 1, 2, 3, 4, 5)], inside=0.8)
    scores.update({(0, 3): 0.0, (1, 4): 0.0})
    assert cluster(range(6), scores) == [[0, 1, 2, 3, 4, 5]]


@pytest.mark.parametrize(("score", "groups"), [(0.5, [[0, 1]]), (0.49, [[0], [1]])])
def test_two_claims_join_from_a_score_of_a_half(score, groups):
    """Two single claims need one score of 0.5."""
    assert cluster([0, 1], {(0, 1): score}) == groups


def test_what_a_person_parted_stays_apart():
    """A pair that never stands together keeps its groups apart, whatever the scores."""
    found = cluster(range(4), _scores([(0, 1, 2, 3)]), apart=[(0, 3)])
    assert not any(0 in group and 3 in group for group in found)
