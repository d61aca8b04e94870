"""Scores for times, quantities and places in one report against annotated sets; ``bench/claims.py`` prints them."""

import gzip
import json
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any

import spacy
from spacy.tokens import Doc

from secondsource.claims import times

Read = Callable[[str], Doc]
Scores = dict[str, dict[str, float]]


def blank_reader() -> Read:
    """Return a reader that only cuts tokens: what the grammars reach without the network."""
    nlp = spacy.blank("en")
    nlp.max_length = 10_000_000
    return nlp.make_doc


def rows(path: Path, limit: int | None = None) -> Iterator[dict[str, Any]]:
    """Read the rows of a gzipped JSON-lines file, the first ``limit`` of them."""
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        for number, line in enumerate(lines):
            if limit is not None and number >= limit:
                return
            yield json.loads(line)


def f1(hits: float, found: float, gold: float) -> float:
    """Return F1 in percent."""
    return 200.0 * hits / (found + gold) if found + gold else 0.0


def pair(gold: Sequence[tuple[int, int, str]], found: Sequence[tuple[int, int, str]]) -> list[tuple[int, int]]:
    """Pair gold and found spans one to one that share a character; where several do, equal values first."""
    pairs = [
        (g[2] != f[2], abs(g[0] - f[0]) + abs(g[1] - f[1]), i, j)
        for i, g in enumerate(gold)
        for j, f in enumerate(found)
        if g[0] < f[1] and f[0] < g[1]
    ]
    used_gold: set[int] = set()
    used_found: set[int] = set()
    kept = []
    for _, _, i, j in sorted(pairs):
        if i not in used_gold and j not in used_found:
            used_gold.add(i)
            used_found.add(j)
            kept.append((i, j))
    return kept


TIME_SETS = {
    "dev": ("timebank_tbaq", "aquaint_tbaq"),
    "test": ("te3_platinum",),
}


def score_times(data_dir: Path, split: str = "dev", limit: int | None = None, read: Read | None = None) -> Scores:
    """Score time expressions in news as TempEval-3 does (UzZaman et al. 2013): relaxed and strict spans, values.

    Returns:
        ``{"times": {"relaxed_f1", "strict_f1", "type_f1", "value_f1", …}}``, in percent.
    """
    read = read or blank_reader()
    total = {"relaxed": 0, "strict": 0, "type": 0, "value": 0, "found": 0, "gold": 0}
    for name in TIME_SETS[split]:
        for row in rows(data_dir / "temporal" / f"{name}.jsonl.gz", limit):
            gold = [(t["start"], t["end"], t["value"]) for t in row["timexes"]]
            kinds = [t["type"].lower() for t in row["timexes"]]
            refs = times.find(read(row["text"]), row["dct"][:10])
            found = [(r.span.start, r.span.end, r.value) for r in refs]
            total["found"] += len(found)
            total["gold"] += len(gold)
            for i, j in pair(gold, found):
                total["relaxed"] += 1
                total["strict"] += gold[i][:2] == found[j][:2]
                total["type"] += kinds[i] == refs[j].kind
                total["value"] += gold[i][2] == found[j][2]
    return {"times": _time_row(total)}


def _time_row(total: dict[str, int]) -> dict[str, float]:
    found, gold = total["found"], total["gold"]
    row = {f"{name}_f1": f1(total[name], found, gold) for name in ("relaxed", "strict", "type", "value") if name in total}
    row["precision"] = 100.0 * total["relaxed"] / found if found else 0.0
    row["recall"] = 100.0 * total["relaxed"] / gold if gold else 0.0
    return row


def score_wikiwars(data_dir: Path, split: str = "dev", limit: int | None = None, read: Read | None = None) -> Scores:
    """Score time expressions in histories (WikiWars, TIMEX2): lenient spans, and lenient spans with equal value."""
    read = read or blank_reader()
    name = {"dev": "wikiwars", "test": "wikiwars_test"}[split]
    total = {"relaxed": 0, "strict": 0, "value": 0, "found": 0, "gold": 0}
    for row in rows(data_dir / "temporal" / f"{name}.jsonl.gz", limit):
        gold = [(t["start"], t["end"], t["val"] or "") for t in row["timexes"]]
        refs = times.find(read(row["text"]), row["dct"][:10], narrative=True)
        found = [(r.span.start, r.span.end, r.value) for r in refs]
        total["found"] += len(found)
        total["gold"] += len(gold)
        for i, j in pair(gold, found):
            total["relaxed"] += 1
            total["strict"] += gold[i][:2] == found[j][:2]
            total["value"] += gold[i][2] == found[j][2]
    return {"times_narrative": _time_row(total)}
