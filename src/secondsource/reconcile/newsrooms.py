"""Which publishers are media by what they print: the words of many others, where a body tells of its own doings."""

from collections import defaultdict
from collections.abc import Iterable, Mapping

from secondsource.model import Extraction, Report
from secondsource.reconcile.names import organization_key
from secondsource.reconcile.speakers import refers_back
from secondsource.reconcile.speaking import is_medium
from secondsource.reconcile.words import fold

# Speakers whom a publisher quotes, and the share of its claims that it gives as their words, from which it gathers news.
QUOTED, ATTRIBUTED = 4, 0.4


def newsrooms(reports: Mapping[str, Report], extractions: Iterable[Extraction]) -> frozenset[str]:
    """Return the keys of the publishers that quote so many others that they gather news, whatever they are called.

    A body whose own words other publishers give is none, however many it quotes ("SeaSafe Indonesia, a charity, said").

    Args:
        reports: By id.
        extractions: Of the reports.
    """
    claims: dict[str, int] = defaultdict(int)
    given: dict[str, int] = defaultdict(int)
    speakers: dict[str, set[str]] = defaultdict(set)
    bodies: dict[str, set[str]] = defaultdict(set)
    for extraction in extractions:
        outlet = reports[extraction.report].outlet
        key = organization_key(outlet) if outlet else ""
        for claim in extraction.claims:
            claims[key] += 1
            chain = claim.attribution.chain if claim.attribution is not None else ()
            words = [link.mention.text for link in chain if not refers_back(link.mention.text)]
            given[key] += bool(chain)
            speakers[key].update(fold(w) for w in words[:1] if organization_key(w) != key)
            for link in chain:
                if link.kind == "organization":
                    bodies[organization_key(link.mention.text)].add(key)
    return frozenset(
        organization_key(outlet)
        for outlet in {r.outlet for r in reports.values() if r.outlet}
        if is_medium(outlet)
        and len(speakers[key := organization_key(outlet)]) >= QUOTED
        and given[key] >= ATTRIBUTED * claims[key]
        and not bodies[key] - {key}
    )
