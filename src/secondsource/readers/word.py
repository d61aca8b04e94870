"""Word documents (DOCX): paragraphs and tables in their order, as python-docx reads them."""

from collections.abc import Iterator
from io import BytesIO
from typing import Any
from zipfile import BadZipFile, ZipFile

from secondsource.readers.compose import compose
from secondsource.readers.draft import Draft, FieldName, Found
from secondsource.readers.limits import Limits
from secondsource.readers.offsets import Mapped
from secondsource.readers.refusal import RefusedError
from secondsource.readers.source import Blob, Context, Outcome, sha256

_TITLE_STYLES = ("Title", "Heading 1")
_DEPTH = 20  # tables inside each other


def read_docx(blob: Blob, context: Context) -> Iterator[Outcome]:
    """Read one report from a Word document."""
    data = blob.data(context.limits.document_bytes)
    _check_size(data, context.limits)
    from docx import Document  # noqa: PLC0415 - a third of a second to load

    document = Document(BytesIO(data))
    paragraphs = list(_paragraphs(document.iter_inner_content(), 0))
    text = "\n".join(words for words, _ in paragraphs)
    fields: dict[FieldName, Found] = {}
    styled = next(
        ((words, style) for words, style in paragraphs[:6] if style in _TITLE_STYLES and words.strip()), None
    )
    if styled:
        fields["title"] = Found(styled[0], f"paragraph of style '{styled[1]}'")
    yield compose(Draft(blob.uri, sha256(data), Mapped.of(text), fields, "paragraphs"), context.limits)


def _check_size(data: bytes, limits: Limits) -> None:
    """Refuse a document that unpacks to more than a document may have.

    Raises:
        RefusedError: ``bomb``, ``encrypted`` or ``damaged``.
    """
    try:
        with ZipFile(BytesIO(data)) as archive:
            entries = archive.infolist()
    except (BadZipFile, ValueError) as error:
        raise RefusedError(
            "damaged", f"The document is cut off or damaged ({error}). Save it again."
        ) from error
    if any(entry.flag_bits & 1 for entry in entries):
        raise RefusedError("encrypted", "The document is protected with a password. Save a copy without one.")
    size = sum(entry.file_size for entry in entries)
    if size > limits.ratio_floor_bytes and size > limits.ratio * len(data):
        raise RefusedError(
            "bomb",
            f"It unpacks to {size:,} bytes from {len(data):,}, far more than documents do. It was not opened.",
        )
    if size > 8 * limits.document_bytes:
        raise RefusedError(
            "too-large", f"It unpacks to {size:,} bytes, more than the limit. Split it, or raise the limit."
        )


def _paragraphs(content: Iterator[Any], depth: int) -> Iterator[tuple[str, str]]:
    """Yield the paragraphs' words and the names of their styles, those in cells of tables too."""
    for item in content:
        rows = getattr(item, "rows", None)
        if rows is None:
            yield item.text, str(getattr(item.style, "name", "") or "")
        elif depth < _DEPTH:
            seen: list[Any] = []  # the elements themselves: their numbers are given anew when they go
            for row in rows:
                for cell in row.cells:
                    if not any(cell._tc is one for one in seen):  # noqa: SLF001 - merged cells come once for each column; no public way to tell
                        seen.append(cell._tc)  # noqa: SLF001
                        yield from _paragraphs(cell.iter_inner_content(), depth + 1)
