"""Tells a place from a surname, a firm or a word, by what stands around a run of capitals."""

from spacy.tokens import Doc

from secondsource.claims.places.gazetteer import key
from secondsource.claims.places.lands import country_names, demonyms, divisions
from secondsource.claims.places.lists import context

KNOWN = 30_000  # people from which a bare name is taken without other signs
_ARABIC = frozenset({"al", "el", "as", "ash", "ad", "ar", "-"})
_INSIDE = frozenset({"in", "near", "at", "outside", "inside", "around", "across", "throughout"})
OTHER_LABELS = frozenset({"PERSON", "ORG", "NORP", "EVENT", "WORK_OF_ART", "PRODUCT", "LAW"})


def capital(text: str) -> bool:
    """Tell whether a word begins with a capital letter."""
    return text[:1].isupper()


def in_longer(doc: Doc, labels: dict[int, tuple[str, int, int]], start: int, end: int) -> bool:
    """Tell whether the words are a part of a longer name of something else ("Texas Instruments", "Paris Hilton")."""
    label = labels.get(start)
    if (
        label is not None
        and label[0] in ("PERSON", "ORG", "EVENT", "WORK_OF_ART", "PRODUCT", "LAW")
        and (label[1] < start or label[2] > end)
    ):
        return True
    after = doc[end] if end < len(doc) else None
    if after is None or not capital(after.text) or after.is_punct:
        return False
    if (
        after.lower_ in context("tail")
        or key(after.text) in demonyms()
        or after.text in context("other_capital")
    ):
        return False
    return label is not None and label[0] in ("PERSON", "ORG")


def believable(
    doc: Doc, labels: dict[int, tuple[str, int, int]], start: int, end: int, people: int, shouting: bool
) -> bool:
    """Tell a place from a surname, a firm or a word: by what stands around it and by how many live there."""
    label = labels.get(start)
    if label is not None and label[0] in OTHER_LABELS and (label[1] < start or label[2] > end):
        return False
    before = doc[start - 1] if start else None
    after = doc[end] if end < len(doc) else None
    previous = before.lower_.rstrip(".") if before is not None else ""
    following = after.text if after is not None else ""
    text = doc[start:end].text
    if previous in context("title") or previous == "-":
        return False
    if following.lower() in _ARABIC and (following == "-" or _joins(doc, end)):
        return False  # "Bab" of "Bab al-Hadid"
    names_around = (
        before is not None
        and capital(before.text)
        and before.text not in context("other_capital")
        and not before.is_punct
        and (not opens(doc, start - 1) or before.ent_type_ in OTHER_LABELS | {"MISC"})
        and key(before.text) not in demonyms()
    ) or (
        capital(following)
        and following.lower() not in context("tail")
        and key(following) not in demonyms()
        and following not in context("other_capital")
    )
    if names_around and not shouting:
        return False
    if following == "," and end + 1 < len(doc) and region(doc, end + 1):
        return True
    located = previous in context("locative") or (
        before is not None and before.text == "," and start >= 2 and capital(doc[start - 2].text)
    )
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
    if text in context("common") and not (located and previous not in ("of", "to", "from")):
        return False
    if opens(doc, start) and end == start + 1 and not located:
        return people >= 200_000 and text not in context("common")
    if previous in ("in", "near", "outside", "around", "across"):
        return True
    return people >= KNOWN if not located else people >= 2_000


_SHIPS = frozenset(
    {"INS", "HMS", "USS", "MV", "M/V", "MS", "SS", "RMS", "HMAS", "HMCS", "HMNZS", "USCGC", "FS", "ROKS"}
)
"""What stands before a ship's name."""


def surnames(doc: Doc) -> frozenset[str]:
    """Return the last words of the people that a document names in full."""
    return frozenset(
        ent[-1].text for ent in doc.ents if ent.label_ == "PERSON" and len(ent) > 1 and capital(ent[-1].text)
    )


def of_something_else(doc: Doc, start: int, end: int, people: frozenset[str]) -> bool:
    """Tell a ship ("INS *Mysore*"), an abbreviation ("International Law (*IL*)") and somebody's surname from a place.

    Args:
        doc: The document.
        start: First token of the name.
        end: Token behind it.
        people: ``surnames`` of the document.
    """
    before = doc[start - 1].text if start else ""
    if before in _SHIPS:
        return True
    if end != start + 1:
        return False
    text = doc[start].text
    if before.lower() == "the" and end < len(doc) and doc[end].like_num:
        return True  # "the *Falcon* 9"
    if before == "(" and text.isupper() and end < len(doc) and doc[end].text == ")" and start > len(text):
        spelled = "".join(doc[i].text[:1] for i in range(start - 1 - len(text), start - 1))
        return spelled == text
    located = before.lower() in context("locative") - {"to", "from", "of"} or before == ","
    put = end + 1 < len(doc) and doc[end].text == "," and region(doc, end + 1) is not None
    noun = end < len(doc) and doc[end].pos_ == "NOUN" and doc[end].text.islower()
    described = noun or before.lower() in {"a", "an", "the"}  # "an Alexandria man remains in hospital"
    return text in people and not located and not put and not described


def _joins(doc: Doc, i: int) -> bool:
    """Tell whether the article at token i leads on into a name ("al-Hadid")."""
    return i + 1 < len(doc) and (doc[i + 1].text == "-" or capital(doc[i + 1].text))


def opens(doc: Doc, i: int) -> bool:
    """Tell whether token i opens a sentence, a heading or a quotation."""
    return i == 0 or doc[i - 1].text in (".", "!", "?", ":", "\u201c", '"', "``") or "\n" in doc[i - 1].text


def region(doc: Doc, i: int) -> str | None:
    """Return the division or country code that the words from token i on name."""
    for width in (3, 2, 1):
        text = doc[i : i + width].text if i + width <= len(doc) else ""
        if text in divisions():
            return divisions()[text]
        if key(text) in country_names() and capital(text):
            return country_names()[key(text)]
    return None
