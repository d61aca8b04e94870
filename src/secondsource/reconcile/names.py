"""How names are compared: folded, by sound, as abbreviations, as descriptions."""

import re
from functools import lru_cache
from typing import NamedTuple

from rapidfuzz.distance import JaroWinkler

from secondsource.reconcile.words import fold, read_table

_PART = re.compile(r"[^\W_]+(?:['’`][^\W_]+)*|[A-Z](?:\.[A-Z])+\.?", re.UNICODE)
# Arabic article and particles of descent: written or left out, joined or not.
_PARTICLES = frozenset({
    "al", "el", "ad", "as", "ash", "an", "ar", "at", "ul", "bin", "ben", "ibn", "abu", "abou", "de", "van",
    "von", "der", "da", "di",
})  # fmt: skip
_ARTICLES = r"(?:al|el|ad|as|ash|an|ar|at|ul)"
_ARTICLE = re.compile(rf"^{_ARTICLES}[-'’ ](?=\w{{3}})", re.IGNORECASE)
# The same before a name, in small letters ("al-Zahra", "van der Bellen"); some of them are words of English where no hyphen follows.
LEADING = re.compile(rf"^(?:{_ARTICLES}[-'’]|(?:al|el|bin|ben|ibn|abu|abou|de|van|von|der|da|di) )+")
_LINK = frozenset({"the", "of", "for", "and", "in", "on", "to", "a", "an", "&", "at", "by"})
# Letters and groups that transliterations of one sound disagree about, most specific first.
_SOUNDS = (
    ("tch", "c"), ("sch", "x"), ("ch", "x"), ("sh", "x"), ("kh", "h"), ("gh", "g"), ("ph", "f"), ("th", "t"),
    ("dh", "d"), ("zh", "j"), ("dj", "j"), ("ts", "z"), ("tz", "z"), ("cz", "x"), ("ck", "k"), ("qu", "k"),
    ("q", "k"), ("c", "k"), ("x", "ks"), ("w", "v"), ("p", "b"),
)  # fmt: skip
# "Abdul", "Abdel", "Abder" before another name: the article takes the sound of what follows.
_SERVANT = re.compile(r"^abd[aeou]u?[dlnrstz](?=[a-z]{3})")
_VOWELS = re.compile(r"[aeiouy'’`]+")
SAME_SOUND = 0.84  # Jaro-Winkler of two spellings with one consonant skeleton
SPELLING = 0.93  # of two spellings whose skeletons differ (a slip of the pen)


class Name(NamedTuple):
    """A name taken apart.

    Attributes:
        folded: All its words without articles and titles, folded, joined by spaces.
        parts: Those words.
        sounds: Consonant skeleton of each.
    """

    folded: str
    parts: tuple[str, ...]
    sounds: tuple[str, ...]

    @property
    def surname(self) -> str:
        """Its last word."""
        return self.parts[-1] if self.parts else ""


@lru_cache(maxsize=1)
def titles() -> frozenset[str]:
    """Return the words that stand beside names without being part of them."""
    return frozenset(word for line in read_table("titles.txt") for word in line.split())


@lru_cache(maxsize=1)
def _collectives() -> dict[str, str]:
    sets: dict[str, str] = {}
    for line in read_table("collectives.txt"):
        for word in line.split():
            sets.setdefault(word, line.split()[0])
    return sets


@lru_cache(maxsize=100_000)
def same_word(word: str) -> str:
    """Return the word that stands for all of its set of collectives ("countries" → "power")."""
    singular = word
    for ending, instead in (("ies", "y"), ("men", "man"), ("women", "woman"), ("s", "")):
        if (
            word.endswith(ending)
            and word not in _collectives()
            and word[: -len(ending)] + instead in _collectives()
        ):
            singular = word[: -len(ending)] + instead
            break
    return _collectives().get(singular, singular)


@lru_cache(maxsize=100_000)
def sound(word: str) -> str:
    """Return the consonant skeleton of a folded word; its first vowel counts, as ``a``.

    "asad" and "assad" → "asd"; "qaddafi" and "gaddafi" differ in one letter ("k", "g") and meet by spelling.
    """
    text = _SERVANT.sub("abd", word)
    for old, new in _SOUNDS:
        text = text.replace(old, new)
    head = "a" if _VOWELS.match(text) else ""
    skeleton = _VOWELS.sub("", text)
    return head + re.sub(r"(.)\1+", r"\1", skeleton)


_ENDING = {"d": "t"}  # letters at a name's end that scripts do not tell apart


@lru_cache(maxsize=100_000)
def coarse_sound(word: str) -> str:
    """Return the consonant skeleton of a folded word in which b and v, and d and t at its end, are one ("alishvandi")."""
    skeleton = sound(word).replace("v", "b")
    return skeleton[:-1] + _ENDING.get(skeleton[-1], skeleton[-1]) if skeleton else ""


