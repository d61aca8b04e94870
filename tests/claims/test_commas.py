"""Speakers behind a lost comma."""

import pytest

# text without its commas, predicate, the claim's words, words of its speaker
LOST = [
    (
        "A shell hit a school in the city killing four pupils and wounding 30 state media reported.",
        "wound",
        "A shell hit a school in the city killing four pupils and wounding 30",
        "state media",
    ),
    (
        "A blast hit a market in the town killing nine people and injuring dozens more Iraqs state-run television reported.",
        "injure",
        "A blast hit a market in the town killing nine people and injuring dozens more",
        "Iraqs state-run television",
    ),
    (
        "Gunmen attacked a bus in the province killing 20 people including six women state media said.",
        "kill",
        "Gunmen attacked a bus in the province killing 20 people including six women",
        "state media",
    ),
    (
        "A blast hit a school in the town killing nine people three activists said.",
        "kill",
        "A blast hit a school in the town killing nine people",
        "three activists",
    ),
    (
        "Nine civilians died in shelling on the west of the city the Syrian Observatory for Human Rights said.",
        "die",
        "Nine civilians died in shelling on the west of the city",
        "the Syrian Observatory for Human Rights",
    ),
    (
        "A bomber killed 16 civilians outside a bakery in the city on Tuesday an official said.",
        "kill",
        "A bomber killed 16 civilians outside a bakery in the city on Tuesday",
        "an official",
    ),
    (
        "Two pilots were killed near the town the Russian military was quoted as saying by local media.",
        "kill",
        "Two pilots were killed near the town",
        "the Russian military",
    ),
    (
        "Air strikes killed 24 people in the city a monitor said a day after both sides agreed a truce.",
        "kill",
        "Air strikes killed 24 people in the city",
        "a monitor",
    ),
    (
        "A commander of the group was killed in clashes with the army in Northern Homs FNA reports.",
        "kill",
        "A commander of the group was killed in clashes with the army in Northern Homs",
        "FNA",
    ),
    (
        "Ten civilians have been killed following rocket attacks on neighborhoods in southern Syria SANA news agency reports.",
        "kill",
        "Ten civilians have been killed following rocket attacks on neighborhoods in southern Syria",
        "SANA news agency",
    ),
    (
        "The bomb went off on Friday in the market killing the imam state-run TV reported.",
        "kill",
        "The bomb went off on Friday in the market killing the imam",
        "state-run TV",
    ),
]


@pytest.mark.parametrize(("text", "predicate", "words", "speaker"), LOST)
def test_a_speaker_behind_a_lost_comma_is_found(claim_about, text, predicate, words, speaker):
    """A noun phrase that begins where none can go on is the speaker, and the words before it the claim."""
    claim = claim_about(text, predicate)[0]
    assert claim.text == words
    assert [link.mention.text for link in claim.attribution.chain][:1] == [speaker]


KASSAR = (
    "The lawyer Abdul Ahad Kassar said that the assault has failed. "
    "Hajin has lost many schools since World War II Kassar said adding that the army has not achieved its goals."
)
# text, predicate, words of its speaker
TOLD = [
    ("Shells hit a house in the old city killing three people SANA said.", "hit", "SANA"),
    (
        "Two people died in the raid said the governor who visited the town.",
        "die",
        "the governor",
    ),
    (
        "The raids targeted a medical center a school and a residential area in Jayrud town rebels said.",
        "target",
        "rebels",
    ),
    (
        KASSAR,
        "lose",
        "Kassar",
    ),
    (
        KASSAR,
        "achieve",
        "Kassar",
    ),
    ("The raids hit a school in the area the town council said.", "hit", "the town council"),
    ("According to Reuters over a dozen people were killed in the town.", "kill", "Reuters"),
]


@pytest.mark.parametrize(("text", "predicate", "speaker"), TOLD)
def test_names_and_verbs_before_their_speaker_need_no_comma(claim_about, text, predicate, speaker):
    """An agency's mark, a verb before its speaker and a name behind "according to" end where they end."""
    claim = claim_about(text, predicate)[0]
    assert [link.mention.text for link in claim.attribution.chain] == [speaker]


# Sentences whose words before the verb of saying are not what is said.
KEPT = [
    ("In the town the army said rebels attacked the base.", "attack", "rebels attacked the base"),
    ("As troops advanced the army said rebels attacked the base.", "attack", "rebels attacked the base"),
    (
        "The head of the council in the city said rebels attacked the base.",
        "attack",
        "rebels attacked the base",
    ),
]


@pytest.mark.parametrize(("text", "predicate", "words"), KEPT)
def test_what_is_said_may_stand_behind_its_verb(claim_about, text, predicate, words):
    """A verb of saying with its content behind it takes nothing from before it."""
    claim = claim_about(text, predicate)[0]
    assert claim.text == words
    assert claim.attribution is not None
