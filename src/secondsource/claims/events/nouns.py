"""The nouns of a document that report events, with the verbs that carry them ("launched an offensive")."""

from __future__ import annotations

from typing import TYPE_CHECKING

from secondsource.claims import lexicon, standing
from secondsource.claims.events.background import only_points
from secondsource.claims.events.event import Event
from secondsource.claims.events.role_words import FINDING
from secondsource.claims.events.states import counted

if TYPE_CHECKING:
    from collections.abc import Sequence

    from secondsource.claims.events.matching import Matcher
    from secondsource.claims.saying import Saying
    from secondsource.claims.tree import Tree

_ACTIVE = frozenset({
    "launch", "carry", "conduct", "mount", "stage", "make", "perform", "commit", "wage", "undertake",
    "execute", "begin", "start", "continue", "resume", "open", "initiate", "do", "hold", "have", "give",
    "provide", "intensify", "escalate", "plan", "prepare", "order", "lead", "use", "trigger", "spark",
    "cause", "result", "see", "step", "join", "take", "put", "bring", "pursue", "organize", "impose", "reach",
    "sign", "complete", "implement", "oversee", "finish", "achieve", "involve", "unleash", "deliver", "deal",
    "pay", "inflict", "claim", "announce", "schedule", "host", "kick", "issue", "lift", "extend", "enforce",
    "monitor", "authorize", "approve", "dominate", "support", "repel", "repulse", "arrange", "broker",
    "negotiate", "facilitate", "secure", "offer", "get", "renew", "face", "include", "follow", "film", "show",
    "record", "post",
})  # fmt: skip
_RECEIVE = frozenset({
    "come", "suffer", "sustain", "endure", "undergo", "witness", "experience", "subject", "expose", "survive",
    "face", "receive", "see", "hit", "flee", "escape", "brave", "live",
})  # fmt: skip
_HAPPEN = frozenset({
    "be", "occur", "happen", "take", "erupt", "break", "rage", "begin", "continue", "start", "end", "last",
    "intensify", "escalate", "resume", "follow", "ensue", "rock", "target", "hit", "strike", "come", "go",
    "exist", "persist", "unfold", "spread", "leave", "force", "aim", "cause", "remain", "near", "reach",
    "rise", "climb", "stand", "increase", "soar", "fall", "drop", "jump", "grow", "reverberate", "hear",
    "approach", "loom", "proceed", "expect", "schedule", "plan", "carry", "shake", "result", "focus",
    "involve", "hold", "enter", "kick", "announce", "stop", "cease", "report", "bring", "send", "prompt",
    "tear", "rip", "roar", "flare", "engulf", "sweep", "mount", "double", "swell", "hover", "direct",
    "concentrate",
})  # fmt: skip
_STRIKES = frozenset({
    "rock", "target", "hit", "strike", "shake", "leave", "force", "cause", "involve", "claim", "destroy",
    "damage", "send", "prompt", "spark", "trigger", "provoke", "ignite",
})  # fmt: skip
_COUNTS = frozenset(
    {"reach", "pass", "top", "exceed", "surpass", "hit", "near", "approach", "total", "number"}
)
_COMPOUNDS = frozenset({
    "action", "operation", "campaign", "process", "deal", "effort", "site", "scene", "series", "wave",
    "round", "attempt", "target", "disaster", "emergency", "incident", "tragedy", "activity",
})  # fmt: skip
# Nouns that still tell of the event that is compounded with them: "bombing campaign", not "tsunami warning".
_SHELLS = frozenset({
    "series", "wave", "number", "round", "start", "beginning", "end", "resumption", "continuation", "day",
    "hour", "week", "month", "action", "operation", "kind", "type", "form", "part", "act", "case", "spate",
    "string", "sound", "escalation", "campaign", "process", "hundred", "dozen", "thousand", "ten", "lot",
    "phase", "stage", "intensification", "surge", "outbreak", "halt", "relaunch", "lifting", "completion",
    "site", "scene", "exchange", "victim", "target", "total", "aftermath", "threat", "risk", "plan", "attempt", "deal",
    "cessation",
})  # fmt: skip
_OVER = {
    "ASSAULT": ("CEASEFIRE", "suspended"),
    "PROTEST": ("PROTEST", "ended"),
    "SIEGE": ("SIEGE", "lifted"),
    "HAZARD": ("HAZARD", "contained"),
}
"""What it is that an event is over."""
_BEFALLS = frozenset({"CASUALTIES", "DAMAGE", "HAZARD"})
_CAUSING = frozenset({"cause", "inflict", "leave", "claim", "spark", "trigger", "bring", "do"})
_JUDGED = frozenset({
    "draw", "earn", "attract", "deserve", "constitute", "represent", "amount", "violate", "breach", "contravene",
    "undermine", "show", "demonstrate", "prove", "reveal", "highlight", "underline", "reflect",
})  # fmt: skip
"""Verbs of what is thought or seen of a deed ("the campaign in the east *has drawn* criticism"): that is told, not the deed."""
_NAMING = frozenset({
    "brand", "call", "characterize", "condemn", "consider", "denounce", "describe", "label", "portray", "regard", "see",
    "slam", "view",
})  # fmt: skip
_HALTS = frozenset({"cessation", "halt", "pause", "suspension"})
_BEFORE_AFTER = frozenset({
    "after", "following", "since", "during", "amid", "before", "until", "because of", "due to",
    "as a result of", "in", "despite", "by", "with", "through", "from",
})  # fmt: skip


