"""Sentences as the rules see them: those that were cut in two before who speaks, or inside a name, are one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from secondsource.claims import lexicon

if TYPE_CHECKING:
    from secondsource.claims.saying import Range
    from secondsource.claims.tree import Tree

_TELLING = frozenset({"say", "report", "add", "announce", "claim"})
_SPEAKER = 14
"""Tokens of the longest speaker that a sentence was cut before."""
_LONG = 4
"""Letters of the longest word that a title writes small ("with")."""
_PLACES = frozenset({"area", "capital", "city", "district", "province", "region", "town", "village"})
_HARM = frozenset({"injure", "kill", "wound"})
"""What no place does."""
_SUBJECT = 8
"""Words of the longest subject of a title that was cut off."""
_BEHIND = frozenset({"without", "citing", "quoting", "adding"})
"""What may follow the verb of saying of such an end."""
_REST = 14


def rejoined(tree: Tree, sents: list[Range]) -> list[Range]:
    """Return the sentences with each joined to the one before it that no mark ends and that it only goes on with.

    "Warplanes carried out raids on Thursday | Jordanian state TV reported without giving the location": both are one.
    """
    found: list[Range] = []
    for start, end in sents:
        cut = found and not ended(tree, start)
        if found and (
            _glued(tree, start)
            or (
                cut
                and (
                    lost_apostrophe(tree, start - 1)
                    or _small(tree, start)
                    or _count(tree, start)
                    or _only_speaks(tree, start, end)
                    or _goes_on(tree, start, end)
                    or _named_behind(tree, found[-1][0], start)
                    or _verb_of_title(tree, *found[-1])
                    or unfinished(tree, found[-1][0], start) is not None
                )
            )
        ):
            found[-1] = (found[-1][0], end)
        else:
            found.append((start, end))
    return [piece for sent in found for piece in _items(tree, *sent)]


def _items(tree: Tree, start: int, end: int) -> list[Range]:
    """Cut a line in capitals behind each item that ends in a number and a full stop ("FATALITIES 3. | INJURED 17. | …")."""
    if not in_capitals(tree, start, end):
        return [(start, end)]
    cuts = [start]
    for dot in range(start + 2, end - 1):
        item = tree.words[dot] == "." and tree.pos[dot - 1] == "NUM" and dot - 1 > cuts[-1]
        if item and tree.words[dot + 1].isalpha():
            cuts.append(dot + 1)
    return list(zip(cuts, [*cuts[1:], end], strict=True))


def opens_line(tree: Tree, index: int) -> bool:
    """Tell whether a token is the first of its line."""
    return index == 0 or "\n" in tree.words[index - 1]


def in_capitals(tree: Tree, start: int, end: int) -> bool:
    """Tell whether all words of a sentence are written in capitals."""
    written = False
    for word in tree.words[start:end]:
        if word.isalpha():
            if not word.isupper():
                return False
            written = True
    return written


def _count(tree: Tree, start: int) -> bool:
    """Tell whether a sentence opens with the number of the item before it, in capitals ("INJURED CIVILIANS | *17*.")."""
    counted = tree.words[start - 1].isalpha() and tree.words[start - 1].isupper()
    return counted and tree.pos[start] == "NUM" and tree.words[start + 1 : start + 2] in ([], ["."])


def _glued(tree: Tree, start: int) -> bool:
    """Tell whether a sentence opens with the rest of a word with a hyphen ("an extra- | *inning* victory")."""
    return tree.words[start - 1] == "-" and tree.end[start - 1] == tree.start[start]


def _small(tree: Tree, start: int) -> bool:
    """Tell whether a sentence opens with a word in small letters on the same line ("a race to save one | *coach's* life")."""
    return tree.words[start].isalpha() and tree.words[start].islower()


def lost_apostrophe(tree: Tree, index: int) -> bool:
    """Tell whether a word is a name with an "s" that lost its apostrophe, before a name ("in *Syrias* Aleppo")."""
    if index + 1 >= len(tree.words) or not tree.words[index][0].isupper():
        return False
    if tree.pos[index + 1] != "PROPN" and tree.lower[index + 1] not in lexicon.COUNTRIES:
        return False  # "al *Qaedas* Syrian branch"
    name = tree.lower[index]
    if not name.endswith("s") or name in lexicon.COUNTRIES:
        return False
    return name[:-1] in lexicon.COUNTRIES or (
        tree.pos[index] == "PROPN" and tree.words[index][:-1] in tree.words and name[:-1] not in tree.words
    )


def _goes_on(tree: Tree, start: int, end: int) -> bool:
    """Tell whether a sentence without a verb opens with the rest of a name ("guarded by Pittsburgh | Steelers cornerback …")."""
    named = tree.pos[start] == tree.pos[start - 1] == "PROPN" and tree.words[start - 1][0].isupper()
    return named and not any(tree.is_verb(i) and tree.finite(i) for i in range(start, end))


def _named_behind(tree: Tree, begin: int, start: int) -> bool:
    """Tell whether a sentence opens with the name of the place before it, and tells what the deed before did ("fire on the *city* | *Aleppo killed* five")."""
    verb = tree.head[start]
    place = tree.pos[start] == "PROPN" and tree.lemma[start - 1] in _PLACES
    deadly = place and tree.base[start] == "nsubj" and tree.lemma[verb] in _HARM and not tree.passive(verb)
    return deadly and not any(tree.is_verb(i) and tree.finite(i) for i in range(begin, start))


def _verb_of_title(tree: Tree, start: int, end: int) -> bool:
    """Tell whether a sentence is only the subject of a title, whose verb the next one opens with ("Three Attacks | *Target* the Capital")."""
    if tree.pos[end] not in {"VERB", "AUX"} or not tree.words[end][0].isupper():
        return False
    words = [i for i in range(start, end) if tree.words[i].isalpha()]
    long = [i for i in words if len(tree.words[i]) > _LONG]
    titled = len(long) > 1 and all(tree.words[i][0].isupper() for i in long) and len(words) <= _SUBJECT
    told = any(tree.is_verb(i) and (tree.finite(i) or tree.past_participle(i)) for i in words)
    return titled and not told and tree.pos[end - 1] in {"NOUN", "PROPN"}


def unfinished(tree: Tree, start: int, stop: int) -> int | None:
    """Return the "that" of somebody's words whose clause has no verb before they were cut ("said *that* ten men from Tel | Aswad fled")."""
    for i in range(stop - 1, start, -1):
        if tree.pos[i] == "AUX" or (tree.pos[i] == "VERB" and tree.finite(i)):
            return None
        if tree.lower[i] == "that" and tree.pos[i] == "SCONJ":
            return i if tree.lemma[i - 1] in _TELLING else None
    return None


def ended(tree: Tree, start: int) -> bool:
    """Tell whether a mark or a line's end stands before a token."""
    return tree.pos[start - 1] in {"PUNCT", "SPACE", "SYM"} or not tree.words[start - 1][-1].isalnum()


def _only_speaks(tree: Tree, start: int, end: int) -> bool:
    """Tell whether a sentence is a noun phrase and a verb of saying without what is said."""
    verb = next((i for i in range(start, min(end, start + _SPEAKER)) if tree.pos[i] == "VERB"), None)
    if verb is None or verb == start or tree.lemma[verb] not in _TELLING:
        return False
    if not any(tree.base[kid] == "nsubj" and start <= kid < verb for kid in tree.kids[verb]):
        return False
    rest = [i for i in range(verb + 1, end) if tree.pos[i] not in {"PUNCT", "SPACE"}]
    if not rest or all(tree.words[i][0].isupper() or tree.pos[i] in {"ADP", "NUM", "ADV"} for i in rest[:4]):
        return len(rest) <= 3
    return tree.lower[rest[0]] in _BEHIND and len(rest) <= _REST
