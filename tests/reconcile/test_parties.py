"""The boast of a party is borne out by no other word of its side, and by one of the other side."""

import pytest

from secondsource.reconcile import reconcile
from tests.reconcile.builders import finding_with, pile, story, tells

BOAST = "Commander Idris said on Friday that his men had captured 63 soldiers in Talbar."


def _captured(outlet, day, words, by, doer):
    told = tells(
        words,
        "DETENTION",
        "captured",
        lemma="capture",
        by=by,
        place="Talbar",
        day="2025-10-10",
        actor=doer,
        target="soldiers",
        figures=(("captured", 63, {"population": "soldiers"}),),
    )
    kinds = {"Idris": "person", by: "organization", "his men": "population", "soldiers": "population"}
    sectors = {"soldiers": "MIL", "Idris": "MIL", "Northern Front": "REB", "Army": "MIL", "Red Cross": "NGO"}
    return story(
        outlet, day, told, kinds=kinds, entities={name: {"sector": s} for name, s in sectors.items()}
    )


@pytest.mark.parametrize(
    ("other", "status"),
    [("Northern Front", "single_origin"), ("Army", "corroborated"), ("Red Cross", "corroborated")],
)
def test_who_is_of_the_side_that_tells_its_own_deed_bears_nothing_out(other, status):
    """Whoever a commander belongs to says no more than he; those whom it happened to, and others, do."""
    one = _captured("Herald", "2025-10-11", BOAST, "Idris", "his men")
    words = f"The {other} said that 63 soldiers were captured in Talbar on Friday."
    two = _captured("Courier", "2025-10-12", words, other, ())
    finding = finding_with(reconcile(*pile(one, two)), BOAST, one, two)
    assert len(finding.origins) == 2
    assert finding.status == status
