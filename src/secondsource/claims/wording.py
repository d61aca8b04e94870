"""The words of a claim: the clause that makes the assertion, whole in sense and no wider than it need be.

A claim never leaves out what would turn its sense around: a clause that is governed by "planned to", "prevented
from", "if" or "to allow" is given with what governs it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from secondsource.claims.saying import Range, Saying
    from secondsource.claims.tree import Tree

_DROPPED_MARKS = frozenset({"while", "although", "though", "whereas", "as", "until", "even"})
_LEADS = frozenset(
    {
        "and",
        "but",
        "however",
        "meanwhile",
        "also",
        "that",
        "because",
        "while",
        "as",
        "although",
        "though",
        "or",
        "so",
        "moreover",
        "since",
        "then",
        "furthermore",
        "additionally",
        "nevertheless",
        "yet",
        "therefore",
        "thus",
        "whereas",
        "after",
        "when",
        "whether",
        "including",
    }
)
_SUBJECT = 40  # tokens of a subject with its clauses
_GAP = 6  # tokens of a noun phrase that a crossing tree left out of a clause
_PHRASAL = frozenset({"NOUN", "PROPN", "ADJ", "DET", "NUM", "ADP", "CCONJ", "PRON"})
_COUNTS = frozenset({"ten", "hundred", "thousand", "dozen", "million", "score", "majority", "number", "most", "half", "part", "some", "many", "few", "several", "all", "member", "group"})  # fmt: skip
_OPEN, _CLOSE = frozenset("“«„"), frozenset("”»")


def clause_head(
    tree: Tree, anchor: int, saying: Saying | None = None, cues: frozenset[int] = frozenset()
) -> int:
    """Return the predicate whose clause gives the sense of an event in full.

    ``cues``: heads of cues; a participle beside "said" stays a clause of its own, with the speaker as its subject.
    """
    spot = anchor
    for _ in range(10):
        base, head = tree.base[spot], tree.head[spot]
        if head == spot or (
            saying is not None and saying.clausal and saying.holds(anchor) and not saying.holds(head)
        ):
            return spot
        if (
            base == "xcomp"
            or (base == "ccomp" and not tree.finite(spot) and tree.is_predicate(head))
            or (
                base == "advcl"
                and (head not in cues or tree.complement(spot) or tree.infinitive(spot))
                and (tree.own_subject(spot) is None or _conditional(tree, spot) or _relates(tree, spot))
                and tree.is_predicate(head)
            )
        ):
            spot = head
        elif base == "acl" and (
            tree.infinitive(spot) or (tree.gerund(spot) and tree.own_subject(spot) is None)
        ):
            spot = _clause_of_noun(tree, head)
        elif base in {"obl", "nmod"} and tree.gerund(spot) and tree.own_subject(spot) is None:
            spot = _clause_of_noun(tree, spot)  # "were killed in fighting in the province"
        elif (
            base == "conj"
            and tree.is_predicate(head)
            and tree.own_subject(spot) is None
            and _shares(tree, spot, head)
        ):
            spot = head
        else:
            return spot
    return spot


def _relates(tree: Tree, spot: int) -> bool:
    """Tell whether a clause is a relative one by its subject ("projectiles that cannot be aimed"), hung elsewhere."""
    subject = tree.own_subject(spot)
    return subject is not None and tree.lower[subject] in {"who", "which", "that"}


def _conditional(tree: Tree, spot: int) -> bool:
    return any(tree.lower[mark] in {"if", "unless"} for mark in tree.of(spot, "mark"))


def _shares(tree: Tree, spot: int, head: int) -> bool:
    """Tell whether a coordinated predicate lives on the auxiliaries of the first one, so that it cannot stand alone."""
    if tree.of(spot, "aux", "cop"):
        return False
    if tree.bare_infinitive(spot, head):
        return True
    if (
        tree.base[head] in {"xcomp", "advcl", "acl"}
        and tree.dep[head] != "acl:relcl"
        and not tree.finite(spot)
    ):
        return True
    return not tree.finite(spot) or (bool(tree.of(head, "aux")) and not _past(tree, spot))


def _past(tree: Tree, spot: int) -> bool:
    return "Tense=Past" in tree.feats[spot] and "VerbForm=Fin" in tree.feats[spot]


def _clause_of_noun(tree: Tree, noun: int) -> int:
    spot = noun
    for above in tree.above(noun):
        spot = above
        if tree.is_predicate(above) and not (tree.dep[above] == "acl" and not tree.finite(above)):
            return above
    return spot


def of_clause(tree: Tree, head: int, saying: Saying | None, sayings: Sequence[Saying]) -> tuple[Range, ...]:
    """Return the token ranges of one clause without the clauses that are claims of their own."""
    kept = set(_own_tokens(tree, head))
    base = tree.base[head]
    subject = None
    above = tree.is_predicate(tree.head[head]) and tree.head[head] != head
    if base in {"conj", "advcl"} and tree.own_subject(head) is None and above:
        subject = tree.subject(head)
        if subject is not None and subject != head and tree.sent[subject] == tree.sent[head]:
            kept |= set(range(*_inclusive(tree, subject)))
    if base in {"acl", "amod"} and tree.head[head] != head:
        noun = _measured(tree, tree.head[head])
        if not _complete(tree, head):
            kept |= set(range(*tree.phrase(noun)))
        if base == "amod":
            kept |= set(_own_tokens(tree, noun)) & set(range(*tree.phrase(noun)))
        kept -= _relative(tree, head)
    if saying is not None and saying.clausal and saying.holds(head):
        inside = {index for index in kept if saying.holds(index)}
        if head in inside:
            kept = inside | (
                {i for i in kept if subject is not None and i in range(*_inclusive(tree, subject))}
                if subject is not None
                else set()
            )
    number = _own_number(tree, head, kept)
    if number:
        kept = {i for i in kept if i >= min(number)} | number
    kept -= _cues(tree, head, sayings)
    speaking = {
        other.cue_head
        for other in sayings
        if other.cue_head is not None
        and not other.holds(head)
        and (other.clausal or tree.gerund(other.cue_head))
    }
    for kid in tree.of(head, "advcl", "parataxis"):
        if kid in speaking and kid > head:  # ", warning that …" is a claim of its own
            kept -= set(tree.subtree(kid))
    for cue in speaking:
        if (
            cue in kept and cue > head and tree.dep[cue] == "acl:relcl"
        ):  # "… by the agency, which said that …"
            kept -= set(tree.subtree(cue))
    kept |= _lost_subject(tree, head, kept, saying)
    return _readable(tree, head, ranges(tree, kept), saying)


def _own_number(tree: Tree, head: int, kept: set[int]) -> set[int]:
    """Return the number right before a participle that the tree gave to another ("48 people dead *over 100* injured")."""
    spot = head - 1
    if head == 0 or spot in kept or tree.pos[spot] != "NUM" or spot in tree.aside:
        return set()
    if tree.own_subject(head) is not None or tree.of(head, "aux"):
        return set()
    found = {spot}
    while spot > 0 and tree.lower[spot - 1] in {
        "over",
        "than",
        "more",
        "at",
        "least",
        "about",
        "some",
        "nearly",
        "around",
    }:
        spot -= 1
        found.add(spot)
    return found


def _lost_subject(tree: Tree, head: int, kept: set[int], saying: Saying | None) -> set[int]:
    """Return the words before a finite clause whose subject the tree hung elsewhere: "killed 22 children" says too little."""
    if (
        tree.base[head] not in {"root", "ccomp", "parataxis"}
        or not tree.is_verb(head)
        or not tree.finite(head)
        or tree.own_subject(head) is not None
        or tree.of(head, "expl")
    ):
        return set()
    start = tree.sents[tree.sent[head]][0]
    if saying is not None and saying.clausal and saying.holds(head):
        start = next(begin for begin, stop in saying.contents if begin <= head < stop)
    return set(range(start, min(kept))) if min(kept) - start <= _SUBJECT else set()


def _measured(tree: Tree, noun: int) -> int:
    """Return the head of the words that count a noun ("tens of thousands of civilians"), else the noun."""
    while tree.base[noun] == "nmod" and tree.case(noun) == "of" and tree.head[noun] < noun:
        head = tree.head[noun]
        if tree.pos[head] != "NUM" and tree.lemma[head] not in _COUNTS:
            break
        noun = head
    return noun


def _complete(tree: Tree, head: int) -> bool:
    """Tell whether a relative clause has everything but when and where ("the town where rebels fight the army")."""
    if tree.dep[head] != "acl:relcl":
        return False
    subject = tree.own_subject(head)
    return (
        subject is not None
        and tree.antecedent(subject) == subject
        and any(tree.lower[kid] in {"where", "when"} for kid in tree.kids[head])
    )


def _relative(tree: Tree, head: int) -> set[int]:
    """Return the relative pronoun that is a clause's subject: "fighters who fled" asserts that fighters fled."""
    if tree.dep[head] != "acl:relcl":
        return set()
    subject = tree.own_subject(head)
    if _complete(tree, head):
        return {kid for kid in tree.kids[head] if tree.lower[kid] in {"where", "when"}}
    if subject is not None and tree.lower[subject] in {"who", "which", "that"}:
        return {subject}
    return set()


