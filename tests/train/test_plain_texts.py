"""The texts without marks that teachers are asked about: no heads, no braces, no notes of whoever wrote them."""

import pytest

from train import crises


@pytest.fixture(scope="module")
def texts() -> dict[str, str]:
    """Name → text."""
    return dict(crises.plain_texts())


def test_every_report_and_scene_is_there(texts):
    """Reports of the long crises have names of files, scenes those of their collection."""
    reports = [name for name in texts if ".txt" in name]
    assert len(reports) > 2000
    assert len(texts) > len(reports)
    assert all(texts.values())


def test_no_marks_are_left(texts):
    """Neither heads of reports nor what marks lines and claims of scenes."""
    for name, text in texts.items():
        assert not text.startswith("Title: "), name
        if ".txt" not in name:
            assert not any(mark in text for mark in "{}"), name
            assert not any(line.startswith(("==", "# ", "! ", "? ")) for line in text.splitlines()), name
