"""Characters that stand for others: repaired, with the map kept."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from secondsource.readers.characters import clean
from secondsource.readers.offsets import Mapped


@pytest.mark.parametrize(
    ("read", "expected"),
    [
        ("o\ufb03cial e\ufb00ect \ufb01rst", "official effect first"),
        ("zero\u200bwidth\ufeff and\u00ad soft", "zerowidth and soft"),
        ("a\r\nb\rc\u2028d", "a\nb\nc\nd"),
        ("no\u00a0break\u202fspace\u3000wide", "no break space wide"),
        ("cafe\u0301 and Sa\u0303o", "café and São"),
        ("\uff21\uff22\uff23 \uff11\uff12", "ABC 12"),
        ("Syria&rsquo;s &quot;step&quot; &#8212; &amp; more&nbsp;here", 'Syria’s "step" — & more here'),
        ("AT&T and R&D; x &nosuch; &", "AT&T and R&D; x &nosuch; &"),
        ("Syriaâ€™s â€œstepâ€\x9d", "Syria’s “step”"),
        ("MÃ¼ller said in SÃ£o Paulo", "Müller said in São Paulo"),
        ("\u202eright-to-left\u202c mark", "right-to-left mark"),
        ("“curly” quotes – and dashes — stay…", "“curly” quotes – and dashes — stay…"),
        ("Müller in São Paulo, Kraków, Île-de-France", "Müller in São Paulo, Kraków, Île-de-France"),
        ("می\u200cخواهم", "می\u200cخواهم"),
        ("Ж — Русский текст, «кавычки»", "Ж — Русский текст, «кавычки»"),
    ],
)
def test_characters(read, expected):
    """Each becomes what a reader sees; what is right already stays."""
    assert clean(Mapped.of(read)).text == expected


@given(st.text(max_size=60))
def test_cleaning_settles_and_keeps_the_map(text):
    """Cleaning leaves nothing of what it removes, and every character comes from within the source."""
    once = clean(Mapped.of(text))
    assert not set("\r\u200b\ufeff\u00ad\u00a0") & set(once.text)
    for at in range(len(once.text)):
        start, end = once.source(at, at + 1)
        assert 0 <= start <= end <= len(text)


def test_mojibake_maps_to_what_it_was():
    """A repaired quotation mark comes from the characters that stood for it."""
    read = clean(Mapped.of("Syriaâ€™s war"))
    assert read.text == "Syria’s war"
    assert read.source(5, 6) == (5, 8)
    assert read.source(6, 11) == (8, 13)
