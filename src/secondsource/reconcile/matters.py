"""The claims of one finding as they are assessed: who says so, who bears whom out, and who says the contrary."""

import re
from collections import defaultdict
from collections.abc import Hashable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import combinations

from secondsource.model import Claim
from secondsource.reconcile.agreement import numbers_clash
from secondsource.reconcile.answers import SENTENCES, points_back
from secondsource.reconcile.atlas import Atlas
from secondsource.reconcile.bearing import Hindrance, bears_out, carried_words, hindrance, signs
from secondsource.reconcile.counts import runs
from secondsource.reconcile.denials import leaves_standing
from secondsource.reconcile.lexicon import likeness
from secondsource.reconcile.matching.opposing import FIGHTING, PAUSE, stands_against
from secondsource.reconcile.matching.profiles import SENTENCE, Profile
from secondsource.reconcile.propositions import (
    ALIKE,
    ENOUGH,
    SHARED_WORDS,
    apart,
    day_tie,
    one_statement,
    place_tie,
    reports_apart,
    same_content,
    telling,
    ties,
)
from secondsource.reconcile.stops import is_usual, of_both, of_hostilities, stops
from secondsource.reconcile.tolls import Assessment
from secondsource.reconcile.words import content_words, stem

Pair = tuple[Profile, Profile]


