"""Tells numbers that are the tag of a thing: those of a list's items, and those that one dials in need."""

from secondsource.claims.quantities.counting import CountReader

_DIALED = frozenset({"112", "911", "999", "119", "110", "118", "101", "108", "115", "190", "193"})
"""Numbers that one dials in need."""
_MESSAGES = frozenset({
    "emergency", "message", "messages", "call", "calls", "alert", "alerts", "hotline", "line", "service",
    "operator", "operators", "dispatcher", "dispatchers", "centre", "center", "text", "texts",
})  # fmt: skip
_ENDS = frozenset({"/", ")", "."})
"""Behind the number of a list's item, at the begin of a line."""
_STOPS = frozenset({"", ".", "!", "?", ":", ";", ")", '"', "\u201d"})
"""What the line before such an item ends with."""


class TagReader(CountReader):
    """Reads whether a number only says which one a thing is."""

    def _tag(self, i: int) -> bool:
        """Tell the number of a list's item ("*5/* At least 41 drowned") and one that is dialed ("a *112* message", "(*112*)")."""
        piece = self.pieces[i]
        above, _, line = self.text[: piece.start].rpartition("\n")
        opens = not line.strip() and above.rstrip()[-1:] in _STOPS
        if opens and self.low(i + 1) in _ENDS and self.touches(i + 1):
            return piece.low.isdigit() and len(piece.low) <= 2 and not self.touches(i + 2)
        if piece.low not in _DIALED:
            return False
        alone = self.low(i - 1) == "(" and self.low(i + 1) == ")"
        return alone or (self.low(i + 1) in _MESSAGES and self.low(i - 1) not in {"least", "than", "some"})
