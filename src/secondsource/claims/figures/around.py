"""Reads what a number counts from the words right before and behind it, without a tree."""

from collections.abc import Sequence

from spacy.tokens import Doc, Token

from secondsource.claims.columns import lower
from secondsource.claims.figures.words import lookup
from secondsource.claims.quantities import Quantity

_AFTER = 9  # tokens read on from the counted noun where there is no tree
_BEFORE = 10  # tokens read back
_TAKEN_TO = frozenset(
    {"taken", "rushed", "treated", "transported", "admitted", "brought", "sent", "airlifted"}
)
_TOLL = 8  # tokens more that a toll reaches ("the toll from the six-year-old conflict at more than 470,000")
_SUFFERS = frozenset({"sustained", "suffered", "received", "sustaining", "suffering", "with"})
_HARM = frozenset({"injuries", "injury", "wounds", "burns"})
_AUXILIARIES = frozenset({"were", "was", "are", "is", "have", "had", "has", "would", "will"})
_DEEDS = frozenset({
    "death", "deaths", "injury", "injuries", "wounding", "killing", "killings", "arrest", "arrests",
    "evacuation", "displacement", "disappearance", "kidnapping", "abduction", "body", "bodies", "corpses",
    "release", "rescue", "capture", "detention",
})  # fmt: skip
_LED = frozenset({
    "killed", "injured", "displaced", "evacuated", "detained", "kidnapped", "captured", "released", "rescued",
})  # fmt: skip
_DONE = frozenset({"evacuated", "released", "detained", "kidnapped", "captured"})
_INCLUDING = frozenset({"included", "include", "includes", "including", "were", "are"})
_HOSPITALS = frozenset({"hospital", "hospitals"})
_FAR_STATE = 18  # tokens from a number to the state that it was left in
_MANY = frozenset({"none", "some", "many", "most", "several", "few", "%", "percent", "cent"})
_WHOM = frozenset({"them", "whom", "these", "those"})
_EACH = frozenset({"all", "both", "each"})
_HELPERS = frozenset([
    "mostly", "having", "women", "children", "all", "some", "were", "was", "are", "is", "be", "been", "being",
    "have", "has", "had", "also", "reportedly", "reported", "already", "still", "remain", "remained",
    "remains", "left", "known", "feared", "believed", "thought", "confirmed", "more", "others", "other",
    "people", "either", "or", "and", "both", "to", "so", "far", "as", "may", "now", "currently", "there",
    "of", "them", "whom", "later", ",", "(", "including", "at", "least",
])  # fmt: skip


def of_some(low: Sequence[str], word: int, end: int) -> bool:
    """Tell whether a word names those counted before again, of whom what follows is told in part ("20 migrants, four of *them* dead")."""
    return low[word] in _WHOM and low[word - 1] == "of" and word - 2 >= end and low[word - 2] not in _EACH


def _includes(doc: Doc, i: int, end: int) -> bool:
    """Tell "the dead included three children": the words between name a part of those counted before."""
    low = lower(doc)
    return not _INCLUDING.isdisjoint(low[i + 1 : end])


def group(doc: Doc, quantity: Quantity) -> Token | None:
    """Return the state of those of whom a number counts some, or ``None``: "two of the *wounded*", "two of those *hurt*"."""
    low = lower(doc)
    end = quantity.head + 1 if quantity.head is not None else quantity.end
    if low[end : end + 1] != ["of"] or low[end + 1 : end + 2] not in (["the"], ["those"]):
        return None
    states = (token for token in doc[end + 2 : end + 5] if lookup(token.lower_, "state") is not None)
    return next((token for token in states if token.head.pos_ != "VERB"), None)


def of_all(doc: Doc, quantity: Quantity) -> bool:
    """Tell "four of *the 12 hostages* were killed": what happened to the part is not said of them all."""
    low = lower(doc)
    i = quantity.start
    if i > 1 and low[i - 1] == "of" and doc[i - 2].like_num:
        return True  # "twelve of *14 bridges*"
    some = i > 2 and (doc[i - 3].like_num or low[i - 3] in _MANY)
    return some and low[i - 1] in ("the", "its", "their") and low[i - 2] == "of"


