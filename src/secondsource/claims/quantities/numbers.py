"""Reads the amount that begins at a piece: numbers, vague numerals, ratios and "no casualties", without their bounds."""

from secondsource.claims.quantities.amount import Amount, context
from secondsource.claims.quantities.labels import OLDEST, LabelReader
from secondsource.claims.quantities.units import currency_signs, is_person, is_plural, vague

# What stands behind a number below zero.
_BELOW_ZERO = frozenset(
    {
        "degree",
        "degrees",
        "celsius",
        "fahrenheit",
        "centigrade",
        "c",
        "f",
        "percent",
        "per",
        "point",
        "points",
    }
    | {"million", "billion", "trillion", "thousand", "to", "and", "or", "in", "on", "at", "from", "below"}
)
_EVERYBODY = frozenset({"all", "everyone", "everybody", "none", "nobody"})
_BOUNDING = frozenset({"than", "nearly", "almost", "over", "least", "about", "around", "roughly", "under"})
_NEARLY = frozenset({"nearly", "almost", "roughly"})
_MOSTLY = frozenset({"mostly", "mainly", "largely"})
"""What tells behind a share of what kind most of it is ("roughly a third *mostly* villages")."""
_PARTS = {"third": 3.0, "quarter": 4.0, "fourth": 4.0, "fifth": 5.0, "sixth": 6.0, "seventh": 7.0, "eighth": 8.0,
          "ninth": 9.0, "tenth": 10.0}  # fmt: skip

_PAIRED = frozenset({
    "glasses", "sunglasses", "goggles", "binoculars", "trousers", "pants", "jeans", "shorts", "shoes",
    "boots", "socks", "gloves", "scissors", "pliers", "tweezers", "tights",
})  # fmt: skip
"""What "a pair of" is one of."""


_DESCRIBED = 2  # words between "no" and who is not there ("no *other foreign* doctor")
_OF_THESE = 6  # words from "none of" to who they are
_OPENERS = frozenset({"half", "a", "an", "one", "no", "without", "nobody", "none"})
"""What an amount begins with that is no number and no vague numeral."""


