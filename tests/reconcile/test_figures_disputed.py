"""Who counts for himself stands beside a toll, and no update of it; a dispute is ended by nobody else's number."""

import pytest

from secondsource.reconcile import reconcile
from secondsource.reconcile.atlas import Atlas
from secondsource.reconcile.counts import Count, scope_differs
from secondsource.reconcile.entities import resolve
from secondsource.reconcile.figures_disputed import counts_itself, disputes
from secondsource.reconcile.matching import Pile
from secondsource.reconcile.ordering import in_order
from tests.reconcile.builders import finding_with, pile, story, tells


@pytest.mark.parametrize(
    ("sentence", "itself"),
    [
        ("By our count, at least 92 people are still missing.", True),
        ("The monitor has documented the deaths of nine people.", True),
        ("Residents speak of 60 dead.", True),
        ("Relatives maintain that there are 22.", True),
        ("The ministry said 26 people had died.", False),
        ("The toll rose to 43 on Friday.", False),
        ("The police count on help.", False),
    ],
)
def test_who_has_counted(sentence, itself):
    """The words tell whose count a number is."""
    assert counts_itself(sentence) is itself


_KINDS = {"ministry": "organization", "union": "organization", "clinic": "organization"}


def _told(outlet, day, sentence, speaker, number):
    made = tells(
        sentence,
        "CASUALTIES",
        "killed",
        lemma="kill",
        by=speaker,
        place="Sfax",
        day="2023-03-14",
        killed=number,
    )
    return story(outlet, day, made, kinds=_KINDS)


def _range(*stories):
    found = finding_with(reconcile(*pile(*stories)), stories[0].extraction.claims[0].text, *stories)
    return found.status, (found.range.low, found.range.best, found.range.high)


_FIRST = (
    "Herald",
    "2023-03-14",
    "The ministry said 12 people were killed in Sfax by the blast.",
    "ministry",
    12,
)


def test_a_later_higher_number_of_who_counts_himself_disputes():
    """A union's own count of 50 does not raise the ministry's toll of 12: the two stand against each other."""
    status, ends = _range(
        _told(*_FIRST),
        _told(
            "Post",
            "2023-03-15",
            "By its own count, the union said, 50 people were killed in Sfax by the blast.",
            "union",
            50,
        ),
    )
    assert (status, ends) == ("disputed", (12, None, 50))


def test_a_later_higher_number_else_is_an_update():
    """The clinic's 27 after the ministry's 12 is a toll that rises."""
    status, ends = _range(
        _told(*_FIRST),
        _told(
            "Post", "2023-03-15", "The clinic said 27 people were killed in Sfax by the blast.", "clinic", 27
        ),
    )
    assert (status, ends) == ("single_origin", (27, 27, 27))


def test_a_third_number_ends_no_dispute():
    """What a clinic says later overtakes the ministry's number, and is disputed by the union's as that was."""
    status, ends = _range(
        _told(*_FIRST),
        _told(
            "Post",
            "2023-03-15",
            "By its own count, the union said, 50 people were killed in Sfax by the blast.",
            "union",
            50,
        ),
        _told(
            "Times", "2023-03-16", "The clinic said 27 people were killed in Sfax by the blast.", "clinic", 27
        ),
    )
    assert (status, ends) == ("disputed", (27, None, 50))


