"""Who pronouns and descriptions stand for: the named one where the words tell, else nobody."""

import pytest
from spacy.tokens import Span

from secondsource.claims import coreference, mentions, sayings
from secondsource.claims.events.matching import Matcher
from secondsource.claims.tree import Tree

RESOLVED = [
    # Who is said to say nothing has the turn, but for going on with what was said.
    (
        "The Delta Union said two died. The Red Cross has not commented. It said earlier that three men were missing.",
        "It",
        "red cross",
    ),
    (
        "The Delta Union said two died. The Red Cross did not comment. It added that three were hurt.",
        "It",
        "delta union",
    ),
    (
        "“Nine died in the town” Omar Nasser head of the Observatory was quoted by AFP as saying. Families had met in the hall, the agency reported.",
        "the agency",
        "AFP",
    ),
    ("Sergei Lavrov met Kerry. The Russian minister left. President Putin stayed.", "Putin", "Putin"),
    ("Kerry spoke in Paris. In his public speech, Kerry warned of war.", "his", "Kerry"),
    ("Lavrov met John Kerry in Geneva. Kerry said he would return.", "he", "Kerry"),
    ("Sergei Lavrov spoke. Assad handed himself in.", "himself", "Assad"),
    ("The Syrian Army halted its attacks. The army left the city.", "The army", "Syrian Army"),
    (
        "Amnesty International called for a truce. The group counted the dead.",
        "The group",
        "Amnesty International",
    ),
    (
        "The Syrian Observatory for Human Rights counted the dead. The observatory has sources.",
        "The observatory",
        "Syrian Observatory",
    ),
    (
        "Russian Foreign Minister Sergei Lavrov spoke on Friday. The Russian foreign minister was cautious.",
        "The Russian foreign minister",
        "Lavrov",
    ),
    (
        "Obama and his wife, Michelle Obama, met Francois Hollande. President Obama left. The president was cautious.",
        "The president",
        "obama",
    ),
    (
        "UN spokesman Farhan Haq called for a truce. The official was cautious.",
        "The official",
        "Farhan Haq",
    ),
    (
        "The registration was first reported by The Washington Post. The newspaper has more details.",
        "The newspaper",
        "Washington Post",
    ),
    (
        "The Free Army overran a town, said the Syrian Observatory for Human Rights. The group said ten people died.",
        "The group",
        "Syrian Observatory",
    ),
    (
        (
            "Ten people died on Friday, a monitor said. The Syrian Observatory for Human Rights said two were children. "
            "The Britain-based monitor said others were hurt."
        ),
        "The Britain-based monitor",
        "Syrian Observatory",
    ),
    (
        "“There was no resistance,” said Rami Abdulrahman. “A rebel opened fire before being killed,” he added.",
        "he",
        "Rami Abdulrahman",
    ),
    ("Ankara sent tanks across the border in an operation that it said was over.", "it", "Ankara"),
    (
        "Harambe was shot, Maynard said. Harambe would have been agitated, he said.",
        "he",
        "Maynard",
    ),
]

RESOLVED += [
    # who speaks behind a long quotation is looked for before it
    (
        (
            "The strikes drew outrage from UNICEF director Anthony Lake. “This is a tragedy. It is an outrage. And if "
            "deliberate, it is a war crime,” he said."
        ),
        "he",
        "Anthony Lake",
    ),
    # nearer than those in his quotation is who spoke it
    (
        (
            "Stephen Paddock fired at the crowd. “He texted me about my mother,” Eric Paddock told reporters. “He sent her a "
            "walker.”\n\nHe said the days had been hard."
        ),
        "He",
        "Eric Paddock",
    ),
    # a name and its initials
    ("Human Rights Watch counted the dead. HRW said ten people died.", "HRW", "human rights watch"),
    # the noun that a body has in its name, wherever the report speaks of it
    (
        (
            "The Syrian Observatory for Human Rights counted the dead. The army left. The Front attacked Ahrar al-Sham. Hezbollah "
            "took a hill. The Kurdish YPG held on. According to the observatory, ten people died."
        ),
        "the observatory",
        "observatory",
    ),
    (
        "The Delta Coordination Center reported the raid on Thursday. The Center stated that 150 men were seen.",
        "Center",
        "delta coordination center",
    ),
    # a first name alone, of whom it was said last
    ("T.J. Yates ran. Yates fell. Yates rose. T.J. Watt met his brother. T.J. was glad.", "T.J.", "watt"),
    ("The U.S. said it was angry. The U.S. says it believes jets were behind the raid.", "it", "u.s"),
    # what is told of a body behind "which" does not make it another one; other bodies speak too
    (
        (
            "The Syrian Observatory for Human Rights said ten died. The UK-based group which tracks the war said six were "
            "children."
        ),
        "The UK-based group",
        "observatory",
    ),
    # an office behind a name, its comma lost; a first name that was cut off
    (
        "Nasr Hariri Secretary General of the bloc decries the raid. Hariri said ten people died.",
        "Hariri",
        "nasr hariri",
    ),
    # who is cited speaks for several; no group is a coalition; initials between a name and its noun
    (
        "The Delta Network said ten died. The Delta Front (DF) group said it had won.",
        "group",
        "delta front",
    ),
    # two names ran together: who is the subject speaks
    (
        "- YouTube UN envoy Staffan de Mistura says he is hopeful. “Now more than ever,” he said.",
        "he",
        "mistura",
    ),
]

TITLES_ALONE = [
    # words, the word that a reader took for a person's name, whether it is kept as a name
    ("Norton ruled. The Emperor died.", "Emperor", False),
    ("Stephen King spoke. King left.", "King", True),
    ("Norton ruled. Norton died.", "Norton", True),
]