def find(
    tree: Tree,
    matcher: Matcher,
    sayings: Sequence[Saying],
    cues: dict[int, int],
    events: dict[int, Event],
    index: int,
) -> Event | int | None:
    """Return the event of a noun, the trigger of the event that it is part of, or ``None``: only mentioned."""
    type_, mode = matcher.nouns[index]
    if type_ == "ASSAULT" and _halted(tree, index):
        type_, mode = "CEASEFIRE", "ceasefire"
    base = tree.base[index]
    if base in {"compound", "flat", "fixed"} and tree.head[index] in matcher.nouns:
        return tree.head[index]
    spot, relation = _governor(tree, matcher, index)
    if spot in matcher.nouns and spot != index:
        return spot if relation != "apposition" else None
    if relation == "embedded" and tree.lemma[spot] in lexicon.SECTORS:
        return None  # "regards them as a *fighting* force"
    number = _content_saying(tree, sayings, cues, index, spot)
    if number is not None and type_ not in {"THREATEN", "ACCUSE", "SUPPORT", "CONCEDE", "REJECT"}:
        return Event(type_, mode, index, "noun", spot, content_of=number)
    if base == "nmod" and standing.of(tree, index) is not None:
        return Event(
            type_, mode, index, "noun", index, presupposed=True
        )  # "reports of *a massacre* could not be verified"
    if tree.gerund(spot) and any(tree.lower[mark] == "without" for mark in tree.of(spot, "mark", "case")):
        return None  # "without causing *casualties*"
    if tree.case(index) == "as" and tree.lemma[spot] in _NAMING:
        return None  # "describing the raids as *a massacre*"
    if relation == "predicate" and tree.lower[index - 1 : index + 1] == ["war", "crime"]:
        return None  # "it is *a war crime*": what somebody calls it
    if relation == "predicate":
        return Event(
            type_,
            mode,
            index,
            "noun",
            spot,
            receives=spot != index and tree.lemma[spot] in {"target", "victim", "scene", "site"},
        )
    if (
        relation == "nsubj"
        and tree.of(spot, "cop")
        and tree.lower[spot] in {"underway", "ongoing", "over", "way"}
    ):
        if tree.lower[spot] == "over":
            type_, mode = _OVER.get(type_, (type_, mode))
        return Event(type_, mode, index, "noun", spot)
    if tree.lower[spot] == "subject" and relation == "obl" and tree.case(index) == "to":
        return Event(type_, mode, index, "noun", spot, receives=True)  # "were subject to shelling"
    if not tree.is_verb(spot):
        if relation == "root" and spot == index:
            return (
                Event(type_, mode, index, "noun", index)
                if _carries(tree, index) or len(tree.kids[index]) > 1
                else None
            )
        return None
    if spot in events and events[spot].kind == "verb":
        if tree.lemma[spot] in {"allow", "permit", "enable", "facilitate"} and relation == "obj":
            del events[spot]  # "allow the departure of fighters" is about their departure
            return Event(type_, mode, index, "noun", spot)
        return spot
    if (
        tree.is_verb(spot)
        and tree.lemma[spot] in {"allow", "permit", "enable", "facilitate"}
        and relation == "obj"
    ):
        return Event(type_, mode, index, "noun", spot)
    argument = relation in {"nsubj", "obj", "obl", "nsubj:pass", "obl:agent", "iobj", "xcomp"}
    lemma = tree.lemma[spot]
    if relation == "nsubj" and _only_does(tree, matcher, index, spot):
        return None
    if relation in {"nsubj", "nsubj:pass"} and _happens(tree, spot):
        return Event(type_, mode, index, "noun", spot)
    if (
        relation == "nsubj"
        and spot == tree.head[index]
        and lemma not in _JUDGED
        and _past_deed(tree, spot)
        and _carries(tree, index)
    ):
        return Event(
            type_, mode, index, "noun", index, presupposed=True
        )  # "the raid on the prison ended the standoff"
    if relation in {"obj", "nsubj:pass"} and lemma in FINDING and type_ in _BEFALLS:
        return Event(type_, mode, index, "noun", spot)  # "an inspection found no *damage*"
    if relation == "obj" and lemma == "have" and type_ == "CASUALTIES":
        return None  # "had no immediate toll"
    if relation == "obj" and (lemma in _ACTIVE or (lemma in {"call", "convene"} and type_ == "MEETING")):
        undergone = lemma in {"suffer", "face", "see", "survive"} or (lemma == "have" and type_ == "HAZARD")
        return Event(type_, mode, index, "noun", spot, receives=undergone)
    if (
        lemma in _RECEIVE
        and relation in {"obj", "obl"}
        and (relation == "obj" or tree.case(index) in {"under", "to"})
    ):
        return Event(type_, mode, index, "noun", spot, receives=True)
    if (
        relation == "obl"
        and lemma in {"lead", "result", "take", "participate", "engage", "return", "end", "join"}
        and tree.case(index) in {"to", "in", "with"}
    ):
        return Event(type_, mode, index, "noun", spot)
    if argument and relation == "obl" and tree.case(index) in _BEFORE_AFTER and _carries(tree, index):
        return Event(type_, mode, index, "noun", index, presupposed=True)
    if relation == "obl" and tree.case(index) in {"after", "following"} and tree.of(index, "nmod"):
        return Event(type_, mode, index, "noun", index, presupposed=True)
    return None


