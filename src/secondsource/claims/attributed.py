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
    of_itself,
    of_responsibility,
    only_willing,
    part_of_name,
    when_asked,
)
from secondsource.claims.documents import from_land
from secondsource.claims.quantities.units import is_person
from secondsource.claims.quotations import to_closing_mark
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
from secondsource.claims.silent import done_by, nobody
from secondsource.claims.sources import (
    after_according,
    before_speaker,
    behind_and,
    corrected_source,
    is_asked,
    runs_on,
    speaking_head,
    subject_of_cue,
    within_clause,
    without_relative,
)
from secondsource.claims.speaking import anybody, is_thing, speaks

if TYPE_CHECKING:
    from secondsource.claims.events.matching import Matcher
    from secondsource.claims.tree import Tree
    from secondsource.language.extensions import AttributionRecord
    from secondsource.model.claim import Quote, Stance


_ADDING = frozenset({"adding", "noting", "stressing", "saying", "explaining", "affirming"})
"""What only somebody does who speaks already; a picture does not."""

_CITES = frozenset({"according", "per", "as", "for", "to"})
"""What opens a source without a verb or noun of saying."""


_AIMING = frozenset({"aim", "direct", "focus", "intend"})
"""Verbs of what somebody wants to reach by a deed."""

_FEARS = frozenset({"fear", "worry", "concern", "risk", "danger"})
"""Nouns of what somebody feels of what may come, who need not be anybody told."""

_OF_MIND = frozenset({"adamant", "aware", "certain", "confident", "hopeful", "sure", "unaware"})
"""Adjectives of what somebody knows or thinks, who says so."""

_OF_PEOPLE = frozenset({"refuse", "vow", "pledge", "urge", "appeal"})
"""What only people and bodies do, whatever noun names them ("the *operator* denied")."""


def of_model(tree: Tree, matcher: Matcher, item: AttributionRecord) -> Saying | None:
    """Make the saying of one of the model's attributions, or ``None`` where the text speaks against it."""
    cue, source = item.cue, item.source
    contents = tuple(sorted(set(item.content)))
    head = None
    if cue is not None:
        head = cue_head(tree, matcher, *cue)
        contents = of_cue(tree, cue, head, within_reach(tree, cue, contents))
        if _read_from_words(tree, cue) or _no_saying(tree, matcher, head):
            return None
    source, contents = _who_and_what(tree, cue, head, source, contents)
    contents = behind_and(tree, head, _to_last_infinitive(tree, contents))
    if len(contents) > 1 and [tree.lower[i] for i in range(*contents[0])] in (["it"], ["this"], ["that"]):
        contents = contents[1:]  # "denies *it*: “…”"
    if not contents or (head is not None and _nothing_said(tree, matcher, head, contents)):
        return None
    stance_, act = stance.of_cue(tree, matcher, head) if head is not None else ("asserts", None)
    if head is not None:
        contents = without_deed(tree, head, act, contents)
        if _not_told(tree, head, stance_, contents):
            return None
        if stance_ == "asserts" and act is None and _left_open(tree, head, contents):
            stance_ = "cannot_confirm"  # "never mentioned whether"
    if stance_ in {"rejects", "denies"} and (thought := thesis(tree, contents)) is not None:
        stance_, act, contents = "denies", None, thought
    if source is not None:
        source = _able_to_speak(tree, matcher, head, stance_, source)
    if source is not None and _speaks_for_nobody(tree, matcher, head, stance_, source, contents):
        return None
    if source is not None and head is not None and _goes_on(tree, head, source):
        source = _who_goes_on(tree, head, source)
    contents = _as_saying(tree, source, contents)
    quote = quoted_all(tree, contents, item.kind)
    if cue is not None and _matter_before_colon(tree, cue, source, quote):
        return None
    if cue is not None and stance_ in {"denies", "rejects"} and _own_words(tree, cue, contents, quote):
        stance_, act, head = "asserts", None, None
    clausal = _clausal(tree, matcher, contents, head, plain=stance_ == "asserts" and act is None)
    if cue is not None and stance_ == "asserts" and _about(tree, cue, quote, clausal=clausal):
        return None
    if head is not None and _no_clause(
        tree, matcher, head, stance_, source, contents, quote, clausal=clausal
    ):
        return None
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


def _read_from_words(tree: Tree, cue: Range) -> bool:
    """Tell whether a cue is one that the words tell more surely ("according to"), or the verb before it ("citing")."""
    return "citing" in tree.lower[slice(*cue)] or tree.lower[cue[0]] in {"according", "based"}


