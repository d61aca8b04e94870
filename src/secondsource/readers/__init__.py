"""Bytes to reports: every format that reports come in, cleaned, with a map back to the bytes that were read."""

from secondsource.readers.formats import Format, supported_formats
from secondsource.readers.limits import Limits
from secondsource.readers.offsets import to_clean, to_source
from secondsource.readers.paths import read

__all__ = ["Format", "Limits", "read", "supported_formats", "to_clean", "to_source"]