@dataclass(frozen=True, slots=True)
class Matter:
    """What one finding is worked out from.

    Attributes:
        profiles: Of its claims, in order of report and text.
        origin: Claim id → origin id.
        unknown: Ids of origins that nobody can name: they corroborate nothing.
        voices: Ids of the claims that reports tell in their own voice.
        relayed: Ids of the claims of outlets and agencies: beside a speaker of the same report, they have it from him.
        counts: Its figures, assessed, or ``None``.
        atlas: The case's places.
        sides: Case entity id → country and sector.
    """

    profiles: Sequence[Profile]
    origin: Mapping[str, str]
    unknown: frozenset[str]
    voices: frozenset[str]
    relayed: frozenset[str]
    counts: Assessment | None
    atlas: Atlas
    sides: Mapping[str, tuple[str, str]]
    _borne_out: list[tuple[Profile, ...]] = field(default_factory=list, repr=False, compare=False)

    def origins(self, claims: Sequence[Claim]) -> tuple[str, ...]:
        """Return the origins of some claims, sorted."""
        return tuple(sorted({self.origin[c.id] for c in claims}))

    def known(self, claims: Sequence[Claim]) -> frozenset[str]:
        """Return the origins of some claims that can corroborate."""
        return frozenset(self.origin[c.id] for c in claims) - self.unknown

    def across(self) -> Iterator[Pair]:
        """Yield the pairs of claims of different origins, in order; not two readings of one text."""
        for n, one in enumerate(self.profiles):
            for other in self.profiles[n + 1 :]:
                if self.origin[one.claim.id] != self.origin[other.claim.id] and not _one_text(
                    one.claim, other.claim
                ):
                    yield one, other

    def borne_out(self) -> tuple[Profile, ...]:
        """Return the claims that another origin bears out, in order; no more than one proposition's, the largest."""
        if not self._borne_out:
            self._borne_out.append(self._bear_out())
        return self._borne_out[0]

    def _bear_out(self) -> tuple[Profile, ...]:
        bound: dict[str, set[str]] = {}
        for one, other in self._alike():
            own = one.claim.id in self.voices, other.claim.id in self.voices
            if self._quotes(one, other) or self._quotes(other, one):
                continue
            if bears_out(one, other, self.atlas, own):
                bound.setdefault(one.claim.id, set()).add(other.claim.id)
                bound.setdefault(other.claim.id, set()).add(one.claim.id)
        if not bound:
            return ()
        order = {p.claim.id: n for n, p in enumerate(self.profiles)}
        best = min(bound, key=lambda c: (-len({self.origin[o] for o in bound[c]}), -len(bound[c]), order[c]))
        kept = [best]
        for claim in sorted(bound[best], key=order.__getitem__):
            if all(claim in bound[k] or self.origin[claim] == self.origin[k] for k in kept):
                kept.append(claim)
        return tuple(p for p in self.profiles if p.claim.id in kept)

    def _quotes(self, one: Profile, other: Profile) -> bool:
        """Tell whether the first is of an outlet or agency whose report gives the second one's origin on the matter, too."""
        if one.claim.id not in self.relayed:
            return False
        return one.claim.report in self._given()[self.origin[other.claim.id]]

    def _given(self) -> Mapping[str, set[str]]:
        """Return the reports that give each origin's words."""
        found: dict[str, set[str]] = defaultdict(set)
        for p in self.profiles:
            found[self.origin[p.claim.id]].add(p.claim.report)
        return found

    def _alike(self) -> Iterator[Pair]:
        """Yield the pairs of claims of different known origins that can be one statement of one place, day or number."""
        buckets: dict[Hashable, list[int]] = defaultdict(list)
        for n, p in enumerate(self.profiles):
            if p.claim.headline and p.claim.id in self.voices:
                continue  # a headline sums up what the report has from whomever it names
            if p.claim.stance == "asserts" and self.origin[p.claim.id] not in self.unknown:
                for sign in signs(p, self.atlas):
                    buckets[p.claim.modality, p.claim.polarity, sign].append(n)
        pairs = {(a, b) for members in buckets.values() for a, b in combinations(members, 2)}
        for a, b in sorted(pairs):
            one, other = self.profiles[a], self.profiles[b]
            if self.origin[one.claim.id] != self.origin[other.claim.id]:
                yield one, other

    def hindered(self) -> Hindrance:
        """Return what keeps the two most alike claims of different known origins from bearing each other out."""
        found: Hindrance = "other"
        for n, (one, other) in enumerate(self.across()):
            if n >= MOST_PAIRS or found == "source":
                break
            if self.unknown & {self.origin[one.claim.id], self.origin[other.claim.id]}:
                continue
            own = one.claim.id in self.voices, other.claim.id in self.voices
            relayed = self._quotes(one, other) or self._quotes(other, one)
            reason = hindrance(one, other, self.atlas, own) or ("source" if relayed or any(own) else "ties")
            found = max(found, reason, key=NEARER.index)
        return found

    def opposed(self) -> Pair | None:
        """Return two claims of different origins that exclude each other, the pause before the fire, or ``None``.

        Of several pairs, the one that most ties to one place and day: it shows best why.
        """
        pauses = {p.claim.id for p in self.profiles if p.claim.type in PAUSE}
        found: list[Pair] = []
        for one, other in self.across() if pauses else ():
            if one.claim.id not in pauses and other.claim.id not in pauses:
                continue
            if {self.origin[one.claim.id], self.origin[other.claim.id]} & self.unknown:
                continue
            turns = ((one, other), (other, one))
            found += [turn for turn in turns if stands_against(*turn) and self._there(*turn)]
        return max(found, key=self._tied, default=None)

    def _tied(self, pair: Pair) -> float:
        return place_tie(pair[0], pair[1], self.atlas) + day_tie(pair[0], pair[1])

    def _there(self, pause: Profile, fire: Profile) -> bool:
        """Tell whether a claim that fighting goes on, or that a pause is refused, is of the very pause.

        The pause is one of fighting by its words, and the other claim of its place and day as far as told.
        """
        if fire.claim.type not in FIGHTING:
            return not reports_apart(pause, fire)  # a refusal is of the truce that both name
        if apart(pause, fire, self.atlas) or reports_apart(pause, fire):
            return False
        if stops(fire.claim.text):
            return False  # that fighting was halted is no fire
        if fire.day_weight < DAY_SAID and is_usual(fire.claim.text):
            return False  # what was daily until then says nothing of the day on which it stopped
        if not of_hostilities(pause.claim.text) or not (pause.actors or of_both(pause.claim.text)):
            return False  # what has halted, or whose operations, is not told
        if pause.actors and fire.actors:
            return bool(pause.actors & fire.actors or pause.sides & fire.sides)
        return place_tie(pause, fire, self.atlas) + day_tie(pause, fire) >= NOBODY_NAMED

    def contrary(self) -> Pair | None:
        """Return a claim that it is not so, and one of another origin that it is, of the very same; or ``None``."""
        against = [
            p
            for p in self.profiles
            if position(p.claim) in {"denies", "negates"} and self.origin[p.claim.id] not in self.unknown
        ]
        for one in against:
            for other in self.profiles:
                if self.origin[one.claim.id] == self.origin[other.claim.id]:
                    continue
                if denies(one, other, self.atlas):
                    return one, other
        return None

    def doubted(self) -> Profile | None:
        """Return a claim that cannot confirm what another origin asserts, or what nobody does; or ``None``."""
        doubts = [p for p in self.profiles if position(p.claim) == "cannot_confirm"]
        told = [p for p in self.profiles if position(p.claim) != "cannot_confirm"]
        for doubt in doubts:
            if not told or any(
                self.origin[doubt.claim.id] != self.origin[p.claim.id] and denies(doubt, p, self.atlas)
                for p in told
            ):
                return doubt
        return None

    def one_deed(self, one: Profile, other: Profile) -> bool:
        """Tell whether two claims tell of one deed, whoever is said to have done it."""
        return (
            one_statement(one, other)
            and not carried_words(one, other)
            and not apart(one, other, self.atlas)
            and not numbers_clash(one, other)
            and same_content(one, other)
            and ties(one, other, self.atlas) >= ENOUGH
        )

    def same_but(self, one: Profile, other: Profile, without: str) -> bool:
        """Tell whether two claims tell of one happening, ``place`` or ``day`` left out of account."""
        return (
            one_statement(one, other)
            and same_content(one, other)
            and ties(one, other, self.atlas, without) >= ENOUGH
        )


