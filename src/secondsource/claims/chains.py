"""The attribution chain of a claim: who said it, and who carries their words, nearest first."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from secondsource.claims import documents, lexicon
from secondsource.claims.marks import without_s
from secondsource.claims.mentions import FIRST_PERSON, PRONOUNS, is_plural
from secondsource.claims.saying import quoted
from secondsource.claims.sources import quoting_verbs
from secondsource.claims.speaking import speaks
from secondsource.claims.times.classes import WEEKDAYS
from secondsource.claims.titled import is_told, of_another
from secondsource.model.claim import Attribution, Cue, Speaker

if TYPE_CHECKING:
    from collections.abc import Sequence

    from secondsource.claims.registry import Registry
    from secondsource.claims.saying import Range, Saying
    from secondsource.claims.tree import Tree
    from secondsource.model.claim import SpeakerKind
    from secondsource.model.entity import ReportEntity
    from secondsource.model.span import Span

_UNNAMED = frozenset({
    "official", "source", "witness", "resident", "activist", "diplomat", "eyewitness", "analyst", "expert",
    "local", "observer", "other", "many", "some", "people", "critic", "insider", "survivor", "officer",
    "villager",
})  # fmt: skip

_LONGEST = 14
"""Tokens of a speaker's words; longer ones are cut to the name and the description, unless they end in the name."""

_LOOSE = frozenset(
    {"who", "which", "that", "whom", "and", "however", "meanwhile", "meantime", "also", "too", "though"}
)
"""What may end a speaker's words without being part of them."""
_WHEN = frozenset({"on", "late", "early", "earlier", "since", "after", "before"})
"""What stands before the day on which somebody speaks."""
_MEDIA = frozenset({"interview", "website", "facebook", "twitter"})
_WORDS = frozenset({"statement", "communique", "communiqué", "declaration", "letter", "message", "ultimatum"})
"""Documents that are their author's own words."""
_CARRYING = frozenset({"report", "quote", "cite", "carry", "publish", "broadcast", "air"})


def build(tree: Tree, sayings: Sequence[Saying], number: int, registry: Registry) -> Attribution | None:
    """Build the attribution of what stands in the content of a saying; ``None``: the report's own ("we estimate that …")."""
    saying = sayings[number]
    if _own(tree, saying):
        return None
    speakers: list[Speaker] = []
    seen: set[tuple[int, int]] = set()
    several: set[Span] = set()

    def add(span: Range, head: int, *, carries: bool = False) -> None:
        nation = tree.words[head] == "US" and not _lets(tree, head)
        if not nation and tree.lower[head] in {*FIRST_PERSON, "you", "'s", "’s"}:
            return  # "let's get back to saying" has no speaker of its own
        held = carries and tree.base[head] in {"compound", "nmod:poss"}
        if held and any(_holds(tree, other, span) for other in speakers):
            return  # "told *CNN* affiliate Alfa"
        mention = registry.mention(span, head)
        if _in_quotation(tree, head, link):
            mention = replace(mention, entity=None)
        kind = speaker_kind(tree, head, registry, registry.by_id(mention.entity))
        if carries and kind == "organization":
            kind = "outlet"  # who is told, or reports what another says, is taken for a carrier of news
        speaker = Speaker(mention, kind)
        key = (speaker.mention.span.start, speaker.mention.span.end)
        entity = speaker.mention.entity
        if key in seen:
            return
        for place, other in enumerate(speakers):
            if entity is not None and entity == other.mention.entity and other.mention.span not in several:
                # "Trudeau said she could not confirm": the name says more than the pronoun.
                if other.mention.text.lower() in PRONOUNS and speaker.mention.text.lower() not in PRONOUNS:
                    speakers[place] = speaker
                return
        seen.add(key)
        speakers.append(speaker)
        if any(span[0] <= other < span[1] for other in tree.of(head, "conj")):
            several.add(speaker.mention.span)  # "he and his counterpart" do not say what he says of both

    visited: set[int] = set()
    at: int | None = number
    while at is not None and at not in visited:
        visited.add(at)
        link = sayings[at]
        told = _cited(tree, link)
        if told is not None:
            add(tree.coordination(told), told)
        if link.source is not None and link.source_head is not None:
            reports = bool(speakers) and link.cue_head is not None and tree.lemma[link.cue_head] in _CARRYING
            words = _source(tree, link.source, link.source_head)
            bearer = _bearer(tree, words, link.source_head)
            for piece, head in _each(tree, words, bearer, registry):
                add(piece, head, carries=reports or told is not None)
        for head in link.carriers:
            begin, stop = tree.phrase(_owned(tree, head))
            add(
                (begin + (tree.pos[begin] == "ADP" and begin < head), stop),
                head,
                carries=link.cue_head is not None and tree.lemma[link.cue_head] == "tell",
            )
        quoting = _quoting(tree, link)
        if quoting is not None:
            add(tree.coordination(quoting), quoting, carries=bool(speakers))
        at = link.outer
    if speakers and speakers[0].kind == "document" and speakers[0].mention.entity is None:
        speakers[0] = _of_author(tree, saying.source_head, saying, sayings, registry, speakers)
    elif (
        speakers
        and speakers[0].mention.text.lower() == "it"
        and (spoke := documents.going_on(tree, saying.source_head, sayings)) is not None
    ):
        speakers[0] = _of_author(tree, spoke, saying, sayings, registry, speakers)
    if len(speakers) > 1 and speakers[0].kind == "document" and _issued(tree, saying):
        speakers[:2] = reversed(speakers[:2])
    cue = None
    if saying.cue is not None:
        span = tree.chars(*saying.cue)
        cue = Cue(span.of(tree.text), span)
    return Attribution(saying.quote, tuple(speakers), cue)


