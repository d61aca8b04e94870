"""When two accounts assert one proposition."""

from dataclasses import replace

import pytest

from secondsource.model import Span
from secondsource.reconcile.atlas import Atlas
from secondsource.reconcile.bearing import bears_out, hindrance
from secondsource.reconcile.contraries import denies, position
from secondsource.reconcile.entities import resolve
from secondsource.reconcile.matching import Pile
from secondsource.reconcile.propositions import apart, same_content, tells_another
from tests.reconcile.builders import story, tells

_SPOTS = {"Aleppo": (36.2, 37.2), "Raqqa": (35.9, 39.0), "Qamishli": (37.1, 41.2), "Homs": (34.7, 36.7)}


def _pair(one, other, sectors=None, days=("2016-12-08", "2016-12-08"), outlets=("Herald", "Tribune")):
    """Return the profiles of two claims of two reports, and the atlas of their places."""
    entities = {name: {"sector": sector} for name, sector in (sectors or {}).items()}
    stories = []
    for told, day, outlet in zip((one, other), days, outlets, strict=True):
        places = (
            {
                told.place: {
                    "latitude": _SPOTS[told.place][0],
                    "longitude": _SPOTS[told.place][1],
                    "precision": "city",
                }
            }
            if told.place
            else {}
        )
        named = {n: more for n, more in entities.items() if n in (*told.actor, *told.target)}
        stories.append(story(outlet, day, told, entities={**named, **places}))
    reports = [s.report for s in stories]
    extractions = {s.report.id: s.extraction for s in stories}
    found = resolve(reports, extractions)
    pile = Pile(reports, extractions, {m: e.id for e in found for m in e.members})
    atlas = Atlas(
        names={e.id: e.name for e in found},
        spots={e.id: (e.latitude, e.longitude) for e in found if e.latitude is not None},
        precision={e.id: e.precision for e in found if e.precision},
    )
    return pile.profiles[0], pile.profiles[1], atlas


def _killed(words, number, place=None, day=None, **more):
    return tells(words, "CASUALTIES", "killed", lemma="kill", place=place, day=day, killed=number, **more)


def _burnt(words, predicate, **more):
    return tells(words, "DAMAGE", predicate, **{"place": "Homs", "day": "2016-12-08", **more})


@pytest.mark.parametrize(
    ("more", "expected"),
    [
        ({}, True),
        ({"polarity": "negated"}, True),
        ({"stance": "denies"}, False),
        ({"modality": "planned"}, False),
        ({"place": "Raqqa"}, False),
        ({"day": "2016-12-04"}, False),
        ({"killed": 12}, False),
        ({"place": None, "day": None}, False),
    ],
)
def test_other_words_bear_out_where_they_are_known_to_agree(more, expected):
    """That two claims say the same in other words is enough, of one place and day; not of a plan, another place, day or toll, or of no place at all."""
    one = _burnt("Flames destroyed every stall there on Thursday.", "destroyed")
    a, b, atlas = _pair(one, _burnt("Nothing in the bazaar survived.", "survived", **more))
    assert not bears_out(a, b, atlas)
    assert bears_out(a, b, atlas, agreed=True) is expected


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        (
            _killed("Shells killed 12 people in Aleppo on Thursday.", 12, "Aleppo", "2016-12-08"),
            _killed("12 people died in Aleppo on Thursday, killed by fire.", 12, "Aleppo", "2016-12-08"),
            True,
        ),
        (
            _killed("Shells killed 12 people in Aleppo on Thursday.", 12, "Aleppo", "2016-12-08"),
            _killed("Fire killed 12 people in Raqqa on Thursday.", 12, "Raqqa", "2016-12-08"),
            False,
        ),
        (
            _killed("Shells killed 12 people in Aleppo on Thursday.", 12, "Aleppo", "2016-12-08"),
            _killed("Fire killed 12 people in Aleppo on Sunday.", 12, "Aleppo", "2016-12-04"),
            False,
        ),
        (
            _killed("Shells killed 12 people in Aleppo on Thursday.", 12, "Aleppo", "2016-12-08"),
            _killed("Fire killed 40 people in Aleppo on Thursday.", 40, "Aleppo", "2016-12-08"),
            False,
        ),
        (
            _killed("Shells killed 12 people.", 12),
            _killed("Bombs killed 12 people.", 12),
            False,
        ),
    ],
)
def test_one_place_day_and_number_bear_each_other_out(one, other, expected):
    """Another town, another day or another number is another matter; a bare number in common proves nothing."""
    a, b, atlas = _pair(one, other)
    assert bears_out(a, b, atlas) is expected
    assert bears_out(b, a, atlas) is expected


