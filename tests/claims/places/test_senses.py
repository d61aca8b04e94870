"""Which of several places of one name is meant, what is no place at all, and which of a sentence's places an event has."""

import pytest

from secondsource.claims import places


@pytest.mark.parametrize(
    ("text", "words", "precision"),
    [
        ("Syria's army left Idlib province. Strikes on Idlib city killed two.", "Idlib", ["region", "city"]),
        ("In the province of Daraa two died. The city of Daraa is in Syria.", "Daraa", ["region", "city"]),
        ("In Hunan province and in the Hunan city of Yueyang rivers rose.", "Hunan", ["region", "region"]),
        ("A bomb went off in the Yemeni province of Taez.", "Taez", ["region"]),
        (
            "Troops left Lattakia province. Strikes on Lattakia city killed two.",
            "Lattakia",
            ["region", "city"],
        ),
        ("A bomb went off in Taez in Yemen.", "Taez", ["city"]),
    ],
)
def test_a_province_is_another_place_than_its_city(reader, text, words, precision):
    """A name that the words call a province and one that they call a city are two, in one report."""
    told = [m.precision for m in places.find(reader(text)) if m.text == words]
    assert told[:1] == precision[:1]
    assert set(told) <= set(precision)


@pytest.mark.parametrize(
    ("text", "words", "country"),
    [
        ("Syria: shells hit Al Maleh and Damascus, Homs and Aleppo.", "Al Maleh", "SY"),
        ("Syria: shells hit Kilis, Turkey, and Damascus, Homs and Aleppo.", "Kilis", "TR"),
        ("Syria: shells hit Baghdad, and Damascus, Homs and Aleppo.", "Baghdad", "IQ"),
    ],
)
def test_a_small_town_of_a_country_not_spoken_of_has_no_point(reader, text, words, country):
    """Better none than a false one; a town that its country follows, or that all know, keeps its point."""
    found = [m for m in places.find(reader(text)) if m.text == words]
    assert {m.country for m in found} <= {country}
    assert all(m.latitude is None for m in found) == (country == "SY")


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("The alliance has seized territory from IS across large parts of northern Syria.", "IS"),
        ("A source told SANA that shells hit a town in Syria.", "SANA"),
        ("Shells hit a festival on the Las Vegas Strip.", "Las"),
        ("Fighters captured Base 46 in northern Syria on Friday.", "Base"),
        ("Pirates attacked the ship before the frigate INS Mysore reached it on Friday.", "Mysore"),
        ("It is the duty of all under International Law (IL) to protect civilians in Syria.", "IL"),
        ("Police arrested Mark Lincoln on Friday. Lincoln was released the next day.", "Lincoln"),
        ("Barrel bombs kill nine civilians in IS town in northern Syria, the monitor says.", "IS"),
        ("They were freed on the first day of Eid al-Fitr in Homs.", "al-Fitr"),
        ("The gunmen attacked a Peshmerga base near Kirkuk.", "Peshmerga"),
        ("Shells hit a Kurd-held Syria town on Friday.", "Kurd"),
        ("They held a captain in Liwaa al-Ansar near Homs.", "Liwaa al-Ansar"),
        ("He led the gunmen of Jabhat Ansar al-Sham near Homs.", "Jabhat Ansar al-Sham"),
        ("They stormed Khan Touman in the Northern Province of Aleppo.", "Northern Province"),
        ("A bomb went off in an Alawite district of Homs.", "Alawite"),
        ("All launches have used the company's workhorse, the Falcon 9.", "Falcon"),
    ],
)
def test_what_is_no_place(reader, text, words):
    """Abbreviations of organizations, numbered bases, ships and surnames are no towns of that spelling."""
    assert words not in {m.text for m in places.find(reader(text))}


def test_a_town_of_somebody_s_name_is_one_where_it_is_told_as_one(reader):
    """A surname in the report does not hide the town that something happens in."""
    text = "Police arrested Mark Lincoln on Friday. A fire in Lincoln, Nebraska, killed two people."
    assert "Lincoln" in {m.text for m in places.find(reader(text))}


