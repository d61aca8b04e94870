"""A network made of a few rules: it stands in for the trained one where the assembly is tested."""

from collections.abc import Sequence

import numpy as np
import pytest
from spacy.language import Language

from secondsource.language.network import ChunkReading, Network
from secondsource.language.pipeline import load

PUNCTUATION = frozenset(".,!?;:\"'“”‘’()-")
VERBS = frozenset(("said", "says", "shelled", "fled", "went", "told"))


class FakeNetwork:
    """Reads by rule: sentences end at full stops, "said" is a cue, the word before it its source.

    The content is everything of the chunk's part before the source, back to the last paragraph or cue.
    """

    def __init__(self) -> None:
        self.manifest = {"version": "0.1", "files": {"reader.onnx": {"sha256": "0123456789abcdef"}}}
        self.chunks: list[list[str]] = []

    def subwords(self, words: Sequence[str]) -> list[int]:
        """Pretend that long words are cut."""
        return [1 + len(word) // 8 for word in words]

    def read(
        self,
        chunks: Sequence[Sequence[str]],
        sentence_starts: Sequence[Sequence[int]] | None = None,
        breaks: Sequence[Sequence[int]] | None = None,
    ) -> list[ChunkReading]:
        """Read by rule; `sentence_starts` is not needed."""
        self.chunks += [list(chunk) for chunk in chunks]
        borders = [()] * len(chunks) if breaks is None else breaks
        return [_read(list(chunk), list(begins)) for chunk, begins in zip(chunks, borders, strict=True)]


def _read(words: list[str], breaks: list[int]) -> ChunkReading:
    starts = sorted({0, *breaks, *(i + 1 for i, word in enumerate(words[:-1]) if word in ".?!")})
    heads = [max(start for start in starts if start <= i) for i in range(len(words))]
    sources, cues, contents, links = [], [], [], []
    begin = 0
    for i, word in enumerate(words):
        if i in breaks:
            begin = i
        if word == "said" and i:
            links += [("source", len(sources), len(cues))]
            sources.append((i - 1, i))
            if begin < i - 1:
                links.append(("content", len(contents), len(cues)))
                contents.append((begin, i - 1))
            cues.append((i, i + 1))
            begin = i + 1
    return ChunkReading(
        upos=tuple(_upos(word) for word in words),
        feats=tuple("Tense=Past|VerbForm=Fin" if _upos(word) == "VERB" else "" for word in words),
        lemma_rules=("",) * len(words),
        sentence_starts=tuple(starts),
        heads=tuple(heads),
        deprels=tuple("root" if head == i else "dep" for i, head in enumerate(heads)),
        entities=tuple(
            (i, i + (2 if words[i + 1 : i + 2] == ["City"] else 1), "GPE")
            for i, word in enumerate(words)
            if word in {"Aleppo", "Damascus"}
        ),
        sources=tuple(sources),
        cues=tuple(cues),
        contents=tuple(contents),
        links=tuple(links),
        predicates=tuple((i, 1.0) for i, word in enumerate(words) if word in VERBS),
        arguments=tuple((i, 0, i, "ARG0") for i, word in enumerate(words) if word in VERBS and i),
        vectors=np.eye(384, dtype=np.float32)[[start % 384 for start in starts]],
        matters=np.eye(128, dtype=np.float16)[[len(word) for word in words]],
    )


def _upos(word: str) -> str:
    if all(character in PUNCTUATION for character in word):
        return "PUNCT"
    if word in VERBS:
        return "VERB"
    return "PROPN" if word[0].isupper() else "NOUN"


@pytest.fixture(scope="package")
def fake() -> tuple[FakeNetwork, Language]:
    """The stand-in and the pipeline with it, made once."""
    network = FakeNetwork()
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Network, "load", lambda *args, **options: network)
        nlp = load()
    return network, nlp


@pytest.fixture
def network(fake: tuple[FakeNetwork, Language]) -> FakeNetwork:
    """The stand-in; it remembers the chunks that it was given since the test began."""
    fake[0].chunks.clear()
    return fake[0]


@pytest.fixture
def reader(fake: tuple[FakeNetwork, Language]) -> Language:
    """The pipeline with the stand-in."""
    return fake[1]
