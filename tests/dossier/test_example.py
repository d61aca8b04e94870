"""The dossier of the example, read from its files with everything that ships: not a hand-made case."""

import re

import pytest

from secondsource.case import Case
from secondsource.dossier import html as html_module
from secondsource.dossier import write_html
from secondsource.dossier.html import render
from tests.conftest import ROOT
from tests.dossier.test_page import serious
from tests.dossier.walkback import Walk


@pytest.fixture(scope="module")
def example(tmp_path_factory):
    """Return the case of the example's reports."""
    case = Case.create(tmp_path_factory.mktemp("example") / "case.sqlite")
    assert case.add([ROOT / "examples" / "aleppo"]).complete
    case.dossier(case.path.with_name("dossier.html"))
    return case


def test_every_value_of_the_example_leads_back(example):
    """Each name, number, date and speaker on the example's page is words of its reports, a field, or a set's size."""
    snapshot = example.snapshot()
    walk = Walk(snapshot).page(render(snapshot))
    assert walk.problems == []
    assert walk.verified["data-span"] > 300
    assert walk.verified["data-field"] > 800
    assert walk.verified["link in a sentence"] > 20


def test_every_claim_of_the_example_is_led_to_from_its_report(example):
    """Each claim has its words in one report, and there one small number that leads back to it."""
    page = example.path.with_name("dossier.html").read_text(encoding="utf-8")
    claims = sorted(c.id for e in example.snapshot().extractions for c in e.claims)
    assert sorted(re.findall(r'<a class="k" href="#([^"]+)"', page)) == claims
    assert sorted(re.findall(r'id="w-([^"]+)"', page)) == claims
    assert sorted(re.findall(r'id="(cla-[^"]+)"', page)) == claims


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [390, 1440])
def test_axe_finds_nothing_serious_in_the_example(visit, example, axe, scheme, width):
    """axe-core finds nothing serious or critical in the example's dossier, in light and dark, wide and narrow."""
    path = example.path.with_name("dossier.html")
    page = visit(path, color_scheme=scheme, bypass_csp=True, viewport={"width": width, "height": 900}).page
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    assert serious(page, axe) == []


def test_no_link_of_a_folder_of_the_example_is_dead(example, tmp_path, monkeypatch):
    """Were the example a large case, every link between its pages would land: on claims in headlines, too."""
    monkeypatch.setattr(html_module, "MOST_REPORTS", 2)
    monkeypatch.setattr(html_module, "FINDINGS", 5)
    monkeypatch.setattr(html_module, "REPORTS", 3)
    front = write_html(example.snapshot(), tmp_path / "dossier.html")
    dead, headlines = dead_links(front)
    assert dead == []
    assert headlines > 5


def dead_links(front):
    """Return the links of a folder of pages that lead nowhere, and how many anchors stand in headlines."""
    files = (front, *front.with_name("dossier_pages").glob("*.html"))
    texts = {file.resolve(): file.read_text(encoding="utf-8") for file in files}
    anchors = {file: set(re.findall(r'\bid="([^"]+)"', text)) for file, text in texts.items()}
    dead = []
    for file, text in texts.items():
        for href in re.findall(r'href="(?!https?:)([^"]+)"', text):
            target, _, anchor = href.partition("#")
            landed = (file.parent / target).resolve() if target else file
            if landed not in anchors or (anchor and anchor not in anchors[landed]):
                dead.append((file.name, href))
    heads = (head for text in texts.values() for head in re.findall(r"<h3.*?</h3>", text, re.DOTALL))
    return dead, sum(head.count('id="w-') for head in heads)
