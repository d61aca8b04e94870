"""A text without the lines that are no part of its report, and without those of its head, whose values are kept."""

from bisect import bisect_right
from collections.abc import Mapping
from typing import NamedTuple

from secondsource.model import Dropped
from secondsource.readers import boilerplate, head, layout
from secondsource.readers.draft import Found
from secondsource.readers.layout import Line, split_lines
from secondsource.readers.offsets import Edit, Mapped


class Cut(NamedTuple):
    """What is left of a text.

    Attributes:
        body: The text that is kept.
        dropped: What was dropped, and why.
        head: What the lines of the head said, by field.
    """

    body: Mapped
    dropped: tuple[Dropped, ...]
    head: Mapping[str, Found]


def cut(body: Mapped) -> Cut:
    """Drop the lines that are no part of the report and those of its head, whose values are kept."""
    text = body.text
    lines = split_lines(text)
    reasons = {refuse.line: refuse.reason for refuse in boilerplate.find(text, lines)}
    values: dict[str, Found] = {}
    partial: dict[int, int] = {}  # line → where the words begin that stay
    for field in head.fields(text, lines):
        reasons[field.line] = f"line of the head ({field.key})" if field.name else "line of the head"
        if field.name and field.name not in values and field.value.start < field.value.end:
            values[field.name] = Found(field.value.of(text), f"line '{field.key}:'")
        whole = field.value.start < field.value.end == lines[field.line].end
        if field.name in {"title", "body"} and whole:  # the words stay, without the name before them
            partial[field.line] = field.value.start
            reasons.pop(field.line)
    edits: list[Edit] = []
    dropped: list[Dropped] = []
    amid: dict[int, list[boilerplate.Segment]] = {}  # line → its notices
    for one in boilerplate.amid(text):
        amid.setdefault(bisect_right(lines, one.start, key=_start) - 1, []).append(one)
    for number, line in enumerate(lines):
        if number in partial:
            edits.append(Edit(line.start, partial[number]))
        if number not in reasons:
            for one in amid.get(number, ()):
                if partial.get(number, line.start) <= one.start and one.end <= line.end:
                    edits.append(Edit(one.start, one.end))
                    words = text[one.start : one.end]
                    dropped.append(Dropped(words, one.reason, body.source(one.start, one.end)))
        else:
            end = lines[number + 1].start if number + 1 < len(lines) else line.end
            edits.append(Edit(line.start, end))
            dropped.append(
                Dropped(text[line.start : line.end], reasons[number], body.source(line.start, line.end))
            )
    return Cut(layout.tidy(body.edit(edits)), tuple(dropped), values)


def _start(line: Line) -> int:
    return line.start
