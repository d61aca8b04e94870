"""Who speaks where the sentence tells of several, and who carries his words: letters, calls, clips, participles."""

import pytest

# text, predicate, chain (as words contained in each link)
CHAINS = [
    # What somebody says it in carries the words, and so does who gave that out.
    ("The Delta group in a statement published by its Alfa news agency said rebels attacked the base.", "attack", ["The Delta group", "a statement", "Alfa news agency"]),
    ("The group in the old town said rebels attacked the base.", "attack", ["The group in the old town"]),
    ("A spokeswoman said in an email that rebels attacked the base.", "attack", ["A spokeswoman", "an email"]),
    ("In July lawmakers accused Russia of shelling schools in Mali.", "shell", ["lawmakers"]),
    ("Ms Jamal pointed out that the army refuses talks and seeks to cut the road.", "cut", ["Ms Jamal"]),
    ("Local sources said in a phone call with SANA that rebels attacked the base.", "attack", ["Local sources", "SANA"]),
    ("Footage posted by activists showed that rebels attacked the base.", "attack", ["Footage", "activists"]),
    ("Footage posted by mistake showed that rebels attacked the base.", "attack", ["Footage"]),
    ("Based on reports rebels attacked the base.", "attack", ["reports"]),
    ("Rebels attacked the base, according to Reuters", "attack", ["Reuters"]),
    ("According to Save the Children rebels attacked the base.", "attack", ["Save the Children"]),
    ("According to Save the Children, rebels attacked the base.", "attack", ["Save the Children"]),
    ("According to sources from the Delta Church, rebels attacked the base.", "attack", ["sources from the Delta Church"]),
    # What a long clause tells of a speaker did not run into him.
    ("The group, which is not known to own planes but does use drones, said rebels attacked the base.", "attack", ["The group"]),
    # Who is cited speaks, and who cites carries.
    ("The Delta Network cited seven residents saying that rebels attacked the base.", "attack", ["seven residents", "Delta Network"]),
    ("The mayor told residents, saying that rebels attacked the base.", "attack", ["The mayor"]),
    # "With X saying" has a speaker of its own.
    ("The blast was also reported by state media with the Interfax news agency saying that rebels attacked the base.", "attack", ["Interfax news agency"]),
    ("The mayor spoke with the general saying that rebels attacked the base.", "attack", ["general"]),
    # A participle of saying goes on with who speaks above, not with the number before it.
    ("The army stated that the number of towns remains unchanged at 52 reiterating that rebels attacked the base.", "attack", ["The army"]),
    # A clause that tells more of what a document shows is not carried by it.
    ("The paper published photos of the market, which Miller says rebels attacked on Sunday.", "attack", ["Miller"]),
    # Reports come from the place that they emerge in; no capital speaks.
    ("Meanwhile in Damascus reports emerged that a deal had been reached between rebels and the army.", "reach", ["reports"]),
    # What is not done is not asked for, and what only names a thing is not said of it.
    ("The nurse said that instead of requesting a test for the virus, parents should attack the problem.", "attack", ["The nurse"]),
    ("Weeks later the army tested what it claimed to be a bomb.", "test", []),
    # What is told by a state itself is its word, also where the words are an event's.
    ("Peru reported its fourth case of cholera on Monday.", "cholera", ["Peru"]),
    ("Doctors treated the fourth case of cholera on Monday.", "treat", []),
    # A conflict that claims lives says nothing.
    ("According to the latest UNICEF estimates the Yemeni conflict has claimed the lives of many people.", "claim", ["UNICEF"]),
    # What somebody planned last is said with what he planned first.
    ("Prosecutors said Karim planned to seize the bridge at night, film it for the group, and then attack the base.", "attack", ["Prosecutors"]),
    ("The mayor said they wanted to leave, and film crews attacked the bus.", "attack", []),
    # "One" is anybody; one of several is somebody.
    ("“From his answers, one can conclude that rebels attacked the base,” she said.", "attack", ["she"]),
    ("One of them said that rebels attacked the base.", "attack", ["One of them"]),
    # A body's name goes as far over its commas as its letters tell.
    ("The Millers, Farmers and Bakers Union (MFBU) said that rebels attacked the base.", "attack", ["The Millers, Farmers and Bakers Union (MFBU)"]),
    ("The Farmers Union and the Red Crescent (RC) said that rebels attacked the base.", "attack", ["The Farmers Union", "the Red Crescent"]),
    # A letter that is sent to somebody opposes or urges what it is about; people who oppose it say nothing.
    ("They issued a letter on Monday to parliament members urging a ban on the weapons.", "urge", ["They"]),
    ("Poll: Young Farmers Leave Northern Villages for the Coast.", "leave", ["Poll"]),
    # "Let us recall" is the text's own; "us" who are told something are not.
    ("LET US RECALL THAT REBELS ATTACKED THE BASE LAST WEEK.", "attack", []),
    ("Let us note that rebels attacked the base.", "attack", []),
    # What examines finds; who reports speaks.
    ("He was taken to the clinic, and a scan revealed a tumor in his chest.", "reveal", []),
    ("The doctor revealed that rebels attacked the base.", "attack", ["The doctor"]),
    # An outlet inside another's name carries nothing by itself.
    ("The sheriff told CNN affiliate WRAL that rebels attacked the base.", "attack", ["The sheriff", "WRAL"]),
    ("The sheriff told a Reuters photographer that rebels attacked the base.", "attack", ["The sheriff", "Reuters"]),
    ("The sheriff told Reuters that rebels attacked the base.", "attack", ["The sheriff", "Reuters"]),
    # Whom somebody calls to a place he tells nothing, and who instructs without what says nothing.
    ("At noon the leader called the winners to the stage.", "call", []),
    ("The boy was seized and apparently instructed by an unknown rebel.", "seize", []),
    ("The boy was instructed by a rebel to attack the base.", "attack", ["a rebel"]),
    # "This" was told before; what only tells of a document is no content.
    ("The mayor wrote this to the governor in a letter.", "write", []),
    ("The mayor wrote that rebels attacked the base.", "attack", ["The mayor"]),
    ("The ministry has released the following letter signed by twelve mayors.", "release", []),
    # What is said in a document is carried by it, and so by who gave it on a day.
    ("Rebels attacked the base, according to a statement on Monday by spokeswoman Jane Miller.", "attack", ["a statement", "spokeswoman Jane Miller"]),
    ("The party issued a statement in which the chairman says that rebels attacked the base.", "attack", ["the chairman", "a statement", "The party"]),
    # A name behind a comma is the speaker's.
    ("According to the monks' lawyer, Karl Miller, rebels attacked the base.", "attack", ["the monks' lawyer, Karl Miller"]),
    ("According to the lawyer, Karl Miller and Ana Diaz attacked the base.", "attack", ["the lawyer"]),
    # A quotation goes on with whom the sentence before tells to judge, and "I" in it is who is quoted.
    ("On Sunday Jane Miller criticized the general's plan. “The rebels attacked the base at night.”", "attack", ["Jane Miller"]),
    ("On Sunday Jane Miller visited the town. “The rebels attacked the base at night.”", "attack", []),
    # Things are done according to coordinates, by nobody's word.
    ("Warplanes according to detailed coordinates attacked the base.", "attack", []),
    ("Warplanes according to the army attacked the base.", "attack", ["the army"]),
]  # fmt: skip


