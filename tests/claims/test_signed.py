"""Quotations whose speaker stands apart from them: signed, introduced by the line before, or in a transcript."""

import pytest

SIGNED = (
    "Readers told us what they think of the flood.\n"
    "“The mayor did not warn anybody before the dam broke. He was asleep.” ― Jane Okafor\n"
    "“We lost our house and the school.” — Peter Lund, a teacher\n"
)
INTRODUCED = (
    "The flood killed 31 people. The Daily Courier reports:\n\n"
    '"The dam was never inspected after 2009. The company kept two sets of books.\n\n'
    '"Its owner left the country on Monday."\n\n'
    "The army sent 200 soldiers."
)
TURNS = (
    '"HOST: The dam broke on Monday and 31 people died. Who is to blame?\n\n'
    '"MINISTER: The company did not inspect the dam.\n\n'
    '"The owner left the country.\n\n'
    '"HOST: The owner says that he is in the capital.\n\n'
    "The interview was broadcast on Tuesday."
)


def speakers(extraction):
    """Return words → names of the speakers of each claim."""
    return {
        claim.text: [speaker.mention.text for speaker in claim.attribution.chain]
        if claim.attribution
        else None
        for claim in extraction.claims
    }


@pytest.mark.parametrize(
    ("text", "words", "speaker"),
    [
        (SIGNED, "The mayor did not warn anybody before the dam broke", "Jane Okafor"),
        (SIGNED, "We lost our house", "Peter Lund, a teacher"),
        (INTRODUCED, "The dam was never inspected after 2009", "The Daily Courier"),
        (INTRODUCED, "Its owner left the country on Monday", "The Daily Courier"),
        (TURNS, "The company did not inspect the dam", "MINISTER"),
        (TURNS, "The owner left the country", "MINISTER"),
    ],
)
def test_a_speaker_apart_is_found(extracted, text, words, speaker):
    """A dash and a name, a line that ends in a colon, and a label in capitals tell whose the quotation is."""
    found = [chain for said, chain in speakers(extracted(text)).items() if words in said]
    assert found
    assert all(chain == [speaker] for chain in found)


@pytest.mark.parametrize(
    ("text", "words"),
    [(INTRODUCED, "The army sent 200 soldiers"), (TURNS, "The interview was broadcast on Tuesday")],
)
def test_what_stands_behind_a_quotation_is_nobody_s(extracted, text, words):
    """The paragraph behind a quotation that was closed is the report's own."""
    found = [chain for said, chain in speakers(extracted(text)).items() if words in said]
    assert found
    assert all(not chain for chain in found)


def test_a_dash_inside_a_sentence_signs_nothing(extracted):
    """A dash behind a quotation that a clause goes on from is no signature."""
    text = "“We lost our house in the flood” — the mayor said that 31 people died in it.\n"
    claims = extracted(text).claims
    assert claims
    assert not any(
        claim.attribution and claim.attribution.cue and claim.attribution.cue.text == "—" for claim in claims
    )


def test_a_post_is_its_accounts(extracted):
    """What stands in a line before a dash, a name and an account is told by its bearer; words that tell nothing are none."""
    text = (
        "The fans reacted.\n\nThe army has captured the town. What a ride. — Jane Doe (@janedoe) November 3, 2016\n\n"
        "The town — a port (of old) — was shelled."
    )
    chains = {
        claim.predicate: [link.mention.text for link in claim.attribution.chain] if claim.attribution else []
        for claim in extracted(text).claims
    }
    assert chains["capture"] == ["Jane Doe"]
    assert chains["shell"] == []
    assert "ride" not in chains


def test_a_label_with_a_role_on_its_own_line_opens_a_turn(extracted):
    """A host who is named with what she is has the paragraph behind the label."""
    text = (
        "Raids in the town\n\nJANE MILLER, HOST:\n\nThe army captured the town.\n\nPETER NELSON, BYLINE: It shelled the base.\n\n"
        "MILLER: Rebels attacked the school.\n\nNELSON: The mayor died."
    )
    chains = {
        claim.predicate: [link.mention.text for link in claim.attribution.chain] if claim.attribution else []
        for claim in extracted(text).claims
    }
    assert chains["capture"] == ["JANE MILLER"]
    assert chains["shell"] == ["PETER NELSON"]
    assert chains["attack"] == ["MILLER"]


