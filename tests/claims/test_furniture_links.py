"""What a page has around a report tells nothing: links, captions, adverts, notes on the site."""

import pytest

from secondsource.claims import furniture_links

REPORT = "A bomb killed 12 people in the town on Tuesday the governor said."


@pytest.mark.parametrize(
    ("text", "unsaid"),
    [
        (
            f"Bomb kills 12 in the town Governor AFP Tuesday 29 Apr 2014 Print Tweet Views 371 Related Refugees arrive in new camp Helicopters strike rebels ahead of vote {REPORT}",
            "Refugees",
        ),
        (
            f"Bomb kills 12 in the town NGO AFP Monday 16 Jun 2014 Print Tweet Government helicopters bombed the camp. {REPORT}",
            "Tweet",
        ),
        (f"{REPORT}\nGetty Images Fans celebrate winning the cup\nThe mayor left the town.", "Fans"),
        (
            f"{REPORT}\nAttack on the star filmed by huge telescope https://t.co/abc123 — News (@news_com) May 2, 2016\nThe mayor left the town.",
            "telescope",
        ),
        (
            f"{REPORT}\nCopyright 2016. All rights reserved. Note: Two browsers are suggested for this site.\n",
            "browsers",
        ),
        (
            "The group denied it. Heavy Bombardment Sheikh Maqsud has been under intense shelling since mid-February which has killed more than 132 civilians the Observatory said.",
            "Heavy",
        ),
    ],
)
def test_what_stands_around_a_report_makes_no_claim(extracted, text, unsaid):
    """Links behind buttons, captions behind whose picture it is, outlets' posts, notes below a report and headings are left out."""
    claims = extracted(text).claims
    assert claims
    assert not any(unsaid in claim.text for claim in claims)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (f"{REPORT} Related groups attacked the camp.", "groups attacked the camp"),
        (
            f"{REPORT}\nRebels attacked the camp. https://t.co/abc123 — Jane Miller (@janemiller) May 2, 2016\n",
            "Rebels attacked the camp",
        ),
        (f"{REPORT} Rebels attacked this site on Monday.", "Rebels attacked this site"),
        (f"{REPORT} Syrian Rebels attacked the camp.", "Syrian Rebels attacked the camp"),
    ],
)
def test_what_only_looks_like_it_is_told(extracted, text, said):
    """A word, a link or a capital alone makes no furniture."""
    assert any(said in claim.text for claim in extracted(text).claims)


@pytest.mark.parametrize("row", ["-" * 20_000, "a-" + " " * 20_000 + "(", "https://t.co/-" * 2_000])
def test_a_long_row_after_a_link_is_read_in_one_go(row):
    """Tried in every way to part it, one of these would take days."""
    assert furniture_links._POSTED.search(f"https://t.co/{row}") is None
