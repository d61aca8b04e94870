"""A deed that somebody claims, condemns or praises: what came of it the report tells, not he."""

import pytest

TOLD_BY_THE_REPORT = [
    # text, predicate of what came of it
    (
        "The group on Monday claimed responsibility for a suicide bombing that killed more than 30 rebels near the border.",
        "kill",
    ),
    (
        "The coalition strongly condemned the massacre carried out by the army in which 35 civilians were killed.",
        "kill",
    ),
    ("The premier denounced the blasts that rocked the city on Wednesday.", "rock"),
    ("The president praised the raid that freed 12 hostages.", "free"),
    ("The mayor blamed the army for the shelling that had destroyed the bridge.", "destroy"),
]
TOLD_BY_SOMEBODY = [
    # what he puts in words himself, what he reports, and what stands in quotation marks
    (
        "The army claimed responsibility for the attack which it said had destroyed a depot.",
        "destroy",
        "it",
    ),
    ("The mayor condemned a raid that was unlawful and cruel.", "raid", "The mayor"),
    ("The bishop condemned “the raid that killed 12 monks” and left.", "kill", "The bishop"),
    ("The mayor condemned the killing of 12 monks.", "killing", "The mayor"),
    ("The monitor reported clashes that killed 12 rebels.", "kill", "The monitor"),
    (
        "The governor said the group had claimed responsibility for a bombing that killed nine people.",
        "kill",
        "The governor",
    ),
]


@pytest.mark.parametrize(("text", "predicate"), TOLD_BY_THE_REPORT)
def test_what_came_of_a_deed_is_the_reports_own(claim_about, text, predicate):
    """Whoever owns up to a deed or judges it gives no number of the dead."""
    (claim,) = claim_about(text, predicate)
    assert claim.attribution is None


@pytest.mark.parametrize(("text", "predicate", "speaker"), TOLD_BY_SOMEBODY)
def test_what_somebody_says_of_a_deed_stays_his(claim_about, text, predicate, speaker):
    """A clause with a speaker of its own, a report, a quotation, and the deed itself are told by whoever speaks."""
    (claim,) = claim_about(text, predicate)
    assert claim.attribution is not None
    assert claim.attribution.chain[0].mention.text == speaker


def test_who_condemns_a_deed_has_not_done_it(extracted):
    """The number of the dead in a clause about the deed is no number of whom the speaker killed."""
    text = (
        "The coalition has condemned the crime committed by the militia in the east where residents discovered a mass grave "
        "containing 230 corpses of tribesmen."
    )
    counted = [claim for claim in extracted(text).claims if any(f.best == 230 for f in claim.figures)]
    assert counted
    for claim in counted:
        assert claim.attribution is None
        assert not any("coalition" in role.mention.text for role in claim.roles)
