"""Words of the names of bodies and media: capitals, particles, letters that stand for them."""

import unicodedata

PARTICLES = frozenset(["of", "the", "and", "for", "de", "da", "do", "das", "dos", "del", "des", "du", "la", "le", "les", "el", "al", "et", "y", "e", "&"])  # fmt: skip
"""Words in small letters that stand in names."""


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
