"""Places: found in the text, told from governments, and put on the map by the company they keep."""

from pathlib import Path

import pytest
import spacy
from hypothesis import given
from hypothesis import strategies as st

from secondsource.claims import places
from secondsource.claims.places.gazetteer import Gazetteer, key, load

NLP = spacy.blank("en")
CORPUS = Path(__file__).parents[2] / "corpora" / "places.tsv"


def corpus():
    """Read the table of examples: (sentence, expected)."""
    for line in CORPUS.read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            text, expected = line.split("\t")
            yield pytest.param(text, expected, id=text[:50])


def named(text, hints=()):
    """Find the named places of a text."""
    return [m for m in places.find(NLP(text), hints) if m.kind == "named"]


@pytest.mark.parametrize(("text", "expected"), list(corpus()))
def test_places_of_the_corpus(text, expected):
    """Every sentence of the table gives exactly its named places, with country, precision and whether meant literally."""
    found = [f"{m.text}|{m.country or '_'}|{m.precision}|{int(m.literal)}" for m in named(text)]
    assert ("; ".join(found) or "-") == expected


@given(st.text(max_size=200))
def test_any_text_is_read_and_spans_are_its_words(text):
    """No text stops the search, and each mention is a slice of the text."""
    doc = NLP(text)
    for mention in places.find(doc):
        assert doc.text[mention.span.start : mention.span.end] == mention.text


def test_a_description_stands_for_the_place_told_before():
    """A bare "The city" is the city told before; "the east of the city" lies in it and has no entry of its own."""
    found = places.find(NLP("Aleppo fell. Fighting raged in the east of the city, and the city was shelled."))
    aleppo, part, again = found
    assert (part.text, part.within, part.geoname) == ("the east of the city", 0, None)
    assert (part.latitude, part.precision) == (aleppo.latitude, "city")
    assert (again.text, again.same_as, again.geoname) == ("the city", 0, aleppo.geoname)


def test_a_description_without_a_place_before_it_is_not_placed():
    """A "The city" at the beginning of a text is kept, without a point."""
    (mention, *_) = places.find(NLP("The city fell on Monday."))
    assert (mention.kind, mention.latitude, mention.precision) == ("described", None, "unknown")


def test_a_place_that_is_not_in_the_gazetteer_is_kept_without_a_point():
    """What GeoNames lacks is a place with its words and a reason, and no coordinates."""
    (mention,) = named("Shells fell on the village of Xqzwvania.")
    assert (mention.text, mention.latitude, mention.geoname) == ("Xqzwvania", None, None)
    assert "not in the gazetteer" in mention.why


def test_neighbors_decide_between_places_of_one_name():
    """A name goes where the report's other places are."""
    text = "The fire began in Paris and spread to Sherman and Denison, near Dallas, officials in Texas said."
    assert next(m for m in named(text) if m.text == "Paris").admin1 == "US.TX"


def test_a_report_of_several_countries_means_the_places_the_world_knows():
    """Beside other countries and capitals, "Geneva" is the one in Switzerland."""
    text = "Russia and Turkey agreed to meet in Geneva, diplomats in Moscow and Ankara said."
    assert next(m for m in named(text) if m.text == "Geneva").country == "CH"


def test_the_address_tells_where_a_report_is_at_home():
    """A national domain draws ambiguous names to its country."""
    text = "Police in London and Woodstock closed the road."
    assert {m.country for m in named(text, ("http://www.example.ca/news",))} == {"CA"}


def test_given_names_are_geocoded_alone():
    """Spans given as place names are resolved without a reader."""
    text = "Shells hit Aleppo and Homs."
    found = places.geocode(text, [(11, 17), (22, 26)])
    assert [(m.text, m.country) for m in found] == [("Aleppo", "SY"), ("Homs", "SY")]


@pytest.mark.parametrize(
    ("text", "relation"),
    [
        ("Shells hit a village near Aleppo.", "near"),
        ("Shells hit a village south of Aleppo.", "south of"),
        ("They fled from Aleppo.", "from"),
        ("Shells hit Aleppo.", None),
    ],
)
def test_how_an_event_lies_to_a_place(text, relation):
    """The words before a place tell how what happens lies to it."""
    assert named(text)[0].relation == relation


