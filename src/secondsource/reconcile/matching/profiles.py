"""What is compared of a claim: its own words, and the context that it inherits where it is silent."""

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Mapping
from functools import lru_cache
from typing import NamedTuple

from secondsource.model import Claim, Extraction, Figure, Report, Span, TimeRef
from secondsource.reconcile.days import Days, days_of, days_of_time
from secondsource.reconcile.matching.measured import measured, runs_on, told_measures, tolls
from secondsource.reconcile.matching.profile import Profile
from secondsource.reconcile.matching.scenes import Wording, calamity
from secondsource.reconcile.measures import PEOPLE
from secondsource.reconcile.names import LEADING, is_name
from secondsource.reconcile.words import content_words, fold, read_table, stem
from secondsource.reconcile.yearless import DAY

# What a speaker does, as against what he says to be so: the matter is then his act.
ACTS = frozenset({"demands", "promises", "warns", "proposes", "rejects", "expects"})
# How much an inherited place or time counts, by where it comes from.
OWN, SENTENCE, BEFORE, REPORT = 1.0, 0.8, 0.5, 0.35
SETTING = 2  # places of which a report speaks most that its claims inherit
WEEK_DAYS = 7
TELLING_DAYS = 2  # a report tells what happened on its day or so many days before
HOUR_DAYS = 1  # an hour of a day that is not told is one of the report's day or of so many days before
_HOUR_ONLY = "the day is not told"  # how the reading of times gives the reason for such an hour


_ACTORS = frozenset({"actor"})
_NOBODY: frozenset[str] = frozenset()
# Places in which much happens at once: sharing one says nothing.
_WIDE = frozenset({"country", "area", "region"})
SIDES = {"GOV": "state", "MIL": "state", "COP": "state", "SPY": "state", "REB": "rebel", "OPP": "rebel"}
_TARGETS = frozenset({"target", "recipient", "beneficiary"})
_KINDS = {**SIDES, "CVL": "civilian"}
# Happenings to the people who are their doers in grammar.
MOVED = frozenset({"EVACUATION", "DISPLACEMENT", "RETREAT"})


