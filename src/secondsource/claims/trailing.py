"""A verb of saying at the end of a sentence, with its speaker: "…, X said on Thursday", "…, said X"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from secondsource.claims import commas
from secondsource.claims.tree import CLOSING, OPENING

if TYPE_CHECKING:
    from secondsource.claims.saying import Range
    from secondsource.claims.tree import Tree


def behind_comma(tree: Tree, index: int) -> tuple[Range, Range] | None:
    """Find content and speaker around a verb of saying behind a comma ("…, X said on Thursday", "…, said X").

    Read from the words alone, for sentences whose tree ties the two halves together wrongly.

    Returns:
        Content and speaker, or ``None``: the sentence does not end so.
    """
    start, end = tree.sents[tree.sent[index]]
    start = next((i + 1 for i in range(index - 1, start, -1) if tree.words[i] == ";"), start)
    end = next((i for i in range(index + 1, end) if tree.words[i] == ";"), end)
    while end > start and tree.pos[end - 1] in {"PUNCT", "SPACE"} and tree.words[end - 1] not in CLOSING:
        end -= 1
    comma = next((i for i in range(index - 1, max(start, index - 12), -1) if tree.words[i] == ","), None)
    if comma is None or comma - start < 2:
        return _behind_nothing(tree, index, start, end)
    cited = tree.lemma[index] == "quote" and tree.lower[index + 1 : index + 3] == ["as", "saying"]
    tail = (index + 3 if cited else index + 1, end)
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
    if (tree.passive(index) and not cited) or tree.pos[source[0]] == "CCONJ":
        return None  # "…, and no injuries were reported"
    if tail[1] - tail[0] > 10 or any(tree.is_verb(i) for i in range(*tail)):
        return None
    content = (start, comma + (comma + 1 < end and tree.words[comma + 1] in CLOSING))
    begin, stop = content
    while begin < stop and tree.pos[begin] in {"PUNCT", "SPACE"} and tree.words[begin] not in OPENING:
        begin += 1
    if not any(tree.is_predicate(i) for i in range(begin, stop)):
        return None
    return (begin, stop), source


def _behind_nothing(tree: Tree, index: int, start: int, end: int) -> tuple[Range, Range] | None:
    """Do as ``behind_comma`` where the comma is lost ("Rebels took the town the army said on Friday")."""
    if tree.lower[index] == "saying" and tree.lower[index - 1] == "as" and tree.lemma[index - 2] == "quote":
        return commas.trailing(tree, index - 2)
    subject = tree.own_subject(index)
    if subject is None or subject > index or tree.pos[subject] == "PRON":
        return commas.trailing(tree, index)
    source = tree.coordination(subject)
    if not start + 3 < source[0] < source[1] <= index or index - source[1] > 1 or end - index > 11:
        return commas.trailing(tree, index)
    if any(tree.is_verb(i) for i in range(index + 1, end)) or tree.pos[source[0] - 1] in {
        "ADP",
        "SCONJ",
        "CCONJ",
        "PRON",
        "AUX",
        "DET",
    }:
        return commas.trailing(tree, index)
    content = (start, source[0])
    if not any(tree.is_predicate(i) and tree.finite(i) for i in range(*content)):
        return None
    return content, source
