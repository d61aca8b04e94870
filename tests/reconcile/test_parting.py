"""Which counts of one group are of several things, so that it is parted."""

import sys
from dataclasses import replace

import pytest

from secondsource.reconcile import reconcile
from tests.reconcile.builders import pile, story, tells


def _dead(number, day, **more):
    return story(
        f"Paper {number} {day}",
        day,
        tells(
            f"{number} people were killed in the explosion at the port of Sfax.",
            "CASUALTIES",
            "killed",
            place="Sfax",
            killed=number,
            **more,
        ),
    )


def _findings(*stories):
    reports, extractions = pile(*stories)
    result = reconcile(reports, extractions)
    return sorted(len(f.claims) for f in result.findings)


@pytest.mark.parametrize("numbers", [(12, 27, 31), (12, 27, 31, 30), (12, 27, 50, 31, 33)])
def test_a_toll_that_rises_falls_or_is_disputed_is_one_finding(numbers):
    """Later counts, a correction downward and a rival count are of the same dead."""
    stories = [_dead(n, f"2023-03-{7 + k:02}") for k, n in enumerate(numbers)]
    assert _findings(*stories) == [len(numbers)]


def test_another_place_is_another_toll():
    """The same kind of count for a town far away stands apart."""
    other = story(
        "Other",
        "2023-03-08",
        tells("9 people were killed in a fire in Gafsa.", "CASUALTIES", "killed", place="Gafsa", killed=9),
    )
    assert _findings(_dead(12, "2023-03-07"), _dead(27, "2023-03-08"), other) == [1, 2]


_TANGANYIKA = {
    "Tanganyika": {"latitude": -6.5, "longitude": 27.5, "precision": "region"},
    "Kalemie": {"latitude": -5.9, "longitude": 29.2, "precision": "city"},
}


def _outbreak(number, day, words, place=None, means="cholera"):
    told = tells(f"{number} {words}", "CASUALTIES", "died", place=place, killed=number)
    about = tells(f"The {means} went on in Tanganyika.", "STATEMENT", "went", place="Tanganyika")
    found = story(f"Paper {day}", day, told, about, entities=_TANGANYIKA)
    province = next(e.id for e in found.extraction.entities if e.name == "Tanganyika")
    entities = tuple(
        replace(e, within=province) if e.name == "Kalemie" else e for e in found.extraction.entities
    )
    return replace(found, extraction=replace(found.extraction, entities=entities))


def _tolls(*stories):
    """Return the numbers of the findings that count the dead, those of one finding together."""
    reports, extractions = pile(*stories)
    claims = {c.id: c for e in extractions for c in e.claims}
    found = [[claims[c] for c in f.claims] for f in reconcile(reports, extractions).findings]
    tolls = [sorted(f.best for c in group for f in c.figures if f.measure == "killed") for group in found]
    return sorted(numbers for numbers in tolls if numbers)


def test_tallies_of_one_calamity_meet_over_weeks_and_whether_they_name_a_place():
    """Of one epidemic, the dead of the province, told without a place and a week later, are the same dead."""
    stories = [
        _outbreak(17, "2024-03-05", "people died of the disease in Tanganyika.", "Tanganyika"),
        _outbreak(26, "2024-03-09", "people have died of the disease."),
        _outbreak(31, "2024-03-13", "people have died of the disease so far."),
    ]
    assert _tolls(*stories) == [[17, 26, 31]]


def test_the_dead_of_one_town_are_a_part_of_those_of_its_province():
    """A smaller number for a place within the other's counts something else."""
    stories = [
        _outbreak(17, "2024-03-05", "people died of the disease in Tanganyika.", "Tanganyika"),
        _outbreak(7, "2024-03-06", "people died of the disease in Kalemie.", "Kalemie"),
    ]
    assert _tolls(*stories) == [[7], [17]]


def test_attacks_are_many():
    """What holds of one calamity does not of attacks: two tolls a week apart are of two."""
    stories = [
        _outbreak(17, "2024-03-05", "people were killed in Tanganyika.", "Tanganyika", means="shelling"),
        _outbreak(26, "2024-03-13", "people were killed.", means="shelling"),
    ]
    assert _tolls(*stories) == [[17], [26]]


