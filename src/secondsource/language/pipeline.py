"""The spaCy pipeline: the tokenizer, and one component that reads with the network."""

from collections.abc import Iterable, Iterator
from pathlib import Path

from spacy.lang.en import English
from spacy.language import Language
from spacy.tokens import Doc

from secondsource.language import chunks, extensions
from secondsource.language.assembly import fill, join, lay_out
from secondsource.language.identity import version_of
from secondsource.language.network import Network
from secondsource.language.tokenization import make_tokenizer

COMPONENT = "secondsource_reader"
MAX_LENGTH = 20_000_000
"""Longest text in characters; memory grows by about 0.4 kB per character."""


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
        self.version = version_of(network.manifest)

    def __call__(self, doc: Doc) -> Doc:
        """Read one text."""
        layout = lay_out(doc)
        sizes = self.network.subwords(layout.words)
        plan = chunks.plan(sizes, chunks.cut_costs(layout.words, layout.paragraphs))
        readings = self.network.read(
            [layout.words[start:end] for start, end in plan],
            breaks=[[at - start for at in layout.paragraphs if start <= at < end] for start, end in plan],
        )
        fill(doc, layout, join(plan, readings))
        doc.user_data[extensions.VERSION] = self.version
        return doc

    def pipe(self, stream: Iterable[Doc], batch_size: int = 32) -> Iterator[Doc]:
        """Read texts one after the other, as they are asked for.

        The network reads each chunk on its own, since the scales of its int8 numbers are taken over all that is
        run together: a batch would let one text change the labels of another. `batch_size` is spaCy's and changes
        nothing.
        """
        del batch_size
        return map(self, stream)


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