def _readable(tree: Tree, head: int, found: tuple[Range, ...], saying: Saying | None) -> tuple[Range, ...]:
    """Fall back on the whole content or sentence where a crossing tree left pieces that cannot be read."""
    while len(found) > 1 and (not _solid(tree, *found[0]) or _measures_gap(tree, found[0], found[1])):
        found = found[1:]
    while len(found) > 1 and (not _solid(tree, *found[-1]) or _of_next(tree, *found[-1])):
        found = found[:-1]
    torn = len(found) > 3 or any(stop - begin <= 2 and not _solid(tree, begin, stop) for begin, stop in found)
    if not torn:
        return found
    if saying is not None and saying.clausal:
        whole = next((content for content in saying.contents if content[0] <= head < content[1]), None)
        if whole is not None:
            return ranges(tree, set(range(*whole)))
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


def _solid(tree: Tree, begin: int, stop: int) -> bool:
    """Tell whether a short piece holds a word that means something."""
    return any(
        tree.pos[i] in {"NOUN", "PROPN", "PRON", "VERB", "NUM", "ADJ"} or tree.ent[i]
        for i in range(begin, stop)
    )


def of_noun(tree: Tree, index: int) -> tuple[Range, ...]:
    """Return the token ranges of a noun with its complements, without its preposition and without clauses."""
    outside = set(tree.subtree(index, without=("acl", "advcl", "parataxis", "appos", "conj", "cc")))
    for kid in tree.of(index, "case", "mark"):
        outside -= set(tree.subtree(kid))
    return tuple(piece for piece in ranges(tree, outside) if piece[0] <= index < piece[1])


