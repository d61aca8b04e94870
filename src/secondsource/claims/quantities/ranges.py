"""Reads what stands around an amount: the second end of a range, bounds, conversions, and whether it rose or fell."""

from typing import Literal

from secondsource.claims.quantities.amount import Amount, bounded, context
from secondsource.claims.quantities.numbers import NumberReader
from secondsource.claims.quantities.units import bounds
from secondsource.model.figure import Bound

_PASSES = frozenset({"passes", "passed", "tops"})
_COUNTS = frozenset({"toll", "number", "count", "tally", "total", "figure"})
_VARIES = frozenset(
    {"vary", "varies", "varied", "varying", "range", "ranges", "ranged", "ranging", "anywhere"}
)
_BEYOND = (("more", "than"), ("over",), ("as", "many", "as"), ("up", "to"), ("at", "least"))
"""What may stand before the second number of a range: "vary from 10 to *more than* 30"."""
_HELD = frozenset({
    "convicted", "charged", "tried", "arrested", "sentenced", "jailed", "indicted", "sued", "blamed", "held",
    "questioned", "detained", "acquitted", "trial", "probe", "inquiry", "anger", "outrage", "protest",
    "protests", "fury", "grief", "row",
})  # fmt: skip
_CRIMES = frozenset({"deaths", "killings", "murders", "fatalities", "attacks", "bombings", "disappearances"})


