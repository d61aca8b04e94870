"""From the network's readings of chunks to the annotations of a spaCy `Doc`."""

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any, cast

import numpy as np
from spacy.attrs import DEP, ENT_IOB, ENT_TYPE, HEAD, LEMMA, MORPH, POS, TAG
from spacy.parts_of_speech import IDS as POS_IDS
from spacy.tokens import Doc

from secondsource.language import attributions
from secondsource.language.extensions import VECTOR_SIZE, PredicateRecord, TokenSpan, annotate
from secondsource.language.lemmas import lemmatize
from secondsource.language.network import ChunkReading
from secondsource.language.quotes import Word, quoted_regions
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
    """

    tokens: tuple[int, ...]
    words: tuple[str, ...]
    paragraphs: tuple[int, ...]


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


def lay_out(doc: Doc, breaks: Sequence[int]) -> Layout:
    """Take the words of the `Doc`; `breaks` are character offsets at which a paragraph begins (`layout.breaks`)."""
    tokens, words, offsets = [], [], []
    for token in doc:
        if not token.is_space:
            tokens.append(token.i)
            words.append(token.text)
            offsets.append(token.idx)
    paragraphs = {0, *(bisect_left(offsets, at) for at in breaks)} - {len(tokens)}
    return Layout(tuple(tokens), tuple(words), tuple(sorted(paragraphs)))


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
    _set_tokens(doc, layout, reading)
    tokens = layout.tokens

    def span(start: int, end: int) -> TokenSpan:
        return (tokens[start], tokens[end - 1] + 1)

    roles = attributions.RoleSpans(
        sources=tuple(span(*pair) for pair in reading.roles.sources),
        cues=tuple(span(*pair) for pair in reading.roles.cues),
        contents=tuple(span(*pair) for pair in reading.roles.contents),
        links=reading.roles.links,
    )
    arguments: dict[int, list[tuple[str, int, int]]] = {}
    for predicate, start, end, label in reading.arguments:
        arguments.setdefault(predicate, []).append((label, *span(start, end)))
    annotate(
        doc,
        attributions.assemble(roles, _surroundings(doc, layout, reading)),
        [
            PredicateRecord(tokens[word], factuality, tuple(sorted(arguments.get(word, ()), key=_place)))
            for word, factuality in reading.predicates
        ],
        [tokens[word] for word in reading.sentence_starts],
        reading.vectors,
    )


def _place(argument: tuple[str, int, int]) -> tuple[int, int, str]:
    label, start, end = argument
    return start, end, label


def _set_tokens(doc: Doc, layout: Layout, reading: Reading) -> None:
    """Set trees, tags, lemmas, morphology and names by one array, which is much faster than token by token."""
    strings, morphology = doc.vocab.strings, doc.vocab.morphology
    codes: dict[str, int] = {"": 0}
    morphs: dict[str, int] = {"": morphology.add("")}

    def code(text: str) -> int:
        number = codes.get(text)
        if number is None:
            number = codes[text] = strings.add(text)
        return number

    space = (0, code("dep"), POS_IDS["SPACE"], code("_SP"), 0, morphs[""], _OUTSIDE, 0)
    values = np.empty((len(doc), len(_ATTRIBUTES)), dtype=np.uint64)
    if len(layout.tokens) < len(doc):
        values[:] = space
        _hang_spaces(values, layout)
        words = set(layout.tokens)
        for token in doc:
            if token.i not in words:
                values[token.i, 4] = code(token.text)
    iob, types = _entity_columns(reading)
    rows = []
    for word, text in enumerate(layout.words):
        upos, feats, relation = reading.upos[word], reading.feats[word], reading.deprels[word]
        tag = "RP" if relation == "compound:prt" and upos == "ADP" else penn_tag(text, upos, feats)
        morph = morphs.get(feats)
        if morph is None:
            morph = morphs[feats] = morphology.add(feats)
        lemma = lemmatize(text, upos, feats, reading.lemma_rules[word])
        offset = layout.tokens[reading.heads[word]] - layout.tokens[word]
        rows.append(
            (
                offset % 2**64,
                code(relation),
                POS_IDS[upos],
                code(tag),
                code(lemma),
                morph,
                iob[word],
                code(types[word]),
            )
        )
    if rows:
        values[list(layout.tokens)] = np.array(rows, dtype=np.uint64)
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


def _entity_columns(reading: Reading) -> tuple[list[int], list[str]]:
    """`ENT_IOB` codes and types of each word."""
    iob = [_OUTSIDE] * len(reading.upos)
    types = [""] * len(reading.upos)
    for start, end, kind in reading.entities:
        iob[start:end] = [_BEGIN, *[_INSIDE] * (end - start - 1)]
        types[start:end] = [kind] * (end - start)
    return iob, types


def _surroundings(doc: Doc, layout: Layout, reading: Reading) -> attributions.Surroundings:
    """What stands in quotation marks, and where paragraphs begin, in tokens of the `Doc`."""
    tokens = layout.tokens
    starts, paragraphs = set(reading.sentence_starts), set(layout.paragraphs)
    sentence = paragraph = -1
    described = []
    for number, (text, token) in enumerate(zip(layout.words, tokens, strict=True)):
        sentence += number in starts
        paragraph += number in paragraphs
        before = token == 0 or bool(doc[token - 1].whitespace_) or doc[token - 1].is_space
        described.append(
            Word(
                text=text,
                space_before=before,
                space_after=bool(doc[token].whitespace_),
                paragraph=paragraph,
                sentence=sentence,
                possessive=reading.upos[number] == "PART",
            )
        )
    quoted = tuple((tokens[start], tokens[end - 1] + 1) for start, end in quoted_regions(described))
    counts = [False] * len(doc)
    for number, token in enumerate(tokens):
        counts[token] = reading.upos[number] not in {"PUNCT", "SYM"}
    return attributions.Surroundings(quoted, counts, [tokens[word] for word in layout.paragraphs])
