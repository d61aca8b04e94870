"""A case: the verbs of the work."""

import getpass
import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from concurrent.futures import Executor
from dataclasses import dataclass, field
from datetime import datetime
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO, Literal, Self

from secondsource.changes import Changes, FindingChange, finding_changes
from secondsource.errors import ExportError, InputError
from secondsource.judging import judged_keys, missing_value
from secondsource.model import (
    Claim,
    Decision,
    Entity,
    Finding,
    Judgement,
    Reconciliation,
    Report,
    Snapshot,
    Unread,
    digest,
)
from secondsource.reading import Reader, own_files
from secondsource.rooms import default_stages
from secondsource.stages import OnProgress, Progress, Stages
from secondsource.store import Counts, Hit, Run, Store

if TYPE_CHECKING:
    from secondsource.readers.limits import Limits

#: The beginning of an ISO 8601 time, from the year on.
_TIME = re.compile(r"\d{4}(-\d\d(-\d\d(T\d\d(:\d\d(:\d\d(\.\d+)?)?)?(Z|[+-]\d\d:\d\d)?)?)?)?")


@dataclass(frozen=True, slots=True)
class Case:
    """One crisis, in one file.

    Every method opens the file, does its work and closes it; what changes the case holds the
    write lock meanwhile. A ``Case`` itself is a value and can be kept and shared.

    Attributes:
        path: The case file.
        stages: What it is made with.
        wait: Seconds to wait for another process that writes to it.
    """

    path: Path
    stages: Stages = field(repr=False)
    wait: float = 10.0

    @classmethod
    def open(cls, path: str | Path, *, stages: Stages | None = None, wait: float = 10.0) -> Self:
        """Return the case in an existing file, or in the folder that ``build`` made.

        Raises:
            CaseNotFoundError: There is none.
            CaseDamagedError: The file is not a case.
            CaseTooNewError: A newer version made it.
        """
        where = Path(path)
        if where.is_dir():
            where /= "case.sqlite"
        with Store.open(where):
            return cls(where, stages or default_stages(), wait)

    @classmethod
    def create(cls, path: str | Path, *, stages: Stages | None = None, wait: float = 10.0) -> Self:
        """Return the case in a file, which is made, with its folder, if it is not there.

        Raises:
            CaseInUseError: Another process wrote to it all the time that was waited.
            CaseDamagedError: There is a file, and it is not a case.
            CaseTooNewError: There is a case, and a newer version made it.
        """
        where = Path(path)
        with Store.open_for_writing(where, create=True, wait=wait):
            return cls(where, stages or default_stages(), wait)

    # What changes a case.

    def add(  # noqa: PLR0913 - by name all but the first
        self,
        paths: Iterable[str | Path],
        *,
        limits: "Limits | None" = None,
        mapping: Mapping[str, str] | None = None,
        fetch: bool = False,
        stdin: BinaryIO | None = None,
        executor: Executor | None = None,
        executor_from: int = 1,
        on_progress: OnProgress | None = None,
    ) -> Changes:
        """Read what is new under the paths, and reconcile it with the rest.

        A report is on the disk when it is told as done; a run that was cut off is taken up by calling
        this once more. Reports that an older model or older rules read are read again.

        Args:
            paths: Files, folders, archives, tables, globs; ``-`` is ``stdin``; addresses with ``fetch``.
            limits: How much of any one input is read (``readers.Limits``).
            mapping: Names of a table's columns, by field.
            fetch: Whether addresses may be fetched from the network.
            stdin: Where ``-`` is read from.
            executor: What reads the new reports, several at a time: ``workers.Workers`` for processes of this
                machine, or the executor of a cluster. The case is the same as without one. What it fails to
                read is read in this process, with a ``RuntimeWarning``.
            executor_from: How many new reports there must be for the executor to be used at all.
            on_progress: Called after every step.

        Raises:
            CaseInUseError: Another process wrote to the case all the time that was waited.
            WeightsError: The model is missing or damaged.
        """
        tell, given = on_progress or _silent, [*paths]
        with self._writing() as store:
            reader = Reader(store, self.stages, tell, executor=executor, executor_from=executor_from)
            reader.again()
            found = self.stages.read(given, limits=limits, mapping=mapping, fetch=fetch, stdin=stdin)
            reader.new(found, own_files(self.path, given), mapped=bool(mapping))
            read = reader.tally
            return Changes(
                added=tuple(read.added),
                known=read.known,
                aside=tuple(read.aside),
                reread=tuple(read.reread),
                not_read=tuple(read.not_read),
                unread=tuple(read.unread),
                claims=read.claims,
                findings=self._reconcile(store, tell),
            )

    def reconcile(self, *, on_progress: OnProgress | None = None) -> Changes:
        """Work out what the reports establish together, if anything came in since it was last done.

        Raises:
            CaseInUseError: Another process wrote to the case all the time that was waited.
        """
        with self._writing() as store:
            return Changes(findings=self._reconcile(store, on_progress or _silent))

    def _reconcile(self, store: Store, tell: OnProgress) -> tuple[FindingChange, ...]:
        pending, runs = store.pending(), store.runs()
        same_rules = bool(runs) and runs[-1].versions == self.stages.rule_versions()
        if same_rules and not pending:
            return ()
        reports = store.reports()
        tell(Progress("reconciling", 0, len(reports)))
        before = store.reconciliation()
        result = self.stages.reconcile(
            reports,
            store.extractions(),
            store.judgements(),
            previous=before if same_rules else None,
            touched=pending.reports | pending.judged if same_rules else None,
            **_parts(tell),
        )
        run = store.save_reconciliation(result)
        tell(Progress("reconciling", len(reports), len(reports)))
        return finding_changes(before, result, run)

    def judge(  # noqa: PLR0913 - by name all but the first two
        self,
        decision: Decision,
        ids: Sequence[str],
        *,
        why: str,
        by: str | None = None,
        value: str | None = None,
        undoes: str | None = None,
    ) -> Judgement:
        """Append a decision to the ledger, and reconcile.

        Args:
            decision: What is decided.
            ids: Of claims, entities, findings, reports or lineage, all of one kind; two or more for
                ``merge`` and ``split``.
            why: The reason, for those who come after.
            by: Who decides; the name of the account where ``None``.
            value: For ``correct`` "field=value"; for ``grade`` the grade.
            undoes: Id of an earlier judgement that this one takes back.

        Raises:
            InputError: There is no such thing in the case, the ids are of several kinds, or a value that is understood
                is missing.
            CaseInUseError: Another process wrote to the case all the time that was waited.
        """
        if undoes is None and (wrong := missing_value(decision, value)) is not None:
            raise InputError(wrong)
        if not ids or (decision in {"merge", "split"} and len(ids) < 2 and undoes is None):
            raise InputError(
                f"{decision} needs the ids of {'two or more things' if ids else 'what it is about'}."
            )
        with self._writing() as store:
            snapshot = store.snapshot()
            noun, keys = judged_keys(snapshot, ids)
            if undoes is not None and all(given.id != undoes for given in snapshot.judgements):
                raise InputError(f"There is no judgement {undoes} to take back.")
            who, at = by or getpass.getuser(), store.now()
            about = [[key.report, *key.span, key.claim or ""] for key in keys]
            content = (decision, noun, about, value, who, at, why, undoes)
            judgement = Judgement(
                id=digest("judgement", *content),
                decision=decision,
                noun=noun,
                keys=keys,
                value=value,
                by=who,
                at=at,
                why=why,
                undoes=undoes,
            )
            store.append_judgement(judgement)
            self._reconcile(store, _silent)
        return judgement

    # What a case says.

    def snapshot(self) -> Snapshot:
        """Return everything that the case holds at this moment."""
        with Store.open(self.path) as store:
            return store.snapshot()

    def findings(self, *, as_of: str | None = None) -> tuple[Finding, ...]:
        """Return what the reports establish together, those that matter most first.

        Args:
            as_of: What the case said at a time, ISO 8601 in UTC; ``2016-12-05`` is the end of that day.

        Raises:
            InputError: ``as_of`` is no such time.
        """
        return self.reconciliation(as_of=as_of).findings

    def reconciliation(self, *, as_of: str | None = None) -> Reconciliation:
        """Return findings, origins, entities and lineage; ``as_of`` as for ``findings``.

        Raises:
            InputError: ``as_of`` is no such time.
        """
        if as_of is not None and not _is_time(as_of):
            raise InputError(
                f"{as_of!r} is no time that is understood: give a day (2016-12-05) or a time (2016-12-05T18:00)."
            )
        with Store.open(self.path) as store:
            return store.reconciliation(as_of)

    def claims(self, *, report: str | None = None) -> tuple[Claim, ...]:
        """Return the claims of all reports by date, or of the one of that id, in order of the text."""
        with Store.open(self.path) as store:
            return tuple(chain.from_iterable(read.claims for read in store.extractions(report)))

    def reports(self) -> tuple[Report, ...]:
        """Return the reports in order of date, undated last."""
        with Store.open(self.path) as store:
            return store.reports()

    def report(self, name: str) -> Report:
        """Return the report of that id.

        Raises:
            InputError: There is none.
        """
        with Store.open(self.path) as store:
            found = store.reports(name)
        if not found:
            raise InputError(f"There is no report {name} in {self.path}.")
        return found[0]

    def entities(self) -> tuple[Entity, ...]:
        """Return who and what the reports speak of."""
        with Store.open(self.path) as store:
            return store.reconciliation().entities

    def unread(self) -> tuple[Unread, ...]:
        """Return the inputs that could not be read, with the reasons."""
        with Store.open(self.path) as store:
            return store.unread()

    def judgements(self) -> tuple[Judgement, ...]:
        """Return the ledger, the first first."""
        with Store.open(self.path) as store:
            return store.judgements()

    def runs(self) -> tuple[Run, ...]:
        """Return when the reports were reconciled, the first time first."""
        with Store.open(self.path) as store:
            return store.runs()

    def counts(self) -> Counts:
        """Return how much the case holds."""
        with Store.open(self.path) as store:
            return store.counts()

    def search(
        self, words: str, *, noun: Literal["claim", "report"] = "claim", limit: int = 20
    ) -> tuple[Hit, ...]:
        """Return the claims or reports that hold all the words, best first.

        Args:
            words: Words, in any form; ``"…"`` for a phrase; ``-word`` for what must not be there.
            noun: What to look among.
            limit: At most so many.

        Raises:
            InputError: There is no word to look for.
        """
        with Store.open(self.path) as store:
            return store.search(words, noun, limit)

    # What is made from a case.

    def export(
        self, form: Literal["jsonl", "csv", "parquet", "geojson"], directory: str | Path
    ) -> tuple[Path, ...]:
        """Write the case as files for other programs; return the files.

        Raises:
            ExportError: They could not be written.
        """
        from secondsource.export import write_export  # noqa: PLC0415 - needed by this verb alone

        return write_export(self.snapshot(), Path(directory), form)

    def dossier(self, path: str | Path, *, form: Literal["html", "md"] = "html") -> Path:
        """Write the dossier: one page, offline, in which everything leads to the words it came from.

        Raises:
            ExportError: It could not be written.
        """
        write = self.stages.write_html if form == "html" else self.stages.write_markdown
        try:
            return write(self.snapshot(), Path(path))
        except OSError as error:
            raise ExportError(f"Cannot write the dossier to {path}: {error.strerror or error}.") from error

    def _writing(self) -> Store:
        return Store.open_for_writing(self.path, wait=self.wait)


def _parts(tell: OnProgress) -> dict[str, Callable[[str, int, int], None]]:
    """Return what makes the comparing tell how far it is, if anybody listens."""
    if tell is _silent:
        return {}
    return {"on_part": lambda part, done, of: tell(Progress("reconciling", done, of, part=part))}


def _silent(_: Progress) -> None:
    pass


def _is_time(written: str) -> bool:
    """Tell whether a text is a year, month, day or time of the calendar, in ISO 8601."""
    if not _TIME.fullmatch(written):
        return False
    try:
        datetime.fromisoformat(written + "0001-01-01"[len(written) :])
    except ValueError:
        return False
    return True
