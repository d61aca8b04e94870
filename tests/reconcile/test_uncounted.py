"""What a group tells beside what it counts: a finding of its own."""

import pytest

from secondsource.reconcile.matching import Pile
from secondsource.reconcile.parting import main_figure
from secondsource.reconcile.uncounted import of_its_measure, set_aside
from tests.reconcile.builders import story, tells

_ABOARD = tells(
    "The bus was carrying 48 passengers.",
    "STATEMENT",
    "carrying",
    lemma="carry",
    figures=[("aboard", 48, {"population": "passengers"})],
)
_CRASH = tells("A bus plunged into a ravine near Cuzco.", "HAZARD", "plunged", lemma="plunge")


def _read(*told):
    one = story("Herald", "2024-05-06", *told)
    entities = {e.id: e.id for e in one.extraction.entities}
    return Pile([one.report], {one.report.id: one.extraction}, entities).profiles


def _parts(*told, together=()):
    """Return the first words of the claims of each part."""
    profiles = _read(*told)
    claims = [p.claim.id for p in profiles]
    linked = [(claims[a], claims[b]) for a, b in together]
    found = set_aside(profiles, lambda p: main_figure(p) is not None, linked)
    return [[p.claim.text for p in part] for part in found]


def test_what_happened_is_told_beside_a_count():
    """The crash is one matter, those aboard are another; two claims of the crash stay together."""
    again = tells("The bus crashed in the rain.", "HAZARD", "crashed", lemma="crash")
    assert _parts(_CRASH, _ABOARD, again) == [[_CRASH.sentence, again.sentence], [_ABOARD.sentence]]


@pytest.mark.parametrize(
    "told",
    [
        tells("The operator denies that the bus was full.", "STATEMENT", "full", stance="denies"),
        tells("The governor rejected that figure.", "REJECT", "rejected", lemma="reject"),
        tells("It carried tourists.", "STATEMENT", "carried", lemma="carry"),
        tells("We counted forty-eight.", "STATEMENT", "counted", figures=[("count", 48, {"unit": None})]),
        tells("Its list had 31 on it.", "STATEMENT", "had", figures=[("count", 31, {"unit": None})]),
    ],
)
def test_what_is_told_of_the_count_stays(told):
    """A denial, the very verb, the number without what it counts: all are of the count."""
    assert _parts(_ABOARD, told) == [[_ABOARD.sentence, told.sentence]]


def test_two_readings_of_the_same_words_stay_together():
    """A sentence read as a statement and as a count is one claim twice."""
    words = "Two Danes were among the injured."
    told = (
        tells(words, "STATEMENT", "were", lemma="be"),
        tells(words, "CASUALTIES", "injured", injured=2),
    )
    assert _parts(*told) == [[words, words]]


def test_a_copy_stays_with_what_it_copies():
    """The same words carried over are one claim, whatever the copy lost."""
    assert _parts(_CRASH, _ABOARD, together=[(0, 1)]) == [[_CRASH.sentence, _ABOARD.sentence]]


def test_a_group_that_counts_nobody_stays_whole():
    """Without a count there is nothing to stand beside."""
    other = tells("Fog lay over the road.", "STATEMENT", "lay", lemma="lie")
    assert _parts(_CRASH, other) == [[_CRASH.sentence, other.sentence]]


def test_what_is_denied_stands_where_it_is_denied():
    """A denial that gives the count's number keeps the claim that it denies."""
    denial = tells(
        "The ministry denies that the 48 were traded.",
        "STATEMENT",
        "traded",
        lemma="trade",
        stance="denies",
        figures=[("count", 48, {})],
    )
    said = tells("They were traded for two captains.", "STATEMENT", "traded", lemma="trade")
    assert _parts(_ABOARD, denial, said) == [[_ABOARD.sentence, denial.sentence, said.sentence]]


def test_a_statement_in_the_words_of_the_count_stays():
    """Who the injured are is told of them."""
    hurt = tells("Nine people were injured.", "CASUALTIES", "injured", injured=9)
    state = tells("Some of the injured were in a critical condition.", "STATEMENT", "condition")
    assert _parts(hurt, state) == [[hurt.sentence, state.sentence]]


def test_what_stands_against_a_pause_stays_with_it():
    """Fire by those who are said to have paused is a position on the pause, though the pause is told with a number."""
    pause = tells(
        "The army halted its fire in Sfax to let 800 people leave.",
        "CEASEFIRE",
        "halted",
        lemma="halt",
        place="Sfax",
        day="2024-05-06",
        actor="army",
        evacuated=800,
        modality="planned",
    )
    again = tells(
        "The army has paused in Sfax.",
        "CEASEFIRE",
        "paused",
        lemma="pause",
        place="Sfax",
        day="2024-05-06",
        actor="army",
    )
    fire = tells(
        "The army shelled Sfax.", "ASSAULT", "shelled", lemma="shell", place="Sfax", day="2024-05-06", actor="army"
    )  # fmt: skip
    assert _parts(pause, again, fire) == [[pause.sentence, again.sentence, fire.sentence]]


def test_a_verb_that_tells_nothing_makes_no_kin():
    """That both say something does not make a matter of two, unless they say it of the same."""
    told = tells(
        "The line said 48 were on the bus.", "STATEMENT", "said", lemma="say", figures=[("aboard", 48, {})]
    )
    mood = tells("Passengers told of their fear.", "STATEMENT", "told", lemma="tell")
    assert _parts(told, mood) == [[told.sentence], [mood.sentence]]
    list_said = tells("The list of the line said so.", "STATEMENT", "said", lemma="say")
    assert _parts(told, list_said) == [[told.sentence, list_said.sentence]]


def _strong(number, words):
    measured = ("magnitude", number, {"unit": None, "mode": "measurement"})
    return tells(f"{words} {number}.", "HAZARD", "quake", figures=[measured])


_SHOOK = tells("The quake shook the coast before dawn.", "HAZARD", "shook", lemma="shake")
_OPEN = tells("The strength of the quake is not known yet.", "STATEMENT", "known", lemma="know")


@pytest.mark.parametrize(
    ("second", "parts"),
    [
        (5.4, [["The quake had 6.1.", "The quake was of 5.4."], [_SHOOK.sentence]]),
        (6.1, [["The quake had 6.1.", _SHOOK.sentence, "The quake was of 6.1."]]),
    ],
)
def test_how_strong_it_was_is_disputed_and_that_it_was_is_not(second, parts):
    """Two observatories differ on the magnitude; who only tells that the earth shook is of neither's side."""
    told = (_strong(6.1, "The quake had"), _SHOOK, _strong(second, "The quake was of"))
    assert [[p.claim.text for p in part] for part in of_its_measure(_read(*told), [])] == parts


def test_what_is_told_of_its_strength_stays_with_the_numbers():
    """A claim of how strong it was is of the measure, without a number too."""
    told = (_strong(6.1, "The quake had"), _OPEN, _strong(5.4, "The quake was of"))
    assert len(of_its_measure(_read(*told), [])) == 1
