"""What is mended in a tree: one word that hangs on another by a relation."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterator

    from secondsource.claims.tree import Tree


class Move(NamedTuple):
    """A token that hangs on another head by another relation; on itself by ``root``."""

    token: int
    head: int
    dep: str


class Rule(NamedTuple):
    """What gives the moves that begin at a word.

    Attributes:
        moves: The rule.
        relations: Relations of such a word; ``None``: any.
        lemmas: Lemmas of such a word; ``None``: any.
    """

    moves: Callable[[Tree, int], Iterator[Move]]
    relations: Collection[str] | None = None
    lemmas: Collection[str] | None = None


class Rules:
    """Some rules in turn, by the relation of the word that they begin at."""

    def __init__(self, *rules: Rule) -> None:
        self._rules = tuple(enumerate(rules))
        self._by: dict[str, tuple[tuple[int, Rule], ...]] = {}

    def moves(self, tree: Tree, index: int, first: int = 0) -> Iterator[Move]:
        """Give the moves that begin at a word by each rule from one on; where one changes its relation, the next go by the new one."""
        base, lemma = tree.base[index], tree.lemma[index]
        for number, (moves, _, lemmas) in self._of(base):
            if number >= first and (lemmas is None or lemma in lemmas):
                yield from moves(tree, index)
                if tree.base[index] != base:
                    yield from self.moves(tree, index, number + 1)
                    return

    def _of(self, base: str) -> tuple[tuple[int, Rule], ...]:
        """Return the rules for a relation with their numbers."""
        found = self._by.get(base)
        if found is None:
            rules = (rule for rule in self._rules if rule[1].relations is None or base in rule[1].relations)
            found = self._by[base] = tuple(rules)
        return found
