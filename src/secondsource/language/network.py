"""The reader network: chunks of words → everything the encoder knows about them (ONNX Runtime only)."""

from __future__ import annotations

import hashlib
import json
import mmap
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass
from functools import cache
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np

from secondsource.errors import WeightsError
from secondsource.language import agreement, decoding, labels, lemmas, roles, trees
from secondsource.language.identity import WEIGHTS, manifest_of

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from numpy.typing import NDArray

    from secondsource.language.decoding import Floats, Ints

    Scores = dict[str, NDArray[Any]]

NETWORKS = ("reader.onnx", "pairs.onnx")
MATTERS = "matters.onnx"
"""The network whose vectors tell which claims are of one matter: only findings need them."""
FILES = (*NETWORKS, MATTERS, "labels.json", "tokenizer.json")
"""What reading needs of them."""

MAX_SUBWORDS = 384
"""Longest chunk in subwords; training used chunks of up to 250, which also read best."""

SPECIAL, UNKNOWN, FIRST, LAST = 0, 100, 101, 102
"""Shape of [CLS] and [SEP]; ids of [UNK], [CLS] and [SEP]."""
_SPELLED = {"no-one": "nobody"}
"""Words that the training data spell otherwise, as the network is shown them."""
LONGEST_WORD = 8
"""Subwords that a single word may have (addresses and the like are cut there, as in training)."""


@dataclass(frozen=True, eq=False)
class ChunkReading:
    """What the network reads in one chunk; indices are word indices inside the chunk, spans are [start, end)."""

    upos: tuple[str, ...]
    """UD part of speech, one per word."""
    feats: tuple[str, ...]
    """UD morphology (`Number=Sing|Person=3`), one per word, `""` where there is none."""
    lemma_rules: tuple[str, ...]
    """Edit rule per word; `labels.apply_lemma_rule(rule, word)` gives the lemma."""
    sentence_starts: tuple[int, ...]
    """First word of each sentence, ascending, beginning with 0."""
    heads: tuple[int, ...]
    """Syntactic head of each word; the root of a sentence is its own head."""
    deprels: tuple[str, ...]
    """UD relation to the head (with subtype), `root` for roots."""
    entities: tuple[tuple[int, int, str], ...]
    """Names and measures: (start, end, one of `labels.ENTITY_TYPES`), in text order, never overlapping."""
    sources: tuple[tuple[int, int], ...]
    cues: tuple[tuple[int, int], ...]
    contents: tuple[tuple[int, int], ...]
    links: tuple[tuple[str, int, int], ...]
    """("source" | "content", index into sources/contents, index into cues); none where the chunk has no cue."""
    predicates: tuple[tuple[int, float], ...]
    """(word, factuality on the UDS scale, about -3 did not happen .. +3 happened)."""
    arguments: tuple[tuple[int, int, int, str], ...]
    """(predicate word, start, end, PropBank label such as `ARG0`, `ARGM-TMP`)."""
    vectors: NDArray[np.float32]
    """(sentences, 384), unit length, in the sentence space of the original encoder; one row per sentence start."""
    matters: NDArray[np.float16] | None
    """(words, `MATTER_SIZE`): the sum over the words of a claim points where those of claims of the same matter point; `None` where these are not asked for."""


def checked(folder: Path) -> dict[str, Any]:
    """The manifest of `folder` after the SHA-256 of each of the reader's files was compared with it; raises `WeightsError`."""
    manifest = manifest_of(folder)
    for name, about in manifest["files"].items():
        if name in FILES:
            check_file(folder / name, about["sha256"])
    unlisted = [name for name in FILES if name not in manifest["files"]]
    if unlisted:
        message = f"{folder / 'manifest.json'}: does not tell the SHA-256 of {', '.join(unlisted)}"
        raise WeightsError(message)
    return manifest


def check_file(file: Path, wanted: str) -> None:
    """Compare a file's SHA-256 with the one that a manifest asks for; raises `WeightsError`."""
    if not file.exists():
        message = f"{file}: missing; the manifest asks for SHA-256 {wanted}"
        raise WeightsError(message)
    digest = _digest(file)
    if digest != wanted:
        message = f"{file}: SHA-256 is {digest}, the manifest asks for {wanted}"
        raise WeightsError(message)


@cache
def tokenizer_of(folder: Path) -> Any:
    """Return the tokenizer in `folder`, which several networks of a process share."""
    from tokenizers import Tokenizer  # noqa: PLC0415 - `--help` never needs it

    return Tokenizer.from_file(str(folder / "tokenizer.json"))


