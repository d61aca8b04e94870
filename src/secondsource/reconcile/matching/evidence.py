"""What speaks for and against two claims being about the same matter. Each feature says so in its docstring.

A feature is a function of ``Pairs`` that returns one number from 0 to 1 per pair and is the same whichever claim
comes first. The docstring's first line, read with the claims beside it, is the explanation that a person gets.
"""

from collections.abc import Callable

import numpy as np

from secondsource.reconcile.matching.figure_columns import Bools, Floats
from secondsource.reconcile.matching.pairs import MONTH, Pairs
from secondsource.reconcile.matching.profiles import SENTENCE
from secondsource.reconcile.matching.sets import Ints
from secondsource.reconcile.matching.word_evidence import (
    meaning,
    no_telling_words,
    one_matter,
    other_matter,
    other_scene,
    other_weapon,
    remote,
    same_weapon,
    same_words,
    scene_words,
    surely_one_matter,
    telling_words,
    true,
    wording,
)

Feature = Callable[[Pairs], Floats]

ONE_SENSE = 0.2  # meaning from which a verb that two sentences share is in one sense
LOOSE = 0.34  # share of the shorter claim's rarer words up to which a statement is another one
FEW_WORDS = 0.34  # share of the shorter claim's words that is no sign of one happening
TOLL_DAYS = 3  # between two reports that count one toll
WEEK = 7.0
TENFOLD = 10.0
TOLLS = 2.0  # binary logarithm of so many tolls in one report that another number is another toll
LARGE = 3.0  # decimal logarithm of a number that two reports do not give by chance
WIDER = 0.4  # what two places count against two tallies of one calamity
SOME_APART = 0.5  # how surely two places are two for it to matter beside a toll


def mere_topic(p: Pairs) -> Floats:
    """They are mere statements, and share only words that their reports use all along."""
    other = _few_rare(p) & ~p.same_figure & ~p.replies & ~p.either("answers")
    return np.where(other, 0.5 * p.either("mere") + 0.5 * p.both("mere"), 0.0) * (1 - meaning(p))


def other_kind(p: Pairs) -> Floats:
    """They tell happenings of different kinds, and share only words that their reports use all along."""
    alike = (p.near_types > 0) | p.same_mode | (p.likeness > 0) | p.same_figure | p.either("pauses")
    return true(~alike & _few_rare(p) & ~p.replies & ~p.either("answers"))


def _few_rare(p: Pairs) -> Bools:
    """Tell whether they share few words but those that their reports use all along."""
    return np.asarray(p.common("rare") < np.maximum(1, LOOSE * p.smaller("rare")))


def two_towns(p: Pairs) -> Floats:
    """Both name where, and the places lie apart on the map."""
    return true((p.places_apart >= 1.0) & (p.place_weight >= SENTENCE))


def same_predicate(p: Pairs) -> Floats:
    """Their verbs or nouns name the same happening."""
    return np.where(p.same_mode, 1.0, p.likeness)


def other_predicate(p: Pairs) -> Floats:
    """Their verbs or nouns name different happenings."""
    return true(~p.same_mode & (p.likeness == 0.0))


def same_verb(p: Pairs) -> Floats:
    """They use the same verb or noun for what happened."""
    # "Reached safety", "reached by telephone": among sentences of another meaning, a word is in two senses.
    return true(p.equal("lemmas") & ~p.light) * np.clip(meaning(p) / ONE_SENSE, 0.0, 1.0)


def plain_predicate(p: Pairs) -> Floats:
    """Their verbs or nouns tell any violence, and their reports tell of several incidents."""
    plain = p.both("plain") & (p.likeness > 0) & ~p.one_count
    return np.where(plain, _crowded(p, p.table.crowd), 0.0)


def other_happening(p: Pairs) -> Floats:
    """Neither their verbs nor their other words tell the same."""
    return true((other_predicate(p) > 0) & ~p.one_count & (wording(p) < FEW_WORDS))


def same_type(p: Pairs) -> Floats:
    """They are of one type, or of near types."""
    return p.near_types


def same_participants(p: Pairs) -> Floats:
    """They name the same people or groups."""
    return p.share("participants")


def related_participants(p: Pairs) -> Floats:
    """One names whom the other's headline or sentence before names."""
    return true((p.common("participants") == 0) & (p.crossed("participants", "around") > 0))


def other_actor(p: Pairs) -> Floats:
    """Somebody else does it."""
    both = p.has_both("actors")
    one_of_them = (p.common("actors") > 0) | (p.crossed("actors", "named") > 0) | (p.common("sides") > 0)
    sure = p.both("named_actors") | p.has_both("sides")
    return np.where(both & ~one_of_them, np.where(sure, 1.0, 0.4), 0.0)


