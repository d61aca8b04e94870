"""How much longer a large pile takes than a small one, both measured in the same minutes."""

import json
import subprocess
import sys

import pytest

from bench import findings_cost

_WORKS = "import time; time.sleep({}); print({!r})"


def _measurement(monkeypatch, seconds):
    """Let a measurement of a size sleep so many seconds, and give what ``seconds`` says; return the sizes that were started."""
    started = []

    def start(size):
        started.append(size)
        sleep, told = seconds[size]
        command = [sys.executable, "-c", _WORKS.format(sleep, json.dumps({"seconds": told}))]
        return subprocess.Popen(command, stdout=subprocess.PIPE, text=True)

    monkeypatch.setattr(findings_cost, "_started", start)
    return started


def test_small_piles_are_measured_while_the_large_one_waits(monkeypatch):
    """The large pile is stopped again and again, and the seconds of a small one are those of several."""
    started = _measurement(monkeypatch, {10: (0.0, 2.0), 100: (1.0, 30.0)})
    found = findings_cost.growth(10, 100, every=0.2)
    assert found == {"seconds_10": 2.0, "seconds_100": 30.0, "growth": 15.0}
    assert started[:2] == [100, 10]
    assert started.count(10) > 1


def test_a_measurement_that_fails_is_no_figure(monkeypatch):
    """What ends with an error is told, and leaves nothing running."""
    _measurement(monkeypatch, {10: ("1/0", 2.0), 100: (60.0, 30.0)})
    with pytest.raises(subprocess.CalledProcessError):
        findings_cost.growth(10, 100, every=0.2)
