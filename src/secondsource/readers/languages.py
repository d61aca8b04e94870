"""Which language a text is in: sure on the plain cases, silent on what is too short to tell."""

import re
from functools import cache
from importlib.resources import files
from typing import Any

READ = frozenset({"en"})  # languages that are read for claims

_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")
_SAMPLE = 1500  # characters looked at from the start and from the middle
_SURE_WORDS, _SURE_SHARE = 12, 0.28  # so many words, and so many of them English function words: English
_MIN_LETTERS = 20  # below, names decide what a classifier answers
_LIKELY_ENGLISH = 0.5  # enough to call it English: what is not told is read as English all the same
_MIN_MARGIN = 0.9  # py3langid's normalized probability below which nothing is said


def identify(text: str) -> tuple[str | None, str]:
    """Return the language of a text as an ISO 639-1 code, and how it was told.

    English is told by its function words, which costs microseconds; anything else by py3langid (Lui and
    Baldwin 2012), on the text in lower case, so that capitals say nothing.

    Returns:
        The code, or ``None`` where it could not be told, and words for the report's provenance.
    """
    sample = text[:_SAMPLE]
    if len(text) > 2 * _SAMPLE:
        middle = len(text) // 2
        sample += " " + text[middle : middle + _SAMPLE]
    words = _WORD.findall(sample.lower())
    if not words:
        return None, "no words"
    english = _english()
    share = sum(word in english for word in words) / len(words)
    if len(words) >= _SURE_WORDS and share >= _SURE_SHARE:
        return "en", f"{share:.0%} of its words are English function words"
    letters = sum(map(len, words))
    if letters < _MIN_LETTERS:
        return None, "too short to tell"
    code, probability = _classify(" ".join(words))
    if code == "en" and probability >= _LIKELY_ENGLISH:
        return code, f"py3langid, with {probability:.2f}"
    if probability < _MIN_MARGIN:
        if share >= _SURE_SHARE:
            return "en", f"{share:.0%} of its words are English function words"
        return None, f"not told: {code} is likeliest, with {probability:.2f}"
    if code != "en" and share >= _SURE_SHARE:
        return "en", f"{share:.0%} of its words are English function words"
    return code, f"py3langid, with {probability:.2f}"


@cache
def _english() -> frozenset[str]:
    lines = files(__package__).joinpath("words/english.txt").read_text(encoding="utf-8").splitlines()
    return frozenset(word for line in lines if not line.startswith("#") for word in line.split())


def _classify(text: str) -> tuple[str, float]:
    code, probability = _identifier().classify(text)
    return str(code), float(probability)


@cache
def _identifier() -> Any:
    from py3langid.langid import MODEL_FILE, LanguageIdentifier  # noqa: PLC0415 - half a second to load

    return LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
