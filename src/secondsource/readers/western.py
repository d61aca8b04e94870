"""Which single-byte encoding an English text is in, told by where each mark and letter of its names would stand.

An apostrophe of Mac OS Roman is "Õ" in Windows-1252, its "é" a "Ž": neither stands inside a word in small letters.
"""

import re
from collections.abc import Iterator

_SAMPLE = 256 * 1024
_DENSE = 10  # bytes a letter beyond ASCII: with more of them it is no English
_LIKELY = 0.9  # share of the bytes beyond ASCII that stand where their characters would
_AHEAD = 0.05  # by which an encoding must be better than Windows-1252, which is far more frequent
_OTHERS = ("mac_roman", "cp1254", "cp1250", "cp850")  # Mac OS, Turkish, Central European, DOS
_BEYOND = re.compile(r"[^\x00-\x7f]")
# What may stand anywhere: dashes, dots, signs of money and law, spaces.
_ANYWHERE = frozenset("–—…•·€£§©®™«»°\xb4±¼½¾\xa0")
_QUOTES = frozenset("“”‘’\u201a„\u2039\u203a")
# Letters of Icelandic alone, and places where Western languages have no "è" and "æ": Turkish and South Slavic names
# that are read as Windows-1252 are full of them ("Baðlar", "Èoviæ"). No Turkish word begins with "Ğ".
_NOWHERE = re.compile(r"[ðÐþÞýÝţŢ]|[èÈ](?=[aeiou])|(?<=i)æ\b|\bĞ")


def western(data: bytes) -> str | None:
    """Return the encoding in which the bytes beyond ASCII read as those of an English text, or ``None``.

    Args:
        data: Bytes that are no UTF-8.

    Examples:
        >>> western("“They didn’t come,” said José Peña".encode("mac_roman"))
        'mac_roman'
        >>> western("“They didn’t come,” said José Peña".encode("cp1252"))
        'cp1252'
    """
    sample = data[:_SAMPLE]
    beyond = sum(byte > 0x7F for byte in sample)
    if beyond * _DENSE > max(len(sample), 100):
        return None
    best, share = "cp1252", _plausible(sample, "cp1252")
    for encoding in _OTHERS if share < 1 else ():
        other = _plausible(sample, encoding)
        if other > share + (_AHEAD if best == "cp1252" else 0):
            best, share = encoding, other
    return best if share >= _LIKELY else None


def _plausible(sample: bytes, encoding: str) -> float:
    """Return how many of the characters beyond ASCII stand where such characters do, as a share."""
    stands = list(_standing(sample.decode(encoding, errors="replace")))
    return sum(stands) / len(stands) if stands else 1.0


def _standing(text: str) -> Iterator[bool]:
    for match in _BEYOND.finditer(text):
        at = match.start()
        if _NOWHERE.match(text, at):
            yield False
            continue
        before, after = text[at - 1 : at], text[at + 1 : at + 2]
        yield _stands(match[0], before, after)


def _stands(character: str, before: str, after: str) -> bool:
    if character in _ANYWHERE:
        return True
    if character in _QUOTES:
        inside = before.isalnum() and after.isalnum()
        return character == "’" if inside else not (_is_blank(before) and _is_blank(after))
    if not character.isalpha():
        return False
    if character.islower():
        alone = _is_blank(before) and _is_blank(after)
        return alone or after.islower() or (before.isalpha() and not after.isupper())
    # A capital: the first letter of a word, or of one in capitals
    return not after.islower() if before.isupper() else not before.islower() and after.isalpha()


def _is_blank(neighbor: str) -> bool:
    return not neighbor or neighbor.isspace()
