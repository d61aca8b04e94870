"""Denials that only point back."""

import pytest

from secondsource.reconcile import reconcile
from secondsource.reconcile.answers import answered, doubts_back, points_back
from tests.reconcile.builders import finding_with, pile, story, tells


def _denial(words, **more):
    return tells(words, "STATEMENT", "denied", by="Ministry", stance="denies", modality="denied", **more)


def _reports(denial):
    return story(
        "Herald",
        "2016-12-08",
        tells("Omar Haddad said police had seized the fuel in January.", "SEIZE", "seized", by="Omar Haddad"),
        denial,
        tells("Rain fell on Friday.", "HAZARD", "fell"),
    )


@pytest.mark.parametrize(
    ("words", "back"),
    [
        ("The Ministry denied this.", True),
        ("The Ministry rejected the allegation.", True),
        ("The Ministry dismissed the claims as lies.", True),
        ("The Ministry called that a lie.", True),
        ("The Ministry calls this “fantasy”.", True),
        ("The Ministry called the report an invention.", True),
        ("The Ministry rejected the charity's figure as inflated.", True),
        ("The Ministry dismissed the miners’ account.", True),
        ("The Ministry denied their claims.", True),
        ("The Ministry called the union's count invented.", True),
        ("The Ministry denied the union's claim that it had stored fuel.", False),
        ("The Ministry rejected the charity's help.", False),
        ("The Ministry called the minister a liar.", False),
        ("The Ministry called it a day.", False),
        ("The Ministry denied that it had stored fuel.", False),
        ("The Ministry denied having stored fuel.", False),
    ],
)
def test_what_points_back(words, back):
    """A bare "denied this" says again nothing of what is denied; "denied that …" does."""
    claim = _reports(_denial(words)).extraction.claims[1]
    assert points_back(claim) is back


def test_a_denial_that_points_back_answers_the_claim_before_it():
    """Who denies "this" disputes what another is said to say just before, in one finding."""
    one = _reports(_denial("The Ministry denied this."))
    pairs = answered({one.report.id: one.report}, {one.report.id: one.extraction})
    assert pairs == [(one.extraction.claims[1].id, one.extraction.claims[0].id)]
    finding = finding_with(reconcile(*pile(one)), "seized the fuel", one)
    assert len(finding.claims) == 2
    assert finding.status == "disputed"


def test_whose_words_are_denied_is_answered():
    """Who rejects "the relief group's number" answers that group, not whoever was quoted last."""
    group = tells(
        "Relief group Aurora said 900 families had no roof.", "NEED", "had", by="Relief group Aurora"
    )
    mayor = tells("Omar Haddad said the road was cut.", "ACCESS", "cut", by="Omar Haddad")
    one = story(
        "Herald", "2016-12-08", group, mayor, _denial("The Ministry rejected the relief group's number.")
    )
    pairs = answered({one.report.id: one.report}, {one.report.id: one.extraction})
    assert pairs == [(one.extraction.claims[2].id, one.extraction.claims[0].id)]


def _looked_at(words, **more):
    """Return the pairs of a report in which a mayor says that a bridge cracked, and that a look at it found nothing."""
    cracked = tells("Ana Reyes said the bridge had cracked.", "DAMAGE", "cracked", by="Ana Reyes")
    flood = tells("The river rose on Friday.", "HAZARD", "rose")
    told = tells(words, "DAMAGE", "damage", by="Ana Reyes", polarity="negated", **more)
    one = story("Herald", "2016-12-08", cracked, flood, told)
    pairs = answered({one.report.id: one.report}, {one.report.id: one.extraction})
    return [(one.extraction.claims.index(a), one.extraction.claims.index(b)) for a, b in _claims(one, pairs)]


def _claims(one, pairs):
    known = {c.id: c for c in one.extraction.claims}
    return [(known[a], known[b]) for a, b in pairs]


@pytest.mark.parametrize(
    ("words", "more", "pairs"),
    [
        ("Divers found no damage.", {}, [(2, 0)]),
        ("No structural damage was detected.", {}, [(2, 0)]),
        ("Divers found no damage in the port of Callao.", {}, []),
        ("Divers found no damage.", {"target": "The pier"}, []),
        ("There was no damage.", {}, []),
    ],
)
def test_a_look_that_finds_nothing_answers_what_was_told(words, more, pairs):
    """Found nothing, it does not say where: on what was told of before; where it says, on that."""
    assert _looked_at(words, **more) == pairs


def test_nothing_said_before_is_not_answered():
    """A denial at the head of a report answers nothing in it."""
    one = story("Herald", "2016-12-08", _denial("The Ministry denied this."))
    assert answered({one.report.id: one.report}, {one.report.id: one.extraction}) == []


@pytest.mark.parametrize(
    ("words", "back"),
    [
        ("The Ministry has not confirmed that.", True),
        ("The Ministry declined to confirm the report.", True),
        ("The Ministry could not independently verify that.", True),
        ("The Ministry has not confirmed that it had fuel.", False),
        ("The Ministry has confirmed that.", False),
    ],
)
def test_who_has_not_confirmed_it(words, back):
    """Who has not confirmed "that", or could not check it, doubts what was said before."""
    told = tells(words, "STATEMENT", "confirm", by="The Ministry", stance="cannot_confirm")
    assert doubts_back(_reports(told).extraction.claims[1]) is back


