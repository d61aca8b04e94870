"""Which words stand in quotation marks: curly, straight or unbalanced ones, over several paragraphs too."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from secondsource.language.extensions import TokenSpan

OPENING = frozenset("“«„‟") | {"``"}
CLOSING = frozenset("”»") | {"''"}
STRAIGHT = frozenset('"')
SINGLE_OPENING = frozenset("‘")
SINGLE_CLOSING = frozenset("’")
SINGLE_STRAIGHT = frozenset("'`")
MARKS = OPENING | CLOSING | STRAIGHT | SINGLE_OPENING | SINGLE_CLOSING | SINGLE_STRAIGHT


class Word(NamedTuple):
    """What the pairing needs of a token: its text, whether a space stands before and after it, where it stands."""

    text: str
    space_before: bool
    space_after: bool
    paragraph: int
    sentence: int
    possessive: bool = False
    """An apostrophe that the syntax takes for a possessive ("the reporters' room")."""


def quoted_regions(words: Sequence[Word]) -> list[TokenSpan]:
    """Return [start, end) of the words in quotation marks, marks included, in order; single marks may nest in double.

    A quotation whose paragraph ends without a closing mark goes on where the next paragraph begins with an
    opening one, as newspapers print it; else it ends with its sentence. A closing mark that nothing opened takes
    its sentence from the beginning. Unbalanced single marks are apostrophes.
    """
    double = _Pairing(words, OPENING, CLOSING, STRAIGHT, lenient=True).regions()
    single = _Pairing(words, SINGLE_OPENING, SINGLE_CLOSING, SINGLE_STRAIGHT, lenient=False).regions()
    return sorted(set(double + single))


@dataclass(slots=True)
class _Pairing:
    """Pairs one kind of marks; strict pairing (`lenient=False`) drops whatever is unbalanced."""

    words: Sequence[Word]
    opening: frozenset[str]
    closing: frozenset[str]
    straight: frozenset[str]
    lenient: bool
    found: list[TokenSpan] = field(default_factory=list)
    start: int | None = None
    """Mark of the quotation that is open."""

    def regions(self) -> list[TokenSpan]:
        for i, word in enumerate(self.words):
            straight = word.text in self.straight
            is_opening = word.text in self.opening
            if self.start is not None and word.paragraph != self.words[self.start].paragraph:
                self._break_off(i if is_opening or straight else _sentence_end(self.words, self.start))
            if word.possessive:
                continue
            if is_opening or (straight and _opens(self.words, i, self.start is not None)):
                if self.start is not None:
                    self._break_off(min(_sentence_end(self.words, self.start), i))
                self.start = i
            elif straight or word.text in self.closing:
                self._close(i)
        if self.start is not None:
            self._break_off(_sentence_end(self.words, self.start))
        return self.found

    def _break_off(self, end: int) -> None:
        """End a quotation that has no closing mark."""
        if self.lenient and self.start is not None:
            self.found.append((self.start, end))
        self.start = None

    def _close(self, i: int) -> None:
        if self.start is None and self.lenient:
            begin = max(_sentence_start(self.words, i), self.found[-1][1] if self.found else 0)
            if begin < i:
                self.start = begin
        if self.start is not None:
            self.found.append((self.start, i + 1))
        self.start = None


def _opens(words: Sequence[Word], i: int, inside: bool) -> bool:
    """Whether a straight mark opens: by the spaces around it, else by whether a quotation is open."""
    word = words[i]
    first = i == 0 or words[i - 1].paragraph != word.paragraph
    last = i + 1 == len(words) or words[i + 1].paragraph != word.paragraph
    before, after = word.space_before or first, word.space_after or last
    if before and not after:
        return True
    if after and not before:
        return False
    if first != last:
        return first
    return not inside


def _sentence_end(words: Sequence[Word], i: int) -> int:
    """End of the sentence that word `i` stands in."""
    end = i + 1
    while end < len(words) and words[end].sentence == words[i].sentence:
        end += 1
    return end


def _sentence_start(words: Sequence[Word], i: int) -> int:
    """Start of the sentence that word `i` stands in (of the one before, where the mark was cut off from it)."""
    start = i
    while start > 0 and words[start - 1].sentence == words[i].sentence:
        start -= 1
    if start == i and i > 0 and words[i - 1].paragraph == words[i].paragraph:
        return _sentence_start(words, i - 1)
    return start
