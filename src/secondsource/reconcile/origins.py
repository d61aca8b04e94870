"""Where each claim enters the record: the root of its chain, after lineage, with the reason why.

The root is whoever speaks. Who carries his words (an agency, a paper that quotes the agency) is no second
origin, and a report's own voice is one only where nothing tells whose words it gives.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from secondsource.model import Claim, Credit, Entity, Extraction, Origin, OriginKind, Report, Speaker, digest
from secondsource.reconcile.carried import Carried
from secondsource.reconcile.names import abbreviation_of, described, is_name, organization_key, same_word
from secondsource.reconcile.words import fold, stem

# What is done by saying it: without a named speaker, the doer's words are the origin.
_SAID = frozenset({"REQUEST", "REJECT", "THREATEN", "ACCUSE", "AGREE"})
_SAYING_STANCES = frozenset({"demands", "promises", "warns", "proposes", "rejects", "expects"})


@dataclass(frozen=True, slots=True)
class Root:
    """One origin before its claims are gathered; equal roots are one origin.

    Attributes:
        kind: As in ``model.Origin``.
        key: What makes it the same elsewhere: an entity's id, a folded name, words and a report.
        name: To show.
        entity: Case entity, or ``None``.
        why: In words for a person.
        report: Id of the report in whose own voice it is, or ``None``.
    """

    kind: OriginKind
    key: str
    name: str
    entity: str | None
    why: str
    report: str | None = None

    @property
    def id(self) -> str:
        """Id of the origin."""
        return digest("origin", self.key)


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
        self.reports = {report.id: report for report in reports}
        self.claims = {c.id: c for extraction in extractions.values() for c in extraction.claims}
        self.case_entity = {member: entity for entity in entities for member in entity.members}
        self.ancestors = ancestors
        self.by_name: dict[str, Entity] = {}
        for entity in entities:
            if entity.kind not in {"person", "place", "population"}:
                for name in (entity.name, *entity.aliases):
                    self.by_name.setdefault(organization_key(name), entity)
        self.sources: dict[str, list[str]] = defaultdict(list)
        self.siblings: dict[str, list[str]] = defaultdict(list)
        for pair in carried:
            if pair.directed:
                self.sources[pair.target].append(pair.source)
            else:
                self.siblings[pair.source].append(pair.target)
                self.siblings[pair.target].append(pair.source)
        self.known: dict[str, Root] = {}

    def root(self, claim: Claim) -> Root:
        """Return where a claim enters the record."""
        if claim.id not in self.known:
            first = self._first(claim)
            root = self._spoken(first) or self._own_voice(first)
            if first.id != claim.id:
                root = replace(root, why=f"The words are copied. {root.why}")
            self.known[claim.id] = root
        return self.known[claim.id]

    def _spoken(self, claim: Claim) -> Root | None:
        """Return the root of a claim that somebody is made responsible for."""
        attribution = claim.attribution
        if attribution is not None and attribution.chain:
            return self._speaker(claim, attribution.chain)
        if attribution is None and (claim.type in _SAID or claim.stance in _SAYING_STANCES):
            for role in claim.roles:
                entity = self.case_entity.get(role.mention.entity or "")
                if role.name == "actor" and entity is not None and entity.kind != "place":
                    return Root(
                        "speaker",
                        entity.id,
                        entity.name,
                        entity.id,
                        f"What is told is what {role.mention.text} said.",
                    )
        return None

    def _speaker(self, claim: Claim, chain: Sequence[Speaker]) -> Root:
        first = chain[0]
        words = first.mention.text
        through = (
            f", carried by {', '.join(link.mention.text for link in chain[1:])}" if len(chain) > 1 else ""
        )
        entity = self.case_entity.get(first.mention.entity or "")
        if first.kind in {"outlet", "document"}:
            return self._outlet(
                words,
                entity,
                f"The text gives it as the words of {words}{through}.",
                "document" if first.kind == "document" else "agency",
            )
        if entity is not None and (first.kind != "unnamed" or _named(entity)):
            why = f"The words are those of {words}{through}."
            return Root("speaker", entity.id, entity.name, entity.id, why)
        home = self.ancestors.get(claim.report, claim.report)
        if first.kind == "organization":
            return Root(
                "speaker",
                "said " + " ".join(described(words)),
                words,
                None,
                f"The words are those of {words}{through}.",
            )
        carrier = " ".join(fold(part) for part in chain[-1].mention.text.split()) if len(chain) > 1 else home
        key = f"unnamed {' '.join(described(words))} {carrier}"
        return Root("unnamed", key, words, None, f"The text does not name who says it: {words}{through}.")

    def outlet_key(self, name: str) -> str:
        """Return the key of an outlet's or agency's own voice."""
        return self._outlet(name, None, "", "outlet").key

    def _outlet(self, name: str, entity: Entity | None, why: str, kind: OriginKind) -> Root:
        known = self.by_name.get(organization_key(name)) or entity
        if known is not None and known.kind != "person":
            return Root(kind, known.id, known.name, known.id, why)
        return Root(kind, "outlet " + organization_key(name), name, None, why)

    def _first(self, claim: Claim) -> Claim:
        """Return the claim that this one copies, at the end of all copying; itself, if none."""
        seen = {claim.id}
        at = claim
        while True:
            sources = [c for c in self.sources.get(at.id, ()) if c not in seen and c in self.claims]
            if not sources:
                break
            at = self.claims[min(sources, key=self._age)]
            seen.add(at.id)
        return self.claims[min(self._copies(at), key=self._age)]

    def _age(self, claim: str) -> tuple[str, str, str]:
        found = self.claims[claim]
        return (self.reports[found.report].published or "~", found.report, claim)

    def _copies(self, claim: Claim) -> list[str]:
        """Return the claims that share its words where nobody knows which was first."""
        group, queue = {claim.id}, [claim.id]
        while queue:
            for other in self.siblings.get(queue.pop(), ()):
                if other not in group and other in self.claims:
                    group.add(other)
                    queue.append(other)
        return sorted(group)

    def _own_voice(self, claim: Claim) -> Root:
        """Return the root of a claim in the report's own voice."""
        if claim.attribution is not None and claim.attribution.quote != "none":
            key = f"nobody {self.ancestors.get(claim.report, claim.report)}"
            return Root(
                "unknown",
                key,
                "unknown",
                None,
                "The text gives the words without saying whose they are.",
                claim.report,
            )
        report = self.reports[self.ancestors.get(claim.report, claim.report)]
        agency = next((c for c in report.credits if c.kind in {"agency", "source"}), None)
        if agency is not None and not _same(agency, report):
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