def test_a_lower_bound_far_below_bears_nothing_out():
    """At least 4 and at least 14 can both be so, and neither says the other."""
    told = []
    for number in (4, 14):
        figure = ("killed", number, {"bound": "at_least", "text": str(number)})
        words = f"At least {number} people were killed in Aleppo on Thursday."
        told.append(
            tells(
                words,
                "CASUALTIES",
                "killed",
                lemma="kill",
                place="Aleppo",
                day="2016-12-08",
                figures=(figure,),
            )
        )
    a, b, atlas = _pair(*told)
    assert not bears_out(a, b, atlas)


def test_words_taken_over_are_no_second_account():
    """Two reports with one long sentence tell it once, whoever each says told it."""
    words = (
        "Rescue teams with dogs searched the flattened bakery beside the old stadium in Aleppo on Thursday, "
        "where 12 people were killed at dawn."
    )
    a, b, atlas = _pair(
        _killed(f"{words}", 12, "Aleppo", "2016-12-08"), _killed(f"{words} ", 12, "Aleppo", "2016-12-08")
    )
    assert not bears_out(a, b, atlas)


def test_a_paper_in_its_own_voice_on_a_toll_is_no_second_origin():
    """No paper counts the dead itself: one that tells a toll without saying from whom bears nobody out."""
    told = [
        _killed("Shells killed 12 people in Aleppo on Thursday.", 12, "Aleppo", "2016-12-08"),
        _killed("12 people died in Aleppo on Thursday, killed by fire.", 12, "Aleppo", "2016-12-08"),
    ]
    a, b, atlas = _pair(*told)
    assert not bears_out(a, b, atlas, (True, True))
    assert not bears_out(a, b, atlas, (True, False))
    assert bears_out(a, b, atlas, (False, False))


def test_a_small_number_in_common_may_be_chance():
    """Four dead in a city in the reports of two days are no account of one event; with the day told they are. Two are none."""
    told = _killed("4 people were killed in Aleppo.", 4, "Aleppo")
    assert not bears_out(*_pair(told, _killed("Bombs killed 4 people in Aleppo.", 4, "Aleppo")))
    for number, expected in ((4, True), (2, False)):
        dated = [
            _killed(f"{w} in Aleppo on Thursday.", number, "Aleppo", "2016-12-08")
            for w in (f"Bombs killed {number} people", f"{number} died")
        ]
        assert bears_out(*_pair(*dated)) is expected
        assert bears_out(*_pair(*dated), agreed=True) is expected


@pytest.mark.parametrize(
    ("number", "injured", "expected"),
    [
        (4, (8, 8), True),
        (4, (8, 6), False),
        (4, (8, 7), True),
        (1, (8, 8), True),
        (40, (80, 60), True),
    ],
)
def test_other_victims_tell_whether_a_small_number_is_chance(number, injured, expected):
    """Four dead and eight wounded, four dead and six wounded are two attacks; with eight wounded each, they are one."""
    told = [
        _killed(
            f"{w} in Aleppo on Thursday.",
            number,
            "Aleppo",
            "2016-12-08",
            figures=(("injured", hurt, {}),),
        )
        for w, hurt in zip(("Bombs killed them", "They died"), injured, strict=True)
    ]
    assert bears_out(*_pair(*told)) is expected


@pytest.mark.parametrize(
    ("number", "day", "expected"), [(22, None, False), (22, "2016-12-08", True), (60, None, True)]
)
def test_a_number_and_a_city_around_it_are_chance_below_fifty(number, day, expected):
    """Of 22 wounded somewhere in a city in the reports of one week, the reports have to give the day or a word in common; of 60, not."""
    a, b, atlas = _pair(
        _killed(f"{number} people were killed.", number, "Aleppo", day),
        _killed(f"Bombs killed {number} people.", number, "Aleppo", day),
    )
    a, b = (replace(p, place_weight=0.5) for p in (a, b))
    assert bears_out(a, b, atlas) is expected


def test_how_things_stand_all_papers_know():
    """That a city is divided, and on what day it was neither says, is borne out by no other paper; an event is."""
    told = [
        tells(f"{w} divided between rivals along the river.", "STATEMENT", "divided", place="Aleppo")
        for w in ("Aleppo is", "Aleppo lies")
    ]
    a, b, atlas = _pair(*told)
    assert hindrance(a, b, atlas, (True, True)) == "source"
    assert hindrance(a, b, atlas, (False, False)) == ""


def test_who_asks_for_something_over_a_deed_has_it_from_others():
    """A minister who wants an attack looked into that killed 20 bears nobody out who counted them."""
    counted = _killed(
        "Medics said an attack on Thursday in Homs killed 20 drivers.", 20, "Homs", "2016-12-08", by="Medics"
    )
    sentence = "Vera said Norway should be charged following {} an attack on Thursday in Homs that killed 20 drivers."
    words = "an attack on Thursday in Homs that killed 20 drivers"
    made = _killed(sentence.replace("{} ", ""), 20, "Homs", "2016-12-08", by="Vera")
    a, b, atlas = _pair(counted, made)
    start = b.claim.sentence.start + made.sentence.index(words)
    b = replace(b, claim=replace(b.claim, spans=(Span(start, start + len(words)),)))
    assert hindrance(a, b, atlas) == "source"


