"""Joins the two ends of a stretch of time: "between Monday and Wednesday", "from 3 to 7 May", "3-7 May"."""

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta

from secondsource.model.span import Span
from secondsource.model.time import TimeRef

_JOINS = {"between": frozenset({"and"}), "from": frozenset({"to", "until", "till", "through"})}
_BARE = frozenset({"through", "-", "\u2013", "\u2014"})  # join two times without a word before the first
_ON = frozenset({"and", "and into", "into"})  # go on from one time to the next that adjoins it
_OPENER = re.compile(r"\b(between|from)\s+(?:the\s+)?$", re.IGNORECASE)
_BEFORE = 60  # characters before "from" in which a verb of moving or changing stands
# "Moved the talks *from Monday to Wednesday*", "rose *from 2015 to 2016*": two times, and nothing that lasts from one to the other.
_APART = re.compile(
    r"\b(?:mov|postpon|delay|shift|chang|reschedul|brought|bring|push|extend|rose|rise|risen|fell|fall|increas|decreas|drop|climb|grow|grew"
    r"|doubl|halv|up\b|down\b)[^.;\n]*$",
    re.IGNORECASE,
)


def joined(text: str, times: Sequence[TimeRef]) -> list[TimeRef]:
    """Return the time expressions of a text, the two ends of a stretch as one that lasts from the first to the second."""
    found: list[TimeRef] = []
    for time in times:
        whole = _whole(text, found[-1], time) if found else None
        if whole is None:
            found.append(time)
        else:
            found[-1] = whole
    return found


def _whole(text: str, first: TimeRef, second: TimeRef) -> TimeRef | None:
    between = text[first.span.end : second.span.start].strip().lower().removesuffix(" the")
    opener = _OPENER.search(text, max(first.span.start - 16, 0), first.span.start)
    begin = first.span.start
    if opener is not None and between in _JOINS[opener[1].lower()]:
        moved = _APART.search(text, max(opener.start() - _BEFORE, 0), opener.start())
        if opener[1].lower() == "from" and moved is not None:
            return None
        begin = opener.start()
    elif between in _ON:
        if between == "and" and not _adjoin(first, second):
            return None
    elif between not in _BARE:
        return None
    end = _end(first, second)
    if end is None and between in _ON and _adjoin(first, second):
        return replace(
            first,
            text=text[begin : second.span.end],
            span=Span(begin, second.span.end),
            value=f"{first.value}/{second.value}",
            reason=f"from the first to the last; {first.reason}",
            weekday=None,
        )
    if end is None:
        return None
    return replace(
        first,
        text=text[begin : second.span.end],
        span=Span(begin, second.span.end),
        value=f"{first.value}/{second.value}",
        end=end,
        reason=f"from the first to the last; {first.reason}",
        weekday=None,
    )


def _adjoin(first: TimeRef, second: TimeRef) -> bool:
    """Tell whether the second time begins where the first ends: two days, months, years or decades on end."""
    if first.weekday is not None and second.weekday is not None and not (first.resolved or second.resolved):
        return (second.weekday - first.weekday) % 7 == 1
    if first.end is None or second.start is None or first.precision != second.precision:
        return False
    size = len(first.end)
    if size == len("2016") == len(second.start):
        return int(second.start) - int(first.end) == 1
    if size == len("2016-05") == len(second.start):
        return _months(second.start) - _months(first.end) == 1
    if not size == len("2016-05-04") == len(second.start):
        return False
    return date.fromisoformat(second.start) - date.fromisoformat(first.end) == timedelta(days=1)


def _months(month: str) -> int:
    return int(month[:4]) * 12 + int(month[5:7])


def _end(first: TimeRef, second: TimeRef) -> str | None:
    """Return where the second time ends if the first begins before it: a weekday is the next one after the first."""
    dated = first.kind in ("date", "time") and second.kind in ("date", "time")
    if not dated or first.start is None or second.start is None or second.end is None:
        return None
    end = second.end
    if (
        end < first.start
        and second.weekday is not None
        and second.kind == "date"
        and first.weekday is not None
    ):
        end = (date.fromisoformat(end) + timedelta(days=7)).isoformat()
    return end if end >= first.start else None
