"""Attribution chains: who said it, and who carries the words."""

import pytest

# text, predicate, chain (as words contained in each link), quote
CHAINS = [
    # who is named behind the verb speaks, not who is named before it
    (
        '"Ten people were killed in a bomb attack in Homs" a district of the sect of President Omar Nasser said Talal Khalil.',
        "kill",
        ["Talal Khalil"],
    ),
    (
        "The doctor told Reuters that most of the hurt are children whose wounds are grave adding that the clinic treats 30 people.",
        "treat",
        ["The doctor", "Reuters"],
    ),
    (
        "The army said rescuers had pulled nine bodies from a house that was hit on Sunday adding that the search goes on.",
        "go",
        ["The army"],
    ),
    (
        "The Interfax news agency quoted Deputy Foreign Minister Sergei Ryabkov as saying that the situation is changing every hour.",
        "change",
        ["Ryabkov", "Interfax"],
    ),
    ("The governor told Reuters that rebels attacked the base.", "attack", ["governor", "Reuters"]),
    ("Rebels attacked the base, the governor said.", "attack", ["governor"]),
    ("Rebels attacked the base, according to the army.", "attack", ["army"]),
    ("According to the army, rebels attacked the base.", "attack", ["army"]),
    (
        "The mayor said on Thursday that rebels attacked the base, Reuters reported.",
        "attack",
        ["mayor", "Reuters"],
    ),
    (
        "The minister said on state television that rebels attacked the base.",
        "attack",
        ["minister", "state television"],
    ),
    ("Nine people were killed, the mayor of the town, Fatime Abakar, said.", "kill", ["Fatime Abakar"]),
    ("A union leader put the number of dead at 50.", "number", ["union leader"]),
    ("The Meteorological Department measured a magnitude of 5.9.", "measure", ["Department"]),
    ("The ministry corrected the number of dead to 12 from 15.", "number", ["The ministry"]),
    ("The SOHR corrected its toll: 78 people, not 82, had been killed.", "kill", ["The SOHR"]),
    ("The SOHR revised its toll on Monday: 78 people had been killed.", "kill", ["The SOHR"]),
    ("The road was corrected: 78 people were killed there.", "kill", []),
    # A heading gives somebody's words; a town before it only tells where.
    ("Assad: No truce before victory\n\nThe president spoke on Monday.", "truce", ["Assad"]),
    ("UN: 12 killed in Aleppo strike\n\nThe army was silent.", "kill", ["UN"]),
    ("The ferry measured 59 meters and sank off the island.", "sink", []),
    ("The company had filed no manifest, its owner, Visayan Lines Inc., said.", "file", ["Visayan Lines"]),
    ("The minister told a news conference that rebels attacked the base.", "attack", ["minister"]),
    (
        "Four men were wounded, according to Jowan Ibrahim the commander of the police.",
        "wound",
        ["Jowan Ibrahim"],
    ),
    ("The police put the march at roughly 30,000 people.", "march", ["police"]),
    (
        "The army captured the town, the governor was quoted as saying by state television.",
        "capture",
        ["governor", "state television"],
    ),
    # A semicolon parts a clause from what another one says.
    ("The army captured the town; its report was written in April.", "capture", []),
    ("The army captured the town; eleven families refused.", "capture", []),
    ("The army captured the town, a nurse says; it had been sold.", "capture", ["nurse"]),
    ("We estimate that rebels killed 30 people.", "kill", []),
    ("One person is believed to have been arrested, and no injuries were reported.", "arrest", []),
    ("A truce has been announced by Moscow.", "truce", ["Moscow"]),
    ("Rebels attacked the base on Monday.", "attack", []),
    # Whoever is cited says it, who cites carries it.
    (
        "A senior official told AFP, citing local doctors, that rebels attacked the base.",
        "attack",
        ["local doctors", "official", "AFP"],
    ),
    (
        "The minister, citing a report by UN monitors, said rebels attacked the base.",
        "attack",
        ["report by UN monitors", "minister"],
    ),
    (
        "According to a statement published by the ministry, rebels attacked the base.",
        "attack",
        ["statement", "the ministry"],
    ),
    # A clause before the main one ends what its speaker says.
    ("While rebels say they are strong, the army attacked the base, the mayor said.", "attack", ["mayor"]),
    # What somebody would not do, nobody says.
    ("The minister resigned, although the rebels are reluctant to surrender.", "surrender", []),
    # What a relative clause in a denial says, the denier does not.
    (
        "The president denied that forces use the weapons which rights groups say kill civilians.",
        "kill",
        ["rights groups"],
    ),
    # What somebody says goes on behind a relative clause in which another is told to think something.
    (
        "The police said that the rebels, whom they believe to be well armed, had attacked the base.",
        "attack",
        ["police"],
    ),
    (
        "The mayor told reporters that the rebels, who engineers say were badly led, had attacked the base.",
        "attack",
        ["mayor"],
    ),
    (
        "A spokesman said that residents fled from rebels who they fear attacked the base.",
        "attack",
        ["they", "spokesman"],
    ),
    # "State media" is a name of its own behind a lost comma.
    (
        "Rockets killed 14 people in districts of divided Aleppo city state media said.",
        "kill",
        ["state media"],
    ),
    # Who speaks beside another is not carried by him.
    (
        "The Observatory reported that shells hit the town and Colonel Chris Garver said rebels attacked the base.",
        "attack",
        ["Chris Garver"],
    ),
    # No comma before the verb and the speaker.
    (
        "Rebels attacked the base and the road remains closed said Observatory chief Rami Rahman.",
        "attack",
        ["Rami"],
    ),
    ("Rebels attacked the base in the east during the failed offensive AMN reports.", "attack", ["AMN"]),
    ("Rebels attacked the base in Aleppo Miller said adding that the siege was over.", "attack", ["Miller"]),
    # A headline ends in who says it.
    ("Rebels attacked the base near the capital: monitoring group", "attack", ["monitoring group"]),
    ("Rebels attacked the base with two weapons: rockets and guns", "attack", []),
    # The town of a date line does not speak.
    ("NEW YORK — Miller, citing the army, said rebels attacked the base.", "attack", ["army", "Miller"]),
    # What somebody is unable to explain, nobody says.
    ("The minister was unable to explain why rebels attacked the base.", "attack", []),
    ("No group has claimed that rebels attacked the base.", "attack", []),
    # A shell claims lives, not words.
    ("Terrorists Rocket Shells Claim 9 Civilians in Aleppo.", "claim", []),
    # A name ends where a number of people begins; who is quoted is no verb.
    ("According to the SOHR tens of civilians died in the raids.", "die", ["the SOHR"]),
    (
        "“Rebels attacked the base. The crew died” the Russian army was quoted as saying by Interfax news agency.",
        "die",
        ["the Russian army", "Interfax"],
    ),
    ("Rebels attacked the base by day according to their type and munitions.", "attack", []),
    # In a relative clause who says is not of whom it is said.
    ("The man police say attacked the base was shot dead on Monday.", "attack", ["police"]),
    ("A vehicle that officials say was used at the base was found on Monday.", "use", ["officials"]),
    ("The man, who said he had been lost, was detained by the army.", "detain", []),
    # What is thought of a thing, the thing does not think.
    ("Officials said jets thought to be from the coalition attacked the base.", "attack", ["Officials"]),
    # Laws are cited, and say nothing; plans are followed.
    (
        "Hospital officials, citing privacy laws, said rebels attacked the base.",
        "attack",
        ["Hospital officials"],
    ),
    ("If all goes according to plan, the army will attack the base.", "attack", []),
    # "According to" behind "and" tells what follows.
    ("The road was closed and, according to the mayor, rebels attacked the base.", "close", []),
    # Two who speak without a comma between them.
    (
        "Meanwhile shelling killed 40 people said the Observatory adding that ten of them were children.",
        "kill",
        ["the Observatory"],
    ),
    (
        "Reports confirmed that rebels attacked the base said the source noting that the toll may rise.",
        "attack",
        ["Reports", "the source"],
    ),
    # Who only judges what was done does not tell that it was.
    (
        "The army said two guards were shot on Monday in what the mayor called a “brutal crime”.",
        "shoot",
        ["The army"],
    ),
    # Two who say it together; an adverb is no part of a name.
    (
        "Rebels attacked the base in the northern city a monitor and officials said.",
        "attack",
        ["a monitor", "officials"],
    ),
    ("Envoy Peter Miller however says rebels attacked the base.", "attack", ["Envoy Peter Miller"]),
    # Who is told of beside another does not carry his words.
    (
        "SANA said jets flew over the city as a reporter in Aleppo said rebels attacked the base.",
        "attack",
        ["a reporter in Aleppo"],
    ),
    # Who is told does not note; who is asked does not ask; shells claim lives.
    (
        "Ten were hurt as rebels attacked the base in the city Peter Miller told The Tribune noting that the road was closed.",
        "attack",
        ["Peter Miller", "The Tribune"],
    ),
    ("Public companies are required to attack the base.", "attack", []),
    (
        "“Rebels attacked the base,” said the Observatory adding the toll was likely to rise.",
        "attack",
        ["the Observatory"],
    ),
    # A pronoun behind a verb can only be who speaks.
    ("Rebels have attacked the base in many ways since the war began he added.", "attack", ["he"]),
    # Outlets of several words, their verb read as a noun; a comma lost behind "according to".
    (
        "According to the Arabic-language desk of the news agency the rebels attacked the base.",
        "attack",
        ["the Arabic-language desk of the news agency"],
    ),
    # Who speaks is no part of what he says.
    (
        "He belonged to no group, the brother of the gunman, Eric Paddock, from Orlando, said.",
        "belong",
        ["Eric Paddock"],
    ),
    # An address is no speaker.
    ("Rebels attacked the base: https://example.org/news", "attack", []),
    ("Rebels attacked the base, according to Al-Manar reporter.", "attack", ["Al-Manar reporter"]),
    # A second act of saying is of who said the first, if the tense tells so.
    ("The governor said the rebels had left but reported an attack on the base.", "attack", ["The governor"]),
    # Who quotes or cites the speaker carries his words; whoever stands beside him does not.
    (
        "General Joseph Votel, quoted by CNN, said rebels attacked the base.",
        "attack",
        ["Joseph Votel", "CNN"],
    ),
    ("Officials cited by Reuters said rebels attacked the base.", "attack", ["Officials", "Reuters"]),
    ("The general, accompanied by aides, said rebels attacked the base.", "attack", ["The general"]),
    ("The general, cited in a report, said rebels attacked the base.", "attack", ["The general"]),
    # "US" is no "us".
    ("The US said rebels attacked the base.", "attack", ["US"]),
]