class ProfileReader:
    """Builds the profiles of one report."""

    def __init__(
        self, report: Report, position: int, extraction: Extraction, entity_of: Mapping[str, str], first: int
    ) -> None:
        self.report = report
        self.position = position
        self.extraction = extraction
        self.first = first
        self.case_id = entity_of
        self.place_ids = {
            entity_of[e.id]
            for e in extraction.entities
            if e.kind == "place" and e.id in entity_of and (_names_place(e.name) or e.latitude is not None)
        }
        self.wide = {
            entity_of[e.id] for e in extraction.entities if e.precision in _WIDE and e.id in entity_of
        } & self.place_ids
        self.people = {e.id: e.name for e in extraction.entities if e.kind == "person"}
        self.sectors = {e.id: e.sector for e in extraction.entities}
        self.within = {
            entity_of[e.id]: entity_of[e.within]
            for e in extraction.entities
            if e.within and e.id in entity_of and e.within in entity_of
        }
        mentions = sorted(
            (span, entity_of[e.id])
            for e in extraction.entities
            if e.id in entity_of
            for span in (e.mentions or (e.name_span,))
        )
        self._named: dict[int, frozenset[str]] = {}  # by rank of the sentence
        self._counted: dict[int, tuple[Figure, ...]] = {}
        self._times: dict[int, list[TimeRef]] = {}
        self.mention_starts = [span.start for span, _ in mentions]
        self.mentions = mentions
        self.published = days_of(report.published) if report.published else None
        self.yearless = DAY in report.spans
        sentences = sorted({claim.sentence for claim in extraction.claims})
        self.wording = Wording(report.text, sentences)
        self.rank = {sentence: n for n, sentence in enumerate(sentences)}
        self.sentences = sentences
        title = report.spans.get("title")
        self.head = title or (sentences[0] if sentences else None)
        self.head_entities = self._entities_in(self.head) if self.head else frozenset()
        dateline = report.spans.get("dateline")
        if dateline is not None and self.head is not None and self.head.contains(dateline):
            # Where it was written is not where it happened.
            self.head_entities -= self._entities_in(dateline)
        self.setting = self._setting()
        countries = {
            entity_of[e.id] for e in extraction.entities if e.precision == "country" and e.id in entity_of
        }
        self.region = (self.setting | self._containing(self.setting) | self.wide) - countries
        self.calamity = calamity(report.text)

    def profiles(self, known: dict[frozenset[str], frozenset[str]] | None = None) -> list[Profile]:
        """Return the profiles of the report's claims, in order.

        Args:
            known: Sets of the pile, filled here: a profile has of equal sets the one that was known first. Most are empty,
                and no two are one by themselves.
        """
        figures = [self._figures(claim) for claim in self.extraction.claims]
        told = tolls(figure for own in figures for figure in own)
        crowd = max((count for (_, runs), count in told.items() if not runs), default=0)
        sets = {} if known is None else known
        for claim, own in zip(self.extraction.claims, figures, strict=True):
            if people := tuple(f for f in own if f.measure in PEOPLE):
                rank = self.rank[claim.sentence]
                self._counted[rank] = (*self._counted.get(rank, ()), *people)
        return [
            self._profile(
                n,
                claim,
                own,
                (told.get((own[0].measure, runs_on(own[0])), 0) if own else 0, crowd),
                sets,
            )
            for n, (claim, own) in enumerate(zip(self.extraction.claims, figures, strict=True))
        ]

    def _figures(self, claim: Claim) -> tuple[Figure, ...]:
        """Return a claim's figures, those of people first."""
        if not claim.figures:
            return ()
        figures = measured(claim, self.report.text, self._context(self.rank[claim.sentence]))
        return tuple(sorted(figures, key=lambda f: f.measure not in PEOPLE))

    def _entities_of(self, rank: int) -> frozenset[str]:
        """Return what a sentence names; several claims stand in one."""
        if rank not in self._named:
            self._named[rank] = self._entities_in(self.sentences[rank])
        return self._named[rank]

    def _times_of(self, rank: int) -> list[TimeRef]:
        """Return the dates and times of a sentence."""
        if rank not in self._times:
            sentence = self.sentences[rank]
            self._times[rank] = [t for t in self.extraction.times if sentence.contains(t.span) and _dates(t)]
        return self._times[rank]

    def _entities_in(self, span: Span) -> frozenset[str]:
        first = bisect_left(self.mention_starts, span.start)
        last = bisect_right(self.mention_starts, span.end - 1)
        return frozenset(entity for s, entity in self.mentions[first:last] if s.end <= span.end)

    def _setting(self) -> frozenset[str]:
        """Return the places of which the report speaks most."""
        narrow = self.place_ids - self.wide
        counts = Counter(entity for _, entity in self.mentions if entity in narrow)
        most = sorted(counts, key=lambda e: (-counts[e], e))[:SETTING]
        return frozenset(most) | (self.head_entities & narrow)

    def _case(self, mention_entity: str | None) -> str | None:
        return self.case_id.get(mention_entity) if mention_entity else None

    def _profile(
        self,
        n: int,
        claim: Claim,
        figures: tuple[Figure, ...],
        tolls_and_crowd: tuple[int, int],
        known: dict[frozenset[str], frozenset[str]],
    ) -> Profile:
        def one(found: frozenset[str]) -> frozenset[str]:
            return known.setdefault(found, found)

        rank = self.rank[claim.sentence]
        here, before = self._entities_of(rank), self._entities_of(rank - 1) if rank else _NOBODY
        roles = [(r.name, e) for r in claim.roles if (e := self._case(r.mention.entity)) is not None]
        doers = frozenset(e for name, e in roles if name in _ACTORS)
        own_words = frozenset(e for span in claim.spans for e in self._entities_in(span))
        speakers = self._speakers(claim)
        places, place_weight = self._places(
            claim, here, before, _Named(doers, frozenset(e for _, e in roles), own_words, speakers)
        )
        act, actors = claim.stance in ACTS, doers
        if act and speakers:
            actors = doers | {speakers[0]}
        elif act:
            speakers = tuple(sorted(actors))
        days, day_weight, weekday = self._days(claim, rank)
        measures = frozenset(f.measure for f in figures if f.measure in PEOPLE) or told_measures(claim)
        if claim.mode in measures:
            measures = frozenset({claim.mode})
        words = content_words(claim.text)
        stems = frozenset(stem(w) for w in words)
        parties = own_words - places - set(speakers)
        return Profile(
            claim=claim,
            position=self.position,
            sentence_rank=rank,
            measures=one(measures),
            figures=figures,
            lemma=fold(claim.predicate),
            act=act,
            speakers=speakers,
            actors=one(actors),
            sides=one(self._sides(claim)),
            named_actors=any(r.name in _ACTORS and is_name(r.mention.text) for r in claim.roles),
            targets=one(frozenset(e for name, e in roles if name in _TARGETS)),
            persons=one(self._persons(claim)),
            kinds=one(self._kinds(claim)),
            parties=one(parties),
            party_in=one(self._containing(parties)),
            named=one(here - self.place_ids - set(speakers)),
            around=one((before | self.head_entities) - self.place_ids),
            places=one(places),
            place_weight=place_weight,
            setting=one(self.setting),
            within=one(self._containing(places)),
            region=one(self.region),
            calamity=one(self.calamity),
            days=days,
            day_weight=day_weight,
            weekday=weekday,
            published=self.published,
            stems=one(stems),
            wording=self.wording,
            beside=self._counted.get(rank, ()),
            tolls=tolls_and_crowd[0],
            crowd=tolls_and_crowd[1],
            numbers=one(frozenset(w for w in words if w[0].isdigit())),
            vector=self.first + n,
        )

    def _context(self, rank: int) -> list[str]:
        """Return the sentence before one, and the headline."""
        spans = [self.sentences[rank - 1]] if rank else []
        return [span.of(self.report.text) for span in [*spans, *([self.head] if self.head else [])]]

    def _sides(self, claim: Claim) -> frozenset[str]:
        found = {self.sectors.get(r.mention.entity or "") for r in claim.roles if r.name in _ACTORS}
        return frozenset(SIDES[sector] for sector in found if sector in SIDES)

    def _persons(self, claim: Claim) -> frozenset[str]:
        """Return the named persons among a claim's doers and targets; who speaks of it is none of them."""
        named = (r.mention.entity for r in claim.roles if r.name in _ACTORS or r.name in _TARGETS)
        return frozenset(
            e
            for entity in named
            if entity in self.people
            and is_name(self.people[entity])
            and (e := self._case(entity)) is not None
        )

    def _kinds(self, claim: Claim) -> frozenset[str]:
        names = _TARGETS | _ACTORS if claim.type in MOVED else _TARGETS
        found = {self.sectors.get(r.mention.entity or "") for r in claim.roles if r.name in names}
        return frozenset(_KINDS[sector] for sector in found if sector in _KINDS)

    def _speakers(self, claim: Claim) -> tuple[str, ...]:
        if claim.attribution is None:
            return ()
        found = (self._case(link.mention.entity) for link in claim.attribution.chain)
        return tuple(dict.fromkeys(e for e in found if e is not None))

    def _places(
        self, claim: Claim, here: frozenset[str], before: frozenset[str], named: "_Named"
    ) -> tuple[frozenset[str], float]:
        if claim.place is not None:
            own = self._case(claim.place.mention.entity)
            if own is not None and own in self.place_ids:
                # What "the city" stands for is a guess.
                weight = OWN if _names_place(claim.place.mention.text) else BEFORE
                return frozenset({own}), weight
        # A country that acts or speaks is no place where it happens.
        there = self.place_ids - (self.wide & (named.doers | set(named.speakers)))
        roles, own_words = named.roles & there, named.own_words & there
        # Where somebody says it, or sits, is less surely where it happened, and a country then says nothing.
        said = is_said(claim)
        around = (here & there) - own_words
        for found, weight in (
            (roles, OWN),
            (own_words if said else here & there, SENTENCE),
            (around - self.wide if said else frozenset(), BEFORE),
            (before & there, BEFORE),
            (self.head_entities & there, REPORT),
        ):
            if found:
                return found - self.wide or found, weight
        return self.setting, REPORT / 2 if self.setting else 0.0

    def _containing(self, places: frozenset[str]) -> frozenset[str]:
        if self.within.keys().isdisjoint(places):
            return _NOBODY
        found: set[str] = set()
        for place in places:
            at = place
            for _ in range(4):
                if at not in self.within:
                    break
                at = self.within[at]
                found.add(at)
        return frozenset(found) - places

    def _days(self, claim: Claim, rank: int) -> tuple[Days | None, float, int]:
        """Return when, how surely, and an unresolved weekday."""
        hour = _is_hour_only(claim.time)
        own = None if hour else days_of_time(claim.time)
        weekday = claim.time.weekday or 0 if claim.time is not None and own is None else 0
        if own is not None:
            return own, OWN, 0
        if weekday and self.yearless and (day := self._of_week(claim.time)) is not None:
            return day, OWN, 0
        for time in self._times_of(rank) if claim.time is None or hour else ():
            if _is_hour_only(time):
                continue
            days = days_of_time(time)
            told = not is_said(claim) or any(span.contains(time.span) for span in claim.spans)
            if days is not None and days.length <= 31:
                if told:
                    return days, SENTENCE, 0
                # The day on which somebody says it: it happened then, or on the days before.
                return Days(days.first - TELLING_DAYS, days.last), BEFORE, 0
            weekday = weekday or (time.weekday or 0 if told else 0)
        if hour and (taken := days_of_time(claim.time)) is not None:
            return Days(taken.first - HOUR_DAYS, taken.last), SENTENCE, 0
        if self.published is not None and claim.modality in {"actual", "denied", "possible"} and not weekday:
            return Days(self.published.first - TELLING_DAYS, self.published.last), REPORT, 0
        return None, 0.0, weekday

    def _of_week(self, time: TimeRef | None) -> Days | None:
        """Return the day of a weekday in a report whose day was inferred: the last one, or the next where it looks ahead."""
        if time is None or self.published is None or self.published.length > 1 or not time.weekday:
            return None
        at = self.published.last
        past = at - ((at - 1) % 7 + 1 - time.weekday) % 7
        day = past + 7 * (past < at) if time.direction == "future" else past
        return Days(day, day)


