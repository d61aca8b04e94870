"""What a person sees: one file, offline, in which everything leads back to the words it came from."""

from secondsource.dossier.html import write_html
from secondsource.dossier.markdown import write_markdown

__all__ = ["write_html", "write_markdown"]
