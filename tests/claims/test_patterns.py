"""The pattern language of the event and speech lexicons."""

import pytest

from secondsource.claims import lexicon
from secondsource.claims.events import patterns
from secondsource.claims.events.patterns import Pattern, parse

PARSED = [
    ("withdraw", Pattern("withdraw")),
    ("take+over", Pattern("take", particle="over", weight=1)),
    ("take+over :place", Pattern("take", particle="over", objects="place", weight=2)),
    ("take :=control|hold", Pattern("take", objects="=control|hold", weight=1)),
    ("strike :!", Pattern("strike", objects="!", weight=1)),
    ("leave @people", Pattern("leave", subjects="people", weight=1)),
    ("fire >on", Pattern("fire", oblique=("on", None), weight=1)),
    ("fall >to:armed", Pattern("fall", oblique=("to", "armed"), weight=1)),
    ("agree ~", Pattern("agree", clause="", weight=1)),
    ("stop ~ASSAULT", Pattern("stop", clause="ASSAULT", weight=1)),
    ("go >on:=strike|hunger strike", Pattern("go", oblique=("on", "=strike|hunger strike"), weight=1)),
]


@pytest.mark.parametrize(("text", "pattern"), PARSED)
def test_a_pattern_is_parsed_into_its_conditions(text, pattern):
    """Each sign of the pattern language sets its own condition, and conditions add up to the weight."""
    assert parse(text) == pattern


def test_every_pattern_of_the_word_lists_names_a_class_that_exists():
    """A class in a condition is a list of the data file, an event type, or one that the matcher knows."""
    classes = set(lexicon.load("events")["classes"]) | set(lexicon.load("events")["types"])
    known = classes | {"HLH", "person", "armed", "actor", "!", "", "to", "that", "whether"}
    for entries in (*patterns.event_verbs().values(), *patterns.act_verbs().values()):
        for entry in entries:
            made = entry.pattern
            for name in (made.objects, made.subjects, made.clause, made.oblique and made.oblique[1]):
                assert name is None or name.startswith("=") or name in known, (made, name)


def test_the_pattern_with_most_conditions_comes_first():
    """A special reading of a verb is tried before the general one."""
    for entries in patterns.event_verbs().values():
        weights = [entry.pattern.weight for entry in entries]
        assert weights == sorted(weights, reverse=True)


def test_word_lists_state_what_they_are_and_their_licence():
    """Every data file says in words where it comes from and under which licence it may be used."""
    for name in ("events", "acts", "actors", "countries"):
        assert lexicon.load(name)["about"]
        assert lexicon.load(name)["licence"]