def _in_quotation(tree: Tree, head: int, link: Saying) -> bool:
    """Tell whether "they" are only spoken of by who is quoted: whom a report names around it he need not mean ("“*They* told us so,” she said")."""
    spoken = tree.lower[head] == "they" and link.outer is not None
    return spoken and quoted(tree, head, head + 1) == "direct"


def _owned(tree: Tree, head: int) -> int:
    """Return whose body a carrier's mark only tells, its apostrophe lost ("told *SANAs correspondent*"), else the carrier."""
    noun = tree.head[head]
    lost = tree.base[head] == "compound" and noun == head + 1 and tree.pos[noun] == "NOUN"
    return noun if lost and without_s(tree.words[head]) != tree.words[head] else head


def _issued(tree: Tree, saying: Saying) -> bool:
    """Tell whether who speaks is a document that its author is told to issue ("*the union* issued *a statement* giving …")."""
    head, cue = saying.source_head, saying.cue_head
    if head is None or cue is None or tree.base[head] != "obj" or tree.head[head] != cue:
        return False
    words = tree.lemma[head] in _WORDS  # a video shows what it shows, whoever posted it
    return words and tree.lemma[cue] in documents.GIVING and tree.own_subject(cue) is not None


def _of_author(
    tree: Tree,
    head: int | None,
    saying: Saying,
    sayings: Sequence[Saying],
    registry: Registry,
    speakers: Sequence[Speaker],
) -> Speaker:
    """Let a document that speaks (or the "it" of one) stand for its author, unless he is a link of the chain himself."""
    document, own = speakers[0], saying.source_head
    if head is None or own is None or not document.mention.span.contains(tree.chars(own, own + 1)):
        return document
    author = documents.author(tree, head, sayings, registry.entity_at)
    if author is None or any(link.mention.entity == author.id for link in speakers):
        return document
    return replace(document, mention=replace(document.mention, entity=author.id))


def _each(tree: Tree, words: Range, head: int, registry: Registry) -> list[tuple[Range, int]]:
    """Part speakers that speak together, each with his head, where each is somebody else ("*rebels* and *the monitor*")."""
    named = _named_beside(tree, head)
    if named is not None and words[0] < named < words[1]:
        words, head = (tree.phrase(named)[0], words[1]), named
    beside = [i for i in tree.of(tree.head[head], "nsubj") if i > head and tree.of(i, "cc")]
    heads = [i for i in [*tree.conjuncts(head), *beside] if words[0] <= i < words[1] and not tree.is_verb(i)]
    actors = [registry.entity_at(i) for i in heads]
    known = {actor.id for actor in actors if actor is not None}
    if len(heads) < 2 or len(known) < len(heads) or heads != sorted(heads) or tree.pos[head] == "PRON":
        return [(words, head)]
    first = words[0] + (tree.lower[words[0]] == "both")
    starts = [first, *(tree.phrase(i)[0] for i in heads[1:])]
    ends = [*(_before_tie(tree, start) for start in starts[1:]), words[1]]
    pieces = list(zip(starts, ends, strict=True))
    tied = all(tree.pos[start - 1] == "CCONJ" or tree.words[start - 1] == "," for start in starts[1:])
    whole = tied and all(begin <= i < stop for (begin, stop), i in zip(pieces, heads, strict=True))
    apart = whole and all(
        _stands_alone(tree, start, i) for start, i in zip(starts[1:], heads[1:], strict=True)
    )
    return list(zip(pieces, heads, strict=True)) if apart else [(words, head)]