@pytest.mark.parametrize(("text", "predicate", "chain"), CHAINS)
def test_the_chain_runs_from_speaker_to_carrier(claim_about, text, predicate, chain):
    """The nearest speaker comes first and the carrier last; the report's own voice has no attribution."""
    (claim,) = claim_about(text, predicate)
    links = [speaker.mention.text for speaker in claim.attribution.chain] if claim.attribution else []
    assert len(links) == len(chain), links
    assert all(words in link for words, link in zip(chain, links, strict=True)), links


def test_a_short_clause_that_is_said_is_a_claim(extracted):
    """Three words are enough where they are a clause, however its verb is read."""
    (claim,) = extracted("Reports say the dam burst.").claims
    assert (claim.text, [s.mention.text for s in claim.attribution.chain]) == ("the dam burst", ["Reports"])


def test_a_quotation_without_a_speaker_has_an_attribution_with_an_empty_chain(extracted):
    """Nothing is attributed to nobody: who is quoted stays open, and the neighbor is not blamed."""
    text = (
        "A senior official says the talks have failed.\n"
        "“The world needs to find a comprehensive solution that involves the withdrawal of all foreign forces”.\n"
        "The president of the council said on Thursday that 80 people have died."
    )
    claims = [claim for claim in extracted(text).claims if "comprehensive solution" in claim.text]
    assert claims
    for claim in claims:
        assert claim.attribution is not None
        assert claim.attribution.chain == ()
        assert claim.attribution.quote == "direct"


