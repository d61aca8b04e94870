"""What stands above a report, and whom it credits."""

import doctest

import pytest

from secondsource.readers import crediting, daylines, head
from secondsource.readers.crediting import byline, dateline, holder, tail, translation
from secondsource.readers.layout import split_lines
from tests.readers.samples import MORE, SAID


def test_worked_examples():
    """The examples in the docstrings hold."""
    for module in (crediting, daylines, head):
        failed, _ = doctest.testmod(module)
        assert failed == 0


TITLES = [
    (f"Syria’s Assad says victory in Aleppo won’t end the war\n{SAID}\n{MORE}", True),
    (
        f"Asad warns that the getting back Aleppo will not be the end of the war in Syria.\n\n{SAID}\n\n{MORE}",
        True,
    ),
    (f"Truce holds in Aleppo, U.S. says\n\n{SAID}", True),
    (f"Who bombed the hospital?\n\n{SAID}", True),
    (f"CORRECTED: Army takes the town\n\n{SAID}", True),
    (f"SYRIAN ARMY TAKES TOWN\n\n{SAID}", True),
    (f"{SAID}\n\n{MORE}", False),
    (f"Eleven people were brought in.\n\n{SAID}", False),  # a first sentence that is short
    (f"The army says it has taken the town.\n\n{SAID}", False),
    (f"Goldman says it takes a big hit from the law.\n{SAID}", False),  # not set off
    (f"Image copyright AFP\n\n{SAID}", False),
    (f"Washington (CNN)\n{SAID}", False),
    (f"A former president looks likely to spur a recount of part of the\nresult in the state. {SAID}", False),
    ("Only one line and nothing below it", False),
    (f"The army took the town. Rebels left it\n\n{SAID}", False),
    (f"Aleppo\n\n{SAID}", False),
    (f"Why did the bridge fall? The answers that nobody wants\n\n{SAID}", True),
    (f"Why did the bridge fall? The answers that nobody wants\n{SAID}", False),  # not set off
    (f"Minister, did you speak of it? Was there an answer?\n\n{SAID}", False),  # of an interview
    (f"“We walked because nobody came for us,”\n\n{SAID}", False),
    (f"The following was said by the army:\n\n{SAID}", False),
]


@pytest.mark.parametrize(("text", "is_title"), TITLES)
def test_headlines(text, is_title):
    """A first line is a headline where it reads as one, and never where it may be the first sentence."""
    assert head.headline(text, split_lines(text), 0) == (0 if is_title else None)


FIELDS = [
    ("Title: A b\nSource: NWS\nDate: 8 December 2016\n\nText", ["title", "outlet", "published"]),
    ("HEADLINE: A b\nBYLINE: X Y\nLENGTH: 300 words\nBODY:\nText", ["title", "byline", "", "body"]),
    ("---\ntitle: 'A b'\ndate: 2016-12-08\ntags:\n- x\n---\nText", ["", "title", "published", "", "", ""]),
    ("Source: Reuters\nText goes on here.", ["outlet"]),
    ("Source: the Ministry of Health and Population\nText goes on here.", ["outlet"]),
    ("By: staff and agencies\nText goes on here.", ["byline"]),
    ("Newspaper: Defense secretary used his own phone\n\nText goes on here.", []),
    ("Source: Army to leave the city within days\n\nText goes on here.", []),
    ("Newspaper: Iran Fires Missile at Base\n\nText goes on here.", []),
    ("Reporters: three killed in the war this year\n\nText goes on here.", []),
    ("Killed: 3\nInjured: 14\nText", []),
    ("Section: World\nText", []),
    ("The source: a soldier said so.\nText", []),
    ("Location: Aleppo", []),
    ("---\nno front matter here at all\n---\n", []),
]


@pytest.mark.parametrize(("text", "names"), FIELDS)
def test_fields_of_a_head(text, names):
    """A head is made of lines with the names that heads have, from the first line on."""
    assert [field.name for field in head.fields(text, split_lines(text))] == names


