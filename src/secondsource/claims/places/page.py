"""The words of a document as plain lists: the search for names asks of each word many times what a token answers by a call."""

from secondsource.claims.columns import Columns
from secondsource.model.span import Span


class Page:
    """A document's words as they are written.

    Attributes:
        doc: The document, for what is asked of few words.
        text: Its text.
        words: Its tokens.
        lower: The same in lower case.
        pos: UD part of speech of each.
        named: Whether each begins with a capital letter.
        ents: Label and tokens ``[start, end)`` of each entity of the reader's.
    """

    def __init__(self, columns: Columns) -> None:
        self.doc, self.text = columns.doc, columns.text
        self.words, self.lower, self._starts = columns.words, columns.lower, columns.starts
        self.pos = columns.pos
        self.named = [word[0].isupper() for word in self.words]
        self.ents = [(ent.label_, ent.start, ent.end) for ent in self.doc.ents]

    def __len__(self) -> int:
        """Return the number of tokens."""
        return len(self.words)

    def name(self, start: int, end: int) -> str:
        """Return the text of the tokens ``[start, end)``, ``""`` of none."""
        words = self.words
        if end == start + 1 and end <= len(words):
            return words[start]
        end = min(end, len(words))
        return (
            self.text[self._starts[start] : self._starts[end - 1] + len(words[end - 1])]
            if start < end
            else ""
        )

    def span(self, start: int, end: int) -> Span:
        """Return the characters of the tokens ``[start, end)``, of which there are some."""
        return Span(self._starts[start], self._starts[end - 1] + len(self.words[end - 1]))
