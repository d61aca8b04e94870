"""Tables of what each report says."""

import sqlite3

_TABLES = (
    """
CREATE TABLE reading ( -- One report as read for claims.
  report TEXT PRIMARY KEY REFERENCES report (id),
  versions TEXT NOT NULL, -- model and rules that read it
  read_at TEXT NOT NULL -- when (ISO 8601, UTC)
) STRICT, WITHOUT ROWID
""",
    """
CREATE TABLE report_entity ( -- Who or what one report speaks of.
  id TEXT PRIMARY KEY, -- digest of report, kind and first mention
  report TEXT NOT NULL REFERENCES report (id),
  position INTEGER NOT NULL, -- order of first mention, from 0
  kind TEXT NOT NULL, -- person, organization, armed_group, government, outlet, place, population, other
  name TEXT NOT NULL, -- its fullest name in the report, as written
  name_start INTEGER NOT NULL, -- where that name stands
  name_end INTEGER NOT NULL,
  country TEXT, -- ISO 3166-1 alpha-2 that the words give
  sector TEXT, -- PLOVER sector that the words give
  latitude REAL, -- degrees north
  longitude REAL, -- degrees east
  precision TEXT, -- of the coordinates
  geoname INTEGER, -- GeoNames id
  within TEXT REFERENCES report_entity (id) DEFERRABLE INITIALLY DEFERRED, -- the place that contains it
  current INTEGER NOT NULL DEFAULT 1 CHECK (current IN (0, 1)) -- 0: an older reading found it, the last did not
) STRICT, WITHOUT ROWID
""",
    "CREATE INDEX report_entity_report ON report_entity (report, position)",
    """
CREATE TABLE report_entity_name ( -- Other names and the descriptions that the report gives an entity.
  entity TEXT NOT NULL REFERENCES report_entity (id) DEFERRABLE INITIALLY DEFERRED,
  kind TEXT NOT NULL CHECK (kind IN ('alias', 'descriptor')),
  position INTEGER NOT NULL,
  name TEXT NOT NULL, -- as written
  PRIMARY KEY (entity, kind, position)
) STRICT, WITHOUT ROWID
""",
    """
CREATE TABLE mention ( -- Every place in a report that stands for an entity, pronouns included.
  entity TEXT NOT NULL REFERENCES report_entity (id) DEFERRABLE INITIALLY DEFERRED,
  position INTEGER NOT NULL,
  start_char INTEGER NOT NULL,
  end_char INTEGER NOT NULL,
  PRIMARY KEY (entity, position)
) STRICT, WITHOUT ROWID
""",
    """
CREATE TABLE time_ref ( -- An expression of time, with the precision that the text gives.
  serial INTEGER PRIMARY KEY,
  report TEXT NOT NULL REFERENCES report (id),
  position INTEGER, -- order among the report's expressions, from 0; NULL: not listed there
  text TEXT NOT NULL, -- the words
  start_char INTEGER NOT NULL, -- where they stand
  end_char INTEGER NOT NULL,
  kind TEXT NOT NULL, -- TIMEX3 type: date, time, duration, set
  value TEXT NOT NULL, -- TIMEX3 value
  starts TEXT, -- first day or moment, partial ISO 8601; NULL: not known
  ends TEXT, -- last day or moment, inclusive; NULL: not known
  precision TEXT NOT NULL, -- of starts and ends
  resolved INTEGER NOT NULL CHECK (resolved IN (0, 1)), -- 1: starts or ends is known
  reason TEXT NOT NULL, -- why it is not resolved, or how it was
  anchor TEXT, -- the date it was counted from
  direction TEXT NOT NULL, -- past, future, present, unknown
  weekday INTEGER -- 1 (Monday) to 7 that the words name
) STRICT
""",
    "CREATE INDEX time_ref_report ON time_ref (report)",
    """
CREATE TABLE claim ( -- One assertion in one report.
  serial INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE, -- digest of its content
  report TEXT NOT NULL REFERENCES report (id),
  position INTEGER NOT NULL, -- order in the report, from 0
  type TEXT NOT NULL, -- PLOVER event type, crisis matter or STATEMENT
  mode TEXT, -- what within the type
  predicate TEXT NOT NULL, -- lemma of the head of what is said to be so
  predicate_start INTEGER NOT NULL, -- the words of that head
  predicate_end INTEGER NOT NULL,
  text TEXT NOT NULL, -- the words of its spans
  sentence_start INTEGER NOT NULL, -- the sentence that it stands in
  sentence_end INTEGER NOT NULL,
  quote TEXT CHECK (quote IN ('direct', 'indirect', 'mixed', 'none')), -- NULL: the report's own voice
  cue_text TEXT, -- the attributing words
  cue_start INTEGER,
  cue_end INTEGER,
  stance TEXT NOT NULL, -- what the speaker does with the content
  modality TEXT NOT NULL, -- actual, planned, possible, conditional, demanded, denied
  polarity TEXT NOT NULL CHECK (polarity IN ('affirmed', 'negated')),
  place_text TEXT, -- where, in the words of the text; NULL: the text does not say
  place_start INTEGER,
  place_end INTEGER,
  place_entity TEXT REFERENCES report_entity (id) DEFERRABLE INITIALLY DEFERRED,
  place_relation TEXT, -- how it lies to the place: "in", "near", …
  time INTEGER REFERENCES time_ref (serial), -- when; NULL: the text does not say
  factuality REAL, -- -3 (surely not) to 3
  headline INTEGER NOT NULL CHECK (headline IN (0, 1)), -- 1: stands in the headline
  versions TEXT NOT NULL, -- model and rules that made it
  vector BLOB, -- sentence vector: 384 signed bytes
  current INTEGER NOT NULL DEFAULT 1 CHECK (current IN (0, 1)) -- 0: an older reading found it, the last did not
) STRICT
""",
    "CREATE INDEX claim_report ON claim (report, position)",
    "CREATE INDEX claim_type ON claim (type)",
    "CREATE INDEX claim_time ON claim (time) WHERE time IS NOT NULL",
    """
CREATE TABLE claim_span ( -- Where in the report a claim is made: its evidence.
  claim TEXT NOT NULL REFERENCES claim (id),
  position INTEGER NOT NULL,
  start_char INTEGER NOT NULL,
  end_char INTEGER NOT NULL,
  PRIMARY KEY (claim, position)
) STRICT, WITHOUT ROWID
""",
    """
CREATE TABLE speaker ( -- One link of a claim's attribution chain.
  claim TEXT NOT NULL REFERENCES claim (id),
  position INTEGER NOT NULL, -- 0: nearest to the content; the last: the carrier
  kind TEXT NOT NULL, -- person, organization, outlet, document, unnamed
  text TEXT NOT NULL, -- the words that name it
  start_char INTEGER NOT NULL,
  end_char INTEGER NOT NULL,
  entity TEXT REFERENCES report_entity (id) DEFERRABLE INITIALLY DEFERRED, -- NULL: not resolved
  PRIMARY KEY (claim, position)
) STRICT, WITHOUT ROWID
""",
    """
CREATE TABLE role ( -- A participant of a claim.
  claim TEXT NOT NULL REFERENCES claim (id),
  position INTEGER NOT NULL,
  name TEXT NOT NULL, -- actor, target, recipient, instrument, topic, …
  text TEXT NOT NULL, -- the words that fill it
  start_char INTEGER NOT NULL,
  end_char INTEGER NOT NULL,
  entity TEXT REFERENCES report_entity (id) DEFERRABLE INITIALLY DEFERRED,
  PRIMARY KEY (claim, position)
) STRICT, WITHOUT ROWID
""",
    """
CREATE TABLE figure ( -- A quantity in a claim.
  claim TEXT NOT NULL REFERENCES claim (id),
  position INTEGER NOT NULL,
  measure TEXT NOT NULL, -- killed, injured, displaced, distance, …
  population TEXT, -- who or what is counted, as written
  unit TEXT, -- person, the thing counted, SI symbol or ISO 4217 code
  low REAL, -- NULL: not bounded below
  best REAL, -- NULL: the words give no number
  high REAL, -- NULL: not bounded above
  bound TEXT NOT NULL, -- exact, about, at_least, at_most, more_than, fewer_than, between, vague
  mode TEXT NOT NULL, -- incident, cumulative, stock, rate, measurement
  period INTEGER REFERENCES time_ref (serial), -- over what stretch of time
  text TEXT NOT NULL, -- the words, with the bound
  start_char INTEGER NOT NULL,
  end_char INTEGER NOT NULL,
  rule TEXT NOT NULL, -- the rule that made low and high
  PRIMARY KEY (claim, position)
) STRICT, WITHOUT ROWID
""",
    "CREATE INDEX figure_measure ON figure (measure)",
    "CREATE INDEX figure_period ON figure (period) WHERE period IS NOT NULL",
)


def claims(connection: sqlite3.Connection) -> None:
    """Make the tables of readings, claims and the entities of single reports."""
    for statement in _TABLES:
        connection.execute(statement.strip())