def other_target(p: Pairs) -> Floats:
    """It is done to somebody else."""
    both = p.has_both("targets")
    one_of_them = (p.common("targets") > 0) | (p.crossed("targets", "named") > 0)
    return np.where(both & ~one_of_them, np.where(p.other_kinds, 1.0, 0.5), 0.0)


def other_person(p: Pairs) -> Floats:
    """They are of two named persons."""
    both = p.has_both("persons")
    one_of_them = (p.common("persons") > 0) | (p.crossed("persons", "named") > 0)
    return true(both & ~one_of_them & ~p.either("acts"))


def other_parties(p: Pairs) -> Floats:
    """It is between others, or others leave."""
    return true(p.other_people & (same_words(p) == 0))


def same_place(p: Pairs) -> Floats:
    """It is the same place."""
    return np.where(p.common("places") > 0, p.place_weight, 0.0)


def containing_place(p: Pairs) -> Floats:
    """One place lies within the other, or close by."""
    inside = (p.common("places") == 0) & p.has_both("places") & (p.places_apart == 0.0)
    return np.where(inside, p.place_weight, 0.0)


def other_place(p: Pairs) -> Floats:
    """It is another place."""
    return np.where(_one_tally(p), WIDER, 1.0) * p.places_apart * p.place_weight


def _one_tally(p: Pairs) -> Bools:
    """Tell whether both count the same people in one calamity, or say that it struck, each by another part of its region."""
    return p.one_calamity & (p.people_counted | (p.same_mode & p.both("strikes")))


def same_time(p: Pairs) -> Floats:
    """It is the same time."""
    narrow = (p.lengths <= 3).all(axis=0)
    dated = np.where((p.gap == 0) & narrow, p.day_weight, 0.0)
    return np.where(p.dated, dated, np.where(p.same_weekday, SENTENCE, 0.0))


def other_time(p: Pairs) -> Floats:
    """It is another time."""
    dated = np.minimum(1.0, np.nan_to_num(p.gap) / WEEK) * p.day_weight
    found = np.where(p.dated, dated, np.where(p.other_weekday, 0.3, 0.0))
    return np.where(p.one_count, 0.0, found)


def stated_other_day(p: Pairs) -> Floats:
    """Both texts give the day, and it is not the same."""
    return true(p.dated & ~p.one_count & (p.day_weight >= SENTENCE) & (p.gap > 0))


def count_of_another_day(p: Pairs) -> Floats:
    """They count the same on days far apart."""
    days = np.where(p.one_running, MONTH, WEEK)
    far = np.minimum(1.0, np.nan_to_num(p.gap) / days) * p.day_weight
    return np.where(p.one_count & p.dated, far, 0.0)


def far_reports(p: Pairs) -> Floats:
    """Their reports appeared far apart in time, and do not both give the day."""
    far = np.clip((np.nan_to_num(p.reports_gap) - 1) / np.where(p.one_running, MONTH, WEEK), 0.0, 1.0)
    return np.where((p.gap == 0) & (p.day_weight >= SENTENCE) & (p.lengths <= 3).all(axis=0), 0.0, far)


def same_figure(p: Pairs) -> Floats:
    """They give the same number for the same measure."""
    return true(p.same_figure)


def large_figure(p: Pairs) -> Floats:
    """They give the same number, and one that is not given by chance."""
    return np.minimum(1.0, np.log10(np.maximum(1.0, p.largest_common)) / LARGE)


def same_measure(p: Pairs) -> Floats:
    """They count the same, even if not to the same number: a toll rises."""
    return true(p.counts_same.any(axis=(0, 1)) & ~p.same_figure)


def other_measure(p: Pairs) -> Floats:
    """They count different things."""
    return true(p.has_both("measures") & ~p.measures_meet)


def one_counts(p: Pairs) -> Floats:
    """Only one of them counts people."""
    first, second = p.sizes("measures") > 0
    return true((first != second) & ~p.bare_same)


def out_of_scale(p: Pairs) -> Floats:
    """Their numbers for one measure lie more than tenfold apart."""
    alike = p.counts_same.any(axis=(0, 1))
    return true(alike & (p.least_ratio > TENFOLD))


def other_scope(p: Pairs) -> Floats:
    """One counts what happened over a stretch of time, the other does not."""
    return true(p.other_scope & ~p.same_figure & ~p.one_calamity)


def other_population(p: Pairs) -> Floats:
    """They count other people, or one a part of the other's."""
    return p.other_population


def narrower_population(p: Pairs) -> Floats:
    """One counts soldiers or fighters, the other people."""
    return true(p.counts_same[0, 0] & p.known_both("counted") & p.differ("armed") & ~p.same_figure)


