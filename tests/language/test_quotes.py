"""Which words stand in quotation marks."""

import pytest

from secondsource.language.quotes import Word, quoted_regions

CASES = [
    # words are cut at spaces here; | ends a paragraph, a full stop as a word ends a sentence
    ("“ We stay , ” he said .", ["“ We stay , ”"]),
    ('" We stay , " he said .', ['" We stay , "']),
    ("‘ We stay , ’ he said .", ["‘ We stay , ’"]),
    ("`` We stay , '' he said .", ["`` We stay , ''"]),
    ("« We stay , » he said .", ["« We stay , »"]),
    ("He said “ no ” and “ never ” .", ["“ no ”", "“ never ”"]),
    ("“ One . Two . Three . ”", ["“ One . Two . Three . ”"]),
    ("“ He called it ‘ a war ’ again . ”", ["“ He called it ‘ a war ’ again . ”", "‘ a war ’"]),
    # a quotation over paragraphs: each begins with a mark, the last one ends with one
    ("“ One . | “ Two . ” he said .", ["“ One .", "“ Two . ”"]),
    ('" One . | " Two . " he said .', ['" One .', '" Two . "']),
    # unbalanced
    ("“ One . Two . | Three .", ["“ One ."]),
    ("He left . We stay , ” he said .", ["We stay , ”"]),
    ("“ One . “ Two . ”", ["“ One .", "“ Two . ”"]),
    # no quotation
    ("the reporters ’ room and the men ’ s house .", []),
    ("rock ' n roll .", []),
    ("", []),
]


def words(text):
    """Cut a text of the table: marks that open have a space before and none after, as printed."""
    made = []
    paragraph = sentence = 0
    quoted = False
    for text_of_word in text.split():
        if text_of_word == "|":
            paragraph += 1
            quoted = False
            continue
        opens = text_of_word in "“‘«" or (text_of_word == '"' and not quoted)
        if text_of_word == '"':
            quoted = not quoted
        closes = text_of_word in ("”", "’", "»", "''", '"', ",", ".") and not opens
        made.append(Word(text_of_word, not closes, not opens and text_of_word != "``", paragraph, sentence))
        sentence += text_of_word == "."
    return made


@pytest.mark.parametrize(("text", "regions"), CASES)
def test_regions(text, regions):
    """These stretches, marks included, stand in quotation marks."""
    made = words(text)
    found = quoted_regions(made)
    assert [" ".join(word.text for word in made[start:end]) for start, end in found] == regions


def test_possessive_apostrophe_closes_nothing():
    """An apostrophe that the syntax takes for a possessive leaves the quotation open."""
    made = [
        Word(
            text,
            space_before=text != "’",
            space_after=text != "‘",
            paragraph=0,
            sentence=0,
            possessive=i == 3,
        )
        for i, text in enumerate(["‘", "the", "reporters", "’", "room", "’", "here"])
    ]
    assert quoted_regions(made) == [(0, 6)]
