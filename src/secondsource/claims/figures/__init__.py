"""From a quantity and the words that govern it to a figure: what it measures, of whom, over what period."""

from bisect import bisect_right
from collections.abc import Sequence
from itertools import pairwise
from math import ceil, floor

from spacy.tokens import Doc, Token

from secondsource.claims.columns import borders, lower
from secondsource.claims.figures.around import of_level, of_water
from secondsource.claims.figures.carried import carry
from secondsource.claims.figures.measures import Measures
from secondsource.claims.figures.named import NAMES
from secondsource.claims.figures.parts import suffix
from secondsource.claims.figures.rates import recurs, within
from secondsource.claims.figures.sick import of_disease
from secondsource.claims.figures.words import OF_PEOPLE, is_thing, lookup
from secondsource.claims.quantities import Quantity
from secondsource.model.figure import Figure, Mode
from secondsource.model.time import TimeRef

__all__ = ["Measures", "carry", "make"]

# What is so at a moment, and not added up over time.
_HARMED = frozenset({
    "killed", "injured", "dead_or_injured", "dead_or_missing", "captured", "kidnapped", "bodies",
})  # fmt: skip
_HOUSES = frozenset({"family", "household"})
_STOCK = frozenset({
    "trapped", "missing", "displaced", "sheltered", "in_need", "hospitalized", "affected", "aboard", "held",
    "residents", "capacity",
})  # fmt: skip
_LASTING = frozenset(
    {"aboard", "residents", "capacity", "held"}
)  # and not counted over a stretch of time either
_ADDED_UP = OF_PEOPLE - _STOCK
_BRINGING = frozenset({"bringing", "taking", "raising", "pushing", "lifting"})
_RISING = frozenset(
    {"rose", "rises", "risen", "climbed", "climbs", "increased", "jumped", "grew", "soared", "went"}
)
_SUMS = frozenset({"toll", "number", "total", "tally", "count"})
_OF_SUM = 5
"""Tokens from such a verb to the sum that it tells of ("*bringing* the overall death *toll*")."""
_CUMULATIVE_CUES = frozenset({"total", "overall", "altogether", "toll", "cumulative", "tally"})
_MEASURES = frozenset({
    "money", "distance", "area", "mass", "volume", "speed", "temperature", "magnitude", "category", "level",
    "duration", "age", "energy", "measure",
})  # fmt: skip
# Units that stand for people: "200,000 lives", "136 names" of a passenger list, "61 admissions".
_STANDS_FOR_PEOPLE = (None, "life", "name", "admission")
# Words before or instead of who is counted: of "two more people" the people, of "39 deaths" nobody in words.
_NO_POPULATION = frozenset({"others", "more", "other", "additional", "further", "another"})
_UNNAMED = _NO_POPULATION | {
    "dead", "deceased", "death", "deaths", "killed", "killings", "fatalities", "fatality", "life", "lives",
    "wounded", "injured", "injuries", "casualties", "casualty", "missing", "displaced", "bodies", "corpses", "most",
    "stranded", "trapped", "homeless",
}  # fmt: skip
_HERDS = frozenset(
    {"cattle", "sheep", "fish", "deer", "poultry", "livestock", "aircraft", "spacecraft", "series"}
)
_KNOWN = frozenset({"the", "these", "those", "its", "their", "his", "her", "both"})
_UNIONS = frozenset({"coalition", "alliance", "bloc", "union", "group", "team", "league", "panel", "family"})
_LINKS = frozenset({"to", "at", "remains", "stands", "stood", "is", "was", "reached"})
_PERFECT = frozenset({"have", "has", "had"})
_STILL = frozenset({"are", "remain", "remains", "still", "being", "held"})
_REPORTED = frozenset(
    {"reported", "recorded", "registered", "confirmed", "counted", "documented", "identified", "notified"}
)
_REACH = 10  # tokens from a count, or what is said of it, on to "so far"
_LONG = frozenset({
    "war", "conflict", "insurgency", "uprising", "rebellion", "crisis", "epidemic", "pandemic", "outbreak",
    "violence",
})  # fmt: skip