@pytest.mark.parametrize(
    ("text", "predicate", "place"),
    [
        (
            "The bombs struck the town of Jayrud 60 kilometers (35 miles) northeast of Damascus.",
            "strike",
            "Jayrud",
        ),
        ("The shells struck a village south of Damascus.", "strike", "Damascus"),
        ("A blast hit al-Dumayr in the Damascus countryside, killing 14 fighters.", "kill", "al-Dumayr"),
        ("Two blasts rocked al-Zahraa neighborhood of Homs.", "rock", "al-Zahraa"),
        ("An air strike hit the West Bank city of Nablus.", "hit", "Nablus"),
        ("Twin car bombs in Syrias Homs kill 32.", "kill", "Homs"),
        ("Bombs killed 32 people in the eastern part of Syria Aleppo.", "kill", "Aleppo"),
        ("Bombs killed 32 people in Aleppo Syria.", "kill", "Aleppo"),
        ("Shells hit the town of Hader. A man from the town was hurt.", "hurt", "the town"),
    ],
)
def test_which_place_an_event_has(claim_about, text, predicate, place):
    """Not the one that a distance is measured from, nor the larger one of a phrase."""
    told = {c.place.mention.text for c in claim_about(text, predicate) if c.place is not None}
    assert told == {place}


@pytest.mark.parametrize(
    ("text", "town"),
    [
        (
            "Shells hit the town of Jayrud, 60 kilometers (35 miles) from Damascus. Boys from the town died.",
            "Jayrud",
        ),
        (
            "Raids on Aleppo began. Aleppo is shelled daily. Fighters left Manbij. They had held the town.",
            "Manbij",
        ),
        ("Shells hit Jayrud town. Ali Rahman spoke in Zabadani. Boys from the town died.", "Jayrud"),
        ("Shells hit Manbij. They spoke of peace in Damascus. Boys from the town died.", "Manbij"),
        ("Shells hit Aleppo. Ten people from the town died.", "Aleppo"),
        (
            "Shells hit the town of Jayrud. Men from the town of Zabadani came. Fires began in Jayrud. Boys from the town died.",
            "Jayrud",
        ),
        ("The town of Kilis is near Syria. Rockets hit Aleppo. Rockets hit the town.", "Kilis"),
        ("Gunmen left Hasakeh. They press on to the Kurdish town of Xobani. They want the town.", "Xobani"),
    ],
)
def test_the_town_is_the_last_one_told_and_no_seat(reader, text, town):
    """Not the city that a distance is measured from, nor a capital or a province's seat while a town is told."""
    (described,) = [m for m in places.find(reader(text)) if m.text == "the town"]
    assert described.name == town


@pytest.mark.parametrize(
    ("text", "city"),
    [
        ("Shells hit Aleppo. Aleppo is shelled daily. Fighters left Manbij. Shells hit the city.", "Aleppo"),
        (
            "Shells hit Damascus. Damascus is shelled daily. Fighters left Zabadani. Shells hit the city.",
            "Damascus",
        ),
    ],
)
def test_the_city_is_the_one_most_spoken_of(reader, text, city):
    """What is so of a town is not of a city: that may be a seat, and is the one that the report returns to."""
    (described,) = [m for m in places.find(reader(text)) if m.text == "the city"]
    assert described.name == city


def test_the_town_is_one_that_the_gazetteer_does_not_have(extracted):
    """A town told before is what a bare "the town" stands for, though no gazetteer knows it."""
    claims = extracted("Shells hit the town of Hader. A man from the town was hurt.").claims
    assert len({c.place.mention.entity for c in claims if c.place is not None}) == 1


