"""Where bytes come from: one file, archive member, message or page, opened as often as needed and within limits."""

import hashlib
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from io import BytesIO
from typing import IO

from secondsource.model import Report, Unread
from secondsource.readers.limits import Limits
from secondsource.readers.refusal import RefusedError

_CHUNK = 1024 * 1024
Outcome = Report | Unread


@dataclass(frozen=True, slots=True)
class Blob:
    """Something to read.

    Attributes:
        uri: Where it is, as reports name it.
        open: Opens it from its first byte.
        name: Its last name, for the suffix; a hint, never proof.
        media: Content type that a header gave, or ``None``.
        charset: Encoding that a header gave, or ``None``.
        address: URL of the original, or ``None``.
        depth: How many containers it lies in.
    """

    uri: str
    open: Callable[[], IO[bytes]]
    name: str = ""
    media: str | None = None
    charset: str | None = None
    address: str | None = None
    depth: int = 0

    @property
    def suffix(self) -> str:
        """The suffix of its name, lower case, with the dot; empty where there is none."""
        stem, dot, suffix = self.name.lower().rpartition(".")
        return dot + suffix if stem and suffix.isalnum() else ""

    def head(self, size: int) -> bytes:
        """Return the first bytes; of what is cut off before, as many as there are."""
        parts: list[bytes] = []
        with self.open() as stream:
            at_once = getattr(stream, "read1", stream.read)  # what can be had at once, where a stream tells
            try:
                parts.extend(_parts(at_once, size))  # what came before a cut is kept
            except EOFError:
                if not parts:
                    raise
        return b"".join(parts)

    def data(self, limit: int) -> bytes:
        """Return all bytes.

        Raises:
            RefusedError: ``too-large``: there are more than the limit; ``empty``: there are none.
        """
        with self.open() as stream:
            data = read_up_to(stream, limit + 1)
        if len(data) > limit:
            raise too_large(limit)
        if not data:
            raise RefusedError("empty", "The file holds nothing.")
        return data


@dataclass(frozen=True, slots=True)
class Context:
    """What every format's reader is given beside the bytes.

    Attributes:
        limits: Bounds.
        read: Reads whatever lies inside a container.
        mapping: Field → column, as the user gave it.
    """

    limits: Limits
    read: Callable[[Blob], Iterator[Outcome]]
    mapping: Mapping[str, str] = field(default_factory=dict)


def read_up_to(stream: IO[bytes], size: int) -> bytes:
    """Return up to ``size`` bytes of a stream that may give fewer at a time than asked."""
    return b"".join(_parts(stream.read, size))


def _parts(step: Callable[[int], bytes], size: int) -> Iterator[bytes]:
    while size > 0 and (part := step(min(size, _CHUNK))):
        yield part
        size -= len(part)


def sha256(data: bytes) -> str:
    """Return the SHA-256 of bytes, hexadecimal."""
    return hashlib.sha256(data).hexdigest()


def too_large(limit: int) -> RefusedError:
    """Return the refusal of what has more bytes than a limit."""
    return RefusedError(
        "too-large",
        f"It holds more than {limit:,} bytes, the limit for one document. Split it, or raise the limit.",
    )


def member(blob: Blob, uri: str, data: bytes, **hints: str | None) -> Blob:
    """Return what lies inside a container, its bytes in memory.

    Args:
        blob: The container.
        uri: Where the member is.
        data: Its bytes.
        hints: ``name``, ``media``, ``charset``, ``address``, where known.
    """
    name = hints.get("name") or ""
    return Blob(
        uri,
        lambda: BytesIO(data),
        name=name.replace("\\", "/").rsplit("/", 1)[-1],
        media=hints.get("media"),
        charset=hints.get("charset"),
        address=hints.get("address"),
        depth=blob.depth + 1,
    )
