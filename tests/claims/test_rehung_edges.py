"""What stands at the edge of a clause and was read as part of the one beside it is hung where the words show that it belongs."""

import pytest

from secondsource.claims.tree import Tree

# text, how it was read (word, head, relation), what comes of it (word, head, relation); the words are each told once
MISREAD = [
    # Who was taken away are people, and no deed.
    (
        "Seven others were injured in the attack who were taken to hospitals.",
        [("taken", "attack", "acl:relcl"), ("who", "taken", "nsubj:pass")],
        [("taken", "others", "acl:relcl")],
    ),
    # Who shelled a town is told before the verb, and did the killing, too.
    (
        "Omar said that rebels in the east shelled the town killing ten people.",
        [("rebels", "killing", "nsubj"), ("that", "killing", "mark"), ("killing", "shelled", "advcl")],
        [("rebels", "shelled", "nsubj"), ("that", "shelled", "mark")],
    ),
    # A time before a relative word is that of the clause before it.
    (
        "The town was shaken by a revolt since March where papers accuse neighbours of arming gangs.",
        [("March", "accuse", "obl"), ("accuse", "revolt", "acl:relcl"), ("where", "accuse", "advmod")],
        [("March", "shaken", "obl")],
    ),
    # A part right before a relative clause has it, where it is named or counted.
    (
        "Some 21 people including Iraqis who had found refuge were killed.",
        [("Iraqis", "people", "nmod"), ("including", "Iraqis", "case"), ("found", "people", "acl:relcl")],
        [("found", "Iraqis", "acl:relcl")],
    ),
    # What a rival is stands in one clause with it.
    (
        "The army holds provinces where its rival is stronger.",
        [
            ("rival", "provinces", "acl:relcl"),
            ("where", "rival", "advmod"),
            ("stronger", "holds", "conj"),
            ("is", "stronger", "cop"),
        ],
        [("stronger", "provinces", "acl:relcl"), ("rival", "stronger", "nsubj")],
    ),
    # What a speaker goes on with is hung on his verb, not on what he spoke of.
    (
        "The mayor urged soldiers to stop the raids noting that families are trapped.",
        [("noting", "raids", "acl"), ("trapped", "noting", "ccomp"), ("that", "trapped", "mark")],
        [("noting", "urged", "advcl")],
    ),
    # A deed with its object behind "as" is a clause.
    (
        "The strikes came as a bomb wounded nine people.",
        [
            ("bomb", "came", "obl"),
            ("as", "bomb", "case"),
            ("wounded", "bomb", "acl"),
            ("people", "wounded", "obj"),
        ],
        [("wounded", "came", "advcl"), ("bomb", "wounded", "nsubj")],
    ),
    # What stands behind "and" goes with what stands before it.
    (
        "They shelled Hama and Homs leaving six people dead.",
        [
            ("leaving", "shelled", "advcl"),
            ("Homs", "leaving", "nsubj"),
            ("and", "Homs", "cc"),
            ("Hama", "shelled", "obj"),
        ],
        [("Homs", "Hama", "conj")],
    ),
    # Who stands behind "said" speaks.
    (
        "The dead include nurses said residents speaking by telephone.",
        [
            ("said", "said", "root"),
            ("include", "said", "ccomp"),
            ("nurses", "include", "obj"),
            ("speaking", "said", "ccomp"),
            ("residents", "speaking", "nsubj"),
        ],
        [("residents", "said", "nsubj"), ("speaking", "residents", "acl")],
    ),
    # Who tells that people were left so is not what was done to them.
    (
        "They shelled Homs leaving six people injured a doctor said.",
        [
            ("leaving", "shelled", "advcl"),
            ("shelled", "said", "ccomp"),
            ("people", "leaving", "obj"),
            ("injured", "leaving", "ccomp"),
            ("doctor", "injured", "obj"),
        ],
        [("doctor", "said", "nsubj"), ("injured", "leaving", "xcomp")],
    ),
    # A title's verb has the object behind it, and the next verb its subject.
    (
        "Gunmen Attack Camps at Homs Leave Nine Dead",
        [
            ("Leave", "Attack", "parataxis"),
            ("Attack", "Attack", "root"),
            ("Gunmen", "Attack", "nsubj"),
            ("Camps", "Leave", "nsubj"),
            ("Homs", "Camps", "nmod"),
        ],
        [("Camps", "Attack", "obj"), ("Leave", "Attack", "conj")],
    ),
    # The country that is attacked is not that of who says so.
    (
        "They are preparing to attack Turkey security sources said.",
        [
            ("sources", "said", "nsubj"),
            ("Turkey", "sources", "compound"),
            ("security", "sources", "compound"),
        ],
        [("Turkey", "attack", "obj")],
    ),
    # A verb written twice is one, with all that hangs on either.
    (
        "Nine men have been killed KILLED near Hama.",
        [("KILLED", "killed", "conj"), ("Hama", "KILLED", "obl")],
        [("KILLED", "killed", "reparandum"), ("Hama", "killed", "obl")],
    ),
    # Words that were cut inside a name go on behind it.
    (
        "The mayor said that ten men from Aswad Rashid hit the port.",
        [
            ("hit", "hit", "root"),
            ("said", "said", "root"),
            ("Rashid", "hit", "nsubj"),
            ("men", "said", "obj"),
            ("that", "men", "det"),
            ("Aswad", "men", "nmod"),
        ],
        [("hit", "said", "ccomp"), ("men", "hit", "nsubj"), ("Rashid", "Aswad", "flat")],
    ),
    # A time behind the last verb is that verb's.
    (
        "The front left the alliance and changed its name in July.",
        [("changed", "left", "conj"), ("July", "left", "obl"), ("in", "July", "case")],
        [("July", "changed", "obl")],
    ),
]

