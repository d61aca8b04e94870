"""Whether the origin of one claim bears another one out, and what hinders it where two claims look alike."""

import re
from collections.abc import Iterator
from typing import Literal

from secondsource.model import Claim, Figure, Speaker
from secondsource.reconcile.agreement import (
    NEAR_NUMBER,
    agreeing,
    comparable,
    counts_alike,
    near_enough,
    numbers_clash,
)
from secondsource.reconcile.atlas import Atlas
from secondsource.reconcile.background import long_ago
from secondsource.reconcile.calamities import one_calamity
from secondsource.reconcile.counts import runs
from secondsource.reconcile.lexicon import likeness
from secondsource.reconcile.matching.features import typical
from secondsource.reconcile.matching.profile import Profile
from secondsource.reconcile.matching.profiles import SENTENCE, is_said
from secondsource.reconcile.matching.scenes import scene
from secondsource.reconcile.measures import OF_NOW, PEOPLE, near_measures
from secondsource.reconcile.names import organization_key
from secondsource.reconcile.populations import kind_of, shared
from secondsource.reconcile.propositions import (
    ALIKE,
    DISTINCT,
    ENOUGH,
    day_tie,
    elsewhere,
    number_tie,
    one_statement,
    place_told,
    same_content,
    telling,
    ties,
    told_apart,
    uttered,
    words_in_common,
)
from secondsource.reconcile.revisions import revisions
from secondsource.reconcile.supposed import asks_over_it
from secondsource.reconcile.watchers import maybe_one, unnamed_watcher, watches
from secondsource.reconcile.words import fold

# Who judges what is done tells nobody that it is so, and two who do are two opinions.
_JUDGING = frozenset({
    "condemn", "decry", "denounce", "deplore", "criticize", "criticise", "slam", "lament", "praise", "hail", "applaud",
    "welcome",
})  # fmt: skip
_YET = re.compile(r"\b(?:has|have|had) yet to\b|\bhad not yet\b", re.IGNORECASE)  # it did not happen so far
# What keeps two claims from bearing each other out, the least of it last: they say something else, of other places or
# days; too little ties them; one has it from the other, or both from one source.
Hindrance = Literal["other", "apart", "ties", "words", "source", ""]


def bears_out(
    a: Profile,
    b: Profile,
    atlas: Atlas,
    own: tuple[bool, bool] = (False, False),
    *,
    agreed: bool = False,
) -> bool:
    """Tell whether two claims assert one proposition, so that who says the one bears out who says the other.

    Both assert it, in one modality and polarity (a plan does not bear out a deed); nothing told of place, day, doers,
    people or numbers excludes it; they say the same to be so; and enough ties them to one happening.

    Args:
        a: One claim.
        b: The other.
        atlas: The case's places.
        own: Whether each is a report's own voice.
        agreed: Whether it is known otherwise that they tell the same to be so: then their words need not show it.
    """
    # Most pairs that are asked of are, and what else hinders them takes longer to tell.
    return not far_apart(a, b, atlas) and not hindrance(a, b, atlas, own, agreed=agreed)


def far_apart(a: Profile, b: Profile, atlas: Atlas) -> bool:
    """Tell whether two claims are told of other places or days, and do not count the victims of one calamity."""
    return told_apart(a, b, atlas) and not _one_rising_toll(a, b, atlas)


