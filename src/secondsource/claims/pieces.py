"""From the tokens of a claim to the ranges that are shown: readable, without punctuation at the edges, marks in pairs."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from secondsource.claims.saying import Range, Saying
    from secondsource.claims.tree import Tree

LEADS = frozenset({
    "and", "but", "however", "meanwhile", "also", "that", "because", "while", "as", "although", "though",
    "or", "so", "moreover", "since", "then", "furthermore", "additionally", "nevertheless", "yet",
    "therefore", "thus", "whereas", "after", "before", "until", "when", "whether", "including",
})  # fmt: skip
_AIMS = frozenset({"can", "could", "may", "might", "will", "wo", "would", "'ll", "’ll", "ca"})
"""Auxiliaries of a clause with "so" that may tell what something is for."""
_TIES = frozenset(
    {"after", "since", "until", "when", "where", "while", "as", "although", "though", "because", "with"}
)
_GAP = 6  # tokens of a noun phrase that a crossing tree left out of a clause
_LOST = 20  # tokens between a relative clause and what it was hung on
_RELATIVES = frozenset({"who", "which", "that", "whom"})
_PHRASAL = frozenset({"NOUN", "PROPN", "ADJ", "DET", "NUM", "ADP", "CCONJ", "PRON"})
_OPEN, _CLOSE = frozenset("“«„"), frozenset("”»")
_CURLY = _OPEN | _CLOSE
_PAIRED = _CURLY | frozenset('()[]"')
_BULLETS = frozenset({"-", "–", "*", "•", "·", "‣", "▪"})
"""Marks before an item of a list."""
_UNREAD = frozenset({"PUNCT", "SPACE"})


def ranges(tree: Tree, kept: set[int]) -> tuple[Range, ...]:
    """Turn a set of tokens into ranges without punctuation at their edges, with quotation marks in pairs."""
    pos = tree.pos
    pieces: list[list[int]] = []
    end = -2
    for index in _filled(tree, sorted(kept - tree.aside)):
        if index == end or (index == end + 1 and pos[end] in _UNREAD):
            pieces[-1][1] = index + 1
        else:
            pieces.append([index, index + 1])
        end = index + 1
    found: list[Range] = []
    for number, (begin, stop) in enumerate(pieces):
        first, last = begin, stop
        while first < last and (
            (pos[first] in _UNREAD and not _opens(tree, first))
            or (tree.words[first] in _BULLETS and first == tree.sents[tree.sent[first]][0])
            or (number == 0 and _leads(tree, first) and not _ties_inside(tree, first, kept))
        ):
            first += 1
        while last > first and (
            (pos[last - 1] in _UNREAD and not _closes(tree, last - 1)) or _hangs(tree, last - 1)
        ):
            last -= 1
        if not _UNREAD.issuperset(pos[first:last]):
            found.append((first, last))
    return _paired(tree, found)


def readable(tree: Tree, head: int, found: tuple[Range, ...], saying: Saying | None) -> tuple[Range, ...]:
    """Fall back on the whole content or sentence where a crossing tree left pieces that cannot be read."""
    while len(found) > 1 and (not _solid(tree, *found[0]) or _measures_gap(tree, found[0], found[1])):
        found = found[1:]
    while len(found) > 1 and (not _solid(tree, *found[-1]) or _of_next(tree, *found[-1])):
        found = found[:-1]
    if not found:
        return found
    found = _without_next(tree, found)
    end = found[-1][1]
    cut = end < len(tree) and tree.lower[end] == "of" and tree.pos[end - 1] == "NOUN"  # "in light"
    torn = (
        cut
        or len(found) > 3
        or any(stop - begin <= 2 and not _solid(tree, begin, stop) for begin, stop in found)
    )
    if not torn:
        return found
    if saying is not None and saying.clausal:
        whole = next((content for content in saying.contents if content[0] <= head < content[1]), None)
        if whole is not None:
            start, end = tree.sents[tree.sent[head]]
            return ranges(tree, set(range(max(whole[0], start), min(whole[1], end))))
    start, end = tree.sents[tree.sent[head]]
    return ranges(tree, set(range(start, end)))


def _measures_gap(tree: Tree, first: Range, second: Range) -> bool:
    """Tell whether a first piece only says how long after or before ("just hours *after* the agreement was reached")."""
    between = range(first[1], second[0])
    return (
        len(between) > 0
        and all(tree.lower[i] in {"after", "before", "since", "until"} for i in between)
        and not any(tree.is_verb(i) for i in range(*first))
    )


def _of_next(tree: Tree, begin: int, stop: int) -> bool:
    """Tell whether a last piece is only the subject of what follows ("… and seven others" before "were killed")."""
    follows = stop < len(tree) and (tree.pos[stop] == "AUX" or (tree.is_verb(stop) and tree.finite(stop)))
    return follows and tree.pos[begin - 1] == "CCONJ" and not any(tree.is_verb(i) for i in range(begin, stop))


def _without_next(tree: Tree, found: tuple[Range, ...]) -> tuple[Range, ...]:
    """Cut the subject of what follows off the end ("… were killed *and seven others*" before "were injured")."""
    begin, stop = found[-1]
    if stop >= len(tree) or tree.pos[stop] != "AUX" or tree.sent[stop] != tree.sent[stop - 1]:
        return found
    tie = next((i for i in range(stop - 1, max(begin + 2, stop - _GAP), -1) if tree.pos[i] == "CCONJ"), None)
    if (
        tie is None
        or any(tree.is_verb(i) for i in range(tie, stop))
        or not any(tree.is_verb(i) for i in range(begin, tie))
    ):
        return found
    return (*found[:-1], (begin, tie))


def _solid(tree: Tree, begin: int, stop: int) -> bool:
    """Tell whether a short piece holds a word that means something."""
    return any(
        tree.pos[i] in {"NOUN", "PROPN", "PRON", "VERB", "NUM", "ADJ"} or tree.ent[i]
        for i in range(begin, stop)
    )


def _filled(tree: Tree, ordered: list[int]) -> list[int]:
    """Fill small gaps that leave out only part of a noun phrase ("terrorists *and other groups* shelled the town")."""
    if ordered and ordered[-1] - ordered[0] < len(ordered):
        return _counted(tree, ordered)  # no gap
    found: list[int] = []
    for index in ordered:
        if not found or index - found[-1] == 1:
            found.append(index)
            continue
        gap = range(found[-1] + 1, index)
        if tree.sent[gap[0]] == tree.sent[index] and not tree.aside.intersection(gap):
            nominal = any(tree.pos[i] in {"NOUN", "PROPN"} for i in gap)
            related = any(tree.lower[i] in _RELATIVES for i in gap)
            relative = tree.lower[index] in _RELATIVES and tree.pos[index] in {"PRON", "DET"}
            if relative and tree.base[index] in {"nsubj", "obj"} and len(gap) <= _LOST:
                found.extend(gap)  # a relative clause is shown with what it tells of
            elif (
                1 < len(gap) <= _GAP and nominal and not related and all(tree.pos[i] in _PHRASAL for i in gap)
            ):
                found.extend(gap)
            elif not any(word.isalnum() for i in gap for word in tree.words[i]):
                found.extend(gap)  # marks that could not be read
            elif len(gap) == 1 and (tree.ent[gap[0]] in {"DATE", "TIME"} or tree.lemma[gap[0]] == "get"):
                found.extend(gap)  # "wounded 40 *Tuesday* in an attack", "more than 50 *got* injured"
            elif len(gap) == 1 and tree.pos[gap[0]] == "ADJ" and not tree.kids[gap[0]]:
                found.extend(gap)  # "21 of them were set *free* in October"
        found.append(index)
    return _counted(tree, found)


def _counted(tree: Tree, ordered: list[int]) -> list[int]:
    """Give a headline back the number that the tree took for part of the date line before it ("2016 9 injured in …")."""
    first = ordered[0] if ordered else 0
    start = first
    while start > 0 and first - start < 3 and tree.pos[start - 1] in {"NUM", "ADV", "ADP", "ADJ"}:
        start -= 1
        if start - 1 in tree.aside and start not in tree.aside:
            return [i for i in range(start, first) if i not in tree.aside] + ordered
    return ordered


def _ties_inside(tree: Tree, index: int, kept: set[int]) -> bool:
    """Tell whether a first word ties one part of the claim to another ("*After* taking the town, the army went on")."""
    clause = _clause(tree, index)
    word = tree.lower[index]
    if word == "with" and tree.own_subject(clause) is None:
        return False
    if word not in _TIES:
        return False
    tied = tree.base[index] == "mark" or (word in {"when", "where"} and tree.base[index] == "advmod")
    return tied and tree.head[clause] != clause and tree.head[clause] in kept


def since_when(tree: Tree, index: int) -> bool:
    """Tell whether a word opens a stretch of time, whatever it was hung on ("*since* mid-January rockets have hit it")."""
    days = (tree.ent[i] in {"DATE", "TIME"} for i in range(index + 1, min(index + 4, len(tree))))
    return tree.lower[index] == "since" and any(days)


def _clause(tree: Tree, index: int) -> int:
    """Return the predicate of the clause that a word opens, which the tree may have hung on its subject."""
    head = tree.head[index]
    subject = tree.base[head] in {"nsubj", "csubj"} and not tree.is_predicate(head)
    return tree.head[head] if subject and tree.base[index] == "mark" else head


def _hangs(tree: Tree, index: int) -> bool:
    """Tell whether a last word only opens a clause that is left out ("were killed *in what*" before "X called a crime")."""
    opens = tree.lower[index] == "what" and any(tree.dep[kid] == "acl:relcl" for kid in tree.kids[index])
    above = tree.head[index]
    return opens or (tree.base[index] == "case" and above == index + 1 and _hangs(tree, above))


def _leads(tree: Tree, index: int) -> bool:
    """Tell whether a word only ties the clause to what stands before it."""
    word, base = tree.lower[index], tree.base[index]
    if word == "as" and tree.lower[index + 1 : index + 3] == ["well", "as"]:
        return False
    if (
        word == "where"
        and base == "advmod"
        and tree.dep[tree.head[index]] in {"advcl", "advcl:relcl", "acl:relcl"}
    ):
        return tree.own_subject(tree.head[index]) is not None  # "… in Aleppo *where* both sides are accused"
    if word == "with" and base == "mark":
        return tree.own_subject(tree.head[index]) is not None  # "… *with* the UN recording 44 attacks"
    if word == "if" and base == "mark" and tree.asks(tree.head[index]):
        return True
    if word == "how" and base == "advmod":
        return tree.own_subject(tree.head[index]) is not None and tree.pos[index + 1] not in {
            "ADJ",
            "ADV",
            "AUX",
        }
    if word not in LEADS:
        return False
    if since_when(tree, index):
        return False  # "*Since* mid-January rockets have hit the town"
    clause = _clause(tree, index)
    if _is_subject(tree, index, clause):
        return False  # "he says *that* will allow officials to …"
    if word == "that" and tree.pos[index] == "SCONJ":
        return True
    opens = tree.base[clause] == "root" and index == tree.sents[tree.sent[index]][0]
    if opens and word in _TIES and _goes_on(tree, clause):
        return False  # "*When* the ministry released images, the agency …", the second clause hung below the first
    tied = (
        base == "cc"
        or (word == "including" and base in {"case", "mark"})
        or (base == "mark" and tree.is_predicate(clause) and (word != "before" or tree.finite(clause)))
    )
    if word == "so" and base == "advmod":
        subject = tree.own_subject(clause) if tree.is_predicate(clause) else None
        aimed = {
            tree.lower[kid] for kid in tree.of(clause, "aux")
        } & _AIMS  # "shut it *so* nobody *can* enter"
        return subject is not None and index < subject and clause != index + 1 and not aimed
    return tied or (base == "advmod" and word not in {"as", "since", "yet"})


def _is_subject(tree: Tree, index: int, clause: int) -> bool:
    """Tell whether "that" right before a verb without a subject is its subject, read as what opens the clause."""
    mark = (
        tree.lower[index] == "that" and tree.base[index] == "mark" and tree.pos[index + 1] in {"AUX", "VERB"}
    )
    return mark and tree.finite(clause) and tree.own_subject(clause) is None and not tree.of(clause, "expl")


def _goes_on(tree: Tree, clause: int) -> bool:
    """Tell whether another subject with its verb follows a clause behind a comma, below it in the tree."""
    commas = [i for i in tree.of(clause, "punct") if tree.words[i] == "," and i > clause]
    return any(
        tree.own_subject(i) is not None and tree.left[i] == comma + 1
        for comma in commas
        for i in tree.subtree(clause)
        if i > comma and tree.is_verb(i)
    )


def _opens(tree: Tree, index: int) -> bool:
    return tree.words[index] in _OPEN or tree.words[index] == '"'


def _closes(tree: Tree, index: int) -> bool:
    return tree.words[index] in _CLOSE or tree.words[index] == '"' or tree.words[index] == "%"


def _unclosed(tree: Tree, begin: int, stop: int) -> bool:
    """Tell whether the mark right behind words closes what opens inside them ('the *"deliberate raids* " that hit the port')."""
    closes = stop < len(tree) and tree.words[stop] == '"'
    return closes and tree.words[begin:stop].count('"') % 2 == 1


def _paired(tree: Tree, found: list[Range]) -> tuple[Range, ...]:
    """Widen or narrow the outer ranges so that no quotation mark stands alone at an edge."""
    if not found:
        return ()
    words = [word for begin, stop in found for word in tree.words[begin:stop]]
    if _PAIRED.isdisjoint(words):
        return tuple(found)
    for opening, closing in (("(", ")"), ("[", "]")):
        if words.count(opening) > words.count(closing):  # "… in Syria (Reuters" ends before the parenthesis
            begin, stop = found[-1]
            cut = max((i for i in range(begin, stop) if tree.words[i] == opening), default=begin)
            closed = stop < len(tree) and tree.words[stop] == closing
            found[-1] = (begin, stop + 1) if closed else ((begin, cut) if cut > begin else found[-1])
            words = [tree.words[i] for begin, stop in found for i in range(begin, stop)]
        elif words.count(closing) > words.count(opening):  # "… State (*ISIS) militants*" begins inside one
            begin, stop = found[0]
            before = next(
                (i for i in range(begin - 1, max(begin - 4, -1), -1) if tree.words[i] == opening), None
            )
            close = tree.words.index(closing, begin)
            if close + 1 < stop and tree.words[close + 1][0].isupper() and tree.pos[close + 1] != "PROPN":
                found[0] = (close + 1, stop)  # "(Reuters) Around 600 people"
                words = [tree.words[i] for begin, stop in found for i in range(begin, stop)]
            elif before is not None and before > 0:
                found[0] = (tree.ent_of.get(before - 1, (before - 1, before))[0], stop)
                words = [tree.words[i] for begin, stop in found for i in range(begin, stop)]
    opens = closes = 0
    if not _CURLY.isdisjoint(words):
        opens, closes = sum(w in _OPEN for w in words), sum(w in _CLOSE for w in words)
    (first, head_stop), (tail_begin, last) = found[0], found[-1]
    if opens > closes:
        if last < len(tree) and tree.words[last] in _CLOSE:
            last += 1
        elif last + 1 < len(tree) and tree.words[last] in ",." and tree.words[last + 1] in _CLOSE:
            last += 2
        elif tree.words[first] in _OPEN:
            first += 1
    elif closes > opens:
        if first > 0 and tree.words[first - 1] in _OPEN:
            first -= 1
        elif tree.words[last - 1] in _CLOSE:
            last -= 1
    straight = words.count('"')
    if straight % 2 and len(found) > 1 and _unclosed(tree, first, head_stop):
        head_stop += 1
    elif straight % 2:
        if last < len(tree) and tree.words[last] == '"':
            last += 1
        elif first > 0 and tree.words[first - 1] == '"':
            first -= 1
        elif tree.words[first] == '"':
            first += 1
        elif tree.words[last - 1] == '"':
            last -= 1
    if len(found) == 1:
        return ((first, last),) if first < last else tuple(found)
    return ((first, head_stop), *found[1:-1], (tail_begin, last))
