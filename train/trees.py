"""Treebanks: UD EWT (with PropBank arguments and UDS factuality on the same words) and open UD GUM (with its entities)."""

from __future__ import annotations

import gzip
import json
from collections import Counter
from pathlib import Path
from typing import Any

from secondsource.language import labels
from train import names
from train.piece import Piece

RARE = 5
"""Morphology strings and lemma rules seen less often in training are not labels."""


def rows(path: Path) -> list[tuple[str, list[tuple[str, list[list[str]]]]]]:
    """[(document id, [(sentence id, [columns of each word])])] of a CoNLL-U file; multiword and empty nodes are left out."""
    documents: list[tuple[str, list[tuple[str, list[list[str]]]]]] = []
    with gzip.open(path, "rt", encoding="utf-8") as file:
        blocks = file.read().split("\n\n")
    for block in blocks:
        sentence, found = "", []
        for line in block.split("\n"):
            if line.startswith("# newdoc id = "):
                documents.append((line[14:], []))
            elif line.startswith("# sent_id = "):
                sentence = line[12:]
            elif line and line[0] != "#":
                columns = line.split("\t")
                if columns[0].isdigit():
                    found.append(columns)
        if found:
            documents[-1][1].append((sentence, found))
    return documents


def texts(path: Path) -> list[list[str]]:
    """The raw text of each sentence, per document."""
    found: list[list[str]] = []
    with gzip.open(path, "rt", encoding="utf-8") as file:
        for line in file:
            if line.startswith("# newdoc id = "):
                found.append([])
            elif line.startswith("# text = "):
                found[-1].append(line[9:].rstrip("\n"))
    return found


def paragraphs(path: Path) -> list[list[bool]]:
    """Whether each sentence begins a paragraph, per document."""
    found: list[list[bool]] = []
    fresh = False
    with gzip.open(path, "rt", encoding="utf-8") as file:
        for line in file:
            if line.startswith("# newdoc id = "):
                found.append([])
                fresh = True
            elif line.startswith("# newpar"):
                fresh = True
            elif line.startswith("1\t"):
                found[-1].append(fresh)
                fresh = False
    return found


def lines(path: Path) -> list[dict[str, Any]]:
    """The objects of a gzipped JSON lines file."""
    with gzip.open(path, "rt", encoding="utf-8") as file:
        return [json.loads(line) for line in file]


def open_labels(data: Path) -> tuple[list[str], list[str]]:
    """(morphology strings, lemma rules) that the training treebanks have at least `RARE` times, most frequent first."""
    feats: Counter[str] = Counter()
    rules: Counter[str] = Counter()
    for path in (data / "ud_ewt/train.conllu.gz", data / "ud_gum/train_open.conllu.gz"):
        for _, sentences in rows(path):
            for _, words in sentences:
                for columns in words:
                    feats["" if columns[5] == "_" else columns[5]] += 1
                    rules[labels.lemma_rule(columns[1], columns[2])] += 1

    def often(counts: Counter[str]) -> list[str]:
        return [k for k, v in sorted(counts.items(), key=lambda item: (-item[1], item[0])) if v >= RARE]

    return often(feats), often(rules)


def head_word(start: int, end: int, heads: list[int]) -> int:
    """The word of [start, end) that the tree hangs the span on: the first whose head lies outside."""
    for word in range(start, end):
        if not start <= heads[word] < end or heads[word] == word:
            return word
    return start


def read(path: Path, feats: list[str], rules: list[str]) -> list[Piece]:
    """One piece per document, with sentence starts, morphology, trees and lemma rules."""
    feat_of = {f: i for i, f in enumerate(feats)}
    rule_of = {r: i for i, r in enumerate(rules)}
    pieces = []
    for (identity, sentences), fresh in zip(rows(path), paragraphs(path), strict=True):
        piece = Piece([], identity, starts=[], breaks=[], upos=[], feats=[], lemmas=[], heads=[], rels=[])
        for (_, words), begins in zip(sentences, fresh, strict=True):
            base = len(piece.words)
            for position, c in enumerate(words):
                piece.words.append(c[1])
                piece.starts.append(int(position == 0))
                piece.breaks.append(int(position == 0 and begins))
                piece.upos.append(labels.UPOS.index(c[3]))
                piece.feats.append(feat_of.get("" if c[5] == "_" else c[5], -1))
                piece.lemmas.append(-1 if c[2] == "_" else rule_of.get(labels.lemma_rule(c[1], c[2]), -1))
                head = int(c[6])
                piece.heads.append(base + (head - 1 if head else position))
                piece.rels.append(labels.DEPRELS.index(c[7]) if c[7] in labels.DEPRELS else -1)
        pieces.append(piece)
    return pieces


def ewt(data: Path, split: str, feats: list[str], rules: list[str]) -> list[Piece]:
    """EWT documents with trees, predicates, arguments, factuality and what its tags tell about names."""
    path = data / f"ud_ewt/{split}.conllu.gz"
    pieces = read(path, feats, rules)
    frames = {f["sent_id"]: f for f in lines(data / f"propbank_ewt/{split}.jsonl.gz")}
    facts = {f["sent_id"]: f for f in lines(data / f"uds_factuality/{split}.jsonl.gz")}
    for piece, (_, sentences) in zip(pieces, rows(path), strict=True):
        base = 0
        piece.predicates = [-1] * len(piece.words)
        for sentence, words in sentences:
            forms = [c[1] for c in words]
            end = base + len(words)
            if sentence in frames and frames[sentence]["tokens"] == forms:
                piece.predicates[base:end] = [0] * len(words)
                for frame in frames[sentence]["frames"]:
                    verb = base + frame["verb"][0]
                    piece.predicates[verb] = 1
                    for name, s, e in frame["args"]:
                        if name in labels.ARGUMENTS:
                            word = head_word(base + s, base + e, piece.heads)
                            piece.arguments.append((verb, word, labels.ARGUMENTS.index(name)))
            if sentence in facts and facts[sentence]["tokens"] == forms:
                piece.facts += [(base + p["token"], p["value"]) for p in facts[sentence]["predicates"]]
            base = end
        piece.names = names.of_tree(piece, [c[2] for _, words in sentences for c in words])
    return pieces


def gum(data: Path, split: str, feats: list[str], rules: list[str]) -> list[Piece]:
    """Open GUM documents with trees, and names cut out of their annotated noun phrases."""
    path = data / f"ud_gum/{split}_open.conllu.gz"
    pieces = read(path, feats, rules)
    entities = {d["id"]: d for d in lines(data / f"gum_entities/{split}.jsonl.gz") if not d["nc"]}
    for piece, (_, sentences) in zip(pieces, rows(path), strict=True):
        document = entities[piece.origin]
        lemmas = [c[2] for _, words in sentences for c in words]
        if document["tokens"] == piece.words:
            piece.names = names.of_mentions(piece, lemmas, document["mentions"], document["dates"])
    return pieces
