"""The groups in which claims were matched are kept, so that adding a report re-examines only what it touches."""

import sqlite3

_TABLE = """
CREATE TABLE matched ( -- In which group a claim was matched, before the group was told apart into findings.
  serial INTEGER PRIMARY KEY,
  claim TEXT NOT NULL REFERENCES claim (id),
  matter TEXT NOT NULL, -- the group, by the least id of its claims; groups of one claim are left out
  part TEXT NOT NULL, -- the part of it that was formed by itself, likewise
  since INTEGER NOT NULL REFERENCES run (id),
  until INTEGER REFERENCES run (id)
) STRICT
"""


def matched(connection: sqlite3.Connection) -> None:
    """Add the table; what was matched before is matched anew when reports are next added."""
    connection.execute(_TABLE.strip())
    connection.execute("CREATE UNIQUE INDEX matched_now ON matched (claim) WHERE until IS NULL")
