"""Which body a name, an office or a signature is of."""

import pytest

from secondsource.reconcile.carriers import bodies_of, body_of, commands, holds_office


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("the Health Ministry", "Press Office of the Ministry of Health", True),
        ("Interior Ministry", "Press Service of the Ministry of Internal Affairs", True),
        ("the prison service", "Prison Service", True),
        ("Ombudsman", "The Ombudsman's Office", True),
        ("Ministry of Defence", "the defense ministry", True),
        ("a Defence Ministry statement", "the Ministry of Defence", True),
        ("a statement from the Defence Ministry", "the Ministry of Defence", True),
        ("a Defence Ministry press release", "the Ministry of Defence", True),
        ("An Indian navy ship", "the Indian Navy", True),
        ("a spokesperson at naval headquarters", "the navy", True),
        ("a merchant ship", "the merchant navy", False),
        ("the Peruvian armed forces", "the Peruvian army", True),
        ("the armed forces general staff", "the military", True),
        ("the General Staff of the Armies", "the army", True),
        ("the army high command", "the armed forces", True),
        ("civil defense forces", "the army", False),
        ("the security forces", "the army", False),
        ("a Health Ministry statement", "the Ministry of Defence", False),
        ("the Health Ministry", "the Interior Ministry", False),
        ("the provincial health ministry", "the Health Ministry", False),
        ("the State Department", "the Fire Department", False),
        ("the police", "the river police", False),
    ],
)
def test_names_of_one_body(one, other, same):
    """A body, its press office and its other name are one; another's, another level's and another branch are not."""
    assert (body_of(one) == body_of(other) != frozenset()) is same


@pytest.mark.parametrize(
    ("office", "body"),
    [
        ("Deputy Health Minister", "the Health Ministry"),
        ("The minister of the interior", "Ministry of Internal Affairs"),
        ("prison service director", "the prison service"),
        ("Health Cabinet Secretary", "the Health Ministry"),
        ("Cabinet Secretary for Health", "the Health Ministry"),
        ("police spokesman", "Police"),
        ("director of the Coastal Observatory", "Coastal Observatory"),
        ("the head of the Lima office of the Coastal Observatory", "Coastal Observatory"),
        ("head of the Foreign Office", "the Foreign Office"),
    ],
)
def test_offices_of_a_body(office, body):
    """Who holds an office speaks for the body whose office it is."""
    assert body_of(office, holder=True) == body_of(body)


@pytest.mark.parametrize(
    "words", ["former police spokesman", "a student of the technical university", "Mr", ""]
)
def test_descriptions_of_nobody_who_speaks_for_a_body(words):
    """Who held an office, studies somewhere or has a title only speaks for no body."""
    assert body_of(words, holder=True) == frozenset()


@pytest.mark.parametrize(
    ("one", "other", "commanded"),
    [
        ("the police", "Interior Ministry", True),
        ("the army", "Ministry of Defence", True),
        ("the navy", "Ministry of Defence", True),
        ("the Air Force", "Ministry of Defence", True),
        ("the navy", "Interior Ministry", False),
        ("Interior Ministry", "the police", False),
        ("the police", "Health Ministry", False),
    ],
)
def test_who_commands_whom(one, other, commanded):
    """The interior ministry commands the police, that of defense the army, the navy and the air force; not the other way round."""
    assert commands(*(bodies_of([name], frozenset()) for name in (one, other))) is commanded


@pytest.mark.parametrize(
    ("description", "office"),
    [
        ("Foreign Minister", True),
        ("the mayor of Osh", True),
        ("director of the clinic", True),
        ("a pharmacist", False),
        ("a student of the technological university", False),
    ],
)
def test_who_holds_an_office(description, office):
    """A minister, a mayor and a director hold an office; a pharmacist and a student do not."""
    assert holds_office([description]) is office