def hindrance(
    a: Profile,
    b: Profile,
    atlas: Atlas,
    own: tuple[bool, bool] = (False, False),
    *,
    agreed: bool = False,
) -> Hindrance:
    """Return what keeps two claims from bearing each other out, or "": nothing does. Arguments as ``bears_out``."""
    risen = _one_rising_toll(a, b, atlas)
    if {a.lemma, b.lemma} & _JUDGING:
        return "other"
    if agreed:
        if not _one_act(a, b) or not (risen or counts_alike(a, b)) or not _in_common(a, b):
            return "other"
    elif not one_statement(a, b) or not (risen or same_content(a, b)):
        return "other"
    if (
        (numbers_clash(a, b) and not risen)
        or other_doers(a, b)
        or other_kinds(a, b)
        or bool(a.means and b.means and not a.means & b.means)
        or runs(a.claim.text) != runs(b.claim.text)
    ):
        return "other"
    if bool(_YET.search(a.claim.text)) != bool(_YET.search(b.claim.text)):
        return "other"
    if "dispute" in revisions(a.claim.text) | revisions(b.claim.text):
        return "other"  # who contests a number says it to be another's
    if not risen and told_apart(a, b, atlas):
        return "apart"
    if not risen and _untied(a, b, atlas, agreed=agreed):
        return "ties"  # what has risen, the calamity ties
    one_report = a.claim.report == b.claim.report
    if _taken(a, b, TAKEN if one_report else CARRIED_OVER) or carried_words(a, b):
        return "words"
    if one_report and not _two_voices(a.claim, b.claim):
        return "source"
    if _one_body(a.claim, b.claim):
        return "source"
    if any(own) and _of_one_source(a, b):
        return "source"
    if all(own) and (all(long_ago(p) for p in (a, b)) or _how_things_stand(a, b)):
        return "source"  # what all papers tell of the past, they have from each other
    if any(asks_over_it(p.claim, p.wording.text) for p in (a, b)):
        return "source"
    if all(own) and not _own_words(a, b) and not atlas.one_scene(a.claim.report, b.claim.report):
        return "source"
    return ""


def _untied(a: Profile, b: Profile, atlas: Atlas, *, agreed: bool) -> bool:
    """Tell whether too little ties two claims to one happening.

    What the reports around both claims give is never enough: one tie has to be told by both.
    """
    place, else_told = place_told(a, b, atlas), max(day_tie(a, b), number_tie(a, b))
    told = max(place, else_told)
    if not agreed:
        return told < 1.0 or ties(a, b, atlas) < ENOUGH or _by_chance(a, b, atlas, agreed=False)
    if told < AGREED_TOLD or ties(a, b, atlas) < AGREED:
        return True
    if not place and else_told < 1.0 and atlas.told(a).places and atlas.told(b).places:
        # Each is of some place, and it is not one: that their reports are of one week ties nothing.
        return True
    return not _one_act_of_war(a, b, atlas) or _by_chance(a, b, atlas, agreed=True)


def _one_rising_toll(a: Profile, b: Profile, atlas: Atlas) -> bool:
    """Tell whether the later of two claims gives the higher number for the victims of one calamity.

    A toll rises, and who gives it now bears out who gave it before; of attacks, of which a war has many, nobody does.
    """
    if a.published is None or b.published is None or not one_calamity(a, b) or elsewhere(a, b, atlas):
        return False
    early, late = (a, b) if a.published.first < b.published.first else (b, a)
    if early.published == late.published:
        return False
    return any(
        near_measures(f.measure, g.measure)
        and {f.measure, g.measure} <= PEOPLE - OF_NOW
        and shared(f, g) == "same"
        and (typical(f) or 0.0) < (typical(g) or 0.0)
        for f, g in comparable(early, late)
    )


def _one_act(a: Profile, b: Profile) -> bool:
    """Tell whether both claims assert, in one modality, whether what they tell is so or is not."""
    return a.claim.stance == b.claim.stance == "asserts" and a.claim.modality == b.claim.modality


def _one_act_of_war(a: Profile, b: Profile, atlas: Atlas) -> bool:
    """Tell whether two claims that a network takes for the same tell more in common than an act of war on some day somewhere.

    A war has many that are told in like words: the day has to be told by both, or words that are neither names nor weapons, or a
    number of victims at one place, or any number in one scene. A statement of something else is no account of an act.
    """
    if not {a.claim.type, b.claim.type} & VIOLENT:
        return True
    if (a.claim.type == "STATEMENT") != (b.claim.type == "STATEMENT") and likeness(a.lemma, b.lemma) < ALIKE:
        return False
    counted = a.claim.type == b.claim.type == "CASUALTIES" and a.claim.report != b.claim.report
    if counted and number_tie(a, b) and place_told(a, b, atlas):
        return True
    words = words_in_common(a, b) & scene(a.claim.text)
    if day_tie(a, b) >= 1.0 or len(words) >= OWN_WORDS:
        return True
    reports = a.claim.report, b.claim.report
    return reports[0] != reports[1] and bool(number_tie(a, b)) and atlas.one_scene(*reports)