def links(claim):
    """Return the words of the chain of a claim."""
    return [speaker.mention.text for speaker in claim.attribution.chain] if claim.attribution else []


@pytest.mark.parametrize(("text", "predicate", "chain"), CHAINS)
def test_who_speaks_and_who_carries_the_words(claim_about, text, predicate, chain):
    """The nearest speaker comes first; what he speaks in and who gave it out follow."""
    claim = claim_about(text, predicate)[0]
    found = links(claim)
    assert len(found) == len(chain), found
    assert all(words in link for words, link in zip(chain, found, strict=True)), found


# text, predicate, speaker
CUT_OFF = [
    ("The bombing of the town is causing a mass flight of civilians. she added. Councils run the town.", "bombing", ["she"]),
    ("The bombing of the town is causing a mass flight of civilians. She added that help is near.", "bombing", []),
    ("The bombing of the town is causing a mass flight of civilians.\nshe added.", "bombing", []),
]  # fmt: skip


@pytest.mark.parametrize(("text", "predicate", "chain"), CUT_OFF)
def test_a_stop_before_who_speaks_cuts_nothing_off(claim_about, text, predicate, chain):
    """A sentence of a pronoun and a verb of saying in small letters tells who said the one before it."""
    assert links(claim_about(text, predicate)[0]) == chain


# text, predicate, speaker
LOST = [
    ("Rebels killed ten civilians in the town opposition activists said as violence in Syria continued.", "kill", "opposition activists"),
    ('"Helicopters attacked the old market with bombs" Omar Nasser a local defense official said.', "attack", "Omar Nasser a local defense official"),
    ('"Helicopters attacked the old market with bombs" a local defense official said.', "attack", "a local defense official"),
    ("Rebels killed a child and injured five people with a rocket shelling SANA news agency reported.", "kill", "SANA news agency"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "predicate", "speaker"), LOST)
