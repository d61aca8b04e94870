"""The page in a real browser: it renders, links land, search and filters do what they say."""

import re
from dataclasses import replace

import pytest

from secondsource.dossier import html as html_module
from secondsource.dossier import shelves, write_html
from secondsource.dossier.build import build
from secondsource.dossier.html import render
from secondsource.dossier.values import Count

SECTIONS = ("glance", "findings", "figures", "timeline", "speakers", "lineage", "places", "reports", "limits")


def serious(page, axe):
    """Return what axe-core finds serious or critical on a page."""
    page.add_style_tag(content="* { content-visibility: visible !important }")
    page.evaluate(axe)
    found = page.evaluate("axe.run(document, { resultTypes: ['violations'] }).then(r => r.violations)")
    return [(v["id"], v["nodes"][0]["html"][:160]) for v in found if v["impact"] in ("serious", "critical")]


@pytest.fixture(scope="module")
def path(small, tmp_path_factory):
    """Return the small case's dossier."""
    return write_html(small, tmp_path_factory.mktemp("dossier") / "dossier.html")


def test_every_section_renders_quietly(visit, path):
    """All nine sections are there and have height; nothing is complained about and nothing is asked for."""
    seen = visit(path)
    for section in SECTIONS:
        assert seen.page.locator(f"#{section}").bounding_box()["height"] > 100
    seen.page.mouse.wheel(0, 100_000)
    assert seen.troubles == []


def test_it_is_one_file_that_loads_no_other(path):
    """Nothing in it loads anything; the only address is that of a report, as a link for the reader to follow."""
    text = path.read_text(encoding="utf-8")
    tags = re.findall(r"<[a-z][^>]*>", text)
    assert not [t for t in tags if re.search(r"\s(src|srcset|poster|action|data)\s*=", t)]
    assert [t for t in tags if "http" in t and "http-equiv" not in t] == [
        '<a href="https://dda.example/news/1?a=b&amp;c=d" rel="noreferrer noopener external">'
    ]
    assert "javascript:alert(3)" not in text


def test_every_link_lands(visit, path):
    """Each link leads to an anchor on the page, and no anchor is there twice."""
    page = visit(path).page
    missing = page.evaluate(
        "() => [...document.querySelectorAll('a')].map(a => a.getAttribute('href'))"
        ".filter(h => !h.startsWith('https:') && (!h.startsWith('#') || !document.getElementById(h.slice(1))))"
    )
    assert missing == []
    twice = page.evaluate(
        "() => { const ids = [...document.querySelectorAll('[id]')].map(e => e.id);"
        " return ids.filter((id, i) => ids.indexOf(id) !== i); }"
    )
    assert twice == []


def test_a_claim_and_its_words_lead_to_each_other(visit, path, small):
    """From every claim a link lands on its marked words in the report, and from there one leads back."""
    page = visit(path).page
    seen = page.evaluate(
        """() => Object.fromEntries([...document.querySelectorAll('#findings [id^=cla-]')].map(({ id }) => [id, {
            marked: [...document.querySelectorAll(`.report mark[data-c~="${id}"]`)].map(m => m.textContent).join(''),
            words: document.querySelectorAll(`article #w-${id}`).length,
            back: document.querySelectorAll(`.report a.k[href="#${id}"]`).length,
            there: document.querySelectorAll(`#findings a[href="#w-${id}"]`).length,
        }]))"""
    )
    claims = {c.id: c for e in small.extractions for c in e.claims}
    assert seen.keys() == claims.keys()
    texts = {r.id: r.text for r in small.reports}
    for id_, claim in claims.items():
        marked = "".join(s.of(texts[claim.report]) for s in claim.spans)
        assert seen[id_] == {"marked": marked, "words": 1, "back": 1, "there": 1}


def test_a_permalink_lights_up_the_words(visit, path, small):
    """Opening the address of a claim's words scrolls there and lights up all of them."""
    browser = pytest.importorskip("playwright.sync_api")
    claim = small.extractions[0].claims[0]
    page = visit(path).page
    page.goto(f"{path.as_uri()}#w-{claim.id}")
    page.reload()
    lit = page.locator("mark.on")
    lit.first.wait_for(state="attached")  # the page lights them up when it has found where they are
    assert "".join(lit.all_text_contents()) == claim.text
    browser.expect(lit.first).to_be_in_viewport()


def test_search_finds_and_leads(visit, path):
    """Search finds words of reports, ignores accents and case, and Enter opens the first hit."""
    page = visit(path).page
    page.keyboard.press("/")
    page.keyboard.type("TRUDEAU confirm")
    page.wait_for_selector("#hits a")
    assert page.locator("#hits a").count() >= 2
    assert "Trudeau" in page.locator("#hits a").first.text_content()
    page.keyboard.press("Enter")
    assert page.evaluate("location.hash").startswith("#cla-")
    assert page.locator("#hits").is_hidden()
    page.fill("#q", "ejercito")
    page.locator("#hits a", has_text="Ejército").first.wait_for()
    page.fill("#q", "no such words")
    page.get_by_text("Nothing found").first.wait_for()


