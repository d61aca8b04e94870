"""Speech that goes on without its speaker."""

from dataclasses import replace

import pytest

from secondsource.model import Span
from secondsource.reconcile.continued import goes_on_from
from tests.reconcile.builders import story, tells

HE = "Bosch said 480 tickets had been sold."
SHE = "Ruiz said the foam had burnt."
OWN = "The band set off the fireworks."


def _from(*sentences, stance="asserts", sectors=()):
    """Return who says the sentence that is nobody's in a paragraph of sentences, or ``None``; it has a stance.

    Who does what a sentence tells is called by its number; ``sectors`` are of these, and of speakers.
    """
    told = [
        tells(s, "STATEMENT", s.split()[-1], by=s.split()[0] if " said " in s else (), actor=str(n))
        for n, s in enumerate(sentences)
    ]
    one = story("Herald", "2016-12-08", *told)
    text = " ".join(sentences)
    claims, at = [], 0
    for claim, sentence in zip(one.extraction.claims, sentences, strict=True):
        span = Span(at, at + len(sentence))
        claims.append(replace(claim, sentence=span, spans=(span,)))
        at += len(sentence) + 1
    given = [c for c in claims if c.attribution is not None]
    (own,) = (c for c in claims if c.attribution is None)
    last = goes_on_from(
        replace(own, stance=stance),
        given,
        text,
        lambda c: c.attribution.chain[0].mention.text,
        {e.id: dict(sectors).get(e.name) for e in one.extraction.entities},
    )
    return last.attribution.chain[0].mention.text if last is not None else None


@pytest.mark.parametrize(
    ("sentences", "who"),
    [
        ((HE, OWN, "Bosch said the club passed in May."), "Bosch"),
        ((HE, OWN, SHE), None),
        ((HE, "He will bear all bills.", SHE), "Bosch"),
        ((SHE, HE, "The guides had quarrelled."), "Bosch"),
        ((SHE, HE, "Both armies pull back."), None),
        ((HE, "It's the first major evacuation.", "Bosch said the buses wait."), None),
        ((HE, "That marks a turn in the war.", "Bosch said the buses wait."), None),
        ((HE, "It is that which hurts us.", "Bosch said the buses wait."), "Bosch"),
        ((HE, OWN), "Bosch"),
        ((HE, "He was booed by relatives."), None),
        ((HE, "A university laboratory has measured twice the limit."), None),
        ((HE, "The smoke has counted for much."), "Bosch"),
        ((HE, "No group claimed responsibility."), None),
        ((HE, "The owner did not immediately respond."), None),
        ((HE, "The owner could not be reached."), None),
        ((HE, "No guest claimed a coat."), "Bosch"),
        ((HE, "The doors did not open."), "Bosch"),
        ((OWN, HE), None),
    ],
)
def test_who_goes_on(sentences, who):
    """Between two sayings of one, about him, of what had been before, or alone with him: it is his; beside another's, or before, not."""
    assert _from(*sentences) == who


@pytest.mark.parametrize(("stance", "who"), [("cannot_confirm", None), ("asserts", "Bosch")])
def test_nobody_doubts_his_own_words(stance, who):
    """That an account could not be checked is said by whoever writes, not by who gave it."""
    assert _from(HE, "The report could not be verified.", stance=stance) == who


@pytest.mark.parametrize(
    ("sectors", "who"),
    [
        ({"Police": "COP", "1": "MIL"}, None),
        ({"Police": "COP", "1": "COP"}, "Police"),
        ({"Police": "COP", "1": "CVL"}, "Police"),
        ({"Police": "COP", "1": "REB"}, "Police"),
        ({"1": "MIL"}, "Police"),
    ],
)
def test_another_arm_of_the_state_tells_itself_what_it_does(sectors, who):
    """The police tell of the road, of drivers and of rebels; what the army does next, the paper tells."""
    told = ("Police said the pass was closed.", "Trucks brought blankets to the valley.")
    assert _from(*told, sectors=sectors) == who


def test_what_another_arm_had_done_is_still_told_by_who_spoke():
    """A past before the past is that of somebody's words."""
    told = ("Police said the pass was closed.", "Trucks had brought blankets to the valley.")
    assert _from(*told, sectors={"Police": "COP", "1": "MIL"}) == "Police"
