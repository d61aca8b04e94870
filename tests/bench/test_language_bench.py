"""How the reader's bench compares what was read with the annotations."""

import gzip
import json
import subprocess
import sys
from pathlib import Path

import pytest

from bench import language
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


CONLLU = """\
# newdoc id = one
# sent_id = s1
# text = We stay Lavrov said.
1\tWe\twe\tPRON\tPRP\t_\t2\tnsubj\t_\t_
2\tstay\tstay\tVERB\tVBP\t_\t4\tccomp\t_\t_
3\tLavrov\tLavrov\tPROPN\tNNP\t_\t4\tnsubj\t_\t_
4\tsaid\tsay\tVERB\tVBD\t_\t0\troot\t_\tSpaceAfter=No
5\t.\t.\tPUNCT\t.\t_\t4\tpunct\t_\t_
"""
IOB = "# sent_id = s1\n1\tWe\tO\t-\t-\n2\tstay\tO\t-\t-\n3\tLavrov\tB-PER\t-\t-\n4\tsaid\tO\t-\t-\n5\t.\tO\t-\t-\n"


@pytest.fixture
def held_out(tmp_path):
    """A folder with a test split of three sets, and nothing else."""
    text = "We stay Lavrov said."
    row = {"text": text, "attributions": [{"source": [[8, 14]], "cue": [[15, 19]], "content": [[0, 7]]}]}
    for name, written in (
        ("polnear/test.jsonl.gz", gzip.compress(json.dumps(row).encode())),
        ("ud_ewt/test.conllu.gz", gzip.compress(CONLLU.encode())),
        ("uner/ewt_test.iob2", IOB.encode()),
    ):
        (tmp_path / name).parent.mkdir()
        (tmp_path / name).write_bytes(written)
    return tmp_path


def test_held_out_splits_are_scored_by_the_same_command(held_out, reader, monkeypatch, capsys):
    """One object, set → metric → number, with the metrics that are asked for; what is not there is told."""
    monkeypatch.setattr(language, "load", lambda: reader)
    # The stand-in has no sessions to time.
    monkeypatch.setattr(language, "speed", lambda *_: {"words_per_s": 1.0})
    language.main([str(held_out), "--split", "test", "--json"])
    out, told = capsys.readouterr()
    scores = json.loads(out)
    assert set(scores) == {"polnear", "ud_ewt", "uner", "speed"}
    roles = ("source", "cue", "content")
    assert {f"{how}.{role}" for how in ("exact", "overlap") for role in roles} | {"linked"} <= set(
        scores["polnear"]
    )
    assert {"las", "uas", "upos", "las_raw", "sentence"} <= set(scores["ud_ewt"])
    assert scores["ud_ewt"]["sentence"] == 100.0
    assert scores["uner"]["micro"] == scores["uner"]["PER"] == 0.0  # the stand-in knows no persons
    for absent in ("ud_gum/test.conllu.gz", "propbank_ewt/test.jsonl.gz", "uds_factuality/test.jsonl.gz"):
        assert f"passed over: {absent}" in told


@pytest.mark.parametrize("name", ["language", "claims", "findings"])
def test_a_bench_runs_as_a_file_too(name, tmp_path):
    """From any folder, with or without `-m`."""
    file = Path(__file__).parents[2] / "bench" / f"{name}.py"
    done = subprocess.run(
        [sys.executable, file, "--help"], cwd=tmp_path, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    assert "DATA_DIR" in done.stdout