def test_a_speaker_is_found_without_commas(claim_about, text, predicate, speaker):
    """Names before a description, marks of agencies and what went on meanwhile need no comma."""
    assert links(claim_about(text, predicate)[0])[:1] == [speaker]


def test_as_opens_what_is_said_where_it_counts(claim_about):
    """Behind "said", "as many as" belongs to what is said."""
    claim = claim_about("Opposition activists said as many as ten people were killed in the raid.", "kill")[0]
    assert links(claim) == ["Opposition activists"]


def test_a_place_before_the_name_of_a_body_is_no_part_of_it(extracted):
    """Where a report has the name alone as well, the place before it only ran into it."""
    text = (
        "Medics killed in raids on a hospital in Aleppo Syrian Coalition says. The Syrian Coalition condemned the "
        "raids on Aleppo. The Coalition said that ten medics died."
    )
    names = {entity.name for entity in extracted(text).entities}
    assert "Syrian Coalition" in names
    assert "Aleppo Syrian Coalition" not in names


@pytest.mark.parametrize(
    ("clause", "same"), [("who spoke on condition of anonymity", True), ("who lost his house", False)]
)
def test_who_only_speaks_without_his_name_is_who_spoke_before(extracted, clause, same):
    """A clause that tells how somebody speaks makes nobody new of him."""
    text = (
        "A Turkish official said the talks had failed. The fighting will go on for weeks "
        f"said the official {clause}."
    )
    found = [c.attribution.chain[0].mention.entity for c in extracted(text).claims if c.attribution]
    assert (len(set(found)) == 1) is same


# text, predicate, speaker of the quotation
NEXT_LINE = [
    ("“It was a scary night,” Anna Miller said on Sunday.\n“I watched how rebels attacked the base.”\nThe fair was closed.", "attack", ["Anna Miller"]),
    ("The fair opened on Sunday in the old town.\n“I watched how rebels attacked the base.”\nThe fair was closed.", "attack", []),
]  # fmt: skip


@pytest.mark.parametrize(("text", "predicate", "chain"), NEXT_LINE)
def test_a_quotation_on_the_next_line_is_of_who_spoke(claim_about, text, predicate, chain):
    """A line in marks right behind what somebody says goes on with his words."""
    assert links(claim_about(text, predicate)[0]) == chain


def test_who_carries_something_out_says_nothing(claim_about):
    """What is done before or after a deed the report tells."""
    claim = claim_about("The experts carried out detailed scans after rebels attacked the base.", "attack")[0]
    assert links(claim) == []


def test_what_somebody_has_is_not_he(extracted):
    """A campaign that speaks is not the candidate that it is for."""
    found = extracted(
        "Democratic candidate Jane Miller's campaign has said it would take part in the recount."
    )
    names = {entity.id: entity.name for entity in found.entities}
    claim = next(claim for claim in found.claims if claim.attribution)
    assert names.get(claim.attribution.chain[0].mention.entity) != "Jane Miller"


@pytest.mark.parametrize(
    ("text", "person"),
    [
        ("Georgia Stevens won the race. “I ran for an hour,” said Georgia.", True),
        ("Georgia Stevens won the race in Georgia. Georgia said that it would pay for the road.", False),
    ],
)
def test_a_first_name_that_is_a_country_s(extracted, text, person):
    """Who is called by a country's name in full speaks under it, where no place has that name."""
    found = extracted(text)
    kinds = {entity.id: entity.kind for entity in found.entities}
    claim = next(claim for claim in found.claims if claim.attribution)
    assert (kinds.get(claim.attribution.chain[0].mention.entity) == "person") == person


@pytest.mark.parametrize(
    ("note", "same"),
    [("The note of the defence ministry", True), ("Footage of the defence ministry", False)],
)
def test_a_ministry_speaks_in_its_note(extracted, note, same):
    """A body's note is its word; pictures of it are not."""
    found = extracted(f"The defence ministry met rebels. {note} showed that rebels attacked the base.")
    claim = next(claim for claim in found.claims if claim.attribution)
    names = {entity.id: entity.name for entity in found.entities}
    assert (names.get(claim.attribution.chain[0].mention.entity) == "The defence ministry") == same


