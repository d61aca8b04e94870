"""What speaks for and against two claims being about one matter, feature by feature."""

from dataclasses import replace

import numpy as np
import pytest

from bench.findings_tune import pile_of
from secondsource.reconcile.matching.evidence import FEATURES
from secondsource.reconcile.matching.match import paired, strongest
from secondsource.reconcile.matching.places import Where
from secondsource.reconcile.matching.places import apart as places_apart
from secondsource.reconcile.matching.scoring import Score, score
from tests.reconcile.builders import pile, story, tells


def _pile(*stories):
    return pile_of(*pile(*stories))


def _features(*stories):
    """Return all features of the first and the last claim of some stories."""
    found = _pile(*stories)
    pairs = paired(found, [(0, len(found.profiles) - 1)])
    return {name: float(feature(pairs)[0]) for name, feature in FEATURES.items()}


def _two(one, other, days=("2016-12-08", "2016-12-08"), **fields):
    return _features(story("A", days[0], one, **fields), story("B", days[1], other, **fields))


def _killed(n, place="Aleppo", **more):
    more.setdefault("figures", (("killed", n, {}),))
    return tells(f"{n} people were killed in {place}.", "CASUALTIES", "kill", place=place, **more)


def test_every_feature_is_symmetric_and_between_nothing_and_one():
    """The order of two claims does not matter, and no feature leaves 0 to 1."""
    found = _pile(
        story(
            "A",
            "2016-12-08",
            _killed(12),
            tells("Haddad denied this.", "STATEMENT", "deny", by="Haddad", stance="denies"),
        ),
        story("B", "2016-12-09", _killed(30, "Homs", day="2016-12-09"), _killed(12)),
        story("C", None, tells("The army shelled Homs.", "ASSAULT", "shell", actor="army", place="Homs")),
    )
    size = len(found.profiles)
    pairs = [(a, b) for a in range(size) for b in range(size) if a != b]
    there, back = paired(found, pairs), paired(found, [(b, a) for a, b in pairs])
    for name, feature in FEATURES.items():
        values = feature(there)
        assert np.all((values >= 0) & (values <= 1)), name
        assert np.array_equal(values, feature(back)), name


def _told(*matters):
    """Return the features of two claims that share no word, with vectors of what they tell."""
    one = story("A", "2016-12-08", tells("Overloading sank the boat.", "STATEMENT", "sink"))
    other = story("B", "2016-12-08", tells("Too much freight was aboard.", "STATEMENT", "be"))
    stories = [
        replace(
            s, extraction=replace(s.extraction, matters=(np.array(m, dtype=np.int8).tobytes(),) if m else ())
        )
        for s, m in zip((one, other), matters, strict=True)
    ]
    found = _features(*stories)
    return found["one_matter"], found["surely_one_matter"], found["other_matter"]


def test_what_is_told_joins_and_parts_in_whatever_words():
    """Vectors that point the same way speak for one matter, others against; without them the sentences' stand in."""
    east, north = [127] + [0] * 127, [0, 127] + [0] * 126
    northeast = [90, 90] + [0] * 126
    assert _told(east, east) == (1.0, 1.0, 0.0)
    assert _told(east, north) == (0.0, 0.0, 1.0)
    assert _told(east, northeast) == (1.0, pytest.approx((0.7071 - 0.6) / 0.4, abs=1e-3), 0.0)
    assert _told(east, None) == _told(None, None) != _told(east, east)


def _detained(mode):
    return tells(f"A driver was {mode}.", "DETENTION", mode, mode=mode)


