"""Time and memory of reconciling piles of 100, 1,000 and 10,000 reports, each in a process of its own.

The piles are made from a seed: outlets report on matters that come up day after day in a few places; of the
reports of a day some copy the wire word for word, some rewrite it. So the pile grows as a case does, in time
and in events, while places, people and phrases stay the same few.
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
PLACES = (
    "Norvik",
    "Karsund",
    "Belmora",
    "Tarifa Bay",
    "Ostrava Hills",
    "Sabina",
    "Lower Dale",
    "Port Amel",
    "Quinta",
    "Marsa",
)
PEOPLE = tuple(
    f"{first} {last}"
    for first in ("Ana", "Boris", "Chen", "Dalia", "Emre", "Farid")
    for last in ("Okoye", "Petrov", "Lindholm", "Haddad", "Moreau")
)
GROUPS = ("army", "police", "rebels", "red cross", "coast guard", "ministry of health")
OUTLETS = tuple(
    f"{name} {kind}"
    for name in ("Northern", "Harbor", "Meridian", "Levant", "Eastern")
    for kind in ("Wire", "Post", "Daily")
)
DEEDS = (
    (
        "{n} people were killed in {place} when {group} units shelled the {thing} quarter, {who} said",
        "CASUALTIES",
        "killed",
        "kill",
    ),
    (
        "{n} people were injured near the {thing} market of {place}, {who} said",
        "CASUALTIES",
        "injured",
        "injure",
    ),
    (
        "About {n} families fled from the {thing} district of {place}, {who} said",
        "DISPLACEMENT",
        "displaced",
        "flee",
    ),
    ("The {group} took control of the {thing} road outside {place}, {who} said", "TERRITORY", None, "take"),
    (
        "The {group} opened the {thing} crossing at {place} for food convoys, {who} said",
        "ACCESS",
        None,
        "open",
    ),
    (
        "The {group} suspended its operations around the {thing} bridge in {place}, {who} said",
        "CEASEFIRE",
        None,
        "suspend",
    ),
)
THINGS = tuple(
    f"{a} {b}"
    for a in ("old", "new", "upper", "lower", "northern", "southern")
    for b in ("mill", "harbor", "station", "garden", "citadel", "school")
)


def pile(size: int, seed: int = SEED) -> tuple[list[Report], list[Extraction]]:
    """Return that many reports and what they say."""
    draw = random.Random(seed)  # noqa: S311 - a seeded draw, no secret
    words: dict[str, np.ndarray] = {}
    made = []
    for day in range((size + REPORTS_A_DAY - 1) // REPORTS_A_DAY):
        matters = [_matter(draw) for _ in range(CLAIMS * 3)]
        wire: list[tuple[str, str, str | None, str, dict[str, str]]] = []
        for number in range(min(REPORTS_A_DAY, size - day * REPORTS_A_DAY)):
            told = wire if wire and draw.random() < 0.25 else draw.sample(matters, CLAIMS)
            told = [_reworded(t, draw) if told is not wire else t for t in told]
            wire = wire or told
            made.append(_report(f"{day}-{number}", FIRST_DAY + day, draw.choice(OUTLETS), told, words))
    return [r for r, _ in made], [e for _, e in made]


def _matter(draw: random.Random) -> tuple[str, str, str | None, str, dict[str, str]]:
    sentence, kind, measure, lemma = draw.choice(DEEDS)
    filled = {
        "n": str(draw.randint(3, 400)),
        "place": draw.choice(PLACES),
        "group": draw.choice(GROUPS),
        "who": draw.choice(PEOPLE),
        "thing": draw.choice(THINGS),
    }
    return sentence, kind, measure, lemma, filled


def _reworded(
    told: tuple[str, str, str | None, str, dict[str, str]], draw: random.Random
) -> tuple[str, str, str | None, str, dict[str, str]]:
    sentence, kind, measure, lemma, filled = told
    opening = draw.choice(
        ("", "", "Meanwhile, ", "On the same day, ", "In the afternoon, ", "Officials added that ")
    )
    return opening + sentence, kind, measure, lemma, filled


def _report(
    identity: str,
    day: int,
    outlet: str,
    told: Sequence[tuple[str, str, str | None, str, dict[str, str]]],
    words: dict[str, np.ndarray],
) -> tuple[Report, Extraction]:
    sentences = [sentence.format(**filled) + "." for sentence, *_, filled in told]
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
