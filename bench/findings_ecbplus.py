"""ECB+: event coreference across documents with gold mentions, through the product's own matching.

The documents are grouped into stories first (``reconcile.stories``), without the topics. Inside each story
every gold event mention becomes a claim: its head is the predicate, the gold people, things, places and
times of its sentence that stand nearest are its participants, and its vector is its sentence's. Then
``reconcile.matching`` groups the claims.
"""
# ruff: noqa: PLR0913, PLR0917 - a bench builds and compares what has many fields

from collections import defaultdict
from collections.abc import Callable, Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

from bench.findings_scorers import b_cubed, ceaf_e, conll, muc
from secondsource.model import (
    Claim,
    EntityKind,
    Extraction,
    Mention,
    OffsetMap,
    Place,
    Report,
    ReportEntity,
    Role,
    Span,
    TimeRef,
    digest,
)
from secondsource.reconcile.entities import resolve
from secondsource.reconcile.matching import Pile, Wishes, match
from secondsource.reconcile.matching.scoring import MENTIONS
from secondsource.reconcile.ordering import in_order
from secondsource.reconcile.stories import group

Vectors = Callable[[Sequence[str]], NDArray[np.float32]]
"""Sentences → unit vectors."""
Matters = Callable[[str, Sequence[Span]], tuple[bytes, ...]]
"""A text and words of it → vectors of what they tell, as an extraction has them."""
SAME_STORY = 0.13  # these texts are short and without a date; tuned on dev
_KINDS: dict[str, EntityKind] = {"human": "person", "nonhuman": "organization", "location": "place"}


class Document:
    """One ECB+ document as a report with claims.

    Attributes:
        report: Its text: the tokens joined by spaces, without the line of the page's address.
        extraction: One claim for each gold event mention.
        gold: Claim id → coreference chain.
    """

    def __init__(
        self,
        row: dict[str, Any],
        heads: Callable[[Sequence[str], Sequence[int]], tuple[int, str]],
        vectors: Vectors,
        matters: Matters,
    ) -> None:
        """Build it.

        Args:
            row: Of the set.
            heads: Tokens and the positions of a mention → position and lemma of its head.
            vectors: Of sentences.
            matters: Of mentions.
        """
        tokens: list[str] = row["tokens"]
        skipped = row["url_sentence"]
        starts, at, parts = {}, 0, []
        for sentence in row["sentences"]:
            if sentence["n"] == skipped:
                continue
            for token in range(sentence["start"], sentence["end"]):
                starts[token] = at
                parts.append(tokens[token])
                at += len(tokens[token]) + 1
        text = " ".join(parts)
        self.report = Report(digest("report", row["id"]), row["id"], text, "", OffsetMap("characters", ()))
        spans = {
            s["n"]: Span(starts[s["start"]], starts[s["end"] - 1] + len(tokens[s["end"] - 1]))
            for s in row["sentences"]
            if s["n"] != skipped and s["end"] > s["start"]
        }
        mentions = [
            m
            for m in row["mentions"]
            if m["validated"] and m["sentence"] in spans and all(t in starts for t in m["tokens"])
        ]
        where = {
            m["id"]: Span(starts[m["tokens"][0]], starts[m["tokens"][-1]] + len(tokens[m["tokens"][-1]]))
            for m in mentions
        }
        entities = {
            m["id"]: _entity(self.report.id, m, where[m["id"]], text) for m in mentions if m["kind"] in _KINDS
        }
        events = [m for m in mentions if m["kind"] == "event"]
        used = sorted({m["sentence"] for m in events})
        rows = vectors([spans[n].of(text) for n in used])
        quantized = {n: np.round(v * 127).astype(np.int8).tobytes() for n, v in zip(used, rows, strict=True)}
        claims = []
        self.gold: dict[str, str] = {}
        for m in events:
            beside = [o for o in mentions if o["sentence"] == m["sentence"] and o["kind"] != "event"]
            head, lemma = heads(tokens, m["tokens"])
            claim = _claim(
                self.report,
                m,
                lemma,
                Span(starts[head], starts[head] + len(tokens[head])),
                spans[m["sentence"]],
                where,
                entities,
                beside,
            )
            claims.append(claim)
            self.gold[claim.id] = m["coref"]
        self.extraction = Extraction(
            self.report.id,
            tuple(claims),
            tuple(entities.values()),
            tuple(quantized[m["sentence"]] for m in events),
            (),
            "gold mentions",
            matters(text, [where[m["id"]] for m in events]),
        )


