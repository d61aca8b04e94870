"""From pieces to batches: augmentation, packing of consecutive sentences into chunks, padding, tensors."""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any

import torch
from tokenizers import Tokenizer
from torch import Tensor
from torch.utils.data import DataLoader, IterableDataset

from secondsource.language import labels
from train.names import OUTSIDE
from train.piece import Piece, cut, select

MASK_SHARE = 0.04
"""Share of subwords replaced by [MASK], the only noise at the encoder's input (TRIAL.md)."""
CLS, SEP, MASK = 101, 102, 103
PUNCT = labels.UPOS.index("PUNCT")
DET = labels.UPOS.index("DET")


class Subwords:
    """Word → subword ids, remembered."""

    def __init__(self, path: str) -> None:
        self.tokenizer = Tokenizer.from_file(path)
        self.tokenizer.no_padding()
        self.tokenizer.no_truncation()
        self.known: dict[str, list[int]] = {}

    def __call__(self, word: str) -> list[int]:
        """At most 8 subwords of a word ([UNK] if it has none)."""
        found = self.known.get(word)
        if found is None:
            found = self.known[word] = self.tokenizer.encode(word, add_special_tokens=False).ids[:8] or [100]
        return found


def quote_marks(words: list[str], *, curly: bool) -> list[str]:
    """The words with all double quotation marks and apostrophes curly, or all straight."""
    if not curly:
        table = str.maketrans("“”‘’", "\"\"''")
        return [w.translate(table) for w in words]
    opened, found = False, []
    for word in words:
        new = word.replace("'", "’")
        if word in ('"', "``", "''"):
            new = "”" if opened else "“"
            opened = not opened
        found.append(new)
    return found


def augment(piece: Piece, chance: random.Random) -> Piece:
    """The piece, most often as it is; sometimes in capitals, without its marks, with other marks, with articles lost."""
    draw = chance.random()
    words = piece.words
    if draw < 0.05:
        words = [w.upper() for w in words]
    elif draw < 0.09:
        words = [w.lower() for w in words]
    elif draw < 0.11:
        words = [w[:1].upper() + w[1:] for w in words]
    draw = chance.random()
    if draw < 0.15:
        words = quote_marks(words, curly=True)
    elif draw < 0.3:
        words = quote_marks(words, curly=False)
    if words is not piece.words:
        piece = replace(piece, words=words)
    if chance.random() < 0.15:
        piece = replace(piece, breaks=None)
    draw = chance.random()
    lost: set[int] = set()
    if draw < 0.04:
        lost = {i for i, w in enumerate(piece.words) if w in '"“”'}
    elif draw < 0.10 and piece.starts:  # sentences lose their final mark
        following = [*piece.starts[1:], 1]
        lost = {
            i for i, w in enumerate(piece.words) if following[i] == 1 and w in ".!?" and chance.random() < 0.5
        }
    elif draw < 0.12:
        lost = {
            i for i, w in enumerate(piece.words) if w.lower() in ("the", "a", "an") and chance.random() < 0.5
        }
    elif draw < 0.13:
        lost = {i for i, w in enumerate(piece.words) if w == "," and chance.random() < 0.7}
    elif draw < 0.18 and piece.names:  # lists of people, towns with their countries, all in one line
        named = [mask != 0 and not mask & OUTSIDE for mask in piece.names]
        between = zip(piece.words[1:-1], named, named[2:], strict=False)
        lost = {i for i, (w, before, after) in enumerate(between, 1) if w == "," and before and after}
    if lost:
        if piece.heads is not None:
            lost -= {h for i, h in enumerate(piece.heads) if i not in lost} | {
                i for i, h in enumerate(piece.heads) if h == i
            }
        if piece.starts is not None:
            lost -= {i for i, s in enumerate(piece.starts) if s == 1}
        if lost and len(lost) < len(piece.words):
            piece = select(piece, [i for i in range(len(piece.words)) if i not in lost])
    return piece