def _named(entity: Entity) -> bool:
    return is_name(entity.name)


def _same(credit: Credit, report: Report) -> bool:
    name, outlet = organization_key(credit.name), organization_key(report.outlet or "")
    return name == outlet or abbreviation_of(credit.name.upper(), report.outlet or "")


def settle(
    claims: Sequence[Claim],
    roots: Mapping[str, Root],
    rooting: Rooting,
    speaks_for: "SpeaksFor",
    parted: Callable[[Claim, Claim], bool],
) -> dict[str, Root]:
    """Return the roots of one finding's claims, without carriers that look like origins of their own.

    A headline says what a speaker says below; an agency gives the minister's words in its own voice; a
    director speaks for his organization. None of these is a second origin; of two claims that
    ``parted`` holds apart, neither is told in the other's words.
    """

    def agree(one: Claim, other: Claim) -> bool:
        return _agrees(one, other) and not parted(one, other)

    spoken = [
        c
        for c in claims
        if roots[c.id].report is None and roots[c.id].kind in {"speaker", "unnamed", "document"}
    ]
    settled = {c.id: roots[c.id] for c in claims}
    by_report: dict[str, list[Claim]] = defaultdict(list)
    for claim in spoken:
        by_report[claim.report].append(claim)
    carriers = _carriers(spoken, rooting)
    printed = _printed(spoken, rooting)
    for claim in claims:
        root = roots[claim.id]
        carries = root.kind in {"agency", "outlet"}
        if root.report is None and not carries and root.key not in printed:
            continue
        told = by_report.get(claim.report, ()) if carries or root.report is not None else ()
        beside = [c for c in told if agree(claim, c)]
        carried = [*carriers.get(root.key, ()), *(printed.get(root.key, ()) if root.report is None else ())]
        if beside:
            first = roots[beside[0].id]
            settled[claim.id] = Root(
                first.kind,
                first.key,
                first.name,
                first.entity,
                f"The same report gives it as the words of {first.name}.",
            )
        elif claim.headline and (others := [c for c in spoken if agree(claim, c)]):
            first = roots[others[0].id]
            why = f"A headline gives what {first.name} is quoted as saying."
            settled[claim.id] = Root(first.kind, first.key, first.name, first.entity, why)
        elif passed_on := [c for c in carried if agree(claim, c)]:
            first = roots[passed_on[0].id]
            settled[claim.id] = Root(
                first.kind,
                first.key,
                first.name,
                first.entity,
                f"{root.name} carries the words of {first.name} on this.",
            )
    return _bodies(settled, speaks_for)


def _carriers(spoken: Iterable[Claim], rooting: Rooting) -> dict[str, list[Claim]]:
    """Return the outlets' keys under which each speaker's words on the matter were carried."""
    found: dict[str, list[Claim]] = defaultdict(list)
    for claim in spoken:
        if claim.attribution is not None:
            for link in claim.attribution.chain[1:]:
                found[rooting.outlet_key(link.mention.text)].append(claim)
    return found


