"""Who says what: the attributions of a document, those of the model and those that the tree alone gives.

The model finds sources, cues and contents as spans; the verb of the cue, and what hangs on it in the tree, tell
what the speaker does with the content. Where the model has no attribution for a verb that has a clause or a
quotation as its content, the tree makes one.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from secondsource.claims import (
    among,
    around,
    commas,
    lexicon,
    openings,
    quotations,
    run_in,
    signed,
    sourced,
    standing,
    trailing,
    unsaid,
)
from secondsource.claims.attributed import of_model
from secondsource.claims.quantities.units import is_person
from secondsource.claims.saying import Saying, carriers, head_of, quoted
from secondsource.claims.speaking import speaks
from secondsource.claims.spoken import TRAILING, of_tree, published, told
from secondsource.claims.stated import stated
from secondsource.language.extensions import attributions_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from secondsource.claims.events.matching import Matcher
    from secondsource.claims.saying import Range
    from secondsource.claims.tree import Tree


_SPEECH = 400
"""Tokens of the longest paragraph of a transcript."""
_HARM = frozenset({"kill", "wound", "injure", "destroy", "damage", "target", "hit"})
"""What is done to somebody or something, who is told right behind it."""
_HEADLINE = 30
"""Tokens of the longest headline."""


def find(tree: Tree, matcher: Matcher, quotes: Sequence[Range] | None = None) -> tuple[Saying, ...]:
    """Find the sayings of a document, in order of their contents; ``quotes``: ``quotations.runs``, where they are at hand."""
    found = [
        saying for saying in (of_model(tree, matcher, item) for item in attributions_of(tree.doc)) if saying
    ]
    found = around.parted(tree, found)
    found = [piece for saying in found for piece in _said_adding(tree, saying)]
    found = [piece for saying in found for piece in among.parted(tree, saying, found)]
    found = [_before_comma(tree, saying) for saying in found]
    found = [among.of_who_told(tree, saying, found) for saying in found]
    found = [among.in_own_sentence(tree, saying) for saying in found]
    found = [among.behind_document(tree, among.behind_aside(tree, saying, found)) for saying in found]
    found = [(saying.cue_head is not None and published(tree, saying.cue_head)) or saying for saying in found]
    found = [saying for saying in found if not _double(tree, saying, found)]
    found += of_tree(tree, matcher, found)
    found = [among.of_who_adds(tree, saying, found) for saying in found]
    apart = signed.find(tree, found)
    found = [saying for saying in found if not signed.given(saying, apart)] + apart
    found += _of_headline(tree, found)
    found = [saying for saying in found if not _under_rubric(tree, saying)]
    found = [saying if saying in apart else _of_transcript(tree, saying) for saying in found]
    found = [saying for saying in found if saying in apart or saying.cue_head not in tree.aside]
    found = [_behind_heading(tree, saying) for saying in found]
    found += _of_teller(tree)
    found += sourced.find(tree, found)
    found = unsaid.find(tree, found)
    runs = quotations.runs(tree) if quotes is None else quotes
    found += quotations.free(tree, found, runs)
    found = quotations.continued(tree, found, runs)
    found = [among.before_teller(tree, saying, found) for saying in found]
    found.sort(key=lambda saying: (saying.contents[0][0], -saying.size))
    return _nested(tree, standing.settled(tree, found))


def _before_comma(tree: Tree, saying: Saying) -> Saying:
    """Give a saying the content and the speaker before a lost comma where its own are mixed up or missing."""
    cue = saying.cue_head
    if cue is None or tree.lemma[cue] not in TRAILING:
        return saying
    cited = tree.lower[cue - 1] == "as" and tree.lemma[cue - 2] == "quote"
    behind = commas.trailing(tree, cue)
    if cited and saying.contents == (saying.source,):
        behind = trailing.behind_comma(tree, cue - 2)  # who is quoted, taken for what he says
    silent = saying.source is None or not any(speaks(tree, i) for i in range(*saying.source))
    alone = (
        tree.lemma[cue] == "say"
        and tree.finite(cue)
        and len(saying.contents) == 1
        and not _tells(tree, saying.contents[0])
    )
    if behind is None and (silent or alone) and cue < saying.contents[0][0] <= cue + 4:
        behind = commas.inverted(tree, cue)
    if behind is None and saying.source is None and saying.contents[-1][1] <= cue:
        behind = commas.inverted(tree, cue)  # "“…” said the monitor adding that …"
        if behind is not None:
            found = replace(saying, source=behind[1], source_head=head_of(tree, *behind[1]))
            return replace(found, carriers=carriers(tree, cue, found.source))
    apposed = commas.apposed(tree, cue) if behind is None and saying.source is None else None
    if apposed is not None:
        behind = apposed
    if behind is None:
        return saying
    content, source = behind
    place = (
        saying.source is not None
        and saying.source[0] < source[0] < saying.source[1]
        and (
            openings.behind_settlement(tree, source[0])  # "in *Jayrud town* rebels said"
            or (tree.ent[source[0] - 1] in {"GPE", "LOC", "FAC"} and tree.pos[saying.source[0] - 1] == "ADP")
        )
    )  # "in *New Aleppo* SANA reporter said"
    right = (
        not place
        and saying.source is not None
        and saying.source[0] < source[1]
        and source[0] < saying.source[1]
        and not any(tree.is_verb(i) and tree.base[i] != "amod" for i in range(saying.source[0], source[0]))
        and not _object_taken(tree, saying)
        and not run_in.only_counts(tree, saying.source[0], source)
    )
    told = saying.clausal and saying.contents[0][0] < source[0]
    if (
        told
        and saying.source is not None
        and source[0] < saying.source[0] < saying.source[1] == source[1]
        and right
    ):
        return replace(saying, source=source, source_head=head_of(tree, *source), contents=(content,))
    last = saying.contents[-1][1]
    whole = saying.source is not None and (source[0] <= saying.source[0] or tree.pos[source[0]] == "DET")
    gap = whole and last < source[0] and any(tree.words[i].isalnum() for i in range(last, source[0]))
    if right and told and not gap and not any(saying.holds(i) for i in range(*source)):
        return saying  # with a clause as its content, not only the subject of one
    return replace(
        saying,
        cue=saying.cue if cited else (cue, cue + 1),
        source=source,
        source_head=head_of(tree, *source),
        contents=(content,),
        quote=quoted(tree, *content),
        clausal=True,
        carriers=carriers(tree, cue, source),
    )


def _object_taken(tree: Tree, saying: Saying) -> bool:
    """Tell whether a speaker's words begin with the object of the verb before them ("killing *the imam* state-run TV reported")."""
    if saying.source is None or saying.source_head is None:
        return False
    before = saying.source[0] - 1
    taken = tree.head[saying.source_head] == before and tree.base[saying.source_head] == "obj"
    wanting = tree.lemma[before] in _HARM and tree.gerund(before) and not tree.of(before, "obj")
    return (taken or wanting) and saying.holds(before)


