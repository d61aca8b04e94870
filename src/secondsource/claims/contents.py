"""What belongs to an act of saying of the words that the model gives it: cut at what is none of it, its lost parts given back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from secondsource.claims import lexicon
from secondsource.claims.rehung import goes_on, says_no_more
from secondsource.claims.rehung_clauses import by_number, gives_count
from secondsource.claims.saying import head_of, quoted, runs, without_space
from secondsource.claims.tree import OPENING
from secondsource.claims.wording import TELLING

if TYPE_CHECKING:
    from secondsource.claims.saying import Range
    from secondsource.claims.tree import Tree

_RELATIVE = frozenset({"that", "which", "who", "where"})
_BESIDE = frozenset({"while", "whereas", "although", "though"})
"""What opens a clause that stands beside an act of saying and is not what is said."""

_ADDING = frozenset(
    {"add", "say", "note", "stress", "warn", "claim", "explain", "insist", "tell", "call", "describe"}
)
"""What a speaker does in words as well."""

_BLAMING = frozenset({"blame", "accuse", "condemn", "criticize", "criticise"})

_CALLED_IN = frozenset({"at", "by", "during", "from", "in", "on", "through", "via"})
"""What stands before where or how somebody calls for something."""

_TELLER = 14
"""Tokens of the longest sentence that only tells who said the one before it."""
_HEARER = 4
"""Tokens in it of whom it was said to."""
_STOPS = frozenset({".", "!", "?", "…", ":", ";", '"', "”", "''", "’", "'"})

_REASONS = frozenset({"as", "because", "since", "if", "unless", "so"})
"""What opens a clause that goes on with what is said."""
_CITING = frozenset({"cite", "quote"})
"""What somebody does with whom or what he goes by."""


def of_cue(tree: Tree, cue: Range, head: int, contents: tuple[Range, ...]) -> tuple[Range, ...]:
    """Return the token ranges of what is said by a cue, in order.

    Args:
        tree: The document.
        cue: Token range of the cue.
        head: Its verb or noun.
        contents: What the model takes for what is said.
    """
    contents = _without_untold(tree, _on_its_side(tree, cue, contents))
    contents = _without_side(tree, cue, head, contents)
    contents = _without_clause_before(tree, head, contents)
    contents = _without_deeds(tree, head, contents)
    contents = _without_main_clause(tree, head, contents)
    contents = _called_for(tree, head, contents)
    contents = _with_reasons(tree, head, contents)
    contents = _of_belief(tree, head, contents)
    contents = _without_grounds(tree, cue, contents)
    return _with_subject(tree, cue, contents)


def within_reach(tree: Tree, cue: Range, contents: tuple[Range, ...]) -> tuple[Range, ...]:
    """Keep of a content what a reader would give to this cue.

    Other sentences belong to it only as quotations, other paragraphs only where a quotation was left open.
    """
    kept: list[Range] = []
    home = range(tree.sent[cue[0]], tree.sent[cue[1] - 1] + 1)
    cut_off = _cut_off(tree, cue)
    for start, end in contents:
        piece_start = start
        for sent in range(tree.sent[start], tree.sent[end - 1] + 1):
            begin, stop = max(piece_start, tree.sents[sent][0]), min(end, tree.sents[sent][1])
            if begin >= stop:
                continue
            if sent in home or (cut_off and sent == home[0] - 1) or _reaches(tree, cue, begin, stop):
                if kept and kept[-1][1] == begin:
                    kept[-1] = (kept[-1][0], stop)
                else:
                    kept.append((begin, stop))
    return tuple(piece for piece in (without_space(tree, *piece) for piece in kept) if piece[0] < piece[1])


def _cut_off(tree: Tree, cue: Range) -> bool:
    """Tell whether a sentence only tells who said the one before it in the same line ("They fled the town. *she added.*")."""
    start, end = tree.sents[tree.sent[cue[0]]]
    begin, stop = tree.trimmed(start, end)
    if not start or stop - begin > _TELLER or _paragraph_break(tree, start - 1, begin):
        return False
    if any(tree.is_predicate(i) for i in range(begin, stop) if not cue[0] <= i < cue[1]):
        return False
    pronoun = tree.pos[begin] == "PRON" and begin + 1 == cue[0] and tree.words[begin][0].islower()
    unstopped = tree.words[start - 1] not in _STOPS and tree.sents[tree.sent[start - 1]][0] < start - 2
    return stop <= cue[1] + _HEARER and (pronoun or unstopped) and begin < cue[0]


def _on_its_side(tree: Tree, cue: Range, contents: tuple[Range, ...]) -> tuple[Range, ...]:
    """Drop what a semicolon parts from the cue ("*they were offered money*; eleven families refused"), quotations left alone."""
    kept = []
    for first, stop in contents:
        named = tree.pos[first] == "PRON" and tree.words[first + 1 : first + 2] == [":"] and first + 2 < stop
        begin = first + 2 if named else first  # "denies *it:* “I sent three messages”"
        between = range(stop, cue[0]) if stop <= cue[0] else range(cue[1], begin)
        apart = any(tree.words[i] == ";" for i in between) and tree.sent[begin] == tree.sent[cue[0]]
        if not apart or quoted(tree, begin, stop) == "direct":
            kept.append((begin, stop))
    return tuple(kept)


def _without_untold(tree: Tree, contents: tuple[Range, ...]) -> tuple[Range, ...]:
    """Drop what tells only what was not told ("state media reported *without giving the location*")."""
    return tuple(
        (begin, stop)
        for begin, stop in contents
        if tree.lower[begin] != "without"
        or not tree.gerund(begin + 1)
        or tree.lemma[begin + 1] not in TELLING
    )


def _without_side(tree: Tree, cue: Range, head: int, contents: tuple[Range, ...]) -> tuple[Range, ...]:
    """Drop what a speaker does in saying so ("…, the army said on Sunday marking *an escalation*")."""
    kept = []
    for begin, stop in contents:
        above = tree.head[head_of(tree, begin, stop)]
        side = cue[0] <= above < cue[1] and above != head and tree.gerund(above) and begin > above
        if not side or tree.lemma[above] in _ADDING:
            kept.append((begin, stop))
    return tuple(kept) or contents


def _without_clause_before(tree: Tree, head: int, contents: tuple[Range, ...]) -> tuple[Range, ...]:
    """Drop the clause before who blames somebody: it tells another thing ("*owner sells boats*, company blames police")."""
    subject = tree.own_subject(head) if tree.is_verb(head) and tree.lemma[head] in _BLAMING else None
    blamed = [kid for kid in tree.of(head, "obj") if kid > head]
    if subject is None or not any(begin <= kid < stop for kid in blamed for begin, stop in contents):
        return contents
    return tuple(
        (begin, stop) for begin, stop in contents if stop > subject or quoted(tree, begin, stop) != "indirect"
    )


def _without_grounds(tree: Tree, cue: Range, contents: tuple[Range, ...]) -> tuple[Range, ...]:
    """Cut off what a speaker goes by, what he says it in, and a pronoun that was left behind.

    "Said the raids went on, *citing witnesses*", "said *in a filing* it could lose 30 jobs", "hit the shrine *which*".
    """
    kept = []
    for begin, stop in contents:
        first, last = begin, stop
        if begin == cue[1] and tree.lower[begin] == "in":
            noun = tree.head[begin]
            named = tree.lemma[noun] in lexicon.DOCUMENTS and tree.base[begin] == "case"
            clause = tree.head[noun]
            told = begin < clause < stop and tree.own_subject(clause) == tree.right[noun]
            first = tree.right[noun] if named and told and tree.left[noun] == begin else begin
        citing = not _CITING.isdisjoint(tree.lemma[first + 1 : stop])
        cites = next((i for i in range(first + 1, stop) if _cites(tree, i)), None) if citing else None
        if cites is not None and quoted(tree, begin, stop) != "direct":
            last = cites
        while (
            last - 1 > first and tree.lower[last - 1] in _RELATIVE and tree.antecedent(last - 1) != last - 1
        ):
            last -= 1
        kept.append((begin, stop) if (first, last) == (begin, stop) else tree.trimmed(first, last))
    return tuple(piece for piece in kept if piece[0] < piece[1])


def _cites(tree: Tree, index: int) -> bool:
    """Tell whether a gerund says whom or what a speaker goes by, whatever it was hung on."""
    if tree.lemma[index] not in _CITING:
        return False
    beside = tree.gerund(index) and tree.base[index] in {"advcl", "acl", "parataxis", "conj", "xcomp"}
    return (
        beside
        and bool(tree.of(index, "obj"))
        and not tree.of(index, "aux", "mark")
        and tree.own_subject(index) is None
    )


def _reaches(tree: Tree, cue: Range, start: int, end: int) -> bool:
    """Tell whether words in another sentence than the cue are a quotation that the cue can reach."""
    if quoted(tree, start, end) == "indirect" and not _open_before(tree, start):
        return False
    first, last = (cue[1] - 1, start) if cue[0] < start else (end - 1, cue[0])
    if not _paragraph_break(tree, first, last):
        return True
    return cue[0] < start and (_open_before(tree, start) or _next_line(tree, cue, start))


def _next_line(tree: Tree, cue: Range, start: int) -> bool:
    """Tell whether a sentence that opens with a mark is the line right behind the sentence of a cue, which quotes as well."""
    opens = start if tree.words[start] in OPENING else start - 1
    breaks = [i for i in range(cue[1], opens) if "\n" in tree.words[i]]
    quotes = any(tree.words[i] in OPENING for i in range(*tree.sents[tree.sent[cue[0]]]))
    if len(breaks) != 1 or not quotes or tree.words[breaks[0] - 1] == ":":
        return False  # all that a colon leads to: "signed"
    return tree.words[opens] in OPENING and tree.sent[opens] - tree.sent[cue[0]] == 1


def _open_before(tree: Tree, index: int) -> bool:
    """Tell whether a curly quotation mark opened in the last sentences is still open at a token."""
    floor = tree.sents[max(0, tree.sent[index] - 4)][0]
    depth = 0
    for word in tree.words[floor:index]:
        if word in {"“", "«"}:
            depth = 1
        elif word in {"”", "»"}:
            depth = 0
    return depth == 1


def _without_deeds(tree: Tree, cue: int, contents: tuple[Range, ...]) -> tuple[Range, ...]:
    """Cut a noun phrase that is said off before what its speaker does next ("announced a curfew *and closed …*")."""
    kept = []
    for begin, stop in contents:
        told = any(begin <= kid < stop for kid in tree.of(cue, "ccomp", "xcomp", "parataxis"))
        if not told and (tree.of(cue, "obj") or any(begin <= kid < stop for _, kid in tree.obliques(cue))):
            cuts = [
                min(tree.left[kid], kid)
                for kid in tree.of(cue, "conj")
                if begin < kid < stop
                if tree.is_verb(kid) and tree.finite(kid) and tree.own_subject(kid) is None
            ]
            cuts += [
                min(tree.left[kid], kid)
                for kid in tree.of(cue, "advcl")
                if begin < min(tree.left[kid], kid) and kid < stop and tree.own_subject(kid) is not None
                if {tree.lower[mark] for mark in tree.of(kid, "mark")} & _BESIDE
            ]  # "reported a toll of eight *while the monitor gave one of 12*"
        else:
            cuts = [
                min(tree.left[kid], kid)
                for verb in (cue, *tree.above(cue))
                for kid in tree.of(verb, "conj")
                if begin < min(tree.left[kid], kid) and kid < stop
                if says_no_more(tree, kid)
                or (
                    verb == cue
                    and (goes_on(tree, kid) or gives_count(tree, kid) or by_number(tree, cue, kid))
                )
            ]
        cut = min(cuts, default=stop)
        if cut > begin:
            kept.append(tree.trimmed(begin, cut) if cut < stop else (begin, stop))
    return tuple(piece for piece in kept if piece[0] < piece[1])


def _without_main_clause(tree: Tree, cue: int, contents: tuple[Range, ...]) -> tuple[Range, ...]:
    """Cut what is said in a clause before the main one off before that ("While rebels say they hold on, *the town fell*")."""
    main = tree.head[cue]
    if tree.dep[cue] == "acl:relcl" and tree.lower[main] == "what" and main < cue:
        # "two were shot *in what the mayor called* a crime": he tells what it was
        return tuple(p for p in contents if not p[0] < tree.left[main] <= cue) or contents
    if tree.dep[cue] == "acl:relcl" and main < cue:
        return _without_clause_of_noun(tree, main, cue, contents)
    if tree.base[cue] != "advcl" or main < cue or not tree.of(cue, "mark"):
        return contents
    end = tree.right[cue]
    kept = [(begin, min(stop, end)) if begin <= main < stop else (begin, stop) for begin, stop in contents]
    return tuple(tree.trimmed(*piece) for piece in kept if piece[0] < piece[1])


def _without_clause_of_noun(
    tree: Tree, noun: int, cue: int, contents: tuple[Range, ...]
) -> tuple[Range, ...]:
    """Cut what is said in a relative clause off before its noun's own verb ("the man, who said he was lost, *was arrested*")."""
    verb = tree.head[noun]
    if tree.base[noun] != "nsubj" or verb < cue:
        return contents
    first = min([verb, *(kid for kid in tree.of(verb, "aux", "cop", "advmod") if kid > cue)])
    first -= tree.words[first - 1] == ","
    kept = [(begin, min(stop, first)) if begin <= first < stop else (begin, stop) for begin, stop in contents]
    return tuple(piece for piece in (tree.trimmed(*p) for p in kept if p[0] < p[1]) if piece[0] < piece[1])


