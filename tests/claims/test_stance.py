"""Stance, modality and polarity: what a speaker does with the content, and whether it has happened."""

import pytest

# text, predicate, stance, modality, polarity
TABLE = [
    ("The president is not in favor of a ceasefire.", "ceasefire", "rejects", "denied", "affirmed"),
    ("The bombs are believed to have killed thousands.", "kill", "asserts", "possible", "affirmed"),
    ("The army used the base to shell the town.", "shell", "asserts", "actual", "affirmed"),
    (
        "The attack did not stop the convoy but destroyed a bridge.",
        "destroy",
        "asserts",
        "actual",
        "affirmed",
    ),
    ("It was not clear if rebels attacked the base.", "attack", "cannot_confirm", "possible", "affirmed"),
    ("The army foiled an attack, killing 80 rebels.", "kill", "asserts", "actual", "affirmed"),
    ("The army continued to shell the town.", "shell", "asserts", "actual", "affirmed"),
    (
        "It gave the army a pretext to shell the town and to hit its bridges.",
        "hit",
        "asserts",
        "planned",
        "affirmed",
    ),
    ("The minister said she could not confirm a halt.", "halt", "cannot_confirm", "possible", "affirmed"),
    # Doubt is no assertion; what was not told is open.
    (
        "She told reporters that she doubted the army had shelled the town.",
        "shell",
        "denies",
        "denied",
        "affirmed",
    ),
    (
        "The minister did not believe that rebels had shelled the town.",
        "shell",
        "denies",
        "denied",
        "affirmed",
    ),
    (
        "Residents could not believe that the army had shelled the town.",
        "shell",
        "asserts",
        "actual",
        "affirmed",
    ),
    (
        "The mayor rejected the idea that the army had shelled the town.",
        "shell",
        "denies",
        "denied",
        "affirmed",
    ),
    (
        "Police never mentioned whether rebels had shelled the town.",
        "shell",
        "cannot_confirm",
        "possible",
        "affirmed",
    ),
    (
        "Investigators found no evidence that the army had shelled the town.",
        "shell",
        "cannot_confirm",
        "possible",
        "affirmed",
    ),
    (
        "Investigators found evidence that the army had shelled the town.",
        "shell",
        "asserts",
        "actual",
        "affirmed",
    ),
    ("The operator denied overloading the ferry.", "overload", "denies", "denied", "affirmed"),
    ("The minister dismissed claims that the bridge had fallen.", "fall", "denies", "denied", "affirmed"),
    (
        "The army did not dismiss reports that it had shelled the town.",
        "shell",
        "asserts",
        "actual",
        "affirmed",
    ),
    ("The army dismissed reports that it had shelled the town.", "shell", "denies", "denied", "affirmed"),
    (
        "The mayor called for the army to withdraw from the town.",
        "withdraw",
        "demands",
        "demanded",
        "affirmed",
    ),
    (
        "The minister called the report slander.",
        "call",
        "denies",
        "denied",
        "affirmed",
    ),
    ("The spokesman said the reports were untrue.", "untrue", "denies", "denied", "affirmed"),
    # A quotation behind a colon is not what is denied.
    ('The mayor denies it: "Rebels attacked the base."', "attack", "asserts", "actual", "affirmed"),
    ("The group is seeking to capture the town.", "capture", "asserts", "possible", "affirmed"),
    ("The minister said rebels attacked the base.", "attack", "asserts", "actual", "affirmed"),
    (
        "The spokeswoman could not confirm that rebels attacked the base.",
        "attack",
        "cannot_confirm",
        "possible",
        "affirmed",
    ),
    ("The army denied that its planes bombed the hospital.", "bomb", "denies", "denied", "affirmed"),
    ("The army said its planes did not bomb the hospital.", "bomb", "asserts", "actual", "negated"),
    ("“There are not 41 dead,” the mayor said.", "dead", "asserts", "actual", "negated"),
    ("“There are 41 dead,” the mayor said.", "dead", "asserts", "actual", "affirmed"),
    ("Not 41 people died, he said.", "die", "asserts", "actual", "negated"),
    ("Not 41 but 14 people died, the mayor said.", "die", "asserts", "actual", "affirmed"),
    (
        "The company denied that its guards took part in the raid in which nine miners were killed.",
        "kill",
        "asserts",
        "actual",
        "affirmed",
    ),
    (
        "The army denied that its guns had hit the school where 12 children died.",
        "die",
        "asserts",
        "actual",
        "affirmed",
    ),
    (
        "The army denied that its guns had hit the school where 12 children died.",
        "hit",
        "denies",
        "denied",
        "affirmed",
    ),
    ("The president ruled out a truce.", "truce", "rejects", "denied", "affirmed"),
    ("The rebels demanded an immediate ceasefire.", "ceasefire", "demands", "demanded", "affirmed"),
    ("The UN urged both sides to stop the fighting.", "stop", "demands", "demanded", "affirmed"),
    ("The president vowed to retake the city.", "retake", "promises", "planned", "affirmed"),
    (
        "The government announced that talks would take place in Geneva on Saturday.",
        "talk",
        "asserts",
        "planned",
        "affirmed",
    ),
    ("The minister said troops may withdraw from the town.", "withdraw", "asserts", "possible", "affirmed"),
    (
        "The rebels said they would withdraw if the army stopped the shelling.",
        "withdraw",
        "promises",
        "conditional",
        "affirmed",
    ),
    ("The silence suggests rebels may have left.", "suggest", "asserts", "possible", "affirmed"),
    ("The silence suggests rebels have left.", "suggest", "asserts", "actual", "affirmed"),
    (
        "The envoy said the hunger in the city could not be eased by announcing three-day ceasefires.",
        "ceasefire",
        "asserts",
        "possible",
        "negated",
    ),
    (
        "The envoy said the hunger in the city was eased by announcing three-day ceasefires.",
        "ceasefire",
        "asserts",
        "actual",
        "affirmed",
    ),
    ("The aim of the raid was to destroy the bridge.", "destroy", "asserts", "planned", "affirmed"),
    ("The raid on Friday destroyed the bridge.", "destroy", "asserts", "actual", "affirmed"),
    # A doubt, a wish or a supposition is no plain fact.
    ("The army purportedly shelled the town.", "shell", "asserts", "possible", "affirmed"),
    (
        "Apparently, the army left the base and has shelled the town.",
        "shell",
        "asserts",
        "possible",
        "affirmed",
    ),
    (
        "The army left the base and apparently burned it, and has shelled the town.",
        "shell",
        "asserts",
        "actual",
        "affirmed",
    ),
    ("It appears rebels shelled the town.", "shell", "asserts", "possible", "affirmed"),
    ("The mayor suspected that rebels had shelled the town.", "shell", "asserts", "possible", "affirmed"),
    ("The mayor knew that rebels had shelled the town.", "shell", "asserts", "actual", "affirmed"),
    (
        "The mayor is unlikely to close the bridge, analysts said.",
        "unlikely",
        "asserts",
        "possible",
        "negated",
    ),
    ("The mayor said he was going to leave the party.", "go", "asserts", "planned", "affirmed"),
    ("The company plans to open a second mine.", "plan", "asserts", "planned", "affirmed"),
    ("Taking the town would be a prize for the army.", "prize", "asserts", "conditional", "affirmed"),
    ("The mayor said the bridge would be ready by May.", "ready", "asserts", "planned", "affirmed"),
    ("“It would be very hard,” the mayor said.", "hard", "asserts", "conditional", "affirmed"),
    ("The mayor said he would like to thank the crew.", "thank", "asserts", "actual", "affirmed"),
    (
        "The minister said the army would not have shelled the town had it not been for the raid.",
        "shell",
        "asserts",
        "conditional",
        "negated",
    ),
    # What a deed is for is not done by it; what a deed made possible came about.
    ("The raids are aimed at destroying the bridges.", "destroy", "asserts", "planned", "affirmed"),
    ("The raids are aimed at destroying the bridges.", "raid", "asserts", "actual", "affirmed"),
    ("Troops have been battling to recapture the town.", "recapture", "asserts", "planned", "affirmed"),
    (
        "An assault began on Friday with the aim of recapturing the town.",
        "recapture",
        "asserts",
        "planned",
        "affirmed",
    ),
    ("The heavy raids allowed rebels to capture the town.", "capture", "asserts", "actual", "affirmed"),
    ("The army allowed rebels to leave the town.", "leave", "asserts", "planned", "affirmed"),
    ("Troops were able to recapture the town.", "recapture", "asserts", "actual", "affirmed"),
    ("Troops were not able to recapture the town.", "recapture", "asserts", "actual", "negated"),
    (
        "If rebels left on Monday, they must have fled the camp and soldiers shelled it.",
        "shell",
        "asserts",
        "conditional",
        "affirmed",
    ),
    (
        "Rebels must have fled the camp and soldiers shelled it.",
        "shell",
        "asserts",
        "actual",
        "affirmed",
    ),
    ("Troops will be able to recapture the town.", "recapture", "asserts", "possible", "affirmed"),
    # "Neither … nor", "no longer" and "no more" negate.
    ("Neither the army nor the rebels shelled the town.", "shell", "asserts", "actual", "negated"),
    ("The army no longer controls the town.", "control", "asserts", "actual", "negated"),
    ("There can be no more waiting, she said.", "be", "asserts", "possible", "negated"),
    ("No more than ten rebels left the town.", "leave", "asserts", "actual", "affirmed"),
    # Who calls for a thing demands it, whatever stands between; what may be asked for is not asked for yet.
    (
        "The council called upon the states to condemn the attack on the town.",
        "condemn",
        "demands",
        "demanded",
        "affirmed",
    ),
    (
        "The sheikh called in a video message for other tribes to leave the town.",
        "leave",
        "demands",
        "demanded",
        "affirmed",
    ),
    (
        "The council repeated its call on all parties to obey the rules.",
        "obey",
        "demands",
        "demanded",
        "affirmed",
    ),
    ("Police said charges could be sought by the attorney.", "seek", "asserts", "possible", "affirmed"),
    ("She said she was praying that her son was safe.", "safe", "expects", "planned", "affirmed"),
    # A thing that suggests proposes nothing.
    ("The mayor suggested that the town was not safe.", "safe", "asserts", "actual", "negated"),
    ("The mayor suggested a ceasefire.", "ceasefire", "proposes", "possible", "affirmed"),
    ("Nothing of what the army said is real, he said.", "real", "asserts", "actual", "negated"),
    ("Either the army leaves the town or the rebels shell it.", "shell", "asserts", "possible", "affirmed"),
    ("Troops withdrew from the town.", "withdraw", "asserts", "actual", "affirmed"),
    # What is to come before another thing is to come.
    (
        "Rebels are set to hand over the town before they are evacuated on buses.",
        "evacuate",
        "asserts",
        "planned",
        "affirmed",
    ),
    ("Rebels fled before the town was captured.", "capture", "asserts", "actual", "affirmed"),
    ("The minister hopes to seize the town.", "seize", "expects", "planned", "affirmed"),
    ("Troops failed to capture the town.", "capture", "asserts", "actual", "negated"),
    ("The alliance failed in its drive to capture the town.", "capture", "asserts", "planned", "negated"),
    ("Several attempts at securing a truce have faltered.", "truce", "asserts", "planned", "negated"),
    # What a predicate itself says it only looks like.
    ("The two bombers appeared to have come by car.", "appear", "asserts", "possible", "affirmed"),
    ("The toll is likely to rise in the town.", "likely", "asserts", "possible", "affirmed"),
    ("It is possible that the army left the town.", "possible", "asserts", "possible", "affirmed"),
    ("Gunfire could be heard in the town.", "gunfire", "asserts", "actual", "affirmed"),
    ("Operators were plotting to attack the town.", "attack", "asserts", "planned", "affirmed"),
    ("They have a chance of reaching a settlement in the town.", "reach", "asserts", "possible", "affirmed"),
    ('"Police need to guard the town," he said.', "need", "asserts", "demanded", "affirmed"),
    ("The town did not appear on the map.", "appear", "asserts", "actual", "negated"),
    ("The film purportedly shows that rebels shelled the town.", "shell", "asserts", "possible", "affirmed"),
    # A doubt of what is added is none of the rest.
    (
        "Ten fighters, reportedly including one foreigner, were killed in the town.",
        "kill",
        "asserts",
        "actual",
        "affirmed",
    ),
    ("The sensors are supposed to warn the town.", "suppose", "asserts", "planned", "affirmed"),
    ("He and his wife are planning on visiting the governor.", "visit", "asserts", "planned", "affirmed"),
    # What people have to do: a demand in a speaker's mouth, a deed in a report's.
    ('"We have to stop the violence," he said.', "stop", "asserts", "demanded", "affirmed"),
    ("He said the killing in the town had to stop.", "have", "asserts", "demanded", "affirmed"),
    ("The family had to flee the town.", "flee", "asserts", "actual", "affirmed"),
    ('"If deliberate it is a crime," he said.', "crime", "asserts", "conditional", "affirmed"),
    (
        "Rebels will hold the town until the army leaves the area.",
        "leave",
        "asserts",
        "planned",
        "affirmed",
    ),
    # What is only known of those whom a demand or a forecast is about.
    (
        "He called on the council to feed the families trapped in the town.",
        "trap",
        "asserts",
        "actual",
        "affirmed",
    ),
    (
        "The governor vowed revenge for the raid that killed ten guards in the town.",
        "kill",
        "asserts",
        "actual",
        "affirmed",
    ),
    ("Rebels held the town until the army left the area.", "leave", "asserts", "actual", "affirmed"),
    ("Troops did not withdraw from the town.", "withdraw", "asserts", "actual", "negated"),
    ("The diplomats planned to meet in Berlin.", "meet", "asserts", "planned", "affirmed"),
    ("The group rejected a ceasefire.", "ceasefire", "rejects", "denied", "affirmed"),
]


