"""Profiles that are kept are those that would be made anew."""

from dataclasses import replace

import pytest

from secondsource.reconcile.matching.profiles import ProfileReader
from secondsource.reconcile.matching.readings import profiles_of
from tests.reconcile.builders import story, tells

_TOLD = story(
    "Herald",
    "2016-12-08",
    tells("Omar Haddad said that 12 people were killed in Aleppo.", "CASUALTIES", "killed", by="Omar Haddad",
          place="Aleppo", killed=12),
    tells("The army shelled districts of Homs.", "ASSAULT", "shelled", actor="army", place="Homs"),
)  # fmt: skip


@pytest.mark.parametrize(
    ("position", "first", "suffix", "published"),
    [
        (0, 0, "", "2016-12-08"),
        (3, 40, "", "2016-12-08"),
        (3, 40, " of another", "2016-12-08"),
        (3, 40, " of another", "2016-12-09"),
    ],
)
def test_what_is_kept_is_what_is_made_anew(position, first, suffix, published):
    """Wherever the report stands now, whatever its entities are merged with, and when the report itself is another."""
    report = replace(_TOLD.report, published=published)
    entity_of = {e.id: e.name + suffix for e in _TOLD.extraction.entities}
    anew = ProfileReader(report, position, _TOLD.extraction, entity_of, first).profiles()
    assert profiles_of(report, position, _TOLD.extraction, entity_of, first, {}) == anew
