"""Which words of a claim tell what it tells: its own clause, not the clauses beside it."""

import numpy as np
import pytest

ALONE = "The mayor resigned on Monday."


def _matters(extraction):
    return {
        claim.predicate: np.frombuffer(matter, dtype=np.int8).astype(float) / 127
        for claim, matter in zip(extraction.claims, extraction.matters, strict=True)
    }


@pytest.mark.parametrize(
    "sentence",
    [
        "The mayor resigned on Monday after police arrested three of his aides.",
        "Police arrested three of his aides and the mayor resigned on Monday.",
    ],
)
def test_claims_of_one_sentence_tell_two_things(extracted, sentence):
    """Each is near to what the same clause tells alone, and far from the other clause."""
    alone = _matters(extracted(ALONE))["resign"]
    found = _matters(extracted(sentence))
    assert alone @ found["resign"] > alone @ found["arrest"] + 0.3


def test_what_is_counted_belongs_to_it(extracted):
    """A toll tells who died, also where the number stands apart from the verb: it is near to the toll told plainly."""
    plain = _matters(extracted("Nine miners were killed in the blast."))["kill"]
    apart = _matters(
        extracted("The blast tore through the shaft at noon, killing nine miners, and the road was closed.")
    )
    assert plain @ apart["kill"] > 0.5 > plain @ apart["close"]


def test_vectors_have_unit_length(extracted):
    """Also those of many words; the cosine of two is their product."""
    found = _matters(
        extracted("Rebels said on Monday that they had captured the town of Nawa, near the border.")
    )
    assert found
    assert all(abs(float(np.linalg.norm(vector)) - 1) < 0.05 for vector in found.values())
