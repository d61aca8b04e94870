"""The sayings that the model finds, checked against paragraphs, quotation marks and the tree."""

from __future__ import annotations

from typing import TYPE_CHECKING

from secondsource.claims import stance
from secondsource.claims.contents import of_cue, within_reach, without_deed
from secondsource.claims.documents import from_land
from secondsource.claims.quantities.units import is_person
from secondsource.claims.rehung import omits
from secondsource.claims.saying import (
    Range,
    Saying,
    asks_only,
    calls_itself,
    carriers,
    head_of,
    is_thing,
    left_open,
    lets_think,
    names_only,
    of_common_belief,
    only_may,
    only_tries,
    quoted_all,
    says_nothing,
    speaking_subject,
    speaks,
    thesis,
)
from secondsource.claims.silent import nobody, undergoes
from secondsource.claims.sources import (
    before_speaker,
    corrected_source,
    is_asked,
    name_before,
    runs_on,
    speaking_head,
    within_clause,
)
from secondsource.claims.tree import CLOSING, OPENING

if TYPE_CHECKING:
    from secondsource.claims.events.matching import Matcher
    from secondsource.claims.tree import Tree
    from secondsource.language import Attribution


_ADDING = frozenset({"adding", "noting", "stressing", "saying", "explaining", "affirming"})
"""What only somebody does who speaks already; a picture does not."""

_CITES = frozenset({"according", "per", "as", "for", "to"})
"""What opens a source without a verb or noun of saying."""

_UTTERING = frozenset(
    {"reiterate", "repeat", "renew", "issue", "make", "send", "address", "voice", "publish", "deliver"}
)
"""Verbs that leave what is done by the words to their object ("*repeated* their call on")."""

_FEARS = frozenset({"fear", "worry", "concern", "risk", "danger"})
"""Nouns of what somebody feels of what may come, who need not be anybody told."""

_OF_PEOPLE = frozenset({"refuse", "vow", "pledge", "urge", "appeal"})
"""What only people and bodies do, whatever noun names them ("the *operator* denied")."""


def cue_head(tree: Tree, matcher: Matcher, start: int, end: int) -> int:
    """Return the word of a cue that tells the stance: its last verb of saying, a noun of saying, or its head."""
    verbs = [i for i in range(start, end) if tree.is_verb(i)]
    acts = [i for i in verbs if matcher.act(i) is not None]
    for index in acts:
        if stance.unconfirmed(tree, index):
            return index
    strong = [i for i in acts if (entry := matcher.act(i)) and entry.first != "asserts"]
    if strong:
        return strong[-1]
    if acts:
        done = [kid for kid in tree.of(acts[-1], "obj") if start <= kid < end]
        told = [noun for noun in done if stance.of_noun(tree.lemma[noun]) not in {None, "asserts"}]
        return (
            told[0] if told and tree.lemma[acts[-1]] in _UTTERING else acts[-1]
        )  # "repeated their *call* on"
    nouns = [i for i in range(start, end) if stance.of_noun(tree.lemma[i])]
    if verbs and not nouns:
        return verbs[-1]
    return nouns[0] if nouns else head_of(tree, start, end)


