"""The dossier as Markdown."""

import re

import pytest

from secondsource.dossier import write_markdown
from secondsource.dossier.markdown import escape, render
from secondsource.errors import ExportError


def test_it_has_all_sections(small):
    """The same nine sections as the page, and every claim's words."""
    text = render(small)
    heads = re.findall(r"^## (.+)$", text, re.MULTILINE)
    assert heads == [
        "Findings",
        "Figures",
        "Timeline",
        "Who said what",
        "Lineage",
        "Places",
        "Reports",
        "Limits",
    ]
    flat = re.sub(r"[*\\]", "", text)
    for extraction in small.extractions:
        for claim in extraction.claims:
            assert " ".join(claim.text.split()) in flat


def test_who_says_and_who_passes_on(small):
    """The speaker says it, the carriers after the arrow pass it on; what is only said is not said to be said."""
    text = render(small)
    assert "the president of the local council in Aleppo said → NWS" in text
    assert "Elizabeth Trudeau could not confirm" in text
    assert (
        "- “The Syrian army suspended combat operations in eastern Aleppo on Thursday” → Northern Wire"
        in text
    )
    assert "- could not confirm: “the Syrian army had ceased" in text


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("<script>", r"\<script\>"),
        ("[here](javascript:alert(2))", r"\[here\](javascript:alert(2))"),
        ("**now** | or_never", r"\*\*now\*\* \| or\_never"),
        ("1. not a list", r"1\. not a list"),
        ("- nor this", r"\- nor this"),
        ("# no heading", r"\# no heading"),
        ("two\nlines", "two lines"),
        ("8,000 people", "8,000 people"),
        ("a - b", "a - b"),
    ],
)
def test_text_is_never_markup(text, shown):
    """What Markdown would take for markup is escaped, and other text is left alone."""
    assert escape(text) == shown


def test_hostile_text_stays_text(small):
    """No tag, link or table cell comes out of a report."""
    text = render(small)
    assert not re.search(r"(?<!\\)<\w", text)
    assert not re.search(r"(?<!\\)\]\(", text)
    rows = [line for line in text.splitlines() if line.startswith("|")]
    assert len({len(re.findall(r"(?<!\\)\|", row)) for row in rows}) == 1


def test_it_is_written(small, tmp_path):
    """The file holds what is rendered; where it cannot be written the error says so."""
    path = write_markdown(small, tmp_path / "dossier.md")
    assert path.read_text(encoding="utf-8") == render(small)
    with pytest.raises(ExportError, match="could not be written"):
        write_markdown(small, tmp_path / "nowhere" / "dossier.md")
