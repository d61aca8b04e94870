"""The words of a claim: an assertion on its own, whole and no wider."""

import pytest

from secondsource.claims import pieces
from secondsource.claims.tree import Tree

# text, predicate, the words of its claim
WORDS = [
    # A clause with "where" is whole without what it tells the place of.
    (
        "There was no resistance except in one house where a rebel opened fire at the troops.",
        "open|fire",
        "a rebel opened fire at the troops",
    ),
    # A verb that was misread does not take in who says it.
    (
        "In Damascus a mortar hit the central Umayyad square killing one policeman a security source told AFP.",
        "kill",
        "In Damascus a mortar hit the central Umayyad square killing one policeman",
    ),
    # An open question is given with who does not answer it.
    (
        "The charity did not specify which army had shelled the town.",
        "shell",
        "The charity did not specify which army had shelled the town",
    ),
    # A relative clause tells of the noun that it agrees with.
    (
        "The war is complicated by infighting between rebel groups that has killed thousands.",
        "kill",
        "infighting between rebel groups has killed thousands",
    ),
    # What there is has no share in the subject of another clause.
    ("Bitcoin rose but there was a fire at the exchange.", "be|fire", "there was a fire at the exchange"),
    # What another act of the same speaker says is a claim of its own.
    (
        "Six powers demanded a ceasefire on Wednesday, warning of a humanitarian disaster.",
        "ceasefire",
        "Six powers demanded a ceasefire on Wednesday",
    ),
    # A relative clause asserts without its pronoun.
    (
        "The army released eight fighters who had surrendered in the town last week.",
        "surrender",
        "eight fighters had surrendered in the town last week",
    ),
    (
        "A witness named Ahmad who was wounded in the blast described it.",
        "wound|wounded",
        "A witness named Ahmad was wounded in the blast",
    ),
    # What counts the noun stays with it; a noun with a participle asserts nothing alone.
    (
        "The fighting is complicated by tens of thousands of civilians trapped in the area.",
        "trap|trapped",
        "The fighting is complicated by tens of thousands of civilians trapped in the area",
    ),
    # What has to be so first is a condition as well.
    (
        "Once the rebels have left the base, the army will open the road.",
        "leave",
        "Once the rebels have left the base, the army will open the road",
    ),
    # A condition is given with what it is a condition of.
    (
        "If the rebels attack the base, the army will leave the town.",
        "attack",
        "If the rebels attack the base, the army will leave the town",
    ),
    # Of what somebody is accused, is not cut from who is accused.
    (
        "The government accused rebels of shelling the market.",
        "shell",
        "The government accused rebels of shelling the market",
    ),
    # A participle beside the speaker does not take in what he says.
    (
        "Kerry, meeting his colleague in Brussels on Tuesday, said he would work for peace.",
        "meet",
        "Kerry, meeting his colleague in Brussels on Tuesday",
    ),
    # A relative clause that only says which one is meant is given with the clause of its noun.
    (
        "The minister spoke about the period that will come after taking back the town.",
        "take",
        "The minister spoke about the period that will come after taking back the town",
    ),
    # A relative clause with a speaker in it is shown with what it tells of.
    (
        "Videos showed burns that activists say were caused by rockets which hit the market.",
        "cause",
        "burns were caused by rockets which hit the market",
    ),
    # What a second verb shares with the first.
    (
        "The planes have killed more than 50 people and injured at least 200 children.",
        "injure",
        "The planes have killed more than 50 people and injured at least 200 children",
    ),
    # How little was said is no part of what was said.
    (
        "It added that 24 people were killed without specifying whether they were fighters.",
        "kill",
        "24 people were killed",
    ),
    (
        "When the army attacked the town, the mayor left it.",
        "attack",
        "the army attacked the town",
    ),
    (
        "A woman was killed and seven others were injured by rockets in the town.",
        "kill",
        "A woman was killed",
    ),
    # Reasons go on with what is said.
    (
        "The president rejected a truce, because, he said, it would help the rebels, as they would attack the town.",
        "attack",
        "they would attack the town",
    ),
    # A date line is no part of the first sentence.
    (
        "Mon Oct 31 2016 The army killed 33 fighters in the town.",
        "kill",
        "The army killed 33 fighters in the town",
    ),
    (
        "On Monday the army killed 33 fighters in the town.",
        "kill",
        "On Monday the army killed 33 fighters in the town",
    ),
    # "That" is the subject where the verb has no other; else it only opens the clause.
    (
        "Coordinator Dale Robin says that will allow officials to bring in soldiers.",
        "allow",
        "that will allow officials to bring in soldiers",
    ),
    ("Officials said that the bridge was hit on Friday.", "hit", "the bridge was hit on Friday"),
    # A noun that was read as a verb asserts nothing without its clause.
    (
        "However probes by the United Nations and other bodies produced a mass of evidence on the attack.",
        "probe",
        "probes by the United Nations and other bodies produced a mass of evidence on the attack",
    ),
    # What is claimed of somebody is given with who is told to be so.
    (
        "The actress has been hit with claims of appearing in an attack on a judge.",
        "attack",
        "The actress has been hit with claims of appearing in an attack on a judge",
    ),
    # Where and with what something goes on stands with what goes on there.
    (
        "But where the river and the road collide, floods destroy the houses.",
        "destroy",
        "where the river and the road collide, floods destroy the houses",
    ),
    (
        "With forecasters predicting more rain, the mayor closed the schools on Monday.",
        "close",
        "With forecasters predicting more rain, the mayor closed the schools on Monday",
    ),
    # A headline has the noun that its verb was taken from.
    (
        "Mon May 2 2016 Rebel Rocket Attacks Kill 4 Soldiers Wounded Dozens in Homs. Ten people died.",
        "wound",
        "Rebel Rocket Attacks Kill 4 Soldiers Wounded Dozens in Homs",
    ),
    # Who is quoted is no part of what he says.
    (
        "The agency quoted a source at the police command as saying that gunmen fired three shells at the market.",
        "fire",
        "gunmen fired three shells at the market",
    ),
]


