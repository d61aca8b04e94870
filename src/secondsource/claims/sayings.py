"""Who says what: the attributions of a document, those of the model and those that the tree alone gives.

The model finds sources, cues and contents as spans; the verb of the cue, and what hangs on it in the tree, tell
what the speaker does with the content. Where the model has no attribution for a verb that has a clause or a
quotation as its content, the tree makes one.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from secondsource.claims import lexicon, stance
from secondsource.claims.tree import CLOSING, OPENING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from secondsource.claims.events.patterns import Matcher
    from secondsource.claims.tree import Tree
    from secondsource.language import Attribution
    from secondsource.model.claim import Quote, Stance

Range = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Saying:
    """One attribution in tokens.

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
        return any(start <= index < end for start, end in self.contents)

    @property
    def size(self) -> int:
        """Number of tokens of the content."""
        return sum(end - start for start, end in self.contents)


def find(tree: Tree, matcher: Matcher) -> tuple[Saying, ...]:
    """Find the sayings of a document, in order of their contents."""
    found = [
        saying for saying in (_of_model(tree, matcher, item) for item in tree.doc._.attributions) if saying
    ]
    found += _of_tree(tree, matcher, found)
    found += _of_headline(tree, found)
    found += _free_quotations(tree, found)
    found = _continued(tree, found)
    found.sort(key=lambda saying: (saying.contents[0][0], -saying.size))
    return _nested(tree, found)


def _head_of(tree: Tree, start: int, end: int) -> int:
    """Return the token of a range whose head lies outside, the first nominal or verbal one where there are several."""
    heads = [i for i in range(start, end) if not start <= tree.head[i] < end or tree.head[i] == i]
    heads = [i for i in heads if tree.pos[i] not in {"PUNCT", "SPACE"}] or list(range(start, end))
    nominal = [i for i in heads if tree.pos[i] in {"NOUN", "PROPN", "PRON", "VERB", "NUM"}]
    return (nominal or heads)[0]


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
        return acts[-1]
    nouns = [i for i in range(start, end) if stance.of_noun(tree.lemma[i])]
    if verbs and not nouns:
        return verbs[-1]
    return nouns[0] if nouns else _head_of(tree, start, end)


def _of_model(tree: Tree, matcher: Matcher, item: Attribution) -> Saying | None:
    cue = (item.cue.start, item.cue.end) if item.cue is not None else None
    source = (item.source.start, item.source.end) if item.source is not None else None
    contents = tuple(sorted({(span.start, span.end) for span in item.content}))
    if cue is not None:
        contents = _within_reach(tree, cue, contents)
    head = cue_head(tree, matcher, *cue) if cue else None
    if (
        head is not None
        and tree.is_verb(head)
        and matcher.act(head) is None
        and not stance.unconfirmed(tree, head)
        and matcher.event(head) is not None
    ):
        return None  # "reneged on", "lifted restrictions": a deed, not a saying
    if cue and source is None and head is not None and tree.is_verb(head):
        source, contents = _subject_of_cue(tree, head, contents)
    if source is not None:
        source = _after_according(tree, source)
    if not contents:
        return None
    stance_, act = stance.of_cue(tree, matcher, head) if head is not None else ("asserts", None)
    source_head = _head_of(tree, *source) if source else None
    if source_head is not None and tree.pos[source_head] == "VERB":
        source, source_head = None, None
    return Saying(
        cue=cue,
        cue_head=head,
        source=source,
        source_head=source_head,
        contents=contents,
        quote=_quoted_all(tree, contents, item.kind),
        stance=stance_,
        act=act,
        clausal=_clausal(tree, matcher, contents, head, plain=stance_ == "asserts" and act is None),
        carriers=_carriers(tree, head, source),
    )


def _quoted_all(tree: Tree, contents: tuple[Range, ...], kind: Quote) -> Quote:
    kinds = {_quoted(tree, *content) for content in contents}
    return kinds.pop() if len(kinds) == 1 else ("mixed" if kinds - {"indirect"} else kind)