def told_apart(doc: Doc, quantity: Quantity) -> bool:
    """Tell those of whom another thing is said: "reported *by two newspapers* to have left", "14 dead and *300,000 without* power"."""
    end = quantity.head + 1 if quantity.head is not None else quantity.end
    after = lower(doc)[end : end + 1]
    if after == ["to"]:
        return doc[end - 1].dep_ == "obl:agent"
    return after == ["without"] and quantity.head is None


def following(doc: Doc, quantity: Quantity) -> tuple[str | None, Token | None]:
    """Read on from the counted words: "six people were killed", "3,500 have been wounded", "80 dead".

    Of those who share a state, what is said of some says more: "two of the wounded *died*".
    """
    some = group(doc, quantity)
    if some is None:
        return _read_on(doc, quantity, quantity.head + 1 if quantity.head is not None else quantity.end)
    state = lookup(some.lower_, "state")
    then, word = _read_on(doc, quantity, some.i + 1) if state != "killed" else (None, None)
    if then is None or word is None or word.lower_ == "in":
        return (
            state,
            some,
        )  # "four of the *dead* were women", "four of the *injured* are in critical condition"
    return then, word


def _read_on(doc: Doc, quantity: Quantity, end: int) -> tuple[str | None, Token | None]:
    """Read what is said of those counted from a token behind them on."""
    low = lower(doc)
    passive = relative = False
    after_verb = led(doc, quantity)[0] is not None
    part = low[max(quantity.start - 1, 0)] == "including"
    resume = end
    for i in range(end, min(end + _AFTER, len(doc))):
        word = low[i]
        if i < resume or (word.isspace() and "\n\n" not in word):
            continue  # a line break inside the sentence
        if of_some(low, i, end):
            break
        if word == "including":
            resume = _past_part(doc, i)
        if word in ("who", "that"):
            if _before(doc, quantity)[0] is not None:
                break  # "released three men who were kidnapped" counts the released
            relative = True
            continue
        if word in ("lost", "lose") and i + 2 < len(doc) and low[i + 2] in ("life", "lives"):
            return "killed", doc[i]
        if word == "left" and lookup(low[min(i + 1, len(doc) - 1)], "state") is not None:
            continue  # "thousands *left stranded*"
        if word == "set" and i + 1 < len(doc) and low[i + 1] == "free":
            return "released", doc[i]
        hurt = _hurt(doc, i)
        if hurt[0] is not None:
            return hurt
        if word == "and" and part and doc[i + 1 : i + 2].text and doc[i + 1].pos_ == "VERB":
            break  # "killed nine, *including three boys*, and left the market in ruins"
        if word in ("and", ",") and (after_verb or _bare_count(doc, i + 1)):
            break  # "killed 10 and injured dozens", "12 people and 70 wounded": what follows is the next count
        if i + 2 < len(doc) and low[i + 2] == "death" and low[i + 1] == "to":
            return "killed", doc[i]
        if word in _TAKEN_TO and not _HOSPITALS.isdisjoint(low[i + 1 : i + 5]):
            return "hospitalized", doc[i]
        state = lookup(word, "state")
        if after_verb and not (state and quantity.head is None and not _bare_count(doc, i + 1, state=False)):
            break  # "killing more than 10 visitors, leaving dozens injured": the verb before is nearer
        if after_verb and i + 1 < len(doc) and low[i + 1].isdecimal():
            break  # "kill 83 Injured 100": the verb of the next count
        if state is not None and (passive or not relative):  # "men who killed" are no dead men
            # "four soldiers killed two men" counts killers; "four soldiers killed in" counts the killed
            ahead = doc[i + 1] if i + 1 < len(doc) else None
            acts = ahead is not None and (ahead.lower_ in ("a", "an", "the", "at") or ahead.like_num)
            if acts and any(lookup(low[k], "state") for k in range(i + 2, min(i + 5, len(doc)))):
                acts = False  # "8 persons killed, 58 others injured": a list of counts
            if passive or (i == end == quantity.end) or not acts:
                return state, doc[i]
        if word in ("were", "was", "been", "are", "be", "being"):
            passive = True
        if word == "treated" and low[i - 1] == "-":
            break  # "ill-treated", and by no doctor
        measure = lookup(word, "object" if passive else "subject")
        if measure is not None:
            return measure, doc[i]
        if word == "among" and i + 2 < len(doc) and low[i + 1] in ("the", "those"):
            dead = next((token for token in doc[i + 2 : i + 6] if lookup(token.lower_, "state")), None)
            return (lookup(dead.lower_, "state"), dead) if dead is not None else (None, None)
        if word not in _HELPERS and not (word.endswith("ly") and doc[i].pos_ == "ADV"):
            break
    return None, None


