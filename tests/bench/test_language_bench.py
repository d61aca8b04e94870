"""How the reader's bench compares what was read with the annotations."""

import gzip
import json

import pytest

from bench.command import Options
from bench.language_attributions import gold_roles, pairs_of, pieces, polnear, same_pair, spans_of
from bench.language_layers import _iob_spans

TEXT = "“Stay,” he said. “Fight.”\n\n“Go.”"


@pytest.mark.parametrize(
    ("spans", "found"),
    [
        ([[0, 7]], [(0, 7)]),
        ([[0, 8]], [(0, 7)]),  # white space at the edge
        ([[16, 25]], [(17, 25)]),
        ([[17, 25], [0, 7]], [(0, 7), (17, 25)]),  # pieces in order
        ([[0, 4], [4, 7]], [(0, 7)]),  # pieces that touch
        ([[8, 10], [11, 15]], [(8, 15)]),  # only a space between
        ([[0, 7], [27, 31]], [(0, 7), (27, 31)]),  # a line end between
        ([[7, 8]], []),  # nothing but a space
        ([], []),
    ],
)
def test_pieces(spans, found):
    """Gold spans come without white space around, in order, joined where only white space stands between."""
    assert pieces(spans, TEXT) == found


def test_roles_and_pairs():
    """A source that serves two cues is one span and two pairs."""
    document = {
        "text": "He said A and added B.",
        "attributions": [
            {"source": [[0, 2]], "cue": [[3, 7]], "content": [[8, 9]]},
            {"source": [[0, 2]], "cue": [[14, 19]], "content": [[20, 21]]},
        ],
    }
    gold = gold_roles(document)
    assert spans_of(gold, "source") == {(0, 2)}
    assert pairs_of(gold, "source") == {((0, 2), (3, 7)), ((0, 2), (14, 19))}


@pytest.mark.parametrize(
    ("left", "right", "same"),
    [
        (((0, 2), (3, 7)), ((1, 4), (3, 4)), True),
        (((0, 2), (3, 7)), ((0, 2), (8, 9)), False),
        (((0, 2), (3, 7)), ((2, 3), (3, 7)), False),
    ],
)
def test_pairs_are_the_same_when_both_parts_overlap(left, right, same):
    """Touching is not overlapping, and one right part is not enough."""
    assert same_pair(left, right) is same


def test_iob_spans():
    """Tags give spans; a new B begins a new one."""
    assert _iob_spans(["B-PER", "I-PER", "O", "B-LOC", "B-LOC"]) == [
        ("PER", 0, 2),
        ("LOC", 3, 4),
        ("LOC", 4, 5),
    ]


def test_perfect_reading_scores_100(tmp_path, reader):
    """A document that is read just as annotated has 100 everywhere."""
    text = "We stay Lavrov said."
    row = {"text": text, "attributions": [{"source": [[8, 14]], "cue": [[15, 19]], "content": [[0, 7]]}]}
    (tmp_path / "polnear").mkdir()
    (tmp_path / "polnear" / "dev.jsonl.gz").write_bytes(gzip.compress(json.dumps(row).encode()))
    scores = polnear(Options(tmp_path, "dev", None, json=True), reader)
    assert set(scores.values()) == {100.0}


def test_absent_sets_are_passed_over(tmp_path, reader, capsys):
    """Where a set is not there the bench says so and has no numbers for it."""
    assert polnear(Options(tmp_path, "test", None, json=True), reader) == {}
    assert "passed over: polnear/test.jsonl.gz" in capsys.readouterr().err
