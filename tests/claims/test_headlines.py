"""Headlines that ran into the text with who tells them."""

import pytest

from secondsource.claims import extract
from secondsource.model import OffsetMap, Report

# text, words of the claim of the headline, who says it
HEADLINES = [
    (
        "Air raids kill 18 civilians in Syrias Aleppo Monitor AFP Saturday 16 Jul 2016 The mayor left the city.",
        "Air raids kill 18 civilians in Syrias Aleppo",
        ["Monitor"],
    ),
    (
        "17-05-2016 Rival Groups Kill Ten in Clashes in Eastern Gouta Monitor. The mayor left the city on Tuesday.",
        "Rival Groups Kill Ten in Clashes in Eastern Gouta",
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


# text, words that are its headline, or None
DATED = [
    (
        "Wednesday 26 November 2014 10:07 Army Kills 65 Civilians in Raqqa. The coalition condemned it.",
        "Army Kills 65 Civilians in Raqqa",
    ),
    (
        "Friday 21 November 2014 10:13 35 Civilians Killed in Air Raids on Rural Aleppo The mayor said the army left.",
        "35 Civilians Killed in Air Raids on Rural Aleppo",
    ),
    (
        "17 August 2016 Rocket attacks on Hajin kill 10 civilians injure 16. Ten civilians were killed on Sunday.",
        "Rocket attacks on Hajin kill 10 civilians injure 16",
    ),
    (
        "13 civilians killed in air raids on northern Syria AFP Wednesday 15 Jul 2015 Thirteen civilians were killed.",
        "13 civilians killed in air raids on northern Syria",
    ),
    (
        "Ten killed in raids on northern Syria NGO AFP Monday 23 Jun 2014 Ten people were killed in raids on Sunday.",
        "Ten killed in raids on northern Syria",
    ),
    (
        "Sat Feb 28 2015 190703 35 People Killed in Fierce Battle in Aleppo. The army left the town.",
        "35 People Killed in Fierce Battle in Aleppo",
    ),
    ("12 February 2015 The army was pushed out of the town. It left at night.", None),
    (
        "Published June 8 2016 Air strikes on the town killed 15 civilians on Wednesday. It was hit again.",
        None,
    ),
    ("Rebels shelled the town on Monday. It was hit again.", None),
    ("On 15 July 2015 rebels took the town. They left at night.", None),
]


@pytest.mark.parametrize(("text", "words"), DATED)
def test_a_headline_in_one_line_with_its_date_is_one(extracted, text, words):
    """What is written as a headline beside a full date is in the headline; a sentence of the report is not."""
    claims = extracted(text).claims
    assert claims
    assert {claim.text for claim in claims if claim.headline} == ({words} if words else set())


def test_a_headline_that_is_known_is_found_in_the_text(reader):
    """Told apart from the text, it stands wherever the text begins with it."""
    text = "POLITICS Ten people die in Hajin as rebels attack the base Ten people died on Monday, the mayor said."
    report = Report(
        id="r", uri="text", text=text, sha256="0", offsets=OffsetMap("characters", ()),
        title="Ten people die in Hajin as rebels attack the base",
    )  # fmt: skip
    found = [claim for claim in extract(report, reader(text)).claims if claim.headline]
    assert found
    assert all(claim.text in report.title for claim in found)


def test_keywords_of_a_page_are_no_part_of_a_speaker(extracted):
    """Behind them the sentence begins anew."""
    text = "Raids hit the town. Tags Idlib Russia Syria Anti-government activists say airstrikes have hit a market in Hajin."
    (claim,) = [claim for claim in extracted(text).claims if "market" in claim.text]
    assert [link.mention.text for link in claim.attribution.chain] == ["Anti-government activists"]


@pytest.mark.parametrize(
    ("text", "place"),
    [
        (
            "Regime strikes kill 47 in east Syria Monitor AFP Saturday 25 Jun 2016 Air strikes killed 47 people, a monitor said.",
            "east Syria",
        ),
        (
            "Car bomb kills six in Syrias Homs State media AFP Sunday 26 Jan 2014 A car bomb killed six, state media said.",
            "Homs",
        ),
        (
            "Regime strikes kill 47 Monitor AFP Saturday 25 Jun 2016 Air strikes killed 47 people in Homs, a monitor said.",
            None,
        ),
    ],
)
def test_a_headlines_last_name_is_its_place_and_not_the_tellers(extracted, text, place):
    """The teller's colon was lost."""
    claim = next(claim for claim in extracted(text).claims if claim.type == "CASUALTIES")
    assert (claim.place and claim.place.mention.text) == place
