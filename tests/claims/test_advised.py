"""What is advised, hangs on a condition, is only supposed or let appear, and what is still to be asked of somebody."""

import pytest

# text, predicate, stance, modality, polarity
TABLE = [
    # "Should" of what somebody is to do, and of what is only expected.
    ("“The council should lift the siege,” the envoy said.", "lift", "asserts", "demanded", "affirmed"),
    ("The envoy said foreign troops should be withdrawn.", "withdraw", "asserts", "demanded", "affirmed"),
    ("Residents should not drink the water.", "drink", "asserts", "demanded", "negated"),
    ("The envoy said power should be restored by Friday.", "restore", "asserts", "planned", "affirmed"),
    ("The envoy said the storm should weaken on Sunday.", "weaken", "asserts", "planned", "affirmed"),
    ("The council decided that the troops should withdraw.", "withdraw", "asserts", "planned", "affirmed"),
    # What somebody is warned or reminded to do.
    ("The agency warned residents not to drink the water.", "drink", "warns", "demanded", "negated"),
    ("All nurses have been advised to wear masks.", "wear", "proposes", "demanded", "affirmed"),
    ("The agency warned that residents drink bad water.", "drink", "warns", "actual", "affirmed"),
    # What whatever there may be of a thing would do, or meet with.
    ("Any attack on the town would break the truce.", "break", "asserts", "conditional", "affirmed"),
    ("The mayor said any attack would be repelled.", "repel", "asserts", "conditional", "affirmed"),
    ("The mayor said the attack would be repelled.", "repel", "asserts", "planned", "affirmed"),
    # An act of saying that hangs on a condition itself.
    ("The mayor said that if the envoy comes, he will invite the rebels to talks.", "invite", "proposes", "conditional", "affirmed"),
    ("If the envoy comes, he will urge the rebels to release the hostages.", "release", "demands", "conditional", "affirmed"),
    ("The envoy will urge the rebels to release the hostages.", "release", "demands", "demanded", "affirmed"),
    # What nobody in particular supposes.
    ("Ten people died. It is speculated that the blaze might have been started by a guard.", "speculate", "asserts", "possible", "affirmed"),
    # What somebody is still to be told, and what he has been told.
    ("The mayor said the general will be summoned to testify.", "summon", "asserts", "planned", "affirmed"),
    ("The mayor said residents would be told to leave the town.", "leave", "asserts", "planned", "affirmed"),
    ("The mayor said residents were told to leave the town.", "leave", "demands", "demanded", "affirmed"),
    ("The mayor said the residents will be asked by the army to leave the town.", "leave", "demands", "demanded", "affirmed"),
    # What nobody forgets is so; what somebody forgot to do is not.
    ("“Do not forget that the army killed ten people,” she said.", "kill", "asserts", "actual", "affirmed"),
    ("The guards forgot to release the hostages.", "release", "asserts", "actual", "negated"),
    # What somebody is let think.
    ("The raid gave the impression that the army was retreating.", "retreat", "asserts", "possible", "affirmed"),
    ("The raid created the illusion that the army had attacked the town.", "attack", "asserts", "possible", "affirmed"),
    ("The raid proved that the army was retreating.", "retreat", "asserts", "actual", "affirmed"),
    # Words without a verb that say that there is none.
    ("“No political party at all,” he told reporters.", "tell", "asserts", "actual", "negated"),
    ("“A crime against our people,” he told reporters.", "tell", "asserts", "actual", "affirmed"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "predicate", "stance", "modality", "polarity"), TABLE)
def test_what_is_advised_conditional_or_supposed(claim_about, text, predicate, stance, modality, polarity):  # noqa: PLR0917
    """Only what is told to be so is actual."""
    (claim,) = claim_about(text, predicate)
    assert (claim.stance, claim.modality, claim.polarity) == (stance, modality, polarity)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("“They hold people to give the impression that the ruler is cruel,” he said.", ["hold"]),
        ("The couple said a prayer for their son. The army shelled the town.", ["say", "shell"]),
        ("Officials said the guards were apparently instructed by the rebels.", ["instruct"]),
    ],
)
def test_nothing_is_said_by_it(extracted, text, told):
    """An impression, a prayer, and an instruction whose matter is not told are no words of anybody."""
    claims = extracted(text).claims
    assert [claim.predicate for claim in claims] == told
    assert {claim.stance for claim in claims} == {"asserts"}
