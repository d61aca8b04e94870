"""One writer at a time: a lock between processes that the system lets go of when its holder dies."""

import os
import sys
import time
from pathlib import Path
from types import TracebackType
from typing import Self

from secondsource.errors import CaseInUseError

_RETRY_SECONDS = 0.05

if sys.platform == "win32":
    import msvcrt

    def _try_lock(handle: int) -> bool:
        try:
            msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)
        except OSError:
            return False
        return True

else:
    import fcntl

    def _try_lock(handle: int) -> bool:
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            return False
        return True


class WriteLock:
    """The right to write to one case, held until ``release`` or the end of the process.

    It is a file of its own beside the case: SQLite's locks on the case itself would be lost if this
    process opened and closed that file a second time (sqlite.org/howtocorrupt.html, 2.2).
    """

    def __init__(self, case: Path, wait: float) -> None:
        """Take the lock, waiting up to ``wait`` seconds.

        Raises:
            CaseInUseError: Another process held it all that time.
        """
        self.path = case.with_name(case.name + ".lock")
        deadline = time.monotonic() + wait
        while True:
            handle = os.open(self.path, os.O_RDWR | os.O_CREAT, 0o644)
            if _try_lock(handle) and self._is_current(handle):
                self._handle = handle
                os.truncate(handle, 0)
                os.write(handle, f"{os.getpid()}\n".encode())
                return
            os.close(handle)
            if time.monotonic() >= deadline:
                raise CaseInUseError(
                    f"{case} is being written to by another process{self._holder()}; waited {wait:g} s. "
                    "Try again when that one is done, or wait longer with --wait SECONDS."
                )
            time.sleep(_RETRY_SECONDS)

    def _is_current(self, handle: int) -> bool:
        # The last holder may have removed the file between our opening and our locking it.
        try:
            return os.path.samestat(os.fstat(handle), self.path.stat())
        except FileNotFoundError:
            return False

    def _holder(self) -> str:
        try:
            number = self.path.read_text("ascii", errors="replace").strip()
        except OSError:
            return ""
        return f" (process {number})" if number.isdigit() else ""

    def release(self) -> None:
        """Let others write."""
        if sys.platform != "win32":  # an open file cannot be removed there
            self.path.unlink(missing_ok=True)
        os.close(self._handle)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.release()
