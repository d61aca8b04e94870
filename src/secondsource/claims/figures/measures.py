"""What a counted noun is counted as: from its own words, its modifiers and the verb that governs it."""

from spacy.tokens import Doc, Token

from secondsource.claims.columns import lower
from secondsource.claims.figures.aboard import aboard, ashore
from secondsource.claims.figures.around import (
    following,
    led,
    left,
    of_all,
    of_some,
    preceding,
    taken,
    told_apart,
)
from secondsource.claims.figures.both import Found, either
from secondsource.claims.figures.crowds import crowd
from secondsource.claims.figures.going_on import elliptical
from secondsource.claims.figures.kinds import laid_out, of_its_kind
from secondsource.claims.figures.named import brought, listed, numbered, numbering
from secondsource.claims.figures.parts import attributive, of_state, sharing
from secondsource.claims.figures.phrases import turn
from secondsource.claims.figures.sick import no_illness, sick, suspected
from secondsource.claims.figures.words import GROUPS, OF_PEOPLE, OUTCOMES, Role, is_thing, lookup
from secondsource.claims.quantities import Quantity

_CLIMB = 5  # heads climbed from a number to its verb
_NEXT = 4  # tokens behind a verb within which a number is its own though the tree does not say so
_SECOND = 8  # tokens between "of" and the second count of those whose lives something cost
_LIFE_TAKEN = frozenset([
    "claim", "claimed", "claims", "claiming", "cost", "costs", "costing", "take", "taken", "took", "lost",
    "loses",
])  # fmt: skip
_CIRCUMSTANCES = frozenset({
    "in", "at", "on", "by", "from", "near", "after", "before", "during", "over", "within", "across",
    "against", "through", "into", "inside", "outside", "around", "between", "under", "with", "for", "to",
})  # fmt: skip
_ASKS = frozenset({
    "spoken", "spoke", "speak", "talked", "interviewed", "interviews", "met", "asked", "questioned",
    "visited",
})  # fmt: skip


class Measures:
    """What the counts of one document are counted as: each is worked out once, however often it is asked for."""

    def __init__(self, doc: Doc) -> None:
        self.doc = doc
        self._known: dict[int, tuple[Quantity, Found | None, dict[int | None, Found]]] = {}

    def of(self, quantity: Quantity, predicate: Token | None = None) -> Found:
        """Return the measure of a count and the word that gave it; ``(None, None)``: the text does not tell.

        The counted words come first, then what directly follows them ("3,500 have been wounded"), which is surer than
        any tree; then the verb right before, the claim's predicate, the tree, and last the verb farther before. What
        happens to people only is not said of things ("killed in *several blasts*", "*two bombs* killed").
        """
        known = self._known.get(id(quantity))
        if known is None:
            words = None if quantity.measure is not None else _by_words(self.doc, quantity)
            known = self._known[id(quantity)] = (quantity, words, {})  # held, so that no other has its id
        _, words, found = known
        at = predicate.i if predicate is not None else None
        if at not in found:
            found[at] = _measure(self.doc, quantity, predicate, words)
        return found[at]


def _measure(
    doc: Doc,
    quantity: Quantity,
    predicate: Token | None,
    words: Found | None,
) -> Found:
    """Return the measure and its word: of ``words``, what the number's own surroundings tell, else of the clause."""
    if quantity.measure is not None:  # of a number that this one stands for
        return quantity.measure, doc[quantity.word] if quantity.word is not None else None
    measure, word = words if words is not None else _by_clause(doc, quantity, predicate)
    if measure is None or word is None:
        return measure, word
    measure = of_its_kind(doc, quantity, measure, word)
    if measure is None or (measure in OF_PEOPLE and is_thing(quantity.unit)):
        return None, None
    if measure == "infected" and no_illness(doc, word):
        return None, None
    return either(doc, (measure, word))


def partitive(doc: Doc, quantity: Quantity) -> Token | None:
    """Return the number of "*21* of the schoolgirls", which stands for those counted in the tree, or ``None``."""
    if quantity.head is None or doc[quantity.head].dep_ != "nmod":
        return None
    number = doc[quantity.head].head
    return number if quantity.start <= number.i < quantity.end else None


