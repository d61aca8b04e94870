"""The ledger of what people decided: rows are appended, never changed."""

import sqlite3

_TABLES = (
    """
CREATE TABLE judgement ( -- One decision of a person.
  serial INTEGER PRIMARY KEY, -- order in which they were given
  id TEXT NOT NULL UNIQUE, -- digest of its content
  decision TEXT NOT NULL CHECK (decision IN ('accept', 'reject', 'correct', 'merge', 'split', 'grade')),
  noun TEXT NOT NULL CHECK (noun IN ('claim', 'entity', 'finding', 'lineage', 'report')),
  value TEXT, -- for correct: "field=value"; for grade: the grade
  by TEXT NOT NULL, -- who
  at TEXT NOT NULL, -- when (ISO 8601)
  why TEXT NOT NULL, -- the reason given
  undoes TEXT REFERENCES judgement (id), -- the earlier judgement that it takes back
  pending INTEGER NOT NULL DEFAULT 1 CHECK (pending IN (0, 1)) -- 1: not reconciled with the rest yet
) STRICT
""",
    """
CREATE TABLE judgement_key ( -- What a judgement is about: words in a report.
  judgement TEXT NOT NULL REFERENCES judgement (id),
  position INTEGER NOT NULL,
  report TEXT NOT NULL REFERENCES report (id),
  start_char INTEGER NOT NULL,
  end_char INTEGER NOT NULL,
  PRIMARY KEY (judgement, position)
) STRICT, WITHOUT ROWID
""",
    """
CREATE TRIGGER judgement_kept BEFORE DELETE ON judgement
BEGIN SELECT RAISE (ABORT, 'the ledger is append-only: take a judgement back with another one'); END
""",
    """
CREATE TRIGGER judgement_unchanged
BEFORE UPDATE OF id, decision, noun, value, by, at, why, undoes ON judgement
BEGIN SELECT RAISE (ABORT, 'the ledger is append-only: take a judgement back with another one'); END
""",
)


def judgements(connection: sqlite3.Connection) -> None:
    """Make the ledger."""
    for statement in _TABLES:
        connection.execute(statement.strip())
