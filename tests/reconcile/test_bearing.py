"""Who bears whom out: a toll that two officials give, the later one a higher number, of one calamity."""

from dataclasses import replace

import pytest

from secondsource.model import Relation
from secondsource.reconcile import reconcile
from secondsource.reconcile.atlas import Atlas
from secondsource.reconcile.bearing import hindrance
from secondsource.reconcile.entities import resolve
from secondsource.reconcile.matching import Pile
from secondsource.reconcile.ordering import in_order
from tests.reconcile.builders import finding_with, pile, story, tells


class _Agrees:
    """Sees any two claims agree."""

    version = "relations+test"

    def __call__(self, pairs):
        """Return that they agree."""
        return [Relation(0.03, 0.95, 0.02, 0.0)] * len(pairs)


def _told(outlet, day, by, number, what):
    sentence = f"{by} said {number} people were killed by the {what} in Khuzdar."
    made = tells(sentence, "CASUALTIES", "killed", lemma="kill", by=by, place="Khuzdar", killed=number)
    place = {"latitude": 27.8, "longitude": 66.6, "precision": "city"}
    return story(outlet, day, made, entities={"Khuzdar": place})


@pytest.mark.parametrize(
    ("what", "numbers", "status"),
    [
        ("earthquake", (8, 24), "corroborated"),
        ("earthquake", (24, 8), "disputed"),
        ("air strike", (8, 24), "single_origin"),
    ],
)
def test_a_rising_toll_of_one_calamity(what, numbers, status):
    """Who counts 24 dead of the earthquake bears out who counted eight the day before, and not the reverse; of air strikes neither."""
    one = _told("Herald", "2022-10-03", "Naveed Baloch", numbers[0], what)
    two = _told("Tribune", "2022-10-04", "Faisal Panezai", numbers[1], what)
    found = finding_with(reconcile(*pile(one, two), relate=_Agrees()), f"{numbers[0]} people", one, two)
    assert len(found.claims) == 2
    assert found.status == status


@pytest.mark.parametrize(("last", "status"), [(None, "superseded"), ("2022-10-08", "single_origin")])
def test_a_report_without_a_date_ends_no_retraction(last, status):
    """What was taken back stays so where an undated report tells it again; not where a later one does."""
    words = "the dam of Khuzdar had cracked in the earthquake"
    told = [
        ("2022-10-03", f"Faisal Panezai said {words}."),
        ("2022-10-05", f"Faisal Panezai withdrew his report that {words}."),
        (last, f"Faisal Panezai said, reports tell, {words}."),
    ]
    stories = [
        story(f"Paper {n}", day, tells(sentence, "DAMAGE", "cracked", by="Faisal Panezai", place="Khuzdar"))
        for n, (day, sentence) in enumerate(told)
    ]
    found = finding_with(reconcile(*pile(*stories)), stories[0].extraction.claims[0].text, *stories)
    assert len(found.claims) == len(told)
    assert found.status == status


BRIDGE = "the bridge of Homs collapsed on Thursday"
OLD_BRIDGE = "the old bridge of Homs collapsed on Thursday"


def _says(by, words, **more):
    sentence = f"{', citing '.join(reversed(by))} said {words}."
    told = {"type": "DAMAGE", "place": "Homs", "day": "2016-12-08", **more}
    return tells(sentence, predicate="collapsed", by=by, **told)


def _status(one, two):
    """Return the status of what two reports tell, where a network sees them agree."""
    stories = [
        story(outlet, "2016-12-09", *told) for outlet, told in (("Herald", one), ("Tribune", two)) if told
    ]
    return finding_with(reconcile(*pile(*stories), relate=_Agrees()), "bridge", *stories).status