@pytest.mark.parametrize(("text", "word", "name"), TITLES_ALONE)
def test_a_title_alone_is_no_name(reader, text, word, name):
    """What the reader marks as a person is a description where it is a title, unless somebody has it as his surname."""
    doc = reader(text)
    last = max(token.i for token in doc if token.text == word)
    others = [ent for ent in doc.ents if not ent.start <= last < ent.end]
    doc.set_ents([*others, Span(doc, last, last + 1, "PERSON")])
    kinds = {found.kind for found in mentions.find(Tree(doc)) if found.start <= last < found.end}
    assert ("name" in kinds) is name


OPEN = [
    ("The students asked for help. They were tired. Oxfam was silent.", "They"),
    ("Oxfam trained many students. They were tired.", "They"),
    ("Rathbun stated: “Daniel was taken to a hotel, where he slept.”", "he", "Rathbun"),
    ("Aleppo fell. It does not mean the end of the war.", "It"),
    ("Oxfam and Amnesty International spoke. The group left.", "The group"),
    ("The Free Army took the town. The army says rebels killed the pilot.", "The army"),
    ("The Army of Martyrs took the town. The army says rebels killed the pilot.", "The army"),
    ("Oxfam International said ten died. The agency reported two raids.", "The agency"),
    ("The party in Ankara drew crowds. The governor said it was over.", "it"),
    ("President Obama met President Hollande on Friday. The president spoke.", "The president"),
    ("Vice President Joe Biden spoke on Friday. The president was silent.", "The president"),
    ("Former President Bill Clinton spoke on Friday. The president was silent.", "The president"),
    ("Stephen Paddock fired. His brother, Eric Paddock, spoke.", "Eric Paddock", "stephen paddock"),
    ("Clinton met her lawyer, Cheryl Mills. Pagliano was silent. His lawyer spoke.", "His lawyer"),
    ("Donald Trump spoke on Friday. His rival was silent.", "His rival"),
    ("Al-Qaeda and the Taliban fled. The agency said ten people died.", "The agency"),
    ("The Islamic State group seized Hit, a monitor said on Friday.", "a monitor"),
    ("Air raids killed ten people including seven children, a monitoring group said.", "a monitoring group"),
    ("John Smith left. One of the guards told Reuters that a truck came. “We stopped it,” he said.", "he"),
    ("Officials of Russia and the Assad regime met. The regime refused.", "The regime"),
    (
        "A US-led coalition struck a village held by the Islamic State. The coalition said it was sorry.",
        "The coalition",
    ),
    ("The Delta Network said ten died, citing sources in the area. They said rebels had left.", "They"),
]


def chain_of(reader, text, words):
    """Return the names of the chain that the last mention of some words is in."""
    tree = Tree(reader(text))
    chains = coreference.resolve(tree, sayings.find(tree, Matcher(tree)))
    found = [
        (mention.start, chain)
        for chain in chains
        for mention in chain.mentions
        if text[tree.start[mention.start] : tree.end[mention.end - 1]] == words
    ]
    chain = max(found, key=lambda item: item[0])[1] if found else None
    return [" ".join(name) for name in chain.names] if chain else []


@pytest.mark.parametrize(("text", "words", "name"), RESOLVED, ids=[f"{w} -> {n}" for _, w, n in RESOLVED])
def test_words_stand_for_the_one_that_they_tell(reader, text, words, name):
    """Titles, groups, reflexives and pronouns join the named person or organization that they point to."""
    assert any(name.lower() in other for other in chain_of(reader, text, words))


def test_a_part_of_a_body_is_not_the_body(extracted):
    """An office that bears the name of a body is another one."""
    text = "The Delta Coalition condemned the raids on the town. (Source: Delta Coalition Media Office)"
    claim = next(c for c in extracted(text).claims if c.attribution is not None)
    names = {entity.id: entity.name for entity in extracted(text).entities}
    assert [names[link.mention.entity] for link in claim.attribution.chain] == ["Delta Coalition"]


@pytest.mark.parametrize("case", OPEN, ids=[case[1] + ": " + case[0][:30] for case in OPEN])
def test_what_the_words_do_not_tell_stays_open(reader, case):
    """Other nouns, events and several candidates leave a pronoun or a description to itself; no speaker is "he" in his quotation."""
    text, words, *not_him = case
    names = chain_of(reader, text, words)
    assert not any(name.lower() in names for name in not_him) if not_him else not names


@pytest.mark.parametrize(
    ("text", "topic"),
    [
        (
            (
                "The two sides agreed on a cessation of hostilities. According to the deal they would stop the raids. It "
                "does not include the Front."
            ),
            "the deal",
        ),
        ("The army announced a truce.\n\nIt does not cover the east of the city.", "a truce"),
        ("The ceasefire began on Monday. The mayor said it did not apply to the north.", "The ceasefire"),
        ("The coalition signed a truce in Geneva. It does not include the Front.", None),
        ("The army announced a truce. It does not control the east of the city.", None),
    ],
)
def test_it_stands_for_an_agreement_where_only_one_can_be_meant(extracted, text, topic):
    """Agreements include, cover and apply; who has members includes them as well, and then it stays open."""
    (claim,) = [claim for claim in extracted(text).claims if claim.polarity == "negated"]
    assert [role.mention.text for role in claim.roles if role.name == "topic"] == ([topic] if topic else [])


def test_nobody_is_called_by_a_pronoun_who_is_described(extracted):
    """Who says "me" before he is told of is called by what he is told to be."""
    text = "“They called me on Monday and said we have ten days,” said the father. He fears for his daughter."
    people = [entity.name for entity in extracted(text).entities if entity.kind == "person"]
    assert "the father" in people
    assert "me" not in people
