"""Which figures a claim is about: its own, and those of its words that its sentence gave to another claim."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from secondsource.model import Claim, Figure
from secondsource.reconcile.matching.pile import Pile
from secondsource.reconcile.matching.profile import Profile
from secondsource.reconcile.measures import (
    AROUND,
    BARE,
    OF_ONE_PERSON,
    PEOPLE,
    near_measures,
    of_another_role,
)


def told_of(profile: Profile, text: str, pile: Pile) -> list[Figure]:
    """Return the figures that a claim is about: those of its measures, and of things; lengths and populations beside people count nothing."""
    figures = _without_wholes(profile.figures or tuple(_of_its_words(profile, pile)), text)
    counts_people = any(f.measure in PEOPLE for f in figures)
    return [
        f
        for f in figures
        if _is_told(f, profile.measures, counts_people=counts_people)
        and not _of_who_acts(f, profile.claim)
        and not _aimed_at(f, profile.claim, text)
        and not _some(f)
        and not _denied(f, profile.claim)
        and not _is_told_whole(f, profile.claim, text)
        and not _heard(f, text[max(0, f.span.start - HEARD) : f.span.start])
    ]


def _denied(figure: Figure, claim: Claim) -> bool:
    """Tell whether a claim says that it was not so many ("There are not 41 dead", "denied that six gates were opened"): it counts nothing."""
    if not figure.best or figure.measure not in PEOPLE | BARE:
        return False
    return claim.stance == "denies" or (claim.polarity == "negated" and figure.measure in PEOPLE)


HEARD = 40  # characters before a number within which a word says that it is of those who were heard
_HEARD = re.compile(
    r"\b(?:(?:speak|spoke|spoken|speaks|talk|talks|talked) (?:to|with)|interview(?:s|ed|ing)?(?: with)?|questioned|surveyed|polled)\W+"
    r"(?:(?:at|least|about|around|some|more|than|over|nearly|the|all|with|to|another)\W+){0,4}$",
    re.IGNORECASE,
)


def _heard(figure: Figure, before: str) -> bool:
    """Tell whether a bare number is of those whom somebody has spoken with ("interviewed 14 witnesses"): it counts nobody else."""
    return figure.measure in BARE and bool(_HEARD.search(before))


_OF_WHOLE = re.compile(r"\s+(?:out\s+)?of\s+(?:(?:the|its|their|all|a total of)\s+)?", re.IGNORECASE)


def _without_wholes(figures: Sequence[Figure], text: str) -> list[Figure]:
    """Return figures without the whole of "9 of 22 health centers": nine are told of, and they are health centers."""
    found = list(figures)
    for part in figures:
        for whole in figures:
            if part.span.end < whole.span.start and part.measure in BARE and whole.measure in BARE:
                if not _OF_WHOLE.fullmatch(text[part.span.end : whole.span.start]):
                    continue
                at = found.index(part)
                found[at] = replace(part, unit=whole.unit, population=whole.population)
                found.remove(whole)
    return found


# "*Of the 19 workers* who were cut off, two have been rescued": who they are was told before.
_OF_ALL = re.compile(
    r"(?:^|[.;:!?\n•–-]\s*)Of (?:(?:the|its|their|those|these|some|about|around|at least|all) )*$"
)


def _is_told_whole(figure: Figure, claim: Claim, text: str) -> bool:
    """Tell whether a bare number is the whole that a sentence begins with, of which it then counts a part."""
    if not _OF_ALL.search(text[max(0, figure.span.start - 30) : figure.span.start]):
        return False
    return _is_bare(figure, claim) and any(
        f.span.start > figure.span.end and f.measure in PEOPLE for f in claim.figures
    )


def _is_bare(figure: Figure, claim: Claim) -> bool:
    """Tell whether a claim gives a figure as a bare number, whatever its sentence makes of it."""
    return any(f.span == figure.span and f.measure in BARE for f in claim.figures)


def _of_its_words(profile: Profile, pile: Pile) -> Iterator[Figure]:
    """Yield the figures in the words of a claim without one that another claim of its sentence holds.

    That one is told in the very same words ("25 inmates have started a hunger strike" tells of a strike, and of inmates),
    or the figure stands outside its own.
    """
    claim, at = profile.claim, pile.index.get(profile.claim.id)
    for step in (-1, 1) if at is not None else ():
        n = (at or 0) + step
        while 0 <= n < len(pile.profiles) and pile.profiles[n].claim.report == claim.report:
            other = pile.profiles[n]
            if other.claim.sentence != claim.sentence:
                break
            for figure in other.figures:
                inside = [any(s.contains(figure.span) for s in c.spans) for c in (claim, other.claim)]
                if inside[0] and (not inside[1] or other.claim.spans == claim.spans):
                    yield figure
            n += step


def _some(figure: Figure) -> bool:
    """Tell whether a bare number is only a word for some ("several districts"), or no whole one (".38"): it counts nothing."""
    if figure.measure in BARE and figure.best is not None and not float(figure.best).is_integer():
        return True
    return figure.measure in BARE and figure.best is None and figure.high is not None and figure.high < SOME


SOME = 10  # below which a word for a number counts nothing


def _of_who_acts(figure: Figure, claim: Claim) -> bool:
    """Tell whether a bare number is of those who speak or act ("six powers demanded"): it is no figure of what is told."""
    chain = claim.attribution.chain if claim.attribution is not None else ()
    acting = [link.mention.span for link in chain]
    acting += [role.mention.span for role in claim.roles if role.name == "actor"]
    return _is_bare(figure, claim) and any(span.contains(figure.span) for span in acting)


_HARM = frozenset({"CASUALTIES", "ASSAULT"})


def _aimed_at(figure: Figure, claim: Claim, text: str) -> bool:
    """Tell whether a bare number beside harm is of doers or targets ("shot by two officers"), or of what other words tell."""
    if claim.type not in _HARM or not _is_bare(figure, claim):
        return False
    inside = any(span.contains(figure.span) for span in claim.spans)
    return not inside or of_another_role(figure, text[claim.sentence.start : figure.span.start])


def _is_told(figure: Figure, measures: frozenset[str], *, counts_people: bool) -> bool:
    if figure.measure in OF_ONE_PERSON or (figure.measure in AROUND and counts_people):
        return False
    return (
        figure.measure not in PEOPLE
        or not measures
        or any(near_measures(figure.measure, m) for m in measures)
    )