def _only_does(tree: Tree, matcher: Matcher, index: int, verb: int) -> bool:
    """Tell whether what is told is what a known deed did ("*the attack caused damage*"), and not the deed."""
    done = (matcher.nouns.get(obj, ("",))[0] for obj in tree.of(verb, "obj"))
    return tree.lemma[verb] in _CAUSING and only_points(tree, index) and not _BEFALLS.isdisjoint(done)


def _halted(tree: Tree, index: int) -> bool:
    """Tell whether fighting is what a halt is called to or in ("*a halt to* the bombing held")."""
    head = tree.head[index]
    halt = (
        tree.base[index] == "nmod" and tree.lemma[head] in _HALTS and tree.case(index) in {"to", "in", "of"}
    )
    return halt and not tree.of(head, "amod", "compound", "nmod:poss")


def names_victim(
    tree: Tree, matcher: Matcher, events: dict[int, Event], index: int, owner: int | None
) -> bool:
    """Tell whether a noun tells by itself of somebody's death or capture ("the murder of the governor, X")."""
    type_ = matcher.nouns[index][0]
    if type_ not in {"CASUALTIES", "DETENTION"} or (
        owner is not None and owner in events and events[owner].type == type_
    ):
        return False
    victims = [kid for case, kid in tree.obliques(index) if case == "of"] + tree.exactly(index, "nmod:poss")
    return any(
        tree.ent[v] == "PERSON" or tree.pos[v] == "NUM" or counted(tree, v) or _somebody(tree, v)
        for victim in victims
        for v in tree.conjuncts(victim)
    )


def _somebody(tree: Tree, index: int) -> bool:
    """Tell whether a noun is one person ("a reporter", "the governor"), not a kind of them."""
    one = bool(tree.of(index, "det")) and "Number=Sing" in tree.feats[index]
    return one and tree.lemma[index] in lexicon.PERSONS


def _past_deed(tree: Tree, verb: int) -> bool:
    """Tell whether a verb says what was: past, with no negation and no modal."""
    aux = {tree.lower[kid] for kid in tree.of(verb, "aux")}
    return (
        ("Tense=Past" in tree.feats[verb] or bool(aux & {"has", "have", "had"}))
        and not aux & {"will", "would", "may", "might", "could", "can", "should", "must"}
        and not any(tree.lower[kid] in lexicon.NOT | {"never"} for kid in tree.of(verb, "advmod"))
        and not (tree.lemma[verb] == "have" and tree.of(verb, "xcomp"))  # "the killing *had to* stop"
    )


