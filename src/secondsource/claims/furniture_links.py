"""What a page has around a report that is not told: links behind its buttons, pictures' captions, adverts, notes on the site."""

from __future__ import annotations

import re
from bisect import bisect_left
from typing import TYPE_CHECKING

from secondsource.claims import antecedents, sentences
from secondsource.claims.events.patterns import event_nouns

if TYPE_CHECKING:
    from collections.abc import Iterator

    from secondsource.claims.tree import Tree

_SITE = frozenset({"site", "website"})
_RIGHTS = re.compile(
    r"(?i)all rights reserved|copyright|without (?:prior )?written (?:authori[sz]ation|permission)"
)
_PICTURES = frozenset({"Images", "Photo", "Photos"})
_POSTED = re.compile(
    r"^[^\n]*https?://t\.co/\S{1,80}\s{0,3}[—–-]{1,3}\s{0,3}(?P<who>[^()\s—–-][^()\n]{0,39}?)\s{0,3}\(@(?P<handle>\w+)\)[^\n]*$",
    re.MULTILINE,  # each part is bounded, so that a long row of dashes is not tried in every way
)
"""A post that was put into a page, with its link and who signed it: "… https://t.co/x — News (@news) May 2, 2016"."""
_LEADING = frozenset(
    {
        ("read", "more"),
        ("read", "also"),
        ("also", "read"),
        ("see", "also"),
        ("click", "to"),
        ("click", "here"),
    }
)
"""What a link to another report opens with."""
_LEAD = 3
"""Words of the longest of them alone."""
_LINKS = 8
"""Sentences of the longest list of links."""
_HEADS = frozenset({"NOUN", "PROPN", "ADJ", "VERB", "NUM"})
_HEADING = 4
"""Words of the longest heading between paragraphs."""


def find(tree: Tree, controls: set[int]) -> Iterator[range]:
    """Give the tokens of each.

    Args:
        tree: The document.
        controls: Tokens of the page's buttons and counters.
    """
    yield from _adverts(tree)
    foot = None if _SITE.isdisjoint(tree.lower) else _RIGHTS.search(tree.text)
    for number, (start, end) in enumerate(tree.sents):
        first, stop = tree.trimmed(start, end)
        if first >= stop:
            continue
        if tree.words[stop - 1] == "Related" and stop - 1 in controls:
            yield from _links(tree, number + 1)
        elif tree.words[first] == "Related" and {first, first - 1} & controls:
            yield from _links(tree, number)
        if foot is not None and tree.start[first] > foot.end() and _of_site(tree, first, stop):
            yield range(start, end)
        if number and sentences.ended(tree, first):
            yield _lead(tree, number, first)
        if sentences.opens_line(tree, first) and tree.words[first][0].isupper():
            yield _captioned(tree, first)
        if number and sentences.ended(tree, first):
            yield range(first, max(_behind_heading(tree, first, stop), _behind_deed(tree, first, stop)))


def _links(tree: Tree, number: int) -> Iterator[range]:
    """Give links behind a page's buttons: sentences without a mark at their end, up to the first with one."""
    for start, end in tree.sents[number : number + _LINKS]:
        _, stop = tree.trimmed(start, end)
        if any(word in {".", "!", "?"} for word in tree.words[stop - 1 : end]):
            opener = next(
                (i for i in range(start + 1, min(start + 4, end)) if tree.words[i] in {"A", "An", "The"}),
                start,
            )
            yield range(start, opener)
            return
        yield range(start, end)


def _lead(tree: Tree, number: int, first: int) -> range:
    """Return a sentence without a mark that leads to another report, with its title ("*Read more here* Girl found alive")."""
    if tuple(tree.lower[first : first + 2]) not in _LEADING or not tree.words[first][0].isupper():
        return range(0)
    end = tree.sents[number][1]
    if end - first <= _LEAD and number + 1 < len(tree.sents) and not sentences.ended(tree, end):
        end = tree.sents[number + 1][1]
    apart = end < len(tree) and tree.words[end][0].isupper() and not sentences.ended(tree, end)
    return range(first, end) if apart and end - first > _LEAD else range(0)