def _paragraph_break(tree: Tree, start: int, end: int) -> bool:
    """Tell whether a line ends between two tokens."""
    return any("\n" in tree.words[i] for i in range(start, end)) or (
        end > start and "\n" in tree.text[tree.end[start] : tree.start[end]]
    )


def _within_reach(tree: Tree, cue: Range, contents: tuple[Range, ...]) -> tuple[Range, ...]:
    """Keep of a content what a reader would give to this cue.

    Other sentences belong to it only as quotations, other paragraphs only where a quotation was left open.
    """
    kept: list[Range] = []
    home = range(tree.sent[cue[0]], tree.sent[cue[1] - 1] + 1)
    for start, end in contents:
        piece_start = start
        for sent in range(tree.sent[start], tree.sent[end - 1] + 1):
            begin, stop = max(piece_start, tree.sents[sent][0]), min(end, tree.sents[sent][1])
            if begin >= stop:
                continue
            if sent in home or _reaches(tree, cue, begin, stop):
                if kept and kept[-1][1] == begin:
                    kept[-1] = (kept[-1][0], stop)
                else:
                    kept.append((begin, stop))
    trimmed = []
    for start, end in kept:
        while start < end and tree.pos[start] == "SPACE":
            start += 1
        while end > start and tree.pos[end - 1] == "SPACE":
            end -= 1
        if start < end:
            trimmed.append((start, end))
    return tuple(trimmed)


def _reaches(tree: Tree, cue: Range, start: int, end: int) -> bool:
    """Tell whether words in another sentence than the cue are a quotation that the cue can reach."""
    if _quoted(tree, start, end) == "indirect" and not _open_before(tree, start):
        return False
    first, last = (cue[1] - 1, start) if cue[0] < start else (end - 1, cue[0])
    if not _paragraph_break(tree, first, last):
        return True
    return cue[0] < start and _open_before(tree, start)


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


def _subject_of_cue(
    tree: Tree, head: int, contents: tuple[Range, ...]
) -> tuple[Range | None, tuple[Range, ...]]:
    """Find the speaker of a cue that came without one; words taken for content that are the speaker are taken back."""
    subject = tree.agent(head) if tree.passive(head) else tree.subject(head)
    if subject is None:
        return None, contents
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
            if first in matcher.nouns or not clauses or not _speaks(tree, first):
                return False
    for start, end in contents:
        for index in range(start, end):
            if tree.is_predicate(index) and (
                not start <= tree.head[index] < end or tree.head[index] == index
            ):
                return True
    return False


def _carriers(tree: Tree, head: int | None, source: Range | None) -> tuple[int, ...]:
    """Find who carries the words beside the speaker: "told EFE", "said on state television", "in a statement"."""
    if head is None or not tree.is_verb(head):
        return ()
    found: list[int] = []
    outlets = lexicon.words("acts", "outlets")
    documents = lexicon.words("acts", "documents")
    fora = lexicon.words("acts", "fora")
    if tree.lemma[head] in {"tell", "inform", "give"}:
        for kid in tree.of(head, "obj", "iobj"):
            if _outlet(tree, kid, outlets):
                found.append(kid)
        told = head + 1 + (head + 1 < len(tree) and tree.pos[head + 1] == "DET")
        if (
            told < len(tree)
            and tree.pos[told] in {"PROPN", "NOUN"}
            and _outlet(tree, told, outlets)
            and told not in found
        ):
            if not (source and source[0] <= told < source[1]):
                found.append(told)
    spots = [head]
    if tree.base[head] in {"xcomp", "advcl"} and tree.lemma[tree.head[head]] in {"quote", "cite"}:
        spots.append(tree.head[head])
    for spot in spots:
        for case, kid in tree.obliques(spot):
            if source and source[0] <= kid < source[1]:
                continue
            lemma = tree.lemma[kid]
            if case in {"on", "to", "in", "via", "through", "with", "by", "from", "at", "for"}:
                if case in {"in", "by", "on", "via", "through", "at"} and lemma in documents | {
                    "interview",
                    "comment",
                    "remark",
                }:
                    if lemma in documents:
                        found.append(kid)
                    found.extend(_publisher(tree, kid))
                elif lemma in fora or (case in {"to", "with"} and _outlet(tree, kid, outlets)):
                    found.append(kid)
    return tuple(dict.fromkeys(found))


