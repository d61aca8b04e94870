"""Numerals: which digits and words of a text are one number."""

import pytest

from secondsource.claims.numerals import cut


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("1 000 people died", [1000]),
        ("at least 12 500 soldiers", [12500]),
        ("1\u202f000 people", [1000]),
        ("12\u2009500 men", [12500]),
        ("1\u00a0234\u00a0567 votes", [1234567]),
        ("1 000 000 people", [1000000]),
        ("In Syria 10 000 fled", [10000]),
        ("In 2016 12 500 people fled", [2016, 12500]),
        ("10 000-12 500 people", [10000, 12500]),
        ("a 5 000-strong force", [5000]),
        ("$12 500", [12500]),
    ],
)
def test_a_space_between_thousands_joins_one_number(text, values):
    """Groups of three digits behind one to three digits are one number, whichever space stands between them."""
    found = [piece.value for piece in cut(text) if piece.value is not None]
    assert found == values


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("in 2016 300 people died", [2016, 300]),
        ("on May 5 300 people died", [5, 300]),
        ("on Sept. 5 300 people died", [5, 300]),
        ("on day 12 300 people fled", [12, 300]),
        ("it won 3-1 200 fans cheered", [3, 1, 200]),
        ("aboard MH370 239 people", [370, 239]),
        ("aboard Flight 370 239 people", [370, 239]),
        ("dropped 4 500-pound bombs", [4, 500]),
        ("fired 10 155 mm shells", [10, 155]),
        ("there were 5.\n300 people", [5, 300]),
        ("there were 5\n300 people", [5, 300]),
        ("5, 300 people", [5, 300]),
        ("12 50 people", [12, 50]),
        ("1 0000", [1, 0]),
        ("call 0800 123 456", [800, 123, 456]),
        ("call +44 207 946", [44, 207, 946]),
        ("at 10:30 200 people came", [200]),
        ("on 5/5/2016 300 people came", [300]),
    ],
)
def test_two_numbers_side_by_side_stay_two(text, values):
    """A year, a day, a score, a name's number or a telephone number is not the head of the number behind it."""
    assert [piece.value for piece in cut(text) if piece.value is not None] == values


def test_a_fraction_behind_a_grouped_number_is_read():
    """A fraction may follow a number with spaces: odd, but no error."""
    assert cut("2016 12 500/2 men")
