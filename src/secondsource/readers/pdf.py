"""PDF with text: lines to paragraphs by where they stand on the page, running heads and page numbers dropped."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Any, NamedTuple

from secondsource.model import Dropped
from secondsource.readers.compose import compose
from secondsource.readers.draft import Draft, FieldName, Found
from secondsource.readers.layout import hyphen_stays, words_of
from secondsource.readers.offsets import Edit, Mapped
from secondsource.readers.refusal import RefusedError
from secondsource.readers.source import Blob, Context, Outcome, sha256

_LINE = re.compile(r"[^\r\n]+")
_SOFT = re.compile(r"([^\W\d_]*)[\ufffe\x02]([^\W\d_]*)")  # pdfium's mark for a hyphen that broke a word
_PAGE_NUMBER = re.compile(
    r"[\s|–—-]{0,3}(?:page\s*)?\d{1,4}(?:\s*(?:of|/)\s*\d{1,4})?[\s|–—-]{0,3}", re.IGNORECASE
)
_DIGITS = re.compile(r"\d+")
_SENTENCE_END = re.compile(r"[.!?:…][\"'”’)\]]*$")
_ITEM = re.compile(r"[-*•–—·▪◦]\s|\(?\d{1,3}[.)]\s")
_GAP = 1.45  # of the usual distance of lines: more is a new paragraph
_SHORT = 0.85  # of the column's width: a line that ends before it may end its paragraph
_COLUMN_POINTS = 24.0  # lines that begin within so many points stand in one column
_TALLER = 1.15  # of the line above: another size of letters, a heading
_FILE_NAME = re.compile(
    r"\.(?:docx?|pdf|indd|pptx?|xlsx?|rtf|odt|qxd|pages)$|^(?:microsoft word|untitled|document\d*)\b",
    re.IGNORECASE,
)


class _Line(NamedTuple):
    """A line on a page, in characters of the page's text and points on the page (from the bottom)."""

    start: int
    end: int
    left: float
    right: float
    top: float
    bottom: float


def read_pdf(blob: Blob, context: Context) -> Iterator[Outcome]:
    """Read one report from a PDF."""
    data = blob.data(context.limits.document_bytes)
    document = _open(data)
    try:
        pages = len(document)
        if pages > context.limits.pages:
            raise RefusedError(
                "too-large",
                f"It has {pages:,} pages, more than the limit of {context.limits.pages:,}. Split it, or raise the limit.",
            )
        sheets = [_sheet(document, number) for number in range(pages)]
        title = str(document.get_metadata_dict().get("Title") or "").strip()
    finally:
        document.close()
    if not any(any(map(str.isalnum, text)) for text, _ in sheets):
        raise RefusedError(
            "no-text", "The PDF holds pictures of pages and no text. Run text recognition (OCR) on it first."
        )
    body, dropped = _put_together(sheets)
    fields: dict[FieldName, Found] = {}
    if (
        title
        and not _FILE_NAME.search(title)
        and title.casefold() in " ".join(body.text[:3000].split()).casefold()
    ):
        fields["title"] = Found(title, "document properties")
    yield compose(Draft(blob.uri, sha256(data), body, fields, "paragraphs", dropped), context.limits)


def _open(data: bytes) -> Any:
    from pypdfium2 import PdfDocument, PdfiumError  # noqa: PLC0415 - a fifth of a second to load

    try:
        return PdfDocument(data)
    except PdfiumError as error:
        if "password" in str(error).lower():
            raise RefusedError(
                "encrypted", "The PDF is protected with a password. Save a copy without one."
            ) from error
        raise RefusedError(
            "damaged", f"The PDF is cut off or damaged ({str(error).rstrip('.')}). Fetch it again."
        ) from error


def _sheet(document: Any, number: int) -> tuple[str, list[_Line]]:
    """Return a page's text and its lines."""
    page = document[number]
    try:
        sheet = page.get_textpage()
        try:
            count = sheet.count_chars()
            text = sheet.get_text_range() if count > 0 else ""
            return text, list(_lines(sheet, text, exact=count == len(text)))
        finally:
            sheet.close()
    finally:
        page.close()


def _lines(sheet: Any, text: str, *, exact: bool) -> Iterator[_Line]:
    for match in _LINE.finditer(text):
        start, end = match.span()
        words = match[0]
        if not words.strip():
            continue
        first, last = start + len(words) - len(words.lstrip()), end - 1 - (len(words) - len(words.rstrip()))
        if exact:
            left = sheet.get_charbox(first, loose=True)[0]
            letter = next(
                (at for at in range(first, last + 1) if text[at].isalnum()), first
            )  # not a bullet: of another size
            _, bottom, _, top = sheet.get_charbox(letter, loose=True)
            _, _, right, _ = sheet.get_charbox(last, loose=True)
        else:  # characters beyond the basic plane: pdfium counts them otherwise; go by lengths alone
            left, right, top, bottom = 0.0, float(len(words)), 0.0, 0.0
        yield _Line(start, end, left, right, top, bottom)


