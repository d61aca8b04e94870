"""Sources, cues and contents of a chunk from the scores of their tags (numpy only, no state).

What is counted is whole spans, so sources and cues are not read off the one best sequence of tags: each span has its
chance over all sequences, and a set of spans is taken whose chances, less a price each, sum up highest. For F1 the best price is
half the F1 that is reached (Lipton et al. 2014). Contents are long, and mostly follow from their sources and cues: they
are the best sequence beside these.
"""

from __future__ import annotations

from bisect import bisect_right
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from secondsource.language import labels

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from numpy.typing import NDArray

    from secondsource.language.decoding import Floats

    Doubles = NDArray[np.float64]
    Chain = tuple[tuple[int, int, int], "Chain | None"]
    """A span, and those before it."""

Span = tuple[int, int, int]
"""(start, end, index into `labels.ROLES`)."""

SOURCE, CUE, CONTENT = range(3)
PRICE = (0.38, 0.4)
"""What a source and a cue must be worth: about half their F1 on PolNeAR dev; a little more or less changes little."""
TOUCHED = (0.0, 0.3)
"""Share of the worth that does not come from the chance of the very span but of its likeliest word to be in one of its role:
some cues have several ends as likely as each other ("said", "said on Friday")."""
CONTENT_CHANCE = 0.6
"""A content none of whose words is likelier than this to be in one is left out: best on PolNeAR dev, and on train, of steps of .1."""
BLOCK = 16
"""Words after which sums are scaled, far fewer than would make them too large or too small; blocks of so many are summed side by side."""


class Chances(NamedTuple):
    """What all sequences of tags say together.

    Attributes:
        tags: (words, tags) chance of each tag.
        reach: (words, tags) weight of all sequences that begin a span at a word.
        step: (words, tags) factor by which a weight grows at a word with that tag, transition apart.
        close: (words, tags) factor for all sequences in which a span ends with a word that has that tag.
        weights: (tags, tags) of the transitions.
    """

    tags: Doubles
    reach: Doubles
    step: Doubles
    close: Doubles
    weights: Doubles


def chances(emissions: Floats, transitions: Floats, first: Floats) -> Chances:
    """Return the chances of all tags and spans (forward and backward sums, scaled now and then)."""
    length, count = emissions.shape
    scores = np.exp((emissions - emissions.max(1, keepdims=True)).astype(np.float64))
    weights = np.exp(transitions.astype(np.float64))
    rows = _sums(scores, weights, np.exp(first.astype(np.float64)))
    scale = np.ones(length)
    scale[BLOCK::BLOCK] = rows[BLOCK - 1 : -1 : BLOCK, :count].sum(1)
    forward, backward = rows[:, :count], rows[::-1, count:]
    after = np.ones((length, count))
    after[:-1] = backward[1:] @ weights.T
    total = (forward * after).sum(1, keepdims=True)
    close = after.copy()
    for inside in range(2, count, 2):  # where the span would go on, it does not end
        own = [inside - 1, inside]
        close[:-1, own] -= backward[1:, inside, None] * weights[own, inside]
    return Chances(forward * after / total, forward, scores / scale[:, None], close / total, weights)