@pytest.mark.parametrize(
    ("text", "speakers"),
    [
        ("Aleppo: rebels attacked the base", []),
        ("Russia: rebels attacked the base", ["Russia"]),
        ("The hostages ended up in the city where they had been taken: Mosul", []),
        ("Rebels attacked the base in the city on Friday: monitor", ["monitor"]),
        ("Hamas A senior official said rebels attacked the base", ["A senior official"]),
    ],
)
def test_a_town_before_a_colon_tells_where(extracted, text, speakers):
    """Of places only a country or its capital speaks."""
    (claim,) = extracted(text).claims
    links = [speaker.mention.text for speaker in claim.attribution.chain] if claim.attribution else []
    assert links == speakers


def test_what_somebody_is_likely_to_report_is_said_by_nobody(extracted):
    """An infinitive behind a comma has no speaker before it: who said it stands with the verb that is finite."""
    text = "The aid is crucial, the spokeswoman said, since women are more likely to report abuse to aid workers."
    claim = next(claim for claim in extracted(text).claims if "crucial" in claim.text)
    assert [speaker.mention.text for speaker in claim.attribution.chain] == ["the spokeswoman"]


def test_we_inside_a_quotation_is_no_speaker(extracted):
    """The speaker of a quotation is who says it, not the pronoun inside."""
    text = "“We will continue the war,” the president said."
    for claim in extracted(text).claims:
        assert [speaker.mention.text for speaker in claim.attribution.chain] == ["the president"]