def _entity(report: str, m: dict[str, Any], span: Span, text: str) -> ReportEntity:
    name = span.of(text)
    return ReportEntity(
        digest("reportentity", report, m["id"]), report, _KINDS[m["kind"]], name, span, mentions=(span,)
    )


def _claim(
    report: Report,
    m: dict[str, Any],
    lemma: str,
    head: Span,
    sentence: Span,
    where: dict[str, Span],
    entities: dict[str, ReportEntity],
    beside: Sequence[dict[str, Any]],
) -> Claim:
    span = where[m["id"]]
    people = [o for o in beside if o["kind"] in {"human", "nonhuman"}]
    before = [o for o in people if where[o["id"]].end <= span.start]
    after = [o for o in people if where[o["id"]].start >= span.end]
    roles = []
    if before:
        nearest = max(before, key=lambda o: where[o["id"]].end)
        roles.append(
            Role("actor", Mention(nearest["text"], where[nearest["id"]], entities[nearest["id"]].id))
        )
    if after:
        nearest = min(after, key=lambda o: where[o["id"]].start)
        roles.append(
            Role("target", Mention(nearest["text"], where[nearest["id"]], entities[nearest["id"]].id))
        )
    places = sorted(
        (o for o in beside if o["kind"] == "location"), key=lambda o: abs(where[o["id"]].start - span.start)
    )
    times = sorted(
        (o for o in beside if o["kind"] == "time"), key=lambda o: abs(where[o["id"]].start - span.start)
    )
    place = (
        Place(Mention(places[0]["text"], where[places[0]["id"]], entities[places[0]["id"]].id))
        if places
        else None
    )
    time = None
    if times:
        words = where[times[0]["id"]]
        time = TimeRef(times[0]["text"], words, "date", "", None, None, "unknown", False, "not read")
    return Claim(
        id=digest("claim", report.id, m["id"]),
        report=report.id,
        type="STATEMENT",
        mode=None,
        predicate=lemma,
        predicate_span=head,
        text=span.of(report.text),
        spans=(span,),
        sentence=sentence,
        attribution=None,
        stance="asserts",
        modality="actual",
        polarity="negated" if m["tag"].startswith("NEG") else "affirmed",
        roles=tuple(roles),
        place=place,
        time=time,
        figures=(),
        factuality=None,
        headline=False,
        versions="gold mentions",
    )


def documents(
    rows: Sequence[dict[str, Any]],
    heads: Callable[[Sequence[str], Sequence[int]], tuple[int, str]],
    vectors: Vectors,
    matters: Matters,
) -> list[Document]:
    """Return the documents that have a validated event mention."""
    made = [Document(row, heads, vectors, matters) for row in rows]
    return [d for d in made if d.gold]


def found_groups(docs: Sequence[Document]) -> list[set[str]]:
    """Return the product's grouping of all mentions."""
    by_id = {d.report.id: d for d in docs}
    found: list[set[str]] = []
    for story in group([d.report for d in docs], SAME_STORY):
        reports = in_order(by_id[r].report for r in story)
        extractions = {r.id: by_id[r.id].extraction for r in reports}
        entities = resolve(reports, extractions)
        pile = Pile(reports, extractions, {m: e.id for e in entities for m in e.members})
        matched = match(pile, Wishes(), table=MENTIONS)
        found += [{pile.profiles[n].claim.id for n in members} for members in matched.groups]
    return found


def by_lemma(docs: Sequence[Document]) -> list[set[str]]:
    """Return the baseline: mentions of one head lemma in one story."""
    of_story = {r: n for n, story in enumerate(group([d.report for d in docs], SAME_STORY)) for r in story}
    groups: dict[tuple[int, str], set[str]] = defaultdict(set)
    for d in docs:
        for claim in d.extraction.claims:
            groups[of_story[d.report.id], claim.predicate].add(claim.id)
    return list(groups.values())


def ecbplus(docs: Sequence[Document]) -> dict[str, float]:
    """Return CoNLL F1 and its parts, and the lemma baseline in the same run."""
    gold: dict[str, set[str]] = defaultdict(set)
    for d in docs:
        for claim, chain in d.gold.items():
            gold[chain].add(claim)
    true, found = list(gold.values()), found_groups(docs)
    return {
        "conll": conll(true, found),
        "muc": muc(true, found),
        "b_cubed": b_cubed(true, found),
        "ceaf_e": ceaf_e(true, found),
        "conll_lemma": conll(true, by_lemma(docs)),
    }
