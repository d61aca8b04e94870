"""Who denies, doubts or bears out what: what takes a position on a claim, and what only stands beside it."""

import pytest

from secondsource.reconcile import reconcile
from secondsource.reconcile.atlas import Atlas
from secondsource.reconcile.contraries import denies, position
from secondsource.reconcile.countering import lacks_arms
from secondsource.reconcile.matching import Pile
from tests.reconcile.builders import finding_with, pile, story, tells


def _strike(outlet, words, by, **more):
    told = tells(
        words,
        more.pop("type", "ASSAULT"),
        more.pop("predicate", "hit"),
        by=by,
        place="Idlib",
        day="2016-10-26",
        **more,
    )
    return story(outlet, "2016-10-26", told, kinds={by: "organization"})


_DOUBT = {"stance": "cannot_confirm", "modality": "possible"}


@pytest.mark.parametrize(
    ("words", "kind"),
    [
        ("an air strike hit a school", "cannot_confirm"),
        ("who carried out the strike", "asserts"),
        ("what caused the blast", "asserts"),
        ("on how many of those trips they met", "asserts"),
    ],
)
def test_what_is_not_known_of_a_happening_does_not_put_it_in_doubt(words, kind):
    """It is unclear who struck: that something was struck is taken to be so."""
    made = _strike(
        "Herald", f"{words} is unclear to Observatory", "Observatory", predicate="unclear", **_DOUBT
    )
    assert position(made.extraction.claims[0]) == kind


@pytest.mark.parametrize(
    ("doubt", "status"),
    [
        ("Spokesman could not confirm that an air strike hit a school in Idlib.", "unconfirmed"),
        ("Spokesman could not confirm that rebels advanced on a dam in Idlib.", None),
    ],
)
def test_unconfirmed_is_what_is_doubted(doubt, status):
    """A doubt of the same happening leaves it unconfirmed; a doubt of something else beside it does not."""
    one = _strike("Herald", "Witness said an air strike hit a school in Idlib.", "Witness")
    two = _strike(
        "Tribune",
        doubt,
        "Spokesman",
        predicate="hit" if "hit" in doubt else "advanced",
        type="ASSAULT" if "hit" in doubt else "TERRITORY",
        **_DOUBT,
    )
    result = reconcile(*pile(one, two))
    finding = finding_with(result, "Witness said", one, two)
    assert (finding.status == "unconfirmed") is (status == "unconfirmed")
    if status:
        assert "Spokesman cannot confirm it" in finding.facets["occurrence"].why
        assert finding.history[-1].change == "joined"


def _hurt(outlet, words, by, number=None, **more):
    figures = (("injured", number, {"population": "people"}),) if number else ()
    told = tells(
        words,
        "CASUALTIES",
        more.pop("predicate", "hurt"),
        lemma="hurt",
        by=by,
        place="Idlib",
        day="2016-10-26",
        figures=figures,
        **more,
    )
    return story(outlet, "2016-10-26", told, kinds={by: "organization"})


@pytest.mark.parametrize(
    ("words", "disputed"),
    [
        ("Police said nobody was hurt by the blast in Idlib.", True),
        ("Police said no soldiers were hurt by the blast in Idlib.", False),
        ("Police said the others were not hurt by the blast in Idlib.", True),
        ("The other four were not hurt by the blast in Idlib, Police said.", False),
        ("Police said not all were hurt by the blast in Idlib.", False),
        ("Police said a law bars people from being hurt by the blast in Idlib.", False),
        ("Police said people were not hurt because of the blast in Idlib.", True),
        ("Police said people were not hurt by the blast in Idlib because of the heat.", False),
        ("Police said a wall stopped people from getting hurt by the blast in Idlib.", False),
    ],
)
def test_what_denies_that_people_were_hurt(words, disputed):
    """Nobody hurt denies it; no soldiers, the other four, not all, and a ban do not."""
    one = _hurt("Herald", "Hospital said 90 people were hurt by the blast in Idlib.", "Hospital", 90)
    two = _hurt("Tribune", words, "Police", polarity="negated")
    found = reconcile(*pile(one, two)).findings
    assert any(f.status == "disputed" for f in found) is disputed


def test_the_first_since_a_year_is_not_denied_by_none_since():
    """To say "the first to be hurt since 1959" and "nobody has been hurt since 1959" is to agree about the years between."""
    one = _hurt("Herald", "Hospital said these were the first people hurt in Idlib since 1959.", "Hospital")
    two = _hurt(
        "Tribune", "Police said no people had been hurt in Idlib since 1959.", "Police", polarity="negated"
    )
    assert not any(f.status == "disputed" for f in reconcile(*pile(one, two)).findings)


def test_who_contests_a_number_does_not_bear_it_out():
    """A union that contests the 27 of the ministry is no second origin of the 27."""
    words = "{} said 27 people were killed in Idlib on Wednesday"
    told = [
        tells(
            text,
            "CASUALTIES",
            "killed",
            lemma="kill",
            by=by,
            place="Idlib",
            day="2016-10-26",
            killed=27,
        )
        for by, text in (
            ("Ministry", words.format("Ministry") + "."),
            ("Union", "Union contested the balance of 27 people killed in Idlib on Wednesday."),
        )
    ]
    one, two = (story(f"Paper {n}", "2016-10-26", t) for n, t in enumerate(told))
    assert all(f.status != "corroborated" for f in reconcile(*pile(one, two)).findings)


