"""The words of a page lead back to the bytes of its file."""

import doctest
import re
from html import unescape

import pytest

from secondsource.model import Span
from secondsource.readers import languages, late, to_clean, to_source, tracing
from secondsource.readers.offsets import Mapped
from secondsource.readers.tracing import traced
from tests.readers.samples import PAGE

DEAD = "Seven people were killed in the Old City of Homs on Thursday, the ministry said."
DENIED = "The army denied that it had shelled the market, and called the report false."


@pytest.mark.parametrize("module", [languages, late, tracing])
def test_worked_examples(module):
    """The examples in the docstrings hold."""
    failed, tried = doctest.testmod(module)
    assert tried
    assert failed == 0


@pytest.mark.parametrize(
    ("page", "texts", "words", "source"),
    [
        ("<p>One <b>two</b> three</p>", ["One two three"], "two", "two"),
        ("<p>One\n   two&nbsp;three</p>", ["One two three"], "three", "three"),
        ("<p>One&amp;two</p>", ["One&two"], "&", "&amp;"),
        ("<p>caf&#233; caf&eacute;</p>", ["café café"], "é", "&#233;"),
        ("<p>One</p><script>two()</script><p>two</p>", ["One", "two"], "two", "two"),
        ("<!-- two --><p>One</p><p>two</p>", ["One", "two"], "two", "two"),
        ("<p>go<i>vern</i>ment</p>", ["government"], "government", "go<i>vern</i>ment"),
        ("One < two", ["One < two"], "< two", "< two"),
    ],
)
def test_words_of_a_page(page, texts, words, source):
    """Tags, references, comments, scripts and white space stand between words and their place, and are stepped over."""
    found = traced(Mapped.of(page), [(text, True) for text in texts])
    assert found is not None
    assert found.text == "\n".join(texts)
    at = found.text.index(words)
    start, end = found.source(at, at + len(words))
    assert page[start:end] == source


def test_words_that_are_not_kept_are_stepped_over():
    """The same words in a part that is left out are not taken for those that are kept."""
    page = Mapped.of("<nav>Homs</nav><p>Homs</p>")
    found = traced(page, [("Homs", False), ("Homs", True)])
    assert found is not None
    assert found.source(0, 4) == (18, 22)


@pytest.mark.parametrize("text", ["Two", "One & two", "oné"])
def test_words_that_are_not_there(text):
    """Where a parser tells other words than the page has, nothing is told of their place."""
    assert traced(Mapped.of("<p>One &amp;amp; two</p>"), [(text, True)]) is None


@pytest.mark.parametrize("encoding", ["utf-8", "windows-1252", "utf-16"])
def test_every_word_of_a_report_leads_to_its_bytes(read_report, encoding):
    """A span of a web page's text is a stretch of the file's bytes, and back, in whatever encoding it is."""
    html = f"<html><head><meta charset='{encoding}'><title>Caf\xe9</title></head><body><nav><a href='/'>Homs</a></nav><article><h1>Caf\xe9 in Homs</h1><p>{DEAD} &ldquo;Stay,&rdquo; said Jos\xe9.</p><p>{DENIED}</p></article></body></html>"
    data = html.encode(encoding)
    report = read_report("a.html", data)
    assert report.offsets.unit == "bytes"
    assert "\u201cStay,\u201d said Jos\xe9." in report.text
    codec = "utf-16-le" if encoding == "utf-16" else encoding
    for word in re.finditer(r"\S+", report.text):
        start, end = to_source(report.offsets, Span(*word.span()))
        assert unescape(data[start:end].decode(codec)) == word[0]
        assert to_clean(report.offsets, start, end) == Span(*word.span())


def test_the_sample_page(read_report):
    """A page with all that pages have leads back to its bytes as well."""
    report = read_report("a.html", PAGE)
    assert report.offsets.unit == "bytes"
    data = PAGE.encode() if isinstance(PAGE, str) else PAGE
    for word in re.finditer(r"\w+", report.text):
        start, end = to_source(report.offsets, Span(*word.span()))
        assert data[start:end].decode() == word[0]