@pytest.mark.parametrize(("text", "predicate", "stance", "modality", "polarity"), TABLE)
def test_stance_modality_and_polarity(claim_about, text, predicate, stance, modality, polarity):  # noqa: PLR0917
    """What is denied, demanded, planned, possible or negated is never a plain assertion that it happened."""
    (claim,) = claim_about(text, *predicate.split("|"))
    assert (claim.stance, claim.modality, claim.polarity) == (stance, modality, polarity)


def test_what_a_deed_is_for_is_no_claim_beside_the_deed(claim_about):
    """A purpose is told in the words of the deed, which was done; the trying alone makes a claim of its own."""
    text = "The army launched a raid on the camp on Friday to capture the town."
    assert not claim_about(text, "capture")
    assert [claim.modality for claim in claim_about(text, "raid")] == ["actual"]
    assert not claim_about("The offensive to capture the town came at dawn on Friday.", "capture")
    assert not claim_about("The jets carried out ten raids to try to capture the town.", "capture")
    assert not claim_about("Troops shelled it in an offensive aimed at capturing the town.", "capture")
    assert not claim_about("A bomb exploded in the town without killing anybody.", "kill")
    (claim,) = claim_about("The army made several attempts to capture the town.", "capture")
    assert claim.modality == "planned"


@pytest.mark.parametrize(
    "text",
    [
        "The seizure of the town will not end the war.",
        "Fears of an attack have kept people at home.",
        "The ministry of defense moved its offices.",
    ],
)
def test_what_is_only_mentioned_is_not_claimed(extracted, text):
    """A noun that names an event makes no claim where the sentence says something else."""
    assert not [claim for claim in extracted(text).claims if claim.type in {"TERRITORY", "ASSAULT"}]