def make(
    doc: Doc,
    quantity: Quantity,
    predicate: Token | None = None,
    times: Sequence[TimeRef] = (),
    *,
    text: str | None = None,
    told: str | None = None,
    measures: Measures | None = None,
) -> Figure:
    """Make the figure of one quantity.

    Args:
        doc: The document that it stands in.
        quantity: One of ``quantities.find(doc)``.
        predicate: The verb or noun of the claim that it belongs to; ``None``: worked out from the words.
        times: ``times.find(doc, …)``, to take the period from.
        text: The document's text, where the caller has it: a ``Doc`` builds it anew by every access.
        told: The measure that the claim itself gives, where the words around the number give none.
        measures: What the counts of the document are counted as, where the caller has it.
    """
    text = doc.text if text is None else text
    measure: str | None
    if quantity.kind in _MEASURES:
        measure = "level" if quantity.kind == "distance" and of_water(doc, quantity) else quantity.kind
        period, mode = None, _measured(quantity)
    elif of_level(doc, quantity):
        measure, period, mode = "level", None, "measurement"
    else:
        measure, word = (measures or Measures(doc)).of(quantity, predicate)
        things = told in ("destroyed", "damaged")
        if told is not None and measure is None and not (told in OF_PEOPLE and is_thing(quantity.unit)):
            measure = told if not (things and quantity.unit == "person") else None
        if measure in OF_PEOPLE and _come_from(doc, quantity):
            measure = None  # "the dead were *from six families*"
        first, last = _sentence(doc, quantity)
        last = _until_sum(doc, quantity, last)
        single = quantity.rule == "single"  # one person, in one incident
        lasting = single or measure in _LASTING or (measure is None and _definite(doc, quantity))
        period = None if lasting else _period(doc, text, quantity, times, first, last)
        rate = not lasting and recurs(doc, quantity, times, first, last)
        mode = "rate" if rate else _mode(doc, quantity, measure, word, period, first, last)
        mode = "incident" if single and mode == "cumulative" else mode
        if measure is None:
            share = quantity.kind in ("percent", "ratio") and quantity.unit != "times"
            measure = _share(doc, text, quantity) if share else "count"
        if measure == "magnitude":
            mode = "measurement"
    bare = quantity.kind == "count" and quantity.unit in _STANDS_FOR_PEOPLE and measure in OF_PEOPLE
    forces = measure in _HARMED and _in_the_mass(doc, quantity)
    words = None if bare and quantity.unit in ("name", "admission") else _population(text, quantity)
    whole = quantity.kind == "count" and measure != "magnitude" and float(quantity.best or 0).is_integer()
    return Figure(
        measure=measure,
        population=words,
        unit="person" if forces or (bare and (quantity.unit or words is None)) else quantity.unit,
        low=float(floor(quantity.low)) if whole and quantity.low else quantity.low,
        best=quantity.best,
        high=float(ceil(quantity.high)) if whole and quantity.high else quantity.high,
        bound=quantity.bound,
        mode=mode,
        period=period,
        text=quantity.text,
        span=quantity.span,
        rule=quantity.rule + (suffix(doc, quantity, measure) if measure in OF_PEOPLE else ""),
    )


def _risen(low: Sequence[str], quantity: Quantity, first: int) -> bool:
    """Tell whether a count is one that a toll told before has come to, by itself or beside another."""
    near = low[max(quantity.start - _OF_SUM, first) : quantity.start]
    rise = next((i for i in range(len(near) - 1) if near[i] in _RISING and near[i + 1] == "to"), None)
    return rise is not None and not _SUMS.isdisjoint(low[first : quantity.start])


def _until_sum(doc: Doc, quantity: Quantity, last: int) -> int:
    """Return where a sum begins that a count is added to ("killed 12 people, *bringing the toll* in a day to 45"), else the end."""
    low = lower(doc)
    for i in range(quantity.end, last - 1):
        if low[i] in _BRINGING and not _SUMS.isdisjoint(low[i + 1 : i + _OF_SUM]):
            return i
    return last