@pytest.mark.parametrize(
    ("by", "status"),
    [
        ((("Ana Vera",), ("Omar Said",)), "corroborated"),
        ((("Ruritania",), ("Ruritania",)), "single_origin"),
    ],
    ids=["two speakers", "one name"],
)
def test_what_two_reports_give_as_the_words_of_one_name_has_one_source(by, status):
    """Two speakers bear each other out; one name none, whatever stands behind it in each report."""
    assert _status([_says(by[0], OLD_BRIDGE)], [_says(by[1], BRIDGE)]) == status


@pytest.mark.parametrize(
    ("sources", "status"),
    [
        (("trusted sources", "Riverside Monitor"), "single_origin"),
        (("trusted sources", "Hill Monitor"), "corroborated"),
    ],
    ids=["his own", "another's"],
)
def test_who_passes_a_source_on_is_not_borne_out_by_it(sources, status):
    """What a body says and what it has from its sources, in one report, is one account; another body's sources are others."""
    told = [_says(("Riverside Monitor",), OLD_BRIDGE), _says(sources, BRIDGE)]
    assert _status(told, []) == status


@pytest.mark.parametrize(
    ("headline", "status"),
    [({"headline": True}, "single_origin"), ({}, "corroborated")],
    ids=["headline", "text"],
)
def test_a_headline_that_names_nobody_bears_nothing_out(headline, status):
    """It sums up what stands below it; with a speaker of its own, a text does."""
    by = () if headline else ("Omar Said",)
    assert _status([_says(("Ana Vera",), OLD_BRIDGE)], [_says(by, BRIDGE, **headline)]) == status


@pytest.mark.parametrize(
    ("means", "kept"),
    [("in the air strikes", ""), ("in the shelling by mortars", "other")],
)
def test_harm_by_other_means_is_other_harm(means, kept):
    """Bombs from the air bear out bombs from the air, not mortars."""
    one = _says(("Ana Vera",), f"{OLD_BRIDGE} in air strikes")
    two = _says(("Omar Said",), f"{BRIDGE} {means}")
    reports, extractions = pile(story("Herald", "2016-12-09", one), story("Tribune", "2016-12-09", two))
    a, b = Pile(in_order(reports), {e.report: e for e in extractions}, {}).profiles
    assert hindrance(a, b, Atlas({}, {}, {}), agreed=True) == kept


@pytest.mark.parametrize(
    ("words", "kind", "kept"),
    [
        ("part of a bridge of Homs gave way on Thursday", "HAZARD", ""),
        ("part of the crossing in Homs gave way on Thursday", "DAMAGE", ""),
        ("troops took hills around Homs on Thursday", "TERRITORY", "other"),
        ("the day was cold in Homs on Thursday", "STATEMENT", "other"),
    ],
)
def test_two_claims_with_nothing_in_common_but_place_and_day(words, kind, kept):
    """However sure a network is, what happened in one place on one day need not be one thing."""
    first = kind if kind == "STATEMENT" else "DAMAGE"
    one = _says(("Ana Vera",), OLD_BRIDGE, type=first)
    two = _says(("Omar Said",), words, type=kind)
    reports, extractions = pile(story("Herald", "2016-12-09", one), story("Tribune", "2016-12-09", two))
    entities = {e.id: f"{e.kind} {e.name}" for x in extractions for e in x.entities}
    a, b = Pile(in_order(reports), {e.report: e for e in extractions}, entities).profiles
    homs = "place Homs"
    atlas = Atlas({homs: "Homs"}, {homs: (34.7, 36.7)}, {homs: "city"})
    assert hindrance(a, b, atlas, agreed=True) == kept


@pytest.mark.parametrize(
    ("by", "status"),
    [
        (("Riverside Observatory", "a monitor"), "single_origin"),
        (("Riverside Observatory", "a hospital"), "corroborated"),
        (("a monitoring group", "NGO"), "single_origin"),
    ],
)
def test_a_body_without_a_name_bears_out_none_that_watches(by, status):
    """Who is called "a monitor" may be the observatory that another paper names; a hospital is none."""
    kinds = dict.fromkeys(by, "organization")
    told = [
        story(outlet, "2016-12-09", _says((name,), words), kinds=kinds)
        for outlet, name, words in zip(("Herald", "Tribune"), by, (OLD_BRIDGE, BRIDGE), strict=True)
    ]
    assert finding_with(reconcile(*pile(*told), relate=_Agrees()), "bridge", *told).status == status


