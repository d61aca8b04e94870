"""Whose words a claim gives: outlets, their people, state media, spokesmen, and nobody."""

import pytest

from secondsource.model import Claim, Entity, OffsetMap, Report, Span
from secondsource.reconcile import reconcile
from secondsource.reconcile.firsthand import firsthand
from secondsource.reconcile.roots import fullest
from secondsource.reconcile.speakers import first_person, quoted, staff_of, state_media
from tests.reconcile.builders import finding_with, pile, story, tells


@pytest.mark.parametrize(
    ("words", "own"),
    [
        ("we", True),
        ("Our observers", True),
        ("our own staff", True),
        ("Westerners", False),
        ("hourly", False),
    ],
)
def test_first_person(words, own):
    """Who writes says "we" and "our"; words that begin like them are of others."""
    assert first_person(words) is own


@pytest.mark.parametrize(
    ("words", "outlet"),
    [
        ("SANA reporter", "SANA"),
        ("SANAs correspondent in Aleppo", "SANA"),
        ("An AFP correspondent in east Aleppo", "AFP"),
        ("a Reuters journalist", "Reuters"),
        ("a reporter", ""),
        ("the Observatory", ""),
        ("Ahmad Reporter", ""),
    ],
)
def test_whose_reporter_speaks(words, outlet):
    """A reporter of a named outlet is the outlet; a reporter of none is nobody's."""
    assert staff_of(words) == outlet


@pytest.mark.parametrize(
    ("names", "state"),
    [
        (("Syrian state media",), True),
        (("SANA", "State news agency"), True),
        (("the state-run newspaper",), True),
        (("Reuters", "the news agency"), False),
        (("a state official",), False),
    ],
)
def test_state_media(names, state):
    """Media of a state are told by the state and the medium; an agency or an official alone is none."""
    assert state_media(names) is state


def test_quotation_marks_that_are_open():
    """Words inside a quotation are the quoted one's; those after it, or in another paragraph, are not."""
    text = 'He said "our men saw it" and our men came.\nOur men.'
    assert quoted(text, text.index("our men saw"))
    assert not quoted(text, text.index("our men came"))
    assert not quoted(text, text.index("Our men."))


def _killed(outlet, words, by, number=12, **more):
    told = tells(
        words,
        "CASUALTIES",
        "killed",
        lemma="kill",
        by=by,
        place="Aleppo",
        day="2016-12-08",
        killed=number,
        **more,
    )
    kinds = dict.fromkeys((by,) if isinstance(by, str) else by, "organization")
    return story(outlet, "2016-12-08", told, kinds=kinds)


@pytest.mark.parametrize(
    ("outlet", "speaker", "origin"),
    [
        ("Crossing Watch", "Our observers", "Crossing Watch"),
        ("UN OCHA", "OCHA", "UN OCHA"),
        ("Herald", "Our observers", "Herald"),
        ("Herald", "Tribune reporter", "Tribune"),
        ("Herald", "Observatory", "Observatory"),
    ],
)
def test_who_publishes_is_the_origin_of_what_its_people_say(outlet, speaker, origin):
    """An outlet's own people and its own short name are the outlet; a reporter is that of the outlet named."""
    one = _killed(outlet, f"{speaker} said 12 people were killed in Aleppo on Thursday.", speaker)
    result = reconcile(*pile(one))
    assert [o.name for o in result.origins] == [origin]


@pytest.mark.parametrize(
    ("first", "second", "status"),
    [
        ("SANA state news agency", "Syrian state media", "single_origin"),
        ("SANA reporter", "SANA", "single_origin"),
        ("UN OCHA", "United Nations", "single_origin"),
        ("Syrian state media", "Civil Defense", "corroborated"),
    ],
)
def test_media_of_one_house_bear_nothing_out(first, second, status):
    """A state's media, and an outlet and its reporters, are one origin; a state's media and others are two."""
    words = "{} said 12 people were killed in Aleppo on Thursday."
    one, two = _killed("Herald", words.format(first), first), _killed("Tribune", words.format(second), second)
    assert finding_with(reconcile(*pile(one, two)), "12 people", one, two).status == status


