"""One body under several names."""

import pytest

from secondsource.reconcile import reconcile
from tests.reconcile.builders import finding_with, pile, story, tells
from tests.reconcile.test_settling import origins_of_two


@pytest.mark.parametrize(
    ("first", "second", "origins"),
    [
        (("United Nations", {}, "organization"), ("a United Nations official", {}, "person"), 1),
        (("United Nations", {}, "organization"), ("a former United Nations official", {}, "person"), 2),
        (("Red Crescent", {}, "organization"), ("a United Nations official", {}, "person"), 2),
        (("Atlas Agro", {}, "organization"), ("the director of Atlas Agro", {}, "person"), 1),
        (("Search and Rescue Agency", {}, "government"), ("rescuers", {}, "organization"), 1),
        (("Search and Rescue Agency", {}, "government"), ("rescue officials", {}, "organization"), 1),
        (("Search and Rescue Agency", {}, "government"), ("health officials", {}, "organization"), 2),
        (("Search and Rescue Agency", {}, "government"), ("volunteers", {}, "organization"), 2),
        (("World Health Organization", {}, "organization"), ("health officials", {}, "organization"), 2),
        (
            ("a rescue official", {}, "person"),
            ("La Ode Rusman", {"descriptors": ("head of the search and rescue agency",)}, "person"),
            1,
        ),
        (
            ("a ministry official", {}, "person"),
            ("Nuraini Hakim", {"descriptors": ("ministry spokeswoman",)}, "person"),
            2,
        ),
        (
            ("Indonesia's weather agency", {}, "government"),
            ("Geophysics Agency", {"descriptors": ("the weather agency",)}, "government"),
            1,
        ),
        (
            ("Indonesia's weather agency", {}, "government"),
            ("Malaysia's weather agency", {}, "government"),
            2,
        ),
        (
            ("Meridian news agency", {}, "organization"),
            ("Harbor Post", {"descriptors": ("the news agency",)}, "organization"),
            2,
        ),
        (
            ("Ministry of Health", {}, "government"),
            ("Samuel Kabeya", {"descriptors": ("Health Minister",)}, "person"),
            1,
        ),
        (
            ("Ulan Tokoev", {"descriptors": ("police spokesman",)}, "person"),
            ("Ruslan Beishenov", {"descriptors": ("Interior Minister",)}, "person"),
            1,
        ),
        (
            ("Ulan Tokoev", {"descriptors": ("former police spokesman",)}, "person"),
            ("Ruslan Beishenov", {"descriptors": ("Interior Minister",)}, "person"),
            2,
        ),
        (
            ("Nigeria", {"country": "NG", "aliases": ("The Nigerian government",)}, "government"),
            ("the Nigerian president's office", {"country": "NG"}, "organization"),
            1,
        ),
        (
            ("The Nigerian government", {"country": "NG", "aliases": ("Nigeria",)}, "government"),
            ("Muhammadu Buhari", {"country": "NG", "descriptors": ("Nigerian president",)}, "person"),
            1,
        ),
        (
            ("The Nigerian government", {"country": "NG", "aliases": ("Nigeria",)}, "government"),
            (
                "Aisha Bello",
                {"country": "NG", "descriptors": ("president of the bar association",)},
                "person",
            ),
            2,
        ),
        (
            ("The Nigerian government", {"country": "NG", "aliases": ("Nigeria",)}, "government"),
            ("Paul Biya", {"country": "CM", "descriptors": ("Cameroonian president",)}, "person"),
            2,
        ),
        (
            ("the navy", {"country": "IN"}, "organization"),
            ("a Defence Ministry statement", {"country": "IN"}, "organization"),
            1,
        ),
        (
            ("the navy", {"country": "IN"}, "organization"),
            ("a Health Ministry statement", {"country": "IN"}, "organization"),
            2,
        ),
        (("a police colonel", {}, "person"), ("Interior Ministry", {}, "government"), 2),
        (
            ("Russian Defense Ministry", {}, "government"),
            ("Ukrainian Defense Ministry", {}, "government"),
            2,
        ),
        (
            ("Ministry of Health", {}, "government"),
            ("Josephine Ilunga", {"descriptors": ("provincial health minister",)}, "person"),
            2,
        ),
        (
            ("National Water Board", {"aliases": ("NAWABO",)}, "organization"),
            ("Nawabo", {}, "person"),
            1,
        ),
        (
            ("National Water Board", {"aliases": ("NAWABO",)}, "organization"),
            ("Nawando", {}, "person"),
            2,
        ),
        (
            ("Coast Guard Service", {}, "organization"),
            (
                "Tomas Ek",
                {"descriptors": ("head of the northern branch of the coast guard service",)},
                "person",
            ),
            1,
        ),
        (
            ("Coast Guard Service", {}, "organization"),
            ("Tomas Ek", {"descriptors": ("head of the northern branch of the teachers' union",)}, "person"),
            2,
        ),
        (
            ("Ministry of Environment and Water", {}, "government"),
            ("Pablo Rojas", {"descriptors": ("Environment Minister",)}, "person"),
            1,
        ),
        (
            ("Ministry of Health and WHO", {}, "government"),
            ("Samuel Kabeya", {"descriptors": ("Health Minister",)}, "person"),
            2,
        ),
        (("Ministry of Environment and Water", {}, "government"), ("the ministry", {}, "government"), 1),
        (("Ministry of Environment and Water", {}, "government"), ("the company", {}, "organization"), 2),
        (
            ("Vice Ministry of Civil Defense", {}, "government"),
            ("Vice Minister of Civil Defense Edgar Salinas", {"name": "Edgar Salinas"}, "person"),
            1,
        ),
        (
            ("Prosecutors in Oruro", {}, "government"),
            ("Ximena Arce", {"descriptors": ("prosecutor",)}, "person"),
            1,
        ),
        (
            ("a source at Homs Police Command", {}, "organization"),
            ("Ximena Arce", {"descriptors": ("a source at Hama Governorate",)}, "person"),
            2,
        ),
        (
            ("Teachers in Oruro", {}, "organization"),
            ("Ximena Arce", {"descriptors": ("prosecutor",)}, "person"),
            2,
        ),
        (
            ("Islamic Front", {"descriptors": ("another group",)}, "armed_group"),
            ("Hill Observatory", {"descriptors": ("another group",)}, "organization"),
            2,
        ),
    ],
)
def test_a_body_and_its_people(first, second, origins):
    """A body, its officials and those called after what it does are one origin; another body's, level's or work's are not."""
    assert origins_of_two(first, second) == origins


