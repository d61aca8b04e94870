"""ZIP and TAR archives: each member is read as what it is, in memory, nothing is unpacked to disk."""

import re
import tarfile
from collections.abc import Iterator
from zipfile import BadZipFile, ZipFile, ZipInfo

from secondsource.model import Unread
from secondsource.readers.compressed import check_ratio
from secondsource.readers.refusal import RefusedError
from secondsource.readers.source import Blob, Context, Outcome, member, read_up_to

_OUTSIDE = re.compile(r"^(?:[/\\]|[A-Za-z]:[/\\])|(?:^|[/\\])\.\.(?:[/\\]|$)")
_SKIPPED = re.compile(r"(?:^|/)(?:__MACOSX(?:/|$)|\.|Thumbs\.db$|desktop\.ini$)")


def read_zip(blob: Blob, context: Context) -> Iterator[Outcome]:
    """Read what a ZIP archive holds, in its order."""
    limits = context.limits
    with blob.open() as stream, ZipFile(stream) as archive:
        entries = [entry for entry in archive.infolist() if not entry.is_dir()]
        if not entries:
            raise RefusedError("empty", "The archive holds no file.")
        _check_count(len(entries), context)
        out = packed = 0
        for entry in entries:
            uri = f"{blob.uri}!/{_shown(entry.filename)}"
            if _SKIPPED.search(entry.filename) and not _OUTSIDE.search(entry.filename):
                continue
            try:
                _check_name(entry.filename)
                data = _zip_member(archive, entry, context)
                out, packed = out + len(data), packed + entry.compress_size
                check_ratio(out, packed, limits)
            except RefusedError as refusal:
                yield Unread(uri, refusal.code, refusal.reason)
                if refusal.code == "bomb":
                    raise RefusedError(
                        "bomb", "One of its members unpacks without end. The archive was read no further."
                    ) from None
                continue
            yield from context.read(member(blob, uri, data, name=entry.filename))


def read_tar(blob: Blob, context: Context) -> Iterator[Outcome]:
    """Read what a TAR archive holds, in its order."""
    found = False
    with blob.open() as stream, tarfile.open(fileobj=stream, mode="r|") as archive:
        number = 0
        try:
            for entry in archive:
                number += 1
                _check_count(number, context)
                if entry.isdir() or (
                    _SKIPPED.search(entry.name.removeprefix("./")) and not _OUTSIDE.search(entry.name)
                ):
                    continue
                found = True
                yield from _tar_member(blob, archive, entry, context)
        except (tarfile.TarError, EOFError) as error:
            raise RefusedError(
                "damaged",
                f"The archive is cut off or damaged ({error}). The members before were read. Fetch it again.",
            ) from error
    if not found:
        raise RefusedError("empty", "The archive holds no file.")


def _check_count(number: int, context: Context) -> None:
    if number > context.limits.members:
        raise RefusedError(
            "too-large",
            f"The archive has more than {context.limits.members:,} members, the limit. Split it, or raise the limit.",
        )


def _check_name(name: str) -> None:
    if _OUTSIDE.search(name):
        raise RefusedError(
            "outside-archive",
            "Its path leads out of the archive. It was not read; look at where the archive comes from.",
        )


def _zip_member(archive: ZipFile, entry: ZipInfo, context: Context) -> bytes:
    """Return a member's bytes.

    Raises:
        RefusedError: It cannot be read.
    """
    if entry.flag_bits & 0x1:
        raise RefusedError("encrypted", "It is protected with a password. Pack it again without one.")
    if entry.external_attr >> 28 == 0xA:  # a symbolic link
        raise RefusedError("outside-archive", "It is a link. Pack the file itself.")
    limit = context.limits.member_bytes
    if entry.file_size > limit:
        raise RefusedError(
            "too-large",
            f"It unpacks to {entry.file_size:,} bytes, more than the limit of {limit:,} for a member. Unpack it yourself, or raise the limit.",
        )
    try:
        with archive.open(entry) as stream:
            parts = []
            size = 0
            while part := stream.read(1024 * 1024):
                size += len(part)
                check_ratio(size, entry.compress_size, context.limits)
                parts.append(part)
            return b"".join(parts)
    except NotImplementedError as error:
        raise RefusedError(
            "unsupported", f"It is packed in a way that is not read ({error}). Pack it again as plain ZIP."
        ) from error
    except RuntimeError as error:  # what zipfile raises for passwords
        raise RefusedError(
            "encrypted", "It is protected with a password. Pack it again without one."
        ) from error
    except (BadZipFile, EOFError, OSError, ValueError) as error:
        raise RefusedError(
            "damaged", f"It is cut off or damaged in the archive ({error}). Fetch the archive again."
        ) from error
    except Exception as error:
        if type(error).__module__ in {"zlib", "lzma", "_lzma", "bz2"}:
            raise RefusedError(
                "damaged", f"It is damaged in the archive ({error}). Fetch the archive again."
            ) from error
        raise


def _tar_member(
    blob: Blob, archive: tarfile.TarFile, entry: tarfile.TarInfo, context: Context
) -> Iterator[Outcome]:
    uri = f"{blob.uri}!/{_shown(entry.name.removeprefix('./'))}"
    try:
        data = _tar_data(archive, entry, context.limits.member_bytes)
    except RefusedError as refusal:
        yield Unread(uri, refusal.code, refusal.reason)
        return
    if data is not None:
        yield from context.read(member(blob, uri, data, name=entry.name))


def _tar_data(archive: tarfile.TarFile, entry: tarfile.TarInfo, limit: int) -> bytes | None:
    """Return a member's bytes, or ``None`` for a link to another member, which is read by itself.

    Raises:
        RefusedError: It cannot be read.
    """
    _check_name(entry.name)
    if entry.issym() or entry.islnk():
        _check_name(entry.linkname)
        return None
    if not entry.isreg():
        raise RefusedError("not-a-file", "It is a device or pipe, not a file.")
    if entry.size > limit:
        raise RefusedError(
            "too-large",
            f"It has {entry.size:,} bytes, more than the limit of {limit:,} for a member. Unpack it yourself, or raise the limit.",
        )
    stream = archive.extractfile(entry)
    data = read_up_to(stream, limit + 1) if stream is not None else b""
    if len(data) < entry.size:
        raise RefusedError("damaged", "The archive is cut off inside it. Fetch the archive again.")
    return data


def _shown(name: str) -> str:
    """Return a member's name as a URI shows it: forward slashes, no characters that cannot be written."""
    return name.replace("\\", "/").encode("utf-8", "replace").decode()
