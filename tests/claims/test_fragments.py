"""Words that assert nothing by themselves make no claim, and a claim keeps the words that say which one is meant."""

import pytest

BLAST = "A bomb killed ten people in the town. "

# text, the words of its claims
WORDS = [
    # An editor's notes between sentences.
    (f"{BLAST}[passage omitted] The truce holds. [end recording]", ["A bomb killed ten people in the town", "The truce holds"]),
    (f"{BLAST}The truce [of May] holds.", ["A bomb killed ten people in the town", "The truce [of May] holds"]),
    # A heading of one or two words between paragraphs; a count tells something.
    (f"{BLAST}\nThe mayor spoke.\nLicense deal\nThe truce holds.", ["A bomb killed ten people in the town", "The mayor spoke", "The truce holds"]),
    (f"{BLAST}\nThe mayor spoke.\nTwelve dead\nThe truce holds.", ["A bomb killed ten people in the town", "The mayor spoke", "Twelve dead", "The truce holds"]),
    # A clause that only presupposes that a known thing happened.
    (f"{BLAST}A guard slept when the accident occurred.", ["A bomb killed ten people in the town", "A guard slept when the accident occurred"]),
    # The word that ties a clause to the one before.
    ("The roads were cut, so residents fled on foot.", ["The roads were cut", "residents fled on foot"]),
    ("So many residents fled.", ["So many residents fled"]),
    ("Guards shut the gate, so nobody could enter.", ["Guards shut the gate, so nobody could enter"]),
    # The participle that says which ones are meant goes with a verb that shares its subject.
    (
        "Clerks charged with theft have been arrested and will be released.",
        ["Clerks charged with theft have been arrested", "Clerks charged with theft have been arrested", "Clerks charged with theft will be released"],
    ),
    # What is left of a clause that somebody else tells is not shown.
    (
        "The police said two guards were shot on Monday in what the mayor called a “brutal crime”.",
        ["two guards were shot on Monday", "two guards were shot on Monday in what the mayor called a “brutal crime”"],
    ),
    # The cue between a clause and what is expected.
    (
        "The mayor closed the roads, expecting heavy snow.",
        ["The mayor closed the roads", "The mayor closed the roads, expecting heavy snow"],
    ),
    # What came of it came of the deed, not of where it was.
    (
        "The police believe there was an explosion in a tank which led to a fire.",
        ["there was an explosion in a tank which led to a fire", "an explosion in a tank led to a fire"],
    ),
    ("The army holds a road which leads to a camp.", ["The army holds a road which leads to a camp"]),
    # Who are counted, and how many.
    ("The number of people who were hurt in the blast rose to 12.", ["The number of people who were hurt in the blast rose to 12"]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "words"), WORDS)
def test_words_that_assert_something(extracted, text, words):
    """Notes, headings and what is told before are no assertions; nothing of one is lost."""
    assert [claim.text for claim in extracted(text).claims] == words


@pytest.mark.parametrize(
    ("text", "type_"),
    [
        ("The raid destroyed the bridge.", "DAMAGE"),
        ("The rebels wanted to destroy the hopes of the people.", "STATEMENT"),
        ("The army is fighting the rebels.", "ASSAULT"),
        ("The army is fighting the scourge of drugs.", "STATEMENT"),
        ("The rebels violated the agreement.", "REJECT"),
        ("The guards violated the rights of the people.", "STATEMENT"),
        ("The mayor spoke after the collapse of the bridge.", "DAMAGE"),
        ("The mayor spoke after the collapse of the government.", "STATEMENT"),
        ("The mayor spoke after her near-collapse at the service.", "STATEMENT"),
    ],
)
def test_figures_of_speech_are_no_events(extracted, text, type_):
    """Hopes are not destroyed as bridges are, nor evils fought as armies."""
    assert {claim.type for claim in extracted(text).claims} == {type_}
