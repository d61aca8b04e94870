"""Pages whose layout makes an article's parts look like something else: live pages, tables, tags never closed."""

import pytest

ENTRIES = (
    ("14:05 GMT", "The army said on Thursday that it had suspended combat in eastern Aleppo."),
    ("13:40 GMT", "Artillery fire was reported in some areas in the afternoon, the observatory said."),
    ("11:02 GMT", "About 8,000 people were expected to leave the city along one route, he said."),
)
DEAD = "Seven people were killed in the Old City of Homs on Thursday, the ministry said."
DENIED = "The army denied that it had shelled the market, and called the report false."


def page(body):
    """Return a page with a head."""
    return f"<html><head><title>Aleppo</title></head><body>{body}</body></html>".encode()


@pytest.mark.parametrize(
    "entry",
    [
        "<article class='block'><header><p class='block-time'><a href='#b'><time>{0}</time></a></p></header><div><p>{1}</p></div></article>",
        "<li class='post'><article><header><h3>Update</h3><span class='meta'>{0}</span></header><div class='body'><p>{1}</p></div></article></li>",
        "<div class='update'><div class='stamp'>8 Dec 2016, {0}</div><div>{1}</div></div>",
        "<p><strong>{0}</strong></p><p>{1}</p>",
    ],
)
def test_the_times_of_a_live_page_stay(read_report, entry):
    """The time above each entry of a live page is kept above its words, whatever part of the page it stands in."""
    body = "".join(entry.format(*each) for each in ENTRIES)
    text = read_report("a.html", page(f"<main><h1>Aleppo: live</h1><div>{body}</div></main>")).text
    lines = [line for line in text.split("\n") if line not in {"Aleppo: live", "Update"}]
    assert [(above.removeprefix("8 Dec 2016, "), below) for above, below in zip(lines[::2], lines[1::2], strict=True)] == [
        *ENTRIES
    ]  # fmt: skip


def test_times_of_other_things_do_not_come_in(read_report):
    """The one time of an article and those beside links to other reports are no part of its text."""
    links = "".join(f"<div><span>{time}</span><a href='/x'>Another headline</a></div>" for time, _ in ENTRIES)
    body = f"<article><h1>Homs</h1><header><span>14:05 GMT</span></header><p>{DEAD}</p><p>{DENIED}</p></article><div class='latest'>{links}</div>"
    report = read_report("a.html", page(body))
    assert report.text.removeprefix("Homs\n") == f"{DEAD}\n{DENIED}"
    assert "14:05 GMT" in "\n".join(dropped.text for dropped in report.dropped)


@pytest.mark.parametrize("short", ["He shook his head.", "“No!”", "It was 3 a.m."])
def test_short_sentences_of_an_article_stay(read_report, short):
    """A short sentence between two others of an article is one of its sentences, also where tables make the layout."""
    body = (
        f"<table><tr><td><p>{DEAD}</p><p>{short}</p><p>{DENIED}</p></td><td>Advertisement</td></tr></table>"
    )
    assert read_report("a.html", page(body)).text == f"{DEAD}\n{short}\n{DENIED}"


@pytest.mark.parametrize(
    ("below", "stays"), [("The verdict can be appealed.", True), ("Email the author.", False)]
)
def test_the_last_short_sentence(read_report, below, stays):
    """Right below the last sentence another short one is kept; the usual line about the author is not."""
    body = f"<table><tr><td><p>{DEAD}</p><p>{DENIED}</p><p>{below}</p></td></tr></table>"
    assert read_report("a.html", page(body)).text.endswith(below) == stays


@pytest.mark.parametrize("tag", ["font", "div", "span"])
def test_tags_that_are_never_closed(read_report, tag):
    """What lies inside more elements than a parser takes by itself is read like the rest."""
    paragraphs = "".join(f"<{tag}><p>{DEAD[:-1]}, number {n}.</p>" for n in range(400))
    text = read_report("a.html", page(f"<article>{paragraphs}</article>")).text
    assert text.count("Seven people") == 400
    assert text.endswith("number 399.")


def test_a_page_for_subscribers_is_no_report(read_all):
    """A page that shows nothing but a notice to subscribe is unread."""
    reports, unread = read_all("a.html", page("<p>Subscribe to continue reading</p>"))
    assert not reports
    assert [one.code for one in unread] == ["no-text"]
