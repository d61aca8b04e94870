"""What annotated runs of capitalized words say about each word."""

import pytest

from secondsource.language import labels
from train import names
from train.piece import Piece


def tags(mask: int) -> set[str]:
    """Return the tags of names that a mask allows, and `O`."""
    allowed = {tag for i, tag in enumerate(labels.ENTITY_TAGS) if mask >> i & 1}
    return {tag for tag in allowed if tag == "O" or tag[2:] in labels.NAME_TYPES}


def masks(text: str, answers: str, monkeypatch: pytest.MonkeyPatch) -> list[set[str]]:
    """Return the tags that each word of one sentence may have where its runs are annotated so."""
    words = text.split()
    piece = Piece(words, "document", starts=[1] + [0] * (len(words) - 1))
    monkeypatch.setattr(names, "annotations", lambda _: {"document": answers.split()})
    return [tags(mask) for mask in names.of_capital_runs(piece, "any.tsv", times=False)]


@pytest.mark.parametrize(
    ("text", "answers", "expected"),
    [
        ("He saw Senator Cruz .", "- P1:2", ["O", "O", "O", "B-PERSON", "O"]),
        ("Oslo , Norway", "G G", ["B-GPE", "O", "B-GPE"]),
        ("the Nusra of al - Julani", "O P", ["O", "B-ORG", "O", "B-PERSON", "I-PERSON", "I-PERSON"]),
        ("Club for Growth", "O O", ["B-ORG", "O I-ORG", "B-ORG I-ORG"]),
        ("Bill de Blasio", "P P", ["B-PERSON", "O I-PERSON", "B-PERSON I-PERSON"]),
        ("Ansar al - Sharia", "O O", ["B-ORG", "B-ORG I-ORG", "I-ORG", "I-ORG"]),
        ("Ann and Bob", "P P", ["B-PERSON", "O", "B-PERSON"]),
    ],
)
def test_names(text: str, answers: str, expected: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
    """A typed name has one tag a word, except where small words may tie two into one; all else is outside."""
    assert masks(text, answers, monkeypatch) == [set(tag.split()) for tag in expected]


def test_what_is_not_annotated_may_be_anything(monkeypatch: pytest.MonkeyPatch) -> None:
    """Runs without an answer and words like "iPhone" are left open."""
    run, _, other = masks("Xyz sells iPhone", ".", monkeypatch)
    *joined, full_stop = masks("Anwar al - Awlaki .", ". .", monkeypatch)
    assert {len(word) for word in (run, other, *joined)} == {1 + 2 * len(labels.NAME_TYPES)}
    assert full_stop == {"O"}


def test_runs_that_are_cut_otherwise_are_an_error(monkeypatch: pytest.MonkeyPatch) -> None:
    """As many answers as runs, or the types would go to the wrong words."""
    with pytest.raises(ValueError, match="1 runs are annotated"):
        masks("Oslo , Norway", "G", monkeypatch)