def of_model(tree: Tree, matcher: Matcher, item: Attribution) -> Saying | None:
    """Make the saying of one of the model's attributions, or ``None`` where the text speaks against it."""
    cue = (item.cue.start, item.cue.end) if item.cue is not None else None
    source = (item.source.start, item.source.end) if item.source is not None else None
    contents = tuple(sorted({(span.start, span.end) for span in item.content}))
    if cue is not None:
        contents = within_reach(tree, cue, contents)
    head = cue_head(tree, matcher, *cue) if cue else None
    if head is not None and cue is not None:
        contents = of_cue(tree, cue, head, contents)
    if (
        head is not None
        and tree.is_verb(head)
        and not stance.unconfirmed(tree, head)
        and (event := matcher.event(head)) is not None
        and ((act_ := matcher.act(head)) is None or event.pattern.weight > act_.pattern.weight)
        and not tree.of(head, "ccomp")
    ):
        return None  # "reneged on", "lifted restrictions", "claiming the lives of": a deed, not a saying
    if head is not None and (
        _claims_lives(tree, head)
        or _accused_in_headline(tree, head)
        or _name(tree, head)
        or _convenes(tree, matcher, head)
    ):
        return None
    if head is not None and tree.pos[head] == "ADP" and tree.lower[head] not in _CITES:
        return None  # "in Northern Homs", taken for who tells it
    if source is not None and tree.pos[head_of(tree, *source)] == "VERB":
        source = None  # words around a relative clause; the tree tells whose they are
    if cue and source is None and head is not None and tree.is_verb(head):
        source, contents = _subject_of_cue(tree, head, contents)
    if cue is not None and "citing" in tree.lower[slice(*cue)]:
        return None  # whose words they are is told by the verb before it
    if cue is not None and tree.lower[cue[0]] == "according":
        return None  # read from the words, which tell it more surely
    if source is not None:
        source = _after_according(tree, source)
    if head is not None and tree.is_verb(head):
        source = corrected_source(tree, head, source)
    if head is not None and source is not None:
        source = from_land(tree, head, source)
        source = None if _claimed_of(tree, head, source) or undergoes(tree, head, source) else source
    if head is not None and source is not None and runs_on(tree, head, source):
        source = within_clause(tree, head, source)
    if source is not None and cue is not None:
        source = _without_relative(tree, cue, source)
        contents = _to_closing_mark(tree, min(source[0], cue[0]), before_speaker(tree, source, cue, contents))
    if not contents:
        return None
    if len(contents) > 1 and [tree.lower[i] for i in range(*contents[0])] in (["it"], ["this"], ["that"]):
        contents = contents[1:]  # "denies *it*: “…”"
    if (
        head is not None
        and tree.is_verb(head)
        and matcher.act(head) is None
        and not stance.unconfirmed(tree, head)
    ):
        inner = _head_in(tree, contents[0])
        aimed = tree.base[inner] == "advcl" and tree.lemma[head] in {"aim", "direct", "focus", "intend"}
        if tree.head[inner] == head and (tree.base[inner] == "xcomp" or aimed):
            return None  # "planned to meet", "is aimed at forcing": no saying
    if head is not None and (
        nobody(tree, matcher, head, contents)
        or calls_itself(tree, head)
        or names_only(tree, head)
        or only_tries(tree, head)
        or of_common_belief(tree, head)
        or _only_willing(tree, head, contents)
        or asks_only(tree, head, contents)
    ):
        return None
    stance_, act = stance.of_cue(tree, matcher, head) if head is not None else ("asserts", None)
    contents = without_deed(tree, head, act, contents) if head is not None else contents
    if head is not None and (
        says_nothing(tree, head, stance_) or only_may(tree, head, stance_) or _when_asked(tree, head)
    ):
        return None
    if head is not None and tree.lemma[head] in {"quote", "cite"} and _is_subject(tree, head, contents):
        return None  # "the governor was quoted by state television"
    if (
        head is not None
        and stance_ == "asserts"
        and act is None
        and left_open(tree, head, contents)
        and stance.negated(tree, head)
    ):
        stance_ = "cannot_confirm"  # "never mentioned whether"
    if stance_ in {"rejects", "denies"} and (told := thesis(tree, contents)) is not None:
        stance_, act, contents = "denies", None, told
    if source is not None and head is not None and stance_ == "demands" and is_asked(tree, head, source):
        source = None
    if (
        source is not None
        and head_of(tree, *source) in matcher.nouns
        and not speaks(tree, head_of(tree, *source))
    ):
        source = None  # "the bombardment", taken for who speaks
    if source is not None and is_thing(tree, head_of(tree, *source)):
        source = None  # "a gas believed to be chlorine", "aircrafts of the coalition"
    acts = (
        head is not None
        and (
            stance_ not in {"asserts", "denies", "cannot_confirm"}
            or ((entry := matcher.act(head)) is not None and entry.first == "proposes")
        )
        and tree.is_verb(head)
        and tree.lemma[head] not in _OF_PEOPLE
    )
    if acts and source is not None and tree.pos[head_of(tree, *source)] == "NOUN":  # noqa: SIM102 - two questions
        if not any(speaks(tree, i) or is_person(tree.lower[i]) for i in range(*source)):
            return None  # "violations have threatened the ceasefire": nobody speaks
    if head is not None and source is not None and lets_think(tree, head, source[0]):
        return None
    if (
        source is not None
        and tree.lower[head_of(tree, *source)] == "you"
        and quoted_all(tree, contents, "indirect") == "indirect"
    ):
        return None  # "you can't blame her": words to readers
    if source is not None and stance.no_such(tree, head_of(tree, *source)):
        return None  # "no group has claimed responsibility": nobody does
    if (
        head is not None
        and (tree.lower[head] in _ADDING or (tree.gerund(head) and tree.base[head] == "advcl"))
        and source is not None
        and tree.pos[head_of(tree, *source)] == "NOUN"
        and not speaks(tree, head_of(tree, *source))
        and tree.lower[head - 1] != "as"  # "quoted a number of residents as saying"
    ):
        source = None  # "the martyrdom of the sheikh, stressing that …": somebody else does
    contents = _as_saying(tree, source, contents)
    quote = quoted_all(tree, contents, item.kind)
    if source is None and cue is not None and tree.words[slice(*cue)] == [":"] and quote != "direct":
        return None  # "*Ferry:* owner sells boats": a matter, and nobody who speaks
    if (
        stance_ in {"denies", "rejects"}
        and quote == "direct"
        and cue is not None
        and ":" in tree.words[cue[0] : contents[0][0]]
    ):
        stance_, act, head = (
            "asserts",
            None,
            None,
        )  # "he denies it: “I sent three messages”": the words are not what he denies
    clausal = _clausal(tree, matcher, contents, head, plain=stance_ == "asserts" and act is None)
    if head is not None and not clausal and stance_ == "asserts" and omits(tree, head):
        return None  # "did not mention casualties": what is left out, nobody says
    if (
        head is not None
        and tree.lemma[head] in _FEARS
        and tree.pos[head] == "NOUN"
        and source is None
        and not clausal
    ):
        return None  # "*fears of* an attack have kept people at home"
    if cue is not None and not clausal and stance_ == "asserts" and quote == "indirect":  # noqa: SIM102 - two questions
        if tree.lower[cue[1] - 1] in {"about", "regarding", "concerning"} and any(
            tree.pos[i] == "NOUN" for i in range(*cue)
        ):
            return None  # "has posted tweets *about* the phone": what it is about, and nothing said of it
    unknown = head is not None and tree.is_verb(head) and matcher.act(head) is None
    deed = not clausal or (head is not None and _head_in(tree, contents[0]) in tree.of(head, "obj"))
    if unknown and deed and stance_ == "asserts" and (quote == "indirect" or (quote == "mixed" and clausal)):
        return None  # "committed a massacre", "set up a “safety area” where …": a deed with its object
    return Saying(
        cue=cue,
        cue_head=head,
        source=source,
        source_head=speaking_head(tree, head, source) if source else None,
        contents=contents,
        quote=quote,
        stance=stance_,
        act=act,
        clausal=clausal,
        carriers=carriers(tree, head, source),
    )


