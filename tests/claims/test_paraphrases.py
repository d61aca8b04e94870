"""One happening in other words comes to one type and mode, since findings are joined by them; what only sounds alike does not."""

import pytest

SAME = {
    "DETENTION/released": """
        The gunmen freed the hostages on Monday. | The hostages were released on Monday. | The hostages walked free on Monday.
        | The hostages were set free on Monday. | Inmates let two guards go on Saturday. | All hostages are free.
        | The hostages were let go on Monday. | The militants handed over 12 hostages to the Red Cross.""",
    "DETENTION/abducted": """
        Prisoners took 14 guards hostage. | Inmates seized 14 guards. | Inmates are holding 14 guards.
        | Fourteen guards were held hostage by inmates. | Gunmen kidnapped the priest. | Gunmen abducted the priest.
        | Two men hijacked the bus. | Hijackers took over the plane. | Hostage taking began at dawn.""",
    "DETENTION/escaped": """
        Twelve inmates escaped from the prison. | Twelve inmates broke out of the prison. | Twelve inmates got away.
        | Twelve prisoners fled the jail. | The escape of twelve inmates was confirmed.""",
    "DETENTION/arrested": """
        Police arrested 40 protesters. | Forty people were taken into custody. | Police rounded up 40 people.
        | Forty protesters were detained. | Two managers were held for questioning.""",
    "ASSAULT/shooting": """
        Police shot two protesters. | Police opened fire on protesters. | Soldiers fired into the crowd.
        | Police fired live rounds at protesters. | Police fired shots at the marchers.""",
    "ASSAULT/attack": """
        Police stormed the prison. | Police raided the prison. | Troops forced their way into the compound.
        | Troops broke into the building. | A raid on the prison ended the standoff. | Police entered the prison by force.""",
    "ASSAULT/explosive": """
        A bomb went off in the market. | A bomb exploded in the market. | A car bomb blew up in the market.
        | An explosion rocked the town. | The power plant exploded. | A warehouse blew up.""",
    "CEASEFIRE/suspended": """
        The army halted its operations. | The army suspended its offensive. | The army paused its operations.
        | Fighting stopped at noon. | The fighting has ended. | The guns fell silent at noon. | The fighting is over.""",
    "PROTEST/protested": """
        Thousands marched through the capital. | Thousands of people took to the streets. | Riots broke out in the capital.
        | Protesters threw stones at police. | Protesters blocked the highway. | Demonstrators gathered in front of the ministry.""",
    "PROTEST/ended": "The union called off the strike. | The nurses ended their strike. | The drivers' strike is over.",
    "COERCE/coerced": """
        Police fired tear gas at the crowd. | Police broke up the demonstration. | The government imposed a curfew.
        | The internet was shut down. | The government cut off the internet. | Security forces cracked down on the protests.""",
    "MEETING/failed": "The talks collapsed. | The talks broke down. | The talks failed. | The talks ended without agreement.",
    "MEETING/cancelled": "The government called off the talks. | The talks were canceled. | The UN cancelled its meeting with the rebels.",
    "MEETING/postponed": "The talks were postponed. | The summit was put off. | Rebels postponed the meeting.",
    "SANCTION/sanctioned": "The government suspended aid to the region. | The government broke off talks with the rebels.",
    "CEASEFIRE/broken": "The ceasefire collapsed. | The ceasefire has collapsed after a week. | The truce fell apart.",
    "CEASEFIRE/ended": "The truce ended on Monday. | The ceasefire expired at midnight. | The rebels ended the truce.",
    "CEASEFIRE/observed": """
        The ceasefire came into force on Monday. | The truce took effect at midnight. | The ceasefire went into effect on Sunday.
        | The truce held. | The ceasefire has begun.""",
    "SIEGE/lifted": "The siege of Madaya ended on Monday. | The siege must end. | The siege was over. | The army ended the siege of the town.",
    "EVACUATION/suspended": "The evacuation of 5,000 people was suspended. | The UN suspended the evacuation of the town.",
    "ELECTION/postponed": "The elections were called off. | The election has been postponed. | The commission delayed the vote.",
    "ELECTION/annulled": "The court annulled the election. | The court overturned the result.",
    "EVACUATION/search_ended": "The search was called off. | Rescuers ended their search. | Rescuers suspended the search for survivors.",
    "EVACUATION/evacuated": """
        Authorities evacuated 3,000 people. | Villagers were moved to safety. | Rescuers pulled 12 people from the rubble.
        | Fishermen picked up 40 survivors. | Families were taken to shelters.""",
    "ACCESS/denied": """
        The convoy was turned back at a checkpoint. | Soldiers stopped the convoy at a checkpoint. | The road was closed.
        | The convoy was blocked by soldiers. | Flights were canceled.""",
    "AID/delivered": """
        The convoy reached the town on Friday. | Aid workers handed out food. | Food was delivered to 4,000 families.
        | Trucks brought food to the town.""",
    "HAZARD/struck": """
        The ferry sank off the coast. | The ferry capsized. | The ferry overturned. | The ferry went down. | The plane crashed.
        | A train derailed. | A train jumped the tracks. | A bus plunged into a ravine. | The factory caught fire.
        | A fire broke out in the factory. | The river burst its banks. | A landslide buried the village. | A volcano erupted.""",
    "HAZARD/disease": """
        Twelve people were infected with Ebola. | Twelve people tested positive for Ebola. | Twelve people fell ill.
        | An outbreak of cholera was declared. | The epidemic reached the capital.""",
    "HAZARD/contained": "The fire was put out. | Firefighters extinguished the blaze. | The outbreak is over.",
    "DAMAGE/destroyed": """
        The dam collapsed on Friday. | The dam burst on Friday. | The dam gave way on Friday. | The dam failed on Friday.
        | The bridge gave way. | A building caved in. | The roof came down. | The factory burned down.""",
    "DAMAGE/restored": "Electricity was restored on Monday. | Power came back on Monday.",
    "NEED/lacking": "People are starving. | People are going hungry. | Food is running out. | Children are malnourished.",
    "ACCUSE/accused": "The captain was named a suspect. | The captain was charged with negligence.",
    "RETREAT/resigned": "The prime minister resigned. | The president stepped down. | The minister quit.",
    "SANCTION/dismissed": "The minister was fired. | The minister was sacked.",
    "CASUALTIES/missing": "The plane disappeared from radar. | The ship disappeared.",
}

