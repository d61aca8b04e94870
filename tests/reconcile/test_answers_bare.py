"""Answers that say nothing of what they answer: "which the mill denied", "those are lies", "he had no information about that"."""

from dataclasses import replace

import pytest

from secondsource.model import Span
from secondsource.reconcile import reconcile
from secondsource.reconcile.answers import answered, calls_untrue, points_back, unaware
from tests.reconcile.builders import finding_with, pile, story, tells

BEATEN = "Ana Reyes said guards had beaten the cook."
SUNK = "Fishermen said their crews had killed four sailors of the coast guard."


def _after(first, *told):
    return story("Herald", "2021-06-08", first, *told, tells("Rain fell on Friday.", "HAZARD", "fell"))


def _beaten(*told):
    return _after(tells(BEATEN, "ASSAULT", "beaten", by="Ana Reyes"), *told)


def _pairs(made):
    return answered({made.report.id: made.report}, {made.report.id: made.extraction})


@pytest.mark.parametrize(
    ("words", "back"),
    [
        ("which the mill denies", True),
        ("which the mill has repeatedly denied.", True),
        ("an allegation that the mill rejects", True),
        ("a charge the mill has dismissed", True),
        ("something the mill denied", True),
        ("which was denied by the mill", True),
        ("which the mill denied to visitors for years", False),
        ("which the mill built", False),
        ("the mill hides flour, an accusation the mill has denied", False),
        ("the claim was denied by the mill", True),
        ("the flour that the mill rejected", False),
    ],
)
def test_what_a_relative_clause_denies(words, back):
    """What stands before "which the mill denies" is denied; a mill can reject flour, too."""
    told = tells(words, "STATEMENT", "deni", by="the mill", stance="denies", modality="denied")
    assert points_back(_beaten(told).extraction.claims[1]) is back


@pytest.mark.parametrize(
    ("words", "back"),
    [
        ("Those are lies.", True),
        ("“That is a complete fabrication,”", True),
        ("This is not true.", True),
        ("All of this is nonsense.", True),
        ("It isn't true.", True),
        ("These claims are baseless.", True),
        ("Those are our lies about the harvest.", False),
        ("That is true.", False),
        ("That is not right for a town of this size.", False),
        ("The rumours say that the mill is closed.", False),
    ],
)
def test_what_is_called_untrue(words, back):
    """Who says of something only that it is not so denies it."""
    assert calls_untrue(_beaten(tells(words, "STATEMENT", "is", by="The mill")).extraction.claims[1]) is back


def test_a_report_that_calls_something_a_lie_in_its_own_voice_answers_nothing():
    """That something is a lie is somebody's word."""
    assert not calls_untrue(_beaten(tells("Those are lies.", "STATEMENT", "are")).extraction.claims[1])


@pytest.mark.parametrize("words", ["Those are lies.", "That is not true."])
def test_what_is_called_a_lie_is_disputed(words):
    """Said by one, called a lie by another: one finding, denied."""
    one = _beaten(tells(words, "STATEMENT", "are", by="Omar Haddad"))
    finding = finding_with(reconcile(*pile(one)), "beaten the cook", one)
    assert (len(finding.claims), finding.status) == (2, "disputed")
    assert finding.facets["occurrence"].state == "denied"


def test_nobody_calls_his_own_words_a_lie():
    """What the speaker himself said before is not what he calls a lie."""
    assert _pairs(_beaten(tells("Those are lies.", "STATEMENT", "are", by="Ana Reyes"))) == []


@pytest.mark.parametrize(
    ("words", "back"),
    [
        ("he had no information about that", True),
        ("the guard did not have any information on these claims.", True),
        ("the guard was not aware of any such report", True),
        ("the guard had received no reports about this", True),
        ("he had seen no evidence of that", True),
        ("he had not found any proof for these claims", True),
        ("he had no information about the cook", False),
        ("he had seen evidence of that", False),
        ("he had information about that", False),
        ("he had no time for that", False),
    ],
)
def test_who_knows_nothing_of_it(words, back):
    """Who has no information about "that" doubts what was said before."""
    told = tells(words, "STATEMENT", "had", by="The guard", polarity="negated")
    assert unaware(_beaten(told).extraction.claims[1]) is back


@pytest.mark.parametrize(
    ("words", "kind", "pairs"),
    [
        ("The Inspectorate has not been able to verify the report.", "organization", 1),
        ("The Inspectorate was unable to verify that.", "organization", 1),
        ("The Inspectorate could not independently verify that.", "organization", 1),
        ("The Inspectorate could not verify the seals.", "organization", 0),
        ("The Inspectorate could not verify that the guard was there.", "organization", 0),
        ("The Inspectorate has not been able to verify the report.", "outlet", 1),
        ("The Inspectorate could not independently verify either account.", "outlet", 1),
    ],
)
def test_who_could_not_check_it(words, kind, pairs):
    """An inspectorate that cannot verify a report doubts it, and so does a paper, though it writes so of much that it hears."""
    told = tells(words, "STATEMENT", "verify", by="The Inspectorate", stance="cannot_confirm")
    first = tells(BEATEN, "ASSAULT", "beaten", by="Ana Reyes")
    one = story("Herald", "2021-06-08", first, told, kinds={"The Inspectorate": kind})
    assert len(_pairs(one)) == pairs


