"""Predicates and arguments after the network."""

from secondsource.language.predicates import tidy


def test_auxiliaries_are_no_predicates():
    """In `was killed` there is one predicate."""
    assert [word for word, _, _ in tidy([(0, 1.0), (1, 2.0)], [], ["aux:pass", "root"])] == [1]


def test_overlapping_arguments_are_one():
    """Of two arguments of a predicate that overlap the larger one stays; of another predicate they may overlap."""
    arguments = [(5, 0, 4, "ARG1"), (5, 2, 4, "ARG1"), (5, 6, 8, "ARGM-TMP"), (9, 2, 4, "ARG0")]
    found = tidy([(5, 1.0), (9, 1.0)], arguments, ["dep"] * 10)
    assert found == [(5, 1.0, ((0, 4, "ARG1"), (6, 8, "ARGM-TMP"))), (9, 1.0, ((2, 4, "ARG0"),))]