class RangeReader(NumberReader):
    """Widens an amount by the words around it."""

    def _range(self, amount: Amount) -> Amount:
        """Join "3 to 5", "$3 billion to $5 billion", "between 250,000 and 300,000", "two or three"."""
        j = amount.last
        if (
            amount.best is None
            or amount.kind in ("ratio", "magnitude")
            or (amount.kind == "age" and amount.last > amount.number + 1)
        ):
            return amount
        if amount.noun is not None and self.pieces[amount.number].end < self.pieces[amount.last - 1].start:
            return amount
        word = self.low(j)
        opener = self.low(amount.first - 1)
        joined = (
            word == "to"
            or self.hyphen(j)
            or (word == "and" and opener == "between")
            or (word == "or" and ((amount.best or 0) <= 20 or self._roughly(amount, j + 1)))
        )
        if not joined:
            return amount
        if word == "to" and self._changes(amount.first) and not (opener == "by" and amount.unit is None):
            return amount  # "rose from 135 to 137", "increased by $3 to $5": two amounts
        k = j + 1
        if (self.hyphen(j) and self.low(k) in ("to",)) or (word == "to" and self.hyphen(k)):
            k += 1
        if opener == "between" or self.low(amount.first - 2) in _VARIES:
            k += next((len(words) for words in _BEYOND if self.fits(k, words)), 0)
        while (
            k < len(self.pieces)
            and k < j + 4
            and not self.is_number(k)
            and (self.pieces[k].kind == "symbol" or self.low(k) in ("us", "rm", "c", "hk"))
            and not self.hyphen(k)
        ):
            k += 1
        if not self.is_number(k) or "\n" in self.text[self.pieces[j - 1].end : self.pieces[k].start]:
            return amount
        other = self._joined(k)
        if other is None or other.best is None:
            return amount
        low, high = amount.best or 0.0, other.best
        unit_ok = (
            amount.unit == other.unit
            or amount.unit is None
            or amount.kind == "age"
            or (amount.noun is None and amount.unit == "person")
            or not amount.tied
            or (amount.noun is not None and amount.noun[0] >= j)
        )
        if amount.kind == "money" and other.unit is None:
            other = other._replace(kind="money", unit=amount.unit)
            unit_ok = True
        if not unit_ok:
            return amount
        ratio = high / low if low > 0 else 0.0
        scale = self._shared_scale(amount.number, k)
        if scale > 1 and low < (self.pieces[k].value or 0) / scale:
            low *= scale
        elif low >= high or (
            word == "or" and (ratio > 3 or high - low > 3) and high > 10 and not self._roughly(amount, k)
        ):
            return amount
        if amount.kind == "age":
            other = other._replace(kind="age", unit="a", last=k + 1, noun=None)
        return other._replace(
            first=amount.first,
            number=amount.number,
            low=low,
            best=None,
            high=high,
            bound="between",
            rule="bound:between",
        )

    def _roughly(self, amount: Amount, k: int) -> bool:
        """Tell two round numbers of which either will do: "*60 or 70* wounded"."""
        low, high = amount.best or 0.0, (self.pieces[k].value or 0.0) if k < len(self.pieces) else 0.0
        return not amount.tied and low < high <= 2 * low and low % 5 == high % 5 == 0

    def _changes(self, first: int) -> bool:
        """Tell whether a verb of rising or falling leads to an amount."""
        before = {self.low(k) for k in range(max(first - 3, 0), first)}
        return not (context("up").isdisjoint(before) and context("down").isdisjoint(before))

    def _joined(self, k: int) -> Amount | None:
        """Read the second number of a range; the tests for labels look at its left and would refuse it."""
        piece = self.pieces[k]
        first, currency = self._sign(k)
        value = piece.value or 0.0
        scale, last = self._scale(k, k + 1, bool(currency))
        amount = Amount(first, last, k, "count", value * scale, value * scale, value * scale)
        if currency:
            return self._per(amount._replace(kind="money", unit=currency, tied=True))
        found = self._unit(last)
        if found is not None:
            unit, end, _ = found
            if unit.symbol == "a" and self.low(end + self.hyphen(end)) == "old":
                return amount._replace(kind="age", unit="a", last=end + 1 + self.hyphen(end), tied=True)
            if unit.symbol == "a" and self._years_of(k - 2, end):
                return amount._replace(kind="age", unit="a", last=end, tied=True)
            return self._per(amount._replace(kind=unit.kind, unit=unit.symbol, last=end, tied=True))
        return self._counted(amount)

    def _shared_scale(self, i: int, k: int) -> float:
        """Return the scale that only the second number of a range writes ("3 to 5 million")."""
        first, second = self.pieces[i], self.pieces[k]
        for word, scale in (
            ("trillion", 1e12),
            ("billion", 1e9),
            ("million", 1e6),
            ("thousand", 1e3),
            ("hundred", 1e2),
            ("dozen", 12.0),
            ("bn", 1e9),
        ):
            if second.low.endswith(word) and not first.low.endswith(word) and (first.value or 0) < scale:
                return scale
        return 1.0

    def _after(self, amount: Amount) -> Amount:
        """Read bounds that follow ("or more", "-odd", "+") and a conversion in brackets ("(three miles)")."""
        j = amount.number + 1 if amount.noun is not None else amount.last
        probe = j + 1 if self.hyphen(j) else j
        for words, bound in bounds("after").get(self.low(probe), ()):
            if self.fits(probe, words):
                if words[0] == "plus" and self.is_number(probe + 1):
                    continue
                if words[-1] == "more" and self.low(probe + len(words)) == "than":
                    continue  # "rose to 32 and *more than* 115 wounded": of the next number
                amount = bounded(amount._replace(last=max(amount.last, probe + len(words))), bound, words)  # type: ignore[arg-type]
                break
        return self._conversion(amount)

    def _conversion(self, amount: Amount) -> Amount:
        end = amount.last
        if self.low(end) not in ("(", "[") or amount.kind in ("count", "ratio", "age", "percent"):
            return amount
        close = next(
            (k for k in range(end + 1, min(end + 12, len(self.pieces))) if self.low(k) in (")", "]")), None
        )
        if close is None:
            return amount
        inside = next((k for k in range(end + 1, close) if self.is_number(k)), None)
        if inside is None:
            return amount
        other = self._joined(inside)
        if (
            other is None
            or other.kind != amount.kind
            or (other.kind == "money" and other.unit == amount.unit)
            or other.last > close
        ):
            return amount
        return amount._replace(conversions=((end, close + 1),))

    def _before(self, amount: Amount, floor: int) -> Amount:
        """Read the bounds, "between" and the change that lead to the amount."""
        first = amount.first
        noisy = (
            "another",
            "a",
            "an",
            "total",
            "of",
            "the",
            "only",
            "just",
            "further",
            "additional",
            "all",
            "as",
            "by",
            "to",
            "some",
        )
        if amount.bound == "between" and self.low(first - 1) in ("between", "from"):
            amount = amount._replace(first=first - 1)
            first -= 1
        if self.hyphen(first - 1) and self.low(first - 2) == "sub" and self.touches(first):
            return bounded(amount._replace(first=first - 2), "fewer_than", ("sub",))
        for hop in range(4):
            k = first - 1 - hop
            if k < floor or (hop and self.low(k + 1) not in noisy):
                break
            bound, words = self._bound_ending(k, floor)
            if bound is not None and hop and self.low(k + 1) == "of" and len(words) == 1:
                break  # "the handing over of four militants"
            if hop and words in {("over",), ("under",)} and self.hyphen(amount.number + 1):
                break  # "fought *under* a two-hour truce"
            if bound is not None and self.low(amount.number) == "one" and self.low(amount.number + 1) == "of":
                break  # "silent over one of the massacres"
            if bound is not None:
                start = k - len(words) + 1
                if bound == "about" and self.low(start - 1) in ("more", "than") and words == ("some",):
                    continue
                amount = bounded(amount._replace(first=start), bound, words)
                break
        if (
            amount.bound == "exact"
            and amount.kind == "duration"
            and self.low(first - 1) in ("for", "in", "over")
        ):
            bound, words = self._bound_ending(first - 2, floor)
            if bound in ("at_least", "at_most") and words[0] == "at":  # "*at least* for two months"
                amount = bounded(amount._replace(first=first - 1 - len(words)), bound, words)
        if amount.kind in ("percent", "money", "measure", "deg", "temperature") or amount.unit in ("point",):
            amount = amount._replace(change=self._change(amount.first))
        return amount

    def _bound_ending(self, k: int, floor: int) -> tuple[Bound | None, tuple[str, ...]]:
        for words, bound in bounds("before").get(self.low(k), ()):
            start = k - len(words) + 1
            if start < floor or not self.fits(start, words):
                continue
            if words == ("from",):
                continue
            if (
                words[0] in ("over", "under", "above", "below", "near", "beyond")
                and len(words) == 1
                and self.low(start - 1) in ("all", "took", "from", "hand", "hands", "handed", "handing")
            ):
                continue  # "handed over 21 girls"
            if words[0] in _PASSES and self.low(start - 1) not in _COUNTS:
                continue  # "the house *passes* three laws"
            if words == ("over",) and self.low(start - 1) in _HELD and self.low(k + 2) in _CRIMES:
                continue  # "convicted over 13 deaths"
            return bound, words  # type: ignore[return-value]
        return None, ()

    def _change(self, first: int) -> Literal["up", "down", "same"] | None:
        if self.low(first - 1) == "or" and self.low(first - 2) in (",", "points", "point", "%", "percent"):
            return "same"
        for k in range(first - 1, max(first - 4, -1), -1):
            word = self.low(k)
            if word in context("up"):
                return "up"
            if word in context("down"):
                return "down"
            if word not in context("up_gap"):
                return None
        return None
