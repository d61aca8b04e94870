"""Turns what a time expression asks for into an interval, from the report's date and the dates told before it.

Values follow TimeML 1.2.1 (Saurí et al. 2006); what cannot be resolved keeps X for what is unknown, with a reason.
"""

from dataclasses import replace
from datetime import date, timedelta
from functools import partial

from secondsource.claims.times.answers import LEAP_YEARS, Clue, stretched
from secondsource.claims.times.calendar import Grain, Stretch, around, step
from secondsource.claims.times.nearest import (
    day_in,
    far,
    feast,
    narrative_year,
    nearest_year,
    stretch_of,
    unknown,
)
from secondsource.claims.times.tense import Way
from secondsource.claims.times.undated import NO_DATE, Undated
from secondsource.claims.times.values import (
    GRAINS,
    VAGUE,
    X_VALUE,
    order,
)
from secondsource.claims.times.wish import Wish
from secondsource.model.time import TimeRef

WEEK = 7


class Resolver(Undated):
    """Resolves the expressions of one document in order."""

    def resolve(self, wish: Wish, clue: Clue) -> TimeRef:
        """Resolve one wish."""
        operations = {
            "calendar": self._calendar,
            "deictic": self._deictic,
            "anaphoric": self._anaphoric,
            "weekday": self._weekday,
            "duration": self._duration,
            "set": self._set,
            "ref": self._ref,
            "part": self._part,
            "clock": self._clock,
            "holiday": self._holiday,
            "monthday": self._monthday,
        }
        try:
            found = operations[wish.op](wish, clue)
        except (ValueError, OverflowError):  # "a million years ago": before the calendar's first day
            found = self._open("XXXX", clue, "out of the calendar's range", wish)
        return stretched(found, clue, self.anchor)

    def _calendar(self, wish: Wish, clue: Clue) -> TimeRef:
        year = wish.number("year")
        if wish.get("era") == "BC":
            return self._before_christ(wish, clue)
        if wish.get("century") is not None:
            century = (wish.number("century") or 1) - 1
            return self._answer(
                Stretch("century", date(max(century * 100, 1), 1, 1)),
                wish,
                clue,
                "the century is written",
                remember=False,
            )
        if wish.get("decade") is not None:
            return self._answer(
                Stretch("decade", date((wish.number("decade") or 1) * 10, 1, 1)),
                wish,
                clue,
                "the decade is written",
                remember=False,
            )
        if self.era_bc is not None and year is None and self.narrative:
            return self._before_christ(replace(wish, fields={**wish.fields, "year": self.era_bc}), clue)
        if year is not None:
            self.era_bc = None
            return self._complete(
                year, wish, clue, "the date is written in full" if wish.get("day") else "the year is written"
            )
        return self._incomplete(wish, clue)

    def _complete(self, year: int, wish: Wish, clue: Clue, reason: str) -> TimeRef:
        if wish.get("toldquarter") and self.quarter is not None:
            wish = replace(wish, fields={**wish.fields, "quarter": (self.quarter.first.month + 2) // 3})
        stretch = stretch_of(year, wish)
        if stretch is None:
            return self._open(unknown(wish), clue, "there is no such day", wish)
        if wish.get("ambiguous") and self.anchor is not None:
            swapped = stretch_of(
                year,
                replace(wish, fields={**wish.fields, "month": wish.get("day"), "day": wish.get("month")}),
            )
            if swapped is not None and far(swapped, self.anchor) < far(stretch, self.anchor):
                return self._answer(
                    swapped, wish, clue, "day first: so the numeric date is nearer to the report's"
                )
        answer = self._answer(stretch, wish, clue, reason)
        until = wish.number("toyear")
        if until is not None:
            answer = replace(answer, end=f"{until:04d}")
        if wish.get("ambiguous"):
            answer = replace(answer, reason="month first was assumed in the numeric date")
        return answer

    def _incomplete(self, wish: Wish, clue: Clue) -> TimeRef:
        base = self._base()
        if wish.get("thatyear") and self.told is not None:
            return self._complete(self.told.first.year, wish, clue, "the year told before")
        if base is None:
            return self._open(unknown(wish), clue, NO_DATE, wish)
        relative = wish.number("relyear")
        if relative is not None:
            home = self.anchor if self.anchor and not self.narrative else base
            return self._complete(
                home.first.year + relative, wish, clue, "the year is told from the report's date"
            )
        which = wish.number("which")
        here = stretch_of(base.first.year, wish)
        if here is None:
            return self._open(unknown(wish), clue, "there is no such day that year", wish)
        if self.narrative:
            return self._complete(narrative_year(here, base), wish, clue, "the year of the date told before")
        way: Way = clue.way
        if which is not None:
            way = {-1: "past", 0: "present", 1: "future"}[max(-1, min(1, which))]  # type: ignore[assignment]
        year, how = nearest_year(base, way, wish, strict=which is not None)
        nearest = stretch_of(year, wish)
        if clue.since and nearest is not None and nearest.first > base.last:
            year, how = year - 1, "the last one that had begun by the report's date"
        return self._complete(year, wish, clue, how)

    def _deictic(self, wish: Wish, clue: Clue) -> TimeRef:
        unit = str(wish.get("unit"))
        if unit == "quarter" and wish.number("n") == -4 and self.quarter is not None:
            return self._answer(
                self.quarter.shift(-4), wish, clue, "the same quarter a year before", remember=False
            )
        if (
            unit == "year"
            and wish.number("n") == -1
            and self.quarter is not None
            and clue.text.lower().endswith(("ago", "earlier"))
        ):
            return self._answer(
                self.quarter.shift(-4), wish, clue, "the same quarter a year before", remember=False
            )
        if wish.get("vague") is not None:
            way: Way = "past" if (wish.number("vague") or 0) < 0 else "future"
            return self._open(
                "PAST_REF" if way == "past" else "FUTURE_REF", clue, "how long before is not told", way=way
            )
        n = wish.get("n")
        if unit in ("second", "minute", "hour"):
            way = "past" if float(n or 0) < 0 else "future"
            return self._open(
                "PAST_REF" if way == "past" else "FUTURE_REF",
                clue,
                "the hour that it is counted from is not known",
                way=way,
            )
        steps = int(n or 0)
        if unit == "fortnight":
            unit, steps = "week", steps * 2
        grain = GRAINS[unit]
        if wish.get("to_day"):
            return self._to_the_day(grain, steps, wish, clue)
        base = self.told if (self.narrative and self.told is not None and wish.get("soft")) else self.anchor
        if self.narrative and wish.get("soft") is None and unit != "day" and self.told is not None:
            base = self.told
        if base is None:
            way = "past" if steps < 0 else "future" if steps > 0 else "present"
            return self._open(X_VALUE[unit], clue, NO_DATE, wish, way=way)
        if order(base.grain) > order(grain):
            return self._open(
                X_VALUE[unit], clue, f"the report's date is known to the {base.grain} only", wish
            )
        if unit == "weekend" and wish.get("soft") and clue.way != "future" and base.first.weekday() < 5:
            steps -= 1  # told in the week: the weekend before
        if wish.get("over") and clue.way in ("past", "unknown") and not self.narrative:
            return self._last_night(around(base.first, grain).shift(-1), wish, clue)
        reason = (
            "counted from the report's date" if base is self.anchor else "counted from the date told before"
        )
        return self._answer(around(base.first, grain).shift(steps), wish, clue, reason)

    def _to_the_day(self, grain: Grain, steps: int, wish: Wish, clue: Clue) -> TimeRef:
        """Answer "ten years ago today": a day, as many weeks, months or years from the report's."""
        if self.anchor is None or self.anchor.grain != "day":
            return self._open("XXXX-XX-XX", clue, NO_DATE, wish, way="past")
        day = step(self.anchor.first, grain, steps)
        return self._answer(around(day, "day"), wish, clue, "counted to the day from the report's date")

    def _last_night(self, before: Stretch, wish: Wish, clue: Clue) -> TimeRef:
        """Answer "overnight" of what is over: the night that ended on the report's day."""
        found = self._answer(before, wish, clue, "the night before the report's day")
        return replace(found, end=f"{before.shift(1).first.isoformat()}T05:59")

    def _anaphoric(self, wish: Wish, clue: Clue) -> TimeRef:
        unit = str(wish.get("unit"))
        if wish.get("vague") is not None or unit in ("second", "minute", "hour"):
            back = (wish.number("vague") or 0) < 0 or (
                wish.get("n") is not None and float(wish.get("n") or 0) < 0
            )
            value = (
                f"{self.told.value}TXX"
                if self.told and self.told.grain == "day" and unit == "hour"
                else X_VALUE.get(unit, "XXXX-XX-XXTXX")
            )
            if not self.narrative:
                value = VAGUE[unit] if wish.get("vague") is not None else value
            reason = f"told only as {'before' if back else 'after'} something else in the text"
            return self._open(value, clue, reason, way="past" if back else clue.way)
        steps = wish.number("n") or 0
        if unit == "fortnight":
            unit, steps = "week", steps * 2
        grain = GRAINS[unit]
        if wish.get("of") and not self.narrative and not clue.near:
            return self._open(X_VALUE[unit], clue, "counted from what the words behind it tell", wish)
        base = self.told
        how = "counted from the date told before"
        if wish.get("told"):
            if self.quarter is not None:
                return self._answer(self.quarter, wish, clue, "the quarter told before")
            if self.anchor is None:
                return self._open("XXXX-QX", clue, NO_DATE, wish)
            return self._answer(
                around(self.anchor.first, "quarter").shift(-1),
                wish,
                clue,
                "the last full quarter before the report's date",
            )
        if (
            unit == "year"
            and steps == -1
            and self.quarter is not None
            and not self.narrative
            and clue.text.lower().endswith(("ago", "earlier"))
        ):
            return self._answer(
                self.quarter.shift(-4), wish, clue, "the same quarter a year before", remember=False
            )
        if (
            not self.narrative
            and (base is None or order(base.grain) > order(grain))
            and unit in ("year", "month", "quarter")
            and steps < 0
        ):
            base, how = self.anchor, "counted from the report's date: no other is told before"
        if self.era_bc is not None and self.narrative:
            return self._before_christ(
                Wish(
                    wish.first,
                    wish.last,
                    "calendar",
                    {"year": self.era_bc - (steps if unit == "year" else 0)},
                ),
                clue,
            )
        if base is None or order(base.grain) > order(grain):
            return self._open(X_VALUE[unit], clue, "the date that it is counted from is not told", wish)
        found = around(base.first, grain).shift(steps)
        ahead = self.anchor is not None and found.first > self.anchor.last and clue.way != "future"
        leap = unit == "year" and steps >= LEAP_YEARS
        if (leap or (ahead and steps > 0 and unit in ("year", "month"))) and not (
            self.narrative or clue.near
        ):
            # "108 years later" of what is over by now: it began long before the date told last
            return self._open(X_VALUE[unit], clue, "the date that it is counted from is not told", wish)
        return self._answer(found, wish, clue, how)

    def _weekday(self, wish: Wish, clue: Clue) -> TimeRef:
        weekday = wish.number("weekday") or 1
        base = self._base()
        if base is None or base.grain != "day":
            reason = NO_DATE if base is None else f"the report's date is known to the {base.grain} only"
            if self.told is not None and not self.narrative:
                self.told = around(
                    self.told.first, "month"
                )  # "that day" is this one, whose week is not known
            return self._open(f"XXXX-WXX-{weekday}", clue, f"weekday known, week unknown: {reason}", wish)
        day = base.first
        back = timedelta(days=(day.isoweekday() - weekday) % WEEK)
        ahead = timedelta(days=(weekday - day.isoweekday()) % WEEK)
        which = wish.number("which")
        if self.narrative:
            return self._answer(
                Stretch("day", day + ahead), wish, clue, "the weekday after the date told before"
            )
        if which is not None and which < 0:
            found, reason = day - (back or timedelta(days=WEEK)), "weekday before the report's date"
        elif which is not None and which > 0:
            found, reason = day + (ahead or timedelta(days=WEEK)), "weekday after the report's date"
        elif which == 0 or clue.way == "future":
            found, reason = day + ahead, "weekday on or after the report's date: the verb looks ahead"
            if which == 0 and clue.way == "past":
                found, reason = day - back, "weekday on or before the report's date: the verb is past"
        else:
            found, reason = day - back, "weekday on or before the report's date"
        return self._answer(Stretch("day", found), wish, clue, reason)

    def _ref(self, wish: Wish, clue: Clue) -> TimeRef:
        value = str(wish.get("value"))
        way: Way = {"PAST_REF": "past", "FUTURE_REF": "future"}.get(value, "present")  # type: ignore[assignment]
        return self._open(value, clue, "told only as past, present or future", way=way)

    def _part(self, wish: Wish, clue: Clue) -> TimeRef:
        if wish.get("habit"):
            return self._open("XXXX-XX-XX", clue, "the day is not told", wish)
        return self._of_day(wish, clue)

    def _clock(self, wish: Wish, clue: Clue) -> TimeRef:
        return self._of_day(wish, clue)

    def _of_day(self, wish: Wish, clue: Clue) -> TimeRef:
        """Answer a time of day without a day: the day told just before, else the report's."""
        if (
            self.told is not None
            and self.told.grain == "day"
            and (clue.near or self.narrative or self.anchor is None)
        ):
            return self._answer(self.told, wish, clue, "on the day told before", remember=False)
        if self.anchor is not None and self.anchor.grain == "day" and not self.narrative:
            return self._answer(
                self.anchor, wish, clue, "the day is not told; the report's is taken", remember=False
            )
        return self._open("XXXX-XX-XX", clue, "the day is not told", wish)

    def _monthday(self, wish: Wish, clue: Clue) -> TimeRef:
        """Answer a day of a month that is not named: that of the date told before, else the nearest on the clause's side."""
        day = wish.number("day") or 1
        if self.told is not None and self.told.grain in ("day", "month"):
            found = day_in(self.told.first, 0, day)
            ahead = found and self.anchor and found.first > self.anchor.last and not self.narrative
            if found is not None and (clue.way == "future" or not ahead):
                return self._answer(found, wish, clue, "in the month of the date told before")
        if self.anchor is None or self.anchor.grain != "day":
            return self._open(f"XXXX-XX-{day:02d}", clue, "the month is not told", wish)
        here = [s for months in (-1, 0, 1) if (s := day_in(self.anchor.first, months, day)) is not None]
        side = [s for s in here if (s.first >= self.anchor.first) == (clue.way == "future")]
        found = min(side or here, key=partial(far, self.anchor))
        return self._answer(found, wish, clue, "the day of that number nearest to the report's date")

    def _holiday(self, wish: Wish, clue: Clue) -> TimeRef:
        name = str(wish.get("name"))
        base = self._base()
        year = wish.number("year")
        if name == "ramadan":
            return self._open(
                "XXXX", clue, "a month of the Islamic calendar, which depends on sightings of the moon", wish
            )
        if name == "holiday":
            return self._open("XXXX", clue, "which days the words mean is not told", wish)
        if year is None and base is None:
            known = name not in ("easter", "thanksgiving")  # always on the same day of the year
            return self._open(
                f"XXXX{feast(name, 1).isoformat()[4:]}" if known else "XXXX-XX-XX", clue, NO_DATE, wish
            )
        years = [year] if year is not None else [base.first.year + k for k in (-1, 0, 1)] if base else []
        days = [feast(name, y) for y in years]
        if year is not None or base is None:
            return self._answer(Stretch("day", days[0]), wish, clue, "the holiday's day that year")
        way = {-1: "past", 1: "future"}.get(wish.number("which") or 0, clue.way)
        before = [d for d in days if d <= base.first]
        after = [d for d in days if d >= base.first]
        chosen = (
            before[-1]
            if way == "past" and before
            else after[0]
            if way == "future" and after
            else min(days, key=lambda d: abs((d - base.first).days))
        )
        return self._answer(Stretch("day", chosen), wish, clue, "the holiday nearest to the report's date")
