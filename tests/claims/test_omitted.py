"""Who goes on telling, or leaves something out: the last of several verbs is the speaker's, not of what he spoke of."""

import pytest

# text, words of the claim that something is left out
OMITTED = [
    (
        (
            "State media said the crash was due to a fault and the pilot had ejected while the rebel group Sham Corps said "
            "it had shot down the plane but did not say how."
        ),
        "the rebel group did not say how",
    ),
    (
        "The monitor and opposition fighters said a car bomb exploded in the town on Sunday but did not mention casualties.",
        "The monitor and opposition fighters did not mention casualties",
    ),
    (
        (
            "A report on state television quoted a military source as saying a number of militants had been killed in the "
            "village but did not mention a school."
        ),
        "A report on state television did not mention a school",
    ),
    (
        "The mayor said the minister had come but did not explain the delay.",
        "The mayor did not explain the delay",
    ),
    (
        "Earlier state television had reported the blast but did not specify the nature of the attack.",
        "Earlier state television did not specify the nature of the attack",
    ),
]


@pytest.mark.parametrize(("text", "words"), OMITTED, ids=[words for _, words in OMITTED])
def test_who_spoke_last_is_who_leaves_something_out(extracted, text, words):
    """The last of several verbs has the speaker as its subject, not what he spoke of, and is the report's own."""
    (claim,) = [claim for claim in extracted(text).claims if " did not " in claim.text]
    assert claim.text == words
    assert claim.attribution is None
    assert claim.type == "STATEMENT"
    assert claim.polarity == "negated"


@pytest.mark.parametrize(
    ("text", "words", "speaker"),
    [
        ("The mayor said the driver was hurt but did not lose his sight.", "did not lose", "The mayor"),
        (
            "The army said the rebels had shelled the town but the governor did not confirm the attack.",
            "did not confirm the attack",
            "the governor",
        ),
        ("The army did not confirm the attack.", "did not confirm the attack", "The army"),
    ],
)
def test_what_somebody_did_not_do_is_said_of_him(extracted, text, words, speaker):
    """Only verbs of telling without a subject of their own go to who spoke; doubt stays his who has it."""
    (claim,) = [claim for claim in extracted(text).claims if words in claim.text]
    assert claim.attribution is not None
    assert [link.mention.text for link in claim.attribution.chain] == [speaker]


@pytest.mark.parametrize(
    ("text", "speaker", "wrong"),
    [
        (
            "The Observatory said the fighting was continuing on Saturday and reported heavy clashes around the town.",
            "The Observatory",
            "the fighting reported",
        ),
        (
            "The Observatory said that the attack targeted a checkpoint and gave a death toll of three.",
            "The Observatory",
            "the attack gave",
        ),
        (
            "The mayor said the police closed the road and warned of more raids.",
            "The mayor",
            "The mayor warned",
        ),
    ],
)
def test_things_do_not_go_on_telling(extracted, text, speaker, wrong):
    """What a fight or an attack is said to report, who spoke of it does; people may go on themselves."""
    claims = extracted(text).claims
    assert len(claims) > 1
    assert speaker in {link.mention.text for claim in claims for link in claim.attribution.chain}
    assert all(wrong not in claim.text for claim in claims)