@pytest.mark.parametrize(
    ("denial", "status"),
    [
        ("An air strike did not hit a school in Idlib, Command said.", "disputed"),
        ("An air strike would not hit a school in Idlib, Command said.", "single_origin"),
        ("An air strike was not expected to hit a school in Idlib, Command said.", "single_origin"),
        ("If an air strike does not hit a school in Idlib, Command said.", "single_origin"),
    ],
)
def test_what_is_only_supposed_denies_nothing(denial, status):
    """A plain negation stands against a happening; a condition or a denied expectation does not."""
    one = _strike("Herald", "Witness said an air strike hit a school in Idlib.", "Witness")
    two = _strike("Tribune", denial, "Command", polarity="negated")
    made = [f.status for f in reconcile(*pile(one, two)).findings]
    assert (status == "disputed") == ("disputed" in made)


@pytest.mark.parametrize(
    ("day", "denied"), [("2016-10-27", "disputed"), ("2016-10-25", None)], ids=["after", "before"]
)
def test_what_was_not_done_so_far_may_be_done_later(day, denied):
    """“Has not been hit” of the day before is overtaken by the hit; of a day after, it is against it."""
    one = _strike("Herald", "Witness said an air strike hit a school in Idlib.", "Witness")
    words = "Command said an air strike has not hit a school in Idlib."
    told = tells(words, "ASSAULT", "hit", by="Command", place="Idlib", polarity="negated")
    two = story("Tribune", day, told, kinds={"Command": "organization"})
    made = [f.status for f in reconcile(*pile(one, two)).findings]
    assert ("disputed" in made) == (denied == "disputed")


@pytest.mark.parametrize(("outlet", "disputed"), [("Tribune", True), (None, True)])
def test_a_report_of_no_known_outlet_can_say_the_contrary(outlet, disputed):
    """A communiqué whose publisher is not known says what it says: it stands against another report."""
    one = _strike("Herald", "Witness said an air strike hit a school in Idlib.", "Witness")
    words = "An air strike did not hit a school in Idlib."
    told = tells(words, "ASSAULT", "hit", place="Idlib", day="2016-10-26", polarity="negated")
    two = story(outlet, "2016-10-26", told)
    made = [f.status for f in reconcile(*pile(one, two)).findings]
    assert ("disputed" in made) == disputed


@pytest.mark.parametrize(
    ("first", "second", "disputed"),
    [
        ("the road to the villages is safe for cars", "the road to the villages is not safe for cars", True),
        (
            "the people of the villages are safe in camps",
            "most buildings in the villages are not safe",
            False,
        ),
        (
            "A man for Ana Vera paid the fee of the court",
            "A man for Omar Said has not paid the fee of the court",
            False,
        ),
        (
            "A man for Ana Vera paid the fee of the court",
            "A man for Ana Vera has not paid the fee of the court",
            True,
        ),
        ("they felt the ground shaking", "they had not felt the ground shaking", False),
        ("they felt the ground shaking", "residents have not felt the ground shaking before", False),
        ("the fee had to be paid by May", "the fee did not have to be paid until May", False),
    ],
)
def test_a_statement_is_denied_of_its_own_subject_and_time(first, second, disputed):
    """That buildings are not safe denies nothing of people; "not before" and "not until" deny nothing of then."""
    kinds = {"Ana Vera": "person", "Omar Said": "person"}
    made = [
        story(
            outlet,
            "2016-12-08",
            tells(words, "STATEMENT", verb, by=by, polarity=polarity, lemma=lemma),
            kinds=kinds,
        )
        for outlet, words, by, polarity in (
            ("Herald", first, "Ana Vera", "affirmed"),
            ("Tribune", second, "Omar Said", "negated"),
        )
        for verb, lemma in [next((v, m) for v, m in _VERBS if f" {v}" in words)]
    ]
    profiles = [p for s in made for p in _profiles(s)]
    assert denies(profiles[1], profiles[0], Atlas({}, {}, {})) == disputed


_VERBS = (("safe", "safe"), ("felt", "feel"), ("paid", "pay"))


def _profiles(made):
    return Pile([made.report], {made.report.id: made.extraction}, {}).profiles


@pytest.mark.parametrize(
    ("denial", "asserted", "lacks"),
    [
        ("the youth did not have a gun in his hand", "he pointed a revolver at the officers", True),
        ("there had been no gun at all", "a revolver was found beside him", True),
        ("he was unarmed", "the teen was carrying a gun", True),
        ("he did not have a job", "he pointed a revolver at the officers", False),
        ("he did not have a gun", "the officers were in plain clothes", False),
    ],
)
def test_who_has_no_weapon_points_none(denial, asserted, lacks):
    """That somebody had no weapon is against whatever tells of his having one, in other verbs."""
    assert lacks_arms(denial, asserted) == lacks


@pytest.mark.parametrize(
    ("words", "polarity", "kind"),
    [
        ("We have no idea what caused it", "affirmed", "asserts"),
        ("It is not known who fired", "negated", "asserts"),
        ("The release has not been verified", "negated", "cannot_confirm"),
        ("The release has not been announced", "negated", "negates"),
    ],
)
def test_ignorance_and_doubt_deny_nothing(words, polarity, kind):
    """Of what one does not know one says nothing; what was not checked is doubted; what was not done is denied."""
    lemma = words.split()[-1].removesuffix("ied") + "y" if "verified" in words else words.split()[-1]
    told = tells(f"{words}.", "STATEMENT", words.split()[-1], lemma=lemma, polarity=polarity)
    assert position(story("Herald", "2016-12-08", told).extraction.claims[0]) == kind
