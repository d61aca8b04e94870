"""What a counted noun is counted as: from its own words, its modifiers and the verb that governs it."""

from functools import cache
from importlib.resources import files
from typing import Literal

from spacy.tokens import Doc, Token

from secondsource.claims.quantities import Quantity

Role = Literal["object", "subject", "noun", "state"]
_CLIMB = 5  # heads climbed from a number to its verb
_AFTER = 9  # tokens read on from the counted noun where there is no tree
_BEFORE = 10  # tokens read back
_HELPERS = frozenset(
    [
        "mostly",
        "women",
        "children",
        "all",
        "some",
        "were",
        "was",
        "are",
        "is",
        "be",
        "been",
        "being",
        "have",
        "has",
        "had",
        "also",
        "reportedly",
        "reported",
        "already",
        "still",
        "remain",
        "remained",
        "remains",
        "left",
        "feared",
        "believed",
        "thought",
        "confirmed",
        "more",
        "others",
        "other",
        "people",
        "either",
        "or",
        "and",
        "both",
        "to",
        "so",
        "far",
        "as",
        "may",
        "now",
        "currently",
        "there",
        "of",
        "them",
        ",",
        "(",
        "including",
        "at",
        "least",
    ]
)

_LIFE_TAKEN = frozenset(
    [
        "claim",
        "claimed",
        "claims",
        "claiming",
        "cost",
        "costs",
        "costing",
        "take",
        "taken",
        "took",
        "lost",
        "loses",
    ]
)


@cache
def _table() -> dict[Role, dict[str, str]]:
    table = files(__package__).joinpath("data/measures.tsv").read_text(encoding="utf-8")
    found: dict[Role, dict[str, str]] = {"object": {}, "subject": {}, "noun": {}, "state": {}}
    for line in table.splitlines():
        if line and not line.startswith("#"):
            measure, role, words = line.split("\t")
            for word in words.split():
                found[role].setdefault(word, measure)  # type: ignore[index]
    return found


def lookup(word: str, role: Role) -> str | None:
    """Return the measure that a lower-case word gives in a role, or ``None``."""
    return _table()[role].get(word)


def of_quantity(doc: Doc, quantity: Quantity, predicate: Token | None) -> tuple[str | None, Token | None]:
    """Return the measure of a count and the word that gave it; ``(None, None)``: the text does not tell.

    The counted words come first, then what directly follows them ("3,500 have been wounded"), which is surer than
    any tree; then the claim's predicate, the tree, and last the verb before.
    """
    for found in (
        _by_noun(doc, quantity),
        _following(doc, quantity),
        _led(doc, quantity),
        _by_predicate(doc, quantity, predicate),
    ):
        if found[0] is not None:
            return _either(doc, found)
    if doc.has_annotation("DEP"):
        found = _by_tree(doc, quantity)
        if found[0] is not None:
            return _either(doc, found)
    found = _preceding(doc, quantity)
    return _either(doc, found if found[0] is not None else _weak_noun(doc, quantity))


def _either(doc: Doc, found: tuple[str | None, Token | None]) -> tuple[str | None, Token | None]:
    """Tell "killed or wounded", "dead and injured" of one number from either alone."""
    measure, token = found
    if measure not in ("killed", "injured") or token is None:
        return found
    after = [doc[i].lower_ for i in range(token.i + 1, min(token.i + 3, len(doc)))]
    if len(after) == 2 and after[0] in ("or", "and", "/"):
        other = lookup(after[1], "state")
        if other in ("killed", "injured") and other != measure:
            return "dead_or_injured", token
    return found


def _by_noun(doc: Doc, quantity: Quantity) -> tuple[str | None, Token | None]:
    """Read the counted words themselves: "four captured soldiers", "80 dead", "deaths"."""
    if quantity.population is not None and quantity.head is not None:
        words = [token for token in doc[quantity.end : quantity.head + 1] if not token.is_space]
        for token in words[:-1]:
            measure = lookup(token.lower_, "state")
            if measure is not None:
                return measure, token
        head = doc[quantity.head]
        if head.lower_ in ("life", "lives"):
            cost = [*doc[max(quantity.start - 3, 0) : quantity.start], *doc[head.i + 1 : head.i + 4]]
            if any(token.lower_ in _LIFE_TAKEN for token in cost):
                return "killed", head
        measure = lookup(head.lower_, "noun")
        if measure is not None and measure not in (
            "hospitalized",
            "protesting",
            "infected",
            "detained",
            "displaced",
        ):
            return measure, head
    return None, None