@pytest.mark.parametrize(
    ("places", "days", "together"),
    [
        (("Aleppo", "Aleppo"), ("2016-12-08", "2016-12-08"), True),
        (("Aleppo", "Homs"), ("2016-12-08", "2016-12-08"), False),
        (("Aleppo", "Aleppo"), ("2016-12-08", "2016-12-06"), False),
        (("Aleppo", None), ("2016-12-08", None), True),
    ],
)
def test_what_keeps_two_accounts_apart(places, days, together):
    """Two places, or two days, that both name keep two accounts apart; silence does not."""
    one, other = (
        _killed(f"12 people were killed {n}.", 12, place, day)
        for n, (place, day) in enumerate(zip(places, days, strict=True))
    )
    a, b, atlas = _pair(one, other)
    assert (apart(a, b, atlas) == "") is together


@pytest.mark.parametrize(
    ("sentence", "turns"),
    [
        ("Another three were killed in a separate attack.", True),
        ("Elsewhere, shells fell on a camp.", True),
        ("Meanwhile a bomb went off.", True),
        ("Three people were also killed in the suburb.", True),
        ("Five civilians were killed by shells.", False),
        ("Twelve others were wounded.", False),
    ],
)
def test_sentences_that_turn_to_something_else(sentence, turns):
    """Words such as "elsewhere" and "another attack" open another matter."""
    assert tells_another(sentence) is turns


_SECTORS = {"army": "MIL", "rebels": "REB"}


def _shelled(words, actor=(), **more):
    return tells(
        words, "ASSAULT", "shelled", lemma="shell", actor=actor, place="Aleppo", day="2016-12-08", **more
    )


@pytest.mark.parametrize(
    ("asserted", "expected"),
    [
        (_shelled("The army shelled the market in Aleppo.", "army"), True),
        (_shelled("The rebels shelled the market in Aleppo.", "rebels"), False),
        (_shelled("The market in Aleppo was shelled."), False),
    ],
)
def test_who_denies_that_he_did_it_denies_his_own_deed(asserted, expected):
    """An army's denial answers who blames the army, not who says that shells fell or that rebels fired."""
    denial = _shelled(
        "The army denied that the army had shelled the market in Aleppo.",
        "army",
        stance="denies",
        modality="denied",
    )
    a, b, atlas = _pair(denial, asserted, _SECTORS)
    assert denies(a, b, atlas) is expected


def _said(words, lemma, *, negated=False):
    return tells(
        words, "STATEMENT", lemma, lemma=lemma, by="Smith", polarity="negated" if negated else "affirmed"
    )


@pytest.mark.parametrize(
    ("negated", "asserted", "expected"),
    [
        (_said("Smith had not heard the news.", "hear"), _said("Smith heard a sudden noise.", "hear"), False),
        (
            _said("She did not look alive, Smith said.", "look"),
            _said("Smith looked at a man.", "look"),
            False,
        ),
        (
            _said("The bridge was not closed, Smith said.", "close"),
            _said("The bridge was closed.", "close"),
            True,
        ),
        (_said("The bridge was not closed.", "close"), _said("The school was closed.", "close"), False),
    ],
)
def test_statements_are_denied_by_their_own_contrary_only(negated, asserted, expected):
    """What one eyewitness did not hear says nothing against what another one heard; the same predicate of the same does."""
    a, b, atlas = _pair(_with(negated, polarity="negated"), asserted)
    assert denies(a, b, atlas) is expected


def _with(told, **extra):
    return replace(told, extra={**told.extra, **extra})


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("why he was arrested", "asserts"),
        ("how many were killed", "asserts"),
        ("whether he was arrested", "cannot_confirm"),
        ("that he was arrested", "cannot_confirm"),
    ],
)
def test_a_detail_that_is_not_known_leaves_the_happening_standing(words, expected):
    """Who cannot say why somebody was arrested takes it that he was; who cannot say whether does not."""
    claim = tells(words, "DETENTION", "arrested", lemma="arrest", stance="cannot_confirm")
    a, _, _ = _pair(claim, claim)
    assert position(a.claim) == expected


def test_a_name_in_common_is_not_the_same_content():
    """That two sources name one minister bears neither out on what he did."""
    one = tells(
        "Foreign Minister Frank Walter Berg had called a crisis meeting in Aleppo.",
        "MEETING",
        "called",
        place="Aleppo",
        by="Smith",
        day="2016-12-08",
    )
    other = tells(
        "Foreign Minister Frank Walter Berg got updates in Aleppo.",
        "STATEMENT",
        "got",
        place="Aleppo",
        by="Jones",
        day="2016-12-08",
    )
    a, b, atlas = _pair(one, other)
    assert not bears_out(a, b, atlas)