# Sentences of the same shapes that were read right, and stay as they are.
READ_RIGHT = [
    (
        "The town was shaken by a revolt which since March had spread.",
        [("spread", "revolt", "acl:relcl"), ("March", "spread", "obl"), ("which", "spread", "nsubj")],
        [("March", "spread", "obl")],
    ),
    (
        "Some 21 people including women and children who were asleep died.",
        [("children", "women", "conj"), ("women", "people", "nmod"), ("asleep", "people", "acl:relcl")],
        [("asleep", "people", "acl:relcl")],
    ),
    (
        "The council published a letter noting that families are trapped.",
        [("noting", "letter", "acl"), ("trapped", "noting", "ccomp"), ("that", "trapped", "mark")],
        [("noting", "letter", "acl")],
    ),
    (
        "He was named as a man wounded by thieves.",
        [("man", "named", "obl"), ("as", "man", "case"), ("wounded", "man", "acl")],
        [("wounded", "man", "acl")],
    ),
    (
        "They shelled Hama with fire sweeping the houses.",
        [("sweeping", "shelled", "advcl"), ("fire", "sweeping", "nsubj"), ("with", "sweeping", "mark")],
        [("fire", "sweeping", "nsubj")],
    ),
    (
        "The mayor said residents are leaving.",
        [("leaving", "said", "ccomp"), ("residents", "leaving", "nsubj")],
        [("residents", "leaving", "nsubj")],
    ),
    (
        "They are preparing to attack US officials said.",
        [("officials", "said", "nsubj"), ("US", "officials", "compound")],
        [("US", "officials", "compound")],
    ),
    (
        "The raid killed nine people and wounded twelve others on Monday.",
        [("wounded", "killed", "conj"), ("Monday", "killed", "obl"), ("on", "Monday", "case")],
        [("Monday", "killed", "obl")],
    ),
]


def _read(doc, arcs):
    """Hang the words of a document as they were read."""
    spots = {token.text: token for token in doc}
    for word, head, dep in arcs:
        spots[word].head, spots[word].dep_ = spots[head], dep
        if dep in {"root", "parataxis"}:
            spots[word].pos_ = "VERB"
    return spots


@pytest.mark.parametrize(("text", "arcs", "wanted"), [*MISREAD, *READ_RIGHT])
def test_words_hang_where_they_belong(reader, text, arcs, wanted):
    """What was hung on the clause beside its own is moved; what was read right stays."""
    doc = reader(text)
    spots = _read(doc, arcs)
    tree = Tree(doc)
    assert [
        (word, doc[tree.head[spots[word].i]].text, tree.base[spots[word].i]) for word, _, _ in wanted
    ] == [(word, head, dep.partition(":")[0]) for word, head, dep in wanted]


