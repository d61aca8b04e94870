"""CSV as it comes: quotation marks that do not pair up, cells too many, escapes of databases."""

import pytest

DEAD = "Seven people were killed in Homs."
DENIED = "The army denied it, and called the report false."


@pytest.mark.parametrize(
    ("table", "texts"),
    [
        # A quotation mark inside a quoted cell that is not doubled closes it only before a separator.
        ('title,text\nA,"He said "no" to it, and left."\n', ['He said "no" to it, and left.']),
        (
            'title,text\nA,"He said ""no"" to it."\nB,He said "no".\n',
            ['He said "no" to it.', 'He said "no".'],
        ),
        # Databases write \" instead.
        ('title,text\nA,"He said \\"no\\" to it, and left."\n', ['He said "no" to it, and left.']),
        ('title,text\nA,"C:\\dir is ""his""."\n', ['C:\\dir is "his".']),
        # A separator that stands bare in the last column is part of its text.
        (f"title,text\nA,{DENIED}\n", [DENIED]),
        ("title;text\nA;One; two; three dead.\n", ["One; two; three dead."]),
        # Spaces around quoted cells, empty cells at the end, of two columns of one name the first.
        (f'title,text\n"A" , "{DENIED}" \n', [DENIED]),
        (f"title,text,date\nA,{DEAD},2016-12-08,,\n", [DEAD]),
        (f"text,text\n{DEAD},Another.\n,Second.\n", [DEAD, "Second."]),
        # Lines inside a cell.
        (f'title,text\r\nA,"{DEAD}\r\n\r\n{DENIED}"\r\n', [f"{DEAD}\n\n{DENIED}"]),
    ],
)
def test_cells(read_all, table, texts):
    """Each text comes whole and as it was written."""
    reports, unread = read_all("a.csv", table.encode())
    assert [report.text for report in reports] == texts
    assert not unread


@pytest.mark.parametrize(
    ("table", "texts", "uri", "said"),
    [
        (f'title,text\nA,"{DEAD}\nB,Four died.\n', ["Four died."], "#1", "Line 2 of the file"),
        (f'title,text\nA,{DEAD}\nB,"Four died.\n', [DEAD], "#2", "Line 3 of the file"),
        (
            f'title,text\nA,"{DEAD}"\nB,"Four died.\nC,"Two died."\nD,"One died."\n',
            [DEAD, "Two died.", "One died."],
            "#2",
            "Line 3 of the file",
        ),
        (
            f'title,text\nA,"{DEAD}\nmore of it, and more, they said\nB,Four died.\n',
            ["Four died."],
            "#1",
            "Lines 2 to 3 of the file",
        ),
        (f'Export\n\ntitle,text\nA,"{DEAD}\nB,Four died.\n', ["Four died."], "#1", "Line 4 of the file"),
        (
            f"title,text,date\nA,{DENIED},2016-12-08\nB,Four died.,2016-12-08\n",
            ["Four died."],
            "#1",
            "4 cells where the table has 3 columns",
        ),
    ],
)
def test_rows_that_cannot_be_told(read_all, table, texts, uri, said):
    """A quotation mark that is never closed takes its own row and no other; the reason says which lines."""
    reports, unread = read_all("a.csv", table.encode())
    assert [report.text for report in reports] == texts
    assert [(one.code, one.uri[-2:]) for one in unread] == [("damaged", uri)]
    assert said in unread[0].reason


def test_many_broken_rows(read_all):
    """Reading goes on after each fault."""
    table = "title,text\n" + f'A,"{DEAD}\nB,Four died.\n' * 500
    reports, unread = read_all("a.csv", table.encode())
    assert (len(reports), len(unread)) == (500, 500)
    assert {report.text for report in reports} == {"Four died."}
