"""What a case is made with: the rooms' public doors, as one frozen value, and how far their work is."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal

from secondsource.model import Extraction, Reconciliation, Report, Snapshot, Unread


@dataclass(frozen=True, slots=True)
class Stages:
    """The functions that a case is made with; each is a room's public door.

    Attributes:
        read: Paths to reports and unread inputs.
        load: The language model: an object whose ``pipe`` makes texts into ``Doc`` values.
        extract: A report and its ``Doc`` to what the report says.
        reading_versions: What ``Extraction.versions`` of a reading made now is, without loading the model.
        reconcile: All reports, what they say and the judgements to what they establish together; ``on_part`` is given
            where somebody wants to know how far it is, and takes a part of the work, how many are done, and of how many.
        rule_versions: What ``Reconciliation.versions`` of a result made now is.
        write_html: A snapshot to a dossier at a path.
        write_markdown: The same as Markdown.
        prepare: Imports what the stages after reading need; called on another thread while the model reads.
        load_in_worker: The language model for a process beside others that read too; ``None``: as ``load``.
            For other processes this and ``extract`` must be functions of a module.
    """

    read: Callable[..., Iterator[Report | Unread]]
    load: Callable[[], Any]
    extract: Callable[[Report, Any], Extraction]
    reading_versions: Callable[[], str]
    reconcile: Callable[..., Reconciliation]
    rule_versions: Callable[[], str]
    write_html: Callable[[Snapshot, Path], Path]
    write_markdown: Callable[[Snapshot, Path], Path]
    prepare: Callable[[], None] = lambda: None
    load_in_worker: Callable[[], Any] | None = None


@dataclass(frozen=True, slots=True)
class Progress:
    """How far a long piece of work is.

    Attributes:
        stage: What is being done.
        done: How many reports are done, or of what the part goes through; what is told as done in ``reading`` is on the disk.
        of: How many there are, or ``None``: not known yet.
        what: Id of the report or uri of the input that was done last, or ``None``.
        part: Of the stage, where it has several; ``None``: it begins or is done.
    """

    stage: Literal["reading", "reconciling", "writing"]
    done: int
    of: int | None = None
    what: str | None = None
    part: str | None = None


OnProgress = Callable[[Progress], None]