def session_of(file: Path, threads: int = 1) -> Any:
    """Return a session of ONNX Runtime that runs a network."""
    import onnxruntime  # noqa: PLC0415 - heavy, and `--help` never needs it

    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = threads
    options.inter_op_num_threads = 1
    options.log_severity_level = 3
    # The arena keeps the most memory that any run ever needed; what is read at a time is bounded, so this is too.
    # A sum and its norm in one operation take four times as long as one by one (1.32).
    return onnxruntime.InferenceSession(
        str(file), options, providers=["CPUExecutionProvider"], disabled_optimizers=["SkipLayerNormFusion"]
    )


def _digest(file: Path) -> str:
    """Return the SHA-256 of a file in one go: piece by piece, each would wait for the threads that import meanwhile."""
    with file.open("rb") as opened:
        try:
            with mmap.mmap(opened.fileno(), 0, access=mmap.ACCESS_READ) as whole:
                return hashlib.sha256(whole).hexdigest()
        except (OSError, ValueError):  # it is empty, or on a system of files that cannot be mapped
            return hashlib.sha256(file.read_bytes()).hexdigest()


_THREADS = 1
"""Threads of a network that is loaded ahead: the pipeline reads each chunk on one."""
_ahead: list[Future[Network]] = []


def load_ahead() -> None:
    """Begin to load what ships, vectors of matters too, on a thread of its own: what else reading needs can be imported meanwhile."""
    worker = ThreadPoolExecutor(1, thread_name_prefix="secondsource_weights")
    _ahead.append(worker.submit(Network.load, WEIGHTS, _THREADS, matters=True))
    worker.submit(lemmas.tables)
    worker.shutdown(wait=False)