def test_findings_filter(visit, path, small):
    """Unticking a status hides its findings and no other; following a link into them shows them again."""
    page = visit(path).page
    page.uncheck("form[data-filter=finding] input[value=disputed]")
    visible = page.locator("article.finding:visible")
    disputed = sum(f.status == "disputed" for f in small.reconciliation.findings)
    assert visible.count() == len(small.reconciliation.findings) - disputed
    assert page.locator("article.finding[data-status=disputed]:visible").count() == 0
    page.click(".board a.line >> nth=0")
    assert page.locator("article.finding[data-status=disputed]:visible").count() == disputed


def test_figures_sort_and_filter(visit, path):
    """The table of figures sorts by number, what has none last, and shows one measure only."""
    page = visit(path).page
    page.click("#figures th:has-text('Best') button")

    def best():
        return page.locator("#figures tbody tr:visible td:nth-child(5)").all_text_contents()

    numbers = [float(x.replace(",", "")) for x in best() if x != "–"]
    assert numbers == sorted(numbers)
    page.click("#figures th:has-text('Best') button")
    assert [float(x.replace(",", "")) for x in best() if x != "–"] == numbers[::-1]
    assert page.locator("#figures th[aria-sort=descending]").count() == 1
    page.select_option("#figures select", "killed")
    assert set(page.locator("#figures tbody tr:visible td:first-child").all_text_contents()) == {"killed"}


def test_text_of_reports_is_never_markup(visit, path):
    """A report with a script, an image with a handler and a javascript: address shows them as text."""
    seen = visit(path)
    page = seen.page
    assert page.locator("main script, main img, main iframe").count() == 0
    assert "<script>alert('owned')</script>" in page.locator("#reports").text_content()
    assert page.locator("a[href^='javascript']").count() == 0
    assert seen.troubles == []


def test_the_policy_stops_foreign_code(visit, path, tmp_path):
    """Were markup to slip through, the page's policy would not run it nor load anything."""
    broken = tmp_path / "broken.html"
    hole = "<script>window.owned = 1</script><img src='x.png' onerror='window.owned = 2'><main"
    broken.write_text(path.read_text(encoding="utf-8").replace("<main", hole, 1), encoding="utf-8")
    seen = visit(broken)
    assert seen.page.evaluate("window.owned") is None
    assert seen.troubles


@pytest.mark.parametrize("width", [390, 1440])
def test_nothing_sticks_out(visit, path, width):
    """No long word, table or drawing makes the page wider than the screen."""
    page = visit(path, viewport={"width": width, "height": 844}).page
    page.evaluate("document.querySelectorAll('details').forEach(d => d.open = true)")
    assert page.evaluate("document.documentElement.scrollWidth") <= width


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [390, 1440])
def test_axe_finds_nothing_serious(visit, path, axe, scheme, width):
    """axe-core finds nothing serious or critical, in light and dark, wide and narrow."""
    page = visit(path, color_scheme=scheme, bypass_csp=True, viewport={"width": width, "height": 900}).page
    assert serious(page, axe) == []


def test_the_keyboard_reaches_everything(visit, path):
    """The first stop is the way past the navigation; all links and fields can be reached and show it."""
    page = visit(path).page
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.className") == "skip"
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "main"
    assert page.locator("[tabindex]:not([tabindex='0']):not([tabindex='-1'])").count() == 0


def test_print_shows_everything(visit, path, small):
    """On paper there is no navigation, and what is folded away on the screen is there."""
    page = visit(path).page
    page.emulate_media(media="print")
    assert page.locator(".rail").is_hidden()
    assert page.locator(".report .source dd").first.is_visible()


def test_on_paper_nothing_overlaps(visit, path):
    """On a sheet's width the two tables under the first screen stand one below the other, and figures are lines."""
    page = visit(path, viewport={"width": 690, "height": 1000}).page
    page.emulate_media(media="print")
    calendar, about = (
        page.locator(".under > section").nth(i).evaluate("e => e.getBoundingClientRect().toJSON()")
        for i in (0, 1)
    )
    assert about["top"] >= calendar["bottom"]
    rows = page.locator(".figs tbody tr").evaluate_all(
        "rows => rows.map(r => r.getBoundingClientRect().height)"
    )
    assert max(rows) < 70


