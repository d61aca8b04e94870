"""Tells a place from a surname, a firm or a word, by what stands around a run of capitals."""

from secondsource.claims.places import lists
from secondsource.claims.places.gazetteer import key
from secondsource.claims.places.lands import COUNTRY_NAMES, DEMONYMS, DIVISIONS
from secondsource.claims.places.page import Page

KNOWN = 30_000  # people from which a bare name is taken without other signs
_ARABIC = frozenset({"al", "el", "as", "ash", "ad", "ar", "-"})
_INSIDE = frozenset({"in", "near", "at", "outside", "inside", "around", "across", "throughout"})
OTHER_LABELS = frozenset({"PERSON", "ORG", "NORP", "EVENT", "WORK_OF_ART", "PRODUCT", "LAW"})
_OTHER_NAMES = OTHER_LABELS | {"MISC"}


_OF_KIND = frozenset(
    {
        "oil",
        "gas",
        "air",
        "military",
        "army",
        "naval",
        "refugee",
        "police",
        "power",
        "border",
        "international",
    }
)
_FIELDS = frozenset({"field", "fields", "plant", "facility", "depot"})
"""What a site is called by what it is for: "an *oil field*"."""


def unnamed(name: str) -> bool:
    """Tell words that only say what a place is for, in a headline's capitals: "in *Oil Field* East of Homs"."""
    words = key(name).split()
    last = words[-1:] and (words[-1] in _FIELDS or words[-1] in lists.TAIL or words[-1] in lists.SITE)
    return bool(last) and len(words) > 1 and set(words[:-1]) <= _OF_KIND


def capital(text: str) -> bool:
    """Tell whether a word begins with a capital letter."""
    return text[:1].isupper()


def in_longer(page: Page, labels: dict[int, tuple[str, int, int]], start: int, end: int) -> bool:
    """Tell whether the words are a part of a longer name of something else ("Texas Instruments", "Paris Hilton")."""
    label = labels.get(start)
    if (
        label is not None
        and label[0] in ("PERSON", "ORG", "EVENT", "WORK_OF_ART", "PRODUCT", "LAW")
        and (label[1] < start or label[2] > end)
    ):
        return True
    after = page.words[end] if end < len(page) else ""
    if not capital(after) or page.doc[end].is_punct:
        return False
    if page.lower[end] in lists.TAIL or key(after) in DEMONYMS or after in lists.OTHER_CAPITAL:
        return False
    return label is not None and label[0] in ("PERSON", "ORG")


def believable(
    page: Page, labels: dict[int, tuple[str, int, int]], start: int, end: int, people: int, shouting: bool
) -> bool:
    """Tell a place from a surname, a firm or a word: by what stands around it and by how many live there."""
    label = labels.get(start)
    if label is not None and label[0] in OTHER_LABELS and (label[1] < start or label[2] > end):
        return False
    before = page.words[start - 1] if start else ""
    previous = before.lower().rstrip(".")
    following = page.words[end] if end < len(page) else ""
    text = page.name(start, end)
    if previous in lists.TITLE or previous == "-":
        return False
    if following.lower() in _ARABIC and (following == "-" or _joins(page, end)):
        return False  # "Bab" of "Bab al-Hadid"
    names_around = (
        capital(before)
        and before not in lists.OTHER_CAPITAL
        and not page.doc[start - 1].is_punct
        and (not opens(page, start - 1) or page.doc[start - 1].ent_type_ in _OTHER_NAMES)
        and key(before) not in DEMONYMS
    ) or (
        capital(following)
        and following.lower() not in lists.TAIL
        and key(following) not in DEMONYMS
        and following not in lists.OTHER_CAPITAL
    )
    if names_around and not shouting:
        return False
    if following == "," and end + 1 < len(page) and region(page, end + 1):
        return True
    located = previous in lists.LOCATIVE or (before == "," and start >= 2 and capital(page.words[start - 2]))
    if following.lower() in ("county", "province", "governorate", "parish"):
        return True
    if label is not None and label[0] == "PERSON":
        located = previous in _INSIDE  # "between *Kerry* and Lavrov", "from *Kerry*"
    linked = "-" in text and people >= KNOWN  # "Deir ez-Zor", which the reader took for a man
    if (
        label is not None
        and label[0] in ("PERSON", "ORG", "NORP")
        and not ((located or linked) and people >= KNOWN)
    ):
        return False
    if text in lists.COMMON and not (located and previous not in ("of", "to", "from")):
        return False
    if opens(page, start) and end == start + 1 and not located:
        return people >= 200_000 and text not in lists.COMMON
    if previous in ("in", "near", "outside", "around", "across"):
        return True
    return people >= KNOWN if not located else people >= 2_000


_SHIPS = frozenset(
    {"INS", "HMS", "USS", "MV", "M/V", "MS", "SS", "RMS", "HMAS", "HMCS", "HMNZS", "USCGC", "FS", "ROKS"}
)
"""What stands before a ship's name."""


def surnames(page: Page) -> frozenset[str]:
    """Return the last words of the people that a document names in full."""
    return frozenset(
        page.words[end - 1]
        for label, start, end in page.ents
        if label == "PERSON" and end - start > 1 and page.named[end - 1]
    )


def of_something_else(page: Page, start: int, end: int, people: frozenset[str]) -> bool:
    """Tell a ship ("INS *Mysore*"), an abbreviation ("International Law (*IL*)") and somebody's surname from a place.

    Args:
        page: The document.
        start: First token of the name.
        end: Token behind it.
        people: ``surnames`` of the document.
    """
    before = page.words[start - 1] if start else ""
    if before in _SHIPS:
        return True
    if end != start + 1:
        return False
    text, led = page.words[start], before.lower()
    if led == "the" and end < len(page) and page.doc[end].like_num:
        return True  # "the *Falcon* 9"
    if before == "(" and text.isupper() and end < len(page) and page.words[end] == ")" and start > len(text):
        spelled = "".join(page.words[i][:1] for i in range(start - 1 - len(text), start - 1))
        return spelled == text
    if text not in people:
        return False
    located = before == "," or (led in lists.LOCATIVE and led not in ("to", "from", "of"))
    put = end + 1 < len(page) and page.words[end] == "," and region(page, end + 1) is not None
    noun = end < len(page) and page.pos[end] == "NOUN" and page.words[end].islower()
    described = noun or led in {"a", "an", "the"}  # "an Alexandria man remains in hospital"
    return not located and not put and not described


def _joins(page: Page, i: int) -> bool:
    """Tell whether the article at token i leads on into a name ("al-Hadid")."""
    return i + 1 < len(page) and (page.words[i + 1] == "-" or capital(page.words[i + 1]))


def opens(page: Page, i: int) -> bool:
    """Tell whether token i opens a sentence, a heading or a quotation."""
    return (
        i == 0 or page.words[i - 1] in (".", "!", "?", ":", "\u201c", '"', "``") or "\n" in page.words[i - 1]
    )


def region(page: Page, i: int) -> str | None:
    """Return the division or country code that the words from token i on name."""
    for width in (3, 2, 1):
        text = page.name(i, i + width) if i + width <= len(page) else ""
        if text in DIVISIONS:
            return DIVISIONS[text]
        if key(text) in COUNTRY_NAMES and capital(text):
            return COUNTRY_NAMES[key(text)]
    return None