def _by_words(doc: Doc, quantity: Quantity) -> Found | None:
    """Read what tells the measure whatever the claim's predicate is; ``None``: only the clause can tell."""
    low = lower(doc)
    if told_apart(doc, quantity):
        return None, None
    if of_all(doc, quantity):
        found = aboard(doc, quantity)
        found = found if found[0] is not None else _by_noun(doc, quantity)
        if found[0] is None and "one" in low[max(quantity.start - 3, 0) : quantity.start]:
            found = _by_state(doc, quantity, _anchor(doc, quantity))  # "one of two men *rescued*"
        return found if found[0] is not None else _weak_noun(doc, quantity)
    number = partitive(doc, quantity)
    if number is not None and number.i + 2 < len(doc) and low[number.i + 2] == "others":
        found = following(doc, quantity)  # "dozens of others *wounded*"
        if found[0] is not None:
            return found
    if number is not None:
        found = _climbed(doc, quantity, number)  # "21 of the schoolgirls abducted in 2014 *were released*"
        if found[0] is not None:
            return found
    found = _befell(doc, quantity)
    if found[0] is not None:
        return found
    for read in _READERS:
        found = read(doc, quantity)
        if found[0] is not None:
            return found
    if _beside(doc, quantity):
        found = preceding(doc, quantity, far=True)
        return found if found[0] is not None else _weak_noun(doc, quantity)
    return None


def _befell(doc: Doc, quantity: Quantity) -> Found:
    """Read what the verb says of those who share a state: "five of those *hurt* *died*", "three men hurt … *died*"."""
    number = sharing(doc, quantity)
    if number is None or number.dep_ not in ("nsubj", "nsubj:pass", "obj"):
        return None, None
    found = _climbed(doc, quantity, number)
    lasts = (
        attributive(doc, quantity) is not None and found[0] not in OUTCOMES
    )  # "treated 14 *injured* people"
    return (None, None) if lasts else found


def _by_clause(doc: Doc, quantity: Quantity, predicate: Token | None) -> Found:
    """Read the claim's predicate, the tree, and what stands farther before."""
    verb = doc[quantity.end - 1].head
    if quantity.head is None and verb.i == quantity.end and verb.pos_ == "VERB":
        return _by_tree(doc, quantity)  # "six were released and *four charged*"
    found = _by_predicate(doc, quantity, predicate)
    if found[0] is None and doc.has_annotation("DEP"):
        found = _by_tree(doc, quantity)
    if found[0] is None:
        found = preceding(doc, quantity)
    return found if found[0] is not None else _weak_noun(doc, quantity)


def _of_lives(doc: Doc, quantity: Quantity) -> Found:
    """Read "has taken the lives of more than 200,000 people"."""
    low = lower(doc)
    i = quantity.start
    if i > _SECOND and low[i - 1] == "and":  # "cost the lives of two soldiers and *nine gunmen*"
        first = (k for k in range(i - 2, i - _SECOND, -1) if low[k] == "of" and doc[k + 1].like_num)
        i = next(first, i - 1) + 1
    if i < 2 or low[i - 1] != "of" or low[i - 2] not in ("life", "lives"):
        return None, None
    taken = next((k for k in range(max(i - 6, 0), i - 2) if low[k] in _LIFE_TAKEN), None)
    return ("killed", doc[taken]) if taken is not None else (None, None)


def _beside(doc: Doc, quantity: Quantity) -> bool:
    """Tell whether the counted noun stands in a circumstance ("in several blasts", "with 30 fighters"): no verb counts it."""
    low = lower(doc)
    if not doc.has_annotation("DEP"):
        return False
    anchor = _anchor(doc, quantity)
    if anchor.dep_ == "obl:agent":
        return True
    case = next((child for child in anchor.children if child.dep_ == "case" and child.i < anchor.i), None)
    if case is None or case.lower_ not in _CIRCUMSTANCES:
        return False
    before = low[case.i - 1] if case.i else ""
    return not (case.lower_ in ("with", "to") and before in ("along", "together", "left", "up", "close"))


def _by_noun(doc: Doc, quantity: Quantity) -> Found:
    """Read the counted words themselves: "four captured soldiers", "80 dead", "deaths"."""
    if quantity.population is not None and quantity.head is not None:
        low = lower(doc)
        words = [i for i in range(quantity.end, quantity.head + 1) if not low[i].isspace()]
        for i in words[:-1]:
            measure = lookup(low[i], "state")
            if measure is not None:
                return measure, doc[i]
        head = doc[quantity.head]
        if low[head.i] in ("life", "lives"):
            cost = low[max(quantity.start - 3, 0) : quantity.start] + low[head.i + 1 : head.i + 4]
            if not _LIFE_TAKEN.isdisjoint(cost):
                return "killed", head
        measure = lookup(low[head.i], "noun")
        if measure is None and len(words) == 1:
            measure = lookup(low[head.i], "state")  # "3,000 *stranded*"
        if measure == "killed" and laid_out(doc, head):
            return "bodies", head
        if measure is not None and measure not in GROUPS:
            return measure, head
    return None, None


