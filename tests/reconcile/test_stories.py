"""Reports are grouped by the event that they tell of, beside the reports that are most like them."""

import numpy as np
import pytest

from secondsource.reconcile.alike import scaled
from secondsource.reconcile.stories import group
from tests.reconcile.builders import story, tells

FIRE = "A blaze gutted the Corvo supermarket in {town} overnight. Firefighters from {town} fought the fire at the shop for {hours} hours. {more}"
NORTH = [
    FIRE.format(town="Ekeby", hours="six", more="The roof on Mill Lane fell in at dawn, said Nils Holt."),
    FIRE.format(town="Ekeby", hours="six", more="Nils Holt watched the roof on Mill Lane fall at dawn."),
    FIRE.format(town="Ekeby", hours="nearly six", more="Mill Lane is closed, and Nils Holt mourns his roof."),
]
SOUTH = [
    FIRE.format(
        town="Tarnby", hours="two", more="A freezer was to blame, the manager Rosa Quint told the radio."
    ),
    FIRE.format(
        town="Tarnby", hours="two", more="Rosa Quint, the manager, blames a freezer, the radio says."
    ),
    FIRE.format(town="Tarnby", hours="about two", more="The freezer was old, said its manager Rosa Quint."),
]
SEARCH = [
    "Divers looked for the trawler Alma off Skarv. The coast guard sent a helicopter.",
    "Hope fades for the four men of the Alma. Their families wait at the harbor of Skarv.",
    "The trawler Alma sank off Skarv in a gale, the coast guard fears. Divers found a raft of the four men.",
]


def _grouped(*texts):
    """Return the numbers of some texts by story."""
    told = [
        story(f"outlet{n}", "2021-05-04", tells("They say so.", "STATEMENT", "say"), text=text)
        for n, text in enumerate(texts)
    ]
    number = {s.report.id: n for n, s in enumerate(told)}
    return sorted(sorted(number[r] for r in found) for found in group([s.report for s in told]))


@pytest.mark.parametrize(
    ("texts", "expected"),
    [
        ([*NORTH, *SOUTH], [[0, 1, 2], [3, 4, 5]]),  # two fires told with nearly the same words
        (
            [*NORTH, *SEARCH],
            [[0, 1, 2], [3, 4, 5]],
        ),  # one story that all tell alike, one that each tells otherwise
        ([*NORTH, *SOUTH, *SEARCH], [[0, 1, 2], [3, 4, 5], [6, 7, 8]]),
        ([NORTH[0], SEARCH[0]], [[0], [1]]),
        ([NORTH[0]], [[0]]),
        ([], []),
    ],
)
def test_reports_of_one_event_are_one_story(texts, expected):
    """How alike two reports have to be hangs on how alike those nearest to them are."""
    assert _grouped(*texts) == expected


def test_likeness_beside_the_nearest():
    """Two that are as like each other as each is to its nearest are fully alike; what is like nothing is alike to nothing."""
    found = scaled(np.array([[1.0, 0.4, 0.1], [0.4, 1.0, 0.1], [0.1, 0.1, 1.0]]), nearest=1, least=0.05)
    assert found[0, 1] == pytest.approx(1.0)
    assert found[0, 2] == pytest.approx(0.1 / 0.2)
    assert np.array_equal(np.diag(found), np.zeros(3))
    assert scaled(np.array([[1.0, 0.01], [0.01, 1.0]]), nearest=1, least=0.05)[0, 1] == pytest.approx(0.2)
