"""What the dossier of any case needs, opened ahead of the first: its templates, styles and outlines of countries."""

from secondsource.dossier.html import render
from secondsource.dossier.shapes import countries
from secondsource.model import Reconciliation, Snapshot


def make_ready() -> None:
    """Open it; what is opened is kept."""
    render(Snapshot((), (), (), Reconciliation(), ()))
    countries()
