"""Whose words a claim's attribution gives."""

from dataclasses import replace

import pytest

from secondsource.model import Attribution, Cue, Mention, Span, Speaker
from secondsource.reconcile.speakers import can_speak
from secondsource.reconcile.speaking import (
    believed,
    has_medium_noun,
    impersonal,
    is_medium,
    says,
    second_hand,
    unsaid,
    who_speaks,
)
from tests.reconcile.builders import story, tells


def _link(kind, words, at=0):
    return Speaker(Mention(words, Span(at, at + len(words))), kind)


@pytest.mark.parametrize(
    ("chain", "who"),
    [
        ((("organization", "Washington"), ("person", "Spokeswoman Elizabeth Trudeau")), 1),
        ((("organization", "The Republic"), ("person", "Health Minister Samuel Kabeya")), 1),
        ((("organization", "The health ministry"), ("person", "President Felix Ilunga")), 0),
        ((("document", "a video"), ("outlet", "The group's news agency")), 1),
        ((("document", "The court's ruling"), ("outlet", "The agency")), 0),
        ((("organization", "his team"), ("person", "Bambang Sutejo")), 1),
        ((("organization", "In Santa Rosa people"), ("person", "Melecio Arana")), 1),
        ((("person", "Omar Haddad"), ("outlet", "the newspaper")), 0),
        ((("unnamed", "a first autopsy"), ("unnamed", "The prosecutor's office")), 1),
        ((("unnamed", "they"), ("person", "He")), 1),
        ((("organization", "Assad's warplanes"), ("organization", "Activists")), 1),
        ((("organization", "Assad's pilots"), ("organization", "Activists")), 0),
        ((("unnamed", "a surgeon"), ("organization", "the ministry")), 0),
        ((("unnamed", "About 200 women"), ("unnamed", "an organizer of the march")), 1),
        ((("unnamed", "Two women"), ("unnamed", "an organizer of the march")), 0),
    ],
)
def test_who_of_a_chain_speaks(chain, who):
    """A spokesman, a state's minister and who gave a video speak; a president does not for a ministry, nor a paper for a man."""
    links = [_link(kind, words) for kind, words in chain]
    assert who_speaks(links) is links[who]


def _given(sentence, cue, by=None, **more):
    made = story("Herald", "2016-12-08", tells(sentence, "CASUALTIES", sentence.split()[-1].rstrip(".")))
    at = sentence.index(cue)
    chain = (_link("person", by, sentence.index(by)),) if by else ()
    attribution = Attribution("indirect", chain, Cue(cue, Span(at, at + len(cue))))
    return replace(made.extraction.claims[0], attribution=attribution, **more)


@pytest.mark.parametrize(
    ("sentence", "cue", "outlet", "own"),
    [
        ("Five people are now known to have died.", "are now known", "Herald", True),
        ("A total of 142 deaths have been reported.", "have been reported", "OCHA Office", True),
        ("Weakening is expected over land.", "is expected", "Storm Centre", True),
        ("Talks are expected on Friday.", "are expected", "The Meridian Daily", False),
        ("The judge was said to have stepped down.", "was said", "Herald", False),
        ("The judge was reported to have stepped down.", "was reported", "Herald", False),
        ("The boy said that it burnt.", "said", "Herald", False),
    ],
)
def test_what_a_report_vouches_for_itself(sentence, cue, outlet, own):
    """What is known or reported is the report's own; hearsay, and what a paper expects, is somebody's who is not named."""
    assert impersonal(_given(sentence, cue), sentence, outlet) is own


@pytest.mark.parametrize(
    ("outlet", "medium"),
    [
        ("The Meridian Daily", True),
        ("Nusantara Press Service", True),
        ("Caribbean Storm Centre", False),
        ("Ministry of Energy", False),
        ("Western Province Police", False),
        ("Radio of the Police", True),
        ("Press Service of the Ministry of Energy", False),
        ("Ministry of Energy press office", False),
    ],
)
def test_a_medium_and_a_body_that_publishes(outlet, medium):
    """A paper, an agency and a radio are media by their names; a ministry, police and a storm center are not."""
    assert is_medium(outlet) is medium


@pytest.mark.parametrize(
    ("sentence", "by", "cue", "stance", "nobody"),
    [
        ("The government has not requested help.", "The government", "requested", "asserts", True),
        ("Nobody told the herders which wells were sprayed.", "Nobody", "told", "asserts", True),
        ("Citizens are asked not to wash cars.", "Citizens", "are asked", "asserts", True),
        (
            "The government could not confirm the deaths.",
            "The government",
            "confirm",
            "cannot_confirm",
            False,
        ),
        ("The government has requested help.", "The government", "requested", "asserts", False),
        ("A nurse, who asked not to be named, said two men died.", "A nurse", "said", "asserts", False),
        ("A clerk who did not want to give his name said two men died.", "A clerk", "said", "asserts", False),
        ("The clerk did not say that two men died.", "The clerk", "say", "asserts", True),
        ("Two alarms were not reported by the plant.", "the plant", "reported", "asserts", True),
        ("Two alarms were reported by the plant.", "the plant", "reported", "asserts", False),
        ("It was not cholera, the minister said.", "the minister", "said", "asserts", False),
    ],
)
def test_what_somebody_did_not_say(sentence, by, cue, stance, nobody):
    """Whoever did not say it, or was told it, is not its source; who cannot confirm or denies is."""
    assert unsaid(_given(sentence, cue, by, stance=stance), sentence) is nobody


@pytest.mark.parametrize(
    ("words", "speaks"),
    [
        ("a gravedigger", True),
        ("the Kyrgyz border service", True),
        ("The owner of the ferry", True),
        ("culture", False),
        ("telephone", False),
        ("morgue", False),
    ],
)
def test_nouns_that_can_speak(words, speaks):
    """Bodies and people of a trade can speak; a thing cannot."""
    assert can_speak(words) is speaks


def test_verbs_that_only_speakers_have():
    """Who “said” speaks, whatever he is called; what is agreed “by telephone” does not."""
    assert says(_given("The porter said that it burnt.", "said", "The porter"))
    assert not says(_given("A truce was agreed by telephone.", "agreed", "telephone"))


@pytest.mark.parametrize(
    ("outlet", "noun"),
    [
        ("Harbor Post", True),
        ("Gulf of Guinea News", True),
        ("Quetta Times", True),
        ("El Diario Andino", True),
        ("The World", True),
        ("World Health Organization", False),
        ("White Yak Expeditions", False),
        ("Press Service of the Ministry of Energy", False),
    ],
)
def test_a_noun_of_a_medium(outlet, noun):
    """A medium is known by a noun in its name, singular or not; a body with such a noun is none, a company without one may be anything."""
    assert has_medium_noun(outlet) is noun


@pytest.mark.parametrize(
    ("sentence", "given"),
    [
        ("Officially five people died.", True),
        ("Five people reportedly died.", True),
        ("Five people died.", False),
    ],
)
def test_what_is_given_as_what_others_say(sentence, given):
    """Adverbs of hearsay tell that it is not the report's own knowledge."""
    told = story("Herald", "2016-12-08", tells(sentence, "CASUALTIES", "died"))
    assert second_hand(told.extraction.claims[0], sentence) is given


def test_who_is_believed_dead_says_nothing():
    """In a headline, who stands before "believed" is whom others believe something of."""
    assert believed(_given("Guard believed dead is alive.", "believed", "Guard"))
    assert not believed(_given("Guard said two are dead.", "said", "Guard"))
