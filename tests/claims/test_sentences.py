"""Sentences as the rules see them."""

import pytest

from secondsource.claims import sentences
from secondsource.claims.tree import Tree


@pytest.mark.parametrize(
    ("text", "word", "lost"),
    [
        ("The base belongs to al Qaedas Syrian branch. It left al Qaeda on Monday.", "Qaedas", True),
        ("The market is in Syrias Aleppo.", "Syrias", True),
        ("The base belongs to al Qaedas third branch. It left al Qaeda on Monday.", "Qaedas", False),
        ("The Houthis Yemeni allies left. They were seen on Monday.", "Houthis", False),
    ],
)
def test_a_name_may_have_lost_its_apostrophe_before_a_name_or_a_people(reader, text, word, lost):
    """The report has the name without an "s" as well, or it is a country's; a full stop is not searched for behind it."""
    tree = Tree(reader(text))
    assert sentences.lost_apostrophe(tree, tree.words.index(word)) is lost