# text, predicate, stance, modality
ASKED_FOR = [
    ("Release the prisoners now.", "release", "demands", "demanded"),
    ("“Free the hostages. Free them all,” the crowd shouted.", "free", "demands", "demanded"),
    ("“Stop the bombing and let the trucks in,” the mayor said.", "let", "demands", "demanded"),
    ("“Do not attack the camp,” the envoy told both sides.", "attack", "demands", "demanded"),
    ("Evacuate the village at once.", "evacuate", "demands", "demanded"),
    ("“Look, they shelled the market again,” she said.", "shell", "asserts", "actual"),
    ("Rebels release 12 prisoners.", "release", "asserts", "actual"),
    ("The unions renewed their call for the evacuation of the camp.", "evacuation", "demands", "demanded"),
    ("All soldiers are to withdraw from the town.", "withdraw", "asserts", "demanded"),
    ("The ministers are to meet on Friday.", "meet", "asserts", "planned"),
]


@pytest.mark.parametrize(("text", "predicate", "stance", "modality"), ASKED_FOR)
def test_what_is_asked_for_has_not_happened(claim_about, text, predicate, stance, modality):
    """An imperative, a call that is made again and an order to all tell what somebody wants."""
    (claim, *_) = claim_about(text, predicate)[-1:]
    assert (claim.stance, claim.modality) == (stance, modality)