def _come_from(doc: Doc, quantity: Quantity) -> bool:
    """Tell a count of families that people are from: not so many families came to harm."""
    return quantity.unit in _HOUSES and quantity.start > 0 and lower(doc)[quantity.start - 1] == "from"


def _population(text: str, quantity: Quantity) -> str | None:
    """Return the words of who or what is counted, without "more" and "other", or ``None``: the text has none."""
    span = quantity.population or quantity.whole
    if span is None:
        return None
    words = span.of(text).strip("-\u2013 ")
    first, _, rest = words.partition(" ")
    while rest and first.lower() in _NO_POPULATION:
        words = rest.lstrip()
        first, _, rest = words.partition(" ")
    named = quantity.kind in ("percent", "ratio") or words.lower() not in _UNNAMED
    return words if named else None  # "99 percent of *deaths*"


def _summed(doc: Doc, word: Token, quantity: Quantity, first: int, last: int) -> bool:
    """Tell a sum since something began: "*have* been killed *since* it started", "the *war has* killed".

    Of a disease the cases that "have been reported", and those who "have died of it", are a sum.
    """
    low = lower(doc)
    perfect = not _PERFECT.isdisjoint(low[max(word.i - 4, first) : word.i])
    behind = range(quantity.end, min(max(quantity.end, word.i) + 6, last))
    if any(low[i] in _PERFECT and doc[i + 1 : i + 2].text == "been" for i in behind):
        reported = [low[i] for i in behind if low[i] in _REPORTED]
        cases = "cases" in low[first:last] or "infections" in low[first:last]
        perfect = perfect or bool(reported)
        if reported and cases:
            return True
    if not perfect:
        return False
    if of_disease(doc, word.i) or lookup(word.lower_, "subject") == "infected":
        return True
    since = any(low[i] == "since" for i in range(first, last) if i != word.i)
    return since or not _LONG.isdisjoint(low[max(word.i - 5, first) : word.i])


def _so_far(doc: Doc, start: int, last: int) -> bool:
    """Tell whether "so far" ends what is told of a count ("are believed to have been killed in the conflict *so far*")."""
    low = lower(doc)
    words = low[start : min(start + _REACH, last)]
    if "so" not in words:
        return False
    cut = next((k for k, word in enumerate(words) if word in ("and", "but", "while", ",", ";")), len(words))
    return any(pair == ("so", "far") for pair in pairwise(words[:cut]))


def _of_long(doc: Doc, word: Token, quantity: Quantity) -> bool:
    """Tell the sum of what has lasted: "the *war*, which began in 2011, *has killed* 12 and displaced thousands"."""
    if not doc.has_annotation("DEP"):
        return False
    verb = word
    # "has killed 100 people *wounded 200*": where the comma is lost the verb hangs on those counted before
    # and "has claimed 100 *lives*" has the word that tells what is counted behind the number
    links = ("conj", "acl", "obj") if word.i < quantity.start or word.pos_ == "NOUN" else ("conj",)
    while verb.dep_ in links and not any(kid.dep_.startswith("nsubj") for kid in verb.children):
        verb = verb.head
    perfect = any(kid.lower_ in _PERFECT for kid in verb.children if kid.dep_.startswith("aux"))
    if perfect and any(kid.dep_ == "nsubj:pass" or kid.lower_ == "died" for kid in (verb, *verb.children)):
        behind = (kid for kid in verb.children if kid.dep_ == "obl" and kid.i > verb.i)
        return any(kid.lower_ in _LONG and _in(kid) for kid in behind)  # "have been killed *in the war*"
    subject = next((kid for kid in verb.children if kid.dep_ == "nsubj"), None)
    if subject is not None and subject.lower_ in ("that", "which") and verb.dep_.startswith("acl"):
        subject = verb.head
    return perfect and subject is not None and subject.lower_ in _LONG


def _in(noun: Token) -> bool:
    """Tell whether a noun is what something happened in the course of."""
    return any(kid.dep_ == "case" and kid.lower_ in ("in", "during") for kid in noun.children)


