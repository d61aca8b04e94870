"""The interface's words for what the model names by code."""

from collections.abc import Mapping

STATUS_WORDS: Mapping[str, str] = {
    "disputed": "Disputed",
    "unconfirmed": "Unconfirmed",
    "superseded": "Superseded",
    "corroborated": "Corroborated",
    "single_origin": "Not corroborated",
}
STATE_WORDS: Mapping[str, str] = {
    "agreed": "Agreed",
    "differs": "Differs",
    "disputed": "Disputed",
    "unconfirmed": "Unconfirmed",
    "denied": "Denied",
    "single_origin": "One origin",
}
CHANGE_WORDS: Mapping[str, str] = {
    "first": "First told",
    "joined": "Also told",
    "later_count": "Later count",
    "correction": "Corrected",
    "retraction": "Taken back",
    "other_scope": "Not compared",
    "contradiction": "Contradicted",
}
#: What a speaker did: the past, which is right after one speaker and after several ("they said").
STANCE_WORDS: Mapping[str, str] = {
    "asserts": "said",
    "denies": "denied",
    "cannot_confirm": "could not confirm",
    "demands": "demanded",
    "promises": "promised",
    "warns": "warned",
    "proposes": "proposed",
    "rejects": "rejected",
    "expects": "expected",
}
MODE_WORDS: Mapping[str, str] = {
    "incident": "in one event",
    "cumulative": "in all so far",
    "stock": "at that time",
    "rate": "in each unit of time",
    "measurement": "measured",
}
FACET_WORDS: Mapping[str, str] = {
    "occurrence": "Did it happen",
    "actor": "Who did it",
    "target": "To whom",
    "count": "How many",
    "place": "Where",
    "time": "When",
}
#: Where in a place a part of it lies.
SIDE_NAMES: Mapping[str, str] = {
    "north": "in the north",
    "northeast": "in the northeast",
    "east": "in the east",
    "southeast": "in the southeast",
    "south": "in the south",
    "southwest": "in the southwest",
    "west": "in the west",
    "northwest": "in the northwest",
    "center": "in the center",
}
SIDE_WORDS: Mapping[str, str] = {
    "says": "Said by",
    "against": "Against it",
    "denies": "Denied by",
    "rejects": "Rejected by",
    "cannot_confirm": "Not confirmed by",
    "contrary": "The contrary denied by",
}
GAP_WORDS: Mapping[str, str] = {
    "no place": "claims that do not say where",
    "no time": "claims that do not say when",
    "time not resolved": "times whose date is not known",
    "speaker not given": "attributed claims whose speaker is not given",
    "speaker not identified": "attributed claims whose speaker is not identified",
    "place not on the map": "places that are not on the map",
    "report without a date": "reports without a date",
}
WEEKDAY_WORDS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
MEANINGS = (
    (
        "disputed",
        "Origins contradict or deny each other: whether it happened, who did it, how many, where or when.",
    ),
    ("unconfirmed", "Somebody says that it cannot be confirmed, or nobody says outright that it is so."),
    ("superseded", "A later count, a correction or a retraction has overtaken it."),
    ("corroborated", "At least two independent origins say it, and none contradicts."),
    (
        "single_origin",
        "No second independent origin says the same, however many reports carry it. It may be true.",
    ),
)
ORIGIN = "An origin is where a claim comes from: a speaker, an agency, an outlet’s own reporting. However many reports carry it, it counts once."
#: All of it, by the names that the templates use.
WORDING: Mapping[str, object] = {
    "status_words": STATUS_WORDS,
    "state_words": STATE_WORDS,
    "stance_words": STANCE_WORDS,
    "change_words": CHANGE_WORDS,
    "facet_words": FACET_WORDS,
    "side_words": SIDE_WORDS,
    "side_names": SIDE_NAMES,
    "gap_words": GAP_WORDS,
    "weekday_words": WEEKDAY_WORDS,
    "meanings": MEANINGS,
    "origin_means": ORIGIN,
}
