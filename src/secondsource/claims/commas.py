"""Speakers behind a lost comma: "Rebels took the town the army said on Friday", read from the words alone.

Reports that went through a converter often have lost their commas, and a tree then ties the speaker to the
noun before it. A noun phrase that begins where no noun phrase can go on tells where the comma stood.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from secondsource.claims import lexicon, run_in
from secondsource.claims.openings import opens_phrase, speaks_by_name
from secondsource.claims.tree import CLOSING

if TYPE_CHECKING:
    from secondsource.claims.saying import Range
    from secondsource.claims.tree import Tree

_LONGEST = 22
"""Tokens of a speaker with titles and bodies ("a source at …"); no speaker of the sample was longer."""

_PRONOUNS = frozenset({"he", "she", "they", "it", "we", "i"})
_NOMINAL = frozenset({"NOUN", "PROPN", "ADJ", "NUM", "DET", "ADP", "X", "SYM"})
_BETWEEN = frozenset("-–&/'’()") | {"'s", "’s"}
_BEHIND = frozenset({"adding", "citing", "quoting", "after", "when", "while", "following", "without", "but"})
"""Words that may open what follows the verb of saying without being its content."""

_ON = frozenset({
    "note", "stress", "warn", "explain", "refer", "describe", "speak", "confirm", "affirm", "indicate",
    "emphasize", "underline", "accuse", "blame",
})  # fmt: skip

REVISING = frozenset({"update", "revise", "raise", "correct"})
"""What somebody does with a number that he gave before."""
_RELATIVE = frozenset({"which", "that", "who", "whom", "what"})
_TIMES = lexicon.PERIODS | {"morning", "evening"}


def trailing(tree: Tree, verb: int) -> tuple[Range, Range] | None:
    """Find content and speaker of a verb of saying at the end of a sentence without a comma before the speaker.

    Args:
        tree: The document.
        verb: The verb of saying, or "quoted" of "was quoted as saying".

    Returns:
        Token ranges of content and speaker, or ``None``: the sentence does not end so.
    """
    start, end = tree.sents[tree.sent[verb]]
    source = speaker_before(tree, verb)
    if source is None or source[0] - start < 4 or not _ends(tree, verb, end):
        return None
    while start < source[0] and (tree.pos[start] == "SPACE" or tree.words[start] in CLOSING):
        start += 1
    told = any(tree.is_predicate(i) and tree.finite(i) for i in range(start, source[0]))
    headline = any(
        tree.past_participle(i) and (tree.base[i] == "acl" or tree.own_subject(i) is not None)
        for i in range(start, source[0])
    )
    return ((start, source[0]), source) if told or headline else None


def apposed(tree: Tree, verb: int) -> tuple[Range, Range] | None:
    """Find content and speaker of "…, the mayor of the town, Fatime Abakar, said": a description and a name between commas.

    Returns:
        Token ranges of content and speaker, or ``None``: the verb does not stand so.
    """
    start = tree.sents[tree.sent[verb]][0]
    commas = [i for i in range(verb - 1, max(start, verb - _LONGEST), -1) if tree.words[i] == ","][:3]
    if len(commas) < 3 or commas[0] != verb - 1:
        return None
    last, first = (commas[1] + 1, commas[0]), (commas[2] + 1, commas[1])
    named = [all(tree.ent[i] in {"PERSON", "ORG"} for i in range(*piece)) for piece in (first, last)]
    told = last if named[0] else first
    if named[0] == named[1] or any(tree.is_verb(i) and tree.finite(i) for i in range(*told)):
        return None
    if not _can_speak(tree, *told) or not any(tree.is_predicate(i) for i in range(start, commas[2])):
        return None
    return (start, commas[2]), (first[0], last[1])


def inverted(tree: Tree, verb: int) -> tuple[Range, Range] | None:
    """Find content and speaker of "… near an airport said the monitor which relies on a network": no comma before the verb.

    Returns:
        Token ranges of content and speaker, or ``None``: the verb has its content elsewhere.
    """
    start, end = tree.sents[tree.sent[verb]]
    first = verb + 1
    own = tree.own_subject(verb)
    if tree.lemma[verb] != "say" and own is not None and own < verb:
        return None  # "when Moscow *announced* a withdrawal of its forces"
    if verb - start < 4 or first >= end or not _closes_phrase(tree, verb - 1):
        return None
    noun = next(
        (
            i
            for i in range(first, end)
            if tree.pos[i] in {"NOUN", "PROPN"} and tree.base[i] != "compound" and tree.dep[i] != "nmod:desc"
        ),
        None,
    )
    if noun is None or any(tree.pos[i] not in _NOMINAL for i in range(first, noun)):
        return None
    begin, stop = tree.phrase(noun)
    rest = range(stop, end)
    plain = tree.lemma[verb] == "say"  # takes no noun for what is said
    related = stop < end and (tree.lower[stop] in {"who", "which"} or (plain and _beside(tree, stop)))
    if (
        begin != first
        or not _can_speak(tree, begin, stop)
        or (not related and any(tree.is_verb(i) for i in rest))
    ):
        return None
    told = any(
        tree.is_predicate(i)
        and (tree.finite(i) or (tree.past_participle(i) and tree.own_subject(i) is not None))
        for i in range(start, verb)
    )
    if tree.lower[stop : stop + 1] in (["adding"], ["noting"], ["stressing"]) and any(
        tree.pos[i] == "VERB" and tree.base[i] != "amod" for i in range(start, verb)
    ):
        return (start, verb), (
            begin,
            stop,
        )  # "… killed 12 people said the monitor *adding that* …": two speak at once
    spoken = any(
        tree.own_subject(i) is not None and tree.antecedent(tree.own_subject(i) or 0) < verb
        for i in range(start, verb)
    )
    return ((start, verb), (begin, stop)) if told and spoken else None


def _beside(tree: Tree, index: int) -> bool:
    """Tell whether what follows a speaker only tells more of him ("said the monitor *adding that* …", "said X *a doctor* who …")."""
    if tree.gerund(index) or tree.lower[index] in {"in", "on"}:
        return True
    return tree.lower[index] in {"a", "an", "the"} and not any(
        tree.finite(i) and tree.dep[i] != "acl:relcl" and tree.own_subject(i) == index + 1
        for i in range(index + 1, tree.sents[tree.sent[index]][1])
    )


def speaker_before(tree: Tree, verb: int) -> Range | None:
    """Return the noun phrase right before a verb that cannot belong to the words before it, or ``None``."""
    end = verb
    floor = tree.sents[tree.sent[verb]][0]
    while end > floor and tree.pos[end - 1] in {"AUX", "ADV"}:
        end -= 1
    if end - 1 <= floor:
        return None
    if tree.lower[end - 1] in _PRONOUNS:
        # "since the war began *he* added": nothing but a speaker stands there in this form
        bare = tree.lower[end - 1] != "it" and tree.pos[end - 2] == "VERB"
        return (end - 1, end) if bare or _closes_phrase(tree, end - 2) else None
    begin = end - 1
    best: Range | None = None
    while begin > floor and end - begin <= _LONGEST and _nominal(tree, begin):
        if opens_phrase(tree, begin, end) and _closes_phrase(tree, begin - 1):
            best = (begin, end)
            break
        begin -= 1
    return _with_name(tree, *best) if best is not None and _can_speak(tree, *best) else None


def _with_name(tree: Tree, begin: int, end: int) -> Range:
    """Give who is described behind his name the name ("“…” *Omar Nasser* a local official said"), the commas lost."""
    if tree.lower[begin] not in {"a", "an"} or not speaks_by_name(tree, end - 1):
        return begin, end
    first = begin
    while first > 0 and (tree.ent[first - 1] in {"PERSON", "ORG"} or tree.pos[first - 1] == "PROPN"):
        first -= 1
    named = begin - first > 1 and tree.words[first][0].isupper()
    people = all(tree.ent[i] == "PERSON" for i in range(first, begin))
    return (first, end) if named and (people or tree.words[first - 1] in CLOSING) else (begin, end)


def _nominal(tree: Tree, index: int) -> bool:
    if tree.pos[index] in _NOMINAL or tree.words[index] in _BETWEEN:
        return True
    if tree.pos[index] == "VERB":  # "the London-based monitor", "a group monitoring the conflict"
        return tree.base[index] in {"amod", "acl"} or tree.words[index - 1] == "-"
    return tree.lower[index] in {"and", "who", "his", "her", "their", "its"}


def _can_speak(tree: Tree, begin: int, end: int) -> bool:
    """Tell whether a noun phrase has a word in it that can be a speaker."""
    if tree.lower[begin] in _PRONOUNS:
        return True
    return any(
        tree.ent[i] in {"PERSON", "ORG", "NORP"}
        or speaks_by_name(tree, i)
        or tree.lemma[i] in lexicon.COLLECTIVES
        or tree.lemma[i] in lexicon.DOCUMENTS
        for i in range(begin, end)
    )


def _closes_phrase(tree: Tree, index: int) -> bool:
    """Tell whether the words before a noun phrase are complete, so that it is not part of them."""
    if index < 0:
        return False
    if tree.words[index] in CLOSING or tree.words[index] in {")", "]"}:
        return True
    pos = tree.pos[index]
    if pos == "VERB":
        return tree.passive(index) or tree.base[index] == "xcomp"
    if pos == "ADJ":
        return run_in.counts_more(tree, index) or tree.base[index] not in {"amod", "compound"}
    if pos == "ADV":
        return tree.base[index] == "advmod" and index > 0
    return pos in {"NOUN", "PROPN", "NUM", "PRON"} and tree.lower[index] not in _RELATIVE


def _ends(tree: Tree, verb: int, end: int) -> bool:
    """Tell whether nothing behind a verb of saying is its content."""
    index = verb + 1
    if index < end and tree.lower[index] == "as" and tree.words[verb].lower() == "quoted":
        index += 2
    if index < end and _thing(tree, index) and tree.lemma[verb] not in {"tell", "inform"}:
        noun = next((i for i in range(index, end) if _named_by(tree, i)), index)
        said = tree.lemma[verb] == "say" and not _can_speak(tree, noun, noun + 1)
        if not said or tree.words[end - 1] == ":":
            return False  # "as troops advanced activists reported heavy shelling", not "… the army said, a town near it"
    if index < end and tree.lower[index] == "as" and _meanwhile(tree, index, end):
        return True
    for spot in range(index, end):
        if tree.lower[spot] in _BEHIND or (spot == index and _revises(tree, spot)) or _speaks_on(tree, spot):
            return True
        if tree.lower[spot] in {"that", "if", "whether", ":"} or tree.words[spot] in '“"':
            return False
        if tree.is_verb(spot) and tree.base[spot] != "amod":
            return False
    return True


def _meanwhile(tree: Tree, index: int, end: int) -> bool:
    """Tell whether an "as" opens what went on when somebody spoke ("… activists said *as violence went on*")."""
    clause = tree.head[index]
    timed = tree.base[index] == "mark" and tree.finite(clause) and tree.own_subject(clause) is not None
    return timed and "," not in tree.words[index:end]


def _speaks_on(tree: Tree, index: int) -> bool:
    """Tell whether a gerund goes on with what a speaker does in words ("… told the paper *noting that* …")."""
    return (
        tree.gerund(index) and tree.lemma[index] in _ON and tree.base[index] not in {"csubj", "nsubj", "amod"}
    )


def _named_by(tree: Tree, index: int) -> bool:
    """Tell whether a token is the noun that a noun phrase is named by."""
    return tree.pos[index] in {"NOUN", "PROPN"} and tree.base[index] not in {"compound", "amod"}


def _revises(tree: Tree, index: int) -> bool:
    """Tell whether a gerund only tells what somebody does in speaking ("the monitor said *updating* an earlier toll")."""
    return tree.gerund(index) and tree.lemma[index] in REVISING | {"cite", "quote"}


def _thing(tree: Tree, index: int) -> bool:
    """Tell whether a noun phrase that is no time begins at a token."""
    if tree.pos[index] not in {"DET", "NOUN", "PROPN", "ADJ", "NUM", "PRON"} or tree.ent[index] in {
        "DATE",
        "TIME",
    }:
        return False
    return not any(tree.lemma[i] in _TIMES for i in range(index, min(index + 3, len(tree))))
