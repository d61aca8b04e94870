"""One origin in several guises within one finding."""

from dataclasses import replace

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


@pytest.mark.parametrize(
    ("chain", "origins"),
    [
        (("trusted sources", "Observatory"), 1),
        (("trusted sources",), 2),
        (("trusted sources", "Red Crescent"), 2),
    ],
)
def test_the_sources_of_a_body_do_not_bear_it_out(chain, origins):
    """What a body has from sources without a name is its own word, where it speaks of the matter; another body's is not."""
    words = "{} said 12 people were killed in Aleppo on Thursday."
    one, two = _said("Herald", "Observatory", {}, "organization"), _told_by("Tribune", words, chain)
    finding = finding_with(reconcile(*pile(one, two)), "Observatory said", one, two)
    assert len(finding.claims) == 2
    assert len(finding.origins) == origins


def _told_by(outlet, words, chain):
    """Return a report of 12 dead that gives a chain of speakers, the first of them without a name."""
    made = story(
        outlet,
        "2016-12-08",
        tells(
            words.format(" and ".join(chain)),
            "CASUALTIES",
            "killed",
            lemma="kill",
            by=chain,
            place="Aleppo",
            day="2016-12-08",
            killed=12,
        ),
        kinds=dict.fromkeys(chain, "organization"),
    )
    (claim,) = made.extraction.claims
    links = claim.attribution.chain
    unnamed = replace(links[0], kind="unnamed", mention=replace(links[0].mention, entity=None))
    given = replace(claim, attribution=replace(claim.attribution, chain=(unnamed, *links[1:])))
    return replace(made, extraction=replace(made.extraction, claims=(given,)))


def test_a_claim_of_responsibility_is_of_who_makes_it():
    """Whoever reports that a front claimed responsibility, it is the front's word."""
    sentence = "The Coastal Front claimed responsibility for the attack, Newswire reported."
    one = story(
        "Herald",
        "2016-12-08",
        tells(sentence, "STATEMENT", "claimed", lemma="claim", by="Newswire"),
        kinds={"Newswire": "outlet", "Coastal Front": "armed_group"},
        entities={"Coastal Front": {}},
    )
    assert [o.name for o in reconcile(*pile(one)).origins] == ["Coastal Front"]


def test_a_body_says_for_its_part():
    """The words of "for its part" are no part of a body's name."""
    one = _said("Herald", "Coastal Observatory", {}, "organization")
    two = _told_by(
        "Tribune",
        "For {} said 12 people were killed in Aleppo on Thursday.",
        ("its part the Britain-based Coastal Observatory",),
    )
    finding = finding_with(reconcile(*pile(one, two)), "said 12", one, two)
    assert len(finding.origins) == 1


@pytest.mark.parametrize(
    ("speaker", "status"),
    [("Newswire", "single_origin"), ("State television", "corroborated")],
)
def test_an_agency_beside_a_speaker_is_no_origin(speaker, status):
    """An agency that is cited has it from somebody; a state's own media speak for the state."""
    one, two = _said("Herald", "Omar Haddad"), _said("Tribune", speaker, {}, "outlet")
    finding = finding_with(reconcile(*pile(one, two)), "Omar Haddad", one, two)
    assert len(finding.claims) == 2
    assert finding.status == status


@pytest.mark.parametrize(
    ("called", "status"),
    [
        ("the Orontes news agency", "single_origin"),
        ("the Orontes relief agency", "corroborated"),
        ("the state-run Orontes news agency", "corroborated"),
    ],
)
def test_what_is_called_a_medium_is_no_origin_beside_a_speaker(called, status):
    """A body that reports call a news agency has it from somebody, whatever kind of name it was taken for."""
    body = {"descriptors": (called,)}
    one, two = _said("Herald", "Omar Haddad"), _said("Tribune", "Orontes", body, "organization")
    finding = finding_with(reconcile(*pile(one, two)), "Omar Haddad", one, two)
    assert len(finding.claims) == 2
    assert finding.status == status


@pytest.mark.parametrize(("kind", "name"), [("outlet", "Salma Triki"), ("organization", "Coastal Press")])
def test_who_talks_to_an_agency_does_not_speak_for_it(kind, name):
    """A name read with an agency's before it makes nobody its speaker; that of a body does."""
    person = {"descriptors": ("Coastal Press director",)}
    one, two = _said("Herald", "Salma Triki", person, "person"), _said("Tribune", "Coastal Press", {}, kind)
    finding = finding_with(reconcile(*pile(one, two)), "Salma Triki", one, two)
    origins = {o.origin: o for o in finding.origins}
    names = {o.id: o.name for o in reconcile(*pile(one, two)).origins}
    first = next(k for k, o in origins.items() if one.extraction.claims[0].id in o.claims)
    assert names[first] == name


@pytest.mark.parametrize(("credited", "status"), [(("Coalition",), "single_origin"), ((), "corroborated")])
def test_an_agency_has_it_from_whom_its_own_reports_quote(credited, status):
    """What a body's releases tell, and who is quoted in another of them, is one account; in a paper that does not credit it, he is another."""
    raid = {"lemma": "raid", "place": "Raqqa", "day": "2014-11-26"}
    own = tells("Warplanes raided the grain market of Raqqa on Wednesday.", "ASSAULT", "raided", **raid)
    said = tells(
        "Hariri said the grain market was raided in Raqqa on Wednesday.",
        "ASSAULT",
        "raided",
        by="Hariri",
        **raid,
    )
    told = (
        story("Bulletin", "2014-11-26", own, credits=("Coalition",)),
        story("Herald", "2014-11-27", said, credits=credited),
    )
    assert finding_with(reconcile(*pile(*told)), own.sentence, *told).status == status