# text, a predicate, the words of its claims
WHOLE = [
    (
        "The mayor appealed to the United Nations and aid groups to put pressure on the army to stop the indiscriminate raids on the port pointing out that its claims about a halt to the bombing are false.",
        "put",
        [
            "The mayor appealed to the United Nations and aid groups to put pressure on the army to stop the indiscriminate raids on the port"
        ],
    ),
    # Somebody's attempt is told apart from what happened meanwhile; of nobody in particular, with its clause.
    (
        "Jets are carrying out air strikes over the city in support of a major offensive by government forces to capture its eastern districts.",
        "capture",
        ["a major offensive by government forces to capture its eastern districts"],
    ),
    (
        "Gunmen are fighting to capture the port.",
        "capture",
        ["Gunmen are fighting to capture the port"],
    ),
    # Of what only came, the words tell what it came with.
    (
        "The first raids came as gunmen killed three people in Homs.",
        "raid",
        ["The first raids came as gunmen killed three people in Homs"],
    ),
    (
        "The raids came on Monday as gunmen killed three people in Homs.",
        "raid",
        ["The raids came on Monday"],
    ),
    # What was done to whom somebody is to free was done; the freeing was not.
    (
        "Union leaders gave the ministry two days to free the men it had detained on Monday.",
        "detain",
        ["the men it had detained on Monday"],
    ),
    (
        "Union leaders gave the ministry two days to free the men it had detained on Monday.",
        "free",
        ["Union leaders gave the ministry two days to free the men it had detained on Monday"],
    ),
    # A mark that closes what is quoted stays with it.
    (
        'In a statement the clinic confirmed that government jets were behind the "deliberate raids" that targeted the convoy.',
        "target",
        ['the "deliberate raids" targeted the convoy'],
    ),
    # Whom harm befalls while he attends something has met nobody, and has not fled who only tried to.
    (
        "Three nurses from the besieged town were killed by shells while attending a funeral on Friday evening.",
        "attend",
        [],
    ),
    (
        "Ministers attended the funeral of the envoy on Friday.",
        "attend",
        ["Ministers attended the funeral of the envoy on Friday"],
    ),
    (
        "The families were hit by shells while trying to flee the eastern districts on foot.",
        "flee",
        [],
    ),
    (
        "The families were trying to flee the eastern districts on foot.",
        "flee",
        ["The families were trying to flee the eastern districts on foot"],
    ),
    # Whom a speaker urges is whom he speaks of; the urging is his, not theirs.
    (
        "The party said that the council continues to ignore the crimes and breaches of the law urging it to review its positions.",
        "continue",
        ["the council continues to ignore the crimes and breaches of the law"],
    ),
    # A group and its allies do one thing together, and so do those who agree on it.
    (
        "Five people were killed in fighting which resulted in the Nusra Front and its allies taking control of the village.",
        "take",
        [
            "Five people were killed in fighting which resulted in the Nusra Front and its allies taking control of the village"
        ],
    ),
    (
        "Control of the town is split between Kurdish fighters and army units who agreed a truce last week.",
        "agree",
        ["Kurdish fighters and army units agreed a truce last week"],
    ),
    # A title's second verb has no place for its subject.
    (
        "Syrian Army Kills over 120 Gunmen in Hama Breaks Siege on Marla Plant.",
        "break",
        ["Syrian Army Breaks Siege on Marla Plant"],
    ),
    # An agency that is stuck to the word before it is none of the words.
    (
        "Army units inflicted heavy losses on the rebels in the first wave of the attackFNA reports.",
        "inflict",
        ["Army units inflicted heavy losses on the rebels in the first wave of the attack"],
    ),
    (
        "The shrine around ten kilometers (six miles) south of the centre of Damascus is guarded by troops but has been hit by shells.",
        "hit",
        ["The shrine has been hit by shells"],
    ),
    (
        "A brief truce between the army and rebel groups that was mediated by Moscow collapsed last month.",
        "mediate",
        ["A brief truce between the army and rebel groups was mediated by Moscow"],
    ),
    # A gloss on what somebody said is the report's own.
    (
        "Omar said the bombings killed 21 people in a Druze quarter referring to the sect to which the family belongs.",
        "kill",
        ["the bombings killed 21 people in a Druze quarter"],
    ),
    # How somebody looks, and that something was told, is no assertion.
    (
        "“They helped a man out of the rubble, his face caked in dust,” Omar said.",
        "cake",
        [],
    ),
    ("The source told the paper that.", "tell", []),
    # Those who died by other reports are counted by these.
    (
        "Four fighters were killed in Homs amid reports that dozens of them were killed in clashes near Aleppo.",
        "kill",
        [
            "Four fighters were killed in Homs amid reports that dozens of them were killed in clashes near Aleppo",
            "dozens of them were killed in clashes near Aleppo",
        ],
    ),
    # What somebody finds out whenever it happens has not happened; what he tells has.
    (
        "The monitor determines which planes carry out raids according to their type and the bombs used.",
        "raid",
        [],
    ),
]


