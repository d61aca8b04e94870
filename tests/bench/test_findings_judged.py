"""Pairs that readers judged are found again by where their claims stand."""

from types import SimpleNamespace

import pytest

from bench import findings_judged as judged
from secondsource.model import Span


def claims(*told):
    """Return what stands for the extractions of claims: of each its id, report, where its predicate begins, and its words."""
    return [
        SimpleNamespace(
            claims=[
                SimpleNamespace(
                    id=identity,
                    report=report,
                    predicate_span=Span(predicate, predicate + 4),
                    spans=(Span(words, predicate + 9),),
                )
                for identity, report, predicate, words in told
            ]
        )
    ]


NAMES = {"rep-1": "one.txt", "rep-2": "two.txt"}


@pytest.mark.parametrize(
    ("report", "predicate", "words", "found"),
    [
        ("one.txt", "20", "5", "a"),
        ("one.txt", "20", "16", "b"),
        ("two.txt", "20", "5", "c"),
        ("two.txt", "21", "5", None),
        ("six.txt", "20", "5", None),
    ],
)
def test_a_claim_is_known_by_its_predicate_and_of_several_by_its_words(report, predicate, words, found):
    """What is no longer there is not found."""
    places = judged.Places(
        claims(("a", "rep-1", 20, 4), ("b", "rep-1", 20, 15), ("c", "rep-2", 20, 4)), NAMES
    )
    assert places(report, predicate, words) == found


def test_pairs_are_right_that_stand_as_readers_said():
    """Of one matter in one finding, of two in two; of which a claim is gone, nothing is counted."""
    places = judged.Places(
        claims(("a", "rep-1", 20, 4), ("b", "rep-2", 30, 25), ("c", "rep-2", 40, 35)), NAMES
    )
    told = [
        ("two.txt", "30", "25", "one.txt", "20", "4", "one"),
        ("two.txt", "40", "35", "one.txt", "20", "4", "one"),
        ("two.txt", "30", "25", "two.txt", "40", "35", "two"),
        ("one.txt", "20", "4", "two.txt", "99", "90", "two"),
    ]
    counts = judged.pairs(told, places, {"a": "x", "b": "x", "c": "y"})
    assert counts == {"one": 2, "joined": 1, "two": 1, "apart": 1}


def test_strangers_are_counted_where_most_of_the_matter_is():
    """A stranger that stands elsewhere is none any more, and neither is a claim of the matter kept that does."""
    places = judged.Places(
        claims(
            ("a", "rep-1", 10, 5), ("b", "rep-1", 20, 15), ("c", "rep-1", 30, 25), ("d", "rep-2", 10, 5),
            ("e", "rep-2", 20, 15),
        ),
        NAMES,
    )  # fmt: skip
    told = [
        ("7", "one.txt", "10", "5", "in"),
        ("7", "one.txt", "20", "15", "in"),
        ("7", "one.txt", "30", "25", "in"),
        ("7", "two.txt", "10", "5", "out"),
        ("7", "two.txt", "20", "15", "out"),
    ]
    counts = judged.matters(told, places, {"a": "x", "b": "x", "c": "y", "d": "x", "e": "y"})
    assert counts == {"own": 3, "kept": 2, "stranger": 2, "mixed": 1}


@pytest.mark.parametrize("name", ["fa_kes_matters.tsv", "fa_kes_pairs.tsv", "piles_pairs.tsv"])
def test_every_row_of_the_tables_can_be_read(name):
    """References are numbers, verdicts one of two, and every report of a pile is there."""
    rows = judged.rows(name)
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
