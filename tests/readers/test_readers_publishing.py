"""Who publishes a report, by the lines above it."""

import doctest

import pytest

from secondsource.readers import letterheads, naming, publishing, signatures
from tests.readers.samples import MORE, SAID


def test_worked_examples():
    """The examples in the docstrings hold."""
    for module in (publishing, letterheads, naming, signatures):
        failed, _ = doctest.testmod(module)
        assert failed == 0


@pytest.mark.parametrize(
    ("lines", "outlet"),
    [
        ("Harbor Herald | 4 March 2019", "Harbor Herald"),
        ("The Harbor Star, Mon 4 Mar 2019 18.04 GMT", "The Harbor Star"),
        ("Lake Daily News | Published: 4 March 2019, 09:20 | Updated: 11:55", "Lake Daily News"),
        ("Deniz Postası — Alkent, 4 March 2019, 21:45", "Deniz Postası"),
        ("Körfez TV web desk, Monday 4 March 2019", "Körfez TV"),
        ("By Ann Roe, Vale Health Monitor | 4 March 2019", "Vale Health Monitor"),
        ("By Ana Dias, Diário do Vale\n4 March 2019", "Diário do Vale"),
        ("By Ann Roe in Alkent and agencies\nThe Lake Daily, Monday 4 March 2019", "The Lake Daily"),
        ("BBC Verify | Published 4 March 2019, 14:12 GMT", "BBC Verify"),
        ("RFI English, with agencies — 4 March 2019, 8.45pm", "RFI English"),
        ("Channel 9 Night Desk | Monday 4 – Tuesday 5 March 2019. All times local", "Channel 9"),
        ("The Harbor Star\n4 March 2019", "The Harbor Star"),
        ("HarborVoice.org | 4 March 2019", "HarborVoice.org"),
        ("KABUL | Mon Mar 4, 2019", None),
        ("Kabul, 4 March 2019", None),
        ("Ann Roe | 4 March 2019", None),
        ("By Ann Roe, Foreign Correspondent | 4 March 2019", None),
        ("World News | 4 March 2019", None),
        ("Press release, 4 March 2019", None),
        ("UK, 4 March 2019", None),
        ("Published: 4 March 2019 | Updated: 5 March 2019", None),
        ("The mayor told the Harbor Herald of it on 4 March 2019.", None),
        ("The Harbor Star", None),  # beside no date: it may be anything
        ("Harbor Herald, Saturday", "Harbor Herald"),
        ("Radio Costa Verde, Thursday morning", "Radio Costa Verde"),
        ("3 March, 20:15 | Alkent City Online", "Alkent City Online"),
        ("Le Courrier du Lac - Alkent", "Le Courrier du Lac"),
        ("Harbor Herald (Alkent)", "Harbor Herald"),
        ("Correio do Vale (Lisbon)\n30 Mar 2019 | by Ana Dias in Alkent, with agencies", "Correio do Vale"),
        ("Ann Roe for The Harbor Review", "The Harbor Review"),
        ("Ann Roe for The Harbor Review\n\n13.03.2019", "The Harbor Review"),
        ("The Harbor Post live page. All times GMT.\n\nFriday 4 March", "The Harbor Post"),
        ("Harbor Herald live blog", "Harbor Herald"),
        ("Bloody Saturday", None),
        ("Saturday", None),
        ("Alkent, Saturday", None),
        ("Ann Roe, Saturday", None),
        ("Radio silence, Thursday morning", None),
        ("Alkent (Lisbon)", None),
        ("World News (Lisbon)", None),
        ("Harbor Herald - Radio Vale", None),  # which of the two?
        ("Licences for Radio Stations", None),
        ("Broadcasting Authority for Radio Vale", None),
        ("Alkent live page", None),
        ("The Harbor Herald for the last time", None),
        ("Our correspondent in Alkent, Radio Costa, 3 March, 18.30", "Radio Costa"),
        ("Post Office – Alkent", None),
        ("Star Hotel - Alkent", None),
        ("Harbor Herald, Alkent", None),  # "Star Hotel, Alkent" stands so too
    ],
)
def test_the_medium_beside_a_date(read_report, lines, outlet):
    """A medium's name beside the date or the writer publishes the report; a town's, a person's or a section's does not."""
    report = read_report("a.txt", f"Army shells Homs again\n\n{lines}\n\n{SAID}\n{MORE}".encode())
    assert report.outlet == outlet
    assert report.title == "Army shells Homs again"
    if outlet is not None:
        assert report.spans["outlet"].of(report.text) == outlet
        assert report.provenance["outlet"] == "line of the opening"


