"""Entities of one report: kinds, countries, sectors, aliases, and what pronouns and descriptions stand for."""

import pytest

# text, words of the name, kind, country, sector
KINDS = [
    (
        "Russian Foreign Minister Sergei Lavrov said the army halted its attacks.",
        "Sergei Lavrov",
        "person",
        "RU",
        "GOV",
    ),
    ("The Syrian army shelled the town.", "Syrian army", "government", "SY", "MIL"),
    ("The rebels captured the town.", "rebels", "armed_group", None, "REB"),
    ("The Interfax news agency reported that rebels captured the town.", "Interfax", "outlet", None, "MED"),
    ("Some 8,000 civilians fled the town.", "civilians", "population", None, "CVL"),
    # Who speaks or acts for a body that is no state's is of its sector; a state's envoy to it is the state's.
    ("UN envoy Staffan de Mistura said it was over.", "Staffan de Mistura", "person", None, "IGO"),
    ("Russia's UN envoy Vitaly Churkin said it was over.", "Vitaly Churkin", "person", "RU", "GOV"),
    ("Free Syrian Army commander Abu Ahmed said it was over.", "Abu Ahmed", "person", "SY", "REB"),
    ("Army commander Hassan Saleh said it was over.", "Hassan Saleh", "person", None, "MIL"),
    ("The spokesman for the rebels, Abu Omar, said the town had fallen.", "Abu Omar", "person", None, "REB"),
    (
        "The spokesman of the Syrian opposition's High Negotiations Committee, Salem al-Muslet, said it was over.",
        "Salem al-Muslet",
        "person",
        "SY",
        "OPP",
    ),
    # Offices speak for who has them.
    (
        "The mayor's office in Kharkiv said 12 people had been killed.",
        "mayor's office",
        "government",
        None,
        "GOV",
    ),
    (
        "Twelve rebels died, according to a statement published by the army's press office.",
        "the army's press office",
        "government",
        None,
        "MIL",
    ),
    # A date in figures counts nobody.
    ("On 11/05/2021 gunmen killed six people in Kabul.", "gunmen", "armed_group", None, "REB"),
    ("The minister said that Iran was to blame.", "Iran", "government", "IR", "GOV"),
]


@pytest.mark.parametrize(("text", "name", "kind", "country", "sector"), KINDS)
def test_kind_country_and_sector_come_from_the_words(extracted, text, name, kind, country, sector):  # noqa: PLR0917
    """What an actor is, is told by titles, nouns and demonyms of the text."""
    found = [entity for entity in extracted(text).entities if name in entity.name]
    assert found, [entity.name for entity in extracted(text).entities]
    assert (found[0].kind, found[0].country, found[0].sector) == (kind, country, sector)


@pytest.mark.parametrize(
    ("text", "actors"),
    [
        ("On 11/05/2021 gunmen killed six people in Kabul.", ["gunmen"]),
        ("On 12 May 30 gunmen killed six people in Kabul.", ["30 gunmen"]),
        ("It was not immediately clear who fired the rockets.", []),
        ("Nobody knows which group attacked the convoy.", []),
        ("The militants who attacked the church had fled.", ["The militants"]),
        ("The magnitude 7.1 quake killed 12 people.", []),
    ],
)
def test_neither_a_date_nor_a_question_word_is_a_doer(extracted, text, actors):
    """A date in figures counts no gunmen; who is only asked for did nothing."""
    told = [claim for claim in extracted(text).claims if claim.type in {"ASSAULT", "CASUALTIES"}]
    assert told
    assert [r.mention.text for claim in told for r in claim.roles if r.name == "actor"] == actors


@pytest.mark.parametrize(
    "text", ["A magnitude 6.3 earthquake struck Crete on Monday.", "The magnitude 7.1 quake killed 12."]
)
def test_a_magnitude_is_its_quakes(extracted, text):
    """The quake strikes, not its magnitude."""
    (claim,) = extracted(text).claims
    roles = {role.name: role.mention.text for role in claim.roles}
    assert "actor" not in roles
    assert roles["instrument"].startswith(text[:5])
    assert roles["instrument"].endswith("quake")


def test_who_stands_before_the_colon_of_a_heading_takes_no_part(extracted):
    """The UN tells of the dead and is none of them; what is denied in a heading stays denied."""
    claims = extracted("UN: 12 killed in Aleppo strike\n\nThe army was silent.").claims
    (killed,) = [claim for claim in claims if claim.predicate == "kill"]
    assert all(role.mention.text != "UN" for role in killed.roles)
    (truce,) = [
        claim
        for claim in extracted("Assad: No truce before victory\n\nThe president spoke on Monday.").claims
        if claim.predicate == "truce"
    ]
    assert (truce.text, truce.polarity) == ("No truce before victory", "negated")


def test_a_state_that_is_to_blame_is_no_place(extracted):
    """What is said of who did something is not said of where."""
    (claim,) = extracted("The minister said that Iran was to blame.").claims
    assert claim.place is None


def test_a_loaded_label_is_no_kind_of_ours(extracted):
    """The word "terrorists" stays a word of the speaker."""
    for claim in extracted("The president said the army killed 12 terrorists.").claims:
        assert "terror" not in claim.type.lower()
        assert any("terrorists" in role.mention.text for role in claim.roles)


def test_pronouns_and_descriptions_stand_for_the_named_person(extracted):
    """Both "he" and "the Russian minister" are resolved inside the report."""
    text = (
        "Russian Foreign Minister Sergei Lavrov said the army had halted its attacks. "
        "He warned that rebels would be treated as terrorists. "
        "The Russian minister dismissed the reports as a myth."
    )
    extraction = extracted(text)
    (lavrov,) = [entity for entity in extraction.entities if "Lavrov" in entity.name]
    speakers = {speaker.mention.entity for claim in extraction.claims for speaker in claim.attribution.chain}
    assert speakers == {lavrov.id}
    assert "Russian Foreign Minister" in lavrov.descriptors


def test_an_unknown_she_stays_unresolved(extracted):
    """A pronoun without anybody to stand for has no entity."""
    (claim,) = extracted("She said rebels attacked the base.").claims
    assert claim.attribution.chain[0].mention.entity is None


def test_an_abbreviation_in_parentheses_belongs_to_the_name_before_it(extracted):
    """A name with its abbreviation, "… Human Rights (OSDH)", is one organization with an alias."""
    text = "The Syrian Observatory for Human Rights (OSDH) said troops shelled the town. OSDH said two people were killed."
    found = [entity for entity in extracted(text).entities if "Observatory" in entity.name]
    assert len(found) == 1
    assert "OSDH" in found[0].aliases
