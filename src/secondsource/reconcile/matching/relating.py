"""What pairs of claims are to each other, as far as a network that reads two together tells."""

from collections.abc import Mapping, Sequence

from secondsource.model import Claim, Relate, Relation, Report, Told


class Relations:
    """Asks for relations."""

    def __init__(self, relate: Relate | None, reports: Mapping[str, Report]) -> None:
        """Take what is asked.

        Args:
            relate: What tells them; ``None``: nothing does.
            reports: By id.
        """
        self._relate = relate
        self._reports = reports

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
        told = [(min(p), max(p)) for p in ((self._told(one), self._told(other)) for one, other in pairs)]
        known = list(dict.fromkeys(told))  # copies tell it in the same words
        relations = dict(zip(known, self._relate(known), strict=True)) if known else {}
        return [relations[pair] for pair in told]

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
