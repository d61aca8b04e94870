"""Bodies that watch a war and are told of without their name: they may be the one that is named."""

import pytest

from secondsource.reconcile.watchers import maybe_one, unnamed_watcher, watches
from tests.reconcile.builders import story, tells


@pytest.mark.parametrize(
    ("words", "watching", "unnamed"),
    [
        ("a monitor", True, True),
        ("Monitor", True, True),
        ("NGO", True, True),
        ("an NGO", True, True),
        ("a monitoring group", True, True),
        ("a monitoring group based in the UK", True, True),
        ("The monitoring group which relies on activists inside Libya", True, True),
        ("a group tracking the violence", True, True),
        ("the UK-based group which advocates the opposition", True, True),
        ("a Beirut-based rights group", True, True),
        ("the Sahel Observatory for Human Rights", True, False),
        ("the Observatory, a Britain-based group", True, False),
        ("Human Rights Watch", True, False),
        ("Riverside Monitor", True, False),
        ("The Monitor", True, True),
        ("Sudanese monitors", True, True),
        ("a rebel group", False, False),
        ("a Sabha-based rebel group", False, False),
        ("the hard-line militant group", False, False),
        ("a Geneva-based aid organization", False, False),
        ("the army", False, False),
        ("a police source", False, False),
    ],
)
def test_what_bodies_that_watch_are_called(words, watching, unnamed):
    """Their nouns tell them from armed groups, charities and authorities, and a name from a description."""
    assert (watches(words), unnamed_watcher(words)) == (watching, unnamed)


def _claims(*speakers):
    told = [
        tells(f"{by} said {n} died in Sabha.", "CASUALTIES", "died", by=by) for n, by in enumerate(speakers)
    ]
    return story("Herald", "2019-05-04", *told).extraction.claims


def _two_reports(one, other):
    return _claims(one)[0], story(
        "Tribune", "2019-05-04", tells(f"{other} said 5 died.", "CASUALTIES", "died", by=other)
    ).extraction.claims[0]


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("A monitor", "the Sahel Observatory for Human Rights", True),
        ("the Sahel Observatory for Human Rights", "A monitor", True),
        ("NGO", "a monitoring group", True),
        ("A monitor", "the army", False),
        ("the Sahel Observatory", "Human Rights Watch", False),
        ("Activists", "the Sahel Observatory", True),
        ("Activists", "the army", False),
        ("local sources", "the activist Omar Said", True),
        ("Military sources", "the activist Omar Said", False),
    ],
)
def test_who_may_be_one_in_a_report(one, other, same):
    """A body without a name may be the one that the report names; two that are named are two."""
    assert maybe_one(*_claims(one, other)) is same


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("A monitor", "the Sahel Observatory", True),
        ("Activists", "the Sahel Observatory", False),
        ("local sources", "the activist Omar Said", False),
        ("A local council", "the Sahel Observatory", False),
    ],
)
def test_who_may_be_one_in_two_reports(one, other, same):
    """What holds of a body without a name in another report does not of activists, of whom there are many."""
    assert maybe_one(*_two_reports(one, other)) is same
