"""Nothing is shown that cannot be recovered."""

import re
from dataclasses import replace

import pytest

from secondsource.dossier import html as html_module
from secondsource.dossier import shelves, write_html
from secondsource.dossier.html import render
from tests.dossier.walkback import Walk


def test_every_value_leads_back(small):
    """Each name, number, date and speaker on the page is words of a report, a field, or the size of a set."""
    walk = Walk(small).page(render(small))
    assert walk.problems == []
    assert walk.verified["data-span"] > 100
    assert walk.verified["data-field"] > 300
    assert walk.verified["data-count"] > 80
    assert walk.verified["link in a sentence"] >= 2


def test_a_folded_page_leads_back(small, monkeypatch):
    """What is folded away in a large page leads back too, and is all that an unfolded page shows."""
    monkeypatch.setattr(html_module, "LARGE", 0)
    monkeypatch.setattr(shelves, "PACK", 1)
    folded = render(small)
    assert folded.count('class="shelf"') > 20
    walk = Walk(small).page(shelves.unfold(folded))
    assert walk.problems == []
    monkeypatch.undo()
    assert walk.verified == Walk(small).page(render(small)).verified


def test_every_page_of_a_folder_leads_back(small, tmp_path, monkeypatch):
    """The same holds for each page of a large case."""
    monkeypatch.setattr(html_module, "MOST_REPORTS", 2)
    write_html(small, tmp_path / "dossier.html")
    pages = [tmp_path / "dossier.html", *(tmp_path / "dossier_pages").glob("*.html")]
    assert len(pages) > 5
    for page in pages:
        assert Walk(small).page(page.read_text(encoding="utf-8")).problems == [], page.name


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (">More than 80<", ">More than 90<"),
        (">At a glance<", ">At Aleppo<"),
        ("Every number", "Every 7 numbers"),
        (">10,500<", ">10,501<"),
        ("8 Dec 2016", "7 Dec 2016"),
        (">Rami Abdulrahman<", ">Rami Abderrahman<"),
    ],
)
def test_the_walk_notices(small, old, new):
    """A changed number, date or name, and a name or number put into the interface, is noticed."""
    text = render(small)
    assert old in text
    assert Walk(small).page(text.replace(old, new, 1)).problems


@pytest.mark.parametrize(
    ("why", "led"),
    [
        ("Sergei Lavrov said it.", "Lavrov"),
        ("It is what Sergei Lavrov said.", "Lavrov"),
        ("wire tells it in its own voice.", "wire"),
        ("Nine reports tell it.", None),
        ("It is the 17th.", None),
    ],
)
def test_the_walk_notices_names_in_sentences(small, why, led):
    """In a sentence of ours each name leads somewhere, at its beginning and in small letters too; no number is made up."""
    made = small.reconciliation
    reports = tuple(replace(r, outlet="wire") if i == 0 else r for i, r in enumerate(small.reports))
    told = replace(made.findings[0], why=why)
    case = replace(small, reports=reports, reconciliation=replace(made, findings=(told, *made.findings[1:])))
    page = render(case)
    if led is None:
        assert any("why" in problem for problem in Walk(case).page(page).problems)
        return
    assert Walk(case).page(page).problems == []
    loose = re.sub(rf"<a href=[^>]*>([^<]*{led})</a>", r"\1", page)
    assert loose != page
    assert any(led in problem for problem in Walk(case).page(loose).problems)


def test_the_walk_notices_a_wrong_count(small):
    """A count that is not the size of its set is noticed."""
    walk = Walk(replace(small, unread=()))
    walk.page(render(small))
    assert any("unread" in problem for problem in walk.problems)