def _sums(scores: Doubles, weights: Doubles, first: Doubles) -> Doubles:
    """The sums from the first word and those from the last, each with its own word in it: (words, twice the tags), the second half of the rows from the end.

    What enters a block of `BLOCK` words is scaled to one. What a block makes of whatever enters it is found first, for all blocks
    side by side: word by word, a step of seven tags would take no less time than one of a hundred.
    """
    length, count = scores.shape
    both = np.zeros((2 * count, 2 * count))  # both directions in one product
    both[:count, :count], both[count:, count:] = weights, weights.T
    blocks = -(-length // BLOCK)
    given = np.ones((blocks * BLOCK, 2 * count))
    given[:length, :count], given[:length, count:] = scores, scores[::-1]
    given[0, :count] *= first
    given = given.reshape(blocks, BLOCK, 2 * count).transpose(1, 0, 2).copy()
    made = both * given[0][:, None]
    made[0] = np.diag(given[0, 0])  # nothing stands before the first word
    for step in given[1:]:
        made = made.reshape(-1, 2 * count).dot(both).reshape(made.shape)
        made *= step[:, None]
    entering = np.ones((blocks, 2 * count))
    for block in range(1, blocks):
        entered = entering[block - 1].dot(made[block - 1])
        entering[block, :count] = entered[:count] / entered[:count].sum()
        entering[block, count:] = entered[count:] / entered[count:].sum()
    rows = np.empty_like(given)
    rows[0] = entering.dot(both) * given[0]
    rows[0, 0] = given[0, 0]
    for at in range(1, BLOCK):
        rows[at] = rows[at - 1].dot(both) * given[at]
    return rows.transpose(1, 0, 2).reshape(-1, 2 * count)[:length]


def candidates(found: Chances, role: int, least: float) -> Iterator[tuple[int, int, float]]:
    """Yield (start, end, chance) of the spans of a role that may have a chance of at least `least`."""
    begin, inside = 1 + 2 * role, 2 + 2 * role
    length = len(found.tags)
    for start in np.flatnonzero(found.tags[:, begin] >= least).tolist():
        weight, tag, last = found.reach[start, begin], begin, start
        while True:
            chance = float(weight * found.close[last, tag])
            if chance >= least:
                yield start, last + 1, chance
            last += 1
            if last == length or found.tags[last, inside] < least:
                break
            weight *= found.weights[tag, inside] * found.step[last, inside]
            tag = inside


def worthy(found: Chances) -> list[Span]:
    """Return the sources and cues, in order of the text, that are worth most together and do not overlap."""
    ending: dict[int, list[tuple[int, int, float]]] = {}
    for role, (price, share) in enumerate(zip(PRICE, TOUCHED, strict=True)):
        words = found.tags[:, 1 + 2 * role] + found.tags[:, 2 + 2 * role]
        for start, end, chance in candidates(found, role, (price - share) / (1 - share)):
            worth = (1 - share) * chance + share * float(words[start:end].max()) - price
            if worth > 0:
                ending.setdefault(end, []).append((start, role, worth))
    ends = [0]
    best: list[tuple[float, Chain | None]] = [(0.0, None)]  # of the words up to each of `ends`
    for end in sorted(ending):
        top = best[-1]
        for start, role, worth in ending[end]:
            before, chain = best[bisect_right(ends, start) - 1]
            if before + worth > top[0]:
                top = (before + worth, ((start, end, role), chain))
        ends.append(end)
        best.append(top)
    spans: list[Span] = []
    rest = best[-1][1]
    while rest is not None:
        span, rest = rest
        spans.append(span)
    return spans[::-1]


def contents_beside(
    emissions: Floats, transitions: Floats, first: Floats, fixed: Sequence[Span]
) -> list[Span]:
    """Return the contents of the best sequence of tags that has `fixed` as its only sources and cues."""
    free = [0, 1 + 2 * CONTENT, 2 + 2 * CONTENT]
    inner = transitions[np.ix_(free, free)].tolist()
    rows = emissions[:, free].tolist()
    found: list[Span] = []
    at, enter = 0, first[free].tolist()
    for start, end, role in (*fixed, (len(rows), len(rows), -1)):
        if at < start:
            leave = transitions[free, 1 + 2 * role].tolist() if role >= 0 else [0.0] * len(free)
            tags = _best_of_three(rows[at:start], inner, enter, leave)
            found += [(at + s, at + e, CONTENT) for s, e, _ in labels.spans_of_tags(tags)]
        at = end
        enter = transitions[(1 if end - start == 1 else 2) + 2 * role, free].tolist()
    return found


def _best_of_three(
    rows: list[list[float]], weights: list[list[float]], enter: list[float], leave: list[float]
) -> list[int]:
    """The best sequence of three tags (Viterbi), which enters from one tag and leaves to one.

    In plain numbers: for so few, numpy would take longer.
    """
    (oo, ob, oi), (bo, bb, bi), (io, ib, ii) = weights
    o, b, i = (score + weight for score, weight in zip(rows[0], enter, strict=True))
    back = []
    for of_o, of_b, of_i in rows[1:]:
        from_o, from_b, from_i = o + oo, b + bo, i + io
        next_o, by_o = (from_o, 0) if from_o >= from_b else (from_b, 1)
        next_o, by_o = (next_o, by_o) if next_o >= from_i else (from_i, 2)
        from_o, from_b, from_i = o + ob, b + bb, i + ib
        next_b, by_b = (from_o, 0) if from_o >= from_b else (from_b, 1)
        next_b, by_b = (next_b, by_b) if next_b >= from_i else (from_i, 2)
        from_o, from_b, from_i = o + oi, b + bi, i + ii
        next_i, by_i = (from_o, 0) if from_o >= from_b else (from_b, 1)
        next_i, by_i = (next_i, by_i) if next_i >= from_i else (from_i, 2)
        back.append((by_o, by_b, by_i))
        o, b, i = next_o + of_o, next_b + of_b, next_i + of_i
    last = [score + weight for score, weight in zip((o, b, i), leave, strict=True)]
    tags = [last.index(max(last))]
    for whence in reversed(back):
        tags.append(whence[tags[-1]])
    return tags[::-1]


def role_spans(emissions: Floats, transitions: Floats, first: Floats) -> list[Span]:
    """Return the spans of a chunk in order of the text. Emissions (words, tags), transitions (from, to), scores of the first tag."""
    found = chances(emissions, transitions, first)
    fixed = worthy(found)
    told = found.tags[:, 1 + 2 * CONTENT] + found.tags[:, 2 + 2 * CONTENT]
    contents = contents_beside(emissions, transitions, first, fixed)
    return sorted([*fixed, *(span for span in contents if told[span[0] : span[1]].max() >= CONTENT_CHANCE)])