def _called_for(tree: Tree, cue: int, contents: tuple[Range, ...]) -> tuple[Range, ...]:
    """Cut what somebody calls in off what he calls for ("called in *a video message* for them to leave")."""
    begin, stop = contents[0] if contents else (0, 0)
    if tree.lemma[cue] != "call" or not tree.is_verb(cue) or tree.lower[begin - 1] not in _CALLED_IN:
        return contents
    first = next(
        (i for i in range(begin, stop - 1) if tree.lower[i] == "for" and tree.base[i] == "mark"), begin - 1
    )
    led = first > begin and tree.infinitive(tree.head[first])
    return ((first + 1, stop), *contents[1:]) if led else contents


def _with_reasons(tree: Tree, cue: int, contents: tuple[Range, ...]) -> tuple[Range, ...]:
    """Give a clause that is said its reasons back ("he said, it would help them, *as they could rest*"), and what it goes on to."""
    kept = []
    for number, (begin, stop) in enumerate(contents):
        end = stop
        for kid in range(stop, tree.sents[tree.sent[stop - 1]][1]):
            above = tree.head[kid]
            held = begin <= above < stop and tree.is_predicate(above)
            if not held:
                continue
            if tree.left[kid] == end and _goes_on_in_it(tree, cue, kid):
                end = tree.right[kid]
            if tree.base[kid] != "advcl":
                continue
            near = stop <= tree.left[kid] <= end + 1
            marks = {tree.lower[mark] for mark in tree.of(kid, "mark")}
            if near and marks & _REASONS and tree.own_subject(kid) is not None:
                end = tree.right[kid]
        later = contents[number + 1][0] if number + 1 < len(contents) else len(tree)
        clear = end <= later and not stop <= cue < end and quoted(tree, begin, stop) != "direct"
        kept.append((begin, tree.trimmed(begin, end)[1]) if end > stop and clear else (begin, stop))
    return tuple(kept)


