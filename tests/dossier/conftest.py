"""A real browser for the dossier's tests, and the small case that they look at."""

import os
import shutil
from pathlib import Path

import pytest

from tests.dossier.fixtures import case


@pytest.fixture(scope="session")
def small():
    """Return the hand-made case."""
    return case()


@pytest.fixture(scope="session")
def chromium():
    """Yield a running headless Chromium, or skip: it is the only browser that these tests know."""
    sync_api = pytest.importorskip(
        "playwright.sync_api", reason="playwright is not installed (uv sync --group dev)"
    )
    program = os.environ.get("CHROMIUM") or shutil.which("chromium") or shutil.which("google-chrome")
    if not program:
        pytest.skip("no chromium on this machine (Debian: apt-get install chromium)")
    with sync_api.sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=program, args=["--no-sandbox"])
        yield browser
        browser.close()


@pytest.fixture(scope="session")
def axe():
    """Return axe-core's source, or skip."""
    source = Path(__file__).parent / "node_modules/axe-core/axe.min.js"
    if not source.exists():
        pytest.skip("axe-core is not installed (npm ci --prefix tests/dossier)")
    return source.read_text(encoding="utf-8")


class Visit:
    """An open page and all that it complained about or asked for."""

    def __init__(self, context, path):
        self.troubles = []
        self.page = context.new_page()
        self.page.on("console", lambda message: self.troubles.append(f"{message.type}: {message.text}"))
        self.page.on("pageerror", lambda error: self.troubles.append(f"error: {error}"))
        self.page.on(
            "dialog", lambda dialog: (self.troubles.append(f"dialog: {dialog.message}"), dialog.dismiss())
        )
        self.page.on("request", self._asked)
        self.page.goto(path.as_uri())

    def _asked(self, request):
        if not request.url.startswith("file:"):
            self.troubles.append(f"request: {request.url}")


@pytest.fixture
def visit(chromium):
    """Return a function that opens a file in a fresh context."""
    contexts = []

    def open_(path, **options):
        context = chromium.new_context(**{"viewport": {"width": 1440, "height": 900}, **options})
        contexts.append(context)
        return Visit(context, path)

    yield open_
    for context in contexts:
        context.close()
