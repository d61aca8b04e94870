"""Reads units of measure, currencies and rates: "five kilometers", "$3 billion", "a barrel", "per day"."""

from secondsource.claims.quantities.amount import Amount, context
from secondsource.claims.quantities.pieces import PieceReader
from secondsource.claims.quantities.units import Unit, currency_signs, forms, is_plural, sign_ends, singular

_NEAR = 7  # pieces from "pounds" back to who pays them
_PAID = frozenset({
    "pay", "pays", "paid", "paying", "fine", "fined", "fines", "cost", "costs", "earn", "earned", "salary",
    "salaries", "budget", "donated", "price", "prices", "compensation", "bail", "ransom", "spent", "spend",
    "worth",
})  # fmt: skip
_DROPPED = frozenset({"drop", "drops", "dropped", "dropping", "barrel-bombed"})
"""What is done with bombs made of barrels."""
_SUMS = frozenset({"fine", "fines", "bail", "compensation", "ransom", "salary"})


class UnitReader(PieceReader):
    """Reads what stands before and behind a number that measures."""

    def _sign(self, i: int) -> tuple[int, str | None]:
        """Read the currency sign before number i: where it begins, and its code."""
        if self.low(i - 1) not in sign_ends():
            return i, None
        signs = currency_signs()
        for width in (3, 2, 1):
            start = i - width
            if start < 0 or any(self.pieces[k].end + 1 < self.pieces[k + 1].start for k in range(start, i)):
                continue
            words = "".join(
                self.low(k) + (" " if k + 1 < i and not self.touches(k + 1) else "") for k in range(start, i)
            )
            code = signs.get(words)
            if code is None and width == 2 and words.endswith("$") and words[:-1].strip() == "$us":
                code = "USD"
            if code is not None:
                if words[0].isalpha() and not self.text[self.pieces[start].start].isupper():
                    continue  # "a $20 billion charge": the article
                if (
                    start > 0
                    and self.pieces[start - 1].low in ("us", "u.s.", "c", "a")
                    and words == "$"
                    and self.touches(start)
                ):
                    continue
                return start, code
            if width == 2 and words in ("y=", "ps="):
                return start, {"y=": "JPY"}.get(words, "GBP")
            if width == 1 and words == "ps" and self.touches(i):
                return start, "GBP"
        return i, None

    def _scale(self, i: int, last: int, currency: bool) -> tuple[float, int]:
        """Read a scale written as a letter against the digits: "2.5m people", "$3b"."""
        if not self.pieces[i].digits or last >= len(self.pieces) or self.pieces[last].kind != "word":
            return 1.0, last
        word = self.low(last)
        if not self.touches(last) and not (currency and word in ("mil", "mln", "bn")):
            return 1.0, last
        scale = {"m": 1e6, "b": 1e9, "mil": 1e6, "t": 1e12, "million": 1e6}.get(word)
        if scale is None:
            return 1.0, last
        if currency or word == "mil":
            return scale, last + 1
        after = self.low(last + 1)
        capital = self.text[self.pieces[last].start] == "M"
        noun = (
            self.pieces[last + 1].kind == "word" and after not in context("stop")
            if last + 1 < len(self.pieces)
            else False
        )
        if word == "m" and (
            capital
            or (
                noun
                and after
                not in ("wide", "long", "high", "deep", "tall", "away", "radius", "race", "sprint", "final")
            )
        ):
            return scale, last + 1
        return 1.0, last

    def _unit(self, i: int) -> tuple[Unit, int, bool] | None:
        """Read a unit of measure from piece i on: the unit, one past it, and whether a hyphen leads to it."""
        hyphenated = self.hyphen(i) and self.touches(i)
        j = i + 1 if hyphenated else i
        for words, unit in forms().get(self.low(j), ()):
            if not self.fits(j, words):
                continue
            end = j + len(words)
            short = len("".join(words)) <= 2 and words[0].isalpha()
            number = self.pieces[i - 1 if hyphenated else j - 1]
            if short and not (number.kind == "number" and number.digits):
                continue
            if hyphenated and len("".join(words)) == 1:
                continue  # "5-a-side"
            if (
                short
                and len(words[0]) == 1
                and (not self.touches(j) and words[0] not in ("m", "g", "l", "w", "v"))
            ):
                continue
            if (
                short
                and len(words[0]) == 1
                and self.text[self.pieces[j].start].isupper() != (words[0] in ("w", "v"))
            ):
                continue
            if words[0] in ("in", "a", "no") and not self.touches(j):
                continue
            if words[0] == "ps" and not (self.text[self.pieces[j].start].isupper()):
                continue
            if words == ("second",) and self.pieces[j].kind == "ordinal" and not hyphenated:
                continue
            if unit.symbol == "nm" and self.text[self.pieces[j].start] == "N":
                continue  # newton meters
            if words == ("barrel",) and is_plural(self.low(end)):
                continue  # barrel bombs
            if unit.symbol == "bbl" and not _DROPPED.isdisjoint(
                self.low(k) for k in range(max(i - _NEAR, 0), i)
            ):
                continue  # "a helicopter *dropped six barrels*"
            if words[0] in ("pound", "pounds") and self.fits(j + 1, ("sterling",)):
                return Unit("GBP", "pound sterling", "money"), j + 2, hyphenated
            if words[0] in ("pound", "pounds") and unit.kind == "mass" and self._paid(j):
                return Unit("pound", "pound", "money"), end, hyphenated
            if words[0] == "won" and self.low(j + 1) not in (".", ",", "(", ""):
                continue
            return unit, end, hyphenated
        return None

    def _paid(self, i: int) -> bool:
        """Tell money from a weight by who pays, or gives: "ordered to *pay* two million *pounds*"."""
        before = {self.low(k) for k in range(max(i - _NEAR, 0), i)}
        after = {self.low(k) for k in range(i + 1, i + 4)}
        return bool(before & _PAID) or bool(after & _SUMS)

    def _per(self, amount: Amount) -> Amount:
        """Read what an amount is a rate over: "per day", "a barrel", "an hour", "each year"."""
        i = amount.last
        word = self.low(i)
        if word == "per" and self.is_number(i + 1):
            return amount._replace(per=self.low(i + 1), last=i + 2)  # "12 deaths per 10,000 people"
        if word == "for" and self.low(i + 1) == "every" and self.is_number(i + 2):
            return amount._replace(per=self.low(i + 2), last=i + 3)
        if word in ("per", "/") and i + 1 < len(self.pieces) and self.pieces[i + 1].kind == "word":
            return amount._replace(per=singular(self.low(i + 1)), last=i + 2)
        if word in ("a", "an", "each", "every") and self.low(i + 1) in context("per"):
            if (
                word in ("a", "an")
                and self.low(i + 1) in ("second", "year", "day", "week", "month")
                and self.low(i + 2) in ("ago", "later", "earlier", "time", "quarter")
            ):
                return amount
            return amount._replace(per=singular(self.low(i + 1)), last=i + 2)
        if (
            self.hyphen(i)
            and self.low(i + 1) == "a"
            and self.hyphen(i + 2)
            and self.low(i + 3) in context("per")
        ):
            return amount._replace(per=self.low(i + 3), last=i + 4)  # "a 52,000 barrel-a-day refinery"
        if word in ("daily", "annually", "monthly", "weekly", "hourly"):
            per = {
                "daily": "day",
                "annually": "year",
                "monthly": "month",
                "weekly": "week",
                "hourly": "hour",
            }[word]
            return amount._replace(per=per, last=i + 1)
        return amount
