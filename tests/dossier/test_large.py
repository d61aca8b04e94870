"""Large cases: a page whose lists are folded, and a folder of pages."""

import re
from dataclasses import replace

import pytest
from lxml import html

from secondsource.dossier import html as html_module
from secondsource.dossier import shelves, write_html
from secondsource.dossier.build import build
from secondsource.dossier.values import Count

STILL = "() => new Promise((done) => { const at = scrollY; setTimeout(() => done(at === scrollY), 200); })"
"""Whether the page has come to rest where a link led: what is clicked while it moves is missed on a busy machine."""


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
    page.wait_for_function(STILL)
    page.uncheck("form[data-filter=finding] input[value=disputed]")
    findings = small.reconciliation.findings
    kept = [f for f in findings if f.status != "disputed"]
    page.get_by_text(f"{len(kept)} of {len(findings)} shown").wait_for()
    assert page.locator("article.finding[data-status=disputed]:visible").count() == 0
    assert seen.troubles == []


def test_each_thing_of_a_list_is_one_element(small, monkeypatch):
    """What stands between the marks of a pack can be made by itself: one element, and nothing beside it."""
    monkeypatch.setattr(html_module, "LARGE", 0)
    monkeypatch.setattr(shelves, "PACK", 500)
    packs = re.findall(r'id="shelf-\d+">([^<]*)<', html_module.render(small))
    things = [thing for pack in packs for thing in shelves.unpack(pack).split(shelves.ITEM)]
    assert len(things) > len(packs) > 20
    for thing in things:
        assert len(html.fragments_fromstring(thing.strip(), no_leading_text=True)) == 1
        assert not (html.fragment_fromstring(thing.strip()).tail or "").strip()


def test_a_filter_by_status_opens_no_more_than_it_must(visit, folded, small):
    """What is folded and all of one status is counted and hidden as it is; what the filter lets through can be opened."""
    page = visit(folded, viewport={"width": 1440, "height": 300}).page
    form = "form[data-filter=finding]"
    findings = small.reconciliation.findings
    statuses = [f.status for f in findings]
    for status in set(statuses) - {"superseded"}:
        page.uncheck(f"{form} input[value={status}]")
    output = page.locator(f"{form} output")
    output.get_by_text(f"1 of {len(findings)} shown").wait_for()
    # Packs of one status are counted and left out as they are; the list shows no more than what is wanted.
    assert page.locator("script[id^=shelf-]").count() > 10
    assert page.locator("#findings .list > *").count() == 1
    page.locator("#findings .list").evaluate("e => e.scrollIntoView()")
    page.locator("article.finding[data-status=superseded]:visible").wait_for()
    assert page.locator("article.finding:visible").count() == 1
    page.fill(f"{form} input[name=text]", "800")
    output.get_by_text(f"1 of {len(findings)} shown").wait_for()
    page.fill(f"{form} input[name=text]", "no such words")
    output.get_by_text(f"0 of {len(findings)} shown").wait_for()
    page.fill(f"{form} input[name=text]", "")
    page.check(f"{form} input[value=disputed]")
    output.get_by_text(f"{1 + statuses.count('disputed')} of {len(findings)} shown").wait_for()


def test_a_filter_by_words_shows_only_what_has_them(visit, folded, small):
    """Words are looked for in what is folded, and in what is folded within it; nothing else is put on the page."""
    page = visit(folded, viewport={"width": 1440, "height": 300}).page
    form = "form[data-filter=finding]"
    total = len(small.reconciliation.findings)
    page.fill(f"{form} input[name=text]", "the situation is changing")
    page.locator(f"{form} output").get_by_text(f"1 of {total} shown").wait_for()
    assert page.locator("#findings .list > *").count() == 1
    assert page.locator("article.finding:visible").count() == 1
    page.fill(f"{form} input[name=text]", "محمد")
    page.locator(f"{form} output").get_by_text(f"1 of {total} shown").wait_for()
    page.fill(f"{form} input[name=text]", "")
    page.locator(f"{form} output").get_by_text(re.compile("^$")).wait_for(state="attached")
    page.fill("form[data-filter=report] input[name=text]", "<script>alert('owned')</script> &")
    page.get_by_text(f"1 of {len(small.reports)} shown").wait_for()
    assert page.locator("article.report:visible").count() == 1


