"""The spaCy pipeline: tokenizer and one component that reads with the network, many texts at a time."""

from collections.abc import Iterable, Iterator
from itertools import islice
from pathlib import Path
from typing import TypeVar

from spacy.lang.en import English
from spacy.language import Language
from spacy.tokens import Doc

from secondsource.language import chunks, extensions
from secondsource.language.assembly import Layout, fill, join, lay_out
from secondsource.language.extensions import TokenSpan
from secondsource.language.layout import breaks
from secondsource.language.network import ChunkReading, Network
from secondsource.language.tokenization import make_tokenizer

COMPONENT = "secondsource_reader"
MAX_LENGTH = 20_000_000
"""Longest text in characters; memory grows by about 0.4 kB per character."""
LONGEST_WORD = 48
"""Characters of a word that the network is shown; nothing longer than this is a word of a language."""
_T = TypeVar("_T")
GROUP = 64
"""Chunks that are read in one go, of one text or several."""


def load(folder: Path | None = None, threads: int = 2) -> Language:
    """Return the reader of English: text → `Doc`.

    Args:
        folder: Where the weights are; `None`: those that ship with the package.
        threads: For the network. The result does not depend on it.

    Raises:
        WeightsError: A weights file is missing, or is not the one that the manifest describes.
    """
    nlp = blank()
    nlp.add_pipe(COMPONENT, config={"folder": None if folder is None else str(folder), "threads": threads})
    return nlp


def blank() -> Language:
    """Return the tokenizer alone, as a pipeline without components."""
    nlp = English()
    nlp.tokenizer = make_tokenizer(nlp.vocab)
    nlp.max_length = MAX_LENGTH
    return nlp


class Reader:
    """The component: sets on each `Doc` what docs/reference/language.md tells."""

    def __init__(self, network: Network) -> None:
        self.network = network

    def __call__(self, doc: Doc) -> Doc:
        """Read one text."""
        return next(self.pipe([doc]))

    def pipe(self, stream: Iterable[Doc], batch_size: int = 32) -> Iterator[Doc]:
        """Read texts, `batch_size` of them at a time; the result is the same as one by one."""
        for docs in _groups(stream, batch_size):
            layouts = [lay_out(doc, breaks(doc.text)) for doc in docs]
            plans = [self._plan(layout) for layout in layouts]
            readings = self._read(layouts, plans)
            for doc, layout, plan in zip(docs, layouts, plans, strict=True):
                fill(doc, layout, join(plan, [next(readings) for _ in plan]))
                yield doc

    def _plan(self, layout: Layout) -> list[TokenSpan]:
        sizes = self.network.subwords(_shown(layout.words))
        return chunks.plan(sizes, chunks.cut_costs(layout.words, layout.paragraphs))

    def _read(self, layouts: list[Layout], plans: list[list[TokenSpan]]) -> Iterator[ChunkReading]:
        wanted = [
            (layout, start, end) for layout, plan in zip(layouts, plans, strict=True) for start, end in plan
        ]
        for group in _groups(wanted, GROUP):
            yield from self.network.read(
                [_shown(layout.words[start:end]) for layout, start, end in group],
                breaks=[
                    [at - start for at in layout.paragraphs if start <= at < end]
                    for layout, start, end in group
                ],
            )


def _groups(items: Iterable[_T], size: int) -> Iterator[list[_T]]:
    """Consecutive lists of up to `size` items, taken when they are needed."""
    remaining = iter(items)
    while group := list(islice(remaining, size)):
        yield group


def _shown(words: Iterable[str]) -> list[str]:
    """The words as the network sees them."""
    return [word[:LONGEST_WORD] for word in words]


@Language.factory(
    COMPONENT,
    assigns=["token.pos", "token.tag", "token.morph", "token.lemma", "token.head", "token.dep", "doc.sents", "doc.ents",
             "doc._.attributions", "doc._.predicates", "span._.vector"],
    default_config={"folder": None, "threads": 2},
)  # fmt: skip
def _make_reader(nlp: Language, name: str, folder: str | None, threads: int) -> Reader:
    del nlp, name  # spaCy passes them to every factory
    extensions.register()
    return Reader(Network.load(None if folder is None else Path(folder), threads))
