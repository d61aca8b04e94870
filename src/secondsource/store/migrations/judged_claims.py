"""A judgement keeps the id of the claim it is about, since several claims may share their words."""

import sqlite3

_TABLE = """
CREATE TABLE judgement_key ( -- What a judgement is about: words in a report.
  judgement TEXT NOT NULL REFERENCES judgement (id),
  position INTEGER NOT NULL,
  report TEXT NOT NULL REFERENCES report (id),
  start_char INTEGER NOT NULL,
  end_char INTEGER NOT NULL,
  claim TEXT, -- id of the claim that was judged, for claims that share these words; it may be gone
  PRIMARY KEY (judgement, position)
) STRICT, WITHOUT ROWID
"""


def judged_claims(connection: sqlite3.Connection) -> None:
    """Add the claim to what judgements are about; those that are there already keep to their words alone."""
    connection.execute("ALTER TABLE judgement_key RENAME TO judgement_key_before")
    connection.execute(_TABLE.strip())
    connection.execute("INSERT INTO judgement_key SELECT *, NULL FROM judgement_key_before")
    connection.execute("DROP TABLE judgement_key_before")
