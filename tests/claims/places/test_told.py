"""Which place told before "the city" and "the area" stand for."""

import pytest

from secondsource.claims import places


@pytest.mark.parametrize(
    ("text", "words", "place"),
    [
        (
            "Gas hit Azaz city to the north of Aleppo city in Syria. Sources in the city said so. Many were treated in the city.",
            "the city",
            "Azaz",
        ),
        ("Gas hit Aleppo city in Syria. Sources in the city said so.", "the city", "Aleppo"),
        (
            "Shells fell on Aleppo. Ten died in Atareb town. Six others were killed in the city.",
            "the city",
            "Aleppo",
        ),
        (
            "Shells fell on east Aleppo. A deal in the suburb of Qudsaya will see rebels leave the area.",
            "the area",
            "Qudsaya",
        ),
        (
            "Shells fell on Aleppo. A deal was made in Homs and Idlib province. It will see rebels leave the area.",
            "the area",
            "Homs",
        ),
        (
            "Shells fell on Aleppo. Nobody had expected it. It will see rebels leave the area.",
            "the area",
            "Aleppo",
        ),
    ],
)
def test_what_was_told_last_comes_before_what_is_told_most(reader, text, words, place):
    """Not the one that only says where another lies; "the area" is the finest of its sentence or of that before."""
    found = places.find(reader(text))
    stand_for = [found[m.same_as].name for m in found if m.text == words and m.same_as is not None]
    assert stand_for
    assert set(stand_for) == {place}


def test_the_area_of_something_is_no_place_told_before(reader):
    """Words like "the area of the market" say themselves which one it is."""
    found = places.find(reader("Shells fell on Aleppo. Two blew up in the area of the market."))
    assert [m.text for m in found] == ["Aleppo"]