@lru_cache(maxsize=100_000)
def same_script(one: str, other: str) -> bool:
    """Tell whether two folded words can be one word of another script, in letters that this does not tell apart."""
    return coarse_sound(one) == coarse_sound(other) and JaroWinkler.similarity(one, other) >= SAME_SOUND


@lru_cache(maxsize=100_000)
def name_of(text: str) -> Name:
    """Take a person's name apart, without titles, articles and particles."""
    parts = []
    for piece in _PART.findall(text.replace("-", " ")):
        word = fold(piece).replace("'", "").replace("`", "").rstrip(".")
        if word and word not in _LINK:
            parts.append(word)
    while len(parts) > 1 and parts[0] in titles():
        parts = parts[1:]
    kept = [p for n, p in enumerate(parts) if p not in _PARTICLES or (len(parts) == 1 and n == 0)]
    return Name(" ".join(kept), tuple(kept), tuple(sound(p) for p in kept))


@lru_cache(maxsize=200_000)
def same_part(one: str, other: str) -> bool:
    """Tell whether two folded words can be spellings of one name."""
    if one == other:
        return True
    if len(one) == 1 or len(other) == 1:
        return one[0] == other[0]
    alike = JaroWinkler.similarity(one, other)
    if sound(one) == sound(other):
        return alike >= SAME_SOUND
    return min(len(one), len(other)) >= 5 and alike >= SPELLING


def given_names_agree(one: Name, other: Name) -> bool:
    """Tell whether the words before the surnames can belong to one person."""
    a, b = one.parts[:-1], other.parts[:-1]
    if not a or not b:
        return True
    return any(same_part(x, y) for x in a for y in b)


def abbreviation_of(short: str, long: str) -> bool:
    """Tell whether ``short`` is made of the first letters of ``long``'s words."""
    letters = re.sub(r"[^A-Za-z]", "", short)
    if not 2 <= len(letters) <= 8 or letters.upper() != letters:
        return False
    capitals = [w for w in re.split(r"[\s\-]+", long) if w and w.lower() not in _LINK]
    everything = [w for w in re.split(r"[\s\-]+", long) if w]
    return any(
        len(ws) >= 2 and "".join(w[0] for w in ws).upper() == letters.upper() for ws in (capitals, everything)
    )


def described(text: str) -> tuple[str, ...]:
    """Return the words of a description in an order-free form ("six western power")."""
    return tuple(sorted(same_word(fold(p)) for p in _PART.findall(text) if fold(p) not in _LINK))


_DETERMINERS = frozenset(
    {"the", "a", "an", "his", "her", "their", "our", "its", "one", "two", "three", "some", "several", "many"}
)
_APPENDED = re.compile(r",\s+[A-Z][\w'’-]+(?:\s+[A-Z][\w'’-]+)+")


@lru_cache(maxsize=100_000)
def is_name(text: str) -> bool:
    """Tell whether words name somebody, rather than describe him ("the president of a council in Aleppo").

    A name has a capital in its first word after determiners and particles, and a last word that is no title; or it follows a
    description and a comma ("its director, Salma Triki").
    """
    parts = [p for p in re.split(r"[\s\-]+", LEADING.sub("", text)) if p]
    while parts and parts[0].lower() in _DETERMINERS:
        parts = parts[1:]
    if not parts:
        return False
    if len(parts) == 1 and parts[0] in {"I", "We", "He", "She", "It", "They"}:
        return False
    if _APPENDED.search(text):
        return True
    return parts[0][:1].isupper() and parts[-1][:1].isupper() and fold(parts[-1].strip(".,")) not in titles()


_INDEFINITE = re.compile(
    r"(?:an?|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|\d[\d,.]*|some|several|many|dozens|hundreds|thousands"
    r"|another|other|at least|more than|around|about)\b",
    re.IGNORECASE,
)


@lru_cache(maxsize=100_000)
def has_name(text: str) -> bool:
    """Tell whether a description has a name in it ("a source at Aleppo Police Command")."""
    return any(word[:1].isupper() for word in text.split()[1:])


@lru_cache(maxsize=100_000)
def introduces(text: str) -> bool:
    """Tell whether words without a name tell of somebody or something for the first time ("a school", "three civilians")."""
    return bool(_INDEFINITE.match(text)) and not has_name(text)


@lru_cache(maxsize=20_000)
def organization_key(text: str) -> str:
    """Return the form in which names of organizations and groups are compared."""
    plain = _ARTICLE.sub("", text.strip())
    parts = [
        fold(p).replace("'", "").rstrip(".").replace(".", "") for p in _PART.findall(plain.replace("-", " "))
    ]
    return " ".join(p for p in parts if p and p != "the")
