"""FAMuS source validation: does the source tell the event of the report? Decided by ``reconcile.retelling``."""

from collections.abc import Sequence
from typing import Any

from bench.findings_scorers import f1
from secondsource.model import Span
from secondsource.reconcile.retelling import TELLS, retold


def sentence_around(text: str, start: int, end: int) -> Span:
    """Return the sentence of a tokenized text (" . " ends one) that holds some words."""
    first = text.rfind(" . ", 0, start)
    last = text.find(" . ", end)
    return Span(0 if first < 0 else first + 3, len(text) if last < 0 else last)


def famus(rows: Sequence[dict[str, Any]]) -> dict[str, float]:
    """Return precision, recall and F1 of the pairs that tell the same event."""
    right = said = true = 0
    for row in rows:
        start, end = row["trigger"]["start"], row["trigger"]["end"]
        sentence = sentence_around(row["report"], start, end)
        tells = retold(row["report"], sentence, Span(start, end), row["source"]) >= TELLS
        right += tells and row["same_event"]
        said += tells
        true += row["same_event"]
    precision, recall = (right / said if said else 0.0), (right / true if true else 0.0)
    return {"f1": 100 * f1(precision, recall), "precision": 100 * precision, "recall": 100 * recall}
