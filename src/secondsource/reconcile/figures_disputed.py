"""Which counts of one thing dispute each other: numbers that cannot both be so, of different origins that mean the same."""

import re
from functools import lru_cache

from secondsource.reconcile.atlas import Atlas
from secondsource.reconcile.bearing import VIOLENT
from secondsource.reconcile.contrasts import contrasted
from secondsource.reconcile.counts import Count, compatible, grows, later, same_thing
from secondsource.reconcile.matching.features import typical
from secondsource.reconcile.matching.profiles import BEFORE
from secondsource.reconcile.measures import SHARES
from secondsource.reconcile.populations import heads
from secondsource.reconcile.propositions import (
    day_tie,
    place_tie,
    shares_place,
    telling,
    ties,
    words_in_common,
)
from secondsource.reconcile.revisions import revisions
from secondsource.reconcile.supposed import only_feels
from secondsource.reconcile.tallies import one_toll

OF_ONE = 1.5  # what ties two counts to one happening, for them to dispute each other
BESIDE = 2  # sentences between two numbers of one report that are set beside each other
SEVERAL_TIMES = 5.0  # a number so many times another is hardly of the very same dead
SAME_WORDING = 0.9  # share of the words of two claims from which the one repeats the other


# Words of who holds his number against those that others give.
_TRUE = re.compile(
    r"\b(?:true|real|actual) (?:[\w-]+ ){0,2}(?:numbers?|tolls?|tally|figures?|counts?|totals?)\b",
    re.IGNORECASE,
)


def _of_one_happening(one: Count, other: Count, atlas: Atlas) -> bool:
    """Tell whether what ties two counts is of one happening: a city and the days around are not, without a word or the day.

    The victims of one calamity are, whatever else is told, unless the one number is many times the other: a part of them,
    or those of its aftershock.
    """
    a, b = one.profile, other.profile
    if _far_off(one, other):
        return False
    if any(_TRUE.search(c.sentence) for c in (one, other)):
        return True
    if _side_by_side(one, other):
        return not _at_two_places(one, other, atlas)
    first, second = typical(one.figure) or 0.0, typical(other.figure) or 0.0
    if one_toll(one, other) and max(first, second) <= SEVERAL_TIMES * min(first, second):
        return True
    if ties(a, b, atlas) < OF_ONE:
        return False
    if {a.claim.type, b.claim.type} & VIOLENT and not place_tie(a, b, atlas):
        return False
    if day_tie(a, b) >= 1.0 or atlas.one_scene(a.claim.report, b.claim.report):
        return True
    return bool(words_in_common(a, b))


def _side_by_side(one: Count, other: Count) -> bool:
    """Tell whether one report gives two counts of one thing shortly after each other, each as the words of somebody else."""
    if one.claim.report != other.claim.report or one.voice or other.voice or one.origin == other.origin:
        return False
    near = abs(one.profile.sentence_rank - other.profile.sentence_rank) <= BESIDE
    return near and same_thing(one.figure, other.figure)


def _at_two_places(one: Count, other: Count, atlas: Atlas) -> bool:
    """Tell whether one report gives two counts at places with names of their own, by their words or those shortly before, and none is of both."""
    a, b = one.profile, other.profile
    if min(a.place_weight, b.place_weight) < BEFORE:
        return False
    return bool(atlas.told(a).narrow and atlas.told(b).narrow) and not shares_place(a, b, atlas)


def _far_off(one: Count, other: Count) -> bool:
    """Tell whether one report gives two counts far from each other, with no word in common that tells of what: it has gone on to something else."""
    if one.claim.report != other.claim.report:
        return False
    first, second = sorted((one.claim.sentence, other.claim.sentence))
    a, b = one.profile, other.profile
    return second.start - first.end > FAR_OFF and not words_in_common(a, b)


FAR_OFF = 1500  # characters of a text between two sentences, some eight others, across which a count without a word in common is of something else


_PICTURE = re.compile(r"\b(?:footage|videos?|clips?|photo(?:graph)?s?|pictures?|images?)\b", re.IGNORECASE)


