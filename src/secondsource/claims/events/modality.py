"""Has it happened, will it, may it, should it: modality and polarity of an event inside its clause.

Read from what governs the event on the way up to the content that it stands in: auxiliaries, negations,
conditions, purposes, and predicates that take a clause ("planned to", "failed to", "is said to").
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from secondsource.claims.conditions import CONDITIONS, conditional
from secondsource.claims.stance import negated, no_such

if TYPE_CHECKING:
    from secondsource.claims.events.event import Event
    from secondsource.claims.saying import Saying
    from secondsource.claims.tree import Tree
    from secondsource.model.claim import Modality, Polarity

_PLANNED = frozenset(
    {
        "plan",
        "intend",
        "prepare",
        "schedule",
        "due",
        "set",
        "aim",
        "want",
        "like",
        "wish",
        "love",
        "promise",
        "vow",
        "pledge",
        "agree",
        "ready",
        "willing",
        "decide",
        "expect",
        "poise",
        "hope",
        "threaten",
        "arrange",
        "commit",
        "offer",
        "about",
        "going",
        "swear",
        "bind",
        "slate",
        "design",
        "order",
        "authorize",
        "destine",
        "allow",
        "let",
        "enable",
        "permit",
        "help",
        "await",
        "consider",
        "propose",
        "resolve",
        "mean",
    }
)
_ALLOWING = frozenset({"allow", "let", "enable", "permit", "help", "agree"})
_POSSIBLE = frozenset(
    {
        "appear",
        "seem",
        "believe",
        "say",
        "report",
        "allege",
        "think",
        "suspect",
        "rumor",
        "claim",
        "try",
        "attempt",
        "seek",
        "likely",
        "possible",
        "fear",
        "assume",
        "consider",
        "understand",
        "feel",
        "struggle",
        "able",
    }
)
_NEGATIVE = frozenset(
    {
        "fail",
        "refuse",
        "decline",
        "unable",
        "avoid",
        "prevent",
        "stop",
        "bar",
        "forbid",
        "unlikely",
        "reluctant",
        "refrain",
        "avert",
        "thwart",
        "foil",
        "ban",
        "prohibit",
        "deter",
        "forget",
        "neglect",
        "cancel",
        "postpone",
        "abandon",
        "lack",
        "keep",
    }
)
_DEMANDED = frozenset(
    {
        "urge",
        "demand",
        "call",
        "ask",
        "order",
        "request",
        "require",
        "need",
        "pressure",
        "press",
        "tell",
        "appeal",
        "warn",
    }
)
_PURPOSE_NOUNS = frozenset(
    {
        "pretext",
        "excuse",
        "reason",
        "permission",
        "ability",
        "authority",
        "attempt",
        "effort",
        "bid",
        "plan",
        "proposal",
        "deal",
        "agreement",
        "opportunity",
        "decision",
        "intention",
        "goal",
        "aim",
        "chance",
        "way",
        "threat",
        "preparation",
        "order",
        "initiative",
        "need",
        "call",
        "demand",
        "offer",
        "pledge",
        "promise",
        "right",
        "possibility",
        "hope",
        "mission",
        "campaign",
        "drive",
    }
)
_DOUBT = frozenset(
    {
        "possibly",
        "probably",
        "likely",
        "perhaps",
        "maybe",
        "reportedly",
        "allegedly",
        "apparently",
        "presumably",
        "supposedly",
        "potentially",
        "alleged",
        "suspected",
        "purported",
        "possible",
        "potential",
        "presumed",
        "reported",
    }
)
_FUTURE_NOUNS = frozenset(
    {
        "planned",
        "scheduled",
        "upcoming",
        "forthcoming",
        "proposed",
        "expected",
        "imminent",
        "future",
        "further",
        "threatened",
        "looming",
        "prospective",
        "next",
    }
)
_BLAMES = frozenset({"accuse", "suspect", "blame", "charge", "acquit", "clear", "absolve"})


def read(tree: Tree, event: Event, saying: Saying | None) -> tuple[Modality, Polarity]:
    """Return modality and polarity of an event, by itself and by the stance of who speaks of it."""
    modality, negative = _inside(tree, event, saying)
    if saying is not None:
        modality = by_stance(modality, saying)
    return modality, "negated" if negative else "affirmed"


def of_clause(tree: Tree, head: int, saying: Saying | None) -> tuple[Modality, Polarity]:
    """Return modality and polarity of a clause that is no typed event."""
    modality, negative = _climb(tree, head, saying)
    if saying is not None:
        modality = by_stance(modality, saying)
    return modality, "negated" if negative else "affirmed"


def by_stance(modality: Modality, saying: Saying) -> Modality:
    """Return the modality that the speaker's stance leaves: what is denied or rejected is ``denied``, ….."""
    match saying.stance:
        case "denies":
            return "denied"
        case "demands":
            return "demanded"
        case "rejects":
            return "denied"
        case "cannot_confirm":
            return "possible" if modality == "actual" else modality
        case "promises" | "expects":
            return "planned" if modality in {"actual", "possible"} else modality
        case "proposes":
            return "possible" if modality == "actual" else modality
        case "warns":
            return "possible" if modality == "actual" and not saying.clausal else modality
        case _:
            return modality


