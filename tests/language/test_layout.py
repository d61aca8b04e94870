"""Sentence borders that the layout gives."""

import pytest

from secondsource.language.layout import breaks

WRAPPED = """\
THE GUERRILLAS ATTACKED THE ELECTRIC TOWER ON THE ROAD TO THE COAST AND
LEFT THREE PEASANTS WOUNDED, ACCORDING TO A SPOKESMAN OF THE ARMED FORCES
WHO SPOKE TO REPORTERS THIS MORNING.  A CURFEW HAS BEEN DECLARED IN THE
PROVINCE.
"""

CASES = [
    # what begins at a break is shown by its first words
    ("One paragraph. Two sentences.", []),
    ("A headline without a stop\n\nThe army left.", ["The army"]),
    ("A headline\n \n  \nThe army left.\n\n\nIt rained.", ["The army", "It rained"]),
    ("Each line ends.\nThe next one begins.\nAnd so on.", ["The next", "And so"]),
    ("Syria’s Assad says\nTrudeau could not confirm it.", ["Trudeau"]),
    ("The line goes on\nbelow in small letters.", []),
    ("He left, she said,\nbecause of it.", []),
    ("The needs are:\n- water\n- bread\n• tents", ["- water", "- bread", "• tents"]),
    ("Points\n1. Water is short.\n2. Bread is short.", ["1. Water", "2. Bread"]),
    ("Aleppo\r\n\r\nThe army left.", ["The army"]),
    ("Title\u2029Body text here.", ["Body"]),
    ("page one\fPage two", ["Page two"]),
    (WRAPPED, []),
    ("DAMASCUS, 8 DEC 16 (SANA)\n\n" + WRAPPED, ["THE GUERRILLAS"]),
    ("", []),
    ("\n\n", []),
    ("\n\nOnly this.", []),
]


@pytest.mark.parametrize(("text", "begins"), CASES)
def test_breaks(text, begins):
    """A sentence must begin at these words and is free to begin elsewhere."""
    found = breaks(text)
    assert len(found) == len(begins)
    for offset, words in zip(found, begins, strict=True):
        assert text[offset:].startswith(words)