def _named_beside(tree: Tree, head: int) -> int | None:
    """Return the first of the names that tell who several are ("*both monitors* the Observatory and the Center said"), or ``None``."""
    if tree.pos[head] != "NOUN" or "Number=Plur" not in tree.feats[head]:
        return None
    return next(
        (
            kid
            for kid in tree.of(head, "nmod", "appos")
            if kid > head
            and tree.ent[kid] in {"ORG", "PERSON"}
            and not tree.case(kid)
            and any(tree.ent[other] == tree.ent[kid] for other in tree.of(kid, "conj"))
        ),
        None,
    )


def _stands_alone(tree: Tree, start: int, head: int) -> bool:
    """Tell whether a coordinated phrase can be somebody else ("… and *the monitor*", not "X, analyst and *author*")."""
    if tree.pos[start] == "CCONJ":
        return False  # a name that was cut ("Rocket *and Space Corporation*")
    lemma = tree.lemma[head]
    body = lemma in lexicon.COLLECTIVES or lemma in lexicon.OUTLETS
    return (
        bool(tree.ent[head])
        or body
        or is_plural(tree, head)
        or bool(tree.of(head, "det", "nmod:poss", "nummod"))
    )


def _before_tie(tree: Tree, index: int) -> int:
    """Return where a phrase ends before the "and" and the commas that tie the next one to it."""
    while tree.pos[index - 1] in {"CCONJ", "PUNCT"} or tree.lower[index - 1] == "both":
        index -= 1
    return index


def _own(tree: Tree, saying: Saying) -> bool:
    """Tell whether a report says something of itself, outside of any quotation: "we estimate that …"."""
    head = saying.source_head
    if head is None or saying.outer is not None or saying.quote != "indirect":
        return False
    ours = tree.lower[head] == "we" or _lets(tree, head)
    return ours and quoted(tree, head, head + 1) == "indirect"


def _lets(tree: Tree, head: int) -> bool:
    """Tell whether "us" only opens what a text tells its readers ("*let us* recall that …")."""
    return tree.lower[head] in {"us", "'s", "’s"} and tree.lower[head - 1] == "let"


def _holds(tree: Tree, speaker: Speaker, words: Range) -> bool:
    """Tell whether some words are a part of a speaker's."""
    inner, outer = tree.chars(*words), speaker.mention.span
    return outer.start <= inner.start and inner.end <= outer.end


def _source(tree: Tree, source: Range, head: int) -> Range:
    """Shorten a source to the speaker's name and description where clauses hang on it."""
    begin, stop = tree.trimmed(*source)
    while (
        stop - begin > 1
        and (tree.pos[stop - 1] == "PUNCT" or tree.lower[stop - 1] in _LOOSE)
        and head < stop - 1
    ):
        stop -= 1
    if begin >= stop:
        return source
    begin += begin < head and is_told(tree, begin)  # "speaking to AFP *Observatory director X*"
    stop = _before_time(tree, begin, stop, head)
    told = next((tree.left[verb] for verb in _quoted_by(tree, head)), stop)
    if begin < told < stop:
        stop = tree.trimmed(begin, told)[1]  # "officials *cited by Reuters*"
    if "(" in tree.words[begin:stop] and tree.words[stop : stop + 1] == [")"]:
        stop += 1
    for noun in tree.of(head, "appos"):
        if tree.words[stop : stop + 1] == [","] and noun == stop + 1 and tree.ent[noun] == "PERSON":
            stop = tree.ent_of[noun][1]  # "according to the family's lawyer, *Jane Doe*, he …"
    if stop - begin > _LONGEST and _bearer(tree, (begin, stop), head) == head:
        return tree.coordination(head)
    return begin, stop


def _before_time(tree: Tree, begin: int, stop: int, head: int) -> int:
    """End a speaker's words before when he spoke ("rescuers *on Friday*", "the monitor's head *after Saturday's strikes*")."""
    for index in range(max(head, begin) + 1, stop):
        led = tree.lower[index] in _WHEN and index + 1 < stop
        day = tree.lower[index + led].removesuffix("s")
        plain = tree.lower[index - 1] not in {"the", "of", "'s", "’s"} and tree.pos[index - 1] != "VERB"
        if day in WEEKDAYS and plain and (led or index == stop - 1):
            return index
    return stop


