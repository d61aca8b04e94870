"""The words of a document as plain lists: the search for names asks of each word many times what a token answers by a call."""

from collections.abc import Sequence

from spacy.tokens import Doc

from secondsource.claims import columns


class Page:
    """A document's words as they are written.

    Attributes:
        doc: The document, for what is asked of few words.
        text: Its text.
        words: Its tokens.
        lower: The same in lower case.
        named: Whether each begins with a capital letter.
    """

    def __init__(self, doc: Doc, text: str, words: Sequence[str] | None = None) -> None:
        """Take the words from where they are at hand, else from the document."""
        self.doc = doc
        self.text = text
        self.words = columns.strings(doc, "ORTH") if words is None else list(words)
        self.lower = [word.lower() for word in self.words]
        self.named = [word[:1].isupper() for word in self.words]
        self._starts = columns.starts(doc)

    def __len__(self) -> int:
        """Return the number of tokens."""
        return len(self.words)

    def name(self, start: int, end: int) -> str:
        """Return the text of the tokens ``[start, end)``, ``""`` of none."""
        end = min(end, len(self.words))
        return (
            self.text[self._starts[start] : self._starts[end - 1] + len(self.words[end - 1])]
            if start < end
            else ""
        )
