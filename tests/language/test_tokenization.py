"""Words as the English UD treebanks cut them."""

import pytest

from secondsource.language.tokenization import make_tokenizer

TOKENIZER = make_tokenizer()

CASES = [
    # contractions and possessives, curly, straight, in capitals, inside longer pieces
    ("We can't go", "We ca n't go"),
    ("We wasn’t told he’d gone", "We was n’t told he ’d gone"),
    ("THEY DON'T SAY IT'S OVER", "THEY DO N'T SAY IT 'S OVER"),
    ("GOVERNMENT'S", "GOVERNMENT 'S"),
    ("It’s—it’s over", "It ’s — it ’s over"),
    ("the reporters' room", "the reporters ' room"),
    ("IM ID SHED", "IM ID SHED"),
    # abbreviations
    ("Mr. Smith and Lt. Gen. Jones met in the U.S. on Sept. 3.", "Mr. Smith and Lt. Gen. Jones met in the U.S. on Sept. 3 ."),
    ("at 5 a.m. in St. Petersburg", "at 5 a.m. in St. Petersburg"),
    ("U.S.-led", "U.S.-led"),
    # hyphens and dashes
    ("a 15-year-old boy", "a 15 - year - old boy"),
    ("Saudi-led pro-government ex-minister", "Saudi - led pro-government ex-minister"),
    ("Covid-19 and F-16", "Covid - 19 and F-16"),
    ("BAGHDAD—Iraqi forces", "BAGHDAD — Iraqi forces"),
    ("(AFP)–The army", "( AFP ) – The army"),
    ("10–12 dead, 2015-2016", "10 – 12 dead , 2015 - 2016"),
    # numbers, money, units, clock times
    ("3,500 wounded, [18,19]", "3,500 wounded , [ 18 , 19 ]"),
    ("$10,000-$20,000 or €3bn", "$ 10,000 - $ 20,000 or € 3 bn"),
    ("at 7:30PM and 5pm", "at 7:30 PM and 5 pm"),
    ("call 713-853-3989", "call 713-853-3989"),
    # sentences stuck together, quotation marks
    ("in 2016.The army", "in 2016 . The army"),
    ("the attackFNA reports", "the attack FNA reports"),
    ("last night.httpst.co7yz", "last night . httpst.co7yz"),
    ("on YouTube", "on YouTube"),
    ("see www.news.org/http", "see www.news.org/http"),
    ("the war.”The army", "the war . ” The army"),
    ('he said:“No"', 'he said : “ No "'),
    ("'We won't go,' she said", "' We wo n't go , ' she said"),
    ("Why?!Because", "Why ?! Because"),
    # slashes, addresses
    ("and/or", "and / or"),
    ("No-one or no-one else, two-door", "No-one or no-one else , two - door"),
    ("see http://t.co/abc?x=1, please", "see http://t.co/abc?x=1 , please"),
    ('"Ana Haddad"<ana@example.org> wrote', '" Ana Haddad " < ana@example.org > wrote'),
    ("ACME LTD. (INC.) left", "ACME LTD. ( INC. ) left"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "words"), CASES)
def test_words(text, words):
    """Each text is cut into these words."""
    assert " ".join(token.text for token in TOKENIZER(text) if not token.is_space) == words


@pytest.mark.parametrize(
    "text", ["", " ", "\n\n", " a\t b\u00a0c\n", "“x” — y…z", "\U0001f600 ok", "a" * 5000]
)
def test_nothing_of_the_text_is_lost(text):
    """Tokens and the spaces between them are the text, whatever is in it."""
    doc = TOKENIZER(text)
    assert doc.text == text
    assert all(text[token.idx : token.idx + len(token)] == token.text for token in doc)


def test_special_cases_that_come_late_cut_as_if_they_had_always_been_there():
    """A case is added with the first text that holds it; texts read before and after are cut the same way."""
    texts = ["We'll see.", "It's 7 a.m. and they don't know.", "DON'T go :)", "We'll see at 7 a.m."]
    late, whole = make_tokenizer(), make_tokenizer()
    for case in list(whole.late):
        whole.add_special_case(case, whole.late.pop(case))
    for text in texts:
        assert [token.text for token in late(text)] == [token.text for token in whole(text)]
    assert late.late
    assert "DON'T" not in late.late
