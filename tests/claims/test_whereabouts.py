"""Which of the places that a sentence tells is an event's own: the most specific one, and none of another matter."""

import pytest

MOST_SPECIFIC = [
    ("Jets struck the crowded village of Umm Harira near Manbij.", "ASSAULT", "Umm Harira"),
    ("Jets struck a crowded village near Manbij.", "ASSAULT", "Manbij"),
    (
        "Soldiers stormed positions in Rastan in northern Homs, killing nine militants.",
        "CASUALTIES",
        "Rastan",
    ),
    (
        "Seven people were killed in raids on Kafr Takharim further north in Idlib province.",
        "CASUALTIES",
        "Kafr Takharim",
    ),
    ("Nine people were killed by air raids in the Bab al-Nasr area of Aleppo.", "CASUALTIES", "Bab al-Nasr"),
    ("In Damascus a mortar shell hit al-Shaghour neighborhood.", "ASSAULT", "al-Shaghour"),
    ("The army shelled rebels in eastern Homs near the Rabwa Dam.", "ASSAULT", "Rabwa Dam"),
    ("An army unit destroyed three tanks to the east of Dael town in Daraa province.", "DAMAGE", "Dael"),
    (
        "The army has bombed Aleppo province for days, killing 57 people when it struck the town of Al Bab.",
        "CASUALTIES",
        "Al Bab",
    ),
    ("Jets destroyed two depots of the rebels southeast of Deir Ezzor.", "DAMAGE", "Deir Ezzor"),
    (
        "Nine people were hurt by a rebel assault with rockets carrying chlorine on Tall Xan town to the west of Azaz town in the province of Aleppo.",
        "CASUALTIES",
        "Tall Xan",
    ),
    ("Two guards were hurt in an attack on Ariha Idlib on Friday.", "CASUALTIES", "Ariha"),
    (
        "The commander of the front in Idlib was killed in the Tall Xan area in Idlib province.",
        "CASUALTIES",
        "Tall Xan",
    ),
    (
        "Gunmen were killed in raids on their hideouts in Ariha Northern Syria on Friday.",
        "CASUALTIES",
        "Ariha",
    ),
]
FOUND = [
    ("Yemens war has killed more than 9,000 people.", "CASUALTIES", "Yemen"),
    ("Two guards died when gunmen shelled Aleppos Salah Eddin on Friday.", "CASUALTIES", "Salah Eddin"),
    ("Shells hit the Aleppo Neighborhood on Friday.", "ASSAULT", "Aleppo"),
    ("Yet Nubl and some other towns remain under control of the army.", "TERRITORY", "Nubl"),
    (
        "Rebels fired dozens of rockets into eastern Homs killing nine people a monitor said.",
        "CASUALTIES",
        "eastern Homs",
    ),
    (
        "Soldiers killed nine fighters in a series of raids in the northern province of Idlib local media reported.",
        "CASUALTIES",
        "Idlib",
    ),
    (
        "Two guards were killed and a nurse wounded when a shell hit a clinic in Rastan.",
        "CASUALTIES",
        "Rastan",
    ),
    ("Many of the fighters died after warplanes bombarded Raqqa.", "CASUALTIES", "Raqqa"),
    ("The army encircled gunmen who had infiltrated a suburb in Daraa.", "SIEGE", "Daraa"),
    ("The rebels seized two hills overlooking the city of Manbij on Friday.", "TERRITORY", "Manbij"),
    ("The town of Homs, like other front lines, had been calm for days.", "STATEMENT", "Homs"),
    ("Rebels have controlled most of Idlib since the capture of Ariha in March.", "TERRITORY", "Idlib"),
    (
        "Clashes erupted between troops backed by tanks and fighters in the town of Azaz.",
        "ASSAULT",
        "Azaz",
    ),
    ("Aleppo has been under intense bombardment since mid-February.", "ASSAULT", "Aleppo"),
    ("The army began an offensive on the Lebanon-Syria border.", "ASSAULT", "the Lebanon-Syria border"),
    (
        "In Homs province a man was hurt in a rocket attack on Rastan in Homs province.",
        "CASUALTIES",
        "Rastan",
    ),
    ("Nine people were killed in the Idlib strikes.", "CASUALTIES", "Idlib"),
    ("The army suspended Aleppo operations on Monday.", "CEASEFIRE", "Aleppo"),
    ("Among the dead were seven people killed as they queued at a market in Idlib.", "CASUALTIES", "Idlib"),
    (
        "Thirty guards were killed when bombers blew up a truck at the entrance to Hasakeh.",
        "CASUALTIES",
        "Hasakeh",
    ),
    (
        "Twelve civilians were killed and many wounded in heavy bombing of Aleppo on Friday.",
        "CASUALTIES",
        "Aleppo",
    ),
    ("The rebels entered the Manbij area, where they seized more villages.", "TERRITORY", "Manbij"),
    (
        "A shell hit the town of Rastan. Five people died in a strike on the town's market.",
        "CASUALTIES",
        "the town's market",
    ),
    (
        "Jets from Moscow are in Damascus. A rocket struck near the Russian embassy.",
        "ASSAULT",
        "Russian embassy",
    ),
    ("Jets struck the fighters on Iraqi territory.", "ASSAULT", "Iraqi territory"),
    ("Near Raqqa government forces shelled a school on Friday.", "ASSAULT", "Raqqa"),
    ("In western Aleppo rebel shelling killed four people on Friday.", "CASUALTIES", "western Aleppo"),
    (
        "Three fighters from the committees in Quneitra were killed as a drone hit Hadar village.",
        "CASUALTIES",
        "Hadar",
    ),
    ("In Daraa state television said nine people were killed on Friday.", "CASUALTIES", "Daraa"),
    ("Rockets hit Homs. In the city centre shelling killed four people.", "CASUALTIES", "the city centre"),
    (
        "Air raids kill nine civilians in Syrias Daraa Monitor AFP Friday. Jets bombed Daraa.",
        "CASUALTIES",
        "Daraa",
    ),
    (
        "The army clashed with gunmen in the vicinity of Kuweires military airport killing six of them.",
        "ASSAULT",
        "Kuweires",
    ),
    ("Nine people were hurt as gunmen targeted on Sunday al-Midan neighborhood.", "CASUALTIES", "al-Midan"),
    ("Most of the dead were in Douma where raids killed nine people on Friday.", "CASUALTIES", "Douma"),
    ("In Homs an army unit killed six gunmen in the village of Xandar.", "CASUALTIES", "Xandar"),
    (
        "Jets bombed Palmyra. Two pilots died when their helicopter was shot down east of the city.",
        "CASUALTIES",
        "east of the city",
    ),
    ("Aleppo was the scene of fierce clashes.", "ASSAULT", "Aleppo"),
    ("A bomber killed five policemen in Syrias divided northern city of Qamishli.", "CASUALTIES", "Qamishli"),
    (
        "Jets bombed Syria. In the capital the Observatory said nine people were killed.",
        "CASUALTIES",
        "the capital",
    ),
    (
        "Four people died when gunmen fired shells on Aleppo city and Aleppo countryside.",
        "CASUALTIES",
        "Aleppo",
    ),
    ("The army shelled four trucks which were moving in Tal Rifaat.", "ASSAULT", "Tal Rifaat"),
    ("Nine dead in strikes on market in east Syria Monitor AFP Friday.", "CASUALTIES", "east Syria"),
    ("Two cases reported in Harare led to five deaths on Friday.", "CASUALTIES", "Harare"),
    ("Gunmen fired six shells on the area surrounding the Rawda Mosque.", "ASSAULT", "Rawda Mosque"),
    (
        "The army killed three gunmen tied to Daesh in the southern Daraa province.",
        "CASUALTIES",
        "southern Daraa",
    ),
    ("Rebels fight on in Aleppo to recapture the district of Xallah.", "TERRITORY", "Xallah"),
    (
        "The gunmen killed nine soldiers on Qalamoun barrens as clashes went on in the hills.",
        "CASUALTIES",
        "Qalamoun",
    ),
    ("The barracks in the town of Xan Yil is 20 km from Homs city in Homs province.", "STATEMENT", "Xan Yil"),
    ("Nearly 40,000 people live in districts held by the rebels in Taiz.", "STATEMENT", "Taiz"),
    ("The footage showed the destruction caused by the raids in Hodeidah.", "DAMAGE", "Hodeidah"),
    (
        "Dozens died as jets went on bombing rebel-held areas of Yemens Taiz for a third day.",
        "CASUALTIES",
        "Taiz",
    ),
    ("Gunmen infiltrated the village of Beni and killed nine farmers.", "CASUALTIES", "Beni"),
    (
        "A coup plot led to the arrest of several officers in the western Karama neighborhood residents said.",
        "DETENTION",
        "western Karama",
    ),
    ("Ten people were killed near the border with Turkey.", "CASUALTIES", "the border with Turkey"),
    ("A car bomb went off near the Iraqi border.", "ASSAULT", "the Iraqi border"),
    (
        "Nine guards were killed near the border between Mali and Niger.",
        "CASUALTIES",
        "the border between Mali and Niger",
    ),
    ("Ten people were killed in Azaz near the Turkish border.", "CASUALTIES", "Azaz"),
    ("Troops shelled the Turkish border town of Azaz.", "ASSAULT", "Azaz"),
    ("Three deaths were reported after shells fell on Hodeidah.", "CASUALTIES", "Hodeidah"),
    ("Nine drivers were killed trying to reopen the Garma Road.", "CASUALTIES", "Garma Road"),
    ("Troops attacked a market in Taiz citys rebel-held district of Xan al-Yil.", "ASSAULT", "Xan al-Yil"),
    ("Fighting in Yemens eight-year war has intensified.", "ASSAULT", "Yemen"),
    ("Two died in a blast in Deir Ezzor City.", "CASUALTIES", "Deir Ezzor City"),
    ("Yemen fighting kills 30 soldiers.", "CASUALTIES", "Yemen"),
    ("Seventy people were killed in north of Yemens Taiz.", "CASUALTIES", "Taiz"),
    ("The army withdrew from areas that it held outside Homs.", "RETREAT", "Homs"),
    ("Soldiers were patrolling the border with Niger.", "STATEMENT", "the border with Niger"),
    ("The raid killed nine on Mali's border with Niger.", "CASUALTIES", "Mali's border with Niger"),
    (
        "At least 9,000 people have been killed and millions displaced since Yemen's war began in 2015.",
        "CASUALTIES",
        "Yemen",
    ),
    ("More than 9,000 people have been killed since Yemens conflict erupted.", "CASUALTIES", "Yemen"),
    ("Officer among 12 dead in Mali car bomb.", "CASUALTIES", "Mali"),
    ("Troops destroyed trucks some of which carried fuel near Rastan.", "DAMAGE", "Rastan"),
    (
        "At least 9,000 people have been killed and thousands displaced since Yemen's war began.",
        "DISPLACEMENT",
        "Yemen",
    ),
    ("Aid workers have been barred from entering western Mosul since May.", "AID", "western Mosul"),
    ("The minister accused the militia of committing war crimes in Yemen.", "ASSAULT", "Yemen"),
    (
        "The fighting flared up in southern Idlib in recent days and continued into Sunday.",
        "STATEMENT",
        "southern Idlib",
    ),
    (
        "The war has brought raids on civilians with Aleppo witnessing two gas attacks in 2013 which left hundreds dead.",
        "CASUALTIES",
        "Aleppo",
    ),
    (
        "Footage of the aftermath of the raid in Saada showed rescuers digging out a man buried in the rubble.",
        "EVACUATION",
        "Saada",
    ),
    (
        "The UN called for a truce in the divided city of Taiz where it said 9,000 people lacked access to water.",
        "NEED",
        "Taiz",
    ),
    (
        "31-01-2015 Two Suicide Bombings Target Karm Zayn Area in Rural Homs Kill 30.",
        "CASUALTIES",
        "Karm Zayn",
    ),
    (
        "They are believed to be refugees from elsewhere in Yemen who fled to the port of Hodeidah.",
        "DISPLACEMENT",
        "Hodeidah",
    ),
    ("Two people were killed in raids on Homs SANA.", "CASUALTIES", "Homs"),
    (
        "Two hurt in heavy shelling on Syrias Homs Monitor AFP Monday. Shells fell on Homs.",
        "CASUALTIES",
        "Homs",
    ),
    ("Army kills 20 gunmen in Oil Field East of Homs.", "CASUALTIES", "Homs"),
    ("The casualties came after a rocket attack on a patrol in Kidal.", "CASUALTIES", "Kidal"),
    (
        "Rescuers found eight bodies under the rubble of a house in Rastan and efforts are underway to clear the rubble.",
        "STATEMENT",
        "Rastan",
    ),
    ("Seven people were killed in raids on camps in Aleppo and Sweida.", "CASUALTIES", "Aleppo and Sweida"),
    (
        "Nine were hurt in attacks that targeted Hama city and al-Xader town in Hamas southern countryside on Friday.",
        "CASUALTIES",
        "Hama city and al-Xader town",
    ),
    ("Nine died in blasts that hit Tartous Homs and Hama on Monday.", "CASUALTIES", "Tartous"),
    ("The Observatory had earlier reported 26 airstrikes on Sunday across Idlib.", "ASSAULT", "Idlib"),
    (
        "Clashes went on between the army and rebels backed by Xan Front around eastern Taiz.",
        "ASSAULT",
        "Taiz",
    ),
    ("The artillery pounded the gunmen deployed in the town of Rastan.", "ASSAULT", "Rastan"),
    ("The blast which hit a rebel commanders meeting in Idlib killed 47.", "CASUALTIES", "Idlib"),
    (
        "The conflict in Yemen has claimed the lives of 9,000 people and left 20,000 wounded.",
        "CASUALTIES",
        "Yemen",
    ),
    (
        "Gunmen targeted with a shell al-Xarda neighborhood on the eastern outskirts of Damascus city injuring a man.",
        "CASUALTIES",
        "al-Xarda",
    ),
]
NONE = [
    ("Three fighters from the committees in Quneitra were killed by a drone.", "CASUALTIES"),
    ("Two soldiers from Homs were wounded.", "CASUALTIES"),
    ("The shells were launched by gunmen positioned in Rastan, claiming nine lives.", "CASUALTIES"),
    ("At least 150 deaths have been linked to the virus, most in Britain.", "CASUALTIES"),
    ("Police arrested John Brown, 49, of Boston.", "DETENTION"),
    ("The army broke the Geneva ceasefire.", "CEASEFIRE"),
    ("Goldman Sachs, citing a tax overhaul in the US, expects to take a hit.", "STATEMENT"),
    ("The deaths came a day after jets bombed a school in Idlib.", "CASUALTIES"),
    ("The commander was killed after he had earlier been wounded in Homs.", "CASUALTIES"),
    ("Dozens of rebels have been killed since the group declared its rule over Homs.", "CASUALTIES"),
    ("Syria condemned the visit and summoned the envoy to Damascus.", "MEETING"),
    ("The minister condemned the attack and praised the courage of the people of Aleppo.", "SUPPORT"),
    (
        "Strikes killed nine people in Idlib on Sunday as hundreds fled a camp near the border.",
        "DISPLACEMENT",
    ),
    ("The man was wounded in the raid and was taken to Damascus.", "CASUALTIES"),
    ("Monday's bombings came as fighters pressed on outside Aleppo.", "ASSAULT"),
    ("The army killed six gunmen and blocked their progress towards Mallah Farms.", "CASUALTIES"),
    ("The gunmen of al-Qaeda's affiliate in Syria killed six soldiers on Friday.", "CASUALTIES"),
    ("The strikes were carried out to deny them the ability to move throughout Mali.", "ASSAULT"),
    ("Soldiers cut the supply lines to the Turkish border.", "SIEGE"),
    ("A suspected US airstrike killed two commanders.", "CASUALTIES"),
    ("A video showed the execution of nine young men from the town of Xalda on Friday.", "CASUALTIES"),
    ("Seven nurses were hurt in the attack and taken to a hospital in Aden.", "CASUALTIES"),
    ("Two women from Hodeidah were killed in the raid.", "CASUALTIES"),
    ("At least 300 people were killed in a week of raids most of them in Taiz.", "CASUALTIES"),
    ("More than 90 civilians were killed in bombing the majority of whom in Taiz.", "CASUALTIES"),
    (
        "Mondays raid came after a truck bombing claimed by the group killed 40 people in the city of Taiz.",
        "ASSAULT",
    ),
]


