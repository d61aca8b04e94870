"""One origin in several guises within one finding."""

import pytest

from secondsource.reconcile import reconcile
from tests.reconcile.builders import finding_with, pile, story, tells


def _said(
    outlet, speaker, entity=None, kind=None, words="{} said 12 people were killed in Aleppo on Thursday."
):
    told = tells(
        words.format(speaker),
        "CASUALTIES",
        "killed",
        lemma="kill",
        by=speaker,
        place="Aleppo",
        day="2016-12-08",
        killed=12,
    )
    return story(
        outlet,
        "2016-12-08",
        told,
        kinds={speaker: kind} if kind else None,
        entities={speaker: entity} if entity else None,
    )


def origins_of_two(first, second):
    """Return how many origins a finding has that two speakers tell in two papers; each is his words, entity and kind."""
    one, two = _said("Herald", *first), _said("Tribune", *second)
    finding = finding_with(reconcile(*pile(one, two)), first[0], one, two)
    assert len(finding.claims) == 2
    assert finding.status == ("corroborated" if len(finding.origins) == 2 else "single_origin")
    return len(finding.origins)


@pytest.mark.parametrize(
    ("first", "second", "origins"),
    [
        (("the army", {}, "government"), ("Brahim Tahir", {"descriptors": ("army spokesman",)}, "person"), 1),
        (
            ("Red Crescent", {}, "organization"),
            ("Brahim Tahir", {"descriptors": ("army spokesman",)}, "person"),
            2,
        ),
        (
            ("Syrian Observatory for Human Rights", {}, "organization"),
            ("a monitor", {}, "organization"),
            1,
        ),
        (("Syrian Observatory for Human Rights", {}, "organization"), ("a hospital", {}, "organization"), 2),
        (("Russia", {}, "government"), ("the Russian defense ministry", {}, "government"), 1),
        (("Turkey", {}, "government"), ("the Russian defense ministry", {}, "government"), 2),
        (
            ("Russian Defense Ministry", {}, "government"),
            ("Mevlut Cavusoglu", {"descriptors": ("Foreign Minister",)}, "person"),
            2,
        ),
        (
            ("A Nato spokesman", {}, "organization"),
            ("Sayid Hussaini", {"descriptors": ("police spokesman",)}, "person"),
            2,
        ),
        (
            ("the prosecutor", {}, "organization"),
            ("Leila Gharbi", {"descriptors": ("public prosecutor",)}, "person"),
            1,
        ),
        (("activists", {}, "organization"), ("A local activist", {}, "organization"), 1),
        (
            ("a military source", {}, "organization"),
            ("A source at the police command", {}, "organization"),
            2,
        ),
        (("Aleppo Police", {}, "organization"), ("Critics of Aleppo Police", {}, "organization"), 2),
        (("Syrian activists", {}, "organization"), ("Turkish activists", {}, "organization"), 2),
        (("Germany", {"country": "DE"}, "government"), ("Migrants In Germany", {}, "organization"), 2),
    ],
)
def test_a_body_and_who_speaks_for_it(first, second, origins):
    """A body and its speakers, a monitor and the observatory, Russia and its ministry are one origin; namesakes in part are two."""
    assert origins_of_two(first, second) == origins


@pytest.mark.parametrize("speaker", ["They", "the source", "It"])
def test_who_is_only_referred_back_to_corroborates_nothing(speaker):
    """Nobody knows who "they" are: what they say stays of one origin."""
    one, two = _said("Herald", "Omar Haddad"), _said("Tribune", speaker, {}, "organization")
    finding = finding_with(reconcile(*pile(one, two)), "Omar Haddad", one, two)
    assert finding.status == "single_origin"
