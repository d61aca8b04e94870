"""Full-text search over reports and claims."""

import re
import sqlite3
from dataclasses import dataclass
from typing import Literal

from secondsource.errors import InputError

_CLAIMS = """
SELECT claim.id, claim.report, report.title, report.outlet, report.published, bm25(claim_fts) AS score,
  snippet(claim_fts, 0, '[', ']', '…', 24) AS excerpt
FROM claim_fts JOIN claim ON claim.serial = claim_fts.rowid JOIN report ON report.id = claim.report
WHERE claim_fts MATCH ? AND claim.current
ORDER BY score, claim.serial LIMIT ?
"""
_REPORTS = """
SELECT report.id, report.id AS report, report.title, report.outlet, report.published, bm25(report_fts, 4.0, 1.0) AS score,
  snippet(report_fts, -1, '[', ']', '…', 24) AS excerpt
FROM report_fts JOIN report ON report.serial = report_fts.rowid
WHERE report_fts MATCH ?
ORDER BY score, report.serial LIMIT ?
"""


@dataclass(frozen=True, slots=True)
class Hit:
    """One thing found.

    Attributes:
        noun: ``claim`` or ``report``.
        id: Its id.
        report: Id of the report that it stands in.
        title: That report's headline, or ``None``.
        outlet: That report's outlet, or ``None``.
        published: That report's date, or ``None``.
        excerpt: The words around what was found, which stands in square brackets.
    """

    noun: Literal["claim", "report"]
    id: str
    report: str
    title: str | None
    outlet: str | None
    published: str | None
    excerpt: str


def search(
    connection: sqlite3.Connection, words: str, noun: Literal["claim", "report"], limit: int
) -> tuple[Hit, ...]:
    """Return what holds all the words, best first.

    Args:
        connection: An open case.
        words: Words, any form of each; ``"…"`` for a phrase; ``-word`` for what must not be there;
            ``word*`` for a beginning. Nothing else has a meaning, so any text can be searched for.
        noun: What to look among.
        limit: At most so many.

    Raises:
        InputError: There is no word to look for.
    """
    rows = connection.execute(_CLAIMS if noun == "claim" else _REPORTS, (_expression(words), limit))
    return tuple(
        Hit(
            noun=noun,
            id=row["id"],
            report=row["report"],
            title=row["title"],
            outlet=row["outlet"],
            published=row["published"],
            excerpt=" ".join(row["excerpt"].split()),
        )
        for row in rows
    )


def _expression(words: str) -> str:
    """Return the words as an FTS5 expression in which no character of theirs is an operator."""
    wanted: list[str] = []
    unwanted: list[str] = []
    # An optional minus, then a phrase in straight quotation marks or a run without blanks.
    for minus, phrase, word in re.findall(r'(-?)(?:"([^"]*)"|([^\s"]+))', words):
        text = phrase or word.rstrip("*")
        if not any(character.isalnum() for character in text):
            continue
        quoted = '"' + text.replace('"', '""') + '"' + ("*" if word.endswith("*") else "")
        (unwanted if minus else wanted).append(quoted)
    if not wanted:
        raise InputError("Nothing to search for: give at least one word that should be there.")
    return " AND ".join(wanted) + "".join(f" NOT {text}" for text in unwanted)