class NumberReader(LabelReader):
    """Reads one amount."""

    def beginnings(self) -> list[int]:
        """Return the pieces that an amount may begin at, in order: few of them."""
        openers = _OPENERS.union(vague())
        return [i for i, piece in enumerate(self.pieces) if piece.kind == "number" or piece.low in openers]

    def _amount(self, i: int) -> Amount | None:
        """Read the amount that begins at piece i, without bounds."""
        if i in self.taken or self._no_count(i):
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
        if low in ("no", "without"):
            return self._none(i) or self._not_one(i)
        if low in ("nobody", "none"):
            return self._not_one(i)
        near = self.low(i - 1) in _BOUNDING or (self.low(i - 1) == "to" and self.low(i - 2) == "close")
        if low in ("a", "an") and near:
            return self._one_of_unit(i)
        return None

    def _one_of_unit(self, i: int) -> Amount | None:
        """Read "more than *a year*", "about *a ton*": one of a unit of time or weight, where a bound leads to it."""
        found = self._unit(i + 1)
        if found is None or found[0].kind not in ("duration", "mass") or self.hyphen(found[1]):
            return None
        if self.low(i + 1) in ("decade", "century"):
            return None  # rather a way to say "long" than a measure
        if self.low(found[1]) in ("ago", "later", "earlier", "before", "after", "old"):
            return None
        return Amount(i, found[1], i, found[0].kind, 1.0, 1.0, 1.0, unit=found[0].symbol, tied=True)

    def _no_count(self, i: int) -> bool:
        """Tell a number that is left out ("all but *three*") or that a rate is told for ("per *10,000* people")."""
        k = i
        while self.low(k - 1) in ("about", "around", "roughly", "some", "nearly", "almost"):
            k -= 1
        before, farther = self.low(k - 1), self.low(k - 2)
        if before == "but":
            return farther in _EVERYBODY
        if before == "not" and self.low(i) == "one":
            return True  # "*not one* complained", "*not one* but two"
        return self.is_number(i) and (before == "per" or (before == "every" and farther == "for"))

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
                amount = amount._replace(best=2.0)
            if plain == "pair of":
                amount = amount._replace(best=2.0, bound="exact")
            joined = self.low(last) == "of"
            counted = self._counted(amount._replace(last=last + 1 if joined and words[-1] != "of" else last))
            if counted.noun is not None and counted.last == last + 1 and joined:
                counted = counted._replace(last=last)
            if counted.noun is None and counted.unit is None:
                # "Thousands have fled": people, when they do what people do; else nothing is counted
                if self._acts(last) and (is_plural(words[-1]) or words[0] == "several"):
                    return amount._replace(unit="person")
                return None if words[0] in ("a", "several") or not is_plural(words[-1]) else amount
            if plain == "pair of" and counted.noun and self.low(counted.noun[1] - 1) in _PAIRED:
                return None
            if counted.kind == "duration" and i in self.taken:
                return None
            return counted
        return None

    def _none(self, i: int) -> Amount | None:
        """Read "no casualties", "no one was killed", "no survivors"."""
        at = i + 1
        while at < i + 3 and self.low(at) in context("none_gap"):
            at += 1
        noun = self.low(at)
        if noun == "one" and self._acts(i + 2):
            return Amount(i, i + 2, i, "count", 0.0, 0.0, 0.0, "exact", "none", "person", tied=True)
        if self.low(i) == "without" and noun not in ("casualties", "deaths", "injuries", "fatalities"):
            return None
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
            i, at + 1, i, "count", 0.0, 0.0, 0.0, "exact", "none", "person", noun=(at, at + 1), tied=True
        )

    def _not_one(self, i: int) -> Amount | None:
        """Read "no patient died", "nobody was killed", "none of the passengers was hurt"."""
        none = Amount(i, i + 1, i, "count", 0.0, 0.0, 0.0, "exact", "none", "person", tied=True)
        at = i + 1
        if self.low(i) == "no":
            at += next((k for k in range(_DESCRIBED + 1) if is_person(self.low(at + k))), _DESCRIBED)
            end = at + 1
            none = none._replace(noun=(at, end))
            return none if is_person(self.low(at)) and self._acts(end) else None
        if self.low(i) == "none" and self.low(at) == "of":
            near = range(at + 1, at + _OF_THESE)
            at = next((k + 1 for k in near if is_person(self.low(k)) or self.low(k) in ("them", "us")), at)
        return none if self._acts(at) else None

    def _ratio(self, i: int) -> Amount | None:
        """Read "one in four", "two out of three", "two-thirds", "half of", "a third of"."""
        value = self.pieces[i].value
        if self.hyphen(i - 1) and self.touches(i) and i > 1 and self.pieces[i - 2].kind == "number":
            return None  # "8-7 in ten innings"
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
            and (self.low(i + 2) == "of" or (self.low(i - 1) in _NEARLY and self.low(i + 2) in _MOSTLY))
            and not (
                self.low(i + 1) == "quarter" and self.capital(i + 3) and not is_plural(self.low(i + 3))
            )  # "shelling of a quarter of Abeche"
        ):
            value = 1 / _PARTS[self.low(i + 1)]
            if self.low(i + 2) != "of":  # what it mostly is, not what it is a share of
                return Amount(i, i + 2, i, "ratio", value, value, value, tied=True)
            return self._share(i, i + 2, value)
        return None

    def _share(self, i: int, last: int, value: float) -> Amount:
        amount = Amount(i, last, i, "ratio", value, value, value, tied=True)
        j = last + 1 if self.low(last) == "of" else last
        noun = self._noun(j, last=last + 8)
        if noun is not None and (last < j or self._is_whole(last, noun[1] - 1)):
            return amount._replace(whole=(j, noun[1]), unit=self._counted_unit(noun), noun=noun)
        return amount

    def _is_whole(self, last: int, head: int) -> bool:
        """Tell what a share without "of" is of from the words behind it: "one in five *children*", not "… *urgently*"."""
        if not self.is_number(last - 1):
            return True  # "half the town"
        return is_plural(self.low(head)) or is_person(self.low(head))

    def _age_of_two(self, i: int) -> Amount | None:
        """Read how old two people are between commas: "their daughters, *6 and 4*, were"."""
        first = i if self.low(i + 1) == "and" else i - 2
        two = self.is_number(first) and self.low(first + 1) == "and" and self.is_number(first + 2)
        named = (
            self.low(first - 1) == "," and is_person(self.low(first - 2)) and is_plural(self.low(first - 2))
        )
        if not two or not named or self.low(first + 3) not in (",", ".", ";", ")"):
            return None
        value = self.pieces[i].value or 0.0
        return (
            Amount(i, i + 1, i, "age", value, value, value, unit="a", tied=True) if value <= OLDEST else None
        )

    def _counts_things(self, after: int) -> bool:
        """Tell whether the piece behind a number is a word, and none that a number below zero has behind it."""
        word = self.low(after)
        return word.isalpha() and word not in _BELOW_ZERO

    def _names_war(self, i: int, end: int) -> bool:
        """Tell whether a number and its unit are a war's name ("the *Six Day* War", "the *Seven Years'* War")."""
        while self.low(end) in {"'", "’", "'s", "’s"}:
            end += 1
        written = [self.text[piece.start : piece.end] for piece in self.pieces[i : end + 1]]
        return self.low(end) == "war" and written[0].istitle() and written[-1].istitle()

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
            alone = before is None or before.end < self.pieces[i - 1].start
            # "-2 people died": a dash of a list, for people and things are not fewer than none.
            if self.low(i - 1) == "minus" or (alone and not self._counts_things(last)):
                value, first = -value, min(first, i - 1)
        scale, last = self._scale(i, last, bool(currency))
        value *= scale
        amount = Amount(first, last, i, "count", value, value, value)
        if currency:
            if self.low(last) in ("dollars", "dollar", "euros", "pounds", "sterling", "million", "usd", "us"):
                last += self.low(last) != "us"
            return self._per(amount._replace(kind="money", unit=currency, last=last, tied=True))
        if self.low(last) in ("\u20ac", "\u00a3", "$") and self.touches(last):
            return amount._replace(
                kind="money", unit=currency_signs()[self.low(last)], last=last + 1, tied=True
            )
        rank = self._rank(i)
        if rank is not None:
            return rank
        if self._label(i):
            return None
        age = self._age(i) or self._age_of_two(i)
        if age is not None:
            return age
        if self._magnitude(i):
            return amount._replace(kind="magnitude", tied=True)
        found = self._unit(last)
        if found is not None:
            unit, end, hyphenated = found
            if unit.kind == "duration" and self._names_war(i, end):
                return None
            # "a 30-year-old", "30 years old", "30 years of age"
            if unit.kind == "duration" and (
                self.low(end + self.hyphen(end)) == "old" or self.fits(end, ("of", "age"))
            ):
                last = end + 1 + self.hyphen(end)
                lasting = self.low(last) in context("lasting")  # "the six-year-old conflict"
                return amount._replace(
                    kind="duration" if lasting else "age", unit=unit.symbol, last=last, tied=True
                )
            if unit.symbol == "a" and self._years_of(i, end):
                return amount._replace(kind="age", unit="a", last=end, tied=True)
            if self.low(i) == "one" and unit.kind == "duration" and self.low(end) in ("day", "time"):
                return None
            magnitude = self.low(end + self.hyphen(end)) == "magnitude"
            measured = amount._replace(
                kind="magnitude" if magnitude else unit.kind, unit=unit.symbol, last=end, tied=True
            )
            if unit.kind == "percent":
                measured = self._of(measured)
            del hyphenated
            return self._per(measured)
        if self.low(last + self.hyphen(last)) == "magnitude":
            return amount._replace(kind="magnitude", last=last + 1 + self.hyphen(last), tied=True)
        if self.low(last) in ("times", "fold") or (
            self.hyphen(last) and self.low(last + 1) in ("fold", "times")
        ):
            return self._per(
                amount._replace(kind="ratio", unit="times", last=last + 1 + self.hyphen(last), tied=True)
            )
        counted = self._counted(amount)
        if counted.noun is not None and self.low(counted.noun[1] - 1) == "ones":
            return None  # "three other *ones*": of what, other words tell
        return counted if self._plausible(counted) else None
