"""The tree of each sentence: arcs and relations weighed together, and nothing in it that trees of English hardly ever have."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from secondsource.language import decoding, labels

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from secondsource.language.decoding import Floats, Ints

    Scorer = Callable[[Ints, Ints], Floats]
    """Words and their heads → scores (pairs, relations)."""
    Option = tuple[int, int, float]
    """Head, relation, score."""

# The weights are those that read best the documents of GUM's training split that the network has not seen, for their
# licence; all of them are flat about their best.
RELATION = np.float32(2.0)
"""Weight of a relation's log-probability beside an arc's: arcs are surer of themselves than they are right."""
NEAR = np.float32(6.0)
"""How much less likely than the best (as log-probability) a head may be to be thought of."""
ODD = 2.0
"""What a pattern costs (as log-probability) that is hardly ever right."""
CROSSING = 1.5
"""What two arcs that cross cost: the treebanks have 3 such arcs in 1,000, the network by itself 12, most of them wrong."""
ROUNDS = 4
"""Times that the words of a sentence are gone over."""

_R = {name: number for number, name in enumerate(labels.DEPRELS)}
_ROOT, _PUNCT, _CASE, _OBJ, _OBL, _XCOMP = (
    _R[name] for name in ("root", "punct", "case", "obj", "obl", "xcomp")
)
_RIGHTWARD = np.array([_R[name] for name in ("conj", "flat", "fixed", "goeswith", "appos")], np.int64)
"""Relations whose head always stands before the word."""


def _bits(*names: str) -> int:
    return sum(1 << _R[name] for name in names)


_SUBJECTS = _bits("nsubj", "nsubj:pass", "csubj", "csubj:pass")
_SINGLE = (_bits("obj"), _bits("iobj"), _bits("xcomp"), _bits("ccomp"), _SUBJECTS)
"""A word has at most one of each."""
_KIND = tuple(
    next((number for number, bits in enumerate(_SINGLE) if bits >> label & 1), -1) for label in range(len(_R))
)
"""Which of `_SINGLE` a relation is, or -1."""
_LEAVES = frozenset(_R[name] for name in ("case", "cop", "aux", "aux:pass", "mark", "cc", "det", "punct"))
"""Relations of words that hardly anything hangs on …"""
_ON_LEAVES = _bits("fixed", "conj", "goeswith", "advmod", "punct", "reparandum", "cc", "flat")
"""… but these."""
_BRACKETS = {
    "(": ")", "[": "]", "{": "}", "“": "”", "‘": "’", "«": "»", "``": "''", '"': '"', "'": "'",
}  # fmt: skip
"""Marks that open something, and what closes it."""
_MARKED = _bits("case", "mark")
_ACTIVE, _PASSIVE, _BY_AUXILIARY = _bits("nsubj"), _bits("nsubj:pass"), _bits("aux:pass")


def odd(label: int, below: Sequence[int]) -> float:
    """What a word costs that has this relation, and these relations below it."""
    cost, seen = 0.0, 0
    kinds = [0] * len(_SINGLE)
    for child in below:
        seen |= 1 << child
        kind = _KIND[child]
        if kind >= 0:
            kinds[kind] += 1
            if kinds[kind] > 1:
                cost += ODD
        if label in _LEAVES and not _ON_LEAVES >> child & 1:
            cost += ODD
    if label == _OBJ and seen >> _CASE & 1:
        cost += ODD
    elif label == _OBL and not seen & _MARKED:
        cost += ODD / 2
    elif label == _XCOMP and seen & _SUBJECTS:
        cost += ODD
    if seen & _ACTIVE and seen & _BY_AUXILIARY:
        cost += ODD
    if seen & _PASSIVE and not seen & _BY_AUXILIARY:
        cost += ODD / 2
    return cost


def best_trees(
    arcs: Floats, words: Sequence[str], starts: Sequence[int], score: Scorer
) -> tuple[list[int], list[str]]:
    """Heads and relations of the words of a chunk: a tree for each sentence, no arc leaving it; the root is its own head.

    Arcs (word, head), on the diagonal those of being the root. The best tree by arcs and relations is found first.
    Where arcs cross or a word has what words hardly ever have (`odd`), other heads and relations are tried, word by
    word, until none makes the whole better. Then marks that belong together are hung on what stands between them.
    """
    bounds = decoding.sentence_bounds(starts, len(arcs))
    pairs = _Pairs(arcs, bounds, score)
    heads: list[int] = []
    for start, end in bounds:
        heads += [start + head for head in decoding.best_heads(pairs.joint(start, end))]
    relations, scores = pairs.taken(heads, score)
    below: list[list[int]] = [[] for _ in heads]
    for word, head in enumerate(heads):
        if word != head:
            below[head].append(word)
    forest = _Forest(heads, relations, scores, below)
    crossed = _crossed(heads, bounds).tolist()
    for start, end in bounds:
        cost = CROSSING * sum(crossed[start:end])
        for word in range(start, end):
            if below[word]:
                cost += odd(relations[word], [relations[child] for child in below[word]])
        if cost:
            _Sentence(start, end, forest).mend(pairs, cost)
        _hang_brackets(words, start, end, heads, relations)
    return heads, [labels.DEPRELS[relation] for relation in relations]


def _hang_brackets(
    words: Sequence[str], start: int, end: int, heads: list[int], relations: Sequence[int]
) -> None:
    """Hang brackets and quotation marks on the head of what stands between them, as UD does (of 1,628 in the treebanks 1,626)."""
    closed: set[int] = set()
    for opening in range(start, end):
        mark = _BRACKETS.get(words[opening])
        if mark is None or relations[opening] != _PUNCT or opening in closed:
            continue
        depth = 0
        for at in range(opening + 1, end):
            if words[at] == mark and relations[at] == _PUNCT:
                if not depth:
                    _hang_pair(opening, at, heads, relations)
                    closed.add(at)
                    break
                depth -= 1
            depth += words[at] == words[opening]


def _hang_pair(opening: int, closing: int, heads: list[int], relations: Sequence[int]) -> None:
    """Hang two marks on the words between them whose heads are not: the first of them and the last, of which there is mostly one."""
    outward = [
        word
        for word in range(opening + 1, closing)
        if relations[word] != _PUNCT and (heads[word] == word or not opening <= heads[word] <= closing)
    ]
    if outward and opening not in heads and closing not in heads:
        heads[opening], heads[closing] = outward[0], outward[-1]


def _crossed(heads: Sequence[int], bounds: Sequence[tuple[int, int]]) -> Ints:
    """For each word, how many arcs that begin farther right its arc crosses; a root's comes from before its sentence."""
    at, above = np.arange(len(heads)), np.asarray(heads, np.int64)
    left, right = np.minimum(at, above), np.maximum(at, above)
    left[at == above] = [start - 1 for start, _ in bounds]
    within = left < right[:, None]
    found: Ints = np.count_nonzero((left[:, None] < left) & within & (right[:, None] < right), axis=1)
    return found


