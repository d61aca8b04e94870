"""What a name is the name of: a firm, a body, a ship, a town, a person."""

import pytest

ENTITIES = [
    (
        "The operator, PT Wolio Bahari, denied it. Wolio Bahari said the ship was new.",
        "Wolio Bahari",
        "organization",
    ),
    ("Karim Mills Ltd said the fire began at night.", "Karim Mills", "organization"),
    (
        "The ferry Santa Rita sank off Cebu. The Santa Rita was carrying 120 people.",
        "Santa Rita",
        "organization",
    ),
    ("The newspaper Al Watan published an interview with the president.", "Al Watan", "outlet"),
    ("BEIRUT (NWS) - The army left the town, officials said.", "NWS", "outlet"),
    ("Samsul Tamrin said the ship was new.", "Samsul Tamrin", "person"),
    ("The late Samuel Kabeya was a doctor. Samuel Kabeya died on Monday.", "Samuel Kabeya", "person"),
    ("Indonesia's weather agency warned of waves.", "weather agency", "government"),
    ("Anadolu Agency reported the attack on Monday.", "Anadolu", "outlet"),
    ("The Free Rastan Army took the town.", "Free Rastan Army", "armed_group"),
    ("Police asked witnesses to come forward.", "Police", "government"),
    (
        "President Bachar al Asad ruled out a truce. For Asad, the taking of the city is not the end.",
        "Asad",
        "person",
    ),
    # A capital that speaks or acts, unless somebody is called so.
    ("Washington condemned the attack on the convoy.", "Washington", "government"),
    ("Washington said it was studying the reports.", "Washington", "government"),
    ("Denzel Washington condemned the attack. Washington said it was a crime.", "Washington", "person"),
    ("Mr Washington condemned the attack.", "Washington", "person"),
    ("Sofia said her house was hit.", "Sofia", "person"),
    ("Victoria Adeyemi fled the town. Victoria said the army had come.", "Victoria", "person"),
    # A preposition with a capital is a part of a name.
    ("Doctors Without Borders said its clinic was hit.", "Doctors Without Borders", "organization"),
    ("Reporters Without Borders condemned the attack.", "Reporters Without Borders", "organization"),
    # "Which" goes on from a thing, and the noun for a body before a name describes it.
    (
        "Karim Tamrin Maden, which has run the mine since 2017, denied it. Karim Tamrin said the air was good.",
        "Karim Tamrin",
        "organization",
    ),
    ("The miners' union Maden Emin says there are 21 of them.", "Maden Emin", "organization"),
    ("Karim Tamrin, who has run the mine since 2017, denied it.", "Karim Tamrin", "person"),
    ("She met Karim Tamrin, which angered his rivals, and he thanked her.", "Karim Tamrin", "person"),
    # The noun for an outlet before a name describes it.
    ("The bridge had been hit, state news agency SANA said.", "SANA", "outlet"),
    ("The broadcaster Al Sharq reported on Monday that 12 people had died.", "Al Sharq", "outlet"),
]


def _named(extraction, name):
    actors = [entity for entity in extraction.entities if entity.kind != "place"]
    return [e for e in actors if name in e.name or any(name in alias for alias in e.aliases)]


@pytest.mark.parametrize(("text", "name", "kind"), ENTITIES)
def test_the_words_beside_a_name_tell_its_kind(extracted, text, name, kind):
    """Legal forms, the noun right before a name and its article tell what bears it; without them it stays what it was read as."""
    assert {entity.kind for entity in _named(extracted(text), name)} == {kind}


NO_ACTORS = [
    ("KALEMIE - Eleven people died in a camp near Kalemie, residents said.", "KALEMIE"),
    ("CHOLERA SPREADS\n\nCholera has killed 20 people. The cholera came with the rain.", "Cholera"),
]


@pytest.mark.parametrize(("text", "name"), NO_ACTORS)
def test_towns_of_date_lines_and_common_nouns_are_no_actors(extracted, text, name):
    """The town of a date line acts no more than a disease that begins a sentence."""
    assert not [e for e in extracted(text).entities if e.name == name and e.kind != "place"]


