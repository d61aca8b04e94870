"""What a sentence only mentions is no claim of its own: a hope that is destroyed, who somebody is, what another deed came with."""

import pytest

NOT_TOLD = (
    ("The killings undermine all chances of reaching a settlement.", "AGREE"),
    ("There is not one safe area in which to hold the election.", "ELECTION"),
    ("The envoy said that any operation to retake Marla should be limited.", "TERRITORY"),
    ("The party criticized the lack of action to force the army to lift the siege of Marla.", "SIEGE"),
    ("The army began a joint offensive on the border to dislodge the rebels from the area.", "TERRITORY"),
    ("Rebels fighting the army fled from the town of Marla.", "ASSAULT"),
    ("The council supports groups battling the rebels.", "ASSAULT"),
    ("The strikes came as a truck bomb wounded ten people in Homs.", "ASSAULT"),
    ("He said the two towns targeted are majority Druze.", "ASSAULT"),
    ("It was unclear when the executions took place.", "CASUALTIES"),
    ("It was not known what caused the blast.", "ASSAULT"),
    ("The talks will take place in Geneva on Saturday aimed at curbing violence in Mali.", "COERCE"),
    ("The group had mined the road to Homs before they left.", "EVACUATION"),
)
TOLD = (
    ("The talks gave them hope of reaching a settlement.", "AGREE"),
    ("It was known that the blast had killed ten people.", "CASUALTIES"),
    ("He said the two towns targeted by jets are in ruins.", "ASSAULT"),
    ("The army launched an operation to retake Marla.", "ASSAULT"),
    ("The army continued to retake villages near Marla.", "TERRITORY"),
    ("The rebels were fighting the army near Marla.", "ASSAULT"),
    ("Monday's strikes came as a truck bomb wounded ten people in Homs.", "ASSAULT"),
    ("Shells fell on the market inflicting losses on private property.", "DAMAGE"),
    ("The army inflicted losses on the rebels.", "CASUALTIES"),
    ("The bodies of two children were pulled from the rubble in Marla.", "CASUALTIES"),
    ("Ten people were pulled from the rubble alive in Marla.", "EVACUATION"),
    ("Aid agencies have been barred from entering eastern Marla since July.", "ACCESS"),
)


@pytest.mark.parametrize(("text", "type_"), NOT_TOLD, ids=[row[0] for row in NOT_TOLD])
def test_what_is_only_mentioned_is_no_claim(extracted, text, type_):
    """Nothing says that it happened, is to happen, or did not."""
    claims = extracted(text).claims
    assert claims
    assert type_ not in {claim.type for claim in claims}


@pytest.mark.parametrize(("text", "type_"), TOLD, ids=[row[0] for row in TOLD])
def test_what_is_told_beside_it_is_one(extracted, text, type_):
    """Of the same words, where they tell it."""
    assert type_ in {claim.type for claim in extracted(text).claims}
