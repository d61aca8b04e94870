"""Progress on standard error: only in a terminal, and only for those who want it."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from secondsource.stages import Progress

if TYPE_CHECKING:
    from rich.progress import Progress as Bars
    from rich.progress import TaskID

_LABELS = {
    "reading": "Reading reports",
    "reconciling": "Comparing reports",
    "copies": "  which share words",
    "claims": "  what each claims",
    "pairs": "  pairs of claims",
    "findings": "  findings",
    "writing": "Writing the dossier",
}


class Teller:
    """Takes steps and shows nothing."""

    def __call__(self, step: Progress) -> None:
        """Take note of a step."""

    def writing(self) -> None:
        """Take note that the dossier is being written."""
        self(Progress("writing", 0))


class _Bars(Teller):
    def __init__(self, bars: "Bars") -> None:
        self._bars = bars
        self._tasks: dict[str, TaskID] = {}

    def __call__(self, step: Progress) -> None:
        name = step.part or step.stage
        if name not in self._tasks:
            for known, task in self._tasks.items():
                if known != step.stage:  # which goes on while its parts do
                    self._bars.update(task, total=self._bars.tasks[task].completed)
            self._tasks[name] = self._bars.add_task(_LABELS[name], total=step.of)
        self._bars.update(self._tasks[name], completed=step.done, total=step.of)


@contextmanager
def progress(*, quiet: bool) -> Iterator[Teller]:
    """Yield what takes the steps of a long work and shows them while it goes on."""
    if quiet or not sys.stderr.isatty():
        yield Teller()
        return
    from rich.console import Console  # noqa: PLC0415 - only for those who see it
    from rich.progress import BarColumn, MofNCompleteColumn, SpinnerColumn, TextColumn, TimeElapsedColumn  # noqa: PLC0415
    from rich.progress import Progress as Bars  # noqa: PLC0415

    columns = (
        SpinnerColumn(),
        TextColumn("{task.description}"),
        BarColumn(),
        MofNCompleteColumn(),
        TimeElapsedColumn(),
    )
    with Bars(*columns, console=Console(stderr=True), transient=True) as bars:
        yield _Bars(bars)