MOST_PAIRS = 400  # among which the most alike two claims of a finding are looked for
NEARER: tuple[Hindrance, ...] = ("other", "apart", "ties", "words", "source")

# Openings of what is not known of a happening that is taken to be so ("why he was arrested").
_DETAIL = re.compile(
    r"(?:(?:on|in|at|for|by|to|with|of|from|about) )?(?:why|how|when|where|who|whom|whose|which|what)\b",
    re.IGNORECASE,
)


def position(claim: Claim) -> str:
    """Return what a claim does with its content: ``asserts``, ``denies``, ``cannot_confirm`` or ``negates``.

    Who cannot say why somebody was arrested takes it that he was.
    """
    if claim.stance == "cannot_confirm":
        return "asserts" if _DETAIL.match(claim.text) else "cannot_confirm"
    if claim.stance == "denies" or claim.modality == "denied":
        return "denies"
    return "negates" if claim.polarity == "negated" else "asserts"


def denies(denial: Profile, asserted: Profile, atlas: Atlas) -> bool:
    """Tell whether a claim that something is not so is about what another one says is so.

    Who denies that he shelled a town denies that *he* did, not that it was shelled; and a denial is of one place and day.
    """
    if position(asserted.claim) != "asserts" or asserted.claim.modality not in {"actual", "possible"}:
        return False
    if denial.claim.report == asserted.claim.report and (
        _within(denial.claim, asserted.claim) or _one_text(denial.claim, asserted.claim)
    ):
        return False
    if leaves_standing(denial.claim, asserted):
        return False
    if points_back(denial.claim):
        return _just_before(denial, asserted)
    if runs(denial.claim.text) != runs(asserted.claim.text) or _lasts(denial) != _lasts(asserted):
        return False
    if apart(denial, asserted, atlas) or not _one_doer(denial, asserted):
        return False
    if "STATEMENT" in {denial.claim.type, asserted.claim.type} and not _one_statement(denial, asserted):
        return False
    his = _his(denial, asserted)
    one_kind = denial.claim.type == asserted.claim.type or "STATEMENT" in {
        denial.claim.type,
        asserted.claim.type,
    }
    alike = one_kind and (
        likeness(denial.lemma, asserted.lemma) >= ALIKE or bool(denial.measures & asserted.measures)
    )
    one_deed = denial.claim.type == asserted.claim.type != "STATEMENT" and his
    one, other = telling(denial) & _denied(denial.claim.text), telling(asserted)
    smaller = max(1, min(len(one), len(other)))
    words = len(one & other) >= SHARED_WORDS * smaller and bool(one & other)
    if words:
        return alike or one_deed or len(one & other) >= MANY
    return alike and (
        _tied(denial, asserted)
        or place_tie(denial, asserted, atlas) >= 1.0
        or (his and ties(denial, asserted, atlas) >= THERE_AND_THEN)
    )