def test_it_works_without_script(visit, path):
    """Without JavaScript all of it is there to read, and no control that would do nothing is shown."""
    page = visit(path, java_script_enabled=False).page
    assert page.locator("form:visible").count() == 0
    assert "More than 80 people" in page.locator("#reports").text_content()


def test_same_case_same_bytes(small):
    """The same snapshot gives the same page, byte for byte."""
    assert render(small) == render(small)


@pytest.fixture(scope="module")
def folded(small, tmp_path_factory):
    """Return the small case's dossier folded as if it were large, one thing in each pack."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(html_module, "LARGE", 0)
        patch.setattr(shelves, "PACK", 1)
        return write_html(small, tmp_path_factory.mktemp("folded") / "dossier.html")


def test_a_folded_page_unfolds(visit, folded, small):
    """In a large page links land in what is folded, filters see all of it, and it is not needed to open it."""
    last = [c for e in small.extractions for c in e.claims][-1]
    seen = visit(folded)
    page = seen.page
    assert page.locator(".shelf").count() > 5
    page.evaluate("id => { location.hash = id }", f"w-{last.id}")
    page.locator("mark.on").first.wait_for()
    assert "".join(page.locator("mark.on").all_text_contents()) == last.text
    page.uncheck("form[data-filter=finding] input[value=disputed]")
    page.locator("#findings .shelf").first.wait_for(state="detached")
    kept = [f for f in small.reconciliation.findings if f.status != "disputed"]
    page.wait_for_timeout(300)
    assert page.locator("article.finding:visible").count() == len(kept)
    assert seen.troubles == []


def test_search_knows_what_is_folded(visit, folded):
    """Search finds words that are not yet on the page."""
    page = visit(folded, viewport={"width": 1440, "height": 300}).page
    page.fill("#q", "shelled eastern denied")
    page.locator("#hits a").first.wait_for()
    page.keyboard.press("Enter")
    page.locator(".claim:focus").wait_for()


def test_printing_unfolds(visit, folded):
    """The button that prints all of it unfolds all of it first."""
    page = visit(folded, viewport={"width": 1440, "height": 300}).page
    page.evaluate("window.print = () => { window.printed = document.querySelectorAll('.shelf').length }")
    page.locator("#print").dispatch_event("click")
    page.wait_for_timeout(600)
    assert page.evaluate("window.printed") == 0


def test_a_large_case_is_a_folder(visit, small, tmp_path, monkeypatch):
    """Beyond the limit there is a front page and a folder; every link between them lands; search leads on."""
    monkeypatch.setattr(html_module, "MOST_REPORTS", 2)
    monkeypatch.setattr(html_module, "FINDINGS", 2)
    monkeypatch.setattr(html_module, "REPORTS", 4)
    front = write_html(small, tmp_path / "dossier.html")
    anchors, links = {}, []
    for file in (front, *(tmp_path / "dossier_pages").glob("*.html")):
        text = file.read_text(encoding="utf-8")
        anchors[file.resolve()] = set(re.findall(r'\bid="([^"]+)"', text))
        links += [(file, href) for href in re.findall(r'href="([^"]+)"', text)]
    assert len(anchors) > 10
    for file, href in links:
        if href.startswith("https:"):
            continue
        target, _, anchor = href.partition("#")
        landed = (file.parent / target).resolve() if target else file.resolve()
        assert landed in anchors, (file.name, href)
        assert not anchor or anchor in anchors[landed] or anchor.startswith("g-"), (file.name, href)
    seen = visit(front)
    seen.page.fill("#q", "wounded")
    seen.page.keyboard.press("Enter")
    seen.page.wait_for_selector("#hits a")
    seen.page.click("#hits a >> nth=0")
    seen.page.wait_for_url("**/findings-*.html#fin-*")
    assert seen.troubles == []


def test_what_is_off_the_screen_costs_nothing_yet(visit, path):
    """In a finding of many claims those off the screen are not laid out; on paper all of them are."""
    page = visit(path, viewport={"width": 1440, "height": 300}).page
    page.evaluate("location.hash = 'findings'")
    page.wait_for_timeout(300)
    last = page.locator("#findings .finding").first.locator(".group .claim q").last
    laid_out = "e => e.checkVisibility({ contentVisibilityAuto: true })"
    assert not last.evaluate(laid_out)
    page.emulate_media(media="print")
    assert last.evaluate(laid_out)


def test_findings_of_many_claims_are_divided(small):
    """A page of findings ends before its claims grow too many, and a finding larger than a page has one of its own."""
    one = build(small).findings[0]
    found = tuple(replace(one, claims=Count(n, "")) for n in (900, 300, 200, 200, 5))
    assert [[f.claims.n for f in page] for page in html_module._findings(found)] == [
        [900],
        [300, 200],
        [200, 5],
    ]
    assert list(html_module._findings(())) == [()]
