"""Names made consistent within a text, and numbers told apart from dates and money, after the network."""

from collections import Counter
from collections.abc import Sequence

from secondsource.language.labels import NAME_TYPES

Entity = tuple[int, int, str]
"""[start, end) in words, and the type."""

LEAST = 3
"""Mentions of a name that it takes to outvote one."""
SHARE = 0.7
"""Share of a name's mentions that must agree."""

_CURRENCIES = frozenset("$€£¥₽₪₺") | frozenset(
    ("us$", "usd", "eur", "gbp", "cent", "cents", "dollar", "dollars", "euro", "euros", "pound", "pounds", "ruble",
     "rubles", "rouble", "roubles", "lira", "liras", "dinar", "dinars", "riyal", "riyals", "rial", "rials", "shekel",
     "shekels", "yuan", "yen", "rupee", "rupees", "franc", "francs", "peso", "pesos", "hryvnia", "hryvnias")
)  # fmt: skip
_MULTIPLES = frozenset(("hundred", "thousand", "million", "billion", "trillion", "m", "bn", "tn", "k"))
_TIMES = frozenset(
    ("second", "minute", "hour", "day", "night", "week", "month", "year", "decade", "century", "season", "a.m.", "p.m.",
     "am", "pm", "o'clock", "gmt", "utc", "noon", "midnight", "january", "february", "march", "april", "may", "june",
     "july", "august", "september", "october", "november", "december", "jan.", "feb.", "mar.", "apr.", "jun.", "jul.",
     "aug.", "sep.", "sept.", "oct.", "nov.", "dec.", "jan", "feb", "mar", "apr", "jun", "jul", "aug", "sep", "sept",
     "oct", "nov", "dec")
)  # fmt: skip
NEAR = 3
"""Words around a number in which its currency or its unit of time stands."""


def tidy(entities: Sequence[Entity], words: Sequence[str], upos: Sequence[str]) -> tuple[Entity, ...]:
    """Return the entities with their types made consistent; spans stay as they are."""
    measured = [(start, end, _measured(start, end, kind, words, upos)) for start, end, kind in entities]
    votes: dict[tuple[str, ...], Counter[str]] = {}
    for start, end, kind in measured:
        if kind in NAME_TYPES:
            votes.setdefault(tuple(words[start:end]), Counter())[kind] += 1
    settled = {name: _settled(count) for name, count in votes.items()}
    return tuple(
        (start, end, (kind in NAME_TYPES and settled.get(tuple(words[start:end]))) or kind)
        for start, end, kind in measured
    )


def _settled(count: Counter[str]) -> str | None:
    """The type that nearly all mentions of a name have: one sense per discourse (Gale et al. 1992)."""
    kind, most = min(count.items(), key=lambda item: (-item[1], item[0]))
    return kind if most >= LEAST and most >= SHARE * count.total() else None


def _measured(start: int, end: int, kind: str, words: Sequence[str], upos: Sequence[str]) -> str:
    """QUANTITY for a bare number that is called money without a currency or a date without anything of time."""
    if kind not in {"MONEY", "DATE", "TIME"} or any(upos[word] != "NUM" for word in range(start, end)):
        return kind
    around = [word.lower() for word in words[max(0, start - NEAR) : end + NEAR]]
    if kind == "MONEY":
        return kind if _CURRENCIES.intersection(around) else "QUANTITY"
    if any(word.removesuffix("s") in _TIMES for word in around):
        return kind
    number = words[start].replace(",", "")
    if end - start == 1 and number.isdigit() and words[start].isdigit():
        return kind if kind == "DATE" and 1000 <= int(number) <= 2100 else "QUANTITY"
    return (
        "QUANTITY"
        if number.isdigit() or _MULTIPLES.intersection(w.lower() for w in words[start:end])
        else kind
    )
