"""Time and memory of reconciling piles of 100, 1,000 and 10,000 reports, each in a process of its own.

The piles are made from a seed: outlets report on matters that come up day after day in some dozens of places; of
the reports of a day some copy the wire word for word, the others tell the matters of the day each in words of its own.
So the pile grows as a case does, in time and in events. Sentences of one template would be near copies of each other
(of 100 reports, 4,680 of 4,950 pairs were aligned, and 1,200 claims fuse into 68 findings, of up to 135 claims each), so each
deed is told in several wordings, of many places, people and things. Figures from before the texts were varied cannot be compared
with those from after.
"""
# ruff: noqa: PLR0913, PLR0917 - a bench builds and compares what has many fields

import json
import os
import random
import resource
import subprocess
import sys
import time
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
from secondsource.reconcile import reconcile
from secondsource.reconcile.days import iso

SIZES = (100, 1_000, 10_000)
SEED = 7
REPORTS_A_DAY = 10
CLAIMS = 12  # in a report
FIRST_DAY = 735_000  # ordinal
PLACES = tuple(
    f"{first}{last}"
    for first in ("Nor", "Kar", "Bel", "Tari", "Ostra", "Sabi", "Quin", "Mar")
    for last in ("vik", "sund", "mora", "fa", "dale", "pol", "gorsk", "hafen")
)
PEOPLE = tuple(
    f"{first} {last}"
    for first in ("Ana", "Boris", "Chen", "Dalia", "Emre", "Farid", "Goran", "Hilde", "Ines", "Jamal")
    for last in ("Okoye", "Petrov", "Lindholm", "Haddad", "Moreau", "Castellan", "Brandt", "Yilmaz", "Novak")
)
GROUPS = ("army", "police", "rebels", "red cross", "coast guard", "ministry of health")
OUTLETS = tuple(
    f"{name} {kind}"
    for name in ("Northern", "Harbor", "Meridian", "Levant", "Eastern")
    for kind in ("Wire", "Post", "Daily")
)
# Wordings, type, measure and predicate.
DEEDS = (
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
THINGS = tuple(
    f"{a} {b}"
    for a in ("old", "new", "upper", "lower", "northern", "southern", "great", "grain", "iron", "river")
    for b in (
        "mill",
        "harbor",
        "station",
        "garden",
        "citadel",
        "school",
        "depot",
        "orchard",
        "quarry",
        "tower",
    )
)

Told = tuple[tuple[str, ...], str, str | None, str, dict[str, str]]
"""A matter: how it can be worded, its type, measure and predicate, and what fills the wording."""


def pile(size: int, seed: int = SEED) -> tuple[list[Report], list[Extraction]]:
    """Return that many reports and what they say."""
    draw = random.Random(seed)  # noqa: S311 - a seeded draw, no secret
    words: dict[str, np.ndarray] = {}
    made = []
    for day in range((size + REPORTS_A_DAY - 1) // REPORTS_A_DAY):
        matters = [_matter(draw) for _ in range(CLAIMS * 3)]
        wire: list[Told] = []
        for number in range(min(REPORTS_A_DAY, size - day * REPORTS_A_DAY)):
            told = wire if wire and draw.random() < 0.25 else draw.sample(matters, CLAIMS)
            told = [_reworded(t, draw) if told is not wire else t for t in told]
            wire = wire or told
            made.append(_report(f"{day}-{number}", FIRST_DAY + day, draw.choice(OUTLETS), told, words))
    return [r for r, _ in made], [e for _, e in made]


def _matter(draw: random.Random) -> Told:
    wordings, kind, measure, lemma = draw.choice(DEEDS)
    filled = {
        "n": str(draw.randint(3, 400)),
        "place": draw.choice(PLACES),
        "group": draw.choice(GROUPS),
        "who": draw.choice(PEOPLE),
        "thing": draw.choice(THINGS),
    }
    return wordings, kind, measure, lemma, filled


def _reworded(told: Told, draw: random.Random) -> Told:
    """Return a matter in one of its wordings."""
    wordings, kind, measure, lemma, filled = told
    opening = draw.choice(
        ("", "", "Meanwhile, ", "On the same day, ", "In the afternoon, ", "Officials added that ")
    )
    return (opening + draw.choice(wordings),), kind, measure, lemma, filled


def _report(
    identity: str,
    day: int,
    outlet: str,
    told: Sequence[Told],
    words: dict[str, np.ndarray],
) -> tuple[Report, Extraction]:
    sentences = [wordings[0].format(**filled) + "." for wordings, *_, filled in told]
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
    return report, Extraction(report.id, tuple(claims), tuple(entities.values()), vectors, (), "made")


_KIND: dict[str, EntityKind] = {"place": "place", "group": "organization", "who": "person"}


def _mention(
    report: str, sentence: str, at: int, name: str, kind: EntityKind, entities: dict[str, ReportEntity]
) -> Mention:
    start = at + sentence.find(name)
    span = Span(start, start + len(name))
    if name not in entities:
        entities[name] = ReportEntity(
            digest("reportentity", report, name), report, kind, name, span, mentions=(span,)
        )
    return Mention(name, span, entities[name].id)


def _vector(sentence: str, words: dict[str, np.ndarray]) -> bytes:
    """Return a vector that is near for sentences that share words."""
    total = np.zeros(384)
    for word in sentence.lower().rstrip(".").split():
        if word not in words:
            words[word] = np.random.default_rng(int(digest("word", word)[4:12], 16)).normal(size=384)
        total += words[word]
    return np.round(127 * total / np.linalg.norm(total)).astype(np.int8).tobytes()


def measure(size: int) -> dict[str, float]:
    """Reconcile one pile in this process; return seconds, seconds to add one more, and megabytes (most that the process held)."""
    reports, extractions = pile(size)
    more, said = pile(size + 1)
    new, told = more[-1], said[-1]
    del more, said
    began = time.perf_counter()
    result = reconcile(reports, extractions)
    seconds = time.perf_counter() - began
    began = time.perf_counter()
    reconcile([*reports, new], [*extractions, told], (), result, frozenset({new.id}))
    adding = time.perf_counter() - began
    held = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    return {"seconds": seconds, "adding": adding, "megabytes": held}


def cost(limit: int | None = None) -> dict[str, float]:
    """Return seconds and megabytes by size of the pile, and the growth of the last step."""
    found: dict[str, float] = {}
    sizes = [s for s in SIZES if limit is None or s <= limit]
    for size in sizes:
        command = [sys.executable, "-m", "bench.findings_cost", str(size)]
        done = subprocess.run(  # noqa: S603 (our own module)
            command, check=True, stdout=subprocess.PIPE, text=True, env={**os.environ, "OMP_NUM_THREADS": "1"}
        )
        for name, value in json.loads(done.stdout).items():
            found[f"{name}_{size}"] = value
    if len(sizes) > 1:
        found["growth"] = found[f"seconds_{sizes[-1]}"] / found[f"seconds_{sizes[-2]}"]
    return found


if __name__ == "__main__":
    print(json.dumps(measure(int(sys.argv[1]))))
