"""Where each claim enters the record: the root of its chain, after lineage, with the reason why.

The root is whoever speaks. Who carries his words (an agency, a paper that quotes the agency) is no second
origin, and a report's own voice is one only where nothing tells whose words it gives.
"""

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import replace

from secondsource.model import (
    Claim,
    Entity,
    Extraction,
    Origin,
    OriginKind,
    Report,
    Speaker,
)
from secondsource.reconcile.authors import Authors, crowd, is_data, named, no_speaker, of_another, themselves
from secondsource.reconcile.carried import Carried, Firsts
from secondsource.reconcile.commons import is_common, nouns
from secondsource.reconcile.continued import goes_on_from
from secondsource.reconcile.firsthand import firsthand
from secondsource.reconcile.matching.profiles import ACTS
from secondsource.reconcile.misread_speakers import named_later, of_a_place
from secondsource.reconcile.names import described, is_name, organization_key
from secondsource.reconcile.newsrooms import newsrooms
from secondsource.reconcile.offices import ours
from secondsource.reconcile.outlets import Publishers, signed
from secondsource.reconcile.responsibility import who_claims
from secondsource.reconcile.roots import Root, fullest, own_outlet
from secondsource.reconcile.speakers import (
    BASED,
    can_speak,
    head_of,
    hearsay,
    refers_back,
    spoken_for,
    staff_of,
    words_of,
)
from secondsource.reconcile.speaking import (
    belies,
    believed,
    does,
    has_medium_noun,
    impersonal,
    is_medium,
    named_by,
    says,
    second_hand,
    unsaid,
    who_speaks,
)
from secondsource.reconcile.summed_up import sums_up
from secondsource.reconcile.unquoted import speaker_beside
from secondsource.reconcile.words import fold

# What is done by saying it: without a named speaker, the doer's words are the origin.
_SAID = frozenset({"REQUEST", "REJECT", "THREATEN", "ACCUSE", "AGREE"})
_FOR_ITS_PART = re.compile(r"^(?:for )?(?:its|their|his|her) part,? (?=\w)", re.IGNORECASE)
_REPORTERS = frozenset({"reporter", "correspondent"})
# Sectors of those who are no media, however many they quote.
_OF_BODIES = frozenset({"IGO", "NGO", "GOV", "MIL", "COP", "JUD", "HLH", "LAB"})


