"""Pairs that readers judged are found again by where their claims stand."""

from types import SimpleNamespace

import pytest

from bench import findings_judged as judged
from secondsource.model import Span


def pile(*claims):
    """Return what stands for a pile: for each claim its report, where its predicate begins, and its words."""
    return SimpleNamespace(
        profiles=[
            SimpleNamespace(
                claim=SimpleNamespace(
                    report=report,
                    predicate_span=Span(predicate, predicate + 4),
                    spans=(Span(words, predicate + 9),),
                )
            )
            for report, predicate, words in claims
        ]
    )


NAMES = {"rep-1": "one.txt", "rep-2": "two.txt"}


@pytest.mark.parametrize(
    ("report", "predicate", "words", "found"),
    [
        ("one.txt", "20", "5", 0),
        ("one.txt", "20", "16", 1),
        ("two.txt", "20", "5", 2),
        ("two.txt", "21", "5", None),
        ("six.txt", "20", "5", None),
    ],
)
def test_a_claim_is_known_by_its_predicate_and_of_several_by_its_words(report, predicate, words, found):
    """What is no longer there is not found."""
    places = judged.Places(pile(("rep-1", 20, 4), ("rep-1", 20, 15), ("rep-2", 20, 4)), NAMES)
    assert places(report, predicate, words) == found


def test_pairs_of_which_a_claim_is_gone_are_passed_over():
    """The rest keep their verdicts, the smaller position first."""
    places = judged.Places(pile(("rep-1", 20, 4), ("rep-2", 30, 25)), NAMES)
    rows = [
        ("two.txt", "30", "25", "one.txt", "20", "4", "one"),
        ("one.txt", "20", "4", "two.txt", "99", "90", "two"),
    ]
    assert judged._pairs(rows, places) == ([(0, 1)], [True])


def test_within_a_finding_strangers_are_not_held_against_each_other(monkeypatch):
    """Two claims of the matter are one; one of it and a stranger are two; of two strangers nobody knows."""
    rows = [
        ["7", "one.txt", "10", "5", "in"],
        ["7", "one.txt", "20", "15", "in"],
        ["7", "one.txt", "30", "25", "out"],
        ["7", "two.txt", "10", "5", "out"],
    ]
    monkeypatch.setattr(judged, "_rows", lambda name: rows)
    told = judged.of_matters(
        pile(("rep-1", 10, 5), ("rep-1", 20, 15), ("rep-1", 30, 25), ("rep-2", 10, 5)), NAMES
    )
    assert [dict(zip(m.pairs, m.one, strict=True)) for m in told] == [
        {(0, 1): True, (0, 2): False, (0, 3): False, (1, 2): False, (1, 3): False}
    ]


@pytest.mark.parametrize("name", ["fa_kes_matters.tsv", "fa_kes_pairs.tsv", "piles_pairs.tsv"])
def test_every_row_of_the_tables_can_be_read(name):
    """References are numbers, verdicts one of two, and every report of a pile is there."""
    rows = judged._rows(name)
    assert len(rows) > 500
    for row in rows:
        *told, verdict = row
        assert verdict in ({"in", "out"} if name == "fa_kes_matters.tsv" else {"one", "two"})
        assert len(told) == {"fa_kes_matters.tsv": 4, "fa_kes_pairs.tsv": 6, "piles_pairs.tsv": 7}[name]
        references = [told[1:]] if name == "fa_kes_matters.tsv" else [told[-6:-3], told[-3:]]
        for report, predicate, words in references:
            assert int(words) >= 0
            assert int(predicate) >= 0
            if name == "piles_pairs.tsv":
                assert (judged.PILES / told[0] / report.split("#")[0]).is_file()
