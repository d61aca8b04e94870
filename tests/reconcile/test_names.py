"""Names, sounds and abbreviations: what meets and what does not."""

import pytest

from secondsource.reconcile.entities import resolve
from secondsource.reconcile.names import abbreviation_of, described, is_name, name_of, same_part
from tests.reconcile.builders import pile, story, tells


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("asad", "assad", True),
        ("sergei", "serguei", True),
        ("abdulrahman", "abderrahman", True),
        ("haddad", "hadad", True),
        ("kerry", "kelly", False),
        ("assad", "said", False),
        ("lavrov", "ryabkov", False),
    ],
)
def test_spellings_of_one_sound_meet(one, other, same):
    """Transliterations of one name meet; different names do not."""
    assert same_part(one, other) is same


@pytest.mark.parametrize(
    ("short", "long", "fits"),
    [
        ("OSCE", "Organization for Security and Cooperation in Europe", True),
        ("SOHR", "Syrian Observatory for Human Rights", True),
        ("UN", "United Nations", True),
        ("OSDH", "Syrian Observatory for Human Rights", False),
        ("Un", "United Nations", False),
    ],
)
def test_first_letters(short, long, fits):
    """An abbreviation is the first letters, with or without the small words."""
    assert abbreviation_of(short, long) is fits


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Sergei Lavrov", True),
        ("the Kremlin", True),
        ("al-Zahra", True),
        ("ash-Shaddadi", True),
        ("van der Bellen", True),
        ("at Home", False),
        ("al-qaeda affiliates", False),
        ("Its director, Salma Triki", True),
        ("the president of a council in Aleppo", False),
        ("a senior official", False),
        ("the Prime Minister", False),
    ],
)
def test_names_and_descriptions(text, name):
    """A description is no name, even where it holds one."""
    assert is_name(text) is name


def test_described_groups_meet_in_other_words():
    """Six powers and six countries of the West are the same six; five are not."""
    assert described("Six Western powers") == described("six Western countries")
    assert described("Six Western powers") != described("five Western countries")


def test_titles_and_articles_are_no_part_of_a_name():
    """President Bashar al-Assad goes by the name of Bashar Assad."""
    assert name_of("President Bashar al-Assad").parts == ("bashar", "assad")


def _names(*speakers, descriptors=None):
    made = [
        story(
            "Paper",
            f"2016-12-{8 + n:02}",
            tells(f"{who} said so.", "STATEMENT", "said", by=who),
            uri=str(n),
            entities={who: {"descriptors": (descriptors or {}).get(who, ())}},
            kinds={who: "person"},
        )
        for n, who in enumerate(speakers)
    ]
    found = resolve([s.report for s in made], {s.report.id: s.extraction for s in made})
    return sorted(len(e.members) for e in found)


@pytest.mark.parametrize(
    ("speakers", "sizes"),
    [
        (("Bashar al-Assad", "Assad", "Asad"), [3]),
        (("Sergei Lavrov", "Serguei Lavrov"), [2]),
        (("Justin Trudeau", "Elizabeth Trudeau"), [1, 1]),
        (("Justin Trudeau", "Elizabeth Trudeau", "Trudeau"), [1, 1, 1]),
        (("Sergei Lavrov", "Sergei Ryabkov"), [1, 1]),
    ],
)
def test_people_meet_and_stay_two(speakers, sizes):
    """Spellings and surnames meet; two people of one surname stay two, and a bare surname that fits both stays apart."""
    assert _names(*speakers) == sizes


def test_every_merge_has_a_reason():
    """Each member after the first tells why it was merged, with the names that decided."""
    made = [
        story(
            "P", "2016-12-08", tells("Bashar al-Assad said so.", "STATEMENT", "said", by="Bashar al-Assad")
        ),
        story("Q", "2016-12-09", tells("Asad said no.", "STATEMENT", "said", by="Asad")),
    ]
    (entity,) = resolve([s.report for s in made], {s.report.id: s.extraction for s in made})
    (merge,) = entity.merges
    assert "Asad" in merge.reason
    assert 0 < merge.score <= 1


_GENEVA = {"latitude": 46.2, "longitude": 6.1, "precision": "city", "country": "CH", "geoname": 1}
_ILLINOIS = {"latitude": 41.9, "longitude": -88.3, "precision": "city", "country": "US", "geoname": 2}


def _places(made):
    reports, extractions = pile(*made)
    return [e for e in resolve(reports, {e.report: e for e in extractions}) if e.kind == "place"]


def _genevas(*readings):
    """Return the places of a case of which each report reads "Geneva" in its own way."""
    told = tells("They met in Geneva.", "MEETING", "met", place="Geneva")
    made = [
        story(f"Outlet {n}", "2016-12-08", told, entities={"Geneva": reading})
        for n, reading in enumerate(readings)
    ]
    return _places(made)


@pytest.mark.parametrize(
    ("swiss", "american", "places"),
    [(2, 1, 1), (1, 1, 1), (3, 2, 2), (6, 3, 2), (9, 2, 1)],
)
def test_a_stray_reading_of_a_place_gives_way_to_that_of_the_case(swiss, american, places):
    """One or two reports that put a name elsewhere do not make a second place; more do."""
    found = _genevas(*[_GENEVA] * swiss, *[_ILLINOIS] * american)
    assert len(found) == places
    if places == 1 and swiss > american:
        assert found[0].country == "CH"
        assert found[0].latitude == 46.2


def test_the_names_of_one_country_are_one_place():
    """The U.S. and the United States meet by their country; a town of that country does not join them."""
    whole = {"precision": "country", "country": "US", "latitude": 39.8, "longitude": -98.5}
    town = {"precision": "city", "country": "US", "latitude": 38.9, "longitude": -77.0}
    made = [
        story(
            "A",
            "2016-12-08",
            tells("They met in the U.S.", "MEETING", "met", place="U.S."),
            entities={"U.S.": whole},
        ),
        story(
            "B",
            "2016-12-08",
            tells("They met in the United States.", "MEETING", "met", place="United States"),
            entities={"United States": whole},
        ),
        story(
            "C",
            "2016-12-08",
            tells("They met in Washington.", "MEETING", "met", place="Washington"),
            entities={"Washington": town},
        ),
    ]
    found = _places(made)
    assert sorted(len(e.members) for e in found) == [1, 2]