DATELINES = [
    ("BEIRUT (AP) - The army", "BEIRUT", None, "AP"),
    ("HAMBURG, Germany (NWS) - The army", "HAMBURG, Germany", None, "NWS"),
    (
        "LONDON, Dec 29 (Thomson Reuters Foundation) - Organisers",
        "LONDON",
        "Dec 29",
        "Thomson Reuters Foundation",
    ),
    ("OFER PRISON, West Bank, Jan 1 (Reuters) - Israel", "OFER PRISON, West Bank", "Jan 1", "Reuters"),
    ("MOSCOW, December 8. /TASS/. Russian planes", "MOSCOW", "December 8", "TASS"),
    ("KINSHASA 1997-02-17", "KINSHASA", "1997-02-17", None),
    ("GENEVA, 8 December 2016 – The UN", "GENEVA", "8 December 2016", None),
    ("GAZIANTEP, Turkey - About 20,000", "GAZIANTEP, Turkey", None, None),
    ("WASHINGTON — The Senate", "WASHINGTON", None, None),
    ("LOS ANGELES -- ''The stories", "LOS ANGELES", None, None),
    ("GENEVA/BEIRUT (Reuters) – The UN", "GENEVA/BEIRUT", None, "Reuters"),
    ("Damascus, SANA – The army", "Damascus", None, "SANA"),
    ("New York (AFP) – The frustration", "New York", None, "AFP"),
    ("(Reuters) - The army", None, None, "Reuters"),
    ("Washington (CNN)", "Washington", None, "CNN"),
    ("(Beirut, July 5, 2016) – The army", "Beirut", "July 5, 2016", None),
    ("GENEVA (5 July 2016) – The UN", "GENEVA", "5 July 2016", None),
    ("Geneva/New York, 5 July 2016 – The UN", "Geneva/New York", "5 July 2016", None),
    ("BEIRUT | AFP | The army", "BEIRUT", None, "AFP"),
    ("Damascus - SANA - The army", "Damascus", None, "SANA"),
    ("MOSCOW. July 5 (Interfax) - The army", "MOSCOW", "July 5", "Interfax"),
    ("CAIRO - 5 July 2016: The army", "CAIRO", "5 July 2016", None),
    ("ERIE, Pa. (AP) - The town", "ERIE, Pa.", None, "AP"),
    ("WASHINGTON, D.C., July 5 (AP) - The Senate", "WASHINGTON, D.C.", "July 5", "AP"),
    ("ROME, MAY 17 (NWS) - The army", "ROME", "MAY 17", "NWS"),
    ("(Agenzia Lago) – ROME, MAY 17 – The army", "ROME", "MAY 17", "Agenzia Lago"),
    ("(NWS) - ROME, 17 May 2019 - The army", "ROME", "17 May 2019", "NWS"),
    ("(NWS) - ROME - The army", "ROME", None, "NWS"),
    ("(NWS) ROME, May 17 - The army", "ROME", "May 17", "NWS"),
]
NO_DATELINES = [
    "UPDATE - Two killed in blast",
    "BREAKING — The army has entered",
    "FILE - In this photo",
    "The Syrian Observatory (SOHR) - a monitor - said",
    "EU-Turkey talks go on",
    "UN-backed talks",
    "He said (and nobody else did) - The army",
    "SANA-Terrorist organizations fired",
    "U.S. officials said",
    "Syria's army - the largest - moved",
    "The minister (born 5 July 1956) – a doctor – resigned",
    "Aleppo, which fell in July 2016 – The army said",
    "Assad - MP - Putin",
    "(Photo) MARENDA - The river",
    SAID,
]


@pytest.mark.parametrize(("text", "place", "date", "agency"), DATELINES)
def test_datelines(text, place, date, agency):
    """Place, day and agency of a dateline are found where they stand."""
    found = dateline(text, 0, len(text))
    assert found is not None
    assert [span and span.of(text) for span in found] == [place, date, agency]


@pytest.mark.parametrize("text", NO_DATELINES)
def test_no_datelines(text):
    """Labels, names and compounds are none."""
    found = dateline(text, 0, len(text))
    assert found is None or found.place is None


BYLINES = [
    ("By Ines Falk", "Ines Falk", None),
    ("By Sarah El Deeb and Omar al-Khatib", "Sarah El Deeb and Omar al-Khatib", None),
    ("BY JOHN SMITH", "JOHN SMITH", None),
    ("By Maria Pérez, Northern Press Agency", "Maria Pérez", "Northern Press Agency"),
    ("By Maria Pérez | AFP", "Maria Pérez", "AFP"),
    ("By Maria Pérez, Staff Writer", "Maria Pérez", None),
    ("By Maria Pérez in Beirut", "Maria Pérez", None),
    ("By Reuters", "Reuters", None),
    ("Author: Carsten Grün", "Carsten Grün", None),
]
NO_BYLINES = [
    "By Tuesday evening",
    "By December the road was closed",
    "By then the town had fallen.",
    "By the river",
    "By John Smith's account, the army had left.",
    "Stand by John Smith",
    "By Monday",
]


@pytest.mark.parametrize(("text", "names", "carrier"), BYLINES)
def test_bylines(text, names, carrier):
    """A line that only names who wrote the report is a byline."""
    found = byline(text, 0, len(text))
    assert found is not None
    assert found.names.of(text) == names
    assert (found.carrier and found.carrier.of(text)) == carrier


