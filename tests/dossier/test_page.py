"""The page in a real browser: it renders, links land, search and filters do what they say."""

import re
from dataclasses import replace

import pytest

from secondsource.dossier import write_html
from secondsource.dossier.html import render
from secondsource.model import Span

SECTIONS = ("glance", "findings", "figures", "timeline", "speakers", "lineage", "places", "reports", "limits")


def serious(page, axe):
    """Return what axe-core finds serious or critical on a page."""
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


def _shown(page, output):
    """Wait until a list is filtered: it is looked through a little at a time, and how many are shown is said at the end."""
    page.locator(output, has_text="shown").wait_for(state="attached")


def test_findings_filter(visit, path, small):
    """Unticking a status hides its findings and no other; following a link into them shows them again."""
    page = visit(path).page
    page.uncheck("form[data-filter=finding] input[value=disputed]")
    _shown(page, "form[data-filter=finding] output")
    visible = page.locator("article.finding:visible")
    disputed = sum(f.status == "disputed" for f in small.reconciliation.findings)
    assert visible.count() == len(small.reconciliation.findings) - disputed
    assert page.locator("article.finding[data-status=disputed]:visible").count() == 0
    page.click(".board a.line >> nth=0")
    assert page.locator("article.finding[data-status=disputed]:visible").count() == disputed


def test_figures_sort_and_filter(visit, path):
    """The table of figures sorts by number, what has none last, and shows one measure only."""
    page = visit(path).page

    def sort_by_best(way):
        page.click("#figures th:has-text('Best') button")
        page.locator("#said", has_text=way).wait_for(state="attached")  # said when the rows stand

    def best():
        return page.locator("#figures tbody tr:visible td:nth-child(5)").all_text_contents()

    sort_by_best("ascending")
    numbers = [float(x.replace(",", "")) for x in best() if x != "–"]
    assert numbers == sorted(numbers)
    sort_by_best("descending")
    assert [float(x.replace(",", "")) for x in best() if x != "–"] == numbers[::-1]
    assert page.locator("#figures th[aria-sort=descending]").count() == 1
    page.select_option("#figures select", "killed")
    _shown(page, "#figures output")
    assert set(page.locator("#figures tbody tr:visible td:first-child").all_text_contents()) == {"killed"}


def test_figures_of_one_place(visit, path, small):
    """The table of figures shows one place only, by whatever words its claims name it."""
    page = visit(path).page
    page.select_option("#figures select[name=place]", label="al-Kalaseh")
    _shown(page, "#figures output")
    shown = page.locator("#figures tbody tr:visible")
    assert shown.locator("td:nth-child(8)").all_text_contents() == ["al-Kalaseh"]
    total = page.locator("#figures tbody tr").count()
    assert page.locator("#figures output").text_content() == f"1 of {total} shown"
    page.select_option("#figures select[name=place]", "")
    page.locator("#figures output:empty").wait_for(state="attached")
    assert page.locator("#figures tbody tr:visible").count() == total


def test_figures_of_one_population(visit, path):
    """The table of figures shows only those of one population, with or without capitals."""
    page = visit(path).page
    page.select_option("#figures select[name=population]", "civilians")
    _shown(page, "#figures output")
    shown = page.locator("#figures tbody tr:visible td:nth-child(2)").all_text_contents()
    assert {text.lower() for text in shown} == {"civilians"}


def test_figures_of_one_period(visit, path):
    """The table of figures shows what is counted in one way, and what is of some days: not what is of unknown days."""
    page = visit(path).page
    rows = page.locator("#figures tbody tr")
    spans = rows.evaluate_all("all => all.map((row) => [row.dataset.since, row.dataset.until])")
    day = min(until for _, until in spans if until)
    page.fill("#figures input[name=until]", day)
    _shown(page, "#figures output")
    expected = sum(1 for since, _ in spans if since and since <= day)
    assert 0 < expected < len(spans)
    assert page.locator("#figures tbody tr:visible").count() == expected
    page.fill("#figures input[name=until]", "")
    page.fill("#figures input[name=since]", "2999-01-01")
    page.locator("#figures output", has_text="0 of").wait_for()
    page.fill("#figures input[name=since]", "")
    page.locator("#figures output:empty").wait_for(state="attached")
    page.select_option("#figures select[name=mode]", "in one event")
    _shown(page, "#figures output")
    assert all(
        "in one event" in text for text in page.locator("#figures tbody tr:visible").all_text_contents()
    )


def test_what_is_closed_is_printed_open(visit, path):
    """On paper nothing can be opened: the browser's print opens what is closed, and closes it again."""
    page = visit(path).page
    closed = page.locator("details:not([open])").count()
    assert closed
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    assert page.locator("details:not([open])").count() == 0
    page.evaluate("dispatchEvent(new Event('afterprint'))")
    assert page.locator("details:not([open])").count() == closed


def test_a_link_is_copied_and_that_is_seen(visit, path, small):
    """Following the sign beside a finding or claim copies its address, and says so to eye and ear for a moment."""
    page = visit(path).page
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    claim = small.extractions[0].claims[0]
    for anchor in (small.reconciliation.findings[0].id, claim.id):
        page.locator(f'#findings a.perma[href="#{anchor}"]').click()
        page.locator("#said:not(.sr)", has_text="Link copied").wait_for()
        assert page.evaluate("navigator.clipboard.readText()") == f"{path.as_uri()}#{anchor}"
    page.locator("#said.sr").wait_for(state="attached")


def test_small_numbers_run_through_a_report(visit, small, tmp_path):
    """The numbers of a report's claims run on from its headline to its text: no two claims have the same."""
    report = small.reports[0]
    head = Span(0, report.text.index("\n"))
    reports = (replace(report, spans={"title": head}), *small.reports[1:])
    first = small.extractions[0]
    claim = replace(first.claims[0], id="cla-headline", spans=(Span(0, 11),), sentence=head, headline=True)
    titled = replace(first, claims=(claim, *first.claims))
    case = replace(small, reports=reports, extractions=(titled, *small.extractions[1:]))
    page = visit(write_html(case, tmp_path / "dossier.html")).page
    within = page.locator(f"#{report.id}")
    assert within.locator("h3 .k").count() == 1
    # On a report itself, which is rendered lazily, a counter would not reach from the headline to the text.
    assert within.evaluate("e => getComputedStyle(e).counterReset") == "none"
    assert within.locator("header").evaluate("e => getComputedStyle(e).counterReset") == "k 0"
    assert within.locator(".body").evaluate("e => getComputedStyle(e).counterReset") == "none"


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


def test_what_is_off_the_screen_costs_nothing_yet(visit, path):
    """In a case of many reports, claims off the screen are not laid out; on paper all of them are."""
    page = visit(path, viewport={"width": 1440, "height": 300}).page
    page.evaluate("document.body.classList.remove('few')")
    page.evaluate("location.hash = 'findings'")
    page.wait_for_timeout(300)
    last = page.locator("#findings .finding").first.locator(".group .claim q").last
    laid_out = "e => e.checkVisibility({ contentVisibilityAuto: true })"
    assert not last.evaluate(laid_out)
    page.emulate_media(media="print")
    assert last.evaluate(laid_out)
