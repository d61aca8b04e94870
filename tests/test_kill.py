"""What was reported as stored is stored: the program is killed for real, at random moments, again and again.

``python -m tests.test_kill 300`` kills it so many times and tells how it went.
"""

import os
import random
import select
import signal
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import pytest

from secondsource.case import Case
from secondsource.errors import CaseNotFoundError
from secondsource.store import Store
from tests import fakes

KILLS = 25
REPORTS = 40


def write_reports(folder):
    """Write reports of various lengths, and inputs that cannot be read."""
    folder.mkdir()
    for number in range(REPORTS):
        said = " ".join(
            f"Speaker{number % 7} said {number * 10 + line} civilians left." for line in range(1 + number % 9)
        )
        head = f"Date: 2016-12-{1 + number % 28:02}\nOutlet: Wire {number % 5}\n\n"
        (folder / f"{number:03}.txt").write_text(head + said, "utf-8")
    for number in range(3):
        (folder / f"empty{number}.txt").touch()


def run_and_kill(command, chance):
    """Run the program and kill it: at its start, or some way into its work. Return what it had told."""
    early = chance.random() < 0.25
    with subprocess.Popen(command, stdout=subprocess.PIPE) as process:
        if not early:
            select.select([process.stdout], [], [], 30)
        time.sleep(chance.random() * 0.3)
        os.kill(process.pid, signal.SIGKILL)
        told = process.stdout.read().decode()
        process.wait()
    # A line without an end was cut off while it was told.
    lines = told.split("\n")[:-1]
    return [line for line in lines if not line.startswith("{")], process.returncode == -signal.SIGKILL


def held(path):
    """Return the ids of reports and the uris of unread inputs that the file holds, after a look at its health."""
    try:
        store = Store.open(path)
    except CaseNotFoundError:  # killed before the file was one, or was a case
        return set()
    with store:
        connection = store._connection
        assert connection.execute("PRAGMA integrity_check").fetchone()[0] == "ok"
        assert connection.execute("PRAGMA foreign_key_check").fetchall() == []
        reports = store.reports()
        assert len({report.id for report in reports}) == len(reports)
        read = {extraction.report for extraction in store.extractions()}
        assert read == {report.id for report in reports}
        return {*read, *(item.uri for item in store.unread())}


def kill_many_times(place, kills, seed):
    """Kill the program so many times over cases that grow; compare each whole case with an undisturbed one.

    Returns:
        How many kills hit it at work, and how many cases were completed.
    """
    chance = random.Random(seed)  # noqa: S311 - not for secrets
    folder = place / "in"
    write_reports(folder)
    calm = Case.create(place / "calm.sqlite", stages=fakes.stages())
    calm.add([folder])
    wanted = calm.snapshot()
    hits = cases = 0
    while hits < kills:
        path = place / f"case{cases}.sqlite"
        command = [sys.executable, "-m", "tests.killed", str(path), str(folder)]
        stored = set()
        for _ in range(6):
            told, killed = run_and_kill(command, chance)
            hits += killed
            stored |= set(told)
            assert stored <= held(path), "something that was told as read is not there"
        subprocess.run(command, check=True, stdout=subprocess.DEVNULL, timeout=120)
        again = Case.open(path, stages=fakes.stages())
        assert again.snapshot() == wanted, "the case differs from one that was never killed"
        cases += 1
    return hits, cases


@pytest.mark.skipif(sys.platform == "win32", reason="there is no SIGKILL")
def test_nothing_that_was_told_as_read_is_lost_or_doubled(tmp_path):
    """After kill -9 at random moments and running again, the case is that of an undisturbed run."""
    seed = random.randrange(10**6)  # noqa: S311 - not for secrets
    hits, cases = kill_many_times(tmp_path, KILLS, seed)
    assert hits >= KILLS, f"seed {seed}"
    assert cases >= 1


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as temporary:
        number, whole = kill_many_times(Path(temporary), int(sys.argv[1]), seed=int(time.time()))
        print(f"killed {number} times, {whole} cases completed, none lost or doubled anything")  # noqa: T201
