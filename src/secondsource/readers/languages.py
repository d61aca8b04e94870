"""Which language a text is in: sure on the plain cases, silent on what is too short to tell."""

import re
from functools import cache
from typing import Any, NamedTuple

from secondsource.readers.wordlists import word_list

READ = frozenset({"en"})  # languages that are read for claims

# English names of what py3langid tells (ISO 639).
_NAMES = {
    "ace": "Acehnese", "af": "Afrikaans", "am": "Amharic", "an": "Aragonese", "ar": "Arabic",
    "ary": "Moroccan Arabic", "arz": "Egyptian Arabic", "as": "Assamese", "az": "Azerbaijani", "ba": "Bashkir",
    "bcl": "Central Bikol", "be": "Belarusian", "bg": "Bulgarian", "bn": "Bengali", "br": "Breton", "bs": "Bosnian",
    "ca": "Catalan", "crh": "Crimean Tatar", "cs": "Czech", "cy": "Welsh", "da": "Danish", "de": "German",
    "dz": "Dzongkha", "el": "Greek", "eo": "Esperanto", "es": "Spanish", "et": "Estonian", "eu": "Basque",
    "ext": "Extremaduran", "fa": "Persian", "fi": "Finnish", "fo": "Faroese", "fr": "French",
    "fuv": "Nigerian Fulfulde", "fy": "Western Frisian", "ga": "Irish", "gcf": "Guadeloupean Creole",
    "gcr": "Guianese Creole", "gd": "Scottish Gaelic", "gl": "Galician", "gom": "Goan Konkani",
    "grc": "Ancient Greek", "gu": "Gujarati", "gug": "Paraguayan Guaraní", "guw": "Gun", "ha": "Hausa",
    "hbo": "Ancient Hebrew", "he": "Hebrew", "hi": "Hindi", "hr": "Croatian", "ht": "Haitian Creole",
    "hu": "Hungarian", "hy": "Armenian", "id": "Indonesian", "ig": "Igbo", "is": "Icelandic", "it": "Italian",
    "ja": "Japanese", "jv": "Javanese", "ka": "Georgian", "kab": "Kabyle", "kik": "Kikuyu", "kk": "Kazakh",
    "km": "Khmer", "kn": "Kannada", "ko": "Korean", "ku": "Kurdish", "ky": "Kyrgyz", "la": "Latin",
    "lb": "Luxembourgish", "lg": "Ganda", "lij": "Ligurian", "ln": "Lingala", "lo": "Lao", "lt": "Lithuanian",
    "ltg": "Latgalian", "lv": "Latvian", "mg": "Malagasy", "mk": "Macedonian", "ml": "Malayalam", "mn": "Mongolian",
    "mr": "Marathi", "ms": "Malay", "mt": "Maltese", "my": "Burmese", "ne": "Nepali", "nl": "Dutch",
    "nn": "Norwegian Nynorsk", "no": "Norwegian", "nso": "Northern Sotho", "oc": "Occitan", "om": "Oromo",
    "or": "Odia", "pa": "Punjabi", "pcm": "Nigerian Pidgin", "pl": "Polish", "ps": "Pashto", "pt": "Portuguese",
    "qu": "Quechua", "ro": "Romanian", "ru": "Russian", "rw": "Kinyarwanda", "sa": "Sanskrit",
    "sdh": "Southern Kurdish", "se": "Northern Sami", "si": "Sinhala", "sk": "Slovak", "sl": "Slovenian",
    "sn": "Shona", "so": "Somali", "sq": "Albanian", "sr": "Serbian", "st": "Southern Sotho", "sv": "Swedish",
    "sw": "Swahili", "ta": "Tamil", "te": "Telugu", "tg": "Tajik", "th": "Thai", "tk": "Turkmen", "tl": "Tagalog",
    "tr": "Turkish", "tt": "Tatar", "ug": "Uyghur", "uk": "Ukrainian", "ur": "Urdu", "uz": "Uzbek",
    "uzs": "Southern Uzbek", "vec": "Venetian", "vi": "Vietnamese", "vo": "Volapük", "wa": "Walloon",
    "wuu": "Wu Chinese", "xh": "Xhosa", "yo": "Yoruba", "yue": "Cantonese", "zh": "Chinese", "zu": "Zulu",
}  # fmt: skip

_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")
_SAMPLE = 1500  # characters looked at from the start and from the middle
_SURE_WORDS, _SURE_SHARE = 12, 0.28  # so many words, and so many of them English function words: English
_MIN_LETTERS = 20  # below, names decide what a classifier answers
_LIKELY = 0.5  # py3langid's normalized probability from which its answer is taken
_FOREIGN_LETTERS, _FOREIGN_SHARE, _FOREIGN = (
    30,
    0.2,
    0.02,
)  # long enough, and English neither by words nor by py3langid


class Language(NamedTuple):
    """What is known about a text's language.

    Attributes:
        code: ISO 639-1, or ``None`` where it could not be told.
        how: How it was told, or why not, in words.
        foreign: Whether it is certainly not one of the languages that are read.
    """

    code: str | None
    how: str
    foreign: bool = False


def identify(text: str) -> Language:
    """Return the language of a text.

    English is told by its function words, which costs microseconds; anything else by py3langid (Lui and
    Baldwin 2012), on the text in lower case, so that capitals say nothing.
    """
    sample = text[:_SAMPLE]
    if len(text) > 2 * _SAMPLE:
        middle = len(text) // 2
        sample += " " + text[middle : middle + _SAMPLE]
    words = _WORD.findall(sample.lower())
    if not words:
        return Language(None, "no words")
    english = word_list("english")
    share = sum(word in english for word in words) / len(words)
    by_words = Language("en", f"{share:.0%} of its words are English function words")
    if len(words) >= _SURE_WORDS and share >= _SURE_SHARE:
        return by_words
    letters = sum(map(len, words))
    if letters < _MIN_LETTERS and not _other_script(words):
        return Language(None, "too short to tell")
    ranked = _ranked(" ".join(words))
    code, probability = ranked[0]
    how = f"py3langid, with {probability:.2f}"
    if code != "en" and share >= _SURE_SHARE:
        return by_words
    of_english = dict(ranked).get("en", 0.0)
    foreign = (
        of_english < _FOREIGN
        and share < _FOREIGN_SHARE
        and (letters >= _FOREIGN_LETTERS or _other_script(words))
    )
    if probability >= _LIKELY and (code == "en" or foreign):
        return Language(code, how, foreign)
    return Language(None, f"not told: {code} is likeliest, with {probability:.2f}", foreign)


def why_unread(code: str | None) -> str:
    """Return the reason why a text in a language that is not read is none of those read, and what to do.

    Examples:
        >>> why_unread("es")
        'The text is in Spanish (es); only English is read yet. Give a translation.'
    """
    if code is None:
        which = "another language than English"
    else:
        which = f"{_NAMES[code]} ({code})" if code in _NAMES else f"another language than English ({code})"
    return f"The text is in {which}; only English is read yet. Give a translation."


def _other_script(words: list[str]) -> bool:
    """Tell whether most letters are of another script than the Latin one."""
    letters = "".join(words)
    return sum(character > "\u024f" for character in letters) * 2 > len(letters)


def _ranked(text: str) -> list[tuple[str, float]]:
    return [(str(code), float(probability)) for code, probability in _identifier().rank(text)]


@cache
def _identifier() -> Any:
    from py3langid.langid import MODEL_FILE, LanguageIdentifier  # noqa: PLC0415 - half a second to load

    return LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
