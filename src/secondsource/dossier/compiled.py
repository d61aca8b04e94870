"""Compiled templates, kept in the user's cache: compiling them costs more than filling them in for a small case."""

from contextlib import suppress
from pathlib import Path

from jinja2.bccache import Bucket, BytecodeCache, FileSystemBytecodeCache
from platformdirs import user_cache_path


class TemplateCache(BytecodeCache):
    """Keeps compiled templates in a folder of the user's own, and does without where there can be none.

    Jinja2 takes what is kept only where the template's text and the versions of Python and Jinja2 are the same.

    Args:
        folder: Where; ``None``: "secondsource/templates" where the system keeps a user's caches.
    """

    def __init__(self, folder: Path | None = None) -> None:
        self._folder = folder or user_cache_path("secondsource", appauthor=False) / "templates"
        self._files: FileSystemBytecodeCache | None = None
        with suppress(OSError, RuntimeError):  # no home, a home that is full or not ours to write to
            self._folder.mkdir(mode=0o700, parents=True, exist_ok=True)
            self._files = FileSystemBytecodeCache(str(self._folder), "%s.compiled")

    def load_bytecode(self, bucket: Bucket) -> None:
        """Fill a bucket with what is kept of its template."""
        if self._files:
            with suppress(OSError):
                self._files.load_bytecode(bucket)

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keep what was compiled."""
        if self._files:
            with suppress(OSError):
                self._files.dump_bytecode(bucket)