@pytest.mark.parametrize(
    ("text", "names", "where"),
    [
        # What is put behind a name tells which of its places is meant, or that none known is.
        ("Gunmen hit a station in Karak district, Jordan.", ("Karak district", "Jordan"), "JO.09"),
        (
            "Dakota, Otoe and Washington counties in Nebraska grew.",
            ("Washington", "Dakota", "Otoe", "Nebraska"),
            "US.NE",
        ),
        ("He is held in Greenwood, W. Va., police said.", ("Greenwood", "W. Va."), "US.WV"),
        ("He went from Lansing to Batumi, Georgia, in May.", ("Batumi", "Lansing", "Georgia"), "GE.04"),
        ("He sells in Chicago, Ohio and Utah.", ("Chicago", "Ohio", "Utah"), "US.IL"),
        # A town is called by its own name sooner than by another's short form.
        ("A man from Pittsburgh was hurt in California.", ("Pittsburgh", "California"), "US.PA"),
        (
            "A fire in Mt. Pleasant spread to Burlington, Iowa.",
            ("Mt. Pleasant", "Burlington", "Iowa"),
            "US.IA",
        ),
        # A bare name is that of the county that the report tells of.
        ("Police of DeKalb said DeKalb County, Ga., flooded.", ("DeKalb", "DeKalb County", "Ga."), "US.GA"),
        # Lists put no country into another, and a country's capital is not a town of the country's name.
        ("Hospitals in Oklahoma, Pennsylvania and Ohio.", ("Oklahoma", "Pennsylvania", "Ohio"), "US.OK"),
        (
            "It came to the capital of Angola from London, Munich and Luanda.",
            ("Angola", "London", "Luanda"),
            None,
        ),
        ("He flew from England to Dallas, Texas.", ("England", "Dallas", "Texas"), "GB.ENG"),
        # Small towns that only postal codes know, and words for the people of a state.
        ("Crews came from Lore City and Cambridge, Ohio.", ("Lore City", "Cambridge", "Ohio"), "US.OH"),
        ("Ohioans were told to stay at home.", ("Ohioans",), "US.OH"),
        # A state is named without its country where no other country has more to do with the report.
        (
            "Two died in Victoria, one in Queensland and one in Tasmania.",
            ("Victoria", "Queensland", "Tasmania"),
            "AU.07",
        ),
    ],
)
def test_which_place_of_a_name(text, names, where):
    """What stands beside a name, and the report's other places, decide between the places of that name."""
    starts = [text.index(name) for name in names]
    spans = sorted((start, start + len(name.rstrip())) for start, name in zip(starts, names, strict=True))
    found = {m.span.start: m for m in places.geocode(text, spans)}
    assert found[starts[0]].admin1 == where


@pytest.mark.parametrize(
    ("text", "names", "holder"),
    [
        (
            "Ottawa's Macdonald-Cartier International Airport closed.",
            ("Ottawa", "Macdonald-Cartier International Airport"),
            0,
        ),
        ("Ships left Boston. Boston Harbor was closed.", ("Boston", "Boston Harbor"), 0),
        ("Ships left Boston for the Port of Boston.", ("Boston", "Port of Boston"), 0),
        ("Shells hit Kfraya in Idlib.", ("Kfraya", "Idlib"), 1),
        ("Shells hit Kfraya, Idlib and Homs.", ("Kfraya", "Idlib", "Homs"), None),
        ("Troops moved into the village of Kfraya northern Idlib.", ("Kfraya", "Idlib"), 1),
        ("Troops moved into the village of Kfraya to attack northern Idlib.", ("Kfraya", "Idlib"), None),
        ("Shells hit Xqzwvania. Idlib was calm.", ("Xqzwvania", "Idlib"), None),
    ],
)
def test_what_the_gazetteer_does_not_have_lies_in_what_the_words_put_it_in(text, names, holder):
    """Owned, put in, or named after a town of the report: then it has that place's point, in a list it has none."""
    starts = [text.rindex(name) for name in names]
    if names[0] == "Boston":
        starts[0] = text.index("Boston")
    found = places.geocode(
        text, [(start, start + len(name)) for start, name in zip(starts, names, strict=True)]
    )
    (unknown,) = (m for m in found if m.geoname is None)
    assert unknown.within == holder
    assert unknown.latitude == (None if holder is None else found[holder].latitude)


def test_the_words_of_a_report_tell_the_country_that_it_is_at_home_in():
    """A school district and a sheriff are American: there the outlet's own town comes before a country of its name."""
    hints = ("http://palestineherald.com/local/story",)
    text = "The Palestine school district thanked the sheriff."
    (palestine,) = places.geocode(text, [(4, 13)], hints)
    assert palestine.admin1 == "US.TX"
    (palestine,) = places.geocode("The Palestine schools are closed.", [(4, 13)], hints)
    assert palestine.country == "PS"


@pytest.mark.parametrize("words", ["Gulf of Aden", "Hindu Kush", "Middle East", "Lake Chad"])
def test_seas_and_mountains_have_points(words):
    """A part of the world that no country holds has a point, and none of the towns of its words."""
    (mention,) = places.geocode(f"It is in the {words}.", [(13, 13 + len(words))])
    assert (mention.precision, mention.country) == ("area", None)
    assert mention.latitude is not None