@pytest.mark.parametrize(("people", "origins"), [("Bolivian rescuers", 1), ("Bolivian doctors", 2)])
def test_people_called_after_their_country_and_work(people, origins):
    """Whose rescuers they are does not hide whose work they do, where the case knows the country only by its noun."""
    agency = _of_bolivia("Herald", "Mountain Rescue Agency")
    others = _of_bolivia("Tribune", people)
    found = finding_with(reconcile(*pile(agency, others)), "Mountain Rescue Agency", agency, others)
    assert len(found.claims) == 2
    assert len(found.origins) == origins


@pytest.mark.parametrize(
    ("called", "office", "origins"),
    [
        (("Bolivian leader", "Bolivian leader"), "person", 2),
        (("Bolivian tin minister", "Bolivian tin minister"), "person", 1),
        (("Bolivian", "Bolivian"), "organization", 2),
        (("Tin Union", "Tin Union"), "organization", 1),
    ],
)
def test_a_people_is_no_body(called, office, origins):
    """Who are both called by their people speak for no one body; who hold one office, or are called by one name, do."""
    first = _of_bolivia("Herald", "Ivan Orlov", office, called[0])
    second = _of_bolivia("Tribune", "Pavel Gusev", office, called[1])
    found = finding_with(reconcile(*pile(first, second)), "Ivan Orlov", first, second)
    assert len(found.claims) == 2
    assert len(found.origins) == origins


@pytest.mark.parametrize(("forces", "origins"), [("Bolivian Defense Forces", 2), ("the Bolivian army", 1)])
def test_forces_of_a_people_are_several(forces, origins):
    """The army of a people is not each of its forces."""
    army = _of_bolivia("Herald", "Bolivian Army")
    others = _of_bolivia("Tribune", forces)
    found = finding_with(reconcile(*pile(army, others)), "Bolivian Army", army, others)
    assert len(found.origins) == origins


def _of_bolivia(outlet, speaker, kind="organization", *called):
    told = tells(
        f"{speaker} said 12 people were killed in Sucre on Monday.",
        "CASUALTIES",
        "killed",
        by=speaker,
        place="Sucre",
        day="2024-05-06",
        killed=12,
    )
    kinds = {speaker: kind, "Bolivia": "place"}
    state = {"Bolivia": {"precision": "country", "country": "BO"}, speaker: {"descriptors": called}}
    return story(outlet, "2024-05-06", told, kinds=kinds, entities=state)


def test_what_the_police_said_is_not_shown_as_their_ministers_words():
    """Of the police and the minister who commands them the body is the one origin that is shown."""
    first = _of_bolivia("Herald", "Police", "government")
    words = {"descriptors": ("Interior Minister",)}
    second = story(
        "Tribune",
        "2024-05-06",
        tells(
            "Ruslan Beishenov said 12 people were killed in Sucre on Monday.",
            "CASUALTIES",
            "killed",
            by="Ruslan Beishenov",
            place="Sucre",
            day="2024-05-06",
            killed=12,
        ),
        kinds={"Ruslan Beishenov": "person"},
        entities={"Ruslan Beishenov": words},
    )
    result = reconcile(*pile(first, second))
    found = finding_with(result, "Ruslan Beishenov", first, second)
    (origin,) = found.origins
    assert next(o.name for o in result.origins if o.id == origin.origin) == "Police"
