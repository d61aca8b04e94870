"""Finds quantities among the pieces of a text: numbers with their bounds, units, ranges and what is counted."""

from secondsource.claims.quantities.amount import Amount
from secondsource.claims.quantities.ranges import RangeReader

_PARTED = frozenset({"distance", "area", "mass", "volume", "money", "energy"})
"""Kinds of which a bare number may tell a part."""
_WHOLE = frozenset({"the", "an", "a", "its", "their", "some", "planned", "total", "required", "needed"})


class Scanner(RangeReader):
    """Scans one text from its first piece to its last."""

    def scan(self) -> list[Amount]:
        """Find the amounts in order, none overlapping."""
        found: list[Amount] = []
        next_ = 0
        for i in self.beginnings():
            amount = self._amount(i) if i >= next_ else None
            if amount is None:
                continue
            amount = self._range(amount)
            amount = self._after(amount)
            amount = self._before(amount, found[-1].last if found else 0)
            if found and amount.first < found[-1].last:
                next_ = amount.last
                continue
            amount = self._inherit(amount, found[-1] if found else None)
            found.append(amount)
            next_ = amount.last
        nexts = [*found[1:], None]
        return [self._of_the_next(amount, nexts[k]) for k, amount in enumerate(found)]

    def _of_the_next(self, amount: Amount, after: Amount | None) -> Amount:
        """Take the unit that only the second number writes: "from *13.5* to 14 millimeters", "*38* of an estimated 120 meters"."""
        if after is not None and self._of_measured(amount, after):
            return amount._replace(kind=after.kind, unit=after.unit, noun=None)
        bare = amount.kind == "count" and amount.unit is None and amount.noun is None
        if (
            after is None
            or not bare
            or after.kind in ("count", "ratio", "age")
            or self.low(amount.last) != "to"
        ):
            return amount
        if self.low(amount.first - 1) != "from" or after.number > amount.last + 2:
            return amount
        return amount._replace(kind=after.kind, unit=after.unit)

    def _of_measured(self, amount: Amount, after: Amount) -> bool:
        """Tell a part of what is measured, whose noun is then the unit: "*14* of the 60 meters"."""
        if amount.kind != "count" or after.kind not in _PARTED or self.low(amount.number + 1) != "of":
            return False
        between = {self.low(k) for k in range(amount.number + 2, after.first)}
        own = amount.noun is None or amount.noun[1] <= after.last
        return own and between <= _WHOLE and (amount.best or 0.0) <= (after.high or after.low or 0.0)

    def _inherit(self, amount: Amount, before: Amount | None) -> Amount:
        """Take over from the amount before, in one sentence, what this one leaves out: its unit, its change."""
        between = self.pieces[before.last : amount.first] if before is not None else ()
        if before is None or any(p.low in (".", "!", "?") or p.kind == "paragraph" for p in between):
            return amount._replace(change=None) if amount.change == "same" else amount
        if amount.change == "same":
            amount = amount._replace(change=before.change)
        if amount.noun is not None and self.low(amount.noun[1] - 1) == "others":
            return amount._replace(
                unit="person" if before.kind == "count" and before.unit == "person" else None
            )
        bare = amount.kind == "count" and amount.unit is None and self.pieces[amount.number].digits
        if bare and self.low(amount.last) == "who" and before.unit == "person":
            return amount._replace(unit="person")
        ranged = (
            self.low(amount.first - 1) == "to"
            and self.low(before.first - 1) == "from"
            and amount.first <= before.last + 1
            and before.kind not in ("ratio", "age")
        )
        if bare and ranged and before.unit is not None:
            return amount._replace(unit=before.unit, kind=before.kind)  # "from 208 pounds to *193*"
        leads = self.low(amount.first - 1) in (
            "from",
            "to",
            "with",
            "including",
            "than",
            "is",
            "was",
            "and",
            "versus",
            "vs",
            "another",
            "of",
            "at",
        )
        if (
            bare
            and leads
            and before.kind in ("count", "money")
            and before.unit is not None
            and before.unit != "times"
        ):
            return amount._replace(unit=before.unit, kind=before.kind)
        return amount