@pytest.mark.parametrize(
    ("where", "day_weight", "kept"),
    [("Homs", 0.35, ""), ("Tartus", 0.35, "ties"), ("Tartus", 1.0, "")],
    ids=["one place", "two places", "two places, one day"],
)
def test_reports_of_one_week_that_are_of_two_places(where, day_weight, kept):
    """What a network holds for one has to be of one place or of a day that both give, where the reports around are of two."""
    short, long = "pumps, ovens and shops broke", "masked attackers broke many pumps, ovens and shops"
    told = [
        story(outlet, "2016-12-09", _says((by,), words, place=place, text=words))
        for outlet, by, place, words in (
            ("Herald", "Ana Vera", "Homs", short),
            ("Tribune", "Omar Said", where, long),
        )
    ]
    reports, extractions = pile(*told)
    entities = {e.id: f"{e.kind} {e.name}" for x in extractions for e in x.entities}
    a, b = (
        replace(p, place_weight=0.35, day_weight=day_weight)
        for p in Pile(in_order(reports), {e.report: e for e in extractions}, entities).profiles
    )
    atlas = Atlas({f"place {n}": n for n in ("Homs", "Tartus")}, {}, {})
    assert hindrance(a, b, atlas, agreed=True) == kept


def _war(
    texts,
    *,
    days=(None, None),
    kinds=("ASSAULT", "ASSAULT"),
    killed=(None, None),
    published=("2016-12-09", "2016-12-09"),
):
    """Return what keeps two claims of two reports from bearing each other out, where a network takes them for the same."""
    told = [
        tells(text, kind, verb, by=by, place="Sarmin", day=day, **({} if n is None else {"killed": n}))
        for (text, verb), by, kind, day, n in zip(
            texts, ("Ana Vera", "Omar Said"), kinds, days, killed, strict=True
        )
    ]
    made = [
        story(outlet, day, t) for outlet, day, t in zip(("Herald", "Tribune"), published, told, strict=True)
    ]
    reports, extractions = pile(*made)
    read = {e.report: e for e in extractions}
    entities = resolve(reports, read)
    one, other = Pile(in_order(reports), read, {m: e.id for e in entities for m in e.members}).profiles
    return hindrance(one, other, Atlas({e.id: e.name for e in entities}, {}, {}), agreed=True)


@pytest.mark.parametrize(
    ("texts", "more", "kept"),
    [
        ((("Guns shelled the mill of Sarmin.", "shelled"), ("Mortars hit a bridge of Sarmin.", "hit")), {}, "ties"),
        ((("Guns shelled the flour mill of Sarmin.", "shelled"), ("Mortars hit the flour mill in Sarmin.", "hit")), {}, ""),
        ((("Guns shelled the mill of Sarmin.", "shelled"), ("Mortars hit a bridge of Sarmin.", "hit")), {"days": ("2016-12-08", "2016-12-08")}, ""),
        ((("Guns shelled the mill of Sarmin.", "shelled"), ("Sarmin has the best mill, with guns.", "has")), {"kinds": ("ASSAULT", "STATEMENT")}, "ties"),
        ((("Four fell at the mill of Sarmin.", "fell"), ("In Sarmin, nurses buried four.", "buried")), {"kinds": ("CASUALTIES", "CASUALTIES"), "killed": (4, 4)}, ""),
    ],
)  # fmt: skip
def test_what_a_war_has_many_of(texts, more, kept):
    """That a network takes two acts of war for one is not enough: the day, words or victims have to be common, too."""
    assert _war(texts, **more) == kept
