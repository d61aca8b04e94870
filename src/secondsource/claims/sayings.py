"""Who says what: the attributions of a document, those of the model and those that the tree alone gives.

The model finds sources, cues and contents as spans; the verb of the cue, and what hangs on it in the tree, tell
what the speaker does with the content. Where the model has no attribution for a verb that has a clause or a
quotation as its content, the tree makes one.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from secondsource.claims import commas, lexicon
from secondsource.claims.attributed import of_model
from secondsource.claims.saying import Saying, carriers, head_of, quoted, speaks, without_space
from secondsource.claims.spoken import TRAILING, of_tree, published

if TYPE_CHECKING:
    from secondsource.claims.events.matching import Matcher
    from secondsource.claims.tree import Tree


def find(tree: Tree, matcher: Matcher) -> tuple[Saying, ...]:
    """Find the sayings of a document, in order of their contents."""
    found = [
        saying for saying in (of_model(tree, matcher, item) for item in tree.doc._.attributions) if saying
    ]
    found = [_before_comma(tree, saying) for saying in found]
    found = [(saying.cue_head is not None and published(tree, saying.cue_head)) or saying for saying in found]
    found = [saying for saying in found if not _double(tree, saying, found)]
    found += of_tree(tree, matcher, found)
    found += _of_headline(tree, found)
    found += _free_quotations(tree, found)
    found = _continued(tree, found)
    found.sort(key=lambda saying: (saying.contents[0][0], -saying.size))
    return _nested(found)


def _before_comma(tree: Tree, saying: Saying) -> Saying:
    """Give a saying the content and the speaker before a lost comma where its own are mixed up or missing."""
    cue = saying.cue_head
    if cue is None or tree.lemma[cue] not in TRAILING:
        return saying
    told = commas.trailing(tree, cue)
    silent = saying.source is None or not any(speaks(tree, i) for i in range(*saying.source))
    if told is None and silent and saying.contents[0][0] == cue + 1:
        told = commas.inverted(tree, cue)
    if told is None:
        return saying
    content, source = told
    right = saying.source is not None and saying.source[0] < source[1] and source[0] < saying.source[1]
    if right and not any(saying.holds(i) for i in range(*source)) and saying.contents[0][0] < source[0]:
        return saying
    return replace(
        saying,
        cue=(cue, cue + 1),
        source=source,
        source_head=head_of(tree, *source),
        contents=(content,),
        quote=quoted(tree, *content),
        clausal=True,
        carriers=carriers(tree, cue, source),
    )


def _double(tree: Tree, saying: Saying, others: list[Saying]) -> bool:
    """Tell whether "quoted X" is given again beside "as saying" with the same content."""
    if saying.cue_head is None or tree.lemma[saying.cue_head] not in {"quote", "cite"}:
        return False
    return any(
        other is not saying
        and other.cue_head is not None
        and tree.lower[other.cue_head - 1] == "as"
        and other.holds(saying.contents[0][0] + 1)
        for other in others
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
        head = head_of(tree, start, colon)
        lemma = tree.lemma[head]
        speaker = (
            tree.ent[head] in {"PERSON", "ORG", "GPE", "NORP"}
            or lemma in lexicon.words("actors", "persons")
            or lemma in lexicon.sectors()
        )
        if tree.ent[head] == "GPE" and not _speaks_for_state(tree, head):
            continue  # "Aleppo: the fighting goes on" tells where
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
                    quoted(tree, *content),
                    "asserts",
                    None,
                )
            )
    return found


def _speaks_for_state(tree: Tree, head: int) -> bool:
    first, last = tree.ent_of[head]
    name = " ".join(tree.lower[first:last])
    return name in lexicon.countries() or name in lexicon.capitals()


def _free_quotations(tree: Tree, known: list[Saying]) -> list[Saying]:
    """Make a saying without a speaker of each sentence that stands wholly in quotation marks and has none."""
    found = []
    for sentence in tree.sents:
        start, end = without_space(tree, *sentence)
        if start < end and tree.words[end - 1] in {".", ",", "…"}:
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


def _nested(sayings: list[Saying]) -> tuple[Saying, ...]:
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
