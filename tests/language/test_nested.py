"""What is told inside what is told, by the tree."""

import pytest

from secondsource.language.nested import Tree, behind_colon, clause_of, find, saying_verbs

# Each case: words as text/POS/lemma/head/relation; the content; what is told in it.
RYABKOV = (
    "Reuters/PROPN/Reuters/2/nsubj reported/VERB/report/2/root that/SCONJ/that/5/mark Ryabkov/PROPN/Ryabkov/5/nsubj "
    "said/VERB/say/2/ccomp that/SCONJ/that/8/mark talks/NOUN/talk/8/nsubj go/VERB/go/5/ccomp on/ADP/on/8/compound:prt ./PUNCT/./2/punct"
)
AFTER = (
    "“/PUNCT/“/3/punct It/PRON/it/3/nsubj ended/VERB/end/3/root ,/PUNCT/,/6/punct he/PRON/he/6/nsubj says/VERB/say/3/parataxis "
    ",/PUNCT/,/3/punct ”/PUNCT/”/9/punct wrote/VERB/write/3/parataxis SANA/PROPN/SANA/9/nsubj"
)
ACCORDING = (
    "He/PRON/he/2/nsubj said/VERB/say/2/root 20/NUM/20/4/nsubj died/VERB/die/2/ccomp according/VERB/accord/7/case "
    "to/ADP/to/5/fixed Reuters/PROPN/Reuters/4/obl ./PUNCT/./2/punct"
)
MEASURE = ACCORDING.replace("Reuters/PROPN", "range/NOUN")
PASSIVE = (
    "He/PRON/he/2/nsubj said/VERB/say/2/root it/PRON/it/5/nsubj:pass was/AUX/be/5/aux:pass told/VERB/tell/2/ccomp "
    "that/SCONJ/that/7/mark left/VERB/leave/5/ccomp"
)
CASES = [
    (RYABKOV, "that Ryabkov said that talks go on", [("Ryabkov", "said", "that talks go on")]),
    (AFTER, "“ It ended , he says ,", [("he", "says", "It ended")]),
    (ACCORDING, "20 died according to Reuters", [("Reuters", "according to", "20 died")]),
    (ACCORDING, "20 died", []),
    (MEASURE, "20 died according to range", []),
    (PASSIVE, "it was told that left", []),
]


FRONTED = (
    "According/VERB/accord/3/case to/ADP/to/1/fixed SANA/PROPN/SANA/6/obl ,/PUNCT/,/3/punct Aoun/PROPN/Aoun/6/nsubj "
    "said/VERB/say/6/root it/PRON/it/8/nsubj fell/VERB/fall/6/ccomp ./PUNCT/./6/punct"
)
COLON = (
    "Aoun/PROPN/Aoun/2/nsubj said/VERB/say/2/root :/PUNCT/:/2/punct “/PUNCT/“/6/punct He/PRON/he/6/nsubj "
    "told/VERB/tell/2/parataxis us/PRON/we/6/obj ,/PUNCT/,/9/punct leave/VERB/leave/6/parataxis ”/PUNCT/”/6/punct"
)
BESIDE = (
    "Aoun/PROPN/Aoun/2/nsubj spoke/VERB/speak/2/root ;/PUNCT/;/5/punct Haddad/PROPN/Haddad/5/nsubj "
    "left/VERB/leave/2/parataxis ./PUNCT/./2/punct"
)
CLAUSES = [
    # a tree, the cue, the clause that it has
    (RYABKOV, "reported", "that Ryabkov said that talks go on"),
    (RYABKOV, "said", "that talks go on"),
    (AFTER, "says", "It ended"),
    (ACCORDING, "according to", "20 died"),
    (FRONTED, "According to", "Aoun said it fell"),
    (COLON, "said :", "He told us , leave"),
    (COLON, "told", None),  # a comma is no colon
    (BESIDE, "spoke", None),
]


LOWERED = (
    "Aoun/PROPN/Aoun/2/nsubj said/VERB/say/2/root it/PRON/it/4/nsubj fell/VERB/fall/2/ccomp :/PUNCT/:/8/punct "
    "30/NUM/30/8/nsubj had/AUX/have/8/aux died/VERB/die/2/ccomp ./PUNCT/./2/punct"
)
BELOW = LOWERED.replace("die/2/ccomp", "die/4/parataxis")
LISTED = LOWERED.replace("30/8/nsubj", "30/8/nummod").replace("die/2/ccomp", "die/4/parataxis")
OTHERS = LOWERED.replace("die/2/ccomp", "die/2/conj")
DASHED = LOWERED.replace(":/PUNCT/:", "—/PUNCT/—")
BEHIND = [
    # a tree, a content, how it goes on
    (LOWERED, "it fell", "it fell : 30 had died"),
    (BELOW, "it fell", "it fell : 30 had died"),
    (LISTED, "it fell", "it fell"),
    (OTHERS, "it fell", "it fell"),
    (DASHED, "it fell", "it fell"),
    (LOWERED, "it", "it"),
    (LOWERED, "died .", "died ."),  # the end of the text
]


def read(text):
    """Make words and a tree of a case."""
    rows = [row.rsplit("/", 4) for row in text.split()]
    tree = Tree(
        [row[1] for row in rows],
        [row[2] for row in rows],
        [int(row[3]) - 1 for row in rows],
        [row[4] for row in rows],
    )
    return [row[0] for row in rows], tree


@pytest.mark.parametrize(("text", "content", "told"), CASES)
def test_told_inside(text, content, told):
    """Who says what inside the content."""
    words, tree = read(text)
    wanted = content.split()
    start = next(i for i in range(len(words)) if words[i : i + len(wanted)] == wanted)
    found = find(tree, [(start, start + len(wanted))], [])
    cut = [tuple(" ".join(words[a:b]) for a, b in (t.source, t.cue, t.content)) for t in found]
    assert cut == told


@pytest.mark.parametrize(("text", "cue", "clause"), CLAUSES)
def test_clause_of_a_cue(text, cue, clause):
    """What a cue tells by the tree, also where somebody else is told to speak in it."""
    words, tree = read(text)
    start = words.index(cue.split()[0])
    found = clause_of(tree, (start, start + len(cue.split())), start)
    assert (found and " ".join(words[slice(*found)])) == clause


@pytest.mark.parametrize(("text", "content", "whole"), BEHIND)
def test_a_clause_behind_a_colon_goes_on(text, content, whole):
    """What explains a content is part of it; a list, a clause beside the cue's verb and a dash are not."""
    words, tree = read(text)
    start = words.index(content.split()[0])
    found = behind_colon(tree, (start, start + len(content.split())), words.index("said"))
    assert " ".join(words[slice(*found)]) == whole


def test_known_cues_are_left_alone():
    """A verb that is a cue already makes no second attribution."""
    _, tree = read(RYABKOV)
    assert find(tree, [(2, 9)], [(4, 5)]) == []


def test_verbs_are_lemmas():
    """The list is of base forms in small letters."""
    assert {"say", "report", "warn"} <= saying_verbs()
    assert all(verb.isalpha() and verb.islower() for verb in saying_verbs())