def _happens(tree: Tree, verb: int) -> bool:
    """Tell whether a verb says of its subject that it takes place, or what it does where it takes place."""
    lemma = tree.lemma[verb]
    if tree.passive(verb):
        return lemma in _HAPPEN or lemma in _ACTIVE
    if lemma == "go" and any(tree.pos[kid] == "ADJ" for kid in tree.of(verb, "xcomp")):
        return False  # "the attack will not *go unpunished*" tells of the punishment
    objects = [tree.lemma[kid] for kid in tree.of(verb, "obj")]
    if lemma in _COUNTS and all(
        tree.pos[kid] in {"NUM", "SYM"} or counted(tree, kid) for kid in tree.of(verb, "obj")
    ):
        return True  # "the toll passes 40"
    if objects and not set(objects) & {"place", "effect", "shape", "part", "hold"}:
        return lemma in _STRIKES
    return lemma in _HAPPEN


def _carries(tree: Tree, index: int) -> bool:
    """Tell whether a noun says on its own who, whom, where or how many ("the shelling of Aleppo by the army")."""
    for case, kid in tree.obliques(index):
        if case in {"by", "on", "against", "of", "in", "at", "near", "from", "between", "with"} and (
            tree.ent[kid] or _actor(tree, kid)
        ):
            return True
    return counted(tree, index)


def _actor(tree: Tree, index: int) -> bool:
    return tree.lemma[index] in lexicon.SECTORS or tree.lemma[index] in lexicon.words(
        "events", "classes", "place"
    )


def _governor(tree: Tree, matcher: Matcher, index: int) -> tuple[int, str]:
    """Climb from a noun to what reports it: (token, relation to it)."""
    spot = index
    for _ in range(8):
        base, head = tree.base[spot], tree.head[spot]
        if tree.of(spot, "cop") and tree.own_subject(spot) is not None and not tree.is_verb(spot):
            return spot, "predicate"
        if head == spot:
            return spot, "root"
        if base == "conj":
            if head in matcher.nouns:
                return (
                    (head, "conj")
                    if matcher.nouns[head] == matcher.nouns[index] and spot == index
                    else _skip(tree, head)
                )
            if tree.is_verb(head):
                return head, "conj"
            spot = head
            continue
        if base in {"compound", "flat"}:
            if head in matcher.nouns:
                return head, "compound"
            if base == "compound" and tree.lemma[head] not in _COMPOUNDS and tree.pos[head] == "NOUN":
                return head, "embedded"
            spot = head
            continue
        if base in {"nmod", "acl", "appos"} and not tree.is_verb(head):
            if head in matcher.nouns:
                return head, "part"
            if tree.possessive(spot):
                return head, "owner"
            every = tree.pos[head] == "NUM" or tree.lower[head] in {"all", "both", "each", "some", "several"}
            if base == "nmod" and (tree.lemma[head] in _SHELLS or every):
                spot = head
                continue
            return head, "embedded"
        if base in {"nsubj", "obj", "obl", "iobj", "xcomp"}:
            return head, tree.dep[spot] if tree.dep[spot] in {"nsubj:pass", "obl:agent"} else base
        if base == "csubj" and tree.gerund(spot):
            return head, "nsubj"  # "*Fighting* for the town has intensified"
        return head, base
    return spot, "deep"


def _skip(tree: Tree, head: int) -> tuple[int, str]:
    """Treat a coordinated noun as standing where the first one stands."""
    while tree.base[head] == "conj" and tree.head[head] != head:
        head = tree.head[head]
    above = tree.head[head]
    if above == head:
        return head, "root"
    return above, tree.dep[head] if tree.dep[head] in {"nsubj:pass", "obl:agent"} else tree.base[head]


def _content_saying(
    tree: Tree, sayings: Sequence[Saying], cues: dict[int, int], index: int, spot: int
) -> int | None:
    """Return the saying whose content is this noun itself ("demanded a ceasefire", "a truce was announced")."""
    number = cues.get(spot)
    if number is not None and not sayings[number].clausal and sayings[number].holds(index):
        return number
    for other, saying in enumerate(sayings):
        if saying.clausal or not saying.holds(index) or saying.size > 40:
            continue
        start = saying.contents[0][0]
        inside = index
        while saying.holds(tree.head[inside]) and tree.head[inside] != inside:
            if tree.base[inside] in {"acl", "advcl"} or (
                tree.base[inside] == "nmod" and tree.case(inside) not in {"of", "for", ""}
            ):
                return None
            inside = tree.head[inside]
        if tree.sent[start] == tree.sent[index]:
            return other
    return None
