"""Claims that something is not so which are, by their words, no contrary of another; and accounts that exclude each other without a negation."""

import pytest

from secondsource.reconcile.countering import misses_the_claim, other_accounts, same_matter
from secondsource.reconcile.matching import Pile
from secondsource.reconcile.ordering import in_order
from tests.reconcile.builders import pile, story, tells


def _two(denial, asserted, *, one_report=False, by=(), first=(), second=()):
    """Return the profiles of two claims; the last word but a full stop is the predicate, unless ``|`` follows another."""

    def told(text, extra):
        words, _, verb = text.partition("|")
        options = {"type": "STATEMENT", "predicate": verb or words.split()[-1], **dict(extra)}
        return words, tells(words, options.pop("type"), options.pop("predicate"), **options)

    (one, claim), (two, other) = (
        told(denial, {"polarity": "negated", "by": by, **dict(first)}),
        told(asserted, second),
    )
    stories = (
        [story("Herald", "2016-12-08", claim, other)]
        if one_report
        else [story("Herald", "2016-12-08", claim), story("Tribune", "2016-12-08", other)]
    )
    reports, extractions = pile(*stories)
    profiles = Pile(in_order(reports), {e.report: e for e in extractions}, {}).profiles
    of = {p.claim.text: p for p in profiles}
    return of[one], of[two]


POSSIBLE = {"modality": "possible"}
FIRE = {"type": "ASSAULT"}


@pytest.mark.parametrize(
    ("denial", "asserted", "by", "first", "missed"),
    [
        # what cannot be done, beside another deed
        ("The thirst could not be quenched by wells|quenched", "The company drilled wells|drilled", "Ana Vera", POSSIBLE, True),
        ("The company could not drill wells|drill", "The company will drill wells|drill", "Ana Vera", POSSIBLE, False),
        ("The company did not drill wells|drill", "The village dug wells|dug", "Ana Vera", {}, False),
        # who was not behind it
        ("Norway was not behind the sabotage|sabotage", "Divers cut the cable|cut", "Ana Vera", {}, True),
        ("Norway was not behind the sabotage|sabotage", "Norwegian divers cut the cable|cut", "Ana Vera", {}, False),
        ("The guild had no part in the arson|arson", "The guild's men set fire to the mill|set", "Ana Vera", {}, False),
        # silence, an answer to what was said before, and that there was more of it
        ("The channel did not mention a school|mention", "Rockets hit a school|hit", "Ana Vera", {}, True),
        ("The channel did not mention a school|mention", "The channel mentioned a school|mention", "Ana Vera", {}, False),
        ("The guild denied previous accusations of arson|arson", "The guild set fire to the mill|set", "Ana Vera", {"stance": "denies"}, True),
        ("The guild denied accusations of arson|arson", "The guild set fire to the mill|set", "Ana Vera", {"stance": "denies"}, False),
        ("The fire at the mill was not an isolated case|case", "A fire broke out at the mill|broke", "Ana Vera", {}, True),
        ("The truce did not last in the valley|last", "The truce held in the valley|held", "Ana Vera", {}, False),
        ("No other wagon was damaged|damaged", "One wagon was damaged|damaged", "Ana Vera", {}, True),
        ("No wagon was damaged|damaged", "One wagon was damaged|damaged", "Ana Vera", {}, False),
        # a pronoun that another report does not explain, and the speaker's own
        ("It does not include the miners|include", "The pact includes the miners|includes", (), {}, True),
        ("It did not include the miners|include", "The pact includes the miners|includes", "Ana Vera", {}, False),
        ("The pact does not include the miners|include", "The pact includes the miners|includes", (), {}, False),
    ],
)  # fmt: skip
def test_what_a_claim_that_something_is_not_so_is_not_of(denial, asserted, by, first, missed):
    """What cannot be is no denial of another deed; nor is that one was not behind it of what others did; nor is what "it" is not."""
    assert misses_the_claim(*_two(denial, asserted, by=by, first=first)) is missed


