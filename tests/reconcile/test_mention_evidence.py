"""What speaks for and against two bare mentions of events being one, feature by feature."""

import numpy as np
import pytest

from bench.findings_tune import pile_of
from secondsource.model import Mention, Role, Span
from secondsource.reconcile.matching.comparing import paired
from secondsource.reconcile.matching.evidence import FEATURES
from secondsource.reconcile.matching.mention_evidence import MENTION_FEATURES
from secondsource.reconcile.matching.scoring import CLAIMS, MENTIONS, score, weights
from tests.reconcile.builders import pile, story, tells

FIRE = "A blaze gutted the cannery at Port Hale. Rosa Quint, its owner, watched the cannery burn."
FLOOD = "The river Tarn burst its banks. Emil Vasko rowed three neighbors out of the drowned mill."


def _pile(*stories):
    return pile_of(*pile(*stories))


def _values(found, one, other):
    pairs = paired(found, [(one, other)])
    return {name: float(feature(pairs)[0]) for name, feature in MENTION_FEATURES.items()}


def _told(outlet, text, lemma, **fields):
    """Return a report that tells one thing after a text of its own."""
    more = {k: fields.pop(k) for k in ("entities", "kinds") if k in fields}
    return story(
        outlet, "2020-03-01", tells(f"They {lemma} it.", "STATEMENT", lemma, **fields), text=text, **more
    )


def _between(*told):
    """Return the values of the first claims of the first and second of several reports."""
    found = _pile(*told)
    return _values(found, *(found.index[s.extraction.claims[0].id] for s in told[:2]))


def _beside():
    """Return other reports of both stories."""
    return [
        *(_told(o, FIRE, "smolder") for o in ("U", "V", "W")),
        *(_told(o, FLOOD, "drown") for o in ("X", "Y", "Z")),
    ]


def test_every_feature_is_symmetric_and_between_nothing_and_one():
    """The order of two mentions does not matter, and no feature leaves 0 to 1."""
    found = _pile(
        _told("A", FIRE, "burn", actor="Quint", kinds={"Quint": "person"}),
        _told("B", FIRE, "say", actor="Quint"),
        _told("C", FLOOD, "rescue", target="Vasko", factuality=2.5),
        _told("D", FLOOD, "it", factuality=-1.0),
    )
    size = len(found.profiles)
    pairs = [(a, b) for a in range(size) for b in range(size) if a != b]
    there, back = paired(found, pairs), paired(found, [(b, a) for a, b in pairs])
    for name, feature in MENTION_FEATURES.items():
        values = feature(there)
        assert np.all((values >= 0) & (values <= 1)), name
        assert np.array_equal(values, feature(back)), name


def test_reports_are_alike_beside_those_most_like_them():
    """Of reports of which all tell of fires, those of one fire are alike, and those of two are less so."""
    other_fire = "A blaze gutted the sawmill at Ekeby. Nils Holt, its owner, watched the sawmill burn."
    fire, again = _told("A", FIRE, "burn"), _told("B", FIRE + " Nobody was hurt.", "burn")
    sawmill, later = _told("C", other_fire, "burn"), _told("D", other_fire + " A cat died.", "burn")
    flood = _told("E", FLOOD, "burn")
    one = _between(fire, again, sawmill, later, flood)["alike_reports"]
    two = _between(fire, sawmill, again, later, flood)["alike_reports"]
    none = _between(fire, flood, again, sawmill, later)["alike_reports"]
    assert one > two > none


def test_a_word_counts_more_in_alike_reports():
    """The same word, or a near one, tells more where the reports talk about the same; of sayings it tells nothing."""
    rest = _beside()
    same = _between(_told("A", FIRE, "burn"), _told("B", FIRE, "burn"), *rest)
    near = _between(_told("A", FIRE, "suspend"), _told("B", FIRE, "suspension"), *rest)
    far = _between(_told("A", FIRE, "burn"), _told("B", FLOOD, "burn"), *rest)
    says = _between(_told("A", FIRE, "say"), _told("B", FIRE, "say"), *rest)
    assert same["same_verb_in_alike_reports"] > far["same_verb_in_alike_reports"]
    assert same["near_verb_in_alike_reports"] > far["near_verb_in_alike_reports"]
    assert near["near_verb_in_alike_reports"] > 0 == near["same_verb_in_alike_reports"]
    assert says["same_verb_in_alike_reports"] == says["near_verb_in_alike_reports"] == says["told_often"] == 0


def test_words_shared_beside_another_verb():
    """Words in common speak for one event where the verb or noun is another."""
    one = story("A", "2020-03-01", tells("drunken harbor driving", "STATEMENT", "drive"))
    other = story("B", "2020-03-01", tells("drunken harbor offense", "STATEMENT", "offense"))
    same = story("B", "2020-03-01", tells("drunken harbor driving", "STATEMENT", "drive"))
    assert _between(one, other)["words_with_other_verb"] == pytest.approx(2 / 3)
    assert _between(one, same)["words_with_other_verb"] == 0


def test_told_often():
    """What many reports tell with the same word is likelier one event than what two of many do."""
    often = _between(*(_told(o, FIRE, "burn") for o in "ABCD"))
    rare = _between(*(_told(o, FIRE, "burn") for o in "AB"), *(_told(o, FIRE, "rescue") for o in "CD"))
    assert often["told_often"] > rare["told_often"] > 0


