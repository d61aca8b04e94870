"""A headline or heading without a full stop is told apart from the sentence behind it."""

import pytest

from secondsource.claims import furniture_headings
from secondsource.claims.tree import Tree

FIRST = "The bridge was closed on Monday."
LAST = "Several gunmen were seen near the mill, and rebels left the valley."


@pytest.mark.parametrize(
    ("text", "said", "apart"),
    [
        (
            f"{FIRST} Four workers hurt in gun attack on Port Mitchell Gunmen fired at a bakery in Port Mitchell with a machine gun wounding four workers. {LAST}",
            "Gunmen fired at a bakery in Port Mitchell with a machine gun wounding four workers",
            "Four workers hurt in gun attack on Port Mitchell",
        ),
        (
            f"{FIRST} At least 12 Workers killed More than 30 Hurt in renewed militia attacks on Valencia Gunmen fired rockets at the hospital and a school leaving 4 nurses dead. {LAST}",
            "Gunmen fired rockets at the hospital and a school leaving 4 nurses dead",
            "At least 12 Workers killed More than 30 Hurt in renewed militia attacks on Valencia",
        ),
        (
            f"{FIRST} Hail of rockets Gunmen fired a hail of some 40 rockets into the harbor killing two sailors. {LAST}",
            "Gunmen fired a hail of some 40 rockets into the harbor killing two sailors",
            None,
        ),
        (
            f"{FIRST} Deliberate bombing A large relief organization was hit by shells that killed two nurses. {LAST}",
            "A large relief organization was hit by shells",
            None,
        ),
        (
            f"{FIRST} Militia attack on Valencia At least 14 farmers were killed in the eastern villages on Sunday. {LAST}",
            "At least 14 farmers were killed in the eastern villages on Sunday",
            None,
        ),
    ],
)
def test_a_heading_is_no_part_of_the_sentence_behind_it(extracted, text, said, apart):
    """What the heading tells has words of its own; a heading that only names the matter has none."""
    words = {claim.text for claim in extracted(text).claims}
    assert any(found.startswith(said) for found in words)
    if apart is not None:
        assert apart in words
    assert not any(found != apart and text.split(". ")[1].split(" ")[0] in found for found in words)


@pytest.mark.parametrize(
    "sentence",
    [
        "Fighters of the coalition shelled Port Mitchell Gunmen of the other side left.",  # an article
        "Nurses in Valencia said The soldiers dropped a barrel on the northern quarter.",  # somebody says it
        "Militia kills 12 Farmers in Valencia.",  # a title to its end
        "Farmers took Vitamin A against the illness in several villages of the valley.",
        "The New Valley Gunmen fired at the bakery and killed several workers there.",
    ],
)
def test_a_capital_alone_opens_no_sentence(reader, sentence):
    """An article before it, a verb of saying, capitals to the end and what belongs to a name tie it to what stands before."""
    tree = Tree(reader(f"{FIRST} {sentence} {LAST}"))
    assert furniture_headings.find(tree) == []


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (
            "Miner killed 3 hurt in two gun attacks on Aleppo NWS One miner was killed on Sunday in Aleppo. A source told NWS reporter that the mine was closed.",
            "Miner killed 3 hurt in two gun attacks on Aleppo",
        ),
        (
            "Sunday 14 May 2017 Jets pound Idlib as battles rage in Aleppo NWS Two camps were shelled on Sunday.",
            "battles rage in Aleppo",
        ),
        (
            "Air raids kill 31 rebels in Aleppo NGO At least 31 rebels have been killed since Friday.",
            "Air raids kill 31 rebels in Aleppo",
        ),
    ],
)
def test_who_gives_a_headline_stands_not_in_its_words(extracted, text, said):
    """An agency's mark or who tells, behind the place that a headline ends in, is no part of what is told."""
    assert said in {claim.text for claim in extracted(text).claims}


@pytest.mark.parametrize(
    "text",
    [
        "Rebels shell two camps in Washington DC as fighting goes on.",
        "Rebels shell two camps and leave Aleppo for the USA Two camps were shelled on Sunday.",
        "The rebels fought for the town with the FSA. Two camps were shelled on Sunday.",
        "The agency opened. Rebels shell two camps in Aleppo NWS Two camps were shelled on Sunday.",
    ],
)
def test_other_marks_stay_where_they_are(reader, text):
    """A country's mark, one that a preposition leads, and one below the headline are no sign of an agency."""
    tree = Tree(reader(text))
    assert furniture_headings.find(tree) == []
