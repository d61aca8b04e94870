"""What the command line names: files, directories, patterns, standard input and addresses."""

import errno
import os
import re
import stat
from collections.abc import Iterable, Iterator, Mapping, Sequence
from glob import glob, has_magic
from io import BytesIO
from pathlib import Path
from typing import BinaryIO

from secondsource.model import Unread
from secondsource.readers import columns
from secondsource.readers.limits import Limits
from secondsource.readers.reading import read_blob
from secondsource.readers.refusal import RefusedError
from secondsource.readers.source import Blob, Outcome, read_up_to, too_large

_URL = re.compile(r"[A-Za-z][A-Za-z0-9+.-]{1,20}://")
_DEFAULT_LIMITS = Limits()
# Left out of directories without a word: what file managers and version control put there, and hidden files.
_SKIPPED = frozenset({"__MACOSX", "Thumbs.db", "desktop.ini", "__pycache__"})


def read(
    paths: Sequence[str | os.PathLike[str]],
    *,
    limits: Limits = _DEFAULT_LIMITS,
    mapping: Mapping[str, str] | None = None,
    fetch: bool = False,
    stdin: BinaryIO | None = None,
) -> Iterator[Outcome]:
    """Read every report under the paths.

    Args:
        paths: Files, directories (read through, in order of names), patterns (``reports/*.html``,
            ``**`` for any depth), ``-`` for standard input, and URLs.
        limits: Bounds on what one input may cost.
        mapping: Field → column, for tables whose columns have other names than the usual:
            ``{"text": "body"}``. Fields are text, title, published, outlet, byline, url and language
            (``date`` and ``author`` are understood too).
        fetch: Whether URLs may be fetched. Without it nothing ever touches the network.
        stdin: What ``-`` reads; without it ``-`` is recorded as unread.

    Yields:
        One ``Report`` for each document, and one ``Unread`` for each input that could not be read, in the
        order of the paths. The same input gives the same reports with the same ids everywhere.

    Raises:
        InputError: ``mapping`` names a field that there is none of.
    """
    columns_of = columns.checked_mapping(mapping or {})
    return _read(paths, limits, columns_of, fetch=fetch, stdin=stdin)


def _read(
    paths: Sequence[str | os.PathLike[str]],
    limits: Limits,
    mapping: Mapping[str, str],
    *,
    fetch: bool,
    stdin: BinaryIO | None,
) -> Iterator[Outcome]:
    for given in paths:
        path = os.fspath(given)
        if path == "-":
            yield from _read_standard_input(stdin, limits, mapping)
        elif _URL.match(path):
            yield from _read_address(path, limits, mapping, fetch=fetch)
        else:
            yield from _Walk(limits, mapping).given(path)


def _read_standard_input(
    stdin: BinaryIO | None, limits: Limits, mapping: Mapping[str, str]
) -> Iterator[Outcome]:
    if stdin is None:
        yield Unread("-", "not-found", "There is no standard input to read.")
        return
    try:
        data = read_up_to(stdin, limits.member_bytes + 1)
    except (OSError, ValueError) as error:
        yield Unread("-", "unreadable", f"Standard input cannot be read ({error}).")
        return
    if len(data) > limits.member_bytes:
        refusal = too_large(limits.member_bytes)
        yield Unread("-", refusal.code, refusal.reason + " Or give it as a file.")
        return
    yield from read_blob(Blob("-", lambda: BytesIO(data)), limits, mapping)


def _read_address(
    address: str, limits: Limits, mapping: Mapping[str, str], *, fetch: bool
) -> Iterator[Outcome]:
    if not fetch:
        yield Unread(
            address,
            "not-fetched",
            "Addresses are fetched only where you allow it: give --fetch, or save the page and give the file.",
        )
        return
    from secondsource.readers.fetching import fetch as fetched  # noqa: PLC0415 - the network only where it was asked for

    try:
        blob = fetched(address, limits)
    except RefusedError as refusal:
        yield Unread(address, refusal.code, refusal.reason)
        return
    yield from read_blob(blob, limits, mapping)


