"""Ids are digests of content."""

import json
import subprocess
import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from secondsource.model import digest

JSON_PARTS = st.recursive(
    st.none() | st.integers() | st.text() | st.booleans(), lambda inner: st.lists(inner, max_size=4)
)


def test_an_id_is_the_same_on_every_machine_and_in_every_process():
    """The value is pinned, and a process with another string hash seed gives the same one."""
    pinned = "cla-508786f19e8190357262"
    assert digest("claim", "a", 1, None) == pinned
    program = "from secondsource.model import digest; print(digest('claim', 'a', 1, None), end='')"
    for seed in ("0", "1"):
        run = subprocess.run(
            [sys.executable, "-c", program],
            capture_output=True,
            text=True,
            check=True,
            env={"PYTHONHASHSEED": seed},
        )
        assert run.stdout == pinned


@given(st.lists(JSON_PARTS, max_size=4), st.lists(JSON_PARTS, max_size=4))
def test_different_parts_give_different_ids(left, right):
    """Parts that differ as JSON never share an id; equal ones always do."""
    same = json.dumps(left) == json.dumps(right)
    assert (digest("claim", *left) == digest("claim", *right)) is same


def test_the_border_between_parts_counts():
    """Moving characters from one part to the next gives another id."""
    assert digest("claim", "ab", "c") != digest("claim", "a", "bc")


def test_a_noun_opens_its_ids():
    """An id tells what it is the id of."""
    assert digest("finding", "x").startswith("fin-")
    assert digest("report", "x") != digest("claim", "x")


def test_what_cannot_be_digested_is_refused():
    """A set has no order, so it has no stable digest."""
    with pytest.raises(TypeError):
        digest("claim", {"a", "b"})
