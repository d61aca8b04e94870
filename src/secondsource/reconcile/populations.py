"""Who is counted: whether two figures count the same people, a part of them, or others."""

import re
from functools import lru_cache
from typing import Literal

from secondsource.model import Figure
from secondsource.reconcile.names import same_word
from secondsource.reconcile.words import fold, function_words, read_table

Shared = Literal["same", "part", "other"]

# Kinds that no one can be of at once. Fighters may be a state's men where no word tells more.
_EXCLUSIVE = (frozenset({"civilian", "state"}), frozenset({"civilian", "armed"}))
# Words after the head of a phrase that only tell which ones ("members of the army", "people in the town").
_TAIL = frozenset({"of", "in", "from", "at", "near", "who", "that", "with", "on", "by", "among", "including"})

_BOUND = (
    r"(?:at (?:least|most)|(?:no )?(?:more|fewer|less) than|up to|as (?:many|few) as|an? (?:estimated|total of)|about|around|almost|approximately"
    r"|exactly|just|nearly|only|over|roughly|some|under)"
)
_NUMERAL = (
    r"(?:\d[\d.,]*|an?(?= (?:dozen|hundred|thousand|million)\b)|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|(?:thir|four|fif|six|seven"
    r"|eigh|nine)teen|(?:twen|thir|for|fif|six|seven|eigh|nine)ty(?:[- ](?:one|two|three|four|five|six|seven|eight|nine))?"
    r"|(?:dozen|hundred|thousand|million|score)s?(?: of)?)"
)
_COUNTED = re.compile(
    rf"^(?:{_BOUND} )*{_NUMERAL}(?:(?: | and |-)(?:{_NUMERAL}))*(?:(?: or)? more)?(?= |$)", re.IGNORECASE
)


def uncounted(words: str) -> str:
    """Return a description without the number before it ("at least 12 people" → "people"); "" where there is but a number."""
    return _COUNTED.sub("", words).strip()


@lru_cache(maxsize=1)
def _kinds() -> dict[str, str]:
    rows = (line.split("\t") for line in read_table("population_kinds.tsv"))
    return {word: kind for kind, words in rows for word in words.split()}


@lru_cache(maxsize=20_000)
def singular(word: str) -> str:
    """Return the singular of a folded noun, roughly, for looking it up."""
    irregular = {"children": "child", "men": "man", "women": "woman", "people": "people", "lives": "life"}
    if word in irregular:
        return irregular[word]
    if word.endswith("men") and len(word) > 4:
        return f"{word[:-3]}man"
    if word.endswith("ies") and len(word) > 4:
        return f"{word[:-3]}y"
    if word.endswith("sses"):
        return word[:-2]
    return word[:-1] if word.endswith("s") and not word.endswith("ss") and len(word) > 3 else word


@lru_cache(maxsize=20_000)
def heads(population: str) -> frozenset[str]:
    """Return the words of a phrase that say who is counted, in the singular, without those that say nothing."""
    words: list[str] = []
    for word in (fold(w) for w in population.split()):
        if word in _TAIL and words:
            break
        words.append(singular(word))
    known = _kinds()
    return frozenset(w for w in words if w not in function_words() and known.get(w) != "anyone")


@lru_cache(maxsize=20_000)
def kind_of(population: str) -> str:
    """Return of which kind those are whom a phrase names: the last word that tells, or ""."""
    known = _kinds()
    told = [known[w] for w in (singular(fold(p)) for p in population.split()) if w in known]
    particular = [kind for kind in told if kind != "anyone"]
    if "state" in particular:
        return "state"  # "regime fighters"
    return particular[-1] if particular else told[-1] if told else ""


def shared(f: Figure, g: Figure) -> Shared:
    """Tell whether two figures count the same people, one a part of the other's, or others.

    "People" are anybody: beside them, civilians or fighters can be all of them, children and medics a part.
    """
    one, other = f.population or "", g.population or ""
    one, other = (_without_whose(words, f, g) for words in (one, other))
    mine, theirs = heads(one), heads(other)
    a, b = kind_of(one), kind_of(other)
    if not mine and not theirs:
        return "same"
    if not mine or not theirs:
        told = b if theirs else a
        return "part" if told == "part" else "same"
    if {same_word(w) for w in mine} & {same_word(w) for w in theirs} or one_word(mine) & one_word(theirs):
        return "same"
    if "part" in {a, b}:
        return "other" if a == b and not narrower(mine, theirs) else "part"
    if frozenset({a, b}) in _EXCLUSIVE:
        return "other"
    if a and a == b:
        return "other" if _of_two_services(mine, theirs) else "same"
    return "same" if {a, b} == {"armed", "state"} and _unsided(one, other) else "other"


# What everybody is called to whom the measure itself happened: a hospital has patients only, those held are prisoners.
_CALLED_AFTER = {
    "hospitalized": frozenset({"patient"}),
    "treated": frozenset({"patient"}),
    "infected": frozenset({"patient"}),
    "detained": frozenset({"detainee", "prisoner"}),
    "displaced": frozenset({"refugee"}),
}


def _without_whose(population: str, f: Figure, g: Figure) -> str:
    """Return whom a figure counts, "" where that only repeats what happened to all whom both count."""
    called = _CALLED_AFTER.get(f.measure, frozenset()) if f.measure == g.measure else frozenset()
    return "" if called and heads(population) and heads(population) <= called else population


_OF_THEM = re.compile(r"\W+(?:\w+ )?of (?:them|whom|those|these)\b", re.IGNORECASE)
_INCLUDING = re.compile(
    r"\b(?:including|among them|of whom|of them) (?:at least |about |some |the )?$", re.IGNORECASE
)


def some_of(figure: Figure, text: str) -> bool:
    """Tell whether a figure counts a part of others by the words of its claim ("11 of them children", "including two nurses")."""
    if figure.rule.endswith("+part"):
        return True
    at = text.find(figure.text)
    return at >= 0 and bool(
        _OF_THEM.match(text, at + len(figure.text)) or _INCLUDING.search(text[max(0, at - 30) : at])
    )


# Men of a state who are no others of it: two soldiers are no two policemen.
_SERVICES = (
    frozenset({"policeman", "police", "gendarme", "guard"}),
    frozenset({"soldier", "troop", "army", "serviceman", "conscript", "marine", "pilot"}),
)


def _of_two_services(one: frozenset[str], other: frozenset[str]) -> bool:
    """Tell whether some words name men of one service, and the others those of another."""
    first, second = ([bool(words & service) for service in _SERVICES] for words in (one, other))
    return first in ([True, False], [False, True]) and second == first[::-1]


@lru_cache(maxsize=1)
def _names() -> tuple[tuple[frozenset[str], frozenset[str]], ...]:
    rows = (line.split("\t") for line in read_table("same_people.tsv"))
    return tuple((frozenset(same.split()), frozenset(among.split())) for same, among in rows)


def one_word(words: frozenset[str]) -> frozenset[int]:
    """Return the numbers of the sets of words of which each names the same people, that some words are of."""
    return frozenset(n for n, (same, _) in enumerate(_names()) if words & same)


def narrower(one: frozenset[str], other: frozenset[str]) -> bool:
    """Tell whether the people whom some words name are among those whom the others name ("girls" among "children")."""
    return any(
        (one & same and other & among) or (other & same and one & among) for same, among in _names() if among
    )


def _unsided(one: str, other: str) -> bool:
    """Tell whether the fighters are named by words that any side has ("fighters", "members", "gunmen")."""
    plain = {"fighter", "combatant", "member", "commander", "leader", "gunman"}
    return any(heads(text) and heads(text) <= plain for text in (one, other))
