"""Claims that stand against a matter, and the groups that they are taken from."""

import numpy as np
import pytest

from secondsource.reconcile.entities import resolve
from secondsource.reconcile.matching.comparing import Compared
from secondsource.reconcile.matching.match import opposed, set_free
from secondsource.reconcile.matching.opposing import stands_against
from secondsource.reconcile.matching.pile import Pile
from tests.reconcile.builders import pile, story, tells


def test_a_claim_held_by_little_is_a_position_on_what_it_stands_against():
    """Fire during a pause is a position on the pause before it is an account beside another that is hardly alike."""
    texts = [
        ("The army suspended combat in Aleppo on Thursday.", "CEASEFIRE", "suspended", "suspended"),
        ("The army fired at Aleppo on Thursday.", "ASSAULT", "fired", None),
        ("Schools in Aleppo appear to be targets of the army.", "ASSAULT", "targets", None),
    ]
    told = story(
        "A",
        "2016-12-09",
        *(
            tells(text, kind, word, by="Lavrov", actor="army", place="Aleppo", mode=mode)
            for text, kind, word, mode in texts
        ),
    )
    reports, extractions = pile(told)
    read = {e.report: e for e in extractions}
    held = Pile(reports, read, {m: e.id for e in resolve(reports, read) for m in e.members})
    codes = np.array([1, 2, 5])  # each pair of the three, smaller * 3 + larger
    for score, expected in ((0.5, [[0], [1], [2]]), (0.9, [[0], [1, 2]])):
        compared = Compared(3, codes, np.array([0.2, 0.1, score]), np.array([True, False, False]))
        assert set_free(held, [[0], [1, 2]], compared, opposed(held, compared)) == expected


@pytest.mark.parametrize(
    ("text", "word", "mode", "actor", "stands"),
    [
        ("Guns fired at Aleppo on Thursday.", "fired", "artillery", (), True),
        ("The army blew up a bridge in Aleppo on Thursday.", "blew", "explosive", "army", True),
        ("Six explosions were heard in Aleppo on Thursday.", "explosions", "explosive", (), False),
    ],
)
def test_an_explosion_by_nobody_that_is_told_is_no_fighting_of_a_side(text, word, mode, actor, stands):
    """Who heard explosions has not said that somebody broke the pause."""
    told = story(
        "A",
        "2016-12-09",
        tells("The army suspended combat in Aleppo on Thursday.", "CEASEFIRE", "suspended", by="Lavrov", actor="army", place="Aleppo", weekday="Thursday", mode="suspended"),
        tells(text, "ASSAULT", word, by="Trudeau", actor=actor, place="Aleppo", weekday="Thursday", mode=mode),
    )  # fmt: skip
    reports, extractions = pile(told)
    read = {e.report: e for e in extractions}
    held = Pile(reports, read, {m: e.id for e in resolve(reports, read) for m in e.members})
    assert stands_against(held.profiles[0], held.profiles[1]) is stands
