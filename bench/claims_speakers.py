"""Scores for who says what: the speakers of claims against the annotated sources of PolNeAR."""

from collections.abc import Callable
from typing import Any

from bench.scorers import Span, spans_overlap
from secondsource.model import Attribution, Claim, Extraction

Extract = Callable[[str], Extraction]


def polnear(documents: list[dict[str, Any]], extract: Extract) -> dict[str, float]:
    """Score the speakers of claims, and tell how much of what is attributed some claim gives with its speaker.

    A claim is held against the attributions that have its predicate in their content or in their cue; its speaker
    is right if one of its chain shares a character with the source of one of them.

    Returns:
        speaker_precision: of the claims that have a speaker, the share with a right one.
        speaker_recall: of the claims that stand in an annotated content with a source, the share with a right one.
        speaker_f1: their harmonic mean.
        said: of the annotated contents of at least five words with a source, the share with such a claim.
    """
    spoken = right = due = met = told = contents = 0
    for document in documents:
        claims = extract(document["text"]).claims
        gold = [item for item in document["attributions"] if item["source"] and item["content"]]
        served = set()
        for claim in claims:
            names = speakers(claim)
            holders = [number for number, item in enumerate(gold) if _about(item, claim)]
            hits = [number for number in holders if _meets(names, gold[number])]
            served.update(hits)
            spoken += bool(names)
            right += bool(names and hits)
            held = [number for number in holders if _within(gold[number]["content"], claim.predicate_span)]
            due += bool(held)
            met += bool(held and hits)
        long = {number for number, item in enumerate(gold) if _words(item, document["text"]) >= _WORDS}
        contents += len(long)
        told += len(long & served)
    precision, recall = _share(right, spoken), _share(met, due)
    both = precision + recall
    return {
        "speaker_precision": precision,
        "speaker_recall": recall,
        "speaker_f1": 2 * precision * recall / both if both else 0.0,
        "said": _share(told, contents),
    }


_WORDS = 5
"""Words of a content that can be expected to make a claim of its own; "the plan", "so" and the like cannot."""


def speakers(claim: Claim) -> list[Span]:
    """Return where the speakers of a claim stand, nearest first."""
    if not isinstance(claim.attribution, Attribution):
        return []
    return [(speaker.mention.span.start, speaker.mention.span.end) for speaker in claim.attribution.chain]


def _about(item: dict[str, Any], claim: Claim) -> bool:
    return _within(item["content"], claim.predicate_span) or _within(item["cue"], claim.predicate_span)


def _meets(names: list[Span], item: dict[str, Any]) -> bool:
    return any(spans_overlap(name, (start, end)) for name in names for start, end in item["source"])


def _within(pieces: list[list[int]], span: tuple[int, int]) -> bool:
    return any(start <= span[0] and span[1] <= end for start, end in pieces)


def _words(item: dict[str, Any], text: str) -> int:
    return sum(len(text[start:end].split()) for start, end in item["content"])


def _share(part: int, whole: int) -> float:
    return 100.0 * part / whole if whole else 0.0