@pytest.mark.parametrize(("text", "predicate", "words"), WHOLE)
def test_a_claim_is_of_what_happened_in_its_own_words(claim_about, text, predicate, words):
    """Nothing is glued to a claim that another clause tells, and what is only told beside it claims nothing alone."""
    assert [claim.text for claim in claim_about(text, predicate)] == words


# text, who speaks
SPEAKERS = [
    (
        "Both relief groups the Red Crescent and the Health Union have reported that 12 people were killed.",
        ["the Red Crescent", "the Health Union"],
    ),
    (
        "Members of the Red Crescent and the Health Union have reported that 12 people were killed.",
        ["Members of the Red Crescent and the Health Union"],
    ),
    (
        "The army went on with its operations on Monday inflicting heavy losses that killed twelve men in the port state-run SANA news agency reported.",
        ["state-run SANA news agency"],
    ),
    (
        "Some 14 nurses killed in Yemen aid convoy attack Red Cross AFP Tuesday 20 Sep 2016 The mayor left the city.",
        ["Red Cross"],
    ),
    ("Ten nurses killed as gunmen attack Red Cross AFP offices were closed.", []),
]


@pytest.mark.parametrize(("text", "speakers"), SPEAKERS)
def test_who_speaks_is_told_whole_and_apart(claim_about, text, speakers):
    """Several that are named are each a speaker, an outlet is given with whose it is, a headline's label tells it."""
    claim = claim_about(text, "kill")[0]
    chain = claim.attribution.chain if claim.attribution else ()
    assert [speaker.mention.text for speaker in chain] == speakers


def test_who_issues_a_document_speaks_before_it(claim_about):
    """The document carries what its author says."""
    (claim,) = claim_about(
        "The union issued a statement giving the ministry 48 hours to leave the town.", "give"
    )
    assert [speaker.mention.text for speaker in claim.attribution.chain] == ["The union", "a statement"]


# text, a predicate, measures and words of the numbers of its claim
FIGURES = [
    (
        "The group issued a statement giving the council 24 hours to release those it arrested a week ago when it raided the office.",
        "arrest",
        [],
    ),
    ("The group gave the council 24 hours to leave the town.", "leave", [("duration", "24 hours", None)]),
    (
        "The battle cost the lives of 14 soldiers and 11 gunmen.",
        "cost",
        [("killed", "14", "soldiers"), ("killed", "11", "gunmen")],
    ),
    ("Police seized 12 weapons caches.", "seize", [("seized", "12", "weapons caches")]),
    ("Police seized 12 weapons in the port.", "seize", [("seized", "12", "weapons")]),
    (
        "The gunmen now control roughly a third mostly villages in the north.",
        "control",
        [("share", "roughly a third", None)],
    ),
    ("It was about a third mostly local attack.", "attack", []),
]


@pytest.mark.parametrize(("text", "predicate", "figures"), FIGURES)
def test_a_claim_has_its_own_numbers(claim_about, text, predicate, figures):
    """A deadline is not how long something else took, both counts of lives are of the dead, a share needs no "of"."""
    claim = claim_about(text, predicate)[0]
    assert [(figure.measure, figure.text, figure.population) for figure in claim.figures] == figures


# text, words of the second claim, its time
TIMES = [
    (
        "Nine people were killed by raids after midnight in the port and six others were killed in the harbour district.",
        None,
    ),
    (
        "Nine people were killed by raids on Monday in the port and six others were killed in the harbour district.",
        "Monday",
    ),
]


@pytest.mark.parametrize(("text", "time"), TIMES)
def test_a_time_of_day_is_of_its_own_clause(claim_about, text, time):
    """A day goes for both of two clauses, an hour only for the one it stands in."""
    second = claim_about(text, "kill")[1]
    assert (second.time and second.time.text) == time
