"""A folder of reports and a case of them, by the fake stages."""

import pytest

import secondsource.case
from tests import fakes
from tests.cli.running import run
from tests.test_case import COPY, DENIAL, FIRST


@pytest.fixture(autouse=True)
def fake_rooms(monkeypatch):
    """Let the commands work with the fake stages."""
    monkeypatch.setattr(secondsource.case, "default_stages", fakes.stages)


@pytest.fixture
def folder(tmp_path):
    """Return a folder of three reports."""
    place = tmp_path / "in"
    place.mkdir()
    for name, content in (("a", FIRST), ("b", COPY), ("c", DENIAL)):
        (place / f"{name}.txt").write_text(content, "utf-8")
    return place


@pytest.fixture
def case(tmp_path, folder):
    """Return the folder of a case that was built."""
    run("build", folder, "--out", tmp_path / "out")
    return tmp_path / "out"
