"""Several who speak together, and names that only look like several."""

import pytest

TOGETHER = [
    # text, predicate, the links of the chain
    ("Ten people were killed, according to Kurdish sources and the monitor.", "kill", ["Kurdish sources", "the monitor"]),
    ("A raid killed ten people on Monday a monitor and rebels said.", "kill", ["a monitor", "rebels"]),
    ("Moscow and Syrian official media reported that the army had captured the town.", "capture", ["Moscow", "Syrian official media"]),
    ("Both the Defense Ministry and the Pentagon said that the army had captured the town.", "capture", ["the Defense Ministry", "the Pentagon"]),
    ("“The army captured the town,” Jane Miller, the bank's chairman, and Omar Nazari, her counterpart at the fund, wrote.", "capture", ["Jane Miller, the bank's chairman", "Omar Nazari"]),
]  # fmt: skip

ALONE = [
    ("Peter Harvey, space analyst and author, said that the army captured the town.", "capture", "Peter Harvey"),
    ("The hospital's surgery and trauma director Omar Nazari said that the army captured the town.", "capture", "Omar Nazari"),
    ("He and his wife said that the army captured the town.", "capture", "He and his wife"),
]  # fmt: skip


def chain_of(extracted, text, predicate):
    """Return the words of each link of the chain of the claim with a predicate."""
    claim = next(claim for claim in extracted(text).claims if claim.predicate == predicate)
    return [link.mention.text for link in claim.attribution.chain] if claim.attribution else []


@pytest.mark.parametrize(("text", "predicate", "chain"), TOGETHER)
def test_each_of_those_who_speak_together_is_a_link(extracted, text, predicate, chain):
    """Nobody is lost behind the first."""
    found = chain_of(extracted, text, predicate)
    assert len(found) == len(chain)
    assert all(link.startswith(words) for link, words in zip(found, chain, strict=True))


@pytest.mark.parametrize(("text", "predicate", "words"), ALONE)
def test_one_person_of_two_trades_is_one_link(extracted, text, predicate, words):
    """An "and" within a title, or between a pronoun and somebody of his, makes no second speaker."""
    (link,) = chain_of(extracted, text, predicate)
    assert words in link


def test_the_bearer_of_a_shared_title_is_who_speaks(extracted):
    """The name behind "the group's hospitals and trauma director" is his, not the hospitals'."""
    text = "The floors collapsed, the groups hospitals and trauma director for the area Omar Nazari said."
    found = extracted(text)
    names = {entity.id: entity.name for entity in found.entities}
    (claim,) = [claim for claim in found.claims if claim.predicate == "collapse"]
    assert names[claim.attribution.chain[0].mention.entity] == "Omar Nazari"


def test_who_cites_a_speaker_carries_his_words(extracted):
    """Whoever is told to cite him is a link of the chain."""
    text = "“The rocket exploded,” the company confirmed, as cited by Delta Wire."
    assert chain_of(extracted, text, "explode") == ["the company", "Delta Wire"]


# text, predicate, who speaks
RUN_TOGETHER = [
    ("In Homs state television initially said people were killed by the bomb.", "kill", "state television"),
    (
        "In a breaking news alert state television said 100 people had been wounded.",
        "wound",
        "state television",
    ),
    (
        "In a phone call with a reporter local sources said that shells had hit the town.",
        "hit",
        "local sources",
    ),
    ("Kerry and Lavrov to meet in Geneva US officials said the truce had failed.", "fail", "US officials"),
    (
        "The man in charge of the camp said people were killed by the bomb.",
        "kill",
        "The man in charge of the camp",
    ),
    ("Among the dead were a child and two women SANA news agency reported.", "dead", "SANA news agency"),
    ("Two of the rebels said people were killed by the bomb.", "kill", "Two of the rebels"),
]


@pytest.mark.parametrize(("text", "predicate", "speaker"), RUN_TOGETHER)
def test_where_and_what_for_is_no_part_of_who_speaks(extracted, text, predicate, speaker):
    """Behind a lost comma a speaker begins anew; what belongs to him stays his."""
    assert chain_of(extracted, text, predicate) == [speaker]


def test_a_speakers_name_does_not_begin_in_what_ran_into_it(extracted):
    """Rebels who speak behind a town's name are not called after it."""
    text = "Gains were consolidated around the town of Khan Touman rebels say."
    found = extracted(text)
    assert "rebels" in {entity.name for entity in found.entities}
    assert not any("Touman rebels" in entity.name for entity in found.entities)


# text, predicate, the links of the chain
BESIDE = [
    ("Her payment would be $28,156, according to The Associated Press. She paid.", "payment", []),
    ("The loan would be $28,156, according to the bank.", "$", ["the bank"]),
    ("The bank said in a Dec. 22 filing it could book a charge.", "book", ["The bank", "a Dec. 22 filing"]),
    ("She said that the area is open, as some reports claimed, and that the army will leave it.", "leave", ["She"]),
    ("A reporter quoted a number of residents in the town as saying that rebels killed three civilians.", "kill", ["a number of residents in the town", "A reporter"]),
    ("Activists said that warplanes conducted nine raids causing damage to the town pointing out none of the bases were hit.", "hit", ["Activists"]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "predicate", "chain"), BESIDE)
def test_who_speaks_stands_beside_or_behind(extracted, text, predicate, chain):
    """Whoever the words are tied to, who says them is found."""
    claims = [claim for claim in extracted(text).claims if claim.predicate == predicate]
    links = [
        link.mention.text for claim in claims[:1] if claim.attribution for link in claim.attribution.chain
    ]
    assert links == chain


def test_a_trade_behind_a_lost_comma_is_the_names(extracted):
    """The resident is the writer, and who speaks has the name."""
    text = "Town resident Suleiman Youssef a writer told the agency that he heard the blast. He said it killed ten people."
    found = extracted(text)
    names = {entity.id: entity.name for entity in found.entities}
    speakers = {names.get(c.attribution.chain[0].mention.entity) for c in found.claims if c.attribution}
    assert speakers == {"Suleiman Youssef"}
