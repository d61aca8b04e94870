"""Events of other crises than war: earthquakes, floods, epidemics, protests, kidnappings, coups."""

import pytest

# text, type, mode
EVENTS = [
    ("The quake toppled hundreds of buildings in the city.", "DAMAGE", "destroyed"),
    ("Rescuers pulled 12 people from the rubble on Tuesday.", "EVACUATION", "evacuated"),
    ("The bodies of 14 villagers were recovered from the mud.", "CASUALTIES", "killed"),
    ("The river burst its banks on Sunday.", "HAZARD", "struck"),
    ("The floodwaters washed away two bridges near the town.", "DAMAGE", "destroyed"),
    ("Floods left 3,000 people homeless.", "DISPLACEMENT", "displaced"),
    ("Thousands of homes were left without electricity.", "DAMAGE", "damaged"),
    ("The health ministry reported 32 new cases of cholera on Friday.", "HAZARD", "disease"),
    ("Dozens of patients tested positive for the virus.", "HAZARD", "disease"),
    ("The village was placed under quarantine.", "COERCE", "coerced"),
    ("Protesters gathered outside parliament on Saturday.", "PROTEST", "protested"),
    ("Police fired tear gas at demonstrators in the main square.", "COERCE", "coerced"),
    ("Security forces dispersed the crowd.", "COERCE", "coerced"),
    ("Nine aid workers were taken hostage by rebels.", "DETENTION", "abducted"),
    ("Soldiers seized power on Wednesday.", "COERCE", "coup"),
    ("The army overthrew the president and suspended the constitution.", "COERCE", "coup"),
    ("The president was placed under house arrest.", "DETENTION", "arrested"),
    ("The death of two peacekeepers was announced by the mission.", "CASUALTIES", "killed"),
    ("The arrest of the opposition leader sparked protests.", "DETENTION", "arrested"),
    ("A ship struck a highway bridge on Tuesday.", "HAZARD", "struck"),
    ("Hurricane Irma struck the island.", "HAZARD", "struck"),
    ("A powerful explosion tore through a warehouse.", "ASSAULT", "explosive"),
    ("The raid left a number of houses destroyed.", "DAMAGE", "destroyed"),
    ("Dozens dead after quake", "CASUALTIES", "killed"),
    ("20 wounded in blast", "CASUALTIES", "injured"),
    ("Assad has denied using chemical weapons.", "ASSAULT", "chemical"),
    ("The death toll passes 40.", "CASUALTIES", "killed"),
    ("The number of people killed in the quake rose to 27.", "CASUALTIES", "killed"),
    ("Rebel fire on the town killed ten people.", "CASUALTIES", "killed"),
    ("Two buses collided on the highway.", "HAZARD", "struck"),
]


@pytest.mark.parametrize(("text", "type_", "mode"), EVENTS)
def test_a_crisis_of_any_kind_is_told_by_its_events(extracted, text, type_, mode):
    """The words of nature, disease, crowds and power have types like those of war."""
    found = [(claim.type, claim.mode) for claim in extracted(text).claims]
    assert (type_, mode) in found, found


# text, a type that none of its claims has
NONE = [
    ("A tsunami warning was issued for the coast.", "HAZARD"),
    ("Flood victims demanded help from the government.", "HAZARD"),
    ("The leaders gathered in the capital on Friday.", "PROTEST"),
    ("The shelling cut the only road that would allow access for aid.", "ACCESS"),
    ("The army stopped fighting in the city.", "ASSAULT"),
    ("She could not confirm the halt in fighting.", "ASSAULT"),
    ("The offensive stopped the army.", "CEASEFIRE"),
    ("Gunmen seized the power station.", "COERCE"),
    ("The school decided to end classes because of the raids.", "CEASEFIRE"),
    ("The player left the hospital two weeks later.", "EVACUATION"),
    ("China was asked to stop the weapons programs.", "SANCTION"),
    ("The sheriff heard automatic fire.", "HAZARD"),
    ("A massive Twitter storm erupted on Friday.", "HAZARD"),
    ("Firefighters are fighting the blaze.", "ASSAULT"),
    ("The driver was negotiating a curve on the mountain road.", "MEETING"),
    ("The minister talked to reporters.", "MEETING"),
    ("The design has allowed the currency to grow.", "CONCEDE"),
    ("Four people were released from hospital.", "DETENTION"),
    ("Regulators control the market with new rules.", "TERRITORY"),
    ("The app may have breached the guidelines.", "CEASEFIRE"),
    ("A build-up of ice caused trouble.", "MOBILIZE"),
    ("He suffered a heart attack at home.", "ASSAULT"),
    ("The presidential campaign began in the town.", "ASSAULT"),
    ("The minister delivered a speech to the crowd.", "AID"),
]


@pytest.mark.parametrize(("text", "type_"), NONE)
def test_words_of_a_crisis_that_only_name_something_are_no_event(extracted, text, type_):
    """A warning is not what it warns of, a road that would allow access allows none, a station is not power."""
    assert type_ not in [claim.type for claim in extracted(text).claims]
