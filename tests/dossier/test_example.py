"""The dossier of the example, read from its files with everything that ships: not a hand-made case."""

import pytest

from secondsource.case import Case
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


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [390, 1440])
def test_axe_finds_nothing_serious_in_the_example(visit, example, axe, scheme, width):
    """axe-core finds nothing serious or critical in the example's dossier, in light and dark, wide and narrow."""
    path = example.path.with_name("dossier.html")
    page = visit(path, color_scheme=scheme, bypass_csp=True, viewport={"width": width, "height": 900}).page
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    assert serious(page, axe) == []
