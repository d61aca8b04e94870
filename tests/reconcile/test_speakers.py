"""What words for a speaker tell of him."""

import pytest

from secondsource.model import Entity
from secondsource.reconcile.speakers import (
    SpeaksFor,
    called_medium,
    can_act,
    can_speak,
    head_of,
    hearsay,
    refers_back,
    spoken_for,
)
from secondsource.reconcile.summed_up import tells_the_same
from tests.reconcile.builders import story, tells


@pytest.mark.parametrize(
    ("words", "back"),
    [
        ("it", True),
        ("They", True),
        ("the source", True),
        ("The Britain-based group", True),
        ("the monitor", True),
        ("the hard-line militant group", True),
        ("the source at the hospital", False),
        ("the Nusra group", False),
        ("the army", False),
        ("A source at the police command", False),
        ("a monitoring group", False),
        ("the interior ministry", False),
        ("its", True),
        ("the army spokesman", False),
        ("the company spokesman", True),
        ("Sergei Lavrov", False),
    ],
)
def test_words_that_only_refer_back(words, back):
    """A pronoun and "the source" name nobody; an army is known by its noun, and "a source at …" is a new one."""
    assert refers_back(words) is back


@pytest.mark.parametrize(
    ("words", "head", "speaks"),
    [
        ("A source at Aleppo Police Command", "source", True),
        ("residents in the area", "resident", True),
        ("the town's surgeon", "surgeon", True),
        ("several mosques", "mosque", True),
        ("a toxic gas", "gas", False),
        ("rocket fire on the district", "fire", False),
    ],
)
def test_who_can_speak(words, head, speaks):
    """Sources and residents speak; gas and rocket fire do not, whatever a text was taken to say."""
    assert head_of(words) == head
    assert can_speak(words) is speaks


@pytest.mark.parametrize(
    ("words", "nobody"),
    [
        ("reports", True),
        ("Earlier media reports", True),
        ("the statement", True),
        ("preliminary reports on Sunday", True),
        ("unconfirmed reports late Tuesday", True),
        ("a report by the Committee to Protect Journalists", False),
        ("a ministry statement", False),
    ],
)
def test_hearsay(words, nobody):
    """Reports of nobody are nobody's; a report of a committee is the committee's."""
    assert hearsay(words) is nobody


def _entity(key, kind, name, *descriptors):
    return Entity(id=key, kind=kind, name=name, aliases=(), members=(key,), descriptors=descriptors)


def test_for_whom_one_speaks():
    """A spokesman is of the body that his description names; a monitor is an observatory, a group may be any."""
    speaks_for = SpeaksFor(
        [
            _entity("army", "government", "the army"),
            _entity("tahir", "person", "Brahim Tahir", "army spokesman Colonel"),
            _entity("khalil", "person", "Adoum Khalil", "Its spokesman"),
            _entity(
                "sohr",
                "organization",
                "Syrian Observatory for Human Rights",
                "Britain-based monitoring group",
            ),
        ]
    )
    assert speaks_for.body("tahir", ["army"]) == "army"
    assert speaks_for.body("khalil", ["army"]) is None
    assert speaks_for.body_described_as("sohr", "a monitor")
    assert speaks_for.body_described_as("sohr", "a Britain-based monitoring group")
    assert speaks_for.body_described_as("sohr", "observatory workers")
    assert speaks_for.body_described_as("sohr", "the monitor that counts the dead of both sides")
    assert not speaks_for.body_described_as("sohr", "a hospital")
    assert not speaks_for.body_described_as("sohr", "workers")
    assert not speaks_for.body_described_as("sohr", "the group")


def test_its_spokesman_is_of_the_body_named_last():
    """A text that calls somebody "its spokesman" means the body that it named last before him."""
    told = tells(
        "The Front attacked. Its spokesman, Adoum Khalil, said so. The Army fled.", "ASSAULT", "attacked"
    )
    one = story(
        "Herald",
        "2016-12-08",
        told,
        kinds={"Adoum Khalil": "person", "Front": "armed_group", "Army": "government"},
        entities={"Adoum Khalil": {"descriptors": ("Its spokesman",)}},
    )
    case = {e.id: _entity(e.name, e.kind, e.name) for e in one.extraction.entities}
    assert spoken_for(one.extraction, case) == [("Adoum Khalil", "Front")]


def test_its_spokesman_is_of_no_body_named_paragraphs_above():
    """Whose "its" is, the sentence before names: where that is no known body, of none that stands further up."""
    one = story(
        "Herald",
        "2016-12-08",
        tells("The Front attacked.", "ASSAULT", "attacked"),
        tells("The fire service sent engines.", "STATEMENT", "sent"),
        tells("Its director, Adoum Khalil, spoke.", "STATEMENT", "spoke"),
        kinds={"Adoum Khalil": "person", "Front": "armed_group"},
        entities={"Adoum Khalil": {"descriptors": ("Its director",)}},
    )
    case = {e.id: _entity(e.name, e.kind, e.name) for e in one.extraction.entities}
    assert spoken_for(one.extraction, case) == []


@pytest.mark.parametrize(
    ("before", "body", "kind", "found"),
    [
        ("The water authority shut the pipe.", "water authority", "government", ["water authority"]),
        ("The army shelled the hospital.", "army", "government", []),
        ("The army shelled the hospital.", "hospital", "other", []),
        ("The rebels left.", "rebels", "armed_group", []),
    ],
)
def test_a_director_is_of_the_body_named_last_that_has_one(before, body, kind, found):
    """A bare "director" before a name is of the authority spoken of just before; no army and no rebels have one."""
    one = story(
        "Herald",
        "2016-12-08",
        tells(before, "STATEMENT", "told"),
        tells("It is safe, director Adoum Khalil said.", "STATEMENT", "safe"),
        kinds={"Adoum Khalil": "person", body: kind},
        entities={"Adoum Khalil": {"descriptors": ("director",)}},
    )
    case = {e.id: _entity(e.name, e.kind, e.name) for e in one.extraction.entities}
    assert spoken_for(one.extraction, case) == [("Adoum Khalil", name) for name in found]


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("A man fired from a hotel in a mass shooting.", "The shooting began.", False),
        ("The shooting began at ten on Sunday.", "The shooting began.", True),
        ("A mass shooting in a hotel.", "The shooting.", True),
        ("The shooting began.", "A man fired from a hotel in a mass shooting.", True),
        ("Police arrested the driver at home.", "The driver was arrested by police near the mill.", True),
    ],
)
def test_what_is_told_in_another_ones_words(one, other, same):
    """Of a speaker's claim of two words both are needed for another one to tell the same; of a longer one, half."""
    told = [story("Herald", "2016-12-08", tells(s, "ASSAULT", s.split()[1])) for s in (one, other)]
    assert tells_the_same(*(t.extraction.claims[0] for t in told)) is same


@pytest.mark.parametrize(
    ("words", "acts"),
    [
        ("rebels", True),
        ("the army", True),
        ("Northern Front", True),
        ("government forces", True),
        ("9 a gas tank", False),
        ("a shell", False),
    ],
)
def test_who_can_be_held_responsible(words, acts):
    """Somebody is, by his name or noun; a thing that hit is not."""
    assert can_act(words) is acts


@pytest.mark.parametrize(
    ("words", "medium"),
    [
        ("the Orontes news agency", True),
        ("Orontes newspaper", True),
        ("the UN refugee agency", False),
        ("director of a newspaper in Hama", False),
    ],
)
def test_what_media_are_called(words, medium):
    """A news agency is a medium; an agency of the UN is none."""
    assert called_medium(words) is medium