def _before(doc: Doc, quantity: Quantity) -> tuple[str | None, Token | None]:
    """Read the verb, or its noun, right before the number: "*released* three men", "the *killing* of 39"."""
    low = lower(doc)
    i = quantity.start - 1
    while i >= 0 and low[i] in ("another", "the", "a", "some", "of", "down", "\n"):
        i -= 1
    if i < 0:
        return None, None
    measure = lookup(low[i], "object")
    end = quantity.head + 1 if quantity.head is not None else quantity.end
    if low[i].startswith("claim") and not _AUXILIARIES.isdisjoint(low[end : end + 1]):
        measure = None  # "claimed 49 fighters were killed" says so, and kills nobody
    if measure is not None and _ends_count(doc, i) and _own_state(doc, end):
        measure = None  # "14 people were *killed* 25 were wounded": that verb is of the count before
    if measure is None and low[i + 1] == "of" and low[i] in _DEEDS:
        measure = lookup(low[i], "noun")  # "the *injury* of 89"
    return (measure, doc[i]) if measure is not None else (None, None)


def _ends_count(doc: Doc, i: int) -> bool:
    """Tell whether a verb is of a count before it: "8 persons *killed*", "at least 14 people were *killed*"."""
    low = lower(doc)
    if lookup(low[i], "state") is None:
        return False
    back = i - 1
    while back > 0 and low[back] in ("were", "was", "been", "have", "had", "are", "is"):
        back -= 1
    return any(doc[k].like_num for k in range(max(back - 2, 0), back + 1)) and doc[back].pos_ != "VERB"


def _own_state(doc: Doc, end: int) -> bool:
    """Tell whether a state of its own follows a count, and no further count: "58 others *injured* in crash"."""
    low = lower(doc)
    for i in range(end, min(end + 4, len(doc))):
        if lookup(low[i], "state") is not None:
            return not (i + 1 < len(doc) and doc[i + 1].like_num)
        if low[i] not in ("others", "other", "people", "were", "was", "are", "have", "been"):
            return False
    return False


def led(doc: Doc, quantity: Quantity) -> tuple[str | None, Token | None]:
    """Read "killed 10 and *injured* 59": the verb right before the number is nearer than any predicate."""
    found = _before(doc, quantity)
    return found if found[0] in _LED else (None, None)


def taken(doc: Doc, quantity: Quantity) -> tuple[str | None, Token | None]:
    """Read what is done to people of whom the number's own words tell another thing: "*evacuated* 300 wounded"."""
    found = _before(doc, quantity)
    return found if found[0] in _DONE else (None, None)


def left(doc: Doc, quantity: Quantity) -> tuple[str | None, Token | None]:
    """Read "left 25 militants of the group, including one of its leaders, *dead*"."""
    low = lower(doc)
    if quantity.start == 0 or low[quantity.start - 1] not in ("left", "leave", "leaves", "leaving"):
        return None, None
    for i in range(quantity.end, min(quantity.end + _FAR_STATE, len(doc))):
        word = low[i]
        if word in (".", ";", "who", "that", "which", "when", "after", "and") or "\n" in word:
            break
        state = lookup(word, "state")
        if state is not None:
            return state, doc[i]
    return None, None


