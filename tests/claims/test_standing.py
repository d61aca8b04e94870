"""What the words above a clause call open, denied or false, and what is asked, never becomes a plain assertion."""

import pytest

# text, predicate, stance, modality, polarity, who says so ("-": the report; "": nobody named)
TABLE = [
    # A deed that is open; one whose reason or time alone is open was done.
    ("It is unclear how many people died.", "die", "cannot_confirm", "possible", "affirmed", "-"),
    ("We do not yet know exactly how many people died.", "die", "cannot_confirm", "possible", "affirmed", "-"),
    ("Omar said the rebels were focusing their efforts on capturing Marla.", "capture", "asserts", "planned", "affirmed", "Omar"),
    ("The group pledged to keep fighting against the army.", "fight", "promises", "planned", "affirmed", "The group"),
    ("The guards kept them from leaving the camp.", "leave", "asserts", "actual", "negated", "-"),
    ("The rebels will fight as long as the army bombs the town.", "bomb", "asserts", "conditional", "affirmed", "-"),
    ("It took several hours to retrieve the bodies from the rubble.", "retrieve", "asserts", "actual", "affirmed", "-"),
    ("The army said it was unclear how many people had died.", "die", "cannot_confirm", "possible", "affirmed", "The army"),
    ("It is not known whether the mayor was killed.", "kill", "cannot_confirm", "possible", "affirmed", "-"),
    ("It was not clear why rebels attacked the base.", "attack", "asserts", "actual", "affirmed", "-"),
    ("Whether the mayor fled is disputed.", "flee", "cannot_confirm", "possible", "affirmed", ""),
    # Who is missing is; how many it is of whom somebody cannot say so, is open, and his word.
    ("The fate of three sailors is still unknown.", "fate", "asserts", "actual", "affirmed", "-"),
    ("The whereabouts of three sailors remain unknown.", "whereabouts", "asserts", "actual", "affirmed", "-"),
    ("The cause of the blast is unknown.", "unknown", "cannot_confirm", "possible", "affirmed", "-"),
    ("The harbor office could not confirm how many of the sailors were children.", "child", "cannot_confirm", "possible", "affirmed", "The harbor office"),
    # Proof that there is, and that there is not.
    ("There is no sign that the rebels attacked the town.", "attack", "cannot_confirm", "possible", "affirmed", "-"),
    ("There was no evidence the army had shelled the town.", "shell", "cannot_confirm", "possible", "affirmed", "-"),
    ("No evidence was found that the army had shelled the town.", "shell", "cannot_confirm", "possible", "affirmed", ""),
    ("Evidence was found that the army had shelled the town.", "shell", "asserts", "actual", "affirmed", ""),
    ("Evidence emerged that the army had shelled the town.", "shell", "asserts", "actual", "affirmed", "Evidence"),
    # Reports, rumors and claims that are denied, false, or not confirmed.
    ("The rumor that the king had died was denied by the palace.", "die", "denies", "denied", "affirmed", "the palace"),
    ("Rumors that the king had died were dismissed by the palace.", "die", "denies", "denied", "affirmed", "the palace"),
    ("The report that 12 people died proved to be wrong.", "die", "denies", "denied", "affirmed", "-"),
    ("The report that 12 people died proved to be true.", "die", "asserts", "actual", "affirmed", "-"),
    ("The minister's claim that the bridge had fallen was false.", "fall", "denies", "denied", "affirmed", "-"),
    ("The minister's claim that the bridge had fallen was repeated.", "fall", "asserts", "actual", "affirmed", "The minister's"),
    ("Reports that the army had shelled the town could not be confirmed.", "shell", "cannot_confirm", "possible", "affirmed", ""),
    # Who does not reject something leaves it open; who does not speak of it rejects nothing.
    ("The minister did not rule out an attack.", "attack", "cannot_confirm", "possible", "affirmed", "The minister"),
    ("The minister ruled out an attack.", "attack", "rejects", "denied", "affirmed", "The minister"),
    ("Officials refused to comment on the strike.", "strike", "cannot_confirm", "possible", "affirmed", "Officials"),
    ("The army would not comment on the bombing.", "bombing", "cannot_confirm", "possible", "affirmed", "The army"),
    ("The army commented on the bombing.", "bombing", "asserts", "actual", "affirmed", "The army"),
    # What somebody denies having demanded is denied.
    ("He denied ordering the attack.", "attack", "denies", "denied", "affirmed", "He"),
    ("The general denied having ordered the attack.", "attack", "denies", "denied", "affirmed", "The general"),
    ("The general ordered the attack.", "attack", "demands", "demanded", "affirmed", "The general"),
    ("The minister said he would not rule out sanctions.", "rule", "cannot_confirm", "planned", "negated", "The minister"),
    ("There were doubts that the rebels had withdrawn.", "withdraw", "cannot_confirm", "possible", "affirmed", ""),
    ("The army is suspected of shelling the town.", "shell", "asserts", "possible", "affirmed", ""),
    ("It was once thought that the mayor had been killed.", "kill", "asserts", "possible", "affirmed", ""),
    ("Residents asked why the army had attacked the town.", "attack", "asserts", "actual", "affirmed", "-"),
    ("The army has yet to withdraw.", "withdraw", "asserts", "actual", "negated", "-"),
    # Reports and claims that are named only to be set aside.
    ("Despite claims that the truce had collapsed, the town was quiet.", "collapse", "asserts", "possible", "affirmed", ""),
    ("Despite reports of a retreat, the army held the town.", "retreat", "asserts", "possible", "affirmed", ""),
    ("Contrary to earlier reports, no soldiers died.", "die", "asserts", "actual", "negated", "-"),
    ("According to earlier reports, no soldiers died.", "die", "asserts", "actual", "negated", "earlier reports"),
    ("The UN said reports of a massacre could not be verified.", "massacre", "cannot_confirm", "possible", "affirmed", "The UN"),
    ("Reports of a massacre could not be verified.", "massacre", "cannot_confirm", "possible", "affirmed", ""),
    ("The UN said that reports of an attack on the town were false.", "attack", "denies", "denied", "affirmed", "The UN"),
    ("There was no evidence of an attack on the town.", "attack", "cannot_confirm", "possible", "affirmed", "-"),
    # What nobody has seen is not so.
    ("There was no sign of an attack on the town.", "be", "asserts", "actual", "negated", "-"),
    ("Omar saw no signs of an attack on the town.", "see", "asserts", "actual", "negated", "-"),
    # What was to be and was not, and what is weighed.
    ("The prisoners were supposed to be released on Monday but were not.", "release", "asserts", "planned", "negated", "-"),
    ("The army has no plans to withdraw from the town.", "withdraw", "asserts", "planned", "negated", "The army"),
    ("Omar said there was no need to evacuate the town.", "evacuate", "asserts", "planned", "negated", "Omar"),
    ("Omar said the group lacks plans to shell the town.", "shell", "asserts", "planned", "negated", "Omar"),
    ("The army denies the rumours according to which drones struck a wedding.", "strike", "denies", "denied", "affirmed", "The army"),
    ("The group denies any involvement in the blast that killed ten people.", "kill", "asserts", "actual", "affirmed", "-"),
    ("“We didnt shell the town,” Omar said.", "shell", "asserts", "actual", "negated", "Omar"),
    ("“We dont have any tanks in the town,” Omar said.", "have", "asserts", "actual", "negated", "Omar"),
    ("The army was to withdraw on Sunday but did not.", "withdraw", "asserts", "planned", "negated", "-"),
    ("The army shelled the town but did not attack it.", "shell", "asserts", "actual", "affirmed", "-"),
    ("A truce is due to start on Saturday.", "start", "asserts", "planned", "affirmed", "-"),
    ("The Senate is considering sanctions.", "sanction", "asserts", "possible", "affirmed", "The Senate"),
    ("The government considered the attack a war crime.", "attack", "asserts", "actual", "affirmed", "The government"),
    ("A plan to evacuate 5,000 people was dropped.", "evacuate", "asserts", "planned", "negated", "-"),
    ("Had the army attacked the town, many people would have been killed.", "attack", "asserts", "conditional", "affirmed", "-"),
    ("Had the army attacked the town, many people would have been killed.", "kill", "asserts", "conditional", "affirmed", "-"),
    ("Had the dam burst, thousands would have died.", "die", "asserts", "conditional", "affirmed", "-"),
    # The plain present with the day of what is to come.
    ("Talks start on Monday in Geneva.", "talk", "asserts", "planned", "affirmed", "-"),
    ("The ministers meet on Friday in Vienna.", "meet", "asserts", "planned", "affirmed", "-"),
    ("The ministers meet in Vienna.", "meet", "asserts", "actual", "affirmed", "-"),
    ("The talks start every Monday.", "talk", "asserts", "actual", "affirmed", "-"),
    ("Talks resumed on Monday.", "talk", "asserts", "actual", "affirmed", "-"),
    # Not one.
    ("Not a single person was hurt.", "hurt", "asserts", "actual", "negated", "-"),
    ("Not one soldier was killed.", "kill", "asserts", "actual", "negated", "-"),
    ("A single civilian was killed.", "kill", "asserts", "actual", "affirmed", "-"),
]  # fmt: skip

