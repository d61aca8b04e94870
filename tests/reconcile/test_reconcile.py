"""The stage as a whole."""

import pytest

from secondsource.reconcile import reconcile
from tests.reconcile.builders import finding_with, pile, story, tells


def test_two_outlets_with_their_own_speakers_corroborate():
    """Two independent speakers who say the same make one corroborated finding."""
    one = story(
        "Herald",
        "2016-12-08",
        tells(
            "Police chief Omar Haddad said 12 people were killed in Aleppo on Thursday.",
            "CASUALTIES",
            "killed",
            by="Omar Haddad",
            place="Aleppo",
            day="2016-12-08",
            killed=12,
        ),
    )
    two = story(
        "Tribune",
        "2016-12-09",
        tells(
            "Doctor Lina Saleh said 12 people had been killed in Aleppo on Thursday.",
            "CASUALTIES",
            "killed",
            by="Lina Saleh",
            place="Aleppo",
            day="2016-12-08",
            killed=12,
        ),
    )
    result = reconcile(*pile(one, two))
    finding = finding_with(result, "12 people", one, two)
    assert len(finding.claims) == 2
    assert finding.status == "corroborated"
    assert len(finding.origins) == 2
    assert (finding.range.low, finding.range.best, finding.range.high) == (12, 12, 12)


def test_five_papers_quoting_one_minister_are_one_origin():
    """Articles are not counted: one speaker in several outlets is a single origin."""
    papers = [
        story(
            name,
            f"2016-12-{8 + n:02}",
            tells(
                f"Lavrov {verb} that the army suspended its operations in Aleppo.",
                "CEASEFIRE",
                "suspended",
                by="Lavrov",
                actor="army",
                place="Aleppo",
                mode="suspended",
                lemma="suspend",
            ),
        )
        for n, (name, verb) in enumerate(
            [("A", "said"), ("B", "announced"), ("C", "stated"), ("D", "declared"), ("E", "told us")]
        )
    ]
    result = reconcile(*pile(*papers))
    finding = finding_with(result, "suspended", *papers)
    assert len(finding.claims) == 5
    assert finding.status == "single_origin"
    assert len(finding.origins) == 1


def test_an_announcement_a_doubt_and_a_contradiction_are_one_disputed_finding():
    """A pause that one announces, one cannot confirm and one contradicts is one disputed finding."""
    one = story(
        None,
        None,
        tells(
            "Lavrov said the army suspended combat in Aleppo on Thursday.",
            "CEASEFIRE",
            "suspended",
            by="Lavrov",
            actor="army",
            place="Aleppo",
            weekday="Thursday",
            mode="suspended",
            lemma="suspend",
        ),
        tells(
            "Trudeau said she could not confirm that the army had stopped its operations in Aleppo.",
            "CEASEFIRE",
            "stopped",
            by="Trudeau",
            actor="army",
            place="Aleppo",
            mode="suspended",
            stance="cannot_confirm",
            lemma="stop",
        ),
    )
    two = story(
        None,
        None,
        tells(
            "Abderrahman told EFE that there was artillery fire by the army in Aleppo on Thursday.",
            "ASSAULT",
            "fire",
            by="Abderrahman",
            actor="army",
            place="Aleppo",
            weekday="Thursday",
        ),
        uri="two",
    )
    result = reconcile(*pile(one, two))
    finding = finding_with(result, "suspended combat", one, two)
    assert len(finding.claims) == 3
    assert finding.status == "disputed"
    assert len(finding.origins) == 3


@pytest.mark.parametrize(
    ("refusal", "status"),
    [
        ("Assad ruled out a truce in Aleppo on Thursday.", "disputed"),
        ("Assad rejected a previous truce in Aleppo on Thursday.", "single_origin"),
    ],
)
def test_a_truce_that_is_refused_stands_against_the_one_announced_and_against_no_other(refusal, status):
    """Who refuses a truce stands against its announcement; who refused an earlier one does not."""
    announced = story(
        "A",
        "2016-12-09",
        tells(
            "Moscow announced a truce in Aleppo on Thursday.",
            "CEASEFIRE",
            "truce",
            by="Moscow",
            place="Aleppo",
            weekday="Thursday",
            mode="announced",
        ),
    )
    refused = story(
        "B",
        "2016-12-09",
        tells(
            refusal,
            "CEASEFIRE",
            "truce",
            by="Assad",
            place="Aleppo",
            weekday="Thursday",
            mode="rejected",
            stance="rejects",
        ),
    )
    result = reconcile(*pile(announced, refused))
    assert finding_with(result, "announced a truce", announced, refused).status == status


@pytest.mark.parametrize(
    ("second", "change"),
    [
        ("The toll rose to 20 on Friday, with 20 people killed in Aleppo, police said.", "later_count"),
        (
            "Police corrected the toll: 20 people were killed in Aleppo, not as earlier reported.",
            "correction",
        ),
    ],
)
def test_a_rise_and_a_correction_are_told_apart(second, change):
    """A later higher count is no dispute, and a correction is told as one when its words say so."""
    one = story(
        "Herald",
        "2016-12-08",
        tells(
            "Police said 12 people were killed in Aleppo in the blast.",
            "CASUALTIES",
            "killed",
            by="Police",
            place="Aleppo",
            killed=12,
        ),
    )
    two = story(
        "Tribune", "2016-12-09", tells(second, "CASUALTIES", "killed", by="olice", place="Aleppo", killed=20)
    )
    result = reconcile(*pile(one, two))
    finding = finding_with(result, "12 people", one, two)
    assert len(finding.claims) == 2
    assert [entry.change for entry in finding.history] == ["first", change]
    assert finding.facets["count"].state != "disputed"
    assert finding.range.best == 20


