"""Which body or medium the name of a publisher means: written out, abbreviated, or with the office that signs for it."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from secondsource.model import Entity, Report
from secondsource.reconcile.commons import is_common
from secondsource.reconcile.names import abbreviation_of, organization_key
from secondsource.reconcile.words import fold

_ASIDE = re.compile(r"\s*\([^()]*\)")
_PLACE = re.compile(r"\s+(?:in|for|at)\s+(?=[A-Z])")
# Words at the end of a signature that tell which office, or who, of a body signs.
_SIGNS = frozenset({
    "bureau", "center", "centre", "communications", "corporate", "country", "department", "desk",
    "directorate", "information", "media", "office", "officer", "press", "public", "affairs", "relations",
    "secretary", "secretariat", "section", "service", "spokesman", "spokesperson", "spokeswoman", "team",
    "unit",
})  # fmt: skip


# Legal forms by which the name of a publisher is of a company, in the words of ``organization_key``.
COMPANIES = frozenset({
    "corp", "inc", "ltd", "limited", "llc", "plc", "gmbh", "ag", "sa", "spa", "srl", "bv", "nv", "pt", "jsc",
    "ojsc", "pjsc", "co", "company", "holding", "holdings", "group", "corporation",
})  # fmt: skip


class Publishers:
    """The bodies and media of a case, by what publishers call themselves."""

    def __init__(self, entities: Sequence[Entity], outlets: Iterable[str]) -> None:
        """Index the case.

        Args:
            entities: Of the case.
            outlets: Names of those who publish its reports.
        """
        self.by_name: dict[str, Entity] = {}
        self.full: dict[str, str] = {}
        self._named: dict[str, Entity | None] = {}
        bodies = [e for e in entities if e.kind not in {"person", "place", "population"}]
        for entity in bodies:
            for name in (entity.name, *entity.aliases):
                self.by_name.setdefault(organization_key(name), entity)
        shorts = [(name, e) for e in bodies for name in (e.name, *e.aliases) if name.isupper()]
        for outlet in sorted(set(outlets)):
            key = organization_key(outlet)
            meant = [e for name, e in shorts if abbreviation_of(name, outlet)]
            if key not in self.by_name and len({e.id for e in meant}) == 1:
                self.by_name[key] = meant[0]
                self.full[meant[0].id] = outlet

    def named(self, name: str) -> Entity | None:
        """Return the body or medium of a name, or of the name that stands in it beside the office that signs."""
        if name not in self._named:
            self._named[name] = self._find(name)
        return self._named[name]

    def _find(self, name: str) -> Entity | None:
        for form in forms_of(name):
            known = self.by_name.get(organization_key(form))
            if known is not None and known.kind != "person" and (form == name or not is_common(form)):
                return known
        return None

    def named_in(self, words: str) -> Entity | None:
        """Return the outlet that a description names ("state news agency SANA"), or ``None``."""
        parts = words.split()
        capitals = [p for p in parts if p[:1].isupper() and p.lower() != "the"]
        if not capitals or len(capitals) == len(parts) or (len(capitals) == 1 and parts[-1] != capitals[0]):
            return None  # "a Syrian opposition statement" names no medium
        found = self.by_name.get(organization_key(" ".join(capitals)))
        return found if found is not None and found.kind in {"organization", "outlet"} else None

    def shown(self, entity: Entity) -> str:
        """Return the name of a body to show: written out where its reports are signed so."""
        return self.full.get(entity.id, entity.name)


_PAPER = r"(?:communiqu[ée]s?|statements?|press\s+(?:release|statement|communiqu[ée])|declaration|open\s+letter|flash\s+update|situation\s+report|bulletin)"
_SENDS = re.compile(rf"^(?P<who>[A-ZÀ-Þ][^:]{{2,60}}?)\s*(?::|\s[-–—])\s*{_PAPER}\b", re.IGNORECASE)
_SENT_BY = re.compile(
    rf"^(?:\w+\s+)?{_PAPER}\b[^:]{{0,60}}?\s(?:of|by|from)\s+(?:the\s+)?(?P<who>[A-ZÀ-Þ][^:]{{2,60}})$",
    re.IGNORECASE,
)
_OURS = re.compile(r"\b(?:we|our|us)\b", re.IGNORECASE)
_QUOTED = re.compile(r"[“\"«][^”\"»]*[”\"»]")


def signed(report: Report) -> Report:
    """Return a report with the outlet that its title names, where it gives none and speaks as "we": a body's own statement.

    "Union des Patriotes: communiqué no. 17", "Statement by the Coastal Front".
    """
    if report.outlet or not report.title or not _OURS.search(_QUOTED.sub("", report.text)):
        return report
    found = _SENDS.match(report.title) or _SENT_BY.match(report.title)
    if found is None or not found["who"][:1].isupper():
        return report
    return replace(report, outlet=found["who"].strip())


def forms_of(name: str) -> Iterator[str]:
    """Yield a publisher's name, then what is left of it without an aside, a place, an office that signs or a legal form ("Ltd")."""
    yield name
    bare = _ASIDE.sub("", name).strip()
    yield bare
    for part in (bare.split(", ")[0], _PLACE.split(bare)[0]):
        if part != bare:
            yield part
    parts = bare.replace(",", "").split()
    while len(parts) > 1 and fold(parts[-1]).replace(".", "") in _SIGNS | COMPANIES:
        parts.pop()
        yield " ".join(parts)
