"""What a format's reader hands on: the text it extracted, and what its format says about the report."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal, NamedTuple

from secondsource.model import Credit, Dropped
from secondsource.readers.offsets import Mapped

FieldName = Literal["title", "outlet", "byline", "published", "language", "url"]


class Found(NamedTuple):
    """A field's value and where it came from, in words; ``None`` with words tells why there is none."""

    value: str | None
    where: str


@dataclass(frozen=True, slots=True)
class Draft:
    """A report before its text is cleaned.

    Attributes:
        uri: Where it was read from.
        sha256: Of the bytes that are this report's own (file, archive member, table row), hexadecimal.
        body: The text as the format gives it.
        fields: What the format itself says, outside the text; it outranks what stands in the text.
        layout: ``lines`` where line ends may only wrap a paragraph; ``paragraphs`` where each is meant.
        dropped: What the format's reader left out already.
        credits: Whom the format credits outside the text.
    """

    uri: str
    sha256: str
    body: Mapped
    fields: Mapping[FieldName, Found] = field(default_factory=dict)
    layout: Literal["lines", "paragraphs"] = "lines"
    dropped: tuple[Dropped, ...] = ()
    credits: tuple[Credit, ...] = ()
