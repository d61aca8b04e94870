"""Who speaks, where the words that the model takes for him run on into others or leave him out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from secondsource.claims import commas, lexicon
from secondsource.claims.saying import head_of, speaking_subject
from secondsource.claims.speaking import speaks

if TYPE_CHECKING:
    from secondsource.claims.saying import Range
    from secondsource.claims.tree import Tree

_AT = frozenset({"in", "at", "on", "near", "from", "of", "by", "with", "around", "outside", "inside"})
"""Behind these nobody is a subject."""
_RELATIVE = frozenset({"who", "which", "that"})
_NAMING = frozenset({"DET", "ADJ", "NOUN", "PROPN", "PUNCT", "NUM"})
_ABSOLUTE = 10
"""Tokens between "with" and the participle of who is named there."""


def before_speaker(tree: Tree, source: Range, cue: Range, contents: tuple[Range, ...]) -> tuple[Range, ...]:
    """Cut who speaks off the end of what he says ("he belonged to no group, *the brother, X,* said")."""
    kept = []
    for begin, stop in contents:
        inside = begin < source[0] < stop <= cue[0] and source[1] >= stop
        kept.append(tree.trimmed(begin, source[0]) if inside else (begin, stop))
    return tuple(piece for piece in kept if piece[0] < piece[1])


def runs_on(tree: Tree, cue: int, source: Range) -> bool:
    """Tell whether a speaker's words are a clause that ran into him ("*Offensive tightens grip on Idlib* state media says …")."""
    return source[1] <= cue and any(
        tree.pos[i] == "VERB"
        and tree.finite(i)
        and not any(
            "relcl" in tree.dep[above] for above in (i, *tree.above(i)) if source[0] < above < source[1]
        )
        and tree.lower[i - 1] not in _RELATIVE
        for i in range(source[0] + 1, source[1])
    )


def _behind_purpose(tree: Tree, cue: int, source: Range) -> Range:
    """Cut a heading that ends in what somebody is to do off a speaker ("*Kerry and Lavrov to meet in Geneva* US officials said")."""
    begin, stop = source
    purpose = any(tree.lower[i] == "to" and tree.pos[i + 1] == "VERB" for i in range(begin + 1, stop - 1))
    told = commas.speaker_before(tree, cue) if purpose and stop <= cue else None
    return told if told is not None and begin < told[0] < stop else source


def within_clause(tree: Tree, cue: int, source: Range) -> Range | None:
    """Return who speaks at the end of such a clause, or whom the tree gives before it; ``None``: nobody can be told."""
    told = commas.speaker_before(tree, cue)
    if told is not None and source[0] < told[0]:
        return told
    subject = tree.own_subject(cue)
    if subject is not None and subject < source[0] and tree.ent[subject] in {"PERSON", "ORG"}:
        return tree.coordination(subject)
    return None


def name_before(tree: Tree, verb: int) -> Range | None:
    """Return the name right before a finite verb that opens a sentence, which the tree hung elsewhere ("*UNICEF* have said that")."""
    first = min([verb, *tree.of(verb, "aux")])
    name = tree.ent_of.get(first - 1)
    if (
        name is None
        or tree.ent[first - 1] not in {"ORG", "PERSON"}
        or not tree.finite(verb)
        or tree.passive(verb)
    ):
        return None
    return (
        name if name[0] == tree.sents[tree.sent[verb]][0] and tree.sent[name[0]] == tree.sent[verb] else None
    )


def speaking_head(tree: Tree, cue: int | None, source: Range) -> int:
    """Return the head of who speaks: the subject of the verb, where other words ran into him ("*YouTube* UN envoy X said")."""
    subject = tree.own_subject(cue) if cue is not None and tree.is_verb(cue) else None
    inside = subject is not None and source[0] <= subject < source[1] and tree.ent[subject] == "PERSON"
    return subject if inside and subject is not None else head_of(tree, *source)


