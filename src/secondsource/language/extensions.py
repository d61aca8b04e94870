"""What a read `Doc` carries beyond spaCy's own fields: attributions, predicates, sentence vectors.

The values are kept in `doc.user_data` as plain tuples of token indices, so that `Doc.to_bytes`, `DocBin` and
pickling keep them; the extension attributes make `Span` and `Token` objects of them when asked.
"""

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import chain
from typing import Literal

import numpy as np
from numpy.typing import NDArray
from spacy.tokens import Doc, Span, Token

AttributionKind = Literal["direct", "indirect", "mixed"]
TokenSpan = tuple[int, int]
"""[start, end) in tokens of the `Doc`."""

ATTRIBUTIONS = "secondsource.attributions"
PREDICATES = "secondsource.predicates"
VECTORS = "secondsource.vectors"
MATTERS = "secondsource.matters"
STARTS = "secondsource.sentence_starts"
VERSION = "secondsource.reader"
"""Key of what read the `Doc`: "reader VERSION+DIGEST", the digest being that of the weights."""
VECTOR_SIZE, MATTER_SIZE = 384, 128


@dataclass(frozen=True, slots=True)
class Attribution:
    """Who is made responsible for what (PARC3, PolNeAR).

    Attributes:
        source: The words that name the speaker, or `None`: the text names none here.
        cue: The attributing words ("said", "according to"), or `None`: a free-standing quotation.
        content: What is attributed, in order of the text; in several pieces where the cue or another
            sentence stands between. Empty where somebody is said to speak and the words were not found.
        kind: `direct` if all words of the content stand in quotation marks, `indirect` if none does,
            else `mixed`.
        nested_in: Index in `doc._.attributions` of the innermost attribution whose content holds this
            one's cue (or content, without a cue), or `None`.
    """

    source: Span | None
    cue: Span | None
    content: tuple[Span, ...]
    kind: AttributionKind
    nested_in: int | None


@dataclass(frozen=True, slots=True)
class Argument:
    """One argument of a predicate; `label` is PropBank's (`ARG0`, `ARGM-TMP`)."""

    label: str
    span: Span


@dataclass(frozen=True, slots=True)
class Predicate:
    """A word that says that something happens or is so.

    Attributes:
        token: The word.
        factuality: How much the text presents it as having happened, about -3 (surely not) to 3 (surely);
            the scale of UDS (White et al. 2016).
        arguments: In order of the text.
    """

    token: Token
    factuality: float
    arguments: tuple[Argument, ...]


@dataclass(frozen=True, slots=True)
class AttributionRecord:
    """An attribution in indices of tokens (of words, while it is assembled); fields as in `Attribution`."""

    source: TokenSpan | None
    cue: TokenSpan | None
    content: tuple[TokenSpan, ...]
    kind: AttributionKind
    nested_in: int | None = None


@dataclass(frozen=True, slots=True)
class PredicateRecord:
    """A predicate in token indices, as assembled."""

    token: int
    factuality: float
    arguments: tuple[tuple[str, int, int], ...]


def annotate(  # noqa: PLR0913, PLR0917 - what was read, kind by kind
    doc: Doc,
    attributions: Sequence[AttributionRecord],
    predicates: Sequence[PredicateRecord],
    sentence_starts: Sequence[int],
    vectors: NDArray[np.float32],
    matters: NDArray[np.float16] | None,
) -> None:
    """Keep the values on the `Doc`; `vectors` has one row per sentence start, `matters` one per token, or there are none."""
    doc.user_data[ATTRIBUTIONS] = [(a.source, a.cue, a.content, a.kind, a.nested_in) for a in attributions]
    doc.user_data[PREDICATES] = [(p.token, p.factuality, p.arguments) for p in predicates]
    doc.user_data[STARTS] = list(sentence_starts)
    doc.user_data[VECTORS] = vectors
    if matters is not None:
        doc.user_data[MATTERS] = matters


def _span(doc: Doc, span: Sequence[int] | None) -> Span | None:
    return None if span is None else doc[span[0] : span[1]]


def _attributions(doc: Doc) -> tuple[Attribution, ...]:
    return tuple(
        Attribution(
            source=_span(doc, source),
            cue=_span(doc, cue),
            content=tuple(doc[start:end] for start, end in content),
            kind=kind,
            nested_in=nested_in,
        )
        for source, cue, content, kind, nested_in in doc.user_data.get(ATTRIBUTIONS, ())
    )


def _predicates(doc: Doc) -> tuple[Predicate, ...]:
    return tuple(
        Predicate(
            token=doc[token],
            factuality=factuality,
            arguments=tuple(Argument(label, doc[start:end]) for label, start, end in arguments),
        )
        for token, factuality, arguments in doc.user_data.get(PREDICATES, ())
    )


def attributions_of(doc: Doc) -> list[AttributionRecord]:
    """Return the attributions by their tokens, without making spans of them."""
    return [
        AttributionRecord(
            source=None if source is None else (source[0], source[1]),
            cue=None if cue is None else (cue[0], cue[1]),
            content=tuple((start, end) for start, end in content),
            kind=kind,
            nested_in=nested_in,
        )
        for source, cue, content, kind, nested_in in doc.user_data.get(ATTRIBUTIONS, ())
    ]


def factuality_of(doc: Doc) -> dict[int, float]:
    """Return the factuality of each predicate by its token, without making the spans of its arguments."""
    return {token: factuality for token, factuality, _ in doc.user_data.get(PREDICATES, ())}


def vectors_at(doc: Doc, tokens: Sequence[int]) -> NDArray[np.float32]:
    """Vectors of the sentences that some tokens stand in, one a row; zeros where the `Doc` was not read."""
    starts = doc.user_data.get(STARTS)
    if not starts:
        return np.zeros((len(tokens), VECTOR_SIZE), dtype=np.float32)
    numbers = [max(bisect_right(starts, token) - 1, 0) for token in tokens]
    rows: NDArray[np.float32] = doc.user_data[VECTORS][numbers]
    return rows


def _vector(span: Span) -> NDArray[np.float32]:
    """Vector of the sentence that the span begins in."""
    row: NDArray[np.float32] = vectors_at(span.doc, [span.start])[0]
    return row


def matters_of(doc: Doc, told: Sequence[Sequence[int]]) -> NDArray[np.float32] | None:
    """What each of some lists of tokens tells, as a row: of one matter, in whatever words, they point the same way; `None` where the `Doc` was read without."""
    rows = doc.user_data.get(MATTERS)
    if rows is None:
        return None
    found = np.zeros((len(told), MATTER_SIZE), dtype=np.float32)
    filled = [n for n, tokens in enumerate(told) if len(tokens)]
    if filled:
        ends = np.cumsum([len(told[n]) for n in filled])
        tokens = list(chain.from_iterable(told[n] for n in filled))
        found[filled] = np.add.reduceat(rows[tokens], [0, *ends[:-1]], axis=0, dtype=np.float32)
    return found


def _matter(span: Span) -> NDArray[np.float32]:
    rows = matters_of(span.doc, [range(span.start, span.end)])
    if rows is None:
        message = "this text was read without the vectors of matters: `load(matters=True)` reads them"
        raise ValueError(message)
    row: NDArray[np.float32] = rows[0]
    return row


def register() -> None:
    """Register the extension attributes; doing it again changes nothing."""
    Doc.set_extension("attributions", getter=_attributions, force=True)
    Doc.set_extension("predicates", getter=_predicates, force=True)
    Span.set_extension("vector", getter=_vector, force=True)
    Span.set_extension("matter", getter=_matter, force=True)