@pytest.mark.parametrize(
    ("second", "words", "tolls"),
    [
        (2, "people were killed in Kalemie when a second quake struck.", [[2], [43]]),
        (40, "was the corrected number of people killed, not 43.", [[40, 43]]),
    ],
)
def test_a_smaller_number_of_a_later_day_is_another_toll_unless_it_corrects(second, words, tolls):
    """An aftershock has dead of its own; a correction has not."""
    told = [
        story(
            f"Paper {n}",
            day,
            tells(f"{n} {text}", "CASUALTIES", "killed", place="Kalemie", day=day, killed=n),
            tells("The earthquake struck Kalemie.", "HAZARD", "struck", place="Kalemie"),
            entities=_TANGANYIKA,
        )
        for n, day, text in (
            (43, "2022-10-03", "people were killed in Kalemie when the quake struck."),
            (second, "2022-10-05", words),
        )
    ]
    assert _tolls(*told) == tolls


@pytest.mark.parametrize(
    ("words", "tolls"),
    [
        ("people died of the disease in the whole country.", [[17], [140]]),
        ("people died of the disease nationwide.", [[17], [140]]),
        ("people died of the disease.", [[17, 140]]),
    ],
)
def test_the_dead_of_a_whole_country_are_others(words, tolls):
    """Words that make a count one of the whole country set it apart from that of the outbreak."""
    stories = [
        _outbreak(17, "2024-03-05", "people died of the disease in Tanganyika.", "Tanganyika"),
        _outbreak(140, "2024-03-06", words),
    ]
    assert _tolls(*stories) == tolls


def test_who_gives_a_total_and_a_smaller_number_for_a_place_counts_two_things():
    """The dead of one town, which the same report sets beside all the dead, are no earlier toll, though the town lies in no known region."""
    town = tells("7 people died of the disease in Nyemba.", "CASUALTIES", "died", place="Nyemba", killed=7)
    total = tells("26 people died of the disease in all.", "CASUALTIES", "died", killed=26)
    about = tells("The cholera went on in Tanganyika.", "STATEMENT", "went", place="Tanganyika")
    stories = [
        _outbreak(17, "2024-03-05", "people died of the disease in Tanganyika.", "Tanganyika"),
        story("Bulletin", "2024-03-07", total, town, about, entities=_TANGANYIKA),
    ]
    assert _tolls(*stories) == [[7], [17, 26]]


def test_the_sentence_before_tells_where_if_all_of_the_report_is_of_there():
    """Two camps shelled on two days have wounded of their own, though the second number names no camp."""
    places = {
        "Biltine": {"latitude": 14.5, "longitude": 20.9, "precision": "city"},
        "Goz Beida": {"latitude": 12.2, "longitude": 21.4, "precision": "city"},
    }
    one = story(
        "Herald",
        "2022-03-06",
        tells("Shells hit the camp in Biltine.", "ASSAULT", "hit", place="Biltine"),
        tells("19 people were wounded in the camp at Biltine.", "CASUALTIES", "wounded", place="Biltine", injured=19),
        entities=places,
    )  # fmt: skip
    other = story(
        "Tribune",
        "2022-03-07",
        tells("Shells hit the camp in Goz Beida.", "ASSAULT", "hit", place="Goz Beida"),
        tells("11 people were wounded in the camp.", "CASUALTIES", "wounded", injured=11),
        entities=places,
    )
    reports, extractions = pile(one, other)
    claims = {c.id: c for e in extractions for c in e.claims}
    found = [
        sorted(f.best for c in finding.claims for f in claims[c].figures)
        for finding in reconcile(reports, extractions).findings
    ]
    assert [n for n in found if n] in ([[19], [11]], [[11], [19]])


def test_an_aftershock_has_its_own_dead():
    """Those whom an aftershock killed are no correction of the toll, whatever day the report gives."""
    told = [
        story(
            f"Paper {n}",
            "2022-10-05",
            tells(text, "CASUALTIES", "killed", place="Kalemie", killed=n),
            tells("The earthquake struck Kalemie.", "HAZARD", "struck", place="Kalemie"),
            entities=_TANGANYIKA,
        )
        for n, text in (
            (43, "43 people were killed in Kalemie."),
            (2, "2 people were killed by an aftershock in Kalemie."),
        )
    ]
    assert _tolls(*told) == [[2], [43]]


