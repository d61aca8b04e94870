"""For whom a text is signed in its last lines."""

import re
from collections.abc import Sequence

from secondsource.model import Span
from secondsource.readers.layout import Line
from secondsource.readers.naming import ENDED, has_case, is_name, names_body

_SIGNED_LINES = 3
"""Lines of a signature below the body that it stands for."""
_SIGNED_WORDS = 8
_FOR = re.compile(
    r"(?:(?:for|on\sbehalf\sof|for\sand\son\sbehalf\sof)\s)(?:the\s)?(?P<name>[A-ZÀ-Þ][^,.;:]{2,80}),?:?",
    re.IGNORECASE,
)


def signatory(text: str, lines: Sequence[Line]) -> Span | None:
    r"""Return the body for which a text is signed in its last lines, or ``None``.

    Examples:
        >>> from secondsource.readers.layout import split_lines
        >>> text = "We hold the town.\n\nFor the Harbor Front,\nColonel Ana Dias"
        >>> signatory(text, split_lines(text)).of(text)
        'Harbor Front'
    """
    if not has_case(text):
        return None
    last = [line for line in lines if line.start < line.end][-_SIGNED_LINES - 1 :]
    for number, line in enumerate(last[:-1]):
        match = _FOR.fullmatch(text, line.start, line.end)
        if match is None or not names_body(match["name"]):
            continue
        below = [text[other.start : other.end] for other in last[number + 1 :]]
        if all(is_name(w) and len(w.split()) <= _SIGNED_WORDS and not ENDED.search(w) for w in below):
            return Span(*match.span("name"))
    return None