def _is_hour_only(time: TimeRef | None) -> bool:
    """Tell whether a time is an hour of a day that the text does not tell, for which the report's day was taken."""
    return time is not None and time.reason.startswith(_HOUR_ONLY)


class _Named(NamedTuple):
    """Whom a claim names: who does it, who has any role in it, everything in its words, and who says it, nearest first."""

    doers: frozenset[str]
    roles: frozenset[str]
    own_words: frozenset[str]
    speakers: tuple[str, ...]


def is_said(claim: Claim) -> bool:
    """Tell whether somebody is said to say it: what stands beside its words in the sentence may be of the saying."""
    return claim.attribution is not None and bool(claim.attribution.chain)


def _names_place(text: str) -> bool:
    """Tell whether words have a name in them ("Aleppo province", "al-Midan"), and are not mere description ("the city")."""
    parts = (LEADING.sub("", part) for part in text.split() if part.lower() not in {"the", "a", "an"})
    return any(part[:1].isupper() for part in parts)


def stated_weekday(p: Profile) -> int:
    """Return the ISO weekday of the day that a claim itself gives, or 0."""
    if p.days is None or p.days.length > 1 or p.day_weight < SENTENCE:
        return 0
    return (p.days.first - 1) % WEEK_DAYS + 1


def _dates(time: TimeRef) -> bool:
    return time.kind in {"date", "time"}


@lru_cache(maxsize=1)
def _near_types() -> dict[tuple[str, str], float]:
    table = {}
    for line in read_table("near_types.tsv"):
        one, other, value = line.split("\t")
        table[one, other] = table[other, one] = float(value)
    return table


@lru_cache(maxsize=4096)
def near_types(one: str, other: str) -> float:
    """Return how near two types of claims are to telling one matter."""
    if one == other:
        return 1.0
    table = _near_types()
    return max(table.get((one, other), 0.0), table.get((one, "*"), 0.0), table.get((other, "*"), 0.0))
