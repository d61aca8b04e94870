"""Adding reports one by one gives what building from scratch gives."""

from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from secondsource.reconcile import reconcile
from secondsource.reconcile.matching import blocking, touching
from tests.reconcile.builders import pile, story, tells, yearless


@pytest.fixture(autouse=True, scope="module")
def _never_anew():
    """Small piles are mostly touched whole; keep them from being compared anew."""
    before, touching.MOST_TOUCHED = touching.MOST_TOUCHED, 2.0
    yield
    touching.MOST_TOUCHED = before


@pytest.fixture(scope="module")
def _large_blocks():
    """Blocks of a few claims count as large: each claim is compared with those nearest to it, which another report displaces."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(blocking, "SMALL", 3)
        patch.setattr(touching, "SMALL", 3)
        patch.setattr(blocking, "NEAREST", 2)
        patch.setattr(blocking, "WINDOW", 8)
        yield


_PLACES = ("Aleppo", "Homs", "Raqqa")
_SPEAKERS = ("Omar Haddad", "Lina Haddad", "Haddad", "Serguei Lavrov", "Lavrov")
_MATTERS = (
    ("{n} people were killed in {place} by shelling, {who} said.", "CASUALTIES", "killed"),
    ("The army suspended its operations in {place}, {who} said.", "CEASEFIRE", "suspended"),
    ("The army shelled districts of {place}, {who} said.", "ASSAULT", "shelled"),
    ("{who} said that {n} families had left {place} in buses.", "EVACUATION", "left"),
)


_YEARLESS = "Dec 8"


@st.composite
def stories(draw, most=6):
    """Draw a few reports about few matters, so that they meet."""
    made = []
    for number in range(draw(st.integers(2, most))):
        told = []
        for _ in range(draw(st.integers(1, 4))):
            words, kind, predicate = draw(st.sampled_from(_MATTERS))
            who, place, n = (
                draw(st.sampled_from(_SPEAKERS)),
                draw(st.sampled_from(_PLACES)),
                draw(st.sampled_from((3, 12, 40))),
            )
            counted = {"killed": n} if kind == "CASUALTIES" else {}
            told.append(
                tells(
                    words.format(n=n, place=place, who=who),
                    kind,
                    predicate,
                    by=who,
                    place=place,
                    actor=("army",) if "army" in words else (),
                    **counted,
                )
            )
        unique = {t.sentence: t for t in told}
        day = draw(st.sampled_from((None, _YEARLESS, "2016-12-07", "2016-12-08", "2016-12-09", "2017-12-20")))
        outlet = draw(st.sampled_from(("Herald", "Tribune", None)))
        if day == _YEARLESS:
            made.append(yearless(outlet, *unique.values(), uri=str(number)))
        else:
            made.append(story(outlet, day, *unique.values(), uri=str(number)))
    return made


@settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(stories(), st.randoms(use_true_random=False))
def test_adding_equals_building_anew(made, order):
    """The result does not depend on the order of adding, nor on whether an earlier result was given."""
    shuffled = list(made)
    order.shuffle(shuffled)
    result = None
    for count in range(1, len(shuffled) + 1):
        reports, extractions = pile(*shuffled[:count])
        result = reconcile(reports, extractions, (), result, frozenset({shuffled[count - 1].report.id}))
    assert result == reconcile(*pile(*made))


@pytest.mark.usefixtures("_large_blocks")
@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(stories(most=9), st.randoms(use_true_random=False))
def test_adding_to_large_blocks_equals_building_anew(made, order):
    """Also where what is added takes the place of others among those that a claim is compared with."""
    shuffled = list(made)
    order.shuffle(shuffled)
    before = reconcile(*pile(*shuffled[:-1]))
    reports, extractions = pile(*shuffled)
    added = frozenset({shuffled[-1].report.id})
    assert reconcile(reports, extractions, (), before, added) == reconcile(*pile(*made))


@settings(max_examples=6, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(stories())
def test_every_claim_is_in_one_finding_and_has_one_origin(made):
    """Findings and origins each divide the claims; their members and the maps agree."""
    result = reconcile(*pile(*made))
    claims = sorted(c.id for s in made for c in s.extraction.claims)
    assert sorted(c for f in result.findings for c in f.claims) == claims
    assert sorted(c for o in result.origins for c in o.claims) == claims
    assert result.claim_finding == {c: f.id for f in result.findings for c in f.claims}
    assert result.claim_origin == {c: o.id for o in result.origins for c in o.claims}
    members = [m for e in result.entities for m in e.members]
    assert len(members) == len(set(members))


def test_what_goes_on_from_a_speaker_is_told_with_the_name_by_which_most_know_him():
    """Of a finding whose claims name nobody, too, what added reports call its origin."""
    first = story(
        "Herald",
        "2016-12-08",
        tells(
            "Orontes Watch said that twelve soldiers died in Homs.",
            "CASUALTIES",
            "died",
            by="Orontes Watch",
            killed=12,
        ),
        tells("Eight vehicles were destroyed.", "DAMAGE", "destroyed"),
        kinds={"Orontes Watch": "organization"},
    )
    paragraph = replace(first.report, text=first.report.text.replace("\n", " "))
    first = replace(first, report=paragraph)
    others = [
        story(
            outlet,
            "2016-12-09",
            tells(f"Orontes Rights Watch said it had {what}.", "STATEMENT", "had", by="Orontes Rights Watch"),
            kinds={"Orontes Rights Watch": "organization"},
            entities={"Orontes Rights Watch": {"aliases": ("Orontes Watch",)}},
        )
        for outlet, what in (("Tribune", "new trucks"), ("Gazette", "no money left"), ("Post", "two plans"))
    ]
    before = reconcile(*pile(first))
    after = reconcile(*pile(first, *others), (), before, frozenset(o.report.id for o in others))
    anew = reconcile(*pile(first, *others))
    claim = first.extraction.claims[1].id
    whys = [
        next(f for f in found.findings if claim in f.claims).origins[0].why for found in (before, after, anew)
    ]
    assert whys == [
        "The report goes on from what it gives as the words of Orontes Watch.",
        *["The report goes on from what it gives as the words of Orontes Rights Watch."] * 2,
    ]
    assert after == anew