@pytest.mark.parametrize(
    ("feature", "one", "other", "days", "expected"),
    [
        # One report beside the other, and what their counts are.
        ("same_figure", _killed(12), _killed(12), None, 1.0),
        ("same_figure", _killed(12), _killed(13), None, 0.0),
        ("same_measure", _killed(12), _killed(27), None, 1.0),
        ("large_figure", _killed(1000), _killed(1000), None, 1.0),
        ("large_figure", _killed(1), _killed(1), None, 0.0),
        ("out_of_scale", _killed(12), _killed(300_000), None, 1.0),
        ("out_of_scale", _killed(12), _killed(27), None, 0.0),
        (
            "other_scope",
            _killed(12),
            _killed(900, figures=(("killed", 900, {"mode": "cumulative", "period": "since April"}),)),
            None,
            1.0,
        ),
        (
            "other_population",
            _killed(12, figures=(("killed", 12, {"population": "civilians"}),)),
            _killed(30, figures=(("killed", 30, {"population": "soldiers"}),)),
            None,
            1.0,
        ),
        (
            "other_population",
            _killed(12, figures=(("killed", 12, {"population": "people"}),)),
            _killed(30, figures=(("killed", 30, {"population": "civilians"}),)),
            None,
            0.0,
        ),
        # When.
        ("stated_other_day", _killed(12, day="2016-12-07"), _killed(12, day="2016-12-08"), None, 1.0),
        ("stated_other_day", _killed(12, day="2016-12-07"), _killed(12), None, 0.0),
        ("far_reports", _killed(12), _killed(12), ("2016-12-08", "2016-12-30"), 1.0),
        # Plans and acts.
        ("plan_and_deed", _killed(12), _killed(12, modality="planned"), None, 1.0),
        (
            "plan_and_deed",
            tells("Assad said that victory does not end the war.", "STATEMENT", "end", by="Assad"),
            tells(
                "Victory will not end the war, Assad said.",
                "STATEMENT",
                "end",
                by="Assad",
                modality="planned",
            ),
            None,
            0.0,
        ),
        ("act_and_fact", _killed(12), _killed(12, stance="demands"), None, 1.0),
        (
            "act_and_fact",
            _killed(12, modality="planned"),
            _killed(12, stance="expects", modality="planned"),
            None,
            0.0,
        ),
        # Who is arrested is held; who is released is not.
        ("other_means", _detained("arrested"), _detained("captured"), None, 0.0),
        ("same_predicate", _detained("arrested"), _detained("captured"), None, 1.0),
        ("other_means", _detained("arrested"), _detained("released"), None, 1.0),
        # Words: those with which any violence is told do not tell which it is.
        ("telling_words", _killed(12), _killed(30), None, 1.0),
        (
            "telling_words",
            tells("Civilians were killed by an air strike.", "CASUALTIES", "kill"),
            tells("Civilians were killed by an air strike.", "CASUALTIES", "kill"),
            None,
            0.0,
        ),
    ],
)
def test_what_two_reports_give(feature, one, other, days, expected):
    """Each feature tells what its docstring says, and only that."""
    period = None
    if feature == "other_scope":
        from secondsource.model import Span, TimeRef  # noqa: PLC0415 - only here

        period = TimeRef("since April", Span(0, 1), "duration", "", None, None, "unknown", False, "open")
        other.figures[0][2]["period"] = period
    found = _two(one, other, days or ("2016-12-08", "2016-12-08"))
    assert found[feature] == pytest.approx(expected, abs=1e-6)


_ALEPPO = {"latitude": 36.2, "longitude": 37.2, "precision": "city", "country": "SY"}
_HOMS = {"latitude": 34.7, "longitude": 36.7, "precision": "city", "country": "SY"}
_SYRIA = {"latitude": 35.0, "longitude": 38.0, "precision": "country", "country": "SY"}
_TURKEY = {"latitude": 39.0, "longitude": 35.0, "precision": "country", "country": "TR"}
_REGION = {"latitude": 36.0, "longitude": 37.5, "precision": "region", "country": "SY"}


