"""The claims of one finding as they are assessed: who says so, who bears whom out, and who says the contrary."""

from collections import defaultdict
from collections.abc import Hashable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import combinations

from secondsource.model import Claim, Relation
from secondsource.reconcile.agreement import numbers_clash
from secondsource.reconcile.atlas import Atlas
from secondsource.reconcile.bearing import (
    VIOLENT,
    Hindrance,
    bears_out,
    carried_words,
    far_apart,
    hindrance,
    signs,
)
from secondsource.reconcile.contraries import denies, one_text, position, refuses, undecided
from secondsource.reconcile.countering import misses_the_claim, other_accounts, retold, same_matter
from secondsource.reconcile.matching.opposing import FIGHTING, PAUSE, stands_against
from secondsource.reconcile.matching.profile import Profile
from secondsource.reconcile.matching.profiles import SENTENCE, is_said
from secondsource.reconcile.matching.relating import key_of
from secondsource.reconcile.measures import PEOPLE
from secondsource.reconcile.parties import one_party
from secondsource.reconcile.propositions import (
    ENOUGH,
    apart,
    day_tie,
    one_statement,
    place_tie,
    reports_apart,
    same_content,
    ties,
)
from secondsource.reconcile.stops import day_to_come, is_usual, of_both, of_hostilities, stops
from secondsource.reconcile.supposed import of_nothing_told
from secondsource.reconcile.tolls import Assessment

Pair = tuple[Profile, Profile]
UNRELATED = Relation(1.0, 0.0, 0.0, 0.0)  # of a pair that was not read


