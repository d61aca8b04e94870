"""Date lines that ran into a sentence."""

import pytest

from secondsource.claims.tree import Tree

OTHER_HEADLINES = (
    "Violence Erupts As Rebels Rise Related Town Lies Ruins After Strikes Government Strikes Against Rebels Kill Many "
    "Civilians Watchdog Voters Support Strikes Against Rebels Poll Strikes Kill Over Nine Hundred"
)
BELOW = (
    "Source Agency and others Related News Mayor dissolves council Summit in the capital calls for peace "
    "A picture says it all. Follow us on the web. Privacy Policy Contact Us"
)
# text, the words at its edges that are a date line
EDGES = [
    # What an editor says of a text before it.
    (
        "TEGUCIGALPA, 8 FEB 89 (ACAN)-- [TEXT] REBELS SHELLED THE TOWN.",
        "TEGUCIGALPA , 8 FEB 89 ( ACAN )-- [ TEXT ]",
    ),
    (
        "PUEBLO, 3 JAN 90 -- [REPORT] [ARMY PRESS, NEWS] REBELS SHELLED IT.",
        "PUEBLO , 3 JAN 90 -- [ REPORT ] [ ARMY PRESS , NEWS ]",
    ),
    ("PUEBLO, 3 JAN 90 -- [Ten] REBELS SHELLED THE TOWN.", "PUEBLO , 3 JAN 90 --"),
    (f"Rebels shelled the town on Monday. {BELOW}", BELOW),
    ("Rebels shelled the town, Related News reported on Monday.", ""),
    (
        "Related stories Mayor dissolves council after the vote\nRebels shelled the town.",
        "Related stories Mayor dissolves council after the vote",
    ),
    (
        "Most Read In Sport Runner breaks her record in the rain\nRebels shelled the town.",
        "Most Read In Sport Runner breaks her record in the rain",
    ),
    ("Most readers of the paper were in the town on Monday.", ""),
    (
        "Rebels shelled the town. Raid on the market kills ten - YouTube The army took the base on Monday.",
        "Raid on the market kills ten - YouTube",
    ),
    ("Rebels posted a video on YouTube on Monday.", ""),
    (
        "Residents inspect a house after a raid on the town. (News and Agencies) Ten people were hurt.",
        "Residents inspect a house after a raid on the town .",
    ),
    (
        "A man holds a child in this handout picture provided by the agency. Ten people were hurt.",
        "A man holds a child in this handout picture provided by the agency .",
    ),
    ("Ten residents were hurt in a raid on the town. (Reuters) The army denied it.", "(Reuters)"),
    ("The army took the town. Rebel assault The army said on Monday that it held the base.", "Rebel assault"),
    ("17 May 2014 US jets hit the town on the border.", "17 May 2014"),
    ("Aleppo Eight civilians were hurt in a raid on a camp in Aleppo province.", "Aleppo"),
    ("Aleppo residents were hurt in a raid on a camp in Aleppo province.", ""),
    (
        "The mayor denied it. Homs Army units continued to advance towards the dam in Homs countryside on Monday.",
        "Homs",
    ),
    (
        "The mayor denied it. Hama Units of the army killed 40 rebels near the dam in Hamas countryside.",
        "Hama",
    ),
    (
        "The Homs Army units fled. Homs Army units continued to advance towards the dam in Homs countryside on Monday.",
        "",
    ),
    (
        "Tuesday 03 May 2016 19:11 Valley Coalition Demands UN Action under Chapter VII Following Militia Gas Attacks on Homs Idlib Residents said rebels bombed the town.",
        "Tuesday 03 May 2016 19:11 Following",
    ),
    ("Valley Council Demands Action. Following Militia Gas Attacks on Homs", ""),
    (
        "The mayor left the town. Read more here Girl pulled alive from rubble in Homs The army denied it on Monday.",
        "Read more here Girl pulled alive from rubble in Homs",
    ),
    ("The mayor left the town. Read more books, the mayor said to the army on Monday.", ""),
    (
        "The mayor denied it. Valencia evacuation Jane Miller has left the town as well.",
        "Valencia evacuation",
    ),
    ("The mayor denied it. Fierce battle Fighting for the mill has gone on since Monday.", "Fierce battle"),
    ("The mayor denied it. Valencia spokeswoman Jane Miller has left the town as well.", ""),
    ("The mayor denied it. Condemning air strikes Jane Miller has left the town as well.", ""),
    (
        "Ten people were hurt on Monday. Tags Syria Aleppo Russia airstrikes US ceasefire Hundreds of people have left the town since Monday.",
        "Tags Syria Aleppo Russia airstrikes US ceasefire",
    ),
    (
        "Ten people were hurt on Monday. Tags Syria Aleppo children deaths human rights Eleven children were hurt on Thursday in a raid on the town.",
        "Tags Syria Aleppo children deaths human rights",
    ),
    (
        "Ten people were hurt on Monday. Tags in the shirts showed the name of the maker of the uniforms.",
        "",
    ),
    ("Slideshow (3 Images) Rebels shelled the town.", "Slideshow ( 3 Images )"),
    ("Mon Oct 31 2016 Syrian Army kills 33 fighters in the south", "Mon Oct 31 2016"),
    ("Published July 2 2016 At least 16 civilians were killed on Friday.", "Published July 2 2016"),
    ("15 July 2015 Rebels took the town.", "15 July 2015"),
    ("Rebels took the town, monitors say AFP Friday 5 Sep 2014", "AFP Friday 5 Sep 2014"),
    ("BEIRUT (AP) -- Rebels took the town on Friday.", "BEIRUT ( AP ) --"),
    ("UNITED NATIONS -- The council met on Friday.", "UNITED NATIONS --"),
    ("17-06-2016 Seven civilians were injured in the town.", "17 - 06 - 2016"),
    ("Last updated at Jul 172015 Barrel bombs killed 11 civilians.", "Last updated at Jul 172015"),
    ("27 February 2016 ISIS attacks the town on the border.", "27 February 2016"),
    (
        "RAMALLAH, West Bank, Jan 1 (Reuters) - Police charged a boy on Monday.",
        "RAMALLAH , West Bank , Jan 1 ( Reuters ) -",
    ),
    ("(CNN) The mayor and 40 residents left the town on Friday.", "( CNN )"),
    ("Raid on the market kills ten 21 November 2016 SANA Aircraft shelled the village of Hajin.", "SANA"),
    ("Hamas A senior official said that the crossing was closed on Monday.", "Hamas"),
    ("Twitter / @someone Zoo directors insisted that the zoo was safe.", "Twitter / @someone"),
    ("Media caption Residents fled the town on foot.", "Media caption"),
    (
        "File - In this Thursday, Dec. 28, 2017 file photo, a farmer is brought to court.",
        "File - In this Thursday, Dec. 28, 2017 file photo, a farmer is brought to court.",
    ),
    ("Friday 10 July 2015 19:14 Rebels took the town.", "Friday 10 July 2015 19 : 14"),
    ("Rebels executed three men in the village of Hajin 8 November 2016", "8 November 2016"),
    ("NOBODY WILL LEAVE The army opened a road out of the town on Friday.", "NOBODY WILL LEAVE"),
    (
        "Some of the girls are seen at a meeting in Abuja, October 13, 2016. [Photo/Agencies] Ten people were hurt.",
        "Some of the girls are seen at a meeting in Abuja, October 13, 2016. [Photo/Agencies]",
    ),
    ("READ MORE: Rebels shelled the town on Monday.", "READ MORE"),
    (OTHER_HEADLINES, OTHER_HEADLINES),
    ("24 November 2016 US-led raids killed ten civilians in the town.", "24 November 2016"),
    ("Officers searched the hotel on Monday. Hide Caption 14 of 30", "Hide Caption 14 of 30"),
    ("The editors hide caption 14 of the 30 in print.", ""),
    ("UNICEF AND officials opened a road out of the town on Friday.", ""),
    ("Rebels executed three men on 8 November 2016", ""),
    ("The media caption was wrong, the agency said on Friday.", ""),
    ("In this village a farmer was brought to court on Friday.", ""),
    ("SANA Aircraft shelled the village of Hajin.", ""),
    ("The army (SAA) took the village of Hajin on Friday.", ""),
    ("Vitamin A was given to the children of the camp on Friday.", ""),
    ("Smoke rises over the town. (Photo: Jo Roe) Ten people were hurt.", "Smoke rises over the town ."),
    ("Rebels shelled the town on Monday. (Photo: Jo Roe)", ""),
    ("The army says it holds the town. (Photo: Jo Roe)", ""),
    ("NATO jets hit the town.", ""),
    ("On 15 July 2015 rebels took the town.", ""),
    ("15 July 2015 was the worst day of the siege.", ""),
    ("Rebels took the town on Friday 5 September 2014.", ""),
    ("10 March 2016 After a week of talks the council left the town.", "10 March 2016"),
    ("10 March 2016 after a week of talks was the day of the vote.", ""),
    (
        "Posted on March 3 2016 by Jane Miller Flood Closes Bridge in Eastern Valley",
        "Posted on March 3 2016 by Jane Miller",
    ),
    ("Posted on March 3 2016 by the council the list of the dead had ten names.", ""),
    ("July 2015 brought no peace to the town.", ""),
    ("At least 16 civilians were killed in NATO raids on Friday.", ""),
]


@pytest.mark.parametrize(("text", "words"), EDGES)
def test_a_full_date_that_nothing_ties_to_the_sentence_is_a_date_line(reader, text, words):
    """A preposition, a verb or a missing day or year leaves it in the sentence; capitals alone are no date line."""
    tree = Tree(reader(text))
    assert "".join(tree.words[index] for index in sorted(tree.aside)) == words.replace(" ", "")
