"""Reads the pieces of a text one by one: what every step of the scan for quantities asks of them."""

import re
from collections.abc import Sequence

from secondsource.claims.numerals import HYPHENS, Piece
from secondsource.claims.quantities.nouns import Nouns
from secondsource.claims.times.wish import Wish

_LINE = re.compile(r"[^\n]+")
_WORD = re.compile(r"[A-Z]{2,}")
SHOUTED_WORDS = 4  # words of a line in capitals from which it is no mere name
_TIMES = frozenset({"calendar", "weekday", "clock", "holiday", "part", "set", "deictic", "anaphoric", "ref"})


def _shouted(text: str) -> list[tuple[int, int]]:
    """Return where the lines of a text are that are in capitals throughout: there, a capital makes no name."""
    return [
        line.span()
        for line in _LINE.finditer(text)
        if line.group().upper() == line.group() and len(_WORD.findall(line.group())) >= SHOUTED_WORDS
    ]


class PieceReader:
    """Holds one text's pieces, and answers plain questions about them."""

    def __init__(
        self, text: str, pieces: Sequence[Piece], wishes: Sequence[Wish], nouns: Nouns | None = None
    ) -> None:
        self.text = text
        self.pieces = pieces
        self._lows = [piece.low for piece in pieces]
        self.taken = {i for wish in wishes if wish.op in _TIMES for i in range(wish.first, wish.last)}
        self.nouns = nouns
        self.shouted = _shouted(text)
        self.verbs = nouns.verbs if nouns is not None else frozenset()
        self.labels = nouns.labels if nouns is not None else frozenset()

    def low(self, i: int) -> str:
        """Return piece i in lower case, ``""`` outside the text."""
        return self._lows[i] if 0 <= i < len(self._lows) else ""

    def touches(self, i: int) -> bool:
        """Tell whether piece i follows the one before it without a space."""
        return 0 < i < len(self.pieces) and self.pieces[i].start == self.pieces[i - 1].end

    def is_number(self, i: int) -> bool:
        """Tell whether piece i is a number that no time expression has taken."""
        return 0 <= i < len(self.pieces) and self.pieces[i].kind == "number" and i not in self.taken

    def capital(self, i: int) -> bool:
        """Tell whether piece i is a word that begins with a capital, where not all the line is in capitals."""
        if not (0 <= i < len(self.pieces) and self.pieces[i].kind == "word"):
            return False
        start = self.pieces[i].start
        return self.text[start].isupper() and not any(a <= start < b for a, b in self.shouted)

    def hyphen(self, i: int) -> bool:
        """Tell whether piece i is a hyphen or dash."""
        low = self.low(i)
        return low != "" and low in HYPHENS

    def fits(self, i: int, words: Sequence[str]) -> bool:
        """Tell whether the pieces from i on are these words."""
        lows = self._lows
        return i < len(lows) and lows[i] == words[0] and lows[i : i + len(words)] == list(words)
