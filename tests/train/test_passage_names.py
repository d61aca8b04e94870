"""The types of the names in our passages, which stand in a file of their own, fit the passages as they are now."""

import pytest

from train import names, phrases

FILE = "attribution_names.tsv"


@pytest.fixture(scope="module")
def passages():
    """Return the passages by name."""
    return {piece.origin: piece for piece in phrases.written()}


def test_each_line_is_of_a_passage(passages):
    """What is annotated is there, and nearly all that is there is annotated."""
    annotated = names.annotations(FILE).keys()
    assert annotated <= passages.keys()
    assert len(annotated) > 0.98 * len(passages)


def test_the_answers_are_as_many_as_the_runs(passages):
    """A passage that was changed since would give its names' types to other words: that is an error."""
    for name in names.annotations(FILE):
        names.of_capital_runs(passages[name], FILE, times=False)


def test_a_name_is_told(passages):
    """The types come out as masks that allow one type alone."""
    piece = passages["conflict lendu-barracks"]
    masks = names.of_capital_runs(piece, FILE, times=False)
    at = piece.words.index("Nkurikiye")
    assert masks[at] == names.inside("PERSON")
    assert masks[piece.words.index("AFP")] == names.begin("ORG")
    assert masks[piece.words.index("soldiers")] & names.OUTSIDE