def _inclusive(tree: Tree, subject: int) -> Range:
    return tree.coordination(subject)


def _cues(tree: Tree, head: int, sayings: Sequence[Saying]) -> set[int]:
    """Tokens that only attribute: parenthetical cues and speakers of the sayings whose content holds the clause."""
    gone: set[int] = set()
    for saying in sayings:
        if not saying.clausal or not saying.holds(head):
            continue
        for part in (saying.cue, saying.source):
            if part is not None:
                gone.update(index for index in range(*part) if not saying.holds(index))
        if (
            saying.cue_head is not None
            and not saying.holds(saying.cue_head)
            and tree.head[saying.cue_head] != saying.cue_head
            and tree.base[saying.cue_head] == "parataxis"
        ):
            gone.update(index for index in tree.subtree(saying.cue_head) if not saying.holds(index))
    return gone


def _own_tokens(tree: Tree, head: int) -> Iterable[int]:
    found = [head]
    for token in found:
        for kid in tree.kids[token]:
            if token == head and _apart(tree, head, kid):
                continue
            found.append(kid)
    return found


def _apart(tree: Tree, head: int, kid: int) -> bool:
    """Tell whether a dependent of the clause's head is left out of the claim."""
    base = tree.base[kid]
    if base in {"parataxis", "discourse", "vocative", "list"}:
        return True
    if base == "mark" and tree.lower[kid] in _LEADS and tree.lower[kid] not in {"if", "unless"}:
        return True
    if base == "cc":
        return kid < head or any(
            tree.base[c] == "conj" for c in tree.kids[head] if c > kid and _apart(tree, head, c)
        )
    if base == "conj":
        shared = (
            tree.of(kid, "obj") and not tree.of(head, "obj") and 0 < kid - head <= 3 and tree.is_verb(head)
        )
        return tree.is_predicate(kid) and not _shares(tree, kid, head) and not shared
    if base == "advcl":
        marks = {tree.lower[m] for m in tree.of(kid, "mark")}
        if (
            marks & {"because", "as", "since"}
            and tree.right[kid] - tree.left[kid] > 3
            and any(tree.words[i] == "," for i in (tree.left[kid] - 1,))
        ):
            return True
        return bool(marks & _DROPPED_MARKS) and tree.own_subject(kid) is not None and "if" not in marks
    return False


