"""Time expressions (TimeML TIMEX3) and what they come to, anchored to the report's date where it has one."""

from spacy.tokens import Doc

from secondsource.model.time import TimeRef


def find(doc: Doc, published: str | None, *, narrative: bool = False) -> list[TimeRef]:
    """Find the time expressions of a document, in order of the text, none nested.

    Args:
        doc: The document; tags and trees are used where they are there.
        published: The report's date, ISO 8601, with the precision that it has; ``None``: unknown, and then
            nothing is resolved that needs it.
        narrative: For histories: what is incomplete is anchored to the date told before it.
    """
    raise NotImplementedError
