"""Names cut where names end and made consistent within a text, numbers told apart from dates and money, after the network."""

import re
from collections import Counter
from collections.abc import Sequence

from secondsource.language.labels import NAME_TYPES

Entity = tuple[int, int, str]
"""[start, end) in words, and the type."""

LEAST = 3
"""Mentions of a name that it takes to outvote one."""
SHARE = 0.7
"""Share of a name's mentions that must agree."""

_CURRENCIES = frozenset("$€£¥₽₪₺") | frozenset((
    "us$", "usd", "eur", "gbp", "cent", "cents", "dollar", "dollars", "euro", "euros", "pound", "pounds",
    "ruble", "rubles", "rouble", "roubles", "lira", "liras", "dinar", "dinars", "riyal", "riyals", "rial",
    "rials", "shekel", "shekels", "yuan", "yen", "rupee", "rupees", "franc", "francs", "peso", "pesos",
    "hryvnia", "hryvnias",
))  # fmt: skip
_MULTIPLES = frozenset(("hundred", "thousand", "million", "billion", "trillion", "m", "bn", "tn", "k"))
_TIMES = frozenset((
    "second", "minute", "hour", "day", "night", "week", "month", "year", "decade", "century", "season",
    "a.m.", "p.m.", "am", "pm", "o'clock", "gmt", "utc", "noon", "midnight", "january", "february", "march",
    "april", "may", "june", "july", "august", "september", "october", "november", "december", "jan.", "feb.",
    "mar.", "apr.", "jun.", "jul.", "aug.", "sep.", "sept.", "oct.", "nov.", "dec.", "jan", "feb", "mar",
    "apr", "jun", "jul", "aug", "sep", "sept", "oct", "nov", "dec",
))  # fmt: skip
NEAR = 3
"""Words around a number in which its currency or its unit of time stands."""


_ADDRESS = re.compile(
    r"\S*@\S+|(?:https?://|www\.)\S*|[\w.-]+\.(?:com|edu|gov|info|net|org)\b\S*", re.IGNORECASE
)
_DASHES = frozenset("-–—/")
_QUOTES = frozenset('"“”')
_TELLING = frozenset(("ADJ", "ADV", "DET", "NOUN", "VERB"))
_LINKING = frozenset(("ADP", "CCONJ", "DET"))
_COMPANY = frozenset(
    ("ag", "co.", "corp", "corp.", "gmbh", "inc", "inc.", "llc", "llp", "ltd", "ltd.", "n.v.", "plc", "s.a.")
)
"""What follows the name of a company, often after a comma."""
LEAST_INITIALS = 3
"""Letters of an abbreviation that are no chance: two fit many pairs of words."""
SMALL_BETWEEN = 2
"""Small words between two of a name ("for the")."""
_MISTAKEN = frozenset(("EVENT", "MISC", "ORG"))
"""What a surname may be taken for; places do have persons' names ("Sheikh Maqsood")."""
_DEGREES = frozenset(("ba", "bsc", "dds", "esq", "jd", "ma", "mba", "md", "msc", "phd", "rn"))
_HALVES = frozenset(("a.m.", "am", "hours", "hrs", "p.m.", "pm"))
_ZONES = frozenset((
    "bst", "cdt", "cest", "cet", "cst", "edt", "eest", "eet", "est", "gmt", "ist", "mdt", "msk", "mst", "pdt",
    "pst", "utc",
))  # fmt: skip
_STORMS = frozenset(("cyclone", "hurricane", "storm", "typhoon"))


def tidy(
    entities: Sequence[Entity], words: Sequence[str], upos: Sequence[str], spaced: Sequence[bool]
) -> tuple[Entity, ...]:
    """Return the entities cut where names end, their types made consistent; `spaced` tells the words that white space follows."""
    cut = _with_companies([e for entity in entities for e in _cut(entity, words, upos, spaced)], words)
    cut = _spelled_out(_without_additions(_turned(cut, words), words), words)
    measured = [(start, end, _measured(start, end, kind, words, upos)) for start, end, kind in cut]
    votes: dict[tuple[str, ...], Counter[str]] = {}
    for start, end, kind in measured:
        if kind in NAME_TYPES:
            votes.setdefault(tuple(words[start:end]), Counter())[kind] += 1
    settled = {name: _settled(count) for name, count in votes.items()}
    named = [
        (start, end, (kind in NAME_TYPES and settled.get(tuple(words[start:end]))) or kind)
        for start, end, kind in measured
    ]
    return tuple(_storms(_surnames(named, words), words))


def _cut(
    entity: Entity, words: Sequence[str], upos: Sequence[str], spaced: Sequence[bool]
) -> tuple[Entity, ...]:
    """The name without marks at its ends, "interim" at its beginning or "of" at its end; none for an address; a person's up to a dash with space around it."""
    start, end, kind = entity
    if kind not in NAME_TYPES:
        return (entity,)
    if kind == "PERSON":
        dashes = (i for i in range(start + 1, end) if words[i] in _DASHES and spaced[i - 1] and spaced[i])
        end = next(dashes, end)
    while start < end and not any(c.isalnum() for c in words[start]):
        start += 1
    while (
        end - start > 1
        and words[start].islower()
        and upos[start] in _TELLING
        and words[start + 1][0].isupper()
    ):
        start += 1
    while start < end and (
        not any(c.isalnum() for c in words[end - 1])
        or (end - start > 1 and upos[end - 1] in _LINKING and words[end - 1].islower())
    ):
        end -= 1
    if start == end or (end - start == 1 and _ADDRESS.fullmatch(words[start])):
        return ()
    return ((start, end, kind),)


