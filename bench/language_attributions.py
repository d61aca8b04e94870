"""Attributions against PolNeAR, for `bench/language.py`."""

from collections.abc import Iterable, Sequence
from typing import Any

from spacy.language import Language
from spacy.tokens import Doc

from bench.command import Options
from bench.scorers import Counts, Span, exact, matched, overlap, spans_overlap
from secondsource.language import Attribution

ROLES = ("source", "cue", "content")
Pair = tuple[Span, Span]


def pieces(spans: Iterable[Sequence[int]], text: str) -> list[Span]:
    """Return a role's spans without whitespace at their edges; pieces with only a space between are one.

    A line end keeps them apart: no annotated piece of PolNeAR goes over one.
    """
    merged: list[Span] = []
    for first, last in sorted(map(tuple, spans)):
        stripped = text[first:last].strip()
        start = first + len(text[first:last]) - len(text[first:last].lstrip())
        if merged and text[merged[-1][1] : start] in ("", " "):
            merged[-1] = (merged[-1][0], start + len(stripped))
        elif stripped:
            merged.append((start, start + len(stripped)))
    return merged


def gold_roles(document: dict[str, Any]) -> list[dict[str, list[Span]]]:
    """Return the spans of each attribution by role."""
    return [
        {role: pieces(attribution[role], document["text"]) for role in ROLES}
        for attribution in document["attributions"]
    ]


def read_roles(doc: Doc) -> list[dict[str, list[Span]]]:
    """Return the same of a read document.

    PolNeAR annotates one layer: what is told inside a content has no annotation to be compared with.
    """
    return [_roles(attribution) for attribution in doc._.attributions if attribution.nested_in is None]


def _roles(attribution: Attribution) -> dict[str, list[Span]]:
    def characters(*spans: Any) -> list[Span]:
        return [(span.start_char, span.end_char) for span in spans if span is not None]

    return {
        "source": characters(attribution.source),
        "cue": characters(attribution.cue),
        "content": characters(*attribution.content),
    }


def spans_of(attributions: Sequence[dict[str, list[Span]]], role: str) -> set[Span]:
    """Return the spans of a role; a source that serves two cues is one span."""
    return {span for attribution in attributions for span in attribution[role]}


def pairs_of(attributions: Sequence[dict[str, list[Span]]], role: str) -> set[Pair]:
    """Return the pairs of a role's spans with their cues."""
    return {
        (span, cue)
        for attribution in attributions
        for span in attribution[role]
        for cue in attribution["cue"]
    }


def same_pair(left: Pair, right: Pair) -> bool:
    """Tell whether both parts overlap."""
    return spans_overlap(left[0], right[0]) and spans_overlap(left[1], right[1])


def polnear(options: Options, nlp: Language) -> dict[str, float]:
    """Score sources, cues, contents and what belongs together."""
    documents = options.documents("polnear/{split}.jsonl.gz")
    if documents is None:
        return {}
    counts = {f"{how}.{role}": Counts() for how in ("exact", "overlap") for role in ROLES}
    counts |= {"linked_source": Counts(), "linked_content": Counts()}
    for document, doc in zip(documents, nlp.pipe([d["text"] for d in documents]), strict=True):
        gold, read = gold_roles(document), read_roles(doc)
        for role in ROLES:
            sides = spans_of(read, role), spans_of(gold, role)
            counts[f"exact.{role}"] += exact(*sides)
            counts[f"overlap.{role}"] += overlap(*sides)
        for role in ("source", "content"):
            counts[f"linked_{role}"] += matched(pairs_of(read, role), pairs_of(gold, role), same_pair)
    scores = {name: count.f1 for name, count in counts.items()}
    return scores | {"linked": (scores["linked_source"] + scores["linked_content"]) / 2}