def is_asked(tree: Tree, head: int, source: Range) -> bool:
    """Tell whether what was taken for the speaker is who is asked ("*companies* are required to pay")."""
    subject = tree.own_subject(head)
    asked = tree.lemma[head] in {
        "require",
        "oblige",
        "urge",
        "ask",
        "order",
        "tell",
        "instruct",
        "request",
        "call",
    }
    return (
        asked
        and tree.is_verb(head)
        and tree.passive(head)
        and subject is not None
        and source[0] <= subject < source[1]
    )


_QUOTING = frozenset({"quote", "cite", "reference"})


def quoting_verbs(tree: Tree, cue: int) -> list[int]:
    """Return the verbs by which somebody is quoted around a cue: itself, the nearest before "as", those above it."""
    around = [cue]
    if tree.lower[cue - 1] == "as":
        start = tree.sents[tree.sent[cue]][0]
        around += [i for i in range(cue - 1, start, -1) if tree.lemma[i] in _QUOTING][:1]
    around += tree.above(cue)[:2]
    return [verb for verb in around if tree.lemma[verb] in _QUOTING and tree.is_verb(verb)]


def corrected_source(tree: Tree, cue: int, source: Range | None) -> Range | None:
    """Correct a source by the tree: who is quoted, not who quotes; the subject, not what stands before it."""
    if (told := _with_whom(tree, cue)) is not None:
        return told
    for verb in quoting_verbs(tree, cue):
        if _said_by_cited(tree, cue, verb):
            return tree.coordination(tree.head[cue])
        if tree.passive(verb):
            subject = tree.own_subject(verb)
            if subject is not None and tree.is_verb(subject):
                subject = _before_passive(tree, verb)  # "“The crew died” the army was quoted as saying"
            return tree.coordination(subject) if subject is not None else source
        end = tree.sents[tree.sent[verb]][1]
        stop = next((i for i in range(verb + 1, min(end, verb + 16)) if tree.lower[i] == "as"), None)
        return (verb + 1, stop) if stop is not None and stop - verb > 1 else source
    if source is None:
        return None
    source = _before_document(tree, cue, _behind_purpose(tree, cue, _behind_setting(tree, cue, source)))
    named = next((kid for kid in tree.of(cue, "nsubj") if _named_behind(tree, cue, kid)), None)
    if named is not None and source[1] <= cue:
        return tree.coordination(named)  # "“…” a town of the sect of Ali Khan *said Omar Nasser*"
    subject = tree.own_subject(cue)
    if subject is not None and tree.antecedent(subject) != subject and source[0] <= subject < source[1]:
        return tree.coordination(tree.antecedent(subject))  # "Assad, who acknowledged"
    if subject is not None and subject < source[0] < cue:
        begin, end = tree.coordination(subject)
        if end == source[1]:
            return begin, end  # "*a monitor and* rebels said"
    if subject is not None and source[0] < subject < source[1]:
        begin, end = tree.coordination(subject)
        if tree.dep[cue] == "acl:relcl" and source[0] <= tree.head[cue] < begin:
            return begin, end  # "*the man* police say", of whom it is said
        if begin > source[0] and tree.words[begin - 1] == ",":
            return begin, max(end, source[1])  # "the newspaper Al Watan, Assad"
    return source


def _with_whom(tree: Tree, cue: int) -> Range | None:
    """Return who speaks beside another that the report told of ("was reported by state media *with the agency saying* that"), or ``None``."""
    if not tree.gerund(cue) or tree.pos[cue - 1] not in {"NOUN", "PROPN"}:
        return None
    begin = next((i for i in range(cue - 2, cue - _ABSOLUTE, -1) if tree.lower[i] == "with"), None)
    if begin is None or any(tree.pos[i] not in _NAMING for i in range(begin + 1, cue)):
        return None
    return (begin + 1, cue) if speaks(tree, head_of(tree, begin + 1, cue)) else None


def _said_by_cited(tree: Tree, cue: int, verb: int) -> bool:
    """Tell whether who is cited goes on to say something ("cited *seven sources saying* that …")."""
    cited = tree.head[cue]
    return tree.base[cue] == "acl" and tree.gerund(cue) and cited in tree.of(verb, "obj")