def many_tolls(p: Pairs) -> Floats:
    """They give different numbers, and a report of theirs tells of several such tolls."""
    other = p.counts_same.any(axis=(0, 1)) & ~p.same_figure & ~p.equal("reports")
    return np.where(other, _crowded(p, p.table.tolls), 0.0)


def _crowded(p: Pairs, tolls: Ints) -> Floats:
    """Return how many tolls the more crowded of the two reports tells of: 0 for one, 1 from four on.

    One calamity has many numbers.
    """
    most = np.maximum(tolls[p.one], tolls[p.other])
    return np.where(p.one_calamity, 0.0, np.minimum(1.0, np.log2(np.maximum(1, most)) / TOLLS))


def turned(p: Pairs) -> Floats:
    """One report tells both, and turns to another happening between them."""
    return true(p.turned)


def another_count(p: Pairs) -> Floats:
    """One report gives both numbers, one beside the other, and speaks of no change."""
    here = p.equal("reports") & ~p.equal("ranks") & p.exact_counts & ~p.same_figure
    voices = p.known_both("speaker") & ~p.equal("speaker")
    return np.where(here, np.where(voices, 0.4, 1.0), 0.0)


def one_toll(p: Pairs) -> Floats:
    """They count the same people, of the same place, in reports of the same days that tell of one toll."""
    most = np.where(p.one_running, MONTH, TOLL_DAYS)
    near = np.isnan(p.reports_gap) | (p.reports_gap <= most)
    apart = (other_place(p) >= SOME_APART) | (stated_other_day(p) > 0)
    alone = np.where(p.same_figure, 1.0, 1.0 - _crowded(p, p.table.tolls))
    return np.where(p.people_counted & p.one_setting & near & ~apart, alone, 0.0)


def same_numbers(p: Pairs) -> Floats:
    """They share numbers."""
    return p.share("numbers")


def same_speaker(p: Pairs) -> Floats:
    """The same person or body says it."""
    return true(p.known_both("speaker") & p.equal("speaker"))


def one_saying(p: Pairs) -> Floats:
    """One person says it, in much the same words and within days."""
    near = np.isnan(p.reports_gap) | (p.reports_gap <= TOLL_DAYS)
    return np.where(near & (same_speaker(p) > 0) & ~p.equal("ranks"), np.maximum(wording(p), meaning(p)), 0.0)


def other_speaker(p: Pairs) -> Floats:
    """Somebody else says it."""
    return true(p.has_both("speakers") & (p.common("speakers") == 0))


def other_voice(p: Pairs) -> Floats:
    """What is told is a speaker's own act, and the speakers differ."""
    return true(p.both("voice") & ~p.either("doubts") & (other_speaker(p) > 0))


def act_and_fact(p: Pairs) -> Floats:
    """One is what somebody demands, promises or warns of, the other what is said to be so."""
    return true(p.differ("acts") & ~p.either("answers") & ~p.both("planned"))


def other_act(p: Pairs) -> Floats:
    """Their speakers do different things with it."""
    return true(p.both("acts") & ~p.equal("stances"))


def plan_and_deed(p: Pairs) -> Floats:
    """One is planned, the other has happened."""
    return true(p.plan_and_deed & ~p.both("mere"))


def other_means(p: Pairs) -> Floats:
    """It is another kind of attack, or another stage of the thing."""
    return true(p.other_mode)


def replies(p: Pairs) -> Floats:
    """One rejects or denies what was said just before."""
    return true(p.replies)


def same_report(p: Pairs) -> Floats:
    """One report tells both, in different sentences."""
    return true(p.equal("reports") & ~p.equal("ranks"))


def same_sentence(p: Pairs) -> Floats:
    """One sentence tells both apart."""
    return true(p.equal("reports") & p.equal("ranks"))


FEATURES: dict[str, Feature] = {
    f.__name__: f
    for f in (
        meaning,
        remote,
        one_matter,
        surely_one_matter,
        other_matter,
        wording,
        telling_words,
        no_telling_words,
        mere_topic,
        other_kind,
        two_towns,
        same_words,
        same_predicate,
        other_predicate,
        same_verb,
        plain_predicate,
        other_happening,
        same_type,
        same_participants,
        related_participants,
        other_actor,
        other_target,
        other_person,
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
        large_figure,
        same_measure,
        other_measure,
        one_counts,
        out_of_scale,
        other_scope,
        other_population,
        narrower_population,
        many_tolls,
        scene_words,
        other_scene,
        same_weapon,
        other_weapon,
        turned,
        another_count,
        one_toll,
        same_numbers,
        same_speaker,
        one_saying,
        other_speaker,
        other_voice,
        act_and_fact,
        other_act,
        plan_and_deed,
        other_means,
        replies,
        same_report,
        same_sentence,
    )
}
