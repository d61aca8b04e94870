"""An empty case."""

import pytest

from secondsource.store import Store


@pytest.fixture
def case(tmp_path):
    """Return the path of an empty case."""
    path = tmp_path / "case.sqlite"
    Store.open_for_writing(path, create=True).close()
    return path
