"""Words of the names of bodies and media: capitals, particles, letters that stand for them, the noun at their head."""

import re
import unicodedata

from secondsource.readers.wordlists import word_list

PARTICLES = frozenset(["of", "the", "and", "for", "de", "da", "do", "das", "dos", "del", "des", "du", "la", "le", "les", "el", "al", "et", "y", "e", "&", "pour", "para", "sans", "sin", "sem"])  # fmt: skip
"""Words in small letters that stand in names."""


_NAME_WORDS = 14
OF_ALL = re.compile(
    r"(?:(?:the|islamic|federal|democratic|people['’]s|socialist|arab|united|hashemite|federative)\s+)*"
    r"(?:republic|kingdom|state|states|sultanate|emirate|r[ée]publique|rep[úu]blica|royaume|reino|union|province|region|governorate|prefecture|district|county|city|town)\s+(?:of|de|du|d['’])",
    re.IGNORECASE,
)
"""The name of a state, or of a part of one, with what kind of state it is."""
_CUT = re.compile(
    r"\s(?:of|for|on|against|de|du|da|do|das|dos|des|del)\s|\sd['’]|\s[–—-]\s|,\s|\s\(", re.IGNORECASE
)
_HEAD_FIRST = re.compile(r"\S+\s(?:\S+\s){0,2}(?:(?i:de|du|da|do|das|dos|des|del)\s|d['’])|\S+\s[a-zà-ÿ]{4}")
"""The name of a body in a language that puts its noun first ("Conseil National de Transition")."""
ENDED = re.compile(r"[.!?;:][\"'”’)]*$")
"""The end of a sentence, or of what introduces something."""


def is_capital(word: str) -> bool:
    """Tell whether a word begins with a capital or a digit, behind a mark that opens it."""
    first = word.lstrip("\"“'‘(")[:1]
    return first.isupper() or first.isdigit()


def has_case(text: str) -> bool:
    """Tell whether a text has small letters, without which capitals mark no name."""
    return any(map(str.islower, text))


def folded(word: str) -> str:
    """Return a word in small letters, without accents, periods and the marks around it."""
    plain = unicodedata.normalize("NFKD", word.lower().replace("\u0131", "i").replace(".", ""))
    return "".join(c for c in plain if not unicodedata.combining(c)).strip("\"“”'‘’")


def abbreviates(letters: str, name: str) -> bool:
    """Tell whether letters are the first ones of words of a name, in order.

    Examples:
        >>> abbreviates("WHO", "World Health Organization"), abbreviates("WHO", "World Food Programme")
        (True, False)
    """
    if not (letters.isalpha() and letters.isupper() and len(letters) > 1):
        return False
    firsts = iter(word[0].upper() for word in name.replace("-", " ").split())
    return all(letter in firsts for letter in letters)


def names_body(words: str) -> bool:
    """Tell whether words are the name of a body: capitals, and a noun of bodies at its head.

    Examples:
        >>> names_body("Ministry of Health"), names_body("HARBOR FRONT"), names_body("Council Elections")
        (True, True, False)
    """
    parts = [folded(part) for part in re.findall(r"[^\s,()]+", _CUT.split(words, maxsplit=1)[0])]
    bodies = word_list("bodies")
    headed = bool(parts) and (parts[-1] in bodies or (parts[0] in bodies and _HEAD_FIRST.match(words)))
    return bool(headed) and is_name(words)


def is_body(words: str) -> bool:
    """Tell whether a line is nothing but the name of a body or a state."""
    if OF_ALL.match(words):
        return len(words.split()) <= _NAME_WORDS
    parts = [folded(part) for part in re.findall(r"[^\s,()]+", words)]
    return is_name(words) and not word_list("bodies").isdisjoint(parts)


def is_name(words: str) -> bool:
    """Tell whether a line is nothing but a name: capitals, at most one word in small letters beside particles."""
    parts = words.split()
    small = [w for w in parts if not is_capital(w) and w.lower() not in PARTICLES]
    return len(parts) <= _NAME_WORDS and len(small) <= (len(parts) > 4) and not re.search(r"[!?;:]", words)