def _goes_on_in_it(tree: Tree, cue: int, verb: int) -> bool:
    """Tell whether a verb in the present goes on from one that was told in the past ("said that they refuse *and seek to win*")."""
    first = next((i for i in tree.above(verb) if tree.finite(i)), verb)
    tenses = ["Tense=Past" in tree.feats[cue], *("Tense=Pres" in tree.feats[i] for i in (first, verb))]
    bare = tree.own_subject(verb) is None and not tree.of(verb, "aux") and tree.finite(verb)
    return tree.base[verb] == "conj" and tree.lower[tree.left[verb]] == "and" and bare and all(tenses)


def _with_subject(tree: Tree, cue: Range, contents: tuple[Range, ...]) -> tuple[Range, ...]:
    """Give a clause that is said its subject back where it was cut in two ("*air strikes on Douma* the besieged town killed")."""
    begin, stop = contents[0] if contents else (0, 0)
    tops = (i for i in range(begin, stop) if tree.head[i] == i or not begin <= tree.head[i] < stop)
    head = next(filter(tree.is_predicate, tops), None)
    first = (
        min((tree.left[kid] for kid in tree.of(head, "nsubj")), default=begin) if head is not None else begin
    )
    gap = range(first, begin)
    if (
        not gap
        or first < tree.sents[tree.sent[begin]][0]
        or cue[0] < begin
        or quoted(tree, begin, stop) != "indirect"
    ):
        return contents
    if any(tree.is_verb(i) and tree.finite(i) for i in gap):
        return contents
    return ((first, stop), *contents[1:])