def test_people_of_the_reports():
    """Reports that name one person speak for one event, those about two persons against it; one report has no other."""
    people = {"Rosa Quint": "person", "Emil Vasko": "person"}
    quint = _told("A", FIRE, "burn", kinds={"Rosa Quint": people["Rosa Quint"]})
    again = _told("B", FLOOD + " Rosa Quint came, too.", "burn", kinds={"Rosa Quint": "person"})
    vasko = _told("C", FLOOD, "burn", kinds={"Emil Vasko": people["Emil Vasko"]})
    nobody = _told("D", FLOOD, "burn")
    same, other, none = _between(quint, again), _between(quint, vasko), _between(quint, nobody)
    assert same["same_people"] > 0 == same["other_main_people"]
    assert other["other_main_people"] == 1 > other["same_people"] == 0
    assert none["other_main_people"] == none["same_people"] == 0
    both = story(
        "E", "2020-03-01", tells("They burn.", "STATEMENT", "burn"), tells("They flee.", "STATEMENT", "flee")
    )
    assert _values(_pile(both), 0, 1)["same_people"] == 0


def test_a_person_that_the_other_report_does_not_name():
    """A named person who takes part in the one and is nowhere in the other's report speaks against one event."""
    quint = {"kinds": {"Rosa Quint": "person"}}
    held = _told("A", FIRE, "arrest", target="Rosa Quint", **quint)
    named = _told("B", FIRE, "arrest", **quint)
    silent = _told("C", FLOOD, "arrest")
    assert _between(held, named)["unknown_person"] == 0
    assert _between(held, silent)["unknown_person"] == 0.5


def test_those_who_take_part():
    """The same words for them speak for one event; pronouns say nothing."""
    crew = _told("A", FIRE, "rescue", actor="the harbor crew", target="two cooks")
    again = _told("B", FLOOD, "save", actor="harbor crew", target="cooks")
    pronoun = _told("C", FLOOD, "save", actor="they", target="them")
    same, unsaid = _between(crew, again), _between(crew, pronoun)
    assert same["same_doer"] > 0
    assert same["same_undergoer"] == 1
    assert unsaid["same_doer"] == unsaid["same_undergoer"] == 0


def test_words_that_hang_on_the_verb():
    """The same words beside two verbs or nouns speak for one event, whoever takes part; pronouns and articles say nothing."""
    beside = lambda *words: {"roles": tuple(Role("beside", Mention(w, Span(0, len(w)), None)) for w in words)}  # noqa: E731
    blaze = _told("A", FIRE, "gut", **beside("cannery", "overnight"))
    again = _told("B", FIRE, "destroy", **beside("the", "Cannery", "completely"))
    flood = _told("C", FLOOD, "drown", **beside("mill"))
    them, they = _told("D", FIRE, "gut", **beside("it")), _told("E", FIRE, "burn", **beside("it"))
    assert _between(blaze, again)["words_beside"] == 0.5
    assert _between(blaze, flood)["words_beside"] == _between(them, they)["words_beside"] == 0
    assert _between(blaze, again)["same_undergoer"] == 0


def test_sayings():
    """Sayings are one where the same people say it; a saying is nothing else than one."""
    police = _told("A", FIRE, "say", actor="police")
    again = _told("B", FIRE, "announce", actor="the police")
    owner = _told("C", FIRE, "say", actor="the owner")
    deed = _told("D", FIRE, "burn", actor="the owner")
    assert _between(police, again)["same_sayer"] == 1 > _between(police, again)["other_sayer"] == 0
    assert _between(police, owner)["other_sayer"] == 1 > _between(police, owner)["same_sayer"] == 0
    assert _between(owner, deed)["one_says"] == 1
    assert _between(owner, deed)["same_sayer"] == _between(police, owner)["one_says"] == 0


@pytest.mark.parametrize(
    ("one", "other", "name"),
    [("take", "make", "both_light"), ("it", "burn", "stands_for")],
)
def test_words_that_say_little(one, other, name):
    """Two verbs that say next to nothing, and a word that stands for what was told before, are known as such."""
    assert _between(_told("A", FIRE, one), _told("B", FIRE, other))[name] == 1
    assert _between(_told("A", FIRE, "rescue"), _told("B", FIRE, "burn"))[name] == 0


def test_how_surely_it_happened():
    """A plan and a deed differ in how surely they happened; what was not read differs from nothing."""
    sure, denied, unread = (
        _told("A", FIRE, "burn", factuality=3.0),
        _told("B", FIRE, "burn", factuality=-3.0),
        _told("C", FIRE, "burn"),
    )
    assert _between(sure, denied)["other_certainty"] == 1
    assert _between(sure, unread)["other_certainty"] == 0


def test_each_table_weighs_features_that_there_are():
    """Claims are weighed by ``FEATURES`` alone, mentions by both; what a report is beside its claims moves mentions only."""
    assert weights(CLAIMS).keys() <= FEATURES.keys() | {"base"}
    assert weights(MENTIONS).keys() <= FEATURES.keys() | MENTION_FEATURES.keys() | {"base"}
    rest = _beside()
    fire, again, flood = (_told(o, text, "burn") for o, text in (("A", FIRE), ("B", FIRE), ("B", FLOOD)))
    values = []
    for other in (again, flood):
        found = _pile(fire, other, *rest)
        pair = found.index[fire.extraction.claims[0].id], found.index[other.extraction.claims[0].id]
        values += score(paired(found, [pair]), MENTIONS).tolist()
    assert values[0] > values[1]