def _no_saying(tree: Tree, matcher: Matcher, head: int) -> bool:
    """Tell whether a cue is a deed, a name or a place, whatever the model takes for what is said by it."""
    if tree.is_verb(head) and not stance.unconfirmed(tree, head) and not tree.of(head, "ccomp"):
        event, act = matcher.event(head), matcher.act(head)
        if tree.lemma[head] == "report" and of_itself(tree, head):
            return False  # "*Peru* reported its first case": its own word
        if event is not None and (act is None or event.pattern.weight > act.pattern.weight):
            return True  # "reneged on", "lifted restrictions", "claiming the lives of"
    if tree.pos[head] == "ADP" and tree.lower[head] not in _CITES:
        return True  # "in Northern Homs", taken for who tells it
    return (
        claims_lives(tree, head)
        or of_responsibility(tree, head)
        or accused_in_headline(tree, head)
        or part_of_name(tree, head)
        or convenes(tree, matcher, head)
    )


def _who_and_what(
    tree: Tree, cue: Range | None, head: int | None, source: Range | None, contents: tuple[Range, ...]
) -> tuple[Range | None, tuple[Range, ...]]:
    """Return who speaks and what he says by the tree, where the model's words for them run into each other."""
    if source is not None and all(tree.pos[i] == "PUNCT" for i in range(*source)):
        source = None  # a comma that was taken for who speaks
    if source is not None and tree.pos[head_of(tree, *source)] == "VERB":
        source = None  # words around a relative clause; the tree tells whose they are
    if cue and source is None and head is not None and (tree.is_verb(head) or tree.lemma[head] in _OF_MIND):
        source, contents = subject_of_cue(tree, head, contents)
    if source is not None:
        source = after_according(tree, source)
    if head is not None and tree.is_verb(head):
        source = corrected_source(tree, head, source)
    if head is not None and source is not None:
        source = from_land(tree, head, source)
        source = None if claimed_of(tree, head, source) else done_by(tree, head, source)
    if head is not None and source is not None and runs_on(tree, head, source):
        source = within_clause(tree, head, source)
    if source is not None and cue is not None:
        source = without_relative(tree, cue, source)
        contents = to_closing_mark(tree, min(source[0], cue[0]), before_speaker(tree, source, cue, contents))
    return source, contents


def _nothing_said(tree: Tree, matcher: Matcher, head: int, contents: tuple[Range, ...]) -> bool:
    """Tell whether nobody says anything by a cue, for what it governs ("planned to meet", "tries to", "is known as")."""
    if tree.is_verb(head) and matcher.act(head) is None and not stance.unconfirmed(tree, head):
        if tree.base[head] == "conj" and _goes_on_infinitive(tree, head):
            return True  # "planned to seize the bridge, *film* the attack and …"
        inner = head_inside(tree, contents[0])
        aimed = tree.base[inner] == "advcl" and tree.lemma[head] in _AIMING
        if tree.head[inner] == head and (tree.base[inner] == "xcomp" or aimed):
            return True  # "planned to meet", "is aimed at forcing"
    return (
        nobody(tree, matcher, head, contents)
        or calls_itself(tree, head)
        or names_only(tree, head)
        or only_tries(tree, head)
        or of_common_belief(tree, head)
        or only_willing(tree, head, contents)
        or asks_only(tree, head, contents)
    )


def _not_told(tree: Tree, head: int, stance_: Stance, contents: tuple[Range, ...]) -> bool:
    """Tell whether an act of saying is one that may be done yet, a purpose, or done to whom the model takes for what is said."""
    if tree.lemma[head] in {"quote", "cite"} and is_subject(tree, head, contents):
        return True  # "the governor was quoted by state television"
    return says_nothing(tree, head, stance_) or only_may(tree, head, stance_) or when_asked(tree, head)


def _left_open(tree: Tree, head: int, contents: tuple[Range, ...]) -> bool:
    """Tell whether somebody did not say whether something is so."""
    return left_open(tree, head, contents) and stance.negated(tree, head)


def _able_to_speak(
    tree: Tree, matcher: Matcher, head: int | None, stance_: Stance, source: Range
) -> Range | None:
    """Return who speaks, or ``None`` for who is asked, an event or a thing that was taken for a speaker."""
    if head is not None and stance_ == "demands" and is_asked(tree, head, source):
        return None
    named = head_of(tree, *source)
    if named in matcher.nouns and not speaks(tree, named):
        return None  # "the bombardment"
    return None if is_thing(tree, named) else source  # "a gas believed to be chlorine"


def _speaks_for_nobody(
    tree: Tree,
    matcher: Matcher,
    head: int | None,
    stance_: Stance,
    source: Range,
    contents: tuple[Range, ...],
) -> bool:
    """Tell whether who is taken for a speaker shows that nobody speaks: things that threaten, "no group has said"."""
    named = head_of(tree, *source)
    acts = head is not None and tree.pos[named] == "NOUN" and _only_acts(tree, matcher, head, stance_)
    if acts and not any(speaks(tree, i) or is_person(tree.lower[i]) for i in range(*source)):
        return True  # "violations have threatened the ceasefire"
    if head is not None and lets_think(tree, head, source[0]):
        return True
    if tree.lower[named] == "you" and quoted_all(tree, contents, "indirect") == "indirect":
        return True  # "you can't blame her": words to readers
    return stance.no_such(tree, named) or anybody(tree, named)


