"""The sayings that the model finds, checked against paragraphs, quotation marks and the tree."""

from __future__ import annotations

from typing import TYPE_CHECKING

from secondsource.claims import stance
from secondsource.claims.contents import of_cue, within_reach, without_deed
from secondsource.claims.cues import (
    accused_in_headline,
    claimed_of,
    claims_lives,
    convenes,
    cue_head,
    head_inside,
    is_subject,
    only_willing,
    part_of_name,
    when_asked,
)
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
    left_open,
    lets_think,
    names_only,
    of_common_belief,
    only_may,
    only_tries,
    quoted_all,
    says_nothing,
    speaking_subject,
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
from secondsource.claims.speaking import is_thing, speaks
from secondsource.claims.tree import CLOSING, OPENING

if TYPE_CHECKING:
    from secondsource.claims.events.matching import Matcher
    from secondsource.claims.tree import Tree
    from secondsource.language import Attribution


_ADDING = frozenset({"adding", "noting", "stressing", "saying", "explaining", "affirming"})
"""What only somebody does who speaks already; a picture does not."""

_CITES = frozenset({"according", "per", "as", "for", "to"})
"""What opens a source without a verb or noun of saying."""


_FEARS = frozenset({"fear", "worry", "concern", "risk", "danger"})
"""Nouns of what somebody feels of what may come, who need not be anybody told."""

_OF_PEOPLE = frozenset({"refuse", "vow", "pledge", "urge", "appeal"})
"""What only people and bodies do, whatever noun names them ("the *operator* denied")."""


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
        claims_lives(tree, head)
        or accused_in_headline(tree, head)
        or part_of_name(tree, head)
        or convenes(tree, matcher, head)
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
        source = None if claimed_of(tree, head, source) or undergoes(tree, head, source) else source
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
        inner = head_inside(tree, contents[0])
        aimed = tree.base[inner] == "advcl" and tree.lemma[head] in {"aim", "direct", "focus", "intend"}
        if tree.head[inner] == head and (tree.base[inner] == "xcomp" or aimed):
            return None  # "planned to meet", "is aimed at forcing": no saying
    if head is not None and (
        nobody(tree, matcher, head, contents)
        or calls_itself(tree, head)
        or names_only(tree, head)
        or only_tries(tree, head)
        or of_common_belief(tree, head)
        or only_willing(tree, head, contents)
        or asks_only(tree, head, contents)
    ):
        return None
    stance_, act = stance.of_cue(tree, matcher, head) if head is not None else ("asserts", None)
    contents = without_deed(tree, head, act, contents) if head is not None else contents
    if head is not None and (
        says_nothing(tree, head, stance_) or only_may(tree, head, stance_) or when_asked(tree, head)
    ):
        return None
    if head is not None and tree.lemma[head] in {"quote", "cite"} and is_subject(tree, head, contents):
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
    deed = not clausal or (head is not None and head_inside(tree, contents[0]) in tree.of(head, "obj"))
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