class _Walk:
    """Goes through what one path names; remembers directories, so that none is walked twice or in circles."""

    def __init__(self, limits: Limits, mapping: Mapping[str, str]) -> None:
        self._limits = limits
        self._mapping = mapping
        self._seen: set[tuple[int, int]] = set()

    def given(self, path: str) -> Iterator[Outcome]:
        """Read what a path or pattern of the command line names."""
        try:
            there = os.path.lexists(path)
            pattern = has_magic(path) and not there
            names = sorted(glob(path, recursive=True)) if pattern else [path]  # noqa: PTH207 - names stay as given
        except (OSError, ValueError) as error:  # ValueError: a null character in the name
            yield Unread(_uri(path), "not-found", f"This is no path ({error}).")
            return
        if not names:
            yield Unread(_uri(path), "not-found", "No file matches the pattern.")
        if pattern and "**" in path:
            # What lies inside is found by the pattern itself; links in circles lead to one file under many names.
            names = _one_name_each(name for name in names if os.path.isfile(name))  # noqa: PTH113 - names stay as given
        for name in names:
            yield from self._entry(name, ())

    def _entry(self, path: str, above: tuple[tuple[int, int], ...]) -> Iterator[Outcome]:
        uri = _uri(path)
        try:
            found = os.stat(path)  # noqa: PTH116 - names stay as given
        except OSError as error:
            yield _unread_path(uri, path, error)
            return
        except ValueError:
            yield Unread(uri, "not-found", "This is no path.")
            return
        if stat.S_ISDIR(found.st_mode):
            yield from self._directory(path, above, (found.st_dev, found.st_ino))
        elif not stat.S_ISREG(found.st_mode):
            yield Unread(
                uri,
                "not-a-file",
                "It is a device, pipe or socket, not a file. Give '-' to read standard input.",
            )
        elif found.st_size > self._limits.container_bytes:
            yield Unread(
                uri,
                "too-large",
                f"It has {found.st_size:,} bytes, more than the limit of {self._limits.container_bytes:,}. Split it, or raise the limit.",
            )
        else:
            name = uri.rsplit("/", 1)[-1]
            blob = Blob(uri, lambda: Path(path).open("rb"), name=name)  # noqa: SIM115 - whoever opens it closes it
            yield from read_blob(blob, self._limits, self._mapping)

    def _directory(
        self, path: str, above: tuple[tuple[int, int], ...], key: tuple[int, int]
    ) -> Iterator[Outcome]:
        uri = _uri(path)
        if key in above:
            yield Unread(
                uri,
                "directory-loop",
                "It is a link to a directory that holds it; what is there was read once.",
            )
            return
        if key in self._seen:
            return  # a second link to a directory that was walked already
        self._seen.add(key)
        if len(above) >= self._limits.directory_depth:
            yield Unread(
                uri,
                "too-deep",
                f"It lies in more than {self._limits.directory_depth} directories. Give it by itself.",
            )
            return
        try:
            names = sorted(os.listdir(path))  # noqa: PTH208 - names stay as given
        except OSError as error:
            yield _unread_path(uri, path, error)
            return
        names = [name for name in names if not name.startswith(".") and name not in _SKIPPED]
        if not names and not above:
            yield Unread(uri, "empty", "There is nothing in the directory.")
        base = "" if path in {".", "./"} else path.rstrip("/\\") + "/" if path.strip("/\\") else "/"
        for name in names:
            yield from self._entry(base + name, (*above, key))


def _one_name_each(names: Iterable[str]) -> list[str]:
    """Return, in order, the shortest name of each file."""
    shortest: dict[str, str] = {}
    for name in names:
        place = os.path.realpath(name)
        shortest[place] = min(shortest.get(place, name), name, key=len)
    return sorted(shortest.values())


def _unread_path(uri: str, path: str, error: OSError) -> Unread:
    if isinstance(error, PermissionError):
        return Unread(uri, "no-permission", "You are not allowed to read it. Change its permissions.")
    if isinstance(error, FileNotFoundError):
        if os.path.islink(path):  # noqa: PTH114 - names stay as given
            return Unread(uri, "not-found", "It is a link to something that is not there.")
        return Unread(uri, "not-found", "There is no such file or directory. Check the path.")
    if error.errno == errno.ELOOP:
        return Unread(uri, "directory-loop", "It is a link that leads back to itself.")
    return Unread(uri, "unreadable", f"The system cannot read it ({error.strerror or error}).")


def _uri(path: str) -> str:
    """Return a path as reports name it: forward slashes, and bytes that are no UTF-8 as percent and two digits."""
    if os.sep != "/":
        path = path.replace(os.sep, "/")
    raw = path.encode("utf-8", "surrogateescape")
    try:
        return raw.decode()
    except UnicodeDecodeError:
        return "".join(chr(byte) if byte < 0x80 else f"%{byte:02X}" for byte in raw)