def _publisher(tree: Tree, index: int) -> list[int]:
    """Find who published a document: "published by the state newspaper Al Watan", "with EFE", "to Reuters", "on state TV"."""
    found = []
    outlets = lexicon.words("acts", "outlets")
    for kid in tree.of(index, "acl"):
        agent = tree.agent(kid)
        if agent is not None:
            found.append(agent)
        found += [
            noun
            for case, noun in tree.obliques(kid)
            if case in {"on", "in", "to", "with"} and _outlet(tree, noun, outlets)
        ]
    found += [
        kid
        for case, kid in tree.obliques(index)
        if case in {"with", "to", "on", "by", "from"}
        and (_outlet(tree, kid, outlets) or (tree.ent[kid] == "ORG" and case != "on"))
    ]
    return found


def _outlet(tree: Tree, index: int, outlets: frozenset[str]) -> bool:
    if tree.ent[index] in {"ORG", "MISC"} or (tree.pos[index] == "PROPN" and not tree.ent[index]):
        return True
    return tree.lemma[index] in outlets


def _quoted(tree: Tree, start: int, end: int) -> Quote:
    """Tell how a range is given: all, part or none of it in quotation marks."""
    depth = 0
    inside = outside = 0
    sent_start = tree.sents[tree.sent[start]][0]
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


def _of_tree(tree: Tree, matcher: Matcher, known: list[Saying]) -> list[Saying]:
    """Make the sayings that the tree gives and the model missed."""
    covered = {index for saying in known if saying.cue for index in range(*saying.cue)}
    covered |= {saying.cue_head for saying in known if saying.cue_head is not None}
    found: list[Saying] = []
    for index in range(len(tree)):
        if index in covered:
            continue
        if tree.lower[index] == "according":
            made = _according(tree, index)
        elif tree.lower[index] == "for" and index == tree.sents[tree.sent[index]][0]:
            made = _in_the_view_of(tree, index)
        elif tree.is_verb(index):
            made = _of_verb(tree, matcher, index)
        elif tree.lemma[index] in {"clear", "unclear", "unable"} and stance.unconfirmed(tree, index):
            made = _clause_of(tree, index)
        else:
            made = None
        if made and not any(_same(made, other) for other in known):
            found.append(made)
    return found


def _same(made: Saying, other: Saying) -> bool:
    """Tell whether another saying already gives this content by an overlapping cue."""
    if made.cue is None or other.cue is None:
        return False
    near = made.cue[0] < other.cue[1] and other.cue[0] < made.cue[1]
    return near


def _clause_of(tree: Tree, index: int) -> Saying | None:
    clauses = [kid for kid in tree.of(index, "ccomp", "csubj", "advcl", "xcomp") if kid > index]
    if not clauses:
        return None
    contents = _strip_mark(tree, clauses[0], index)
    return Saying((index, index + 1), index, None, None, contents, "indirect", "cannot_confirm", None)


