"""The quality gate."""

import json

import pytest

from bench import gate


def test_flatten_joins_nested_metrics():
    """Set → metric → number, however deep a bench nests; what is no number is left out."""
    flat = gate.flatten({"polnear": {"exact": {"cue": 75}, "linked": 80.5, "note": "x"}})
    assert flat == {("polnear", "exact.cue"): 75.0, ("polnear", "linked"): 80.5}


@pytest.mark.parametrize(
    ("reached", "below", "absent"),
    [({("a", "m"): 80.0}, 0, 0), ({("a", "m"): 79.99}, 1, 0), ({}, 0, 1), ({("b", "m"): 1.0}, 0, 1)],
)
def test_compare(reached, below, absent):
    """At the floor is enough, below is told, what was not measured is told apart."""
    found = gate.compare({("a", "m"): 80.0}, reached)
    assert [len(lines) for lines in found] == [below, absent]


def test_gate_fails_when_a_bench_falls_below(monkeypatch, tmp_path, capsys):
    """The exit status is 1 as soon as one number is below its floor, and the line names it."""
    floors = tmp_path / "floors.json"
    floors.write_text(json.dumps({"language": {"polnear": {"linked": 80.0}}}), encoding="utf-8")
    monkeypatch.setattr(gate, "FLOORS", floors)
    monkeypatch.setattr(gate, "run_bench", lambda name, data: {("polnear", "linked"): 70.0})
    assert gate.main([str(tmp_path)]) == 1
    assert "polnear linked: 70.00 is below its floor 80.00" in capsys.readouterr().out
    monkeypatch.setattr(gate, "run_bench", lambda name, data: {("polnear", "linked"): 90.0})
    assert gate.main([str(tmp_path)]) == 0


def test_shipped_floors_are_numbers():
    """The shipped file has bench → set → metric → number, and nothing else."""
    floors = json.loads(gate.FLOORS.read_text(encoding="utf-8"))
    for bench in floors.values():
        for metrics in bench.values():
            assert metrics
            assert all(isinstance(value, int | float) and value > 0 for value in metrics.values())


def test_a_bench_that_stops_stops_the_gate(tmp_path, capsys):
    """What ended a bench is told, and no floor is compared with nothing."""
    with pytest.raises(SystemExit, match=r"bench\.absent ended with 1"):
        gate.run_bench("absent", tmp_path)
    assert "No module named bench.absent" in capsys.readouterr().err
