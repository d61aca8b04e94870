"""Who is meant by words for a speaker that name nobody, by what the rest of the report tells of those who speak in it."""

import re
from collections.abc import Mapping
from functools import lru_cache

from secondsource.model import Claim, Entity, Extraction, Mention, Report, Speaker
from secondsource.reconcile.carriers import holds_office
from secondsource.reconcile.commons import is_common, nouns
from secondsource.reconcile.matching.profiles import is_said
from secondsource.reconcile.names import abbreviation_of, is_name, organization_key
from secondsource.reconcile.outlets import COMPANIES
from secondsource.reconcile.populations import singular
from secondsource.reconcile.speakers import (
    a_person,
    can_speak,
    first_person,
    head_of,
    quoted,
    refers_back,
    words_of,
)
from secondsource.reconcile.speaking import accused_in, has_medium_noun, is_medium, says, who_speaks
from secondsource.reconcile.withdrawn import is_own_text
from secondsource.reconcile.words import fold

LEAD = 30  # characters of a sentence in which the one whom it is about is named first
_COUNTED = re.compile(
    r"(?:at least|more than|some|\d|(?:one|two|three|four|five|six|seven|eight|nine|ten)\b)", re.IGNORECASE
)
# Nouns by which any body that speaks can be called when it is told of again.
_ANY_BODY = frozenset(
    {"group", "organization", "organisation", "body", "network", "watchdog", "monitor", "charity"}
)
_ANY_GROUP = frozenset({"group", "organization", "organisation", "body", "network"})
_SPEAKING = frozenset({"person", "organization", "outlet"})
_PRIVATE = frozenset({"charity", "watchdog", "monitor"})
_PUBLIC = frozenset({"GOV", "MIL", "COP", "SPY", "JUD", "REB"})
# Titles before names, by the noun that stands for them when their bearer is told of again.
_TITLES = {
    "doctor": {"dr", "doctor"},
    "professor": {"prof", "professor"},
    "priest": {"father", "reverend", "rev"},
    "colonel": {"col", "colonel"},
    "general": {"gen", "general"},
    "captain": {"capt", "captain"},
    "commander": {"col", "colonel", "gen", "general", "capt", "captain", "maj", "major", "commander"},
}