def _tells(tree: Tree, content: Range) -> bool:
    """Tell whether a content has a finite clause of its own, not only one about a noun in it."""
    return any(
        tree.finite(i)
        and tree.dep[i] != "acl:relcl"
        and not any(tree.gerund(above) and above >= content[0] for above in tree.above(i))
        for i in filter(tree.is_predicate, range(*content))
    )


def _said_adding(tree: Tree, saying: Saying) -> list[Saying]:
    """Part "…, X said, adding that …", taken for one act of saying, in two."""
    head, cue = saying.cue_head, saying.cue
    if head is None or cue is None or tree.lower[head] not in among.ADDING:
        return [saying]
    verb = next(
        (
            i
            for i in range(min(cue[0], head - 1), head)
            if tree.lemma[i] in TRAILING and tree.lower[i] != "saying"
        ),
        None,
    )
    behind = commas.trailing(tree, verb) if verb is not None else None
    if verb is None or behind is None:
        return [saying]
    content, source = behind
    behind_it = tuple(piece for piece in saying.contents if piece[0] > head) or saying.contents
    added = replace(
        saying, cue=(head, cue[1]), source=source, source_head=head_of(tree, *source), contents=behind_it
    )
    return [told(tree, verb, content, source), added]


def _behind_heading(tree: Tree, saying: Saying) -> Saying:
    """Take what is no part of the sentence off a speaker: a heading or whose picture it is ("*Hama* A military source said")."""
    if saying.source is None or saying.source[0] not in tree.aside:
        return saying
    begin, stop = saying.source
    while begin < stop and begin in tree.aside:
        begin += 1
    if begin == stop:
        return saying
    return replace(saying, source=(begin, stop), source_head=head_of(tree, begin, stop))


