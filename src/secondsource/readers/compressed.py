"""Files that hold one compressed file: gzip, bzip2 and xz, unpacked as they are read and never beyond the limits."""

import bz2
import gzip
import io
import lzma
from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import IO, cast

from secondsource.readers.limits import Limits
from secondsource.readers.refusal import RefusedError
from secondsource.readers.source import Blob, Context, Outcome, read_up_to

_CONTAINERS = (b"PK", b"PAR1", b"\x1f\x8b", b"BZh", b"\xfd7zXZ", b"WARC/")  # what they begin with


class Counted(io.RawIOBase):
    """A stream that counts what is read from it, and refuses to unpack without end.

    Raises, when read:
        RefusedError: ``bomb``: more came out than the limits allow for what went in.
    """

    def __init__(self, stream: IO[bytes], limits: Limits, packed: Callable[[], int]) -> None:
        super().__init__()
        self._stream = stream
        # What can be had at once: of a file that is cut off, ``read`` gives nothing where it cannot give all.
        self._read: Callable[[int], bytes] = getattr(stream, "read1", stream.read)
        self._limits = limits
        self._packed = packed
        self._out = 0

    def readable(self) -> bool:
        """Tell that it can be read."""
        return True

    def readinto(self, buffer: object) -> int:
        """Read into a buffer, as ``io.RawIOBase`` asks."""
        view = memoryview(buffer)  # type: ignore[arg-type]
        data = self._read(len(view))
        view[: len(data)] = data
        self._out += len(data)
        check_ratio(self._out, self._packed(), self._limits)
        return len(data)

    def close(self) -> None:
        """Close it and what it reads from."""
        if not self.closed:
            self._stream.close()
        super().close()


def check_ratio(out: int, packed: int, limits: Limits) -> None:
    """Refuse what unpacks to more than the limits allow.

    Raises:
        RefusedError: ``bomb``.
    """
    if out > limits.expanded_bytes:
        raise RefusedError(
            "bomb",
            f"It unpacks to more than {limits.expanded_bytes:,} bytes, the limit. It was read no further.",
        )
    if out > limits.ratio_floor_bytes and out > limits.ratio * max(packed, 1):
        raise RefusedError(
            "bomb",
            f"It unpacks to more than {limits.ratio} times its size, as no real text does ({out:,} bytes so far). It was read no further.",
        )


def read_gzip(blob: Blob, context: Context) -> Iterator[Outcome]:
    """Read what a gzip file holds."""
    return _read(blob, context, _gunzip)


def _gunzip(stream: IO[bytes]) -> IO[bytes]:
    return cast("IO[bytes]", gzip.GzipFile(fileobj=stream))


def read_bzip2(blob: Blob, context: Context) -> Iterator[Outcome]:
    """Read what a bzip2 file holds."""
    return _read(blob, context, bz2.BZ2File)


def read_xz(blob: Blob, context: Context) -> Iterator[Outcome]:
    """Read what an xz file holds."""
    return _read(blob, context, lzma.LZMAFile)


def _read(blob: Blob, context: Context, unpack: Callable[[IO[bytes]], IO[bytes]]) -> Iterator[Outcome]:
    def opened() -> IO[bytes]:
        packed = blob.open()
        return io.BufferedReader(_Owning(Counted(unpack(packed), context.limits, packed.tell), packed))

    inner = replace(blob, open=opened, name=_inner_name(blob.name), depth=blob.depth + 1)
    try:
        if inner.head(8).startswith(_CONTAINERS):
            inner = _in_memory(inner, context.limits.member_bytes)
        yield from context.read(inner)
    except (OSError, EOFError, lzma.LZMAError) as error:
        raise RefusedError(
            "damaged", f"The compressed file is cut off or damaged ({error}). Fetch it again."
        ) from error


def _in_memory(inner: Blob, limit: int) -> Blob:
    """Return what is read back and forth, not from first to last, with its bytes in memory.

    Raises:
        RefusedError: ``too-large``: there are more than the limit.
    """
    with inner.open() as stream:
        data = read_up_to(stream, limit + 1)
    if len(data) > limit:
        raise RefusedError(
            "too-large",
            f"It unpacks to an archive of more than {limit:,} bytes, the limit. Unpack it yourself, or raise the limit.",
        )
    return replace(inner, open=lambda: io.BytesIO(data))


class _Owning(io.RawIOBase):
    """Closes the packed stream with the unpacked one, which the libraries' own objects leave open."""

    def __init__(self, stream: Counted, packed: IO[bytes]) -> None:
        super().__init__()
        self._stream = stream
        self._packed = packed

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: object) -> int:
        return self._stream.readinto(buffer)

    def close(self) -> None:
        if not self.closed:
            self._stream.close()
            self._packed.close()
        super().close()


def _inner_name(name: str) -> str:
    lower = name.lower()
    if lower.endswith((".tgz", ".tbz2", ".txz")):
        return name.rpartition(".")[0] + ".tar"
    return name.rpartition(".")[0] if lower.endswith((".gz", ".bz2", ".xz")) else name