def _in_common(a: Profile, b: Profile) -> bool:
    """Tell whether two claims have anything in common beside place and day: their kind, a word, a number, or whom they tell of.

    What two sentences on one day of a war tell is not one happening, however sure the network is of it.
    """
    if a.claim.type == b.claim.type != "STATEMENT":
        return True  # that both state something says nothing
    if (a.actors | a.targets) & (b.actors | b.targets) or a.stems & b.stems & (uttered(a) | uttered(b)):
        return True
    return any(near_enough(f, g) for f, g in comparable(a, b))


def signs(profile: Profile, atlas: Atlas) -> Iterator[tuple[str, str | float]]:
    """Yield what ties a claim in full to another with the same: a place, a day, a number; without one, it bears nothing out.

    So only claims that share a sign are held against each other.
    """
    told = atlas.told(profile)
    yield from (("place", place) for place in told.narrow)
    yield from (("name", name) for name in told.narrow_names)
    if profile.days is not None and profile.days.length == 1:
        yield "day", profile.days.first
    if profile.weekday:
        yield "weekday", profile.weekday
    for number in {f.best for f in profile.figures if f.best is not None and f.best >= DISTINCT}:
        yield "number", number


def carried_words(a: Profile, b: Profile) -> bool:
    """Tell whether two longer claims are word for word the same: nobody says what he knows in another's words."""
    longer = max(len(a.stems), len(b.stems))
    return longer >= MANY_WORDS and len(a.stems & b.stems) >= CARRIED * longer


AGREED, AGREED_TOLD = (
    1.5,
    0.5,
)  # what ties two claims that are known to say the same; of it, what both tell of place, day or number
MANY_WORDS, CARRIED = (
    10,
    0.9,
)  # content words of a claim, and the share in common, from which words are carried


def _of_one_source(a: Profile, b: Profile) -> bool:
    """Tell whether a report in its own voice may well have it from whoever the other one quotes, or both from one source.

    No paper counts the dead or arrests anybody itself; and who tells with another's words has them from somewhere.
    """
    if any(p.claim.type in _OF_AUTHORITIES for p in (a, b)):
        return True
    counted = all(any(_of_people(f) for f in p.figures) for p in (a, b))
    return counted or _taken(a, b, TAKEN) or _rewritten(a, b)


def _rewritten(a: Profile, b: Profile) -> bool:
    """Tell whether two longer claims have so many words in common that the one is the other's text, lightly rewritten."""
    shorter = min(len(a.stems), len(b.stems))
    return shorter >= MANY_WORDS - 2 and len(a.stems & b.stems) >= REWRITTEN * shorter


REWRITTEN = 0.7


# Acts of authorities, which nobody knows but from them.
_OF_AUTHORITIES = frozenset({"DETENTION", "ACCUSE", "AGREE", "REQUEST", "REJECT", "COERCE"})


def _one_body(one: Claim, other: Claim) -> bool:
    """Tell whether two claims may go back to one body: named alike, described only, or passed on by it from its sources."""
    return _namesakes(one, other) or maybe_one(one, other) or _passed_on(one, other) or _passed_on(other, one)


def _passed_on(one: Claim, other: Claim) -> bool:
    """Tell whether whoever says the second passes the first on from a source of his ("the monitor, citing its sources")."""
    if one.attribution is None or other.attribution is None:
        return False
    said = other.attribution.chain[:1]
    return any(_one_speaker(link, speaker) for link in one.attribution.chain[1:] for speaker in said) or any(
        watches(link.mention.text) and unnamed_watcher(speaker.mention.text)
        for link in one.attribution.chain[1:]
        for speaker in said
    )


def _one_speaker(one: Speaker, other: Speaker) -> bool:
    """Tell whether two links of chains are of one speaker: of one report, or by the same words without an article."""
    if one.mention.entity is not None and one.mention.entity == other.mention.entity:
        return True
    return organization_key(one.mention.text) == organization_key(other.mention.text)


def _namesakes(one: Claim, other: Claim) -> bool:
    """Tell whether both are given as the words of one name ("Nigeria"), whatever stands behind it in each report."""
    names = [
        c.attribution.chain[0].mention.text for c in (one, other) if c.attribution and c.attribution.chain
    ]
    return len(names) == 2 and fold(names[0]) == fold(names[1]) and not names[0].islower()


