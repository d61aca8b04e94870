"""The network of relations: how two claims are shown to it, and what it tells of real sentences."""

import json
import shutil

import pytest

from secondsource.errors import WeightsError
from secondsource.language.identity import WEIGHTS, relations_version
from secondsource.language.relating import CONTEXT, LONGEST, Relating, cut, joined_sides
from secondsource.model import Told

END = 7
ENDS = frozenset({END})


@pytest.fixture(scope="module")
def relating():
    """The network that ships."""
    return Relating.load()


def _told(sentence):
    """Return a claim from a sentence whose words of the claim stand in braces."""
    start, end = sentence.index("{"), sentence.index("}") - 1
    return Told(sentence.replace("{", "").replace("}", ""), ((start, end),))


@pytest.mark.parametrize(
    ("ids", "inside", "shown", "kinds"),
    [
        ([1, 2, 3], [False, True, False], [1, 2, 3], [0, 1, 0]),
        ([1, END, 3, 4, END, 6], [False, False, True, True, False, False], [3, 4, END], [1, 1, 0]),
        ([1, 2, 3, 4], [True, False, False, True], [1, 2, 3, 4], [1, 0, 0, 1]),
    ],
)
def test_a_claim_is_shown_with_what_its_sentence_says_around_it(ids, inside, shown, kinds):
    """Up to the ends of the sentence; words between its parts are shown as not its own."""
    assert cut(ids, inside, ENDS) == (shown, kinds)


def test_no_more_is_shown_than_is_asked_for():
    """A claim in the middle of a long text, and one that is long itself."""
    ids = list(range(100, 300))
    shown, kinds = cut(ids, [n == 50 for n in range(200)], ENDS)
    assert (len(shown), kinds.index(1)) == (2 * CONTEXT + 1, CONTEXT)
    assert len(cut(ids, [True] * 200, ENDS)[0]) == LONGEST


def test_the_words_of_both_are_told_apart():
    """The second claim's kinds are two higher; each ends with its separator."""
    ids, kinds = joined_sides(([5], [1]), ([6, 8], [0, 1]))
    assert len(ids) == len(kinds) == 6
    assert kinds == [0, 1, 0, 2, 3, 2]


@pytest.mark.parametrize(
    ("one", "other", "relation"),
    [
        ("Police said {the fire began with petrol bottles}.", "{An electric heater set the house alight}, the owner insisted.", "against"),
        ("{The bridge was open all day}, the army said.", "Villagers found {the crossing closed by soldiers} on Monday.", "against"),
        ("{The dam held through the night}, engineers reported.", "The mayor announced that {the barrage had given way before dawn}.", "against"),
        ("{The army refused to let the convoy pass}.", "{The trucks were not allowed through}, the UN said.", "agrees"),
        ("{The reactor is undamaged}, the operator said.", "Inspectors {found no damage to the reactor}.", "agrees"),
        ("{The captain was arrested on arrival}, police said.", "Officers {took the ship's master into custody when she docked}.", "agrees"),
        ("{The captain was arrested on arrival}, police said.", "{Tomatoes now cost three times as much} in the capital's markets.", "other"),
    ],
)  # fmt: skip
def test_it_tells_what_two_claims_are_to_each_other(relating, one, other, relation):
    """Of sentences that were in no training: same matter in other words, the contrary without a denial, and another matter."""
    (found,) = relating([(_told(one), _told(other))])
    assert max(found._fields, key=lambda name: getattr(found, name)) == relation, found
    assert sum(found) == pytest.approx(1.0, abs=0.003)


def test_neither_order_nor_company_changes_what_is_told(relating):
    """A pair is read by itself: turned around, or among others, it gets the same."""
    one, other = _told("{Rebels took the airport}, a monitor said."), _told("{The airport fell} on Sunday.")
    third = _told("{Prices rose} again.")
    alone = relating([(one, other)])[0]
    assert relating([(third, other), (other, one), (one, third)])[1] == alone


def test_words_without_letters_tell_nothing(relating):
    """No claim is shown, none is compared: they tell two matters."""
    (found,) = relating([(Told("", ((0, 0),)), _told("{Prices rose} again."))])
    assert found.other == 1.0


def test_a_damaged_network_is_named(tmp_path):
    """The file that differs from its manifest is told."""
    for name in ("manifest.json", "tokenizer.json"):
        shutil.copy(WEIGHTS / name, tmp_path / name)
    (tmp_path / "relations.onnx").write_bytes(b"damaged")
    with pytest.raises(WeightsError, match=r"relations\.onnx"):
        Relating.load(tmp_path)


def test_its_version_is_told_without_loading_it(relating):
    """The version is that of the manifest's digest."""
    manifest = json.loads((WEIGHTS / "manifest.json").read_text(encoding="utf-8"))
    assert relations_version() == relating.version
    assert relating.version.endswith(manifest["files"]["relations.onnx"]["sha256"][:8])
