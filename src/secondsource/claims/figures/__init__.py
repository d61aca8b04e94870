"""From a quantity and the words that govern it to a figure: what it measures, of whom, over what period."""

from collections.abc import Sequence

from spacy.tokens import Doc, Token

from secondsource.claims.quantities import Quantity
from secondsource.model.figure import Figure
from secondsource.model.time import TimeRef


def make(
    doc: Doc, quantity: Quantity, predicate: Token | None = None, times: Sequence[TimeRef] = ()
) -> Figure:
    """Make the figure of one quantity.

    Args:
        doc: The document that it stands in.
        quantity: One of ``quantities.find(doc)``.
        predicate: The verb or noun of the claim that it belongs to; ``None``: worked out from the words.
        times: ``times.find(doc, …)``, to take the period from.
    """
    raise NotImplementedError
