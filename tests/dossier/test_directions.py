"""Parts of places: which words name one, and where it is shown."""

from dataclasses import replace

import pytest

from secondsource.dossier.build import build
from secondsource.dossier.directions import direction_in, direction_of, whole_in
from secondsource.dossier.maps import _of_circle
from secondsource.model import Span


@pytest.mark.parametrize(
    ("text", "side", "words"),
    [
        ("fighting in eastern [Aleppo] on Thursday", "east", "eastern Aleppo"),
        ("fighting in East [Aleppo]", "east", "East Aleppo"),
        ("in the east of [Aleppo]", "east", "the east of Aleppo"),
        (
            "in the rebel-held east of the city of [Aleppo]",
            "east",
            "the rebel-held east of the city of Aleppo",
        ),
        ("the southwestern parts of [Aleppo]", "southwest", "the southwestern parts of Aleppo"),
        ("in north-eastern [Syria]", "northeast", "north-eastern Syria"),
        ("shelled [Aleppo]'s eastern districts", "east", "Aleppo's eastern districts"),
        ("in [Aleppo]’s rebel-held east, where", "east", "Aleppo’s rebel-held east"),
        ("in the center of [Kilis]", "center", "the center of Kilis"),
        ("in central [Damascus]", "center", "central Damascus"),
        ("a village east of [Aleppo]", None, None),
        ("in the northern city of [Aleppo]", None, None),
        ("in the eastern countryside of [Aleppo]", None, None),
        ("in [Aleppo], eastern districts", None, None),
        ("[Aleppo]'s east of the river", None, None),
        ("in southeasterly winds over [Aleppo]", None, None),
    ],
)
def test_words_for_a_part(text, side, words):
    """A direction right before a place's name, or of it with an article, is a part of it; what lies outside is none."""
    start, end = text.index("["), text.index("]") - 1
    bare = text.replace("[", "").replace("]", "")
    found = direction_of(bare, Span(start, end))
    assert (found and found[0]) == side
    assert (found and found[1].of(bare)) == words


@pytest.mark.parametrize(
    ("words", "side"),
    [
        ("the eastern part of the city", "east"),
        ("the west of the city", "west"),
        ("the center of the town", "center"),
        ("west of the city", None),
        ("Old City", None),
        ("the city", None),
    ],
)
def test_words_that_are_a_part(words, side):
    """Words for a part say where it lies; without the article what is west of a city may lie outside."""
    assert direction_in(words) == side


@pytest.mark.parametrize(
    ("words", "name", "part"),
    [("East Aleppo", "Aleppo", True), ("western Aleppo", "Aleppo", True), ("New Aleppo", "Aleppo", False), ("Aleppo", "Aleppo", False)],
)  # fmt: skip
def test_a_name_with_a_direction(words, name, part):
    """A place's name after a direction is a part of that place."""
    assert whole_in(words, name) is part


def test_a_part_of_a_circle():
    """The east is the half right of the middle, the northeast the quarter above it to the right; up is north."""
    path, (x, y, align) = _of_circle(100.0, 100.0, 50.0, "east")
    assert path == "M100.0 100.0L100.0 50.0A50.0 50.0 0 0 1 100.0 150.0Z"
    assert (x, y, align) == (156.0, 104.0, "start")
    assert _of_circle(100.0, 100.0, 50.0, "north")[0].startswith("M100.0 100.0L50.0 100.0")
    assert "L100.0 50.0A50.0 50.0 0 0 1 150.0 100.0" in _of_circle(100.0, 100.0, 50.0, "northeast")[0]


def test_a_part_without_a_place_of_its_own(small):
    """A part that has but the coordinates of the whole is no spot: it is an area, and its entry says in what it lies."""
    made = small.reconciliation
    where = {"latitude": 36.2, "longitude": 37.16, "precision": "city"}
    city = {"al-Kalaseh": {"name": "Aleppo", **where}, "eastern Aleppo": where}
    entities = tuple(replace(e, **city.get(e.name, {})) for e in made.entities)
    geography = build(replace(small, reconciliation=replace(made, entities=entities))).geography
    pages = {p.name.text: p for p in geography.places}
    assert pages["eastern Aleppo"].inside[1].text == "Aleppo"
    assert pages["eastern Aleppo"].latitude is None
    assert [(p.side, p.said[0][0].text) for p in pages["Aleppo"].parts] == [("east", "eastern Aleppo")]
    assert "eastern Aleppo" not in {n.text for d in geography.maps for m in d.marks for _, n in m.names}
    areas = [part for d in geography.maps for part in d.parts]
    assert {(a.words.text, a.anchor) for a in areas} == {("eastern Aleppo", pages["Aleppo"].parts[0].anchor)}