class Network:
    """The ONNX sessions, the tokenizer and the label sets."""

    def __init__(
        self, sessions: Sequence[Any], tokenizer: Any, open_labels: dict[str, Any], manifest: dict[str, Any]
    ) -> None:
        self.manifest = manifest
        self._reader, self._pairs, *matters = sessions
        self._matters = matters[0] if matters else None
        self._names = [output.name for output in self._reader.get_outputs()]
        self._tokenizer = tokenizer
        self._feats: list[str] = open_labels["feats"]
        self._lemma_rules: list[str] = open_labels["lemma_rules"]
        self._role_transitions = np.array(open_labels["role_transitions"], np.float32)
        self._role_first = np.array(open_labels["role_first"], np.float32)
        self._known: dict[str, tuple[list[int], list[int]]] = {}

    @classmethod
    def load(cls, folder: Path | None = None, threads: int = 2, *, matters: bool = False) -> Network:
        """Load the weights in `folder` (default: the ones shipped beside this module), those of the vectors of matters where asked.

        Raises `WeightsError`, naming the file and both SHA-256 digests, when a file is missing or differs
        from `manifest.json`.
        """
        if folder is None and threads == _THREADS and matters and _ahead:
            return _ahead.pop().result()
        folder = folder or WEIGHTS
        manifest = checked(folder)
        sessions = [
            session_of(folder / name, threads) for name in (*NETWORKS, *([MATTERS] if matters else ()))
        ]
        tokenizer = tokenizer_of(folder)
        open_labels = json.loads((folder / "labels.json").read_text(encoding="utf-8"))
        return cls(sessions, tokenizer, open_labels, manifest)

    def _parts(self, word: str) -> tuple[list[int], list[int]]:
        """The ids of a word's subwords, and the shape of each."""
        found = self._known.get(word)
        if found is None:
            spelled = _SPELLED.get(word.lower(), word)
            ids = self._tokenizer.encode(spelled, add_special_tokens=False).ids[:LONGEST_WORD] or [UNKNOWN]
            found = ids, [labels.shape(word)] * len(ids)
            if len(self._known) < 100_000:
                self._known[word] = found
        return found

    def subwords(self, words: Sequence[str]) -> list[int]:
        """Number of subwords of each word: plan chunks so that their sum stays at or under `MAX_SUBWORDS`."""
        return [len(self._parts(word)[0]) for word in words]

    def read(
        self,
        chunks: Sequence[Sequence[str]],
        sentence_starts: Sequence[Sequence[int]] | None = None,
        breaks: Sequence[Sequence[int]] | None = None,
    ) -> list[ChunkReading]:
        """Read each chunk: consecutive words of one text, UD-like tokens as spaCy's English tokenizer makes them.

        With `sentence_starts` (first word of each sentence, per chunk, beginning with 0) the trees stay inside
        the given sentences, else inside the predicted ones; `breaks` are words that begin a paragraph: the network
        is told so, and no sentence, name or part of an attribution goes on across one. A chunk is run on its own,
        without padding, because int8 activation scales are taken over all that is run together: so neither the
        other chunks nor their order can change a label. Raises `ValueError` for a chunk without words or of more than `MAX_SUBWORDS`.
        """
        found = []
        for number, words in enumerate(chunks):
            starts = None if sentence_starts is None else list(sentence_starts[number])
            forced = set() if breaks is None else set(breaks[number])
            scores, first = self.scores(words, forced)
            if starts is None:
                starts = [
                    i
                    for i, score in enumerate(scores["starts"].tolist())
                    if i == 0 or score > 0 or i in forced or decoding.behind_full_stop(words, i)
                ]
            found.append(self._reading(words, scores, first, starts))
        return found

    def feed(
        self, words: Sequence[str], breaks: Collection[int] = ()
    ) -> tuple[dict[str, NDArray[np.int64]], list[int]]:
        """(the network's inputs by name, first subword of each word and the end of the last)."""
        ids, shapes, first = [FIRST], [SPECIAL], []
        for word in words:
            first.append(len(ids))
            own, shape = self._parts(word)
            ids += own
            shapes += shape
        for begin in breaks:
            shapes[first[begin]] += labels.PARAGRAPH
        if not words or len(ids) - 1 > MAX_SUBWORDS:
            message = f"a chunk must have 1 to {MAX_SUBWORDS} subwords, not {len(ids) - 1}"
            raise ValueError(message)
        feed = {
            "ids": np.array([[*ids, LAST]], np.int64),
            "shapes": np.array([[*shapes, SPECIAL]], np.int64),
            "first": np.array([first], np.int64),
        }
        return feed, [*first, len(ids)]

    def scores(self, words: Sequence[str], breaks: Collection[int] = ()) -> tuple[Scores, list[int]]:
        """(the network's outputs by name, first subword of each word and the end of the last).

        At the words `breaks`, which begin a paragraph, the tags that would carry a span on are barred.
        """
        feed, first = self.feed(words, breaks)
        found = {
            name: values[0] for name, values in zip(self._names, self._reader.run(None, feed), strict=True)
        }
        if self._matters is not None:
            found["matters"] = self._matters.run(["matters"], {"ids": feed["ids"]})[0]
        for name in ("names", "quotes") if breaks else ():
            found[name][sorted(breaks), 2::2] += decoding.BARRED
        return found, first

    def _pair_scores(
        self, task: str, summed: NDArray[np.float32], near: NDArray[np.int64]
    ) -> NDArray[np.float32]:
        if len(summed) == 0:
            return np.zeros((0, 1), np.float32)
        scores: NDArray[np.float32] = self._pairs.run([task], {"summed": summed, "near": near})[0]
        return scores

    def _reading(
        self, words: Sequence[str], scores: Scores, first: list[int], starts: list[int]
    ) -> ChunkReading:
        length = len(first) - 1
        upos = [labels.UPOS[i] for i in scores["upos"].tolist()]
        related = _Parts(scores["relations"], 2)

        def score(below: Ints, above: Ints) -> Floats:
            summed = related.summed(below, above)
            return self._pair_scores("relations", summed, decoding.buckets(above - below)[:, None])

        heads, relations = trees.best_trees(scores["arcs"], words, starts, score)
        tags = decoding.best_tags(decoding.name_scores(scores["names"]))
        tagged = [(s, e, labels.ENTITY_TYPES[kind]) for s, e, kind in labels.spans_of_tags(tags)]
        rules = [self._lemma_rules[i] for i in scores["lemmas"].tolist()]
        # a lemma that keeps its capital marks adjectives of names ("United", "Syrian")
        proper = [
            u == "PROPN" or (u in ("ADJ", "VERB") and r.startswith("^") and w[:1].isupper())
            for u, r, w in zip(upos, rules, words, strict=True)
        ]
        entities = tuple(decoding.names_in_tree(tagged, words, proper, heads, relations))
        agreed = agreement.agreeing(words, upos, relations, starts, tagged)
        rules = [
            f"^{rule}" if new == "PROPN" != old and rule[:1] not in ("", "^") else rule
            for old, new, rule in zip(upos, agreed, rules, strict=True)
        ]
        spans = roles.role_spans(scores["quotes"], self._role_transitions, self._role_first)
        predicates = np.flatnonzero(scores["predicates"] > 0).tolist()
        return ChunkReading(
            upos=tuple(agreed),
            feats=tuple(self._feats[i] for i in scores["feats"].tolist()),
            lemma_rules=tuple(rules),
            sentence_starts=tuple(starts),
            heads=tuple(heads),
            deprels=tuple(relations),
            entities=entities,
            sources=tuple((s, e) for s, e, kind in spans if kind == 0),
            cues=tuple((s, e) for s, e, kind in spans if kind == 1),
            contents=tuple((s, e) for s, e, kind in spans if kind == 2),
            links=tuple(self._links(spans, _Parts(scores["links"], 3))),
            predicates=tuple((i, float(scores["facts"][i])) for i in predicates),
            arguments=tuple(
                self._arguments(
                    predicates,
                    starts,
                    (heads, relations),
                    _Parts(scores["arguments"], 2),
                    [u == "PUNCT" for u in agreed],
                )
            ),
            vectors=_pooled(scores["meaning"], [first[s] for s in starts] + [first[length]]),
            matters=_added(scores["matters"], first).astype(np.float16) if "matters" in scores else None,
        )

    def _links(self, roles: list[tuple[int, int, int]], parts: _Parts) -> list[tuple[str, int, int]]:
        cues = [s for s, _, kind in roles if kind == 1]
        spans = [span for span in roles if span[2] != 1]
        if not cues or not spans:
            return []
        left, right, near = decoding.link_pairs(spans, cues)
        begins, ends = np.array([s for s, _, _ in spans]), np.array([e - 1 for _, e, _ in spans])
        summed = parts.summed(begins[left], ends[left], np.array(cues)[right])
        best = self._pair_scores("links", summed, near).reshape(len(spans), len(cues)).argmax(1)
        found, counts = [], [0, 0, 0]
        for (_, _, kind), cue in zip(spans, best, strict=True):
            found.append((labels.ROLES[kind].lower(), counts[kind], int(cue)))
            counts[kind] += 1
        return found

    def _arguments(
        self,
        predicates: list[int],
        starts: list[int],
        tree: tuple[list[int], list[str]],
        parts: _Parts,
        marks: list[bool],
    ) -> list[tuple[int, int, int, str]]:
        heads, relations = tree
        left, right = decoding.argument_pairs(predicates, starts, len(heads))
        likely = decoding.likely_arguments(left, right, heads, relations)
        left, right = left[likely], right[likely]
        scores = self._pair_scores(
            "arguments", parts.summed(left, right), decoding.argument_rows(left, right)
        )
        bounds = decoding.sentence_bounds(starts, len(heads))
        found, sentence = [], 0
        best = scores.argmax(1)
        for pair in np.flatnonzero(best):
            predicate, word = int(left[pair]), int(right[pair])
            while bounds[sentence][1] <= predicate:
                sentence += 1
            start, end = decoding.subtree_span(word, predicate, heads, bounds[sentence], marks)
            found.append((predicate, start, end, labels.ARGUMENTS[int(best[pair]) - 1]))
        return found