def _turned(entities: Sequence[Entity], words: Sequence[str]) -> list[Entity]:
    """In the head of a mail `"Haddad, Ana"` is one person, if either word is found to be a person's name."""
    found: list[Entity] = []
    for start, end, kind in entities:
        first = _surname(words, start) if kind == "PERSON" and end - start == 1 else None
        if first is None:
            if not found or start >= found[-1][1]:
                found.append((start, end, kind))
            continue
        while found and found[-1][1] > first:
            found.pop()
        found.append((first, first + 3, kind))
    return found


def _without_additions(entities: Sequence[Entity], words: Sequence[str]) -> list[Entity]:
    """Names but for a degree behind a person ("Ana Haddad, MD") and a time zone behind a time ("10 a.m. (EST)")."""
    persons = {end for _, end, kind in entities if kind == "PERSON"}

    def added(start: int) -> bool:
        before = start - 2 if words[start - 1] in {",", "("} else start - 1
        if words[start].replace(".", "").lower() in _DEGREES:
            return before == start - 2 and before + 1 in persons
        timed = before >= 0 and (words[before][0].isdigit() or words[before].lower() in _HALVES)
        return words[start].lower() in _ZONES and timed

    return [(s, e, kind) for s, e, kind in entities if not (kind in NAME_TYPES and e - s == 1 and added(s))]


def _surname(words: Sequence[str], word: int) -> int | None:
    """Return where a name begins that a word is in, surname first, between quotation marks."""
    for first in (word, word - 2):
        around = words[first - 1 : first + 4] if first > 0 else ()
        match around:
            case [opening, surname, ",", given, closing] if {opening, closing} <= _QUOTES:
                return first if surname[0].isupper() and given[0].isupper() else None
    return None


def _with_companies(entities: Sequence[Entity], words: Sequence[str]) -> list[Entity]:
    """A name before "Inc." or ", Inc." is that of an organization and takes it in."""
    found: list[Entity] = []
    for start, end, kind in entities:
        if found and start < found[-1][1]:
            continue
        after = end + 1 if end < len(words) and words[end] == "," else end
        if kind in NAME_TYPES and after < len(words) and words[after].lower() in _COMPANY:
            found.append((start, after + 1, "ORG"))
        else:
            found.append((start, end, kind))
    return found


def _spelled_out(entities: Sequence[Entity], words: Sequence[str]) -> list[Entity]:
    """The words before "(OSCE)" whose initials it has are the name of one organization, whatever names stand inside."""
    found = list(entities)
    for short, end, kind in entities:
        bracketed = short > 1 and words[short - 1] == "(" and end < len(words) and words[end] == ")"
        if kind != "ORG" or end - short > 1 or not bracketed:
            continue
        start = _initials_from(words, short - 1, words[short])
        inside = [e for e in found if start is not None and e[0] < short - 1 and start < e[1]]
        if start is None or any(e[0] < start and e[2] != "ORG" for e in inside):
            continue
        found = [e for e in found if e not in inside]
        found.append((min((start, *(e[0] for e in inside))), short - 1, "ORG"))
    return sorted(found)


def _initials_from(words: Sequence[str], end: int, short: str) -> int | None:
    """Return where the words up to `end` begin whose capitals spell an abbreviation, small words between them aside."""
    left = "".join(c for c in short if c.isupper())
    if len(left) < LEAST_INITIALS:
        return None
    small = 0
    for i in range(end - 1, -1, -1):
        word = words[i]
        if word[0].isupper():
            taken = word if word.isupper() and left.endswith(word) else word[0]
            if not left.endswith(taken):
                return None
            left, small = left[: -len(taken)], 0
            if not left:
                return i
        elif not word.isalpha() or small == SMALL_BETWEEN or i == end - 1:
            return None
        else:
            small += 1
    return None


def _surnames(entities: Sequence[Entity], words: Sequence[str]) -> list[Entity]:
    """A single word that ends the whole name of a person in the same text is that person."""
    whole = {
        words[end - 1]
        for start, end, kind in entities
        if kind == "PERSON" and end - start > 1 and words[end - 2] != "-" and words[end - 1][0].isupper()
    }
    return [
        (start, end, "PERSON")
        if kind in _MISTAKEN and end - start == 1 and words[start] in whole
        else (start, end, kind)
        for start, end, kind in entities
    ]


def _storms(entities: Sequence[Entity], words: Sequence[str]) -> list[Entity]:
    """A person's name after "Hurricane" or "Typhoon" is that of a storm, then also where it stands alone."""
    storms = set()
    for start, end, kind in entities:
        heads = [
            i
            for i in range(max(start - 1, 0), end - 1)
            if words[i].lower() in _STORMS and words[i][0].isupper()
        ]
        if kind == "PERSON" and heads:
            storms |= {tuple(words[start:end]), tuple(words[heads[-1] + 1 : end])}
    return [
        (start, end, "EVENT" if kind == "PERSON" and tuple(words[start:end]) in storms else kind)
        for start, end, kind in entities
    ]


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