ASKED = [
    "Did the army bomb the school?",
    '"Did the army bomb the school?" the minister asked.',
    "Why did the rebels attack the town?",
    "How many people did the rebels kill?",
    "Will the rebels attack the town?",
]

TOLD = [
    'The army bombed the school. "Why?" a teacher asked.',
    "Had the army lied? It bombed the school.",
    '"The army bombed the school," the minister said.',
]


@pytest.mark.parametrize(("text", "predicate", "stance", "modality", "polarity", "who"), TABLE)
def test_what_is_open_or_denied(claim_about, text, predicate, stance, modality, polarity, who):  # noqa: PLR0917
    """The stance, modality and polarity are those of all the words, and the denial is of who denies."""
    (claim,) = claim_about(text, predicate)
    speaker = (
        "-" if claim.attribution is None else " < ".join(s.mention.text for s in claim.attribution.chain)
    )
    assert (claim.stance, claim.modality, claim.polarity, speaker) == (stance, modality, polarity, who)


def test_the_number_that_is_asked_for_is_nobody(claim_about):
    """The question "how many people" names no victim."""
    (claim,) = claim_about("It is unclear how many people died.", "die")
    assert not claim.roles


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("The truce begins at 6 a.m. local time on Saturday.", "2016-12-17"),
        ("The ministers meet on Friday in Vienna.", "2016-12-16"),
        ("The ministers met on Friday in Vienna.", "2016-12-09"),
        ("Talks start on Monday in Geneva.", "2016-12-19"),
        ("Talks started on Monday in Geneva.", "2016-12-12"),
    ],
)
def test_the_day_of_what_is_to_come(extracted, text, day):
    """A bare weekday of a meeting or a beginning in the plain present is the next one."""
    (claim,) = extracted(text, "2016-12-14").claims
    assert claim.time.value.startswith(day)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("The army stopped short of attacking the city.", "attack"),
        ("Far from retreating, the army advanced.", "retreat"),
        ("The army fell short of taking the town.", "take"),
    ],
)
def test_what_was_not_done_makes_no_event(claim_about, text, words):
    """Who stopped short of a deed has not done it."""
    assert not claim_about(text, words)


@pytest.mark.parametrize(
    ("text", "deed"),
    [
        ("Police foiled a plot to bomb the market.", "bomb"),
        ("Police thwarted an attempt to kidnap the minister.", "kidnap"),
    ],
)
def test_who_foils_a_deed_is_not_its_actor(claim_about, text, deed):
    """The foiled deed is planned, was not done, and is not his who foiled it."""
    (claim,) = claim_about(text, deed)
    assert (claim.modality, claim.polarity) == ("planned", "negated")
    assert "actor" not in {role.name for role in claim.roles}


@pytest.mark.parametrize("text", ASKED)
def test_a_question_asserts_nothing(extracted, text):
    """What is asked makes no claim, whoever asks."""
    assert not [claim for claim in extracted(text).claims if claim.type != "STATEMENT"]


@pytest.mark.parametrize("text", TOLD)
def test_beside_a_question_it_is_told(extracted, text):
    """A question beside it takes nothing away from what is told."""
    assert [(c.type, c.modality) for c in extracted(text).claims if c.type == "ASSAULT"] == [
        ("ASSAULT", "actual")
    ]