@pytest.mark.parametrize(
    ("text", "names"),
    [
        (
            "The army of Syria cleared the towns of Jarablus al Rai and al Bab.",
            ["Jarablus", "al Rai", "al Bab"],
        ),
        ("Shells hit Aleppo Syria on Friday.", ["Aleppo", "Syria"]),
        ("Ministers from Qatar Saudi Arabia met on Friday.", ["Qatar", "Saudi Arabia"]),
        ("A fire in New York City killed two.", ["New York City"]),
        ("A fire in West Palm Beach killed two.", ["West Palm Beach"]),
        ("Shells hit Bab Touma and fell on Syria.", ["Bab Touma"]),
        ("The shells fell on Shell Aleppo on Friday.", ["Shell Aleppo"]),
    ],
)
def test_names_that_lost_the_commas_between_them(reader, text, names):
    """Known neighbors, and what lies in the country beside it, are parted; one name, known or not, stays whole."""
    found = [m.text for m in places.find(reader(text))]
    assert [name for name in found if name in names] == names


@pytest.mark.parametrize(
    ("text", "predicate", "place"),
    [
        ("The death toll from strikes has risen while fighters make gains in Manbij.", "toll", None),
        ("The death toll from strikes has risen while fighters make gains in Manbij.", "make", "Manbij"),
        ("Ten people were killed in Homs while rebels took over a base in Manbij.", "kill", "Homs"),
        ("One man was killed while 16 others were injured in rocket attacks in Aleppo.", "kill", "Aleppo"),
        ("The army cut supply lines to villages including the town of Salma.", "cut", None),
        ("Countries including Qatar and Turkey are giving support to militants.", "give", None),
        ("Shells hit several towns including Manbij and Douma.", "hit", "Manbij and Douma"),
        ("Ten people were killed in towns including Manbij.", "kill", "Manbij"),
    ],
)
def test_the_place_of_another_clause_or_of_an_example(claim_about, text, predicate, place):
    """What others do meanwhile elsewhere, and an example of what acts or is gone to, do not tell where an event is."""
    told = {c.place.mention.text if c.place else None for c in claim_about(text, predicate)}
    assert told == {place}


@pytest.mark.parametrize(
    ("text", "words", "name"),
    [
        (
            "Homs is calm. Soldiers retook the Qaryatain city in Homs. Rebels left the city.",
            "the city",
            "Qaryatain",
        ),
        (
            "The city of Palmyra fell. Palmyra is old. They took the city of Hasakeh. Men left the city.",
            "the city",
            "Hasakeh",
        ),
        (
            "Fighting shook Syria. Thousands fled across the war-battered country.",
            "the war-battered country",
            "Syria",
        ),
        ("Jets struck Manbij. A strike hit another part of the same city.", "the same city", "Manbij"),
        ("Shells hit the Akrameh district of Homs. The district was hit again.", "The district", "Akrameh"),
        ("A bomb hit the Zeinab shrine in Damascus. Men gathered near the shrine.", "the shrine", "Zeinab"),
        ("Shells hit the town of Rastan. Men prayed in the town's mosque.", "the town's mosque", "Rastan"),
        ("Shells hit the town of Rastan. Men prayed in the towns mosque.", "the towns mosque", "Rastan"),
        ("Jets bombed Syria's capital.", "capital", "Damascus"),
        ("Shells hit the town of Rastan. Men met in the town square.", "the town square", "Rastan"),
        (
            "Shells hit the town of Zabadani. Snipers are in the southwestern town.",
            "the southwestern town",
            "Zabadani",
        ),
        (
            "US-led jets struck Syrias al-Nusra Front. US-led jets struck the northwest of the country.",
            "the northwest of the country",
            "Syria",
        ),
        (
            "Gunmen hold parts of the province of Idlib. A jet fell south of the provincial capital.",
            "the provincial capital",
            "Idlib",
        ),
        ("Shells hit the village of Xanadar near Homs. Snipers fire on the area.", "the area", "Xanadar"),
        ("Jets bombed Syria. Army strikes gunmen across country.", "country", "Syria"),
        ("Hasakeh city lies in the northeast. Most of the province is calm.", "the province", "Al Ḩasakah"),
        ("Shells hit Homs city. The same neighborhood was hit on Monday.", "The same neighborhood", "Homs"),
        ("The army fought across the country. It took Homs and Idlib.", "the country", "Syria"),
        (
            "Gunmen hold parts of the province of Idlib. Jets hit the rebel-held provincial capital.",
            "the rebel-held provincial capital",
            "Idlib",
        ),
        (
            "Shells hit Homs. In the province of Idlib jets hit the provincial capital. A market in the city burned.",
            "the city",
            "Idlib",
        ),
        ("Jets hit Manbij and Rastan on Monday. The two towns were calm.", "The two towns", "Manbij"),
        ("Troops took the villages of Xan and Yil. Gunmen retook those villages.", "those villages", "Xan"),
        ("Jets hit Homs, Hama and Idlib. Aid reached these cities.", "these cities", "Homs"),
    ],
)
def test_a_description_is_told_apart_by_its_noun(reader, text, words, name):
    """It is what the report calls by that noun last, in other words or with what stands there."""
    (described,) = [m for m in places.find(reader(text)) if m.text == words]
    assert described.name == name