def _weak_noun(doc: Doc, quantity: Quantity) -> tuple[str | None, Token | None]:
    """Read a noun that names a group by what it went through: "refugees", "detainees"; a verb says more."""
    if quantity.head is None or quantity.population is None:
        return None, None
    head = doc[quantity.head]
    measure = lookup(head.lower_, "noun")
    return (measure, head) if measure is not None else (None, None)


def _by_predicate(doc: Doc, quantity: Quantity, predicate: Token | None) -> tuple[str | None, Token | None]:
    if predicate is None:
        return None, None
    role = _role(doc, quantity, predicate)
    for kind in (role,) if role else ("object", "subject"):
        for word in (predicate.lower_, predicate.lemma_.lower()):
            measure = lookup(word, kind)
            if measure is not None:
                return measure, predicate
    if role == "subject" and lookup(predicate.lower_, "object"):
        return None, None  # "three men who killed a policeman" did not die of it
    measure = lookup(predicate.lower_, "noun") or lookup(predicate.lower_, "state")
    return (measure, predicate) if measure else (None, None)


def _anchor(doc: Doc, quantity: Quantity) -> Token:
    """Return the token that stands for the quantity in the tree: the counted noun, else the number's last token."""
    if quantity.head is not None:
        return doc[quantity.head]
    for token in doc[quantity.start : quantity.end]:
        if token.like_num or token.text[0].isdigit():
            return token
    return doc[quantity.end - 1]


def _role(doc: Doc, quantity: Quantity, verb: Token) -> Role | None:
    """Tell whether the counted noun is the verb's object (or passive subject) or its active subject."""
    if not doc.has_annotation("DEP"):
        anchor = _anchor(doc, quantity)
        if anchor.i > verb.i:
            return "object"
        between = {doc[i].lower_ for i in range(anchor.i + 1, verb.i)}
        passive = between & {"were", "was", "been", "are", "be", "being", "is"} or anchor.i + 1 == verb.i
        return "object" if passive else "subject"
    token = _anchor(doc, quantity)
    for _ in range(_CLIMB):
        if token.head.i == verb.i:
            dep = token.dep_
            if "pass" in dep or dep in ("obj", "dobj", "iobj"):
                return "object"
            if dep.startswith("nsubj"):
                passive = any("pass" in child.dep_ for child in verb.children)
                return "object" if passive else "subject"
            if dep.startswith("acl"):
                return "object"
            return None
        if verb.head.i == token.i and verb.dep_.startswith("acl"):
            own = [child.dep_ for child in verb.children if child.dep_.startswith("nsubj")]
            if own:
                return "object" if "pass" in own[0] else "subject"
            return "object" if verb.lower_.endswith(("ed", "en", "t")) else "subject"
        if token.head.i == token.i:
            return None
        token = token.head
    return None


def _by_tree(doc: Doc, quantity: Quantity) -> tuple[str | None, Token | None]:
    anchor = _anchor(doc, quantity)
    # Participles and adjectives on the noun: "people trapped in the area", "80 left dead"
    for child in anchor.children:
        if child.dep_.split(":")[0] in ("acl", "amod", "conj", "dep", "appos"):
            measure = lookup(child.lower_, "state")
            if measure is not None and not any(grand.dep_ == "obj" for grand in child.children):
                return measure, child
    token = anchor
    for _ in range(_CLIMB):
        above = token.head
        if above.i == token.i:
            break
        if token.dep_.split(":")[0] in ("conj", "nummod", "nmod", "appos", "dep", "amod", "compound"):
            if lookup(above.lower_, "state") and token.dep_ == "nummod":
                return lookup(above.lower_, "state"), above
            token = above
            continue
        role = _role(doc, quantity, above) if token is anchor else _dep_role(token, above)
        if role is not None:
            measure = lookup(above.lower_, role) or lookup(above.lemma_.lower(), role)
            if measure is not None:
                return measure, above
        state = lookup(above.lower_, "state") if token.dep_.startswith("nsubj") else None
        if state is not None:
            return state, above
        for child in above.children:
            if child.dep_ in ("xcomp", "acomp", "oprd") and lookup(child.lower_, "state"):
                return lookup(child.lower_, "state"), child
        break
    return None, None


