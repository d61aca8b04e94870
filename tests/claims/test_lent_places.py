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
]
NONE = [
    ("A shell hit a school in Rastan. An attack killed six pupils.", "CASUALTIES"),
    ("A shell hit a school in Rastan. The second attack killed six pupils.", "CASUALTIES"),
    ("A shell hit a school in Rastan. The attack on a convoy killed six drivers.", "CASUALTIES"),
    ("A shell hit a school in Rastan. Six drivers were killed on a motorway.", "CASUALTIES"),
    ("A shell hit a school in Rastan. Fifteen others were killed in two more raids.", "CASUALTIES"),
    ("Nine died in raids on Douma and four in a raid on Homs. The raid wounded many.", "CASUALTIES"),
    ("Fighting raged in Aleppo. The war has killed 300,000 people.", "CASUALTIES"),
    ("A bomb killed six in Rastan. Relatives wept. The attack wounded twenty.", "CASUALTIES"),
    ("Rebels may attack Rastan. The attack killed six pupils.", "CASUALTIES"),
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
