"""Entities across reports: what is one, what stays two, and the name that is shown."""

import pytest

from secondsource.model import ReportEntity, Span
from secondsource.reconcile.entities import resolve
from secondsource.reconcile.misspelled import reread_bodies
from tests.reconcile.builders import pile, story, tells


def _resolved(*names, kind="organization", more=None):
    """Return the entities of a case of which each report names one."""
    made = [
        story(
            f"Outlet {n}",
            f"2016-12-{1 + n:02}",
            tells(f"The claim of {name} is known.", "STATEMENT", "known", by=name),
            kinds={name: kind},
            entities={name: (more or {}).get(name, {})},
            uri=str(n),
        )
        for n, name in enumerate(names)
    ]
    reports, extractions = pile(*made)
    return resolve(reports, {e.report: e for e in extractions})


@pytest.mark.parametrize(
    ("names", "sizes"),
    [
        (("US", "United States", "United Nations", "UN"), [2, 2]),
        (("Syrian Army", "Saudi Arabia", "SA"), [1, 1, 1]),
        (("regime troops", "RT"), [1, 1]),
        (("Syrian Army", "Syrian forces"), [2]),
        (("Islamic State", "Islamic States"), [2]),
        (("a school", "a school"), [1, 1]),
        (("three civilians", "three civilians"), [1, 1]),
        (("six Western powers", "six Western countries"), [2]),
        (("the rebels", "rebels"), [1, 1]),  # of no place that the reports tell: test_commons.py
    ],
)
def test_bodies_meet_and_stay_two(names, sizes):
    """Abbreviations and descriptions meet one body; two names, initials that fit two, and what is newly told of do not."""
    assert sorted(len(e.members) for e in _resolved(*names)) == sizes


def test_a_short_name_of_two_bodies_does_not_make_them_one():
    """Two societies that reports call "Red Crescent" stay two; the short name goes with the commoner one."""
    more = {
        "Syrian Arab Red Crescent": {"aliases": ("Red Crescent",)},
        "Qatar Red Crescent Society": {"aliases": ("Red Crescent",)},
    }
    found = _resolved(
        "Syrian Arab Red Crescent",
        "Syrian Arab Red Crescent",
        "Qatar Red Crescent Society",
        "Red Crescent",
        more=more,
    )
    assert sorted((e.name, len(e.members)) for e in found) == [
        ("Qatar Red Crescent Society", 1),
        ("Syrian Arab Red Crescent", 3),
    ]


@pytest.mark.parametrize(
    ("names", "sizes"),
    [
        (("Bashar", "Bashir"), [1, 1]),
        (("Asad", "Assad"), [2]),
        (("Bashar al-Assad", "Bashar al Assads"), [2]),
        ((*["Bashar al-Assad"] * 4, "Asma al-Assad", "Assad"), [1, 5]),
        ((*["Bashar al-Assad"] * 2, "Asma al-Assad", "Assad"), [1, 1, 2]),
        (("a witness", "a witness"), [1, 1]),
        (("I", "I"), [1, 1]),
        (("A source at Aleppo Police Command", "a source at the Aleppo Police Command"), [2]),
    ],
)
def test_people_meet_and_stay_two(names, sizes):
    """A surname goes with the bearer whom far more reports name; who is only described is nobody of another report."""
    assert sorted(len(e.members) for e in _resolved(*names, kind="person")) == sizes


@pytest.mark.parametrize(
    ("names", "kind", "shown"),
    [
        (("Aleppo", "Aleppo", "Aleppos"), "place", "Aleppo"),
        (("Serguei Lavrov", "Sergei Lavrov", "Sergei Lavrov"), "person", "Sergei Lavrov"),
        (("Lavrov", "Lavrov", "Sergei Lavrov"), "person", "Sergei Lavrov"),
        (("Agence France Presse", "AFP", "AFP"), "outlet", "AFP"),
    ],
)
def test_the_name_shown_is_the_best_attested(names, kind, shown):
    """Most reports decide; a person is shown by more than the surname where some report gives more."""
    (entity,) = _resolved(*names, kind=kind)
    assert entity.name == shown


@pytest.mark.parametrize(
    ("headline", "person", "entities"),
    [
        ("Asad", "Bashar al-Assad", 1),
        ("Hasan", "Ali Hassan", 1),
        ("Assad", "Bashar al-Assad", 2),
        ("Asada", "Bashar al-Assad", 2),
        ("ASAD", "Bashar al-Assad", 2),
        ("Tata", "Ratan Tatta", 1),
        ("Red Asad", "Bashar al-Assad", 2),
    ],
)
def test_a_surname_in_another_spelling_is_no_body(headline, person, entities):
    """What is read as a body is a person where the report names one of that surname, but for a doubled letter."""
    one = story(
        "Herald",
        "2016-12-08",
        tells(f"{headline} warns of a longer war.", "STATEMENT", "warns", by=headline),
        tells(f"President {person} spoke of victory.", "STATEMENT", "spoke", by=person),
        kinds={headline: "organization", person: "person"},
    )
    reports, extractions = pile(one)
    assert len(resolve(reports, {e.report: e for e in extractions})) == entities


def _read(kind, name, at):
    return ReportEntity(f"e{at}", f"r{at}", kind, name, Span(0, len(name)), mentions=(Span(0, len(name)),))


@pytest.mark.parametrize(
    ("found", "outlets", "kind"),
    [
        ((("person", "Basarnas"), ("organization", "Basarnas")), (), "organization"),
        ((("person", "Basarnas"), ("person", "Basarnas"), ("organization", "Basarnas")), (), "person"),
        ((("person", "Kabar Wawonii"),), ("Kabar Wawonii",), "outlet"),
        ((("person", "Lauda"), ("organization", "Lauda"), ("person", "Niki Lauda")), (), "person"),
        ((("person", "the police"), ("government", "the police")), (), "person"),
        ((("person", "Omar Haddad"), ("organization", "Haddad")), (), "person"),
    ],
)
def test_a_body_that_one_report_takes_for_a_person(found, outlets, kind):
    """Who is a body elsewhere, or publishes, is one; a surname that somebody bears, or whom most take for a person, stays one."""
    entities = {f"e{n}": _read(k, name, n) for n, (k, name) in enumerate(found)}
    assert reread_bodies(entities, outlets)["e0"].kind == kind


@pytest.mark.parametrize(
    ("name", "persons"),
    [
        ("Interior CS Quispe", 1),
        ("PM Quispe", 1),
        ("Grupo Quispe", 0),
        ("PM Lind", 0),
        ("FC Quispe United", 0),
    ],
)
def test_an_office_in_capitals_before_a_surname_is_that_person(name, persons):
    """A body of that name is read as the person whom the report names by his surname."""
    one = story(
        "Herald",
        "2021-06-08",
        tells(f"{name} said the road was open.", "STATEMENT", "open", by=name),
        tells("Rosa Quispe said it was closed.", "STATEMENT", "closed", by="Rosa Quispe"),
        kinds={name: "organization", "Rosa Quispe": "person"},
    )
    reports, extractions = pile(one)
    found = [e for e in resolve(reports, {x.report: x for x in extractions}) if e.kind == "person"]
    (rosa,) = [e for e in found if e.name == "Rosa Quispe"]
    assert len(rosa.members) == 1 + persons
