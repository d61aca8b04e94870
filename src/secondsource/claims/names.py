"""When two names in one report are the same: by their parts, by close spelling, by the country that they name."""

from __future__ import annotations

from functools import lru_cache
from itertools import pairwise
from typing import TYPE_CHECKING

from rapidfuzz.distance import Levenshtein

from secondsource.claims import firms, lexicon
from secondsource.claims.marks import without_s

if TYPE_CHECKING:
    from collections.abc import Sequence

    from secondsource.claims.chain import Chain
    from secondsource.claims.mentions import Found
    from secondsource.claims.tree import Tree


_HONORIFICS = frozenset({"mr", "mrs", "ms", "dr", "sir", "al", "bin", "the"})


def name_key(tree: Tree, mention: Found) -> tuple[str, ...]:
    """Return the words of a name, lower case, without what only ties it to its sentence."""
    words = [
        without_s(tree.words[i]).lower().strip(".")
        for i in range(mention.start, mention.end)
        if tree.pos[i] != "PUNCT" and tree.lower[i].strip(".") not in {"'s", "’s"}
    ]
    return tuple(firms.keyed(words))


def _close(one: str, other: str) -> bool:
    """Tell whether two spellings may be one name in two transliterations ("Assad", "Asad")."""
    if one == other:
        return True
    if min(len(one), len(other)) < 4 or one[0] != other[0]:
        return False
    return Levenshtein.normalized_similarity(one, other) >= 0.8 and abs(len(one) - len(other)) <= 1


def name_parts(key: Sequence[str]) -> list[str]:
    """Name words that tell people apart: without honorifics, articles split off ("al-Assad")."""
    parts: list[str] = []
    for word in key:
        parts.extend(part for part in word.replace("-", " ").split() if part not in _HONORIFICS)
    return parts


def same_person(key: tuple[str, ...], names: Sequence[tuple[str, ...]]) -> bool:
    """Tell whether a person's name can be one of these names: same family name, and no other given name."""
    parts = name_parts(key)
    if not parts:
        return False
    for name in names:
        others = name_parts(name)
        if len(parts) > 1 and len(others) > 1 and _relatives(parts, others):
            return False  # two of one surname are two, whoever else is called by the surname alone
    for name in names:
        others = name_parts(name)
        if not others:
            continue
        if not _close(parts[-1], others[-1]):
            if len(parts) == 1 and len(others) > 1 and parts[0] == others[0]:
                return True
            if len(others) == 1 and len(parts) > 1 and parts[0] == others[0]:
                return True
            continue
        if len(parts) == 1 or len(others) == 1:
            return True
        short, long = sorted((parts, others), key=len)
        if long[-len(short) :] == short:
            return True  # "Le Drian", "De Mistura": a family name of several words
        if _close(parts[0], others[0]) or (
            parts[0][0] == others[0][0] and 1 in {len(parts[0]), len(others[0])}
        ):
            return True
    return False


def _relatives(parts: Sequence[str], others: Sequence[str]) -> bool:
    """Tell whether two full names share the family name and have given names that are no form of each other."""
    if parts[-1] != others[-1] or _close(parts[0], others[0]):
        return False
    one, other = parts[0].strip("."), others[0].strip(".")
    short = one.startswith(other) or other.startswith(one) or (one[:2] == other[:2] and len(one) > 1)
    return not short and not set(parts[:-1]) & set(others[:-1])


_ALONE = frozenset({"front", "brigade", "movement", "party", "union", "league", "center", "centre"})
"""Short last words of names that stand for the whole."""


_PARTS = frozenset({"office", "bureau", "department", "branch", "wing", "desk", "unit"})
"""Last words of names of what is only a part of a body."""


def contains(key: tuple[str, ...], name: tuple[str, ...]) -> bool:
    """Tell whether one organization's name is the other's shortened ("Observatory", "Human Rights Watch group")."""
    short, long = sorted((key, name), key=len)
    if len(short) == 1 and len(long) >= 2:
        what = next((word for word, after in pairwise(long) if after in {"of", "for", "on"}), long[-1])
        return short[0] == what and (len(what) > 6 or what in _ALONE)
    if len(short) < 2 or (long[: len(short)] == short and short != long and long[-1] in _PARTS):
        return False  # "the Coalition" is not "the Coalition's Media Office"
    return any(long[i : i + len(short)] == short for i in range(len(long) - len(short) + 1))


def initials(name: Sequence[str]) -> str:
    """Return the first letters of a name of several words, but for those that only tie them ("hrw"), or ``""``."""
    words = [word for word in name if word not in {"of", "for", "the", "and", "on", "in"}]
    return "".join(word[0] for word in words) if len(words) > 1 else ""


@lru_cache(maxsize=8192)
def _found_by(key: tuple[str, ...]) -> tuple[str, ...]:
    """Return what a name is found by; a report has most of its names again and again, and others have them, too."""
    parts = name_parts(key)
    keys = [*key, *parts]
    # Two transliterations of one name share first letter and consonants more often than vowels.
    keys += [
        f"~{part[0]}{''.join(c for c in part[1:] if c not in 'aeiouyh')[:3]}"
        for part in parts
        if len(part) > 3
    ]
    keys += [first] if (first := initials(key)) else []
    code = lexicon.COUNTRIES.get(" ".join(key))
    return tuple(dict.fromkeys([*keys, f"={code}"] if code else keys))


class NameIndex:
    """Chains by the words of their names and by the countries that they name; a name looks only at these."""

    def __init__(self) -> None:
        self._by: dict[str, dict[int, Chain]] = {}
        self._order: dict[int, int] = {}

    def add(self, key: tuple[str, ...], chain: Chain) -> None:
        """Remember a chain by a name."""
        order = self._order.setdefault(id(chain), len(self._order))
        for word in _found_by(key):
            self._by.setdefault(word, {})[order] = chain

    def near(self, key: tuple[str, ...]) -> list[Chain]:
        """Return the chains that share a word with a name, in order of their first mention."""
        found: dict[int, Chain] = {}
        for word in _found_by(key):
            found.update(self._by.get(word, ()))
        return [found[order] for order in sorted(found)]


def same_body(key: tuple[str, ...], name: tuple[str, ...]) -> bool:
    """Tell whether two names of an organization are one in other words ("Army of Syria", "Syrian army")."""
    if len(key) < 2 or len(name) < 2:
        return False
    one, other = _told(key), _told(name)
    return one == other and any(word.startswith("=") for word in one) and len(one) > 1


def _told(key: Sequence[str]) -> frozenset[str]:
    """Words of a name without order, countries by their code."""
    table = lexicon.COUNTRIES
    return frozenset(
        f"={table[word]}" if word in table else word for word in key if word not in {"of", "the", "for"}
    )
