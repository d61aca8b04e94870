"""Assertions of the report's own voice without a typed event: which make a claim, and with which words."""

import pytest

from secondsource.claims import extract
from secondsource.model import OffsetMap, Report, Span, digest

FERRY = "The ferry sank off the island on Wednesday and 31 people died. "

# what follows the event, the words of the claim that it makes
TOLD = [
    (
        "The captain remained on the bridge until midnight.",
        "The captain remained on the bridge until midnight",
    ),
    (
        "The company did not receive any warning from the harbor master.",
        "The company did not receive any warning from the harbor master",
    ),
    ("A vaccination campaign started on Monday.", "A vaccination campaign started on Monday"),
    ("The road from Abeche to Biltine is open again.", "The road from Abeche to Biltine is open again"),
    (
        "The mayor could not say how many people were still inside.",
        "The mayor could not say how many people were still inside",
    ),
    ("Schools in the district will stay closed.", "Schools in the district will stay closed"),
    ("We have opened a help desk at the terminal.", "We have opened a help desk at the terminal"),
    (
        "The machines have been silent since the pump broke down in January.",
        "the pump broke down in January",
    ),
]

# what makes no claim in the report's own voice
UNTOLD = [
    "Was the captain still on the bridge?",
    "Subscribe to our newsletter for more news of the island.",
    "You can reach the company at its office in the town.",
    "I have lived on the island for many years.",
    "All rights reserved. This material may not be published without leave.",
    "Ferries are a common means of transport in the islands.",
    "The island lies off the coast of the province.",
    "He fled.",
    "Jane Doe contributed to this report from the capital.",
]


def own(extraction):
    """Return the words of the plain statements in the report's own voice."""
    return [c.text for c in extraction.claims if c.type == "STATEMENT" and c.attribution is None]


@pytest.mark.parametrize(("text", "words"), TOLD)
def test_a_clause_near_an_event_makes_a_claim(extracted, text, words):
    """A finite clause about a participant, near an event of the crisis, is a claim in its own words."""
    assert words in own(extracted(FERRY + text))


@pytest.mark.parametrize("text", UNTOLD)
def test_no_claim_of_what_follows_no_crisis(extracted, text):
    """Questions, words to readers, definitions, scenery, history and credits make no claim."""
    assert own(extracted(FERRY + text)) == []


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Number of deceased: 31.", "Number of deceased: 31"),
        ("Still in hospital: 54 passengers.", "Still in hospital: 54 passengers"),
        ("Ferry disaster: 31 dead, 121 saved", "Ferry disaster: 31 dead"),
        ("Ferry disaster: 31 dead, 121 saved", "121 saved"),
        ("By Jane Doe, 31 March.", None),
    ],
)
def test_a_line_that_only_gives_a_figure(extracted, text, words):
    """A line without a finite verb makes a claim if it gives a figure; a byline gives none."""
    found = [c.text for c in extracted(f"{FERRY}\n\n{text}\n").claims]
    assert (words in found) if words else not any("Jane" in w for w in found)


def test_a_long_report_strays_from_its_crisis(extracted):
    """In a long report with hardly an event of a crisis, what is far from that event makes no claim."""
    far = "The band played a waltz in the hall of the town. " * 45
    assert own(extracted(FERRY + far)).count("The band played a waltz in the hall of the town") <= 4


def test_what_cannot_be_verified_is_no_assertion(extracted):
    """A report that could not verify an account doubts it, and asserts nothing."""
    claims = extracted(FERRY + "His account could not be independently verified.").claims
    assert [c.stance for c in claims if c.type == "STATEMENT"] == ["cannot_confirm"]


@pytest.mark.parametrize(
    ("title", "words"),
    [
        ("Ferry: owner sells boats, company blames police", ["owner sells boats"]),
        ("Ferry: owner sells boats as island mourns", ["owner sells boats"]),
        ("Ferry: owner to sell boats as island mourns", ["owner to sell boats"]),
        ("A night on the island", []),
    ],
)
def test_parts_of_a_headline(reader, title, words):
    """A part of a headline that tells something makes a claim, with or without a finite verb."""
    text = f"{title}\n\n{FERRY}"
    report = Report(
        id=digest("report", text),
        uri="text",
        text=text,
        sha256=digest("report", text),
        offsets=OffsetMap("characters", ()),
        language="en",
        published=None,
        spans={"title": Span(0, len(title))},
    )
    found = own(extract(report, reader(text)))
    assert [w for w in found if w in title][:1] == words


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("I have decreed a curfew in the capital for ten days.", True),
        ("I have lost my passport on the island.", False),
        ("All crews are to report to their bases by noon.", True),
        ("All crews report that the sea is calm.", False),
    ],
)
def test_a_statement_given_whole_tells_what_its_author_orders(extracted, text, told):
    """What only an office can do "I" do in a statement; a writer's own life is no claim."""
    assert (text.removesuffix(".") in own(extracted(FERRY + text))) is told


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("The crew came back on Sunday, when the wind turned.", True),
        ("The news came on Sunday, when the wind turned.", False),
    ],
)
def test_what_comes_back_is_told_and_what_comes_later_only_ties(extracted, text, told):
    """The first moves; the second says when another was."""
    assert (text.removesuffix(".") in own(extracted(FERRY + text))) is told