def test_sorting_puts_in_order_what_is_folded(visit, folded, small):
    """All figures of a folded table are sorted, whether they are on the page or not; then they unfold in that order."""
    page = visit(folded, viewport={"width": 1440, "height": 300}).page
    best = page.locator("#figures th", has_text="Best").get_by_role("button")
    best.dispatch_event("click")
    page.get_by_text("Sorted by Best, ascending").wait_for(state="attached")
    best.dispatch_event("click")
    page.get_by_text("Sorted by Best, descending").wait_for(state="attached")
    page.evaluate("() => { window.print = () => { document.body.dataset.printed = true }; }")
    page.locator("#print").dispatch_event("click")
    page.locator("body[data-printed]").wait_for()
    shown = page.locator("#figures tbody tr > td:nth-child(5)").all_text_contents()
    figures = [f for e in small.extractions for c in e.claims for f in c.figures]
    known = sorted((f.best for f in figures if f.best is not None), reverse=True)
    assert [float(text.replace(",", "")) for text in shown[: len(known)]] == known
    assert shown[len(known) :] == ["–"] * (len(figures) - len(known))


def test_a_link_to_what_a_filter_leaves_out_takes_the_filter_back(visit, folded, small):
    """What is linked to is shown, and the form says no more that something is left out."""
    page = visit(folded, viewport={"width": 1440, "height": 300}).page
    form = "form[data-filter=finding]"
    page.fill(f"{form} input[name=text]", "no such words")
    page.locator(f"{form} output").get_by_text("0 of").wait_for()
    last = small.reconciliation.findings[-1].id
    page.evaluate("id => { location.hash = id }", last)
    page.locator(f"article#{last}:visible").wait_for()
    page.locator(f"{form} output").get_by_text(re.compile("^$")).wait_for(state="attached")
    assert page.locator(f"{form} input[name=text]").input_value() == ""


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
    count = "document.querySelectorAll('.shelf').length"
    page.evaluate(f"() => {{ window.print = () => {{ document.body.dataset.printed = {count} }}; }}")
    assert page.evaluate(count) > 20
    page.locator("#print").dispatch_event("click")
    page.locator("body[data-printed]").wait_for()
    assert page.locator("body").get_attribute("data-printed") == "0"


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


@pytest.fixture(scope="module")
def folder(small, tmp_path_factory):
    """Return the front page of the small case's dossier, in a folder of pages as if it were large."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(html_module, "MOST_REPORTS", 2)
        patch.setattr(html_module, "FINDINGS", 2)
        patch.setattr(html_module, "REPORTS", 4)
        return write_html(small, tmp_path_factory.mktemp("folder") / "dossier.html")


def page_of(front, name):
    """Return one page of a folder by its front page."""
    return front.with_name("dossier_pages") / name


def test_a_filter_says_that_it_sees_one_page(visit, folder):
    """In a folder a filter says on how many pages it does not look; on a section of one page there is nothing to say."""
    pages = visit(page_of(folder, "findings-1.html")).page
    number = pages.locator(".pager a").count()
    note = pages.locator("form[data-filter=finding] .note")
    assert note.text_content().startswith(f"Only what is on this page, one of {number}.")
    assert visit(page_of(folder, "figures-1.html")).page.locator("form .note").count() == 0


def test_the_search_of_a_folder_knows_every_word(visit, folder):
    """From any page the search looks through claims and the reports' text, and leads to the page that has them."""
    page = visit(page_of(folder, "figures-1.html")).page
    page.fill("#q", "shelled several eastern")
    page.keyboard.press("Enter")
    page.wait_for_url("**/search.html#q=*")
    page.locator("#hits a").first.click()
    page.wait_for_url("**/findings-*.html#cla-*")
    page.locator(".claim:focus q", has_text="shelled several eastern").wait_for()


def test_a_case_too_large_for_words_is_searched_by_titles(visit, small, tmp_path, monkeypatch):
    """Beyond the limit the search looks through titles, speakers and places, and says so."""
    monkeypatch.setattr(html_module, "MOST_REPORTS", 2)
    monkeypatch.setattr(html_module, "MOST_WORDS", 10)
    front = write_html(small, tmp_path / "dossier.html")
    page = visit(front.with_name("dossier_pages") / "search.html").page
    assert "too large to look through every word" in page.locator("#search").text_content()
    page.fill("#q", "has died")
    page.get_by_text("Nothing found").first.wait_for()
    page.fill("#q", "Lavrov")
    page.locator("#hits a").first.wait_for()


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
