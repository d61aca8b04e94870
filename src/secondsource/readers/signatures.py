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


_POST = re.compile(
    r"(?:(?:vice|deputy|acting|interim|executive|general|secretary|director|managing|national|regional|local)[\s-]){0,2}"
    r"(?:president|chair(?:man|woman|person)?|director|secretary|general|spokes(?:man|woman|person)|coordinator|commander|head|chief|representative|mayor)"
    r"(?:,\s|\sof\s|\sfor\s|\s[–—-]\s)(?:the\s)?(?P<name>[^.;:]{2,80})",
    re.IGNORECASE,
)
_PERSON = re.compile(r"(?:[A-ZÀ-Þ][\w'’.-]+\s){1,4}[A-ZÀ-Þ][\w'’.-]+")
_OURS = re.compile(r"\b(?:[Ww]e|[Oo]ur|[Uu]s)\b")
_QUOTED = re.compile(r"[“\"«][^”\"»]*[”\"»]")


def signatory(text: str, lines: Sequence[Line]) -> Span | None:
    r"""Return the body for which a text is signed in its last lines, or ``None``.

    A line says for whom it is signed, above the name of who signs; or, where the text speaks as "we", a line says of which
    body he holds what post, below his name.

    Examples:
        >>> from secondsource.readers.layout import split_lines
        >>> text = "We hold the town.\n\nFor the Harbor Front,\nColonel Ana Dias"
        >>> signatory(text, split_lines(text)).of(text)
        'Harbor Front'
        >>> text = "We hold the town.\n\nAna Dias\nSecretary General, Harbor Front"
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
    if len(last) < _SIGNED_LINES or not _PERSON.fullmatch(text, last[-2].start, last[-2].end):
        return None
    post = _POST.fullmatch(text, last[-1].start, last[-1].end)
    if (
        post is None
        or " " not in post["name"]
        or not names_body(post["name"])
        or not _OURS.search(_QUOTED.sub("", text))
    ):
        return None
    return Span(*post.span("name"))