def test_a_list_of_nouns_says_nothing(extracted):
    """Nothing is said of what is only listed; a count among others tells how many."""
    found = extracted("“No plan, boats, maps, a real failure. The mayor slept all day.” ― Jane Okafor\n")
    assert [claim.text for claim in found.claims] == ["The mayor slept all day"]


@pytest.mark.parametrize(
    "text",
    [
        "The governor of the province, Said Karimi, did not attend the burials after the attack.",
        "The mayor, Said Haddad, visited the camp on Friday.",
    ],
)
def test_a_given_name_is_no_verb_of_saying(extracted, text):
    """A capital inside a sentence, between an office and a surname, opens a name."""
    claims = extracted(text).claims
    assert claims
    assert not any(claim.attribution for claim in claims)
    assert all("Said" in claim.text for claim in claims)


def test_a_verb_of_saying_before_a_name_is_none(claim_about):
    """A small letter, or marks before it, leave the verb what it is."""
    (claim,) = claim_about("Rebels attacked the base, said Ben Karimi, the mayor.", "attack")
    assert [link.mention.text for link in claim.attribution.chain] == ["Ben Karimi, the mayor"]


def test_a_semicolon_ends_what_a_source_behind_tells(extracted):
    """What stands behind it has no source, unless the source opens the sentence."""
    behind = extracted("Ten people died, according to a nurse; 20 are still missing.").claims
    assert [claim.attribution is None for claim in behind] == [False, True]
    before = extracted("According to a nurse, ten people died; 20 are still missing.").claims
    assert not any(claim.attribution is None for claim in before)


def test_who_rejects_an_accusation_denies_it(extracted):
    """The accuser says so beside him."""
    claims = extracted("The navy rejected accusations by the Delta Group that it had failed to act.").claims
    told = {(claim.attribution.chain[0].mention.text, claim.stance) for claim in claims if claim.attribution}
    assert told == {("The navy", "denies"), ("the Delta Group", "asserts")}


def test_someone_who_is_still_to_speak_says_nothing(extracted):
    """What he will have to explain is told by nobody."""
    claims = extracted("Someone is going to have to explain why the planes came late.").claims
    assert not any(claim.attribution for claim in claims)
    (claim,) = extracted("Someone said that rebels attacked the base.").claims
    assert [link.mention.text for link in claim.attribution.chain] == ["Someone"]


def test_a_town_behind_a_quotation_and_a_colon_does_not_speak(extracted):
    """It does what the headline tells; who stands there alone speaks."""
    claims = extracted("“I held my brother until daylight”: Sidra buries the nameless").claims
    assert claims
    assert not any(claim.attribution.chain for claim in claims if claim.attribution)


def test_they_in_a_quotation_are_nobody_whom_the_report_names_around_it(extracted):
    """Who is quoted speaks of somebody whom he alone knows."""
    text = "The Delta Hospital admitted 31 people. “They told us Saturday, then Sunday,” said Jane Doe."
    found = extracted(text)
    (chain,) = [claim.attribution.chain for claim in found.claims if "Sunday" in claim.text]
    assert [link.mention.entity is None for link in chain] == [True, False]


@pytest.mark.parametrize(
    ("text", "predicate", "speaker"),
    [
        (
            "The mayor's office contradicted this, saying 120 houses had no power.",
            "have",
            "The mayor's office",
        ),
        (
            "The bureau said it was helping some nationals and was not aware of any casualties.",
            "aware",
            "The bureau",
        ),
    ],
)
def test_who_goes_on_is_who_spoke(claim_about, text, predicate, speaker):
    """An office speaks as its holder does, and an adjective has the subject of the verb before it."""
    (claim,) = claim_about(text, *predicate.split("|"))
    assert [link.mention.text for link in claim.attribution.chain][:1] == [speaker]


def test_what_kind_of_body_it_is_is_no_name(extracted):
    """The name stands behind it."""
    found = extracted("An NGO in Delta helps migrants. The NGO Delta Watchline said ten people died.")
    names = {entity.id: entity.name for entity in found.entities}
    (link,) = next(claim.attribution.chain for claim in found.claims if claim.predicate == "die")
    assert names[link.mention.entity].endswith("Delta Watchline")


def test_who_is_only_asked_for_speaks_of_nothing(extracted):
    """A "who" opens a question there; in a relative clause it is whoever stands before it."""
    claims = extracted("“Everyone here knows who wants this land,” he said.").claims
    assert {claim.stance for claim in claims} == {"asserts"}
    claims = extracted("Rebels who want peace left the town.").claims
    assert "demands" in {claim.stance for claim in claims}