@pytest.mark.parametrize("text", NO_BYLINES)
def test_no_bylines(text):
    """Days, places and sentences that begin with "By" are none."""
    assert byline(text, 0, len(text)) is None


CREDITS = [
    ("a monitor said.--AFP", [("agency", "AFP")]),
    ("the border. --Reuters", [("agency", "Reuters")]),
    ("in March 2011.-AFP", [("agency", "AFP")]),
    ("said the spokesman. (AFP, dpa)", [("agency", "AFP"), ("agency", "dpa")]),
    ("jm/dm (AFP, dpa)", [("agency", "AFP"), ("agency", "dpa")]),
    ("a monitor said. (Xinhua) Enditem", [("agency", "Xinhua")]),
    ("[AFP]", [("agency", "AFP")]),
    ("-- AFP", [("agency", "AFP")]),
    ("— Reuters", [("agency", "Reuters")]),
    ("- The Associated Press", [("agency", "Associated Press")]),
    ("— Jane Doe", []),
    ("- END -", []),
    ("— ENDS", []),
    ("With inputs from AP and Reuters", [("agency", "AP"), ("agency", "Reuters")]),
    ("With reporting by agencies", []),
    ("*AFP contributed to this article", [("agency", "AFP")]),
    ("This story was first published by Reuters.", [("source", "Reuters")]),
    ("This article originally appeared on The Harbor Post.", [("source", "The Harbor Post")]),
    ("Source: Harbor Herald, 3 September", []),  # no "Harbor"
    ("(Source: Syrian Coalition) More to come", [("source", "Syrian Coalition")]),
    ("Source: Xinhua Editor: huaxia", [("source", "Xinhua")]),
    ("Source: AFP/Reuters", [("source", "AFP"), ("source", "Reuters")]),
    ("Source: Ministry of Health and Population", [("source", "Ministry of Health and Population")]),
    ("Source: Agencies", []),
    ("Additional reporting by Reuters", [("agency", "Reuters")]),
    ("The Northern Wire contributed to this report.", [("agency", "Northern Wire")]),
    ("Northern Press writer Jo Bell in Beirut contributed to this report.", [("agency", "Northern Press")]),
    ("(Reporting by Oliver Holmes; Editing by John Stone)", [("byline", "Oliver Holmes")]),
    ("Additional reporting by A. Bell and Omar Said.", [("byline", "A. Bell and Omar Said")]),
    ("(Source: Syrian Coalition)", [("source", "Syrian Coalition")]),
    ("Information from: Erie Times-News, http://x.example", [("source", "Erie Times-News")]),
    ("With files from The Northern Wire", [("agency", "The Northern Wire")]),
    ("He sold it to the army (and others).", []),
    ("The ceasefire - Friday", []),
    ("A military source: They fled.", []),
    (SAID, []),
]


@pytest.mark.parametrize(("end", "named"), CREDITS)
def test_credits_at_the_end(end, named):
    """Agencies, writers and sources that a report credits at its end are found with their spans."""
    text = f"{MORE}\n{end}"
    found = list(tail(text))
    assert [(credit.kind, credit.name) for credit in found] == named
    assert all(credit.span.of(text) == credit.name for credit in found)


def test_items_of_a_list_credit_nobody():
    """A dash before the last of several lines opens an item of a list, no signature."""
    assert list(tail(f"{MORE}\n- Homs\n- Hama")) == []


@pytest.mark.parametrize(
    ("line", "credited"),
    [
        ("By Reuters Staff", [("agency", "Reuters")]),
        ("By Associated Press Reporter", [("agency", "Associated Press")]),
        ("By Our Correspondent", []),
        ("By Staff and agencies", []),
        ("By Jane Stafford", [("byline", "Jane Stafford")]),
    ],
)
def test_bylines_that_name_nobody(read_report, line, credited):
    """An outlet's staff is no writer, and "our correspondent" is nobody's; neither is a headline."""
    report = read_report("a.txt", f"{line}\n{SAID}\n{MORE}".encode())
    assert [(credit.kind, credit.name) for credit in report.credits] == credited
    assert report.title is None
    assert report.byline == next((name for kind, name in credited if kind == "byline"), None)


