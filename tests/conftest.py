"""What tests share: the data folder, and where it is looked for."""

import os
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

# A busy machine is no reason to fail: what is tested is what comes out, never how quickly it was drawn.
settings.register_profile("patient", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("patient")

ROOT = Path(__file__).resolve().parent.parent


@pytest.fixture(scope="session")
def data_dir():
    """Return the folder of annotated data; tests that need it are skipped where it is not."""
    folder = Path(os.environ.get("SECONDSOURCE_DATA", ROOT.parent / "shared" / "data"))
    if not folder.is_dir():
        pytest.skip(f"no annotated data at {folder}: set SECONDSOURCE_DATA to its folder")
    return folder
