"""Penn tags from UD parts of speech."""

import pytest

from secondsource.language.tags import penn_tag


@pytest.mark.parametrize(
    ("word", "upos", "feats", "tag"),
    [
        ("killed", "VERB", "Mood=Ind|Tense=Past|VerbForm=Fin", "VBD"),
        ("killed", "VERB", "Tense=Past|VerbForm=Part|Voice=Pass", "VBN"),
        ("killing", "VERB", "VerbForm=Ger", "VBG"),
        ("kill", "VERB", "VerbForm=Inf", "VB"),
        ("says", "VERB", "Mood=Ind|Number=Sing|Person=3|Tense=Pres|VerbForm=Fin", "VBZ"),
        ("say", "VERB", "Mood=Ind|Number=Plur|Person=3|Tense=Pres|VerbForm=Fin", "VBP"),
        ("will", "AUX", "VerbForm=Fin", "MD"),
        ("was", "AUX", "Mood=Ind|Tense=Past|VerbForm=Fin", "VBD"),
        ("troops", "NOUN", "Number=Plur", "NNS"),
        ("army", "NOUN", "Number=Sing", "NN"),
        ("Nations", "PROPN", "Number=Plur", "NNPS"),
        ("worse", "ADJ", "Degree=Cmp", "JJR"),
        ("most", "ADV", "Degree=Sup", "RBS"),
        ("where", "ADV", "PronType=Int", "WRB"),
        ("who", "PRON", "PronType=Rel", "WP"),
        ("which", "PRON", "PronType=Rel", "WDT"),
        ("whose", "PRON", "Poss=Yes|PronType=Rel", "WP$"),
        ("their", "PRON", "Person=3|Poss=Yes|PronType=Prs", "PRP$"),
        ("they", "PRON", "Person=3|PronType=Prs", "PRP"),
        ("there", "PRON", "", "EX"),
        ("the", "DET", "Definite=Def|PronType=Art", "DT"),
        ("to", "PART", "", "TO"),
        ("’s", "PART", "", "POS"),
        ("not", "PART", "Polarity=Neg", "RB"),
        ("“", "PUNCT", "", "``"),
        (".", "PUNCT", "", "."),
        ("***", "PUNCT", "", "NFP"),
        ("$", "SYM", "", "$"),
    ],
)
def test_tag(word, upos, feats, tag):
    """Each word with its part of speech and morphology has this tag."""
    assert penn_tag(word, upos, feats) == tag
