"""One attribution in tokens, and what its words tell: how it is quoted, who carries it, who can speak."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from secondsource.claims import asking, lexicon, stance
from secondsource.claims.speaking import is_thing, speaks
from secondsource.claims.tree import CLOSING, OPENING, QUESTIONS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from secondsource.claims.tree import Tree
    from secondsource.model.claim import Quote, Stance


Range = tuple[int, int]


@dataclass(slots=True, eq=False)
class Saying:
    """One attribution in tokens, which equals itself alone.

    It has slots, as all that is read much more often than made: a named tuple gives each field by a call.

    Attributes:
        cue: Token range of the cue, or ``None``.
        cue_head: The cue's verb or noun, or ``None``.
        source: Token range of the speaker, or ``None``.
        source_head: Head of the speaker, or ``None``.
        contents: Token ranges of the content, in order.
        quote: How the content is given.
        stance: What the speaker does with it.
        act: PLOVER type of the act of saying, or ``None``: a mere statement.
        clausal: Whether the content is a clause (else a noun phrase: "warned of a disaster").
        carriers: Heads of further carriers named with the cue, nearest first ("told EFE").
        outer: Index of the saying whose content holds this one, or ``None``.
    """

    cue: Range | None
    cue_head: int | None
    source: Range | None
    source_head: int | None
    contents: tuple[Range, ...]
    quote: Quote
    stance: Stance
    act: str | None
    clausal: bool = True
    carriers: tuple[int, ...] = ()
    outer: int | None = None

    def holds(self, index: int) -> bool:
        """Tell whether a token is part of the content."""
        for start, end in self.contents:  # noqa: SIM110 - asked very often: no generator
            if start <= index < end:
                return True
        return False

    def spoken_by(self, other: Saying) -> Saying:
        """Return this saying as one of the speaker of another, with those who carry him."""
        return replace(self, source=other.source, source_head=other.source_head, carriers=other.carriers)

    def told_with(self, other: Saying) -> Saying:
        """Return this saying as a part of another: by the same speaker, behind the same cue."""
        return replace(self.spoken_by(other), cue=other.cue, cue_head=other.cue_head)

    @property
    def size(self) -> int:
        """Number of tokens of the content."""
        return sum(end - start for start, end in self.contents)


def own_words(sayings: Sequence[Saying]) -> dict[int, tuple[Range, ...]]:
    """Return the token ranges of what each speaker says, by his head: whom he names there is, as a rule, not he himself."""
    found: dict[int, tuple[Range, ...]] = {}
    for saying in sayings:
        if saying.source_head is not None:
            found[saying.source_head] = (*found.get(saying.source_head, ()), *saying.contents)
    return found


def within(index: int, ranges: Sequence[Range]) -> bool:
    """Tell whether a token lies in one of several ranges."""
    for start, end in ranges:  # noqa: SIM110 - asked very often: no generator
        if start <= index < end:
            return True
    return False


_SPEAKING = frozenset({"say", "speak", "talk", "tell", "add", "state", "explain", "declare", "comment"})
_ASKING = frozenset({"ask", "wonder", "question", "know", "see", "decide", "determine", "investigate"})
_CITING = frozenset({"quote", "cite", "reference"})
_MEANING = frozenset({"NOUN", "PROPN", "PRON", "VERB", "NUM"})
_EXCHANGES = frozenset({"interview", "comment", "remark", "call", "conversation"})
_UNABLE = frozenset({"unable", "decline", "fail", "refuse", "impossible"})
_NAMING = frozenset(
    {"describe", "call", "consider", "regard", "view", "see", "style", "brand", "label", "name", "dub"}
)


def head_of(tree: Tree, start: int, end: int) -> int:
    """Return the token of a range whose head lies outside, the first nominal or verbal one where there are several."""
    head, pos = tree.head, tree.pos
    first: int | None = None
    for i in range(start, end):
        if (not start <= head[i] < end or head[i] == i) and pos[i] not in {"PUNCT", "SPACE"}:
            if pos[i] in _MEANING:
                return i
            first = i if first is None else first
    return first if first is not None else next((i for i in range(start, end) if pos[i] in _MEANING), start)


def without_space(tree: Tree, start: int, end: int) -> Range:
    """Shrink a token range by white space at its edges."""
    while start < end and tree.pos[start] == "SPACE":
        start += 1
    while end > start and tree.pos[end - 1] == "SPACE":
        end -= 1
    return start, end


def speaking_subject(tree: Tree, verb: int) -> int | None:
    """Return who a verb of saying has as its subject; "…, saying that" beside a noun goes back to the main clause."""
    noun = tree.head[verb]
    if tree.base[verb] == "acl" and tree.base[noun] == "obj" and tree.lemma[tree.head[noun]] in _CITING:
        return noun  # "the monitor cited *residents* saying that"
    beside = tree.base[verb] == "advcl" and tree.own_subject(verb) is None
    if beside and tree.gerund(verb):
        nearest = tree.subject(verb)  # "told X that shells hit the town, noting that": not the shells
        beside = nearest is None or not speaks(tree, nearest)
    if (tree.base[verb] == "acl" or beside) and tree.gerund(verb):
        for above in tree.above(verb):
            if tree.is_predicate(above) and tree.finite(above):
                subject = tree.subject(above)
                if subject is not None and speaks(tree, subject) and not is_thing(tree, subject):
                    return subject
    return tree.subject(verb)


def calls_itself(tree: Tree, verb: int) -> bool:
    """Tell whether a verb only tells what somebody goes by ("which describes itself as a neutral group")."""
    return tree.lemma[verb] in _NAMING and any(
        tree.lower[kid] in {"itself", "themselves", "himself", "herself"} for kid in tree.of(verb, "obj")
    )


def only_tries(tree: Tree, verb: int) -> bool:
    """Tell whether a verb of saying means to try, to intend or to go on ("is seeking to enforce", "continue supporting")."""
    if tree.lemma[verb] == "continue":
        return any(tree.gerund(kid) or tree.infinitive(kid) for kid in tree.of(verb, "xcomp", "advcl"))
    if tree.lemma[verb] == "want" and not tree.of(verb, "obj"):
        # "wanted to set up a base", not "wants to see him go"
        return any(tree.infinitive(kid) and tree.lemma[kid] != "see" for kid in tree.of(verb, "xcomp"))
    return tree.lemma[verb] == "seek" and any(tree.infinitive(kid) for kid in tree.of(verb, "xcomp", "advcl"))


def lets_think(tree: Tree, verb: int, subject: int) -> bool:
    """Tell whether a thing lets somebody think so, and nobody speaks ("*it suggests* they are not safe")."""
    thing = tree.lower[subject] in {"it", "this", "that", "which"}
    return thing and tree.lemma[verb] == "suggest" and "Tense=Past" not in tree.feats[verb]


def only_may(tree: Tree, verb: int, stance: Stance) -> bool:
    """Tell whether an act is one that may be done yet ("charges *could be sought*"): nothing is asked, promised or refused."""
    acts = stance in {"demands", "promises", "proposes", "rejects", "warns"}
    may = any(tree.lower[kid] in {"may", "might", "could"} for kid in tree.of(verb, "aux"))
    return acts and may and not any(tree.lower[kid] in lexicon.NOT for kid in tree.of(verb, "advmod"))


_BELIEVED = frozenset({
    "thought", "believed", "suspected", "said", "known", "understood", "presumed", "alleged", "reported",
})  # fmt: skip
"""Participles that tell what is held of a noun, by nobody in particular."""


def of_common_belief(tree: Tree, head: int) -> bool:
    """Tell whether a participle only qualifies its noun ("a gas *believed to be* chlorine"): nobody is named."""
    if (
        tree.base[head] == "acl"
        and tree.lower[head] in _BELIEVED
        and tree.lower[head + 1 : head + 2] == ["to"]
    ):
        return True
    what = tree.dep[head] == "acl:relcl" and tree.lower[tree.head[head]] == "what"
    if what and any(tree.of(kid, "cop") for kid in tree.of(head, "xcomp")):
        return True  # "tested *what it claimed to be* a bomb": a name for it
    of_noun = tree.dep[head] == "acl" or what
    return (
        of_noun and tree.past_participle(head) and tree.agent(head) is None and bool(tree.of(head, "xcomp"))
    )


def names_only(tree: Tree, head: int) -> bool:
    """Tell whether a cue only gives a name ("the police *known as* the Asayish", "formerly *called* Nusra")."""
    named = tree.lemma[head] == "know" and tree.lower[head + 1 : head + 2] in (["as"], ["by"])
    return named and tree.past_participle(head) and tree.agent(head) is None


_CHECKING = frozenset({"confirm", "verify"})


def asks_only(tree: Tree, head: int, contents: tuple[Range, ...]) -> bool:
    """Tell whether an act is a question or tells of one ("asked whether …", "did not know when …"): nothing is asserted."""
    if not contents or (
        tree.lemma[head] in _CHECKING and not tree.passive(head) and stance.unconfirmed(tree, head)
    ):
        return False  # "could not *confirm how many* were hurt": he takes a position on it
    if asking.of_cue(tree, contents[0][0]):
        return True  # "had no information on *who was shot*"
    first, before = tree.lower[contents[0][0]], tree.lower[contents[0][0] - 1]
    if tree.lemma[head] in _ASKING:
        return first in QUESTIONS or before in QUESTIONS
    doubted = tree.lemma[head] in {"unclear", "unknown"} or any(
        tree.lower[kid] in lexicon.NOT | {"never"} for kid in tree.of(head, "advmod")
    )
    return doubted and first in QUESTIONS and first not in {"whether", "if"}  # "*which* army was behind it"


def left_open(tree: Tree, head: int, contents: tuple[Range, ...]) -> bool:
    """Tell whether a content is what somebody did not tell ("never mentioned *whether* …"): its cue is negated."""
    if not contents or not tree.is_verb(head):
        return False
    first = contents[0][0]
    return tree.lower[first] in {"whether", "if"} or tree.lower[first - 1] in {"whether", "if"}


def thesis(tree: Tree, contents: tuple[Range, ...]) -> tuple[Range, ...] | None:
    """Return what a noun that only names a thesis says ("rejected *the idea that* the army had shelled it"), or ``None``."""
    if not contents:
        return None
    begin, stop = contents[0]
    noun = head_of(tree, begin, stop)
    if tree.lemma[noun] not in lexicon.words("acts", "theses"):
        return None
    for clause in tree.of(noun, "acl", "ccomp"):
        mark = next((i for i in tree.of(clause, "mark") if tree.lower[i] == "that"), None)
        if mark is not None and tree.finite(clause) and noun < mark < clause < contents[-1][1]:
            return ((mark + 1, max(contents[-1][1], tree.right[clause])),)
    return None


def says_nothing(tree: Tree, head: int, stance: Stance) -> bool:
    """Tell whether a verb of plain saying only tells a purpose, or what was not said ("to welcome", "unable to explain")."""
    if stance != "asserts" or not tree.is_verb(head) or not tree.infinitive(head):
        return False
    governs = tree.lemma[tree.head[head]] in _UNABLE and tree.base[head] in {"xcomp", "advcl", "ccomp"}
    return governs or (tree.base[head] == "advcl" and not tree.of(head, "ccomp"))


def quoted_all(tree: Tree, contents: tuple[Range, ...], kind: Quote) -> Quote:
    """Tell how a content is given that stands in several pieces."""
    kinds = {quoted(tree, *content) for content in contents}
    return kinds.pop() if len(kinds) == 1 else ("mixed" if kinds - {"indirect"} else kind)


def carriers(tree: Tree, head: int | None, source: Range | None) -> tuple[int, ...]:
    """Find who carries the words beside the speaker: "told EFE", "said on state television", "in a statement"."""
    if head is None or not tree.is_verb(head):
        return ()
    found: list[int] = _who_gave(tree, head_of(tree, *source)) if source is not None else []
    if tree.lemma[head] in {"tell", "inform", "give"}:
        found += [kid for kid in tree.of(head, "obj", "iobj") if _outlet(tree, kid)]
        told = head + 1 + (head + 1 < len(tree) and tree.pos[head + 1] == "DET")
        if told < len(tree) and tree.base[told] == "compound":
            noun = tree.head[told]  # "told a *news* conference", "told *CNN* affiliate Alfa"
            apart = tree.ent[told] and (tree.ent[noun] or "DET" in tree.pos[told:noun] or speaks(tree, noun))
            told = told if apart else noun
            told += not _outlet(tree, told) and tree.pos[told + 1 : told + 2] == ["PROPN"]
        speaker = source is not None and source[0] <= told < source[1]
        if told < len(tree) and tree.pos[told] in {"PROPN", "NOUN"} and not speaker and _outlet(tree, told):
            found.append(told)
    within = any(case == "in" and tree.lower[kid] == "which" for case, kid in tree.obliques(head))
    if within and tree.dep[head] == "acl:relcl" and tree.lemma[tree.head[head]] in lexicon.DOCUMENTS:
        found.append(tree.head[head])  # "a *statement in which* the party demands"
    spots = [head]
    if tree.base[head] in {"xcomp", "advcl"} and tree.lemma[tree.head[head]] in {"quote", "cite"}:
        spots.append(tree.head[head])
    for spot in spots:
        for case, kid in tree.obliques(spot):
            if source and source[0] <= kid < source[1]:
                continue
            lemma = tree.lemma[kid]
            if case in {"on", "to", "in", "via", "through", "with", "by", "from", "at", "for"}:
                held = lemma in lexicon.DOCUMENTS or lemma in _EXCHANGES
                if held and case in {"in", "by", "on", "via", "through", "at"}:
                    if lemma in lexicon.DOCUMENTS:
                        found.append(kid)
                    found.extend(publisher(tree, kid))
                elif lemma in lexicon.FORA or (
                    case in {"to", "with"} and tree.lemma[head] in _SPEAKING and _outlet(tree, kid)
                ):
                    found.append(kid)
    return tuple(dict.fromkeys(found))


def _who_gave(tree: Tree, document: int) -> list[int]:
    """Return who is told to have given out the document that speaks ("footage *posted by activists* showed")."""
    if tree.lemma[document] not in lexicon.DOCUMENTS:
        return []
    clauses = [kid for kid in tree.of(document, "acl") if kid > document and tree.lemma[kid] in _DELIVERING]
    return [agent for clause in clauses if (agent := tree.agent(clause)) is not None and speaks(tree, agent)]


def publisher(tree: Tree, index: int) -> list[int]:
    """Find who published a document: "published by the state newspaper Al Watan", "with EFE", "to Reuters", "on state TV"."""
    found = []
    for kid in tree.of(index, "acl"):
        agent = tree.agent(kid)
        if agent is not None:
            found.append(agent)
        found += [
            noun
            for case, noun in tree.obliques(kid)
            if case in {"on", "in", "to", "with"} and _outlet(tree, noun)
        ]
    found += [
        teller
        for clause in tree.exactly(index, "acl:relcl")
        if tree.lemma[clause] in _DELIVERING and (teller := tree.own_subject(clause)) is not None
        if tree.antecedent(teller) == teller
    ]  # "according to a speech *the minister* delivered"
    found += [
        kid
        for case, kid in tree.obliques(index)
        if case in {"with", "to", "on", "by", "from"}
        and tree.lemma[index] != "filing"  # it is the company's, not who has it
        # "sources *from the army*" are no document of its
        and (case in {"to", "on"} or not _is_somebody(tree, index))
        and (_outlet(tree, kid) or (tree.ent[kid] == "ORG" and case != "on"))
    ]
    return found


_DELIVERING = frozenset({
    "deliver", "give", "make", "write", "publish", "issue", "post", "release", "file", "upload", "share",
    "broadcast", "air", "distribute", "circulate",
})  # fmt: skip


def _is_somebody(tree: Tree, index: int) -> bool:
    lemma = tree.lemma[index]
    return lemma == "source" or lemma in lexicon.PERSONS


def _outlet(tree: Tree, index: int) -> bool:
    if tree.ent[index] in {"DATE", "TIME"}:
        return False
    if tree.ent[index] in {"ORG", "MISC"} or (tree.pos[index] == "PROPN" and tree.ent[index] != "PERSON"):
        return True
    return tree.lemma[index] in lexicon.OUTLETS


_QUOTING = frozenset({"“", "«", "„", '"', "``", "''"})


def quoted(tree: Tree, start: int, end: int) -> Quote:
    """Tell how a range is given: all, part or none of it in quotation marks."""
    depth = 0
    inside = outside = 0
    sent_start = tree.sents[tree.sent[start]][0]
    if _QUOTING.isdisjoint(tree.words[sent_start:end]):
        return "indirect"
    for index in range(sent_start, end):
        word = tree.words[index]
        if word in {"“", "«", "„"} or (word in {'"', "``", "''"} and depth == 0):
            depth = 1
        elif word in {"”", "»"} or (word in {'"', "''"} and depth == 1):
            depth = 0
        elif index >= start and tree.pos[index] != "PUNCT":
            inside += depth
            outside += not depth
    if inside and not outside:
        return "direct"
    return "mixed" if inside else "indirect"


def runs(tree: Tree, tokens: Sequence[int]) -> tuple[Range, ...]:
    """Turn tokens into ranges, trimmed of punctuation that does not quote; small gaps of punctuation are bridged."""
    pieces: list[list[int]] = []
    for index in sorted(tokens):
        if pieces and all(tree.pos[i] in {"PUNCT", "SPACE"} for i in range(pieces[-1][1], index)):
            pieces[-1][1] = index + 1
        else:
            pieces.append([index, index + 1])
    found = []
    for begin, stop in pieces:
        first, last = begin, stop
        while first < last and tree.pos[first] in {"PUNCT", "SPACE"} and tree.words[first] not in OPENING:
            first += 1
        while (
            last > first and tree.pos[last - 1] in {"PUNCT", "SPACE"} and tree.words[last - 1] not in CLOSING
        ):
            last -= 1
        if first < last and any(tree.pos[i] not in {"PUNCT", "SPACE"} for i in range(first, last)):
            found.append((first, last))
    return tuple(found)