def test_what_somebody_has_not_confirmed_is_unconfirmed():
    """Said by one, and by another not confirmed: nobody else tells it."""
    told = tells(
        "The Ministry has not confirmed that.",
        "STATEMENT",
        "confirmed",
        by="The Ministry",
        stance="cannot_confirm",
    )
    one = _reports(told)
    finding = finding_with(reconcile(*pile(one)), "seized the fuel", one)
    assert len(finding.claims) == 2
    assert finding.status == "unconfirmed"


STRUCK = "Two witnesses said planes struck the market in Sfax on Monday, killing 11 people."
NONE = "The army said it had hit a depot and that no civilians had been harmed."
RISEN = "A doctor said planes struck the market in Sfax on Monday, killing 16 people."


def _harmed(words, by, number, **more):
    measure = "killed" if number else "dead_or_injured"
    return tells(words, "CASUALTIES", "harmed", by=by, figures=((measure, number, {}),), **more)


@pytest.mark.parametrize(
    ("by", "place", "pairs"), [("The army", None, 1), ("Two witnesses", None, 0), ("The army", "Gabes", 0)]
)
def test_who_says_that_nobody_was_harmed_answers_a_toll(by, place, pairs):
    """He who gives a toll does not, nor who tells of another place."""
    one = story(
        "Herald",
        "2023-03-16",
        _harmed(STRUCK, "Two witnesses", 11, place="Sfax"),
        _harmed(NONE, by, 0, polarity="negated", place=place),
    )
    assert len(answered({one.report.id: one.report}, {one.report.id: one.extraction})) == pairs


def test_that_nobody_was_harmed_is_not_outgrown_by_others_tolls():
    """The army's "nobody" stands against the first toll and against those that follow it."""
    one = story(
        "Herald",
        "2023-03-16",
        _harmed(STRUCK, "Two witnesses", 11, place="Sfax", day="2023-03-13"),
        _harmed(NONE, "The army", 0, polarity="negated"),
    )
    two = story("Courier", "2023-03-17", _harmed(RISEN, "A doctor", 16, place="Sfax", day="2023-03-13"))
    finding = finding_with(reconcile(*pile(one, two)), "killing 11", one, two)
    assert len(finding.claims) == 3
    assert finding.status == "disputed"
    assert (finding.range.low, finding.range.best, finding.range.high) == (0, None, 16)


TAKEN = "Residents said fighters had taken control of the town of Sfax on Friday."
NOT_FALLEN = "The army denied that the town had fallen."


def _territory(words, mode, **more):
    return tells(words, "TERRITORY", mode, mode=mode, **more)


@pytest.mark.parametrize(
    ("place", "by", "pairs"),
    [("Sfax", "The army", 1), (None, "The army", 1), ("Gabes", "The army", 0), ("Sfax", "Residents", 0)],
)
def test_who_denies_in_other_words_what_happened_there_answers_it(place, by, pairs):
    """That a town has fallen is denied of the town that somebody else said is taken."""
    one = story(
        "Herald",
        "2023-03-16",
        _territory(TAKEN, "gained", by="Residents", actor="fighters", place="Sfax"),
        _territory(NOT_FALLEN, "lost", by=by, place=place, stance="denies", modality="denied"),
    )
    assert len(answered({one.report.id: one.report}, {one.report.id: one.extraction})) == pairs


@pytest.mark.parametrize(("actor", "status"), [("fighters", "disputed"), ("The army", "single_origin")])
def test_a_town_that_has_not_fallen_is_not_taken(actor, status):
    """Who denies its fall denies that others took it, and not that he did."""
    kinds = {"The army": "organization", "fighters": "armed_group", "Residents": "population"}
    one = story(
        "Herald",
        "2023-03-16",
        _territory(TAKEN, "gained", by="Residents", actor=actor, place="Sfax"),
        _territory(NOT_FALLEN, "lost", by="The army", place="Sfax", stance="denies", modality="denied"),
        kinds=kinds,
    )
    finding = finding_with(reconcile(*pile(one)), "taken control", one)
    assert (len(finding.claims), finding.status) == (2, status)


def test_a_denied_figure_is_the_last_that_was_given():
    """Who disputes "the figure" disputes the claim that gives it, not what its sentence begins with."""
    words = "Police said nine pupils were home, adding that 39 were still held."
    one = story(
        "Herald",
        "2023-03-16",
        tells(words, "DETENTION", "home", by="Police"),
        tells(words, "DETENTION", "held", by="Police", figures=(("held", 39, {}),)),
        _denial("The Ministry disputed the figure."),
    )
    pairs = answered({one.report.id: one.report}, {one.report.id: one.extraction})
    claims = [c.id for c in one.extraction.claims]
    assert pairs == [(claims[2], claims[1])]


def test_who_cannot_confirm_what_was_told_answers_it():
    """That some have died is told of those of whom it was told right before."""
    one = story(
        "Herald",
        "2023-03-16",
        tells("The parents said two children died in the camp.", "CASUALTIES", "died", by="The parents"),
        tells(
            "The governor could not confirm the deaths.",
            "CASUALTIES",
            "deaths",
            by="The governor",
            stance="cannot_confirm",
        ),
    )
    pairs = answered({one.report.id: one.report}, {one.report.id: one.extraction})
    claims = [c.id for c in one.extraction.claims]
    assert pairs == [(claims[1], claims[0])]