def test_a_spokesman_of_a_body_in_one_chain_is_the_origin():
    """What a body says through its spokeswoman is hers, and so one origin with what else she says."""
    words = "Spokeswoman Elizabeth Trudeau said Washington had counted 12 killed in Aleppo."
    told = tells(
        words,
        "CASUALTIES",
        "killed",
        by=("Washington", "Spokeswoman Elizabeth Trudeau"),
        place="Aleppo",
        killed=12,
    )
    one = story(
        "Herald",
        "2016-12-08",
        told,
        kinds={"Washington": "organization", "Spokeswoman Elizabeth Trudeau": "person"},
    )
    (origin,) = reconcile(*pile(one)).origins
    assert "Trudeau" in origin.name


def _own(text, outlet="Red Crescent", roles=()):
    span = Span(0, len(text))
    report = Report("r", "u", text, "", OffsetMap("characters", ()), outlet=outlet)
    made = story(outlet, "2016-12-08", tells(text, "CASUALTIES", text.split()[-1], actor=roles))
    claim: Claim = made.extraction.claims[0]
    assert claim.sentence == span
    return claim, report


@pytest.mark.parametrize(
    ("text", "roles", "first"),
    [
        ("Our staff saw four bodies", (), True),
        ("Red Crescent has registered 300 people", ("Red Crescent",), True),
        ("The army has registered 300 people", ("army",), False),
        ("Four people were killed", (), False),
        ("Residents interviewed yesterday had not been told to leave", (), True),
        ("Residents interviewed by the police had not been told to leave", (), False),
        ("A copy seen by this newspaper bears a signature", (), True),
        ("A copy seen by Red Crescent bears a signature", (), True),
        ("A copy seen by the police bears a signature", (), False),
    ],
)
def test_what_a_report_tells_at_first_hand(text, roles, first):
    """What its own people saw or did is no hearsay; what it tells of others is."""
    claim, report = _own(text, roles=roles)
    assert firsthand(claim, report) is first


@pytest.mark.parametrize(
    ("words", "name"),
    [
        ("A militant group called the Coastal Brigade", "Coastal Brigade"),
        ("The owner of the depot, Atlas Agro", "Atlas Agro"),
        ("a group known as the Local Coordination Committees", "Local Coordination Committees"),
    ],
)
def test_the_name_that_a_description_ends_in_is_the_origin(words, name):
    """Who is called by a name in the description is shown by that name."""
    one = story(
        "Herald",
        "2016-12-08",
        tells(f"{words} said it had planted a bomb.", "ASSAULT", "planted", by=words),
        kinds={words: "organization"},
        entities={words: {"name": words.split(" called")[0].split(",")[0].split(" known")[0]}},
    )
    assert [o.name for o in reconcile(*pile(one)).origins] == [name]


def test_an_agency_that_quotes_an_origin_does_not_bear_it_out():
    """What an agency tells and gives as a source's words in the same report is that source's."""
    words = "{} said 12 people were killed in Aleppo on Thursday"
    source = _killed("Tribune", words.format("Command") + ".", "Command")
    agency = story(
        "Wire",
        "2016-12-08",
        *(
            tells(
                words.format(by) + more,
                "CASUALTIES",
                "killed",
                lemma="kill",
                by=by,
                place="Aleppo",
                day="2016-12-08",
                killed=12,
            )
            for by, more in (("Wire reporter", " by rockets."), ("Command", "."))
        ),
        kinds={"Wire reporter": "person", "Command": "organization"},
    )
    found = reconcile(*pile(source, agency)).findings
    assert {f.status for f in found} == {"single_origin"}


@pytest.mark.parametrize(
    ("headline", "origin"),
    [
        ("Blast in Aleppo kills 12", "Command"),
        ("Rain falls in Geneva", "Herald"),
    ],
)
def test_a_headline_is_of_the_speaker_whose_words_it_sums_up(headline, origin):
    """A headline with the number, or half the words, of what a speaker says below is his; another one is the paper's."""
    told = (
        tells(headline, "CASUALTIES", headline.split()[-1], headline=True),
        tells(
            "Command said 12 people were killed in Aleppo on Thursday.",
            "CASUALTIES",
            "killed",
            by="Command",
            killed=12,
        ),
    )
    one = story("Herald", "2016-12-08", *told, kinds={"Command": "organization"})
    result = reconcile(*pile(one))
    names = {o.id: o.name for o in result.origins}
    assert names[result.claim_origin[one.extraction.claims[0].id]] == origin


