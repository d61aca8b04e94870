"""Tells numbers that count from those that are a name's part, a label, a score, an age or a magnitude."""

from secondsource.claims.quantities.amount import Amount, context
from secondsource.claims.quantities.tags import TagReader
from secondsource.claims.quantities.units import is_person, is_plural

_RINGS = frozenset(
    {"ring", "rang", "call", "called", "dial", "dialed", "dialled", "phone", "phoned", "calling"}
)
_LINES = frozenset({"hotline", "helpline", "phone", "telephone", "line"})
_IDENTIFIERS = frozenset(
    {"number", "no", "id", "code", "phone", "telephone", "tel", "fax", "hotline", "isbn"}
)
_SITES = frozenset({
    "area", "district", "neighborhood", "neighbourhood", "quarter", "suburb", "sector", "zone", "block",
    "project", "complex", "camp", "crossing", "hill",
})  # fmt: skip
_QUAKES = frozenset({"quake", "earthquake", "aftershock", "tremor", "temblor"})
_READ_OFF = frozenset({"measured", "measures", "measuring", "registered", "registers", "registering"})
_SENTENCE = 12  # pieces from what is read off back to the quake
_STORMS = frozenset({"hurricane", "storm", "cyclone", "typhoon", "landfall"})
_ALERTS = frozenset({"alert", "alerts", "alarm", "threat", "warning", "warnings"})
_RANKS = 10  # as high as a rank of danger goes
_CLOCK = 60  # minutes
_SOMEBODY = frozenset(
    {"man", "woman", "child", "youth", "student", "pupil", "cook", "cadet", "baby", "daughter", "son"}
)
_CLOSES = frozenset({",", ".", ")", ";", "", "\u2014", "\u2013"})
"""What stands behind an age that nothing else is told of."""
_LEADING = frozenset(
    {"least", "most", "than", "over", "nearly", "almost", "about", "around", "some"}
)  # "At *Least* 19 Executed"
_SUBJECT = 6  # pieces from "was" back to whose age it tells
_NAMES = 4  # words of a name before those whom it tells of
_AROUND = frozenset({"of", "between", "from", "the", "about", "around", "under", "over", "below", "above"})
"""What may stand between "aged" and the age."""
_DAY = 24  # hours
OLDEST = 115  # years that an age can be


def singular_person(word: str) -> bool:
    """Tell a noun in the singular that is told with an age: "a *boy* of 12"."""
    return word.endswith(("boy", "girl")) or word in _SOMEBODY


