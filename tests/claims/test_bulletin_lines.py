"""Lines of a bulletin without a verb: each makes a claim of its figures, and none runs into the next."""

import pytest

BULLETIN = """SITUATION BULLETIN No. 3

Burnt area: 3,800 hectares
Forces: 412 firefighters, 16 ground teams, 88 vehicles
Dead: 2
- 11 injured (3 seriously)
- 1 person reported missing (Schinos)
Tel: 210 345 678
Evacuated: approx. 1,100 from nine villages
"""
LINES = (
    ("Burnt area: 3,800 hectares", {("3,800 hectares", "area")}),
    (
        "Forces: 412 firefighters, 16 ground teams, 88 vehicles",
        {("412", "count"), ("16", "count"), ("88", "count")},
    ),
    ("Dead: 2", {("2", "killed")}),
    ("11 injured (3 seriously)", {("11", "injured"), ("3", "injured")}),
    ("1 person reported missing (Schinos)", {("1", "missing")}),
)


@pytest.mark.parametrize(("words", "figures"), LINES, ids=[row[0] for row in LINES])
def test_a_line_is_a_claim_of_its_figures(extracted, words, figures):
    """Its label is no speaker, and what stands in the line above counts nothing in it."""
    claims = [claim for claim in extracted(BULLETIN).claims if claim.text == words]
    assert {(f.text, f.measure) for claim in claims for f in claim.figures} == figures
    assert not any(claim.attribution and claim.attribution.chain for claim in claims)


def test_what_is_no_figure_makes_no_line(extracted):
    """A telephone number is none."""
    assert not any("210" in claim.text for claim in extracted(BULLETIN).claims)
