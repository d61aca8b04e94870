"""What the figures and predicates of two claims have in common, pair by pair."""

from secondsource.model import Figure
from secondsource.reconcile.lexicon import likeness
from secondsource.reconcile.matching.profile import Profile
from secondsource.reconcile.measures import BARE, THINGS, near_measures


def same_predicate(a: Profile, b: Profile, _: float = 0.0) -> float:
    """Return how surely their verbs or nouns name the same happening."""
    return 1.0 if _same_mode(a, b) else likeness(a.lemma, b.lemma)


def same_figure(a: Profile, b: Profile, _: float = 0.0) -> bool:
    """Tell whether they give the same number for the same measure."""
    return any(counts_same(f, g) and overlap(f, g) for f in a.figures for g in b.figures)


def counts_same(f: Figure, g: Figure) -> bool:
    """Tell whether two figures count the same, or much the same."""
    if f.mode == "rate" or g.mode == "rate":
        return False
    if f.measure in BARE or g.measure in BARE:
        return f.measure == g.measure and f.unit == g.unit and f.unit not in THINGS
    return near_measures(f.measure, g.measure) and (f.unit == g.unit or None in {f.unit, g.unit})


def ends(figure: Figure) -> tuple[float, float]:
    """Return the lower and upper end of a figure; an open end is infinite."""
    low = figure.low if figure.low is not None else figure.best
    high = figure.high if figure.high is not None else figure.best
    if figure.bound in {"more_than", "at_least"}:
        high = float("inf")
    if figure.bound in {"fewer_than", "at_most"}:
        low = 0.0
    return (low if low is not None else 0.0, high if high is not None else float("inf"))


def overlap(f: Figure, g: Figure) -> bool:
    """Tell whether two figures name the same number, or ranges that share a good part."""
    if f.best is not None and g.best is not None:
        return f.best == g.best or (
            "about" in {f.bound, g.bound} and abs(f.best - g.best) <= 0.1 * max(f.best, g.best)
        )
    (low, high), (other_low, other_high) = ends(f), ends(g)
    return low <= other_high and other_low <= high


def typical(figure: Figure) -> float | None:
    """Return the number to compare a figure by."""
    if figure.best is not None:
        return figure.best
    if figure.low is not None and figure.high is not None:
        return (figure.low + figure.high) / 2
    return figure.low if figure.low is not None else figure.high


def _same_mode(a: Profile, b: Profile) -> bool:
    return a.claim.mode is not None and (a.claim.type, a.claim.mode) == (b.claim.type, b.claim.mode)
