"""A headline that ran into the text with who tells it: "Air raids kill 18 civilians in Aleppo Monitor AFP Friday 15 Jul 2016 …".

Agencies end their headlines with a colon and who says so; where text lost its line ends and its colons, the headline,
its teller and the agency's mark open the first sentence, or end in the middle of it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from secondsource.claims import lexicon
from secondsource.claims.rehung import Move
from secondsource.claims.times.classes import WEEKDAYS

if TYPE_CHECKING:
    from secondsource.claims.saying import Range
    from secondsource.claims.tree import Tree

_REACH = 40
"""Tokens of a text within which a headline ends."""
_SHORTEST = 3
"""Tokens of a headline without its teller."""
_MARKS = range(2, 6)
"""Letters of an agency's mark ("AP", "AFP")."""
_OTHERS = frozenset({"ngo", "monitor", "media", "tv", "television", "activist", "governor", "defence", "defense", "agency"})  # fmt: skip
_LONG_WORD = 4
"""Letters of the longest word that a title writes small ("with")."""
_TASKS = frozenset({"monitoring", "monitor", "rights"})
_FIRST = frozenset({"state", "civil", "news"}) | _TASKS
"""What opens a teller of two words ("state media", "civil defence", "monitoring group")."""


class Headline(NamedTuple):
    """A headline with its teller, in tokens: ``[begin, teller)`` is told by ``[teller, stop)``, a mark follows."""

    begin: int
    teller: int
    stop: int


def find(tree: Tree) -> Headline | None:
    """Return the headline that opens a text and ends in its teller and an agency's mark, or ``None``."""
    stop = next((i for i in range(1, min(_REACH, len(tree))) if _mark(tree, i) and _tells(tree, i - 1)), None)
    if stop is None:
        return None
    begin = 0
    while begin < stop and (begin in tree.aside or tree.pos[begin] in {"SPACE", "PUNCT"}):
        begin += 1
    teller = stop - 1 - (tree.lower[stop - 2] in _FIRST)
    before = teller - 1
    if teller - begin < _SHORTEST or tree.pos[before] in {"DET", "ADP", "CCONJ", "AUX", "PUNCT"}:
        return None
    if any("\n" in tree.words[i] or tree.words[i] in ".!?" for i in range(begin, teller)):
        return None
    return Headline(begin, teller, stop)


def parted(tree: Tree, headline: Headline) -> list[Move]:
    """Return what is to be hung anew so that a headline's tree ends with it: the clause behind it becomes one of its own."""
    end = headline.stop + 1
    across = [i for i in range(end, len(tree)) if tree.head[i] < end]
    verbs = [i for i in across if tree.is_verb(i) and tree.finite(i)]
    if len(verbs) != 1:
        return []
    verb = verbs[0]
    moves = [Move(verb, verb, "root")]
    own = tree.own_subject(verb) is not None
    for other in across:
        if other == verb:
            continue
        subject = (
            other < verb and tree.pos[other] in {"NOUN", "PROPN"} and tree.right[other] == tree.left[verb]
        )
        moves.append(Move(other, verb, "nsubj" if subject and not own else tree.dep[other]))
    return moves


def sentences(sents: list[Range], headline: Headline) -> list[Range]:
    """Return the sentences with the headline as the first of them, its teller and the mark included."""
    end = headline.stop + 1
    rest = [(max(start, end), stop) for start, stop in sents if stop > end]
    return [(0, end), *rest]


def opening(tree: Tree, kept: set[int]) -> set[int]:
    """Return the noun before the verb that opens the words of a line in capital letters ("*Rocket Attacks* Kill 10 Injure Dozens")."""
    first = min(kept, default=0)
    start, end = tree.sents[tree.sent[first]]
    while start < end and (start in tree.aside or tree.pos[start] in {"PUNCT", "SPACE"}):
        start += 1
    long = [tree.words[i] for i in range(start, end) if len(tree.words[i]) > _LONG_WORD]
    if tree.pos[first] != "VERB" or not start < first or not all(word[0].isupper() for word in long):
        return set()
    named = all(tree.pos[i] in {"NOUN", "PROPN", "ADJ", "NUM"} for i in range(start, first))
    return set(range(start, first)) if named else set()


def _mark(tree: Tree, index: int) -> bool:
    word = tree.words[index]
    if index in tree.aside and index + 1 in tree.aside and index - 1 not in tree.aside:
        return word.isalpha()  # "… monitor *Print Tweet …*"
    behind = tree.words[index + 1] if index + 1 < len(tree) else ""
    if behind[:1].isalpha() and not behind[0].isupper():
        return False
    if behind.lower() in WEEKDAYS and tree.words[index + 2 : index + 3] and tree.words[index + 2].isdigit():
        return word.isalpha() and word[0].isupper()  # "… monitor *Reuters* Sunday 12 Jun 2016"
    return word.isalpha() and word.isupper() and len(word) in _MARKS


def _tells(tree: Tree, index: int) -> bool:
    lemma = tree.lemma[index]
    if tree.lower[index] in {"tv", "ngo"} or (
        tree.lower[index] == "group" and tree.lower[index - 1] in _TASKS
    ):
        return True
    return tree.lower[index] != tree.words[index].upper() and (
        tree.lower[index] in _OTHERS
        or lemma in _OTHERS
        or lemma in {"police", "official", "minister", "ministry", "army", "medic", "source", "pentagon"}
        or lemma in lexicon.words("acts", "outlets")
    )
