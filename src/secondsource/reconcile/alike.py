"""How much reports talk about the same: the cosine of their words, names and numbers."""

import math
from collections import Counter
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from secondsource.model import Report
from secondsource.reconcile.days import days_of
from secondsource.reconcile.translations import names_and_numbers
from secondsource.reconcile.words import content_words, stem

NAME = 0.5  # what a name or number counts beside its word
HEADLINE = 2.0  # what a word of the headline counts beside the text
DAY = 0.01  # what a day between two reports takes from their likeness
MOST_DAYS = 10  # days that count


def likeness(reports: Sequence[Report]) -> NDArray[np.float64]:
    """Return how much each two reports talk about the same, less for the days between them.

    The cosine of their words, names and numbers, each weighted by how few of the reports have it (tf-idf with
    1 + log tf), minus ``DAY`` a day. Every pair is compared, so the cost grows with the square.

    Returns:
        A matrix, reports by reports; its diagonal is not meant to be read.
    """
    bags = [_bag(report) for report in reports]
    spread = Counter(word for bag in bags for word in bag)
    column = {word: n for n, word in enumerate(sorted(spread))}
    table = np.zeros((len(reports), len(column)), dtype=np.float32)
    for row, bag in enumerate(bags):
        for word, count in bag.items():
            often = 1 + math.log(count) if count >= 1 else count
            table[row, column[word]] = often * math.log((len(reports) + 1) / spread[word])
    norms = np.linalg.norm(table, axis=1, keepdims=True)
    table = np.divide(table, norms, out=table, where=norms > 0)
    return np.asarray(np.round(table @ table.T, 4), dtype=np.float64) - DAY * _days_between(reports)


def scaled(found: NDArray[np.float64], nearest: int, least: float) -> NDArray[np.float64]:
    """Return likenesses beside those of the reports most like either: local scaling (Zelnik-Manor and Perona 2004).

    Where all reports are of one kind, or long, or wordy, each is somewhat like all others: only the nearest are then alike.

    Args:
        found: Likeness of each two reports.
        nearest: How many reports most like a report tell how like others are to it.
        least: Likeness below which two reports are not alike, however unlike all others are.

    Returns:
        A matrix, reports by reports: 1 for two that are as alike as each is to its nearest. Its diagonal is 0.
    """
    positive = np.maximum(found, 0.0)
    np.fill_diagonal(positive, 0.0)
    others = min(nearest, max(1, len(positive) - 1))
    mean = np.sort(positive, axis=1)[:, -others:].sum(axis=1) / others
    return np.asarray(positive / np.maximum(np.sqrt(mean[:, None] * mean[None, :]), least))


def _bag(report: Report) -> dict[str, float]:
    bag: dict[str, float] = {}
    for word in content_words(report.text):
        bag[stem(word)] = bag.get(stem(word), 0.0) + 1.0
    for word in content_words(report.title or ""):
        bag[stem(word)] = bag.get(stem(word), 0.0) + HEADLINE
    for name in names_and_numbers(report.text):
        bag["@" + name] = NAME * max(1.0, bag.get(stem(name), 0.0))
    return bag


def _days_between(reports: Sequence[Report]) -> NDArray[np.float64]:
    known = [days_of(report.published) if report.published else None for report in reports]
    found = np.zeros((len(reports), len(reports)))
    for n, one in enumerate(known):
        for m, other in enumerate(known):
            if one is not None and other is not None:
                found[n, m] = min(MOST_DAYS, one.gap(other))
    return found