def _put_together(sheets: Sequence[tuple[str, list[_Line]]]) -> tuple[Mapped, tuple[Dropped, ...]]:
    """Join pages and lines to paragraphs; drop what runs on every page."""
    running = _running(sheets)
    text = "\n".join(sheet for sheet, _ in sheets)
    vocabulary = words_of(text)
    edits: list[Edit] = []
    dropped: list[Dropped] = []
    base = 0
    before: _Line | None = None  # the last line kept, in characters of the whole text
    width: float = 0
    for page, (sheet, lines) in enumerate(sheets):
        kept = []
        for at, line in enumerate(lines):
            words = sheet[line.start : line.end].strip()
            why = None
            if at in {0, len(lines) - 1} and _PAGE_NUMBER.fullmatch(words):
                why = "page number"
            elif (
                page > 0 and at in _edges(lines) and _running_key(words) in running
            ):  # on the first page it may be the title
                why = "running head"
            if why:
                dropped.append(Dropped(words, why, (base + line.start, base + line.end)))
            else:
                kept.append(line)
        ends = _ends(kept)
        pitch = _pitch(kept)
        for number, line in enumerate(kept):
            moved = line._replace(start=base + line.start, end=base + line.end)
            if before is None:
                edits.append(Edit(0, moved.start))
            else:
                new_page = number == 0
                goes_on = _goes_on(
                    text, before, moved, width if new_page else ends[number - 1], 0.0 if new_page else pitch
                )
                edits.append(
                    _joint(text, before, moved, vocabulary)
                    if goes_on
                    else Edit(before.end, moved.start, "\n\n")
                )
            before = moved
        width = ends[-1] if ends else width
        base += len(sheet) + 1
    if before is not None:
        edits.append(Edit(before.end, len(text)))
    return _without_soft_hyphens(Mapped.of(text).edit(edits), vocabulary), tuple(dropped)


def _edges(lines: Sequence[_Line]) -> set[int]:
    """Return which lines of a page may be running heads: the outermost, and those next to them that are short."""
    last = len(lines) - 1
    short = 0.6 * (_column(lines) - min((line.left for line in lines), default=0.0))
    inner = {at for at in (1, last - 1) if 0 <= at <= last and lines[at].right - lines[at].left < short}
    return {at for at in (0, last) if at >= 0} | inner


def _running_key(words: str) -> str:
    return _DIGITS.sub("#", words)


def _running(sheets: Sequence[tuple[str, list[_Line]]]) -> set[str]:
    """Return the first and last lines that return, but for numbers, on at least three pages and a third of them.

    A line that ends a sentence is never one.
    """
    seen: Counter[str] = Counter()
    for sheet, lines in sheets:
        edges = [sheet[lines[at].start : lines[at].end].strip() for at in sorted(_edges(lines))]
        seen.update(sorted({_running_key(words) for words in edges if not _SENTENCE_END.search(words)}))
    return {key for key, count in seen.items() if count >= 3 and count * 3 >= len(sheets)}


def _column(lines: Sequence[_Line]) -> float:
    """Return where full lines end on a page."""
    rights = sorted(line.right for line in lines)
    return rights[-1 - len(rights) // 10] if rights else 0.0


def _ends(lines: Sequence[_Line]) -> list[float]:
    """Return where full lines of each line's own column end: of those that begin about where it does."""
    columns: dict[int, float] = {}
    ends = []
    for line in lines:
        key = round(line.left / _COLUMN_POINTS)
        if key not in columns:
            columns[key] = _column([one for one in lines if abs(one.left - line.left) <= _COLUMN_POINTS])
        ends.append(columns[key])
    return ends


def _pitch(lines: Sequence[_Line]) -> float:
    """Return the usual distance of a line from the one below."""
    gaps = sorted(
        above.bottom - below.bottom for above, below in pairwise(lines) if above.bottom > below.bottom
    )
    return gaps[len(gaps) // 2] if gaps else 0.0


def _goes_on(text: str, line: _Line, below: _Line, column: float, pitch: float) -> bool:
    """Tell whether a line goes on with the paragraph of the line above it."""
    words, following = text[line.start : line.end].rstrip(), text[below.start : below.end].lstrip()
    ended = bool(_SENTENCE_END.search(words))
    if _ITEM.match(following) and (ended or not following[0].isdigit()):
        return False
    if (
        not pitch or below.bottom > line.top
    ):  # the next page or column: only where the sentence plainly goes on
        return not ended and following[:1].islower()
    if line.bottom - below.bottom > _GAP * pitch and not (not ended and following[:1].islower()):
        return False
    full = line.right >= _SHORT * column
    tall, small = line.top - line.bottom, below.top - below.bottom
    if small and tall and max(tall / small, small / tall) > _TALLER and (ended or not full):
        return False
    if below.left - line.left > pitch and below.bottom < line.bottom and ended:  # indented: a new paragraph
        return False
    return full if ended or not following[:1].islower() else True


def _joint(text: str, line: _Line, below: _Line, vocabulary: frozenset[str]) -> Edit:
    words, following = text[line.start : line.end].rstrip(), text[below.start : below.end]
    end = line.start + len(words)
    start = below.start + len(following) - len(following.lstrip())
    left = re.search(r"([^\W\d_]{2,})[-\u2010]$", words)
    right = re.match(r"\s*([^\W\d_]+)", following)
    if left and right:
        stays = hyphen_stays(left[1], right[1], vocabulary, unknown=False)
        return Edit(end if stays else end - 1, start)
    return Edit(end, start, "" if words.endswith(("\ufffe", "\x02")) else " ")


def _without_soft_hyphens(body: Mapped, vocabulary: frozenset[str]) -> Mapped:
    def edit(match: re.Match[str]) -> Edit:
        stays = bool(match[1] and match[2]) and hyphen_stays(match[1], match[2], vocabulary, unknown=False)
        return Edit(match.end(1), match.start(2), "-" if stays else "")

    return body.edit(edit(match) for match in _SOFT.finditer(body.text))