@dataclass(frozen=True, slots=True)
class Matter:
    """What one finding is worked out from.

    Attributes:
        profiles: Of its claims, in order of report and text.
        origin: Claim id → origin id.
        unknown: Ids of origins that nobody can name: they corroborate nothing.
        unsaid: Those of them that are not even a report's own voice: they dispute nothing.
        voices: Ids of the claims that reports tell in their own voice.
        traced: Ids of the claims that name no source, and whose reports give the like as somebody's words.
        relayed: Ids of the claims of outlets and agencies: beside a speaker of the same report, they have it from him.
        counts: Its figures, assessed, or ``None``.
        atlas: The case's places.
        relations: What claims of different origins are to each other, by ``key_of`` of two.
        sides: Case entity id → country and sector.
        printed: Id of the origin of an outlet or agency → its reports, or those that credit it.
        withdrawn: Ids of the claims that their reports take back.
    """

    profiles: Sequence[Profile]
    origin: Mapping[str, str]
    unknown: frozenset[str]
    unsaid: frozenset[str]
    voices: frozenset[str]
    traced: frozenset[str]
    relayed: frozenset[str]
    counts: Assessment | None
    atlas: Atlas
    relations: Mapping[tuple[str, str], Relation]
    sides: Mapping[str, tuple[str, str]]
    printed: Mapping[str, frozenset[str]] = field(default_factory=dict)
    withdrawn: frozenset[str] = frozenset()
    _borne_out: list[tuple[Profile, ...]] = field(default_factory=list, repr=False, compare=False)
    _giving: dict[str, set[str]] = field(default_factory=lambda: defaultdict(set), repr=False, compare=False)
    _denied: list[Pair | None] = field(
        default_factory=list, repr=False, compare=False
    )  # hangs on no relation

    def origins(self, claims: Sequence[Claim]) -> tuple[str, ...]:
        """Return the origins of some claims, sorted."""
        return tuple(sorted({self.origin[c.id] for c in claims}))

    def known(self, claims: Sequence[Claim]) -> frozenset[str]:
        """Return the origins of some claims that can corroborate."""
        return frozenset(self.origin[c.id] for c in claims) - self.unknown

    def across(self) -> Iterator[Pair]:
        """Yield the pairs of claims of different origins, in order; not two readings of one text."""
        told = [(p, self.origin[p.claim.id], p.claim.report) for p in self.profiles]
        for n, (one, origin, report) in enumerate(told):
            for other, another, second in told[n + 1 :]:
                if origin != another and (report != second or not one_text(one.claim, other.claim)):
                    yield one, other

    def borne_out(self) -> tuple[Profile, ...]:
        """Return the claims that another origin bears out, in order; no more than one proposition's, the largest."""
        if not self._borne_out:
            self._borne_out.append(self._bear_out())
        return self._borne_out[0]

    def relation(self, one: Profile, other: Profile) -> Relation:
        """Return what two claims are to each other, as far as they were compared."""
        return self.relations.get(key_of(one.claim, other.claim), UNRELATED)

    def _bear_out(self) -> tuple[Profile, ...]:
        bound: dict[str, set[str]] = {}
        agreed_on = list(self._agreeing())
        agreeing = {key_of(a.claim, b.claim) for a, b in agreed_on}
        for one, other in (*self._alike(), *agreed_on):
            own = one.claim.id in self.voices, other.claim.id in self.voices
            if self._of_one(one, other):
                continue
            agreed = key_of(one.claim, other.claim) in agreeing
            if bears_out(one, other, self.atlas, own, agreed=agreed):
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

    def _of_one(self, one: Profile, other: Profile) -> bool:
        """Tell whether one has it from the other, or both are of the side that tells its own deed."""
        quotes = self._quotes(one, other) or self._quotes(other, one)
        return quotes or one_party(one, other, self.sides)

    def _quotes(self, one: Profile, other: Profile) -> bool:
        """Tell whether the first is of an outlet or agency of which some report gives the second one's origin on the matter, too."""
        if one.claim.id not in self.relayed:
            return False
        own = self.printed.get(self.origin[one.claim.id], frozenset()) | {one.claim.report}
        return bool(own & self._given()[self.origin[other.claim.id]])

    def _given(self) -> Mapping[str, set[str]]:
        """Return the reports that give each origin's words."""
        if not self._giving:
            for p in self.profiles:
                self._giving[self.origin[p.claim.id]].add(p.claim.report)
        return self._giving

    def _agreeing(self) -> Iterator[Pair]:
        """Yield the pairs of claims of different known origins of which the network tells that they say the same."""
        if all(told.agrees < AGREES for told in self.relations.values()):
            return
        for one, other in self.across():
            if self.relation(one, other).agrees >= AGREES and self.may_agree(one, other):
                yield one, other

    def settled(self) -> bool:
        """Tell whether rules show two accounts that cannot both be so: then no others are looked for."""
        return self.opposed() is not None or self.contrary() is not None

    def may_agree(self, one: Profile, other: Profile) -> bool:
        """Tell whether two claims bear each other out if the network tells that they say the same."""
        if {self.origin[one.claim.id], self.origin[other.claim.id]} & self.unknown:
            return False
        if not all(self._accounts(p) for p in (one, other)):
            return False
        own = one.claim.id in self.voices, other.claim.id in self.voices
        return bears_out(one, other, self.atlas, own, agreed=True)

    def known_without(self, one: Profile, other: Profile) -> bool:
        """Tell whether nothing hangs on what the network tells of two claims that may agree.

        Rules show already that they bear each other out, or that the one has it from the other; and they exclude nothing.
        """
        own = one.claim.id in self.voices, other.claim.id in self.voices
        alike = one.claim.polarity == other.claim.polarity and not set(signs(one, self.atlas)).isdisjoint(
            signs(other, self.atlas)
        )
        shown = (alike and bears_out(one, other, self.atlas, own)) or self._of_one(one, other)
        return shown and not self.may_exclude(one, other)

    def _accounts(self, profile: Profile) -> bool:
        """Tell whether a claim is an account of its own that can bear another out.

        A headline that names nobody, and what is traced to a speaker only since the report gives the like as his words, sum up other accounts.
        """
        claim = profile.claim
        if claim.id in self.withdrawn:
            return False
        return (is_said(claim) or not (claim.headline or claim.id in self.traced)) and not of_nothing_told(
            claim
        )

    def _alike(self) -> Iterator[Pair]:
        """Yield the pairs of claims of different known origins that can be one statement of one place, day or number."""
        buckets: dict[Hashable, list[int]] = defaultdict(list)
        for n, p in enumerate(self.profiles):
            if not self._accounts(p):
                continue
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
            if found != "other" and far_apart(one, other, self.atlas):
                continue  # nothing nearer keeps these apart
            own = one.claim.id in self.voices, other.claim.id in self.voices
            relayed = self._of_one(one, other)
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
            if {self.origin[one.claim.id], self.origin[other.claim.id]} & self.unsaid:
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
        time = pause.claim.time
        unsaid = replace(pause, days=None) if time and day_to_come(pause.claim.text, time.text) else pause
        if _before(fire, unsaid):
            return False  # what was told before the pause was does not break it
        if fire.day_weight < DAY_SAID and is_usual(fire.claim.text):
            return False  # what was daily until then says nothing of the day on which it stopped
        if not of_hostilities(pause.claim.text) or not (pause.actors or of_both(pause.claim.text)):
            return False  # what has halted, or whose operations, is not told
        if pause.actors and fire.actors:
            return bool(pause.actors & fire.actors or pause.sides & fire.sides)
        return place_tie(pause, fire, self.atlas) + day_tie(pause, fire) >= NOBODY_NAMED

    def contrary(self) -> Pair | None:
        """Return a claim that it is not so, and one of another origin that it is, of the very same; or ``None``."""
        if not self._denied:
            self._denied.append(self._denial())
        if self._denied[0] is not None:
            return self._denied[0]
        return next((pair for pair in self._excluding() if negative(pair[0])), None)

    def _denial(self) -> Pair | None:
        """Return such a pair as far as rules show it."""
        against = [
            p
            for p in self.profiles
            if negative(p) and (self.origin[p.claim.id] not in self.unsaid or is_said(p.claim))
        ]
        for one in against:
            for other in self.profiles:
                if self.origin[one.claim.id] == self.origin[other.claim.id]:
                    continue
                if denies(one, other, self.atlas):
                    return one, other
        return None

    def excluded(self) -> Pair | None:
        """Return two claims of different origins of which both assert what the other excludes, the earlier first, or ``None``."""
        return next((pair for pair in self._excluding() if not negative(pair[0])), None)

    def _excluding(self) -> list[Pair]:
        """Return the pairs of claims of different origins of which the network tells that they cannot both be so, the surest first.

        Of a pair of which one says that it is not so, that one comes first.
        """
        if all(told.against < AGAINST for told in self.relations.values()):
            return []  # of most findings: no pair need be looked up
        found = [pair for pair in self.across() if self._exclude(*pair)]
        found.sort(key=lambda pair: -self.relation(*pair).against)
        return [(pair[1], pair[0]) if negative(pair[1]) else pair for pair in found]

    def _exclude(self, one: Profile, other: Profile) -> bool:
        """Tell whether the network is sure enough that two claims cannot both be so, and nothing told parts them."""
        # who refuses a vaccine does not say that there is none
        says_not = any(negative(p) and p.claim.stance != "rejects" for p in (one, other))
        told = self.relation(one, other).against >= (AGAINST if says_not else SURE)
        return told and self.may_exclude(one, other)

    def may_exclude(self, one: Profile, other: Profile) -> bool:
        """Tell whether two claims exclude each other if the network is sure enough that they cannot both be so."""
        denied = [negative(p) for p in (one, other)]
        if all(any(f.measure in PEOPLE for f in p.figures) for p in (one, other)):
            return False  # numbers are weighed by what they count
        if not any(denied) and (
            retold(one, other) or not other_accounts(one, other) or apart(one, other, self.atlas)
        ):
            return False  # what is told again, or of another thing, place, day or people, excludes nothing
        violent = bool({one.claim.type, other.claim.type} & VIOLENT) and not any(denied)
        if all(refuses(p.claim) for p in (one, other)) or (
            violent and ties(one, other, self.atlas) < THERE_AND_THEN
        ):
            return False  # two sides do much the same in one war
        if any(p.claim.headline and p.claim.id in self.voices for p in (one, other)):
            return False  # a headline sums up what the report has from whomever it names
        for says_not, p, q in zip(denied, (one, other), (other, one), strict=True):
            if says_not and (undecided(p, q) or (p.claim.stance == "asserts" and _before(p, q))):
                return False  # what was not so may have come about since
            if says_not and (misses_the_claim(p, q) or not same_matter(p, q)):
                return False
        if reports_apart(one, other) and (violent or _dated_apart(one, other)):
            return False  # what another day's report tells of may still be of the same matter: of violence, it is the next
        return not {self.origin[one.claim.id], self.origin[other.claim.id]} & self.unsaid

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


