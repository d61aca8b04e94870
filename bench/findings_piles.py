"""Made piles of reports, and what they say, that grow as a crisis does: what ``bench.findings_cost`` reconciles.

The piles are made from a seed and model how a crisis is reported: a pile that is ten times as large lasts about
three times as long and has about three times as many reports a day. What a report tells is, with ``NEW``, a matter that
nobody told before, else one that was told in the last days, drawn by how often it was told: the rich get richer
(Simon 1955), so that the sizes of matters have a heavy tail. Places, people, bodies and things are drawn likewise, with a share
of new names that falls as names are used (Heaps 1978), and the outlets by Zipf's law. A report may be another's copy; else it
tells each matter in words of its own, with details of the matter. Tolls rise as they are told.
"""

import random
import re
from collections.abc import Sequence

import numpy as np

from secondsource.model import (
    Attribution,
    Claim,
    Cue,
    EntityKind,
    Extraction,
    Figure,
    Mention,
    OffsetMap,
    Place,
    Report,
    ReportEntity,
    Role,
    Span,
    Speaker,
    digest,
)
from secondsource.reconcile.days import iso
from secondsource.reconcile.matching.pile import MATTER_SIZE

SEED = 7
CLAIMS = 16  # in a report
FIRST_REPORTS = 5  # on the first day; one more each day
NEW = 0.7  # share of what a report tells that nobody told before
NAMED = 0.8  # share of names that are new at first; it falls with the root of the number of names used
DAYS = 5  # that a matter is told after it was told last
COPIED = 0.1  # share of the reports that are another's copy
FIRST_DAY = 735_000  # ordinal
OUTLETS = tuple(
    f"{name} {kind}"
    for name in ("Northern", "Harbor", "Meridian", "Levant", "Eastern", "Coastal", "National", "Evening")
    for kind in ("Wire", "Post", "Daily", "Times", "Observer")
)
GROUPS = ("army", "police", "rebels", "red cross", "coast guard", "ministry of health")
_SYLLABLES = tuple(a + b for a in "bdfgklmnprstvz" for b in ("a", "e", "i", "o", "u", "ar", "en", "il", "or"))
# Wordings, type, measure and predicate.
DEEDS: tuple[tuple[tuple[str, ...], str, str | None, str], ...] = (
    (
        (
            "{n} people were killed in {place} when {group} units shelled the {thing} quarter, {who} said",
            "Shells fired by the {group} at the {thing} killed {n} in {place}, according to {who}",
            "{who} put at {n} the dead of the bombardment that the {group} aimed at {thing} streets in {place}",
            "In {place}, {group} artillery killed at the {thing} some {n} residents, {who} reported",
        ),
        "CASUALTIES",
        "killed",
        "kill",
    ),
    (
        (
            "{n} people were injured near the {thing} market of {place}, {who} said",
            "Doctors in {place} treated {n} injured after a blast by the {thing}, {who} told journalists",
            "The explosion beside the {thing} left {n} wounded at {place}, {who} confirmed",
        ),
        "CASUALTIES",
        "injured",
        "injure",
    ),
    (
        (
            "About {n} families fled from the {thing} district of {place}, {who} said",
            "{who} counted {n} households that had to leave {place} by the {thing} gate",
            "Fighting at the {thing} drove {n} out of their homes in {place}, {who} wrote",
        ),
        "DISPLACEMENT",
        "displaced",
        "flee",
    ),
    (
        (
            "The {group} took control of the {thing} road outside {place}, {who} said",
            "Troops of the {group} seized {place} up to the {thing}, {who} announced",
            "{who} claimed that {thing} positions around {place} had fallen to the {group}",
        ),
        "TERRITORY",
        None,
        "take",
    ),
    (
        (
            "The {group} opened the {thing} crossing at {place} for food convoys, {who} said",
            "Trucks with flour passed the {thing} into {place} once the {group} let them, {who} noted",
            "{who} welcomed that aid had reached {place} by way of the {thing} with leave of the {group}",
        ),
        "ACCESS",
        None,
        "open",
    ),
    (
        (
            "The {group} suspended its operations around the {thing} bridge in {place}, {who} said",
            "Guns fell silent at the {thing} in {place} as the {group} halted fire, {who} observed",
            "{who} declared a pause by the {group} along the {thing} line near {place}",
        ),
        "CEASEFIRE",
        None,
        "suspend",
    ),
)