@pytest.mark.parametrize(
    ("opening", "outlet", "title", "published"),
    [
        (
            "REPUBLIC OF ARDENIA\nMINISTRY OF ENERGY\nPress statement, 4 March 2019, 17:30\n\nOn the accident at the Alkent mine\n\n",
            "MINISTRY OF ENERGY",
            "On the accident at the Alkent mine",
            "2019-03-04T17:30",
        ),
        (
            "AGUAS DO VALE, S.A.\nPRESS COMMUNIQUÉ No. 4/2019\nAlkent, 4 March 2019\n\nSubject: Water let out at the dam\n\n",
            "AGUAS DO VALE, S.A.",
            "Water let out at the dam",
            "2019-03-04",
        ),
        (
            "JOINT TRUCE COMMITTEE (JTC)\nSummary of Violation Report 2019/7 – Alkent\nReleased: 4 March 2019\n\n",
            "JOINT TRUCE COMMITTEE",
            None,
            "2019-03-04",
        ),
        (
            "STATEMENT — for immediate release\nPublished: 4 March 2019\n\nVale Solidarity Network: people were not warned\n\n",
            "Vale Solidarity Network",
            "Vale Solidarity Network: people were not warned",
            "2019-03-04",
        ),
        (
            "ARDENIA – Cholera in Alkent\nSituation Report No. 4 | Reporting period: 2–8 March 2019\nWHO / Health Cluster, Vale province\n\n",
            "WHO / Health Cluster",
            "ARDENIA – Cholera in Alkent",
            None,
        ),
        (
            "ARDENIA: Cyclone\nFlash Update No. 3 (as of 4 March 2019, 18:00)\n\nThis update is produced by OCHA Ardenia in collaboration with partners.\n\n",
            "OCHA Ardenia",
            "ARDENIA: Cyclone",
            "2019-03-04T18:00",
        ),
        (
            "Médecins du Vale stops work in Alkent\n\nPress statement — Geneva, 4 March 2019\n\nAfter an attack Médecins du Vale (MdV) has stopped its work. We were not warned.\n\n",
            "Médecins du Vale",
            "Médecins du Vale stops work in Alkent",
            "2019-03-04",
        ),
        (
            "MINISTRY OF DEFENCE OF ARDENIA\nPress Service\nAlkent, 4 March 2019, 18:00\n\nCOMMUNIQUE No. 3\non the state of the border\n\n",
            "MINISTRY OF DEFENCE OF ARDENIA",
            "on the state of the border",
            "2019-03-04T18:00",
        ),
        (
            "Press release\n\nArdenia: Envoy calls for an inquiry\n\n4 March 2019\n\n",
            None,
            "Ardenia: Envoy calls for an inquiry",
            "2019-03-04",
        ),
        (
            "Statement rejects ceasefire\n\n4 March 2019\n\n",
            None,
            "Statement rejects ceasefire",
            "2019-03-04",
        ),
    ],
)
def test_the_head_of_a_body_s_own_paper(read_report, opening, outlet, title, published):
    """Lines that name a body and its paper tell who publishes it; the title stands below, or above what paper it is."""
    report = read_report("a.txt", f"{opening}{SAID}\n{MORE}".encode())
    assert (report.outlet, report.title, report.published) == (outlet, title, published)


def test_what_is_told_elsewhere_comes_first(read_report):
    """A line that gives the source is not corrected by the name of another medium beside the date."""
    report = read_report(
        "a.txt",
        f"Homs shelled\nSource: NWS\nDate: 4 March 2019\n\nHarbor Herald | 4 March 2019\n\n{SAID}\n{MORE}".encode(),
    )
    assert report.outlet == "NWS"


