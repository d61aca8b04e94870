"""The marks of passages that were written to train attributions on."""

import re

import pytest

from train.attributed import document, documents


def words(marked: str) -> list[dict[str, list[str]]]:
    """Return the words of each part of each attribution."""
    read = document("passage", marked)
    return [
        {part: [read["text"][start:end] for start, end in spans] for part, spans in found.items()}
        for found in read["attributions"]
    ]


def test_the_text_is_without_marks() -> None:
    """Marks leave no trace in what is read."""
    assert document("p", "{S1 The mayor} {C1 said} {T1 the dam would hold}.")["text"] == (
        "The mayor said the dam would hold."
    )


@pytest.mark.parametrize(
    ("marked", "expected"),
    [
        ("Rain fell on the valley.", []),
        (
            '{T1 "We were told nothing,"} {S1 he} {C1 said}. {T1 "Nobody came."}',
            [{"source": ["he"], "cue": ["said"], "content": ['"We were told nothing,"', '"Nobody came."']}],
        ),
        (
            "{S1 {S2 She}} {C1 denied} {T1 the charge} and {C2 vowed} {T2 to appeal}",
            [
                {"source": ["She"], "cue": ["denied"], "content": ["the charge"]},
                {"source": ["She"], "cue": ["vowed"], "content": ["to appeal"]},
            ],
        ),
        (
            "{S1 He} {C1 said} {T1 {S2 the army} {C2 admitted} {T2 the loss}}",
            [
                {"source": ["He"], "cue": ["said"], "content": ["the army admitted the loss"]},
                {"source": ["the army"], "cue": ["admitted"], "content": ["the loss"]},
            ],
        ),
    ],
)
def test_parts_are_found(marked: str, expected: list[dict[str, list[str]]]) -> None:
    """Each part has its words, in all its pieces, inside others as well."""
    assert words(marked) == expected


@pytest.mark.parametrize(
    ("marked", "said"),
    [
        ("{S1 He} {C1 said {T1 so}.", "not closed"),
        ("He} {C1 said} {T1 so}.", "closes nothing"),
        ("{S1 He} {T1 so}.", "no cue"),
        ("{C1 said}", "nothing beside"),
    ],
)
def test_bad_marks_are_told(marked: str, said: str) -> None:
    """A passage with a mark too many or too few is refused."""
    with pytest.raises(ValueError, match=said):
        document("passage", marked)


def test_all_passages_that_are_there_can_be_read() -> None:
    """Every passage that ships parses, under a name of its own."""
    read = list(documents())
    assert len({d["id"] for d in read}) == len(read) > 0
    assert not any(re.search(r"[{}]|^===", d["text"], re.MULTILINE) for d in read)