class Authors:
    """The speakers of the reports of one case."""

    def __init__(
        self,
        reports: Mapping[str, Report],
        extractions: Mapping[str, Extraction],
        case_entity: Mapping[str, Entity],
    ) -> None:
        """Index the case: reports and extractions by report id, case entities by the report entities that they gather."""
        self.reports = reports
        self.extractions = extractions
        self.case_entity = case_entity
        self._bodies = {
            organization_key(e.name): e
            for e in case_entity.values()
            if e.kind in {"organization", "government", "outlet"}
        }
        self._given: dict[str, list[Claim]] = {}
        self._accused: dict[str, frozenset[str]] = {}

    def given(self, report: str) -> list[Claim]:
        """Return the claims of a report that are given as somebody's words, in order."""
        if report not in self._given:
            told = self.extractions[report].claims
            found = [c for c in told if is_said(c)]
            self._given[report] = sorted(found, key=lambda c: (c.sentence, c.spans, c.id))
        return self._given[report]

    def accused(self, report: str) -> frozenset[str]:
        """Return the case entities whom a report says to be accused."""
        if report not in self._accused:
            found = accused_in(self.extractions[report].claims, self.reports[report].text)
            self._accused[report] = frozenset(self.case_entity[e].id for e in found if e in self.case_entity)
        return self._accused[report]

    def referred(self, claim: Claim, speaker: Speaker) -> tuple[Claim, Speaker] | None:
        """Return whom words that only refer back mean, with a claim of his: the last one told of before who fits, or ``None``."""
        words, head = speaker.mention.text, head_of(speaker.mention.text)
        pronoun = " " not in words.strip()
        at = speaker.mention.span.start
        links = [
            (c, link)
            for c in self.given(claim.report)
            if c.sentence.start <= claim.sentence.start
            for link in (c.attribution.chain[:1] if c.attribution is not None else ())
            if (
                c.sentence != claim.sentence
                or (pronoun and link.kind in _SPEAKING and link.mention.span.end <= at)
            )
            and (not refers_back(link.mention.text) or self._is_named(link))
        ]
        if not pronoun:
            fitting = [pair for pair in links if self._called(pair[1], head)] or [
                pair for pair in links if head in _ANY_BODY and self._any_body(pair[1], head)
            ]
            if fitting:
                return fitting[-1]
        elif links and a_person(words) == (
            self._person(links[-1][1]) or (links[-1][1].kind == "unnamed" and a_person(words))
        ):
            return links[-1]
        titled = None if pronoun else self._titled(claim, head)
        return (claim, titled) if titled is not None else None

    def _titled(self, claim: Claim, noun: str) -> Speaker | None:
        """Return the person named before a claim whose title or description a noun repeats ("Dr Gansukh … the doctor says")."""
        text = self.reports[claim.report].text
        found = []
        for person in self.extractions[claim.report].entities:
            at = person.name_span
            if person.kind != "person" or at.start >= claim.sentence.start or not is_name(person.name):
                continue
            before = text[max(0, at.start - 12) : at.start].split()
            titles = {
                fold(w).rstrip(".") for w in (*before[-1:], *person.name.split()[:1], *person.descriptors)
            }
            if titles & _TITLES.get(noun, set()) or any(head_of(d) == noun for d in person.descriptors):
                found.append((at.start, person))
        if not found:
            return None
        person = max(found, key=lambda f: f[0])[1]
        return Speaker(Mention(person.name, person.name_span, person.id), "person")

    def body(self, entity: Entity) -> Entity | None:
        """Return the body whose name of two words or more a person was read as having, or ``None``."""
        name = organization_key(entity.name)
        return self._bodies.get(name) if entity.kind == "person" and " " in name else None

    def _person(self, speaker: Speaker) -> bool:
        entity = self.case_entity.get(speaker.mention.entity or "")
        return speaker.kind == "person" and (entity is None or self.body(entity) is None)

    def _called(self, speaker: Speaker, noun: str) -> bool:
        """Tell whether a report, or another one, calls a speaker by a noun ("the charity": Open Door, a charity)."""
        entity = self.case_entity.get(speaker.mention.entity or "")
        told = (*entity.descriptors, *entity.aliases) if entity is not None and noun not in _ANY_GROUP else ()
        return any(head_of(words) == noun for words in (speaker.mention.text, *told))

    def _any_body(self, speaker: Speaker, noun: str) -> bool:
        """Tell whether a noun for any body can mean a speaker; no ministry and no army is a charity or a watchdog."""
        entity = self.case_entity.get(speaker.mention.entity or "")
        public = entity is not None and (entity.kind == "government" or entity.sector in _PUBLIC)
        return speaker.kind == "organization" and (noun not in _PRIVATE or not public)

    def _is_named(self, speaker: Speaker) -> bool:
        entity = self.case_entity.get(speaker.mention.entity or "")
        return entity is not None and named(entity)

    def below(self, headline: Claim, words: str) -> list[tuple[Claim, Speaker]]:
        """Return the speakers, each with a claim of his, whom a headline can mean by a noun only ("Minister says …")."""
        noun = head_of(words)
        found = []
        for claim in self.given(headline.report) if noun and not is_name(words) else ():
            link = claim.attribution.chain[0] if claim.attribution is not None else None
            if claim.headline or link is None or refers_back(link.mention.text):
                continue
            entity = self.case_entity.get(link.mention.entity or "")
            names = (
                link.mention.text,
                *((entity.name, *entity.aliases, *entity.descriptors) if entity else ()),
            )
            if any(head_of(name) == noun and words_of(name) > words_of(noun) for name in names):
                found.append((claim, link))
        return found

    def lived(self, claim: Claim) -> tuple[Claim, Speaker] | None:
        """Return the private person whom a report quotes right beside what it tells of him: his own account; or ``None``.

        "Mary Mweemba, 33, sat at the back. It was ten to six, she says."
        """
        report, at = self.reports[claim.report], claim.sentence
        if not is_medium(report.outlet or "news"):
            return None
        whose = {
            e.id
            for e in self.extractions[claim.report].entities
            if e.kind == "person"
            and any(at.start <= m.start <= at.start + LEAD for m in (*e.mentions, e.name_span))
        }
        for other in self.given(claim.report) if whose else ():
            link = other.attribution.chain[0] if other.attribution is not None else None
            between = report.text[min(at.end, other.sentence.end) : max(at.start, other.sentence.start)]
            if link is None or link.mention.entity not in whose or other.headline:
                continue
            if between.strip() or "\n" in between:
                continue
            entity = self.case_entity.get(link.mention.entity or "")
            if entity is None or entity.kind != "person" or not named(entity):
                continue
            if not holds_office(entity.descriptors):
                return other, link
        return None