@pytest.mark.parametrize(
    "text",
    [
        "Rebels hold Idlib. Gunmen took the area around the town of Azaz.",
        "Rebels hold Idlib. Gunmen took the hospital.",
        "Jets hit Homs, Hama and Idlib. Aid reached two of the villages.",
        "Jets hit Homs, Hama and Idlib. The two towns were calm.",
        "Jets hit Homs and Hama. Nobody was hurt. Snow fell. Those villages were calm.",
        "Jets hit Homs. Those towns were calm.",
        "Rebels hold Idlib. The city council met.",
        "Rebels hold Idlib. The sales rose during the quarter.",
        "Rebels hold Idlib. Gunmen took the country's largest dam.",
    ],
)
def test_what_is_no_place_told_before_is_not_described(reader, text):
    """The name itself follows, nobody has told which hospital, or it is somebody or another place."""
    assert [m.text for m in places.find(reader(text)) if m.kind == "described"] == []


@pytest.mark.parametrize(
    "text",
    ["Jets hit Daesh militants in Raqqa. Troops retook it from Daesh.", "Gunmen died in a Kurdish town."],
)
def test_a_group_and_a_people_are_no_places(reader, text):
    """What stands before "militants" and is never "in" is no place; nor is what only says whose town it is."""
    assert {m.text for m in places.find(reader(text)) if m.literal} <= {"Raqqa"}


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Shells fell in Aleppo Syria.", ["Aleppo", "Syria"]),
        (
            "Raids hit towns in Aleppo Raqqa Homs Hama and Deir Ezzor in Syria.",
            ["Aleppo", "Raqqa", "Homs", "Hama", "Deir Ezzor", "Syria"],
        ),
        ("Shells fell on New Aleppo in Syria.", ["New Aleppo", "Syria"]),
    ],
)
def test_names_that_lost_their_commas_are_parted(reader, text, names):
    """Places of one country stand apart; a city's new part is one name."""
    assert [m.text for m in places.find(reader(text)) if m.kind == "named"] == names


@pytest.mark.parametrize(
    "name", ["Maaret al-Numan", "Tel Hamis", "al-Qaryatain", "Salamyieh", "Daret Izza", "Deir Ezour"]
)
def test_an_arabic_name_is_known_however_it_is_written(reader, name):
    """Beside other places of its country; a name without such company is not guessed at."""
    found = {
        m.text: m
        for m in places.find(
            reader(f"Shells hit Aleppo, Homs and Idlib in Syria. A raid hit the town of {name}.")
        )
    }
    assert found[name].country == "SY"
    assert found[name].geoname is not None


def test_a_town_is_of_the_nation_that_the_words_tell(reader):
    """Not the place of its name elsewhere, even if the report names no other place of that nation."""
    found = {
        m.text: m
        for m in places.find(reader("Fighting raged in the Syrian border town of Kobani. Kobani fell."))
    }
    assert found["Kobani"].country in (None, "SY")


@pytest.mark.parametrize(
    "text", ["Gunmen struck rebel-held districts of Syria.", "Bombs hit an IS-held Syria town."]
)
def test_a_country_is_no_town_of_its_name(reader, text):
    """A part or a town of a country does not make the country's name a town's."""
    (found,) = [m for m in places.find(reader(text)) if m.text == "Syria"]
    assert found.precision == "country"


def test_a_small_town_far_from_all_places_told_is_not_taken(reader):
    """Beside six towns of one country, a hamlet of its name elsewhere is none, though that country is not named."""
    text = "Shells hit Aleppo, Homs, Idlib, Raqqa, Palmyra and Manbij. A rocket fell on Hadar village."
    (found,) = [m for m in places.find(reader(text)) if m.text == "Hadar"]
    assert found.country in (None, "SY")


