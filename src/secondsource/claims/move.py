"""What is mended in a tree: one word that hangs on another by a relation."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterator, Sequence

    from secondsource.claims.tree import Tree


class Move(NamedTuple):
    """A token that hangs on another head by another relation; on itself by ``root``."""

    token: int
    head: int
    dep: str


Rule = tuple["Callable[[Tree, int], Iterator[Move]]", "Collection[str] | None"]
"""What gives the moves that begin at a word, and the relations of such a word; ``None``: any."""


def by_rules(tree: Tree, index: int, rules: Sequence[Rule]) -> Iterator[Move]:
    """Give the moves that begin at a word by each of some rules in turn; a move may change its relation for the next."""
    for rule, relations in rules:
        if relations is None or tree.base[index] in relations:
            yield from rule(tree, index)
