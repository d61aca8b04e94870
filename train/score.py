"""Scores of the exported network on development splits, gold tokens; quick enough to be run after each training."""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from secondsource.language import labels
from train import meaning, phrases, trees

if TYPE_CHECKING:
    from collections.abc import Iterable

    from secondsource.language.network import Network
    from train.piece import Piece

LIMIT = 230
"""Subwords of a chunk."""


def f1(hits: int, found: int, gold: int) -> float:
    """F1 in percent."""
    return 200.0 * hits / (found + gold) if found + gold else 100.0


def packed(network: Network, piece: Piece, limit: int = LIMIT) -> list[tuple[int, int]]:
    """[start, end) of chunks of whole sentences (a sentence that is too long is cut)."""
    sizes = network.subwords(piece.words)
    bounds, begin, total, last = [], 0, 0, 0
    for position, size in enumerate(sizes):
        if piece.starts and piece.starts[position] == 1:
            last = position
        if total + size > limit:
            end = last if last > begin else position
            bounds.append((begin, end))
            begin, total = end, sum(sizes[end:position])
        total += size
    return [*bounds, (begin, len(sizes))]


def count_trees(network: Network, pieces: Iterable[Piece]) -> tuple[Counter[str], list[tuple[float, float]]]:
    """Hits and totals of everything on treebank documents in chunks of gold sentences, and pairs of factuality values."""
    n: Counter[str] = Counter()
    facts: list[tuple[float, float]] = []
    feats, rules = network._feats, network._lemma_rules  # noqa: SLF001
    for piece in pieces:
        for begin, end in packed(network, piece):
            words = piece.words[begin:end]
            starts = [i - begin for i in range(begin, end) if piece.starts[i] == 1 or i == begin]
            scores, first = network.scores(words, piece.paragraphs(begin, end))
            reading = network._reading(words, scores, first, starts)  # noqa: SLF001 - one run for gold and own sentences
            own = {i for i in range(1, len(words)) if scores["starts"][i] > 0}
            n["words"] += len(words)
            n["sentence_gold"] += len(starts) - 1
            n["sentence_found"] += len(own)
            n["sentence_hit"] += len(own & set(starts))
            for j, i in enumerate(range(begin, end)):
                n["upos"] += reading.upos[j] == labels.UPOS[piece.upos[i]]
                n["feats"] += piece.feats[i] >= 0 and feats[piece.feats[i]] == reading.feats[j]
                if piece.lemmas[i] >= 0:
                    n["lemma_gold"] += 1
                    n["lemma"] += rules[piece.lemmas[i]] == reading.lemma_rules[j]
                same = reading.heads[j] == piece.heads[i] - begin
                n["uas"] += same
                n["las"] += (
                    same and piece.rels[i] >= 0 and reading.deprels[j] == labels.DEPRELS[piece.rels[i]]
                )
            if piece.predicates is None:
                continue
            known = {i - begin for i in range(begin, end) if piece.predicates[i] >= 0}
            gold_predicates = {i - begin for i in range(begin, end) if piece.predicates[i] == 1}
            found_predicates = {w for w, _ in reading.predicates} & known
            n["pred_gold"] += len(gold_predicates)
            n["pred_found"] += len(found_predicates)
            n["pred_hit"] += len(gold_predicates & found_predicates)
            gold = {
                (p - begin, w - begin, labels.ARGUMENTS[a])
                for p, w, a in piece.arguments
                if begin <= p < end and begin <= w < end
            }
            heads = list(reading.heads)
            found = {(p, trees.head_word(s, e, heads), a) for p, s, e, a in reading.arguments if p in known}
            n["arg_gold"] += len(gold)
            n["arg_found"] += len(found)
            n["arg_hit"] += len(gold & found)
            value = dict(reading.predicates)
            facts += [(value[w - begin], v) for w, v in piece.facts if w - begin in value]
    return n, facts


def tree_scores(n: Counter[str], facts: list[tuple[float, float]]) -> dict[str, float]:
    """UPOS, morphology, UAS, LAS, lemma rules in percent of words; F1 of sentence borders, predicates, argument heads."""
    found = {k: 100.0 * n[k] / max(n["words"], 1) for k in ("upos", "feats", "uas", "las")}
    found["lemma"] = 100.0 * n["lemma"] / max(n["lemma_gold"], 1)
    found["sentence"] = f1(n["sentence_hit"], n["sentence_found"], n["sentence_gold"])
    if n["pred_gold"]:
        found["predicate"] = f1(n["pred_hit"], n["pred_found"], n["pred_gold"])
        found["argument"] = f1(n["arg_hit"], n["arg_found"], n["arg_gold"])
    if facts:
        found["factuality_r"] = 100.0 * float(np.corrcoef(np.array(facts).T)[0, 1])
    return found