def named(entity: Entity) -> bool:
    """Tell whether an entity is known by a name, not by a description only."""
    return is_name(entity.name) and not refers_back(entity.name)


def no_speaker(claim: Claim) -> bool:
    """Tell whether what a claim is given as the words of is a thing: a truce "agreed by telephone", or "an earlier version", is told by the report."""
    given = claim.attribution
    if given is not None and given.chain and is_own_text(who_speaks(given.chain).mention.text):
        return True
    if given is None or given.quote != "indirect" or not given.chain or says(claim):
        return False
    who = who_speaks(given.chain)
    words = who.mention.text
    return (
        who.kind == "unnamed"
        and who.mention.entity is None
        and not (is_name(words) or can_speak(words) or refers_back(words) or _COUNTED.match(words))
    )


def of_another(words: str, entity: Entity) -> bool:
    """Tell whether a description has no word in common with an entity that is only described, too."""
    if is_name(words) or named(entity) or refers_back(words):
        return False
    known = {w for name in (entity.name, *entity.aliases, *entity.descriptors) for w in words_of(name)}
    return not words_of(words) & known


@lru_cache(maxsize=20_000)
def crowd(words: str) -> bool:
    """Tell whether words are of people without a name or a body ("Neighbors", "medical workers", not "the police")."""
    head = head_of(words)
    plain = [fold(p) for p in words.split()]
    return (
        (is_common(words) or not is_name(words))
        and head not in plain
        and head not in nouns()["body"]
        and head in nouns()["voice"] | nouns()["back"]
    )


@lru_cache(maxsize=20_000)
def is_data(words: str) -> bool:
    """Tell whether words for a document are of what a body gathers itself ("preliminary data"), not of what others say."""
    return head_of(words) in _DATA


_DATA = frozenset({
    "data", "information", "figure", "estimate", "count", "record", "assessment", "finding", "investigation",
    "inquiry", "register",
})  # fmt: skip

_SEEN = re.compile(
    r"\b(?:reporters?|correspondents?|journalists?|photographers?)\b[^.]{0,60}\b(?:saw|seen|watched|counted|heard|found|verified|reviewed)\b"
    r"|\b(?:videos?|footage|photographs?|photos?|pictures?|images?)\b[^.]{0,60}\b(?:shows?|showed|seen|verified)\b",
    re.IGNORECASE,
)


def on_the_spot(claim: Claim, report: Report) -> bool:
    """Tell whether a report's own people saw what it tells, or pictures show it to them."""
    return bool(_SEEN.search(claim.sentence.of(report.text)))


_OURS = re.compile(r"\bour\b", re.IGNORECASE)


def themselves(words: str, speaker: Speaker, report: Report) -> bool:
    """Tell whether a speaker is who publishes the report: "our observers", "OCHA" in what UN OCHA publishes."""
    return _theirs(words, report) and not quoted(report.text, speaker.mention.span.start)


def _theirs(words: str, report: Report) -> bool:
    """Tell whether words for a speaker that are not quoted are of those who publish the report."""
    if first_person(words):
        return True
    name, outlet = organization_key(words).split(), organization_key(report.outlet or "").split()
    if (name and name == outlet) or abbreviation_of(words, report.outlet or ""):
        return True  # "Echo has learned", in Echo; "CP could not verify it", in what Continental Press sends
    if _OURS.search(words) and not has_medium_noun(report.outlet or ""):
        return True  # "Samples that our laboratory took", "Dr Sal, the head of our mission"
    if words.lower().startswith("the ") and len(name) == 1 and singular(name[0]) in nouns()["body"]:
        if name[0] in {"company", "firm"} and set(outlet) & COMPANIES:
            return True
        return name[0] in outlet  # "The commission", in what an electoral commission publishes
    return set(name) < set(outlet) and (len(name) > 1 or words.isupper())