def _of_belief(tree: Tree, cue: int, contents: tuple[Range, ...]) -> tuple[Range, ...]:
    """Cut what stands beside a belief of nobody's off ("one man is believed to be held, *and no injuries were reported*")."""
    if not tree.is_verb(cue) or not tree.passive(cue) or tree.agent(cue) is not None:
        return contents
    begin = min(
        (
            tree.left[kid]
            for kid in tree.of(cue, "conj")
            if tree.own_subject(kid) is not None and tree.finite(kid)
        ),
        default=None,
    )
    if begin is None:
        return contents
    kept = [(first, min(stop, begin)) for first, stop in contents if first < begin]
    return tuple(piece for piece in (tree.trimmed(*piece) for piece in kept) if piece[0] < piece[1])


def without_deed(tree: Tree, cue: int, act: str | None, contents: tuple[Range, ...]) -> tuple[Range, ...]:
    """Cut what a deed did off the deed that somebody claims, condemns or praises ("claimed a bombing *that killed 30*").

    He owns up to the deed or judges it; what came of it the report tells.
    """
    owns = tree.lemma[cue] in {"claim", "admit", "accept", "take"} and "responsibility" in {
        tree.lower[i] for i in range(cue, contents[0][0])
    }
    if tree.lemma[cue] == "responsibility" or owns or act in {"ACCUSE", "SUPPORT"}:
        contents = tuple(piece for content in contents for piece in _without_told(tree, content))
    return contents


