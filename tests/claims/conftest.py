"""The shipped reader, and what it and the rules make of a text."""

from functools import cache

import pytest

from secondsource.claims import extract
from secondsource.language import load
from secondsource.model import OffsetMap, Report, digest


@pytest.fixture(scope="session")
def reader():
    """Return the shipped reader."""
    return load(threads=1, matters=True)


@pytest.fixture(scope="session")
def extracted(reader):
    """Return a function: text (and its report's date) → extraction."""

    @cache
    def run(text, published=None):
        report = Report(
            id=digest("report", text, published),
            uri="text",
            text=text,
            sha256=digest("report", text),
            offsets=OffsetMap("characters", ()),
            published=published,
            language="en",
        )
        return extract(report, reader(text))

    return run


@pytest.fixture(scope="session")
def claim_about(extracted):
    """Return a function: text, words → the claims whose predicate is one of the words."""

    def run(text, *predicates):
        return [claim for claim in extracted(text).claims if claim.predicate in predicates]

    return run