def _printed(spoken: Iterable[Claim], rooting: Rooting) -> dict[str, list[Claim]]:
    """Return, by the key of an outlet, the claims in which its own reports give a speaker's words on the matter."""
    found: dict[str, list[Claim]] = defaultdict(list)
    for claim in spoken:
        outlet = rooting.reports[claim.report].outlet
        if outlet:
            found[rooting.outlet_key(outlet)].append(claim)
    return found


def _agrees(one: Claim, other: Claim) -> bool:
    """Tell whether two claims of a report give the same position, so that one speaker can stand for both."""
    if one.polarity != other.polarity or (one.stance in {"denies", "cannot_confirm"}) != (
        other.stance in {"denies", "cannot_confirm"}
    ):
        return False
    numbers = [{f.best for f in c.figures if f.best is not None} for c in (one, other)]
    return not numbers[0] or not numbers[1] or bool(numbers[0] & numbers[1])


class SpeaksFor:
    """Tells which persons speak for which bodies, by how reports describe them."""

    def __init__(self, entities: Sequence[Entity]) -> None:
        """Index the descriptions of persons."""
        self.words: dict[str, list[frozenset[str]]] = {
            e.id: [_words(d) for d in (*e.descriptors, *e.aliases)] for e in entities if e.kind == "person"
        }
        self.named = {e.id for e in entities if e.kind == "person" and _named(e)}
        self.bodies: dict[str, list[frozenset[str]]] = {
            e.id: [w for w in map(_words, (e.name, *e.aliases)) if w]
            for e in entities
            if e.kind not in {"person", "place"}
        }

    def is_person(self, entity: str | None) -> bool:
        """Tell whether an entity is a person known by name."""
        return entity in self.named

    def described_as(self, person: str | None, description: str) -> bool:
        """Tell whether reports describe a person by a word of a description ("the prosecutor")."""
        said = _words(description)
        return any(said & words - _COMMON for words in self.words.get(person or "", ()))

    def body(self, person: str, among: Iterable[str]) -> str | None:
        """Return the one of some entities for which a person speaks, or ``None``."""
        for body in among:
            for name in self.bodies.get(body, ()):
                if any(name <= words and len(words) > len(name) for words in self.words.get(person, ())):
                    return body
        return None


# Words of descriptions that many share: alone they tell nobody.
_COMMON = frozenset(
    stem(word)
    for word in ("official", "senior", "local", "former", "authority", "chief", "state", "power", "people")
)


def _words(text: str) -> frozenset[str]:
    return frozenset(stem(same_word(w)) for w in described(text))


def _bodies(settled: dict[str, Root], speaks_for: SpeaksFor) -> dict[str, Root]:
    """Put together the names of one body, and a body and those who speak for it: the body is the origin."""
    named = {root.key: root for root in settled.values() if root.kind in {"speaker", "unnamed", "document"}}
    instead: dict[str, tuple[str, str]] = {}
    for key in sorted(named):
        one = named[key]
        for other_key in sorted(named):
            other = named[other_key]
            if other_key == key or _leads(instead, other_key, key):
                continue
            if one.entity and other.entity and speaks_for.body(one.entity, [other.entity]):
                instead[key] = (other_key, f"{one.name} speaks for {other.name}.")
            elif key not in instead and _one_body(one, other, speaks_for):
                instead[key] = (
                    other_key,
                    f"{one.name} and {other.name} are the same speaker in other words.",
                )
    for claim, root in settled.items():
        at, why = root.key, root.why
        seen = {at}
        while at in instead and instead[at][0] not in seen:
            at, why = instead[at]
            seen.add(at)
        if at != root.key:
            settled[claim] = replace(named[at], why=why)
    return settled


def _leads(instead: Mapping[str, tuple[str, str]], start: str, end: str) -> bool:
    """Tell whether one origin is already put under another, directly or through others."""
    at, seen = start, {start}
    while at in instead and instead[at][0] not in seen:
        at = instead[at][0]
        seen.add(at)
    return at == end or end in seen - {start}


def _one_body(one: Root, other: Root, speaks_for: SpeaksFor) -> bool:
    """Tell whether the first name is a shorter description of what the second one names."""
    if speaks_for.is_person(one.entity):
        return False
    if speaks_for.is_person(other.entity):
        return speaks_for.described_as(other.entity, one.name)
    short, long = _words(one.name), _words(other.name)
    return bool(short) and short <= long and (len(short) < len(long) or one.key > other.key)


def origins_of(
    roots: Mapping[str, Root], claims: Mapping[str, Claim]
) -> tuple[tuple[Origin, ...], dict[str, str]]:
    """Gather the roots of all claims into origins, sorted by id, and the map from claim to origin."""
    gathered: dict[str, list[str]] = defaultdict(list)
    shown: dict[str, Root] = {}
    for claim in sorted(roots, key=lambda c: (claims[c].report, claims[c].spans, c)):
        root = roots[claim]
        gathered[root.id].append(claim)
        shown.setdefault(root.id, root)
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
