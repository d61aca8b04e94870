"""Bytes to text: the right encoding, and the bytes of each character."""

from itertools import pairwise

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from secondsource.readers.decoding import decode
from secondsource.readers.refusal import RefusedError

TEXT = "“The situation is changing”, said Ryabkov – and 8,000 civilians left the café in Kraków."


@pytest.mark.parametrize(
    ("data", "declared", "expected"),
    [
        (TEXT.encode(), None, TEXT),
        (b"\xef\xbb\xbf" + TEXT.encode(), None, TEXT),
        (TEXT.encode("utf-16"), None, TEXT),
        (b"\xfe\xff" + TEXT.encode("utf-16-be"), "utf-8", TEXT),
        (TEXT.encode("utf-16-le"), None, TEXT),
        (TEXT.encode("utf-16-be"), None, TEXT),
        (TEXT.encode("utf-32"), None, TEXT),
        (TEXT.replace("ó", "o").encode("cp1252"), None, TEXT.replace("ó", "o")),
        (b"It\x92s \x93over\x94, he said \x96 in Paris.", None, "It’s “over”, he said – in Paris."),
        ("Müller and Café".encode("latin-1"), None, "Müller and Café"),
        (TEXT.encode(), "latin-1", TEXT),  # a wrong declaration does not outrank valid UTF-8
        ("Москва: договор о мире".encode("koi8-r"), "koi8-r", "Москва: договор о мире"),
        ("Zażółć gęślą jaźń".encode("iso-8859-2"), "iso-8859-2", "Zażółć gęślą jaźń"),
        (b"plain", "no-such-encoding", "plain"),
        (b"caf\xe9", "no-such-encoding", "café"),
        (
            "He left the café".encode()[:-1],
            None,
            "He left the caf\ufffd",
        ),  # cut off inside its last character
        (b"A caf\xe9 and " + "naïve René".encode(), None, "A caf\ufffd and naïve René"),
        (
            ("“quoted” words – " * 9).encode()[:-4] + b"\xe2\x80",
            None,
            "“quoted” words – " * 8 + "“quoted” words �",
        ),
    ],
)
def test_encodings(data, declared, expected):
    """Marks decide, then valid UTF-8, then what is declared, then what English would be in."""
    assert decode(data, declared).text == expected


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        ("“They didn’t come,” said José Peña — 41.", "mac_roman"),
        ("The rescuers didn’t come to the Café, officials said.", "mac_roman"),
        ("Zoë Müller of Köln said the bridge was gone.", "mac_roman"),
        ("Gülşen Yıldız of Diyarbakır spoke of the Bağlar district.", "cp1254"),
        ("Police in Şırnak said President Erdoğan’s convoy was hit.", "cp1254"),
        ("Čović and Mladić were in Sarajevo, the court heard.", "cp1250"),
        ("Mayor Željko Burić said Čačak was cut off.", "cp1250"),
        ("The mayor of München, Jörg Müller, spoke.", "cp850"),
        # And what is Windows-1252 stays so, odd as its marks may stand.
        ("Houthis shelled Sana’a and Ta’if, residents said.", "cp1252"),
        ("It was ’’the end’’, he said — ”really“.", "cp1252"),
        ("ÉLYSÉE PALACE, Paris: São Tomé’s minister met Šefčovič’s aide Žofia.".replace("č", "c"), "cp1252"),
        ("A €4 fare… “no more” – Ñuble’s mayor", "cp1252"),
        ("Émigrés left Ève’s café; crème brûlée, è vero.", "cp1252"),
    ],
)
def test_western_encodings_are_told_by_where_marks_and_letters_stand(text, encoding):
    """Mac OS, Turkish, Central European and DOS texts in English are told from Windows-1252, which is far more frequent."""
    assert decode(text.encode(encoding)).text == text


def test_guess_without_declaration():
    """Text in an encoding of another language is told by what it looks like."""
    text = (
        "Правительство заявило в среду, что войска покинули город после длительных переговоров с повстанцами."
    )
    assert decode(text.encode("cp1251")).text == text


@given(
    st.text(st.characters(codec="utf-8", exclude_categories=["Cc"]), min_size=1),
    st.sampled_from(["utf-8", "utf-16", "utf-32"]),
)
def test_each_character_maps_to_its_bytes(text, encoding):
    """The bytes that a character maps to decode to that character."""
    data = text.encode(encoding)
    read = decode(data)
    plain = {"utf-8": "utf-8", "utf-16": "utf-16-le", "utf-32": "utf-32-le"}[encoding]
    assert read.unit == "bytes"
    assert read.text == text.removeprefix("\ufeff") if encoding == "utf-8" else read.text == text
    for at, character in enumerate(read.text):
        start, end = read.source(at, at + 1)
        assert data[start:end].decode(plain) == character


@example("é“", "cp1252")  # the beginning of a character in UTF-8, too
@example("aé“", "cp1252")
@given(
    st.text(st.sampled_from("aé“ü漢字語"), min_size=1, max_size=30),
    st.sampled_from(["gb18030", "shift_jis", "euc_kr", "cp1252"]),
)
def test_declared_encodings_map_too(text, encoding):
    """So do those of encodings with one or several bytes a character, where they are declared."""
    data = text.encode(encoding, errors="ignore")
    read = decode(data, encoding)
    spans = [read.source(at, at + 1) for at in range(len(read.text))]
    assert all(before[1] <= after[0] for before, after in pairwise(spans))
    assert (spans[-1][1] if spans else 0) == len(data)


@pytest.mark.parametrize(
    "data", [b"\x00" * 50, b"\x01\x02\x03" * 30, bytes(range(256)) * 3, b"\x89\x00\xff\xfe\x00\x01" * 9]
)
def test_binary_data_is_refused(data):
    """Bytes that are no text in any encoding are no report."""
    with pytest.raises(RefusedError) as error:
        decode(data)
    assert error.value.code == "binary"


def test_a_few_null_characters_do_not_make_a_text_binary():
    """Text that an old database padded here and there is read; what holds many, or other control characters, is not."""
    text = b"At least nine people were killed on Thursday when the river burst its banks near Beira. "
    assert decode(text * 3 + b"\x00" + text).text.count("nine") == 4
    for data in (b"\x00".join(text[i : i + 9] for i in range(0, 90, 9)), text * 3 + b"\x00\x01" + text):
        with pytest.raises(RefusedError):
            decode(data)