def chunks(piece: Piece, limit: int, subwords: Subwords, chance: random.Random | None = None) -> list[Piece]:
    """Consecutive sentences of up to `limit` subwords (a longer sentence is cut); with `chance`, the first chunk is shorter."""
    sizes = [len(subwords(w)) for w in piece.words]
    starts = piece.starts or [1] + [0] * (len(sizes) - 1)
    found, begin, total, last = [], 0, 0, 0
    room = chance.randint(limit // 3, limit) if chance else limit
    for position, size in enumerate(sizes):
        if starts[position] == 1 or (
            starts[position] == -1 and position and piece.words[position - 1] in '.!?”"'
        ):
            last = position
        if total + size > room:
            end = last if last > begin else position
            found.append(cut(piece, begin, end))
            begin, total, room = end, sum(sizes[end:position]), limit
        total += size
    found.append(cut(piece, begin, len(sizes)))
    return [c for c in found if c.words]


@dataclass
class Batch:
    """Padded tensors of some chunks; `labels` holds only what at least one of them has."""

    ids: Tensor
    shapes: Tensor
    mask: Tensor
    first: Tensor
    """(batch, words) position of each word's first subword."""
    words: Tensor
    """(batch, words) mask."""
    pieces: list[Piece]
    gold: dict[str, Any]

    def to(self, device: str) -> Batch:
        """The batch on a device."""

        def move(x: Any) -> Any:
            return x.to(device) if isinstance(x, Tensor) else x

        return Batch(
            move(self.ids),
            move(self.shapes),
            move(self.mask),
            move(self.first),
            move(self.words),
            self.pieces,
            {k: move(v) for k, v in self.gold.items()},
        )


PER_WORD = ("starts", "upos", "feats", "lemmas", "heads", "rels", "names", "quotes", "predicates")


def collate(pieces: list[Piece], subwords: Subwords, chance: random.Random | None = None) -> Batch:
    """Pad; with `chance`, some subwords are masked."""
    rows, shapes, firsts = [], [], []
    for piece in pieces:
        ids, forms, first = [CLS], [0], []
        for word in piece.words:
            first.append(len(ids))
            found = subwords(word)
            ids += found
            forms += [labels.shape(word)] * len(found)
            if piece.breaks is not None and piece.breaks[len(first) - 1]:
                forms[first[-1]] += labels.PARAGRAPH
        if chance:
            ids[1:] = [MASK if chance.random() < MASK_SHARE else i for i in ids[1:]]
        rows.append([*ids, SEP])
        shapes.append([*forms, 0])
        firsts.append(first)

    def pad(lists: list[list[int]], fill: int) -> Tensor:
        width = max(map(len, lists))
        return torch.tensor([x + [fill] * (width - len(x)) for x in lists])

    gold: dict[str, Any] = {}
    for name in PER_WORD:
        if any(getattr(p, name) is not None for p in pieces):
            fill = 0 if name == "names" else -1
            gold[name] = pad([getattr(p, name) or [fill] * len(p.words) for p in pieces], fill)
    if any(p.facts for p in pieces):
        gold["facts"] = torch.tensor([(b, w) for b, p in enumerate(pieces) for w, _ in p.facts])
        gold["fact_values"] = torch.tensor([v for p in pieces for _, v in p.facts])
    if any(p.links for p in pieces):
        gold["links"] = True
    sentences = [(b, s, e, p.vectors[s]) for b, p in enumerate(pieces) for s, e in sentence_spans(p)]
    if sentences:
        gold["sentences"] = torch.tensor(sentences)
    return Batch(
        pad(rows, 0),
        pad(shapes, 0),
        pad([[1] * len(r) for r in rows], 0),
        pad(firsts, 0),
        pad([[1] * len(p.words) for p in pieces], 0).bool(),
        pieces,
        gold,
    )


def sentence_spans(piece: Piece) -> list[tuple[int, int]]:
    """[start, end) of the sentences whose vectors a piece knows; one that the end of a piece may have cut is left out."""
    vectors, starts = piece.vectors or [], piece.starts or [0] * len(piece.words)
    begins = [i for i, row in enumerate(vectors) if row >= 0 or starts[i] == 1]
    ends = [*begins[1:], len(vectors)][: len(begins)]
    return [
        (s, e)
        for s, e in zip(begins, ends, strict=True)
        if vectors[s] >= 0 and (e < len(vectors) or starts[s] == 1 or piece.words[-1][-1] in '.!?”"')
    ]


POOL = 200_000
"""Subwords that are cut and ordered by length at a time: a batch has chunks of one length."""


class Stream:
    """Endless micro-batches of one kind of data: each pass cuts all pieces anew, augments, and groups by length."""

    def __init__(
        self, pieces: list[Piece], size: int, limits: tuple[int, ...], subwords: Subwords, seed: int
    ) -> None:
        self.pieces, self.size, self.limits, self.subwords = list(pieces), size, limits, subwords
        self.chance = random.Random(seed)  # noqa: S311 - no secret

    def __iter__(self) -> Iterator[Batch]:
        """Micro-batches of about `size` subwords, forever."""
        chance = self.chance
        while True:
            chance.shuffle(self.pieces)
            pool: list[tuple[int, Piece]] = []
            total = 0
            for piece in self.pieces:
                for chunk in chunks(piece, chance.choice(self.limits), self.subwords, chance):
                    changed = augment(chunk, chance)
                    length = sum(len(self.subwords(w)) for w in changed.words)
                    pool.append((length, changed))
                    total += length
                if total > POOL:
                    yield from self._batches(pool)
                    pool, total = [], 0
            yield from self._batches(pool)

    def _batches(self, pool: list[tuple[int, Piece]]) -> Iterator[Batch]:
        """Chunks of about one length together, in any order."""
        chance = self.chance
        keyed = sorted(pool, key=lambda one: (one[0] * chance.uniform(0.9, 1.1), chance.random()))
        groups: list[list[Piece]] = [[]]
        longest = 0
        for length, chunk in keyed:
            if groups[-1] and max(longest, length) * (len(groups[-1]) + 1) > self.size * 1.15:
                groups.append([])
                longest = 0
            groups[-1].append(chunk)
            longest = max(longest, length)
        chance.shuffle(groups)
        for group in groups:
            if group:
                yield collate(group, self.subwords, chance)


class Ahead(IterableDataset):  # type: ignore[type-arg]
    """A stream whose batches another process makes ready."""

    def __init__(self, stream: Stream) -> None:
        self.stream = stream

    def __iter__(self) -> Iterator[Batch]:
        """The batches of the stream."""
        torch.set_num_threads(1)
        return iter(self.stream)

    def loaded(self) -> Iterator[Batch]:
        """Return the batches, made ready by a process of their own."""
        return iter(
            DataLoader(
                self, batch_size=None, num_workers=1, prefetch_factor=8, multiprocessing_context="fork"
            )
        )
