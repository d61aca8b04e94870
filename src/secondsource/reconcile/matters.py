"""The claims of one finding as they are assessed: who says so, who bears whom out, and who says the contrary."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from secondsource.model import Claim
from secondsource.reconcile.lexicon import likeness
from secondsource.reconcile.matching.opposing import stands_against
from secondsource.reconcile.matching.profiles import Profile
from secondsource.reconcile.propositions import (
    ALIKE,
    ENOUGH,
    SHARED_WORDS,
    Atlas,
    apart,
    bears_out,
    numbers_clash,
    one_statement,
    same_content,
    telling,
    ties,
)
from secondsource.reconcile.tolls import Assessment

Pair = tuple[Profile, Profile]


@dataclass(frozen=True, slots=True)
class Matter:
    """What one finding is worked out from.

    Attributes:
        profiles: Of its claims, in order of report and text.
        origin: Claim id → origin id.
        unknown: Ids of origins that nobody can name: they corroborate nothing.
        counts: Its figures, assessed, or ``None``.
        atlas: The case's places.
        sides: Case entity id → country and sector.
    """

    profiles: Sequence[Profile]
    origin: Mapping[str, str]
    unknown: frozenset[str]
    counts: Assessment | None
    atlas: Atlas
    sides: Mapping[str, tuple[str, str]]

    def origins(self, claims: Sequence[Claim]) -> tuple[str, ...]:
        """Return the origins of some claims, sorted."""
        return tuple(sorted({self.origin[c.id] for c in claims}))

    def known(self, claims: Sequence[Claim]) -> frozenset[str]:
        """Return the origins of some claims that can corroborate."""
        return frozenset(self.origin[c.id] for c in claims) - self.unknown

    def across(self) -> Iterator[Pair]:
        """Yield the pairs of claims of different origins, in order."""
        for n, one in enumerate(self.profiles):
            for other in self.profiles[n + 1 :]:
                if self.origin[one.claim.id] != self.origin[other.claim.id]:
                    yield one, other

    def borne_out(self) -> tuple[Profile, ...]:
        """Return the claims that another origin bears out, in order; no more than one proposition's, the largest."""
        bound: dict[str, set[str]] = {}
        for one, other in self.across():
            if {self.origin[one.claim.id], self.origin[other.claim.id]} & self.unknown:
                continue
            if bears_out(one, other, self.atlas):
                bound.setdefault(one.claim.id, set()).add(other.claim.id)
                bound.setdefault(other.claim.id, set()).add(one.claim.id)
        if not bound:
            return ()
        order = {p.claim.id: n for n, p in enumerate(self.profiles)}
        best = min(bound, key=lambda c: (-len({self.origin[o] for o in bound[c]}), -len(bound[c]), order[c]))
        kept = bound[best] | {best}
        return tuple(p for p in self.profiles if p.claim.id in kept)

    def opposed(self) -> Pair | None:
        """Return two claims of different origins that exclude each other, the pause before the fire, or ``None``."""
        for one, other in self.across():
            if apart(one, other, self.atlas):
                continue
            if stands_against(one, other):
                return one, other
            if stands_against(other, one):
                return other, one
        return None

    def contrary(self) -> Pair | None:
        """Return a claim that it is not so, and one of another origin that it is, of the very same; or ``None``."""
        against = [p for p in self.profiles if position(p.claim) in {"denies", "negates"}]
        for one in against:
            for other in self.profiles:
                if self.origin[one.claim.id] == self.origin[other.claim.id]:
                    continue
                if denies(one, other, self.atlas):
                    return one, other
        return None

    def one_deed(self, one: Profile, other: Profile) -> bool:
        """Tell whether two claims tell of one deed, whoever is said to have done it."""
        return (
            one_statement(one, other)
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


def position(claim: Claim) -> str:
    """Return what a claim does with its content: ``asserts``, ``denies``, ``cannot_confirm`` or ``negates``."""
    if claim.stance == "cannot_confirm":
        return "cannot_confirm"
    if claim.stance == "denies" or claim.modality == "denied":
        return "denies"
    return "negates" if claim.polarity == "negated" else "asserts"


def denies(denial: Profile, asserted: Profile, atlas: Atlas) -> bool:
    """Tell whether a claim that something is not so is about what another one says is so.

    Who denies that he shelled a town denies that *he* did, not that it was shelled; and a denial is of one place and day.
    """
    if position(asserted.claim) != "asserts" or asserted.claim.modality not in {"actual", "possible"}:
        return False
    if denial.claim.report == asserted.claim.report and _within(denial.claim, asserted.claim):
        return False
    if apart(denial, asserted, atlas) or not _one_doer(denial, asserted):
        return False
    if denial.claim.type == asserted.claim.type or "STATEMENT" in {denial.claim.type, asserted.claim.type}:
        alike = likeness(denial.lemma, asserted.lemma) >= ALIKE
    else:
        alike = False
    one, other = telling(denial), telling(asserted)
    smaller = max(1, min(len(one), len(other)))
    words = len(one & other) >= SHARED_WORDS * smaller and bool(one & other)
    return (alike and (words or _one_place(denial, asserted))) or (words and len(one & other) >= MANY)


MANY = 3  # words in common that make a denial one of a claim with another verb


def _one_place(a: Profile, b: Profile) -> bool:
    return bool(a.places & (b.places | b.within) or a.within & b.places)


def _one_doer(denial: Profile, asserted: Profile) -> bool:
    """Tell whether the denied deed, where its doer is named, is held to be his in the other claim."""
    if not denial.actors and not denial.sides:
        return True
    if denial.actors & asserted.actors:
        return True
    return bool(denial.sides & asserted.sides) and not (denial.named_actors and asserted.named_actors)


def _within(one: Claim, other: Claim) -> bool:
    """Tell whether one claim of a report is what the other one says that somebody said."""
    return any(s.contains(t) or t.contains(s) for s in one.spans for t in other.spans)
