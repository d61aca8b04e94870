"""Patterns that are compiled when they are first used: there are many, most inputs need few, and compiling takes time."""

import re
from collections.abc import Callable
from functools import cache, partial

Late = Callable[[], re.Pattern[str]]


def late(form: str, flags: int = 0) -> Late:
    """Return what returns the compiled pattern.

    Examples:
        >>> year = late("[12][0-9]{3}")
        >>> year().findall("2015 to 2016")
        ['2015', '2016']
    """
    return cache(partial(re.compile, form, flags))