def _double(tree: Tree, saying: Saying, others: list[Saying]) -> bool:
    """Tell whether "quoted X" is given again beside "as saying", or "X, cited by Y," beside "said", with the same content."""
    if saying.cue_head is None or tree.lemma[saying.cue_head] not in {"quote", "cite"}:
        return False
    if tree.base[saying.cue_head] == "acl" and tree.past_participle(saying.cue_head):
        cited = tree.head[saying.cue_head]
        if any(
            other.cue_head is not None
            and other.cue_head != saying.cue_head
            and tree.own_subject(other.cue_head) == cited
            and other.holds(saying.contents[0][0])
            for other in others
        ):
            return True
    begin, stop = saying.contents[0]
    return any(
        other is not saying
        and other.cue_head is not None
        and tree.lower[other.cue_head - 1] == "as"
        and (other.holds(begin + 1) or begin < other.cue_head < stop)
        for other in others
    )


def _of_headline(tree: Tree, known: list[Saying]) -> list[Saying]:
    """Make the sayings of the form "Assad: no truce" in short sentences without another cue."""
    found = []
    told = {tree.sent[saying.contents[0][0]] for saying in known}
    for number, (start, end) in enumerate(tree.sents):
        if number in told:
            continue
        behind = _behind_colon(tree, start, end)
        if behind is not None:
            found.append(behind)
            continue
        while start < end - 1 and (start in tree.aside or tree.pos[start] in {"NUM", "PUNCT", "SPACE"}):
            start += 1  # noqa: PLW2901 - behind the date line
        colon = next((i for i in range(start + 1, min(end, start + 6)) if _parts(tree, i)), None)
        if colon is None or colon + 2 >= end or end - start > _HEADLINE:
            continue
        head = head_of(tree, start, colon)
        lemma = tree.lemma[head]
        speaker = (
            tree.ent[head] in {"PERSON", "ORG", "GPE", "NORP"}
            or lemma in lexicon.PERSONS
            or lemma in lexicon.SECTORS
        )
        if tree.ent[head] == "GPE" and not _speaks_for_state(tree, head):
            continue  # "Aleppo: the fighting goes on" tells where
        if not speaker or tree.of(head, "case") or any(tree.is_verb(i) for i in range(start, colon)):
            continue  # "Still in hospital: 54"
        content = tree.trimmed(colon + 1, end)
        if content[0] < content[1]:
            found.append(stated(tree, (colon, colon + 1), colon, (start, colon), content, head))
    return found


def _parts(tree: Tree, index: int) -> bool:
    """Tell whether a colon parts who speaks from his words: a blank stands behind it (not in "AP:Associated Press")."""
    return tree.words[index] == ":" and tree.start[index + 1 : index + 2] != [tree.end[index]]


def _behind_colon(tree: Tree, start: int, end: int) -> Saying | None:
    """Make the saying of "Militants executed 700 people: monitoring group"."""
    begin, stop = tree.trimmed(start, end)
    colon = next((i for i in range(stop - 1, max(begin + 3, stop - 6), -1) if tree.words[i] == ":"), None)
    if colon is None or colon + 1 >= stop or end - start > _HEADLINE:
        return None
    head = head_of(tree, colon + 1, stop)
    told = any(tree.is_predicate(i) for i in range(begin, colon))
    if "/" in "".join(tree.words[colon + 1 : stop]):
        return None  # an address of a page
    names = tree.pos[head] in {"NOUN", "PROPN"} and not any(tree.is_verb(i) for i in range(colon + 1, stop))
    if not told or not names or not speaks(tree, head):
        return None
    if tree.ent[head] == "GPE" and not _speaks_for_state(tree, head):
        return None  # "They ended up where they had started: Los Angeles"
    return stated(tree, (colon, colon + 1), colon, (colon + 1, stop), (begin, colon), head)


