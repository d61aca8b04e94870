"""Figures: what a number counts, of whom, and whether it is one incident's, a sum or a state."""

from pathlib import Path

import pytest
import spacy

from secondsource.claims import figures, quantities, times

NLP = spacy.blank("en")
CORPUS = Path(__file__).parents[2] / "corpora" / "figures.tsv"
COUNTS = ("count", "ratio", "percent")


def corpus():
    """Read the table of examples: (sentence, expected)."""
    for line in CORPUS.read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            text, expected = line.split("\t")
            yield pytest.param(text, expected, id=text[:50])


def made(text, published="2016-12-09"):
    """Make the figures of a sentence."""
    doc = NLP(text)
    refs = times.find(doc, published)
    return [(q, figures.make(doc, q, None, refs)) for q in quantities.find(doc)]


@pytest.mark.parametrize(("text", "expected"), list(corpus()))
def test_measures_of_the_corpus(text, expected):
    """Every count of the table gets its measure, population and mode from the words around it."""
    found = [
        f"{f.text}|{f.measure}|{f.population or '_'}|{f.mode}" for q, f in made(text) if q.kind in COUNTS
    ]
    assert "; ".join(found) == expected


def test_the_period_of_a_sum():
    """Both counts of the sentence run over the stretch of time that it gives, and are sums over it."""
    text = "More than 80 people have died and as many as 3,500 have been wounded in the past 26 days."
    counts = [f for q, f in made(text) if q.kind == "count"]
    assert [(f.measure, f.mode, f.period.text) for f in counts] == [
        ("killed", "cumulative", "the past 26 days"),
        ("injured", "cumulative", "the past 26 days"),
    ]


def test_a_distance_is_a_measurement():
    """A length is measured, not counted, and has no population."""
    ((_, figure),) = made("They used a five-kilometer (three-mile) route.")
    assert (figure.measure, figure.unit, figure.mode, figure.population) == (
        "distance",
        "km",
        "measurement",
        None,
    )


@pytest.mark.parametrize(
    ("text", "measure"),
    [
        ("The river level reached 8.3 meters.", "level"),
        ("The river rose to 7.2 meters.", "level"),
        ("The river rose by 2 meters.", "distance"),
        ("They reached the river 5 meters below.", "distance"),
        ("The hurricane strengthened to Category 4.", "category"),
        ("The volcano was put on alert level 4.", "level"),
    ],
)
def test_how_high_a_danger_stands(text, measure):
    """Where water stands and the rank of a danger have measures of their own; other lengths are distances."""
    assert [(figure.measure, figure.mode) for _, figure in made(text)] == [(measure, "measurement")]


def test_a_rate():
    """What is said per unit of time is a rate."""
    figure = made("It pumps 50,000 barrels per day.")[0][1]
    assert figure.mode == "rate"


def test_the_given_predicate_decides():
    """The claim's own predicate gives the measure where the words right after the number do not."""
    doc = NLP("The army said it executed, in two villages, some 48 people.")
    quantity = quantities.find(doc)[-1]
    assert figures.make(doc, quantity, doc[4]).measure == "killed"


def test_a_count_is_read_once(monkeypatch):
    """However often the same count is asked for, its words are read once; another predicate gets its own answer."""
    doc = NLP("The army said it executed, in two villages, some 48 people.")
    quantity = quantities.find(doc)[-1]
    read = []
    by_words = figures.measures._by_words
    monkeypatch.setattr(figures.measures, "_by_words", lambda *given: read.append(given) or by_words(*given))
    measures = figures.Measures(doc)
    assert [measures.of(quantity, predicate)[0] for predicate in (doc[4], doc[2], doc[4])] == [
        "killed",
        None,
        "killed",
    ]
    assert len(read) == 1


def test_the_rule_of_low_and_high_is_named():
    """A vague numeral keeps its words, has no best number, and names the rule that made its ends."""
    ((_, figure),) = made("Dozens were killed.")
    assert (figure.low, figure.best, figure.high, figure.rule) == (12.0, None, 120.0, "vague:dozens")


@pytest.mark.parametrize(
    ("text", "measures"),
    [
        ("10 killed and 59 injured.", ["killed", "injured"]),
        ("At least 12 dead, 30 wounded.", ["killed", "injured"]),
        ("13 civilians killed, 40 others injured.", ["killed", "injured"]),
        ("It killed 10 and injured 59.", ["killed", "injured"]),
        ("It killed 10 and injured\n59.", ["killed", "injured"]),
        ("It killed 10 and injured dozens of people.", ["killed", "injured"]),
        ("One man was killed and five others were\nwounded.", ["killed", "injured"]),
        ("39 people who died were named.", ["killed"]),
        ("The number of people killed rose to 39.", ["killed"]),
        ("The number of people killed in the blast rose to 39.", ["killed"]),
        ("The number of deaths has reached 39.", ["killed"]),
        ("The number of prisoners killed in the riot rose to nine.", ["killed"]),
        ("The number of hostages killed rose to nine.", ["killed"]),
        ("The number of detainees rose to 39.", ["detained"]),
        ("The number of injured rose to 59.", ["injured"]),
        ("It claimed 39 lives.", ["killed"]),
        ("It caused 39 deaths.", ["killed"]),
    ],
)
def test_casualties_are_counts_of_people(text, measures):
    """The dead and the hurt are counted as such and as people, also where no noun stands at the number."""
    assert [(f.measure, f.unit) for _, f in made(text)] == [(measure, "person") for measure in measures]


@pytest.mark.parametrize(
    ("text", "measure"),
    [
        ("Three men who killed civilians spoke.", "count"),
        ("They released three engineers who were killed later.", "released"),
        ("The number of schools rose to 39.", "count"),
        ("The cat has nine lives.", "count"),
        ("It killed 10 cows.", "killed"),
    ],
)
def test_what_is_no_count_of_dead_people(text, measure):
    """Killers, schools and the lives of a cat are no dead; dead cows are no people."""
    ((_, figure),) = made(text)
    assert figure.measure == measure
    assert not (figure.measure == "killed" and figure.unit == "person")


@pytest.mark.parametrize(
    ("text", "low", "best", "high"),
    [
        ("About a dozen people were wounded.", 10, 12, 14),
        ("Nearly a dozen children drowned.", 10, 12, 12),
        ("Some 8,000 civilians left the city.", 7200, 8000, 8800),
        ("At least six houses burned.", 6, 6, None),
        ("The convoy was about 5.5 kilometers long.", 4.95, 5.5, 6.05),
    ],
)
def test_whole_people_and_things(text, low, best, high):
    """The ends of a count of people or things are whole; those of a length are not."""
    figure = made(text)[0][1]
    assert (figure.low, figure.best, figure.high) == (
        low,
        best,
        pytest.approx(high) if high is not None else None,
    )
