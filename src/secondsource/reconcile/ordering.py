"""The one order in which reports are looked at: by date, undated last, then by id."""

from collections.abc import Iterable

from secondsource.model import Report

_UNDATED = "~"  # sorts after every digit


def report_key(report: Report) -> tuple[str, str]:
    """Return the sort key of a report."""
    return (report.published or _UNDATED, report.id)


def in_order(reports: Iterable[Report]) -> list[Report]:
    """Return the reports, oldest first, undated last."""
    return sorted(reports, key=report_key)
