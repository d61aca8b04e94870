"""What pairs of claims are to each other, as far as a network that reads two together tells."""

from collections.abc import Mapping, Sequence

from secondsource.model import Claim, Relate, Relation, Report, Told

KEPT = 0.5  # how likely two claims tell one matter for their relation to be kept: it will be asked for again


class Relations:
    """Asks for relations; of claims of one matter no more than once."""

    def __init__(self, relate: Relate | None, reports: Mapping[str, Report]) -> None:
        """Take what is asked.

        Args:
            relate: What tells them; ``None``: nothing does.
            reports: By id.
        """
        self._relate = relate
        self._reports = reports
        self._known: dict[tuple[str, str], Relation] = {}

    @property
    def version(self) -> str | None:
        """What tells them, if anything does."""
        return self._relate.version if self._relate is not None else None

    @property
    def told(self) -> bool:
        """Whether anything tells them."""
        return self._relate is not None

    def of(self, pairs: Sequence[tuple[Claim, Claim]]) -> list[Relation]:
        """Return the relation of each pair; only where ``told``."""
        if self._relate is None:
            return []
        keys = [key_of(*pair) for pair in pairs]
        missing = {key: pair for key, pair in zip(keys, pairs, strict=True) if key not in self._known}
        read = self._relate([(self._told(one), self._told(other)) for one, other in missing.values()])
        found = dict(zip(missing, read, strict=True))
        relations = [self._known[key] if key in self._known else found[key] for key in keys]
        self._known.update((key, relation) for key, relation in found.items() if relation.same >= KEPT)
        return relations

    def _told(self, claim: Claim) -> Told:
        start = min(claim.sentence.start, claim.spans[0].start)
        end = max(claim.sentence.end, claim.spans[-1].end)
        return Told(
            self._reports[claim.report].text[start:end],
            tuple((span.start - start, span.end - start) for span in claim.spans),
        )


def key_of(one: Claim, other: Claim) -> tuple[str, str]:
    """Return the ids of two claims, the smaller first."""
    return (one.id, other.id) if one.id < other.id else (other.id, one.id)