def _since(doc: Doc, quantity: Quantity, first: int, last: int) -> bool:
    """Tell what has been counted up to now: "*has been blamed for* the deaths of 200 people *since* 2009"."""
    low = lower(doc)
    if "since" not in low[first:last]:
        return False
    since = next((i for i in range(first, last) if low[i] == "since" and doc[i].dep_ != "advmod"), None)
    if since is None:
        return False
    before = low[first:since] if quantity.start < since else low[since : quantity.start]
    return not _PERFECT.isdisjoint(before)


def _share(doc: Doc, text: str, quantity: Quantity) -> str:
    """Tell a share of votes and a turnout from other shares: "48 percent *of the vote*", "*turnout* was 62 percent"."""
    whole = quantity.whole.of(text).lower().split() if quantity.whole is not None else []
    if whole and whole[-1] in ("vote", "votes", "ballots"):
        return "vote_share"
    low = lower(doc)
    near = low[max(quantity.start - 5, 0) : quantity.start] + low[quantity.end : quantity.end + 1]
    return "turnout" if "turnout" in near else "share"


def _measured(quantity: Quantity) -> Mode:
    return "rate" if quantity.per is not None else "measurement"


def _sentence(doc: Doc, quantity: Quantity) -> tuple[int, int]:
    """Return the tokens of the sentence that the quantity stands in, by the reader's borders or by punctuation."""
    sentences = borders(doc)
    if sentences is not None:
        behind = bisect_right(sentences, quantity.start)
        return sentences[behind - 1], sentences[behind]
    low = lower(doc)
    first = quantity.start
    while first > 0 and low[first - 1] not in (".", "!", "?") and "\n\n" not in low[first - 1]:
        first -= 1
    last = quantity.end
    while last < len(low) and low[last] not in (".", "!", "?") and "\n\n" not in low[last]:
        last += 1
    return first, last


def _period(
    doc: Doc, text: str, quantity: Quantity, times: Sequence[TimeRef], first: int, last: int
) -> TimeRef | None:
    """Return the stretch of time of the sentence that the number was counted over, the nearest where there are several."""
    if first >= last:
        return None
    start, end = doc[first].idx, doc[last - 1].idx + len(doc[last - 1])
    over = [
        time
        for time in times
        if start <= time.span.start < end
        and _covers(text, time)
        and not within(doc, time)
        and not _of_next(doc, quantity, time)
    ]
    return min(over, key=lambda time: abs(time.span.start - quantity.span.end), default=None)


def _in_the_mass(doc: Doc, quantity: Quantity) -> bool:
    """Tell people counted by a word for all of them: "killed 38 regime *forces*", "30 *regime* and 39 rebel fighters"."""
    if quantity.head is None or quantity.kind != "count" or quantity.best == 1:
        return quantity.unit == "force"
    word = lower(doc)[quantity.head]
    return word == "forces" or (quantity.unit == word and not is_thing(word) and word not in _HERDS)


def _definite(doc: Doc, quantity: Quantity) -> bool:
    """Tell a whole that is known from what adds up over time: "one of *the three* towns", "a coalition *of 60 nations*"."""
    if quantity.start == 0:
        return False
    before = lower(doc)[max(0, quantity.start - 2) : quantity.start]
    return before[-1] in _KNOWN or (before[-1] == "of" and before[0] in _UNIONS)


def _of_next(doc: Doc, quantity: Quantity, time: TimeRef) -> bool:
    """Tell whether the number of another count leads to a stretch of time: "twelve died, *79 since* the war began"."""
    low = lower(doc)
    token = doc.char_span(*time.span, alignment_mode="expand")
    i = token.start - 1 if token is not None else -1
    while i > 0 and low[i] in ("the", "since", "in", "over", "during", "within"):
        i -= 1
    begins = i > quantity.end and doc[i].like_num and (doc[i - 1].is_punct or low[i - 1] == "and")
    return begins and not quantity.start <= i < quantity.end


