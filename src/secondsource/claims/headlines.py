"""A headline that ran into the text with who tells it: "Air raids kill 18 civilians in Aleppo Monitor AFP Friday 15 Jul 2016 …".

Agencies end their headlines with a colon and who says so; where text lost its line ends and its colons, the headline,
its teller and the agency's mark open the first sentence, or end in the middle of it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from secondsource.claims import lexicon
from secondsource.claims.move import Move
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
_OTHERS = frozenset({
    "ngo", "monitor", "media", "tv", "television", "activist", "governor", "defence", "defense", "agency",
})  # fmt: skip
_LONG_WORD = 4
"""Letters of the longest word that a title writes small ("with")."""
_TASKS = frozenset({"monitoring", "monitor", "rights"})
_FIRST = frozenset({"state", "civil", "news"}) | _TASKS
"""What opens a teller of two words ("state media", "civil defence", "monitoring group")."""


_OPENING = 12
"""Tokens before a headline: a date line, the name of a section."""
_LONGEST = 30
"""Tokens of the longest headline."""
_OPENERS = frozenset({"The", "A", "An"})
"""What a title writes small, so that in capitals it opens the sentence behind it."""
_TITLE_WORDS = 3
"""Long words with capitals from which on words are a title."""


class Headline(NamedTuple):
    """A headline with its teller, in tokens: ``[begin, teller)`` is told by ``[teller, stop)``, a mark follows."""

    begin: int
    teller: int
    stop: int


def find(tree: Tree) -> Headline | None:
    """Return the headline that opens a text and ends in its teller and an agency's mark, or ``None``."""
    if all(word.isupper() for word in tree.words[:_REACH] if word.isalpha()):
        return None  # a text in capitals has no agency's mark that could be told
    stop = next(
        (
            i
            for i in range(1, min(_REACH, len(tree)))
            if (_mark(tree, i) and (_tells(tree, i - 1) or _body(tree, i) is not None)) or _told_by(tree, i)
        ),
        None,
    )
    if stop is None:
        return None
    begin = 0
    while begin < stop and (begin in tree.aside or tree.pos[begin] in {"SPACE", "PUNCT"}):
        begin += 1
    teller = _body(tree, stop) or stop - 1 - (tree.lower[stop - 2] in _FIRST)
    before = teller - 1
    if teller - begin < _SHORTEST or tree.pos[before] in {"DET", "ADP", "CCONJ", "AUX", "PUNCT"}:
        return None
    if any("\n" in tree.words[i] or tree.words[i] in ".!?" for i in range(begin, teller)):
        return None
    return Headline(begin, teller, stop)


def of_report(tree: Tree, known: str | None) -> Range | None:
    """Return the words of a report's headline that stand in its first line with a date or ran into it, or ``None``.

    Args:
        tree: The document.
        known: The headline, where it was told elsewhere.
    """
    if tree.headline is not None:
        return tree.headline.begin, tree.headline.teller
    return _known(tree, known) if known else _dated(tree)


def _known(tree: Tree, known: str) -> Range | None:
    """Return where a text gives its headline at its beginning."""
    wanted = "".join(filter(str.isalnum, known.casefold()))
    for first in range(min(_OPENING, len(tree))):
        written, index = "", first
        while index < len(tree) and len(written) < len(wanted):
            written += "".join(filter(str.isalnum, tree.lower[index]))
            index += 1
        if wanted and written == wanted:
            return tree.trimmed(first, index)
    return None


def _dated(tree: Tree) -> Range | None:
    """Return the headline between a text's beginning and a date line, or behind the date line that opens it."""
    first = 0
    while first < len(tree) and (first in tree.aside or tree.pos[first] == "SPACE"):
        first += 1
    if first >= len(tree):
        return None
    end = tree.sents[tree.sent[first]][1]
    stop = next((i for i in range(first, end) if i in tree.aside), None)
    before = stop is not None and any(_year(tree.words[i]) for i in range(stop, end) if i in tree.aside)
    if stop is not None and before and _SHORTEST <= stop - first <= _LONGEST:
        agency = (
            tree.ent_of[stop - 1][0] if tree.ent[stop - 1] == "ORG" else stop
        )  # "… in three days *Reuters*"
        return tree.trimmed(first, agency)
    opened = [tree.words[i] for i in range(first)]
    if not any(map(_year, opened)):
        return None
    stop = next((i for i in range(first + _SHORTEST, end) if tree.words[i] in _OPENERS), end)
    stop = stop if _title(tree, first, stop) else end
    begin, stop = tree.trimmed(first, stop)
    if not _SHORTEST <= stop - begin <= _LONGEST:
        return None
    clock = ":" in opened and stop < end
    told = clock or _title(tree, begin, stop) or (stop < end < len(tree) and _terse(tree, begin, stop))
    return (begin, stop) if told else None


def _year(word: str) -> bool:
    """Tell whether a word ends in a year ("2016", "172015" of "Jul 172015")."""
    return word.isdigit() and len(word) >= 4 and word[-4:-2] in {"19", "20"}


