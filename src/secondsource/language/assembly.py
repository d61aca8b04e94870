"""From the network's readings of chunks to the annotations of a spaCy `Doc`."""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import Any, cast

import numpy as np
from numpy.typing import NDArray
from spacy.attrs import DEP, ENT_IOB, ENT_TYPE, HEAD, IDX, IS_SPACE, LEMMA, MORPH, ORTH, POS, SPACY, TAG
from spacy.parts_of_speech import IDS as POS_IDS
from spacy.tokens import Doc

from secondsource.language import attributions, names, nested, predicates
from secondsource.language.extensions import VECTOR_SIZE, PredicateRecord, TokenSpan, annotate
from secondsource.language.layout import breaks
from secondsource.language.lemmas import lemmatize
from secondsource.language.network import ChunkReading
from secondsource.language.quotes import MARKS, Word, quoted_regions
from secondsource.language.tags import penn_tag

_ATTRIBUTES = (HEAD, DEP, POS, TAG, LEMMA, MORPH, ENT_IOB, ENT_TYPE)
_INSIDE, _OUTSIDE, _BEGIN = 1, 2, 3
"""spaCy's codes of `ENT_IOB`."""


@dataclass(frozen=True, slots=True)
class Layout:
    """The words of a `Doc` as the network gets them.

    Attributes:
        tokens: For each word, its index in the `Doc` (whitespace tokens are no words).
        words: The words' texts.
        paragraphs: Words that begin a paragraph, ascending; the first word among them.
        spaced: For each token of the `Doc`, whether whitespace follows it.
        spaces: Indices and texts of the whitespace tokens.
    """

    tokens: tuple[int, ...]
    words: tuple[str, ...]
    paragraphs: tuple[int, ...]
    spaced: tuple[bool, ...]
    spaces: tuple[tuple[int, str], ...]


@dataclass(frozen=True, slots=True)
class Reading:
    """The readings of all chunks of one text as one; indices are words of the text, fields as in `ChunkReading`."""

    upos: tuple[str, ...]
    feats: tuple[str, ...]
    lemma_rules: tuple[str, ...]
    sentence_starts: tuple[int, ...]
    heads: tuple[int, ...]
    deprels: tuple[str, ...]
    entities: tuple[tuple[int, int, str], ...]
    roles: attributions.RoleSpans
    predicates: tuple[tuple[int, float], ...]
    arguments: tuple[tuple[int, int, int, str], ...]
    vectors: np.ndarray[tuple[int, int], np.dtype[np.float32]]
    matters: np.ndarray[tuple[int, int], np.dtype[np.float16]] | None


def lay_out(doc: Doc) -> Layout:
    """Take the words of the `Doc`, and what its line ends say about paragraphs."""
    # By one array: making a `Token` of each word would take as long as all the rest.
    columns = doc.to_array([ORTH, IDX, SPACY, IS_SPACE]).tolist()
    strings = doc.vocab.strings
    texts = [strings[row[0]] for row in columns]
    text = "".join(f"{word} " if row[2] else word for word, row in zip(texts, columns, strict=True))
    tokens = [i for i, row in enumerate(columns) if not row[3]]
    offsets = [columns[i][1] for i in tokens]
    paragraphs = {0, *(bisect_left(offsets, at) for at in breaks(text))} - {len(tokens)}
    followed = [row[3] for row in columns[1:]] + [0]
    return Layout(
        tokens=tuple(tokens),
        words=tuple(texts[i] for i in tokens),
        paragraphs=tuple(sorted(paragraphs)),
        spaced=tuple(bool(row[2] or space) for row, space in zip(columns, followed, strict=False)),
        spaces=tuple((i, texts[i]) for i, row in enumerate(columns) if row[3]),
    )


