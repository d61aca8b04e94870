"""Whether claims tell of one happening, and whether two assert the same of it, so that their origins bear each other out.

Matching groups claims by matter; a group may still hold two happenings. So what makes two claims one proposition is
asked again here, of every pair, and asks for more: the same place and days as far as told, and numbers that fit.
"""

import re
from functools import lru_cache

from secondsource.model import Claim
from secondsource.reconcile.agreement import agreeing, comparable, near_enough
from secondsource.reconcile.atlas import Atlas
from secondsource.reconcile.counts import counting
from secondsource.reconcile.lexicon import likeness
from secondsource.reconcile.matching.profile import Profile
from secondsource.reconcile.matching.profiles import BEFORE, OWN, SENTENCE, near_types
from secondsource.reconcile.matching.proposition import other_people
from secondsource.reconcile.matching.table import kind
from secondsource.reconcile.measures import PEOPLE, measures_in
from secondsource.reconcile.names import same_part, sound
from secondsource.reconcile.populations import kind_of, singular
from secondsource.reconcile.words import content_words, read_table, stem

NEAR_KM = 15.0  # two places that lie so near can be one, told in other words
FAR_KM = 50.0  # two regions whose middles lie farther apart are two
ALIKE = 0.6  # likeness of two predicates that name one happening
# What ties two claims to one happening, each up to 1; of two origins that bear each other out, so much together.
ENOUGH = 2.0
INHERITED = 0.5  # a tie that only the report around the claim gives
FEW_WORDS = 3  # words in common that are a tie
DISTINCT = 10  # a number from which agreeing is no chance
PEOPLE_TIE = 0.5  # a doer or target in common
SHARED_WORDS = 0.5  # share of the shorter claim's words that tell, for them to say the same


@lru_cache(maxsize=1)
def _separate() -> tuple[re.Pattern[str], ...]:
    return tuple(re.compile(line) for line in read_table("separate_words.tsv"))


@lru_cache(maxsize=50_000)
def tells_another(sentence: str) -> bool:
    """Tell whether a sentence says by its words that it turns to something else."""
    text = sentence.lower()
    return any(pattern.search(text) for pattern in _separate())


_HELD = re.compile(
    r"\b(?:(?P<state>regime|government|army|loyalist)|rebel|opposition|insurgent|militant|guerrilla|separatist|jihadist)s?"
    r"[-\s](?:held|controlled|ruled)\b",
    re.IGNORECASE,
)


@lru_cache(maxsize=50_000)
def _held_by(text: str) -> frozenset[bool]:
    """Return by whom the places are held of which a text says so: a state, or who fights it."""
    return frozenset(found["state"] is not None for found in _HELD.finditer(text))


def elsewhere(a: Profile, b: Profile, atlas: Atlas) -> bool:
    """Tell whether both claims, or their sentences, name where, and it is not one place; a state and who fights it hold two."""
    one_side, other_side = _held_by(a.claim.text), _held_by(b.claim.text)
    if one_side and other_side and not one_side & other_side:
        return True
    if min(a.place_weight, b.place_weight) < SENTENCE:
        return False
    one, other = atlas.told(a), atlas.told(b)
    if not one.places or not other.places or shares_place(a, b, atlas):
        return False
    apart = atlas.kilometers(one.narrow or one.places, other.narrow or other.places)
    if one.narrow and other.narrow:
        return apart is None or apart > NEAR_KM
    return apart is not None and apart > FAR_KM


def shares_place(a: Profile, b: Profile, atlas: Atlas) -> bool:
    """Tell whether two claims share a place, or the name of one whatever it was taken for, or the one's holds the other's."""
    one, other = atlas.told(a), atlas.told(b)
    return not (
        one.places.isdisjoint(other.places)
        and one.places.isdisjoint(b.within)
        and other.places.isdisjoint(a.within)
        and one.names.isdisjoint(other.names)
        and not any(_one_spelling(x, y) for x in one.names for y in other.names)
    )