def _how_things_stand(a: Profile, b: Profile) -> bool:
    """Tell whether two claims only state how things stand, and on what day neither says: all papers know it ("is divided")."""
    return all(p.claim.type == "STATEMENT" and p.day_weight < SENTENCE for p in (a, b))


def _beside(a: Profile, b: Profile) -> list[tuple[float, float]]:
    """Return the numbers that the sentences of two claims give for the same other victims, beside those that both claims give."""
    told = {f.measure for f, _ in agreeing(a, b)}
    return [
        (f.best, g.best)
        for f in a.beside
        for g in b.beside
        if f.measure == g.measure not in told and f.best is not None and g.best is not None
    ]


def _own_words(a: Profile, b: Profile) -> bool:
    """Tell whether two reports in their own voice share a doer, a number, or words that neither uses all along.

    Much may have happened in one attack; that two papers speak of it is no second account of this part of it.
    """
    common = words_in_common(a, b) & a.rare & b.rare
    return bool(a.actors & b.actors or agreeing(a, b)) or len(common) >= OWN_WORDS


OWN_WORDS = 2
# Of these a war has many that are told in like words.
VIOLENT = frozenset(
    {"ASSAULT", "CASUALTIES", "COERCE", "DISPLACEMENT", "MASS_VIOLENCE", "MOBILIZE", "SIEGE", "TERRITORY"}
)


def _of_people(figure: Figure) -> bool:
    """Tell whether a figure counts people: the dead as much as the soldiers of a country."""
    return figure.measure in PEOPLE or (
        figure.mode != "measurement" and bool(kind_of(figure.population or ""))
    )


def _taken(a: Profile, b: Profile, share: float) -> bool:
    """Tell whether one claim gives most of the telling words of the other."""
    one, other = telling(a), telling(b)
    common = len(one & other)
    return common >= TAKEN_WORDS and common >= share * min(len(one), len(other))


def _by_chance(a: Profile, b: Profile, atlas: Atlas, *, agreed: bool) -> bool:
    """Tell whether a number for some people, and no word that tells of what, is all that two claims share beside place and time around them.

    Of a small one the day has to be told by both, or their sense has to be the same, and no other victims be counted otherwise beside
    it; of one or two, whom a war harms on any day, nothing of that is enough. Of a large one the reports have to be of one scene, if
    nothing else is told by both.
    """
    number = max((f.best or 0.0 for f, _ in agreeing(a, b)), default=0.0)
    if not number or words_in_common(a, b):
        return False
    beside = _beside(a, b)
    if any(one == other for one, other in beside):
        return False
    shown = agreed or day_tie(a, b) >= 1.0
    if number < DISTINCT:
        near = any(max(pair) <= NEAR_NUMBER * min(pair) for pair in beside)
        return not shown or number < FEW_PEOPLE or (bool(beside) and not near)
    reports = a.claim.report, b.claim.report
    told = shown or place_told(a, b, atlas) >= 1.0 or number >= ALONE
    return not told and reports[0] != reports[1] and not atlas.one_scene(*reports)


FEW_PEOPLE = 3  # of whom a war harms so many on any day
ALONE = 50  # a number that two attacks of some days hardly share: tolls of n people are about as rare as n squared
# Telling words in common, and their share of the shorter claim, from which one voice took them from the other; of two
# reports that each name a speaker, more of them.
TAKEN_WORDS, TAKEN, CARRIED_OVER = 5, 0.6, 0.75


def _two_voices(one: Claim, other: Claim) -> bool:
    """Tell whether a report gives two claims, in two sentences, as the words of two speakers: its own voice rests on theirs."""
    return (
        one.sentence != other.sentence
        and is_said(one)
        and is_said(other)
        and not one.headline
        and not other.headline
    )


def other_doers(a: Profile, b: Profile) -> bool:
    """Tell whether both name who does it, and no side or doer is common."""
    if not a.actors or not b.actors or a.actors & b.actors:
        return False
    if a.sides and b.sides:
        return not a.sides & b.sides
    return a.named_actors and b.named_actors and not a.sides & b.sides


def other_kinds(a: Profile, b: Profile) -> bool:
    """Tell whether it happens to people of kinds that exclude each other."""
    return bool(a.kinds and b.kinds) and not a.kinds & b.kinds
