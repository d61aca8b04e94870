"""Bytes to text: which encoding, and which bytes each character came from."""

import codecs
import re
from collections.abc import Iterator

from secondsource.model import Piece
from secondsource.readers.offsets import Mapped
from secondsource.readers.refusal import RefusedError
from secondsource.readers.western import western

_BOMS = (  # the four-byte marks first: that of UTF-16-LE opens that of UTF-32-LE
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_WIDE = ("utf-16-le", "utf-16-be", "utf-32-le", "utf-32-be")
_NON_ASCII = re.compile(r"[^\x00-\x7f]")
_SAMPLE = 4096
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f]")


def decode(data: bytes, declared: str | None = None) -> Mapped:
    """Decode text and keep, for each character, the bytes that it came from.

    A byte order mark decides; else UTF-8 where the bytes are valid UTF-8; else the declared encoding where
    they are valid in it; else what the bytes look like (``western``, or the best guess of charset-normalizer).

    Args:
        data: All bytes of the text.
        declared: Encoding that a header or page declares, or ``None``.

    Returns:
        The text, without a byte order mark, mapped to ``bytes``. Bytes that no encoding explains are U+FFFD.

    Raises:
        RefusedError: ``binary``: the bytes are no text.
    """
    for mark, encoding in _BOMS:
        if data.startswith(mark):
            return _checked(_decode_as(data, encoding, len(mark)))
    wide = _wide_encoding(data[:_SAMPLE])
    if wide:
        return _checked(_decode_as(data, wide, 0))
    try:
        text = data.decode()
    except UnicodeDecodeError as error:
        encoding = _guess(data, error, declared)
        return _checked(_decode_as(data, encoding, 0))
    return _checked(Mapped(text, tuple(_utf8_pieces(text)), "bytes"))


def _checked(read: Mapped) -> Mapped:
    """Refuse what is no text: texts hold no control characters but tab, line ends, form feed and escape.

    A few null characters in what is text otherwise (padding of an old database) do not make it binary.
    """
    text = read.text
    controls = len(_CONTROL.findall(text, 0, _SAMPLE * 16))
    nulls = text.count("\x00", 0, _SAMPLE)
    padded = 0 < nulls == len(_CONTROL.findall(text, 0, _SAMPLE)) and nulls * 50 <= min(len(text), _SAMPLE)
    if (nulls and not padded) or controls * 20 > min(len(text), _SAMPLE * 16):
        raise RefusedError(
            "binary", "The content is binary data of no known format. Give a text, page, document or table."
        )
    if text.count("�") * 5 > len(text) > 0:
        raise RefusedError(
            "binary", "No text encoding explains the bytes. If this is text, save it as UTF-8."
        )
    return read


def _wide_encoding(sample: bytes) -> str | None:
    """Return UTF-16 without its mark: in Western text every other byte is zero."""
    if len(sample) < 8 or b"\x00" not in sample:
        return None
    even, odd = sample[0::2].count(0), sample[1::2].count(0)
    half = len(sample) // 2
    if odd * 10 > half * 7 and even * 20 < half:
        return "utf-16-le"
    if even * 10 > half * 7 and odd * 20 < half:
        return "utf-16-be"
    return None


def _guess(data: bytes, error: UnicodeDecodeError, declared: str | None) -> str:
    """Return the encoding of bytes that are not valid UTF-8."""
    if _mostly_utf8(data):
        return "utf-8"  # a few bytes are damaged
    cut = _cut_off(data, error)
    if declared and _valid(data, declared) and not (cut and not data[: error.start].isascii()):
        return codecs.lookup(declared).name
    if cut:
        return "utf-8"  # the end was cut off inside a character
    alike = western(data)
    if alike:
        return alike
    from charset_normalizer import from_bytes  # noqa: PLC0415 - heavy, and rarely needed

    around = max(0, error.start - _SAMPLE * 4)
    best = from_bytes(data[around : around + _SAMPLE * 16]).best()
    if best is None or not _known(best.encoding):
        return "cp1252"
    return best.encoding


def _mostly_utf8(data: bytes) -> bool:
    """Tell whether valid multi-byte characters outnumber broken ones by far."""
    text = data.decode(errors="replace")
    broken = text.count("�")
    whole = len(_NON_ASCII.findall(text)) - broken
    return whole >= broken * 2


def _cut_off(data: bytes, error: UnicodeDecodeError) -> bool:
    """Tell whether all but the end is valid UTF-8, and the end is the beginning of a character rather than a letter."""
    end = data[error.start :]
    begun = len(end) > 1 or end in {b"\xc2", b"\xc3"}
    return error.start > 0 and error.reason == "unexpected end of data" and begun


def _known(encoding: str) -> bool:
    try:
        return codecs.lookup(encoding)._is_text_encoding  # noqa: SLF001 - no public way to tell text codecs
    except (LookupError, ValueError):  # ValueError: a name with a null character
        return False


def _valid(data: bytes, encoding: str) -> bool:
    if not _known(encoding):
        return False
    try:
        data.decode(encoding)
    except (UnicodeError, ValueError):
        return False
    return True


def _decode_as(data: bytes, encoding: str, start: int) -> Mapped:
    """Decode from ``start`` on; each character's piece tells its bytes."""
    if encoding == "latin-1" or encoding.startswith("iso8859-1"):
        encoding = (
            "cp1252" if encoding in {"latin-1", "iso8859-1"} else encoding
        )  # as the HTML standard reads it
    if encoding not in _WIDE and encoding != "utf-8":
        text = data.decode(encoding, errors="replace")
        if len(text) == len(data):  # one byte a character
            return Mapped(text, (Piece(0, len(text), 0, len(text)),) if text else (), "bytes")
    text, pieces = _stepwise(data, encoding, start)
    return Mapped(text, tuple(pieces), "bytes")


def _stepwise(data: bytes, encoding: str, start: int) -> tuple[str, list[Piece]]:
    """Decode byte by byte, and note which bytes each character took."""
    decoder = codecs.getincrementaldecoder(encoding)(errors="replace")
    words: list[str] = []
    pieces: list[Piece] = []
    at = 0
    taken = start
    for index in range(start, len(data) + 1):
        step = decoder.decode(data[index : index + 1], final=index == len(data))
        if not step:
            continue
        end = min(index + 1, len(data))
        last = pieces[-1] if pieces else None
        one = len(step) == end - taken == 1
        if one and last is not None and last[1] - last[0] == last[3] - last[2] and last[3] == taken:
            pieces[-1] = Piece(last[0], at + 1, last[2], end)
        else:
            pieces.append(Piece(at, at + len(step), taken, end))
        words.append(step)
        at += len(step)
        taken = end
    return "".join(words), pieces


def _utf8_pieces(text: str) -> Iterator[Piece]:
    """Yield the map of valid UTF-8: stretches of ASCII, and one piece for each character beyond it."""
    at = source = 0
    for match in _NON_ASCII.finditer(text):
        start = match.start()
        if start > at:
            yield Piece(at, start, source, source + start - at)
            source += start - at
        code = ord(match[0])
        width = 2 if code < 0x800 else 3 if code < 0x10000 else 4
        yield Piece(start, start + 1, source, source + width)
        source += width
        at = start + 1
    if at < len(text):
        yield Piece(at, len(text), source, source + len(text) - at)