class Rooting:
    """Finds the root of claims of one case."""

    def __init__(
        self,
        reports: Sequence[Report],
        extractions: Mapping[str, Extraction],
        entities: Sequence[Entity],
        carried: Sequence[Carried],
        ancestors: Mapping[str, str],
    ) -> None:
        """Index the case.

        Args:
            reports: In order of date.
            extractions: By report id.
            entities: Of the case.
            carried: Claims that are copies of others.
            ancestors: Report id → id of the report that the whole of it descends from (itself, if none).
        """
        self.reports = {report.id: signed(report) for report in reports}
        self.claims = {c.id: c for extraction in extractions.values() for c in extraction.claims}
        self.case_entity = {member: entity for entity in entities for member in entity.members}
        self.entities = {entity.id: entity for entity in entities}
        self.ancestors = ancestors
        self.its: dict[str, set[str]] = defaultdict(set)
        for extraction in extractions.values():
            for person, body in spoken_for(extraction, self.case_entity):
                self.its[person].add(body)
        self.publishers = Publishers(entities, [report.outlet for report in reports if report.outlet])
        for extraction in extractions.values():
            for person in ours(extraction, self.case_entity):
                if (own := self.publishers.named(self.reports[extraction.report].outlet or "")) is not None:
                    self.its[person].add(own.id)
        published = {report.id: report.published or "~" for report in reports}
        self.firsts = Firsts(
            carried, {c: (published[claim.report], claim.report, c) for c, claim in self.claims.items()}
        )
        self.known: dict[str, Root] = {}
        self.extractions = extractions
        self.authors = Authors(self.reports, extractions, self.case_entity)
        self.newsrooms = newsrooms(self.reports, extractions.values())

    def root(self, claim: Claim) -> Root:
        """Return where a claim enters the record."""
        if claim.id not in self.known:
            first = self.claims[self.firsts.of(claim.id)]
            root = self._spoken(first) or self._own_voice(first)
            copied = f"The words are copied. {root.why}"
            self.known[claim.id] = root if first.id == claim.id else replace(root, why=copied)
        return self.known[claim.id]

    def _spoken(self, claim: Claim) -> Root | None:
        """Return the root of a claim that somebody is made responsible for."""
        attribution = claim.attribution
        if (
            unsaid(claim, self.reports[claim.report].text)
            or no_speaker(claim)
            or of_a_place(claim, self.extractions[claim.report], self.reports[claim.report].text)
        ):
            return None
        if (claimant := who_claims(claim, self.extractions[claim.report], self.case_entity)) is not None:
            name, key = claimant.name, claimant.id
            return Root("speaker", key, name, key, f"What is told is that {name} claims it.")
        if attribution is not None and attribution.chain:
            return self._speaker(claim, attribution.chain)
        if attribution is None or attribution.quote != "none":
            beside = speaker_beside(claim, self.extractions[claim.report], self.reports[claim.report].text)
            if beside is not None:
                return self._speaker(claim, (beside,))
        if attribution is None and (claim.type in _SAID or claim.stance in ACTS):
            for role in claim.roles:
                entity = self.case_entity.get(role.mention.entity or "")
                if role.name == "actor" and entity is not None and entity.kind != "place":
                    accused = claim.type == "ACCUSE" and entity.id in self.authors.accused(claim.report)
                    if claim.type == "AGREE" and claim.predicate == "sign":
                        continue  # what was signed is a happening, and not the word of one of them
                    if accused or not does(claim, role.mention.span, self.reports[claim.report].text):
                        continue
                    return Root(
                        "speaker",
                        entity.id,
                        entity.name,
                        entity.id,
                        f"What is told is what {role.mention.text} said.",
                    )
        return None

    def carries_news(self, root: Root) -> bool:
        """Tell whether an outlet is a medium: by whom it quotes, or by its name, where no report calls it a body ("Adilet Monitor, a rights group")."""
        told = self.reports[root.report].outlet if root.report in self.reports else None
        known = self.entities.get(root.entity or "")
        if known is not None and known.kind != "outlet" and known.sector in _OF_BODIES:
            return False
        if organization_key(told or root.name) in self.newsrooms:
            return True
        kinds = {head_of(d) for d in known.descriptors} if known is not None else set()
        if kinds & (nouns()["back"] | nouns()["body"]) - nouns()["medium"]:
            return False
        return has_medium_noun(root.name)

    def _speaker(self, claim: Claim, chain: Sequence[Speaker]) -> Root:
        if claim.headline and (below := self._named_below(claim, chain)) is not None:
            return below
        first = who_speaks(chain)
        if len(chain) > 1 and first is chain[0] and claim.headline and believed(claim):
            first = chain[1]  # "Guard believed dead is alive, minister says"
        words = first.mention.text
        report = self.reports[claim.report]
        if (own := _FOR_ITS_PART.match(words)) is not None:
            return self._for_its_part(words[own.end() :])
        if staff := staff_of(words):
            return self._outlet(staff, None, f"A reporter says it: {words}.", "agency")
        entity = self.case_entity.get(first.mention.entity or "")
        unnamed = entity is None or not named(entity)
        if unnamed and refers_back(words):
            if entity is None or refers_back(entity.name):
                return self._referred(claim, first)
            words = entity.name
        if report.outlet and themselves(words, first, report):
            why = f"Those who publish the report say it themselves: {words}."
            return self._outlet(report.outlet, None, why, "outlet")
        through = (
            f", carried by {', '.join(link.mention.text for link in chain[1:])}" if len(chain) > 1 else ""
        )
        if first.kind == "document" and hearsay(words):
            if report.outlet and not is_medium(report.outlet) and is_data(words):
                return self._outlet(
                    report.outlet, None, f"{report.outlet} tells it from its own {words}.", "outlet"
                )
            return self._nobody(claim, words, f"The text gives it as {words}, without saying whose.")
        if first.kind in {"outlet", "document"}:
            return self._outlet(
                words,
                entity,
                f"The text gives it as the words of {words}{through}.",
                "document" if first.kind == "document" else "agency",
            )
        entity = self.authors.body(entity) or entity if entity is not None else None
        if entity is not None and (
            of_another(words, entity)
            or named_later(claim, first, self.extractions[claim.report], self.reports[claim.report].text)
        ):
            entity = None  # "the head of the monitor" is not the militias that the report was taken to mean
        if entity is not None and (first.kind != "unnamed" or named(entity)):
            why = f"The words are those of {fullest(words, entity)}{through}."
            meant = self._meant(words, entity)
            name = entity.name if meant is entity and named(entity) else named_by(words) or meant.name
            if entity.kind != "person" and is_common(name) and words_of(name) < words_of(words):
                name = words  # "The Ombudsman's Office", known as "Office"
            return Root("speaker", meant.id, name, meant.id, why)
        if entity is None and not is_name(words) and not can_speak(words) and not says(claim):
            why = f"The text seems to give it as the words of “{words}”, which names nobody who speaks."
            return self._nobody(claim, words, why)
        home = self.ancestors.get(claim.report, claim.report)
        if first.kind == "organization":
            return Root(
                "speaker",
                "said " + " ".join(described(words)),
                words,
                None,
                f"The words are those of {fullest(words)}{through}.",
            )
        carrier = " ".join(fold(part) for part in chain[-1].mention.text.split()) if len(chain) > 1 else home
        key = f"unnamed {' '.join(described(words))} {carrier}"
        return Root("unnamed", key, words, None, f"The text does not name who says it: {words}{through}.")

    def _for_its_part(self, words: str) -> Root:
        """Return the root of what a body says "for its part", the words of which were read into its name."""
        known = self.publishers.named(BASED.sub("", words).removeprefix("the ").strip())
        why = f"The words are those of {words}."
        if known is not None:
            return Root("speaker", known.id, known.name, known.id, why)
        return Root("speaker", "said " + " ".join(described(words)), words, None, why)

    def said_by(self, claim: Claim, link: Speaker) -> Root:
        """Return the root of a claim as if one link of its chain alone had said it."""
        return self._speaker(claim, (link,))

    def _meant(self, words: str, entity: Entity) -> Entity:
        """Return the body whose name a description ends in ("The owner of the depot, Atlas Agro"), or the entity itself."""
        name = named_by(words)
        known = self.publishers.by_name.get(organization_key(name)) if name and not named(entity) else None
        return known if known is not None and known.kind != "person" else entity

    def _summed_up(self, headline: Claim) -> Root | None:
        """Return the root of the first words of its report that a headline sums up, or ``None``: it tells something else."""
        for claim in self.authors.given(headline.report):
            if not claim.headline and sums_up(headline, claim):
                root = self._spoken(claim)
                if root is not None and root.kind != "unknown":
                    return replace(root, why=f"The report's headline gives what it has from {root.name}.")
        return None

    def _named_below(self, headline: Claim, chain: Sequence[Speaker]) -> Root | None:
        """Return the root of the one speaker below whom a headline calls by a noun only ("Minister says …"), or ``None``."""
        words = who_speaks(chain).mention.text
        found = {
            root.key: root
            for root in (self._speaker(c, [link]) for c, link in self.authors.below(headline, words))
        }
        if len(found) != 1:
            return None
        root = next(iter(found.values()))
        return replace(root, why=f"“{words}” of the headline is {root.name} below.")

    def _lived(self, claim: Claim) -> Root | None:
        """Return the root of what a report tells of a private person whom it quotes right beside it, or ``None``."""
        found = self.authors.lived(claim)
        if found is None:
            return None
        root = self._speaker(found[0], [found[1]])
        return replace(root, why=f"The report tells what {root.name} lived through, beside his words.")

    def _referred(self, claim: Claim, speaker: Speaker) -> Root:
        """Return the root of words that only refer back to a speaker."""
        words = speaker.mention.text
        found = self.authors.referred(claim, speaker)
        if found is not None:
            other, link = found
            return replace(self._speaker(other, [link]), why=f"“{words}” refers back to {link.mention.text}.")
        report = self.reports[claim.report]
        if report.outlet and head_of(words) in _REPORTERS:
            return self._outlet(report.outlet, None, f"“{words}” seems to be of {report.outlet}.", "agency")
        return self._nobody(
            claim, words, f"“{words}” refers back to somebody whom the text does not make out."
        )

    def _nobody(self, claim: Claim, words: str, why: str) -> Root:
        home = self.ancestors.get(claim.report, claim.report)
        return Root("unknown", f"nobody {home} {fold(words)}", words, None, why)

    def _continued(self, claim: Claim) -> Root | None:
        """Return the root of words before a claim in its report's own voice that this goes on from, or ``None``."""

        def source(other: Claim) -> str | None:
            root = self._speaker(other, other.attribution.chain) if other.attribution is not None else None
            return root.key if root is not None and root.kind != "unknown" and root.report is None else None

        given = self.authors.given(claim.report)
        if firsthand(claim, self.reports[claim.report]):
            return None
        sectors = {e.id: e.sector for e in self.extractions[claim.report].entities}
        last = goes_on_from(claim, given, self.reports[claim.report].text, source, sectors)
        if last is None or last.attribution is None:
            return None
        root = self._speaker(last, last.attribution.chain)
        if crowd(root.name) and not claim.sentence.of(self.reports[claim.report].text).startswith(
            ("They ", "Their ")
        ):
            return None  # "Neighbors say … The police have set up checkpoints": that is no longer their word
        return replace(root, why=f"The report goes on from what it gives as the words of {root.name}.")

    def outlet_key(self, name: str) -> str:
        """Return the key of an outlet's or agency's own voice."""
        return self._outlet(name, None, "", "outlet").key

    def _outlet(self, name: str, entity: Entity | None, why: str, kind: OriginKind) -> Root:
        known = self.publishers.named(name) or self.publishers.named_in(name) or entity
        if known is not None and known.kind != "person":
            return Root(kind, known.id, self.publishers.shown(known), known.id, why)
        return Root(kind, "outlet " + organization_key(name), name, None, why)

    def _own_voice(self, claim: Claim) -> Root:
        """Return the root of a claim in the report's own voice."""
        given = claim.attribution is not None and claim.attribution.quote != "none" and not no_speaker(claim)
        told = self.reports[claim.report]
        belied = belies(claim, told.text)
        given = (
            given
            and not belied
            and not of_a_place(claim, self.extractions[claim.report], self.reports[claim.report].text)
        )
        if given and not unsaid(claim, told.text) and not impersonal(claim, told.text, told.outlet or ""):
            key = f"nobody {self.ancestors.get(claim.report, claim.report)}"
            return Root(
                "unknown",
                key,
                "unknown",
                None,
                "The text gives the words without saying whose they are.",
                claim.report,
            )
        if not belied and second_hand(claim, told.text):
            return self._nobody(
                claim, "unknown", "The text gives it as what is said, without saying by whom."
            )
        if claim.headline and (summed_up := self._summed_up(claim)) is not None:
            return summed_up
        if not claim.headline and (going_on := self._continued(claim) or self._lived(claim)) is not None:
            return going_on
        report = self.reports[self.ancestors.get(claim.report, claim.report)]
        agency = next((c for c in report.credits if c.kind in {"agency", "source"}), None)
        if agency is not None and not own_outlet(agency, report):
            root = self._outlet(agency.name, None, f"The report credits {agency.name}.", "agency")
            return Root(root.kind, root.key, root.name, root.entity, root.why, claim.report)
        if report.outlet:
            root = self._outlet(report.outlet, None, f"{report.outlet} tells it in its own voice.", "outlet")
            return Root("outlet", root.key, root.name, root.entity, root.why, claim.report)
        return Root(
            "unknown",
            f"nobody {report.id}",
            "unknown",
            None,
            "The report tells it in its own voice, and its outlet is not known.",
            claim.report,
        )


def origins_of(
    roots: Mapping[str, Root], claims: Mapping[str, Claim]
) -> tuple[tuple[Origin, ...], dict[str, str]]:
    """Gather the roots of all claims into origins, sorted by id, and the map from claim to origin."""
    gathered: dict[str, list[str]] = defaultdict(list)
    shown: dict[str, Root] = {}
    several: set[str] = set()  # with several roots, of which that of the first claim is shown
    for claim, root in roots.items():
        gathered[root.id].append(claim)
        if shown.setdefault(root.id, root) != root:
            several.add(root.id)
    for key in several:
        first = min(gathered[key], key=lambda c: (claims[c].report, claims[c].spans, c))
        shown[key] = roots[first]
    origins = tuple(
        Origin(
            id=key,
            kind=shown[key].kind,
            name=shown[key].name,
            entity=shown[key].entity,
            why=shown[key].why,
            claims=tuple(sorted(members)),
            reports=tuple(sorted({claims[c].report for c in members})),
        )
        for key, members in sorted(gathered.items())
    )
    return origins, {claim: roots[claim].id for claim in roots}
