"""Who speaks where the network links nobody to a cue."""

import pytest

from secondsource.language.nested import Tree
from secondsource.language.sources import head_of, shared, swallowed

# Lavrov₀ came₁ and₂ said₃ that₄ it₅ ended₆
WORDS = ["Lavrov", "came", "and", "said", "that", "it", "ended"]
TREE = Tree(
    ["PROPN", "VERB", "CCONJ", "VERB", "SCONJ", "PRON", "VERB"],
    ["Lavrov", "come", "and", "say", "that", "it", "end"],
    [1, 1, 3, 1, 6, 6, 3],
    ["nsubj", "root", "cc", "conj", "mark", "nsubj", "ccomp"],
)


@pytest.mark.parametrize(
    ("cue", "sources", "found"),
    [
        ((3, 4), [(0, 1)], (0, 1)),  # over the conjunction
        ((1, 2), [(0, 1)], (0, 1)),  # its own subject
        ((3, 4), [(5, 6)], None),  # the subject is no source
        ((6, 7), [(0, 1)], None),  # has a subject of its own, which is no source
        ((3, 4), [], None),
    ],
)
def test_shared_source(cue, sources, found):
    """The source is the one that holds the subject of the cue's verb, its own or the one it shares."""
    assert shared(TREE, cue, sources) == found


@pytest.mark.parametrize(("span", "head"), [((2, 4), 3), ((4, 7), 6), ((0, 2), 1), ((5, 6), 5)])
def test_head_of_a_span(span, head):
    """The head is the word that hangs on a word outside."""
    assert head_of(TREE, span) == head


@pytest.mark.parametrize(
    ("relation", "contents", "found"),
    [
        ("nsubj", [(2, 4), (5, 8)], ((3, 4), (2, 4))),
        ("nsubj", [(5, 8)], None),  # nothing before the cue
        ("nsubj", [(3, 4), (5, 8)], None),  # no conjunction: "Trump was accused …" is about Trump
        ("nsubj:pass", [(2, 4), (5, 8)], None),
    ],
)
def test_source_that_was_taken_for_content(relation, contents, found):
    """Of "SANA reported that Ryabkov said that they left", "that Ryabkov" is no content of "said"."""
    tree = Tree(
        ["PROPN", "VERB", "SCONJ", "PROPN", "VERB", "SCONJ", "PRON", "VERB"],
        ["SANA", "report", "that", "Ryabkov", "say", "that", "they", "leave"],
        [1, 1, 4, 4, 1, 7, 7, 4],
        ["nsubj", "root", "mark", relation, "ccomp", "mark", "nsubj", "ccomp"],
    )
    assert swallowed(tree, (4, 5), contents) == found