@pytest.mark.parametrize(
    ("text", "words", "country"),
    [
        ("Fighters advanced on Syrias Kobani. Two died in Kobani.", "Kobani", {None, "SY"}),
        ("Officials from Syria said that fighters in Kobani had died.", "Kobani", {None, "SY"}),
        ("Shells hit al-Meridian in Syria.", "al-Meridian", {None, "SY"}),
        ("Shells hit al-Zahra. Two died in Aleppo.", "al-Zahra", {None, "SY"}),
        ("Shells hit al-Zahra. Two died in Tripoli, Libya.", "al-Zahra", {"LY"}),
        ("Shells hit villages in the Northeastern part of Syria.", "Syria", {"SY"}),
        ("Russias policies in Syria will continue.", "Syria", {"SY"}),
        ("A rocket with Angola's satellite left Baikonur.", "Baikonur", {"KZ"}),
        ("Shells hit Quneitra and Damascus. A woman was hurt in Hadar town.", "Hadar", {None, "SY"}),
        ("A barn burned in Hadar. The fire crews came from Norfolk, Nebraska.", "Hadar", {"US"}),
        ("Jets struck the village of Umm Harira near Manbij.", "Umm Harira", {"SY"}),
        ("Jets struck Umm Harira near Manbij and the village of Umm Hasana.", "Umm Hasana", {None}),
    ],
)
def test_no_town_abroad_that_has_the_name_beside_another(reader, text, words, country):
    """Not where the words say another nation, nor a town mostly called otherwise, nor one without the Arabic article."""
    found = [m.country for m in places.find(reader(text)) if m.text == words]
    assert found
    assert set(found) <= country


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Seven were killed in an attack in Tal Abyad Raqqa.", ["Tal Abyad", "Raqqa"]),
        ("Jets struck fighters near Abu Rasin Abu Hajar in Syria.", ["Abu Rasin", "Abu Hajar", "Syria"]),
        ("Jets struck fighters near Tal Abu Hajar in Syria.", ["Tal Abu Hajar", "Syria"]),
        (
            "Bridges in al-Mayadeen al-Bu Kamal al-Ashara in Syria were hit.",
            ["al-Mayadeen", "al-Bu Kamal", "al-Ashara", "Syria"],
        ),
        ("Jets struck al-Kalaseh Bustan al-Qasr in Syria.", ["al-Kalaseh", "Bustan al-Qasr", "Syria"]),
        ("Two men were hurt in al-Sheikh Maqsoud in Syria.", ["al-Sheikh Maqsoud", "Syria"]),
    ],
)
def test_names_that_lost_their_commas_part(reader, text, wanted):
    """Neighbors, however spelled, are two names, and so are two that begin with the same word."""
    assert [m.text for m in places.find(reader(text))] == wanted


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("A meeting between Kerry and Lavrov ended without a deal.", []),
        ("SpaceX Set To Launch A Powerful Rocket", []),
        ("Two men were hurt in Kerry, Ireland.", ["Kerry", "Ireland"]),
    ],
)
def test_a_persons_name_and_a_headlines_word_are_no_places(reader, text, wanted):
    """Unless a preposition of place leads to them."""
    assert [m.text for m in places.find(reader(text)) if m.literal] == wanted


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        (
            "THE DRIVER WAS WOUNDED AT DAWN AND HAS BEEN TAKEN TO LA PAZ. ALL ROADS WILL NOT BE OPEN.",
            {"LA PAZ"},
        ),
        ("HE CAN DO MUCH FOR THE PEOPLE, AND THEY KNOW HIM IN SAN SALVADOR.", {"SAN SALVADOR"}),
    ],
)
def test_where_all_is_in_capitals_ordinary_words_are_no_places(reader, text, wanted):
    """Capitals tell a name only where other words have none."""
    assert {m.text for m in places.find(reader(text)) if m.kind == "named"} == wanted


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Shells hit al-Zahraa town. Gunmen in Homs targeted al-Zahraa with mortars.", 2),
        ("Shells hit al-Nusra Front fighters. The statement called on al-Nusra to leave.", 0),
    ],
)
def test_a_name_with_its_article_is_one_place_wherever_it_stands(reader, text, wanted):
    """What the report calls a town once is one again; what it calls a front is none."""
    found = [m.text for m in places.find(reader(text)) if m.text in {"al-Zahraa", "al-Nusra"}]
    assert len(found) == wanted


def test_a_name_before_terrorists_is_a_place_where_a_neighborhood_has_it(reader):
    """The "neighborhood of *al-Xalid*" is none of a group, though "terrorists" stands behind it."""
    text = "Shells hit the neighborhood of Waer. The Waer terrorists fled."
    assert "Waer" in {m.text for m in places.find(reader(text))}