def score_trees(network: Network, pieces: Iterable[Piece]) -> dict[str, dict[str, float]]:
    """`tree_scores` of all pieces and, under its name, of each genre (the first part of a document's name)."""
    counts: dict[str, Counter[str]] = {}
    everything: Counter[str] = Counter()
    facts: list[tuple[float, float]] = []
    for piece in pieces:
        n, pairs = count_trees(network, [piece])
        genre = piece.origin.removeprefix("GUM_").split("-")[0].split("_")[0]
        counts.setdefault(genre, Counter()).update(n)
        everything.update(n)
        facts += pairs
    found = {"all": tree_scores(everything, facts)}
    for genre in sorted(counts):
        whole = tree_scores(counts[genre], [])
        found[genre] = {k: whole[k] for k in ("upos", "las")} | {"words": float(counts[genre]["words"])}
    return found


def tags_of_text(
    network: Network, piece: Piece, window: int = 250, keep: int = 60
) -> tuple[list[int], list[tuple[int, int, int, int]]]:
    """Role tags and links (role, start, end, cue start) of a long text, from windows that overlap by twice `keep` subwords."""
    words = piece.words
    sizes = network.subwords(words)
    tags = [0] * len(words)
    links: list[tuple[int, int, int, int]] = []
    begin, cut = 0, 0
    while True:
        end, total = begin, 0
        while end < len(words) and total + sizes[end] <= window:
            total += sizes[end]
            end += 1
        reading = network.read([words[begin:end]], breaks=[piece.paragraphs(begin, end)])[0]
        spans = [
            (s, e, k)
            for k, found in enumerate((reading.sources, reading.cues, reading.contents))
            for s, e in found
        ]
        own = labels.tags_of_spans(spans, end - begin)
        stop = end
        if end < len(words):
            spare = 0
            while stop > begin + 1 and spare < keep:
                stop -= 1
                spare += sizes[stop]
        tags[cut:stop] = own[cut - begin : stop - begin]
        for role, i, c in reading.links:
            s, e = (reading.sources if role == "source" else reading.contents)[i]
            if cut <= begin + s < stop:
                links.append((0 if role == "source" else 2, begin + s, begin + e, begin + reading.cues[c][0]))
        if end == len(words):
            return tags, links
        cut = stop
        begin, back = stop, 0
        while begin > 0 and back < keep:
            begin -= 1
            back += sizes[begin]


def score_quotes(network: Network, pieces: Iterable[Piece], **window: int) -> dict[str, float]:
    """Exact and overlap F1 of sources, cues and contents, and of source–cue and content–cue pairs (overlap)."""
    n: Counter[str] = Counter()
    for piece in pieces:
        tags, links = tags_of_text(network, piece, **window)
        gold, found = labels.spans_of_tags(piece.quotes), labels.spans_of_tags(tags)
        for kind, role in enumerate(labels.ROLES):
            g = {s[:2] for s in gold if s[2] == kind}
            f = {s[:2] for s in found if s[2] == kind}
            n[role, "gold"] += len(g)
            n[role, "found"] += len(f)
            n[role, "hit"] += len(g & f)
            gw = {i for s, e in g for i in range(s, e)}
            fw = {i for s, e in f for i in range(s, e)}
            n[role, "touch_found"] += sum(any(i in gw for i in range(*s)) for s in f)
            n[role, "touch_gold"] += sum(any(i in fw for i in range(*s)) for s in g)
        end_of = {s: e for s, e, k in found if k == 1}
        gold_end = {s: e for s, e, k in gold if k == 1}
        for kind, name in ((0, "linked_source"), (2, "linked_content")):
            g = [(s, e, c, gold_end.get(c, c + 1)) for k, s, e, c in piece.links if k == kind]
            f = [(s, e, c, end_of.get(c, c + 1)) for k, s, e, c in links if k == kind]

            def meet(a: tuple[int, ...], b: tuple[int, ...]) -> bool:
                return a[0] < b[1] and b[0] < a[1] and a[2] < b[3] and b[2] < a[3]

            n[name, "gold"] += len(g)
            n[name, "found"] += len(f)
            n[name, "touch_found"] += sum(any(meet(x, y) for y in g) for x in f)
            n[name, "touch_gold"] += sum(any(meet(x, y) for y in f) for x in g)
    scores = {f"exact_{r.lower()}": f1(n[r, "hit"], n[r, "found"], n[r, "gold"]) for r in labels.ROLES}
    for r in (*labels.ROLES, "linked_source", "linked_content"):
        precision, recall = (
            n[r, "touch_found"] / max(n[r, "found"], 1),
            n[r, "touch_gold"] / max(n[r, "gold"], 1),
        )
        scores[f"overlap_{r.lower()}"] = 200.0 * precision * recall / max(precision + recall, 1e-9)
    return scores


