"""From the network's scores to trees, spans and links (numpy only, no state)."""

from __future__ import annotations

from bisect import bisect_left
from typing import TYPE_CHECKING

import numpy as np

from secondsource.language import labels

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    Floats = NDArray[np.float32]
    Ints = NDArray[np.int64]

BARRED = np.float32(-1e4)
"""Score of a transition that may not happen."""


def best_tags(emissions: Floats) -> list[int]:
    """The best sequence of tags in which `I-T` only follows `B-T` and `I-T`. Emissions (words, tags).

    It is sought (Viterbi) only between words that are `O` in it whatever stands around them, and there only where the
    best tag of each word makes none.
    """
    if len(emissions) == 0:
        return []
    tags = emissions.argmax(1)
    found: list[int] = tags.tolist()
    before = np.concatenate([[0], tags[:-1]])
    wrong = np.flatnonzero((tags > 0) & (tags % 2 == 0) & (before != tags) & (before != tags - 1)).tolist()
    if not wrong:
        return found
    outside = [-1, *np.flatnonzero(_surely_outside(emissions)).tolist(), len(found)]
    end = 0
    for word in wrong:
        if word < end:
            continue
        place = bisect_left(outside, word)
        start, end = outside[place - 1] + 1, outside[place]
        found[start:end] = _best_sequence(emissions[start:end])
    return found


def _surely_outside(emissions: Floats) -> NDArray[np.bool_]:
    """For each word, whether `O` is worth more there than all that another tag could be good for: an `I-T` behind it instead of the `B-T` that may always be."""
    good = np.zeros(len(emissions), emissions.dtype)
    good[:-1] = np.maximum((emissions[1:, 2::2] - emissions[1:, 1::2]).max(1), 0)
    sure: NDArray[np.bool_] = emissions[:, 0] - emissions[:, 1:].max(1) > good
    return sure


