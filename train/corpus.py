"""Everything that one training reads, prepared and cached in the run's folder."""

from __future__ import annotations

import pickle
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from train import meaning, phrases, silver, trees
from train.piece import Piece

COPIES = 2
"""How often a pass reads each of the passages that were written for this project; of their sentences no vectors are learned."""


@dataclass
class Corpus:
    """Pieces by stream, the open label sets, and the sentence vectors that `Piece.vectors` points into."""

    streams: dict[str, list[Piece]]
    feats: list[str]
    lemmas: list[str]
    vectors: np.ndarray


def prepare(data: Path, run: Path, encoder: Path, device: str, *, polnear: bool) -> Corpus:
    """Read all training sets (minutes the first time; the pickle in the run's folder is our own and only read back here)."""
    cache = run / f"corpus{'' if polnear else '-open'}.pickle"
    if cache.exists():
        return pickle.loads(cache.read_bytes())  # noqa: S301
    feats, lemmas = trees.open_labels(data)
    ewt = trees.ewt(data, "train", feats, lemmas)
    gum = trees.gum(data, "train", feats, lemmas)
    raw = trees.texts(data / "ud_ewt/train.conllu.gz") + trees.texts(data / "ud_gum/train_open.conllu.gz")
    texts = [t for document in raw for t in document]
    vectors = meaning.cached_vectors(texts, encoder, run / "vectors.npy", device)
    row = 0
    for piece, document in zip(ewt + gum, raw, strict=True):
        piece.vectors = [-1] * len(piece.words)
        begins = [i for i, s in enumerate(piece.starts or []) if s]
        if len(begins) != len(document):
            message = f"{piece.origin}: {len(begins)} sentences, {len(document)} texts"
            raise ValueError(message)
        for position in begins:
            piece.vectors[position] = row
            row += 1
    streams = {
        "trees": ewt + gum,
        "names": phrases.re3d(data) + phrases.meantime(data) + phrases.wikiwars(data),
    }
    if polnear:
        streams["quotes"] = phrases.polnear(data, "train")
        for piece in streams["quotes"]:
            piece.names = silver.of_capitals(piece)
    news = [piece for name, pieces in streams.items() if name != "trees" for piece in pieces]
    cut = [silver.sentences(piece) for piece in news]
    texts = [" ".join(p.words[s:e]) for p, spans in zip(news, cut, strict=True) for s, e in spans]
    vectors = np.concatenate(
        [vectors, meaning.cached_vectors(texts, encoder, run / "vectors-news.npy", device)]
    )
    for piece, spans in zip(news, cut, strict=True):
        piece.vectors = [-1] * len(piece.words)
        for begin, end in spans:
            if end - begin > 2:  # else it is the mark that closes the sentence before
                piece.vectors[begin] = row
            row += 1
    for piece in (passages := phrases.written()):
        piece.names = silver.of_capitals(piece)
    streams["quotes"] = streams.get("quotes", []) + passages * COPIES
    streams["plain"] = phrases.plain()
    corpus = Corpus(streams, feats, lemmas, vectors)
    cache.write_bytes(pickle.dumps(corpus))
    return corpus
