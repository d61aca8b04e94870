"""The words of a claim read as one assertion: nothing that belongs to it is cut out, nothing else is joined to it."""

import pytest

# text, a predicate, the words of its claim
WHOLE = [
    # What stands in the middle of a clause is part of its sense.
    (
        "One rocket hit the gate of the clinic as patients were leaving to go home after the doctors decided to close it.",
        "hit",
        "One rocket hit the gate of the clinic",
    ),
    (
        "The gang shelled the market on Monday killing four children.",
        "kill",
        "The gang shelled the market on Monday killing four children",
    ),
    (
        "A car bomb killed at least 40 people and wounded dozens on Wednesday in the town of Hama.",
        "kill",
        "A car bomb killed at least 40 people and wounded dozens on Wednesday in the town of Hama",
    ),
    (
        "The storm will be weaker, however, because of the cold water.",
        "weak",
        "The storm will be weaker, however, because of the cold water",
    ),
    # Who says so is left out, and so is what stands before a further predicate.
    (
        "The bridge, the army said, was destroyed by a mortar shell.",
        "destroy",
        "The bridge was destroyed by a mortar shell",
    ),
    (
        "The army shelled the camp and seized the bridge on Sunday.",
        "seize",
        "The army seized the bridge on Sunday",
    ),
    # Harm is told of the deed, not of where or when it was, and of all who share the clause.
    ("Mosul was hit by raids over the weekend that killed 13 people.", "kill", "raids killed 13 people"),
    (
        "An attack on the town which killed 13 people was condemned.",
        "kill",
        "An attack on the town killed 13 people",
    ),
    (
        "Police spoke to women and girls who were attacked in the square.",
        "attack",
        "women and girls were attacked in the square",
    ),
    ("Kurdish fighters and the soldiers who fled were arrested.", "flee", "the soldiers fled"),
    (
        "The reporters spoke to soldiers in the town in Homs province which fell to the rebels in May.",
        "fall",
        "the town in Homs province fell to the rebels in May",
    ),
    (
        "Among those who survived the raid was Omar Haddad.",
        "raid",
        "Among those who survived the raid was Omar Haddad",
    ),
    # An object is of the verb before it.
    (
        "The airstrikes killed 13 and wounded 29 with most victims found in a market.",
        "wound",
        "The airstrikes wounded 29 with most victims found in a market",
    ),
    ("The army killed and injured a number of rebels.", "injure", "The army injured a number of rebels"),
    (
        "The general was sorry and remains critical of the raid.",
        "remain",
        "The general remains critical of the raid",
    ),
    # Who is seen to act acts; where one is headed is not who kills.
    (
        "The offensive saw rebels seize a dozen villages.",
        "seize",
        "rebels seize a dozen villages",
    ),
    (
        "The car was headed for the bridge killing two men.",
        "kill",
        "The car was headed for the bridge killing two men",
    ),
    # What a speaker goes by, says it in, or does not know is not what he says.
    ("The mayor said there were casualties but had no toll.", "casualty", "there were casualties"),
    ("The council said in a filing it could lose 30 jobs.", "lose", "it could lose 30 jobs"),
    (
        "The council said the army shelled the market citing two witnesses.",
        "shell",
        "the army shelled the market",
    ),
    ("The report described how women were attacked by gangs.", "attack", "women were attacked by gangs"),
    # A noun is not spliced on to its clause.
    (
        "The speech is the clearest sign yet that the rebels are leaving the town.",
        "leave",
        "The speech is the clearest sign yet that the rebels are leaving the town",
    ),
    (
        "He gave a talk in which he told of being beaten in prison.",
        "beat",
        "he told of being beaten in prison",
    ),
    # Words that are only a part of an assertion are given with the rest of it.
    (
        "There was no immediate claim of responsibility for the bombing.",
        "be",
        "There was no immediate claim of responsibility for the bombing",
    ),
    (
        "At least 36 people were killed and 50 others injured in the attack.",
        "injure",
        "50 others injured in the attack",
    ),
    # A clause beside a noun is no clause about it, and who stands before "who" is meant.
    (
        "The army counted five raids on the town while a bomb exploded in the square.",
        "explode",
        "a bomb exploded in the square",
    ),
    (
        "A girl was filmed slapping soldiers who fled.",
        "flee",
        "soldiers fled",
    ),
    # What a speaker is, or does in speaking, ends what he says.
    (
        "Many of the wounded may die from a lack of drugs according to Omar Haddad a member of the council.",
        "die",
        "Many of the wounded may die from a lack of drugs",
    ),
    (
        "Since mid-January rockets have hit the town.",
        "hit",
        "Since mid-January rockets have hit the town",
    ),
    # What there is goes on; a condition stands with what hangs on it.
    (
        "There are many people still stuck in the rubble.",
        "be",
        "There are many people still stuck in the rubble",
    ),
    (
        "The army would not have used the gas had it not been for the storm.",
        "storm",
        "The army would not have used the gas had it not been for the storm",
    ),
    # What struck did the harm, not what was struck; two counts share their end.
    (
        "The jets targeted the positions and bases of the group on Sunday which claimed the lives of several militants and destroyed their vehicles.",
        "destroy",
        "The jets targeted the positions and bases of the group on Sunday which claimed the lives of several militants and destroyed their vehicles",
    ),
    (
        "The jets hit militants who killed ten men in the town.",
        "kill",
        "militants killed ten men in the town",
    ),
    (
        "Ten people were killed and 22 wounded in a car bomb attack on a taxi stand in the town.",
        "wound",
        "Ten people were killed and 22 wounded in a car bomb attack on a taxi stand in the town",
    ),
    (
        "Ten people were killed in the raid and 22 were wounded in the town.",
        "wound",
        "22 were wounded in the town",
    ),
    (
        "The monitor said 30 militants were killed around the town of Hama and another five outside the town of Homs.",
        "kill",
        "30 militants were killed around the town of Hama and another five outside the town of Homs",
    ),
    # What is told beside a clause is told alone, and what is added is said anew.
    (
        "In the town the air strikes brought chaos with a Reuters photographer reporting civilians streaming into a clinic.",
        "stream",
        "civilians streaming into a clinic",
    ),
    (
        "The army said rescuers had pulled nine bodies from a house that was hit on Sunday adding that the search goes on.",
        "pull",
        "rescuers had pulled nine bodies from a house that was hit on Sunday",
    ),
]


