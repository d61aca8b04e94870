"""Other ways to write a name of another alphabet: "Hassakeh", "Hasakeh", "Hasakah"."""

import re
from collections.abc import Iterator

ARABIC = frozenset({
    "SY", "IQ", "LB", "JO", "PS", "EG", "LY", "YE", "SA", "SD", "TN", "DZ", "MA", "KW", "QA", "AE", "OM",
    "BH",
})  # fmt: skip
"""Countries whose places have Arabic names."""
_LED = re.compile(
    r"(?:al|el|tal|tel|tell|khan|kafr|kafar|deir|maar\w*|jisr|abu|ain|ras|dar[ae]t)[ -]|.*[ -](?:al|el)[ -]|.*(?:yieh|ieh|ayn|ain|oun|eh|aa)$",
    re.IGNORECASE,
)
"""What a name in Arabic looks like in Latin letters."""
_STEPS = (
    (r"\bT[ae]l\b", "Tall"),
    (r"\bMaar?r?[ae]t\b", "Maarrat"),
    (r"ou|oo", "u"),
    (r"ee", "i"),
    (r"(?:ai|ei)n\b", "ayn"),
    (r"(?:y?ie|ye)h\b", "iyah"),
    (r"(?<=[a-z])e(?=[a-z])", "a"),
    (r"(?<=[a-z])e(?=[a-z])", "i"),
    (r"(?<=[b-df-hj-np-tv-z])a\b(?! -)", "ah"),
)
_TOLD = (
    (r"\bT[ae]ll?\b", "Tall"),
    (r"aa", "a"),
    (r"ou|oo", "u"),
    (r"ee", "i"),
    (r"(?:ai|ei)(?=[a-z])", "ay"),
    (r"(?:y?ie|ye)h\b", "iyah"),
    (r"(?<=[b-df-hj-np-tv-xz])[ae]h?\b(?! -)", "ah"),
)
"""How a name is written in the gazetteer, step by step, where the report tells that it is of an Arabic country."""
_MOST = 48  # forms of one name


def spellings(text: str) -> list[str]:
    """Give other ways to write a name from another alphabet: "Hassakeh", "Hasakeh", "Hasakah"."""
    single = re.sub(r"([b-df-hj-np-tv-z])\1", r"\1", text)
    parted = re.sub(r"\b([aeAE])([dnrstz])\2", r"\1\2 \2", text)  # "Deir Ezzor"
    joined = re.sub(r"(?<=[ -])([aeAE])([dnrstz])(?=[aeiou])", r"\1\2 \2", text).replace(
        "ou", "o"
    )  # "Deir Ezour"
    double = re.sub(r"(?<=[aeiou])([b-df-hj-np-tv-z])(?=[aeiou])", r"\1\1", text)  # "Raqa"
    bare = re.sub(r"^(?:al|el|a[drstz]|ash)[ -](?=[A-Z])", "", text, flags=re.IGNORECASE)  # "Al Raqqa"
    forms = dict.fromkeys((parted, single, re.sub("eh$", "ah", single), f"Al {text}", double, bare, joined))
    return [form for form in forms if form != text]


def arabic(text: str) -> Iterator[str]:
    """Give further ways to write an Arabic name: "Maaret al-Numan", "Maarrat al-Numan"; of another name none."""
    if not _LED.match(text):
        return
    forms = dict.fromkeys([text])
    for pattern, written in _STEPS:
        forms |= dict.fromkeys(re.sub(pattern, written, form) for form in list(forms)[:_MOST])
    for form in list(forms)[1:]:
        yield form
        yield f"Al {form}"


def transliterated(text: str) -> Iterator[str]:
    """Give the few ways to write a name that is known to be Arabic: "Atareb", "Al Atarib"."""
    for pattern, written in _TOLD:
        text = re.sub(pattern, written, text)
    for vowel in ("i", "a"):
        form = re.sub(r"(?<=[a-z])e(?=[a-z])", vowel, text)
        yield form
        yield f"Al {form}"