@pytest.mark.parametrize(("text", "predicate", "words"), WORDS)
def test_a_claim_reads_as_an_assertion_in_its_own_words(claim_about, text, predicate, words):
    """The words are those of the text, in order, and say one thing in full."""
    claims = claim_about(text, *predicate.split("|"))
    assert words in [claim.text for claim in claims], [claim.text for claim in claims]
    for claim in claims:
        assert claim.text == " ".join(text[start:end] for start, end in claim.spans)


# text, words that no claim's predicate is
NO_CLAIM = [
    ("The body which describes itself as a neutral group of volunteers posted a photograph.", "describe"),
    ("The ceasefires give the militants a chance in the crisis-hit country.", "hit"),
    ("The observers did not see who fired.", "fire"),
    ("Shells fell on the suburb and the area surrounding it.", "surround"),
    ("The raid hit civilians in territories held by militants.", "hold"),
    ("The minister warned that taking back the town will not be the end of the war.", "take"),
    ("“It was a frightening blast,” Anna Munro said on Twitter, describing the scene.", "describe"),
    ("“Why do they shell us?” one man asked on Twitter.", "ask"),
]


@pytest.mark.parametrize(("text", "predicate"), NO_CLAIM)
def test_what_only_tells_which_one_is_meant_is_no_claim(claim_about, text, predicate):
    """A name somebody goes by, where something lies, whose land it is: none of it is what the report says."""
    assert claim_about(text, predicate) == []


NOTICES = [
    (
        "The army took the bridge on Friday.\nThank you for subscribing. An error has occurred. Please try again.",
        False,
    ),
    ("The army took the bridge on Friday.\nAn error of the pilot has caused the crash.", True),
]


@pytest.mark.parametrize(("text", "told"), NOTICES)
def test_a_notice_of_a_page_is_no_claim(extracted, text, told):
    """What a page tells its reader about itself is no part of the report; an error that people made is."""
    assert any("error" in claim.text for claim in extracted(text).claims) is told


@pytest.mark.parametrize(
    ("text", "first", "words"),
    [
        ("Activists blamed Islamic State (ISIS) militants.", "ISIS", "Islamic State (ISIS) militants"),
        ("BEIRUT, Syria (Reuters) Around 600 people died.", "Reuters", "Around 600 people died"),
    ],
)
def test_words_do_not_begin_inside_parentheses(reader, text, first, words):
    """A name with its abbreviation is whole; an agency's mark is no part of what it reports."""
    tree = Tree(reader(text))
    begin = tree.words.index(first)
    kept = {i for i in range(begin, len(tree)) if tree.words[i] != "."}
    ((start, stop),) = pieces.ranges(tree, kept)
    assert tree.chars(start, stop).of(tree.text) == words
