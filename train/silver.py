"""Names where nobody annotated them: capitals and the gazetteer say what they can, a first short training says the rest."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from secondsource.language import labels
from train import names
from train.batches import Subwords, chunks

if TYPE_CHECKING:
    from collections.abc import Iterable

    from secondsource.language.network import Network
    from train.piece import Piece

SURE, ENOUGH = 0.85, 0.97
"""A tag with this probability is taken alone; else the likeliest tags that together have that much."""


def of_capitals(piece: Piece) -> list[int]:
    """Masks for plain news text: runs of capitalized words inside a sentence are names, lower-case words are not."""
    words = piece.words
    masks = []
    for word in words:
        if word.islower() or not any(map(str.isalnum, word)):
            masks.append(names.OUTSIDE | names.MEASURES | (names.inside(*labels.NAME_TYPES) if len(word) <= 3 else 0))  # noqa: PLR2004
        else:
            masks.append(names.ALL)
    capital = [w[:1].isupper() and w not in ("I", "A", "The", "He", "She", "It", "We", "They", "But", "And", "In", "On") for w in words]
    position = 0
    while position < len(words):
        if not capital[position]:
            position += 1
            continue
        end = position + 1
        while end < len(words) and (capital[end] or (words[end] in "-&" and end + 1 < len(words) and capital[end + 1])):
            end += 1
        first = position == 0 or (piece.starts is not None and piece.starts[position] == 1) or words[position - 1] in '.!?:“"'
        if end - position <= 6 and not any(w.lower() in names.MONTHS for w in words[position:end]):  # noqa: PLR2004 - longer runs are headlines
            for s, e, kind in names.type_of_run(words[position:end]):
                known = tuple(w.lower() for w in words[position + s : position + e]) in names.gazetteer()
                if kind and (known or not first or e - s > 1):
                    names.write(masks, position + s, position + e, kind)
        position = end
    return masks


def refine(network: Network, pieces: Iterable[Piece], subwords: Subwords) -> None:
    """Narrow the masks of the pieces, in place, to the tags that the network finds likely among those allowed."""
    bits = 1 << np.arange(len(labels.ENTITY_TAGS))
    for piece in pieces:
        given = piece.names or of_capitals(piece)
        found: list[int] = []
        for chunk in chunks(piece, 230, subwords):
            logits = network.scores(chunk.words)[0]["names"].astype(np.float64)
            chances = np.exp(logits - logits.max(1, keepdims=True))
            chances /= chances.sum(1, keepdims=True)
            for row in chances:
                mask = given[len(found)] or names.ALL
                row = np.where(mask & bits > 0, row, 0.0)  # noqa: PLW2901
                if row.sum() < 0.02:  # noqa: PLR2004 - the network contradicts the annotation, which stands
                    found.append(mask)
                    continue
                row = row / row.sum()  # noqa: PLW2901
                order = np.argsort(-row, kind="stable")
                count = 1 if row[order[0]] >= SURE else int(np.searchsorted(np.cumsum(row[order]), ENOUGH)) + 1
                found.append(int(bits[order[:count]].sum()))
        piece.names = found