def _title(tree: Tree, begin: int, stop: int) -> bool:
    """Tell whether words are written as a title is: all long ones with capitals."""
    long = [word for word in tree.words[begin:stop] if len(word) > _LONG_WORD and word.isalpha()]
    return len(long) >= _TITLE_WORDS and all(word[0].isupper() for word in long)


def _terse(tree: Tree, begin: int, stop: int) -> bool:
    """Tell whether words are written as headlines are: no article, no auxiliary, a verb in the present or a bare participle."""
    span = range(begin, stop)
    if any(tree.lower[i] in {"the", "a", "an"} or tree.pos[i] == "AUX" for i in span):
        return False
    return any(
        tree.is_verb(i) and (("Tense=Pres" in tree.feats[i] and tree.finite(i)) or tree.past_participle(i))
        for i in span
    )


def parted(tree: Tree, headline: Headline) -> list[Move]:
    """Return what is to be hung anew so that a headline is parted from its teller, and from the clause behind them."""
    return [*_freed(tree, headline), *_clause_behind(tree, headline)]


def _clause_behind(tree: Tree, headline: Headline) -> list[Move]:
    """Return what makes the clause behind a headline one of its own."""
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


def _freed(tree: Tree, headline: Headline) -> list[Move]:
    """Return what is to be hung anew so that its last name is not the teller's: "kill 47 *in east Syria* Monitor"."""
    last, tellers = headline.teller - 1, range(headline.teller, headline.stop)
    kids = [i for i in range(headline.begin, headline.teller) if tree.head[i] in tellers]
    led = any(tree.base[i] == "case" for i in kids)
    if last not in kids or not led or tree.pos[last] not in {"PROPN", "NOUN"}:
        return []
    top = tree.head[last]
    while tree.head[top] in tellers and tree.head[top] != top:
        top = tree.head[top]
    if not headline.begin <= tree.head[top] < headline.teller:
        return []
    moves = [Move(last, tree.head[top], tree.dep[top]), Move(top, top, "root")]
    return moves + [Move(i, last, tree.dep[i]) for i in kids if i != last]


def sentences(sents: list[Range], headline: Headline) -> list[Range]:
    """Return the sentences with the headline as the first of them, its teller and the mark included."""
    end = headline.stop + 1
    rest = [(max(start, end), stop) for start, stop in sents if stop > end]
    return [(0, end), *rest]


def opening(tree: Tree, kept: set[int]) -> set[int]:
    """Return the noun before the verb that opens the words of a line in capital letters ("*Rocket Attacks* Kill 10 Injure Dozens")."""
    first = min(kept, default=0)
    if tree.pos[first] != "VERB":
        return set()
    start, end = tree.sents[tree.sent[first]]
    while start < end and (start in tree.aside or tree.pos[start] in {"PUNCT", "SPACE"}):
        start += 1
    if not start < first:
        return set()
    if not all(word[0].isupper() for word in tree.words[start:end] if len(word) > _LONG_WORD):
        return set()
    named = all(tree.pos[i] in {"NOUN", "PROPN", "ADJ", "NUM"} for i in range(start, first))
    return set(range(start, first)) if named else set()


def _mark(tree: Tree, index: int) -> bool:
    word = tree.words[index]
    if not word.isalpha():
        return False
    if index in tree.aside and index + 1 in tree.aside and index - 1 not in tree.aside:
        return True  # "… monitor *Print Tweet …*"
    if not word[0].isupper():
        return False
    behind = tree.words[index + 1] if index + 1 < len(tree) else ""
    if behind[:1].isalpha() and not behind[0].isupper():
        return False
    if behind.lower() in WEEKDAYS and tree.words[index + 2 : index + 3] and tree.words[index + 2].isdigit():
        return True  # "… monitor *Reuters* Sunday 12 Jun 2016"
    return word.isupper() and len(word) in _MARKS


def _told_by(tree: Tree, index: int) -> bool:
    """Tell whether a full stop ends a title with who tells it ("… Clash in the East *Monitor.*"), its colon lost."""
    if tree.words[index] != "." or index < _SHORTEST:
        return False
    teller = index - 1
    apart = tree.pos[teller - 1] not in {"DET", "ADP", "ADJ", "CCONJ"} and tree.words[teller - 1][0].isupper()
    capital = tree.words[teller][0].isupper() and not tree.words[teller][1:].isupper()
    return (
        capital
        and apart
        and {tree.lower[teller], tree.lemma[teller]} & _OTHERS != set()
        and _title(tree, 0, teller)
    )


def _body(tree: Tree, mark: int) -> int | None:
    """Return where the name of a body that helps or counts begins before an agency's mark and a date ("… attack *Red Cross* AFP Tuesday")."""
    if (
        tree.ent[mark - 1] != "ORG"
        or tree.lower[mark + 1 : mark + 2] == []
        or tree.lower[mark + 1] not in WEEKDAYS
    ):
        return None
    first = tree.ent_of[mark - 1][0]
    name = " ".join(tree.lower[first:mark])
    known = name in lexicon.words("actors", "ngo_words") or name in lexicon.words("actors", "igo_words")
    told = any(tree.is_verb(i) for i in range(first - 1))
    return first if known and told and tree.pos[first - 1] not in {"ADJ", "NUM"} else None


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
        or lemma in lexicon.OUTLETS
    )