def _one_statement(denial: Profile, asserted: Profile) -> bool:
    """Tell whether a statement is denied by another one: of one predicate, and of the same people or things.

    That two eyewitnesses look, hear or go sets neither against the other; what is looked at, heard or gone to does.
    """
    if denial.claim.stance == "denies" or asserted.claim.type != denial.claim.type:
        return (
            True  # who denies says what he denies; and a happening of a known type is one beside a statement
        )
    verbs = tuple(p.lemma[:VERB] for p in (denial, asserted))
    speakers = {stem(w) for p in (denial, asserted) for w in _speaking(p.claim)}
    one, other = (
        frozenset(w for w in telling(p) - speakers if not w.startswith(verbs)) for p in (denial, asserted)
    )
    common = len(one & other)
    return (
        likeness(denial.lemma, asserted.lemma) >= ALIKE
        and common > 0
        and common >= SHARED_WORDS * min(len(one), len(other))
    )


def _speaking(claim: Claim) -> Iterator[str]:
    """Yield the words by which a claim's speakers are named."""
    for link in claim.attribution.chain if claim.attribution is not None else ():
        yield from content_words(link.mention.text)


_DENYING = re.compile(
    r"\b(?:den(?:y|ies|ied|ying|ial)|reject\w*|refut\w*|dismiss\w*|not|never|no)\b", re.IGNORECASE
)


@lru_cache(maxsize=20_000)
def _denied(text: str) -> frozenset[str]:
    """Return the words of a denial without those of who denies: what follows the denying word, where that is enough."""
    found = _DENYING.search(text)
    after = content_words(text[found.end() :]) if found else ()
    return frozenset(stem(w) for w in (after if len(after) > 1 else content_words(text)))


def _just_before(denial: Profile, asserted: Profile) -> bool:
    """Tell whether a claim is what a denial that points back can mean: of the same report, shortly before it."""
    return (
        denial.claim.report == asserted.claim.report
        and asserted.claim.predicate_span.start < denial.claim.predicate_span.start
        and denial.sentence_rank - asserted.sentence_rank <= SENTENCES
    )


NOBODY_NAMED = (
    1.5  # of place and day together, for fire by one to be against a pause by another whom neither names
)
THERE_AND_THEN = 1.0  # of place and day together, for fire to be against a pause whose breaker is not named
DAY_SAID = 1.0  # weight of a day that the claim's own words give
VERB = 3  # letters that the forms of a verb share ("hear", "heard"; "begin", "began")
MANY = 3  # words in common that make a denial one of a claim with another verb


def _tied(denial: Profile, asserted: Profile) -> bool:
    """Tell whether both name one place, in their words or sentences, or one who does it or to whom."""
    stated = min(denial.place_weight, asserted.place_weight) >= SENTENCE
    there = denial.places & (asserted.places | asserted.within) or denial.within & asserted.places
    people = (denial.actors | denial.targets) & (asserted.actors | asserted.targets)
    return bool((stated and there) or people)


def _lasts(profile: Profile) -> bool:
    """Tell whether a claim says how long something was so ("for two years"): then it is of that time, not of one event."""
    return any(f.measure == "duration" for f in profile.figures)


def _his(denial: Profile, asserted: Profile) -> bool:
    """Tell whether the denied deed is held to be that of the same doer, or of one of his side, in the other claim."""
    return bool(denial.actors & asserted.actors or denial.sides & asserted.sides)


def _one_doer(denial: Profile, asserted: Profile) -> bool:
    """Tell whether the denied deed, where its doer is named, is held to be his in the other claim."""
    if not denial.actors and not denial.sides:
        return True
    return _his(denial, asserted) and not (
        denial.named_actors and asserted.named_actors and not denial.actors & asserted.actors
    )


def _one_text(one: Claim, other: Claim) -> bool:
    """Tell whether two claims of a sentence share words of it: they are two readings, no two accounts."""
    return (
        one.report == other.report
        and one.sentence == other.sentence
        and any(s.start < t.end and t.start < s.end for s in one.spans for t in other.spans)
    )


def _within(one: Claim, other: Claim) -> bool:
    """Tell whether one claim of a report is what the other one says that somebody said."""
    return any(s.contains(t) or t.contains(s) for s in one.spans for t in other.spans)