def _of_verb(tree: Tree, matcher: Matcher, index: int) -> Saying | None:
    published = _published(tree, index)
    if published is not None:
        return published
    if tree.lemma[index] in {"say", "add", "report", "claim", "announce", "state", "note", "write", "tell"}:
        behind = _trailing(tree, index)
        if behind is not None:
            content, source = behind
            return Saying(
                (index, index + 1),
                index,
                source,
                _head_of(tree, *source),
                (content,),
                _quoted(tree, *content),
                "asserts",
                None,
                True,
                _carriers(tree, index, source),
            )
    entry = matcher.act(index)
    if entry is None and not stance.unconfirmed(tree, index):
        return None
    event = matcher.event(index)
    if (
        event is not None
        and entry is not None
        and entry.first != "asserts"
        and event.pattern.weight > entry.pattern.weight
    ):
        return None  # "sought refuge" demands nothing
    stance_, act = stance.of_cue(tree, matcher, index)
    plain = stance_ in {"asserts", "denies", "cannot_confirm"} and act is None
    contents, clausal = _contents(tree, matcher, index, plain=plain, stance_=stance_)
    if not contents or (tree.base[index] in {"acl", "amod"} and not (clausal and plain)):
        return None
    subject = tree.agent(index) if tree.passive(index) else tree.subject(index)
    if (
        tree.passive(index)
        and tree.agent(index) is None
        and not plain
        and stance_ not in {"expects", "rejects", "demands"}
    ):
        return None
    if subject is not None and any(start <= subject < end for start, end in contents):
        subject = None
    if subject is not None and not _speaks(tree, subject):
        return None
    if subject is None and not tree.passive(index):
        return None
    source = tree.coordination(subject) if subject is not None else None
    quote = _quoted(tree, *contents[0])
    return Saying(
        (index, index + 1),
        index,
        source,
        subject,
        contents,
        quote,
        stance_,
        act,
        clausal,
        _carriers(tree, index, source),
    )


def _published(tree: Tree, index: int) -> Saying | None:
    """Make the saying of "posted a video of four captured soldiers": a document tells it, and its publisher carries it."""
    if tree.lemma[index] not in {
        "post",
        "publish",
        "release",
        "broadcast",
        "air",
        "issue",
        "circulate",
        "share",
        "upload",
        "distribute",
        "show",
    }:
        return None
    for obj in tree.of(index, "obj"):
        if tree.lemma[obj] not in lexicon.words("acts", "documents"):
            continue
        told = [
            kid
            for kid in tree.of(obj, "nmod", "acl")
            if kid > obj and tree.case(kid) in {"of", "showing", ""} and tree.ent[kid] not in {"DATE", "TIME"}
        ]
        subject = tree.own_subject(index)
        if not told or subject is None:
            return None
        contents = _runs(tree, [i for i in tree.subtree(told[0]) if i not in tree.of(told[0], "case")])
        source = (tree.left[obj] if tree.left[obj] <= obj else obj, obj + 1)
        return Saying(
            (index, index + 1), index, source, obj, contents, "none", "asserts", None, True, (subject,)
        )
    return None


def _speaks(tree: Tree, index: int) -> bool:
    """Tell whether a subject can speak, demand or refuse."""
    if tree.ent[index] in {"PERSON", "ORG", "GPE", "NORP", "MISC"}:
        return True
    if tree.pos[index] in {"PRON", "PROPN", "NUM"}:
        return tree.lower[index] not in {"it", "this", "that", "which", "what"} or tree.lower[index] == "it"
    lemma = tree.lemma[index]
    return (
        lemma in lexicon.sectors()
        or lemma in lexicon.words("actors", "persons")
        or lemma in lexicon.words("actors", "collectives")
        or lemma in lexicon.words("acts", "documents")
        or lemma in lexicon.words("acts", "outlets")
        or lemma
        in {
            "power",
            "country",
            "nation",
            "side",
            "other",
            "many",
            "some",
            "source",
            "capital",
            "ally",
            "member",
            "critic",
            "thousand",
            "hundred",
            "organization",
            "west",
            "east",
        }
    )


def _runs(tree: Tree, tokens: Sequence[int]) -> tuple[Range, ...]:
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


def _strip_mark(tree: Tree, index: int, cue: int) -> tuple[Range, ...]:
    """Return the token ranges of a clause without what introduces it and without the cue that it hangs on."""
    kept = tree.subtree(index)
    while (
        kept
        and tree.lower[kept[0]] == "that"
        and tree.base[kept[0]] in {"mark", "obj", "nsubj"}
        and kept[0] != index
    ):
        kept = kept[1:]
    gone = {
        cue,
        *(kid for kid in tree.kids[cue] if kid != index and tree.base[kid] in {"nsubj", "aux", "advmod"}),
    }
    return _runs(tree, [token for token in kept if token not in gone])


