"""Predicates with the arguments that go together, after the network."""

from collections.abc import Sequence

Part = tuple[int, int, str]
"""[start, end) in words, and the PropBank label."""

_AUXILIARIES = frozenset(("aux", "aux:pass"))


def tidy(
    found: Sequence[tuple[int, float]], arguments: Sequence[tuple[int, int, int, str]], deprels: Sequence[str]
) -> list[tuple[int, float, tuple[Part, ...]]]:
    """Return (word, factuality, arguments in order) of each predicate.

    Auxiliaries are no predicates of their own. Arguments of one predicate do not overlap (Palmer et al. 2005): of
    two that do, the larger one stays, which holds the other in its phrase.
    """
    parts: dict[int, list[Part]] = {}
    for word, start, end, label in arguments:
        parts.setdefault(word, []).append((start, end, label))
    return [
        (word, factuality, _apart(parts.get(word, ())))
        for word, factuality in found
        if deprels[word] not in _AUXILIARIES
    ]


def _apart(parts: Sequence[Part]) -> tuple[Part, ...]:
    kept: list[Part] = []
    for start, end, label in sorted(parts, key=lambda part: (part[0] - part[1], part)):
        if all(end <= other[0] or other[1] <= start for other in kept):
            kept.append((start, end, label))
    return tuple(sorted(kept))
