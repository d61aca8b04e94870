"""The example in docs/reference/language.md prints what the page says."""

import contextlib
import io
import re
from pathlib import Path

import pytest

from secondsource.language.identity import WEIGHTS

PAGE = Path(__file__).parents[2] / "docs" / "reference" / "language.md"


@pytest.mark.skipif(not (WEIGHTS / "manifest.json").exists(), reason="the weights are not there")
def test_example_prints_what_the_page_says():
    """The first block of code, run, prints the block after it."""
    code, printed = re.findall(r"```(?:python|text)\n(.*?)```", PAGE.read_text(encoding="utf-8"), re.DOTALL)[
        :2
    ]
    out = io.StringIO()
    with contextlib.redirect_stdout(out):
        exec(compile(code, str(PAGE), "exec"), {})  # noqa: S102 (our own page)
    assert out.getvalue() == printed