@pytest.mark.parametrize(
    ("sentence", "verb", "says"),
    [
        ("Command accused Front of shelling Aleppo.", "accused", True),
        ("Command, the body accused of fraud by residents, moved.", "accused", False),
        ("Command has been accused of fraud in Aleppo.", "accused", False),
        ("Command was repeatedly accused of fraud.", "accused", False),
        ("Dozens came forward to accuse Command of fraud.", "accuse", False),
    ],
)
def test_whom_a_text_accuses_says_nothing(sentence, verb, says):
    """The doer of an accusation is its source where he is the subject of the verb, never the accused himself."""
    told = tells(sentence, "ACCUSE", verb, actor="Command", target="Front" if "Front" in sentence else ())
    one = story("Herald", "2016-12-08", told)
    result = reconcile(*pile(one))
    assert [o.name for o in result.origins] == ["Command" if says else "Herald"]


def test_the_accused_of_a_report_is_not_the_source_of_what_follows():
    """“He has been accused of fraud” makes him the accused of the whole report: what it tells of charges is not his."""
    one = story(
        "Herald",
        "2016-12-08",
        tells("Rivals accused Command of fraud.", "ACCUSE", "accused", actor="Rivals", target="Command"),
        tells("Command faced charges of theft.", "ACCUSE", "charges", actor="Command"),
    )
    result = reconcile(*pile(one))
    assert "Command" not in [o.name for o in result.origins]


@pytest.mark.parametrize(
    ("words", "origin"),
    [
        ("Minister said three clerks were killed in the bank.", "Minister"),
        ("Minister condemned that three clerks were killed in the bank.", "Herald"),
        ("Minister was shocked that three clerks were killed in the bank.", "Herald"),
        ("Minister said five clerks were killed in the bank.", "Herald"),
        ("Minister said three clerks were arrested in the bank.", "Herald"),
    ],
)
def test_a_headline_is_of_who_says_it_not_of_who_mourns(words, origin):
    """A headline goes with the speaker who gives its number of its kind of happening; who only condemns it is not its source."""
    number = 5 if "five" in words else 3
    kind = "DETENTION" if "arrested" in words else "CASUALTIES"
    measure = {"detained" if kind == "DETENTION" else "killed": number}
    one = story(
        "Herald",
        "2016-12-08",
        tells("Three clerks killed in bank", "CASUALTIES", "killed", headline=True, killed=3),
        tells(words, kind, words.split()[-4], by="Minister", **measure),
        kinds={"Minister": "person"},
    )
    result = reconcile(*pile(one))
    names = {o.id: o.name for o in result.origins}
    assert names[result.claim_origin[one.extraction.claims[0].id]] == origin


def test_a_headline_takes_no_speaker_of_another_report():
    """What a speaker says in one paper is not whom another paper's headline has it from."""
    one = story(
        "Herald",
        "2016-12-08",
        tells(
            "Rockets kill 12 in Aleppo market", "CASUALTIES", "kill", headline=True, place="Aleppo", killed=12
        ),
    )
    other = _killed(
        "Tribune", "Command said rockets killed 12 people in Aleppo market on Thursday.", "Command"
    )
    result = reconcile(*pile(one, other))
    names = {o.id: o.name for o in result.origins}
    assert names[result.claim_origin[one.extraction.claims[0].id]] == "Herald"


@pytest.mark.parametrize(
    ("words", "name", "shown"),
    [
        ("He", "Omar Said", "Omar Said"),
        ("governor", "Omar Said", "Omar Said"),
        ("Said", "Omar Said", "Said"),
        ("The army's", None, "The army"),
        ("the rebels'", None, "the rebels"),
    ],
)
def test_an_origin_is_told_by_its_fullest_mention(words, name, shown):
    """A pronoun or an office gives way to the name; a genitive loses its ending."""
    entity = Entity("e", "person", name, (), ()) if name else None
    assert fullest(words, entity) == shown


def test_a_paper_that_names_itself_is_no_second_origin():
    """What Echo "has learned" is, in Echo, the paper's own word, whatever the name was read as."""
    said = tells("Echo has learned that 12 people were held in Sfax on Monday.", "DETENTION", "held", by="Echo", place="Sfax", day="2023-03-06", detained=12)  # fmt: skip
    own = tells("12 people were held in Sfax on Monday.", "DETENTION", "held", place="Sfax", day="2023-03-06", detained=12)  # fmt: skip
    one = story("Echo", "2023-03-06", said)
    other = story("Echo", "2023-03-07", own)
    found = finding_with(reconcile(*pile(one, other)), "has learned", one, other)
    assert len(found.claims) == 2
    assert len(found.origins) == 1