UNER_TYPES = {"PERSON": "PER", "ORG": "ORG", "GPE": "LOC", "LOC": "LOC", "FAC": "LOC"}


def score_uner(network: Network, data: Path, pieces: list[Piece]) -> dict[str, float]:
    """PER, ORG, LOC and micro F1 on UNER's EWT dev; sentences are found in the EWT pieces by their place."""
    by_sentence: dict[str, list[list[str]]] = {}
    for block in (data / "uner/ewt_dev.iob2").read_text(encoding="utf-8").split("\n\n"):
        lines = block.split("\n")
        for line in lines:
            if line.startswith("# sent_id = "):
                by_sentence[line[12:]] = [c for c in (x.split("\t") for x in lines) if c[0].isdigit()]
    n: Counter[tuple[str, str]] = Counter()
    for piece, (_, sentences) in zip(pieces, trees.rows(data / "ud_ewt/dev.conllu.gz"), strict=True):
        tags: list[str] = []
        for (
            identity,
            words,
        ) in sentences:  # the sets differ by two words, whose sentence counts as without names
            rows = by_sentence.get(identity, [])
            tags += [r[2] for r in rows] if len(rows) == len(words) else ["O"] * len(words)
        gold, start, kind = set(), 0, ""
        for i, tag in enumerate([*tags, "O"]):
            if kind and not (tag.startswith("I-") and tag[2:] == kind):
                gold.add((start, i, kind))
                kind = ""
            if tag.startswith("B-") or (tag.startswith("I-") and not kind):
                start, kind = i, tag[2:]
        found = set()
        for begin, end in packed(network, piece):
            reading = network.read([piece.words[begin:end]], breaks=[piece.paragraphs(begin, end)])[0]
            found |= {
                (begin + s, begin + e, UNER_TYPES[t]) for s, e, t in reading.entities if t in UNER_TYPES
            }
        for t in ("PER", "ORG", "LOC"):
            g, f = {x for x in gold if x[2] == t}, {x for x in found if x[2] == t}
            for key in (t, "micro"):
                n[key, "gold"] += len(g)
                n[key, "found"] += len(f)
                n[key, "hit"] += len(g & f)
    return {t: f1(n[t, "hit"], n[t, "found"], n[t, "gold"]) for t in ("PER", "ORG", "LOC", "micro")}


def score_meaning(network: Network, texts: list[str], encoder: Path) -> dict[str, float]:
    """Correlation of the cosines of all pairs of texts with those of the original encoder; mean cosine with it."""
    original = meaning.original_vectors(texts, encoder)
    own = []
    for text in texts:
        words = phrases.words_of(text)[0]
        own.append(network.read([words], [[0]])[0].vectors[0])
    ours = np.stack(own)
    upper = np.triu_indices(len(texts), 1)
    return {
        "meaning_r": 100.0 * float(np.corrcoef((ours @ ours.T)[upper], (original @ original.T)[upper])[0, 1]),
        "meaning_cosine": 100.0 * float((ours * original).sum(1).mean()),
    }


def score_all(network: Network, data: Path, encoder: Path, part: float = 1.0) -> dict[str, dict[str, float]]:
    """All scores; `part` takes only that share of the documents of each set."""
    feats, rules = network._feats, network._lemma_rules  # noqa: SLF001
    ewt = trees.ewt(data, "dev", feats, rules)
    gum = trees.gum(data, "dev", feats, rules)
    news = phrases.polnear(data, "dev")
    texts = [t for d in trees.texts(data / "ud_ewt/dev.conllu.gz") for t in d if len(t.split()) > 5][
        :: max(int(4 / part), 1)
    ]

    def some(pieces: list[Piece]) -> list[Piece]:
        return pieces[: max(int(len(pieces) * part), 1)]

    ewt_scores, gum_scores = score_trees(network, some(ewt)), score_trees(network, some(gum))
    return {
        "ewt": ewt_scores.pop("all"),
        "gum": gum_scores.pop("all"),
        "polnear": score_quotes(network, some(news)),
        "uner": score_uner(network, data, ewt),
        "meaning": score_meaning(network, texts[:400], encoder),
        **{f"ewt {k}": v for k, v in ewt_scores.items()},
        **{f"gum {k}": v for k, v in gum_scores.items()},
    }
