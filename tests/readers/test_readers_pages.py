"""Web pages and feeds: main text, fields, and what was dropped."""

import pytest

from secondsource.model import Span
from tests.readers.samples import MORE, PAGE, SAID


def test_web_page(read_report):
    """A page gives its main text, and what its head says; the rest is kept as dropped, with reasons."""
    report = read_report("a.html", PAGE)
    assert report.text.split("\n")[:3] == ["Army takes the town", SAID, MORE]
    assert (report.title, report.outlet, report.byline) == (
        "Army takes the town",
        "The Meridian Daily",
        "Ines Falk",
    )
    assert (report.published, report.url) == (
        "2016-12-09T06:40:00+02:00",
        "https://meridian.example/2016/12/09/town",
    )
    assert report.provenance["published"] == "<meta article:published_time>"
    assert report.spans["title"] == Span(0, len("Army takes the town"))
    reasons = {dropped.reason: dropped.text for dropped in report.dropped}
    assert reasons["navigation"] == "Home World"
    assert reasons["related link"] == "Related stories\nOld City falls silent"
    assert {"cookie notice", "share line", "footer"} <= set(reasons)


def test_sentences_that_trafilatura_leaves_out_are_taken_back(read_report):
    """A paragraph among an article's others stays, and a teaser in another part of the page does not come in."""
    paragraphs = [f"<p>{SAID} This is the {at}. time that it says so.</p>" for at in range(20)]
    odd = "<p class='byline'>A second witness told us that the road to the north was closed by the army.</p>"
    aside = "<aside><p>Another story tells of a flood in the valley, and has nothing to do with this one.</p></aside>"
    story = "".join([*paragraphs[:9], odd, *paragraphs[9:]])
    page = f"<html><body><div class='story'>{story}</div>{aside}</body></html>"
    report = read_report("a.html", page)
    assert "A second witness told us" in report.text
    assert "flood in the valley" not in report.text
    assert any("flood in the valley" in dropped.text for dropped in report.dropped)


def test_classes_of_the_whole_page_do_not_count(read_report):
    """A class of the body that tells of a cookie banner does not make the article one."""
    page = PAGE.replace("<body>", "<body class='cookie-banner newsletter-open'>").replace(
        "<article>", "<article class='has-comments ad'>"
    )
    assert read_report("a.html", page).text == read_report("b.html", PAGE).text


def test_no_word_of_a_page_is_lost(read_report):
    """Each visible word of a page is in the text or in what was dropped."""
    report = read_report("a.html", PAGE)
    everything = report.text + "\n" + "\n".join(dropped.text for dropped in report.dropped)
    for words in (SAID, MORE, "Home", "Old City falls silent", "All rights reserved.", "We use cookies"):
        assert words in everything


@pytest.mark.parametrize(
    ("head", "published"),
    [
        ('<meta name="pubdate" content="2016-12-08">', "2016-12-08"),
        (
            '<script type="application/ld+json">{"@type":"NewsArticle","datePublished":"2016-12-08T10:00Z"}</script>',
            "2016-12-08T10:00Z",
        ),
        (
            '<script type="application/ld+json">{"@graph":[{"@type":"Person"},{"@type":"Article","datePublished":"2016-12"}]}</script>',
            "2016-12",
        ),
        ('<script type="application/ld+json">{broken</script>', None),
        ('<link rel="canonical" href="https://x.example/2016/12/08/a">', "2016-12-08"),
        ('<meta name="date" content="03/04/2016">', None),
        (
            '<meta name="copyright" content="2016"><meta property="article:modified_time" content="2016-12-08">',
            None,
        ),
    ],
)
def test_dates_of_pages(read_report, head, published):
    """A page's date is one that it gives as its publication, never a guess from what else it holds."""
    report = read_report(
        "a.html",
        f"<html><head>{head}</head><body><article><p>{SAID}</p><p>{MORE}</p></article></body></html>",
    )
    assert report.published == published


def test_page_in_a_declared_encoding(read_report):
    """A page's own declaration of its encoding is followed."""
    page = PAGE.replace('"utf-8"', '"iso-8859-2"').replace("Ines Falk", "Łukasz Wójcik").replace("© ", "")
    assert read_report("a.html", page.encode("iso-8859-2")).byline == "Łukasz Wójcik"


RSS = f"""<?xml version="1.0" encoding="utf-8"?><rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel>
<title>NWS</title><language>en</language>
<item><title>Town taken</title><link>https://n.example/a</link><description>Short.</description>
<content:encoded><![CDATA[<p>{SAID}</p><p>{MORE}</p>]]></content:encoded>
<pubDate>Thu, 08 Dec 2016 14:05:00 GMT</pubDate><source url="http://r.example">Reuters</source></item>
<item><title>Only a title here, nothing more</title></item><item></item></channel></rss>"""
ATOM = f"""<?xml version="1.0"?><feed xmlns="http://www.w3.org/2005/Atom"><title>Harbor Post</title>
<entry><title>Town taken</title><id>1</id><link href="https://h.example/a"/><published>2016-12-08T14:05:00+02:00</published>
<updated>2016-12-09T00:00:00Z</updated><author><name>Ines Falk</name></author><content type="html">&lt;p&gt;{SAID}&lt;/p&gt;</content></entry></feed>"""


def test_rss(read_bytes):
    """Each item is a report, with the outlet that it names as its source."""
    first, second, empty = read_bytes("feed.xml", RSS)
    assert (first.uri, first.text, first.title, first.outlet) == (
        "feed.xml#1",
        f"{SAID}\n{MORE}",
        "Town taken",
        "Reuters",
    )
    assert (first.published, first.url) == ("2016-12-08T14:05:00Z", "https://n.example/a")
    assert [(credit.kind, credit.name) for credit in first.credits] == [("source", "Reuters")]
    assert (second.text, second.outlet) == ("Only a title here, nothing more", "NWS")
    assert (empty.uri, empty.code) == ("feed.xml#3", "empty")


def test_older_rss(read_report):
    """RSS 1.0 gives dates as Dublin Core does."""
    feed = f"""<?xml version="1.0"?><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/"
xmlns:dc="http://purl.org/dc/elements/1.1/"><channel rdf:about="x"><title>NWS</title></channel>
<item rdf:about="y"><title>Town taken</title><description>{SAID}</description><dc:date>2016-12-08T14:05Z</dc:date></item></rdf:RDF>"""
    report = read_report("feed.rdf", feed)
    assert (report.published, report.provenance["published"]) == ("2016-12-08T14:05Z", "<dc:date>")


def test_an_entry_that_only_says_when_it_was_updated_has_no_date(read_report):
    """An update is no publication."""
    feed = f"""<feed xmlns="http://www.w3.org/2005/Atom"><entry><title>A</title><updated>2016-12-09T00:00:00Z</updated><summary>{SAID}</summary></entry></feed>"""
    assert read_report("feed.atom", feed).published is None


def test_a_feed_that_is_cut_off(read_bytes):
    """Entries before the cut are read, and the cut is recorded."""
    first, *_, last = read_bytes("feed.xml", RSS[: RSS.index("<item></item>")])
    assert (first.title, last.code) == ("Town taken", "damaged")


def test_atom(read_report):
    """An entry's date is when it was published, not when it was updated."""
    report = read_report("feed.atom", ATOM)
    assert (report.text, report.published, report.byline, report.outlet) == (
        SAID,
        "2016-12-08T14:05:00+02:00",
        "Ines Falk",
        "Harbor Post",
    )