TOGETHER = [
    ("PT Wolio Bahari denied it. The company said the ship was new.", "The company", "PT Wolio Bahari"),
    ("The operator, PT Wolio Bahari, denied it. The operator called it slander.", "The operator", "PT Wolio Bahari"),
    ("The power company, Lac Energie, sent a bill.", "The power company", "Lac Energie"),
    ("The director of the water utility, Faustin Numbi, denied it.", "The director of the water utility", "Faustin Numbi"),
    ("A militant group called the Coastal Brigade claimed the attack.", "A militant group", "Coastal Brigade"),
    ("The mayor fled. Mayor Elisabeth Tabu left on Friday.", "The mayor", "Elisabeth Tabu"),
    ("The prison director said 12 inmates had escaped. “They dug a tunnel,” Ramon Diaz told reporters.", "The prison director", "Ramon Diaz"),
    ("Rahmawati, a schoolteacher, said the engine stopped. “Nobody told us,” the 29-year-old said.", "the 29-year-old", "Rahmawati"),
    ("The bridge was hit, state news agency SANA said. SANA said it fell.", "state news agency", "SANA"),
    ("The broadcaster Al Sharq reported that the bridge had fallen.", "The broadcaster", "Al Sharq"),
    ("Foreign Minister Jean-Yves Le Drian spoke. Le Drian said it must stop.", "Le Drian", "Jean-Yves Le Drian"),
    ("Staffan de Mistura came. De Mistura said it was over.", "De Mistura", "Staffan de Mistura"),
    ("The Syrian Army said so. The Army of Syria denied it.", "Army of Syria", "Syrian Army"),
    ("The Syrian Observatory for Human Rights counted 12 dead. The Observatory said two were children.", "Observatory", "Syrian Observatory for Human Rights"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "words", "name"), TOGETHER)
def test_a_body_or_bearer_told_in_other_words_is_one(extracted, text, words, name):
    """A generic noun joins the body of its kind; an office first told without a name joins the name that follows."""
    owners = [e for e in extracted(text).entities if any(m.of(text) == words for m in e.mentions)]
    assert [name in {e.name, *e.aliases} for e in owners] == [True]


APART = [
    ("A lawyer for Victor Vasquez said it was over.", "A lawyer for Victor Vasquez", "Victor Vasquez"),
    ("The weather agency, BMKG, sent a warning. The company said it was never told.", "The company", "BMKG"),
    ("A lawyer for the captain, Hasanuddin Pagala, denied it.", "the captain", "Hasanuddin Pagala"),
    ("He reached his mother, and Montalvo fled. After calling his mother, Montalvo was told to wait.", "his mother", "Montalvo"),
    ("Two managers of Atlas Agro, the company that owned it, were held.", "Two managers of Atlas Agro", "Atlas Agro"),
    ("The director told this newspaper that it was over. NWS had reported it.", "this newspaper", "NWS"),
    ("A witness said it was over. “They left,” Ramon Diaz told reporters.", "A witness", "Ramon Diaz"),
    ("The Eastern Front fired. The National Front fled.", "National Front", "Eastern Front"),
    (
        (
            "Among those who survived was Jameel Mustafa Habbush. A photographer at the scene said rescuers heard Habbush "
            "shouting and began digging towards him."
        ),
        "him",
        "A photographer at the scene",
    ),
    ("Two peasants, Victor Vasquez and Rafael Romero, were killed.", "Two peasants", "Victor Vasquez"),
    ("Police fled. He was captured.", "He", "Police"),
    ("Ann Lee met Kim Lee. Kim Lee said talks had failed.", "Kim Lee", "Ann Lee"),
    ("According to the army, 12 rebels died, while the rebels say two were killed.", "the rebels", "12 rebels"),
    ("Twelve rebels died. The rebels said two civilians were killed.", "The rebels", "Twelve rebels"),
    ("Aamaq released a video of four soldiers. It did not say where they were seized.", "they", "Aamaq"),
    ("“He was a hero,” Mayor Ana Ruiz said of the pilot, Juan Lopez. “He saved us,” she said.", "she", "Juan Lopez"),
]  # fmt: skip


def test_a_body_s_name_is_whole(extracted):
    """A name that was cut before its last noun has it; a part of another name does not grow into one."""
    text = "The Syrian Observatory for Human Rights counted 12 dead. Syrian Observatory for Human Rights chief Rami Rahman left."
    assert {e.name for e in extracted(text).entities if e.kind == "organization"} == {
        "Syrian Observatory for Human Rights"
    }


@pytest.mark.parametrize(("text", "words", "name"), APART)
def test_who_only_stands_beside_a_name_is_not_its_bearer(extracted, text, words, name):
    """No company is an agency, no lawyer his client, and whoever is told of after a comma need not be meant before it."""
    owners = [e for e in extracted(text).entities if any(m.of(text) == words for m in e.mentions)]
    assert not [e for e in owners if name in {e.name, *e.aliases}]


PARTED = [
    # text, the person's name, the other one that it ran into
    (
        "Shells hit a house in Aleppo Ibrahim Abu Leith told reporters. Aleppo is besieged.",
        "Ibrahim Abu Leith",
    ),
    ("The governor of Homs Talal Barazi said ten died. Rebels left the city of Homs.", "Talal Barazi"),
    ("Paris Hilton spoke in Paris on Friday. Paris Hilton left.", "Paris Hilton"),
]


@pytest.mark.parametrize(("text", "name"), PARTED)
def test_a_place_before_a_person_is_no_part_of_his_name(extracted, text, name):
    """Where a comma was lost, what the report has alone elsewhere is a name of its own; a first name is none."""
    assert [
        e.name for e in extracted(text).entities if e.kind == "person" and name.split()[-1] in e.name
    ] == [name]