def test_a_quotation_that_goes_on_keeps_its_speaker(extracted):
    """The second sentence of one quotation has the speaker of the first."""
    text = "“We lost the town,” said the commander. “The enemy attacked our base at night.”"
    (claim,) = [claim for claim in extracted(text).claims if claim.predicate == "attack"]
    assert [speaker.mention.text for speaker in claim.attribution.chain] == ["the commander"]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Jaish al-Islam spokesman Islam Alloush said the group had captured the village.", "Islam Alloush"),
        ("“We will not surrender,” said the spokesman for the rebels, Ahmed Ali.", "Ahmed Ali"),
        ("The director of the monitoring group, Rami Rahman, said troops took the village.", "Rami Rahman"),
        ("The minister and his deputy, Peter Miller, said troops took the village.", None),
    ],
)
def test_a_description_with_a_name_is_the_person(extracted, text, name):
    """The body that somebody speaks for is no speaker; of two speakers the name is not that of both."""
    found = extracted(text)
    names = {entity.id: entity.name for entity in found.entities}
    (speaker,) = found.claims[0].attribution.chain
    assert (names.get(speaker.mention.entity) == name) is (name is not None)


@pytest.mark.parametrize(
    "words",
    [
        "A lawyer for Peter Miller",
        "A representative of Peter Miller",
        "An aide to President Peter Miller",
        "An adviser to the mayor Peter Miller",
        "A nephew of the late president Peter Miller",
    ],
)
def test_who_speaks_for_somebody_is_not_he(extracted, words):
    """A name behind a preposition is no name of the speaker's."""
    found = extracted(f"Peter Miller fled. {words} said troops took the village.")
    names = {entity.id: entity.name for entity in found.entities}
    speakers = [link for claim in found.claims if claim.attribution for link in claim.attribution.chain]
    assert [link.mention.text for link in speakers] == [words]
    assert names.get(speakers[0].mention.entity) != "Peter Miller"


PARAGRAPHS = (
    "“The shelling has not stopped for three days.\n\n"
    "“Ten people were killed in our street.\n\n"
    "“We have no food and no water,” said Abu Omar, a resident of the town."
)


def test_a_quotation_over_paragraphs_has_one_speaker(extracted):
    """Each paragraph opens the marks again and only the last one closes them and says who speaks."""
    claims = extracted(PARAGRAPHS).claims
    assert len(claims) >= 3
    for claim in claims:
        assert claim.attribution is not None, claim.text
        assert ["Abu Omar" in speaker.mention.text for speaker in claim.attribution.chain] == [True]


