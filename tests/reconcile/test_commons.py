"""What reports call by common nouns only: of which place it is, and when it is one across reports."""

import pytest

from secondsource.reconcile.commons import homes, is_body, is_common, is_office
from secondsource.reconcile.entities import resolve
from tests.reconcile.builders import pile, story, tells


@pytest.mark.parametrize(
    ("name", "common"),
    [
        ("police", True),
        ("the police", True),
        ("Police", True),
        ("Local officials", True),
        ("Riot police", True),
        ("a spokesperson", True),
        ("the interior ministry", True),
        ("Residents", True),
        ("Greek police", False),
        ("Athens police", False),
        ("Iranian officials", False),
        ("Front", False),
        ("BASARNAS", False),
        ("Syrian Army", False),
        ("residents of the Wakatobi islands", False),
        ("Lavrov", False),
    ],
)
def test_names_made_of_common_nouns(name, common):
    """A capital at a sentence's start makes no name of a common noun; a place or people among the words does."""
    assert is_common(name) == common


@pytest.mark.parametrize(
    ("name", "body", "office"),
    [
        ("the police", True, False),
        ("the health ministry", True, False),
        ("authorities", True, False),
        ("the rebels", True, False),
        ("officials", False, False),
        ("residents", False, False),
        ("a hospital", False, False),
        ("the governor", False, True),
        ("Iranian foreign minister", False, True),
        ("the police chief", False, True),
        ("a minister", False, False),
        ("the minister", False, False),
        ("the chief", False, False),
        ("an officer", False, False),
        ("a spokesperson", False, False),
        ("the spokesman", False, False),
        ("doctor", False, False),
    ],
)
def test_what_a_place_has_one_of(name, body, office):
    """A place has one police and one governor; officials, officers and spokespersons are many."""
    assert (is_body(name), is_office(name)) == (body, office)


def _told(outlet, place, name, kind, country=None, more=None, *, other=None):  # noqa: PLR0917 - as a row of a table
    others = (
        [tells(f"{other} was told in {place}.", "STATEMENT", "told", by=other, place=place)] if other else []
    )
    return story(
        outlet,
        "2016-12-01",
        tells(f"It is known in {place} what {name} said.", "STATEMENT", "known", by=name, place=place),
        *others,
        kinds={name: kind},
        entities={place: {"country": country, "precision": "exact"}, **(more or {})},
    )


def _members(*stories, family=("person", "organization", "government", "population")):
    reports, extractions = pile(*stories)
    found = resolve(reports, {e.report: e for e in extractions})
    return sorted(len(e.members) for e in found if e.kind in family)


@pytest.mark.parametrize(
    ("first", "second", "sizes"),
    [
        (("Athens", "GR", "Police", "government"), ("Athens", "GR", "the police", "government"), [2]),
        (("Athens", "GR", "Police", "government"), ("Brooklyn", "US", "the police", "government"), [1, 1]),
        (("Athens", "GR", "the rebels", "government"), ("Athens", "GR", "rebels", "government"), [2]),
        (("Athens", "GR", "officials", "government"), ("Athens", "GR", "officials", "government"), [1, 1]),
        (("Athens", "GR", "residents", "population"), ("Athens", "GR", "residents", "population"), [1, 1]),
        (("Athens", "GR", "Greek police", "government"), ("Patras", "GR", "Greek police", "government"), [2]),
        (("Athens", "GR", "a spokesperson", "person"), ("Athens", "GR", "a spokesperson", "person"), [1, 1]),
        (("Aba", "NG", "the governor", "person"), ("Aba", "NG", "the governor", "person"), [2]),
        (("Aba", "NG", "the governor", "person"), ("Kano", "NG", "the governor", "person"), [1, 1]),
    ],
)
def test_one_body_across_reports_of_one_place(first, second, sizes):
    """Police and governors are one where the reports are of one place; officials and residents are each report's own."""
    stories = [
        _told(outlet, place, name, kind, country)
        for outlet, (place, country, name, kind) in (("Herald", first), ("Post", second))
    ]
    assert _members(*stories) == sizes


@pytest.mark.parametrize(
    ("description", "called", "sizes"),
    [
        ("the mayor", "mayor", [2]),
        ("an officer", "officer", [1, 1]),
        ("a spokesperson", "spokesperson", [1, 1]),
        ("police", "police", [1, 1]),
        ("the doctor", "doctor", [1, 1]),
    ],
)
def test_only_an_office_of_one_stands_for_its_holder(description, called, sizes):
    """“The mayor” is the one mayor named by another report of the place; an officer or a spokesperson is anybody."""
    one = _told("Herald", "Aba", "Ada Obi", "person", "NG", {"Ada Obi": {"descriptors": (called,)}})
    other = _told("Post", "Aba", description, "person", "NG")
    assert _members(one, other) == sizes


def test_an_office_of_another_place_is_another_ones():
    """The mayor of whom a report about another town tells is somebody else."""
    one = _told("Herald", "Aba", "Ada Obi", "person", "NG", {"Ada Obi": {"descriptors": ("mayor",)}})
    assert _members(one, _told("Post", "Kano", "the mayor", "person", "NG")) == [1, 1]


@pytest.mark.parametrize(
    ("first", "second", "sizes"),
    [
        ("Heydar Alishbandi", "Heidar Alishvandi", [2]),
        ("Murad Ahmad", "Murat Ahmat", [2]),
        ("Heydar Alishbandi", "Karim Alishvandi", [1, 1]),
        ("Ana Vera", "Ana Beltran", [1, 1]),
        ("Ana Vera", "Eva Vera", [1, 1]),
    ],
)
def test_letters_that_scripts_do_not_tell_apart(first, second, sizes):
    """B and v, and d and t at a name's end, are one sound where the given names agree too."""
    assert _members(_told("Herald", "Aba", first, "person"), _told("Post", "Aba", second, "person")) == sizes


@pytest.mark.parametrize(
    ("second", "sizes"), [("Quentin Moreau", [3]), ("Quentin Moreau and", [3]), (None, [1, 1])]
)
def test_a_given_name_is_of_whom_its_reports_name(second, sizes):
    """A given name alone is the one person whom the report names in full; in a report that does not, it is anybody."""
    one = _told("Herald", "Aba", "Quentin Moreau", "person")
    full = second.removesuffix(" and") if second else None
    assert _members(one, _told("Post", "Aba", "Quentin", "person", other=full)) == sizes


def test_reports_are_of_one_place_or_not():
    """Reports share a home where one's main place is among the other's; a report of no place is alone."""
    made = [
        _told("A", "Aba", "x", "person", "NG"),
        _told("B", "Aba", "y", "person", "NG"),
        _told("C", "Kano", "z", "person", "NG"),
        story("D", "2016-12-01", tells("Nothing is known.", "STATEMENT", "known")),
    ]
    _, extractions = pile(*made)
    found = homes(extractions)
    keys = [found[e.report] for e in extractions]
    assert keys[0] == keys[1]
    assert len(set(keys)) == 3