def _of_transcript(tree: Tree, saying: Saying) -> Saying:
    """Give whoever speaks in a transcript all of his paragraph ("PENCE: It was a mistake. They know it."), not one sentence."""
    if saying.cue is None or saying.source is None or tree.words[saying.cue[0]] != ":":
        return saying
    start, colon = saying.source[0], saying.cue[0]
    label = saying.source[1] <= colon and all(tree.words[i].isupper() for i in range(start, colon))
    if not label or (start > 0 and "\n" not in tree.words[start - 1]):
        return saying
    stop = next((i for i in range(colon + 1, len(tree)) if "\n" in tree.words[i]), len(tree))
    content = tree.trimmed(colon + 1, stop)
    if content[0] >= content[1] or stop - colon > _SPEECH:
        return saying
    return replace(saying, contents=(content,), quote=quoted(tree, *content), clausal=True)


def _under_rubric(tree: Tree, saying: Saying) -> bool:
    """Tell whether who speaks is the heading in capitals that opens a line ("*COMPETITION*: A rival builds a rocket"): nobody."""
    if saying.cue is None or saying.source is None or tree.words[saying.cue[0]] != ":":
        return False
    start, stop = saying.source
    head = head_of(tree, start, stop)
    opens = start == 0 or "\n" in tree.words[start - 1]
    common = tree.pos[head] == "NOUN" and not speaks(tree, head) and not is_person(tree.lower[head])
    return opens and common and all(tree.words[i].isupper() for i in range(start, stop))


def _of_teller(tree: Tree) -> list[Saying]:
    """Make the saying of who tells a headline that ran into the text."""
    if tree.headline is None:
        return []
    begin, teller, stop = tree.headline
    return [Saying(None, None, (teller, stop), stop - 1, ((begin, teller),), "indirect", "asserts", None)]


def _speaks_for_state(tree: Tree, head: int) -> bool:
    first, last = tree.ent_of[head]
    name = " ".join(tree.lower[first:last])
    return name in lexicon.COUNTRIES or name in lexicon.CAPITALS


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
            and not (
                _relative(tree, saying.cue_head)
                and (other.stance in {"denies", "rejects"} or _gives(tree, other, saying))
            )
            and not _beside(tree, saying, other)
        ]
        outer = min(holders)[1] if holders else None
        found.append(saying if outer == saying.outer else replace(saying, outer=outer))
    # "Interfax quoted X as saying": who quotes carries the words.
    return tuple(found)


def _relative(tree: Tree, cue: int | None) -> bool:
    """Tell whether an act of saying stands in a relative clause ("denied using the weapons *which groups say kill*")."""
    return cue is not None and tree.dep[cue] == "acl:relcl"


def _gives(tree: Tree, saying: Saying, inner: Saying) -> bool:
    """Tell whether somebody gives out a document that does not hold what another says ("published *footage* of the crash, which she says was …")."""
    source, cue = saying.source_head, saying.cue_head
    given = source is not None and tree.base[source] == "obj" and tree.head[source] == cue
    return given and inner.cue_head is not None and tree.head[inner.cue_head] != source


def _beside(tree: Tree, saying: Saying, other: Saying) -> bool:
    """Tell whether an act of saying stands beside another with a named speaker of its own ("X reported that …, *and Y said …*")."""
    cue, source = saying.cue_head, saying.source_head
    if cue is None or source is None or not tree.is_verb(cue):
        return False
    named = tree.own_subject(cue) == source and tree.pos[source] in {"NOUN", "PROPN"}
    if tree.base[cue] == "advcl" and other.cue_head is not None and named and tree.is_verb(other.cue_head):
        marks = {tree.lower[mark] for mark in tree.of(cue, "mark")}
        first, last = tree.left[cue], other.contents[-1][1]
        return (
            bool(marks & {"as", "while", "whereas"}) and other.cue_head < other.contents[0][0] < first < last
        )
    if tree.base[cue] != "conj":
        return False
    return tree.ent[source] in {"PERSON", "ORG"} and source < cue and other.cue_head != cue