def _contents(
    tree: Tree, matcher: Matcher, index: int, *, plain: bool, stance_: Stance
) -> tuple[tuple[Range, ...], bool]:
    clauses = tree.of(index, "ccomp")
    if not plain or tree.lemma[index] in {"say", "report", "believe", "quote", "claim", "allege"}:
        clauses += tree.of(index, "xcomp")
    if stance_ == "cannot_confirm":
        clauses += [
            kid
            for kid in tree.of(index, "advcl")
            if any(tree.lower[m] in {"if", "whether"} for m in tree.of(kid, "mark"))
        ]
    if tree.lemma[index] == "quote":
        clauses = []
    if clauses:
        return _strip_mark(tree, clauses[0], index), True
    if tree.base[index] == "parataxis" and tree.head[index] != index and plain:
        top = tree.head[index]
        return _around(tree, top, index), True
    if plain and tree.lemma[index] not in {
        "deny",
        "refute",
        "confirm",
        "announce",
        "report",
        "declare",
        "claim",
        "reveal",
        "acknowledge",
        "admit",
        "dispute",
    }:
        return (), False
    objects = tree.objects(index)
    nouns: list[int] = [
        obj for obj in objects if not plain or any(n in matcher.nouns for n in tree.conjuncts(obj))
    ]
    if act_needs_oblique := [
        kid
        for case, kid in tree.obliques(index)
        if case in {"for", "of", "against", "to", "on", "about"} and not plain
    ]:
        if tree.lemma[index] in {
            "call",
            "ask",
            "warn",
            "appeal",
            "hope",
            "press",
            "push",
            "object",
            "threaten",
            "caution",
            "plead",
            "beg",
            "insist",
            "vow",
            "pledge",
        }:
            nouns = [
                kid
                for kid in act_needs_oblique
                if tree.ent[kid] not in {"DATE", "TIME", "PERSON", "GPE", "ORG"}
            ] or nouns
    if not nouns or tree.pos[nouns[0]] == "PRON":
        return (), False
    first = nouns[0]
    return (_range_of(tree, first),), False


def _trailing(tree: Tree, index: int) -> tuple[Range, Range] | None:
    """Find content and speaker around a verb of saying behind a comma ("…, X said on Thursday", "…, said X").

    Read from the words alone, for sentences whose tree ties the two halves together wrongly.

    Returns:
        Content and speaker, or ``None``: the sentence does not end so.
    """
    start, end = tree.sents[tree.sent[index]]
    while end > start and tree.pos[end - 1] in {"PUNCT", "SPACE"} and tree.words[end - 1] not in CLOSING:
        end -= 1
    comma = next((i for i in range(index - 1, max(start, index - 12), -1) if tree.words[i] == ","), None)
    if comma is None or comma - start < 2:
        return None
    tail = (index + 1, end)
    if comma + 1 == index:
        stop = next(
            (
                i
                for i in range(index + 1, end)
                if tree.words[i] == "," or tree.lower[i] in {"on", "in", "that"}
            ),
            end,
        )
        source = (index + 1, stop)
        tail = (stop, end)
    else:
        source = (comma + 1, index)
        while source[1] > source[0] and tree.pos[source[1] - 1] in {"AUX", "ADV"}:
            source = (source[0], source[1] - 1)
    nominal = source[0] < source[1] and any(tree.pos[i] in {"NOUN", "PROPN", "PRON"} for i in range(*source))
    if not nominal or any(tree.is_verb(i) for i in range(*source)) or source[1] - source[0] > 10:
        return None
    if tail[1] - tail[0] > 10 or any(tree.is_verb(i) for i in range(*tail)):
        return None
    content = (start, comma + (comma + 1 < end and tree.words[comma + 1] in CLOSING))
    begin, stop = content
    while begin < stop and tree.pos[begin] in {"PUNCT", "SPACE"} and tree.words[begin] not in OPENING:
        begin += 1
    if not any(tree.is_predicate(i) for i in range(begin, stop)):
        return None
    return (begin, stop), source


