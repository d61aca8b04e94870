"""Finds quantities among the pieces of a text: numbers with their bounds, units, ranges and what is counted."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache
from importlib.resources import files
from typing import Literal

from secondsource.claims.numerals import HYPHENS, Piece
from secondsource.claims.quantities.quantity import QuantityKind
from secondsource.claims.quantities.units import (
    Unit,
    bounds,
    currency_signs,
    forms,
    is_person,
    is_plural,
    singular,
    unit_names,
    vague,
)
from secondsource.claims.times.grammar import Wish
from secondsource.model.figure import Bound

ABOUT = 0.1  # "about n" is taken for n within a tenth
NOUN_REACH = 8  # words between a number and the noun that it counts
OLDEST = 115  # years that an age can be


@dataclass(frozen=True, slots=True)
class Amount:
    """A quantity in pieces: [first, last) covers its bound, number and unit."""

    first: int
    last: int
    number: int
    kind: QuantityKind
    low: float | None
    best: float | None
    high: float | None
    bound: Bound = "exact"
    rule: str = "exact"
    unit: str | None = None
    noun: tuple[int, int] | None = None
    change: Literal["up", "down", "same"] | None = None
    per: str | None = None
    whole: tuple[int, int] | None = None
    conversions: tuple[tuple[int, int], ...] = ()
    tied: bool = False  # the unit or noun is written, not guessed


@cache
def context(name: str) -> frozenset[str]:
    """Give a list of words of data/contexts.tsv."""
    table = files(__package__).joinpath("data/contexts.tsv").read_text(encoding="utf-8")
    for line in table.splitlines():
        if line.startswith(name + "\t"):
            return frozenset(line.split("\t")[1].split())
    raise KeyError(name)


_TIMES = frozenset({"calendar", "weekday", "clock", "holiday", "part", "set", "deictic", "anaphoric", "ref"})


class Scanner:
    """Scans one text; holds what its steps share."""

    def __init__(
        self, text: str, pieces: Sequence[Piece], wishes: Sequence[Wish], nouns: "Nouns | None" = None
    ) -> None:
        self.text = text
        self.pieces = pieces
        self.taken = {i for wish in wishes if wish.op in _TIMES for i in range(wish.first, wish.last)}
        self.nouns = nouns

    # Reading pieces --------------------------------------------------------------------------------------

    def low(self, i: int) -> str:
        """Return piece i in lower case, ``""`` outside the text."""
        return self.pieces[i].low if 0 <= i < len(self.pieces) else ""

    def touches(self, i: int) -> bool:
        """Tell whether piece i follows the one before it without a space."""
        return 0 < i < len(self.pieces) and self.pieces[i].start == self.pieces[i - 1].end

    def is_number(self, i: int) -> bool:
        """Tell whether piece i is a number that no time expression has taken."""
        return 0 <= i < len(self.pieces) and self.pieces[i].kind == "number" and i not in self.taken

    def capital(self, i: int) -> bool:
        """Tell whether piece i is a word that begins with a capital."""
        return (
            0 <= i < len(self.pieces)
            and self.pieces[i].kind == "word"
            and self.text[self.pieces[i].start].isupper()
        )

    def hyphen(self, i: int) -> bool:
        """Tell whether piece i is a hyphen or dash."""
        return bool(self.low(i)) and self.low(i) in HYPHENS

    def fits(self, i: int, words: Sequence[str]) -> bool:
        """Tell whether the pieces from i on are these words."""
        return all(self.low(i + k) == word for k, word in enumerate(words))

    # The scan --------------------------------------------------------------------------------------------

    def scan(self) -> list[Amount]:
        """Find the amounts in order, none overlapping."""
        found: list[Amount] = []
        i = 0
        while i < len(self.pieces):
            amount = self._amount(i)
            if amount is None:
                i += 1
                continue
            amount = self._range(amount)
            amount = self._after(amount)
            amount = self._before(amount, found[-1].last if found else 0)
            if found and amount.first < found[-1].last:
                i = max(i + 1, amount.last)
                continue
            amount = self._inherit(amount, found[-1] if found else None)
            found.append(amount)
            i = max(amount.last, i + 1)
        return found

    def _inherit(self, amount: Amount, before: Amount | None) -> Amount:
        """Take over from the amount before, in one sentence, what this one leaves out: its unit, its change."""
        if before is None or any(
            self.pieces[k].kind == "paragraph" or self.low(k) in (".", "!", "?")
            for k in range(before.last, amount.first)
        ):
            return replace(amount, change=None) if amount.change == "same" else amount
        if amount.change == "same":
            amount = replace(amount, change=before.change)
        if amount.noun is not None and self.low(amount.noun[1] - 1) == "others":
            return replace(amount, unit=before.unit if before.kind == "count" else None)
        bare = amount.kind == "count" and amount.unit is None and self.pieces[amount.number].digits
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
            return replace(amount, unit=before.unit, kind=before.kind)
        return amount

    def _amount(self, i: int) -> Amount | None:
        """Read the amount that begins at piece i, without bounds."""
        if i in self.taken:
            return None
        low = self.low(i)
        if low in vague() and (found := self._vague(i)) is not None:
            return found
        if low in ("half", "a", "one") or self.is_number(i):
            part = self._ratio(i)
            if part is not None:
                return part
        if self.is_number(i):
            return self._number(i)
        if low == "no":
            return self._none(i)
        return None

    def _vague(self, i: int) -> Amount | None:
        for words, least, most in vague()[self.low(i)]:
            if not self.fits(i, words):
                continue
            last = i + len(words)
            if self.low(i - 1) in ("the", "quite", "every", "next", "last", "past", "first") and words[0] in (
                "few",
                "several",
            ):
                return None
            plain = " ".join(words).removeprefix("a ")
            amount = Amount(
                i, last, i, "count", least, None, most, "vague", f"vague:{plain.replace(' ', '_')}"
            )
            if words[-1] == "couple of" or plain in ("couple", "couple of"):
                amount = replace(amount, best=2.0)
            joined = self.low(last) == "of"
            counted = self._counted(replace(amount, last=last + 1 if joined and words[-1] != "of" else last))
            if counted.noun is not None and counted.last == last + 1 and joined:
                counted = replace(counted, last=last)
            if counted.noun is None and counted.unit is None:
                # "Thousands have fled": people, when they do what people do; else nothing is counted
                if self._acts(last) and (is_plural(words[-1]) or words[0] == "several"):
                    return replace(amount, unit="person")
                return None if words[0] in ("a", "several") or not is_plural(words[-1]) else amount
            if counted.kind == "duration" and i in self.taken:
                return None
            return counted
        return None

    def _acts(self, i: int) -> bool:
        """Tell whether what follows is said of people: "were killed", "have fled", "more dead"."""
        for k in range(i, i + 5):
            word = self.low(k)
            if word in context("state"):
                return True
            if word not in (
                "more",
                "others",
                "were",
                "was",
                "are",
                "is",
                "have",
                "has",
                "had",
                "been",
                "reported",
                "remain",
                "left",
                "feared",
                "also",
                "still",
                "being",
                "reportedly",
                "confirmed",
                "believed",
                "people",
            ):
                return False
        return False

    def _none(self, i: int) -> Amount | None:
        """Read "no casualties", "no one was killed", "no survivors"."""
        noun = self.low(i + 1)
        if noun in ("reported", "known", "immediate", "civilian", "confirmed", "further", "serious"):
            noun, at = self.low(i + 2), i + 2
        else:
            at = i + 1
        if noun == "one" and self._acts(i + 2):
            return Amount(i, i + 2, i, "count", 0.0, 0.0, 0.0, "exact", "none", "person", tied=True)
        if noun not in (
            "casualties",
            "deaths",
            "injuries",
            "fatalities",
            "victims",
            "survivors",
            "civilians",
            "wounded",
            "dead",
            "losses",
        ):
            return None
        return Amount(
            i, at + 1, i, "count", 0.0, 0.0, 0.0, "exact", "none", "person", noun=(i + 1, at + 1), tied=True
        )

    def _ratio(self, i: int) -> Amount | None:
        """Read "one in four", "two out of three", "two-thirds", "half of", "a third of"."""
        value = self.pieces[i].value
        if value is not None and self.is_number(i):
            j = i + 1
            way = 1 if self.low(j) == "in" else 2 if self.fits(j, ("out", "of")) else 0
            if way:
                k = j + way + (self.low(j + way) == "every")
                of = self.pieces[k].value if self.is_number(k) else None
                ordinary = self.low(i) == "one" or way == 2 or (of is not None and value < of <= 10)
                if of and value < of and ordinary and not (of > 1900 and way == 1):
                    return self._share(i, k + 1, value / of)
            j = i + 1 + self.hyphen(i + 1)
            word = self.low(j)
            if (
                word in context("part")
                and word not in ("half", "halves")
                and not (word in ("quarter", "quarters") and self.low(j + 1) not in ("of", "majority", "the"))
            ):
                return self._share(i, j + 1, value / _PARTS[word.rstrip("s")])
            if (
                j < len(self.pieces)
                and self.pieces[j].kind == "ordinal"
                and not self.pieces[j].digits
                and self.low(j + 1) == "of"
                and value == 1
                and self.low(i) == "one"
            ):
                return self._share(i, j + 1, 1 / (self.pieces[j].value or 1.0))
            return None
        if self.low(i) == "half" and self.low(i + 1) in (
            "of",
            "the",
            "its",
            "their",
            "his",
            "her",
            "a",
            "all",
        ):
            if self.low(i + 1) == "a" and (
                self.low(i + 2) in ("day", "hour", "year", "century", "mile", "dozen")
                or self.low(i - 1) in ("a", "and")
            ):
                return None
            return self._share(i, i + 1, 0.5)
        if (
            self.low(i) == "a"
            and self.low(i + 1) in ("third", "quarter", "fifth", "tenth", "sixth", "quarter")
            and self.low(i + 2) == "of"
        ):
            return self._share(i, i + 2, 1 / _PARTS[self.low(i + 1)])
        return None

    def _share(self, i: int, last: int, value: float) -> Amount:
        amount = Amount(i, last, i, "ratio", value, value, value, tied=True)
        j = last + 1 if self.low(last) == "of" else last
        noun = self._noun(j, last=last + 8)
        if noun is not None:
            return replace(amount, whole=(j, noun[1]), unit=self._counted_unit(noun), noun=noun)
        return amount

    def _number(self, i: int) -> Amount | None:
        piece = self.pieces[i]
        value = piece.value or 0.0
        first, currency = self._sign(i)
        last = i + 1
        if self.hyphen(i - 1) and self.touches(i) and self.low(i - 2) == "minus":
            value, first = -value, min(first, i - 2)
        elif (
            self.low(i - 1) == "-"
            and self.touches(i)
            and self.low(i - 2) in currency_signs()
            and self.touches(i - 1)
        ):
            value, first, currency = -value, i - 2, currency_signs()[self.low(i - 2)]
        elif self.low(i - 1) in ("minus", "-", "\u2212") and (self.touches(i) or self.low(i - 1) == "minus"):
            before = self.pieces[i - 2] if i > 1 else None
            if self.low(i - 1) == "minus" or before is None or before.end < self.pieces[i - 1].start:
                value, first = -value, min(first, i - 1)
        scale, last = self._scale(i, last, bool(currency))
        value *= scale
        amount = Amount(first, last, i, "count", value, value, value)
        if currency:
            if self.low(last) in ("dollars", "dollar", "euros", "pounds", "sterling", "million", "usd", "us"):
                last += self.low(last) != "us"
            return self._per(replace(amount, kind="money", unit=currency, last=last, tied=True))
        if self.low(last) in ("\u20ac", "\u00a3", "$") and self.touches(last):
            return replace(
                amount, kind="money", unit=currency_signs()[self.low(last)], last=last + 1, tied=True
            )
        if self._label(i):
            return None
        age = self._age(i)
        if age is not None:
            return age
        if self._magnitude(i):
            return replace(amount, kind="magnitude", tied=True)
        found = self._unit(last)
        if found is not None:
            unit, end, hyphenated = found
            # "a 30-year-old", "30 years old", "30 years of age"
            if unit.symbol == "a" and (
                self.low(end + self.hyphen(end)) == "old" or self.fits(end, ("of", "age"))
            ):
                return replace(amount, kind="age", unit="a", last=end + 1 + self.hyphen(end), tied=True)
            if self.low(i) == "one" and unit.kind == "duration" and self.low(end) in ("day", "time"):
                return None
            magnitude = self.low(end + self.hyphen(end)) == "magnitude"
            measured = replace(
                amount, kind="magnitude" if magnitude else unit.kind, unit=unit.symbol, last=end, tied=True
            )
            if unit.kind == "percent":
                measured = self._of(measured)
            del hyphenated
            return self._per(measured)
        if self.low(last + self.hyphen(last)) == "magnitude":
            return replace(amount, kind="magnitude", last=last + 1 + self.hyphen(last), tied=True)
        if self.low(last) in ("times", "fold") or (
            self.hyphen(last) and self.low(last + 1) in ("fold", "times")
        ):
            return self._per(
                replace(amount, kind="ratio", unit="times", last=last + 1 + self.hyphen(last), tied=True)
            )
        counted = self._counted(amount)
        return counted if self._plausible(counted) else None

    def _sign(self, i: int) -> tuple[int, str | None]:
        """Read the currency sign before number i: where it begins, and its code."""
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
                letters = words.isalpha()
                if letters and not self.text[self.pieces[start].start].isupper():
                    continue
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

    def _label(self, i: int) -> bool:
        """Tell whether number i is a name's part, a label, a score, a phone number: no quantity."""
        piece = self.pieces[i]
        before, after = self.low(i - 1), self.low(i + 1)
        tight = self.touches(i)
        if tight and (self.pieces[i - 1].kind == "word" or before in ("/", "#", "\\", "_", "&", ".")):
            return True
        if (
            tight
            and self.hyphen(i - 1)
            and i > 1
            and self.touches(i - 1)
            and self.pieces[i - 2].kind in ("word", "initials")
        ):
            return self.low(i - 2) not in ("sub", "minus", "some", "mid")
        if self.touches(i + 1) and after == "/" and self.is_number(i + 2):
            return True
        if (
            self.touches(i + 1)
            and piece.digits
            and i + 1 < len(self.pieces)
            and self.pieces[i + 1].kind == "word"
        ):
            return self._unit(i + 1) is None and after not in ("m", "b", "t", "k", "mil")
        if (
            self.touches(i + 1)
            and self.hyphen(i + 1)
            and self.touches(i + 2)
            and piece.digits
            and i + 2 < len(self.pieces)
        ):
            other = self.pieces[i + 2]
            if other.kind == "number" and other.digits:
                first, second = piece.value or 0, other.value or 0
                if (
                    self.hyphen(i + 3)
                    and self.touches(i + 3)
                    and self.touches(i + 4)
                    and self.is_number(i + 4)
                ):
                    return True
                if len(piece.low) == 3 and len(other.low) == 4:
                    return True
                if second <= first and self._unit(i + 3) is None:
                    return True
        if (
            tight
            and self.hyphen(i - 1)
            and self.touches(i - 1)
            and i > 1
            and self.pieces[i - 2].kind in ("number", "date")
        ):
            return True
        if self.capital(i - 1) and (before not in context("strike")) and self._named(i):
            return True
        if piece.low == "one":
            if before in context("one_not"):
                return True
            if (self.low(i + 1) in ("to", "or") and self.is_number(i + 2)) or self._acts(i + 1):
                return False
            return self.low(i + 1) in context("stop") - {"of"} or not self._one(i)
        if before in context("label") and self._unit(i + 1) is None:
            if self.capital(i - 1) and piece.digits and i > 1:
                return True
            noun = self._noun(i + 1)
            return noun is None or not is_plural(self.low(noun[1] - 1))
        return bool(piece.digits and self._street(i))

    def _named(self, i: int) -> bool:
        """Tell whether number i stands inside a name: "S&P 500", "Planet 9 citizen", "Galaxy 23 Ultra", "Kick Six"."""
        if self.low(i - 2) == "&":
            return True
        opening = (
            i < 2
            or self.low(i - 2) in (".", "!", "?", "\u201d", '"', ":")
            or self.pieces[i - 2].kind == "paragraph"
        )
        if opening or self._unit(i + 1) is not None:
            return False
        word = (
            self.text[self.pieces[i + 1].start : self.pieces[i + 1].end] if i + 1 < len(self.pieces) else ""
        )
        if not self.pieces[i].digits:
            return self.capital(i) and not is_plural(word)
        return self.capital(i + 1) and not is_plural(word) and not is_person(word)

    def _one(self, i: int) -> bool:
        """Tell whether "one" counts something: "one soldier", "one of the soldiers", "one was killed"."""
        if self.low(i + 1) == "of":
            return True
        return i + 1 < len(self.pieces) and (self.pieces[i + 1].kind == "word" or self.hyphen(i + 1)) and self.low(i + 1) not in (
            "another", "day", "night", "thing", "time", "way", "hand", "point", "side", "end")  # fmt: skip

    def _street(self, i: int) -> bool:
        return any(
            self.capital(i + 1) and self.capital(k) and self.low(k) in context("street")
            for k in (i + 2, i + 3)
        )

    def _age(self, i: int) -> Amount | None:
        """Read "Um Abdu, 30," and "aged 30"."""
        piece = self.pieces[i]
        value = piece.value or 0.0
        if not (piece.digits and piece.low.isdigit() and 0 < value <= OLDEST):
            return None
        amount = Amount(i, i + 1, i, "age", value, value, value, unit="a", tied=True)
        before, after = self.low(i - 1), self.low(i + 1)
        if before in ("aged", "age") and self.low(i - 1) and self._unit(i + 1) is None:
            return amount
        if before == "of" and self.low(i - 2) == "age":
            return amount
        closes = after in (",", ".", ")", ";", "", "\u2014", "\u2013") and not (
            after == "," and self.is_number(i + 2) and self.touches(i + 2)
        )
        if before in (",", "(") and closes and self.capital(i - 2):
            # "Um Abdu, 30, …": a name of a person, not a date ("Sept. 30") and not a list of numbers
            return amount
        if (
            before in ("is", "was", "turned", "be", "i'm")
            and closes
            and self.low(i - 2) in ("who", "he", "she", "i")
        ):
            return amount
        return None

    def _magnitude(self, i: int) -> bool:
        before = self.low(i - 1)
        return (
            before == "magnitude"
            or (before == "-" and self.low(i - 2) == "magnitude")
            or (before == "of" and self.low(i - 2) == "magnitude")
            or self.fits(i + 1, ("on", "the", "richter"))
            or self.fits(i + 1, ("on", "the", "moment"))
            or self.fits(i + 1, ("on", "richter"))
        )

    def _unit(self, i: int) -> tuple[Unit, int, bool] | None:
        """Read a unit of measure from piece i on: the unit, one past it, and whether a hyphen leads to it."""
        hyphenated = self.hyphen(i) and self.touches(i)
        j = i + 1 if hyphenated else i
        for words, unit in forms().get(self.low(j), ()):
            if not self.fits(j, words):
                continue
            end = j + len(words)
            short = len("".join(words)) <= 2 and words[0].isalpha()
            if short and not (self.pieces[j - 1].kind == "number" and self.pieces[j - 1].digits):
                continue
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
            if words == ("barrel",) and is_plural(self.low(end)):
                continue  # barrel bombs
            if words[0] in ("pound", "pounds") and self.fits(j + 1, ("sterling",)):
                return Unit("GBP", "pound sterling", "money"), j + 2, hyphenated
            if words[0] == "won" and self.low(j + 1) not in (".", ",", "(", ""):
                continue
            return unit, end, hyphenated
        return None

    def _per(self, amount: Amount) -> Amount:
        """Read what an amount is a rate over: "per day", "a barrel", "an hour", "each year"."""
        i = amount.last
        word = self.low(i)
        if word in ("per", "/") and i + 1 < len(self.pieces) and self.pieces[i + 1].kind == "word":
            return replace(amount, per=singular(self.low(i + 1)), last=i + 2)
        if word in ("a", "an", "each", "every") and self.low(i + 1) in context("per"):
            if (
                word in ("a", "an")
                and self.low(i + 1) in ("second", "year", "day", "week", "month")
                and self.low(i + 2) in ("ago", "later", "earlier", "time", "quarter")
            ):
                return amount
            return replace(amount, per=singular(self.low(i + 1)), last=i + 2)
        if word in ("daily", "annually", "monthly", "weekly", "hourly"):
            per = {
                "daily": "day",
                "annually": "year",
                "monthly": "month",
                "weekly": "week",
                "hourly": "hour",
            }[word]
            return replace(amount, per=per, last=i + 1)
        return amount

    def _of(self, amount: Amount) -> Amount:
        """Read what a percentage is of."""
        if self.low(amount.last) != "of":
            return amount
        noun = self._noun(amount.last + 1, last=amount.last + 9)
        return amount if noun is None else replace(amount, whole=(amount.last + 1, noun[1]))

    # What is counted -------------------------------------------------------------------------------------

    def _counted(self, amount: Amount) -> Amount:
        """Find the noun that an amount counts, or the state of people that it stands for."""
        i = amount.last
        if self.low(i) in ("or", "odd", "plus") or (
            self.hyphen(i) and self.low(i + 1) in ("odd", "plus", "strong")
        ):
            skip = i
            while self.low(skip) in ("or", "so", "more", "odd", "plus", "-", "strong", "few", "thereabouts"):
                skip += 1
            if self.low(skip - 1) in ("so", "odd", "plus", "more", "strong", "few"):
                i = skip
        if self.low(i) == "+":
            i += 1
        unit = self._unit(i)
        if unit is not None and amount.bound == "vague":
            return self._per(replace(amount, kind=unit[0].kind, unit=unit[0].symbol, last=unit[1], tied=True))
        noun = None
        if self.nouns is not None:
            noun = self.nouns.counted(amount.number, i)
        if noun is None:
            noun = self._noun(i + 1 if self.hyphen(i) and self.touches(i) else i)
        if noun is not None:
            return self._per_noun(replace(amount, noun=noun, unit=self._counted_unit(noun), tied=True))
        if self._acts(i) or (self.low(amount.first - 1) in context("strike") and amount.best != 0):
            return replace(amount, unit="person", tied=True)
        return amount

    def _per_noun(self, amount: Amount) -> Amount:
        """Look for a rate after the noun, without taking its words into the quantity."""
        if amount.noun is None:
            return amount
        probe = self._per(replace(amount, last=amount.noun[1]))
        return replace(amount, per=probe.per)

    def _counted_unit(self, noun: tuple[int, int]) -> str | None:
        head = self.pieces[noun[1] - 1]
        if head.low == "others":
            return None
        word = self.text[head.start : head.end]
        return "person" if is_person(word) else singular(word)

    def _noun(self, i: int, last: int | None = None) -> tuple[int, int] | None:
        """Find by spelling the noun phrase from piece i on that a number counts: its first piece and one past its head."""
        stop, acts = context("stop"), context("past_stop")
        if self.low(i) == "of":
            i += 1
            if self.low(i) in ("the", "his", "her", "its", "their", "our", "those", "these", "them"):
                i += 1
        elif self.low(i) in ("the",) and last is not None:
            i += 1
        j = i
        end = last or i + NOUN_REACH
        chosen: int | None = None
        while j < min(end, len(self.pieces)):
            piece = self.pieces[j]
            if self.hyphen(j) and self.touches(j) and self.touches(j + 1):
                j += 1
                continue
            if piece.kind in ("clitic",) and piece.low in ("'s", "\u2019s") and chosen is None:
                j += 1
                continue
            if piece.kind == "ordinal" and self.hyphen(j + 1):
                j += 1
                continue
            if (
                piece.low == "and"
                and chosen is None
                and i < j
                and j + 2 < end
                and self.pieces[j - 1].low not in context("state")
            ):
                j += 1
                continue
            if piece.kind not in ("word", "initials") or piece.low in stop:
                break
            if piece.low in acts and chosen is not None:
                break
            if (
                piece.low in context("state")
                and chosen is None
                and not (
                    j + 1 < len(self.pieces)
                    and self.pieces[j + 1].kind == "word"
                    and self.low(j + 1) not in stop
                )
            ):
                break
            word = self.text[piece.start : piece.end]
            if piece.low in ("more", "others", "other", "additional") and chosen is None:
                if piece.low == "others":
                    return (i, j + 1)
                j += 1
                continue
            if is_plural(word):
                # "police officers", "crew members": the second noun is the one counted
                chosen = j
                if piece.low not in context("modifier_plural") or not is_plural(self.low(j + 1)):
                    break
            j += 1
        if chosen is None:
            value = self.pieces[i - 1].value if i else None
            if value == 1.0 or last is not None:
                chosen = self._last_word(i, min(end, len(self.pieces)))
            elif i < j and is_person(self.low(j - 1)) and self.low(j - 1) not in context("state"):
                chosen = j - 1  # "30 Daesh terrorist": the plural's ending is lost
        return None if chosen is None else (i, chosen + 1)

    def _last_word(self, i: int, end: int) -> int | None:
        """Return the last word of the run that begins at i: the head of a singular noun phrase."""
        chosen = None
        for j in range(i, end):
            piece = self.pieces[j]
            if self.hyphen(j) and self.touches(j):
                continue
            if piece.kind != "word" or piece.low in context("stop") or piece.low in context("past_stop"):
                break
            chosen = j
            if is_person(piece.low):
                break
        return chosen

    def _plausible(self, amount: Amount) -> bool:
        """Tell a count from a number that is a name's part, an index level, a year: it counts or stands for something."""
        if amount.noun is not None:
            head = self.pieces[amount.noun[1] - 1]
            number = self.pieces[amount.number]
            year = (
                number.digits
                and number.low.isdigit()
                and len(number.low) == 4
                and 1900 <= (number.value or 0) <= 2100
            )
            return not (
                year and self.text[self.pieces[amount.noun[0]].start].isupper() and head.low != "people"
            )
        if amount.unit is not None:
            return True
        number = self.pieces[amount.number]
        if not number.digits:
            return (
                ((number.value or 0) >= 2 or self.low(amount.last) in ("to", "or"))
                and self.low(amount.last) not in ("-",)
                and not self.hyphen(amount.last)
            )
        if len(number.low) == 4 and number.low.isdigit() and 1900 <= (number.value or 0) <= 2100:
            return False
        i = amount.number
        if self.hyphen(i + 1) and self.low(i + 2) == "strong":
            return True
        if (
            self.capital(i - 1)
            and i - 2 >= 0
            and self.pieces[i - 2].kind in ("word", "number")
            and self.low(i - 1) not in context("strike")
        ):
            return False
        if self.low(i + 1) in (".", ")", ":") and (i == 0 or self.pieces[i - 1].kind == "paragraph"):
            return False
        return not (
            self.hyphen(i + 1)
            and self.touches(i + 1)
            and i + 2 < len(self.pieces)
            and self.pieces[i + 2].kind == "word"
        )

    # Ranges, bounds, change ------------------------------------------------------------------------------

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
            or (word == "or" and (amount.best or 0) <= 20)
        )
        if not joined:
            return amount
        if word == "to" and self._changes(amount.first) and not (opener == "by" and amount.unit is None):
            return amount  # "rose from 135 to 137", "increased by $3 to $5": two amounts
        k = j + 1
        if (self.hyphen(j) and self.low(k) in ("to",)) or (word == "to" and self.hyphen(k)):
            k += 1
        while (
            k < len(self.pieces)
            and k < j + 4
            and not self.is_number(k)
            and (self.pieces[k].kind == "symbol" or self.low(k) in ("us", "rm", "c", "hk"))
            and not self.hyphen(k)
        ):
            k += 1
        if not self.is_number(k):
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
            other = replace(other, kind="money", unit=amount.unit)
            unit_ok = True
        if not unit_ok:
            return amount
        ratio = high / low if low > 0 else 0.0
        scale = self._shared_scale(amount.number, k)
        if scale > 1 and low < (self.pieces[k].value or 0) / scale:
            low *= scale
        elif low >= high or (word == "or" and (ratio > 3 or high - low > 3) and high > 10):
            return amount
        if amount.kind == "age":
            other = replace(other, kind="age", unit="a", last=k + 1, noun=None)
        return replace(
            other,
            first=amount.first,
            number=amount.number,
            low=low,
            best=None,
            high=high,
            bound="between",
            rule="bound:between",
        )

    def _changes(self, first: int) -> bool:
        """Tell whether a verb of rising or falling leads to an amount."""
        return any(self.low(k) in context("up") | context("down") for k in range(max(first - 3, 0), first))

    def _joined(self, k: int) -> Amount | None:
        """Read the second number of a range; the tests for labels look at its left and would refuse it."""
        piece = self.pieces[k]
        first, currency = self._sign(k)
        value = piece.value or 0.0
        scale, last = self._scale(k, k + 1, bool(currency))
        amount = Amount(first, last, k, "count", value * scale, value * scale, value * scale)
        if currency:
            return self._per(replace(amount, kind="money", unit=currency, tied=True))
        found = self._unit(last)
        if found is not None:
            unit, end, _ = found
            if unit.symbol == "a" and self.low(end + self.hyphen(end)) == "old":
                return replace(amount, kind="age", unit="a", last=end + 1 + self.hyphen(end), tied=True)
            return self._per(replace(amount, kind=unit.kind, unit=unit.symbol, last=end, tied=True))
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
                amount = _bounded(replace(amount, last=max(amount.last, probe + len(words))), bound, words)  # type: ignore[arg-type]
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
        return replace(amount, conversions=((end, close + 1),))

    def _before(self, amount: Amount, floor: int) -> Amount:
        """Read the bounds, "between" and the change that lead to the amount."""
        first = amount.first
        noisy = (
            "another",
            "a",
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
            amount = replace(amount, first=first - 1)
            first -= 1
        if self.hyphen(first - 1) and self.low(first - 2) == "sub" and self.touches(first):
            return _bounded(replace(amount, first=first - 2), "fewer_than", ("sub",))
        for hop in range(4):
            k = first - 1 - hop
            if k < floor or (hop and self.low(k + 1) not in noisy):
                break
            bound, words = self._bound_ending(k, floor)
            if bound is not None:
                start = k - len(words) + 1
                if bound == "about" and self.low(start - 1) in ("more", "than") and words == ("some",):
                    continue
                amount = _bounded(replace(amount, first=start), bound, words)
                break
        if amount.kind in ("percent", "money", "measure", "deg", "temperature") or amount.unit in ("point",):
            amount = replace(amount, change=self._change(amount.first))
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
                and self.low(start - 1) in ("all", "took", "from")
            ):
                continue
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


