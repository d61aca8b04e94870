"""The spaCy pipeline: the tokenizer, and one component that reads with the network."""

from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

from spacy.lang.en import English
from spacy.language import Language
from spacy.tokenizer import Tokenizer
from spacy.tokens import Doc
from spacy.util import registry

from secondsource.language import chunks, extensions
from secondsource.language.assembly import Layout, fill, join, lay_out
from secondsource.language.extensions import TokenSpan
from secondsource.language.identity import version_of
from secondsource.language.network import ChunkReading, Network
from secondsource.language.quick_import import schemas_when_used
from secondsource.language.tokenization import make_tokenizer

COMPONENT = "secondsource_reader"
TOKENIZER = "secondsource.Tokenizer.v1"
MAX_LENGTH = 20_000_000
"""Longest text in characters; memory grows by about 0.4 kB per character."""
AHEAD = 8
"""Texts that are read ahead of the one that is asked for."""


def load(folder: Path | None = None, threads: int = 2, *, matters: bool = False) -> Language:
    """Return the reader of English: text → `Doc`.

    Args:
        folder: Where the weights are; `None`: those that ship with the package.
        threads: Chunks that are read at a time. The result does not depend on it.
        matters: Whether spans get `_.matter`, which findings are made with: a network of its own, which takes a fifth of the time.

    Raises:
        WeightsError: A weights file is missing, or is not the one that the manifest describes.
    """
    with schemas_when_used():
        nlp = blank()
        nlp.add_pipe(
            COMPONENT,
            config={
                "folder": None if folder is None else str(folder),
                "threads": threads,
                "matters": matters,
            },
        )
    return nlp


def blank() -> Language:
    """Return the tokenizer alone, as a pipeline without components."""
    # As English.from_config makes it, without the checks of a whole configuration, which take longer.
    nlp = English(max_length=MAX_LENGTH, create_tokenizer=_tokenizer_of())
    nlp.config["nlp"]["tokenizer"] = {"@tokenizers": TOKENIZER}
    return nlp


def _tokenizer_of() -> Callable[[Language], Tokenizer]:
    """Name the tokenizer for spaCy's configurations."""
    return lambda nlp: make_tokenizer(nlp.vocab)


registry.tokenizers(TOKENIZER, func=_tokenizer_of)


@dataclass(frozen=True, slots=True)
class _Pending:
    """A text whose chunks are being read."""

    doc: Doc
    layout: Layout
    plan: list[TokenSpan]
    readings: list[Future[ChunkReading]]


class Reader:
    """The component: sets on each `Doc` what docs/reference/language.md tells.

    Each chunk is read on its own, on one thread, since the scales of the network's int8 numbers are taken over all
    that is run together: so neither other texts nor the number of threads can change a label. Several threads read
    several chunks at a time.
    """

    def __init__(self, network: Network, threads: int = 1) -> None:
        self.network = network
        self.version = version_of(network.manifest)
        self._workers = ThreadPoolExecutor(threads, thread_name_prefix=COMPONENT)

    def __call__(self, doc: Doc) -> Doc:
        """Read one text."""
        return self._finish(self._begin(doc))

    def pipe(self, stream: Iterable[Doc], batch_size: int = AHEAD) -> Iterator[Doc]:
        """Read texts in their order, up to `batch_size` of them at a time."""
        waiting: deque[_Pending] = deque()
        for doc in stream:
            waiting.append(self._begin(doc))
            if len(waiting) >= min(batch_size, AHEAD):
                yield self._finish(waiting.popleft())
        while waiting:
            yield self._finish(waiting.popleft())

    def _begin(self, doc: Doc) -> _Pending:
        layout = lay_out(doc)
        sizes = self.network.subwords(layout.words)
        plan = chunks.plan(sizes, chunks.cut_costs(layout.words, layout.paragraphs))
        return _Pending(doc, layout, plan, [self._workers.submit(self._read, layout, *span) for span in plan])

    def _read(self, layout: Layout, start: int, end: int) -> ChunkReading:
        begins = [word - start for word in layout.paragraphs if start <= word < end]
        return self.network.read([layout.words[start:end]], breaks=[begins])[0]

    def _finish(self, pending: _Pending) -> Doc:
        readings = [future.result() for future in pending.readings]
        fill(pending.doc, pending.layout, join(pending.plan, readings))
        pending.doc.user_data[extensions.VERSION] = self.version
        return pending.doc


@Language.factory(
    COMPONENT,
    assigns=["token.pos", "token.tag", "token.morph", "token.lemma", "token.head", "token.dep", "doc.sents", "doc.ents",
             "doc._.attributions", "doc._.predicates", "span._.vector", "span._.matter"],
    default_config={"folder": None, "threads": 2, "matters": False},
)  # fmt: skip
def _make_reader(nlp: Language, name: str, folder: str | None, threads: int, matters: bool) -> Reader:
    del nlp, name  # spaCy passes them to every factory
    extensions.register()
    network = Network.load(None if folder is None else Path(folder), threads=1, matters=matters)
    return Reader(network, threads)
