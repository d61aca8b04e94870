"""Has it happened, will it, may it, should it: modality and polarity of an event inside its clause.

Read from what governs the event on the way up to the content that it stands in: auxiliaries, negations,
conditions, purposes, and predicates that take a clause ("planned to", "failed to", "is said to").
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from secondsource.claims import lexicon
from secondsource.claims.conditions import CONDITIONS, conditional, inverted
from secondsource.claims.stance import negated, no_such
from secondsource.claims.tree import QUESTIONS, SUBJECTS

if TYPE_CHECKING:
    from secondsource.claims.events.event import Event
    from secondsource.claims.saying import Saying
    from secondsource.claims.tree import Tree
    from secondsource.model.claim import Modality, Polarity

_PLANNED = frozenset({"plan", "intend", "prepare", "schedule", "due", "set", "aim", "want", "like", "wish", "love", "promise", "vow", "pledge", "agree", "ready", "willing", "decide", "expect", "poise", "hope", "threaten", "arrange", "commit", "offer", "about", "going", "swear", "bind", "slate", "design", "order", "authorize", "destine", "allow", "let", "enable", "permit", "help", "await", "consider", "propose", "resolve", "mean"})  # fmt: skip
_ALLOWING = frozenset({"allow", "let", "enable", "permit", "help", "agree"})
_POSSIBLE = frozenset({"appear", "seem", "believe", "say", "report", "allege", "think", "suspect", "rumor", "claim", "try", "attempt", "seek", "likely", "possible", "fear", "assume", "consider", "understand", "feel", "struggle", "strive", "able"})  # fmt: skip
_NEGATIVE = frozenset({"fail", "refuse", "decline", "unable", "avoid", "prevent", "stop", "bar", "forbid", "reluctant", "refrain", "avert", "thwart", "foil", "ban", "prohibit", "deter", "forget", "neglect", "cancel", "postpone", "abandon", "lack", "keep"})  # fmt: skip
_DEMANDED = frozenset({"urge", "demand", "call", "ask", "order", "request", "require", "need", "pressure", "press", "tell", "appeal", "warn"})  # fmt: skip
_PURPOSE_NOUNS = frozenset({"pretext", "excuse", "reason", "permission", "ability", "authority", "attempt", "effort", "bid", "plan", "proposal", "deal", "agreement", "opportunity", "decision", "intention", "goal", "aim", "chance", "way", "threat", "preparation", "order", "initiative", "need", "call", "demand", "offer", "pledge", "promise", "right", "possibility", "hope", "mission", "campaign", "drive"})  # fmt: skip
_DOUBT = frozenset({"possibly", "probably", "likely", "perhaps", "maybe", "reportedly", "allegedly", "apparently", "presumably", "supposedly", "potentially", "alleged", "suspected", "purported", "purportedly", "seemingly", "ostensibly", "supposed", "possible", "potential", "presumed", "reported"})  # fmt: skip
_FUTURE_NOUNS = frozenset({"planned", "scheduled", "upcoming", "forthcoming", "proposed", "expected", "imminent", "future", "further", "threatened", "looming", "prospective", "next"})  # fmt: skip
_FOILING = frozenset({"avert", "disrupt", "foil", "prevent", "thwart"})
"""Verbs that keep from happening what somebody else had in mind."""
_DROPPING = frozenset({"abandon", "abort", "cancel", "drop", "reject", "scrap", "shelve", "suspend"})
"""Verbs that end a plan before it is carried out."""
_PLOTS = frozenset(
    {"attempt", "bid", "conspiracy", "effort", "idea", "intention", "plan", "plot", "proposal", "scheme"}
)
_DECIDED = frozenset({"agreement", "deal", "decision", "offer", "order", "promise", "threat"})
_WEIGHING = frozenset({"consider", "contemplate", "debate", "mull", "ponder", "weigh"})
"""Who does so has not decided."""
_SUPPOSING = frozenset(
    {"allege", "assume", "believe", "fear", "presume", "rumor", "suppose", "suspect", "think"}
)
"""What is only supposed where nobody says who does."""
_DATED = frozenset({"begin", "convene", "expire", "gather", "meet", "open", "reconvene", "reopen", "restart", "resume", "start"})  # fmt: skip
"""Verbs of what has one day; with a day in the plain present, it is still to come."""
_INTENDED = frozenset(
    {"plan", "intend", "aim", "hope", "going", "set", "about", "poise", "due", "schedule", "bind", "slate"}
)
"""What somebody is said to have in mind, or is about to do, where the predicate itself says so ("is *aimed* at", "is *going* to")."""
_BEFORE = frozenset({"after", "before", "since", "when", "while", "following", "despite"})
_ASKING = frozenset({"call", "demand", "request", "require", "seek", "urge"})
_STRUGGLING = frozenset({"battle", "fight", "race", "scramble", "vie", "work", "campaign"})
"""What is done to reach an aim that is not reached yet ("are *battling* to recapture the town")."""
_TRYING = _STRUGGLING | {
    "be",
    "have",
    "wait",
    "use",
    "continue",
    "begin",
    "start",
    "manage",
    "proceed",
    "fail",
    "struggle",
    "strive",
    "try",
    "attempt",
    "seek",
    "call",
    "appeal",
    "press",
    "push",
    "plan",
    "plot",
    "prepare",
    "move",
    "need",
    "take",
    "come",
    "go",
    "return",
}
"""Verbs that leave what the infinitive tells to be the matter of the sentence."""
_SEEMING = frozenset({"appear", "seem", "likely", "possible", "probable", "conceivable"})
"""Predicates of a clause that only may be so ("it *appears* that", "it is *possible* that")."""
_SUSPECTING = frozenset(
    {"suspect", "speculate", "guess", "surmise", "presume", "assume", "suppose", "theorize"}
)
"""What somebody does who holds a thing for possible, and says no more."""
_COURTESY = frozenset(
    {
        "thank",
        "apologize",
        "apologise",
        "congratulate",
        "express",
        "say",
        "add",
        "stress",
        "remind",
        "point",
        "extend",
        "offer",
        "note",
        "emphasize",
        "acknowledge",
        "pay",
    }
)
"""What somebody does by saying that he would like to do it."""
_UTTERING = frozenset(
    {"say", "call", "urge", "argue", "suggest", "ask", "add", "advise", "encourage", "invite"}
)
"""What somebody does by saying that he would do it ("I *would say* that …")."""
_ENABLING = frozenset({"help", "enable", "allow", "let", "permit"})
_AIMS = frozenset({"aim", "ambition", "goal", "hope", "idea", "intent", "intention", "mission", "objective", "order", "plan", "purpose", "target", "task"})  # fmt: skip
"""Nouns of what somebody has in mind: "the *aim* was to cut the road" tells no deed."""
_HINTING = frozenset({"hint", "imply", "indicate", "mean", "suggest"})
"""What things do that let a reader think something ("the silence *suggests* they may have left")."""
_DAYS = frozenset({"monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday", "tomorrow"})
_BLAMES = frozenset({"accuse", "suspect", "blame", "charge", "acquit", "clear", "absolve"})


def read(tree: Tree, event: Event, saying: Saying | None) -> tuple[Modality, Polarity]:
    """Return modality and polarity of an event, by itself and by the stance of who speaks of it."""
    modality, negative = _inside(tree, event, saying)
    return _told(tree, modality, saying), "negated" if negative else "affirmed"


def of_clause(tree: Tree, head: int, saying: Saying | None) -> tuple[Modality, Polarity]:
    """Return modality and polarity of a clause that is no typed event."""
    modality, negative = _climb(tree, head, saying)
    return _told(tree, modality, saying), "negated" if negative else "affirmed"


def _told(tree: Tree, modality: Modality, saying: Saying | None) -> Modality:
    """Return the modality that the act of saying leaves: what somebody only suspects is ``possible``."""
    if saying is None:
        return modality
    cue = saying.cue_head
    if modality == "actual" and cue is not None and _only_suspects(tree, cue):
        return "possible"
    return by_stance(modality, saying)


def _only_suspects(tree: Tree, cue: int) -> bool:
    """Tell whether a cue says that somebody, or nobody in particular, holds something for possible ("it *seems* that …")."""
    if tree.lemma[cue] in _SUSPECTING:
        return tree.is_verb(cue)
    return tree.lemma[cue] in _SEEMING and tree.is_predicate(cue)


def of_words(tree: Tree, index: int, head: int, saying: Saying | None) -> Modality:
    """Return the modality that a clause gives an event of a participle in it: what it doubts or supposes is not ``actual``.

    What tells more of the subject, or what came before, is no matter of the doubt.
    """
    spot = index
    while spot != head:
        before = {tree.lower[mark] for mark in tree.of(spot, "mark", "case")} & _BEFORE
        if before or tree.base[spot] in SUBJECTS or tree.head[spot] == spot:
            return "actual"
        spot = tree.head[spot]
    own = _own(tree, head, saying)
    return own if own in {"possible", "conditional"} else "actual"


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
        weighed = saying is not None and saying.cue_head is not None and _weighs(tree, saying.cue_head)
        if saying is not None and saying.cue_head is not None and start == "actual":
            means, more = _as_means(tree, saying.cue_head)
            start, negative = means, negative != more
        return ("possible" if weighed and start == "actual" else start), negative
    if event.presupposed:
        return start, negative
    if noun and event.anchor != event.trigger:
        modality, more = _climb(tree, event.anchor, saying)
        lemma = tree.lemma[event.anchor]
        if lemma in {"aim", "intend", "mean"} and modality == "planned":
            modality = "actual"  # "the *raids* are aimed at cutting the road"
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


def _as_means(tree: Tree, verb: int) -> tuple[Modality, bool]:
    """Return what the deed says that a gerund is a means to ("*could not* be eased *by announcing* a truce")."""
    by = tree.gerund(verb) and any(tree.lower[mark] == "by" for mark in tree.of(verb, "mark", "case"))
    return _climb(tree, verb, None) if by and tree.base[verb] == "advcl" else ("actual", False)


def _weighs(tree: Tree, verb: int) -> bool:
    """Tell whether a verb says that somebody has not decided; "considered the attack a crime" says what it is to him."""
    return tree.lemma[verb] in _WEIGHING and not tree.passive(verb) and not tree.of(verb, "xcomp")


def only_aimed_at(tree: Tree, index: int, saying: Saying | None) -> bool:
    """Tell whether an event is only what a deed is for, and the sentence tells the deed ("launched the raid *to free* the town").

    Not where the verb tells of the trying itself ("are battling *to retake* it", "made an attempt *to reach* it").
    """
    spot = index
    for _ in range(6):
        base, head = tree.base[spot], tree.head[spot]
        if foiled(tree, spot) is not None:
            return False
        if head == spot or (saying is not None and saying.holds(index) and not saying.holds(head)):
            return False
        if base == "advcl" and tree.infinitive(spot):
            return tree.is_verb(head) and tree.lemma[head] not in _TRYING and _done(tree, head, saying)
        if base == "acl" and tree.infinitive(spot) and tree.dep[spot] != "acl:relcl":
            verb = tree.head[head]
            told = _PURPOSE_NOUNS | _PLOTS if tree.base[head] == "obj" else _PLOTS | _DECIDED
            tried = tree.base[head] in {"obj", "nsubj"} and tree.lemma[head] in told
            return not tried and tree.is_verb(verb) and verb != head and _done(tree, verb, saying)
        if base not in {"conj", "xcomp"} and not (base in {"advcl", "obl"} and tree.gerund(spot)):
            return False
        spot = head
    return False


def _done(tree: Tree, verb: int, saying: Saying | None) -> bool:
    """Tell whether a verb tells a deed that was done."""
    return _climb(tree, verb, saying) == ("actual", False)


def _brought_about(tree: Tree, verb: int) -> bool:
    """Tell whether what a past deed made possible came about ("the raids *allowed* them to advance", "*helped* them take the town").

    Who allows a thing may only permit it; what allows it, does.
    """
    if tree.lemma[verb] not in _ENABLING or "Tense=Past" not in tree.feats[verb] or tree.passive(verb):
        return False
    if negated(tree, verb) or tree.of(verb, "aux"):
        return False
    subject = tree.subject(verb)
    return tree.lemma[verb] == "help" or (
        subject is not None
        and tree.pos[subject] == "NOUN"
        and not tree.ent[subject]
        and tree.lemma[subject] not in lexicon.sectors()
        and tree.lemma[subject]
        not in lexicon.words("actors", "persons") | lexicon.words("actors", "collectives")
    )


def _was_able(tree: Tree, index: int) -> bool:
    """Tell whether somebody was able to do a thing, and did ("*were able* to reach the town")."""
    return (
        tree.lemma[index] == "able"
        and any(tree.lower[kid] in {"was", "were"} for kid in tree.of(index, "cop"))
        and not negated(tree, index)
    )


def foiled(tree: Tree, index: int) -> int | None:
    """Return the verb that says that somebody kept the deed of an infinitive from being done, or ``None``.

    "*foiled* a plot to bomb the market", "a plan to bomb the market was *dropped*".
    """
    if not tree.infinitive(index) or tree.base[index] not in {"acl", "advcl", "xcomp"}:
        return None
    head = tree.head[index]
    if tree.base[index] == "acl":
        verb = tree.head[head]
        plot = tree.lemma[head] in _PLOTS and head in tree.objects(verb)
    else:
        verb = head
        plot = any(tree.lemma[noun] in _PLOTS and noun < index for noun in tree.objects(verb))
    return verb if plot and tree.lemma[verb] in _FOILING | _DROPPING and not negated(tree, verb) else None


def _taken_back(tree: Tree, index: int) -> bool:
    """Tell whether what was to be is said not to have been ("was due to leave *but did not*")."""
    return any(
        tree.pos[kid] == "AUX"
        and tree.own_subject(kid) is None
        and not tree.of(kid, "obj", "xcomp", "ccomp", "obl")
        and negated(tree, kid)
        and any(tree.lower[word] in {"but", "yet"} for word in tree.of(kid, "cc"))
        for kid in tree.of(index, "conj")
    )


def _yet_to(tree: Tree, index: int) -> bool:
    """Tell whether what an infinitive tells has not been so far ("has *yet to* withdraw")."""
    return any(
        tree.lower[word] == "to" and tree.lower[word - 1] == "yet" for word in tree.of(index, "mark", "aux")
    )


def _to_come(tree: Tree, index: int) -> bool:
    """Tell whether a clause in the plain present gives the day of what is to come ("the ministers *meet on Friday*")."""
    present = "Tense=Pres" in tree.feats[index] and "VerbForm=Fin" in tree.feats[index]
    if not present or tree.lemma[index] not in _DATED or tree.of(index, "aux", "cop"):
        return False
    return any(
        tree.lower[word] in _DAYS or tree.lower[word] == "next"
        for kid in tree.of(index, "obl", "advmod")
        for word in range(tree.left[kid], tree.right[kid])
        if not {"every", "each", "last", "since", "after"} & set(tree.lower[tree.left[kid] : word])
    )


def _own(tree: Tree, index: int, saying: Saying | None = None) -> Modality | None:
    """Modality that the auxiliaries, adverbs and marks of one predicate give."""
    aux = {tree.lower[kid] for kid in tree.of(index, "aux")}
    if conditional(tree, index):
        return "possible" if tree.asks(index) else "conditional"
    if aux & {"must"} and not {tree.lower[kid] for kid in tree.of(index, "aux")} & {"have"}:
        return "demanded"
    if aux & {"may", "might", "could", "can", "cannot"}:
        return "possible"
    if aux & {"will", "shall", "'ll", "’ll", "wo", "would", "'d", "’d"}:
        if tree.lemma[index] == "like" and any(
            tree.lemma[kid] in _COURTESY for kid in tree.of(index, "xcomp")
        ):
            return None  # "would like to thank": does so
        if any(inverted(tree, kid) for kid in tree.of(index, "advcl", "ccomp", "obl")):
            return "conditional"  # "had the dam burst, thousands would have died"
        if any(
            tree.lower[mark] in CONDITIONS
            and "even" not in {tree.lower[word] for word in (*tree.kids[kid], mark - 1)}
            for kid in tree.of(index, "advcl")
            for mark in tree.of(kid, "mark")
        ):
            return "conditional"
        return "conditional" if _supposes(tree, index, saying) else "planned"
    if aux & {"should", "ought"}:
        return "planned"
    if any(tree.lower[kid] in _DOUBT for kid in tree.of(index, "advmod")) or _doubted_before(tree, index):
        return "possible"
    if tree.lemma[index] == "unlikely" and tree.of(index, "xcomp"):
        return "possible"
    if any(tree.lower[mark] == "whether" for mark in tree.of(index, "mark")) or _hints(tree, index):
        return "possible"
    return "planned" if _to_come(tree, index) or _arranged(tree, index) or _intends(tree, index) else None


def _supposes(tree: Tree, index: int, saying: Saying | None) -> bool:
    """Tell whether "would" tells what is only supposed, not what was to come when somebody spoke of it.

    It does in the words of a quotation, of what would have been, and where the report itself says what a thing
    would be or what a deed would lead to ("taking the city *would be* a prize").
    """
    if not any(tree.lower[kid] in {"would", "'d", "’d"} for kid in tree.of(index, "aux")):
        return False
    subject = tree.own_subject(index)
    politely = subject is not None and tree.lower[subject] in {"i", "we"} and tree.lemma[index] in _UTTERING
    if politely or tree.lemma[index] in {"like", "love", "prefer", "want"}:
        return False  # "we would like to see it closed": a wish
    if saying is not None and saying.quote == "direct":
        return True
    if any(tree.lower[kid] == "have" for kid in tree.of(index, "aux")):
        return True
    if saying is not None:
        return False
    deed = subject is not None and tree.is_verb(subject)
    return deed or (bool(tree.of(index, "cop")) and tree.dep[index] != "acl:relcl")


def _doubted_before(tree: Tree, index: int) -> bool:
    """Tell whether a doubt that opens a sentence goes for a verb that its clause goes on with ("*Apparently*, he left and *has not come back*")."""
    head = tree.head[index]
    if tree.base[index] != "conj" or not tree.is_predicate(head) or tree.own_subject(index) is not None:
        return False
    subject = tree.own_subject(head)
    return subject is not None and any(
        tree.lower[kid] in _DOUBT and kid < subject for kid in tree.of(head, "advmod")
    )


def _intends(tree: Tree, index: int) -> bool:
    """Tell whether a predicate says itself that its deed is still to be done ("is *going* to retire", "is *aimed* at destroying")."""
    if not {tree.lemma[index], tree.lower[index]} & _INTENDED:
        return False
    return any(
        tree.infinitive(kid) or (tree.gerund(kid) and tree.lower[tree.left[kid]] == "at")
        for kid in tree.of(index, "xcomp", "advcl", "ccomp")
        if kid > index
    )


def _hints(tree: Tree, index: int) -> bool:
    """Tell whether a verb only lets think of what may be ("the removal *suggests* that they *may* have broken a rule")."""
    return tree.lemma[index] in _HINTING and any(
        tree.lower[word] in {"may", "might", "could"}
        for kid in tree.of(index, "ccomp")
        for word in tree.of(kid, "aux")
    )


def _arranged(tree: Tree, index: int) -> bool:
    """Tell whether a verb tells what is or was to be ("is *due to start*", "was *to withdraw*", "the aim was *to cut* it")."""
    if tree.is_verb(index) and tree.of(index, "cop"):
        subject = tree.own_subject(index)
        if subject is not None and tree.lemma[subject] in _AIMS and tree.infinitive(index):
            return True
        return any(tree.lower[word : word + 2] == ["due", "to"] for word in tree.kids[index] if word < index)
    return tree.infinitive(index) and any(
        tree.lower[word] in {"is", "are", "was", "were"} and tree.lower[word + 1] == "to"
        for word in tree.of(index, "aux", "cop")
    )


def _climb(tree: Tree, index: int, saying: Saying | None) -> tuple[Modality, bool]:
    modality: Modality | None = None
    negative = False
    spot = index
    for step in range(8):
        if tree.is_predicate(spot) or step == 0:
            negative ^= negated(tree, spot)
            negative = negative or _taken_back(tree, spot) or _yet_to(tree, spot)
            own = _own(tree, spot, saying)
            negative ^= tree.lemma[spot] == "unlikely" and bool(tree.of(spot, "xcomp"))
            if modality is None or own == "conditional":
                modality = own or modality
        base, head = tree.base[spot], tree.head[spot]
        if head == spot:
            break
        if saying is not None and saying.cue_head == head:
            if base == "xcomp" and tree.infinitive(spot) and tree.lemma[head] in _PLANNED:
                modality = modality or "planned"  # "agreed to resume the talks"
            elif base == "acl" and tree.lemma[head] in _AIMS and tree.gerund(spot):
                modality = modality or "planned"  # "with the aim of recapturing"
            elif base == "xcomp" and tree.lemma[head] in _POSSIBLE and tree.passive(head):
                modality = modality or "possible"  # "are believed to have killed"
            elif tree.passive(head) and (
                (base == "advcl" and tree.lemma[head] in _BLAMES and tree.complement(spot))
                or (base in {"ccomp", "csubj"} and tree.lemma[head] in _SUPPOSING)
            ):
                modality = modality or "possible"  # "is suspected of shelling", "it was thought that"
            break
        if saying is not None and not saying.holds(head) and saying.holds(index):
            of_noun = base == "acl" and tree.infinitive(spot) and tree.head[head] == saying.cue_head
            return modality or ("planned" if of_noun else "actual"), negative  # "announced *plans* to launch"
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
        if foiled(tree, spot) is not None:
            return modality or "planned", not negative
        if base == "xcomp" or (base == "ccomp" and not tree.finite(spot)):
            if lemma in _NEGATIVE:
                negative = not negative
                modality = modality or "actual"
            elif lemma == "like" and tree.lemma[spot] in _COURTESY:
                pass  # "would like to *thank*": does so
            elif lemma in _PLANNED and (tree.infinitive(spot) or lemma in _ALLOWING):
                modality = modality or ("actual" if _brought_about(tree, head) else "planned")
            elif lemma == "suppose" and tree.infinitive(spot) and "have" not in tree.lower[head:spot]:
                modality = modality or "planned"  # "were supposed to be released"
            elif lemma in _DEMANDED:
                modality = modality or "demanded"
            elif lemma in _POSSIBLE and (tree.infinitive(spot) or tree.passive(head)):
                modality = modality or ("actual" if _was_able(tree, head) else "possible")
            elif lemma in _STRUGGLING and tree.infinitive(spot):
                modality = modality or "planned"
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
            if (
                lemma in {"aim", "intend"}
                and tree.gerund(spot)
                and tree.lower[tree.left[spot]] in {"at", "for"}
            ):
                return modality or "planned", negative  # "is aimed at destroying"
            if lemma in _BLAMES and tree.complement(spot):
                return modality or "possible", negative  # "accused them of shelling"
            if lemma in _NEGATIVE and tree.complement(spot):  # not "foiled the attack, killing 80"
                return modality or "actual", not negative
            if tree.own_subject(spot) is None and tree.gerund(spot):
                spot = head
                continue
            break
        if base == "acl":
            if tree.infinitive(spot) and not tree.finite(spot):
                return modality or "planned", negative  # "an order *to leave*", "an area in which *to vote*"
            tied = tree.lower[tree.left[spot]] in {
                "of",
                "at",
                "for",
            }  # not "its mission, *targeting* the town"
            if tree.lemma[head] in _PURPOSE_NOUNS and tree.gerund(spot) and tied:
                return modality or ("planned" if tree.lemma[head] in _AIMS else "possible"), negative
            above = tree.head[head]
            if tree.gerund(spot) and tree.base[head] in {"obj", "obl"} and tree.lemma[above] in _ASKING:
                return (
                    modality or "demanded",
                    negative,
                )  # "called for an end to the bombing, *lifting* the siege"
            break
        if base in {"ccomp", "csubj"}:
            if lemma in _NEGATIVE | {"deny"}:
                negative = not negative
            elif lemma in {"expect", "hope", "predict"}:
                modality = modality or "planned"
            elif (lemma in _POSSIBLE and tree.passive(head)) or (
                lemma in _SEEMING and (base == "csubj" or tree.of(head, "expl"))
            ):
                modality = modality or "possible"
            elif base == "ccomp" and lemma in _DEMANDED and tree.lower[tree.left[spot]] not in QUESTIONS:
                modality = modality or "demanded"
            break
        if base in {"obl", "nmod"} and tree.lemma[head] in _PURPOSE_NOUNS:
            return modality or "possible", negative
        break
    return modality or "actual", negative