def _hurt(doc: Doc, i: int) -> tuple[str | None, Token | None]:
    """Read "sustained injuries", "suffered burns", "in critical condition"."""
    low = lower(doc)
    if low[i] in _SUFFERS:
        for k, word in enumerate(low[i + 1 : i + 5]):
            if word in _HARM:
                return "injured", doc[i + 1 + k]
    if low[i] == "in" and "condition" in low[i + 1 : i + 4]:
        return "hospitalized", doc[i]
    return None, None


def _numbered(doc: Doc, i: int, end: int) -> tuple[str | None, Token | None]:
    """Read "the number of people killed", "the number of deaths" from its first word on."""
    low = lower(doc)
    if low[i] != "number" or i + 1 >= end:
        return None, None
    bare = lookup(low[i + 1], "state")
    if bare is not None:
        return bare, doc[i + 1]  # "brought the number *killed* in two days to 45"
    if low[i + 1] != "of":
        return None, None
    for k in range(i + 2, end):
        state = lookup(low[k], "state")
        measure = state or lookup(low[k], "noun")
        if measure is not None:
            # what is said of them says more than what they are: "the number of *inmates killed*"
            after = lookup(low[k + 1], "state") if state is None and k + 1 < end else None
            return (after, doc[k + 1]) if after else (measure, doc[k])
    return None, None


def _bare_count(doc: Doc, i: int, *, state: bool = True) -> bool:
    """Tell whether a number begins at token i that nothing but a state follows ("70 wounded"), or any number at all."""
    low = lower(doc)
    if i + 1 >= len(doc) or not (doc[i].like_num or low[i] in ("dozens", "scores", "hundreds", "thousands")):
        return False
    return not state or lookup(low[i + 1], "state") is not None


def _headed(doc: Doc, quantity: Quantity) -> tuple[str | None, Token | None]:
    """Read a heading right before its number: "*Missing*: 70", "the *dead* now 31", "the *dead*, now put at 27"."""
    low = lower(doc)
    i = quantity.start - 1
    if i > 2 and low[i] == "at" and low[i - 1] in ("put", "estimated"):
        i -= 2
        while i > 0 and low[i] in ("now", ","):
            i -= 1
    while i > 0 and low[i] in ("now", ":"):
        i -= 1
    if not 0 <= i < quantity.start - 1 or low[i] not in ("dead", "missing", "injured", "wounded"):
        return None, None
    listed = i and (doc[i - 1].like_num or doc[i - 1].pos_ == "NOUN")  # "12 dead: three in Homs"
    return (None, None) if listed else (lookup(low[i], "state"), doc[i])


def preceding(doc: Doc, quantity: Quantity, *, far: bool = False) -> tuple[str | None, Token | None]:
    """Read back from the number: "killed at least four", "the dead included three children", "the toll rose to 137".

    Args:
        doc: The document.
        quantity: The number.
        far: Whether only a toll or a told number counts, and no verb: the number stands in a circumstance.
    """
    low = lower(doc)
    headed = _headed(doc, quantity)
    if headed[0] is not None:
        return headed
    moved = far  # past "to" or "from": only a toll reaches over them ("the toll rose to 137 from 135")
    commas = 0
    for i in range(quantity.start - 1, max(quantity.start - _BEFORE - _TOLL, -1), -1):
        word = low[i]
        if "\n" in word and doc[i + 1].is_sent_start:
            break  # "Area burnt: 40 hectares | Forces: *12* men"
        commas += word == ","
        moved = moved or quantity.start - i >= _BEFORE
        # a verb reaches over what stands between two commas, not over one ("of those seized, scores escaped")
        noun = word in _NOUNS and doc[i].pos_ == "NOUN"  # "if the *level* passed 97 percent"
        measure = None if moved or noun or commas % 2 else lookup(word, "object")
        if measure is not None and i and doc[i - 1].like_num and lookup(word, "state") == measure:
            break  # "*12 hurt*, 40 rescuers on site": that one is counted
        if measure is not None:
            return measure, doc[i]
        if word == "toll" or (word == "count" and i and low[i - 1] in ("death", "body")):
            return "killed", doc[i]
        numbered = _numbered(doc, i, quantity.start)
        if numbered[0] is not None:
            return numbered
        if word in ("dead", "killed", "wounded", "injured", "missing") and _includes(doc, i, quantity.start):
            return lookup(word, "state"), doc[i]
        if word in (".", ";", "\u201d", "who", "which", "that", "when", "while"):
            break
        if word in ("to", "from", "at", "is", "stands", "stood", "reached"):
            moved = True
        elif word in ("in", "on", "by", "for", "with") and not (moved and quantity.population is None):
            break
        if doc[i].dep_ == "conj" and doc[i].pos_ == "VERB" and _object(doc, quantity).i == i:
            break  # "launched a probe and *assigned* three prosecutors"
        if doc[i].dep_.startswith("nsubj") and i < doc[i].head.i < quantity.start:
            break  # "60 wounded and *I have* one surgeon": what stands before is of another clause
    return None, None