def _range_of(tree: Tree, index: int) -> Range:
    start = min(kid for kid in tree.subtree(index, without=("parataxis", "punct")))
    end = max(kid for kid in tree.subtree(index, without=("parataxis",))) + 1
    for kid in tree.of(index, "case", "mark"):
        if kid == start:
            start = kid + 1
    start, end = tree.trimmed(start, end)
    if (
        start > 0
        and tree.words[start - 1] in {"“", '"', "‘"}
        and any(w in {"”", '"', "’"} for w in tree.words[start : min(len(tree), end + 1)])
    ):
        start -= 1
        if end < len(tree) and tree.words[end] in {"”", '"', "’"}:
            end += 1
    return start, end


def _around(tree: Tree, top: int, cue: int) -> tuple[Range, ...]:
    """Return the clause around a parenthetical "X said", in its pieces."""
    gone = set(tree.subtree(cue))
    kept = [index for index in tree.subtree(top) if index not in gone]
    pieces: list[Range] = []
    for index in kept:
        if pieces and pieces[-1][1] == index:
            pieces[-1] = (pieces[-1][0], index + 1)
        else:
            pieces.append((index, index + 1))
    trimmed = [tree.trimmed(*piece) for piece in pieces]
    return tuple(piece for piece in trimmed if piece[0] < piece[1])


def _according(tree: Tree, index: int) -> Saying | None:
    """Make the saying of "according to X": the rest of the sentence, up to where another clause begins."""
    if index + 2 >= len(tree) or tree.lower[index + 1] != "to" or tree.sent[index + 2] != tree.sent[index]:
        return None
    start, end = tree.sents[tree.sent[index]]
    noun = next(
        (
            i
            for i in range(index + 2, end)
            if tree.pos[i] in {"NOUN", "PROPN", "PRON"} and tree.base[i] not in {"compound", "nmod"}
        ),
        None,
    )
    if noun is None:
        return None
    source = tree.coordination(noun)
    if source[0] < index + 2 or source[0] > noun:
        source = (index + 2, source[1])
    comma = next((i for i in range(source[1], min(end, source[1] + 12)) if tree.words[i] == ","), None)
    pieces = [(start, index)]
    if index - start <= 2 and comma is not None:
        pieces = [(comma + 1, end)]
    elif source[1] + 1 < end:
        pieces.append((source[1], end))
    contents = tuple(
        p for p in (tree.trimmed(*piece) for piece in pieces if piece[0] < piece[1]) if p[1] - p[0] > 1
    )
    if not contents:
        return None
    return Saying(
        (index, index + 2),
        index,
        source,
        noun,
        contents,
        _quoted_all(tree, contents, "indirect"),
        "asserts",
        None,
        True,
        tuple(_publisher(tree, noun)),
    )


def _in_the_view_of(tree: Tree, index: int) -> Saying | None:
    """Make the saying of "For the president, the war is not over": what somebody thinks, told without a verb."""
    start, end = tree.sents[tree.sent[index]]
    comma = next((i for i in range(index + 2, min(end, index + 9)) if tree.words[i] == ","), None)
    if comma is None or comma + 4 > end:
        return None
    noun = _head_of(tree, index + 1, comma)
    person = tree.ent[noun] == "PERSON" or (
        tree.lemma[noun] in lexicon.words("actors", "persons") and "Number=Plur" not in tree.feats[noun]
    )
    if not person or tree.lower[comma + 1] in {"who", "which", "and"}:
        return None
    return Saying(
        (index, index + 1),
        index,
        (index + 1, comma),
        noun,
        (tree.trimmed(comma + 1, end),),
        _quoted(tree, *tree.trimmed(comma + 1, end)),
        "asserts",
        None,
    )


