"""Tables of what the reports establish together, now and as of each earlier run.

A row holds from the run ``since`` up to, not including, the run ``until`` (NULL: it holds now).
"""

import sqlite3

_TABLES = (
    """
CREATE TABLE entity ( -- Who or what the reports of the case speak of.
  serial INTEGER PRIMARY KEY,
  id TEXT NOT NULL,
  kind TEXT NOT NULL,
  name TEXT NOT NULL,
  country TEXT, -- ISO 3166-1 alpha-2
  sector TEXT, -- PLOVER sector
  latitude REAL, -- degrees north
  longitude REAL, -- degrees east
  precision TEXT, -- of the coordinates
  geoname INTEGER, -- GeoNames id
  content TEXT NOT NULL, -- digest of all its fields, to tell a change
  since INTEGER NOT NULL REFERENCES run (id),
  until INTEGER REFERENCES run (id)
) STRICT
""",
    "CREATE UNIQUE INDEX entity_now ON entity (id) WHERE until IS NULL",
    """
CREATE TABLE entity_name ( -- Names and descriptions of an entity, as written in the reports.
  entity INTEGER NOT NULL REFERENCES entity (serial),
  kind TEXT NOT NULL CHECK (kind IN ('alias', 'descriptor')),
  position INTEGER NOT NULL,
  name TEXT NOT NULL,
  PRIMARY KEY (entity, kind, position)
) STRICT, WITHOUT ROWID
""",
    """
CREATE TABLE entity_member ( -- Which reports' entities an entity of the case stands for, and why.
  serial INTEGER PRIMARY KEY,
  entity TEXT NOT NULL, -- entity.id
  member TEXT NOT NULL REFERENCES report_entity (id),
  merge_position INTEGER, -- order of the merges; NULL: needed none
  score REAL, -- of the merge, 0 to 1
  reason TEXT, -- of the merge, in words
  since INTEGER NOT NULL REFERENCES run (id),
  until INTEGER REFERENCES run (id)
) STRICT
""",
    "CREATE UNIQUE INDEX entity_member_now ON entity_member (member) WHERE until IS NULL",
    "CREATE INDEX entity_member_entity ON entity_member (entity) WHERE until IS NULL",
    """
CREATE TABLE lineage ( -- One report carries (part of) another.
  serial INTEGER PRIMARY KEY,
  id TEXT NOT NULL,
  source TEXT NOT NULL REFERENCES report (id), -- the report that is carried
  target TEXT NOT NULL REFERENCES report (id), -- the report that carries it
  directed INTEGER NOT NULL CHECK (directed IN (0, 1)), -- 0: which way it went is not known
  kind TEXT NOT NULL CHECK (kind IN ('copy', 'credit', 'translation', 'shared_origin')),
  score REAL NOT NULL, -- 0 to 1
  why TEXT NOT NULL, -- in words
  content TEXT NOT NULL,
  since INTEGER NOT NULL REFERENCES run (id),
  until INTEGER REFERENCES run (id)
) STRICT
""",
    "CREATE UNIQUE INDEX lineage_now ON lineage (id) WHERE until IS NULL",
    """
CREATE TABLE shared_passage ( -- Words of one report and the words of another that carry them over.
  lineage INTEGER NOT NULL REFERENCES lineage (serial),
  position INTEGER NOT NULL,
  source_start INTEGER NOT NULL,
  source_end INTEGER NOT NULL,
  target_start INTEGER NOT NULL,
  target_end INTEGER NOT NULL,
  PRIMARY KEY (lineage, position)
) STRICT, WITHOUT ROWID
""",
    """
CREATE TABLE origin ( -- Where claims enter the record.
  serial INTEGER PRIMARY KEY,
  id TEXT NOT NULL,
  kind TEXT NOT NULL, -- speaker, agency, outlet, document, unnamed, unknown
  name TEXT NOT NULL,
  entity TEXT, -- entity.id
  why TEXT NOT NULL, -- why its claims count as one origin
  content TEXT NOT NULL,
  since INTEGER NOT NULL REFERENCES run (id),
  until INTEGER REFERENCES run (id)
) STRICT
""",
    "CREATE UNIQUE INDEX origin_now ON origin (id) WHERE until IS NULL",
    """
CREATE TABLE origin_claim ( -- Which claims enter the record at which origin.
  serial INTEGER PRIMARY KEY,
  origin TEXT NOT NULL, -- origin.id
  claim TEXT NOT NULL REFERENCES claim (id),
  since INTEGER NOT NULL REFERENCES run (id),
  until INTEGER REFERENCES run (id)
) STRICT
""",
    "CREATE UNIQUE INDEX origin_claim_now ON origin_claim (claim) WHERE until IS NULL",
    """
CREATE TABLE origin_report ( -- Which reports carry which origin.
  serial INTEGER PRIMARY KEY,
  origin TEXT NOT NULL, -- origin.id
  report TEXT NOT NULL REFERENCES report (id),
  since INTEGER NOT NULL REFERENCES run (id),
  until INTEGER REFERENCES run (id)
) STRICT
""",
    "CREATE UNIQUE INDEX origin_report_now ON origin_report (origin, report) WHERE until IS NULL",
    """
CREATE TABLE finding ( -- The claims about one matter, and what they establish.
  serial INTEGER PRIMARY KEY,
  id TEXT NOT NULL,
  rank INTEGER NOT NULL, -- 0 matters most, in the last run that held it
  title TEXT NOT NULL, -- words of one of its claims
  title_claim TEXT NOT NULL REFERENCES claim (id),
  title_start INTEGER NOT NULL, -- where in that claim's report they stand
  title_end INTEGER NOT NULL,
  type TEXT NOT NULL,
  status TEXT NOT NULL, -- corroborated, single_origin, disputed, unconfirmed, superseded
  range_low REAL, -- of its figures (range_rule NULL: it has none)
  range_best REAL,
  range_high REAL,
  range_measure TEXT,
  range_rule TEXT,
  why TEXT NOT NULL, -- why these claims were joined
  content TEXT NOT NULL,
  since INTEGER NOT NULL REFERENCES run (id),
  until INTEGER REFERENCES run (id)
) STRICT
""",
    "CREATE UNIQUE INDEX finding_now ON finding (id) WHERE until IS NULL",
    """
CREATE TABLE finding_claim ( -- The claims of a finding.
  finding INTEGER NOT NULL REFERENCES finding (serial),
  position INTEGER NOT NULL,
  claim TEXT NOT NULL REFERENCES claim (id),
  PRIMARY KEY (finding, position)
) STRICT, WITHOUT ROWID
""",
    "CREATE INDEX finding_claim_claim ON finding_claim (claim)",
    """
CREATE TABLE facet ( -- The assessment of one facet of a finding.
  finding INTEGER NOT NULL REFERENCES finding (serial),
  position INTEGER NOT NULL,
  name TEXT NOT NULL, -- occurrence, actor, target, count, place, time
  state TEXT NOT NULL, -- agreed, differs, disputed, unconfirmed, denied, single_origin
  why TEXT NOT NULL,
  PRIMARY KEY (finding, position)
) STRICT, WITHOUT ROWID
""",
    """
CREATE TABLE facet_value ( -- One value that claims give a facet.
  finding INTEGER NOT NULL,
  facet INTEGER NOT NULL,
  position INTEGER NOT NULL,
  value TEXT NOT NULL, -- in words of the claims
  PRIMARY KEY (finding, facet, position),
  FOREIGN KEY (finding, facet) REFERENCES facet (finding, position)
) STRICT, WITHOUT ROWID
""",
    """
CREATE TABLE facet_value_claim ( -- The claims that give a value.
  finding INTEGER NOT NULL,
  facet INTEGER NOT NULL,
  value INTEGER NOT NULL,
  position INTEGER NOT NULL,
  claim TEXT NOT NULL REFERENCES claim (id),
  PRIMARY KEY (finding, facet, value, position),
  FOREIGN KEY (finding, facet, value) REFERENCES facet_value (finding, facet, position)
) STRICT, WITHOUT ROWID
""",
    """
CREATE TABLE facet_value_origin ( -- The origins behind a value.
  finding INTEGER NOT NULL,
  facet INTEGER NOT NULL,
  value INTEGER NOT NULL,
  position INTEGER NOT NULL,
  origin TEXT NOT NULL, -- origin.id
  PRIMARY KEY (finding, facet, value, position),
  FOREIGN KEY (finding, facet, value) REFERENCES facet_value (finding, facet, position)
) STRICT, WITHOUT ROWID
""",
    """
CREATE TABLE finding_origin ( -- An origin as it bears on one finding.
  finding INTEGER NOT NULL REFERENCES finding (serial),
  position INTEGER NOT NULL,
  origin TEXT NOT NULL, -- origin.id
  party INTEGER NOT NULL CHECK (party IN (0, 1)), -- 1: party to the matter itself
  why TEXT NOT NULL, -- why it counts as one
  PRIMARY KEY (finding, position)
) STRICT, WITHOUT ROWID
""",
    """
CREATE TABLE finding_origin_claim ( -- Its claims in the finding.
  finding INTEGER NOT NULL,
  origin INTEGER NOT NULL, -- finding_origin.position
  position INTEGER NOT NULL,
  claim TEXT NOT NULL REFERENCES claim (id),
  PRIMARY KEY (finding, origin, position),
  FOREIGN KEY (finding, origin) REFERENCES finding_origin (finding, position)
) STRICT, WITHOUT ROWID
""",
    """
CREATE TABLE finding_origin_report ( -- The reports that carry it in the finding.
  finding INTEGER NOT NULL,
  origin INTEGER NOT NULL, -- finding_origin.position
  position INTEGER NOT NULL,
  report TEXT NOT NULL REFERENCES report (id),
  PRIMARY KEY (finding, origin, position),
  FOREIGN KEY (finding, origin) REFERENCES finding_origin (finding, position)
) STRICT, WITHOUT ROWID
""",
    """
CREATE TABLE history ( -- One step in what the file said about a finding.
  finding INTEGER NOT NULL REFERENCES finding (serial),
  position INTEGER NOT NULL,
  as_of TEXT, -- date of the report that brought it; NULL: undated
  change TEXT NOT NULL, -- first, joined, later_count, correction, retraction, other_scope, contradiction
  why TEXT NOT NULL,
  PRIMARY KEY (finding, position)
) STRICT, WITHOUT ROWID
""",
    """
CREATE TABLE history_claim ( -- The claims that brought a step.
  finding INTEGER NOT NULL,
  history INTEGER NOT NULL, -- history.position
  position INTEGER NOT NULL,
  claim TEXT NOT NULL REFERENCES claim (id),
  PRIMARY KEY (finding, history, position),
  FOREIGN KEY (finding, history) REFERENCES history (finding, position)
) STRICT, WITHOUT ROWID
""",
    """
CREATE TABLE flag ( -- Something in a finding that a person should check.
  finding INTEGER NOT NULL REFERENCES finding (serial),
  position INTEGER NOT NULL,
  claim TEXT NOT NULL REFERENCES claim (id),
  reason TEXT NOT NULL,
  PRIMARY KEY (finding, position)
) STRICT, WITHOUT ROWID
""",
    """
CREATE TABLE inferred_date ( -- When an undated report was probably published.
  serial INTEGER PRIMARY KEY,
  report TEXT NOT NULL REFERENCES report (id),
  starts TEXT NOT NULL, -- first day
  ends TEXT NOT NULL, -- last day, inclusive
  why TEXT NOT NULL,
  content TEXT NOT NULL,
  since INTEGER NOT NULL REFERENCES run (id),
  until INTEGER REFERENCES run (id)
) STRICT
""",
    "CREATE UNIQUE INDEX inferred_date_now ON inferred_date (report) WHERE until IS NULL",
    """
CREATE TABLE inferred_date_claim ( -- The evidence of an inferred date.
  inferred_date INTEGER NOT NULL REFERENCES inferred_date (serial),
  position INTEGER NOT NULL,
  claim TEXT NOT NULL REFERENCES claim (id),
  PRIMARY KEY (inferred_date, position)
) STRICT, WITHOUT ROWID
""",
)


def findings(connection: sqlite3.Connection) -> None:
    """Make the tables of entities, lineage, origins and findings."""
    for statement in _TABLES:
        connection.execute(statement.strip())