def _object(doc: Doc, quantity: Quantity) -> Token:
    """Return the verb whose object a count is, or the counted word itself."""
    counted = doc[quantity.head if quantity.head is not None else quantity.end - 1]
    return counted.head if counted.dep_ == "obj" else counted


def _past_part(doc: Doc, i: int) -> int:
    """Return where it goes on behind a part named by "including" ("35 people *including 22 children* dead")."""
    low = lower(doc)
    for k in range(i + 1, min(i + 7, len(doc))):
        own = low[k - 1] == "-" or doc[k - 1].like_num  # "including *41 war-wounded*"
        if low[k] in ("were", "was", "have", "had", "are") or (lookup(low[k], "state") and not own):
            return k
        if doc[k].is_punct:
            break
    return i


_NOUNS = frozenset({"level", "fire", "shelter", "launch", "bus", "drop"})
_WATERS = frozenset({
    "river", "rivers", "water", "waters", "floodwater", "floodwaters", "lake", "reservoir", "tide", "level",
    "levels", "gauge",
})  # fmt: skip
_REACHES = frozenset({"reached", "reach", "reaches", "peaked", "crested", "exceeded", "passed", "topped"})
_STANDS = frozenset({
    "rose", "risen", "rise", "rising", "fell", "fallen", "dropped", "stood", "stands", "peaked", "crested",
    "climbed", "swelled", "was",
})  # fmt: skip


_FILLED = frozenset({"level", "reservoir", "dam", "storage", "lake", "tank", "tanks", "reservoirs", "dams"})
_PARTED = frozenset({".", ";", "and", "but"})
_FULL = 9  # tokens back from a share to what it fills


def of_level(doc: Doc, quantity: Quantity) -> bool:
    """Tell how full something stands from another share: "if the *level* passed 97%", "the *reservoir* stood at 93 percent"."""
    low = lower(doc)
    if quantity.kind != "percent" or (
        quantity.whole and "capacity" not in low[quantity.end : quantity.end + 3]
    ):
        return False
    verbs = [
        i for i in range(max(quantity.start - 5, 0), quantity.end) if low[i] in _REACHES | _STANDS | {"is"}
    ]
    if not verbs or low[verbs[-1] + 1 : verbs[-1] + 2] == ["by"]:
        return False
    words = low[max(verbs[-1] - _FULL, 0) : verbs[-1]]
    return not _FILLED.isdisjoint(words) and _PARTED.isdisjoint(words)


def of_water(doc: Doc, quantity: Quantity) -> bool:
    """Tell how high water stands from another length: "the river *rose to 7.2 meters*", not "rose *by* 2 meters"."""
    low = lower(doc)
    i = quantity.start - 1
    placed = i > 0 and low[i] in ("to", "at")
    i -= placed
    if i < 1 or low[i] not in (_STANDS if placed else _REACHES):
        return False
    return not _WATERS.isdisjoint(low[max(i - 6, 0) : i])