def join(chunks: Sequence[TokenSpan], readings: Sequence[ChunkReading]) -> Reading:
    """Put the readings of consecutive chunks ([start, end) in words of the text) together."""
    sources: list[TokenSpan] = []
    cues: list[TokenSpan] = []
    contents: list[TokenSpan] = []
    links: list[tuple[str, int, int]] = []
    for (base, _), reading in zip(chunks, readings, strict=True):
        links += [
            (role, span + len(sources if role == "source" else contents), cue + len(cues))
            for role, span, cue in reading.links
        ]
        sources += [(base + start, base + end) for start, end in reading.sources]
        cues += [(base + start, base + end) for start, end in reading.cues]
        contents += [(base + start, base + end) for start, end in reading.contents]
    based = [(base, reading) for (base, _), reading in zip(chunks, readings, strict=True)]
    starts = [base + start for base, reading in based for start in reading.sentence_starts]
    heads = [base + head for base, reading in based for head in reading.heads]
    deprels = [relation for reading in readings for relation in reading.deprels]
    _one_root_each(heads, deprels, starts)
    vectors = [reading.vectors for reading in readings]
    matters = [reading.matters for reading in readings if reading.matters is not None]
    return Reading(
        upos=tuple(upos for reading in readings for upos in reading.upos),
        feats=tuple(feats for reading in readings for feats in reading.feats),
        lemma_rules=tuple(rule for reading in readings for rule in reading.lemma_rules),
        sentence_starts=tuple(starts),
        heads=tuple(heads),
        deprels=tuple(deprels),
        entities=tuple((base + s, base + e, kind) for base, r in based for s, e, kind in r.entities),
        roles=attributions.RoleSpans(tuple(sources), tuple(cues), tuple(contents), tuple(links)),
        predicates=tuple((base + word, fact) for base, r in based for word, fact in r.predicates),
        arguments=tuple(
            (base + p, base + s, base + e, kind) for base, r in based for p, s, e, kind in r.arguments
        ),
        vectors=np.concatenate(vectors) if vectors else np.zeros((0, VECTOR_SIZE), np.float32),
        matters=np.concatenate(matters) if matters else None,
    )


def _one_root_each(heads: list[int], deprels: list[str], starts: Sequence[int]) -> None:
    """Make each sentence one tree, as spaCy takes sentences from trees: further roots hang on the first one."""
    for begin, end in pairwise((*starts, len(heads))):
        roots = [word for word in range(begin, end) if heads[word] == word or not begin <= heads[word] < end]
        for word in roots:
            if word == roots[0]:
                heads[word], deprels[word] = word, "root"
            else:
                heads[word], deprels[word] = roots[0], "parataxis"


def fill(doc: Doc, layout: Layout, reading: Reading) -> None:
    """Set everything that was read on the `Doc`."""
    described = zip(layout.words, reading.upos, reading.feats, reading.lemma_rules, strict=True)
    lemmas = tuple(lemmatize(*word) for word in described)
    _set_tokens(doc, layout, reading, lemmas)
    tokens = layout.tokens

    def span(start: int, end: int) -> TokenSpan:
        return (tokens[start], tokens[end - 1] + 1)

    tree = nested.Tree(reading.upos, lemmas, reading.heads, reading.deprels)
    annotate(
        doc,
        [
            replace(
                record,
                source=record.source and span(*record.source),
                cue=record.cue and span(*record.cue),
                content=tuple(span(*piece) for piece in record.content),
            )
            for record in attributions.assemble(reading.roles, _surroundings(layout, reading), tree)
        ],
        [
            PredicateRecord(
                tokens[word], factuality, tuple((label, *span(start, end)) for start, end, label in parts)
            )
            for word, factuality, parts in predicates.tidy(
                reading.predicates, reading.arguments, reading.deprels
            )
        ],
        [tokens[word] for word in reading.sentence_starts],
        reading.vectors,
        None if reading.matters is None else _at_tokens(doc, tokens, reading.matters),
    )


def _at_tokens(doc: Doc, tokens: Sequence[int], rows: NDArray[np.float16]) -> NDArray[np.float16]:
    """Give each token its word's row; spaces have none."""
    found = np.zeros((len(doc), rows.shape[1]), np.float16)
    found[list(tokens)] = rows
    return found


