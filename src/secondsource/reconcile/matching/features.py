"""What speaks for and against two claims being about the same matter. Each feature says so in its docstring.

A feature is a function of two profiles (and the cosine of their vectors), symmetric, from 0 to 1. The
docstring's first line, read with the claims beside it, is the explanation that a person gets.
"""
# ruff: noqa: ARG001 - every feature has one signature, whatever it looks at

from collections.abc import Callable

from secondsource.model import Figure
from secondsource.reconcile.lexicon import likeness
from secondsource.reconcile.matching.profiles import SENTENCE, Profile, near_types
from secondsource.reconcile.matching.proposition import other_people
from secondsource.reconcile.measures import BARE, PEOPLE, THINGS, near_measures

Feature = Callable[[Profile, Profile, float], float]

NEAR_IDENTICAL = 0.8  # share of the shorter claim's content words
ENOUGH_WORDS = 5
FEW_WORDS = 0.34  # share of the shorter claim's words that is no sign of one happening
# Verbs that say next to nothing of what happened.
_LIGHT = frozenset(
    [
        "be",
        "have",
        "do",
        "make",
        "take",
        "get",
        "go",
        "say",
        "tell",
        "come",
        "give",
        "put",
        "see",
        "use",
        "hold",
        "keep",
        "become",
        "remain",
        "add",
    ]
)
TOLL_DAYS = 3  # between two reports that count one toll
# Verbs and nouns whose day is that of the counting, not of what is counted.
_COUNTING = frozenset(
    {
        "rise",
        "climb",
        "reach",
        "stand",
        "increase",
        "jump",
        "grow",
        "put",
        "pass",
        "toll",
        "number",
        "count",
        "revise",
        "correct",
        "hit",
        "top",
        "exceed",
        "say",
        "report",
        "confirm",
        "reports",
    }
)
WEEK = 7.0
TENFOLD = 10.0


def meaning(a: Profile, b: Profile, cosine: float) -> float:
    """Their sentences mean much the same."""
    return min(1.0, max(0.0, (cosine - 0.35) / 0.5))


def remote(a: Profile, b: Profile, cosine: float) -> float:
    """Their sentences mean different things."""
    return min(1.0, max(0.0, (0.45 - cosine) / 0.3))


def wording(a: Profile, b: Profile, cosine: float) -> float:
    """They share words."""
    smaller = min(len(a.stems), len(b.stems))
    return len(a.stems & b.stems) / smaller if smaller > 1 else 0.0


def same_words(a: Profile, b: Profile, cosine: float) -> float:
    """They are nearly word for word the same."""
    smaller = min(len(a.stems), len(b.stems))
    return float(smaller >= ENOUGH_WORDS and len(a.stems & b.stems) >= NEAR_IDENTICAL * smaller)


def same_predicate(a: Profile, b: Profile, cosine: float) -> float:
    """Their verbs or nouns name the same happening."""
    return 1.0 if _same_mode(a, b) else likeness(a.lemma, b.lemma)


def other_predicate(a: Profile, b: Profile, cosine: float) -> float:
    """Their verbs or nouns name different happenings."""
    return float(not _same_mode(a, b) and likeness(a.lemma, b.lemma) == 0.0)


def same_verb(a: Profile, b: Profile, cosine: float) -> float:
    """They use the same verb or noun for what happened."""
    return float(a.lemma == b.lemma and a.lemma not in _LIGHT)


def other_happening(a: Profile, b: Profile, cosine: float) -> float:
    """Neither their verbs nor their other words tell the same."""
    if other_predicate(a, b, cosine) == 0.0 or _one_count(a, b):
        return 0.0
    return float(wording(a, b, cosine) < FEW_WORDS)


def same_type(a: Profile, b: Profile, cosine: float) -> float:
    """They are of one type, or of near types."""
    return near_types(a.claim.type, b.claim.type)


def same_participants(a: Profile, b: Profile, cosine: float) -> float:
    """They name the same people or groups."""
    one, other = _participants(a), _participants(b)
    smaller = min(len(one), len(other))
    return len(one & other) / smaller if smaller else 0.0


def related_participants(a: Profile, b: Profile, cosine: float) -> float:
    """One names whom the other's headline or sentence before names."""
    if _participants(a) & _participants(b):
        return 0.0
    return float(bool(_participants(a) & b.around or a.around & _participants(b)))


def other_actor(a: Profile, b: Profile, cosine: float) -> float:
    """Somebody else does it."""
    return float(bool(a.actors and b.actors and not a.actors & b.actors))