@pytest.mark.parametrize(
    ("opening", "known"),
    [
        (
            "COMMUNIQUÉ\n\nRepublic of Ardenia\nMinistry of Works\nGeneral Directorate of the Coast Guard\n\nAlkent, 4 March 2019\n\n",
            ("General Directorate of the Coast Guard", None, "2019-03-04", None, "Alkent"),
        ),
        (
            "COMMUNIQUÉ NO. 3\n\nSUPREME COMMAND FOR THE SALVATION OF THE NATION\n\nAlkent, 4 March\n\nPeople of Ardenia,\n\n",
            ("SUPREME COMMAND FOR THE SALVATION OF THE NATION", None, None, "4 March", "Alkent"),
        ),
        (
            "SITUATION BULLETIN No. 3\nDirectorate of Civil Defence – Vale Region\nDate of issue: 4 March 2019, 09:00 local time\n\nSubject: Flood in Alkent\n\n",
            ("Directorate of Civil Defence", "Flood in Alkent", "2019-03-04T09:00", None, None),
        ),
        (
            "UNITED NATIONS\nWHO – World Health Organization\nARDENIA: Flash Update #2, as of 4 March 2019, 18:00\n\nHIGHLIGHTS\n",
            (
                "World Health Organization",
                "ARDENIA: Flash Update #2, as of 4 March 2019, 18:00",
                "2019-03-04T18:00",
                None,
                None,
            ),
        ),
        (
            'Council: "Nobody has fled"\n\nMessage to the town, issued by the Press Office of the Council of Alkent at 16h20 on Monday, 4 March 2019\n\n',
            ("Council of Alkent", 'Council: "Nobody has fled"', "2019-03-04", None, None),
        ),
        (
            "What we know of the arrests\n\nThread by the Party of the Lake (PDL), posted Thursday night\n\n",
            ("Party of the Lake", "What we know of the arrests", None, None, None),
        ),
        (
            "Council calls for calm\n\nStatement issued by the Council of Alkent on 4 March\n\n",
            ("Council of Alkent", "Council calls for calm", None, "4 March", None),
        ),
        (
            "Statement: Ninety people left behind for eleven hours\n\nSea Rescue Network\nTuesday 4 March, 19:40 CEST\n\n",
            (
                "Sea Rescue Network",
                "Statement: Ninety people left behind for eleven hours",
                None,
                "Tuesday 4 March, 19:40 CEST",
                None,
            ),
        ),
        (
            "UNHCR and WHO deplore the deaths in Alkent\n\nJoint press release\n\nGENEVA, 4 March 2019 – UNHCR and the World Health Organization (WHO) are saddened.\n\n",
            ("UNHCR and WHO", "UNHCR and WHO deplore the deaths in Alkent", "2019-03-04", None, "GENEVA"),
        ),
        (
            "NHO Daily Flash of 4 March 2019\nArdenia – Flood in the lake district (NHO, media)\n\n",
            ("NHO", "NHO Daily Flash of 4 March 2019", "2019-03-04", None, None),
        ),
        (
            "ARDENIA Situation Report of 4 March 2019\n\nThe rain in Ardenia has ended. ARDENIA is dry.\n\n",
            (None, "ARDENIA Situation Report of 4 March 2019", "2019-03-04", None, None),
        ),
        (
            "Weapons issued by the Ministry of Defence\n\nWhat the soldiers say\n\n",
            (None, "Weapons issued by the Ministry of Defence", None, None, None),
        ),
        (
            "Council calls for calm\n\nA statement by the mayor of Alkent, issued on Monday, calmed nobody.\n\n",
            (None, "Council calls for calm", None, None, None),
        ),
        (
            "Press release\n\nCouncil Elections\n\n4 March 2019\n\n",
            (None, "Council Elections", "2019-03-04", None, None),
        ),
        (
            "Statement: no gas on Monday\n\nWhat the company says\n\n",
            (None, "Statement: no gas on Monday", None, None, None),
        ),
        (
            "Joint Patrols Begin in Alkent\n\nJoint press release\n\nThe army began patrols.\n\n",
            (None, "Joint Patrols Begin in Alkent", None, None, None),
        ),
        (
            "PRESS RELEASE\nFOR IMMEDIATE RELEASE\n4 March 2019\n\nLake Rescue Foundation: two boats lost\n\nWe have lost two boats.\n\n",
            ("Lake Rescue Foundation", "Lake Rescue Foundation: two boats lost", "2019-03-04", None, None),
        ),
        (
            "Two boats lost in the harbour\n\nPress release, 4 March 2019\nLake Rescue Foundation\n\n",
            ("Lake Rescue Foundation", "Two boats lost in the harbour", "2019-03-04", None, None),
        ),
        (
            "Lake floods\nSituation Report No. 5\n4 March 2019\nPrepared by the Disaster Management Agency\n\n",
            ("Disaster Management Agency", "Lake floods", "2019-03-04", None, None),
        ),
        (
            "NHO News Release 19/55\n\nArdenia: help for Alkent\n\n4 March 2019\n\n",
            ("NHO", "Ardenia: help for Alkent", "2019-03-04", None, None),
        ),
        (
            "Médecins pour Tous – Communiqué de presse\n\nArdenia: two boats lost\n\nWe have lost two boats.\n\n",
            ("Médecins pour Tous", "Ardenia: two boats lost", None, None, None),
        ),
        (
            "OFFICE OF THE GOVERNOR\nPROVINCE OF ALKENT\nPublic notice no. 14\n\nLower town to be cleared\n\n",
            ("OFFICE OF THE GOVERNOR", "Lower town to be cleared", None, None, None),
        ),
        (
            "GENERAL STAFF OF THE ARMED FORCES\nOperational update – 4 March 2019, 06:00\n\n",
            ("GENERAL STAFF OF THE ARMED FORCES", None, "2019-03-04T06:00", None, None),
        ),
        (
            "Posted on Facebook by the Municipality of Alkent, 4 March 2019\n\n",
            ("Municipality of Alkent", None, "2019-03-04", None, None),
        ),
        (
            "Army Command Daily Briefing, 4 March 2019\n\n",
            ("Army Command", "Army Command Daily Briefing, 4 March 2019", "2019-03-04", None, None),
        ),
        (
            "Council calls for calm\n\nMessage from the Council of Alkent\n\nWe ask for calm.\n\n",
            ("Council of Alkent", "Council calls for calm", None, None, None),
        ),
        (
            "Council calls for calm\n\nLetter from the Army Hospital\n\n",
            (None, "Council calls for calm", None, None, None),
        ),
        (
            "YEMEN press release\n\nAn aid ship has come\n\nThe ship came to Yemen.\n\n",
            (None, "YEMEN press release", None, None, None),
        ),
        (
            "Bad weather: press release\n\nWhat the mayor wrote\n\n",
            (None, "Bad weather: press release", None, None, None),
        ),
    ],
)
def test_who_issues_a_paper(read_report, opening, known):
    """The offices below what paper it is, who is said to have issued it, or whom its title names tell whose it is."""
    report = read_report("a.txt", f"{opening}{SAID}\n{MORE}".encode())
    outlet, title, published, day, dateline = known
    assert (report.outlet, report.title, report.published) == (outlet, title, published)
    assert (report.spans["day"].of(report.text) if "day" in report.spans else None) == day
    assert report.dateline == dateline
    if outlet is not None:
        assert report.spans["outlet"].of(report.text) == outlet