@pytest.mark.parametrize(
    ("head_of", "known"),
    [
        ("Homs shelled\nSource: NWS\nDate: 8 December 2016\n\n", ("Homs shelled", "NWS", "2016-12-08")),
        (
            "Homs shelled\n\nSource: NWS | Date: 2016-12-08 | Author: Jo Bell\n\n",
            ("Homs shelled", "NWS", "2016-12-08"),
        ),
        ("Source: NWS | Date: 2016-12-08\nHoms shelled\n\n", ("Homs shelled", "NWS", "2016-12-08")),
        ("Homs shelled\nReporter: What happened?\nDoctor: Seven died.\n", (None, None, None)),
        ("Last updated 9 December 2016\n", (None, None, None)),
        ("Dec 8\n", (None, None, None)),
        ("Thursday, 8 December\n", (None, None, None)),
        ("12/8/2016\n", (None, None, None)),
        ("May 3 protesters died\n", ("May 3 protesters died", None, None)),
    ],
)
def test_what_stands_above(read_report, head_of, known):
    """A head may stand below its headline or on one line; a date, even without a year or of a change, is no headline."""
    report = read_report("a.txt", f"{head_of}{SAID}\n{MORE}".encode())
    title, outlet, published = known
    assert (report.outlet, report.published) == (outlet, published)
    if title is not None or "Homs" not in head_of:
        assert report.title == title
    assert report.text.endswith(f"{SAID}\n{MORE}")


@pytest.mark.parametrize(
    ("line", "published"),
    [
        ("HOMS | Thu Dec 8, 2016 7:00am EST", "2016-12-08T07:00-05:00"),
        ("Posted on December 8, 2016 by admin", "2016-12-08"),
        ("By Jo Bell - December 8, 2016", "2016-12-08"),
        ("Jo Bell in Homs, 8 December 2016", "2016-12-08"),
        ("Source: NWS - Thu, 8 Dec 2016 07:00 GMT", "2016-12-08T07:00Z"),
        ("December 8, 2016 / 7:00 AM / NWS News", "2016-12-08T07:00"),
        ("Published: 10:11 GMT, 8 December 2016 | Updated: 12:00 GMT, 9 December 2016", "2016-12-08"),
        ("Publish Date: Dec 8 2016", "2016-12-08"),
        ("Date of issue: 8 December 2016, 09:00 local time", "2016-12-08T09:00"),
        ("Flash Update #1, as of 8 December 2016, 18:00", "2016-12-08T18:00"),
        ("Dec 8, 2016 - Last updated at Dec 9, 2016", "2016-12-08"),
        ("NWS - Published on 08/12/2016", None),  # not guessed
        ("Updated 1205 GMT (2005 HKT) December 8, 2016", None),
        ("Reporting period: 4 March 2019 - 11 March 2019", None),
        ("Awful — Jo Bell (@jobell) December 8, 2016", None),
        ("The camp on the hill was closed on 8 December 2016", None),
        ("Men who were freed from the old prison, 8 December 2016", None),
    ],
)
def test_dates_among_other_things(read_report, line, published):
    """Below a headline a short line may say a date beside the place, the writer or the outlet; a sentence's date is none."""
    report = read_report("a.txt", f"Army shells Homs again\n\n{line}\n\n{SAID}\n{MORE}".encode())
    assert (report.title, report.published) == ("Army shells Homs again", published)
    if published and "published" in report.spans:
        assert "Dec" in report.spans["published"].of(report.text)


@pytest.mark.parametrize(
    ("line", "day"),
    [
        ("4 March, 20:15 | Harbor Herald", "4 March, 20:15"),
        ("By our newsroom, August 11", "August 11"),
        ("Homs, 27 November", "27 November"),
        ("November 27 | 8 min read", "November 27"),
        ("Tuesday 14 May, 19:40 CEST", "Tuesday 14 May, 19:40 CEST"),
        ("Ann Roe in Homs | Nov 8", None),  # "in" is no part of a name
        ("By Ann Roe in Homs | Nov 8", "Nov 8"),
        ("Homs, 27 November 2016", None),
        ("Harbor Herald, Saturday", None),
        ("The first attack, 27 November", None),
        ("From 3 to 8 November | Homs", None),
        ("November 8 marchers | Homs", None),
        ("Homs fell on 27 November", None),
        ("Awful — Jo Bell (@jobell) 8 December", None),
    ],
)
def test_days_without_a_year_among_other_things(read_report, line, day):
    """A day without a year is kept where a short line says it beside names, writers and times; the date stays unknown."""
    report = read_report("a.txt", f"Army shells Homs again\n\n{line}\n\n{SAID}\n{MORE}".encode())
    assert (report.spans["day"].of(report.text) if "day" in report.spans else None) == day
    assert (report.published is None) == ("2016" not in line)


