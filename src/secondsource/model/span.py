"""A stretch of a report's clean text."""

from typing import NamedTuple


class Span(NamedTuple):
    """``[start, end)`` in characters of ``report.text``; the quoted words are always that slice."""

    start: int
    end: int

    def of(self, text: str) -> str:
        """Return the words of the span in the report's clean text."""
        return text[self.start : self.end]

    def contains(self, other: "Span") -> bool:
        """Tell whether the other span lies wholly inside this one."""
        return self.start <= other.start and other.end <= self.end

    def overlaps(self, other: "Span") -> bool:
        """Tell whether the two spans share at least one character."""
        return self.start < other.end and other.start < self.end