@lru_cache(maxsize=50_000)
def _one_spelling(one: str, other: str) -> bool:
    """Tell whether two folded names of places are transliterations of one ("hassakeh", "hasakah"; "urum al-kubra", "urum alkobra")."""
    a, b = (_ARTICLE.sub("", name).replace(" ", "") for name in (one, other))
    return min(len(a), len(b)) >= SPELLED and sound(a) == sound(b) and same_part(a, b)


_ARTICLE = re.compile(r"\bal(?:-|(?=\w{4}))")  # of Arabic, however it is joined to its noun
SPELLED = 5  # letters of a name from which its consonants tell it


def another_day(a: Profile, b: Profile) -> bool:
    """Tell whether both claims, or their sentences, say when, and it is not one day.

    A day that only the sentence gives may be that on which it was said: then two days have to lie between.
    """
    if a.days is not None and b.days is not None:
        weight = min(a.day_weight, b.day_weight)
        return weight >= SENTENCE and a.days.gap(b.days) > (0 if weight >= OWN else 1)
    return bool(a.weekday and b.weekday and a.weekday != b.weekday)


def reports_apart(a: Profile, b: Profile) -> bool:
    """Tell whether the days on which both can have happened, by their words or their reports' dates, do not meet."""
    return a.days is not None and b.days is not None and a.days.gap(b.days) > 0


def apart(a: Profile, b: Profile, atlas: Atlas) -> str:
    """Return why two claims tell of different happenings, in words for a person, or "": they may tell of one."""
    if elsewhere(a, b, atlas):
        return "they are given for different places"
    if another_day(a, b):
        return "they are given for different days"
    if other_people(a, b):
        return "they are of other people"
    return ""


def told_apart(a: Profile, b: Profile, atlas: Atlas) -> bool:
    """Tell whether two claims, or the days on which both can have happened, are apart; a toll's day is that of the counting."""
    if counting(a.claim) or counting(b.claim):
        far = a.days is not None and b.days is not None and a.days.gap(b.days) > COUNTING_DAYS
        return far or elsewhere(a, b, atlas)
    return bool(apart(a, b, atlas)) or reports_apart(a, b)


COUNTING_DAYS = 3  # within which two reports that count up can count one happening


@lru_cache(maxsize=1)
def _usual() -> frozenset[str]:
    return frozenset(word for line in read_table("usual_words.txt") for word in line.split())


def telling(profile: Profile) -> frozenset[str]:
    """Return the words of a claim that tell it from others of its kind: no numbers, measures or kinds of people."""
    return _telling(profile.claim.text)


@lru_cache(maxsize=50_000)
def _telling(text: str) -> frozenset[str]:
    words = (w for w in content_words(text) if not w[0].isdigit() and w not in _usual())
    told = (w for w in words if not measures_in(w) and not kind_of(singular(w)) and w not in _NUMERALS)
    return frozenset(stem(w) for w in told)


_NUMERALS = frozenset({
    "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve",
    "dozen", "dozens", "hundred", "hundreds", "thousand", "thousands", "million",
})  # fmt: skip


def uttered(profile: Profile) -> frozenset[str]:
    """Return the words of a claim that no capital makes part of a name."""
    return _uttered(profile.claim.text)


@lru_cache(maxsize=50_000)
def _uttered(text: str) -> frozenset[str]:
    lower = (w for w in _WORD.findall(text) if w[0].islower())
    return frozenset(stem(w) for word in lower for w in content_words(word))


def words_in_common(a: Profile, b: Profile) -> frozenset[str]:
    """Return the words that tell of what two claims share, and that no capital makes part of a name in either."""
    return telling(a) & telling(b) & uttered(a) & uttered(b)


_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*")


def ties(a: Profile, b: Profile, atlas: Atlas, without: str = "") -> float:
    """Return how much ties two claims to one happening: place, day, people, words and number, each up to 1.

    Args:
        a: One claim.
        b: The other.
        atlas: The case's places.
        without: ``place`` or ``day`` to leave it out of account.
    """
    return sum(
        (
            place_tie(a, b, atlas) if without != "place" else 0.0,
            day_tie(a, b) if without != "day" else 0.0,
            PEOPLE_TIE * bool((a.actors | a.targets) & (b.actors | b.targets)),
            _word_tie(a, b),
            number_tie(a, b),
        )
    )