def other_target(a: Profile, b: Profile, cosine: float) -> float:
    """It is done to somebody else."""
    return float(bool(a.targets and b.targets and not a.targets & b.targets))


def other_parties(a: Profile, b: Profile, cosine: float) -> float:
    """It is between others, or others leave."""
    return float(other_people(a, b) and not same_words(a, b, cosine))


def same_place(a: Profile, b: Profile, cosine: float) -> float:
    """It is the same place."""
    return min(a.place_weight, b.place_weight) if a.places & b.places else 0.0


def containing_place(a: Profile, b: Profile, cosine: float) -> float:
    """One place lies within the other."""
    if a.places & b.places or not (a.places & b.within or a.within & b.places):
        return 0.0
    return min(a.place_weight, b.place_weight)


def other_place(a: Profile, b: Profile, cosine: float) -> float:
    """It is another place."""
    if not a.places or not b.places or a.places & b.places or a.places & b.within or a.within & b.places:
        return 0.0
    return min(a.place_weight, b.place_weight)


def same_time(a: Profile, b: Profile, cosine: float) -> float:
    """It is the same time."""
    if a.days is not None and b.days is not None:
        narrow = max(a.days.length, b.days.length) <= 3
        return min(a.day_weight, b.day_weight) if a.days.gap(b.days) == 0 and narrow else 0.0
    weekday = a.weekday or stated_weekday(a)
    return SENTENCE if weekday and weekday == (b.weekday or stated_weekday(b)) else 0.0


def other_time(a: Profile, b: Profile, cosine: float) -> float:
    """It is another time."""
    if _one_count(a, b):
        return 0.0
    if a.days is not None and b.days is not None:
        return min(1.0, a.days.gap(b.days) / WEEK) * min(a.day_weight, b.day_weight)
    weekday, other = a.weekday or stated_weekday(a), b.weekday or stated_weekday(b)
    return 0.3 * float(bool(weekday and other and weekday != other))


def stated_other_day(a: Profile, b: Profile, cosine: float) -> float:
    """Both texts give the day, and it is not the same."""
    if _one_count(a, b) or min(a.day_weight, b.day_weight) < SENTENCE or a.days is None or b.days is None:
        return 0.0
    return float(a.days.gap(b.days) > 0)


def count_of_another_day(a: Profile, b: Profile, cosine: float) -> float:
    """They count the same on days far apart."""
    if not _one_count(a, b) or a.days is None or b.days is None:
        return 0.0
    return min(1.0, a.days.gap(b.days) / WEEK) * min(a.day_weight, b.day_weight)


def far_reports(a: Profile, b: Profile, cosine: float) -> float:
    """Their reports appeared far apart in time."""
    if a.published is None or b.published is None:
        return 0.0
    return min(1.0, max(0.0, a.published.gap(b.published) - 1) / WEEK)


def same_figure(a: Profile, b: Profile, cosine: float) -> float:
    """They give the same number for the same measure."""
    return float(any(_counts_same(f, g) and overlap(f, g) for f in a.figures for g in b.figures))


def same_measure(a: Profile, b: Profile, cosine: float) -> float:
    """They count the same, even if not to the same number: a toll rises."""
    if same_figure(a, b, cosine):
        return 0.0
    return float(any(_counts_same(f, g) for f in a.figures for g in b.figures))


def other_measure(a: Profile, b: Profile, cosine: float) -> float:
    """They count different things."""
    return float(bool(a.measures and b.measures) and not _measures_meet(a, b))


def one_counts(a: Profile, b: Profile, cosine: float) -> float:
    """Only one of them counts people."""
    return float(bool(a.measures) != bool(b.measures))


def out_of_scale(a: Profile, b: Profile, cosine: float) -> float:
    """Their numbers for one measure lie more than tenfold apart."""
    pairs = [(f, g) for f in a.figures for g in b.figures if _counts_same(f, g)]
    return float(bool(pairs) and all(_ratio(f, g) > TENFOLD for f, g in pairs))


def one_toll(a: Profile, b: Profile, cosine: float) -> float:
    """They count the same people, of the same place, in reports of the same days."""
    if not any(f.measure in PEOPLE and _counts_same(f, g) for f in a.figures for g in b.figures):
        return 0.0
    there = (a.places | a.setting) & (b.places | b.setting)
    near = a.published is None or b.published is None or a.published.gap(b.published) <= TOLL_DAYS
    return float(
        bool(there) and near and not other_place(a, b, cosine) and not stated_other_day(a, b, cosine)
    )


