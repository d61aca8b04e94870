"""Words that tell which part in an event a noun has: who suffers by intransitive verbs, what is thrown, who only counts."""

TARGET_PREPOSITIONS = frozenset(
    {"on", "against", "at", "upon", "into", "with", "toward", "towards", "over", "to", "between"}
)
"""Prepositions behind which the one stands to whom it is done."""
VICTIM_SUBJECT = frozenset({
    "die", "perish", "drown", "succumb", "disappear", "vanish", "go", "starve", "lose", "suffer", "sustain",
    "suffocate", "collapse", "fall", "hospitalize", "crash", "shrink",
})  # fmt: skip
"""Verbs whose subject undergoes them."""
MOVERS = frozenset({"DISPLACEMENT", "EVACUATION", "RETREAT"})
"""Types that have an origin and a destination."""
RECIPIENTS = frozenset({"AID", "ACCESS"})
"""Types that have a recipient."""
INTRANSITIVE_NOUNS = frozenset({
    "withdrawal", "retreat", "advance", "flight", "exodus", "death", "resignation", "surrender", "visit",
    "protest", "arrival", "return", "departure", "fighting", "fire", "operation", "offensive", "fatality",
    "battle",
})  # fmt: skip
"""Nouns whose "of" tells who does it ("the withdrawal of the army")."""
EMPTY = frozenset({
    "place", "part", "effect", "refuge", "shelter", "control", "ground", "hold", "fire", "advance",
    "progress", "arm", "force", "landfall", "way", "track", "rail", "bank", "contact", "rampage",
})  # fmt: skip
"""Objects that make up an expression with their verb ("take place", "give way")."""
THROWN = frozenset({
    "gas", "cannon", "stone", "rock", "brick", "bottle", "baton", "truncheon", "bullet", "bomb", "cocktail",
    "knife", "club", "stick", "gun", "rifle", "machete", "ax", "axe",
})  # fmt: skip
"""What is thrown, fired or swung at people: an instrument, no target."""
SUMS = frozenset({"toll", "death", "fatality", "casualty", "injury"})
"""Nouns for casualties that somebody owns by "'s" only: not "the Pakistan toll"."""
COUNTING = frozenset({
    "record", "report", "register", "confirm", "count", "document", "log", "tally", "note", "announce",
    "verify", "put", "declare", "detect", "identify", "estimate", "notify", "list",
})  # fmt: skip
"""Verbs of who counts or tells, and does nothing of it."""
FINDING = frozenset({"find", "discover", "detect", "observe", "notice", "spot"})
"""Verbs of who looks and sees, or not, that something befell ("found no *damage*"): that it did or not is what is told."""
COLLAPSES = frozenset({"collapse", "crash", "burn", "crumble", "go", "sink", "explode"})
"""Verbs by which a thing goes to ruin by itself."""
ON = frozenset({
    "rampage", "request", "order", "behalf", "eve", "basis", "way", "ground", "suspicion", "charge",
    "condition", "invitation", "scale", "day", "side", "night", "road", "pretext", "sideline",
})  # fmt: skip
"""Nouns behind "on" that make up an expression ("on condition")."""
GIVES = frozenset(
    {"pay", "return", "give", "grant", "hand", "offer", "restore", "transfer", "cede", "release"}
)
"""Verbs whose "to" tells the recipient."""
HARM = frozenset({"loss", "casualty", "damage", "injury", "death", "fatality", "harm", "destruction"})
"""Nouns for harm that is done to whom "on" tells."""
BEFELL = frozenset({
    "blast", "bombing", "clash", "crash", "earthquake", "explosion", "fighting", "flood", "massacre", "quake",
    "shooting", "stampede",
})  # fmt: skip
"""Nouns whose name of a country says where, not who."""