class LabelReader(TagReader):
    """Reads what a number is where it counts nothing."""

    def _label(self, i: int) -> bool:
        """Tell whether number i is a name's part, a label, a score, a phone number: no quantity."""
        piece = self.pieces[i]
        before, after = self.low(i - 1), self.low(i + 1)
        tight = self.touches(i)
        if self._magnitude(i):
            return False
        if piece.digits and self._dialed(i):
            return True
        if piece.digits and (self._of_site(i) or (before == ":" and self.low(i - 2) in _IDENTIFIERS)):
            return True
        if not piece.digits and self._nickname(i):
            return True
        if i in self.labels or self._hour(i) or (before == "." and self.low(i - 2) == "no"):
            return True
        if piece.digits and (self._listed(i) or self._stamp(i) or self._tag(i)):
            return True
        if i and self.pieces[i - 1].kind == "number" and self.hyphen(i + 1) and self.touches(i + 1):
            unit = self._unit(i + 1)
            if unit is None and self.touches(i + 2) and self.pieces[i + 2].kind == "word":
                return True  # "22 *four*-wheel cars"
        if not piece.digits and i and self.capital(i) and self.hyphen(i + 1) and self.capital(i + 2):
            return True  # "the Two-Way"
        if tight and (self.pieces[i - 1].kind == "word" or before in ("/", "#", "\\", "_", "&", ".")):
            return True
        if (
            tight
            and self.hyphen(i - 1)
            and i > 1
            and self.touches(i - 1)
            and self.pieces[i - 2].kind in ("word", "initials")
        ):
            agency = self.text[self.pieces[i - 2].start : self.pieces[i - 2].end].isupper()
            opens = self.text[piece.start].isupper() and self.pieces[i + 1].kind == "word"
            if agency and opens and not piece.digits:
                return False  # "SANA-*One* civilian": an agency's name before the first word
            return self.low(i - 2) not in ("sub", "minus", "some", "mid")
        for mark, far in ((i - 1, i - 2), (i + 1, i + 2)):
            joined = self.touches(max(mark, i)) and self.touches(max(mark, far))
            if self.low(mark) in (":", "*", "\u00d7") and joined and self.is_number(far):
                return True  # "an *18:9* screen", "*1024*768*"
        if tight and self.hyphen(i - 1) and self.low(i - 2) in context("label"):
            return True  # "COVID -19"
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
        strikes = before in context("strike") or before in _LEADING
        if self.capital(i - 1) and not strikes and self._named(i):
            return True
        if piece.low == "one" and self.hyphen(i + 1) and self.touches(i + 1) and self._unit(i + 1) is None:
            return True  # "one-time", "one-way"
        if piece.low == "one":
            said = before == "that" and is_person(self.low(i + 1))  # "said that one person was killed"
            if before in context("strike") and self.low(i + 1) in ("in", "near", "at", "", ".", ",", "and"):
                return False  # "kills *one* in the capital"
            if before in context("one_not") and not said:
                return True
            if (self.low(i + 1) in ("to", "or") and self.is_number(i + 2)) or self._acts(i + 1):
                return False
            return self.low(i + 1) in context("stop") - {"of"} or not self._one(i)
        if (
            before == "of"
            and self.low(i - 2) in ("father", "mother", "parent", "grandfather", "grandmother")
            and self._noun(i + 1) is None
        ):
            return True  # "a father of three", "a mother of four who fled"
        if before == "number" and self._numbers(i - 2):
            return False
        if before in context("label") and self._unit(i + 1) is None:
            if self.capital(i - 1) and piece.digits and i > 1:
                return True
            noun = self._noun(i + 1)
            return noun is None or not is_plural(self.low(noun[1] - 1))
        return bool(piece.digits and self._street(i))

    def _of_site(self, i: int) -> bool:
        """Tell the number in a site's name: "the *1070* housing project", "Rashideen *4* area"; not "12 area residents"."""
        if self.pieces[i].value == 1 or self._unit(i + 1) is not None:
            return False
        low = self.low(i + 1)
        described = low.isalpha() and not self.capital(i + 1) and not (is_plural(low) or is_person(low))
        at = i + 1 if low in _SITES else i + 2
        after = self.low(at + 1)
        people = is_plural(after) or is_person(after) or self.hyphen(at + 1)
        return self.low(at) in _SITES and described and low not in context("stop") and not people

    def _nickname(self, i: int) -> bool:
        """Tell the number that ends a nickname: "the Guildford *Four*", "the so-called “San Antonio *Four*”"."""
        first = i - 1
        if not self.text[self.pieces[i].start].isupper():
            return False
        while self.capital(first):
            first -= 1
        after = self.low(i + 1)
        counts = is_plural(after) or is_person(after) or after in context("state") | context("strike")
        led = "the" in (self.low(first), self.low(first + 1)) or self.low(first) in {'"', "\u201c"}
        return first + (self.low(first + 1) == "the") < i - 1 and led and not counts

    def _listed(self, i: int) -> bool:
        """Tell the numbers of things that are told apart by them: "Landing Zones *1 and 2*", "Units *3* and *4*"."""
        if self.low(i + 1) in ("and", "&") and self.is_number(i + 2) and self.pieces[i + 2].digits:
            last = i + 2
        elif self.low(i - 1) in ("and", "&") and self.is_number(i - 2) and self.pieces[i - 2].digits:
            last, i = i, i - 2
        else:
            return False
        named = self.capital(i - 1) and self.low(i - 1).endswith("s") and self.capital(i - 2)
        named = named or self.low(i - 1) in ("resolutions", "articles", "sections")
        return named and not is_plural(self.low(last + 1)) and self._unit(last + 1) is None

    def _stamp(self, i: int) -> bool:
        """Tell a time of day without colons right behind a date: "Fri Sep 30 2016 *102138*"."""
        low = self.pieces[i].low
        clock = low.isdigit() and len(low) == len("102138") and int(low[:2]) < _DAY and int(low[2:4]) < _CLOCK
        return clock and i - 1 in self.taken and self.pieces[i - 1].kind in ("number", "date", "iso")

    def _numbers(self, i: int) -> bool:
        """Tell whether "number" behind piece i is a verb: "the dead *number* seven", "survivors now *number* 17"."""
        i -= self.low(i) in ("now", "already", "still", "must", "could", "may")
        return self.low(i) in context("state") or is_plural(self.low(i)) or is_person(self.low(i))

    def _named(self, i: int) -> bool:
        """Tell whether number i stands inside a name: "S&P 500", "Planet 9 citizen", "Galaxy 23 Ultra", "Kick Six"."""
        if self.low(i - 2) == "&":
            return True
        opening = (
            i < 2
            or self.low(i - 2) in (".", "!", "?", "\u201d", '"', ":")
            or self.pieces[i - 2].kind == "paragraph"
        )
        if opening or self._unit(i + 1) is not None or i - 1 in self.taken or self._told_of(i):
            return False
        word = (
            self.text[self.pieces[i + 1].start : self.pieces[i + 1].end] if i + 1 < len(self.pieces) else ""
        )
        if not self.pieces[i].digits:
            return self.capital(i) and not is_plural(word)
        return self.capital(i + 1) and not is_plural(word) and not is_person(word)

    def _told_of(self, i: int) -> bool:
        """Tell people behind a number, or what happened to them, from a name: "22 Daesh *fighters*", "19 *Killed* and Injured"."""
        k = i + 1
        if self.low(k) in context("state"):
            return True
        while self.capital(k) and k < i + _NAMES and not is_person(self.low(k)):
            k += 1
        return k > i + 1 and is_person(self.low(k)) and is_plural(self.low(k))

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
        if not 0 < value <= OLDEST:
            return None
        amount = Amount(i, i + 1, i, "age", value, value, value, unit="a", tied=True)
        before, after, third = self.low(i - 1), self.low(i + 1), self.low(i - 3)
        if (piece.digits or value.is_integer()) and self._aged(i) and self._unit(i + 1) is None:
            return amount  # "over the age of eighteen"
        told = self.low(i + 1) in {*_CLOSES, "was", "who", "had", "has", "in", "from", "and"}
        if before == "of" and singular_person(self.low(i - 2)) and value.is_integer() and told:
            return amount  # "a boy of 12", "a schoolboy of thirteen"
        if not (piece.digits and piece.low.isdigit()):
            return None
        closes = after in _CLOSES and not (after == "," and self.is_number(i + 2) and self.touches(i + 2))
        if before in (",", "(") and closes and is_person(self.low(i - 2)) and not is_plural(self.low(i - 2)):
            return amount  # "the operator, 23, …"
        ends = self.low(i - 2) == "." and (third in ("jr", "sr") or len(third) == 1)
        named = max(i - 3 if ends else i - 2, 0)  # "Adams Jr., 30", "M. K., 44"
        of_name = named not in self.taken  # not "gave on Thursday, 24"
        if (
            of_name
            and before in (",", "(")
            and closes
            and (self.capital(named) or self.pieces[named].kind == "initials")
        ):
            return amount  # "Um Abdu, 30, …": a name of a person, no date ("Sept. 30") and no list of numbers
        about = i - 1 if before in ("about", "around", "only", "just") else i
        if self.low(about - 1) in ("is", "was") and (closes or after in ("and", "but", "when", "")):
            near = range(max(about - _SUBJECT, 0), about - 1)
            if any(singular_person(self.low(k)) for k in near) and not any(
                self.low(k) in (".", ";") for k in near
            ):
                return amount  # "another *girl* was around 10"
        if (
            before in ("is", "was", "turned", "be", "i'm")
            and (closes or after in ("and", "but", "when"))
            and self.low(i - 2) in ("who", "he", "she", "i")
        ):
            return amount
        return None

    def _rank(self, i: int) -> Amount | None:
        """Read the rank of a danger: "a *Category 4* hurricane", "put on alert *level 4*", "raised the alert to *level 3*"."""
        value = self.pieces[i].value or 0.0
        if not (value.is_integer() and 0 < value <= _RANKS and self._unit(i + 1) is None):
            return None
        if self.low(i - 1) not in ("category", "level") or self.hyphen(i + 1) or is_plural(self.low(i + 1)):
            return None
        near = {self.low(k) for k in range(i - _SENTENCE, i + _SENTENCE // 2)}
        if self.low(i - 1) == "category":
            if not near & _STORMS:
                return None
            return Amount(i - 1, i + 1, i, "category", value, value, value, tied=True)
        if not {self.low(k) for k in range(i - _SENTENCE // 2, i - 1)} & _ALERTS:
            return None
        return Amount(i - 1, i + 1, i, "level", value, value, value, tied=True)

    def _dialed(self, i: int) -> bool:
        """Tell a number with a leading nought, and those behind it: "call 0207 782 4368", "(0030 GMT)"."""
        rung = self.low(i - 1) in _RINGS or (self.low(i - 2) in _RINGS and self.is_number(i - 1))
        rung = rung or (self.low(i - 1) in ("on", "at") and self.low(i - 2) in _LINES)
        if rung and self.low(i + 1) in context("stop") | {"", ".", ",", ";", ")", "!", "?"}:
            return True  # "rang *187* at ten"
        for k in (i, i - 1, i - 2):
            if k < 0 or self.pieces[k].kind != "number":
                return False
            low = self.low(k)
            if len(low) > 2 and low.isdigit() and low[0] == "0":
                return True
        return False

    def _hour(self, i: int) -> bool:
        """Tell whether number i is a time of day with a full stop: "at 6.10", "at about 18.45"."""
        if self._told(i):
            return True
        if (
            self.low(i - 1) in ("between", "from")
            and self.low(i + 1) in ("and", "to")
            and i + 2 in self.taken
        ):
            return True  # "between four and nine in the morning"
        hour, _, minute = self.pieces[i].low.partition(".")
        if not minute and len(hour) == 4 and self.low(i + 1) in ("(", "local", "on"):
            hour, minute = hour[:2], hour[2:]  # "at 1850 (Syrian time)"
        if not (
            hour.isdigit() and minute.isdigit() and len(minute) == 2 and int(hour) < 24 and int(minute) < 60
        ):
            return False
        k = i - 1 - (self.low(i - 1) in ("about", "around", "just"))
        return self.low(k) in ("at", "by", "until", "since") and self._unit(i + 1) is None

    def _told(self, i: int) -> bool:
        """Tell the numbers of a time of day in words: "at *ten past three*", "it was *ten to six*", "from *six to six*"."""
        if self.pieces[i].digits or not 0 < (self.pieces[i].value or 0) < _CLOCK:
            return False
        if self.low(i + 1) == "past" and self.is_number(i + 2):
            return True
        if self.low(i - 1) == "past":
            return True
        for k in (i, i - 2):
            whole = k > 0 and self.low(k + 1) == "to" and self.is_number(k) and self.is_number(k + 2)
            if whole and self.low(k - 1) in ("at", "was", "from") and not self.pieces[k + 2].digits:
                first, hour = self.pieces[k].value or 0, self.pieces[k + 2].value or 0
                ends = self.low(k + 3) in (",", ".", "", ";", "and", "in")
                return (
                    ends
                    and hour <= 12
                    and (first in (5, 10, 20, 25) or (self.low(k - 1) == "from" and first >= hour))
                )
        return False

    def _aged(self, i: int) -> bool:
        """Tell whether a word of age leads to number i: "aged 30", "ages 6 and 7", "between the ages of 18 and 35"."""
        if self.low(i - 1) in ("and", "to", "or", "-", "\u2013") and self.is_number(i - 2):
            i -= 2
        k = i - 1
        while self.low(k) in _AROUND:
            k -= 1
        return self.low(k) in ("aged", "age", "ages")

    def _years_of(self, first: int, end: int) -> bool:
        """Tell years in brackets behind people from a length of time: "three children (*5-8 years*)"."""
        return self.low(first - 1) == "(" and self.low(end) == ")" and is_person(self.low(first - 2))

    def _magnitude(self, i: int) -> bool:
        before = self.low(i - 1)
        tenths = "." in self.pieces[i].low and 2.0 <= (self.pieces[i].value or 0.0) < 10.0
        return (
            (tenths and (self.low(i + 1) in _QUAKES or self._of_quake(i)))
            or before == "magnitude"
            or (before == "-" and self.low(i - 2) == "magnitude")
            or (before == "of" and self.low(i - 2) == "magnitude")
            or self.fits(i + 1, ("on", "the", "richter"))
            or self.fits(i + 1, ("on", "the", "moment"))
            or self.fits(i + 1, ("on", "richter"))
        )

    def _of_quake(self, i: int) -> bool:
        """Tell the number that a quake is said to have: "the quake *measured 6.2*", "a quake *of 6.2*"."""
        if self._unit(i + 1) is not None:
            return False
        k = i - 1 - (self.low(i - 1) == "at")
        if self.low(k) == "of":
            return self.low(k - 1) in _QUAKES
        if self.low(k) not in _READ_OFF:
            return False
        for j in range(k - 1, max(k - _SENTENCE, -1), -1):
            if self.low(j) in _QUAKES:
                return True
            if self.low(j) in (".", "!", "?", ";") or self.pieces[j].kind == "paragraph":
                return False
        return False
