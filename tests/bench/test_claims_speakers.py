"""The scorer of speakers."""

from types import SimpleNamespace

import pytest

from bench.claims_speakers import polnear
from secondsource.model import Attribution, Mention, Span, Speaker

TEXT = "The mayor said the bridge was closed again. The army took the town on Monday."
SAID = {"source": [[0, 9]], "cue": [[10, 14]], "content": [[15, 42]]}


def claim(predicate, speaker=None):
    """Return what the scorer looks at of a claim."""
    start = TEXT.index(predicate)
    chain = ()
    if speaker is not None:
        begin = TEXT.index(speaker)
        chain = (Speaker(Mention(speaker, Span(begin, begin + len(speaker))), "person"),)
    return SimpleNamespace(
        predicate_span=Span(start, start + len(predicate)),
        attribution=Attribution("indirect", chain, None) if speaker else None,
    )


@pytest.mark.parametrize(
    ("claims", "precision", "recall", "said"),
    [
        ([claim("closed", "The mayor"), claim("took")], 100, 100, 100),
        ([claim("closed"), claim("took")], 0, 0, 0),
        ([claim("closed", "The army"), claim("took")], 0, 0, 0),
        ([claim("closed", "The mayor"), claim("took", "The mayor")], 50, 100, 100),
        ([claim("said", "The mayor")], 100, 0, 100),
        ([], 0, 0, 0),
    ],
)
def test_speakers_are_held_against_the_sources_of_what_holds_the_predicate(claims, precision, recall, said):
    """A speaker given to words of the report's own costs precision; one that is missing or wrong costs recall."""
    scores = polnear([{"text": TEXT, "attributions": [SAID]}], lambda _: SimpleNamespace(claims=claims))
    assert (scores["speaker_precision"], scores["speaker_recall"], scores["said"]) == (
        precision,
        recall,
        said,
    )