def test_one_name_taken_for_two_places_is_no_dispute_of_where():
    """Two texts that name a place by one name agree on it, wherever each was put on the map."""

    def changed_hands(outlet, day, words, latitude, longitude):
        told = tells(
            words, "TERRITORY", "took", actor="government forces", place="Old City", day="2016-12-07"
        )
        return story(outlet, day, told, entities={"Old City": {"latitude": latitude, "longitude": longitude}})

    one = changed_hands("Herald", "2016-12-07", "Government forces took control of the Old City.", 36.2, 37.2)
    two = changed_hands("Tribune", "2016-12-08", "Government forces took the Old City.", 31.8, 35.2)
    result = reconcile(*pile(one, two))
    finding = finding_with(result, "took control", one, two)
    assert len(finding.claims) == 2
    assert finding.status == "corroborated"


@pytest.mark.parametrize(
    ("fields", "status"),
    [
        ({}, "corroborated"),
        ({"modality": "planned"}, "single_origin"),
        ({"modality": "possible"}, "single_origin"),
        ({"stance": "demands"}, "single_origin"),
    ],
)
def test_only_one_proposition_is_borne_out(fields, status):
    """What one origin says has happened is not borne out by what another one plans, holds possible or demands."""

    def left(outlet, day, speaker, words, **more):
        told = tells(
            words, "EVACUATION", "left", by=speaker, actor="civilians", place="Aleppo", lemma="leave", **more
        )
        return story(outlet, day, told, entities={"civilians": {"sector": "CVL"}})

    one = left(
        "Herald", "2016-12-08", "Omar Haddad", "Omar Haddad said 800 civilians left Aleppo.", evacuated=800
    )
    two = left(
        "Tribune",
        "2016-12-08",
        "Lina Saleh",
        "Lina Saleh said 800 civilians left Aleppo.",
        evacuated=800,
        **fields,
    )
    found = reconcile(*pile(one, two))
    assert finding_with(found, "Omar Haddad", one, two).status == status


def test_fighters_who_leave_are_not_the_civilians_who_leave():
    """Two plans for others to leave one place are two matters, and neither is corroborated."""
    one = story(
        "Herald",
        "2016-12-08",
        tells(
            "The Kremlin said a deal to allow rebels to leave Aleppo was on the agenda.",
            "EVACUATION",
            "leave",
            by="Kremlin",
            actor="rebels",
            place="Aleppo",
            modality="planned",
        ),
        entities={"rebels": {"sector": "REB"}},
    )
    two = story(
        "Tribune",
        "2016-12-08",
        tells(
            "Lavrov said combat was suspended to allow civilians to leave Aleppo.",
            "EVACUATION",
            "leave",
            by="Lavrov",
            actor="civilians",
            place="Aleppo",
            modality="planned",
        ),
        entities={"civilians": {"sector": "CVL"}},
    )
    result = reconcile(*pile(one, two))
    assert finding_with(result, "Kremlin", one, two) != finding_with(result, "Lavrov", one, two)
    assert {f.status for f in result.findings} == {"single_origin"}


@pytest.mark.parametrize(
    ("others", "status"),
    [(("Turkey", "Iran"), "single_origin"), (("Moscow", "Washington"), "corroborated")],
)
def test_talks_between_others_are_other_talks(others, status):
    """Two origins who tell of talks about one place corroborate each other only where the parties are the same."""
    one = story(
        "Herald",
        "2016-12-08",
        tells(
            "Omar Haddad said Moscow and Washington held talks on Aleppo.",
            "MEETING",
            "talks",
            by="Omar Haddad",
            place="Aleppo",
        ),
        entities={name: {} for name in ("Moscow", "Washington")},
    )
    two = story(
        "Tribune",
        "2016-12-08",
        tells(
            f"Lina Saleh said {others[0]} and {others[1]} held talks on Aleppo.",
            "MEETING",
            "talks",
            by="Lina Saleh",
            place="Aleppo",
        ),
        entities={name: {} for name in others},
    )
    result = reconcile(*pile(one, two))
    assert finding_with(result, "Omar Haddad", one, two).status == status


@pytest.mark.parametrize(
    ("speakers", "state"),
    [((("Omar Haddad",), ("Lina Saleh",)), "agreed"), (((), ()), "single_origin")],
)
def test_one_number_agrees_where_each_has_a_source(speakers, state):
    """Two papers that print one toll in their own voice do not agree independently, and the finding says why."""
    told = [
        story(
            outlet,
            "2016-12-08",
            tells(
                f"{words} 12 people were killed in Aleppo on Thursday.",
                "CASUALTIES",
                "killed",
                by=by,
                place="Aleppo",
                day="2016-12-08",
                killed=12,
            ),
        )
        for outlet, words, by in zip(
            ("Herald", "Tribune"),
            ("Police chief Omar Haddad said", "Doctor Lina Saleh said"),
            speakers,
            strict=True,
        )
    ]
    finding = finding_with(reconcile(*pile(*told)), "12 people", *told)
    assert finding.facets["count"].state == state
    unsourced = "none shows a source of its own" in finding.facets["occurrence"].why
    assert unsourced is (state == "single_origin")
