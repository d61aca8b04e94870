"""Finds the events of a document: verbs, nouns with the verbs that report them, and states."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from secondsource.claims import lexicon
from secondsource.claims.events import patterns
from secondsource.claims.events.event import Event

if TYPE_CHECKING:
    from collections.abc import Sequence

    from secondsource.claims.events.matching import Matcher
    from secondsource.claims.saying import Saying
    from secondsource.claims.tree import Tree

_ACTIVE = frozenset({
    "launch", "carry", "conduct", "mount", "stage", "make", "perform", "commit", "wage", "undertake", "execute", "begin", "start",
    "continue", "resume", "open", "initiate", "do", "hold", "have", "give", "provide", "intensify", "escalate", "plan", "prepare", "order",
    "lead", "use", "trigger", "spark", "cause", "result", "see", "step", "join", "take", "put", "bring", "pursue", "organize",
    "impose", "reach", "sign", "complete", "implement", "oversee", "finish", "achieve", "involve", "unleash", "deliver", "deal", "pay",
    "inflict", "claim", "announce", "schedule", "host", "kick", "issue", "lift", "extend", "enforce", "monitor", "authorize", "approve",
    "dominate", "support", "repel", "repulse", "arrange", "broker", "negotiate", "facilitate", "secure", "offer", "get", "renew", "face", "include", "follow", "film", "show", "record", "post",
})  # fmt: skip
_RECEIVE = frozenset(
    {
        "come",
        "suffer",
        "sustain",
        "endure",
        "undergo",
        "witness",
        "experience",
        "subject",
        "expose",
        "survive",
        "face",
        "receive",
        "see",
        "hit",
        "flee",
        "escape",
        "brave",
        "live",
    }
)
_HAPPEN = frozenset({"be", "occur", "happen", "take", "erupt", "break", "rage", "begin", "continue", "start", "end", "last", "intensify", "escalate", "resume", "follow", "ensue", "rock", "target", "hit", "strike", "come", "go", "exist", "persist", "unfold", "spread", "leave", "force", "aim", "cause", "remain", "near", "reach", "rise", "climb", "stand", "increase", "soar", "fall", "drop", "jump", "grow", "reverberate", "hear", "approach", "loom", "proceed", "expect", "schedule", "plan", "carry", "shake", "result", "focus", "involve", "hold", "enter", "kick", "announce", "stop", "cease", "report", "bring", "send", "prompt"})  # fmt: skip
_STRIKES = frozenset(
    {
        "rock",
        "target",
        "hit",
        "strike",
        "shake",
        "leave",
        "force",
        "cause",
        "involve",
        "claim",
        "destroy",
        "damage",
        "send",
        "prompt",
        "spark",
        "trigger",
        "provoke",
        "ignite",
    }
)
_COMPOUNDS = frozenset({"action", "operation", "campaign", "process", "deal", "effort", "site", "scene", "series", "wave", "round", "attempt", "target", "disaster", "emergency", "incident", "tragedy", "activity"})  # fmt: skip
# Nouns that still tell of the event that is compounded with them: "bombing campaign", not "tsunami warning".
_SHELLS = frozenset({"series", "wave", "number", "round", "start", "beginning", "end", "resumption", "continuation", "day", "hour", "week", "month", "action", "operation", "kind", "type", "form", "part", "act", "case", "spate", "string", "sound", "escalation", "campaign", "process", "hundred", "dozen", "thousand", "ten", "lot", "phase", "stage", "intensification", "surge", "outbreak", "halt", "relaunch", "lifting", "completion", "site", "scene", "exchange", "victim", "target", "aftermath", "threat", "risk", "plan", "attempt", "deal", "cessation"})  # fmt: skip
_BEFORE_AFTER = frozenset(
    {
        "after",
        "following",
        "since",
        "during",
        "amid",
        "before",
        "until",
        "because of",
        "due to",
        "as a result of",
        "in",
        "despite",
        "by",
        "with",
        "through",
        "from",
    }
)
_EVENT_TYPES_WITH_COUNT = frozenset({"CASUALTIES", "SIEGE", "DISPLACEMENT", "DETENTION"})
# Adjectival participles say something only where they count people: "four captured soldiers", not "a captured base".


def detect(tree: Tree, matcher: Matcher, sayings: Sequence[Saying]) -> list[Event]:
    """Find the events of a document, in order of their triggers; none is part of another."""
    cues = {saying.cue_head: number for number, saying in enumerate(sayings) if saying.cue_head is not None}
    verbs = _verbs(tree, matcher, cues)
    events: dict[int, Event] = {event.trigger: event for event in verbs}
    absorbed: dict[int, list[int]] = {}
    for index in sorted(matcher.nouns):
        placed = _noun(tree, matcher, sayings, cues, events, index)
        if not isinstance(placed, Event) and _names_victim(tree, matcher, events, index, placed):
            placed = Event(*matcher.nouns[index], index, "noun", index, presupposed=True)
        if isinstance(placed, Event):
            events[index] = placed
        elif placed is not None:
            absorbed.setdefault(placed, []).append(index)
    for event in _states(tree, events):
        events[event.trigger] = event
    _resolve_parts(events, absorbed)
    return [events[index] for index in sorted(events)]


def _resolve_parts(events: dict[int, Event], absorbed: dict[int, list[int]]) -> None:
    for owner, parts in absorbed.items():
        if owner in events:
            events[owner] = replace(events[owner], parts=tuple(sorted({*events[owner].parts, *parts})))


def _verbs(tree: Tree, matcher: Matcher, cues: dict[int, int]) -> list[Event]:
    found = []
    for index in range(len(tree)):
        if not tree.is_verb(index):
            continue
        entry = matcher.event(index)
        if entry is None:
            continue
        if index in cues or _hypothetical(tree, index):
            continue
        if tree.base[index] in {"compound", "fixed", "flat"}:
            continue
        if index > 0 and tree.words[index - 1] in {"-", "–"} and tree.past_participle(index):
            continue  # "the crisis-hit country", "rebel-held areas"
        if tree.base[index] == "amod" and not (
            entry.first in _EVENT_TYPES_WITH_COUNT and _counted(tree, tree.head[index])
        ):
            continue
        suspends = entry.first == "CEASEFIRE" and entry.second == "suspended"
        if suspends and tree.base[index] in {"advcl", "acl"} and tree.infinitive(index):
            continue  # "pressure in order to stop the onslaught" suspends nothing
        above = matcher.event(tree.head[index]) if tree.base[index] == "xcomp" else None
        if above is not None and (above.first, above.second) == ("CEASEFIRE", "suspended"):
            continue  # "the army stopped fighting" is no fighting
        if matcher.nouns.get(tree.head[index], ("", ""))[0] == "CEASEFIRE" and tree.base[index] in {
            "nmod",
            "acl",
        }:
            continue  # nor is "a halt in fighting"
        if (
            tree.base[index] == "case"
            or _only_describes(tree, index, entry.first)
            or _only_picks_out(tree, index)
        ):
            continue
        found.append(Event(entry.first, entry.second, index, "verb", index))
    return _merged(tree, found)


def _hypothetical(tree: Tree, index: int) -> bool:
    """Tell whether a verb only tells of what should come first ("… before sitting down to dialogue")."""
    asked = tree.own_subject(index)
    if asked is not None and tree.lower[asked] in {"who", "what"} and tree.base[index] == "ccomp":
        return True  # "they did not see who fired"
    return (
        tree.base[index] == "advcl"
        and tree.gerund(index)
        and bool({tree.lower[m] for m in tree.of(index, "mark")} & {"before", "without", "instead"})
    )


def _only_describes(tree: Tree, index: int, type_: str) -> bool:
    """Tell whether a participle only says what something is like ("areas held by rebels", "backed by Iran")."""
    beside = tree.pos[index - 1] in {"NOUN", "PROPN"} and not tree.of(index, "aux")
    if type_ == "SIEGE" and tree.lower[index] == "surrounding" and beside:
        return True  # "the area surrounding it"
    if tree.dep[index] != "acl" or tree.infinitive(index):
        return False
    if type_ == "ACCESS" and tree.gerund(index):
        return True  # "the only road allowing access"
    if type_ == "DETENTION" and _of_place(tree, index):
        return True  # "civilians in areas held by rebels", where the tree hangs "held" on the civilians
    if type_ == "TERRITORY" and tree.lemma[index] in {"hold", "control", "occupy"}:
        return True
    return type_ in {
        "SUPPORT",
        "COOPERATE",
        "AGREE",
        "MEETING",
        "MOBILIZE",
        "COERCE",
        "AID",
    } and tree.passive(index)


def _of_place(tree: Tree, index: int) -> bool:
    """Tell whether the word before a participle is a place, other than the noun that the tree hangs it on."""
    before = index - 1
    while before > 0 and tree.pos[before] == "ADV":
        before -= 1
    if before == tree.head[index] or tree.pos[before] not in {"NOUN", "PROPN"}:
        return False
    return tree.ent[before] in {"GPE", "LOC", "FAC"} or tree.lemma[before] in lexicon.words(
        "events", "classes", "place"
    )


def _only_picks_out(tree: Tree, index: int) -> bool:
    """Tell whether a relative clause only says which ones are meant ("rebels who do not leave will be …")."""
    if tree.dep[index] != "acl:relcl" or (tree.left[index] > 0 and tree.words[tree.left[index] - 1] == ","):
        return False
    aux = {tree.lower[kid] for kid in tree.of(index, "aux")}
    if aux & {"do", "does", "will", "would", "may", "might", "can", "could", "want"}:
        return True
    return "Tense=Pres" in tree.feats[index] and "VerbForm=Fin" in tree.feats[index]


def _merged(tree: Tree, found: list[Event]) -> list[Event]:
    """Merge a weak verb into the one that it only opens ("agreed to withdraw" stays; "began to shell" is one event)."""
    by = {event.trigger: event for event in found}
    gone = set()
    parts: dict[int, list[int]] = {}
    for event in found:
        head = tree.head[event.trigger]
        if tree.base[event.trigger] in {"xcomp", "ccomp"} and head in by and by[head].trigger not in gone:
            above = by[head]
            if above.type in {"ACCESS", "CONCEDE", "COERCE"} and tree.lemma[head] in {
                "allow",
                "let",
                "permit",
                "force",
            }:
                gone.add(above.trigger)  # "allow civilians to leave" is about their leaving
                continue
            if tree.base[event.trigger] == "ccomp":
                continue
            if above.type in {
                "AGREE",
                "COERCE",
                "CONCEDE",
                "ACCESS",
                "SUPPORT",
                "MOBILIZE",
                "MEETING",
                "AID",
                "THREATEN",
            }:
                continue
            if above.type == event.type:
                gone.add(event.trigger)
        owner = tree.head[head]
        if tree.base[event.trigger] == "acl" and owner in by and by[owner].type == event.type:
            gone.add(event.trigger)  # "taking part in a ministers' meeting" is one meeting
            parts.setdefault(owner, []).append(event.trigger)
        if (
            tree.base[event.trigger] == "conj"
            and head in by
            and by[head].type == event.type
            and by[head].mode == event.mode
            and tree.own_subject(event.trigger) is None
            and not tree.of(event.trigger, "obj")
            and not tree.of(head, "obj")
        ):
            gone.add(event.trigger)
    kept = [event for event in found if event.trigger not in gone]
    return [replace(event, parts=tuple(parts.get(event.trigger, ()))) for event in kept]


def _counted(tree: Tree, index: int) -> bool:
    return any(
        tree.base[kid] == "nummod" or tree.lemma[kid] in {"dozen", "hundred", "thousand", "several", "many"}
        for kid in tree.kids[index]
    )


def _noun(
    tree: Tree,
    matcher: Matcher,
    sayings: Sequence[Saying],
    cues: dict[int, int],
    events: dict[int, Event],
    index: int,
) -> Event | int | None:
    """Return the event of a noun, the trigger of the event that it is part of, or ``None``: only mentioned."""
    type_, mode = matcher.nouns[index]
    base = tree.base[index]
    if base in {"compound", "flat", "fixed"} and tree.head[index] in matcher.nouns:
        return tree.head[index]
    spot, relation = _governor(tree, matcher, index)
    if spot in matcher.nouns and spot != index:
        return spot if relation != "apposition" else None
    number = _content_saying(tree, sayings, cues, index, spot)
    if number is not None and type_ not in {"THREATEN", "ACCUSE", "SUPPORT", "CONCEDE", "REJECT"}:
        return Event(type_, mode, index, "noun", spot, content_of=number)
    if relation == "predicate":
        return Event(
            type_,
            mode,
            index,
            "noun",
            spot,
            receives=spot != index and tree.lemma[spot] in {"target", "victim", "scene", "site"},
        )
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
    if relation in {"nsubj", "nsubj:pass"} and _happens(tree, spot):
        return Event(type_, mode, index, "noun", spot)
    if relation == "obj" and lemma == "have" and type_ == "CASUALTIES":
        return None  # "had no immediate toll"
    if relation == "obj" and lemma in _ACTIVE:
        return Event(type_, mode, index, "noun", spot, receives=lemma in {"suffer", "face", "see", "survive"})
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


def _names_victim(
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
        tree.ent[v] == "PERSON" or _counted(tree, v) for victim in victims for v in tree.conjuncts(victim)
    )


def _happens(tree: Tree, verb: int) -> bool:
    """Tell whether a verb says of its subject that it takes place, or what it does where it takes place."""
    lemma = tree.lemma[verb]
    if tree.passive(verb):
        return lemma in _HAPPEN or lemma in _ACTIVE
    objects = [tree.lemma[kid] for kid in tree.of(verb, "obj")]
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
    return _counted(tree, index)


def _actor(tree: Tree, index: int) -> bool:
    return (
        tree.lemma[index] in lexicon.sectors()
        or tree.lemma[index] in lexicon.load("events")["classes"]["place"]
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
            if base == "nmod" and (tree.lemma[head] in _SHELLS or tree.pos[head] in {"NUM"}):
                spot = head
                continue
            return head, "embedded"
        if base in {"nsubj", "obj", "obl", "iobj", "xcomp"}:
            return head, tree.dep[spot] if tree.dep[spot] in {"nsubj:pass", "obl:agent"} else base
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


def _states(tree: Tree, events: dict[int, Event]) -> list[Event]:
    """Find adjectives that are states of events: "80 were dead", "four captured soldiers", "left 12 dead"."""
    found = []
    adjectives = patterns.event_adjectives()
    for index, lemma in enumerate(tree.lemma):
        if index in events or tree.pos[index] not in {"ADJ", "NOUN", "VERB"}:
            continue
        word = tree.lower[index] if tree.lower[index] in adjectives else lemma
        if word not in adjectives:
            continue
        type_, mode = adjectives[word]
        base, head = tree.base[index], tree.head[index]
        if tree.of(index, "cop") or base in {"root", "parataxis"}:
            if tree.own_subject(index) is not None or _counted(tree, index):
                found.append(Event(type_, mode, index, "adjective", index))
        elif (base == "amod" and _counted(tree, head) and head not in events) or (
            (
                base in {"obj", "xcomp", "acl", "nsubj", "obl", "conj"}
                and (_counted(tree, index) or (base == "xcomp" and tree.of(head, "obj")))
            )
            and head not in events
        ):
            found.append(Event(type_, mode, index, "adjective", index))
    return found