def _set_tokens(doc: Doc, layout: Layout, reading: Reading, lemmas: Sequence[str]) -> None:
    """Set trees, tags, lemmas, morphology and names by one array, which is much faster than token by token."""
    strings, morphology = doc.vocab.strings, doc.vocab.morphology
    values = np.empty((len(doc), len(_ATTRIBUTES)), dtype=np.uint64)
    if layout.spaces:
        plain = (
            0,
            strings.add("dep"),
            POS_IDS["SPACE"],
            strings.add("_SP"),
            0,
            morphology.add(""),
            _OUTSIDE,
            0,
        )
        values[:] = plain
        _hang_spaces(values, layout)
        for token, text in layout.spaces:
            values[token, 4] = strings.add(text)
    known: dict[tuple[str, ...], tuple[int, ...]] = {}

    def described(key: tuple[str, ...]) -> tuple[int, ...]:
        text, upos, feats, lemma, relation = key
        tag = "RP" if relation == "compound:prt" and upos == "ADP" else penn_tag(text, upos, feats)
        codes = (
            strings.add(relation),
            POS_IDS[upos],
            strings.add(tag),
            strings.add(lemma),
            morphology.add(feats),
        )
        known[key] = codes
        return codes

    keys = zip(layout.words, reading.upos, reading.feats, lemmas, reading.deprels, strict=True)
    rows = [known.get(key) or described(key) for key in keys]
    if rows:
        words = np.array(layout.tokens)
        values[words, 0] = (words[list(reading.heads)] - words).astype(np.uint64)
        values[words, 1:6] = np.array(rows, dtype=np.uint64)
        values[words, 6:] = (_OUTSIDE, 0)
        spaced = [layout.spaced[token] for token in layout.tokens]
        for start, end, kind in names.tidy(reading.entities, layout.words, reading.upos, spaced):
            first, last = layout.tokens[start], layout.tokens[_end_in_paragraph(layout, start, end) - 1]
            # White space inside a name is part of it: spaCy knows no name with a hole.
            values[first : last + 1, 6:] = (_INSIDE, strings.add(kind))
            values[first, 6] = _BEGIN
    doc.from_array(list(_ATTRIBUTES), cast("Any", values))


def _hang_spaces(values: np.ndarray[tuple[int, int], np.dtype[np.uint64]], layout: Layout) -> None:
    """Hang whitespace on the word before it (at the start of a text, after it), so that it makes no sentence."""
    words = np.array(layout.tokens, dtype=np.int64)
    if not len(words):
        values[:, 0] = (-np.arange(len(values))).astype(np.uint64)
        return
    tokens = np.arange(len(values))
    before = words[np.maximum(np.searchsorted(words, tokens, side="right") - 1, 0)]
    values[:, 0] = (before - tokens).astype(np.uint64)


def _end_in_paragraph(layout: Layout, start: int, end: int) -> int:
    """End of a span, or of its paragraph if it goes over its end."""
    following = bisect_right(layout.paragraphs, start)
    return min(end, layout.paragraphs[following]) if following < len(layout.paragraphs) else end


def _surroundings(layout: Layout, reading: Reading) -> attributions.Surroundings:
    """What stands in quotation marks, and where paragraphs begin."""
    counts = [upos not in {"PUNCT", "SYM"} for upos in reading.upos]
    if MARKS.isdisjoint(layout.words):
        return attributions.Surroundings([False] * len(counts), counts, layout.paragraphs)
    starts, paragraphs = set(reading.sentence_starts), set(layout.paragraphs)
    sentence = paragraph = -1
    described = []
    last = -1
    for number, (text, token) in enumerate(zip(layout.words, layout.tokens, strict=True)):
        sentence += number in starts
        paragraph += number in paragraphs
        described.append(
            Word(
                text=text,
                space_before=token != last + 1 or token == 0 or layout.spaced[last],
                space_after=layout.spaced[token],
                paragraph=paragraph,
                sentence=sentence,
                possessive=reading.upos[number] == "PART",
            )
        )
        last = token
    quoted = [False] * len(counts)
    for start, end in quoted_regions(described):
        quoted[start:end] = [True] * (end - start)
    return attributions.Surroundings(quoted, counts, layout.paragraphs)
