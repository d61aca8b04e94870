"""The network of relations: the words of two claims → whether they tell one matter, and agree on it (ONNX Runtime only).

The two are read together, each with a few words of its sentence around it, its own words marked.
"""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING, Any

import numpy as np

from secondsource.language.identity import RELATIONS, WEIGHTS, manifest_of, relations_version_of
from secondsource.language.network import FIRST, LAST, check_file, session_of, tokenizer_of
from secondsource.model import Relation, Told

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path


CONTEXT = 12
"""Subwords around the words of a claim that are read with them, as far as the sentence goes."""
LONGEST = 56
"""Subwords of one claim with what stands around it."""
SENTENCE_ENDS = (".", "!", "?")
OUTSIDE, INSIDE = 0, 1
"""Kinds of subwords of the first claim; those of the second are two higher."""

Side = tuple[list[int], list[int]]
"""Subwords of a claim as they are shown, and their kinds."""


def cut(ids: Sequence[int], inside: Sequence[bool], ends: frozenset[int]) -> Side:
    """Return the subwords of a claim with those around it, and their kinds, as the network is shown them.

    Args:
        ids: Subwords of the sentence.
        inside: Which of them are the claim's; one at least.
        ends: Subwords that end a sentence.
    """
    own = [n for n, is_inside in enumerate(inside) if is_inside]
    first, last = own[0], own[-1] + 1
    start, stop = first, last
    while start > 0 and first - start < CONTEXT and ids[start - 1] not in ends:
        start -= 1
    while stop < len(ids) and stop - last < CONTEXT and (stop == last or ids[stop - 1] not in ends):
        stop += 1
    stop = min(stop, start + LONGEST)
    return list(ids[start:stop]), [INSIDE if inside[n] else OUTSIDE for n in range(start, stop)]


def joined_sides(one: Side, other: Side) -> Side:
    """Return the subwords of two claims one after the other, and their kinds."""
    ids = [FIRST, *one[0], LAST, *other[0], LAST]
    kinds = [OUTSIDE, *one[1], OUTSIDE, *(k + 2 for k in other[1]), OUTSIDE + 2]
    return ids, kinds


class Relating:
    """Tells what two claims are to each other; a ``secondsource.model.Relate``.

    Each pair is read on its own, on one thread, so that no other pair can change what is told of it; several threads
    read several pairs at a time.
    """

    def __init__(self, session: Any, tokenizer: Any, version: str, threads: int = 2) -> None:
        self.version = version
        self._session = session
        self._tokenizer = tokenizer
        self._ends = frozenset(tokenizer.token_to_id(end) for end in SENTENCE_ENDS)
        self._workers = ThreadPoolExecutor(threads, thread_name_prefix="secondsource_relating")

    @classmethod
    def load(cls, folder: Path | None = None, threads: int = 2) -> Relating:
        """Load the weights in `folder` (default: the ones shipped beside this module).

        Raises:
            WeightsError: A file is missing, or is not the one that the manifest describes.
        """
        folder = folder or WEIGHTS
        manifest = manifest_of(folder)
        check_file(folder / RELATIONS, manifest["files"][RELATIONS]["sha256"])
        return cls(
            session_of(folder / RELATIONS), tokenizer_of(folder), relations_version_of(manifest), threads
        )

    def __call__(self, pairs: Sequence[tuple[Told, Told]]) -> list[Relation]:
        """Return the relation of each pair; the order of the two makes no difference."""
        sides = {told: self._side(told) for told in {told for pair in pairs for told in pair}}
        return list(self._workers.map(self._relation, [(sides[min(p)], sides[max(p)]) for p in pairs]))

    def _side(self, told: Told) -> Side:
        read = self._tokenizer.encode(told.text, add_special_tokens=False)
        inside = [any(a < end and b > start for start, end in told.spans) for a, b in read.offsets]
        return cut(read.ids, inside, self._ends) if any(inside) else ([], [])

    def _relation(self, sides: tuple[Side, Side]) -> Relation:
        if not all(ids for ids, _ in sides):
            return Relation(1.0, 0.0, 0.0, 0.0)  # words that no letter is in tell nothing
        ids, kinds = (np.array([row], np.int64) for row in joined_sides(*sides))
        logits = self._session.run(["relation"], {"ids": ids, "kinds": kinds})[0][0].astype(np.float64)
        chances = np.exp(logits - logits.max())
        # Rounded, to be the same on every machine.
        return Relation(*(chances / chances.sum()).round(3).tolist())
