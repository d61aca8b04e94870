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
    ("Moscow's air campaign in Mali has drawn heavy criticism.", "ASSAULT"),
    ("He said the attack on the camp represents a breach of the law.", "ASSAULT"),
    ("The attack caused material damage to houses and shops.", "ASSAULT"),
    ("There was no claim of responsibility for the bombing.", "ASSAULT"),
    ("The shelling in Marla was blamed on rebels fighting to overthrow the president.", "COERCE"),
    ("The pilot was forced to eject near Marla on Friday.", "COERCE"),
    ("Firefighters battled to put out blazes in three buildings in Marla.", "ASSAULT"),
    ("The minister said the solution will result in the president's departure.", "EVACUATION"),
    ("“The issue is not just about retaking some towns,” he said.", "TERRITORY"),
    ("The council called for action to curb violence in Marla.", "COERCE"),
    ("The army started a new round of clashes with rebels in Marla.", "MEETING"),
    ("The group executed ten of its own fighters on charges of fleeing Marla.", "DISPLACEMENT"),
    ("Nurses carried the wounded from the remains of damaged and destroyed buildings.", "DAMAGE"),
    ("He said the army shows disregard for the lives of civilians trapped in Marla.", "SIEGE"),
    ("The mayor said that Suri was meeting other officers in Marla when the raids took place.", "ASSAULT"),
    (
        "The party condemned the killings in Marla describing the raid as a massacre and a war crime.",
        "EVACUATION",
    ),
    ("Omar said that some men joined Kurds trying to repel the group.", "AGREE"),
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
    ("Tuesday's attack on the camp caused damage to houses and shops.", "ASSAULT"),
    ("The air campaign in Mali has intensified.", "ASSAULT"),
    ("The group claimed responsibility for the bombing in Marla.", "ASSAULT"),
    ("Villagers were forced to confess by the gunmen.", "COERCE"),
    ("Rebels battled to hold the town of Marla.", "ASSAULT"),
    ("The departure of the last families from Marla was filmed.", "EVACUATION"),
    ("The government curbed the rights of reporters.", "COERCE"),
    ("The coalition captured one of the principals of the group.", "DETENTION"),
    ("Barrel bombs were used by the army against the town.", "ASSAULT"),
    ("Six displaced people fled from the camp.", "DISPLACEMENT"),
    ("The man was arrested on charges of killing ten people.", "CASUALTIES"),
    ("The raids left damaged and destroyed buildings in Marla.", "DAMAGE"),
    ("Some 200 civilians are trapped in Marla.", "SIEGE"),
    ("The raids took place on Monday when the officers met.", "ASSAULT"),
    ("The rebels used chemical munitions against the town of Marla.", "ASSAULT"),
    ("Fighters from the tribe had tried to resist the advance on Marla.", "ASSAULT"),
    ("The west of the province has fallen out of government control.", "TERRITORY"),
    ("The group threatens the province of Marla.", "THREATEN"),
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