def _of_headline(tree: Tree, known: list[Saying]) -> list[Saying]:
    """Make the sayings of the form "Assad: no truce" in short sentences without another cue."""
    found = []
    for start, end in tree.sents:
        if any(saying.contents[0][0] >= start and saying.contents[0][0] < end for saying in known):
            continue
        colon = next((i for i in range(start + 1, min(end, start + 6)) if tree.words[i] == ":"), None)
        if colon is None or colon + 2 >= end or end - start > 30:
            continue
        head = _head_of(tree, start, colon)
        lemma = tree.lemma[head]
        speaker = (
            tree.ent[head] in {"PERSON", "ORG", "GPE", "NORP"}
            or lemma in lexicon.words("actors", "persons")
            or lemma in lexicon.sectors()
        )
        if not speaker or any(tree.is_verb(i) for i in range(start, colon)):
            continue
        content = tree.trimmed(colon + 1, end)
        if content[0] < content[1]:
            found.append(
                Saying(
                    (colon, colon + 1),
                    colon,
                    (start, colon),
                    head,
                    (content,),
                    _quoted(tree, *content),
                    "asserts",
                    None,
                )
            )
    return found


def _free_quotations(tree: Tree, known: list[Saying]) -> list[Saying]:
    """Make a saying without a speaker of each sentence that stands wholly in quotation marks and has none."""
    found = []
    for start, end in tree.sents:
        while start < end and tree.pos[start] == "SPACE":
            start += 1
        while end > start and (tree.pos[end - 1] == "SPACE" or tree.words[end - 1] in {".", ",", "…"}):
            end -= 1
        if (
            end - start < 5
            or tree.words[start] not in {"“", '"', "``"}
            or tree.words[end - 1] not in {"”", '"', "''"}
        ):
            continue
        inner = (start + 1, end - 1)
        if any(saying.holds(i) for saying in known for i in range(*inner)):
            continue
        found.append(Saying(None, None, None, None, (tree.trimmed(*inner),), "direct", "asserts", None))
    return found


def _continued(tree: Tree, sayings: list[Saying]) -> list[Saying]:
    """Give a quotation without a speaker the speaker of the quotation it goes on from, within one paragraph."""
    text = tree.text
    found = []
    for saying in sayings:
        if saying.source is not None or saying.cue is not None or saying.quote == "indirect":
            found.append(saying)
            continue
        begin = saying.contents[0][0]
        before = [
            other
            for other in sayings
            if other.source is not None
            and other.cue is not None
            and other.cue[0] < begin
            and 0
            <= tree.sent[begin] - max(tree.sent[other.cue[1] - 1], tree.sent[other.contents[-1][1] - 1])
            <= 1
        ]
        if before:
            last = max(before, key=lambda other: other.cue[0] if other.cue else 0)
            gap = text[tree.end[min(last.cue[0] if last.cue else begin, begin)] : tree.start[begin]]
            if "\n" not in gap and last.quote != "indirect":
                found.append(
                    replace(
                        saying,
                        source=last.source,
                        source_head=last.source_head,
                        cue=last.cue,
                        cue_head=last.cue_head,
                        carriers=last.carriers,
                    )
                )
                continue
        found.append(saying)
    return found


def _nested(tree: Tree, sayings: list[Saying]) -> tuple[Saying, ...]:
    """Tell of each saying which other one's content holds it."""
    found = []
    for number, saying in enumerate(sayings):
        anchor = saying.cue_head if saying.cue_head is not None else saying.contents[0][0]
        holders = [
            (other.size, index)
            for index, other in enumerate(sayings)
            if index != number
            and other.holds(anchor)
            and not saying.holds(other.cue_head if other.cue_head is not None else -1)
            and other.cue_head != saying.cue_head
        ]
        outer = min(holders)[1] if holders else None
        found.append(replace(saying, outer=outer))
    # "Interfax quoted X as saying": who quotes carries the words.
    return tuple(found)