class Nouns:
    """Asks a document's tree what a number counts; pieces and tokens are matched by their characters."""

    def __init__(self, heads: dict[int, tuple[int, int]]) -> None:
        self._heads = heads

    def counted(self, number: int, after: int) -> tuple[int, int] | None:
        """Return the pieces of the counted noun phrase behind a number, if the tree gives one."""
        found = self._heads.get(number)
        if found is None or found[1] <= after - 1 or found[1] - after > NOUN_REACH + 2:
            return None
        return (after, found[1]) if found[1] > after else None


_PARTS = {"third": 3.0, "quarter": 4.0, "fourth": 4.0, "fifth": 5.0, "sixth": 6.0, "seventh": 7.0, "eighth": 8.0,
          "ninth": 9.0, "tenth": 10.0}  # fmt: skip


def _bounded(amount: Amount, bound: Bound, words: Sequence[str]) -> Amount:
    """Apply a bound to an amount: the rules of docs/reference/figures.md."""
    rule = f"bound:{bound}"
    if amount.bound == "between":
        return replace(amount, rule=f"bound:between_{bound}") if bound == "about" else amount
    n = amount.best
    if n is None:
        # "more than a few hundred", "at least several": the vague word keeps its own ends, one of them opened
        if bound in ("more_than", "at_least"):
            return replace(amount, high=None, rule=f"{amount.rule}+{bound}")
        if bound in ("at_most", "fewer_than"):
            return replace(amount, low=None, rule=f"{amount.rule}+{bound}")
        return amount
    match bound:
        case "at_least" | "more_than":
            return replace(amount, bound=bound, low=n, high=None, rule=rule)
        case "at_most" | "fewer_than":
            return replace(amount, bound=bound, low=None, high=n, rule=rule)
        case _:
            near = words[-1] in ("nearly", "almost", "near", "nearing") or tuple(words) == ("close", "to")
            margin = abs(n) * ABOUT
            return replace(
                amount,
                bound="about",
                low=n - margin,
                high=n if near else n + margin,
                rule="bound:nearly" if near else rule,
            )


def unit_name(symbol: str | None) -> str | None:
    """Return the English name of a unit's symbol; other units are their own names."""
    return None if symbol is None else unit_names().get(symbol, symbol)