@pytest.mark.parametrize(("population", "expected"), [("soldiers", False), ("houses", True)])
def test_papers_do_not_count_soldiers_themselves(population, expected):
    """Two papers that give one number of soldiers in their own voice have it from somewhere, as with the dead."""
    told = [
        tells(
            f"{words} 850 {population} in Aleppo on Thursday.",
            "STATEMENT",
            "had",
            place="Aleppo",
            day="2016-12-08",
            figures=(("count", 850, {"population": population, "mode": "status"}),),
        )
        for words in ("Germany had about", "There were")
    ]
    a, b, atlas = _pair(*told)
    assert bears_out(a, b, atlas, (True, True)) is expected


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ("The gunmen attacked a consulate in Aleppo.", "A bomb attack rocked Aleppo.", False),
        (
            "Gunmen attacked the consulate gate in Aleppo.",
            "Fighters attacked the consulate gate in Aleppo.",
            True,
        ),
    ],
)
def test_two_papers_in_their_own_voice_need_words_in_common(one, other, expected):
    """That two papers speak of one attack is no second account of a part of it; that both tell the part is."""
    told = [
        tells(w, "ASSAULT", "attack", lemma="attack", mode="attack", place="Aleppo", day="2016-12-08")
        for w in (one, other)
    ]
    a, b, atlas = _pair(*told)
    assert bears_out(a, b, atlas, (True, True)) is expected
    assert bears_out(a, b, atlas, (False, False))


@pytest.mark.parametrize(
    ("type", "mode", "expected"), [("MEETING", "met", False), ("ASSAULT", "airstrike", True)]
)
def test_a_mode_that_says_no_more_than_its_type_is_not_the_same_content(type, mode, expected):  # noqa: A002
    """Who attends and who talks have not said the same because both meet; two words for one airstrike have."""
    one = tells("Crews attended in Aleppo.", type, "attended", lemma="attend", mode=mode, place="Aleppo")
    other = tells("A mayor talked in Aleppo.", type, "talked", lemma="talk", mode=mode, place="Aleppo")
    a, b, _ = _pair(one, other)
    assert same_content(a, b) is expected


@pytest.mark.parametrize("together", [True, False])
def test_two_readings_of_one_text_do_not_deny_each_other(together):
    """A sentence from which two claims were read, sharing its words, is one account; two sentences are two."""
    words = "The bridge in Aleppo was closed, not that the bridge was closed."
    closed = tells(words, "STATEMENT", "closed", lemma="close", place="Aleppo", by="Smith")
    again = closed if together else replace(closed, sentence="The bridge in Aleppo was not closed.")
    both = story("Herald", "2016-12-08", closed, _with(replace(again, by=("Jones",)), polarity="negated"))
    read = {both.report.id: both.extraction}
    found = resolve([both.report], read)
    profiles = Pile([both.report], read, {m: e.id for e in found for m in e.members}).profiles
    atlas = Atlas(names={e.id: e.name for e in found}, spots={}, precision={})
    assert denies(profiles[1], profiles[0], atlas) is not together


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ("government-held", "rebel-held", "they are given for different places"),
        ("regime controlled", "opposition controlled", "they are given for different places"),
        ("government-held", "army-controlled", ""),
        ("rebel-held", "state-run", ""),
        ("rebel-held", "crowded", ""),
        ("rebel-held and government-held", "rebel-held", ""),
    ],
)
def test_a_state_and_its_foes_hold_different_places(one, other, expected):
    """Of one town, those parts; who holds one of them is said by both claims."""
    a, b, atlas = _pair(
        _killed(f"Shells killed 12 people in {one} quarters of Homs.", 12, "Homs"),
        _killed(f"Shells killed 14 people in {other} quarters of Homs.", 14, "Homs"),
    )
    assert apart(a, b, atlas) == expected


@pytest.mark.parametrize(("predicate", "expected"), [("condemned", False), ("closed", True)])
def test_two_who_judge_bear_nothing_out(predicate, expected):
    """Opinions in the same words are no accounts."""
    words = f"The envoys {predicate} the bridge of Homs on Thursday after 12 convoys"
    one, other = (
        tells(f"{words}, {who} said.", "STATEMENT", predicate, lemma=predicate[:-1] if expected else "condemn", by=who,
              place="Homs", day="2016-12-08", figures=(("count", 12, {"unit": "convoy"}),))
        for who in ("Omar Haddad", "Lina Saleh")
    )  # fmt: skip
    a, b, atlas = _pair(one, other)
    assert bears_out(a, b, atlas) is expected