def _without_relative(tree: Tree, cue: Range, source: Range) -> Range:
    """Cut what only tells more of him off a speaker behind his verb ("said the governor *who visited the town*")."""
    noun = head_of(tree, *source)
    for clause in tree.exactly(noun, "acl:relcl"):
        first = tree.left[clause]
        if cue[1] <= source[0] < noun < first and tree.lower[first] in {"who", "which"}:
            return source[0], first
    return source


def _to_closing_mark(tree: Tree, told: int, contents: tuple[Range, ...]) -> tuple[Range, ...]:
    """Give what is quoted all sentences up to the mark before who speaks ("“We stay. *We fight,*” said X")."""
    if len(contents) != 1 or tree.words[contents[0][0]] not in OPENING:
        return contents
    begin, stop = contents[0]
    closing = told - 1
    while closing > begin and tree.words[closing] == ",":
        closing -= 1
    marks = [i for i in range(begin + 1, told) if tree.words[i] in OPENING + CLOSING]
    return ((begin, closing + 1),) if marks == [closing] and stop < closing else contents


def _as_saying(tree: Tree, source: Range | None, contents: tuple[Range, ...]) -> tuple[Range, ...]:
    """Cut who is quoted off what he says ("quoted *a source at the police as saying that* terrorists fired shells")."""
    begin, stop = contents[0]
    if source is None or begin != source[0] or stop <= source[1] + 2:
        return contents
    if tree.lower[source[1] : source[1] + 2] != ["as", "saying"]:
        return contents
    first = source[1] + 2
    first += tree.lower[first] == "that"
    return ((first, stop), *contents[1:]) if first < stop else contents


def _claimed_of(tree: Tree, noun: int, source: Range) -> bool:
    """Tell whether what is said is said of the speaker ("*She* has been hit with claims of appearing in a film")."""
    verb = tree.head[noun]
    if (
        tree.pos[noun] != "NOUN"
        or tree.case(noun) != "with"
        or not tree.is_verb(verb)
        or not tree.passive(verb)
    ):
        return False
    subject = tree.own_subject(verb)
    return subject is not None and source[0] <= subject < source[1]


def _is_subject(tree: Tree, head: int, contents: tuple[Range, ...]) -> bool:
    """Tell whether what the model takes for what is said is the subject of the verb, who is quoted."""
    subject = tree.own_subject(head)
    return subject is not None and len(contents) == 1 and contents[0][0] <= subject < contents[0][1] <= head