def test_a_quotation_is_not_of_who_opens_the_next_sentence(extracted):
    """“…” the sources said. “…” Reports also said that: the second one goes on with the sources' words."""
    text = (
        '"The forces played a major role in the battle" the military sources said. "Forty fighters were killed in the region." '
        "Reports also said on Thursday that the groups lost the town."
    )
    (claim,) = [claim for claim in extracted(text).claims if claim.predicate == "kill"]
    assert [link.mention.text for link in claim.attribution.chain] == ["the military sources"]


def test_a_quotation_goes_on_behind_a_scene_that_was_described(extracted):
    """Who described something by what he said goes on in the next paragraph."""
    text = (
        '"It was an absolute chaos," Anna Mushtaq described the scene on Twitter.\n"The boat shooting the fireworks burned '
        'and shots killed the captain."'
    )
    (claim,) = [claim for claim in extracted(text).claims if claim.predicate == "kill"]
    assert claim.attribution.chain[0].mention.text == "Anna Mushtaq"


BROADCAST = (
    "LIMA, 3 MAY 90 (RADIO) -- [INTERVIEW WITH GENERAL PEDRO ROJAS, PLACE NOT GIVEN]\n[TEXT] [ROJAS] THE BRIDGE WAS DESTROYED ON "
    "MONDAY. [LAUGHTER] THE ARMY FLED.\n\n   [MODERATOR] WHEN?\n\n   [REPORTER] ON MONDAY.\n\n   [ROJAS] REBELS BURNED TWO "
    "VILLAGES.\n\n   MANY PEOPLE WERE KILLED THERE."
)
ADDRESS = (
    "LIMA, 3 MAY 90 (RADIO) -- [STATEMENT] [PEDRO ROJAS, IN PROGRESS] [TEXT] THE BRIDGE WAS DESTROYED ON "
    "MONDAY.\n\n   MANY PEOPLE WERE KILLED THERE."
)
BYLINE = (
    "LIMA, 3 MAY 90 (RADIO) -- [REPORT] [ANA DIAZ] [TEXT] THE BRIDGE WAS DESTROYED ON MONDAY.\n\n   [BEGIN RECORDING] "
    "[PEDRO ROJAS] REBELS BURNED TWO VILLAGES. [END RECORDING]\n\n   MANY PEOPLE WERE KILLED THERE.\n\n   "
    "[BEGIN RECORDING] [ROJAS] THEY FLED. [END RECORDING]"
)
NOTED = (
    "LIMA, 3 MAY 90 (EFE) -- [TEXT] THE BRIDGE WAS DESTROYED BY THE ARMED FORCES OF LIBERATION [FAL] ON "
    "MONDAY.\n\n   MANY PEOPLE [AS RECEIVED] WERE KILLED THERE."
)


@pytest.mark.parametrize(
    ("text", "words", "speaker"),
    [
        (BROADCAST, "THE BRIDGE WAS DESTROYED", ["ROJAS"]),
        (BROADCAST, "BURNED TWO", ["ROJAS"]),
        (BROADCAST, "WERE KILLED THERE", ["ROJAS"]),
        (ADDRESS, "THE BRIDGE WAS DESTROYED", ["PEDRO ROJAS"]),
        (ADDRESS, "WERE KILLED THERE", ["PEDRO ROJAS"]),
        (BYLINE, "THE BRIDGE WAS DESTROYED", None),
        (BYLINE, "BURNED TWO", ["PEDRO ROJAS"]),
        (BYLINE, "WERE KILLED THERE", None),
        (NOTED, "THE BRIDGE WAS DESTROYED", None),
        (NOTED, "WERE KILLED THERE", None),
    ],
)
def test_labels_in_brackets_open_turns(extracted, text, words, speaker):
    """Who stands in brackets at the head of a paragraph speaks up to the next one; other notes name nobody."""
    found = {said: chain for said, chain in speakers(extracted(text)).items() if words in said}
    assert found
    assert all(chain == speaker for chain in found.values()), found
    assert not any("]" in said.split(" [")[0] for said in found)