class _Names:
    """Names of one kind, drawn by how often they were used, with ever fewer new ones."""

    def __init__(self, words: int, draw: random.Random) -> None:
        self.words, self.draw = words, draw
        self.used: list[str] = []

    def __call__(self) -> str:
        """Return a name."""
        if not self.used or self.draw.random() < NAMED * min(1.0, 500 / len(self.used)) ** 0.5:
            name = " ".join(
                "".join(self.draw.choices(_SYLLABLES, k=self.draw.choice((2, 3)))).capitalize()
                for _ in range(self.words)
            )
        else:
            name = self.draw.choice(self.used)
        self.used.append(name)
        return name


class _Matter:
    """Something that happened, with how it can be worded."""

    def __init__(self, names: dict[str, _Names], draw: random.Random) -> None:
        self.draw = draw
        self.wordings, self.kind, self.measure, self.lemma = draw.choice(DEEDS)
        self.filled = {name: make() for name, make in names.items()}
        self.filled["thing"] = self.filled["thing"].lower()
        self.filled["group"] = draw.choice(GROUPS)
        self.number = int(draw.paretovariate(0.8)) + 1

    def told(self) -> "Told":
        """Return the matter in one of its wordings, with a detail; its toll may have risen."""
        if self.draw.random() < 0.1:
            self.number += self.draw.randint(1, 1 + self.number // 3)
        opening, closing = self.draw.choice(_OPENINGS), self.draw.choice(_CLOSINGS)
        wording = opening + self.draw.choice(self.wordings) + closing
        return wording, self.kind, self.measure, self.lemma, {**self.filled, "n": str(self.number)}


_OPENINGS = ("", "", "", "Meanwhile, ", "On the same day, ", "In the afternoon, ", "Officials added that ")
_CLOSINGS = (
    "",
    "",
    " as {detail} went on",
    ", a day after talks on {detail}",
    ", despite warnings about {detail}",
    ", with {detail} still closed",
)

Told = tuple[str, str, str | None, str, dict[str, str]]
"""A wording of a matter, its type, measure and predicate, and what fills the wording."""


def pile(size: int, seed: int = SEED) -> tuple[list[Report], list[Extraction]]:
    """Return that many reports and what they say; those of a smaller pile are the first of a larger one."""
    draw = random.Random(seed)  # noqa: S311 - a seeded draw, no secret
    names = {
        "place": _Names(1, draw),
        "who": _Names(2, draw),
        "thing": _Names(1, draw),
        "detail": _Names(2, draw),
    }
    words: dict[str, np.ndarray] = {}
    ranks = [1 / (n + 1) for n in range(len(OUTLETS))]
    made: list[tuple[Report, Extraction]] = []
    recent: list[list[_Matter]] = []  # what was told on each of the last days
    day = 0
    while len(made) < size:
        recent = [*recent[-DAYS:], []]
        today: list[list[Told]] = []
        for number in range(FIRST_REPORTS + day):
            if today and draw.random() < COPIED:
                told = draw.choice(today)
            else:
                told = [_next(recent, names, draw).told() for _ in range(CLAIMS)]
                today.append(told)
            outlet = draw.choices(OUTLETS, ranks)[0]
            if len(made) < size:
                made.append(_report(f"{day}-{number}", FIRST_DAY + day, outlet, told, words))
        day += 1
    return [r for r, _ in made], [e for _, e in made]


def _next(recent: list[list[_Matter]], names: dict[str, _Names], draw: random.Random) -> _Matter:
    """Return what a report tells next, and note that it was told."""
    held = sum(map(len, recent))
    if not held or draw.random() < NEW:
        matter = _Matter(names, draw)
    else:
        at = draw.randrange(held)
        for told in recent:
            if at < len(told):
                matter = told[at]
                break
            at -= len(told)
    recent[-1].append(matter)
    return matter


def _report(
    identity: str,
    day: int,
    outlet: str,
    told: Sequence[Told],
    words: dict[str, np.ndarray],
) -> tuple[Report, Extraction]:
    sentences = [wording.format(**filled) + "." for wording, *_, filled in told]
    text = "\n".join(sentences)
    report = Report(
        digest("report", identity),
        identity,
        text,
        "",
        OffsetMap("characters", ()),
        outlet=outlet,
        published=iso(day),
        language="en",
    )
    entities: dict[str, ReportEntity] = {}
    claims = []
    at = 0
    for sentence, (_, kind, measure, lemma, filled) in zip(sentences, told, strict=True):
        whole = Span(at, at + len(sentence))
        mention = {
            name: _mention(report.id, sentence, at, filled[name], _KIND[name], entities)
            for name in ("place", "group", "who")
            if filled[name] in sentence
        }
        figures: tuple[Figure, ...] = ()
        if measure:
            n = float(filled["n"])
            start = at + sentence.find(filled["n"])
            figures = (
                Figure(
                    measure,
                    None,
                    "person",
                    n,
                    n,
                    n,
                    "exact",
                    "incident",
                    None,
                    filled["n"],
                    Span(start, start + len(filled["n"])),
                    "exact",
                ),
            )
        verb = max(0, sentence.find(lemma))
        claims.append(
            Claim(
                digest("claim", report.id, at),
                report.id,
                kind,
                None,
                lemma,
                Span(at + verb, at + verb + len(lemma)),
                sentence,
                (whole,),
                whole,
                Attribution("indirect", (Speaker(mention["who"], "person"),), Cue("said", whole)),
                "asserts",
                "actual",
                "affirmed",
                (Role("actor", mention["group"]),) if "group" in mention else (),
                Place(mention["place"]),
                None,
                figures,
                None,
                False,
                "made",
            )
        )
        at += len(sentence) + 1
    vectors = tuple(_vector(sentence, words) for sentence in sentences)
    matters = tuple(vector[:MATTER_SIZE] for vector in vectors)
    read = Extraction(
        report.id, tuple(claims), tuple(entities.values()), vectors, (), "made", matters=matters
    )
    return report, read


_KIND: dict[str, EntityKind] = {"place": "place", "group": "organization", "who": "person"}


def _mention(  # noqa: PLR0913, PLR0917 - what a mention is made of
    report: str, sentence: str, at: int, name: str, kind: EntityKind, entities: dict[str, ReportEntity]
) -> Mention:
    start = at + sentence.find(name)
    span = Span(start, start + len(name))
    if name not in entities:
        entities[name] = ReportEntity(
            digest("reportentity", report, name), report, kind, name, span, mentions=(span,)
        )
    return Mention(name, span, entities[name].id)


_PLAIN = frozenset(
    word
    for wordings, *_ in DEEDS
    for text in (*wordings, *_OPENINGS, *_CLOSINGS)
    for word in re.findall(r"\w+", re.sub(r"\{\w+\}", "", text))
    if len(word) < 6
)


def _vector(sentence: str, words: dict[str, np.ndarray]) -> bytes:
    """Return a vector that is near for sentences that share words."""
    total = np.zeros(384)
    for word in re.findall(r"\w+", sentence):
        if word in _PLAIN:
            continue
        if word not in words:
            words[word] = np.random.default_rng(int(digest("word", word)[4:12], 16)).normal(size=384)
        total += words[word]
    return np.round(127 * total / np.linalg.norm(total)).astype(np.int8).tobytes()
