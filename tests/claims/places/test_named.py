"""How places are named and resolved: regions told by their countryside, lists, other spellings, and names that are no place."""

import pytest

from secondsource.claims import places


def named(reader, text):
    """Return the named places of a text by their words."""
    return {m.text: m for m in places.find(reader(text)) if m.kind == "named" and m.literal}


@pytest.mark.parametrize(
    ("text", "words", "precision"),
    [
        ("Syria: mortars fell on farms in rural Daraa.", "Daraa", "region"),
        ("Syria: mortars fell on farms in Hama countryside.", "Hama", "region"),
        ("Syria: mortars fell on farms in the northern countryside of Homs.", "Homs", "region"),
        ("Syria: mortars fell on houses in Homs city and Homs countryside.", "Homs", "city"),
        ("Syria: mortars fell on houses in Homs.", "Homs", "city"),
    ],
)
def test_the_countryside_of_a_city_is_its_province(reader, text, words, precision):
    """The land around a city that a province has its name of is not the city's point."""
    found = {m.text.removesuffix(" city"): m for m in reversed(places.find(reader(text)))}
    assert found[words].precision == precision


def test_a_countryside_that_is_a_province_of_its_own(reader):
    """The countryside of Damascus is another province than the city."""
    found = places.find(reader("Syria: gunmen in the Damascus countryside gave up. Damascus was calm."))
    assert [m.geoname for m in found if m.text == "Damascus"] == [170652, 170654]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Fighters of the army and Hizballah left Beirut. Hizballah lost ten men.", "Hizballah"),
        ("MOSCOW, May 3 (RIA Novosti) - A blast in Kazan hurt two people.", "RIA Novosti"),
        ("A bomb went off in the Karimi clan's village in Iraq.", "Karimi"),
        ("A bomb went off in Homs SANA said in Syria.", "Homs SANA"),
        ("Troops killed six gunmen in Gas Field East of Homs.", "Gas Field"),
        ("A bomb went off in the city of Hasakeh ISIS fighters said in Syria.", "Hasakeh ISIS"),
    ],
)
def test_what_is_no_place(reader, text, words):
    """A group, an agency in a date line, a family and what ran into a name are no places."""
    assert words not in named(reader, text)


@pytest.mark.parametrize(
    ("text", "words", "country"),
    [
        ("Rebels took the village of Umm Harira from the army in northern Syria near Homs.", "Umm Harira", "SY"),
        ("Rebels took the village of Umm Harira. Syria and Turkey are at odds; Ankara and Homs are calm.", "Umm Harira", None),
        ("Rebels took the village of Umm Harira. Syria is at war. Homs, Aleppo and Idlib are cut off from Damascus.", "Umm Harira", "SY"),
        ("Rebels took the village of Umm Harira. Berlin, Paris and Rome protested in Germany.", "Umm Harira", None),
    ],
)  # fmt: skip
def test_the_country_that_the_sentence_tells(reader, text, words, country):
    """A place that nothing is known of is in the one country of its sentence, where the report is about that."""
    assert named(reader, text)[words].country == country


@pytest.mark.parametrize(
    ("text", "words", "geoname"),
    [
        ("Jets hit the town of Atareb in Syria on Monday.", "Atareb", 174030),
        ("Jets hit the town of Qardaha in Syria on Monday.", "Qardaha", 173364),
        ("Jets hit the town of Qardaha in Norway on Monday.", "Qardaha", None),
        ("Jets hit the town of Hader in Quneitra province in Syria.", "Hader", None),
        ("Gas hit Mare city to the north of Aleppo city in Syria.", "Mare", None),
    ],
)
def test_other_spellings_in_the_country_that_is_told(reader, text, words, geoname):
    """A name is looked for in other spellings in the Arabic country that the report names, and not against its region."""
    assert named(reader, text)[words].geoname == geoname


@pytest.mark.parametrize(
    ("text", "words"),
    [
        (
            "Shells fell on Aleppo, Syria. Three died in the neighborhoods of Halab al-Jadida al-Mogambo al-Masharqa.",
            {"Halab al-Jadida", "al-Mogambo", "al-Masharqa"},
        ),
        (
            "Shells fell on Homs, Syria. Three died in the neighborhoods of al-Wadi al-Aradi and al-Rabee.",
            {"al-Wadi", "al-Aradi", "al-Rabee"},
        ),
    ],
)
def test_neighborhoods_that_lost_their_commas(reader, text, words):
    """Names that each have an article are several, where several are told, and lie in the city told last."""
    found = named(reader, text)
    assert words <= set(found)
    assert all(found[word].country == "SY" and found[word].latitude is not None for word in words)


def test_a_neighborhood_of_a_city_that_is_only_described(reader):
    """A report may tell of no land at all."""
    assert [
        m.text for m in places.find(reader("The city fell. Raids hit the neighborhood of Seif al-Xalda."))
    ]


def test_a_neighborhood_is_in_a_city_of_the_land_that_is_told_of(reader):
    """A brigade that has its name of a city abroad does not put the next neighborhood there."""
    text = (
        "Shells fell on Aleppo, Syria. Rebels of the group left Aleppo for Homs. A rocket was fired at Jerusalem, too. "
        "Raids hit the neighborhood of Seif al-Xalda and killed two."
    )
    quarter = next(m for m in places.find(reader(text)) if m.text == "Seif al-Xalda")
    assert quarter.country == "SY"


def test_two_cities_have_neighborhoods_of_one_name(extracted):
    """A neighborhood is another one where the words put it in another city."""
    text = (
        "Shells fell on Aleppo, Syria. A shell hit the al-Sabil neighborhood in Aleppo city and killed two people. "
        "A shell hit the al-Sabil neighborhood in Daraa city and killed three people."
    )
    points = {e.latitude for e in extracted(text).entities if e.name == "al-Sabil"}
    assert len(points) == 2


@pytest.mark.parametrize(
    ("text", "literal"),
    [
        ("Russia said a halt to Moscow's aerial bombing of Aleppo was holding.", False),
        ("Russia said a halt to Moscows air strikes on Aleppo was holding.", False),
        ("Russia said that a bomb hit Moscow's oldest market.", True),
        ("A blast hit Damascus support centers in Syria.", True),
    ],
)
def test_what_a_capital_owns(reader, text, literal):
    """What only a government has tells that the capital stands for it."""
    words = ("Moscow", "Damascus")
    assert {m.literal for m in places.find(reader(text)) if m.text.startswith(words)} == {literal}
