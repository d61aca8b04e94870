"""Reports that tell the same in other words: light rewrites and translations, by claim vectors, names, numbers."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from secondsource.model import Claim, Extraction, Report, SharedPassage, Span
from secondsource.reconcile.days import days_of
from secondsource.reconcile.words import content_words, function_words, words

NEIGHBORS = 12  # a name that more reports share links each of them to this many before it
MIN_NAMES = 4  # names and numbers in common before two reports are compared
MAX_DAYS = 4  # between their dates
ALIKE = 0.72  # cosine of two claims' vectors
MIN_MATCHED = 4  # claims of the one that the other has in other words
WHOLE = 0.5  # share of the shorter report's claims that makes the whole a rendering
PART = 0.3  # share that makes a part of it one, where it credits the other's outlet
KEPT = 256  # reports whose vectors are kept at hand: pairs lie near in time
MIN_ORDER = 0.4  # Kendall's tau of the matched claims' order


class Rendering(NamedTuple):
    """Two reports of which one renders the other.

    Attributes:
        one, other: Ids, in order of date.
        score: Share of the shorter report's claims that the other has.
        passages: The claims' sentences.
        whole: Whether most of the shorter report is rendered.
    """

    one: str
    other: str
    score: float
    passages: tuple[SharedPassage, ...]
    whole: bool


def unit_vectors(vectors: Sequence[bytes], claims: int, size: int = 384) -> NDArray[np.float32]:
    """Return the vectors of so many claims as rows of unit length; an absent vector is a row of zeros."""
    whole = b"".join(vector if len(vector) == size else bytes(size) for vector in vectors)
    rows = np.zeros((claims, size), dtype=np.float32)
    rows[: len(vectors)] = np.frombuffer(whole, dtype=np.int8).reshape(-1, size)
    norms = np.linalg.norm(rows, axis=1, keepdims=True)
    units: NDArray[np.float32] = np.divide(rows, norms, out=rows, where=norms > 0)
    return units


def renderings(
    reports: Sequence[Report],
    extractions: Mapping[str, Extraction],
    asked: Callable[[str, str], bool] = lambda _one, _other: True,
    among: Sequence[tuple[str, str]] | None = None,
) -> Iterator[Rendering]:
    """Yield the pairs of reports (given in order of date) of which one renders the other.

    Args:
        reports: In order of date.
        extractions: What they say, by report id.
        asked: Whether it is to be found out of two reports that may be such a pair.
        among: Pairs of reports of which it may be asked; of a report with itself: of all its pairs. ``None``: of all pairs.
    """
    read = [report for report in reports if report.id in extractions and extractions[report.id].claims]
    units = lru_cache(maxsize=KEPT)(
        lambda report: unit_vectors(extractions[report].vectors, len(extractions[report].claims))
    )
    near = range(len(read)) if among is None else _stretches(read, among)
    for i, j in _candidates(read, extractions, near):
        if not asked(read[i].id, read[j].id):
            continue
        similar = units(read[i].id) @ units(read[j].id).T
        found = _compare(read[i], read[j], extractions, similar)
        if found is not None:
            yield found


@lru_cache(maxsize=100_000)
def names_and_numbers(text: str) -> frozenset[str]:
    """Return the folded names and numbers of a text: capitals that do not open a sentence, and digits."""
    closed = function_words()
    found = set()
    for word in words(text):
        before = text[max(0, word.start - 2) : word.start].strip()
        opens = (
            word.start == 0
            or before in {".", "!", "?", ":", "“", '"', "”"}
            or "\n" in text[max(0, word.start - 2) : word.start]
        )
        if text[word.start].isdigit() or (
            text[word.start].isupper() and not opens and word.form not in closed
        ):
            found.add(word.form)
    return frozenset(found)


def _stretches(reports: Sequence[Report], pairs: Sequence[tuple[str, str]]) -> list[int]:
    """Return the reports that decide which of some pairs are candidates, in order: all from the one to the other.

    For a pair of a report with itself they are all from the first to the last that lie near it in time.
    """
    place = {report.id: n for n, report in enumerate(reports)}
    needed = np.zeros(len(reports), dtype=bool)
    for one, other in pairs:
        if one not in place or other not in place:
            continue
        first, last = sorted((place[one], place[other]))
        if one == other:
            beside = [n for n, report in enumerate(reports) if _near(report, reports[first])]
            first, last = beside[0], beside[-1]
        needed[first : last + 1] = True
    return np.flatnonzero(needed).tolist()


def _candidates(
    reports: Sequence[Report], extractions: Mapping[str, Extraction], among: Iterable[int]
) -> list[tuple[int, int]]:
    """Return pairs of some reports that share enough names and numbers and lie near in time."""
    codes: dict[str, int] = {}
    names: list[int] = []
    owners: list[int] = []
    for n in among:
        claims = extractions[reports[n].id].claims
        named = {name for claim in claims for name in names_and_numbers(claim.text)}
        names += [codes.setdefault(name, len(codes)) for name in named]
        owners += [n] * len(named)
    order = np.argsort(np.array(names, dtype=np.int64), kind="stable")  # of one name, the reports in order
    of, by = np.array(names, dtype=np.int64)[order], np.array(owners, dtype=np.int64)[order]
    shared = [
        (by[:-distance] * len(reports) + by[distance:])[of[:-distance] == of[distance:]]
        for distance in range(1, NEIGHBORS + 1)
    ]
    pairs, counts = np.unique(np.concatenate(shared), return_counts=True)
    found = (divmod(code, len(reports)) for code in pairs[counts >= MIN_NAMES].tolist())
    return [pair for pair in found if _near(reports[pair[0]], reports[pair[1]])]


def _near(one: Report, other: Report) -> bool:
    first = days_of(one.published) if one.published else None
    second = days_of(other.published) if other.published else None
    return first is None or second is None or first.gap(second) <= MAX_DAYS


def _compare(
    one: Report, other: Report, extractions: Mapping[str, Extraction], similar: NDArray[np.float32]
) -> Rendering | None:
    left, right = extractions[one.id], extractions[other.id]
    best_right, best_left = similar.argmax(axis=1), similar.argmax(axis=0)
    matched = [
        (i, int(j))
        for i, j in enumerate(best_right)
        if best_left[j] == i and similar[i, j] >= ALIKE and _same_names(left.claims[i], right.claims[int(j)])
    ]
    pairs = {(left.claims[i].sentence, right.claims[j].sentence) for i, j in matched}
    sentences = sorted(pairs)
    smaller = min(len({c.sentence for c in left.claims}), len({c.sentence for c in right.claims}))
    share = len(sentences) / smaller
    if len(sentences) < MIN_MATCHED or share < PART or _order(sentences) < MIN_ORDER:
        return None
    whole = share >= WHOLE
    if not whole:
        return None
    passages = tuple(SharedPassage(source, target) for source, target in sentences)
    return Rendering(one.id, other.id, round(min(1.0, share), 4), passages, whole)


def _same_names(one: Claim, other: Claim) -> bool:
    """Tell whether two claims share a name or number, and neither has a number that the other lacks."""
    a, b = names_and_numbers(one.text), names_and_numbers(other.text)
    digits = {word for word in a ^ b if word[:1].isdigit()}
    return bool(a & b) and not digits and bool(set(content_words(one.text)) & set(content_words(other.text)))


def _order(pairs: Sequence[tuple[Span, Span]]) -> float:
    """Return Kendall's tau of the pairs' order."""
    concordant = total = 0
    for n, (a, b) in enumerate(pairs):
        for c, d in pairs[n + 1 :]:
            if a != c and b != d:
                total += 1
                concordant += 1 if (a < c) == (b < d) else -1
    return concordant / total if total else 0.0
