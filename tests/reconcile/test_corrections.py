"""A correction printed with its notice: one finding with the count that it replaces."""

from dataclasses import replace

import pytest

from secondsource.reconcile import reconcile
from secondsource.reconcile.revisions import corrected_numbers
from tests.reconcile.builders import finding_with, pile, story, tells


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("(Corrects number of dead in fifth paragraph to more than 800, not more than 80)", {(80, 800)}),
        ("(Corrects toll from 1,200 to 120)", {(1200, 120)}),
        ("CORRECTED: toll of 12 instead of 21", {(21, 12)}),
        ("(Corrects spelling of name in paragraph 4)", set()),
        ("The toll rose to 800, not 80.", set()),
    ],
)
def test_numbers_of_a_notice(text, expected):
    """Only a notice of correction puts numbers in the place of others."""
    assert corrected_numbers(f"Headline\n\n{text}\n\nText.") == frozenset(expected)


PADDING = (
    "The head of the council spoke by telephone on Friday and said that the hospital had no beds left for anybody. "
    "Aid workers waited at the crossing for a convoy with flour, blankets and fuel that had been promised for the week."
)


def _wire(published, number, notice=""):
    told = tells(
        f"More than {number} people have died in Aleppo since the start of the month, the mayor told the agency.",
        "CASUALTIES",
        "died",
        lemma="die",
        by="the mayor",
        place="Aleppo",
        killed=number,
    )
    noted = []
    if notice:
        noted = [tells(notice, "CASUALTIES", "dead", lemma="die", killed=number)]
    made = story("Wire", published, *noted, told, text=PADDING, uri=f"{published}{number}")
    # The notice and the sentence that it corrects tell one toll.
    toll = (bytes([127] + [0] * 127),) * len(made.extraction.claims)
    return replace(made, extraction=replace(made.extraction, matters=toll))


def test_a_corrected_count_is_one_finding_that_says_so():
    """The old and the new number stand in one finding, corrected, and the notice is no origin and no title."""
    old = _wire("2016-12-08", 80)
    new = _wire(
        "2016-12-09", 800, "(Corrects number of dead in first paragraph to more than 800, not more than 80)"
    )
    result = reconcile(*pile(old, new))
    (finding,) = [f for f in result.findings if f.type == "CASUALTIES"]
    assert len(finding.claims) == 3
    assert len(finding.origins) == 1
    assert finding.title.startswith("More than 800")
    assert "correction" in [entry.change for entry in finding.history]
    assert finding.range.best == 800


def test_another_number_without_a_notice_is_no_copy():
    """Of two numbers that no notice names, the later is no correction."""
    result = reconcile(*pile(_wire("2016-12-08", 80), _wire("2016-12-09", 800)))
    assert not any(
        entry.why.endswith("its words say that an earlier number is corrected.")
        for finding in result.findings
        for entry in finding.history
    )


def _truce(outlet, day, words, by="Haddad", **more):
    return story(outlet, day, tells(words, "CEASEFIRE", "truce", by=by, place="Homs", **more))


_REJECTS = {"stance": "rejects", "modality": "denied"}


@pytest.mark.parametrize(
    ("told", "changes"),
    [
        ((("There is no truce in Homs, Haddad said.", "Haddad", {"polarity": "negated"}),
          ("Haddad ruled out a truce in Homs.", "Haddad", _REJECTS),
          ("Vera said there was a truce in Homs.", "Vera", {})), ["first", "joined", "contradiction"]),
        ((("Vera said there was a truce in Homs.", "Vera", {}),
          ("There is no truce in Homs, Haddad said.", "Haddad", {"polarity": "negated"})), ["first", "contradiction"]),
        ((("Haddad ruled out a truce in Homs.", "Haddad", {"stance": "rejects"}),
          ("There is no truce in Homs, Vera said.", "Vera", {"polarity": "negated"})), ["first", "joined"]),
    ],
)  # fmt: skip
def test_who_rejects_and_who_says_it_is_not_so_are_of_one_side(told, changes):
    """What contradicts an earlier report is of the other side than all of them."""
    stories = [
        _truce(f"Paper {n}", f"2016-12-0{n}", words, by=by, **more)
        for n, (words, by, more) in enumerate(told, 1)
    ]
    finding = finding_with(reconcile(*pile(*stories)), "truce", *stories)
    assert [entry.change for entry in finding.history] == changes
