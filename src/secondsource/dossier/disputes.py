"""What is in dispute, by whom and in which words: the first that a reader wants to know of a finding in doubt."""

from collections.abc import Iterator, Mapping, Sequence

from secondsource.dossier.entries import FacetLine, Side
from secondsource.dossier.lookup import Lookup, sure
from secondsource.dossier.parts import ClaimLine
from secondsource.dossier.values import Field, Prose
from secondsource.model import FacetState, Finding, Stance, Status

#: The states of facets that a status comes from, the weightiest first.
DOUBTS: Mapping[Status, tuple[FacetState, ...]] = {
    "disputed": ("disputed", "denied"),
    "unconfirmed": ("unconfirmed",),
}
#: What a speaker does who does not say so, the weightiest first.
DOUBTING: tuple[Stance, ...] = ("denies", "rejects", "cannot_confirm")
#: Sides shown besides who says it.
MOST = 4


def _in_doubt(finding: Finding, facets: Sequence[FacetLine]) -> Iterator[FacetLine]:
    """Yield the facets that put a finding in doubt, the weightiest state first."""
    yield from (f for state in DOUBTS.get(finding.status, ()) for f in facets if f.state == state)


def doubt(finding: Finding, facets: Sequence[FacetLine]) -> Prose | None:
    """Return why a finding is in doubt, in the words of the first facet that puts it there and says more than the title."""
    found = (f.why for f in _in_doubt(finding, facets))
    return next(
        (w for w in found if w.text and (finding.status == "disputed" or finding.title not in w.text)), None
    )


def _quoted(finding: Finding, reason: Prose, lines: Mapping[str, ClaimLine]) -> tuple[bool, list[str]]:
    """Tell whether a reason of doubt quotes the title, and return the claims that it quotes besides."""
    quoted = [
        (text, to)
        for text, to in reason.pieces
        if to and to in lines and len(text) > 1 and lines[to].words.text.startswith(text)
    ]
    # A long title is cut off in our sentence, and may itself have been shortened.
    titles = [q for q in quoted if finding.title.startswith(q[0]) or q[0].startswith(finding.title)]
    return bool(titles), [to for text, to in quoted if (text, to) not in titles]


def against(finding: Finding, reason: Prose | None, lines: Mapping[str, ClaimLine]) -> str | None:
    """Return the one claim that a reason of doubt quotes against the title: beside it, or as what is said not to be so."""
    if reason is None:
        return None
    titled, others = _quoted(finding, reason, lines)
    return others[0] if len(others) == 1 and (titled or lines[others[0]].negated) else None


def told(finding: Finding, reason: Prose, held: Sequence[Side], lines: Mapping[str, ClaimLine]) -> bool:
    """Tell whether the sides of a dispute say all that a reason of doubt would."""
    if not held or held[0].facet:
        return bool(held)
    _, others = _quoted(finding, reason, lines)
    return bool(others) and {s.claim for s in held}.issuperset(others)


def sides(
    at: Lookup, finding: Finding, facets: Sequence[FacetLine], lines: Mapping[str, ClaimLine]
) -> tuple[Side, ...]:
    """Return who holds what of a finding in doubt: nothing where it is not, or where one side alone is known."""
    first = next(_in_doubt(finding, facets), None)
    if first is None:
        return ()
    found = (
        _of_occurrence(at, finding, facets, lines)
        if first.name == "occurrence"
        else _of_values(at, finding, first)
    )
    return tuple(found) if len(found) > 1 else ()


def _voice(at: Lookup, origin: str) -> tuple[str, Field]:
    return origin, sure(origin, "name", at.origins[origin].name)


def _of_occurrence(
    at: Lookup, finding: Finding, facets: Sequence[FacetLine], lines: Mapping[str, ClaimLine]
) -> list[Side]:
    """Return who says the title, whose words stand against it, and who denies or cannot confirm what."""
    title = finding.title_claim
    opposed = against(finding, doubt(finding, facets), lines)
    said_by, denied_by = at.origin_of(finding, title), at.origin_of(finding, opposed) if opposed else None
    found = []
    if said_by and at.claims[title].stance not in DOUBTING:
        found.append(Side("says", None, (_voice(at, said_by.origin),), None, None))
    if opposed and denied_by:
        found.append(Side("against", None, (_voice(at, denied_by.origin),), lines[opposed].words, opposed))
    heard = {denied_by.origin} if denied_by else set()
    for stance in DOUBTING:
        for through in finding.origins:
            claim = next((c for c in through.claims if c in lines and at.claims[c].stance == stance), None)
            if claim and through.origin not in heard:
                heard.add(through.origin)
                kind = "contrary" if opposed and _denies(at, claim, opposed, title) else stance
                found.append(Side(kind, None, (_voice(at, through.origin),), lines[claim].words, claim))
    return found[: MOST + 1]


def _denies(at: Lookup, claim: str, opposed: str, title: str) -> bool:
    """Tell whether a claim denies what stands against a title, and not the title: it is of the matter of the former."""
    denial, other = at.claims[claim], at.claims[opposed]
    return denial.stance == "denies" and denial.type == other.type != at.claims[title].type


def _of_values(at: Lookup, finding: Finding, facet: FacetLine) -> list[Side]:
    """Return the values that are given, each with the origins that give it; those alone that the reason names, if it does."""
    named = {text.casefold() for text, to in facet.why.pieces if to}
    every = []
    for shown, _, claims in facet.values:
        through = (at.origin_of(finding, c) for c in claims)
        origins = tuple(dict.fromkeys(o.origin for o in through if o))
        if origins:
            every.append(Side("value", facet.name, tuple(_voice(at, o) for o in origins), shown, claims[0]))
    told = [side for side in every if side.words and side.words.text.casefold() in named]
    return (told if len(told) > 1 else every)[:MOST]
