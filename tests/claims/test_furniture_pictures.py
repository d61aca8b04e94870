"""Captions and whose a picture is stand in no claim."""

import pytest

from secondsource.claims.tree import Tree

FIRST = "A bomb killed 12 people in the town on Tuesday."


@pytest.mark.parametrize(
    ("text", "words"),
    [
        (f"{FIRST} (Valley News and Agencies) 900 killed in two years.", "(Valley News and Agencies)"),
        (f"{FIRST} (The mayor left) 900 people stayed in the valley.", ""),
        (
            f"{FIRST} The shells destroyed at least 18 trucks of the convoy [NWS] Agencies helped with this report",
            "[NWS]",
        ),
        (
            f"{FIRST} The trucks of the convoy belonged to the National Relief Board [NRB] Agencies helped with this report",
            "",
        ),
        (f"{FIRST} The shells hit [with force] the trucks.", ""),
        (f"{FIRST.upper()} THE PARTY OF THE MAYOR, THE PVU [PARTY OF THE VALLEY UNION]", ""),
        (
            f"{FIRST} Nurses being carried to the hospital tent after the blast. (Valley News) The mayor denied it.",
            "Nurses being carried to the hospital tent after the blast.(Valley News)",
        ),
        (
            f"{FIRST} Nurses were brought to the hospital tent after the blast. (Valley News) The mayor denied it.",
            "(Valley News)",
        ),
        (
            f"{FIRST} A man walks past the mill after the blast in the town. May 3 2016. (Valley News) The mayor denied it.",
            "A man walks past the mill after the blast in the town.May 3 2016.(Valley News)",
        ),
        (
            f"{FIRST} A man walks past the mill every day to the town. May 3 2016 was a Tuesday.",
            "",
        ),
    ],
)
def test_captions_and_credits_are_no_part_of_a_report(reader, text, words):
    """A caption is in the present or has no finite verb, and whose picture it is follows; a name in brackets may be short for the one before."""
    tree = Tree(reader(text))
    aside = "".join(tree.words[i] for i in sorted(tree.aside))
    assert aside == words.replace(" ", "")