@pytest.mark.parametrize(
    ("one", "other", "apart"),
    [
        (("Aleppo", _ALEPPO), ("Homs", _HOMS), 1.0),
        (("Aleppo", _ALEPPO), ("Syria", _SYRIA), 0.0),
        (("Aleppo", _ALEPPO), ("Turkey", _TURKEY), 1.0),
        (("Aleppo", _ALEPPO), ("Aleppo province", _REGION), 0.0),
        (("Homs", _HOMS), ("Aleppo province", _REGION), 1.0),
        (("Aleppo", _ALEPPO), ("Zubdiya", {}), 0.3),
        (("Tokhar", {}), ("Zubdiya", {}), 0.8),
    ],
)
def test_places_are_apart_as_far_as_the_map_tells(one, other, apart):
    """A country or region holds its towns, towns far apart are two, and what is on no map may lie within another."""
    first = story("A", "2016-12-08", _killed(12, one[0]), entities={one[0]: one[1]})
    second = story("B", "2016-12-08", _killed(12, other[0]), entities={other[0]: other[1]})
    assert _features(first, second)["other_place"] == pytest.approx(apart)


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        (("Aleppo", _ALEPPO), ("Homs", _HOMS), 1.0),
        (("Aleppo", _ALEPPO), ("Syria", _SYRIA), 0.0),
        (("Aleppo", _ALEPPO), ("Zubdiya", {}), 0.0),
    ],
)
def test_two_towns_that_both_name_are_two(one, other, expected):
    """Only towns that are known to lie apart, and that both claims name, are two for certain."""
    first = story("A", "2016-12-08", _killed(12, one[0]), entities={one[0]: one[1]})
    second = story("B", "2016-12-08", _killed(12, other[0]), entities={other[0]: other[1]})
    assert _features(first, second)["two_towns"] == expected


_ABOUT = (
    "The tram came. The tram was new. The tram left Croydon. A tram in Croydon is red. Croydon has a tram."
)
_DERAILED = tells("A tram derailed in Croydon at dawn.", "HAZARD", "derail", mode="struck")


@pytest.mark.parametrize(
    ("feature", "one", "other", "least", "most"),
    [
        # "Tram" and "Croydon" are what the whole report is about; "dawn" and "derailed" tell of this.
        ("other_kind", _DERAILED, tells("People met a tram in Croydon.", "MEETING", "meet"), 1.0, 1.0),
        ("other_kind", _DERAILED, tells("A tram came off in Croydon.", "HAZARD", "come"), 0.0, 0.0),
        ("other_kind", _DERAILED, tells("A derailed tram at dawn met others.", "MEETING", "meet"), 0.0, 0.0),
        (
            "other_kind",
            tells("The truce in Croydon holds.", "CEASEFIRE", "hold"),
            tells("A tram in Croydon was shelled.", "ASSAULT", "shell"),
            0.0,
            0.0,
        ),
        (
            "mere_topic",
            tells("I heard a tram in Croydon.", "STATEMENT", "hear"),
            tells("She loved her tram in Croydon.", "STATEMENT", "love"),
            0.2,
            1.0,
        ),
        (
            "mere_topic",
            tells("I heard a bang in Croydon.", "STATEMENT", "hear"),
            tells("A bang was heard in Croydon.", "STATEMENT", "hear"),
            0.0,
            0.0,
        ),
    ],
)
def test_words_that_a_report_uses_all_along_join_nothing(feature, one, other, least, most):
    """Claims that share only what their reports are about are two, by their kinds or as mere statements."""
    about = [tells(f"{s}.", "STATEMENT", "be") for s in _ABOUT.rstrip(".").split(". ")]
    first = story("A", "2016-12-08", one, *about)
    second = story("B", "2016-12-09", *about, other)
    assert least <= _features(first, second)[feature] <= most


def test_a_country_that_acts_is_no_place():
    """Where the United States speak or act, nothing is said of where it happened."""
    claim = tells("The United States bombed Raqqa.", "ASSAULT", "bomb", actor="United States", place="Raqqa")
    quiet = tells("The United States launched strikes.", "ASSAULT", "launch", actor="United States")
    told = story(
        "A",
        "2016-12-08",
        quiet,
        kinds={"United States": "place"},
        entities={
            "United States": {"precision": "country", "country": "US", "latitude": 39.0, "longitude": -98.0}
        },
    )
    assert _features(told, story("B", "2016-12-08", claim))["other_place"] == 0.0


