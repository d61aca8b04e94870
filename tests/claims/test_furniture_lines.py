"""Lines of a page that nobody tells anything by, and labels between a date line and its sentence."""

import pytest

from secondsource.claims.tree import Tree

REPORT = "A bomb killed 12 people in the town on Tuesday.\nThe governor visited the place.\n"
NEXT = "\nThe army denied it on Monday."

# text, the words that are no part of what is told
LINES = [
    (f"{REPORT}READ MORE: Rocket survives hard landing in the sea{NEXT}", "READ MORE: Rocket survives hard landing in the sea"),
    (f"{REPORT}More than ten people were hurt.{NEXT}", ""),
    (f"{REPORT}Laboratory can't test for the drug{NEXT}", "Laboratory can't test for the drug"),
    (f"{REPORT}The laboratory couldn't test for the drug{NEXT}", ""),
    (f"{REPORT}Northern camp: 14 killed{NEXT}", ""),
    (f"{REPORT}Why the ministry fears an attack{NEXT}", "Why the ministry fears an attack"),
    (f"{REPORT}Why does the ministry fear an attack?{NEXT}", ""),
    (f"{REPORT}(Writing by John Miller Paris Desk)", "(Writing by John Miller Paris Desk)"),
    (f"{REPORT}Sources: Agency/www.agency.example/town", "Sources: Agency/www.agency.example/town"),
    ("Sources: the army left the town.", ""),
    (f"{REPORT}Registration Number: 130349", "Registration Number: 130349"),
    (f"{REPORT}Source ValleyNews and agencies", "Source ValleyNews and agencies"),
    (f"{REPORT}Source Agency (Valley News and Agencies) Rebels have left the town.", "Source Agency (Valley News and Agencies)"),
    (f"{REPORT}Source code of the program was stolen.", ""),
    (f"{REPORT}Sources Close to the governor denied it.", ""),
    ("Rebels and army agree to a truce in the town Source ValleyNews and agencies", "Source ValleyNews and agencies"),
    ("07.08.2015Get short URL Topic Truce Ends as Rebels Advance (372) 0 25 A bomb killed two nurses in the town.", "07.08.2015Get short URL Topic Truce Ends as Rebels Advance (372) 0 25"),
    (f"{REPORT}The agency gave a short URL 12 times.", "short URL"),
    (f"{REPORT}The governor left the town. ... 13 Tags Valley truce Rebels in the North Comment on this", "... 13 Tags Valley truce Rebels in the North Comment on this"),
    (f"{REPORT}The governor named ... 13 related men.", ""),
    (f"{REPORT}Ten rockets hit the mill pic.twitter.com/x1Yz Jane Miller (janemiller) May 3 2016 The army left.", "pic.twitter.com/x1Yz Jane Miller (janemiller) May 3 2016"),
    (f"{REPORT}Ten rockets hit the mill httpst.coAb12 pic.twitter.comx1Yz The army left.", "httpst.coAb12 pic.twitter.comx1Yz"),
    (f"{REPORT}The army posted it on Twitter (now X) on May 3 2016.", ""),
]  # fmt: skip


@pytest.mark.parametrize(("text", "words"), LINES)
def test_links_headings_and_credits_are_no_part_of_a_report(reader, text, words):
    """A line that tells something of its own, with an article, a past tense, a count or a mark at its end, stays."""
    tree = Tree(reader(text))
    aside = "".join(tree.words[i] for i in sorted(tree.aside) if tree.pos[i] != "SPACE")
    assert aside == words.replace(" ", "")


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("28-04-2016 Syria 20 Civilians Killed in Terrorist Attacks in Aleppo.", "28-04-2016 Syria"),
        ("28-04-2016 Syrian Rebels Killed in Terrorist Attacks in Aleppo.", "28-04-2016"),
        ("28-04-2016 Syria Says Civilians Killed in Terrorist Attacks in Aleppo.", "28-04-2016"),
        (
            "Fri Sep 30 2016 102138 Warplanes of the army struck the town in the north.",
            "Fri Sep 30 2016 102138",
        ),
        (
            "UPDATED Suicide attack on a wedding in Syria kills 32 people in the north.",
            "UPDATED",
        ),
        ("Updated rules for the camp were read out on Monday.", ""),
        (
            "Last updated at Feb 022015 Beirut Syrian government air strikes killed at least 44 people on Monday.",
            "Last updated at Feb 022015 Beirut",
        ),
        ("BOGOTA, 3 SEP 89 (AFP) -- A bomb went off in the town.", "BOGOTA, 3 SEP 89 (AFP) --"),
    ],
)
def test_labels_behind_a_date_line_belong_to_it(reader, text, words):
    """A country before a heading in capitals, a town before a people's adjective, a clock, a page's mark."""
    tree = Tree(reader(text))
    assert "".join(tree.words[i] for i in sorted(tree.aside)) == words.replace(" ", "")
