"""Words as the English UD treebanks (EWT, GUM) cut them: spaCy's rule tokenizer with the differences below."""

import re

from spacy.attrs import ORTH
from spacy.lang.en import English
from spacy.tokenizer import Tokenizer
from spacy.tokens import Doc
from spacy.util import compile_infix_regex, compile_prefix_regex, compile_suffix_regex
from spacy.vocab import Vocab

LETTER = r"[^\W\d_]"
APOSTROPHE = "['’]"

_CONTRACTION_ENDS = f"(?:{APOSTROPHE}(?:s|re|ve|ll|d|m)|n{APOSTROPHE}t)"
_BOUND_PREFIXES = ("e", "anti", "co", "ex", "mid", "non", "pre", "post", "pro", "re", "un")
"""Prefixes that the treebanks leave joined by their hyphen ("pro-government", "ex-minister")."""

_STUCK = re.compile(r"[A-Za-z]+\.https?")
_INFIXES = (
    # Contractions inside a longer piece ("It’s—it’s", "government’s/army’s"): cut without consuming anything.
    rf"(?i:(?<={LETTER})(?={_CONTRACTION_ENDS}(?!\w)))",
    rf"(?<={LETTER})/(?={LETTER})",
    # Hyphens between a number and a word, either way ("15-year", "Covid-19", "mid-2016" keeps its own).
    rf"(?<=\d)[-–—](?={LETTER})",
    rf"(?<={LETTER}{{2}})[-–—](?=\d)",
    r"(?<=\d)[-–—](?=[$£€])",
    r"(?<=\d)[–—](?=\d)",
    r"(?<=[$£€])(?=\d)",
    # Numbers in a row without spaces ("[18,19,20]"), but no thousands ("3,500").
    r"(?<=\d),(?=\d{1,2}(?!\d))",
    # An agency or an address stuck to the word before it ("the attackFNA reports", "last night.https…").
    r"(?<=[a-z]{4})(?=[A-Z]{2,6}(?![A-Za-z]))",
    r"(?<=[a-z])\.(?=https?)",
    # A full stop or closing mark with the next sentence stuck to it ("in 2016.The", "war.”The", "dead)The").
    rf"(?<=\d)\.(?=[A-Z]{LETTER})",
    rf"(?<={LETTER})[.?!](?=[\"”“‘’'(])",
    rf"(?<={LETTER})[?!]+(?={LETTER})",
    rf"[\"”“](?={LETTER})",
    rf"(?<={LETTER})[\"”“]",
    rf"(?<={LETTER})[(\[](?={LETTER})",
    rf"(?<={LETTER})[)\]](?={LETTER})",
    rf"(?<={LETTER});(?={LETTER})",
    rf"(?<={LETTER}):(?=[\"“‘])",
    # The head of a mail without a space (`"Ana Haddad"<haddad@…>`).
    r"(?<=[\"”])<(?=\w)",
    # A dateline's dash without spaces ("(AFP)–The").
    r"[)\]](?=[-–—]\w)",
    r"(?<=[)\]])[-–—](?=\w)",
    # A clock time and its half of the day ("7:30PM"); spaCy knows "7pm" only.
    r"(?i:(?<=\d\d)(?=[ap]\.?m\b))",
)
_SUFFIXES = (
    r"(?<=\d)(?:bn|tn|mn)",
    # A run of one mark is one word ("!!", "????", ">>").
    r"!{2,}", r"\?{2,}", r"[!?]{2,}", ">>+", "=={1,}", "-{2,}", r"\*{2,}", "_{2,}", "~{2,}",
)  # fmt: skip
_PREFIXES = (
    "<<+",
    ">>+",
    "=={1,}",
    "-{2,}",
    r"\*{2,}",
    "_{2,}",
    r"!{2,}",
    r"\?{2,}",
    "~{2,}",
    "[-–—](?=[A-Za-z])",
)

_ABBREVIATIONS = (
    "al.", "Ft.", "ft.", "Capt.", "Col.", "Cmdr.", "Lt.", "Maj.", "Sgt.", "Cpl.", "Brig.",
    "Hon.", "Pres.", "Supt.", "Insp.", "Det.", "Reps.", "Sens.", "Govs.", "Gens.", "Amb.", "Atty.", "Asst.",
    "Dept.", "Assn.", "Assoc.", "Ave.", "Blvd.", "Rd.", "Nos.", "Vol.", "Fig.", "approx.", "est.", "cf.",
    "Sr.", "Fr.", "Bt.", "Esq.", "viz.", "Tues.", "Thurs.", "Mon.", "Wed.", "Fri.", "Univ.",
    "CORP.", "INC.", "LTD.", "Pvt.", "PVT.",
)  # fmt: skip
"""Abbreviations that keep their full stop and that spaCy's English exceptions lack."""

_WHOLE = ("no-one", "No-one", "NO-ONE")
_INFORMAL = {"wanna": ("wan", "na"), "Wanna": ("Wan", "na"), "lotta": ("lot", "ta")}