class _Pairs:
    """The words of a chunk with the heads that they may have, and the scores of their relations.

    All pairs of two words of one sentence lie in one row, sentence by sentence and word by word: a twentieth of all pairs of words.
    """

    def __init__(self, arcs: Floats, bounds: Sequence[tuple[int, int]], score: Scorer) -> None:
        starts, ends = np.array(bounds, np.int64).T
        sizes = np.repeat(ends - starts, ends - starts)
        rows = np.cumsum(sizes) - sizes
        self._rows = rows - np.repeat(starts, ends - starts)
        words = np.repeat(np.arange(len(arcs)), sizes)
        above = np.arange(len(words)) - self._rows[words]
        inside = arcs[words, above]
        inside -= np.maximum.reduceat(inside, rows).repeat(sizes)
        self._arcs: Floats = inside
        near = np.flatnonzero(inside > -NEAR)
        self.words, self.above = words[near], above[near]
        self.scores = self._weighed(self.words, self.above, score)
        best = self.scores.argmax(1)
        self.best = best
        self._first = np.searchsorted(self.words, np.arange(len(arcs) + 1))
        self._joint: Floats = inside + decoding.BARRED
        self._joint[near] = self.scores[np.arange(len(best)), best]

    def joint(self, start: int, end: int) -> Floats:
        """(words, heads) scores of arcs with their best relations within a sentence."""
        begin, size = self._rows[start] + start, end - start
        return self._joint[begin : begin + size * size].reshape(size, size)

    def _weighed(self, words: Ints, above: Ints, score: Scorer) -> Floats:
        """(pairs, relations) scores of an arc and its relation together."""
        weighed = score(words, above)
        weighed[:, _ROOT] = decoding.BARRED
        weighed -= weighed.max(1, keepdims=True)
        weighed -= np.log(np.exp(weighed).sum(1, keepdims=True))
        weighed *= RELATION
        before = np.flatnonzero(words < above)
        weighed[before[:, None], _RIGHTWARD] = decoding.BARRED
        roots = words == above
        weighed[roots] = decoding.BARRED
        weighed[roots, _ROOT] = 0.0
        weighed += self._arcs[self._rows[words] + above][:, None]
        return weighed

    def taken(self, heads: Sequence[int], score: Scorer) -> tuple[list[int], list[float]]:
        """The best relation of each word to its head, and the score of both."""
        above = np.asarray(heads, np.int64)
        relations = np.zeros(len(heads), np.int64)
        scores = self._joint[self._rows + above]
        chosen = np.flatnonzero(self.above == above[self.words])
        relations[self.words[chosen]] = self.best[chosen]
        if len(chosen) < len(heads):  # a tree may need heads that were out of the question
            rest = np.setdiff1d(np.arange(len(heads)), self.words[chosen])
            weighed = self._weighed(rest, above[rest], score)
            relations[rest], scores[rest] = weighed.argmax(1), weighed.max(1)
        return relations.tolist(), scores.tolist()

    def near(self, start: int, end: int, least: Sequence[float]) -> dict[int, list[Option]]:
        """What the words of a sentence may be beside its root, given the least score that is of use to each."""
        first, last = self._first[start], self._first[end]
        rows = self.scores[first:last]
        words = self.words[first:last]
        at, relations = np.nonzero(rows > np.asarray(least, np.float32)[words - start, None])
        found: dict[int, list[Option]] = {}
        for word, head, relation, value in zip(
            words[at].tolist(),
            self.above[first + at].tolist(),
            relations.tolist(),
            rows[at, relations].tolist(),
            strict=True,
        ):
            if word != head:
                found.setdefault(word, []).append((head, relation, value))
        return found