def _when_asked(tree: Tree, head: int) -> bool:
    """Tell whether a participle only tells what a speaker was asked ("he said *when questioned about the strike*")."""
    bare = tree.base[head] == "advcl" and tree.past_participle(head) and tree.own_subject(head) is None
    return bare and tree.lemma[head] in {"ask", "question", "press", "quiz"}


def _only_willing(tree: Tree, head: int, contents: tuple[Range, ...]) -> bool:
    """Tell whether a cue only tells what somebody would or would not do ("are reluctant *to surrender*"): nobody speaks."""
    if (
        tree.is_verb(head)
        or stance.of_noun(tree.lemma[head])
        or stance.unconfirmed(tree, head)
        or not contents
    ):
        return False
    inner = _head_in(tree, contents[0])
    return tree.head[inner] == head and tree.base[inner] in {"xcomp", "advcl"} and tree.infinitive(inner)


def _claims_lives(tree: Tree, head: int) -> bool:
    """Tell whether "claim" takes people, not words ("shells claim nine civilians", "six *were claimed* in a bombing")."""
    taken = tree.of(head, "obj") + (tree.of(head, "nsubj") if tree.passive(head) else [])
    return (
        tree.lemma[head] == "claim"
        and not tree.of(head, "ccomp", "xcomp")
        and any(
            is_person(tree.lower[kid])
            or tree.pos[kid] == "NUM"
            or bool(tree.of(kid, "nummod"))
            or tree.lemma[kid] in {"life", "victim"}
            for kid in taken
        )
    )


def _name(tree: Tree, head: int) -> bool:
    """Tell whether a cue is the last part of a name ("the neighborhood of Sheikh *Said*")."""
    return (
        tree.words[head] == "Said"
        and head > tree.sents[tree.sent[head]][0]
        and tree.pos[head - 1] == "PROPN"
        and tree.end[head - 1] + 1 == tree.start[head]
    )


def _convenes(tree: Tree, matcher: Matcher, head: int) -> bool:
    """Tell whether "call" brings people together and says nothing ("*called* an emergency meeting")."""
    return tree.lemma[head] == "call" and any(
        matcher.nouns.get(kid, ("",))[0] == "MEETING" for kid in tree.of(head, "obj")
    )


def _accused_in_headline(tree: Tree, head: int) -> bool:
    """Tell whether who stands before "accused of" is accused, the "are" left out ("Migrants accused of assaults")."""
    return (
        tree.lower[head] == "accused"
        and tree.lower[head + 1 : head + 2] == ["of"]
        and not tree.of(head, "obj", "obl:agent")
        and tree.agent(head) is None
    )


def _subject_of_cue(
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


def _head_in(tree: Tree, content: Range) -> int:
    return head_of(tree, *content)


def _after_according(tree: Tree, source: Range) -> Range | None:
    """Cut a source that swallowed an "according to" ("According to Lavrov, Moscow")."""
    start, end = source
    for index in range(start, end):
        if tree.lower[index] == "according":
            comma = next((i for i in range(index, end) if tree.words[i] == ","), None)
            if comma is not None and comma + 1 < end:
                return comma + 1, end
            return (index + 2, end) if index + 2 < end else None
    return source


def _clausal(
    tree: Tree, matcher: Matcher, contents: tuple[Range, ...], cue: int | None, *, plain: bool
) -> bool:
    """Tell whether a content is a clause; "demanded a ceasefire to bring aid in" is a noun phrase with a purpose."""

    def held(index: int) -> bool:
        return any(start <= index < end for start, end in contents)

    if cue is not None and tree.is_verb(cue) and not plain:
        things = [kid for kid in (*tree.objects(cue), *(kid for _, kid in tree.obliques(cue))) if held(kid)]
        clauses = [kid for kid in tree.of(cue, "ccomp", "xcomp") if held(kid)]
        if things and any(
            i in matcher.nouns for i in range(min(things), min(things) + 3) if i < len(tree) and held(i)
        ):
            return False
        if things and (not clauses or min(things) < min(tree.left[c] for c in clauses)):
            first = min(things)
            if first in matcher.nouns or not clauses or not speaks(tree, first):
                return False
    thing = cue is not None and any(held(kid) for kid in tree.of(cue, "obj"))
    for start, end in contents:
        for index in range(start, end):
            if thing and tree.base[index] == "advcl" and tree.head[index] == cue:
                continue  # "declared an outbreak *after cases were confirmed*"
            if tree.is_predicate(index) and (
                not start <= tree.head[index] < end or tree.head[index] == index
            ):
                return True
    return False