class _Parts:
    """What each word adds to the score of a tuple of words that it is in, by its place there."""

    def __init__(self, scores: NDArray[np.float32], places: int) -> None:
        self._places = places
        self._rows = scores.reshape(len(scores) * places, -1)

    def summed(self, *words: Ints) -> NDArray[np.float32]:
        """The sums for tuples (tuples, width), given the words that are first in each, second, and so on."""
        found: NDArray[np.float32] = self._rows.take(words[0] * self._places, axis=0)
        for place, others in enumerate(words[1:], 1):
            found += self._rows.take(others * self._places + place, axis=0)
        return found


def _added(rows: NDArray[np.float32], first: list[int]) -> NDArray[np.float32]:
    """The sums over the subwords [first[i], first[i + 1]) (words, columns); nearly all words have one only."""
    begins, ends = np.array(first[:-1]), np.array(first[1:])
    found: NDArray[np.float32] = rows[begins]
    for further in range(1, LONGEST_WORD):
        longer = np.flatnonzero(ends - begins > further)
        if not len(longer):
            break
        found[longer] += rows[begins[longer] + further]
    return found


def _pooled(states: NDArray[np.float32], first: list[int]) -> NDArray[np.float32]:
    """Unit vectors of the mean over the subwords [first[i], first[i + 1])."""
    sums = np.stack([states[start:end].sum(0) for start, end in pairwise(first)])
    norm: NDArray[np.float32] = np.maximum(np.linalg.norm(sums, axis=1, keepdims=True), np.float32(1e-12))
    return (sums / norm).astype(np.float32)