def same_numbers(a: Profile, b: Profile, cosine: float) -> float:
    """They share numbers."""
    smaller = min(len(a.numbers), len(b.numbers))
    return len(a.numbers & b.numbers) / smaller if smaller else 0.0


def same_speaker(a: Profile, b: Profile, cosine: float) -> float:
    """The same person or body says it."""
    return float(bool(a.speakers and b.speakers and a.speakers[0] == b.speakers[0]))


def other_speaker(a: Profile, b: Profile, cosine: float) -> float:
    """Somebody else says it."""
    return float(bool(a.speakers and b.speakers and not set(a.speakers) & set(b.speakers)))


def other_voice(a: Profile, b: Profile, cosine: float) -> float:
    """What is told is a speaker's own act, and the speakers differ."""
    both = (a.act or _mere(a)) and (b.act or _mere(b)) and not (_doubts(a) or _doubts(b))
    return float(both and bool(a.speakers and b.speakers and not set(a.speakers) & set(b.speakers)))


def act_and_fact(a: Profile, b: Profile, cosine: float) -> float:
    """One is what somebody demands, promises or warns of, the other what is said to be so."""
    return float(a.act != b.act and not (_answers(a) or _answers(b)))


def other_act(a: Profile, b: Profile, cosine: float) -> float:
    """Their speakers do different things with it."""
    return float(a.act and b.act and a.claim.stance != b.claim.stance)


def plan_and_deed(a: Profile, b: Profile, cosine: float) -> float:
    """One is planned, the other has happened."""
    return float((a.claim.modality == "planned") != (b.claim.modality == "planned"))


def same_report(a: Profile, b: Profile, cosine: float) -> float:
    """One report tells both, in different sentences."""
    return float(a.claim.report == b.claim.report and a.claim.sentence != b.claim.sentence)


def same_sentence(a: Profile, b: Profile, cosine: float) -> float:
    """One sentence tells both apart."""
    return float(a.claim.report == b.claim.report and a.claim.sentence == b.claim.sentence)


def _same_mode(a: Profile, b: Profile) -> bool:
    return a.claim.mode is not None and (a.claim.type, a.claim.mode) == (b.claim.type, b.claim.mode)


def _one_count(a: Profile, b: Profile) -> bool:
    """Tell whether both are counts of the same, and the day of one is that of the counting."""
    if not (a.measures and b.measures) or not _measures_meet(a, b):
        return False
    return a.lemma in _COUNTING or b.lemma in _COUNTING


def _measures_meet(a: Profile, b: Profile) -> bool:
    return any(near_measures(m, n) for m in a.measures for n in b.measures)


def _participants(p: Profile) -> frozenset[str]:
    return p.actors | p.targets | p.named


def stated_weekday(p: Profile) -> int:
    """Return the ISO weekday of the day that a claim itself gives, or 0."""
    if p.days is None or p.days.length > 1 or p.day_weight < SENTENCE:
        return 0
    return (p.days.first - 1) % WEEK_DAYS + 1


WEEK_DAYS = 7


def _counts_same(f: Figure, g: Figure) -> bool:
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


def _ratio(f: Figure, g: Figure) -> float:
    one, other = typical(f), typical(g)
    if not one or not other:
        return 1.0
    return max(one, other) / min(one, other)


def _doubts(p: Profile) -> bool:
    return p.claim.stance in {"denies", "cannot_confirm"}


def _answers(p: Profile) -> bool:
    return p.claim.stance in {"denies", "cannot_confirm", "rejects"}


def _mere(p: Profile) -> bool:
    return p.claim.type == "STATEMENT"


FEATURES: dict[str, Feature] = {
    f.__name__: f
    for f in (
        meaning,
        remote,
        wording,
        same_words,
        same_predicate,
        other_predicate,
        same_verb,
        other_happening,
        same_type,
        same_participants,
        related_participants,
        other_actor,
        other_target,
        other_parties,
        same_place,
        containing_place,
        other_place,
        same_time,
        other_time,
        stated_other_day,
        count_of_another_day,
        far_reports,
        same_figure,
        same_measure,
        other_measure,
        one_counts,
        out_of_scale,
        one_toll,
        same_numbers,
        same_speaker,
        other_speaker,
        other_voice,
        act_and_fact,
        other_act,
        plan_and_deed,
        same_report,
        same_sentence,
    )
}