@dataclass(slots=True)
class _Forest:
    """The trees of a chunk as far as they are made: of each word its head, its relation, their score and the words below it."""

    heads: list[int]
    relations: list[int]
    scores: list[float]
    below: list[list[int]]


class _Sentence:
    """A sentence whose tree is mended."""

    def __init__(self, start: int, end: int, forest: _Forest) -> None:
        self.start, self.end = start, end
        self.heads, self.relations = forest.heads, forest.relations
        self.scores, self.below = forest.scores, forest.below
        self.ends = [self._ends(word) for word in range(start, end)]

    def mend(self, pairs: _Pairs, cost: float) -> None:
        """Give words other heads and relations as long as what this saves is worth more than what it loses."""
        start, end = self.start, self.end
        found = pairs.near(start, end, [score - cost for score in self.scores[start:end]])
        tried = {
            word: options for word, options in found.items() if self.heads[word] != word and len(options) > 1
        }
        for _ in range(ROUNDS):
            if not sum(self._better(word, options) for word, options in tried.items()):
                return

    def _better(self, word: int, options: Sequence[Option]) -> bool:
        """Move a word where this makes the whole better, if it has a part in anything odd."""
        now = (self.heads[word], self.relations[word], self.scores[word])
        best, gain = now, 1e-6
        most = self._odd(word, now[0])
        for option in options if most else ():
            head, _, score = option
            if score - now[2] + most <= gain or option[:2] == now[:2] or self._under(head, word):
                continue
            before = self._odd(word, now[0], head)
            self._move(word, option)
            better = score - now[2] + before - self._odd(word, now[0], head)
            self._move(word, now)
            if better > gain:
                best, gain = option, better
        self._move(word, best)
        return best is not now

    def _move(self, word: int, option: Option) -> None:
        head, self.relations[word], self.scores[word] = option
        if head != self.heads[word]:
            self.below[self.heads[word]].remove(word)
            self.heads[word] = head
            self.below[head].append(word)
            self.ends[word - self.start] = self._ends(word)

    def _ends(self, word: int) -> tuple[int, int]:
        """Left and right end of a word's arc; the root's comes from before the sentence."""
        head = self.heads[word]
        if head == word:
            return self.start - 1, word
        return (word, head) if word < head else (head, word)

    def _under(self, word: int, other: int) -> bool:
        """Whether a word is another one or hangs on it."""
        while word != other and self.heads[word] != word:
            word = self.heads[word]
        return word == other

    def _odd(self, word: int, *others: int) -> float:
        """What a word, its crossing arc and its heads cost."""
        relations = self.relations
        left, right = self.ends[word - self.start]
        crossings = sum(a < left < b < right or left < a < right < b for a, b in self.ends)
        cost = CROSSING * crossings
        for one in {word, *others}:
            if self.below[one]:
                cost += odd(relations[one], [relations[child] for child in self.below[one]])
        return cost
