"""What the words of two claims, and of their sentences, speak for and against: features as in ``evidence``."""

import numpy as np

from secondsource.reconcile.matching.figure_columns import Bools, Floats
from secondsource.reconcile.matching.pairs import Pairs

NEAR_IDENTICAL = 0.8  # share of the shorter claim's content words
ENOUGH_WORDS = 5
SOME_WORDS = 2
SOME_KIN, NEAR_KIN = (
    0.3,
    0.6,
)  # cosine of what two claims tell from which it speaks for one matter, and surely does


def meaning(p: Pairs) -> Floats:
    """Their sentences mean much the same."""
    return np.clip((p.cosine - 0.35) / 0.5, 0.0, 1.0)


def remote(p: Pairs) -> Floats:
    """Their sentences mean different things."""
    return np.clip((0.45 - p.cosine) / 0.3, 0.0, 1.0)


def one_matter(p: Pairs) -> Floats:
    """They tell the same, in whatever words."""
    return np.clip((p.kinship - SOME_KIN) / (NEAR_KIN - SOME_KIN), 0.0, 1.0)


def surely_one_matter(p: Pairs) -> Floats:
    """They tell just the same, in whatever words."""
    return np.clip((p.kinship - NEAR_KIN) / (1.0 - NEAR_KIN), 0.0, 1.0)


def other_matter(p: Pairs) -> Floats:
    """They tell different things."""
    return np.clip((SOME_KIN - p.kinship) / SOME_KIN, 0.0, 1.0)


def wording(p: Pairs) -> Floats:
    """They share words."""
    return np.where(p.smaller("stems") > 1, p.share("stems"), 0.0)


def telling_words(p: Pairs) -> Floats:
    """They share words with which not every report of violence is told."""
    return np.where(p.smaller("telling") > 0, p.share("telling"), 0.0)


def no_telling_words(p: Pairs) -> Floats:
    """Of the words with which not every report of violence is told, they share none."""
    return true((p.smaller("telling") >= SOME_WORDS) & (p.common("telling") == 0))


def same_words(p: Pairs) -> Floats:
    """They are nearly word for word the same."""
    return true((p.smaller("stems") >= ENOUGH_WORDS) & (p.share("stems") >= NEAR_IDENTICAL))


def scene_words(p: Pairs) -> Floats:
    """Their sentences share words for things and doings."""
    return np.where(
        p.smaller("scene") > 0, p.common("scene") / np.maximum(SOME_WORDS, p.smaller("scene")), 0.0
    )


def other_scene(p: Pairs) -> Floats:
    """Their sentences share no word for things and doings."""
    return true((p.smaller("scene") >= SOME_WORDS) & (p.common("scene") == 0))


def same_weapon(p: Pairs) -> Floats:
    """People come to harm by the same means."""
    return true(p.common("means") > 0)


def other_weapon(p: Pairs) -> Floats:
    """People come to harm by other means."""
    return true((p.smaller("means") > 0) & (p.common("means") == 0))


def true(flags: Bools) -> Floats:
    """Return 1 where it is so, else 0."""
    return flags.astype(np.float64)