def _of_site(tree: Tree, first: int, stop: int) -> bool:
    """Tell whether a sentence tells of the page itself ("… are suggested for *this site*")."""
    return any(tree.lower[i] == "this" and tree.lower[i + 1] in _SITE for i in range(first, stop - 1))


def _captioned(tree: Tree, first: int) -> range:
    """Return a line that begins with whose picture it is and goes on with what is seen there ("*Getty Images* Fans cheer …")."""
    if first + 1 >= len(tree) or tree.words[first + 1] not in _PICTURES or tree.pos[first] != "PROPN":
        return range(0)
    end = next((i for i in range(first, len(tree)) if "\n" in tree.words[i]), len(tree))
    marked = any(tree.words[i] in {".", "!", "?"} for i in range(first, end))
    return range(first, end) if first + 1 < end and not marked else range(0)


def _adverts(tree: Tree) -> Iterator[range]:
    """Give the posts of outlets that only link to a page of theirs."""
    for post in _POSTED.finditer(tree.text):
        inside = range(bisect_left(tree.start, post.start()), bisect_left(tree.start, post.end()))
        named = re.sub(r"\W", "", post["who"]).lower()
        signed = [i for i in inside if tree.start[i] >= post.start("who") and tree.end[i] <= post.end("who")]
        person = any(tree.ent[i] == "PERSON" for i in signed)
        if inside and not person and post["handle"].lower().startswith(named):
            yield range(inside[0], inside[-1] + 1)


def _behind_heading(tree: Tree, first: int, stop: int) -> int:
    """Return where a sentence begins behind a heading that the tree took for a part of the subject, or a second one ("*Heavy Fighting* The town was …")."""
    for index in range(first + 1, min(first + _HEADING, stop)):
        if not (tree.words[index][0].isupper() and tree.words[index].isalpha()):
            return first
        verb = tree.head[index]
        part = tree.base[index] == "compound" and tree.left[verb] == first and tree.ent[verb] == "PERSON"
        if part and antecedents.is_deed(tree, index) and tree.ent[index] != "PERSON":
            return index + 1  # "*Heavy Fighting* Sheikh Omar was …", taken for one name
        if tree.pos[index] != "NOUN" or tree.base[index] != "nsubj" or tree.left[index] != first:
            continue
        beside = tree.of(index, "appos") if antecedents.is_deed(tree, index) else []
        other = next((kid for kid in (*beside, *tree.of(verb, "nsubj")) if kid > index), None)
        alone = other is not None and tree.left[other] == index + 1 and tree.words[index + 1][0].isupper()
        if alone:
            return index + 1
    return first


def _behind_deed(tree: Tree, first: int, stop: int) -> int:
    """Return where a sentence begins behind a heading that names what happens ("*Homs evacuation* The mayor …", "*Fierce battle* Fighting …")."""
    qualified = (
        tree.pos[first] != "VERB" or tree.base[first] == "amod"
    )  # "*Condemning* raids X said …" is no heading
    if not tree.words[first][0].isupper() or tree.pos[first] not in _HEADS or not qualified:
        return first
    for index in range(first + 1, min(first + _HEADING, stop - 2)):
        if (
            tree.pos[index] in {"DET", "PRON", "AUX", "CCONJ", "SCONJ", "PUNCT"}
            or not tree.words[index].islower()
        ):
            return first
        following = tree.words[index + 1]
        if not following[0].isupper() or tree.lemma[index] not in event_nouns().single:
            continue
        named = tree.ent_of.get(index + 1, (0, 0))[0] == index + 1 and tree.ent[index + 1] in {
            "PERSON",
            "ORG",
        }
        plain = not tree.ent[index + 1] and tree.pos[index + 1] in {"NOUN", "ADJ", "VERB"}
        return index + 1 if tree.pos[index] == "NOUN" and (named or plain) else first
    return first
