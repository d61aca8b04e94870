"""Word documents (DOCX): paragraphs, tables, text boxes and notes in their order, opened by python-docx."""

from collections.abc import Iterator
from io import BytesIO
from typing import Any
from zipfile import BadZipFile, ZipFile

from secondsource.model import Dropped
from secondsource.readers.compose import compose
from secondsource.readers.draft import Draft, FieldName, Found
from secondsource.readers.limits import Limits
from secondsource.readers.offsets import Mapped
from secondsource.readers.refusal import RefusedError
from secondsource.readers.source import Blob, Context, Outcome, sha256

_TITLE_STYLES = ("Title", "Heading 1")
_DEPTH = 20  # tables inside each other
_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
# What is not there any more (deleted, moved away), what repeats a drawing for older programs, instructions of
# fields, and what is read on its own (paragraphs of text boxes).
_NOT_OF_PARAGRAPH = {f"{_W}{name}" for name in ("del", "moveFrom", "txbxContent", "instrText")} | {
    "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
}
_WORDS = {f"{_W}tab": "\t", f"{_W}br": "\n", f"{_W}cr": "\n", f"{_W}noBreakHyphen": "-"}
#: Wrapped around paragraphs or tables: content controls, custom markup, tracked insertions and moves.
_WRAPPERS = {
    f"{_W}{name}" for name in ("sdt", "sdtContent", "customXml", "smartTag", "ins", "moveTo", "txbxContent")
}
#: Content types of main parts that are read as documents are: with macros (which are not looked at), templates.
_KINDS = (
    "application/vnd.ms-word.document.macroEnabled.main+xml",
    "application/vnd.ms-word.template.macroEnabledTemplate.main+xml",
    "application/vnd.openxmlformats-officedocument.wordprocessingml.template.main+xml",
)
_NOTES = ("footnotes", "endnotes")


def read_docx(blob: Blob, context: Context) -> Iterator[Outcome]:
    """Read one report from a Word document: with tracked changes taken, notes at the end, heads of pages left out."""
    data = blob.data(context.limits.document_bytes)
    _check_size(data, context.limits)
    document = _opened(data)
    names = {style.style_id: str(style.name or "") for style in document.styles}
    paragraphs = [*_paragraphs(document.element.body, 0), *_notes(document)]
    text = "\n".join(words for words, _ in paragraphs)
    fields: dict[FieldName, Found] = {}
    styled = next(
        (
            (words, names[style])
            for words, style in paragraphs[:6]
            if names.get(style) in _TITLE_STYLES and words.strip()
        ),
        None,
    )
    if styled:
        fields["title"] = Found(styled[0], f"paragraph of style '{styled[1]}'")
    draft = Draft(blob.uri, sha256(data), Mapped.of(text), fields, "paragraphs", tuple(_running(document)))
    yield compose(draft, context.limits)


def _opened(data: bytes) -> Any:
    """Return a document of python-docx, which opens by itself only those without macros that are no template.

    Raises:
        RefusedError: ``unsupported``: it is in the strict form of the standard; ``damaged``: a part is missing.
    """
    from docx.opc.part import PartFactory  # noqa: PLC0415 - a third of a second to load
    from docx.package import Package  # noqa: PLC0415
    from docx.parts.document import DocumentPart  # noqa: PLC0415

    for kind in _KINDS:
        PartFactory.part_type_for.setdefault(kind, DocumentPart)
    try:
        part = Package.open(BytesIO(data)).main_document_part
    except KeyError as error:
        if b"/ooxml/" in _relations(data):
            raise RefusedError(
                "unsupported",
                "It is a Word document in the strict form of the standard, which is not read. Save it as an ordinary one.",
            ) from error
        raise
    if not isinstance(part, DocumentPart):
        raise RefusedError("damaged", "The document does not say what it is. Save it again.")
    return part.document


def _relations(data: bytes) -> bytes:
    with ZipFile(BytesIO(data)) as archive:
        return archive.read("_rels/.rels")


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


def _paragraphs(parent: Any, depth: int) -> Iterator[tuple[str, str]]:
    """Yield the words of the paragraphs under an element and the ids of their styles, cells and text boxes too."""
    if depth > 4 * _DEPTH:
        return
    for item in parent:
        if item.tag == f"{_W}p":
            style = item.find(f"{_W}pPr/{_W}pStyle")
            yield "".join(_words(item)), "" if style is None else str(style.get(f"{_W}val"))
            for box in _boxes(item):
                yield from _paragraphs(box, depth + 1)
        elif item.tag == f"{_W}tbl":
            for cell in item.iterfind(f"{_W}tr/{_W}tc"):
                if cell.find(f"{_W}tcPr/{_W}vMerge") is None or any(map(str.strip, cell.itertext())):
                    yield from _paragraphs(cell, depth + 1)
        elif item.tag in _WRAPPERS:
            yield from _paragraphs(item, depth + 1)


def _words(element: Any) -> Iterator[str]:
    for item in element:
        if item.tag in _NOT_OF_PARAGRAPH:
            continue
        if item.tag == f"{_W}t":
            yield item.text or ""
        elif item.tag in _WORDS:
            yield _WORDS[item.tag]
        elif item.tag != f"{_W}pPr":
            yield from _words(item)


def _boxes(paragraph: Any) -> Iterator[Any]:
    """Yield the text boxes anchored in a paragraph, each once: older programs get a second copy."""
    for item in paragraph:
        if item.tag == f"{_W}txbxContent":
            yield item
        elif item.tag not in _NOT_OF_PARAGRAPH:
            yield from _boxes(item)


def _notes(document: Any) -> Iterator[tuple[str, str]]:
    """Yield the paragraphs of foot- and endnotes, without the lines that separate them from the text."""
    from docx.oxml import parse_xml  # noqa: PLC0415 - loaded by now

    for kind in _NOTES:
        for relation in document.part.rels.values():
            if relation.reltype.endswith(f"/{kind}") and not relation.is_external:
                for note in parse_xml(relation.target_part.blob):
                    if note.get(f"{_W}type") in (None, "normal"):
                        yield from _paragraphs(note, 0)


def _running(document: Any) -> Iterator[Dropped]:
    """Yield what stands at the head or foot of every page, once."""
    seen: set[str] = set()
    for section in document.sections:
        for part, reason in ((section.header, "head of the pages"), (section.footer, "foot of the pages")):
            text = "\n".join(words for words, _ in _paragraphs(part._element, 0) if words.strip())  # noqa: SLF001 - no public way to what stands in content controls
            if text and text not in seen:
                seen.add(text)
                yield Dropped(text, reason)
