"""The shipped reader on real sentences: canonical outputs, sentence borders, attributions, the same everywhere."""

import json

import pytest

from secondsource.language import load
from secondsource.language.identity import WEIGHTS
from tests.language.canonical import PATH, TEXTS, told

pytestmark = pytest.mark.skipif(not (WEIGHTS / "manifest.json").exists(), reason="the weights are not there")


@pytest.fixture(scope="module")
def nlp():
    """The reader as shipped, on one thread."""
    return load(threads=1)


@pytest.mark.parametrize(
    "row", json.loads(PATH.read_text(encoding="utf-8")), ids=lambda row: row["text"][:30]
)
def test_canonical_output(nlp, row):
    """Each text is read just as it was when the weights were made (regenerate: canonical.py)."""
    assert told(nlp(row["text"])) == row


def test_threads_and_company_change_nothing(nlp):
    """One thread or two, alone or among others, in whatever order: the labels are the same."""
    alone = {text: told(nlp(text)) for text in TEXTS}
    for doc in load(threads=2).pipe(reversed(TEXTS)):
        assert told(doc) == alone[doc.text]


def test_matters_are_there_where_they_are_asked_for(nlp):
    """With them all else is the same; without them a span says what to do."""
    doc = load(threads=1, matters=True)(TEXTS[0])
    assert doc[:]._.matter.shape == (128,)
    assert told(doc) == told(nlp(TEXTS[0]))
    with pytest.raises(ValueError, match=r"load\(matters=True\)"):
        _ = nlp(TEXTS[0])[:]._.matter


SENTENCES = [
    # a bar marks where a sentence begins, and it begins nowhere else
    "Mr. Haddad met Gen. Aoun in the U.S. on Tuesday. |He left at 5 p.m. the same day.",
    "Dr. A. B. Smith of the St. Mary hospital treated 3.5 percent of them. |Most were children.",
    "Rebels retake the bridge|\n\nThe army withdrew on Monday. |It gave no reason.",
    "Five dead in blast|\n\nPolice say gas was the cause|\n\nA blast killed five people on Monday.",
    "They need:|\n- water for 300 families|\n- tents and blankets|\n- fuel",
    "“We stay. |We fight,” he said. |“Nobody will leave.”",
    "He said: “We stay.” |She left.",
    "GUERRILLAS ATTACKED THE TOWN. |TWO SOLDIERS WERE KILLED IN THE ATTACK. |NO GROUP CLAIMED IT.",
    "The war ended in 2016.|The army then left the city.",
    "Is it over? |Nobody knows! |It may be.",
    "The company, Yahoo! Inc., said nothing.",
    "The U.N. Security Council meets at 10 a.m. EST. |The U.K. will vote. |So will the U.S. and Ukraine.",
    "Mrs. May met Mr. Trump Jr. in Washington, D.C. on Jan. 27. |The two agreed.",
    "He works for Acme Inc. |She works for Beta Corp. and Gamma Ltd.",
    "Prof. A. B. Koenig lives in St. Petersburg. |Lt. Col. Steve Warren does not.",
    "The vote was 5-4. |The deal (signed in 2015) is dead. |See www.un.org for more.",
    "1. Stop the bombing|\n2. Let aid in|\n3. Release prisoners",
    "Key points:|\n• Ten dead in Kabul|\n• Hospital full",
    "MINISTER SAYS 40 KILLED IN BLAST IN KABUL. |POLICE DENY IT.",
    "|".join(["The army shelled the town on Monday. ", "Two men died in the attack. "] * 40),  # one long line
]


@pytest.mark.parametrize("marked", SENTENCES)
def test_sentence_borders(nlp, marked):
    """Sentences begin at the marks: abbreviations, initials and numbers end none, headlines and list items do."""
    parts = marked.split("|")
    doc = nlp("".join(parts))
    assert [sentence.text.strip() for sentence in doc.sents] == [part.strip() for part in parts]


