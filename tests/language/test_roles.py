"""Tests for `secondsource.language.roles`: chances and choice against the sum and the best over all sequences."""

from itertools import pairwise, product

import numpy as np
import pytest

from secondsource.language import decoding, labels, roles

TAGS = len(labels.ROLE_TAGS)


def bio_transitions() -> np.ndarray:
    """Scores (from, to) that only bar `I-T` after anything but `B-T` and `I-T`."""
    barred = np.zeros((TAGS, TAGS), np.float32)
    for after in range(2, TAGS, 2):
        barred[:, after] = decoding.BARRED
        barred[after - 1, after] = barred[after, after] = 0.0
    return barred


def scores(seed: int, length: int) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Emissions, transitions and scores of the first tag, as a network might have them."""
    rng = np.random.default_rng(seed)
    transitions = rng.normal(size=(TAGS, TAGS)).astype(np.float32) + bio_transitions()
    first = rng.normal(size=TAGS).astype(np.float32)
    first[2::2] = decoding.BARRED
    return rng.normal(scale=2, size=(length, TAGS)).astype(np.float32), transitions, first


def sequences(
    emissions: np.ndarray, transitions: np.ndarray, first: np.ndarray
) -> dict[tuple[int, ...], float]:
    """Each sequence of tags with its score."""
    return {
        tags: float(first[tags[0]])
        + sum(float(emissions[at, tag]) for at, tag in enumerate(tags))
        + sum(float(transitions[pair]) for pair in pairwise(tags))
        for tags in product(range(TAGS), repeat=len(emissions))
    }


@pytest.mark.parametrize("seed", range(4))
def test_chances_are_the_shares_of_all_sequences(seed: int) -> None:
    """The chance of a tag at a word, and of a span, is the share of the sequences that have it."""
    given = scores(seed, 4)
    weights = {tags: np.exp(score) for tags, score in sequences(*given).items()}
    total = sum(weights.values())
    found = roles.chances(*given)
    tags = np.zeros((4, TAGS))
    spans: dict[tuple[int, int, int], float] = {}
    for sequence, weight in weights.items():
        tags[range(4), sequence] += weight / total
        for span in labels.spans_of_tags(sequence):
            spans[span] = spans.get(span, 0.0) + weight / total
    assert np.allclose(found.tags, tags)
    for role in range(3):
        told = {(start, end, role): chance for start, end, chance in roles.candidates(found, role, 0.01)}
        wanted = {span: chance for span, chance in spans.items() if span[2] == role and chance >= 0.01}
        assert told == pytest.approx(wanted)


def test_chances_of_a_long_text_stay_numbers() -> None:
    """However sure the network is, and however long the text, the chances of a word's tags sum to one."""
    emissions, transitions, first = scores(0, 400)
    found = roles.chances(emissions * 20, transitions, first)
    assert np.allclose(found.tags.sum(1), 1)
    assert np.isfinite(found.step).all()


def test_span_with_two_likely_ends_is_taken_once() -> None:
    """Of two spans that overlap, the one that is worth more is taken, even if it begins later."""
    emissions = np.full((4, TAGS), -9.0, np.float32)
    emissions[:, 0] = 0.0
    emissions[1, 1], emissions[2, 2], emissions[2, 1] = 3.0, 2.0, 1.5
    transitions, first = bio_transitions(), np.zeros(TAGS, np.float32)
    assert roles.worthy(roles.chances(emissions, transitions, first)) == [(1, 3, roles.SOURCE)]


def test_source_that_no_best_sequence_has_is_taken_where_its_chance_is_worth_it() -> None:
    """A chance of less than one half is enough: half the F1 that is reached is what a span costs."""
    emissions = np.full((1, TAGS), -9.0, np.float32)
    transitions, first = bio_transitions(), np.zeros(TAGS, np.float32)
    for chance, taken in ((0.42, True), (0.34, False)):
        emissions[0, 0], emissions[0, 1] = np.log(1 - chance), np.log(chance)
        assert decoding.best_tags(emissions) == [0]
        assert roles.role_spans(emissions, transitions, first) == ([(0, 1, roles.SOURCE)] if taken else [])


@pytest.mark.parametrize("seed", range(8))
def test_contents_are_the_best_beside_sources_and_cues(seed: int) -> None:
    """Among the sequences that have just these sources and cues, the contents are those of the best one."""
    given = scores(seed, 5)
    fixed = [(1, 3, roles.SOURCE)] if seed % 2 else [(0, 1, roles.CUE), (1, 2, roles.SOURCE)]
    fitting = {
        tags: score
        for tags, score in sequences(*given).items()
        if [span for span in labels.spans_of_tags(tags) if span[2] != roles.CONTENT] == fixed
    }
    best = labels.spans_of_tags(max(fitting.items(), key=lambda item: item[1])[0])
    assert roles.contents_beside(*given, fixed) == [span for span in best if span[2] == roles.CONTENT]


def test_content_that_hardly_anything_speaks_for_is_left_out() -> None:
    """A content is told only if one of its words is likely to be in one."""
    emissions = np.full((1, TAGS), -9.0, np.float32)
    transitions, first = bio_transitions(), np.zeros(TAGS, np.float32)
    for chance, told in ((0.7, True), (0.55, False)):
        emissions[0, 0], emissions[0, 5] = np.log(1 - chance), np.log(chance)
        assert roles.role_spans(emissions, transitions, first) == ([(0, 1, roles.CONTENT)] if told else [])