def _dep_role(token: Token, verb: Token) -> Role | None:
    if "pass" in token.dep_ or token.dep_ in ("obj", "dobj"):
        return "object"
    if token.dep_.startswith("nsubj"):
        return "object" if any("pass" in child.dep_ for child in verb.children) else "subject"
    return None


def _includes(doc: Doc, i: int, end: int) -> bool:
    """Tell "the dead included three children": the words between name a part of those counted before."""
    return any(
        doc[k].lower_ in ("included", "include", "includes", "including", "were", "are")
        for k in range(i + 1, end)
    )


def _following(doc: Doc, quantity: Quantity) -> tuple[str | None, Token | None]:
    """Read on from the counted words: "six people were killed", "3,500 have been wounded", "80 dead"."""
    end = quantity.head + 1 if quantity.head is not None else quantity.end
    passive = relative = False
    for i in range(end, min(end + _AFTER, len(doc))):
        word = doc[i].lower_
        if doc[i].is_space and "\n\n" not in doc[i].text:
            continue  # a line break inside the sentence
        if word in ("who", "that"):
            if _before(doc, quantity)[0] is not None:
                break  # "released three men who were kidnapped" counts the released
            relative = True
            continue
        if word in ("lost", "lose") and i + 2 < len(doc) and doc[i + 2].lower_ in ("life", "lives"):
            return "killed", doc[i]
        if word in ("and", ",") and _led(doc, quantity)[0] is not None:
            break  # "killed 10 and injured dozens": what follows is the next count
        state = lookup(word, "state")
        if state is not None and (passive or not relative):  # "men who killed" are no dead men
            # "four soldiers killed two men" counts killers; "four soldiers killed in" counts the killed
            ahead = doc[i + 1] if i + 1 < len(doc) else None
            acts = ahead is not None and (ahead.lower_ in ("a", "an", "the", "at") or ahead.like_num)
            if acts and any(lookup(doc[k].lower_, "state") for k in range(i + 2, min(i + 5, len(doc)))):
                acts = False  # "8 persons killed, 58 others injured": a list of counts
            if passive or (i == end == quantity.end) or not acts:
                return state, doc[i]
        if word in ("were", "was", "been", "are", "be", "being"):
            passive = True
        measure = lookup(word, "object" if passive else "subject")
        if measure is not None:
            return measure, doc[i]
        if word == "among" and i + 2 < len(doc) and doc[i + 1].lower_ == "the":
            return lookup(doc[i + 2].lower_, "state"), doc[i + 2]
        if word not in _HELPERS:
            break
    return None, None


def _before(doc: Doc, quantity: Quantity) -> tuple[str | None, Token | None]:
    """Read the verb, or its noun, right before the number: "*released* three men", "the *killing* of 39"."""
    i = quantity.start - 1
    while i >= 0 and (doc[i].lower_ in ("another", "the", "a", "some", "of") or doc[i].text == "\n"):
        i -= 1
    measure = lookup(doc[i].lower_, "object") if i >= 0 else None
    return (measure, doc[i]) if measure is not None else (None, None)


def _led(doc: Doc, quantity: Quantity) -> tuple[str | None, Token | None]:
    """Read "killed 10 and *injured* 59": the verb right before the number is nearer than any predicate."""
    found = _before(doc, quantity)
    return found if found[0] in ("killed", "injured") else (None, None)


def _numbered(doc: Doc, i: int, end: int) -> tuple[str | None, Token | None]:
    """Read "the number of people killed", "the number of deaths" from its first word on."""
    if doc[i].lower_ != "number" or i + 1 >= end or doc[i + 1].lower_ != "of":
        return None, None
    for k in range(i + 2, end):
        measure = lookup(doc[k].lower_, "state") or lookup(doc[k].lower_, "noun")
        if measure is not None:
            return measure, doc[k]
    return None, None


def _preceding(doc: Doc, quantity: Quantity) -> tuple[str | None, Token | None]:
    """Read back from the number: "killed at least four", "the dead included three children", "the toll rose to 137"."""
    moved = False  # past "to" or "from": only a toll reaches over them ("the toll rose to 137 from 135")
    for i in range(quantity.start - 1, max(quantity.start - _BEFORE, -1), -1):
        word = doc[i].lower_
        measure = None if moved else lookup(word, "object")
        if measure is not None:
            return measure, doc[i]
        if word == "toll":
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
    return None, None
