"""Two numbers that one sentence sets against each other are a dispute."""

import pytest

from secondsource.reconcile import reconcile
from tests.reconcile.builders import pile, story, tells


@pytest.mark.parametrize(
    ("sentence", "measures", "status"),
    [
        (
            "Police put the crowd at 20,000, but Union said 100,000 people marched.",
            ("count", "protesting"),
            "disputed",
        ),
        (
            "Police put the crowd at 20,000 while Union put it at 100,000.",
            ("protesting", "protesting"),
            "disputed",
        ),
        ("Police put the quake at 5.9; Union put it at 6.1.", ("magnitude", "magnitude"), "disputed"),
        ("Police put the dead at 12, although Union said 30 had died.", ("killed", "count"), "disputed"),
        ("Police put the dead at 12 and Union spoke to 30 families.", ("killed", "count"), None),
        ("Police put the dead at 12, but Union said 30 houses burned.", ("killed", "count"), None),
    ],
)
def test_numbers_set_against_each_other(sentence, measures, status):
    """Two speakers and “but”, “while” or a semicolon between two numbers of one thing: whatever else, they dispute."""
    first, second = (float(w.strip(",.;").replace(",", "")) for w in sentence.split() if w[0].isdigit())
    texts = [w.strip(",.;") for w in sentence.split() if w[0].isdigit()]

    def figure(n, value):
        more = {"text": texts[n]}
        thing = next((w for w in ("houses", "families") if w in sentence), None)
        if measures[n] == "count":
            more |= {"unit": thing, "population": thing}
        if measures[n] == "magnitude":
            more |= {"unit": None, "mode": "measurement"}
        return (measures[n], value, more)

    kind = "CASUALTIES" if "killed" in measures else "PROTEST" if "protesting" in measures else "HAZARD"
    one = story(
        "Herald",
        "2016-12-08",
        tells(sentence, kind, "put", by="Police", place="Aleppo", figures=(figure(0, first),)),
        tells(sentence, kind, "put", by="Union", place="Aleppo", figures=(figure(1, second),)),
        kinds={"Police": "organization", "Union": "organization"},
    )
    reports, extractions = pile(one)
    statuses = {f.status for f in reconcile(reports, extractions).findings}
    assert ("disputed" in statuses) == (status == "disputed")