_CASE_MARKS = frozenset("'’.")
"""Marks in most special cases."""
_KEPT = 100_000
"""Pieces of text whose words are kept."""


class LateCases(Tokenizer):  # type: ignore[misc]  # spaCy has no types for it
    """spaCy's tokenizer, which adds a special case only when a text holds it.

    spaCy takes 0.3 s to add all 1,700 of them; a special case can fire only where its letters stand in the text, so
    the words are the same.

    Attributes:
        late: What is not added yet.
        openings: The same by their first two letters.
        kept: Pieces whose words spaCy has been given to keep.
    """

    late: dict[str, list[dict[int, str]]]
    openings: dict[str, list[str]]
    kept: set[str]

    def __call__(self, string: str) -> Doc:
        """Cut a text into words."""
        pieces = set(string.split())
        held = self._held(string, pieces)
        for case in sorted(held):
            self.add_special_case(case, self.late.pop(case))
        if held:
            self.kept.clear()  # spaCy has let go of all of them
        new = pieces - self.kept
        if new and len(self.kept) < _KEPT:
            # Of a text, spaCy keeps nothing behind its first special case: those come last here.
            super().__call__(" ".join(sorted(new, key=self._may_be_special)))
            self.kept |= new
        doc: Doc = super().__call__(string)
        return doc

    def _may_be_special(self, piece: str) -> bool:
        return piece in self.rules or not _CASE_MARKS.isdisjoint(piece)

    def _held(self, string: str, pieces: set[str]) -> set[str]:
        """Return the late cases that may fire in a text: its letters, its pieces, and parts of those with marks in them.

        Of a piece without a mark no part is cut off.
        """
        found = {*string, *pieces} & self.late.keys()
        marked = " ".join(piece for piece in pieces if not piece.isalpha())
        openings = {marked[i : i + 2] for i in range(len(marked))} & self.openings.keys()
        near = (case for opening in openings for case in self.openings[opening])
        return found.union(case for case in near if case in self.late and case in marked)


def make_tokenizer(vocab: Vocab | None = None) -> Tokenizer:
    """Return the tokenizer, over `vocab` (default: a fresh English one).

    Offsets are those of the text; whitespace other than one space between words comes out as whitespace tokens,
    as always in spaCy.
    """
    defaults = English.Defaults
    exceptions = dict(defaults.tokenizer_exceptions or {})
    exceptions.update({word: [{ORTH: word}] for word in (*_ABBREVIATIONS, *_WHOLE)})
    exceptions.update({word: [{ORTH: part} for part in parts] for word, parts in _INFORMAL.items()})
    exceptions.pop("and/or", None)
    _add_capitals(exceptions)
    tokenizer = LateCases(
        English().vocab if vocab is None else vocab,
        prefix_search=compile_prefix_regex([*_PREFIXES, *(defaults.prefixes or ())]).search,
        suffix_search=compile_suffix_regex([*_SUFFIXES, *(defaults.suffixes or ())]).search,
        infix_finditer=compile_infix_regex(
            [*_INFIXES, *map(_keep_prefixes, defaults.infixes or ())]
        ).finditer,
        url_match=_address,
        token_match=re.compile(r"\d{3}-\d{3}-\d{4}\Z|\d{3}-\d{4}\Z|@\w+\Z").match,  # telephones, who writes
        max_cache_size=_KEPT,
    )
    tokenizer.late = exceptions
    tokenizer.openings, tokenizer.kept = {}, set()
    for case in exceptions:
        tokenizer.openings.setdefault(case[:2], []).append(case)
    return tokenizer


def _address(piece: str) -> re.Match[str] | None:
    """Match an address, but not one with a name stuck to it, as in the head of a mail (`"Ana Haddad"<haddad@…>`)."""
    dotted = "." in piece[:-2]  # a name of a host, or a number of one, goes on behind its last dot
    match = English.Defaults.url_match if dotted and "<" not in piece and not _STUCK.match(piece) else None
    return match(piece) if match else None


def _keep_prefixes(infix: str) -> str:
    """Keep the hyphen of a bound prefix in spaCy's own rule for hyphens between letters."""
    if "--" not in infix:
        return infix
    unless = "".join(rf"(?<!\b{prefix})" for prefix in _BOUND_PREFIXES)
    return f"(?i:{unless}){infix}" if "(?=" in infix else infix


def _add_capitals(exceptions: dict[str, list[dict[int, str]]]) -> None:
    """Add the contractions in capitals ("DON'T", "IT'S"), for texts that have no small letters."""
    for word, parts in list(exceptions.items()):
        if len(parts) < 2 or not re.fullmatch(rf"{LETTER}+({APOSTROPHE}{LETTER}+)+", word):
            continue
        capitals = [{ORTH: part[ORTH].upper()} for part in parts]
        exceptions.setdefault(word.upper(), capitals)
