"""What is said without a verb of saying: "according to X, …", "For the president, the war is not over"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from secondsource.claims import lexicon
from secondsource.claims.documents import is_document
from secondsource.claims.saying import Range, Saying, head_of, publisher, quoted_all
from secondsource.claims.speaking import speaks
from secondsource.claims.stated import stated

if TYPE_CHECKING:
    from secondsource.claims.tree import Tree


_NO_SOURCES = frozenset(
    {"plan", "schedule", "type", "size", "need", "ability", "taste", "custom", "coordinate", "rank", "wish"}
)
"""What things are done according to, which says nothing ("if all goes according to plan")."""


_TOLD = frozenset({"account", "information", "source", "testimony"})
"""What else is told than documents."""


def according(tree: Tree, index: int) -> Saying | None:
    """Make the saying of "according to X": the rest of the sentence, up to where another clause begins."""
    if index + 2 >= len(tree) or tree.lower[index + 1] != "to" or tree.sent[index + 2] != tree.sent[index]:
        return None
    if tree.lower[index + 2] in {"which", "whom"}:
        return None  # "denies the rumours *according to which* jets struck it": nobody tells it here
    start, end = tree.sents[tree.sent[index]]
    if index > start:  # "…, according to a source; 27 survived": the other half is not his
        end = next((i for i in range(index, end) if tree.words[i] == ";"), end)
    noun = next(
        (
            i
            for i in range(index + 2, end)
            if tree.pos[i] in {"NOUN", "PROPN", "PRON"}
            and (tree.base[i] not in {"compound", "nmod"} or tree.case(i).startswith("according"))
            and not (tree.base[i] == "flat" and tree.base[tree.head[i]] == "compound")
            and tree.words[i + 1 : i + 2] != ["-"]
        ),
        None,
    )
    if noun is None or any(tree.lemma[i] in _NO_SOURCES for i in tree.conjuncts(noun)):
        return None
    source = tree.coordination(noun)
    if source[0] < index + 2 or source[0] > noun:
        source = (index + 2, source[1])
    if tree.pos[index + 2] == "DET" and source[0] == index + 3:
        source = (index + 2, source[1])  # its article, hung on what follows
    if tree.lower[index + 2] in {"its", "their"} and not speaks(tree, noun):
        return None  # "tells the planes apart according to their type"
    source, noun = _named_only(tree, _before_article(tree, source, noun), noun)
    for clause in tree.of(noun, "acl"):
        if clause == source[1] and tree.right[clause] - clause <= 8:
            source = (source[0], tree.right[clause])  # "figures compiled by the media office"
    comma = next((i for i in range(source[1], min(end, source[1] + 12)) if tree.words[i] in {",", ";"}), None)
    pieces = [(start, index)]
    before = index - 1 - (tree.words[index - 1] == ",")
    opens = tree.pos[before] in {"CCONJ", "SCONJ"}
    if comma is not None and (index - start <= 2 or opens):
        pieces = [(comma + 1, end)]
    elif any(tree.is_predicate(i) and tree.finite(i) for i in range(source[1], end)) or (
        source[1] < end and tree.pos[source[1]] == "VERB" and not tree.gerund(source[1])
    ):
        pieces += [(source[1], end)] if tree.lower[source[1]] not in {"who", "which"} else []
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
        quoted_all(tree, contents, "indirect"),
        "asserts",
        None,
        True,
        tuple(dict.fromkeys([*publisher(tree, noun), *_givers(tree, noun, source[1])])),
    )


def _givers(tree: Tree, noun: int, stop: int) -> list[int]:
    """Return who gave a document behind the day that it was given on ("according to a statement *on Monday by the mayor*")."""
    if not is_document(tree, noun):
        return []
    return [kid for case, kid in tree.obliques(noun) if kid > stop and case == "by" and speaks(tree, kid)]


_NOTING = frozenset({"note", "report", "say", "state", "mention", "describe", "write"})


def as_told(tree: Tree, index: int) -> Saying | None:
    """Make the saying of "As noted by X, …" and "As X reported, …", at the edge of a sentence that says what is told."""
    verb = tree.head[index]
    if tree.base[verb] != "advcl" or tree.lemma[verb] not in _NOTING or tree.left[verb] != index:
        return None
    speaker = tree.agent(verb) if tree.passive(verb) else tree.own_subject(verb)
    if speaker is None or not speaks(tree, speaker) or tree.of(verb, "ccomp", "xcomp", "obj"):
        return None
    start, end = tree.sents[tree.sent[index]]
    stop = max(tree.subtree(verb, without=("punct",))) + 1
    first = all(tree.pos[i] in {"PUNCT", "SPACE", "CCONJ"} for i in range(start, index))
    last = all(tree.pos[i] in {"PUNCT", "SPACE"} for i in range(stop, end))
    content = tree.trimmed(*((stop, end) if first else (start, index)))
    if first == last or tree.words[stop if first else index - 1] != ",":
        return None
    if not any(tree.is_predicate(i) and tree.finite(i) for i in range(*content)):
        return None
    source = tree.coordination(speaker)
    carriers = tuple(publisher(tree, speaker))
    return stated(tree, (verb, verb + 1), verb, source, content, speaker, carriers)


_OF_NUMBERS = frozenset(
    {"over", "some", "about", "nearly", "around", "tens", "dozens", "scores", "hundreds", "thousands"}
)
"""What a number of people begins with, in words."""


def based_on(tree: Tree, index: int) -> Saying | None:
    """Make the saying of "Based on reports, …" at the beginning of a sentence: who tells, and the rest of it."""
    end = tree.sents[tree.sent[index]][1]
    noun = next((i for i in range(index + 2, min(index + 5, end)) if tree.pos[i] == "NOUN"), None)
    if (
        noun is None
        or tree.lower[index + 1] != "on"
        or not (is_document(tree, noun) or tree.lemma[noun] in _TOLD)
    ):
        return None
    stop = max(noun + 1, tree.phrase(noun)[1])
    content = tree.trimmed(stop + (tree.words[stop : stop + 1] == [","]), end)
    if not any(tree.is_predicate(i) and tree.finite(i) for i in range(*content)):
        return None
    quote = quoted_all(tree, (content,), "indirect")
    return Saying((index, index + 2), index, (index + 2, stop), noun, (content,), quote, "asserts", None)


def _before_article(tree: Tree, source: Range, noun: int) -> Range:
    """End a source before an article that no word ties to it ("According to the desk of the agency *the* jets …", its comma lost)."""
    for index in range(noun + 1, source[1]):
        article = tree.lower[index] in {"the", "a", "an"} and tree.base[index] != "flat"
        if article and tree.pos[index - 1] in {"NOUN", "PROPN"}:
            return source[0], index
    return source


def _named_only(tree: Tree, source: Range, noun: int) -> tuple[Range, int]:
    """End the name of a source where the sentence goes on without a comma ("According to Reuters over a dozen strikes …")."""
    first = source[0] + (tree.pos[source[0]] == "DET")
    span = tree.ent_of.get(first)
    if span is None or tree.ent[first] not in {"ORG", "PERSON"} or span[1] >= source[1]:
        return source, noun
    if tree.base[span[1]] == "flat":
        return source, noun  # "according to *Save the Children*"
    people = tree.ent[first] == "PERSON" and "Number=Plur" in tree.feats[span[1]]
    behind = tree.pos[span[1]] in {"DET", "NUM"} or tree.lower[span[1]] in _OF_NUMBERS or people
    return ((source[0], span[1]), head_of(tree, first, span[1])) if behind else (source, noun)


def in_the_view_of(tree: Tree, index: int) -> Saying | None:
    """Make the saying of "For the president, the war is not over": what somebody thinks, told without a verb."""
    end = tree.sents[tree.sent[index]][1]
    comma = next((i for i in range(index + 2, min(end, index + 9)) if tree.words[i] == ","), None)
    if comma is None or comma + 4 > end:
        return None
    noun = head_of(tree, index + 1, comma)
    person = tree.ent[noun] == "PERSON" or (
        tree.lemma[noun] in lexicon.PERSONS and "Number=Plur" not in tree.feats[noun]
    )
    if not person or tree.lower[comma + 1] in {"who", "which", "and"}:
        return None
    content = tree.trimmed(comma + 1, end)
    return stated(tree, (index, index + 1), index, (index + 1, comma), content, noun)