@pytest.mark.parametrize(
    ("words", "answers"),
    [
        ("The numbers could not be independently confirmed.", "killed"),
        ("It was not immediately possible to verify these figures.", "killed"),
        ("The figure could not immediately be verified.", "injured"),
        ("The authenticity of the pictures could not be verified.", None),
        ("It could not be verified who was there.", None),
    ],
)
def test_what_could_not_be_verified(words, answers):
    """Whoever writes so, it is of what was told before: of the number given last, of several of the first, which is what most of it was about."""
    toll = "Twelve people were killed and 30 injured in Sfax, the mayor said."
    told = [
        tells(toll, "CASUALTIES", predicate, by="the mayor", **{predicate: number})
        for predicate, number in (("killed", 12), ("injured", 30))
    ]
    doubt = tells(words, "STATEMENT", "verified", stance="cannot_confirm")
    one = story("Herald", "2021-06-08", *told, doubt)
    of = {c.id: c.predicate for c in one.extraction.claims}
    assert [of[claim] for _, claim in _pairs(one)] == ([answers] if answers else [])


def test_what_the_other_side_knows_nothing_of_is_unconfirmed():
    """He who knows nothing of it denies nothing."""
    words = "A spokesman of the prison said he had no information about that."
    one = _beaten(
        tells(words, "STATEMENT", "had", by="A spokesman of the prison", polarity="negated"),
    )
    finding = finding_with(reconcile(*pile(one)), "beaten the cook", one)
    assert (len(finding.claims), finding.status) == (2, "unconfirmed")


@pytest.mark.parametrize(
    ("behind", "number"),
    [
        (" according to which guards had poisoned the well", 0),
        (", alleging that guards had poisoned the well", 0),
        (" on Monday", 1),
        (", and the mill did so too", 1),
    ],
)
def test_a_denial_that_goes_on_to_say_of_what_answers_nothing_before(behind, number):
    """He who denies "the rumours according to which …" denies what follows."""
    words = f"The prison denied the rumours{behind}."
    one = _beaten(
        tells(words, "STATEMENT", "denied", by="The prison", stance="denies", modality="denied"),
    )
    claims = list(one.extraction.claims)
    start = claims[1].sentence.start
    short = replace(
        claims[1],
        text="The prison denied the rumours",
        spans=(Span(start, start + len("The prison denied the rumours")),),
    )
    claims[1] = short
    one = replace(one, extraction=replace(one.extraction, claims=tuple(claims)))
    assert len(_pairs(one)) == number


@pytest.mark.parametrize(
    ("words", "by", "status"),
    [
        ("The coast guard said it had lost no sailor.", "The coast guard", "disputed"),
        ("Fishermen said they had lost no man.", "Fishermen", "single_origin"),
    ],
)
def test_who_has_lost_nobody_disputes_the_toll_before(words, by, status):
    """That it has lost nobody stands against those who say that they killed its men, not beside them."""
    first = tells(SUNK, "CASUALTIES", "killed", by="Fishermen", killed=4)
    second = tells(words, "CASUALTIES", "lost", lemma="lose", by=by, polarity="negated")
    one = _after(first, second)
    assert finding_with(reconcile(*pile(one)), "killed four sailors", one).status == status


CHARGE = "Residents accuse police officers of the harbor of taking money from smugglers."


@pytest.mark.parametrize(
    ("by", "between", "status"),
    [
        ("The harbor police chief Omar Haddad", 0, "disputed"),
        ("The harbor police chief Omar Haddad", 3, "disputed"),
        ("The harbor police chief Omar Haddad", 5, "single_origin"),
        ("The shipping minister", 0, "single_origin"),
        ("Residents", 0, "single_origin"),
    ],
)
def test_who_denies_what_his_men_are_accused_of(by, between, status):
    """In whatever words: the chief denies what the officers are accused of; a minister, something else."""
    charge = tells(
        CHARGE,
        "ACCUSE",
        "accuse",
        by="Residents",
        actor="Residents",
        target="police officers of the harbor",
    )
    rest = [tells(f"Boat number {n} sailed on Friday.", "STATEMENT", "sailed") for n in range(between)]
    words = f"{by} denied that anybody had been paid."
    denial = tells(words, "STATEMENT", "paid", by=by, stance="denies", modality="denied")
    one = _after(charge, *rest, denial)
    assert finding_with(reconcile(*pile(one)), "accuse police", one).status == status