def _only_acts(tree: Tree, matcher: Matcher, head: int, stance_: Stance) -> bool:
    """Tell whether a cue is one that things can do as well as people ("threaten", "call for")."""
    if not tree.is_verb(head) or tree.lemma[head] in _OF_PEOPLE:
        return False
    entry = matcher.act(head)
    proposes = entry is not None and entry.first == "proposes"
    return proposes or stance_ not in {"asserts", "denies", "cannot_confirm"}


def _goes_on(tree: Tree, head: int, source: Range) -> bool:
    """Tell whether somebody else goes on to speak than the noun before ("the martyrdom of the sheikh, *stressing* that …")."""
    named = head_of(tree, *source)
    return (
        (tree.lower[head] in _ADDING or (tree.gerund(head) and tree.base[head] == "advcl"))
        and (tree.pos[named] == "NUM" or (tree.pos[named] == "NOUN" and not speaks(tree, named)))
        and tree.lower[head - 1] != "as"  # "quoted a number of residents as saying"
    )


def _who_goes_on(tree: Tree, head: int, source: Range) -> Range | None:
    """Return the speaker of the clauses above, who goes on, or ``None``."""
    subject = speaking_subject(tree, head)
    if subject is None or source[0] <= subject < source[1] or not speaks(tree, subject):
        return None
    told = tree.coordination(subject)
    return None if any(tree.pos[i] == "VERB" for i in range(*told)) else told


def _matter_before_colon(tree: Tree, cue: Range, source: Range | None, quote: Quote) -> bool:
    """Tell whether a colon stands behind a matter and nobody who speaks ("*Ferry:* owner sells boats")."""
    if tree.words[slice(*cue)] != [":"]:
        return False
    if source is not None and source[0] >= cue[1]:  # "“We stay”: *town buries* its dead"
        head = head_of(tree, *source)
        return tree.base[head] == "nsubj" and tree.head[head] >= source[1] and tree.finite(tree.head[head])
    return source is None and quote != "direct"


def _own_words(tree: Tree, cue: Range, contents: tuple[Range, ...], quote: Quote) -> bool:
    """Tell whether words are not what somebody denies ("he denies it: “I sent three messages”")."""
    return quote == "direct" and ":" in tree.words[cue[0] : contents[0][0]]


def _about(tree: Tree, cue: Range, quote: Quote, *, clausal: bool) -> bool:
    """Tell whether a cue only tells what was spoken about ("has posted tweets *about* the phone")."""
    about = tree.lower[cue[1] - 1] in {"about", "regarding", "concerning"}
    return about and not clausal and quote == "indirect" and any(tree.pos[i] == "NOUN" for i in range(*cue))


def _no_clause(
    tree: Tree,
    matcher: Matcher,
    head: int,
    stance_: Stance,
    source: Range | None,
    contents: tuple[Range, ...],
    quote: Quote,
    *,
    clausal: bool,
) -> bool:
    """Tell whether a cue has a noun phrase that nobody asserts: what is left out, feared by nobody, or the object of a deed."""
    plain = stance_ == "asserts"
    if plain and not clausal and omits(tree, head):
        return True  # "did not mention casualties"
    felt = tree.lemma[head] in _FEARS and tree.pos[head] == "NOUN"
    if felt and source is None and not clausal:
        return True  # "*fears of* an attack have kept people at home"
    unknown = tree.is_verb(head) and matcher.act(head) is None
    deed = not clausal or head_inside(tree, contents[0]) in tree.of(head, "obj")
    told = quote == "indirect" or (quote == "mixed" and clausal)
    return unknown and deed and plain and told  # "set up a “safety area” where …"


def _to_last_infinitive(tree: Tree, contents: tuple[Range, ...]) -> tuple[Range, ...]:
    """Let a content go on over the infinitives that are tied to its last one ("planned to seize the bridge, *film it and flee*")."""
    if not contents:
        return contents
    begin, stop = contents[-1]
    end = tree.sents[tree.sent[stop - 1]][1]
    verb = stop
    while verb < end:
        if tree.is_verb(verb) and begin <= tree.head[verb] < stop and _goes_on_infinitive(tree, verb):
            verb = stop = tree.trimmed(verb, tree.right[verb])[1]
        elif tree.pos[verb] in {"PUNCT", "CCONJ", "ADV"}:
            verb += 1
        else:
            break
    return (*contents[:-1], (begin, stop))


def _goes_on_infinitive(tree: Tree, verb: int) -> bool:
    """Tell whether a verb is coordinated with an infinitive, or with another verb that is, without a subject of its own."""
    first = tree.head[verb]
    while tree.base[first] == "conj" and tree.is_verb(tree.head[first]):
        first = tree.head[first]
    return tree.bare_infinitive(verb, first) and tree.own_subject(verb) is None


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
            if (not start <= tree.head[index] < end or tree.head[index] == index) and tree.is_predicate(
                index
            ):
                return True
    return False