@pytest.mark.parametrize(("text", "type_", "place"), MOST_SPECIFIC, ids=[row[0] for row in MOST_SPECIFIC])
def test_the_most_specific_place_is_taken(extracted, text, type_, place):
    """What only tells where a place lies is not taken instead of it."""
    assert {c.place and c.place.mention.text for c in extracted(text).claims if c.type == type_} == {place}


@pytest.mark.parametrize(("text", "type_", "place"), FOUND, ids=[row[0] for row in FOUND])
def test_a_place_is_found_wherever_the_sentence_tells_it(extracted, text, type_, place):
    """As what is struck, at its entrance, in a clause of what brought it about, as what "where" refers to."""
    assert place in {c.place and c.place.mention.text for c in extracted(text).claims if c.type == type_}


def test_a_border_is_called_by_all_that_tells_which_one_it_is(extracted):
    """Two borders of one report are two places."""
    found = extracted(
        "Ten people were killed near the Mali-Niger border. A bomb went off near the border with Chad."
    )
    named = {entity.id: entity.name for entity in found.entities}
    told = {named[claim.place.mention.entity] for claim in found.claims if claim.place}
    assert told == {"the Mali-Niger border", "the border with Chad"}


@pytest.mark.parametrize(("text", "type_"), NONE, ids=[row[0] for row in NONE])
def test_a_place_of_another_matter_is_not_taken(extracted, text, type_):
    """What came before, what is done elsewhere, and whose people are spoken of are no places of an event."""
    claim = next(c for c in extracted(text).claims if c.type == type_)
    assert claim.place is None


@pytest.mark.parametrize(
    "text",
    [
        "Officials said Beijing is unlikely to push North Korea to the brink.",
        "The president said it was time for China to become a great power.",
        "The minister said South Korea sees the launch as a success.",
        "The council said it had been unable to enter any town besides Douma.",
        "The envoy said a clear strategy on Syria was needed.",
        "The minister said this reflects Pakistan's stance.",
        "Norway and Canada are the leading brands.",
        "The group has received backing from Saudi Arabia.",
        "The group has many recruits with experience in Chechnya.",
        "The test was meant as a warning to South Korea.",
        "The premier blamed foreign powers, mainly France and Italy.",
        "The meeting will include ministers from Turkey, Qatar and Iran.",
        "The suspect was identified as John Brown, 49, of Boston.",
    ],
)
def test_who_acts_or_is_dealt_with_is_no_place_of_a_statement(extracted, text):
    """A country that acts or is acted on, an exception and a topic are not where something is."""
    claims = extracted(text).claims
    assert claims
    assert [c.place for c in claims] == [None] * len(claims)