def test_where_an_event_happens():
    """The place of an event is the one its clause puts it at, not the speaker's."""
    doc = NLP("Officials in Damascus said; shells killed four people in Homs on Monday.")
    mentions = places.find(doc)
    index = places.where(doc, next(t for t in doc if t.text == "killed"), mentions)
    assert mentions[index].text == "Homs"


def test_a_sentence_without_a_place_gives_none():
    """Where nothing is told, nothing is chosen."""
    doc = NLP("Shells killed four people on Monday.")
    assert places.where(doc, doc[1], places.find(doc)) is None


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("St. Louis", "Saint Louis"),
        ("Al-Raqqah", "al Raqqah"),
        ("São Paulo", "Sao Paulo"),
        ("El Bab", "Al-Bab"),
        ("İstanbul", "istanbul"),
    ],
)
def test_names_are_compared_without_accents_case_and_articles(one, other):
    """Spellings that differ in accents, hyphens, case and the form of the article are one name."""
    assert key(one) == key(other)


@pytest.mark.parametrize(
    ("text", "called", "latitude"),
    [
        ("Two buses left Kobani, near the border of Syria and Turkey, for Aleppo.", "Kobani", 36.891),
        ("Trucks reached Palmyra from Homs in central Syria.", "Palmyra", 34.562),
    ],
)
def test_a_town_is_found_by_its_name_in_another_language(text, called, latitude):
    """Towns of some ten thousand people that the world knows by other names than the one on their signs."""
    assert next(m.latitude for m in places.find(NLP(text)) if m.text == called) == latitude


def test_the_gazetteer_states_its_licence():
    """The shipped table says where it comes from, and under which licence."""
    gazetteer = load()
    assert (gazetteer.licence, "geonames.org" in gazetteer.attribution) == ("CC BY 4.0", True)
    assert gazetteer.places > 200_000


def test_the_gazetteer_knows_alternate_names():
    """A city is found by other names of it, too."""
    assert any(place.name == "Aleppo" for place in load().find("Halab"))
    assert load().find("") == ()
    assert load().find("Xqzwvania") == ()


def test_a_wrong_file_is_refused():
    """Bytes that are no gazetteer raise an error that says so."""
    with pytest.raises(ValueError, match="gazetteer"):
        Gazetteer(b"something else")


def test_the_city_is_the_one_that_the_report_is_about():
    """A city told once for a meeting is not "the city" of the next paragraphs; in its own sentence it is."""
    text = (
        "Fighting went on in Aleppo. Thousands are still in Aleppo.\n\n"
        "The army left eastern Aleppo, the minister said at a meeting in Hamburg.\n\n"
        "People left the city. In Hamburg, the city was calm."
    )
    described = [m for m in places.find(NLP(text)) if m.kind == "described"]
    assert [m.name for m in described] == ["Aleppo", "Hamburg"]


def test_the_outlets_own_town_comes_before_the_country_of_its_name():
    """A paper that calls itself by a name means its town; without it the name is the country's or the famous city's."""
    hints = ("http://theparisnews.com/story",)
    (paris,) = named("The fair opened in Paris on Friday.", hints)
    assert paris.country == "US"
    (paris,) = named("The fair opened in Paris on Friday.")
    assert paris.country == "FR"


def test_a_section_of_an_address_tells_where_news_is_from():
    """Kanawha County is in West Virginia, and so is the Charleston of that section."""
    (charleston,) = named(
        "Police in Charleston made an arrest.", ("http://dailymail.com/News/Kanawha/200903260",)
    )
    assert charleston.admin1 == "US.WV"


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("Gunmen killed a man in the West Bank city of Nablus.", "Nablus"),
        ("Gunmen killed a man in Yala's Betong district.", "Betong"),
        ("Gunmen killed a man in Iraq's northern Nineveh province.", "northern Nineveh"),
        ("Gunmen killed a man in Mosul and fled to Syria.", "Mosul"),
    ],
)
def test_an_event_is_put_in_the_finer_place(extracted, text, place):
    """Where a phrase goes on from a place to one inside it, the event is in that."""
    found = [c.place.mention.text for c in extracted(text).claims if c.type == "CASUALTIES" and c.place]
    assert found == [place]


