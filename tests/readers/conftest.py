"""What the tests of the readers share: reading bytes under a name, and where the data folder is."""

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from secondsource.model import Report, Unread
from secondsource.readers import Limits, read


@pytest.fixture
def read_bytes(tmp_path: Path) -> Callable[..., list[Report | Unread]]:
    """Write bytes under a name and read them, with the folder left out of the URIs."""

    def read_them(name: str, data: bytes | str, **options) -> list[Report | Unread]:
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data if isinstance(data, bytes) else data.encode())
        here = Path.cwd()
        os.chdir(tmp_path)
        try:
            return list(read([name], **options))
        finally:
            os.chdir(here)

    return read_them


@pytest.fixture
def read_all(read_bytes) -> Callable[..., tuple[list[Report], list[Unread]]]:
    """Write bytes under a name and return the reports in them, and what could not be read."""

    def read_them(name: str, data: bytes | str, **options) -> tuple[list[Report], list[Unread]]:
        found = read_bytes(name, data, **options)
        return [f for f in found if isinstance(f, Report)], [f for f in found if isinstance(f, Unread)]

    return read_them


@pytest.fixture
def read_report(read_bytes) -> Callable[..., Report]:
    """Write bytes under a name and return the one report in them."""

    def read_it(name: str, data: bytes | str, **options) -> Report:
        (report,) = read_bytes(name, data, **options)
        assert isinstance(report, Report), report
        return report

    return read_it


@pytest.fixture
def read_unread(read_bytes) -> Callable[..., Unread]:
    """Write bytes under a name and return the one record that they could not be read."""

    def read_it(name: str, data: bytes | str, **options) -> Unread:
        (unread,) = read_bytes(name, data, **options)
        assert isinstance(unread, Unread), unread
        return unread

    return read_it


@pytest.fixture(scope="session")
def shared() -> Path:
    """Return the folder that holds the data and the seeds, or skip where it is absent."""
    data = os.environ.get("SECONDSOURCE_DATA")
    folder = Path(data).parent if data else Path(__file__).resolve().parents[2].parent / "shared"
    if not (folder / "data").is_dir():
        pytest.skip("the data folder is absent: set SECONDSOURCE_DATA")
    return folder


@pytest.fixture
def small_limits() -> Limits:
    """Return limits that a test reaches cheaply."""
    return Limits(
        document_bytes=20_000,
        container_bytes=200_000,
        member_bytes=50_000,
        ratio_floor_bytes=10_000,
        members=20,
        rows=10,
        pages=3,
        characters=15_000,
        directory_depth=3,
    )
