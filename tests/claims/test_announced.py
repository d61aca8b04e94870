"""Bodies that a report tells of by what they are before it names them: "a monitor said", and the name a sentence later."""

import pytest

NAME = "Syrian Observatory for Human Rights"

ONE = [
    # text, the words of who speaks without a name, the name
    (
        f"Air strikes killed ten people on Friday, a monitoring group said. The {NAME} said two were children.",
        "a monitoring group",
        NAME,
    ),
    (
        f"Ten people died on Friday, a monitor said. The town fell at night. “It was shelled,” the {NAME} said.",
        "a monitor",
        NAME,
    ),
    (
        "The raid broke the law, a leading rights group said. Human Rights Watch said two of the dead were children.",
        "a leading rights group",
        "Human Rights Watch",
    ),
    (
        f"Air raids kill 18 civilians in Syrias Aleppo Monitor AFP Saturday 16 Jul 2016 The {NAME} said two were children.",
        "Monitor",
        NAME,
    ),
    (
        f"Ten people died, a monitor said. Activists gave a higher toll. {NAME} chief Rami Rahman said two were children.",
        "a monitor",
        NAME,
    ),
]

OPEN = [
    # nobody of the kind is named
    ("Ten people died on Friday, a monitoring group said. The Syrian Army said it had hit rebels.", "a monitoring group"),
    # two are
    (
        f"Ten people died, a rights group said. The {NAME} said two were children. Human Rights Watch said it was a crime.",
        "a rights group",
    ),
    # another one is another one
    (f"Ten people died, another monitor said. The {NAME} said two were children.", "another monitor"),
    # who is named before is not who is announced
    (f"The {NAME} said two died. A rights group said it was a crime.", "A rights group"),
    # two speak, one of them named before
    (
        (
            f"The {NAME} said two died. A monitoring group gave a toll of ten. The Homs Coordination Committee said so too. "
            f"The {NAME} said it was not sure."
        ),
        "A monitoring group",
    ),
    # a group of fighters is no monitor
    (f"Ten people died, an armed group said. The {NAME} said two were children.", "an armed group"),
]  # fmt: skip


def _owners(extraction, words):
    names = {entity.id: entity.name for entity in extraction.entities}
    links = [link for claim in extraction.claims if claim.attribution for link in claim.attribution.chain]
    return {names.get(link.mention.entity) for link in links if link.mention.text == words}


@pytest.mark.parametrize(("text", "words", "name"), ONE)
def test_a_body_that_is_named_after_it_spoke_is_one_speaker(extracted, text, words, name):
    """The only watching body that the report names and lets speak is the one that it announced."""
    assert _owners(extracted(text), words) == {name}


@pytest.mark.parametrize(("text", "words"), OPEN)
def test_a_body_that_could_be_another_stays_its_own(extracted, text, words):
    """Without a name, with two of them, or beside another kind of body nobody is meant."""
    found = _owners(extracted(text), words)
    assert found
    assert not found & {NAME, "Human Rights Watch", "Syrian Army"}