def place_tie(a: Profile, b: Profile, atlas: Atlas) -> float:
    """Return how much the place ties two claims: 1 for one that both name, less for an inherited or a wider one."""
    if _set_alike(a, b, atlas):
        return 1.0
    return place_told(a, b, atlas)


def _set_alike(a: Profile, b: Profile, atlas: Atlas) -> bool:
    """Tell whether both are silent of where, or name it alike, in reports that set them in one scene."""
    if not atlas.one_scene(a.claim.report, b.claim.report):
        return False
    return all(
        p.place_weight < SENTENCE or atlas.scenes[p.claim.report].place in p.places | p.within for p in (a, b)
    )


def place_told(a: Profile, b: Profile, atlas: Atlas) -> float:
    """Return how much the place ties two claims by what they themselves tell or inherit, whatever their reports' scene."""
    one, other = atlas.told(a), atlas.told(b)
    weight = min(a.place_weight, b.place_weight)
    sure = 1.0 if weight >= SENTENCE else INHERITED
    if one.narrow & other.narrow or one.narrow_names & other.narrow_names:
        return sure
    if not shares_place(a, b, atlas):
        return 0.0
    return INHERITED if weight >= BEFORE else INHERITED / 2


def day_tie(a: Profile, b: Profile) -> float:
    """Return how much the day ties two claims: 1 for one that both give, less for reports of the same days."""
    if a.days is None or b.days is None:
        return float(bool(a.weekday and a.weekday == b.weekday))
    if (counting(a.claim) or counting(b.claim)) and 0 < a.days.gap(b.days) <= COUNTING_DAYS:
        return INHERITED
    if a.days.gap(b.days) > 0 or max(a.days.length, b.days.length) > WINDOW:
        return 0.0
    both = min(a.day_weight, b.day_weight) >= SENTENCE and max(a.days.length, b.days.length) == 1
    return 1.0 if both else INHERITED


WINDOW = 3  # days within which it may have happened that still tie


def _word_tie(a: Profile, b: Profile) -> float:
    one, other = telling(a), telling(b)
    common, smaller = len(one & other), min(len(one), len(other))
    return common / smaller if common >= FEW_WORDS else 0.0


def number_tie(a: Profile, b: Profile) -> float:
    """Return how much a number in common ties two claims: 1 from ten up, less for a small one."""
    numbers = [f.best for f, _ in agreeing(a, b) if f.best is not None]
    if not numbers:
        return 0.0
    return 1.0 if max(numbers) >= DISTINCT else INHERITED


def one_statement(a: Profile, b: Profile) -> bool:
    """Tell whether two claims give their content alike: both assert it, in one modality and polarity."""
    one, other = a.claim, b.claim
    return (
        one.stance == other.stance == "asserts"
        and one.modality == other.modality
        and one.polarity == other.polarity
    )


def same_content(a: Profile, b: Profile) -> bool:
    """Tell whether two claims say the same to be so: one number, one happening, or the same words."""
    if agreeing(a, b):
        return True
    counted = any(f.measure in PEOPLE for f in a.figures), any(f.measure in PEOPLE for f in b.figures)
    alike = near_types(a.claim.type, b.claim.type) > 0 and (
        likeness(a.lemma, b.lemma) >= ALIKE or _one_mode(a.claim, b.claim)
    )
    if all(counted):
        return any(near_enough(f, g) for f, g in comparable(a, b) if f.measure in PEOPLE)
    # That both name one minister says nothing of what he does.
    one, other = telling(a), telling(b)
    common, smaller = len(words_in_common(a, b)), max(1, min(len(one), len(other)))
    if a.claim.type == b.claim.type == "STATEMENT" or not alike:
        return common >= FEW_WORDS and common >= SHARED_WORDS * max(len(one), len(other), 1)
    return (alike and not any(counted)) or common >= SHARED_WORDS * smaller


def _one_mode(one: Claim, other: Claim) -> bool:
    """Tell whether both are of one mode that says more than their type ("met" is any meeting)."""
    plain = one.mode is None or one.mode in kind("plain_mode")
    return not plain and (one.type, one.mode) == (other.type, other.mode)