def _pictured(count: Count) -> bool:
    """Tell whether a count is of what pictures show."""
    chain = count.claim.attribution.chain if count.claim.attribution is not None else ()
    return bool(chain) and bool(_PICTURE.search(chain[0].mention.text))


def _one_whole(one: Count, other: Count) -> bool:
    """Tell whether two shares are of one part of one whole: named alike, in sentences of the same words."""
    a, b = telling(one.profile), telling(other.profile)
    named = heads(one.figure.population or ""), heads(other.figure.population or "")
    return named[0] == named[1] and bool(a & b) and len(a & b) >= SAME_WORDING * max(len(a), len(b))


_AMOUNTS = frozenset({"money", "mass"})
AMOUNT_WORDS = 3


def _one_amount(one: Count, other: Count) -> bool:
    """Tell whether two amounts of money or mass are of one thing: told as equally sure, in some words in common that are no names."""
    a, b = one.profile, other.profile
    return one.claim.modality == other.claim.modality and len(words_in_common(a, b)) >= AMOUNT_WORDS


def disputes(one: Count, other: Count, atlas: Atlas) -> bool:
    """Tell whether two counts of different origins that cannot both be so stand against each other.

    What one sentence sets against each other surely does. Else something has to tie them to one happening. "Dozens" is no number to dispute, and nobody disputes nothing. Of a toll that grows, two reports of one day that give it in their own voice may
    have been written hours apart; whoever is quoted means his number. No report disputes whom it quotes without saying so.
    """
    if "vague" in {one.figure.bound, other.figure.bound} or one.nobody or other.nobody:
        return False
    if contrasted(one, other):
        return True
    if any(only_feels(c.claim) for c in (one, other)):
        return False  # who condemns a raid that left 18 dead has the number from somebody
    if _pictured(min(one, other, key=lambda c: typical(c.figure) or 0.0)):
        return False  # what a video shows is a part of what there was
    if one.figure.measure == "duration":
        return False  # of lengths of time, each is of its own stretch, sentence or wait
    if one.figure.measure in SHARES and not _one_whole(one, other):
        return False
    if one.figure.measure in _AMOUNTS and not _one_amount(one, other):
        return False
    if one.figure.mode != "measurement" and not _of_one_happening(one, other, atlas):
        return False
    if one.claim.report == other.claim.report and (one.voice or other.voice):
        return "dispute" in revisions(one.sentence) | revisions(other.sentence)
    grown = grows(one) and grows(other) and not (later(one, other) or later(other, one))
    return not (grown and (one.voice or other.voice) and one.claim.report != other.claim.report)


# Words of who has counted for himself, and does not pass on another's toll.
_OWN_COUNT = re.compile(
    r"\b(?:by|in|according to) (?:our|its|their|his|her)(?: own)? (?:count|tally|reckoning|list|records?)\b"
    r"|\bour (?:own )?(?:count|tally|list|records?)\b"
    r"|\bwe (?:have |had )?(?:count|list|record|document|register|verif|collect|speak|mourn)\w*"
    r"|\b(?:has|have|had) (?:\w+ )?(?:documented|counted|recorded|verified|registered|collected|listed|compiled)\b"
    r"|\b(?:speaks?|spoke) of\b|\bmaintain(?:s|ed)?\b|\binsist(?:s|ed)?\b|\blists? of (?:\w+ ){0,2}names\b",
    re.IGNORECASE,
)


@lru_cache(maxsize=50_000)
def counts_itself(sentence: str) -> bool:
    """Tell whether a sentence gives a number as that of who has counted ("by our count", "has documented", "speak of 60", "the true number")."""
    return bool(_OWN_COUNT.search(sentence) or _TRUE.search(sentence))


def rivals(one: Count, other: Count, atlas: Atlas) -> bool:
    """Tell whether the higher of two counts is that of an origin that counted for itself, against another's.

    Such a number stands beside the other, however late: it is no update of it, nor does the other's next one overtake it
    while it is lower.
    """
    first, second = one.figure.best, other.figure.best
    if one.origin == other.origin or first is None or second is None or compatible(one.figure, other.figure):
        return False
    above = one if first > second else other
    return counts_itself(above.sentence) and disputes(one, other, atlas)
