"""The readers cost nothing until they read."""

import subprocess
import sys

HEAVY = (
    "trafilatura",
    "lxml",
    "pyarrow",
    "docx",
    "pypdfium2",
    "fastwarc",
    "feedparser",
    "py3langid",
    "ftfy",
    "charset_normalizer",
    "numpy",
    "email.message",
    "urllib.request",
)


def run(code: str) -> str:
    """Run Python code in a process of its own; return what it prints."""
    return subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True
    ).stdout.strip()


def test_import_is_light():
    """Importing the readers loads none of the libraries that formats need."""
    assert (
        run(f"import sys, secondsource.readers; print([name for name in {HEAVY!r} if name in sys.modules])")
        == "[]"
    )


def test_plain_english_needs_no_library(tmp_path):
    """Nor does reading plain English text."""
    path = tmp_path / "a.txt"
    path.write_text(
        "The army said on Sunday that it had taken the town and that the rebels were gone from it."
    )
    code = f"import sys, secondsource.readers as r; list(r.read([{str(path)!r}])); print([name for name in {HEAVY!r} if name in sys.modules])"
    assert run(code) == "[]"
