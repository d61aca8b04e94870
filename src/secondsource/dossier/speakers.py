"""Who said what: every claim under the speaker nearest to it, with the chain of those who carry it."""

from collections import defaultdict
from collections.abc import Mapping, Sequence

from secondsource.dossier.entries import Said, SpeakerPage
from secondsource.dossier.lookup import Lookup, aliases, country, label, other_names, sure
from secondsource.dossier.parts import ClaimLine
from secondsource.dossier.values import Count, Field
from secondsource.model import Claim, Entity

#: Groups that are no entity, in the order in which they follow the entities.
UNNAMED, NOBODY = "unnamed", "nobody"


def _key(at: Lookup, claim: Claim) -> str | None:
    """Return whom a claim is under: an entity's id, words, a group; ``None``: the report's own voice."""
    if claim.attribution is None:
        return None
    if not claim.attribution.chain:
        return NOBODY
    speaker = claim.attribution.chain[0]
    entity = at.entities.get(speaker.mention.entity or "")
    if entity:
        return entity.id
    if speaker.kind == "unnamed":
        return UNNAMED
    return f"words:{speaker.mention.text.lower()}"


def _names(entity: Entity) -> tuple[Field, ...]:
    described = (sure(entity.id, f"descriptors.{i}", d) for i, d in enumerate(entity.descriptors))
    return other_names(entity.name, (*aliases(entity), *described))


def _said(lines: Sequence[ClaimLine]) -> tuple[Said, ...]:
    """Bring together what is said in the same words through the same carriers."""
    same: dict[tuple[str, ...], list[ClaimLine]] = defaultdict(list)
    for line in lines:
        key = (
            line.stance.text,
            line.words.text.lower(),
            *(w.text.lower() for w in line.chain[1:]),
        )
        same[key].append(line)
    return tuple(Said(first, first.chain[1:], tuple(others)) for first, *others in same.values())


def speakers(at: Lookup, lines: Mapping[str, ClaimLine]) -> tuple[SpeakerPage, ...]:
    """Return the speakers, those with most claims first; those without a name last."""
    groups: dict[str, list[Claim]] = defaultdict(list)
    for claim in at.claims.values():
        key = _key(at, claim)
        if key is not None:
            groups[key].append(claim)
    entities = {e.id: e for e in at.snapshot.reconciliation.entities}
    last = {UNNAMED: 1, NOBODY: 2}

    def weight(key: str) -> tuple[int, int, str]:
        return last.get(key, 0), -len({c.report for c in groups[key]}) * 1000 - len(groups[key]), key

    pages = []
    for i, key in enumerate(sorted(groups, key=weight)):
        entity = entities.get(key)
        claims = groups[key]
        first = claims[0]
        if entity:
            anchor = f"who-{entity.id}"
            name: Field | None = sure(entity.id, "name", entity.name)
        else:
            anchor = f"who-{key}" if key in last else f"who-words-{i}"
            named = (
                first.attribution.chain[0].mention.text
                if first.attribution and first.attribution.chain
                else ""
            )
            name = None if key in last else sure(first.id, "attribution.chain.0.mention.text", named)
        pages.append(
            SpeakerPage(
                anchor=anchor,
                name=name,
                unnamed=key == UNNAMED,
                kind=sure(entity.id, "kind", label(entity.kind)) if entity else None,
                names=_names(entity) if entity else (),
                country=country(entity) if entity else None,
                merges=tuple(
                    sure(entity.id, f"merges.{j}.reason", m.reason) for j, m in enumerate(entity.merges)
                )
                if entity
                else (),
                claims=Count(len(claims), f"said:{key}:claims"),
                reports=Count(len({c.report for c in claims}), f"said:{key}:reports"),
                said=_said([lines[c.id] for c in claims]),
            )
        )
    return tuple(pages)