def _without_told(tree: Tree, content: Range) -> tuple[Range, ...]:
    """Cut the relative clauses that tell what happened off a noun phrase, unless they are quoted."""
    gone: set[int] = set()
    for clause in range(*content):
        first = tree.left[clause]
        opened = {tree.lower[i] for i in range(first, min(first + 2, clause))} & _RELATIVE
        told = tree.dep[clause] in {"acl:relcl", "advcl:relcl"} and opened and _happened(tree, clause)
        if told and content[0] < first and quoted(tree, first, tree.right[clause]) == "indirect":
            gone.update(tree.subtree(clause))
    return runs(tree, [i for i in range(*content) if i not in gone]) if gone else (content,)


def _happened(tree: Tree, clause: int) -> bool:
    """Tell whether a clause says what was done or befell somebody: how something was ("groundless") is a judgment."""
    past = "Tense=Past" in tree.feats[clause] and "VerbForm=Fin" in tree.feats[clause]
    aux = {tree.lower[kid] for kid in tree.of(clause, "aux")} & {"was", "were", "had", "has", "have"}
    return tree.is_verb(clause) and (past or bool(aux))


def _paragraph_break(tree: Tree, start: int, end: int) -> bool:
    """Tell whether a line ends between two tokens."""
    return any("\n" in tree.words[i] for i in range(start, end)) or (
        end > start and "\n" in tree.text[tree.end[start] : tree.start[end]]
    )
