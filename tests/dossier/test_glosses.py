"""Whom the pronoun stands for with which a title begins."""

from dataclasses import replace

import pytest

from secondsource.dossier.glosses import gloss, mentions, pronoun_name
from secondsource.dossier.lookup import look
from secondsource.model import Mention, Span
from tests.dossier.fixtures import WIRE


@pytest.fixture(scope="module")
def at(small):
    """Return the small case by id."""
    return look(small)


def titled(at, words):
    """Return a finding whose title are these words of the wire's report, and that report's id."""
    wire = next(r for r in at.reports.values() if r.text == WIRE)
    claim = next(c for c in at.claims.values() if c.report == wire.id)
    start = WIRE.index(words)
    finding = replace(
        next(iter(at.findings.values())),
        title=words,
        title_claim=claim.id,
        title_span=Span(start, start + len(words)),
    )
    return finding, wire.id


@pytest.mark.parametrize(
    ("title", "pronoun"),
    [
        ("its operations in the city", "its"),
        ("ceased its operations in the city", "its"),
        ("the Syrian army had ceased its operations", None),  # it points back within the title
        ("Syrian army suspended combat operations", None),
    ],
)
def test_the_pronoun_that_a_title_begins_with_has_a_name(at, title, pronoun):
    """A pronoun among the first words is named; one further on is not, nor is anything where there is none."""
    finding, report = titled(at, title)
    army = next(e for e in at.report_entities.values() if e.report == report and e.id in at.entities)
    known = {(report, Span(m, m + 3)): army.id for m in (WIRE.index("its operations"),)}
    found = gloss(at, finding, known)
    assert (found and (found[0].text, found[1].text)) == (pronoun and (pronoun, at.entities[army.id].name))


def test_a_pronoun_that_stands_for_nobody_known_has_no_name(at):
    """Where the reading of the report takes a pronoun for nobody, nothing is said."""
    finding, _ = titled(at, "its operations in the city")
    assert gloss(at, finding, {}) is None
    assert gloss(at, finding, mentions(at)) is None


def test_a_speaker_called_by_a_pronoun_has_a_name(at):
    """A speaker who is but "he" is shown with the name that the report's reading gives; words that are more than a pronoun need none."""
    entity = next(e for e in at.report_entities.values() if e.id in at.entities)
    name = at.entities[entity.id].name
    he = Mention("he", Span(0, 2), entity.id)
    assert (found := pronoun_name(at, he)) is not None
    assert found.text == name
    assert pronoun_name(at, replace(he, text="the army")) is None
    assert pronoun_name(at, replace(he, text="US")) is None
    assert pronoun_name(at, replace(he, entity=None)) is None