@pytest.mark.parametrize(
    ("end", "outlet"),
    [
        ("For the Council of the Lake,\nColonel Ana Dias", "Council of the Lake"),
        ("On behalf of the Lake Workers' Union\n\nAna Dias\nPresident", "Lake Workers' Union"),
        ("For the first time,\nAna Dias", None),
        ("For the Council of the Lake,\nit is too late to go back to what was agreed", None),
        ("For the Council of the Lake, Ana Dias spoke.", None),
        ("FOR THE COUNCIL,\nANA DIAS", "COUNCIL"),
        (
            "We ask for peace.\n\nAna Dias\nChair, Lower Town Residents' Committee",
            "Lower Town Residents' Committee",
        ),
        ("We ask for peace.\n\nAna Dias\nSecretary General of the Union of the Lake", "Union of the Lake"),
        ("Nobody asks for peace.\n\nAna Dias\nChair, Lower Town Residents' Committee", None),
        ("We ask for peace.\n\nAna Dias\nPresident of the Republic", None),  # it is no body that speaks
        ("We ask for peace.\n\nAna Dias\nHead of Department Stores", None),
        ("We ask for peace.\n\nAna Dias\nHead of Hospital", None),
    ],
)
def test_for_whom_a_text_is_signed(read_report, end, outlet):
    """A last line "For the …" above a name tells whose words they are."""
    report = read_report("a.txt", f"Army shells Homs again\n\n{SAID}\n{MORE}\n\n{end}\n".encode())
    assert report.outlet == outlet
    assert report.provenance.get("outlet") == (None if outlet is None else "signature")