def ranges(tree: Tree, kept: set[int]) -> tuple[Range, ...]:
    """Turn a set of tokens into ranges without punctuation at their edges, with quotation marks in pairs."""
    ordered = _filled(tree, sorted(kept - tree.aside))
    pieces: list[list[int]] = []
    for index in ordered:
        if (
            pieces
            and index - pieces[-1][1] <= 1
            and all(tree.pos[i] == "PUNCT" or tree.pos[i] == "SPACE" for i in range(pieces[-1][1], index))
        ):
            pieces[-1][1] = index + 1
        else:
            pieces.append([index, index + 1])
    found: list[Range] = []
    for number, (begin, stop) in enumerate(pieces):
        first, last = begin, stop
        while first < last and (
            (tree.pos[first] in {"PUNCT", "SPACE"} and not _opens(tree, first))
            or (number == 0 and _leads(tree, first) and not _ties_inside(tree, first, kept))
        ):
            first += 1
        while last > first and tree.pos[last - 1] in {"PUNCT", "SPACE"} and not _closes(tree, last - 1):
            last -= 1
        if first < last and any(tree.pos[i] not in {"PUNCT", "SPACE"} for i in range(first, last)):
            found.append((first, last))
    return _paired(tree, found)


def _filled(tree: Tree, ordered: list[int]) -> list[int]:
    """Fill small gaps that leave out only part of a noun phrase ("terrorists *and other groups* shelled the town")."""
    found: list[int] = []
    for index in ordered:
        gap = range(found[-1] + 1, index) if found else range(0)
        if gap and tree.sent[gap[0]] == tree.sent[index] and not tree.aside.intersection(gap):
            nominal = any(tree.pos[i] in {"NOUN", "PROPN"} for i in gap)
            related = any(tree.lower[i] in {"who", "which", "that", "whom"} for i in gap)
            if 1 < len(gap) <= _GAP and nominal and not related and all(tree.pos[i] in _PHRASAL for i in gap):
                found.extend(gap)
            elif len(gap) == 1 and (tree.ent[gap[0]] in {"DATE", "TIME"} or tree.lemma[gap[0]] == "get"):
                found.extend(gap)  # "wounded 40 *Tuesday* in an attack", "more than 50 *got* injured"
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
    clause = tree.head[index]
    if tree.lower[index] not in {"after", "since", "when", "while", "as", "although", "though", "because"}:
        return False
    return tree.base[index] == "mark" and tree.head[clause] != clause and tree.head[clause] in kept


def _leads(tree: Tree, index: int) -> bool:
    """Tell whether a word only ties the clause to what stands before it."""
    word, base = tree.lower[index], tree.base[index]
    if word == "if" and base == "mark" and tree.asks(tree.head[index]):
        return True
    if word not in _LEADS:
        return False
    tied = (
        base == "cc"
        or (word == "including" and base in {"case", "mark"})
        or (base == "mark" and tree.is_predicate(tree.head[index]))
    )
    return tied or (base == "advmod" and word not in {"as", "so", "since", "yet"})


def _opens(tree: Tree, index: int) -> bool:
    return tree.words[index] in _OPEN or tree.words[index] == '"'


def _closes(tree: Tree, index: int) -> bool:
    return tree.words[index] in _CLOSE or tree.words[index] == '"' or tree.words[index] == "%"


def _paired(tree: Tree, found: list[Range]) -> tuple[Range, ...]:
    """Widen or narrow the outer ranges so that no quotation mark stands alone at an edge."""
    if not found:
        return ()
    words = [tree.words[i] for begin, stop in found for i in range(begin, stop)]
    if words.count("(") > words.count(")"):  # "… in Syria (Reuters" ends before the parenthesis
        begin, stop = found[-1]
        cut = max((i for i in range(begin, stop) if tree.words[i] == "("), default=begin)
        closed = stop < len(tree) and tree.words[stop] == ")"
        found[-1] = (begin, stop + 1) if closed else ((begin, cut) if cut > begin else found[-1])
        words = [tree.words[i] for begin, stop in found for i in range(begin, stop)]
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
    if straight % 2:
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
