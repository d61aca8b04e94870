"""How a claim, a time, a figure and a judgement are shown."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping

from secondsource.dossier import dates
from secondsource.dossier.glosses import pronoun_name
from secondsource.dossier.lookup import Lookup, field, label, number, sure
from secondsource.dossier.marks import evidence, parts, passage
from secondsource.dossier.parts import ClaimLine, Decision, FigureLine, Time
from secondsource.dossier.prose import claim_names, finding_names, prose
from secondsource.dossier.values import Day, Prose
from secondsource.dossier.wording import MODE_WORDS, STANCE_WORDS
from secondsource.model import Claim, Figure, Judgement, TimeRef


def time_line(at: Lookup, claim: Claim, path: str, time: TimeRef) -> Time:
    """Return a time expression of a claim as shown; ``path`` is its field ("time", "figures.0.period")."""
    return Time(
        words=at.words(claim.report, time.span),
        text=dates.of_time(time),
        start=time.start,
        end=time.end,
        weekday=time.weekday,
        reason=sure(claim.id, f"{path}.reason", time.reason),
        of=f"{claim.id}:{path}",
    )


def figure_line(at: Lookup, claim: Claim, index: int, figure: Figure) -> FigureLine:
    """Return one figure of a claim as shown."""
    path = f"figures.{index}"
    known = [v for v in (figure.best, figure.low, figure.high) if v is not None]
    return FigureLine(
        anchor=f"fig-{claim.id}-{index}",
        of=f"{claim.id}:{path}.",
        words=at.words(claim.report, figure.span),
        measure=sure(claim.id, f"{path}.measure", label(figure.measure)),
        population=field(claim.id, f"{path}.population", figure.population),
        low=field(claim.id, f"{path}.low", number(figure.low)),
        best=field(claim.id, f"{path}.best", number(figure.best)),
        high=field(claim.id, f"{path}.high", number(figure.high)),
        value=known[0] if known else 0.0,
        bound=sure(claim.id, f"{path}.bound", label(figure.bound)),
        mode=sure(claim.id, f"{path}.mode", MODE_WORDS.get(figure.mode, label(figure.mode))),
        period=time_line(at, claim, f"{path}.period", figure.period) if figure.period else None,
        rule=sure(claim.id, f"{path}.rule", figure.rule),
    )


def decision(judgement: Judgement, undone: frozenset[str]) -> Decision:
    """Return a judgement as shown."""
    return Decision(
        id=judgement.id,
        what=sure(judgement.id, "decision", judgement.decision),
        noun=sure(judgement.id, "noun", judgement.noun),
        value=field(judgement.id, "value", judgement.value),
        by=sure(judgement.id, "by", judgement.by),
        at=Day(dates.short(judgement.at), f"{judgement.id}:at", judgement.at),
        why=sure(judgement.id, "why", judgement.why),
        undone=judgement.id in undone,
    )


def decisions(judgements: Iterable[Judgement]) -> tuple[Decision, ...]:
    """Return all judgements as shown, those taken back marked."""
    every = tuple(judgements)
    undone = frozenset(j.undoes for j in every if j.undoes)
    return tuple(decision(j, undone) for j in every)


def claim_decisions(at: Lookup) -> Mapping[str, tuple[Decision, ...]]:
    """Return the judgements on claims by claim id."""
    shown = {d.id: d for d in decisions(at.snapshot.judgements)}
    found: dict[str, list[Decision]] = defaultdict(list)
    for judgement in at.snapshot.judgements:
        if judgement.noun == "claim":
            for claim_id in judged_claims(at, judgement):
                found[claim_id].append(shown[judgement.id])
    return {c: tuple(dict.fromkeys(d)) for c, d in found.items()}


def judged_claims(at: Lookup, judgement: Judgement) -> Iterator[str]:
    """Yield the claims that a judgement on claims or findings is about: by id, or where that is gone by predicate."""
    for key in judgement.keys:
        if key.claim is not None and key.claim in at.claims:
            yield key.claim
        else:
            yield from (c.id for c in at.claims_of(key.report) if c.predicate_span == key.span)


def flags(at: Lookup) -> Mapping[str, tuple[Prose, ...]]:
    """Return what is to be checked, by claim id."""
    found: dict[str, list[Prose]] = defaultdict(list)
    for finding in at.snapshot.reconciliation.findings:
        for i, flag in enumerate(finding.flags):
            # It may compare with a figure of another matter in the same report.
            beside = (
                (c.id for c in at.claims_of(at.claims[flag.claim].report)) if flag.claim in at.claims else ()
            )
            names = finding_names(at, finding).before(claim_names(at, beside))
            found[flag.claim].append(prose(sure(finding.id, f"flags.{i}.reason", flag.reason), names))
    return {c: tuple(f) for c, f in found.items()}


def speaker_anchor(at: Lookup, mention_entity: str | None) -> str | None:
    """Return the anchor of a speaker's entry, or ``None`` where the mention is not resolved or never speaks first."""
    entity = at.entities.get(mention_entity or "")
    return f"who-{entity.id}" if entity and entity.id in at.speaking else None


def claim_lines(at: Lookup) -> Mapping[str, ClaimLine]:
    """Return every claim as shown, by id, in the order of reports and text."""
    decided = claim_decisions(at)
    checks = flags(at)
    lines = {}
    for claim in at.claims.values():
        report = at.reports[claim.report]
        said = claim.attribution
        place = claim.place.mention if claim.place else None
        place_entity = at.entities.get(place.entity or "") if place else None
        chain = said.chain if said else ()
        lines[claim.id] = ClaimLine(
            id=claim.id,
            finding=at.snapshot.reconciliation.claim_finding.get(claim.id),
            report=at.refs[claim.report],
            passage=passage(
                report.text, at.refs[claim.report].number, claim.sentence, [*evidence(claim), *parts(claim)]
            ),
            words=sure(claim.id, "text", claim.text),
            type=sure(claim.id, "type", label(claim.type)),
            mode=field(claim.id, "mode", label(claim.mode) if claim.mode else None),
            stance=sure(claim.id, "stance", STANCE_WORDS[claim.stance]),
            modality=sure(claim.id, "modality", label(claim.modality)),
            negated=claim.polarity == "negated",
            quote=sure(claim.id, "attribution.quote", said.quote) if said else None,
            chain=tuple(at.words(claim.report, s.mention.span) for s in chain),
            chain_who=tuple(speaker_anchor(at, s.mention.entity) for s in chain),
            chain_names=tuple(pronoun_name(at, s.mention) for s in chain),
            cue=at.words(claim.report, said.cue.span) if said and said.cue else None,
            place=at.words(claim.report, place.span) if place else None,
            place_relation=sure(claim.id, "place.relation", claim.place.relation) if claim.place else None,
            place_anchor=f"where-{place_entity.id}" if place_entity else None,
            time=time_line(at, claim, "time", claim.time) if claim.time else None,
            figures=tuple(figure_line(at, claim, i, f) for i, f in enumerate(claim.figures)),
            headline=claim.headline,
            decisions=decided.get(claim.id, ()),
            flags=checks.get(claim.id, ()),
        )
    return lines