def _best_sequence(emissions: Floats) -> list[int]:
    """The same of some words by themselves: all tags but `I-T` may follow any, so the likeliest so far is before each of them."""
    score = emissions[0].copy()
    score[2::2] += BARRED
    likeliest: list[int] = []
    longer: list[NDArray[np.bool_]] = []
    for emission in emissions[1:]:
        best = int(score.argmax())
        begun, inside = score[1::2], score[2::2]
        likeliest.append(best)
        longer.append(inside > begun)
        following = emission + score[best]
        following[2::2] = emission[2::2] + np.maximum(begun, inside)
        score = following
    tags = [int(score.argmax())]
    for best, goes_on in zip(reversed(likeliest), reversed(longer), strict=True):
        tag = tags[-1]
        if tag and tag % 2 == 0:
            tags.append(tag if goes_on[tag // 2 - 1] else tag - 1)
        else:
            tags.append(best)
    return tags[::-1]


def has_cycle(heads: Sequence[int]) -> bool:
    """Whether some word's way to its heads never ends at a root (a word that is its own head)."""
    good = [head == word for word, head in enumerate(heads)]
    for word in range(len(heads)):
        path, at = set(), word
        while not good[at]:
            if at in path:
                return True
            path.add(at)
            at = heads[at]
        for step in path:
            good[step] = True
    return False


def _arborescence(scores: NDArray[np.float64], root: int) -> list[int]:
    """Heads of the best tree below `root` (Chu and Liu 1965; Edmonds 1967). Scores (word, head); heads[root] is root."""
    size = len(scores)
    scores = scores.copy()
    np.fill_diagonal(scores, -np.inf)
    scores[root] = -np.inf
    scores[root, root] = 0.0
    heads = [int(h) for h in scores.argmax(1)]
    cycle: list[int] = []
    seen = [0] * size
    for begin in range(size):
        at, path = begin, []
        while not seen[at] and at != root:
            seen[at] = begin + 1
            path.append(at)
            at = heads[at]
        if at != root and seen[at] == begin + 1 and at in path:
            cycle = path[path.index(at) :]
            break
    if not cycle:
        return heads
    inside = set(cycle)
    outside = [w for w in range(size) if w not in inside]
    merged = len(outside)  # the cycle becomes one word
    small = np.full((merged + 1, merged + 1), -np.inf)
    small[:merged, :merged] = scores[np.ix_(outside, outside)]
    own = np.array([scores[w, heads[w]] for w in cycle])
    into = scores[np.ix_(cycle, outside)] - own[:, None] + own.sum()
    entry = into.argmax(0)
    small[merged, :merged] = into.max(0)
    out = scores[np.ix_(outside, cycle)]
    leave = out.argmax(1)
    small[:merged, merged] = out.max(1)
    found = _arborescence(small, outside.index(root))
    for place, word in enumerate(outside):
        head = found[place]
        heads[word] = cycle[int(leave[place])] if head == merged else outside[head]
    broken = cycle[int(entry[found[merged]])]
    heads[broken] = outside[found[merged]]
    heads[root] = root
    return heads


def best_heads(arcs: Floats) -> list[int]:
    """The head of each word of one sentence: a tree with one root, which is its own head.

    Scores (word, head), on the diagonal those of being the root. Nearly always the best head of each word makes a
    tree; where not, the best tree below each of the likeliest three roots is sought.
    """
    heads = [int(h) for h in arcs.argmax(1)]
    if sum(head == word for word, head in enumerate(heads)) == 1 and not has_cycle(heads):
        return heads
    scores = arcs.astype(np.float64)
    away = scores.copy()
    np.fill_diagonal(away, -np.inf)
    gain = np.diagonal(scores) - (away.max(1) if len(scores) > 1 else 0.0)
    most = float(away.max(1).sum()) if len(scores) > 1 else 0.0
    best: tuple[float, list[int]] | None = None
    for root in np.argsort(-gain, kind="stable")[:3]:
        if best is not None and most + gain[root] < best[0]:  # nor can a tree below any of the rest be better
            break
        tree = _arborescence(scores, int(root))
        total = float(sum(scores[word, head] for word, head in enumerate(tree)))
        if best is None or total > best[0]:
            best = (total, tree)
    return best[1] if best else heads


def sentence_bounds(starts: Sequence[int], length: int) -> list[tuple[int, int]]:
    """[start, end) of each sentence."""
    return list(zip(starts, [*starts[1:], length], strict=True))


def behind_full_stop(words: Sequence[str], index: int) -> bool:
    """Tell whether a word with a capital stands behind a word in small letters and its full stop: there a sentence begins.

    Also within a quotation ("“The dam broke. *Thirty* people died,” she said"), which the network may take for one sentence.
    """
    before = words[index - 2] if index > 1 and words[index - 1] == "." else ""
    return len(before) > 1 and before.isalpha() and before.islower() and words[index][0].isupper()


BUCKET_OF = np.array([labels.bucket(d) for d in range(-512, 513)], np.int64)


def buckets(distances: Ints) -> Ints:
    """Distance buckets (`labels.bucket`) of signed distances in words."""
    return BUCKET_OF.take(distances + 512, mode="clip")


def argument_pairs(predicates: Sequence[int], starts: Sequence[int], length: int) -> tuple[Ints, Ints]:
    """(predicate, word) for each predicate and each word of its sentence."""
    bounds = sentence_bounds(starts, length)
    sentence = 0
    begins = np.zeros(len(predicates), np.int64)
    sizes = np.zeros(len(predicates), np.int64)
    for place, predicate in enumerate(predicates):
        while bounds[sentence][1] <= predicate:
            sentence += 1
        start, end = bounds[sentence]
        begins[place], sizes[place] = start, end - start
    first = np.cumsum(sizes) - sizes
    words = np.arange(sizes.sum()) - np.repeat(first - begins, sizes)
    return np.repeat(np.asarray(predicates, np.int64), sizes), words


def argument_rows(predicates: Ints, words: Ints) -> Ints:
    """Rows (pairs, 1) of the pair table for pairs of a predicate and a word."""
    return (labels.BUCKETS + buckets(words - predicates))[:, None]


BEARS_NONE = frozenset(("aux:pass", "case", "cop", "det", "fixed", "flat", "mark", "nummod", "punct"))
"""Relations of words that head no argument: four in ten pairs, and of what the network takes for arguments one in 500."""


def likely_arguments(
    predicates: Ints, words: Ints, heads: Sequence[int], deprels: Sequence[str]
) -> NDArray[np.bool_]:
    """Which pairs of a predicate and a word are worth reading: those near each other in the tree, or with one head near both.

    A quarter of all pairs, with 99 of 100 of those that the network takes for arguments.
    """
    up = np.asarray(heads, np.int64)
    bears = np.array([relation not in BEARS_NONE for relation in deprels])
    above, over = up[predicates], up[words]
    higher = up[above]
    near = (over == predicates) | (above == words) | (over == above) | (up[over] == predicates)
    near |= (higher == words) | (higher == over)
    found: NDArray[np.bool_] = near & bears[words] & (predicates != words)
    return found


def link_pairs(spans: Sequence[tuple[int, int, int]], cues: Sequence[int]) -> tuple[Ints, Ints, Ints]:
    """(span index, cue index, rows (pairs, 3) of the pair table) for each span (start, end, role) and each cue start."""
    left = np.repeat(np.arange(len(spans), dtype=np.int64), len(cues))
    right = np.tile(np.arange(len(cues), dtype=np.int64), len(spans))
    begins = np.array([s for s, _, _ in spans], np.int64)[left]
    ends = np.array([e for _, e, _ in spans], np.int64)[left]
    roles = np.array([int(role == 2) for _, _, role in spans], np.int64)[left]
    at = np.asarray(cues, np.int64)
    before = np.searchsorted(at, begins)
    order = np.clip(right - before, -4, 3) + 4
    where = at[right]
    near = np.stack(
        [
            2 * labels.BUCKETS + buckets(where - begins),
            3 * labels.BUCKETS + buckets(where - ends),
            4 * labels.BUCKETS + 8 * roles + order,
        ],
        axis=1,
    )
    return left, right, near


def _way_up(word: int, heads: Sequence[int]) -> list[int]:
    """The word, its head, the head's head, … up to the root."""
    way = [word]
    while heads[way[-1]] != way[-1]:
        way.append(heads[way[-1]])
    return way


def subtree_span(
    word: int, predicate: int, heads: Sequence[int], bounds: tuple[int, int], marks: Sequence[bool]
) -> tuple[int, int]:
    """[start, end) of the words below `word`, without the branch that holds the predicate and without marks at the edges."""
    way = _way_up(predicate, heads)
    branch = way[way.index(word) - 1] if word in way[1:] else -1

    stops = {word, branch}

    def below(other: int) -> bool:
        while other not in stops and heads[other] != other:
            other = heads[other]
        return other == word

    first, last = word, word
    while first > bounds[0] and below(first - 1):
        first -= 1
    while last + 1 < bounds[1] and below(last + 1):
        last += 1
    while first < word and marks[first]:
        first += 1
    while last > word and marks[last]:
        last -= 1
    return first, last + 1


PROPER = ("PERSON", "ORG", "GPE", "LOC", "FAC")
"""Types whose names hold a proper noun, or an adjective made of one ("Syrian government")."""


JOINING = ("flat", "compound", "amod")
"""Relations inside names: "Darin Fisher", "US Marines", "United Nations"."""

ORGANIZATIONS = -0.5
"""Added to the score of a word that begins an organization: the network by itself finds a sixth too many, above all in mail.

Of each word it would break long names ("Observatory | for | Human Rights"); -1 makes their number right, but takes from
news what it calls by short names (the press, armed groups) and gives it to places.
"""


def name_scores(scores: Floats) -> Floats:
    """The scores (words, `labels.ENTITY_TAGS`) of names, those of organizations set right."""
    found = scores.copy()
    found[:, labels.ENTITY_TAGS.index("B-ORG")] += np.float32(ORGANIZATIONS)
    return found


def names_in_tree(
    entities: Sequence[tuple[int, int, str]],
    words: Sequence[str],
    proper: Sequence[bool],
    heads: Sequence[int],
    deprels: Sequence[str],
) -> list[tuple[int, int, str]]:
    """Make names agree with the tree: parts of one compound are one name, and what holds no proper word is none.

    `proper` tells the words that are proper nouns or adjectives of names ("United", "Syrian"). Names side by side (or
    with a hyphen between them) that one of `JOINING` joins become one name, of the type of the last part, which in
    English heads a compound ("US" + "Marines"); a proper word before a name that hangs on it belongs to it. Nationalities
    stay apart ("Syrian" + "Army"), but for a relation `compound` or `flat`, and so do two whole names of persons. A name that
    ends in "of" or "for" takes the next one in. A title before a person ("Prophet") is no name by itself, nor is a single word
    in small letters that only tells what a thing is of ("a *house* boat").
    """

    def joined(left: tuple[int, int, str], right: tuple[int, int, str]) -> bool:
        relations: tuple[str, ...] = JOINING[:2] if left[2] == "NORP" else JOINING
        if left[2] == right[2] == "PERSON":
            if min(left[1] - left[0], right[1] - right[0]) > 1:
                return False
            if left[1] == right[0]:  # with no comma between them they are no two persons
                relations = (*JOINING, "appos")
        return any(
            deprels[word] in relations and other[0] <= heads[word] < other[1]
            for own, other in ((left, right), (right, left))
            for word in range(own[0], own[1])
        )

    found: list[tuple[int, int, str]] = []
    for first, end, kind in entities:
        start = first
        taken = found[-1][1] if found else 0
        while (
            kind in PROPER
            and start > taken
            and proper[start - 1]
            and deprels[start - 1] in JOINING
            and start <= heads[start - 1] < end
        ):
            start -= 1
        entity = (start, end, kind)
        if found and kind in labels.NAME_TYPES and found[-1][2] in labels.NAME_TYPES:
            before = found[-1]
            near = start == before[1] or (start == before[1] + 1 and words[before[1]] == "-")
            if near and words[before[1] - 1] in ("of", "for"):
                found[-1] = (before[0], end, before[2])
                continue
            if near and joined(before, entity):
                found[-1] = (before[0], end, kind)
                continue
        found.append(entity)
    return [
        (s, e, kind)
        for s, e, kind in found
        if kind not in PROPER or (any(proper[s:e]) and (e - s > 1 or not _aside(words[s], kind, deprels[s])))
    ]


def _aside(word: str, kind: str, relation: str) -> bool:
    """Whether a word that may be a name only stands with another: a title, or a word in small letters in a compound."""
    if kind == "PERSON":
        return relation == "nmod:desc"
    return kind in {"ORG", "FAC"} and relation == "compound" and word.islower()
