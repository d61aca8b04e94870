"""Finds what a number counts: the noun behind it, or the state of people that it stands for."""

from secondsource.claims.quantities.amount import Amount, context
from secondsource.claims.quantities.measuring import UnitReader
from secondsource.claims.quantities.nouns import NOUN_REACH
from secondsource.claims.quantities.units import is_person, is_plural, singular, vague

_DETERMINERS = frozenset({"the", "his", "her", "its", "their", "our", "those", "these", "them"})
_MORE = frozenset({"more", "other", "others", "additional", "further"})
_JOINING = frozenset({"and", "or", "&", "of", "the", "a", "is", "us", "not", "up", "off"})
_ORIGINS = frozenset({"nationality", "nationalities", "origin", "descent", "ethnicity"})
_SOURCES = frozenset(
    {"source", "official", "spokesman", "spokeswoman", "minister", "ministry", "agency", "monitor", "witness"}
)


def _owner(word: str) -> bool:
    """Tell a genitive that lost its apostrophe from a plural, by its spelling: "the *countrys* population"."""
    return word.endswith("ys") and word[-3:-2] not in tuple("aeiou")


class CountReader(UnitReader):
    """Reads the counted noun by the tree where there is one, else by spelling."""

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
            return self._per(amount._replace(kind=unit[0].kind, unit=unit[0].symbol, last=unit[1], tied=True))
        noun = None
        if self.nouns is not None:
            after = i
            if self.low(i) == "of":
                after += 1 + (self.low(i + 1) in _DETERMINERS)
            while self.hyphen(after) or self.low(after) in _MORE:
                after += 1
            noun = self.nouns.counted(amount.number, after)
            if noun is not None and self.low(noun[0]) in context("stop") and not self._is_name(noun[0]):
                noun = None  # "some 250,000 *in* rebel-held areas"
            if noun is not None and amount.best != 1 and (self._source(noun) or self._next_verb(noun)):
                noun = None  # "kills 32 Medical source": the headline's attribution
            if noun is not None and noun[1] - noun[0] == 1 and self.low(noun[0]) in ("hurt", "stranded"):
                noun = None  # "37 *hurt*": what happened to them, and no name of theirs
            if noun is not None and (self._cut_in(noun) or self.low(noun[1] - 1) in vague()):
                noun = None  # "9 *dead as* new alliance attacks", "kill 10 *injure scores*"
            if noun is not None and self.low(noun[1] - 1) in _ORIGINS:
                return amount._replace(unit="person", tied=True)  # "including one *of Chinese nationality*"
            if noun is not None and amount.best != 1:
                noun = self._to_plural(noun)
        noun = self._models(i) or noun
        if noun is None:
            noun = self._noun(i + 1 if self.hyphen(i) and self.touches(i) else i)
            if noun is not None and (self._next_verb(noun) or self.low(noun[1] - 1) in vague()):
                noun = None
        label = self.low(amount.number - 2) if self.low(amount.number - 1) == ":" else ""
        if noun is not None and is_plural(label) and any(self.low(noun[1] + k) == ":" for k in range(3)):
            return amount._replace(unit=singular(label))  # "Cores: *3* Engines: 27": its name is before it
        if noun is not None:
            noun = self._past_acronym(noun)
            return self._per_noun(amount._replace(noun=noun, unit=self._counted_unit(noun), tied=True))
        struck = self.low(amount.first - 1) in context("strike") and amount.best != 0
        if self._acts(i) or struck or self._of_state(i):
            return amount._replace(unit="person", tied=True)
        return amount

    def _of_state(self, i: int) -> bool:
        """Tell some of those who share a state: "one *of the injured* died", "two *of those hurt*"."""
        some = self.low(i) == "of" and self.low(i + 1) in ("the", "those")
        return some and self.low(self._past_number(i + 2)) in context("state")

    def _past_acronym(self, noun: tuple[int, int]) -> tuple[int, int]:
        """Go on to the people behind a short name in brackets: "20 Islamic State (IS) *jihadists*", "31 … (IS) group *militants*"."""
        i = noun[1]
        short = self.low(i) == "(" and self.low(i + 2) == ")" and self.capital(i + 1)
        if not short or not self.pieces[i + 1].low.isalpha() or is_person(self.low(i - 1)):
            return noun
        for k in range(i + 3, min(i + 3 + NOUN_REACH // 2, len(self.pieces))):
            if self.pieces[k].kind != "word" or self.low(k) in context("stop"):
                break
            if is_plural(self.low(k)) and (is_person(self.low(k)) or self.low(k + 1) in context("stop")):
                return (noun[0], k + 1)
        return noun

    def _cut_in(self, noun: tuple[int, int]) -> bool:
        """Tell a noun of another phrase behind a state: the tree took a headline's words for one."""
        told = self.low(noun[0]) in context("state")
        named = self.low(noun[0]) == "dead" and self.capital(
            noun[0] + 1
        )  # "leaving 11 *dead* Islamic State said"
        if named or not told:
            return named
        words = [self.low(k) for k in range(*noun)]
        return any(word in context("stop") and word not in _JOINING for word in words)

    def _models(self, i: int) -> tuple[int, int] | None:
        """Find machines that are counted by the name of their model: "14 Turkish *F-16s*"."""
        for k in range(i, i + NOUN_REACH // 2):
            if k >= len(self.pieces) or self.pieces[k].kind != "word" or self.low(k) in context("stop"):
                return None
            digits = k + 1 + self.hyphen(k + 1)
            if self.touches(digits) and self.is_number(digits) and self.low(digits + 1) == "s":
                return (i, digits + 2) if self.touches(digits + 1) and self.capital(k) else None
        return None

    def _to_plural(self, noun: tuple[int, int]) -> tuple[int, int]:
        """Cut a noun in the singular behind a plural: "11 *children* state media", whose comma is lost."""
        low = self.low(noun[1] - 1)
        if is_plural(low) or is_person(low):
            return noun
        several = (k for k in range(noun[0], noun[1] - 1) if is_plural(self.low(k)))
        first = next((k for k in several if self.low(k) not in context("modifier_plural")), None)
        return noun if first is None else (noun[0], first + 1)

    def _source(self, noun: tuple[int, int]) -> bool:
        """Tell a source in the singular, who is the speaker of a headline that lost its dash, and is not counted."""
        return self.low(noun[1] - 1) in _SOURCES or self.low(noun[0]) in ("monitor", "source")

    def _next_verb(self, noun: tuple[int, int]) -> bool:
        """Tell the verb of the next count, taken for a noun: "kills 20 *injures* 50"."""
        return self.low(noun[1] - 1) in context("strike") and self.is_number(noun[1])

    def _per_noun(self, amount: Amount) -> Amount:
        """Look for a rate after the noun, without taking its words into the quantity."""
        if amount.noun is None:
            return amount
        probe = self._per(amount._replace(last=amount.noun[1]))
        return amount if probe.per == amount.per else amount._replace(per=probe.per)

    def _counted_unit(self, noun: tuple[int, int]) -> str | None:
        head = self.pieces[noun[1] - 1]
        if head.low == "others":
            return None
        word = self.text[head.start : head.end]
        if head.low == "s":
            word = self.text[self.text.rfind(" ", 0, head.start) + 1 : head.end]  # "F-16s"
        return "person" if is_person(word) else singular(word)

    def _noun(self, i: int, last: int | None = None) -> tuple[int, int] | None:
        """Find by spelling the noun phrase from piece i on that a number counts: its first piece and one past its head."""
        stop, acts = context("stop"), context("past_stop")
        if self.low(i) == "of":
            i += 1
        if self.low(i) in _DETERMINERS and (self.low(i - 1) == "of" or (self.low(i) == "the" and last)):
            i += 1
            i = self._past_number(i)
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
            if piece.kind not in ("word", "initials"):
                break
            if (piece.low in stop or j in self.verbs) and not self._is_name(j):
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
                if _owner(piece.low) and self.low(j + 1) not in stop and self.low(j + 1) not in acts:
                    j += 1
                    continue
                chosen = j
                then = self.low(j + 1)
                people = not is_person(piece.low) and is_plural(then) and is_person(then)  # "Cubs fans"
                if not people and (piece.low not in context("modifier_plural") or not is_plural(then)):
                    break
            j += 1
        if chosen is None:
            value = self.pieces[i - 1].value if i else None
            if value == 1.0 or last is not None:
                chosen = self._last_word(i, min(end, len(self.pieces)))
            elif i < j and is_person(self.low(j - 1)) and not self._tells(j - 1):
                chosen = j - 1  # "30 Daesh terrorist": the plural's ending is lost
        return None if chosen is None else (i, chosen + 1)

    def _tells(self, i: int) -> bool:
        """Tell a state of people, and who tells something."""
        return self.low(i) in context("state") or self.low(i) in _SOURCES

    def _is_name(self, i: int) -> bool:
        """Tell whether a small word is a name in capitals ("31 *IS* militants", "two *US*-backed groups")."""
        return self.text[self.pieces[i].start : self.pieces[i].end] in ("IS", "US") and self.capital(i)

    def _past_number(self, i: int) -> int:
        """Return where the noun begins in "21 of the *more than 200* schoolgirls", i being the first piece behind "the"."""
        for k in range(i, i + 4):
            if self.is_number(k):
                return k + 1
            if self.low(k) not in (
                "more",
                "than",
                "about",
                "some",
                "at",
                "least",
                "nearly",
                "over",
                "almost",
            ):
                break
        return i

    def _last_word(self, i: int, end: int) -> int | None:
        """Return the last word of the run that begins at i: the head of a singular noun phrase."""
        chosen = None
        for j in range(i, end):
            piece = self.pieces[j]
            if self.hyphen(j) and self.touches(j):
                continue
            if piece.kind != "word" or piece.low in context("stop") or piece.low in context("past_stop"):
                break
            if j in self.verbs:
                break
            chosen = j
            if is_person(piece.low):
                break
        return chosen

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

    def _of(self, amount: Amount) -> Amount:
        """Read what a percentage is of."""
        if self.low(amount.last) != "of":
            return amount
        noun = self._noun(amount.last + 1, last=amount.last + 9)
        return amount if noun is None else amount._replace(whole=(amount.last + 1, noun[1]))

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
            and self.low(i - 1) != "now"  # "DEAD NOW 31"
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
