"""How well planted near copies are found, by band of overlap, against plain MinHash in the same run."""

import sys
from collections.abc import Collection, Sequence

from datasketch import MinHash, MinHashLSH

from bench.near_copies import BANDS, Pile, grams, plant
from secondsource.model import OffsetMap, Report, digest
from secondsource.reconcile.lineage import trace

PER_BAND = 20
SEED = 20161208
JACCARD = 0.2  # of plain MinHash; a lower one finds nothing but noise on these texts
PERMUTATIONS = 128

Pairs = set[tuple[int, int]]


def near_copies(texts: Sequence[str], per_band: int = PER_BAND) -> dict[str, float]:
    """Return recall and precision by band, of lineage and of plain MinHash.

    Pairs that are found without any planting are the texts' own copies; they, and pairs of a host with a
    text that shares the planted words by itself, are neither right nor wrong.
    """
    most = sum(len(text.split()) > 160 for text in texts) // (2 * len(BANDS))
    if not most:
        print("passed over: too few long reports to plant near copies in", file=sys.stderr)
        return {}
    pile = plant(texts, per_band=min(per_band, most), seed=SEED)
    found = {}
    for name, find in (("near_copies", by_lineage), ("minhash", by_minhash)):
        found.update({f"{name}.{k}": v for k, v in _score(pile, find(pile.texts), find(texts)).items()})
    return found


def by_lineage(texts: Sequence[str]) -> Pairs:
    """Return the pairs of texts that the product links."""
    reports = [
        Report(digest("report", n), str(n), text, "", OffsetMap("characters", ()))
        for n, text in enumerate(texts)
    ]
    at = {report.id: n for n, report in enumerate(reports)}
    return {tuple(sorted((at[e.source], at[e.target]))) for e in trace(reports, {})}  # type: ignore[misc]


def by_minhash(texts: Sequence[str]) -> Pairs:
    """Return the pairs of whole texts whose 3-grams plain MinHash finds alike."""
    index = MinHashLSH(threshold=JACCARD, num_perm=PERMUTATIONS)
    pairs: Pairs = set()
    for n, text in enumerate(texts):
        sketch = MinHash(num_perm=PERMUTATIONS)
        sketch.update_batch([" ".join(gram).encode() for gram in sorted(grams(text))])
        pairs |= {(int(other), n) for other in index.query(sketch)}
        index.insert(str(n), sketch)
    return pairs


def _score(pile: Pile, found: Pairs, natural: Pairs) -> dict[str, float]:
    partners: dict[int, set[int]] = {}
    for a, b in natural:
        partners.setdefault(a, set()).add(b)
        partners.setdefault(b, set()).add(a)
    source = {p.host: p.source for p in pile.plants}
    planted = {tuple(sorted((p.source, p.host))): p.band for p in pile.plants}
    wrong = [p for p in found - natural if p not in planted and not _explained(p, source, partners)]
    scores = {}
    for band in BANDS:
        asked = [pair for pair, b in planted.items() if b == band]
        right = sum(pair in found for pair in asked)
        hosts = {p.host for p in pile.plants if p.band == band}
        mistaken = sum(bool(hosts & set(pair)) for pair in wrong)
        scores[f"recall_{band}"] = 100 * right / len(asked)
        scores[f"precision_{band}"] = 100 * right / (right + mistaken) if right + mistaken else 0.0
    return scores


def _explained(pair: tuple[int, int], source: dict[int, int], partners: dict[int, set[int]]) -> bool:
    """Tell whether a host meets a text that shares the planted words by itself or by another planting."""

    def same_words(n: int) -> Collection[int]:
        return {source[n], *partners.get(source[n], ())} if n in source else {n}

    return bool(
        set(same_words(pair[0])) & set(same_words(pair[1]))
        or pair[1] in same_words(pair[0])
        or pair[0] in same_words(pair[1])
    )
