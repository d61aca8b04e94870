"""What a text without trees tells of names, and where its sentences probably end."""

from __future__ import annotations

from secondsource.language import labels
from train import names
from train.piece import Piece

ANNOTATED = ("polnear_names.tsv", "attribution_names.tsv")
"""Files of the names of texts without trees; no document stands in two."""


def of_capitals(piece: Piece) -> list[int]:
    """Masks for plain news text: the names that were annotated by reading where a document has them.

    Elsewhere runs of capitalized words inside a sentence are names, as far as the gazetteer tells, lower-case words are not.
    """
    for file in ANNOTATED:
        if names.is_annotated(file, piece.origin):
            return names.of_capital_runs(piece, file, times=False)
    words = piece.words
    masks = []
    for word in words:
        if word.islower() or not any(map(str.isalnum, word)):
            masks.append(
                names.OUTSIDE | names.MEASURES | (names.inside(*labels.NAME_TYPES) if len(word) <= 3 else 0)
            )
        else:
            masks.append(names.ALL)
    capital = [
        w[:1].isupper()
        and w not in ("I", "A", "The", "He", "She", "It", "We", "They", "But", "And", "In", "On")
        for w in words
    ]
    runs, position = [], 0
    while position < len(words):
        if not capital[position]:
            position += 1
            continue
        end = position + 1
        while end < len(words) and (
            capital[end] or (words[end] in "-&" and end + 1 < len(words) and capital[end + 1])
        ):
            end += 1
        if end - position <= 6 and not any(
            w.lower() in names.MONTHS for w in words[position:end]
        ):  # longer runs are headlines
            runs.append((position, end))
        position = end
    kept = names.holders(words[slice(*run)] for run in runs)
    for start, end in runs:
        first = (
            start == 0
            or (piece.starts is not None and piece.starts[start] == 1)
            or words[start - 1] in '.!?:“"'
        )
        for s, e, found in names.type_of_run(words[start:end]):
            name = tuple(words[start + s : start + e])
            kind = found or kept.get(name, "")
            known = name in kept or tuple(w.lower() for w in name) in names.gazetteer()
            if kind and (known or not first or e - s > 1):
                names.write(masks, start + s, start + e, kind)
    return masks


def sentences(piece: Piece) -> list[tuple[int, int]]:
    """[start, end) of what reads like a sentence: the annotated ones, or up to a full stop or a new line.

    Good enough to say which words a sentence vector is the mean of; no sentence border is learned from it.
    """
    words, starts = piece.words, piece.starts or [1] + [0] * (len(piece.words) - 1)
    begins = [
        i
        for i, start in enumerate(starts)
        if i == 0 or start == 1 or (start == -1 and words[i - 1][-1] in '.!?”"' and not words[i][0].islower())
    ]
    return list(zip(begins, [*begins[1:], len(words)], strict=True))
