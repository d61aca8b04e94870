"""Documents that say something, and who gave them: "a SAMS statement", "the statement", "his figures"."""

import pytest

# text, predicate, the document's words, whom it stands for
OF_AUTHORS = [
    # told by its own words
    ("Relief Aid Network runs clinics. “Ten nurses were killed,” a Relief Aid Network statement said.", "kill", "a Relief Aid Network statement", "Relief Aid Network"),
    ("The Delta Rights Watch works in the area. Ten people were killed, the Delta Rights Watch report said.", "kill", "the Delta Rights Watch report", "Delta Rights Watch"),
    ("The Turkish army struck a base. Two militants were killed, the Turkish army statement added.", "kill", "the Turkish army statement", "The Turkish army"),
    ("The Observatory keeps lists. About 600 people have been killed, according to an Observatory toll.", "kill", "an Observatory toll", "Observatory"),
    ("Apple's guidelines for the store say that such apps may be removed.", "remove", "Apple's guidelines for the store", "Apple"),
    ("The activist Karim Nazari shared a clip. His figures show that 83 fighters died.", "die", "His figures", "Karim Nazari"),
    ("A statement by the armed groups said their men had captured the city.", "capture", "A statement by the armed groups", "the armed groups"),
    # told before
    ("In a statement on Sunday the Delta Rights Network said ten people died. “Most were killed in prison,” the statement added.", "kill", "the statement", "Delta Rights Network"),
    ("The Delta Center said in its daily bulletin that troops left. According to the bulletin, 40 men were executed.", "execute", "the bulletin", "Delta Center"),
    ("The Russian center for reconciliation said in its daily bulletin that troops left. According to the bulletin, 40 men were executed.", "execute", "the bulletin", "The Russian center for reconciliation"),
    ("Isa's family released a statement. The statement said the boy had been killed.", "kill", "The statement", "Isa's family"),
    ("The Delta Rights Network said in a report on Sunday that troops left. According to report 40 men were executed in the town.", "execute", "report", "Delta Rights Network"),
    ("The Delta Front said in a message that a fighter had attacked the base. The claim said 40 people had been killed.", "kill", "The claim", "Delta Front"),
]  # fmt: skip

OF_NOBODY = [
    # of the media, a site, a country they come from, or of others who only speak in it
    ("Ten people were killed in the town, according to media reports.", "kill"),
    ("Facebook posts said that ten people had been killed.", "kill"),
    ("That followed reports from China that ten people had been killed.", "kill"),
    ("The actress Jane Miller spoke in an article. The men were killed, according to the article.", "kill"),
    # new, or several
    ("The army spoke on Monday. A statement said ten people had been killed.", "kill"),
    ("The army spoke on Monday. The videos showed that ten people had been killed.", "kill"),
]  # fmt: skip


def speakers(extracted, text, predicate):
    """Return (words, name) of each link of the chain of the claim with a predicate."""
    found = extracted(text)
    names = {entity.id: entity.name for entity in found.entities}
    claim = next(claim for claim in found.claims if claim.predicate == predicate)
    chain = claim.attribution.chain if claim.attribution else ()
    return [(link.mention.text, names.get(link.mention.entity)) for link in chain]


@pytest.mark.parametrize(("text", "predicate", "words", "author"), OF_AUTHORS)
def test_a_document_that_speaks_stands_for_its_author(extracted, text, predicate, words, author):
    """By its own words, or by what the report told of it before."""
    (first, *_) = speakers(extracted, text, predicate)
    assert first == (words, author)


@pytest.mark.parametrize(("text", "predicate"), OF_NOBODY)
def test_a_document_of_nobody_stands_for_itself(extracted, text, predicate):
    """No medium, place or guest is an author, and a new document has none that is told."""
    assert not any(name for _, name in speakers(extracted, text, predicate))


def test_an_author_who_is_a_link_himself_is_given_once(extracted):
    """Who says something in a statement speaks, and the statement carries it."""
    text = "The Delta Network said in a statement that ten people had been killed."
    assert speakers(extracted, text, "kill") == [
        ("The Delta Network", "Delta Network"),
        ("a statement", None),
    ]


def test_it_behind_a_document_goes_on_with_its_author(extracted):
    """What a statement said first, and "it" then, is one author's; a body named in between is not."""
    text = (
        "The Delta army said in a statement that rebels held the town. The Front had staged attacks, the statement said. "
        "It said that ten people had been killed."
    )
    assert speakers(extracted, text, "kill") == [("It", "The Delta army")]
    text = "A report by the panel said rebels held the town. The Front left. It said that ten people had been killed."
    assert speakers(extracted, text, "kill")[0][0] == "It"
