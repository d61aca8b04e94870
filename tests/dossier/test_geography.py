"""Which names of places are those of places."""

from types import SimpleNamespace

import pytest

from secondsource.dossier.geography import is_place, other_bearers


def named(kind, name, reports, aliases=()):
    """Return what each of some reports names so."""
    return [
        SimpleNamespace(id=f"{name}-{r}-{kind}", kind=kind, name=name, report=r, aliases=aliases)
        for r in reports
    ]


@pytest.mark.parametrize(
    ("place", "others", "shown"),
    [
        (("Mendota", "city", "ab"), [], True),
        (("Mendota", "city", "ab"), [("person", "Rosa Mendota", "abc")], False),
        (("Mendota", "city", "abcd"), [("person", "Rosa Mendota", "a")], True),
        (("Mendota", "region", "ab"), [("person", "Rosa Mendota", "abc")], True),
        (("Rosa", "city", "a"), [("person", "Rosa", "a")], False),
        (("Rosa", "city", "a"), [("person", "Rosa Mendota", "a")], True),
        (("Kochi", "city", "abc"), [("organization", "INS Kochi", "ab")], False),
        (("Kochi", "city", "abcde"), [("organization", "INS Kochi", "ab")], True),
        (("Kochi", "city", "abc"), [("organization", "Kochi Port", "abc")], True),
    ],
)
def test_a_person_or_a_ship_is_no_place(place, others, shown):
    """A name that as many reports give to a person by surname, or half as many to a ship, is on no map; one of a country's part is."""
    name, precision, reports = place
    here = named("place", name, reports)
    every = [*here, *(e for kind, other, where in others for e in named(kind, other, where))]
    at = SimpleNamespace(report_entities={e.id: e for e in every})
    entity = SimpleNamespace(name=name, precision=precision, members=tuple(e.id for e in here))
    assert is_place(at, entity, other_bearers(at)) == shown