def _before_document(tree: Tree, cue: int, source: Range) -> Range:
    """Cut what somebody says it in off a speaker ("*the group* in a statement published by its agency said")."""
    for case, noun in tree.obliques(cue):
        first = tree.left[noun]
        told = case in {"in", "on", "via"} and tree.lemma[noun] in lexicon.DOCUMENTS
        if told and source[0] < first <= noun < source[1] <= cue and head_of(tree, *source) < first:
            return tree.trimmed(source[0], first)
    return source


def _named_behind(tree: Tree, cue: int, subject: int) -> bool:
    """Tell whether a name right behind "said" ends the sentence: he speaks, whoever is named before it."""
    end = tree.sents[tree.sent[cue]][1]
    begin, stop = tree.ent_of.get(subject, (0, 0))
    rest = all(tree.pos[i] in {"PUNCT", "SPACE"} for i in range(stop, end))
    return tree.lower[cue] == "said" and begin == cue + 1 and tree.ent[subject] == "PERSON" and rest


def _behind_setting(tree: Tree, cue: int, source: Range) -> Range:
    """Cut where something was said off a speaker behind a lost comma ("In *Homs* state television said")."""
    if not source[0] or tree.lower[source[0] - 1] not in _AT or source[1] > cue:
        return source
    told = commas.speaker_before(tree, cue)
    return told if told is not None and source[0] < told[0] < source[1] else source


def _before_passive(tree: Tree, verb: int) -> int | None:
    """Return the noun right before the auxiliary of a passive verb, or ``None``."""
    auxiliary = min(tree.of(verb, "aux"), default=verb)
    return auxiliary - 1 if auxiliary and tree.pos[auxiliary - 1] in {"NOUN", "PROPN"} else None


def without_relative(tree: Tree, cue: Range, source: Range) -> Range:
    """Cut what only tells more of him off a speaker behind his verb ("said the governor *who visited the town*")."""
    noun = head_of(tree, *source)
    for clause in tree.exactly(noun, "acl:relcl"):
        first = tree.left[clause]
        if cue[1] <= source[0] < noun < first and tree.lower[first] in {"who", "which"}:
            return source[0], first
    return source


def subject_of_cue(
    tree: Tree, head: int, contents: tuple[Range, ...]
) -> tuple[Range | None, tuple[Range, ...]]:
    """Find the speaker of a cue that came without one; words taken for content that are the speaker are taken back."""
    subject = tree.agent(head) if tree.passive(head) else speaking_subject(tree, head)
    if subject is None:
        return name_before(tree, head), contents
    source = tree.coordination(subject)
    inside = [content for content in contents if content[0] <= subject < content[1]]
    if not inside:
        return source, contents
    if tree.head[subject] == head and subject > head and inside[0][0] - head <= 2 and len(contents) > 1:
        return source, tuple(content for content in contents if content != inside[0])
    return None, contents


def behind_and(tree: Tree, head: int | None, contents: tuple[Range, ...]) -> tuple[Range, ...]:
    """Leave out the clause that an act of saying is tied to by "and" ("said he had fled *and had been promised* that …")."""
    if head is None or tree.base[head] != "conj" or len(contents) == 1 or not tree.of(head, "ccomp"):
        return contents
    behind = tuple(piece for piece in contents if piece[0] > head)
    before = [piece for piece in contents if piece[1] <= head]
    tied = any(begin <= tree.head[head] < stop for begin, stop in before)
    return behind if behind and tied else contents


def after_according(tree: Tree, source: Range) -> Range | None:
    """Cut a source that swallowed an "according to" ("According to Lavrov, Moscow")."""
    start, end = source
    for index in range(start, end):
        if tree.lower[index] == "according":
            comma = next((i for i in range(index, end) if tree.words[i] == ","), None)
            if comma is not None and comma + 1 < end:
                return comma + 1, end
            return (index + 2, end) if index + 2 < end else None
    return source
