"""Texts of others that a report gives whole: communiques that are introduced, headed or signed with whose they are."""

import pytest

PARTY = "LIMA, 3 MAY 90 (RADIO) -- [TEXT] THE FARMERS' PARTY HAS ISSUED THE FOLLOWING COMMUNIQUE:\n\n   THE ARMY BURNED\nTHE MILL.\n\n   WE CALL ON ALL TO RESIST.\n\n   SIGNED: PEDRO ROJAS AND ANA DIAZ FOR THE PARTY.\n"
HEADED = "LIMA, 3 MAY 90 (RADIO) -- [COMMUNIQUE] [POPULAR FARMERS FRONT, IN PROGRESS] [TEXT] WE INFORM ALL VILLAGES THAT THE ARMY BURNED THE MILL.\n\n   THE SOLDIERS KILLED TWO FARMERS.\n\n   [SIGNED] PEDRO ROJAS"
SIGNED = "LIMA, 3 MAY 90 (RADIO) -- [TEXT] THE ARMY BURNED THE MILL.\n\n   THE SOLDIERS KILLED TWO OF OUR FARMERS.\n\n   SIGNED: POPULAR FARMERS FRONT\n\n   DATED: LIMA, 2 MAY 1990"
NUMBERED = "The bridge was closed on Monday. The farmers' union issued the following statement:\n\n1. The army burned the mill.\n\n2. We will not leave our fields.\n\nThe governor did not answer. Soldiers searched the town."
UNSIGNED = "The farmers' union sent the following message:\n\nThe army burned the mill. Our fields are lost.\n\nThe soldiers searched the town."
POINTS = "The minister was informed by the regional authorities of the following:\n\n1. Evacuation. The town was cleared. No patient died.\n\n2. Bridges. The army blew up a bridge.\n\nThe council thanked the fire service."
# nobody's
LIST = "The soldiers completed the following tasks:\n\n1. The army burned the mill.\n\n2. The army killed two farmers."
TREATY = "The army burned the mill.\n\nSigned in 2015, the treaty failed. Our reporter met the mayor."
NOTED = "LIMA, 3 MAY 90 (RADIO) -- [TEXT] [EXCERPTS] THE ARMY BURNED THE MILL.\n\n   THE SOLDIERS KILLED TWO FARMERS."


def said(extracted, text):
    """Return words → chain of each claim."""
    return {
        claim.text: [link.mention.text for link in claim.attribution.chain] if claim.attribution else []
        for claim in extracted(text).claims
    }


@pytest.mark.parametrize(
    ("text", "words", "chain"),
    [
        (PARTY, "BURNED", ["THE FARMERS' PARTY", "THE FOLLOWING COMMUNIQUE"]),
        (PARTY, "CALL ON", ["THE FARMERS' PARTY", "THE FOLLOWING COMMUNIQUE"]),
        (HEADED, "BURNED", ["POPULAR FARMERS FRONT"]),
        (HEADED, "KILLED", ["POPULAR FARMERS FRONT"]),
        (SIGNED, "BURNED", ["POPULAR FARMERS FRONT"]),
        (SIGNED, "KILLED", ["POPULAR FARMERS FRONT"]),
        (NUMBERED, "burned", ["The farmers' union", "the following statement"]),
        (NUMBERED, "not leave", ["The farmers' union", "the following statement"]),
        (NUMBERED, "closed", []),
        (NUMBERED, "searched", []),
        (UNSIGNED, "burned", ["The farmers' union", "the following message"]),
        (UNSIGNED, "lost", ["The farmers' union", "the following message"]),
        (UNSIGNED, "searched", []),
        (POINTS, "cleared", ["the regional authorities"]),
        (POINTS, "blew up", ["the regional authorities"]),
        (LIST, "burned", []),
        (TREATY, "burned", []),
        (NOTED, "BURNED", []),
        (NOTED, "KILLED", []),
    ],
)
def test_a_text_given_whole_is_its_author_s(extracted, text, words, chain):
    """Who is told to issue, heads or signs it says all of it, and what stands around it is the report's."""
    found = [links for told, links in said(extracted, text).items() if words in told]
    assert found == [chain], said(extracted, text)


@pytest.mark.parametrize("text", [PARTY, HEADED, SIGNED])
def test_who_signed_makes_no_claim(extracted, text):
    """Names below a text assert nothing."""
    assert not any("ROJAS" in told or "SIGNED" in told for told in said(extracted, text))


def test_what_a_point_is_headed_with_makes_no_claim(extracted):
    """A word above the sentences of a point asserts nothing, least of all the whole text."""
    assert not any("Evacuation" in told for told in said(extracted, POINTS))
