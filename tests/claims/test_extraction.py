"""From drafts to claims."""

from dataclasses import replace

import pytest

from secondsource.claims.extraction import _Extractor
from secondsource.model import OffsetMap, Report, digest


def _report(text):
    return Report(
        id=digest("report", text), uri="text", text=text, sha256=digest("report", text), offsets=OffsetMap("characters", ()), language="en"
    )  # fmt: skip


def test_a_draft_without_words_makes_no_claim(reader):
    """A claim is shown by its words; marks and white space alone are none, and the rest of the report is kept."""
    text = "Rebels attacked the base on Monday."
    made = _Extractor(_report(text), reader(text))
    (draft,) = made._event_drafts()
    assert made._claim(draft, []) is not None
    assert made._claim(replace(draft, ranges=()), []) is None


@pytest.mark.parametrize("text", ["", "\n", " \n \n", "…", "“ ”", ", , ,", "- - -\n* * *", "“”\n“—”"])
def test_a_text_of_marks_and_space_says_nothing(reader, text):
    """Nothing is claimed where there are no words, and nothing fails."""
    assert _Extractor(_report(text), reader(text)).run().claims == ()