def negative(profile: Profile) -> bool:
    """Tell whether a claim says that something is not so, or denies it."""
    return position(profile.claim) in NEGATIVE


def _before(one: Profile, other: Profile) -> bool:
    """Tell whether the first claim's report appeared on an earlier day, and the other does not tell of days up to then."""
    a, b = one.published, other.published
    if a is None or b is None or a.last >= b.first:
        return False
    return other.days is None or other.days.last > a.last


def _dated_apart(one: Profile, other: Profile) -> bool:
    """Tell whether both claims, or their sentences, say when: the day of a report alone is that of its telling."""
    return min(one.day_weight, other.day_weight) >= SENTENCE


THERE_AND_THEN = 1.5  # of place, day and people together, for what is told of violence to be of one act
NEGATIVE = frozenset({"denies", "negates"})  # positions of who says that it is not so
# How likely two claims must agree, or exclude each other, to be held to: where one of them says that it is not so, and where
# neither does. Without a negation the network takes two parts of one account for two accounts.
AGREES, AGAINST, SURE = 0.9, 0.7, 0.98
MOST_PAIRS = 400  # among which the most alike two claims of a finding are looked for
NEARER: tuple[Hindrance, ...] = ("other", "apart", "ties", "words", "source")
NOBODY_NAMED = (
    1.5  # of place and day together, for fire by one to be against a pause by another whom neither names
)
DAY_SAID = 1.0  # weight of a day that the claim's own words give
