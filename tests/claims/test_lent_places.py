"""A claim that goes on about the event of the sentence before has its place; what may be another event has not."""

import pytest

LENT = [
    ("A shell hit a school in Rastan. The attack killed six pupils.", "CASUALTIES", "Rastan"),
    ("A truck blew up in Raqqa on Monday. Another 20 people were wounded.", "CASUALTIES", "Raqqa"),
    ("Jets bombed a market in Douma. Five children were among the dead.", "CASUALTIES", "Douma"),
    ("Nine soldiers were killed in clashes in Manbij. Two medics were also wounded.", "CASUALTIES", "Manbij"),
    ("A bomber struck a wedding in Kandahar. The bomber killed nine guests.", "CASUALTIES", "Kandahar"),
    ("Jets targeted depots and trucks in Palmyra. The trucks were destroyed.", "DAMAGE", "Palmyra"),
    (
        "Jets bombed a market in Douma. The strikes wounded many. Three boys were among the wounded.",
        "CASUALTIES",
        "Douma",
    ),
    (
        "A bomb hit a wedding in Hasakah. A doctor in the city said the initial toll also included 55 injured.",
        "CASUALTIES",
        "Hasakah",
    ),
    ("A war has been raging in Yemen since 2014. The war has killed 150,000 people.", "CASUALTIES", "Yemen"),
    ("Jets raided the port of Hodeidah. Fourteen dockers were killed.", "CASUALTIES", "Hodeidah"),
    (
        "Jets raided the port of Hodeidah. A doctor said at least 14 people had died and dozens were wounded.",
        "CASUALTIES",
        "Hodeidah",
    ),
    ("A truck bomb went off in Lahore. At least 30 people are dead.", "CASUALTIES", "Lahore"),
    ("A truck bomb went off in Lahore. A guard was killed.", "CASUALTIES", "Lahore"),
    (
        "Gunmen attacked a bank in Taiz. Some fled after the assault that killed five clerks.",
        "CASUALTIES",
        "Taiz",
    ),
    ("A truck bomb went off in Lahore. A nurse and a driver were killed.", "CASUALTIES", "Lahore"),
    ("A truck bomb killed nine people in Lahore. A doctor said the toll may rise.", "CASUALTIES", "Lahore"),
    (
        "A quake killed nine people in Izmir. Dozens were still trapped under the rubble.",
        "CASUALTIES",
        "Izmir",
    ),
    (
        "Gunmen shot 14 miners in Quetta. The gunmen killed the 14 miners over a feud.",
        "CASUALTIES",
        "Quetta",
    ),
    ("A truck bomb went off in Lahore. Nine people died of their wounds.", "CASUALTIES", "Lahore"),
    ("A truck bomb went off in Lahore. The police gave a toll of 12.", "CASUALTIES", "Lahore"),
    ("A truck bomb went off in Lahore. A rescue service put the death toll at 15.", "CASUALTIES", "Lahore"),
    ("A truck bomb went off in Lahore. Local media also reported the blast.", "ASSAULT", "Lahore"),
    ("A truck bomb went off in Lahore. The president condemned the attack.", "ASSAULT", "Lahore"),
    (
        "A truck bomb went off in Lahore. The explosion was confirmed by the police, who said that nine people had been killed.",
        "CASUALTIES",
        "Lahore",
    ),
    (
        "Troops clashed with gunmen in Kidal. The clashes ended with the army killing ten fighters.",
        "CASUALTIES",
        "Kidal",
    ),
    ("A patrol came under fire near Maiduguri. The patrol killed four gunmen.", "CASUALTIES", "Maiduguri"),
    ("A gunman opened fire at a market in Quetta. The gunman shot six traders.", "ASSAULT", "Quetta"),
    (
        "Two bombers attacked a barracks in Mogadishu. One of the bombers was shot dead.",
        "CASUALTIES",
        "Mogadishu",
    ),
    (
        "A bomber attacked a barracks in Mogadishu. A second bomber blew himself up minutes later.",
        "ASSAULT",
        "Mogadishu",
    ),
    ("Hundreds of villagers were besieged in Beni. They were evacuated last week.", "EVACUATION", "Beni"),
    ("Rockets hit a clinic in Taiz. The rockets also wounded 12 others.", "CASUALTIES", "Taiz"),
    ("A bomb killed six in Rastan. Relatives wept. The attack wounded twenty.", "CASUALTIES", "Rastan"),
    (
        "A bomb killed six in Rastan. Nobody claimed the attack. The bombing also damaged a school.",
        "DAMAGE",
        "Rastan",
    ),
    (
        "In Hama province gunmen shelled the village of Umm Xan. Nine farmers were killed.",
        "CASUALTIES",
        "Umm Xan",
    ),
    (
        "Gunmen stationed in the hills near Taiz shelled Hodeidah. Nine people were killed.",
        "CASUALTIES",
        "Hodeidah",
    ),
    (
        "Yemen has been gripped by a war since 2015. The violence has killed 150,000 people.",
        "CASUALTIES",
        "Yemen",
    ),
    (
        "A truck bomb went off in Lahore. Police shot one attacker and 12 people were wounded in the blast.",
        "CASUALTIES",
        "Lahore",
    ),
    ("Rebels have shelled Kidal for months. More than 20 people have been killed.", "CASUALTIES", "Kidal"),
    (
        "Rebels fired rockets on a clinic in Taiz. He said the raid has left several houses destroyed.",
        "DAMAGE",
        "Taiz",
    ),
    (
        "A bomber killed thirty at a wedding in Taiz. A witness who was wounded in the blast described the moment.",
        "CASUALTIES",
        "Taiz",
    ),
    ("Airstrikes on Raqqa killed 25 civilians. Of those killed six were children.", "CASUALTIES", "Raqqa"),
    (
        "Airstrikes on Raqqa killed 25 civilians. Six children were among those wounded.",
        "CASUALTIES",
        "Raqqa",
    ),
    (
        "Yemen has been gripped by a civil war since 2015. About 90,000 people are believed to have been killed in the conflict.",
        "CASUALTIES",
        "Yemen",
    ),
    (
        "Jets hit Hasakeh. Thousands of people in the ethnically mixed city have fled to the hills.",
        "DISPLACEMENT",
        "the ethnically mixed city",
    ),
    ("Dozens were hurt in the bombing of Taiz. The bombings destroyed a clinic.", "DAMAGE", "Taiz"),
    ("Mali has been gripped by a militancy since 2012. The conflict has killed 9,000.", "CASUALTIES", "Mali"),
    (
        "Soldiers clashed with gunmen in Kidal. Nine soldiers had been killed in the fighting that began on Monday.",
        "CASUALTIES",
        "Kidal",
    ),
    ("Jets bombed a market in Douma. The chlorine attack hurt five boys.", "CASUALTIES", "Douma"),
    (
        "A bomb went off in Rastan. Local media reported the attack quoting Homs Governor Ali Rahman.",
        "ASSAULT",
        "Rastan",
    ),
    ("Jets bombed a market in Rastan. Todays shelling killed six traders.", "CASUALTIES", "Rastan"),
    (
        "A truck blew up in Lahore. The attack which was carried out by a local group killed nine clerks.",
        "CASUALTIES",
        "Lahore",
    ),
    (
        "Rebels fired rockets on a clinic in Taiz. Seven nurses were hurt in the attack and taken to a hospital.",
        "CASUALTIES",
        "Taiz",
    ),
    (
        "Shells fell on Rastan. More than 50 people were hurt in the attacks in these areas.",
        "CASUALTIES",
        "Rastan",
    ),
    (
        "Yemen has been gripped by a war since 2015. A monitor put the death toll from the six-year conflict at 90,000.",
        "CASUALTIES",
        "Yemen",
    ),
]
NONE = [
    ("A truck bomb went off in Lahore. A guard was killed in a robbery.", "CASUALTIES"),
    ("Gunmen attacked a bank in Taiz. Some fled after an assault that killed five clerks.", "CASUALTIES"),
    ("Gunmen attacked a bank in Taiz. Some recalled the assaults that killed five clerks.", "CASUALTIES"),
    ("A truck bomb killed nine people in Lahore. The death toll of the war may rise.", "CASUALTIES"),
    ("Gunmen shot 14 miners in Quetta. Gunmen killed 12 miners over a feud.", "CASUALTIES"),
    ("Gunmen shot 14 miners in Quetta. The gang killed the 20 clerks over a feud.", "CASUALTIES"),
    (
        "A quake killed nine people in Izmir. Dozens were trapped under rubble after a landslide.",
        "CASUALTIES",
    ),
    ("A shell hit a school in Rastan. An attack killed six pupils.", "CASUALTIES"),
    ("A shell hit a school in Rastan. The second attack killed six pupils.", "CASUALTIES"),
    ("A shell hit a school in Rastan. The attack on a convoy killed six drivers.", "CASUALTIES"),
    ("A shell hit a school in Rastan. Six drivers were killed on a motorway.", "CASUALTIES"),
    ("A shell hit a school in Rastan. Fifteen others were killed in two more raids.", "CASUALTIES"),
    ("Nine died in raids on Douma and four in a raid on Homs. The raid wounded many.", "CASUALTIES"),
    ("Fighting raged in Aleppo. The war has killed 300,000 people.", "CASUALTIES"),
    ("Rebels may attack Rastan. The attack killed six pupils.", "CASUALTIES"),
    ("Jets raided the port of Hodeidah. Fourteen dockers were killed when a crane fell.", "CASUALTIES"),
    ("Jets raided the port of Hodeidah. Fourteen dockers have been killed since May.", "CASUALTIES"),
    ("Jets raided the port of Hodeidah. Fourteen dockers were killed on Sunday.", "CASUALTIES"),
    ("Jets raided the port of Hodeidah. The dockers were killed by snipers.", "CASUALTIES"),
    ("Jets raided the port of Hodeidah. More than 100,000 people have been killed.", "CASUALTIES"),
    ("A bomb attack was reported in Lahore. The attacks killed 90 people.", "CASUALTIES"),
    ("A truck bomb went off in Lahore. The attack came a day after gunmen killed nine nurses.", "CASUALTIES"),
    ("A truck bomb went off in Lahore. A raid followed. The attack killed six.", "CASUALTIES"),
    (
        "A truck bomb went off in Lahore. The raid was in retaliation for the killing of a pilot.",
        "CASUALTIES",
    ),
    (
        "Soldiers clashed with gunmen in Kidal. Nine had been killed in the fighting that began when mines went off.",
        "CASUALTIES",
    ),
    (
        "A truck bomb went off in Lahore. The attack which was carried out by gunmen from Quetta killed nine clerks.",
        "CASUALTIES",
    ),
    ("A truck bomb went off in Lahore. The toll of the war is 9,000 dead.", "CASUALTIES"),
    ("A gunman opened fire at a market in Quetta. The gunman had killed a nurse.", "CASUALTIES"),
    ("A gunman opened fire at a market in Quetta. Gunmen killed a nurse.", "CASUALTIES"),
    ("The guards were besieged in Beni. They will be evacuated.", "EVACUATION"),
    ("Troops clashed with gunmen in Kidal. They have killed many nurses.", "CASUALTIES"),
    (
        "Many have been killed in Kidal since April. More than 90,000 people have been killed since the war began.",
        "CASUALTIES",
    ),
    (
        "The troops are part of a force battling rebels in Kidal. A man who was wounded in the blast wept.",
        "CASUALTIES",
    ),
    (
        "The army seized hills in Kidal. Nobody had expected it. The fighting killed 90 soldiers.",
        "CASUALTIES",
    ),
]


@pytest.mark.parametrize(("text", "type_", "place"), LENT)
def test_place_is_that_of_the_event_told_before(extracted, text, type_, place):
    """The last sentence's claims of the type are placed in the sentence before."""
    last = text[:-1].rindex(". ")
    claims = [
        claim for claim in extracted(text).claims if claim.type == type_ and claim.spans[0].start > last
    ]
    assert claims
    assert [claim.place and claim.place.mention.text for claim in claims] == [place] * len(claims)


@pytest.mark.parametrize(("text", "type_"), NONE)
def test_place_of_another_event_is_not_lent(extracted, text, type_):
    """The last sentence's claims of the type are placed nowhere."""
    last = text[:-1].rindex(". ")
    claims = [
        claim for claim in extracted(text).claims if claim.type == type_ and claim.spans[0].start > last
    ]
    assert claims
    assert not any(claim.place for claim in claims)