def test_a_headline_whose_verb_stands_first_asks_for_nothing(extracted):
    """No stop ends it, and no marks hold it."""
    claims = extracted("Kill 12 in raid on camp\n\nTroops raided the camp on Friday.").claims
    assert not [claim for claim in claims if claim.stance == "demands"]


@pytest.mark.parametrize(
    ("text", "stance"),
    [
        ("Troops left the port. The figure of 40 dead given by the union is unfounded.", "denies"),
        ("Troops left the port. Reports of dozens of victims are lies.", "denies"),
        ("Troops left the port. The claim of a retreat is not true.", "denies"),
        ("The ministry said reports that guests were left behind were “simply not true”.", "denies"),
        ("Troops left the port. The report of a retreat is not wrong.", "asserts"),
        ("Troops left the port. The number of shops is unfounded.", "asserts"),
        ("Troops left the port. The report of 40 dead is true.", "asserts"),
    ],
)
def test_what_is_called_false_is_denied(extracted, text, stance):
    """Who calls a report or the number that others give false denies it; of nothing else does he say so."""
    claims = [claim for claim in extracted(text).claims if claim.predicate not in {"leave", "withdraw"}]
    assert {claim.stance for claim in claims} <= {stance}
    assert stance == "asserts" or claims


UNSAID = [
    "The sailor does not speak of a collision.",
    "The mayor has not repeated the suggestion that thieves attacked the bank.",
    "The army did not say that its soldiers had fled the town.",
    "The minister has never spoken of an attack.",
]