@pytest.mark.parametrize(("text", "predicate", "words"), WHOLE)
def test_the_words_of_a_claim_are_whole(claim_about, text, predicate, words):
    """They hold what the clause needs and nothing that belongs to another."""
    assert words in [claim.text for claim in claim_about(text, predicate)]


@pytest.mark.parametrize(
    ("text", "predicate"),
    [
        ("It was a raid on what the army said was a base.", "base"),
        ("“Whether it was a ransom or not, the mayor knows it,” he said.", "ransom"),
        ("The spokeswoman told a news briefing in Geneva.", "tell"),
        ("“The raid went on,” the agency said, quoting the director who was not named.", "quote"),
        ("The gunmen were shot at the gate before they could blow themselves up.", "blow"),
        ("The centre will provide support to women who have been attacked.", "attack"),
    ],
)
def test_what_asserts_nothing_makes_no_claim(claim_about, text, predicate):
    """What is only named, left open, or tells whom a speaker goes by is no claim."""
    assert not claim_about(text, predicate)


@pytest.mark.parametrize(
    ("text", "predicate"),
    [
        ("The gunmen were shot at the gate before they blew themselves up.", "blow"),
        ("The centre provided support to women who had been attacked.", "attack"),
        ("The centre will provide support to the 12 women who were attacked on Monday.", "attack"),
    ],
)
def test_what_happened_is_claimed_in_a_clause_of_its_own(claim_about, text, predicate):
    """What took place before something else, or befell somebody who is meant, is told as well."""
    assert claim_about(text, predicate)