_READERS = (
    turn, crowd, taken, _by_noun, _of_lives, following, numbered, numbering, brought, listed, left, led, ashore, sick,
    suspected, elliptical, aboard, of_state,
)  # fmt: skip
"""What tells the measure by the words around a number, surest first."""


def _weak_noun(doc: Doc, quantity: Quantity) -> Found:
    """Read a noun that names a group by what it went through: "refugees", "detainees"; a verb says more."""
    if quantity.head is None or quantity.population is None:
        return None, None
    head = doc[quantity.head]
    measure = lookup(head.lower_, "noun")
    if measure == "rescued" and _asked(doc, quantity):
        return None, None
    return (measure, head) if measure is not None else (None, None)


def _asked(doc: Doc, quantity: Quantity) -> bool:
    """Tell "spoken with *26 survivors*", "interviewed seven survivors": those who were asked are not all there are."""
    low = lower(doc)
    after = low[quantity.end : quantity.end + 4]
    asked = "interviewed" in after or "questioned" in after
    return asked or not _ASKS.isdisjoint(low[max(quantity.start - 4, 0) : quantity.start])


def _by_predicate(doc: Doc, quantity: Quantity, predicate: Token | None) -> Found:
    low = lower(doc)
    if predicate is None or of_part(doc, quantity, predicate):
        return None, None
    role = _role(doc, quantity, predicate)
    anchor = _anchor(doc, quantity)
    if role is None and predicate.i == anchor.i + 2 and low[anchor.i + 1] == "to":
        role = "subject"  # "to allow thousands of civilians to evacuate"
    near = 0 < quantity.start - predicate.i <= _NEXT and "which" not in low[predicate.i : quantity.start]
    if role is None and doc.has_annotation("DEP") and not near:
        return None, None  # "the two areas were used to launch rockets"
    for kind in (role,) if role else ("object", "subject"):
        for word in (predicate.lower_, predicate.lemma_.lower()):
            measure = lookup(word, kind)
            if measure is not None:
                return measure, predicate
    if role == "subject" and lookup(predicate.lower_, "object"):
        return None, None  # "three men who killed a policeman" did not die of it
    measure = lookup(predicate.lower_, "noun") or lookup(predicate.lower_, "state")
    return (measure, predicate) if measure else (None, None)


def of_part(doc: Doc, quantity: Quantity, word: Token) -> bool:
    """Tell whether a word is said of a part of those counted only ("20 migrants, four of them *dead*")."""
    low = lower(doc)
    return any(of_some(low, i, quantity.end) for i in range(quantity.end, word.i))


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
    low = lower(doc)
    if not doc.has_annotation("DEP"):
        anchor = _anchor(doc, quantity)
        if anchor.i > verb.i:
            return "object"
        between = set(low[anchor.i + 1 : verb.i])
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
        if token.head.i == token.i or token.dep_ == "acl:relcl":
            return None  # "46 clinics affected, *of which nine are closed*": another clause tells of those
        token = token.head
    return None


def _by_state(doc: Doc, quantity: Quantity, anchor: Token) -> Found:
    """Read participles and adjectives on the noun: "people *trapped* in the area", "80 left *dead*"."""
    for child in anchor.children:
        if child.dep_.split(":")[0] in ("acl", "amod", "conj", "dep", "appos"):
            measure = lookup(child.lower_, "state")
            item = child.dep_ == "conj"  # "two men out, *two dead*": the next count
            acts = any(grand.dep_ == "obj" or (item and grand.like_num) for grand in child.children)
            if measure is not None and not acts and not of_part(doc, quantity, child):
                return measure, child
    return None, None


def _by_tree(doc: Doc, quantity: Quantity) -> Found:
    anchor = _anchor(doc, quantity)
    found = _by_state(doc, quantity, anchor)
    return found if found[0] is not None else _climbed(doc, quantity, anchor)


def _climbed(doc: Doc, quantity: Quantity, anchor: Token) -> Found:
    """Climb from who is counted to the verb that tells what happened to them."""
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
        own = token is anchor and partitive(doc, quantity) is None
        role = _role(doc, quantity, above) if own else _dep_role(token, above)
        if role is not None:
            measure = lookup(above.lower_, role) or lookup(above.lemma_.lower(), role)
            if measure is not None:
                return measure, above
        acts = any(child.dep_ in ("obj", "dobj") for child in above.children)  # "two bombs killed three"
        state = lookup(above.lower_, "state") if token.dep_.startswith("nsubj") and not acts else None
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
