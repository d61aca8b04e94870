"""Publishers by any of their names."""

from dataclasses import replace

import pytest

from secondsource.model import Entity
from secondsource.reconcile.outlets import Publishers, forms_of, signed
from tests.reconcile.builders import story, tells


def _body(name, *aliases, kind="organization"):
    return Entity(id=f"{kind} {name}", kind=kind, name=name, aliases=aliases, members=(name,))


@pytest.mark.parametrize(
    ("name", "form"),
    [
        ("PT Wolio Bahari Corporate Secretary", "PT Wolio Bahari"),
        ("World Health Organization, Country Office", "World Health Organization"),
        ("Diario del Galeras (translation)", "Diario del Galeras"),
        ("United Nations in Indonesia", "United Nations"),
        ("Ministry of Health Press Office", "Ministry of Health"),
        ("Minera Sorata S.A. Communications", "Minera Sorata"),
        ("Atlas Agro Ltd", "Atlas Agro"),
    ],
)
def test_a_name_without_the_office_that_signs(name, form):
    """A signature has in it the name of the body that it signs for."""
    assert form in list(forms_of(name))


def test_a_name_that_is_only_words_for_offices_keeps_its_first():
    """Something is left of every name."""
    assert all(forms_of("Press Office"))


@pytest.mark.parametrize(
    ("published", "body"),
    [
        ("WHO, Country Office", "WHO"),
        ("Gulf of Guinea News", "GGN"),
        ("Gulf News", None),
        ("Ministry Press Office", None),
        ("Health Today", None),
    ],
)
def test_which_body_publishes(published, body):
    """A publisher is the body of its name, or of its first letters; never one that only shares a common noun with it."""
    known = Publishers([_body("WHO"), _body("GGN", kind="outlet"), _body("Ministry")], [published])
    found = known.named(published)
    assert (found.name if found is not None else None) == body


def test_a_medium_is_shown_by_the_name_its_reports_are_signed_with():
    """An agency told of by its letters is shown written out."""
    known = Publishers([_body("GGN", kind="outlet")], ["Gulf of Guinea News"])
    found = known.named("GGN")
    assert found is not None
    assert known.shown(found) == "Gulf of Guinea News"


def test_two_bodies_of_the_same_letters_are_neither():
    """Of two bodies with the letters of an outlet, none is it."""
    bodies = [_body("GGN", kind="outlet"), _body("GGN", kind="organization")]
    assert Publishers(bodies, ["Gulf of Guinea News"]).named("Gulf of Guinea News") is None


def _sent(title, sentence, outlet=None):
    return replace(story(outlet, "2016-12-08", tells(sentence, "STATEMENT", "men")).report, title=title)


@pytest.mark.parametrize(
    ("title", "sentence", "sender"),
    [
        ("Union des Patriotes: communiqué no. 17", "Our men are far.", "Union des Patriotes"),
        ("Statement by the Coastal Front", "We have no men there.", "Coastal Front"),
        ("Statement by the Coastal Front", "The Front has no men there.", None),
        ("Coastal Front: we have no men there", "Our men are far.", None),
        ("A statement of fact", "Our men are far.", None),
    ],
)
def test_who_sends_a_statement(title, sentence, sender):
    """A report that speaks as "we" and gives no outlet is of the body that its title names as the sender of a statement."""
    assert signed(_sent(title, sentence)).outlet == sender


def test_a_report_with_an_outlet_keeps_it():
    """What a paper prints is the paper's, whatever the title says."""
    assert (
        signed(_sent("Statement by the Coastal Front", "We have no men there.", "Herald")).outlet == "Herald"
    )
