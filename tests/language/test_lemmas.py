"""Base forms by part of speech and morphology."""

import pytest

from secondsource.language.lemmas import lemmatize

PAST = "Mood=Ind|Tense=Past|VerbForm=Fin"
PARTICIPLE = "Tense=Past|VerbForm=Part|Voice=Pass"
PLURAL = "Number=Plur"

CASES = [
    # verbs of this field, regular and not, known and unknown to the tables
    ("shelled", "VERB", PAST, "shell"),
    ("strafed", "VERB", PAST, "strafe"),
    ("besieged", "VERB", PARTICIPLE, "besiege"),
    ("retaken", "VERB", PARTICIPLE, "retake"),
    ("fled", "VERB", PAST, "flee"),
    ("airlifting", "VERB", "VerbForm=Ger", "airlift"),
    ("droned", "VERB", PAST, "drone"),
    ("barrel-bombed", "VERB", PAST, "barrel-bomb"),
    ("demining", "VERB", "VerbForm=Ger", "demine"),
    ("tweets", "VERB", "Mood=Ind|Number=Sing|Person=3|Tense=Pres|VerbForm=Fin", "tweet"),
    ("dying", "VERB", "Tense=Pres|VerbForm=Part", "die"),
    ("found", "VERB", PAST, "find"),
    ("found", "VERB", "VerbForm=Inf", "found"),
    ("wounded", "VERB", PARTICIPLE, "wound"),
    ("wound", "NOUN", "Number=Sing", "wound"),
    ("KILLED", "VERB", PARTICIPLE, "kill"),
    # nouns
    ("casualties", "NOUN", PLURAL, "casualty"),
    ("children", "NOUN", PLURAL, "child"),
    ("years", "NOUN", PLURAL, "year"),
    ("troops", "NOUN", PLURAL, "troop"),
    ("crises", "NOUN", PLURAL, "crisis"),
    ("news", "NOUN", "Number=Sing", "news"),
    ("IDPs", "NOUN", PLURAL, "idp"),
    ("NGO", "NOUN", "Number=Sing", "ngo"),
    ("1990s", "NOUN", PLURAL, "1990s"),
    # the rest
    ("worse", "ADJ", "Degree=Cmp", "bad"),
    ("heavier", "ADJ", "Degree=Cmp", "heavy"),
    ("sent", "ADJ", "Degree=Pos", "sent"),
    ("n't", "PART", "Polarity=Neg", "not"),
    ("’s", "AUX", "Mood=Ind|Tense=Pres|VerbForm=Fin", "be"),
    ("them", "PRON", "Case=Acc", "they"),
    ("an", "DET", "PronType=Art", "a"),
    ("3,500", "NUM", "NumType=Card", "3500"),
    ("Russians", "PROPN", PLURAL, "Russians"),
    (".", "PUNCT", "", "."),
]


@pytest.mark.parametrize(("word", "upos", "feats", "lemma"), CASES)
def test_base_form(word, upos, feats, lemma):
    """Each word has this base form without a rule of the network."""
    assert lemmatize(word, upos, feats) == lemma


@pytest.mark.parametrize(
    ("word", "upos", "feats", "rule", "lemma"),
    [
        ("Palestinian", "ADJ", "Degree=Pos", "^0|", "Palestinian"),  # the rule keeps the capital
        ("Palestinians", "PROPN", PLURAL, "^1|", "Palestinian"),
        ("zorbed", "VERB", PAST, "2|", "zorb"),  # no table knows it: the rule decides
        ("shelled", "VERB", PAST, "3|", "shell"),  # the tables know it: a wrong rule does not count
        ("fled", "VERB", PAST, "2|", "flee"),
    ],
)
def test_rule_of_the_network(word, upos, feats, rule, lemma):
    """The network's rule serves where the tables know nothing: names, capitals, unknown words."""
    assert lemmatize(word, upos, feats, rule) == lemma


def test_without_morphology_every_inflection_is_possible():
    """An unknown morphology is not taken for a base form."""
    assert lemmatize("attacks", "NOUN") == "attack"
    assert lemmatize("attacked", "VERB") == "attack"
