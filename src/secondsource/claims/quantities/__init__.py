"""Numbers in the words and digits of news, with their bounds: what is counted or measured, and how exactly."""

from spacy.tokens import Doc

from secondsource.claims.quantities.quantity import Quantity, QuantityKind

__all__ = ["Quantity", "QuantityKind", "find"]


def find(doc: Doc) -> list[Quantity]:
    """Find the quantities of a document, in order of the text."""
    raise NotImplementedError