def _covers(text: str, time: TimeRef) -> bool:
    """Tell a time that something is counted over ("in the past 26 days", "since March") from one at which it happens."""
    before = text[max(time.span.start - 12, 0) : time.span.start].lower().split()
    if {"next", "coming"} & {*time.text.lower().split(), *before[-1:]}:
        return False
    if time.kind == "duration":
        led = bool(before) and before[-1] in ("in", "over", "during", "within", "past", "last")
        if before[-2:] in (["time", "in"], ["once", "in"]):
            return False  # "for the first time in two years"
        return time.direction == "past" or led
    words = time.text.lower().split()
    over = bool(before) and before[-1] in ("in", "over", "during", "within")
    if over and "the" in words and {"past", "last"} & set(words[:-1]):
        return True  # "468 sorties *during the past week*"
    return bool(before) and (before[-1] == "since" or (len(before) > 1 and before[-2:] == ["since", "the"]))


def _number_of(doc: Doc, quantity: Quantity) -> bool:
    """Tell whether a count is what a number or toll has come to ("the *number* of those who … has *increased to 39*")."""
    if lower(doc)[quantity.start - 1] not in ("to", "at", "become", "became"):
        return False
    verb = doc[quantity.end - 1].head
    return any(child.dep_ == "nsubj" and child.lower_ in ("number", "count") for child in verb.children)


def _mode(
    doc: Doc,
    quantity: Quantity,
    measure: str | None,
    word: Token | None,
    period: TimeRef | None,
    first: int,
    last: int,
) -> Mode:
    low = lower(doc)
    if quantity.per is not None or quantity.kind in ("ratio", "percent"):
        return "rate"  # "half of them have fled" is no number of people
    if period is not None:
        return "cumulative"
    if measure in _ADDED_UP and word is not None and word.lower_ in NAMES:
        return "cumulative"  # a count that is kept: "the death *toll* rose to 43"
    if measure in _LASTING:
        return "stock"
    begin = max(quantity.start - 8, first)
    near = low[begin : min(quantity.end + 10, last)]
    behind = quantity.start - begin
    cut = next((k for k, other in enumerate(near) if k > behind and other in ("and", "as", "while")), None)
    near = near[:cut]  # "injured dozens and the toll could rise"
    if low[first : min(first + 2, last)] == ["as", "of"] and measure in _ADDED_UP:
        return "cumulative"  # "*As of* 12 March, 31 deaths had been reported"
    before = set(low[max(quantity.start - 16, first) : quantity.start])
    if measure in _ADDED_UP and {"number", "of"} <= before and _LINKS & before:
        return "cumulative"  # "the number of people killed rose to 39"
    if measure in _ADDED_UP and _number_of(doc, quantity):
        return "cumulative"  # the same, with more words between
    if measure in _ADDED_UP and _risen(low, quantity, first):
        return "cumulative"  # "the death *toll* from the attacks *rose to* 5 killed and 17 injured"
    if _CUMULATIVE_CUES & set(near) or ("so" in near and "far" in near):
        return "cumulative"
    if measure in _ADDED_UP and word is not None:
        lasting = _of_long(doc, word, quantity) or _since(doc, quantity, first, last)
        if lasting or _so_far(doc, max(quantity.end, word.i), last):
            return "cumulative"
    if _CUMULATIVE_CUES & before and measure in _ADDED_UP and "including" in near[:behind]:
        return "cumulative"  # "a *total* of 1,204 suspected cases of cholera, *including* 26 deaths"
    if measure in OF_PEOPLE and {"total", "number", "of"} <= before:
        return "cumulative"  # "the total number of deaths reported between May and June stands at 61"
    if measure in OF_PEOPLE and word is not None and _summed(doc, word, quantity, first, last):
        return "cumulative"
    if measure in _STOCK and quantity.unit in ("person", *_STANDS_FOR_PEOPLE):
        return "stock"
    held = measure in ("detained", "captured")
    around = low[max(word.i - 4, first) : min(word.i + 3, last)] if word is not None else []
    if held and not _STILL.isdisjoint(around):
        return "stock"
    return "incident"
