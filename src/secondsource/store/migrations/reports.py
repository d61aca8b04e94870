"""Tables of what was read, and of what could not be read."""

import sqlite3

_TABLES = (
    """
CREATE TABLE migration ( -- The steps that made this file what it is.
  number INTEGER PRIMARY KEY, -- in order, from 1
  name TEXT NOT NULL UNIQUE, -- the step's name
  program TEXT NOT NULL, -- version of the program that took it
  at TEXT NOT NULL -- when (ISO 8601, UTC)
) STRICT
""",
    """
CREATE TABLE run ( -- One reconciliation of the whole file; what it established can be asked for ever after.
  id INTEGER PRIMARY KEY, -- in order, from 1
  at TEXT NOT NULL, -- when (ISO 8601, UTC)
  program TEXT NOT NULL, -- version of the program
  versions TEXT NOT NULL, -- rules that made it
  reports INTEGER NOT NULL, -- how many reports the file held
  claims INTEGER NOT NULL, -- how many claims
  findings INTEGER NOT NULL -- how many findings it established
) STRICT
""",
    """
CREATE TABLE report ( -- One document as it was read.
  serial INTEGER PRIMARY KEY, -- order in which the file learnt of it
  id TEXT NOT NULL UNIQUE, -- digest of its content
  uri TEXT NOT NULL, -- where it was read from
  url TEXT, -- address of the original, where a page, table or feed gives it
  outlet TEXT, -- who published it; NULL: unknown
  title TEXT, -- the headline
  byline TEXT, -- who wrote it
  published TEXT, -- ISO 8601 with the precision that was given; NULL: unknown
  language TEXT, -- ISO 639-1
  dateline TEXT, -- the place it was filed from, as written
  unread_reason TEXT, -- why its text was not read for claims; NULL: it was
  text TEXT NOT NULL, -- the clean text that every span points into
  sha256 TEXT NOT NULL, -- of the raw bytes
  offset_unit TEXT NOT NULL CHECK (offset_unit IN ('bytes', 'characters')), -- unit of the source offsets
  offset_pieces TEXT NOT NULL, -- the map to the source: JSON [[clean start, clean end, source start, source end], …]
  added_at TEXT NOT NULL, -- when the file learnt of it (ISO 8601, UTC)
  tried TEXT, -- versions of the model and rules that last read it, or failed to
  pending INTEGER NOT NULL DEFAULT 1 CHECK (pending IN (0, 1)) -- 1: not reconciled with the rest yet
) STRICT
""",
    "CREATE INDEX report_published ON report (published)",
    "CREATE INDEX report_pending ON report (id) WHERE pending = 1",
    """
CREATE TABLE report_field ( -- Where a field of a report's head was found.
  report TEXT NOT NULL REFERENCES report (id),
  field TEXT NOT NULL, -- "title", "published", …
  start_char INTEGER, -- first character in report.text; NULL: it stood in metadata
  end_char INTEGER, -- one past the last character
  provenance TEXT, -- in words: "line 'Date:'", "column 'pubdate'"
  PRIMARY KEY (report, field)
) STRICT, WITHOUT ROWID
""",
    """
CREATE TABLE credit ( -- A person, agency or outlet that the report itself credits.
  report TEXT NOT NULL REFERENCES report (id),
  position INTEGER NOT NULL, -- order in the report, from 0
  kind TEXT NOT NULL CHECK (kind IN ('byline', 'agency', 'source', 'translation')),
  name TEXT NOT NULL, -- as written
  start_char INTEGER, -- NULL: it stood in metadata
  end_char INTEGER,
  PRIMARY KEY (report, position)
) STRICT, WITHOUT ROWID
""",
    """
CREATE TABLE dropped ( -- A segment that was read and left out of the clean text.
  report TEXT NOT NULL REFERENCES report (id),
  position INTEGER NOT NULL, -- order in the source, from 0
  text TEXT NOT NULL, -- the words left out
  reason TEXT NOT NULL, -- why
  source_start INTEGER, -- in the unit of report.offset_unit; NULL: not known
  source_end INTEGER,
  PRIMARY KEY (report, position)
) STRICT, WITHOUT ROWID
""",
    """
CREATE TABLE unread ( -- An input that could not be read at all.
  uri TEXT PRIMARY KEY, -- which input
  code TEXT NOT NULL, -- short and stable: "encrypted", "empty", "too-large", …
  reason TEXT NOT NULL, -- what was wrong, and what to do
  seen_at TEXT NOT NULL -- when it was last tried (ISO 8601, UTC)
) STRICT
""",
)


def reports(connection: sqlite3.Connection) -> None:
    """Make the tables of runs, reports and unread inputs."""
    for statement in _TABLES:
        connection.execute(statement.strip())
