"""Where a claim's clause begins and ends: clauses beside it, above it and below it, and what each is told of."""

import pytest

# text, a predicate, the words of its claim
WHOLE = [
    # Clauses with subjects of their own are claims of their own.
    (
        "The raid has ended and the road remains closed, the mayor said.",
        "end",
        "The raid has ended",
    ),
    (
        "He has been released and will spend the next four years on probation.",
        "release",
        "He has been released",
    ),
    (
        "The army has filmed and photographed the town.",
        "film",
        "The army has filmed and photographed the town",
    ),
    (
        "The source said the blast claimed the lives of two men injured three others and caused damage.",
        "injure",
        "the blast injured three others",
    ),
    (
        "They buried two men wounded three days earlier.",
        "wound",
        "They buried two men wounded three days earlier",
    ),
    # What comes true only with what is to come is told with it; what came true is told.
    (
        "The rebels said they would fight until they are ousted from the city.",
        "oust",
        "they would fight until they are ousted from the city",
    ),
    (
        "The raids went on until a bomb killed ten people in the town.",
        "kill",
        "a bomb killed ten people in the town",
    ),
    # Of two that stand against each other the nearer one is meant; of two that go together, both are.
    (
        "There were battles between local tribesmen and foreign militants who executed ten men in the village.",
        "execute",
        "foreign militants executed ten men in the village",
    ),
    (
        "There is a rivalry between government troops and militants who have been bombing the group separately.",
        "bomb",
        "government troops and militants have been bombing the group separately",
    ),
    # Harm comes of the deed, not of what went on meanwhile.
    (
        "A bomber struck a wedding in the city as the guests were dancing killing 32 people.",
        "kill",
        "A bomber struck a wedding in the city as the guests were dancing killing 32 people",
    ),
    # Those whom something befell assert nothing alone.
    (
        "Two officers were among those killed in the attack, the agency said.",
        "kill",
        "Two officers were among those killed in the attack",
    ),
    # What one denies is a clause.
    (
        "The president has denied government forces use the weapons.",
        "use",
        "government forces use the weapons",
    ),
    # The end of what is said belongs to it, though it was hung on who speaks.
    (
        "The village was seized two days after it was taken by the terrorists the group said.",
        "seize",
        "The village was seized two days after it was taken by the terrorists",
    ),
    # Who is so named is told with his name.
    (
        "A witness named Omar who fled the town was wounded in the head.",
        "flee",
        "A witness named Omar fled the town",
    ),
    # "which" is the place that falls, the deed that is blamed on somebody, the people of whom some die.
    (
        "The men returned to their homes in Aleppo which fell to the rebels in May.",
        "fall",
        "Aleppo fell to the rebels in May",
    ),
    # A participle that tells who did what to whom says it alone, in a clause that tells another deed.
    (
        "Jets carried out four raids on troops surrounded by rebels in the Marla base.",
        "surround",
        "troops surrounded by rebels in the Marla base",
    ),
    # Two that were harmed share how and where it was.
    (
        "On Monday nine people including a boy were killed and 20 others were wounded in attacks on the port.",
        "kill",
        "On Monday nine people including a boy were killed and 20 others were wounded in attacks on the port",
    ),
    (
        "Nine people were killed in Homs and 20 others were wounded in attacks on the port.",
        "kill",
        "Nine people were killed in Homs",
    ),
    (
        "Nine people were killed and 20 others were arrested in raids on the port.",
        "kill",
        "Nine people were killed",
    ),
    # What is denied of a means is told with it.
    (
        "The shortages in Marla could not be eased by announcing a truce, the envoy said.",
        "ease",
        "The shortages in Marla could not be eased by announcing a truce",
    ),
    # Who was counted is told with how many they were.
    (
        "The number of people who have been killed by shells in Marla has become 40.",
        "kill",
        "The number of people who have been killed by shells in Marla has become 40",
    ),
    (
        "The dead were families from elsewhere in Mali who fled to the town of Marla.",
        "flee",
        "families from elsewhere in Mali fled to the town of Marla",
    ),
    (
        "A source said rebels shelled the port killing 8 people wounding 50 most of them are women and causing damage to houses.",
        "damage",
        "rebels shelled the port killing 8 people wounding 50 most of them are women and causing damage to houses",
    ),
    (
        "Jets bombed tents of displaced people who had escaped from Marla claiming the lives of six women.",
        "claim",
        "Jets bombed tents of displaced people who had escaped from Marla claiming the lives of six women",
    ),
    (
        "Seven others were hurt in the attack who were taken to the hospital to receive treatment.",
        "receive",
        "Seven others were taken to the hospital to receive treatment",
    ),
    (
        "The channel showed men and a woman who are now hospitalized in Homs.",
        "hospitalize",
        "men and a woman are now hospitalized in Homs",
    ),
    (
        "As well as his video the doctor uploaded pictures of a damaged clinic.",
        "upload",
        "As well as his video the doctor uploaded pictures of a damaged clinic",
    ),
    (
        "Rocket fire on a quarter of Syrias second city Aleppo killed five pupils a monitor said.",
        "kill",
        "Rocket fire on a quarter of Syrias second city Aleppo killed five pupils",
    ),
    (
        "The talks came as a truck bomb wounded ten people in Homs.",
        "wound",
        "a truck bomb wounded ten people in Homs",
    ),
    (
        "The army took a village near Homs which has a market.",
        "take",
        "The army took a village near Homs which has a market",
    ),
    # What stands beside at the end and what somebody else says there are claims of their own.
    (
        "A source said that rebels fired rocket shells at the town killing two in addition to causing damage to houses while one child was killed by a sniper in the port.",
        "fire",
        "rebels fired rocket shells at the town killing two in addition to causing damage to houses",
    ),
    (
        "The raid killed two men who were hit while they slept in the port.",
        "kill",
        "The raid killed two men who were hit while they slept in the port",
    ),
    (
        "The country was hit by a storm where the government accuses rebels of stealing aid.",
        "hit",
        "The country was hit by a storm",
    ),
    (
        "He also expressed bewilderment over supporters who say they approve of the raid.",
        "express",
        "He also expressed bewilderment over supporters who say they approve of the raid",
    ),
    (
        "On Friday a video showed men who said they were from the town pledging support for the group.",
        "show",
        "On Friday a video showed men who said they were from the town pledging support for the group",
    ),
    # Whom the report names as speaking is no part of what he says.
    (
        "According to Henry Smith, chief doctor at the ministry of health, 11 of the 63 dead have been children.",
        "dead",
        "11 of the 63 dead have been children",
    ),
    (
        "The expert said, noting that stones do not give off smells and it is likely the result of a leak.",
        "give",
        "stones do not give off smells",
    ),
    # A title has the subject that it opens with.
    (
        "21-02-2016 Three Terrorist Attacks Target Sayyeda Area in Rural Damascus Kill 50.",
        "target",
        "Three Terrorist Attacks Target Sayyeda Area in Rural Damascus",
    ),
    # What it is good or hard to do is told with that.
    (
        "He said it was difficult to meet the rebels in the city.",
        "meet",
        "it was difficult to meet the rebels in the city",
    ),
    (
        "“The worst thing about it is that it can cause blindness and can kill children,” the doctor said.",
        "kill",
        "it can kill children",
    ),
]


@pytest.mark.parametrize(("text", "predicate", "words"), WHOLE)
def test_a_clause_is_given_whole_and_alone(claim_about, text, predicate, words):
    """It has its own subject, and no clause of another."""
    assert words in [claim.text for claim in claim_about(text, predicate)]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("“It is good in terms of care and how people feel about life,” she said.", "people feel about life"),
        (
            "As far as we have been able to investigate, troops are in the town.",
            "we have been able to investigate",
        ),
    ],
)
def test_a_clause_that_only_qualifies_is_no_claim(extracted, text, words):
    """Indirect questions and hedges are told with what they belong to."""
    assert words.lower() not in {claim.text.lower() for claim in extracted(text).claims}
