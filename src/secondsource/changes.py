"""What a call changed in a case."""

from dataclasses import dataclass
from typing import Literal

from secondsource.model import Reconciliation, Status, Unread
from secondsource.store import Run


@dataclass(frozen=True, slots=True)
class FindingChange:
    """What a run did to one finding.

    Attributes:
        id: Of the finding.
        title: Words of one of its claims.
        change: Whether it is ``new``, ``changed`` or ``gone``.
        status: Its status now, or ``None``: gone.
        was: Its status before, or ``None``: new.
    """

    id: str
    title: str
    change: Literal["new", "changed", "gone"]
    status: Status | None
    was: Status | None


@dataclass(frozen=True, slots=True)
class Changes:
    """What a call changed in a case.

    Attributes:
        added: Ids of the reports that the case did not hold.
        known: How many of the inputs' reports it held already.
        aside: Uris of what was found but is no input: the case itself and what was made from it.
        reread: Ids of the reports that were read again because the model or its rules changed.
        not_read: Ids of reports, among those added or read again, whose text was not read for claims,
            and why.
        unread: Inputs that could not be read.
        claims: How many claims the reports added make.
        findings: What happened to findings; those that matter most first.
    """

    added: tuple[str, ...] = ()
    known: int = 0
    aside: tuple[str, ...] = ()
    reread: tuple[str, ...] = ()
    not_read: tuple[tuple[str, str], ...] = ()
    unread: tuple[Unread, ...] = ()
    claims: int = 0
    findings: tuple[FindingChange, ...] = ()

    @property
    def complete(self) -> bool:
        """Whether everything that was given could be read."""
        return not self.unread and not self.not_read


def finding_changes(before: Reconciliation, after: Reconciliation, run: Run) -> tuple[FindingChange, ...]:
    """Return what a run did to the findings, those that matter most first, those that are gone last."""
    old = {finding.id: finding for finding in before.findings}
    changes = [
        FindingChange(
            id=finding.id,
            title=finding.title,
            change="changed" if finding.id in old else "new",
            status=finding.status,
            was=old[finding.id].status if finding.id in old else None,
        )
        for finding in after.findings
        if finding.id in run.changed
    ]
    gone = [
        FindingChange(id=name, title=old[name].title, change="gone", status=None, was=old[name].status)
        for name in sorted(run.gone)
    ]
    return (*changes, *gone)