@pytest.mark.parametrize(
    ("text", "literal"),
    [
        ("Russia and Turkey signed an agreement.", {"Russia": False, "Turkey": False}),
        ("The rebels are supported by Russia and Iran.", {"Russia": False, "Iran": False}),
        ("Syria has seen years of war.", {"Syria": True}),
        ("Fighters crossed into Turkey.", {"Turkey": True}),
    ],
)
def test_a_country_that_acts_is_no_place(reader, text, literal):
    """A country that does something is its government; what happens to it happens in it."""
    assert {m.text: m.literal for m in places.find(reader(text))} == literal


def test_the_city_in_what_is_said_is_not_where_it_is_said(reader):
    """A place told before the words of a speaker is where she spoke; the city that they name is the report's."""
    text = (
        "The army stopped its attacks in Aleppo. Residents of Aleppo left.\n\n"
        "In Hamburg, the spokeswoman said that the army had left the city."
    )
    described = [m for m in places.find(reader(text)) if m.kind == "described"]
    assert [m.name for m in described] == ["Aleppo"]


@pytest.mark.parametrize(
    ("text", "city"),
    [
        (
            (
                "HAMBURG, Germany (NWS) - The army left Aleppo on Monday.\n\nThe city was calm.\n\n"
                "Lavrov spoke at a meeting in Hamburg.\n\nResidents of the city returned."
            ),
            "Aleppo",
        ),
        ("BEIRUT (NWS) - An explosion shook the harbor on Monday.\n\nResidents left the city.", "Beirut"),
    ],
)
def test_the_town_of_a_date_line_is_the_city_only_where_no_other_is_told(reader, text, city):
    """A correspondent's town weighs nothing beside the city that the report keeps returning to."""
    described = [m for m in places.find(reader(text)) if m.kind == "described"]
    assert {m.name.title() for m in described} == {city}


@pytest.mark.parametrize(
    ("text", "words", "country", "precision"),
    [
        ("A blast hit the Syrian capital on Sunday.", "the Syrian capital", "SY", "city"),
        ("Iraqi forces fought in Mosul. A bomb went off in the capital.", "the capital", "IQ", "city"),
        ("The Syrian military fought militants across the country.", "the country", "SY", "country"),
        ("Thirteen died in the District of Douma in Syria.", "Douma", "SY", "city"),
        ("Shells fell on al-Sulaimaniyeh area in Aleppo city.", "al-Sulaimaniyeh", "SY", "city"),
        ("Ten people died in the city of Hassakeh in Syria.", "Hassakeh", "SY", "city"),
        ("Gunmen killed three people in Deir Ezzor.", "Deir Ezzor", "SY", "city"),
        ("Shells hit Aleppo. Jets struck rebels in the citys south.", "the citys south", "SY", "city"),
        ("Shells hit Aleppo. Jets struck rebels in the city's south.", "the city's south", "SY", "city"),
    ],
)
def test_what_stands_for_a_place_has_its_point(reader, text, words, country, precision):
    """A capital, a country, a part of a town and another spelling are the place that they stand for or lie in."""
    found = {m.text: m for m in places.find(reader(text))}
    assert words in found
    assert (found[words].country, found[words].precision) == (country, precision)
    assert found[words].latitude is not None


@pytest.mark.parametrize(
    "text",
    ["A storm hit the West Coast.", "African leaders met on Monday.", "The party was on New Year's Eve."],
)
def test_no_town_far_away_is_taken_for_a_word(reader, text):
    """Coasts, peoples of continents and the eve of a feast are no towns."""
    assert [m for m in places.find(reader(text)) if m.literal and m.latitude is not None] == []