def _far_counts(first, second, between, by="Salma Triki", number=4):
    """Return two counts of one report, of two speakers, with so many characters between, and the case's places."""
    filler = "He went on. " * (between // 12)
    told = [
        tells(
            sentence, "CASUALTIES", "killed", lemma="kill", by=who, place="Sfax", day="2023-03-14", killed=n
        )
        for sentence, who, n in ((first, "Omar Said", 5), (second, by, number))
    ]
    made = story("Herald", "2023-03-14", told[0], tells(filler, "STATEMENT", "went", by="Omar Said"), told[1])
    reports, extractions = pile(made)
    entities = {e.id: e.id for e in made.extraction.entities}
    piled = Pile(in_order(reports), {e.report: e for e in extractions}, entities)
    profiles = {p.claim.id: p for p in piled.profiles}
    claims = [c for c in made.extraction.claims if c.figures]
    counts = [
        Count(c, c.figures[0], profiles[c.id], "2023-03-14", f"origin {n}", c.sentence.of(made.report.text))
        for n, c in enumerate(claims)
    ]
    place = next(e.id for e in made.extraction.entities if e.kind == "place")
    atlas = Atlas(names={place: "Sfax"}, spots={place: (34.7, 10.8)}, precision={place: "city"})
    return *counts, atlas


@pytest.mark.parametrize(
    ("second", "between", "disputed"),
    [
        ("Salma Triki said 4 people were killed in Sfax by snipers.", 3000, False),
        ("Salma Triki said 4 people were killed in Sfax by snipers.", 120, True),
        ("Salma Triki said 4 people were killed in Sfax when the helicopter fell.", 3000, True),
    ],
)
def test_counts_far_from_each_other_in_one_report(second, between, disputed):
    """A report that has gone on to something else gives another number for it; a word of the first ties it."""
    first = "Omar Said said 5 people were killed in Sfax when a helicopter fell."
    assert disputes(*_far_counts(first, second, between)) is disputed


@pytest.mark.parametrize(
    ("second", "by", "disputed"),
    [
        ("Salma Triki condemned the raid that left 4 people dead in Sfax.", "Salma Triki", False),
        ("Salma Triki said the raid left 4 people dead in Sfax.", "Salma Triki", True),
        ("Footage showed 4 people killed in Sfax by the raid.", "Footage", False),
        ("Witnesses said 4 people were killed in Sfax by the raid.", "Witnesses", True),
    ],
)
def test_who_has_no_count_of_his_own(second, by, disputed):
    """Who condemns what others have told, and what pictures show, set no number against a count."""
    first = "Omar Said said 5 people were killed in Sfax by the raid."
    assert disputes(*_far_counts(first, second, 120, by)) is disputed


def test_what_is_seen_can_be_more_than_what_is_counted():
    """Pictures of more than somebody counts do stand against his number."""
    first = "Omar Said said 5 people were killed in Sfax by the raid."
    second = "Footage showed 9 people killed in Sfax by the raid."
    assert disputes(*_far_counts(first, second, 120, "Footage", 9))


@pytest.mark.parametrize(("between", "speaker", "disputed"), [((), "Salma Triki", True), (("Rain fell.", "Wind rose."), "Salma Triki", False), ((), (), False)])  # fmt: skip
def test_two_speakers_right_after_each_other_mean_one_thing(between, speaker, disputed):
    """Two numbers of two speakers side by side dispute each other though neither names place or day; sentences apart, or in the report's own voice, they may not."""
    one = tells("The mayor put the arrests at 214.", "DETENTION", "arrests", by="The mayor", detained=214)
    other = tells("Lawyers gave a number of 340.", "DETENTION", "number", by=speaker, detained=340)
    filler = [tells(words, "HAZARD", words.split()[1].rstrip(".")) for words in between]
    made = story("Herald", "2023-03-14", one, *filler, other)
    reports, extractions = pile(made)
    piled = Pile(in_order(reports), {e.report: e for e in extractions}, {})
    counts = [
        Count(
            p.claim,
            p.claim.figures[0],
            p,
            "2023-03-14",
            p.claim.id,
            p.claim.sentence.of(made.report.text),
            voice=p.claim.attribution is None,
        )
        for p in piled.profiles
        if p.claim.figures
    ]
    assert disputes(*counts, Atlas(names={}, spots={}, precision={})) is disputed


@pytest.mark.parametrize(
    ("publisher", "disputed"), [("Ministry of Environment", True), ("Harbor Post", False)]
)
def test_a_body_stands_by_its_own_number_beside_one_that_it_quotes(publisher, disputed):
    """What a ministry estimates stands against what it has from a company; a paper's own number is somebody's whom it quotes."""
    estimated, reported = (
        ("waste volume", value, {"text": text, "unit": "cubic meter", "mode": "measurement"})
        for value, text in ((800.0, "800"), (350.0, "350"))
    )
    one = story(
        publisher,
        "2023-03-17",
        tells(
            "An estimated 800 cubic meters of waste left the dam.", "STATEMENT", "left", figures=(estimated,)
        ),
        tells(
            "Sorata said 350 cubic meters of waste left the dam.",
            "STATEMENT",
            "left",
            by="Sorata",
            figures=(reported,),
        ),
        kinds={"Sorata": "organization"},
    )
    found = finding_with(reconcile(*pile(one)), "An estimated", one)
    assert len(found.claims) == 2
    assert (found.status == "disputed") is disputed


def _beside(outlet, speaker, sentence, number, place="Sfax"):
    return tells(
        sentence,
        "CASUALTIES",
        "killed",
        lemma="kill",
        by=speaker,
        place=place,
        day="2023-03-14",
        killed=number,
    )


@pytest.mark.parametrize(
    ("sentences", "places", "disputed"),
    [
        (("The clinic said 11 people were killed in Sfax.", "The union said 4 people were killed in Sfax."), ("Sfax", "Sfax"), True),
        (("The clinic said 11 people were killed at Gafsa.", "The union said 4 people were killed at Tozeur."), ("Gafsa", "Tozeur"), False),
    ],
)  # fmt: skip
def test_counts_side_by_side_of_two_places(sentences, places, disputed):
    """Two numbers right after each other are of one happening, unless each is given for a place with a name of its own."""
    told = [
        _beside("Herald", who, text, n, place)
        for who, text, n, place in zip(("clinic", "union"), sentences, (11, 4), places, strict=True)
    ]
    reports, extractions = pile(story("Herald", "2023-03-15", *told, kinds=_KINDS))
    read = {e.report: e for e in extractions}
    entities = resolve(reports, read)
    profiles = Pile(reports, read, {m: e.id for e in entities for m in e.members}).profiles
    counts = [
        Count(p.claim, p.figures[0], p, "2023-03-15", f"origin {n}", p.claim.text)
        for n, p in enumerate(profiles)
    ]
    assert disputes(*counts, Atlas({e.id: e.name for e in entities}, {}, {})) is disputed


@pytest.mark.parametrize(
    ("first", "second", "differs"),
    [
        ("the toll in rebel-held districts was 45", "49 people were killed on Saturday", True),
        ("the toll in opposition areas was 45", "49 people were killed in opposition areas", False),
        ("45 people were killed in a rebel-held district", "49 people were killed on Saturday", False),
    ],
)
def test_the_toll_of_what_one_side_holds(first, second, differs):
    """The smaller number of all that one side holds is not that of the whole."""
    made = [
        story(outlet, "2023-03-15", _beside(outlet, who, text, n))
        for outlet, who, text, n in (("Herald", "clinic", first, 45), ("Tribune", "union", second, 49))
    ]
    reports, extractions = pile(*made)
    profiles = Pile(in_order(reports), {e.report: e for e in extractions}, {}).profiles
    counts = [
        Count(p.claim, p.figures[0], p, "2023-03-15", f"origin {n}", p.claim.text)
        for n, p in enumerate(profiles)
    ]
    assert (scope_differs(*counts) == "the one is of what one side holds") is differs


@pytest.mark.parametrize(
    ("first", "second", "modality", "disputed"),
    [
        ("The repair of the harbour crane will cost the owners 5 million.", "The repair of the harbour crane will cost the owners 2 million.", "planned", True),
        ("The repair of the harbour crane will cost the owners 5 million.", "The owners had earned 2 million.", "planned", False),
        ("The repair of the harbour crane will cost the owners 5 million.", "The repair of the harbour crane has cost the owners 2 million.", "actual", False),
    ],
)  # fmt: skip
def test_amounts_of_one_thing(first, second, modality, disputed):
    """Sums of money dispute each other only where both are told as equally sure, in the same words for what they are of."""
    made = [
        story(outlet, "2023-03-15", tells(text, "STATEMENT", "cost" if "cost" in text else "earned", by=who, place="Sfax", day="2023-03-14", modality=mode, figures=(("money", n, {}),)))
        for outlet, who, text, n, mode in (("Herald", "clinic", first, 5e6, "planned"), ("Tribune", "union", second, 2e6, modality))
    ]  # fmt: skip
    reports, extractions = pile(*made)
    read = {e.report: e for e in extractions}
    entities = resolve(reports, read)
    profiles = Pile(in_order(reports), read, {m: e.id for e in entities for m in e.members}).profiles
    counts = [
        Count(p.claim, p.figures[0], p, "2023-03-15", f"origin {n}", p.claim.text)
        for n, p in enumerate(profiles)
    ]
    assert disputes(*counts, Atlas({e.id: e.name for e in entities}, {}, {})) is disputed
