"""Who says what a sentence tells although no claim of it was read as his."""

from dataclasses import replace

import pytest

from secondsource.model import Cue, Span
from secondsource.reconcile.unquoted import speaker_beside
from tests.reconcile.builders import story, tells


def _beside(sentence, names=(), **more):
    told = tells(sentence, "CASUALTIES", sentence.split()[1], actor=names, **more)
    one = story("Herald", "2016-12-08", told, kinds=dict.fromkeys(names, "organization"))
    found = speaker_beside(one.extraction.claims[0], one.extraction, one.report.text)
    return found.mention.text if found is not None else None


@pytest.mark.parametrize(
    ("sentence", "who"),
    [
        ("A cadet died on Monday, the health institute said.", "the health institute"),
        ("A cadet died, bringing the dead to 13, the army said on Tuesday.", "the army"),
        ("Ninety people were hurt, said Hedi Mansour, head of the ward.", "Hedi Mansour"),
        ("The papers were in the port, replied customs officers.", "customs officers"),
        ("Twelve people were killed according to the police.", "the police"),
        ("Oksana Hladka, 40, remembers a bang like a shot.", "Oksana Hladka"),
        ("The union, for its part, speaks of more than 60 dead.", "The union"),
        ("The owner of the ferry sticks to 148.", "The owner of the ferry"),
        ("The police have recorded 12 deaths.", "The police"),
        ("OSH, Kyrgyzstan (SRW) - The minister withdrew his statement that nobody had died.", "The minister"),
        ("On Thursday the minister had to concede that 12 had died.", "the minister"),
        ("Twelve are dead by the police and 19 are dead according to the union.", "the union"),
        ("Two other witnesses, who stood near the fountain, also saw 12 men fall.", "Two other witnesses"),
    ],
)
def test_a_sentence_that_names_who_tells_it(sentence, who):
    """Who stands beside a verb of saying, holding or counting is the one who says what the sentence tells."""
    assert _beside(sentence) == who


@pytest.mark.parametrize(
    "sentence",
    [
        "The army shelled the town on Tuesday.",
        "His figure could not be independently verified.",
        "The bridge, which the army said was safe, fell.",
        "The company holds three licences.",
        "For two days, nobody came.",
        "Twelve people were killed.",
        "Nobody in San Pedro remembers a siren.",
    ],
)
def test_a_sentence_that_names_nobody_who_tells_it(sentence):
    """Who only does something in a sentence, or is said to in an aside, does not tell it."""
    assert _beside(sentence) is None


def test_the_person_for_whom_something_is_so():
    """“For Assad, …” gives his view; without a person or a body it tells a time or a purpose."""
    assert _beside("For Front, victory means no end of the war.", ("Front",)) == "Front"
    assert _beside("For victory, the town needs more time.", ()) is None


@pytest.mark.parametrize(
    ("sentence", "who"),
    [
        ("Ngoy complained that of the boxes promised, he had seen none.", "Ngoy"),
        ("Ngoy told us that boxes were promised, none of which he had seen none.", "Ngoy"),
        ("Ngoy complained that boxes were promised; the town had seen none.", None),
        ("Ngoy complained that boxes were promised, but the town had seen none.", None),
        ("Ngoy complained about boxes, of which the town had seen none.", None),
    ],
)
def test_a_clause_that_a_verb_of_saying_governs(sentence, who):
    """What stands in the “that” clause of somebody's words is his; what follows a break, or no “that”, is not."""
    verb = sentence.split()[1]
    made = story(
        "Herald",
        "2016-12-08",
        tells(sentence, "ACCUSE", "boxes", by="Ngoy"),
        tells(sentence, "STATEMENT", "seen none"),
    )
    given, own = made.extraction.claims
    cue, at = Span(5, 5 + len(verb)), sentence.index("seen none")
    assert given.attribution is not None
    given = replace(given, attribution=replace(given.attribution, cue=Cue(verb, cue)))
    own = replace(own, spans=(Span(at, at + 9),))
    found = speaker_beside(own, replace(made.extraction, claims=(given, own)), sentence)
    assert (found.mention.text if found is not None else None) == who


@pytest.mark.parametrize(
    ("sentence", "who"),
    [
        ("WHO has verified 119 attacks, in which 189 people died.", "WHO"),
        ("WHO has verified 119 attacks; 189 people died.", None),
    ],
)
def test_what_is_told_more_of_what_somebody_counts_is_his(sentence, who):
    """What happened "in which" is told by who tells that it happened; after a break, by nobody in particular."""
    made = story(
        "Herald",
        "2016-12-08",
        tells(sentence, "ASSAULT", "verified", by="WHO"),
        tells(sentence, "CASUALTIES", "died"),
        kinds={"WHO": "organization"},
    )
    whole, inner = made.extraction.claims
    start = inner.sentence.start + sentence.index("189")
    inner = replace(inner, spans=(Span(start, inner.sentence.end - 1),))
    extraction = replace(made.extraction, claims=(whole, inner))
    found = speaker_beside(inner, extraction, made.report.text)
    assert (found.mention.text if found is not None else None) == who
