"""Parts of a headline that only name the matter or the document: "*Sfax explosion*: toll rises", "Khuzdar quake: *what we know*".

They tell of nothing that the report does not tell below, and nobody asserts anything by them.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from secondsource.claims.saying import Range
    from secondsource.claims.tree import Tree

_LONGEST = 4
"""Nouns of the longest name of a matter ("Port Sudan hospital strike")."""
_ASKING = frozenset({"what", "how", "why", "who", "where", "when"})
_DOCUMENTS = frozenset({
    "update", "bulletin", "brief", "briefing", "summary", "appeal", "sitrep", "timeline", "explainer",
    "factsheet", "overview", "newsletter", "digest",
})  # fmt: skip
"""What a document calls itself; "report" and "statement" are told of as well."""


def found(tree: Tree, begin: int, stop: int) -> list[Range]:
    """Return the parts of a headline, in tokens, that only name the matter or the document."""
    return [part for part in _parts(tree, begin, stop) if _names_only(tree, *part)]


def _parts(tree: Tree, begin: int, stop: int) -> Iterator[Range]:
    """Cut a headline at its colons and spaced dashes."""
    first = begin
    for index in range(begin, stop):
        if tree.words[index] in {":", "–", "—", "|"}:
            yield first, index
            first = index + 1
    yield first, stop


def _names_only(tree: Tree, begin: int, stop: int) -> bool:
    begin, stop = tree.trimmed(begin, stop)
    kinds = [tree.pos[i] for i in range(begin, stop)]
    if not kinds:
        return False
    if tree.lower[begin] in _ASKING:
        return tree.words[stop - 1] != "?"
    if {"VERB", "AUX"} & set(kinds):
        return False
    if any(tree.lemma[i] in _DOCUMENTS and not tree.of(i, "obj") for i in range(begin, stop)):
        return True  # but "Police *update* toll"
    return len(kinds) <= _LONGEST and set(kinds[:-1]) == {"PROPN"} and kinds[-1] == "NOUN"