def test_two_numbers_of_one_report_are_two_counts_unless_it_tells_of_a_change():
    """A report that gives two numbers of dead in two sentences counts two things; one that says "rose from" does not."""
    beside = _features(story("A", "2016-12-08", _killed(12), _killed(30, "Homs")))
    assert beside["another_count"] == 1.0
    rose = tells(
        "The toll rose from 12 to 30.", "CASUALTIES", "rise", figures=(("killed", 30, {}), ("killed", 12, {}))
    )
    assert _features(story("A", "2016-12-08", _killed(12), rose))["another_count"] == 0.0
    assert _two(_killed(12), _killed(30))["another_count"] == 0.0


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("Elsewhere, 30 people were killed in Homs.", 1.0),
        ("Another 30 people were killed in Homs.", 1.0),
        ("In a separate incident 30 people were killed in Homs.", 1.0),
        ("Some 30 people were killed in Homs.", 0.0),
        ("Some 30 people were killed in Homs on the day on which the army fired on the other bank.", 0.0),
    ],
)
def test_a_report_that_turns_tells_of_another_happening(sentence, expected):
    """Openings like "elsewhere" and "another" part what stands before them from what comes after."""
    other = tells(sentence, "CASUALTIES", "kill", place="Homs", killed=30)
    assert _features(story("A", "2016-12-08", _killed(12), other))["turned"] == expected


@pytest.mark.parametrize(
    ("answer", "type", "expected"),
    [
        ("The ministry denied this.", "STATEMENT", 1.0),
        ("The ministry dismissed the claim as propaganda.", "REJECT", 1.0),
        (
            "The ministry rejected a plan of the opposition for talks in Geneva about a truce in March.",
            "REJECT",
            0.0,
        ),
    ],
)
def test_an_answer_belongs_to_what_was_said_just_before(answer, type, expected):  # noqa: A002
    """Who denies "this" answers the sentence before; who rejects something of its own does not."""
    before = tells("Its fighters had planted a bomb.", "ASSAULT", "plant", by="Haddad")
    after = tells(answer, type, answer.split()[2].rstrip("."), by="ministry", stance="denies", lemma="deny")
    assert _features(story("A", "2016-12-08", before, after))["replies"] == expected


def test_the_strongest_pair_explains_itself():
    """Of three claims, the two that say the same are named, with reasons in words."""
    found = _pile(
        story("A", "2016-12-08", _killed(12)),
        story("B", "2016-12-08", _killed(12)),
        story("C", "2016-12-08", tells("The army shelled Homs.", "ASSAULT", "shell", place="Homs")),
    )
    best = strongest(found, [0, 1, 2])
    assert best is not None
    same = [n for n, p in enumerate(found.profiles) if p.claim.type == "CASUALTIES"]
    assert best.value == pytest.approx(float(score(paired(found, [(same[0], same[1])]))[0]))
    assert "They give the same number for the same measure" in best.reasons()
    assert strongest(found, [0]) is None


def test_a_reason_is_given_once():
    """That two tell the same, and just the same, is one reason."""
    points = (("same_figure", 1.0), ("one_matter", 0.9), ("surely_one_matter", 1.2), ("other_matter", 0.1))
    assert Score(0.9, points).reasons() == (
        "They tell just the same, in whatever words",
        "They give the same number for the same measure",
    )


@pytest.mark.parametrize(
    ("wide", "told"),
    [
        (("area", None), 0.0),  # "the Middle East" may hold what lies far from its middle
        (("area", "EG"), 1.0),  # "the north of Egypt" does not
        (("country", None), 0.0),
        (("country", "EG"), 1.0),
        (("region", None), 1.0),
    ],
)
def test_a_part_of_the_world_may_hold_what_lies_in_it(wide, told):
    """A place wider than a country is not apart from one far from its middle."""
    where = Where.stack([Where.of(27.0, 40.0, *wide), Where.of(34.7, 36.7, "city", "SY")])
    assert float(places_apart(where, np.array([0]), np.array([1]))[0]) == told
