"""Gold documents from CoNLL-U."""

import gzip

from bench.conllu import read_conllu

TEXT = """\
# newdoc id = one
# newpar id = p1
# sent_id = s1
# text = Don't go, Mr. X.
1-2\tDon't\t_\t_\t_\t_\t_\t_\t_\t_
1\tDo\tdo\tAUX\tVB\t_\t3\taux\t_\t_
2\tn't\tnot\tPART\tRB\t_\t3\tadvmod\t_\t_
3\tgo\tgo\tVERB\tVB\tMood=Imp\t0\troot\t_\tSpaceAfter=No
4\t,\t,\tPUNCT\t,\t_\t3\tpunct\t_\t_
5\tMr.\tMr.\tPROPN\tNNP\t_\t3\tvocative\t_\t_
6\tX\tX\tPROPN\tNNP\t_\t5\tflat\t_\tSpaceAfter=No
7\t.\t.\tPUNCT\t.\t_\t3\tpunct\t_\t_

# sent_id = s2
# text = zum
1-2\tzum\t_\t_\t_\t_\t_\t_\t_\t_
1\tzu\tzu\tADP\tIN\t_\t2\tcase\t_\t_
1.1\tx\tx\tX\tX\t_\t_\t_\t_\t_
2\tdem\tder\tDET\tDT\t_\t0\troot\t_\t_

# newdoc id = two
# sent_id = s3
1\tHi\thi\tINTJ\tUH\t_\t0\troot\t_\t_

# newpar
# sent_id = s4
1\tYou\tyou\tPRON\tPRP\t_\t0\troot\t_\t_
"""


def test_words_stand_at_their_characters(tmp_path):
    """Offsets are those of the rebuilt text; sentences are joined by a space, paragraphs by a blank line."""
    path = tmp_path / "x.conllu.gz"
    path.write_bytes(gzip.compress(TEXT.encode()))
    one, two = read_conllu(path)
    assert one.text == "Don't go, Mr. X. zum"
    assert [one.text[w.start : w.end] for w in one.words[:7]] == ["Do", "n't", "go", ",", "Mr.", "X", "."]
    assert two.text == "Hi\n\nYou"
    assert one.sentences() == [(0, 7), (7, 9)]
    assert one.sent_ids == ("s1", "s2")


def test_paragraphs_begin_where_the_treebank_says(tmp_path):
    """The first word of the text and of each paragraph, counted from where one asks."""
    path = tmp_path / "x.conllu"
    path.write_text(TEXT, encoding="utf-8")
    one, two = read_conllu(path)
    assert one.paragraphs(0, 9) == [0]
    assert two.paragraphs(0, 2) == [0, 1]
    assert two.paragraphs(1, 2) == [0]


def test_words_that_do_not_concatenate_share_their_token(tmp_path):
    """Words of a contracted token whose forms are not its letters all stand at the whole token."""
    path = tmp_path / "x.conllu"
    path.write_text(TEXT, encoding="utf-8")
    one, _ = read_conllu(path)
    assert [one.text[w.start : w.end] for w in one.words[7:]] == ["zum", "zum"]


def test_heads_are_indices_in_the_document(tmp_path):
    """Heads are counted from the document's first word; a root is its own head."""
    path = tmp_path / "x.conllu"
    path.write_text(TEXT, encoding="utf-8")
    one, _ = read_conllu(path)
    assert [w.head for w in one.words] == [2, 2, 2, 2, 2, 4, 2, 8, 8]
