"""The ledger of judgements, to and from its tables."""

import sqlite3

from secondsource.model import Judgement, Key, Span
from secondsource.store.rows import grouped, insert

_JUDGEMENT = ("id", "decision", "noun", "value", "by", "at", "why", "undoes")


def append_judgement(connection: sqlite3.Connection, judgement: Judgement) -> None:
    """Append a decision to the ledger."""
    insert(connection, "judgement", _JUDGEMENT, [tuple(getattr(judgement, name) for name in _JUDGEMENT)])
    insert(
        connection,
        "judgement_key",
        ("judgement", "position", "report", "start_char", "end_char", "claim"),
        (
            (judgement.id, position, key.report, *key.span, key.claim)
            for position, key in enumerate(judgement.keys)
        ),
    )


def read_judgements(connection: sqlite3.Connection) -> tuple[Judgement, ...]:
    """Return the decisions in the order given."""
    keys = grouped(
        connection.execute("SELECT * FROM judgement_key ORDER BY judgement, position"), "judgement"
    )
    return tuple(
        Judgement(
            **{name: row[name] for name in _JUDGEMENT},
            keys=tuple(
                Key(report=key["report"], span=Span(key["start_char"], key["end_char"]), claim=key["claim"])
                for key in keys.get((row["id"],), [])
            ),
        )
        for row in connection.execute("SELECT * FROM judgement ORDER BY serial")
    )
