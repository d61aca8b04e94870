"""Reads the numbers of a named count: "*the number* of people killed in the blast rose to 27", "the *magnitude* at 6.2"."""

from spacy.tokens import Doc, Token

from secondsource.claims.columns import lower
from secondsource.claims.figures.words import lookup
from secondsource.claims.quantities import Quantity

NAMES = frozenset({
    "number", "figure", "toll", "count", "total", "tally", "estimate", "numbers", "figures", "balance",
    "statistic",
})  # fmt: skip
"""Nouns that stand for a count that is, or was, told."""
LEADS = frozenset({
    "to", "at", "as", "is", "was", "from", "be", "been", "remains", "remained", "reached", "now", "than",
    "stands", "stood", "hit", "passed", "passes", "reaches", "topped", "exceeded", "become", "became",
})  # fmt: skip
"""Words right before a number that a count is said to be, or to have been."""
_MOVES = frozenset({
    "rose", "risen", "rise", "rises", "rising", "climbed", "climbs", "fell", "fallen", "falls", "stood",
    "stands", "stand", "remains", "remained", "remain", "put", "puts", "putting", "lowered", "lowers",
    "lowering", "raised", "raises", "raising", "revised", "revises", "revising", "cut", "cuts", "brought",
    "brings", "bringing", "given", "gave", "gives", "reached", "reaches", "increased", "increases", "dropped",
    "drops", "jumped", "jumps", "grew", "grows", "grown", "updated", "updates", "was", "is", "be", "been",
    "corrects", "corrected", "correcting", "reduced", "estimated", "estimates", "set", "passed", "hit",
    "topped", "exceeded", "higher", "lower", "listed", "reported", "become", "became",
})  # fmt: skip
_REACH = 34  # tokens back to the name of the count
_OF = 9  # tokens from the name to what it counts
_NEAR = 4  # tokens between the word of change and the number, or the name
_STRONGEST = 10.0  # magnitude of an earthquake
_LINE = 9  # tokens of what stands before a colon and its number
_MAGNITUDE = frozenset({"magnitude", "magnitudes"})


def numbered(doc: Doc, quantity: Quantity) -> tuple[str | None, Token | None]:
    """Return the measure of a bare number that a named count is said to be, and the word that tells it."""
    low = lower(doc)
    if quantity.kind != "count" or quantity.population is not None or quantity.unit not in ("person", None):
        return None, None
    lead = quantity.start - 1
    if lead < 1 or not (low[lead] in LEADS or low[lead] in _MOVES):
        return None, None
    for i in range(lead, max(lead - _REACH, -1), -1):
        word = low[i]
        if (
            word in (".", ";", "!", "?")
            or "\n\n" in word
            or (word == "and" and lead - i > 1 and _said(doc, i, lead))
        ):
            break
        if (
            word in _MAGNITUDE
            and 0.0 < (quantity.best or 0.0) < _STRONGEST
            and _moved(doc, i, quantity.start)
        ):
            return "magnitude", doc[i]
        if word in NAMES and low[i + 1] in ("of", "for") and _moved(doc, i, quantity.start):
            return complement(doc, i, lead)
    return None, None


def numbering(doc: Doc, quantity: Quantity) -> tuple[str | None, Token | None]:
    """Read "the dead *number* seven", "survivors now *number* 17"."""
    low = lower(doc)
    i = quantity.start - 1
    if i < 1 or low[i] not in ("number", "numbers", "numbered") or quantity.population is not None:
        return None, None
    k = i - 1 - (doc[i - 1].pos_ in ("ADV", "AUX"))
    measure = lookup(low[k], "state") or lookup(low[k], "noun") if k >= 0 else None
    return (measure, doc[k]) if measure is not None else (None, None)