ATTRIBUTIONS = [
    # text, [(source, cue, [content, …], kind)]
    (
        "“We will stay,” Lavrov said.",
        [("Lavrov", "said", ["“We will stay,”"], "direct")],
    ),
    (
        '"We will stay," said Lavrov.',
        [("Lavrov", "said", ['"We will stay,"'], "direct")],
    ),
    (
        "Lavrov said that the army would stay.",
        [("Lavrov", "said", ["that the army would stay"], "indirect")],
    ),
    (
        "According to residents, the bridge was destroyed.",
        [("residents", "According to", ["the bridge was destroyed"], "indirect")],
    ),
    (
        "The minister said the attack was “a crime against humanity.”",
        [("The minister", "said", ["the attack was “a crime against humanity.”"], "mixed")],
    ),
    # marks of every make, also missing on one side; they may go on behind the cue
    (
        "''They shot at everyone,'' the witness said.",
        [("the witness", "said", ["''They shot at everyone,''"], "direct")],
    ),
    (
        "‘They shot at everyone,’ the witness said.",
        [("the witness", "said", ["‘They shot at everyone,’"], "direct")],
    ),
    (
        "«They shot at everyone», the witness said.",
        [("the witness", "said", ["«They shot at everyone»"], "direct")],
    ),
    (
        '"We will not leave, he said. The army denied it.',
        [("he", "said", ['"We will not leave,'], "direct"), ("The army", "denied", ["it"], "indirect")],
    ),
    (
        'We will not leave," he said. The army denied it.',
        [("he", "said", ['We will not leave,"'], "direct"), ("The army", "denied", ["it"], "indirect")],
    ),
    (
        "“We will not leave,” he said. “This is our home. We were born here. We will die here.” The army left.",
        [
            (
                "he",
                "said",
                ["“We will not leave,”", "“This is our home. We were born here. We will die here.”"],
                "direct",
            )
        ],
    ),
    (
        "“We saw them burn the houses,” Zahra said.\n\n“They took the men.\n\n“Nobody stopped them.”\n\nThe army left.",
        [
            (
                "Zahra",
                "said",
                ["“We saw them burn the houses,”", "“They took the men.", "“Nobody stopped them.”"],
                "direct",
            )
        ],
    ),
    # headlines, capitals, no full stop
    (
        "Assad: truce is not the end of the war",
        [("Assad", ":", ["truce is not the end of the war"], "indirect")],
    ),
    ("Ten killed in raid, says minister", [("minister", "says", ["Ten killed in raid"], "indirect")]),
    (
        "MINISTER SAYS 40 KILLED IN BLAST IN KABUL. TWO BRIDGES ARE SHUT.",
        [("MINISTER", "SAYS", ["40 KILLED IN BLAST IN KABUL"], "indirect")],
    ),
    # what is told inside what is told
    (
        "Lavrov said that Kerry had told him that the rebels would leave.",
        [
            ("Lavrov", "said", ["that Kerry had told him that the rebels would leave"], "indirect"),
            ("Kerry", "had told", ["that the rebels would leave"], "indirect"),
        ],
    ),
    (
        "Reuters reported that Ryabkov said that talks were off.",
        [
            ("Reuters", "reported", ["that Ryabkov said that talks were off"], "indirect"),
            ("Ryabkov", "said", ["that talks were off"], "indirect"),
        ],
    ),
    (
        "According to the ministry, the governor said that the dam was safe.",
        [
            ("the ministry", "According to", ["the governor said that the dam was safe"], "indirect"),
            ("the governor", "said", ["that the dam was safe"], "indirect"),
        ],
    ),
    # what explains it behind a colon
    (
        "Officials said the town is empty: everyone has fled.",
        [("Officials", "said", ["the town is empty: everyone has fled"], "indirect")],
    ),
    # a quotation that stands free is nobody's
    (
        "Salim Idris spoke at noon. “The front will hold.” He then left for Ankara.",
        [(None, None, ["“The front will hold.”"], "direct")],
    ),
    # no attribution
    ("The vote was 5-4. The deal (signed in 2015) is dead.", []),
    ("KABUL, March 3 (Reuters) - Ten people died.", []),
    ("The Hague is the seat of the “World Court.”", []),
    ("The army shelled the town on Monday.", []),
    ("Two bridges and a road were destroyed by the flood.", []),
    ("The so-called “safe zone” was hit twice.", []),
]


@pytest.mark.parametrize(("text", "told_in_it"), ATTRIBUTIONS)
def test_attributions(nlp, text, told_in_it):
    """Who says what, and in whose words; sentences in the text's own voice attribute nothing."""
    found = [
        (a.source and a.source.text, a.cue and a.cue.text, [piece.text for piece in a.content], a.kind)
        for a in nlp(text)._.attributions
    ]
    assert found == told_in_it


def test_sentence_vectors_measure_meaning(nlp):
    """Sentences that say the same are nearer than sentences that don't."""
    same, other, far = (
        next(nlp(text).sents)._.vector
        for text in (
            "The army suspended its attacks on the city.",
            "Government troops halted their offensive against the town.",
            "The recipe needs two eggs and some butter.",
        )
    )
    assert same @ other > 0.4 > same @ far


def test_offsets_are_those_of_the_text(nlp):
    """Every span's words are the text at its characters."""
    text = "  Odd\tspaces.\r\n\r\n“Curly,” he said\u00a0– and 😀 left.\n"
    doc = nlp(text)
    assert doc.text == text
    for span in (*doc.ents, *(piece for a in doc._.attributions for piece in a.content)):
        assert text[span.start_char : span.end_char] == span.text
