"""What else speaks for and against two bare mentions of events being one: features as in ``evidence``.

Of a mention little more is known than its word, those who take part, and the report around it; so what the reports
have in common counts.
"""

from typing import TypeVar

import numpy as np
from numpy.typing import NDArray

from secondsource.reconcile.matching.evidence import Feature, other_predicate, same_predicate
from secondsource.reconcile.matching.figure_columns import Floats
from secondsource.reconcile.matching.pairs import Pairs
from secondsource.reconcile.matching.word_evidence import one_matter, true

T = TypeVar("T", np.float64, np.bool_)
SCALE = 3.0  # of factuality, from undecided to sure


def _of_reports(p: Pairs, table: NDArray[T]) -> NDArray[T]:
    """Return what a table says of the reports of each pair."""
    reports = p.table.reports
    return np.asarray(table[reports[p.one], reports[p.other]])


def _alike(p: Pairs) -> Floats:
    return _of_reports(p, p.table.beside.alike)


def alike_reports(p: Pairs) -> Floats:
    """Their reports talk about much the same."""
    return _alike(p)


def words_with_other_verb(p: Pairs) -> Floats:
    """They share words, if not the verb or noun."""
    return np.where(p.smaller("telling") > 0, p.share("telling"), 0.0) * other_predicate(p)


def same_verb_in_alike_reports(p: Pairs) -> Floats:
    """They use the same verb or noun, in reports that talk about much the same."""
    return true(p.equal("lemmas") & ~p.both("says")) * _alike(p)


def near_verb_in_alike_reports(p: Pairs) -> Floats:
    """Their verbs or nouns name the same happening, in reports that talk about much the same."""
    return np.where(p.both("says"), 0.0, same_predicate(p)) * _alike(p)


def told_often(p: Pairs) -> Floats:
    """They tell the same, with verbs or nouns that many of the reports use."""
    often = p.table.often
    return np.where(p.both("says"), 0.0, one_matter(p)) * np.sqrt(often[p.one] * often[p.other])


def same_people(p: Pairs) -> Floats:
    """Their reports name the same persons."""
    return np.where(p.equal("reports"), 0.0, _of_reports(p, p.table.beside.people)) * (1.0 - _alike(p))


def other_main_people(p: Pairs) -> Floats:
    """Their reports are about other persons."""
    return true(_of_reports(p, p.table.beside.other_people))


def unknown_person(p: Pairs) -> Floats:
    """One is of a named person whom the other's report does not name."""
    return np.asarray(true((p.sizes("persons") > 0) & (p.found_in("persons", "reported") == 0)).mean(axis=0))


def same_doer(p: Pairs) -> Floats:
    """The words for who does it are the same."""
    return np.where(p.both("says"), 0.0, p.share("doers")) * (1.0 - one_matter(p))


def same_undergoer(p: Pairs) -> Floats:
    """The words for whom or what it is done to are the same."""
    return p.share("undergoers")


def words_beside(p: Pairs) -> Floats:
    """The same words hang on their verbs or nouns."""
    return p.share("beside")


def one_says(p: Pairs) -> Floats:
    """Only one of them tells that something is said."""
    return true(p.differ("says")) * other_predicate(p)


def same_sayer(p: Pairs) -> Floats:
    """The same people say it."""
    return np.where(p.both("says"), p.share("doers"), 0.0)


def other_sayer(p: Pairs) -> Floats:
    """Other people say it."""
    known = (p.sizes("doers") > 0).all(axis=0)
    return true(p.both("says") & known & (p.common("doers") == 0))


def both_light(p: Pairs) -> Floats:
    """The verbs of both say next to nothing."""
    return true(p.both("light") & ~p.both("says"))


def stands_for(p: Pairs) -> Floats:
    """One stands for what was told before."""
    return true(p.either("stands_for"))


def other_certainty(p: Pairs) -> Floats:
    """One has more surely happened than the other."""
    sure = p.table.factuality
    return np.clip(np.nan_to_num(np.abs(sure[p.one] - sure[p.other])) / SCALE, 0.0, 1.0)


MENTION_FEATURES: dict[str, Feature] = {
    f.__name__: f
    for f in (
        alike_reports,
        words_with_other_verb,
        same_verb_in_alike_reports,
        near_verb_in_alike_reports,
        told_often,
        same_people,
        other_main_people,
        unknown_person,
        same_doer,
        same_undergoer,
        words_beside,
        one_says,
        same_sayer,
        other_sayer,
        both_light,
        stands_for,
        other_certainty,
    )
}