@pytest.mark.parametrize(
    ("denial", "asserted", "first", "second", "missed"),
    [
        ("The crown is not seeking a vote|seeking", "He could seek a vote|seek", {}, POSSIBLE, True),
        ("The crown is not seeking a vote|seeking", "He sought a vote|sought", {}, {}, False),
        ("Raids on the fighters by the army|raids", "Fights among fighters can break out there|break", {"stance": "denies"}, POSSIBLE, True),
        ("Raids on the fighters by the army|raids", "The army may have raided fighters|raided", {"stance": "denies"}, POSSIBLE, False),
    ],
)  # fmt: skip
def test_what_may_be_done_yet_is_not_what_is_denied(denial, asserted, first, second, missed):
    """That something is not done, or was not, counters nobody who says what can come about."""
    one, other = _two(denial, asserted, by="Ana Vera", first=first, second=second)
    assert misses_the_claim(one, other) is missed


@pytest.mark.parametrize(
    ("denial", "asserted", "first", "second", "same"),
    [
        ("The depot was not shelled|shelled", "Rockets fell on the depot|fell", FIRE, FIRE, True),
        ("The depot was not shelled|shelled", "Rockets rose from fields near the depot|rose", FIRE, FIRE, False),
        ("The depot was not repaired|repaired", "Workers slept in the depot|slept", {}, {}, False),
        ("The depot was never as good as this|good", "Guards had never seen a depot like it|seen", {}, {}, False),
        ("She had never seen a depot like the new one|seen", "The new depot was made well|made", {}, {}, False),
        ("The tale has not been believed|believed", "The envoy called it a storm|called", {}, {}, False),
        ("Neither side shot at the other in Vadu|shot", "Vadu had struck a truce with the army|truce", {"type": "ASSAULT"}, {"type": "CEASEFIRE"}, False),
        ("No planes flew a mission there|flew", "They were unable to end their mission|unable", {}, {}, False),
        ("The hill had not fallen to the rebels|fallen", "Rebels attacked the hill|attacked", {"type": "TERRITORY"}, FIRE, False),
        ("The hill had not fallen to the rebels|fallen", "Rebels took the hill|took", {"type": "TERRITORY"}, {"type": "TERRITORY"}, True),
        ("None of the guards' posts were bombed|bombed", "The raid bombed quarters of the town|bombed", {}, {}, False),
        # what something is done to, where nothing but the deed is common
        ("The power plant was not burnt|burnt", "Raiders burnt posts in the south|burnt", {"type": "DAMAGE", "target": "power plant"}, {"type": "DAMAGE", "target": "posts"}, False),
        ("The power plant was not burnt|burnt", "Raiders burnt the plant in the south|burnt", {"type": "DAMAGE", "target": "power plant"}, {"type": "DAMAGE", "target": "the plant"}, True),
        ("Nothing was burnt in the south|burnt", "Raiders burnt posts in the south|burnt", {"type": "DAMAGE"}, {"type": "DAMAGE", "target": "posts"}, True),
        ("The crown is not seeking a vote|seeking", "The crown sought a vote|sought", {}, {}, True),
        ("Guards had no firearms at the gate|had", "Officers used live rounds there|used", {}, {}, True),
        ("Guards had no orders at the gate|had", "Officers used live rounds there|used", {}, {}, False),
    ],
)  # fmt: skip
def test_of_one_matter_by_their_words(denial, asserted, first, second, same):
    """The network's word is not enough: a word has to be common that is no name, and not only as what something is near to."""
    assert same_matter(*_two(denial, asserted, first=first, second=second)) is same


@pytest.mark.parametrize(
    ("one", "other", "excluding"),
    [
        ("The blaze began with a candle|began", "The blaze began in a heater|began", True),
        ("The Tamsa pass is closed|closed", "The pass remains completely closed|closed", False),
        ("Prices went on to fall in the port|fall", "Trade has shrunk by a third|shrunk", False),
    ],
)
def test_two_accounts_without_a_negation(one, other, excluding):
    """Each has to give what the other does not, of one thing; that something is still so is no other account."""
    assert other_accounts(*_two(one, other, first={"polarity": "affirmed"})) is excluding
