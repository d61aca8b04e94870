"""What may stand on a page: words of a report, a field of a noun, or the size of a set.

Nothing is shown that cannot be recovered, so every value on a page is one of three:

``Words``
    A slice of a report's clean text. Rendered with ``data-span="REPORT:START-END"``.
``Field``
    A field of one of the case's nouns ("fin-…:range.low"; "3:outlet" of the third report), put into readable
    form. Rendered with ``data-field="ID:PATH"``; for short ``":PATH"`` of the noun whose anchor is the nearest
    one around it, and ``"#PATH"`` of the noun that the link around it leads to.
``Count``
    The size of a set ("reports", "fin-…:origins"). Rendered with ``data-count="SET"``.

Everything else in the templates is interface words. A test walks a rendered page and fails on any other text.
"""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Words:
    """Words of a report: ``text == reports[report - 1].text[start:end]``.

    Attributes:
        text: The words.
        report: Number of the report in the dossier, from 1.
        start: First character in the clean text.
        end: One past the last character.
    """

    text: str
    report: int
    start: int
    end: int

    @property
    def ref(self) -> str:
        """The address that the rendered words carry."""
        return f"{self.report}:{self.start}-{self.end}"


@dataclass(frozen=True, slots=True)
class Field:
    """A field of a noun, in readable form.

    Attributes:
        text: What is shown.
        of: ``ID:PATH`` of the field; the path may go into parts ("range.low", "facets.count.values.0.value").
    """

    text: str
    of: str


@dataclass(frozen=True, slots=True)
class Day(Field):
    """A date field: ``iso`` as stored, ``text`` as read."""

    iso: str


@dataclass(frozen=True, slots=True)
class Count:
    """The size of a set of things in the case.

    Attributes:
        n: How many.
        of: Which set; see ``lookup.py``.
    """

    n: int
    of: str


@dataclass(frozen=True, slots=True)
class Prose:
    """A field that is a sentence of ours, and what it names.

    Attributes:
        field: The sentence.
        pieces: Its text in pieces, each with the anchor that it leads to, or ``None``.
    """

    field: Field
    pieces: tuple[tuple[str, str | None], ...]

    @property
    def text(self) -> str:
        """The sentence."""
        return self.field.text


@dataclass(frozen=True, slots=True)
class Segment:
    """A stretch of a report whose characters all carry the same marks.

    Attributes:
        text: The characters.
        marks: What they are: ``evidence``, ``speaker``, ``cue``, ``place``, ``time``, ``figure``, ``shared``,
            ``differs``; of no characters ``cut``: where a sentence is cut off.
        claims: Ids of the claims whose evidence they are part of.
        opens: Ids of the claims whose evidence begins here.
        closes: Ids of the claims whose evidence ends here.
    """

    text: str
    marks: tuple[str, ...] = ()
    claims: tuple[str, ...] = ()
    opens: tuple[str, ...] = ()
    closes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Passage:
    """A marked stretch of a report: the segments' texts together are the words.

    Attributes:
        words: The stretch as a whole.
        segments: The same, in marked pieces.
    """

    words: Words
    segments: tuple[Segment, ...]