@pytest.mark.parametrize(
    ("headline", "line", "outlet", "title"),
    [
        ("Vale Nova: Bridge is shut", "By our newsroom, August 11", "Vale Nova", "Bridge is shut"),
        ("Vale Nova: Bridge is shut", "By Ann Roe", None, "Vale Nova: Bridge is shut"),
        ("Port Alkent: Bridge is shut", "By our reporters, August 11", None, "Port Alkent: Bridge is shut"),
        ("Lake Council: Bridge is shut", "By our reporters, August 11", None, "Lake Council: Bridge is shut"),
        ("Alkent: Bridge is shut", "By our newsroom", None, "Alkent: Bridge is shut"),
        (
            "Two dead, one missing: Bridge is shut",
            "By our newsroom",
            None,
            "Two dead, one missing: Bridge is shut",
        ),
    ],
)
def test_the_outlet_before_its_headline(read_report, headline, line, outlet, title):
    """A name before the headline that comes nowhere else is the outlet's where "our newsroom" writes."""
    text = f"{headline}\n\n{line}\n\nThe bridge at Port Alkent was shut. {SAID}\n{MORE}"
    report = read_report("a.txt", text.encode())
    assert (report.outlet, report.title) == (outlet, title)
    assert report.spans["title"].of(report.text) == title


def test_capitals_mark_no_name_where_all_is_in_capitals(read_report):
    """In a text all in capitals the lines of a paragraph are neither outlets nor datelines."""
    text = "ARMY SHELLS HOMS\n\nTHE TOWN IN THE NORTH (SAID THE RADIO OF\nHOMS, 8 DECEMBER - A VOICE) WAS SHELLED AGAIN.\nTHE POST - TODAY, FRIDAY\n"
    report = read_report("a.txt", text.encode())
    assert (report.outlet, report.dateline, "day" in report.spans) == (None, None, False)


@pytest.mark.parametrize(
    ("opening", "outlet", "title"),
    [
        (
            "ALKENT OBSERVER\n\nSix dead in floods\n\nTuesday, September 3\n\n",
            "ALKENT OBSERVER",
            "Six dead in floods",
        ),
        (
            "The Sunday Herald (Alkent) – September 1\n\nSix dead in floods\n\n",
            "The Sunday Herald",
            "Six dead in floods",
        ),
        (
            "The Sunday Herald, 1 September 2019\n\nSix dead in floods\n\n",
            "The Sunday Herald",
            "Six dead in floods",
        ),
        # a day right below the name
        (
            "THE ALKENT COURIER\nTuesday, March 4 - late edition\n\nSix dead in floods\n\nBy Ann Roe in Alkent\n\n",
            "THE ALKENT COURIER",
            "Six dead in floods",
        ),
        (
            "ALKENT DAILY\nWorld news | Wednesday 5 March 2019\n\nSix dead in floods\n\n",
            "ALKENT DAILY",
            "Six dead in floods",
        ),
        ("CHANNEL NINE, ALKENT\nEvening bulletin, Tuesday 14 October, 19:00\n\n", "CHANNEL NINE", None),
        (
            "RADIO VALE ONLINE\nFloods at Alkent: the day as it happened\nMonday, 13 October\n\n",
            "RADIO VALE ONLINE",
            "Floods at Alkent: the day as it happened",
        ),
        (
            "ALKENT POST - LIVE: Six dead in floods\nWednesday 5 March. Newest entries first.\n\n",
            "ALKENT POST",
            "Six dead in floods",
        ),
        ("Radio Vale shelled\nTuesday, March 4\n\n", None, "Radio Vale shelled"),
        ("Fire at the Alkent Courier\nTuesday, March 4\n\n", None, "Fire at the Alkent Courier"),
        ("The Morning Star\n\nSix dead in floods\n\n", None, "The Morning Star"),  # no day: it may be a story
        (
            "The Last Post\n\nBugler plays for the dead\n\n3 May\n\nThe post was played.\n\n",
            None,
            "The Last Post",
        ),
        ("Star Hotel\n\nSix dead in floods\n\nTuesday, September 3\n\n", None, "Star Hotel"),
    ],
)
def test_the_outlet_above_the_headline(read_report, opening, outlet, title):
    """A medium's name above the headline publishes the report where the lines of the head say a day."""
    report = read_report("a.txt", f"{opening}{SAID}\n{MORE}".encode())
    assert (report.outlet, report.title, report.dateline) == (outlet, title, None)
