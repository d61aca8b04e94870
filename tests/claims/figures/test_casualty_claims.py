"""Each count of casualties sits on a claim of casualties of its own sort."""

import pytest

SORTS = [
    ("The blast in Kabul killed 10 people and injured 59.", {"10": "killed", "59": "injured"}),
    ("The attack killed four civilians and wounded three others.", {"four": "killed", "three": "injured"}),
    (
        "At least 72 civilians have been killed and over 325 wounded.",
        {"At least 72": "killed", "over 325": "injured"},
    ),
    ("Ten people were killed, two of them children.", {"Ten": "killed", "two": "killed"}),
    ("Twelve people were killed in Homs and five in Idlib.", {"Twelve": "killed", "five": "killed"}),
    ("The raids left 35 people including 22 children dead.", {"35": "killed", "22": "killed"}),
    ("The number of people killed in the attack rose to 39.", {"39": "killed"}),
    ("A man opened fire, shooting dead 22 people.", {"22": "killed"}),
    ("Two women were stoned to death in Raqqa.", {"Two": "killed"}),
    ("Seven people are now confirmed as having died.", {"Seven": "killed"}),
    (
        "Seven people have been killed and more than 50 taken to hospital.",
        {"Seven": "killed", "more than 50": "injured"},
    ),
]


@pytest.mark.parametrize(("text", "sorts"), SORTS, ids=[text for text, _ in SORTS])
def test_a_count_sits_on_a_claim_of_its_sort(extracted, text, sorts):
    """The killed are on claims of killing, the injured on claims of injuring, each count once."""
    found = [
        (figure.text, claim.type, claim.mode) for claim in extracted(text).claims for figure in claim.figures
    ]
    assert sorted(found) == sorted((words, "CASUALTIES", mode) for words, mode in sorts.items())


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Nineteen people were killed in several simultaneous blasts.", "several"),
        ("Another five civilians were killed in two other districts.", "two"),
        ("They attacked a convoy on a five-kilometer route and killed three soldiers.", "five-kilometer"),
        ("A quake of magnitude 6.2 killed three people in 2016.", "6.2"),
        ("Gunmen killed a 30-year-old teacher.", "30-year-old"),
        ("The attack killed three men between the ages of 18 and 35.", "35"),
        ("Two suicide bombers killed ten people inside base 17.", "Two"),
    ],
)
def test_what_is_no_casualty_is_not_counted_so(extracted, text, words):
    """Places, attacks, lengths, magnitudes, ages and killers are never counted among the dead."""
    measures = {f.measure for c in extracted(text).claims for f in c.figures if f.text == words}
    assert measures.isdisjoint({"killed", "injured", "dead_or_injured"})


def test_a_label_is_no_count(extracted):
    """The number of a base or a flight tells it from others, and counts nothing."""
    claims = extracted("Two bombers exploded inside base 17. Flight 370 carried 239 people.").claims
    assert {f.text for c in claims for f in c.figures} == {"Two", "239"}


def test_who_is_counted_is_told_without_more_and_other(extracted):
    """The population of "two more people" is people; of "39 deaths" the words name none."""
    claims = extracted("Two more people died. Officials reported 39 deaths.").claims
    assert {(f.text, f.population) for c in claims for f in c.figures} == {("Two", "people"), ("39", None)}


@pytest.mark.parametrize(
    ("text", "words", "measure"),
    [
        ("The quake toppled hundreds of buildings.", "hundreds", "destroyed"),
        ("Nine aid workers were taken hostage.", "Nine", "kidnapped"),
        ("It would allow thousands of civilians to evacuate.", "thousands", "evacuated"),
        ("Some 50,000 people have been forced from their homes.", "Some 50,000", "displaced"),
        ("84 people have been taken to hospital.", "84", "hospitalized"),
    ],
)
def test_the_claim_tells_what_its_own_words_do_not(extracted, text, words, measure):
    """Where no word around a number gives its measure, what the claim says happened to those counted does."""
    assert {f.measure for c in extracted(text).claims for f in c.figures if f.text == words} == {measure}


def test_one_of_many_and_a_time_of_day_are_no_counts(extracted):
    """A bare "one of the passengers" counts nothing that happened, and 6.13 is the time of the call."""
    claims = extracted("One of the passengers spoke. Police were called at 6.13. One man was killed.").claims
    assert [f.text for c in claims for f in c.figures] == ["One"]


def test_one_count_of_two_verbs_is_one_claim(extracted):
    """Of the five of "killed and injured five" each was one or the other; two counts make two claims."""
    (claim,) = (
        c for c in extracted("The shells killed and injured five men.").claims if c.type == "CASUALTIES"
    )
    assert (claim.mode, [figure.measure for figure in claim.figures]) == ("casualties", ["dead_or_injured"])
    both = [c.mode for c in extracted("The shells killed two and injured five men.").claims]
    assert both == ["killed", "injured"]
