"""What a claim is compared by: its words, its people, places and days, as one record."""

from dataclasses import dataclass, field

from secondsource.model import Claim, Figure
from secondsource.reconcile.days import Days
from secondsource.reconcile.matching.scenes import Wording, means, scene, turns
from secondsource.reconcile.words import plain_stems


@dataclass(frozen=True, slots=True)
class Profile:
    """One claim as the features see it. Entities are ids of the case.

    Attributes:
        claim: The claim.
        position: Of its report in order of date.
        sentence_rank: Of its sentence in the report.
        measures: What its people figures count, with those its type implies.
        figures: Its people figures, then the others.
        lemma: Folded lemma of the predicate.
        act: Whether the matter is what the speaker does.
        speakers: Who says it, nearest first.
        actors: Who does it; for an act, the speaker.
        sides: Sides of those who do it, where the texts tell them: ``state`` or ``rebel``.
        named_actors: Whether a name says who does it, not a description ("the army").
        targets: To whom.
        persons: The named persons among those who do it and to whom it is done.
        kinds: Of those to whom it happens, or who leave: ``state``, ``rebel``, ``civilian``.
        parties: Everybody named in its own words, its place and its speakers left out.
        party_in: The places that contain those.
        named: Everybody and everything named in its sentence, without places and speakers.
        around: The same of the sentence before and of the headline.
        places: Where, and ``place_weight`` by where that was found.
        setting: The places that its report speaks of most, and its headline's and dateline's.
        within: The places that contain ``places``.
        region: The setting, what contains it, and the regions that its report names, short of a country.
        calamity: Of which calamities its report tells (an earthquake, an epidemic, a shipwreck), if not of attacks.
        days: When, and ``day_weight`` by where that was found.
        weekday: ISO weekday of a time that could not be resolved, or 0.
        published: The report's days.
        stems: Its content words without inflection.
        wording: The words of its report.
        beside: The figures of people of all claims of its sentence.
        tolls: How many different numbers its report gives for what its first figure of people counts; 0 without one.
        crowd: The most numbers that its report gives for one measure of people in incidents.
        numbers: The numbers in it.
        content: Its lemma and words of the complement, for acts.
        vector: Row of its vector in the pile's matrix.
    """

    claim: Claim
    position: int
    sentence_rank: int
    measures: frozenset[str]
    figures: tuple[Figure, ...]
    lemma: str
    act: bool
    speakers: tuple[str, ...]
    actors: frozenset[str]
    sides: frozenset[str]
    named_actors: bool
    targets: frozenset[str]
    persons: frozenset[str]
    kinds: frozenset[str]
    parties: frozenset[str]
    party_in: frozenset[str]
    named: frozenset[str]
    around: frozenset[str]
    places: frozenset[str]
    place_weight: float
    setting: frozenset[str]
    within: frozenset[str]
    region: frozenset[str]
    calamity: frozenset[str]
    days: Days | None
    day_weight: float
    weekday: int
    published: Days | None
    stems: frozenset[str]
    wording: Wording = field(compare=False, repr=False)
    beside: tuple[Figure, ...]
    tolls: int
    crowd: int
    numbers: frozenset[str]
    vector: int

    @property
    def telling(self) -> frozenset[str]:
        """Its stems that do not tell of any violence or disaster whatever."""
        return frozenset(s for s in self.stems if s not in plain_stems() and not s[0].isdigit())

    @property
    def topic(self) -> frozenset[str]:
        """The stems that its report uses all along."""
        return self.wording.topic

    @property
    def scene(self) -> frozenset[str]:
        """The stems of the words for things and doings in its sentence."""
        return scene(self.claim.sentence.of(self.wording.text))

    @property
    def means(self) -> frozenset[str]:
        """By which means people come to harm in its sentence."""
        return means(self.claim.sentence.of(self.wording.text))

    @property
    def turns(self) -> bool:
        """Whether its sentence turns to another happening ("elsewhere", "in a separate incident")."""
        return turns(self.claim.sentence.of(self.wording.text))

    @property
    def rare(self) -> frozenset[str]:
        """Its stems that its report does not use all along: they tell this claim from its others."""
        return self.stems - self.topic
