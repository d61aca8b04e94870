"""Views that read well in any SQLite tool: plural names, one row a thing, words instead of offsets."""

import sqlite3

_VIEWS = (
    """
CREATE VIEW reports AS -- Every report, without its text.
SELECT report.id, report.published, report.outlet, report.title, report.byline, report.language, report.uri,
  (SELECT count(*) FROM claim WHERE claim.report = report.id AND claim.current) AS claims,
  inferred_date.starts AS inferred_from, inferred_date.ends AS inferred_to,
  report.unread_reason, report.added_at
FROM report
LEFT JOIN inferred_date ON inferred_date.report = report.id AND inferred_date.until IS NULL
ORDER BY report.published IS NULL, report.published, report.id
""",
    """
CREATE VIEW claims AS -- Every claim of the last reading, with its speaker, time, place, origin and sentence.
SELECT claim.id, claim.type, claim.mode, claim.stance, claim.modality, claim.polarity, claim.text,
  (SELECT speaker.text FROM speaker WHERE speaker.claim = claim.id AND speaker.position = 0) AS speaker,
  (SELECT group_concat(text, ' via ') FROM
    (SELECT speaker.text FROM speaker WHERE speaker.claim = claim.id AND speaker.position > 0 ORDER BY position)
  ) AS carriers,
  claim.quote, time_ref.text AS time, time_ref.starts AS time_from, time_ref.ends AS time_to,
  claim.place_text AS place,
  (SELECT group_concat(figure.text, '; ') FROM figure WHERE figure.claim = claim.id) AS figures,
  origin.name AS origin, finding.id AS finding, finding.status AS finding_status,
  report.id AS report, report.outlet, report.published,
  substr(report.text, claim.sentence_start + 1, claim.sentence_end - claim.sentence_start) AS sentence
FROM claim
JOIN report ON report.id = claim.report
LEFT JOIN time_ref ON time_ref.serial = claim.time
LEFT JOIN origin_claim ON origin_claim.claim = claim.id AND origin_claim.until IS NULL
LEFT JOIN origin ON origin.id = origin_claim.origin AND origin.until IS NULL
LEFT JOIN finding_claim ON finding_claim.claim = claim.id
  AND finding_claim.finding IN (SELECT serial FROM finding WHERE until IS NULL)
LEFT JOIN finding ON finding.serial = finding_claim.finding
WHERE claim.current
ORDER BY claim.serial
""",
    """
CREATE VIEW figures AS -- Every quantity of the last reading.
SELECT figure.measure, figure.population, figure.unit, figure.low, figure.best, figure.high, figure.bound,
  figure.mode, figure.text, time_ref.text AS period, claim.place_text AS place,
  (SELECT speaker.text FROM speaker WHERE speaker.claim = claim.id AND speaker.position = 0) AS speaker,
  report.published, report.outlet, claim.id AS claim, claim.report
FROM figure
JOIN claim ON claim.id = figure.claim AND claim.current
JOIN report ON report.id = claim.report
LEFT JOIN time_ref ON time_ref.serial = figure.period
""",
    """
CREATE VIEW findings AS -- What the reports establish now, those that matter most first.
SELECT finding.id, finding.status, finding.type, finding.title,
  (SELECT count(*) FROM finding_origin WHERE finding_origin.finding = finding.serial) AS origins,
  (SELECT count(DISTINCT claim.report) FROM finding_claim JOIN claim ON claim.id = finding_claim.claim
    WHERE finding_claim.finding = finding.serial) AS reports,
  (SELECT count(*) FROM finding_claim WHERE finding_claim.finding = finding.serial) AS claims,
  (SELECT group_concat(facet.name || ': ' || facet.state, '; ') FROM facet WHERE facet.finding = finding.serial)
    AS facets,
  finding.range_low, finding.range_best, finding.range_high, finding.range_measure, finding.why,
  run.at AS since
FROM finding
JOIN run ON run.id = finding.since
WHERE finding.until IS NULL
ORDER BY finding.rank
""",
    """
CREATE VIEW entities AS -- Who and what the reports speak of now.
SELECT entity.id, entity.kind, entity.name,
  (SELECT group_concat(name, '; ') FROM entity_name
    WHERE entity_name.entity = entity.serial AND entity_name.kind = 'alias') AS aliases,
  entity.country, entity.sector, entity.latitude, entity.longitude, entity.precision,
  (SELECT count(*) FROM entity_member WHERE entity_member.entity = entity.id AND entity_member.until IS NULL)
    AS members
FROM entity
WHERE entity.until IS NULL
ORDER BY entity.name
""",
    """
CREATE VIEW lineages AS -- Which report carries which, now.
SELECT lineage.id, lineage.kind, lineage.score, lineage.directed,
  source.outlet AS source_outlet, source.published AS source_published, source.title AS source_title,
  target.outlet AS target_outlet, target.published AS target_published, target.title AS target_title,
  lineage.why, lineage.source, lineage.target
FROM lineage
JOIN report AS source ON source.id = lineage.source
JOIN report AS target ON target.id = lineage.target
WHERE lineage.until IS NULL
""",
)


def views(connection: sqlite3.Connection) -> None:
    """Make the views."""
    for statement in _VIEWS:
        connection.execute(statement.strip())
