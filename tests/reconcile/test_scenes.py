"""What a sentence tells of a scene: with what people were harmed, and the words for things and doings."""

import pytest

from secondsource.reconcile.matching.scenes import means, scene
from secondsource.reconcile.words import stem


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Air strikes hit a school in the town", {"air"}),
        ("Warplanes dropped barrel bombs", {"air"}),
        ("Mortar shells fell on the market", {"artillery"}),
        ("A suicide bomber blew himself up at a wedding", {"planted"}),
        ("Gunmen opened fire on the crowd", {"guns"}),
        ("The quake and its aftershocks", {"quake"}),
        ("Rockets and air raids", {"air", "artillery"}),
        # Words that any attack is told with tell no means.
        ("An attack killed ten people", set()),
        ("The blast was heard miles away", set()),
        ("Talks on mining rights resumed", set()),
    ],
)
def test_means_are_told_by_words_for_them_only(text, expected):
    """Means of attack and kinds of disaster are found by their own words; "attack" and "blast" name none."""
    assert means(text) == expected


@pytest.mark.parametrize(
    ("text", "there", "absent"),
    [
        (
            "A suicide bomber killed 20 people at a wedding in Hasakah",
            {"wedding"},
            {"hasakah", "killed", "suicide", "bomber"},
        ),
        ("Some trucks of an aid convoy were destroyed near Aleppo", {"convoy", "trucks"}, {"aleppo"}),
        ("At least 12 civilians were killed", set(), {"civilian", "12", "least"}),
    ],
)
def test_a_scene_is_told_by_words_for_things_and_doings(text, there, absent):
    """Names, numbers, who is counted and what any violence is told with are left out."""
    found = scene(text)
    assert {stem(word) for word in there} <= found
    assert not {stem(word) for word in absent} & found