def brought(doc: Doc, quantity: Quantity) -> tuple[str | None, Token | None]:
    """Read "bringing the dead to *four*", "bringing to *13* the number of victims", "raised the toll to"."""
    low = lower(doc)
    i = quantity.start - 1
    if i < 1 or low[i] != "to" or quantity.population is not None:
        return None, None
    for k in range(i - 1, max(i - _NEAR, -1), -1):
        state = lookup(low[k], "state") or lookup(low[k], "noun")
        if state is not None and not _MOVES.isdisjoint(low[max(k - 3, 0) : k]):
            return state, doc[k]
    if low[i - 1] in _MOVES:
        begin = quantity.end + (low[quantity.end : quantity.end + 1] == ["the"])
        if not NAMES.isdisjoint(low[begin : begin + 1]) and low[begin + 1 : begin + 2] == ["of"]:
            return complement(doc, begin, min(begin + 2 + _OF, len(doc)))
    return None, None


def listed(doc: Doc, quantity: Quantity) -> tuple[str | None, Token | None]:
    """Read the line of a bulletin: "DEATHS IN CONNECTION WITH THE COLD: *17*", "Citizens who lost their lives: *11*"."""
    low = lower(doc)
    i = quantity.start - 1
    if i < 1 or quantity.unit not in ("person", None):
        return None, None
    if low[i] != ":":
        if not _item(doc, quantity):
            return None, None
        i += 1
    for k in range(i - 1, max(i - 1 - _LINE, -1), -1):
        word = low[k]
        if word in (".", ";", ":", ")", ",") or word.isspace() or doc[k].like_num:
            break
        if word in ("lives", "life") and k > 1 and low[k - 2] in ("lost", "lose"):
            return "killed", doc[k]
        measure = lookup(word, "state") or lookup(word, "noun")
        if measure is not None and measure != "detained":
            return measure, doc[k]
    return None, None


def _item(doc: Doc, quantity: Quantity) -> bool:
    """Tell an item of a list without a colon: "INJURED CIVILIANS *17*.": a few words from a stop on, the number, a stop."""
    low = lower(doc)
    after = low[quantity.end] if quantity.end < len(low) else "."
    if quantity.population is not None or after not in (".", ",", ";"):
        return False
    for k in range(quantity.start - 1, max(quantity.start - 1 - _ITEM, -2), -1):
        if k < 0 or low[k] in (".", ";", ":") or low[k].isspace():
            return k < quantity.start - 1
        if low[k] == "," or low[k] in _RUNNING or doc[k].pos_ in ("PRON", "DET", "ADP", "AUX"):
            return False
    return False


_ITEM = 5  # tokens of an item of a list before its number, and the stop before it
_RUNNING = frozenset(
    {"and", "or", "killed", "injured", "wounded", "than"}
)  # of a sentence, right before its number


def complement(doc: Doc, name: int, end: int) -> tuple[str | None, Token | None]:
    """Return what "the number of people *killed*", "figure for people still *missing*" counts, and the word that tells it."""
    low = lower(doc)
    for k in range(name + 2, min(name + 2 + _OF, end)):
        state = lookup(low[k], "state")
        measure = state or lookup(low[k], "noun")
        if measure is None and (low[k].startswith("need") or low[k - 1] in ("who", "have")):
            measure = lookup(low[k], "subject")
        if measure is None and low[k] in ("aboard", "onboard"):
            measure = "aboard"
        if measure is None and low[k] == "board" and low[k - 1] == "on":
            measure = "aboard"
        if measure is not None:
            # what is said of them says more than what they are: "the number of *inmates killed*"
            after = lookup(low[k + 1], "state") if state is None and k + 1 < end else None
            return (after, doc[k + 1]) if after else (measure, doc[k])
        if low[k] in ("in", "at", "when", "after", "who") and k > name + 3:
            break
    return None, None


def _moved(doc: Doc, name: int, start: int) -> bool:
    """Tell whether a word of being or of change stands by the number or before the name: "*lowered* the number of … to 31"."""
    low = lower(doc)
    near = low[max(start - _NEAR, name + 1) : start]
    led = low[max(name - _NEAR, 0) : name]
    return bool(
        _MOVES.intersection(near)
        or (_MOVES.intersection(led) and low[start - 1] in ("to", "at", "from", "as"))
    )


def _said(doc: Doc, i: int, lead: int) -> bool:
    """Tell whether another number stands between a word and the number: "and 59 were still missing"."""
    return any(token.like_num for token in doc[i:lead])
