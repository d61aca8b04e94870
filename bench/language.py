"""Score the shipped reader: `python -m bench.language DATA_DIR [--split dev|test] [--limit N] [--json]`.

Numbers come from raw text through `secondsource.language.load()`, except where a metric is said to be on gold
tokens. Every set that is absent is passed over, and said so on stderr.

    polnear         exact.*, overlap.* (F1 of whole spans in whole documents; pieces of one attribution count
                    one by one), linked_source, linked_content (F1 of pairs with the cue, predicted spans, both
                    overlapping), linked (their mean)
    ud_ewt, ud_gum  las, uas, upos, lemma on gold tokens and sentences, packed as the reader packs; las_raw,
                    uas_raw, upos_raw, words, sentence (F1) from raw text; relations count with their subtypes
    uner            micro, PER, ORG, LOC (F1)
    propbank_ewt    arguments (labeled F1, exact spans), predicates (F1); arguments_by_rules: what the tree alone gives
    uds_factuality  pearson (correlation times 100 over all gold predicates), pearson_by_rules, found (share found)
    speed           words_per_s and the split, see bench/language_speed.py
"""

import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from spacy.language import Language
from spacy.tokens import Doc

if not __package__:  # run as a file, not as `-m bench.language`: `bench` lies in the folder above
    sys.path[0] = str(Path(__file__).resolve().parents[1])

from bench.command import Options, Scores, parse, show
from bench.conllu import GoldDocument, read_conllu
from bench.language_attributions import polnear
from bench.language_layers import ReadOnce, factuality, propbank, uner
from bench.language_speed import speed
from bench.scorers import Counts, Span, TreeCounts, TreeWord, exact, trees
from secondsource.language import load
from secondsource.language.chunks import TARGET_SUBWORDS
from secondsource.language.lemmas import lemmatize
from secondsource.language.pipeline import COMPONENT, Reader


def reader_of(nlp: Language) -> Reader:
    """Return the component that reads."""
    component: Any = nlp.get_pipe(COMPONENT)
    if not isinstance(component, Reader):
        raise TypeError(f"{COMPONENT} is a {type(component).__name__}")
    return component


def packed(document: GoldDocument, reader: Reader) -> Iterator[tuple[int, int, list[int]]]:
    """Yield [start, end) in words of chunks of whole gold sentences, with the sentence starts inside."""
    sizes = reader.network.subwords([word.form for word in document.words])
    start, starts, filled = 0, [0], 0
    for begin, end in document.sentences():
        size = sum(sizes[begin:end])
        if filled and filled + size > TARGET_SUBWORDS:
            yield start, begin, starts
            start, starts, filled = begin, [], 0
        if begin != start or not starts:
            starts.append(begin - start)
        filled += size
    yield start, len(document.words), starts


def on_gold_tokens(documents: Sequence[GoldDocument], reader: Reader) -> dict[str, float]:
    """Score trees, tags and lemmas on gold words and sentences."""
    right = {"las": 0, "uas": 0, "upos": 0, "lemma": 0}
    total = lemmas = 0
    for document in documents:
        pieces = list(packed(document, reader))
        readings = reader.network.read(
            [[word.form for word in document.words[start:end]] for start, end, _ in pieces],
            [starts for _, _, starts in pieces],
            [document.paragraphs(start, end) for start, end, _ in pieces],
        )
        for (start, end, _), reading in zip(pieces, readings, strict=True):
            for i, word in enumerate(document.words[start:end]):
                total += 1
                attached = start + reading.heads[i] == word.head
                right["upos"] += reading.upos[i] == word.upos
                right["uas"] += attached
                right["las"] += attached and reading.deprels[i] == word.deprel
                if word.lemma != "_":
                    lemmas += 1
                    lemma = lemmatize(word.form, reading.upos[i], reading.feats[i], reading.lemma_rules[i])
                    right["lemma"] += lemma == word.lemma
    return {name: 100 * count / (lemmas if name == "lemma" else total) for name, count in right.items()}


def tree_words(doc: Doc) -> list[TreeWord]:
    """Return the words of a read `Doc`, without whitespace."""
    words = [token for token in doc if not token.is_space]
    number = {token.i: n for n, token in enumerate(words)}
    return [
        TreeWord(token.idx, token.idx + len(token), token.pos_, number[token.head.i], token.dep_)
        for token in words
    ]


def sentence_spans(doc: Doc) -> list[Span]:
    """Return the characters of each sentence, without whitespace around."""
    found = []
    for sentence in doc.sents:
        words = [token for token in sentence if not token.is_space]
        if words:
            found.append((words[0].idx, words[-1].idx + len(words[-1])))
    return found


def from_raw_text(documents: Sequence[GoldDocument], nlp: Language) -> dict[str, float]:
    """Score words, sentences and trees as read from the text alone."""
    score, sentences = TreeCounts(), Counts()
    for document, doc in zip(documents, nlp.pipe([d.text for d in documents]), strict=True):
        gold = [TreeWord(w.start, w.end, w.upos, w.head, w.deprel) for w in document.words]
        score += trees(tree_words(doc), gold)
        borders = [
            (document.words[start].start, document.words[end - 1].end) for start, end in document.sentences()
        ]
        sentences += exact(sentence_spans(doc), borders)
    return {
        "las_raw": score.las.f1,
        "uas_raw": score.uas.f1,
        "upos_raw": score.upos.f1,
        "words": score.words.f1,
        "sentence": sentences.f1,
    }


def treebank(folder: str, names: Sequence[str], options: Options, nlp: Language) -> dict[str, float]:
    """Score one UD treebank; empty where it is absent."""
    path = options.find(*(f"{folder}/{name}" for name in names))
    if path is None:
        return {}
    documents = list(options.within(iter(read_conllu(path))))
    return on_gold_tokens(documents, reader_of(nlp)) | from_raw_text(documents, nlp)


def main(arguments: list[str] | None = None) -> None:
    """Print the scores of every set that is there."""
    options = parse("Score the reader model.", arguments)
    nlp = load()
    once = ReadOnce(nlp)
    scores: Scores = {
        "polnear": polnear(options, nlp),
        "ud_ewt": treebank("ud_ewt", ["{split}.conllu.gz"], options, nlp),
        "ud_gum": treebank("ud_gum", ["{split}.conllu.gz", "{split}_open.conllu.gz"], options, nlp),
        "uner": uner(options, once),
        "propbank_ewt": propbank(options, once),
        "uds_factuality": factuality(options, once),
        "speed": speed(options, nlp) if options.timed else {},
    }
    show({folder: row for folder, row in scores.items() if row}, options)


if __name__ == "__main__":
    main()