def _inside(tree: Tree, event: Event, saying: Saying | None) -> tuple[Modality, bool]:
    noun = event.kind == "noun"
    words = {tree.lower[kid] for kid in tree.of(event.trigger, "amod", "det", "advmod")} if noun else set()
    negative = noun and no_such(tree, event.trigger)
    start: Modality = "actual"
    if words & _FUTURE_NOUNS:
        start = "planned"
    elif words & _DOUBT:
        start = "possible"
    if event.content_of is not None:
        return start, negative
    if event.presupposed:
        return start, negative
    if noun and event.anchor != event.trigger:
        modality, more = _climb(tree, event.anchor, saying)
        lemma = tree.lemma[event.anchor]
        if lemma in {"plan", "schedule", "prepare", "announce", "order", "authorize"}:
            modality = "planned" if modality == "actual" and lemma != "announce" else modality
        if lemma in {"cancel", "postpone", "prevent", "avoid"}:
            more = not more
        no_object = no_such(tree, event.trigger)
        negative_total = more if no_object and more else negative != more
        return (modality if modality != "actual" else start), negative_total
    modality, more = _climb(tree, event.trigger, saying)
    almost = any(
        tree.lower[kid] in {"almost", "nearly"} and tree.pos[kid + 1] != "NUM"
        for kid in tree.of(event.trigger, "advmod")
    )
    return (modality if modality != "actual" else start), (more or negative) != almost


def _own(tree: Tree, index: int) -> Modality | None:
    """Modality that the auxiliaries, adverbs and marks of one predicate give."""
    aux = {tree.lower[kid] for kid in tree.of(index, "aux")}
    if conditional(tree, index):
        return "possible" if tree.asks(index) else "conditional"
    if aux & {"must"} and not {tree.lower[kid] for kid in tree.of(index, "aux")} & {"have"}:
        return "demanded"
    if aux & {"may", "might", "could", "can", "cannot"}:
        return "possible"
    if aux & {"will", "shall", "'ll", "’ll", "wo", "would", "'d", "’d"}:
        if any(
            tree.lower[mark] in CONDITIONS
            and "even" not in {tree.lower[word] for word in (*tree.kids[kid], mark - 1)}
            for kid in tree.of(index, "advcl")
            for mark in tree.of(kid, "mark")
        ):
            return "conditional"
        return "planned"
    if aux & {"should", "ought"}:
        return "planned"
    if any(tree.lower[kid] in _DOUBT for kid in tree.of(index, "advmod")):
        return "possible"
    if any(tree.lower[mark] == "whether" for mark in tree.of(index, "mark")):
        return "possible"
    return None


