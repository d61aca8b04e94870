"""Where a claim comes from in the end: the origin, why it is held for one, and by which words."""

import re
from dataclasses import dataclass, field
from functools import lru_cache

from secondsource.model import Credit, Entity, OriginKind, Report, digest
from secondsource.reconcile.authors import named
from secondsource.reconcile.names import abbreviation_of, is_name, organization_key


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
        traced: Whether the claim does not name it: its report gives the like as its words.
        id: Id of the origin.
    """

    kind: OriginKind
    key: str
    name: str
    entity: str | None
    why: str
    report: str | None = None
    traced: bool = False
    id: str = field(init=False, compare=False)

    def __post_init__(self) -> None:
        """Work the id out, which is asked for many times."""
        object.__setattr__(self, "id", _origin_id(self.key))


@lru_cache(maxsize=100_000)
def _origin_id(key: str) -> str:
    return digest("origin", key)


_GENITIVE = re.compile(r"(?<=s)['’]$|['’]s$")


def fullest(words: str, entity: Entity | None = None) -> str:
    """Return the words for a speaker, or his name where they are no name: "He", "governor"; "the army's" is the army."""
    plain = _GENITIVE.sub("", words)
    return entity.name if entity is not None and named(entity) and not is_name(plain) else plain


def own_outlet(credit: Credit, report: Report) -> bool:
    """Tell whether a credit names the outlet whose report it is, in full or by its letters."""
    name, outlet = organization_key(credit.name), organization_key(report.outlet or "")
    return name == outlet or abbreviation_of(credit.name.upper(), report.outlet or "")
