"""Cutting a text into the chunks that the network reads at once: where a cut costs least."""

from collections.abc import Sequence

TARGET_SUBWORDS = 250
"""Chunks are filled up to this; training used chunks of this length."""

CUT_AT_PARAGRAPH = 0
CUT_AT_QUOTED_PARAGRAPH = 1
CUT_AT_STOP = 2
CUT_AT_QUOTED_STOP = 3
CUT_ANYWHERE = 9
"""Cost of a cut before a word; a chunk ends at its cheapest place, of equals the last one."""

_STOPS = frozenset((".", "!", "?", "…", "..."))
_AFTER_STOP = frozenset("\"'”’»)]")


def cut_costs(words: Sequence[str], paragraphs: Sequence[int]) -> list[int]:
    """Return what a cut before each word would cost; `paragraphs` are the words that begin one, ascending."""
    begins = set(paragraphs)
    costs = []
    open_quotation = False
    for i, word in enumerate(words):
        if i in begins:
            # An opening mark at the paragraph's start: speech that may go on from the one before.
            quoted = open_quotation or word[0] in "“\"'‘"
            costs.append(CUT_AT_QUOTED_PARAGRAPH if quoted else CUT_AT_PARAGRAPH)
            open_quotation = False
        elif i and _after_stop(words, i):
            costs.append(CUT_AT_QUOTED_STOP if open_quotation else CUT_AT_STOP)
        else:
            costs.append(CUT_ANYWHERE)
        if word in {"“", "«"} or (word == '"' and not open_quotation):
            open_quotation = True
        elif word in {"”", "»", '"'}:
            open_quotation = False
    return costs


def _after_stop(words: Sequence[str], i: int) -> bool:
    """Whether a sentence may end before word `i`: a full stop as a word of its own, maybe with closing marks."""
    word = words[i]
    if word in _AFTER_STOP or not (word[0].isupper() or word[0].isdigit() or not word[0].isalnum()):
        return False
    last = i - 1
    while last > 0 and words[last] in _AFTER_STOP:
        last -= 1
    return words[last] in _STOPS


def plan(sizes: Sequence[int], costs: Sequence[int], target: int = TARGET_SUBWORDS) -> list[tuple[int, int]]:
    """Return [start, end) in words of consecutive chunks of at most `target` subwords each.

    Args:
        sizes: Subwords of each word; one larger than `target` makes a chunk of its own.
        costs: What a cut before each word costs (`cut_costs`).
        target: Most subwords in a chunk. What is left is spread evenly, so that no short rest remains
            without its context.
    """
    chunks = []
    start, left = 0, sum(sizes)
    while start < len(sizes):
        if left <= target:
            chunks.append((start, len(sizes)))
            break
        share = left / -(-left // target)
        end = start
        filled = 0
        best, best_cost = start + 1, CUT_ANYWHERE + 1
        while end < len(sizes) and filled + sizes[end] <= target:
            filled += sizes[end]
            end += 1
            if 2 * filled >= share and end < len(sizes) and costs[end] <= best_cost:
                best, best_cost = end, costs[end]
        chunks.append((start, best))
        left -= sum(sizes[start:best])
        start = best
    return chunks