PAIRS = [(kind, text.strip()) for kind, texts in SAME.items() for text in texts.split("|")]


@pytest.mark.parametrize(("kind", "text"), PAIRS)
def test_other_words_for_one_happening_have_one_type_and_mode(extracted, kind, text):
    """Whatever verb or noun a report chooses."""
    assert kind in {f"{claim.type}/{claim.mode}" for claim in extracted(text).claims}


NOT = [
    ("HAZARD", "The market crashed on Monday."),
    ("HAZARD", "Prices went down."),
    ("HAZARD", "The plane landed safely."),
    ("HAZARD", "The website crashed on Friday."),
    ("DAMAGE", "The law failed in parliament."),
    ("DAMAGE", "The tree came down in the storm."),
    ("CEASEFIRE", "The crowd fell silent."),
    ("CEASEFIRE", "The union ended the strike."),
    ("TERRITORY", "The bridge fell silent."),
    ("DISPLACEMENT", "He escaped injury."),
    ("DISPLACEMENT", "People poured into the streets after the quake."),
    ("EVACUATION", "They left their vehicle to investigate."),
    ("RETREAT", "Two helicopters were evacuating the injured."),
    ("DETENTION", "The sister was released from hospital."),
    ("ASSAULT", "He hit 40 miles per hour."),
    ("ASSAULT", "The army fired the general."),
    ("DETENTION", "Police caught the ball."),
    ("RETREAT", "He left the office at noon."),
    ("ASSAULT", "The fire was put out."),
    ("ASSAULT", "A raid on the prison will not end the standoff."),
    ("ASSAULT", "The station will begin operations six years from now."),
    ("CEASEFIRE", "The company's operations were halted."),
    ("ACCUSE", "China launched a probe to the moon."),
    ("PROTEST", "The test will demonstrate the process."),
    ("TERRITORY", "The camera captured the event."),
    ("DETENTION", "The camera captured the event."),
    ("RETREAT", "He pulled out a revolver."),
    ("AGREE", "The ministry announced a plan."),
]


@pytest.mark.parametrize(("kind", "text"), NOT)
def test_words_that_sound_alike_tell_another_matter(extracted, kind, text):
    """A verb of a crisis with another subject or object is none."""
    assert kind not in {claim.type for claim in extracted(text).claims}


ROLES = [
    ("The dam gave way on Friday.", "target", "The dam"),
    ("The ferry sank off the coast.", "target", "The ferry"),
    ("The siege of Madaya ended on Monday.", "target", "Madaya"),
    ("The evacuation of 5,000 people was suspended.", "target", "5,000 people"),
    ("A warehouse blew up.", "target", "A warehouse"),
    ("Twelve inmates escaped from the prison.", "actor", "Twelve inmates"),
    ("Protesters set fire to a police station.", "target", "a police station"),
    ("Officers beat protesters with batons.", "instrument", "batons"),
    ("Police fired tear gas at the crowd.", "instrument", "tear gas"),
    ("The mogul accused of assault by 60 women left the country.", "target", "The mogul"),
    ("The mogul accused of assault by 60 women left the country.", "actor", "60 women"),
    ("Judge Rivera opened fraud investigations against 28 officials.", "target", "28 officials"),
    ("The leaders boycotted all official contact with the United States.", "target", "the United States"),
    ("Iran's leader rejected Iraq's proposal for a cease-fire.", "target", "Iraq"),
    ("The ferry sent a call. It went down east of the island.", "target", "It"),
    ("Rebels raided villages abducting 200 people.", "actor", "Rebels"),
    ("The sister of the teen killed by police was arrested.", "target", "the teen"),
]


NOBODY = [
    ("Health workers have recorded 17 deaths since Monday.", "Health workers"),
    ("Nine persons were killed and 28 others were injured.", "28 others killed"),
]


@pytest.mark.parametrize(("text", "words"), NOBODY)
def test_who_counts_does_nothing(extracted, text, words):
    """Who counts the dead is no actor, and who is told of in the next clause is not of this one."""
    killed = [
        claim for claim in extracted(text).claims if claim.type == "CASUALTIES" and claim.mode == "killed"
    ]
    assert not [r for claim in killed for r in claim.roles if r.mention.text == words.removesuffix(" killed")]


@pytest.mark.parametrize(("text", "role", "words"), ROLES)
def test_who_does_it_and_to_whom(extracted, text, role, words):
    """What gives way undergoes it, who is accused is no accuser, and what is thrown is an instrument."""
    assert (role, words) in {
        (r.name, r.mention.text) for claim in extracted(text).claims for r in claim.roles
    }
