"""What is shown while a long work goes on: in a terminal, and only there."""

import io

import pytest

from secondsource.cli.progress import progress
from secondsource.stages import Progress

STEPS = (
    Progress("reading", 3, 3),
    Progress("reconciling", 0, 3),
    Progress("reconciling", 1, 2, part="claims"),
    Progress("reconciling", 500, 900, part="pairs"),
    Progress("reconciling", 3, 3),
)


class _Terminal(io.StringIO):
    def isatty(self):
        """It is one."""
        return True


@pytest.mark.parametrize(
    ("stream", "quiet", "shown"),
    [(_Terminal, False, True), (_Terminal, True, False), (io.StringIO, False, False)],
)
def test_parts_of_the_comparing_are_named_and_counted(stream, quiet, shown, monkeypatch):
    """With their counts, in a terminal; nothing with ``--quiet`` or elsewhere."""
    monkeypatch.setenv("TERM", "xterm")
    monkeypatch.setenv("COLUMNS", "120")
    written = stream()
    monkeypatch.setattr("sys.stderr", written)
    with progress(quiet=quiet) as tell:
        for step in STEPS:
            tell(step)
    told = [
        words for words in ("Comparing reports", "pairs of claims", "500/900") if words in written.getvalue()
    ]
    assert told == (["Comparing reports", "pairs of claims", "500/900"] if shown else [])
