"""Who publishes a report, by the lines above it."""

import doctest

import pytest

from secondsource.readers import publishing
from tests.readers.samples import MORE, SAID


def test_worked_examples():
    """The examples in the docstrings hold."""
    failed, _ = doctest.testmod(publishing)
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