@pytest.mark.parametrize(
    ("text", "tolls"),
    [
        ("45 people were killed in Kalemie by the quake and its aftershocks.", [[43, 45]]),
        ("45 people were killed in Kalemie in four accidents.", [[43], [45]]),
    ],
)
def test_the_dead_of_a_quake_and_its_aftershocks_are_its_toll_as_it_goes_on(text, tolls):
    """The authority that counts the quake's dead goes on counting those of its aftershocks; several accidents are others."""
    accidents = [("count", 4.0, {"population": "accidents"})] if "accidents" in text else []
    told = [
        story(
            f"Paper {n}",
            day,
            tells(words, "CASUALTIES", "killed", place="Kalemie", killed=n, figures=more),
            tells("The earthquake struck Kalemie.", "HAZARD", "struck", place="Kalemie"),
            entities=_TANGANYIKA,
        )
        for n, day, words, more in (
            (43, "2022-10-05", "43 people were killed in Kalemie.", []),
            (45, "2022-10-07", text, accidents),
        )
    ]
    assert _tolls(*told) == tolls


def _held(outlet, words, population):
    figures = (("detained", 1, {"text": "one", "population": population}),)
    told = tells(words, "DETENTION", "arrested", lemma="arrest", figures=figures, place="Sfax")
    return story(outlet, "2023-03-07", told)


@pytest.mark.parametrize(
    ("words", "population", "expected"),
    [
        ("Police arrested one boat owner, Omar Haddad, in Sfax on Monday night.", "boat owner", [2]),
        ("Police arrested one guard of the port, Ana Reyes, at noon.", "guard", [1, 1]),
    ],
)
def test_the_same_words_are_one_whatever_noun_is_counted(words, population, expected):
    """In words that are the same otherwise, "one boat owner" and "the owner of one of the boats" are one man."""
    first = _held(
        "Herald",
        "Police arrested the owner of one of the boats, Omar Haddad, in Sfax on Monday night.",
        "boats",
    )
    assert _findings(first, _held("Courier", words, population)) == expected


def _cadets(outlet, day, words, **figure):
    text = figure.pop("text")
    figures = (("killed", int(text), {"text": text, **figure}),)
    told = tells(words, "CASUALTIES", "killed", lemma="kill", place="Sfax", figures=figures)
    return story(outlet, day, told)


def test_a_part_with_the_number_of_the_whole_is_another_count():
    """That 11 of the dead were cadets bears out nobody's toll of 11."""
    whole = _cadets("Herald", "2023-03-07", "11 people were killed at the port of Sfax.", text="11")
    part = _cadets(
        "Courier",
        "2023-03-08",
        "People were killed at the port of Sfax, 11 of them cadets.",
        text="11",
        population="cadets",
    )
    assert _findings(whole, part) == [1, 1]


_TOWNS = {
    "Sfax": {"latitude": 34.7, "longitude": 10.8, "precision": "city"},
    "Gafsa": {"latitude": 34.4, "longitude": 8.8, "precision": "city"},
}


def _hurt(outlet, day, number, place):
    where = f" in {place}" if place else ""
    told = tells(
        f"{number} people were injured when a bus hit a mine{where}.",
        "CASUALTIES",
        "injured",
        lemma="injure",
        place=place,
        injured=number,
    )
    return story(outlet, day, told, entities=_TOWNS if place else {})


@pytest.mark.parametrize(("place", "expected"), [("Gafsa", [1, 4]), ("Sfax", [5]), (None, [5])])
def test_a_count_of_a_place_where_no_other_of_its_group_is(place, expected, monkeypatch):
    """Counts that name no place bound to neither town: one of another town than all that name one stands apart."""
    counts = [(6, "Sfax"), (7, None), (8, None), (9, "Sfax")]
    stories = [_hurt(f"Paper {n}", "2023-03-07", n, where) for n, where in counts]
    reports, extractions = pile(*stories, _hurt("Other", "2023-03-07", 30, place))
    matching = sys.modules["secondsource.reconcile.matching.match"]
    monkeypatch.setattr(matching, "cluster_arrays", _all_in_one)
    found = sorted(len(f.claims) for f in reconcile(reports, extractions).findings)
    assert found == expected


def _all_in_one(nodes, *_args, **_more):
    return [list(nodes)]
