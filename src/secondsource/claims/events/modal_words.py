"""Words that tell whether a deed has been done, may be, is to be or must be: what governs a clause, by what it says of it."""

PLANNED = frozenset({
    "plan", "intend", "prepare", "schedule", "due", "set", "aim", "want", "like", "wish", "love", "promise",
    "vow", "pledge", "agree", "ready", "willing", "decide", "expect", "poise", "hope", "threaten", "arrange",
    "commit", "offer", "about", "going", "swear", "bind", "slate", "design", "order", "authorize", "destine",
    "allow", "let", "enable", "permit", "help", "await", "consider", "propose", "resolve", "mean", "plot",
    "conspire", "scheme",
})  # fmt: skip
"""Verbs and predicates whose infinitive is still to be done ("*plan* to meet")."""
ENABLING = frozenset({"help", "enable", "allow", "let", "permit"})
"""What somebody does who lets a deed come about."""
ALLOWING = ENABLING | {"agree"}
POSSIBLE = frozenset({
    "appear", "seem", "believe", "say", "report", "allege", "think", "suspect", "rumor", "claim", "try",
    "attempt", "seek", "likely", "possible", "fear", "assume", "consider", "understand", "feel", "struggle",
    "strive", "able",
})  # fmt: skip
"""Those whose infinitive or clause may be so, or be only tried ("*seem* to have left")."""
NEGATIVE = frozenset({
    "fail", "refuse", "decline", "unable", "avoid", "prevent", "stop", "bar", "forbid", "reluctant",
    "refrain", "avert", "thwart", "foil", "ban", "prohibit", "deter", "forget", "neglect", "cancel",
    "postpone", "abandon", "lack", "keep",
})  # fmt: skip
"""Those whose infinitive, gerund or object does not come about ("*failed* to take the town")."""
FORGETTING = frozenset({"forget", "neglect"})
"""Those of which a whole clause is so all the same ("never *forget* that they fled")."""
DEMANDED = frozenset({
    "urge", "demand", "call", "ask", "order", "request", "require", "need", "pressure", "press", "tell",
    "appeal", "warn",
})  # fmt: skip
"""Those whose infinitive or object somebody is to do ("*urged* him to stop")."""
PURPOSE_NOUNS = frozenset({
    "pretext", "excuse", "reason", "permission", "ability", "authority", "attempt", "effort", "bid", "plan",
    "proposal", "deal", "agreement", "chances", "opportunity", "decision", "intention", "goal", "aim", "chance", "way",
    "threat", "preparation", "order", "initiative", "need", "call", "demand", "offer", "pledge", "promise",
    "right", "possibility", "hope", "mission", "campaign", "drive",
})  # fmt: skip
"""Nouns whose infinitive is a purpose, not a deed ("an *attempt* to cross")."""
SUSPICIONS = frozenset({"accusation", "allegation", "charge", "suspicion"})
"""Nouns whose gerund or noun somebody is held to have done (arrested "on *suspicion* of starting the fire")."""
DOUBT = frozenset({
    "possibly", "probably", "likely", "perhaps", "maybe", "reportedly", "allegedly", "apparently",
    "presumably", "supposedly", "potentially", "alleged", "suspected", "purported", "purportedly",
    "seemingly", "ostensibly", "supposed", "possible", "potential", "presumed", "reported",
})  # fmt: skip
"""Adverbs and adjectives that leave open whether something is so."""
FUTURE_NOUNS = frozenset({
    "planned", "scheduled", "upcoming", "forthcoming", "proposed", "expected", "imminent", "future",
    "further", "threatened", "looming", "prospective", "next",
})  # fmt: skip
"""Adjectives that put a noun's event ahead ("the *planned* truce")."""
IN_VAIN = frozenset({"abortive", "botched", "failed", "foiled", "thwarted", "unsuccessful", "vain"})
MUSING = frozenset({"ask", "consider", "count", "include", "like", "look", "remember", "think"})
"""Verbs of an "if" that is only a way to speak ("*if you look* at it")."""
FAILING = frozenset({"collapse", "fail", "falter", "founder", "stall"})
"""Verbs by which what somebody set out to do comes to nothing."""
FOILING = frozenset({"avert", "disrupt", "foil", "prevent", "thwart"})
"""Verbs that keep from happening what somebody else had in mind."""
DROPPING = frozenset({"abandon", "abort", "cancel", "drop", "reject", "scrap", "shelve", "suspend"})
"""Verbs that end a plan before it is carried out."""
PLOTS = frozenset(
    {"attempt", "bid", "conspiracy", "effort", "idea", "intention", "plan", "plot", "proposal", "scheme"}
)
"""Nouns of what somebody meant to do, for verbs that foil or drop it."""
HOPES = frozenset({"chance", "hope", "likelihood", "opportunity", "possibility", "prospect"})
"""Nouns of what may come: who destroys the chance of a thing tells nothing of the thing itself."""
GIVING_HOPE = frozenset({"boost", "give", "have", "improve", "increase", "offer", "raise", "revive", "see"})
"""Verbs of who has such a chance, or gives one."""
WANT = frozenset({"absence", "lack", "shortage"})
DECIDED = frozenset({"agreement", "deal", "decision", "offer", "order", "promise", "threat"})
"""Nouns of what is settled, and not done yet."""
WEIGHING = frozenset({"consider", "contemplate", "debate", "mull", "ponder", "weigh"})
"""Who does so has not decided."""
SUPPOSING = frozenset(
    {"allege", "assume", "believe", "fear", "presume", "rumor", "suppose", "suspect", "think"}
)
"""What is only supposed where nobody says who does."""
DATED = frozenset({
    "begin", "convene", "expire", "gather", "meet", "open", "reconvene", "reopen", "restart", "resume",
    "start",
})  # fmt: skip
"""Verbs of what has one day; with a day in the plain present, it is still to come."""
INTENDED = frozenset(
    {
        "plan",
        "intend",
        "aim",
        "hope",
        "going",
        "set",
        "about",
        "poise",
        "due",
        "schedule",
        "bind",
        "slate",
        "suppose",
    }
)
"""What somebody is said to have in mind, or is about to do, where the predicate itself says so ("is *aimed* at", "is *going* to")."""
BEFORE = frozenset({"after", "because", "before", "since", "when", "while", "following", "despite"})
"""What opens a clause or phrase that the deed beside it presupposes."""
ASKING = frozenset({"call", "demand", "request", "require", "seek", "urge"})
"""Verbs by which somebody wants a deed of others."""
STRUGGLING = frozenset({"battle", "fight", "race", "scramble", "vie", "work", "campaign"})
"""What is done to reach an aim that is not reached yet ("are *battling* to recapture the town")."""
GOING_ON = frozenset({"continue", "begin", "start", "manage", "proceed"})
"""Verbs whose infinitive was done, unless they have an object of their own ("*began* a raid to free the town")."""
TRYING = STRUGGLING | GOING_ON | {
    "be", "have", "wait", "use", "fail", "struggle", "strive", "try", "attempt", "seek", "call", "appeal",
    "press", "push", "plan", "plot", "prepare", "move", "need", "take", "come", "go", "return",
}  # fmt: skip
"""Verbs that leave what the infinitive tells to be the matter of the sentence."""
SEEMING = frozenset({"appear", "seem", "likely", "possible", "probable", "conceivable"})
"""Predicates of a clause that only may be so ("it *appears* that", "it is *possible* that")."""
SUSPECTING = frozenset(
    {"suspect", "speculate", "guess", "surmise", "presume", "assume", "suppose", "theorize"}
)
"""What somebody does who holds a thing for possible, and says no more."""
COURTESY = frozenset({
    "thank", "apologize", "apologise", "congratulate", "express", "say", "add", "stress", "remind", "point",
    "extend", "offer", "note", "emphasize", "acknowledge", "pay",
})  # fmt: skip
"""What somebody does by saying that he would like to do it."""
UTTERING = frozenset(
    {"say", "call", "urge", "argue", "suggest", "ask", "add", "advise", "encourage", "invite"}
)
"""What somebody does by saying that he would do it ("I *would say* that …")."""
ADVISING = frozenset({"advise", "caution", "remind", "warn"})
"""Verbs by which somebody is told what to do."""
IMPRESSIONS = frozenset({"appearance", "illusion", "impression", "semblance"})
"""Nouns of what somebody is let think."""
STATES = frozenset({"become", "face", "feel", "get", "have", "know", "lose", "need", "see", "suffer"})
"""What befalls somebody, which nobody can be advised to do."""
RESOLVING = frozenset({"agree", "arrange", "decide", "order", "plan", "resolve"})
"""Verbs of what is settled: "agreed that troops *should* withdraw" says what is to come."""
AIMS = frozenset({
    "aim", "ambition", "goal", "hope", "idea", "intent", "intention", "mission", "objective", "order", "plan",
    "purpose", "target", "task",
})  # fmt: skip
"""Nouns of what somebody has in mind: "the *aim* was to cut the road" tells no deed."""
FOCUSING = frozenset({"focus", "concentrate", "direct", "center", "centre"})
HINTING = frozenset({"hint", "imply", "indicate", "mean", "suggest"})
"""What things do that let a reader think something ("the silence *suggests* they may have left")."""
DAYS = frozenset({"monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday", "tomorrow"})
"""Words for a day that a plain present may look ahead to."""
BLAMES = frozenset({"accuse", "suspect", "blame", "charge", "acquit", "clear", "absolve"})
"""Verbs whose gerund somebody is held to have done ("*accused* of shelling the town")."""
