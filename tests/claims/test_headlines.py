"""Headlines that ran into the text with who tells them."""

import pytest

# text, words of the claim of the headline, who says it
HEADLINES = [
    (
        "Air raids kill 18 civilians in Syrias Aleppo Monitor AFP Saturday 16 Jul 2016 The mayor left the city.",
        "Air raids kill 18 civilians in Syrias Aleppo",
        ["Monitor"],
    ),
    (
        "Suicide bomber kills one in Syria regime stronghold State TV AFP Thursday 2 Jun 2016 The mayor left the city.",
        "Suicide bomber kills one in Syria regime stronghold",
        ["State TV"],
    ),
    (
        "Saturday 6 Aug 2016 Air raids kill 10 near Syria hospital Monitor AFP The mayor left the city.",
        "Air raids kill 10 near Syria hospital",
        ["Monitor"],
    ),
    (
        "Air raids kill dozens in Syrias Aleppo Monitoring group Reuters Monday 21 Apr 2014 The mayor left the city.",
        "Air raids kill dozens in Syrias Aleppo",
        ["Monitoring group"],
    ),
    (
        "Barrel bombs kill 11 civilians in IS town in Syria AFP Thursday 16 Jul 2015 The mayor left the city.",
        "Barrel bombs kill 11 civilians in IS town in Syria",
        [],
    ),
]


@pytest.mark.parametrize(("text", "words", "speakers"), HEADLINES)
def test_who_stands_before_an_agencys_mark_tells_the_headline(extracted, text, words, speakers):
    """The headline is one claim of its teller's; without a teller it is the report's own."""
    (claim,) = [claim for claim in extracted(text).claims if claim.predicate == "kill"]
    assert claim.text == words
    chain = claim.attribution.chain if claim.attribution else ()
    assert [speaker.mention.text for speaker in chain] == speakers


def test_the_clause_behind_a_headline_keeps_its_subject(extracted):
    """However the tree ties the two together, each has its own words."""
    text = (
        "Syria regime bombing kills 16 in rebel-held Aleppo Monitor AFP Syrian government air strikes and artillery fire "
        "killed at least 16 civilians on Wednesday in the east of Aleppo city a monitor said."
    )
    texts = [claim.text for claim in extracted(text).claims if claim.type == "CASUALTIES"]
    assert "Syria regime bombing kills 16 in rebel-held Aleppo" in texts
    assert any(words.startswith("Syrian government air strikes and artillery fire killed") for words in texts)


@pytest.mark.parametrize(
    "text",
    [
        "Ten people were killed in a raid by NATO media AFP offices were closed.",
        "Police arrested ten people in a raid on a house, the monitor told AFP on Friday.",
        "Rebels took the town on Friday. The monitor AFP called could not confirm it.",
    ],
)
def test_a_sentence_is_no_headline(extracted, text):
    """Words with an article or a preposition before them, or behind a full stop, tell no headline."""
    for claim in extracted(text).claims:
        links = claim.attribution.chain if claim.attribution else ()
        assert all(speaker.mention.text not in {"media", "monitor"} for speaker in links)
