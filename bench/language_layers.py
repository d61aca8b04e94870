"""Names, predicates and factuality on the documents of EWT, for `bench/language.py`."""

from collections.abc import Iterator, Sequence
from typing import Any

from spacy.language import Language
from spacy.tokens import Doc

from bench import language_rules
from bench.command import Options
from bench.conllu import GoldDocument, GoldWord, read_conllu
from bench.scorers import Counts, exact, pearson

NAMES = {"PERSON": "PER", "ORG": "ORG", "GPE": "LOC", "LOC": "LOC", "FAC": "LOC"}
"""Our name types as UNER has them."""


class ReadOnce:
    """Reads texts as a pipeline does, each only once: three layers stand on the same documents."""

    def __init__(self, nlp: Language) -> None:
        self.nlp = nlp
        self.known: dict[str, Doc] = {}

    def pipe(self, texts: Sequence[str]) -> Iterator[Doc]:
        """Yield the document of each text."""
        new = [text for text in dict.fromkeys(texts) if text not in self.known]
        self.known.update(zip(new, self.nlp.pipe(new), strict=True))
        return (self.known[text] for text in texts)


def documents_by_sentence(options: Options) -> dict[str, tuple[GoldDocument, int]]:
    """Return for each sentence id of EWT its document and its number in it."""
    path = options.find("ud_ewt/{split}.conllu.gz")
    documents = read_conllu(path) if path else []
    return {sent_id: (d, number) for d in documents for number, sent_id in enumerate(d.sent_ids)}


def uner(options: Options, nlp: ReadOnce) -> dict[str, float]:
    """Score names against UNER's PER, ORG and LOC."""
    path = options.find("uner/ewt_{split}.iob2")
    by_id = documents_by_sentence(options) if path else {}
    if path is None or not by_id:
        return {}
    gold: dict[str, list[tuple[str, int, int]]] = {}
    documents: dict[str, GoldDocument] = {}
    for sent_id, tags in _iob_sentences(path.read_text(encoding="utf-8")):
        document, number = by_id[sent_id]
        documents[document.id] = document
        start, _ = document.sentences()[number]
        rows = gold.setdefault(document.id, [])
        rows += [
            (kind, document.words[start + first].start, document.words[start + last - 1].end)
            for kind, first, last in _iob_spans(tags)
        ]
    chosen = list(options.within(iter(documents.values())))
    counts = {kind: Counts() for kind in ("PER", "ORG", "LOC")}
    for document, doc in zip(chosen, nlp.pipe([d.text for d in chosen]), strict=True):
        found = [(NAMES[e.label_], e.start_char, e.end_char) for e in doc.ents if e.label_ in NAMES]
        for kind in counts:
            counts[kind] += exact(
                (item for item in found if item[0] == kind),
                (item for item in gold[document.id] if item[0] == kind),
            )
    return {"micro": sum(counts.values(), Counts()).f1} | {kind: count.f1 for kind, count in counts.items()}


def _iob_sentences(text: str) -> Iterator[tuple[str, list[str]]]:
    """Yield sentence ids and their tags."""
    for block in text.split("\n\n"):
        lines = block.splitlines()
        sent_id = next(
            (line.partition("=")[2].strip() for line in lines if line.startswith("# sent_id")), None
        )
        if sent_id is not None:
            yield sent_id, [line.split("\t")[2] for line in lines if line[:1].isdigit()]


def _iob_spans(tags: Sequence[str]) -> list[tuple[str, int, int]]:
    """Return (kind, start, end) of the spans of IOB2 tags."""
    spans: list[tuple[str, int, int]] = []
    start = None
    for i, tag in enumerate((*tags, "O")):
        if start is not None and not tag.startswith("I-"):
            spans.append((tags[start][2:], start, i))
            start = None
        if tag.startswith("B-"):
            start = i
    return spans


def _read_sentences(
    name: str, options: Options, nlp: ReadOnce
) -> Iterator[tuple[dict[str, Any], list[GoldWord], Doc]]:
    """Yield each row of an EWT layer whose tokens are the treebank's, with its gold words and its read document."""
    path = options.find(name)
    by_id = documents_by_sentence(options) if path else {}
    per_document: dict[str, list[tuple[dict[str, Any], list[GoldWord]]]] = {}
    documents: dict[str, GoldDocument] = {}
    for row in Options(options.data, options.split, None, options.json).documents(name) or [] if path else []:
        document, number = by_id.get(row["sent_id"], (None, 0))
        if document is None:
            continue
        start, end = document.sentences()[number]
        words = list(document.words[start:end])
        if [word.form for word in words] == row["tokens"]:
            per_document.setdefault(document.id, []).append((row, words))
            documents[document.id] = document
    chosen = list(options.within(iter(documents.values())))
    for document, doc in zip(chosen, nlp.pipe([d.text for d in chosen]), strict=True):
        for row, words in per_document[document.id]:
            yield row, words, doc


def propbank(options: Options, nlp: ReadOnce) -> dict[str, float]:
    """Score predicates and their labeled arguments (exact spans), and what rules over the tree reach."""
    arguments, predicates, by_rules = Counts(), Counts(), Counts()
    for row, words, doc in _read_sentences("propbank_ewt/{split}.jsonl.gz", options, nlp):
        begin, end = words[0].start, words[-1].end
        inside = [p for p in doc._.predicates if begin <= p.token.idx < end]
        # PropBank has frames for auxiliaries, which are no predicates here.
        frames = [f for f in row["frames"] if not words[f["verb"][0]].deprel.startswith("aux")]
        gold = [
            (words[frame["verb"][0]].start, label, words[first].start, words[last - 1].end)
            for frame in frames
            for label, first, last in frame["args"]
        ]
        predicates += exact(
            [p.token.idx for p in inside], [words[frame["verb"][0]].start for frame in frames]
        )
        arguments += exact(
            [(p.token.idx, a.label, a.span.start_char, a.span.end_char) for p in inside for a in p.arguments],
            gold,
        )
        by_rules += exact(
            [
                (p.token.idx, label, *span)
                for p in inside
                for label, span in language_rules.arguments(p.token)
            ],
            gold,
        )
    if not arguments.gold:
        return {}
    return {"arguments": arguments.f1, "predicates": predicates.f1, "arguments_by_rules": by_rules.f1}


def factuality(options: Options, nlp: ReadOnce) -> dict[str, float]:
    """Score factuality by its correlation with UDS; a predicate that was not found counts as 0 (unknown)."""
    gold: list[float] = []
    read: list[float] = []
    by_rules: list[float] = []
    found = 0
    for row, words, doc in _read_sentences("uds_factuality/{split}.jsonl.gz", options, nlp):
        by_place = {p.token.idx: p for p in doc._.predicates}
        for predicate in row["predicates"]:
            mine = by_place.get(words[predicate["token"]].start)
            gold.append(predicate["value"])
            read.append(mine.factuality if mine else 0.0)
            by_rules.append(language_rules.factuality(mine.token) if mine else 0.0)
            found += mine is not None
    if not gold:
        return {}
    return {
        "pearson": pearson(read, gold),
        "pearson_by_rules": pearson(by_rules, gold),
        "found": 100 * found / len(gold),
    }