def _bearer(tree: Tree, source: Range, head: int) -> int:
    """Return the head of the name that is apposed to a description of its bearer ("the director of the monitor, *X*")."""
    if tree.ent[head] == "PERSON":
        return head
    persons = lexicon.PERSONS
    first = tree.ent_of.get(source[0])
    if (
        first is not None
        and tree.ent[source[0]] == "PERSON"
        and tree.lower[first[1] : first[1] + 1] in (["a"], ["an"])
    ):
        return next((i for i in range(*first) if not first[0] <= tree.head[i] < first[1]), head)
    titles = [i for i in tree.of(head, "conj") if source[0] <= i < source[1] and tree.lemma[i] in persons]
    shared = [i for i in titles if not tree.of(i, "det", "nmod:poss") and "Number=Plur" not in tree.feats[i]]
    if tree.lemma[head] not in persons and (tree.ent[head] or not shared):
        return head  # but "the group's hospitals and trauma *director* for the area X" is one
    if tree.lemma[head] in persons and any(source[0] <= other < source[1] for other in tree.of(head, "conj")):
        return head  # "the minister and his deputy, X"
    last = tree.ent_of.get(source[1] - 1)
    if last is None or tree.ent[source[1] - 1] != "PERSON" or last[0] <= head:
        return head
    named = [i for i in range(*last) if not last[0] <= tree.head[i] < last[1]]
    if of_another(tree, last[0]) and len(named) == 1:
        return head  # "a lawyer *for* X" is not X
    return next(iter(named), last[0])


def _cited(tree: Tree, saying: Saying) -> int | None:
    """Return whom the speaker cites ("Reuters reported, *citing local doctors*, that …"), or ``None``."""
    cue = saying.cue_head
    if cue is None or not saying.clausal:
        return None
    start, end = tree.sents[tree.sent[cue]]
    for index in range(start, end):
        if tree.lower[index] in {"citing", "quoting"} and tree.head[index] in {cue, saying.source_head}:
            cited = (kid for kid in tree.of(index, "obj") if not saying.holds(kid))
            return next((kid for kid in cited if speaks(tree, kid)), None)  # not "citing privacy laws"
    return None


def _quoting(tree: Tree, saying: Saying) -> int | None:
    """Return who quotes the speaker ("Interfax quoted Ryabkov as saying", "was quoted by Interfax as saying")."""
    spot = saying.cue_head
    if spot is None:
        return None
    told = _quoted_by(tree, saying.source_head) if saying.source_head is not None else []
    told += [kid for kid in tree.of(spot, "advcl") if _as_cited(tree, kid)]
    if told:
        return tree.agent(told[0])
    for verb in quoting_verbs(tree, spot):
        who = tree.agent(verb) if tree.passive(verb) else tree.subject(verb)
        if who is not None and not (saying.source and saying.source[0] <= who < saying.source[1]):
            return who
    return None


def _as_cited(tree: Tree, verb: int) -> bool:
    """Tell whether a participle only tells by whom words are carried ("the firm confirmed, *as cited* by the agency")."""
    as_ = any(tree.lower[mark] == "as" for mark in tree.of(verb, "mark"))
    return as_ and tree.lemma[verb] in _CARRYING and tree.passive(verb) and tree.agent(verb) is not None


def _quoted_by(tree: Tree, head: int) -> list[int]:
    """Return the participles by which a speaker is told to be quoted by somebody ("the general, *quoted* by CNN, said")."""
    return [
        kid
        for kid in tree.of(head, "acl")
        if kid > head
        and tree.lemma[kid] in {"quote", "cite"}
        and tree.passive(kid)
        and tree.agent(kid) is not None
    ]


def speaker_kind(tree: Tree, head: int, registry: Registry, entity: ReportEntity | None) -> SpeakerKind:
    """Return what kind of speaker a mention is."""
    lemma = tree.lemma[head]
    if documents.is_document(tree, head):
        return "document"
    if entity is not None and entity.kind == "outlet":
        return "outlet"
    outlet = lemma in lexicon.OUTLETS or lemma in _MEDIA
    if outlet and (entity is None or entity.kind != "person"):
        return "outlet"
    if entity is None:
        if tree.pos[head] == "PRON":
            return "unnamed"
        return (
            "organization"
            if tree.ent[head] in {"ORG", "GPE", "NORP"}
            or (lexicon.SECTORS.get(lemma) in {"GOV", "MIL", "REB", "IGO", "NGO"} and lemma not in _UNNAMED)
            else "unnamed"
        )
    if entity.kind == "person":
        return "person" if registry.is_named(entity.id) or lemma not in _UNNAMED else "unnamed"
    if lemma in _UNNAMED and not registry.is_named(entity.id):
        return "unnamed"
    if entity.kind == "population":
        return "organization" if tree.ent[head] == "NORP" else "unnamed"
    return "organization"