@pytest.mark.parametrize("text", UNSAID)
def test_what_nobody_speaks_of_is_not_claimed(extracted, text):
    """It is neither asserted nor denied that it happened; that he does not say so may be told."""
    claims = extracted(text).claims
    assert {claim.type for claim in claims} <= {"STATEMENT"}
    assert all(claim.attribution is None and claim.polarity == "negated" for claim in claims)


@pytest.mark.parametrize(
    ("text", "predicate", "stance"),
    [
        ("The sailor spoke of a collision.", "collision", "asserts"),
        ("Police did not say whether anyone was killed.", "kill", "cannot_confirm"),
        ("The group did not specify who was behind the attacks.", "attack", "asserts"),
    ],
)
def test_what_is_spoken_of_or_left_open_is_claimed(claim_about, text, predicate, stance):
    """Who speaks of a thing asserts it, and of a known deed only the doer may stay open."""
    assert [claim.stance for claim in claim_about(text, predicate)] == [stance]


@pytest.mark.parametrize(
    ("text", "predicate", "modality"),
    [
        ("A man was arrested on suspicion of starting the fire.", "fire", "possible"),
        ("Police said that, on suspicion of starting the fire, a man was arrested.", "fire", "possible"),
        ("A man was arrested after starting the fire.", "fire", "actual"),
    ],
)
def test_what_somebody_is_suspected_of_may_be(claim_about, text, predicate, modality):
    """The arrest is told, not the deed."""
    assert [claim.modality for claim in claim_about(text, predicate)] == [modality]


@pytest.mark.parametrize(
    ("text", "stance", "polarity"),
    [
        ("A judge found no evidence against the mayor.", "asserts", "negated"),
        ("A judge found no evidence that the mayor fled.", "cannot_confirm", "affirmed"),
        ("The envoy was not aware of any casualties.", "asserts", "negated"),
        ("The envoy was aware of casualties.", "asserts", "affirmed"),
    ],
)
def test_what_is_not_there_is_negated(extracted, text, stance, polarity):
    """Who finds nothing against somebody leaves nothing open; who knows of no harm tells of none."""
    (claim,) = extracted(text).claims
    assert (claim.stance, claim.polarity) == (stance, polarity)


@pytest.mark.parametrize(
    ("text", "predicate", "stance"),
    [
        (
            "Media reports of 40 destroyed homes have not been verified.",
            "destroyed|destroy",
            "cannot_confirm",
        ),
        ("Reports of dozens of deaths have not been confirmed.", "death", "cannot_confirm"),
        ("Ten destroyed homes were searched.", "destroyed|destroy", "asserts"),
        ("The company could not guarantee that the dam would hold.", "hold", "cannot_confirm"),
        ("The company did not guarantee that the dam would hold.", "hold", "rejects"),
        ("The board offers its condolences to the families.", "offer", "asserts"),
        ("The president offered talks to the rebels.", "talk", "proposes"),
        ("The minister dismissed the rebels as thieves.", "dismiss", "asserts"),
        ("The minister dismissed the warning as exaggerated.", "dismiss", "rejects"),
    ],
)
def test_what_a_verb_does_with_its_object(claim_about, text, predicate, stance):
    """Reports of harm stand as the reports do; words of sympathy propose nothing, names for people reject nothing."""
    assert {claim.stance for claim in claim_about(text, *predicate.split("|"))} == {stance}


def test_a_heading_may_say_that_nothing_is_known(extracted):
    """It tells no damage then, and no casualties where there are none."""
    assert not extracted("Damage: Not yet assessed.").claims
    (claim,) = extracted("Casualties: none.").claims
    assert claim.polarity == "negated"
    (claim,) = extracted("Casualties: 12 dead.").claims
    assert claim.polarity == "affirmed"


def test_the_first_of_two_clauses_is_not_promised_with_the_second(claim_about):
    """What somebody was promised stands behind "and" alone."""
    text = (
        "Her lawyer said his client surrendered on Friday, and that he had been promised he would be freed."
    )
    assert [claim.modality for claim in claim_about(text, "surrender")] == ["actual"]
    assert [claim.stance for claim in claim_about(text, "free")] == ["promises"]