@pytest.mark.parametrize(
    ("line", "byline", "outlet"),
    [
        ("30 Nov 2016 | by Ana Dias in Homs, with agencies", "Ana Dias", None),
        ("30 Nov 2016 – By Ana Dias", "Ana Dias", None),
        ("30 Nov 2016 | by the river", None, None),
        ("Harbor Herald (Homs)", None, "Harbor Herald"),
    ],
)
def test_the_writer_behind_the_day(read_report, line, byline, outlet):
    """Who wrote a report may stand behind its day; a paper with its town is no dateline."""
    report = read_report("a.txt", f"Army shells Homs again\n\n{line}\n\n{SAID}\n{MORE}".encode())
    assert (report.byline, report.outlet, report.dateline) == (byline, outlet, None)


@pytest.mark.parametrize(
    ("opening", "published", "told"),
    [
        ("Date of publication 10 July 2016 ", "2016-07-10", "10 July 2016"),
        ("24-07-2016 ", "2016-07-24", "24-07-2016"),
        ("24.07.2016", "2016-07-24", "24.07.2016"),
        ("Army shells Homs again AFP Tuesday 5 Jul 2016 ", "2016-07-05", "Tuesday 5 Jul 2016"),
        ("Army shells Homs again Northern Wire Friday, 8 April 2016 ", "2016-04-08", "Friday, 8 April 2016"),
        ("03-04-2016 ", None, "3 April or 4 March: not guessed"),
        ("Army shells Homs again on Tuesday 5 Jul 2016 ", None, None),
        ("On Tuesday 5 Jul 2016 Russian planes came. ", None, None),
        ("Army shells Homs. So said AFP Tuesday 5 Jul 2016 ", None, None),
        ("Last updated 24-07-2016 ", None, None),
    ],
)
def test_dates_in_a_run_together_opening(read_report, opening, published, told):
    """Where headline, outlet, day and text are one line, the day is known by its place; a day of the sentence is none."""
    report = read_report("a.txt", f"{opening}{SAID}\n{MORE}".encode())
    assert report.published == published
    if published:
        assert report.spans["published"].of(report.text) == told
    elif told:
        assert told in report.provenance["published"]


@pytest.mark.parametrize(
    "line", ["Date of publication: 8 December 2016", "Published by: Jo Bell, Staff Writer"]
)
def test_labels_are_no_headlines(read_report, line):
    """Who published a report and when is no title."""
    assert read_report("a.txt", f"{line}\n{SAID}\n{MORE}".encode()).title is None


def test_dates_below_the_first_sentence_are_no_dates_of_the_report(read_report):
    """Once the report has begun, a line with a date is of what it tells."""
    report = read_report(
        "a.txt", f"Army shells Homs again\n\n{SAID}\n\nAwful - Jo Bell, 8 December 2016\n{MORE}".encode()
    )
    assert report.published is None


@pytest.mark.parametrize(
    "label", ["News / World", "World » Middle East", "Associated Press Writer", "Xinhua, March 4, 2019"]
)
def test_labels_above_a_headline_are_none(read_report, label):
    """A section, what a writer is, and who published it when stand above a headline."""
    assert (
        read_report("a.txt", f"{label}\nArmy shells Homs again\n\n{SAID}\n{MORE}".encode()).title
        == "Army shells Homs again"
    )


@pytest.mark.parametrize(
    ("line", "why"),
    [("Thursday, 8 December", "no year"), ("12/8/2016", "not guessed")],
)
def test_why_a_date_is_unknown(read_report, line, why):
    """A line that is a date and does not tell which is the reason why the report's date is unknown."""
    report = read_report("a.txt", f"Homs shelled again\n{line}\n{SAID}\n{MORE}".encode())
    assert report.published is None
    assert why in report.provenance["published"]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        (f"Headline here\nLa Voz del Puerto (translated from Spanish)\n{SAID}", "La Voz del Puerto"),
        (f"{SAID} (Translated by Omar Said)", "Omar Said"),
        (f"{SAID}\nTranslated from Arabic", "Arabic"),
        (f"{SAID} This article is an edited translation from our Arabic edition.", "Arabic"),
        (f"A poem translated from Arabic was read out. {SAID}", None),
        (SAID, None),
    ],
)
def test_translations(text, name):
    """A translation is credited where the text says that it is one."""
    found = translation(text)
    assert (found and found.name) == name


@pytest.mark.parametrize(
    ("line", "name"),
    [
        ("Copyright 2016 The Associated Press. All rights reserved.", "Associated Press"),
        ("© 2016 Northern Wire", "Northern Wire"),
        ("© 2015-2016 NWS. All rights reserved", "NWS"),
        ("All rights reserved.", None),
    ],
)
def test_copyright_holders(line, name):
    """A copyright line tells whose words these are."""
    assert holder(line) == name