# text, predicate, words of its speaker: none where the report itself tells it
SINGLE = (
    "'They should think of the weather,' Mazur wrote.\n'In this city it gets cold. It snows. The snow falls off the roof.\n"
    "'It buries the street every winter.'\nRebels shelled the base."
)
CAPTION = (
    'Mazur added: "It is the best day of my life. We began last winter with nothing. We rebuilt the whole street.\n'
    'Neighbours celebrate in the square (Pool)\n"They helped us every day."'
)
LINES = '"They lost the road," Mazur said.\n"The army withdrew on Monday and the town was left alone."\nRebels shelled the base.'
MARKS = [
    (SINGLE, "get", ["Mazur"]),
    (SINGLE, "fall", ["Mazur"]),
    (SINGLE, "bury", ["Mazur"]),
    (SINGLE, "shell", None),
    (CAPTION, "rebuild", ["Mazur"]),
    (CAPTION, "help", ["Mazur"]),
    (LINES, "withdraw", ["Mazur"]),
    (LINES, "shell", None),
    ("The drivers' union met. 'It was a long day. The rebels shelled the base.", "shell", None),
    ("COMPETITION: A rival in Turkey builds a larger rocket in the town.", "build", None),
    ("MINISTER: The army builds a new bridge in the town.", "build", ["MINISTER"]),
]


@pytest.mark.parametrize(("text", "predicate", "speaker"), MARKS)
def test_marks_and_lines_tell_how_far_a_quotation_goes(claim_about, text, predicate, speaker):
    """Single marks, a caption between its paragraphs and a line in marks of its own leave a quotation to its speaker."""
    claim = claim_about(text, predicate)[0]
    chain = claim.attribution and [link.mention.text for link in claim.attribution.chain]
    assert chain == speaker


def test_a_quotation_mark_that_is_never_closed_quotes_nothing(extracted):
    """The report's own next paragraph is not put into the mouth of whoever spoke last."""
    text = "“The shelling has not stopped, said Abu Omar.\n\nTen people were killed in the town on Monday."
    (claim,) = [claim for claim in extracted(text).claims if claim.predicate == "kill"]
    assert claim.attribution is None


@pytest.mark.parametrize(
    ("text", "words"),
    [
        (
            "The governor said he did not know when the road would reopen.",
            "he did not know when the road would reopen",
        ),
        (
            "Activists asked whether the army had attacked the school.",
            "Activists asked whether the army had attacked the school",
        ),
    ],
)
def test_an_open_question_asserts_nothing_alone(extracted, text, words):
    """What is asked or not known is given with who asks or does not know."""
    for claim in extracted(text).claims:
        assert claim.text == words


@pytest.mark.parametrize(
    "text",
    [
        "“The party opposed the war. We were told that the raids would be limited,” said Owen Price.",
        '"The party opposed the war. We were told that the raids would be limited," said Owen Price.',
    ],
)
def test_what_a_speaker_was_told_is_said_by_him(extracted, text):
    """An act of saying inside a quotation does not take it from who is quoted, nor what stands before it."""
    opposed, limited = extracted(text).claims
    assert "opposed" in opposed.text
    assert "limited" in limited.text
    assert [speaker.mention.text for speaker in opposed.attribution.chain] == ["The party", "Owen Price"]
    assert [speaker.mention.text for speaker in limited.attribution.chain] == ["Owen Price"]


def test_he_in_a_turn_of_a_transcript_is_not_the_speaker(extracted):
    """Whoever has the turn is "I" there."""
    text = (
        "HOST: The minister, Thomas Meyer, spoke.\n\nNELSON: He said that the army captured the town.\n\n"
        "HOST: Thank you.\n\nNELSON: You are welcome."
    )
    found = extracted(text)
    names = {entity.id: entity.name for entity in found.entities}
    (claim,) = [claim for claim in found.claims if claim.predicate == "capture"]
    assert [link.mention.text for link in claim.attribution.chain] == ["He", "NELSON"]
    assert names.get(claim.attribution.chain[0].mention.entity) != "NELSON"


def test_a_transcript_gives_each_speaker_his_paragraph(extracted):
    """All sentences behind a label in capitals at the start of a line are that speaker's, up to the end of the paragraph."""
    text = "PENCE: The army captured the town. It shelled the base.\n\nThe interview was aired on Sunday."
    found = {
        c.predicate: [s.mention.text for s in c.attribution.chain] if c.attribution else []
        for c in extracted(text).claims
    }
    assert found["capture"] == found["shell"] == ["PENCE"]
    assert found["air"] == []
