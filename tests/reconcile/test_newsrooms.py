"""Media that no noun in their names tells."""

import pytest

from secondsource.reconcile.newsrooms import newsrooms
from tests.reconcile.builders import story, tells

PEOPLE = ("Haddad", "Ruiz", "Bosch", "Okoye", "Tahir")


def _quoting(outlet, speakers, own=0):
    """Return a report that gives each speaker's words, and some sentences in its own voice."""
    said = [tells(f"{who} said a shell hit the mill.", "ASSAULT", "hit", by=who) for who in speakers]
    told = [tells(f"The mill lost {n} walls.", "DAMAGE", "lost") for n in range(own)]
    return story(outlet, "2016-12-08", *said, *told)


@pytest.mark.parametrize(
    ("speakers", "own", "gathers"),
    [
        (PEOPLE, 2, True),
        (PEOPLE[:2], 0, False),
        (PEOPLE, 20, False),
        (("He", "She", "They", "It", *PEOPLE[:3]), 0, False),
    ],
)
def test_who_quotes_many_gathers_news(speakers, own, gathers):
    """A publisher gathers news where much of what it prints is the words of several others whom it names."""
    one = _quoting("Semaforo", speakers, own)
    assert bool(newsrooms({one.report.id: one.report}, [one.extraction])) is gathers


def test_whom_others_quote_is_a_body():
    """Whose own words other publishers give gathers no news, however many it quotes."""
    one = _quoting("SeaSafe", PEOPLE)
    two = story(
        "Herald",
        "2016-12-08",
        tells("SeaSafe said a shell hit the mill.", "ASSAULT", "hit", by="SeaSafe"),
        kinds={"SeaSafe": "organization"},
    )
    reports = {s.report.id: s.report for s in (one, two)}
    assert newsrooms(reports, [one.extraction]) == frozenset({"seasafe"})
    assert newsrooms(reports, [one.extraction, two.extraction]) == frozenset()


def test_a_committee_is_no_medium():
    """A noun for a body in its name tells that it speaks for itself."""
    one = _quoting("Families' Committee", PEOPLE)
    assert newsrooms({one.report.id: one.report}, [one.extraction]) == frozenset()