def _climb(tree: Tree, index: int, saying: Saying | None) -> tuple[Modality, bool]:
    modality: Modality | None = None
    negative = False
    spot = index
    for step in range(8):
        if tree.is_predicate(spot) or step == 0:
            negative ^= negated(tree, spot)
            own = _own(tree, spot)
            if modality is None or own == "conditional":
                modality = own or modality
        base, head = tree.base[spot], tree.head[spot]
        if head == spot:
            break
        if saying is not None and saying.cue_head == head:
            if base == "xcomp" and tree.infinitive(spot) and tree.lemma[head] in _PLANNED:
                modality = modality or "planned"  # "agreed to resume the talks"
            elif base == "xcomp" and tree.lemma[head] in _POSSIBLE and tree.passive(head):
                modality = modality or "possible"  # "are believed to have killed"
            break
        if saying is not None and not saying.holds(head) and saying.holds(index):
            break
        if base == "conj":
            if not tree.is_predicate(head):
                break
            # A coordinated verb shares auxiliaries and negation only where it has no subject or auxiliary of its own.
            if not tree.bare_infinitive(spot, head) and (
                tree.own_subject(spot) is not None
                or tree.of(spot, "aux")
                or (tree.finite(spot) and not tree.of(head, "aux"))
                or {"Tense=Past", "VerbForm=Fin"} <= set(tree.feats[spot].split("|"))
            ):
                break
            spot = head
            continue
        lemma = tree.lemma[head]
        if base == "xcomp" or (base == "ccomp" and not tree.finite(spot)):
            if lemma in _NEGATIVE:
                negative = not negative
                modality = modality or "actual"
            elif lemma in _PLANNED and (tree.infinitive(spot) or lemma in _ALLOWING):
                modality = modality or "planned"
            elif lemma in _DEMANDED:
                modality = modality or "demanded"
            elif lemma in _POSSIBLE and (tree.infinitive(spot) or tree.passive(head)):
                modality = modality or "possible"
            elif tree.infinitive(spot) and any(
                tree.lemma[kid] in _PURPOSE_NOUNS for kid in tree.of(head, "obj") if kid < spot
            ):
                modality = modality or "planned"  # "gave them a pretext to shell the town"
            spot = head
            continue
        if base == "advcl":
            if tree.infinitive(spot) and lemma in {"use", "continue", "begin", "start", "manage", "proceed"}:
                spot = head  # "used the base to bomb", "continued to launch": it was done
                continue
            if tree.infinitive(spot):
                must = _own(tree, head) == "demanded" or (  # "action must be taken to stop the attack"
                    lemma in {"call", "appeal", "plead", "press", "push"} and not tree.of(head, "obj")
                )  # "called on the rebels to withdraw"
                return modality or ("demanded" if must else "planned"), negative
            if any(tree.lower[kid] == "without" for kid in tree.of(spot, "mark", "case")):
                return modality or "actual", not negative
            if lemma in _BLAMES and tree.complement(spot):
                return modality or "possible", negative  # "accused them of shelling"
            if lemma in _NEGATIVE and tree.complement(spot):  # not "foiled the attack, killing 80"
                return modality or "actual", not negative
            if tree.own_subject(spot) is None and tree.gerund(spot):
                spot = head
                continue
            break
        if base == "acl" and tree.dep[spot] != "acl:relcl":
            if tree.infinitive(spot):
                return modality or "planned", negative
            if tree.lemma[head] in _PURPOSE_NOUNS and tree.gerund(spot):
                return modality or "possible", negative
            break
        if base == "ccomp":
            if lemma in _NEGATIVE | {"deny"}:
                negative = not negative
            elif lemma in {"expect", "hope", "predict"}:
                modality = modality or "planned"
            elif lemma in _POSSIBLE and tree.passive(head):
                modality = modality or "possible"
            elif lemma in _DEMANDED:
                modality = modality or "demanded"
            break
        if base in {"obl", "nmod"} and tree.lemma[head] in _PURPOSE_NOUNS:
            return modality or "possible", negative
        break
    return modality or "actual", negative
