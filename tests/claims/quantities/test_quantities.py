"""Quantities: every number that counts or measures, with its bounds, and none that is only a label."""

from pathlib import Path

import pytest
import spacy
from hypothesis import given
from hypothesis import strategies as st

from secondsource.claims import quantities

NLP = spacy.blank("en")
CORPUS = Path(__file__).parents[2] / "corpora" / "quantities.tsv"


def corpus():
    """Read the table of examples: (sentence, expected)."""
    for line in CORPUS.read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            text, expected = line.split("\t")
            yield pytest.param(text, expected, id=text[:50])


def number(value):
    """Write a number as the table does."""
    if value is None:
        return "_"
    return f"{value:.6g}" if abs(value) < 1e5 and value != int(value) else str(int(value))


@pytest.mark.parametrize(("text", "expected"), list(corpus()))
def test_words_and_numbers_of_the_corpus(text, expected):
    """Every sentence of the table gives exactly its quantities: words, kind, low, best, high, bound, unit."""
    found = [
        "|".join([q.text, q.kind, number(q.low), number(q.best), number(q.high), q.bound, q.unit or "_"])
        for q in quantities.find(NLP(text))
    ]
    assert ("; ".join(found) or "-") == expected


@given(st.text(max_size=200))
def test_any_text_is_read_and_spans_are_its_words(text):
    """No text stops the grammar; spans are slices of the text, low is never above high, the best lies between."""
    doc = NLP(text)
    for quantity in quantities.find(doc):
        assert doc.text[quantity.span.start : quantity.span.end] == quantity.text
        bounds = [value for value in (quantity.low, quantity.best, quantity.high) if value is not None]
        assert bounds == sorted(bounds)


@given(
    st.lists(
        st.sampled_from(
            [
                "about",
                "at",
                "least",
                "between",
                "and",
                "3",
                "5,000",
                "$",
                "km",
                "people",
                "dozens",
                "of",
                "-",
                "to",
                "million",
                "one",
                "in",
                "%",
                "(",
                ")",
                ",",
                ".",
                "killed",
                "no",
                "a",
                "few",
            ]
        ),
        max_size=12,
    )
)
def test_any_order_of_number_words_is_read(words):
    """The words of the grammar in any order are read without an error."""
    for quantity in quantities.find(NLP(" ".join(words))):
        assert quantity.text


@pytest.mark.parametrize(
    ("text", "population"),
    [
        ("Tens of thousands of fearful civilians are trapped.", "fearful civilians"),
        ("They showed four captured government soldiers.", "captured government soldiers"),
        ("Some 8,000 civilians left.", "civilians"),
        ("Six Western powers met.", "Western powers"),
        ("As many as 3,500 have been wounded.", None),
    ],
)
def test_the_words_for_what_is_counted(text, population):
    """The counted words stand in the text; where there are none, none are made up."""
    (quantity,) = quantities.find(NLP(text))
    assert (quantity.population.of(text) if quantity.population else None) == population


def test_a_conversion_is_no_second_quantity():
    """A "five-kilometer (three-mile)" is one distance; its conversion is kept beside it."""
    text = "A convoy of 8,000, five kilometers (three miles) long, left."
    found = quantities.find(NLP(text))
    assert [q.text for q in found] == ["8,000", "five kilometers"]
    assert [span.of(text) for span in found[1].conversions] == ["(three miles)"]


@pytest.mark.parametrize(
    ("text", "change"),
    [
        ("Prices rose by 5 percent.", "up"),
        ("Prices fell 5%.", "down"),
        ("Prices are up 5%.", "up"),
        ("A 5% fee applies.", None),
    ],
)
def test_rise_and_fall(text, change):
    """A verb of rising or falling before an amount gives its change; the level reached ("to 7%") is none."""
    assert quantities.find(NLP(text))[0].change == change


def test_what_is_left_out_is_taken_from_the_amount_before():
    """What is "compared with 63" counts what the amount before it counts."""
    found = quantities.find(NLP("Thieves took 460 vehicles, compared with 63 last year."))
    assert [q.unit for q in found] == ["vehicle", "vehicle"]


@pytest.mark.parametrize("words", ["more than", "over", "in excess of", "upwards of", "well over"])
@pytest.mark.parametrize("number", ["80", "12 500", "1,000", "two million", "ten to"])
def test_more_than_is_open_above(words, number):
    """A quantity that is more than its number has no upper end."""
    for quantity in quantities.find(NLP(f"They say {words} {number} people were killed.")):
        assert quantity.bound != "more_than" or quantity.high is None
        assert number == "ten to" or quantity.bound == "more_than"
