"""Numbers of a report that are parts of a larger one that it gives."""

from typing import NamedTuple

import pytest

from secondsource.reconcile import reconcile
from secondsource.reconcile.counts import Count
from secondsource.reconcile.figures_parts import parted
from tests.reconcile.builders import pile, story, tells


class _Rank(NamedTuple):
    """What is asked of a profile here."""

    sentence_rank: int


def _made(sentence, *numbers, measure="killed"):
    found = []
    for n in numbers:
        word, _, population = n.partition(" ")
        more = {
            "population": population or None,
            "text": word,
            "unit": "person" if population or measure != "count" else None,
        }
        found.append((measure, float(word), more))
    return tells(sentence, "CASUALTIES", "died", by="Monitor", place="Osh", figures=tuple(found))


@pytest.mark.parametrize(
    ("told", "best"),
    [
        (
            [
                ("The Monitor said 9 people died in Osh.", "9 people"),
                ("8 were killed in Osh by gunfire.", "8"),
            ],
            9,
        ),
        (
            [
                ("The Monitor said 9 people died in Osh.", "9 people"),
                ("8 people were killed in Osh by gas.", "8 people"),
            ],
            None,
        ),
    ],
)
def test_a_number_that_opens_the_next_sentence(told, best):
    """After nine dead, "eight were killed by gunfire" tells of a part of them; people who are named again may be others."""
    one = story("Herald", "2025-02-12", *(_made(s, n) for s, n in told), kinds={"Monitor": "organization"})
    ranges = [f.range for f in reconcile(*pile(one)).findings if f.range is not None]
    assert any((r.low, r.best, r.high) == (9, 9, 9) for r in ranges)
    if best is not None:
        assert not any(r.low == 8 for r in ranges if r.high == 9)


@pytest.mark.parametrize(
    ("sentence", "parts"),
    [
        ("The party numbered 11: 9 guests and 2 guides.", [False, True, True]),
        ("There are 24 seafarers: 15 Filipinos, 8 Indians and a Romanian.", [False, True, True]),
        ("The party of 11 met 9 guests and 5 guides.", [False, False, False]),
        ("The party of 11 met 11 guests.", [False, False]),
    ],
)
def test_a_list_that_adds_up(sentence, parts):
    """Numbers that add up to the one before them, the last one "a Romanian", are its parts."""
    numbers = [w for w in sentence.split() if w.strip(":")[0].isdigit()]
    figures = tuple(("count", float(n.strip(":")), {"text": n.strip(":")}) for n in numbers)
    made = story("Herald", "2016-02-20", tells(sentence, "STATEMENT", "party", figures=figures))
    claim = made.extraction.claims[0]
    counts = [Count(claim, f, _Rank(0), "2016-02-20", "Herald", sentence) for f in claim.figures]
    assert [c.part for c in parted(counts)] == parts


def test_a_list_is_of_one_report():
    """What stands at the same place of another report's text is in no list of this one, and in its own only if that adds up."""
    counts = []
    for outlet, sentence in (
        ("Herald", "The party numbered 11: 9 guests and 2 guides."),
        ("Tribune", "The group numbered 30: 8 guests and 4 guides."),
    ):
        numbers = [w.strip(":") for w in sentence.split() if w.strip(":").isdigit()]
        figures = tuple(("count", float(n), {"text": n}) for n in numbers)
        claim = story(
            outlet, "2016-02-20", tells(sentence, "STATEMENT", "party", figures=figures)
        ).extraction.claims[0]
        counts += [Count(claim, f, _Rank(0), "2016-02-20", "Herald", sentence) for f in claim.figures]
    assert [c.part for c in parted(counts)] == [False, True, True, False, False, False]


@pytest.mark.parametrize(
    ("sentences", "parts"),
    [
        (("5 were shot in the valley.", "3 were killed in the square.", "Meanwhile, 2 others died at the mill."), [False, True, True]),
        (("5 were shot in the valley.", "3 were killed in the square.", "Doctors named 2 of them."), [False, False, False]),
        (("5 were shot in the valley.", "3 were killed in the square.", "Meanwhile, 4 others died at the mill."), [False, False, False]),
    ],
)  # fmt: skip
def test_two_that_are_together_a_number_before_them(sentences, parts):
    """Three here and two others there are the five of the first sentence, whoever tells of each."""
    made = story(
        "Herald", "2014-08-31", *(_made(s, next(w for w in s.split() if w.isdigit())) for s in sentences)
    )
    counts = [
        Count(c, c.figures[0], _Rank(n), "2014-08-31", f"origin {n}", sentences[n])
        for n, c in enumerate(made.extraction.claims)
    ]
    assert [c.part for c in parted(counts)] == parts
