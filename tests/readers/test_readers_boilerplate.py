"""What is dropped from plain text, and what never is."""

import doctest

import pytest

from secondsource.model import Span
from secondsource.readers import boilerplate, to_source
from secondsource.readers.boilerplate import find, reason
from secondsource.readers.layout import split_lines
from tests.readers.samples import MORE, SAID

DROPPED = [
    ("Leave a Reply", "comment form"),
    ("Leave a Reply Cancel reply", "comment form"),
    ("Your email address will not be published. Required fields are marked *", "comment form"),
    ("Your email address will not be published.", "comment form"),
    ("Required fields are marked *", "comment form"),
    ("Name *", "comment form"),
    ("Name * Email * Website", "comment form"),
    ("Save my name, email, and website in this browser for the next time I comment.", "comment form"),
    ("Notify me of follow-up comments by email.", "comment form"),
    ("You must be logged in to post a comment.", "comment form"),
    ("3 Comments", "comment form"),
    ("Comments are closed.", "comment form"),
    (
        "We use cookies to improve your experience. By continuing you accept our use of cookies.",
        "cookie notice",
    ),
    ("This website uses cookies. Accept", "cookie notice"),
    ("Subscribe to our newsletter", "newsletter notice"),
    ("Sign up for our daily newsletter and never miss a story", "newsletter notice"),
    ('To stop receiving these updates, reply with the word "unsubscribe".', "newsletter notice"),
    ("Newsletter Sign Up", "newsletter notice"),
    ("Thank you for subscribing!", "newsletter notice"),
    ("You agree to receive occasional updates and special offers", "newsletter notice"),
    ("By subscribing, you agree to our Terms of Use and Privacy Policy.", "newsletter notice"),
    ("Subscribe to read the rest of this article.", "newsletter notice"),
    ("Already a subscriber? Log in", "newsletter notice"),
    (
        "Chat with us in Facebook Messenger. Find out what's happening in the world as it unfolds.",
        "share line",
    ),
    (
        (
            "Newsletter Sign Up Continue reading the main story Please verify you're not a robot by clicking the box. "
            "Invalid email address. Please re-enter. You must select a newsletter to subscribe to. View all newsletters."
        ),
        "newsletter notice",
    ),
    (
        (
            "Get daily updates directly to your inbox + Subscribe Thank you for subscribing! Could not subscribe, "
            "try again later Invalid Email"
        ),
        "newsletter notice",
    ),
    ("Get digital access", "newsletter notice"),
    ("Re-enter zip code or sign up for digital access.", "newsletter notice"),
    ("Hide Caption 10 of 30", "notice of the site's software"),
    ("Photos: The market after the raid Hide Caption 10 of 30", "notice of the site's software"),
    ("Slideshow (12 Images)", "notice of the site's software"),
    ("Enlarge this image toggle caption Jo Bell/NWS Jo Bell/NWS", "notice of the site's software"),
    (
        "External links are provided for reference purposes. NWS is not responsible for the content of external Internet sites.",
        "notice of the site's software",
    ),
    (
        "NWS transcripts are created on a rush deadline by a contractor. This text may not be in its final form.",
        "notice of the site's software",
    ),
    (
        "Do you have a story for the news team? Email us at desk@wire.example or call 020 7946 0000",
        "call to readers",
    ),
    ("Contact the writer at jo.bell@wire.example", "call to readers"),
    ("Email: jo@wire.example; Follow our columnist @jobell on Twitter", "call to readers"),
    ("SaveSaveSave", "share line"),
    ("Old City falls silent as buses leave Read more", "related link"),
    ("More: Airport chaos as power fails", "related link"),
    ("For more on the war: http://wire.example/war", "related link"),
    ("Scroll for video", "advertisement"),
    ("Photos", "notice of the site's software"),
    ("3 of 12", "notice of the site's software"),
    ("Share this:", "share line"),
    ("Share on Facebook", "share line"),
    ("Tweet", "share line"),
    ("Facebook Twitter WhatsApp Email Print", "share line"),
    ("Click to share on Twitter (Opens in new window)", "share line"),
    ("Follow us on Twitter @NorthernWire", "share line"),
    ("© 2016 Northern Wire. All rights reserved.", "copyright line"),
    (
        "Copyright 2016 The Associated Press. All rights reserved. This material may not be published.",
        "copyright line",
    ),
    ("All rights reserved.", "copyright line"),
    ("Skip to content", "navigation"),
    ("Home » World » Middle East", "navigation"),
    ("Home | News | Sport | Weather", "navigation"),
    ("Back to top", "navigation"),
    ("Related articles", "related link"),
    ("Read more:", "related link"),
    ("READ MORE: Airport chaos as power fails in busiest hub", "related link"),
    ("You may also like", "related link"),
    ("Advertisement", "advertisement"),
    ("Story continues below advertisement", "advertisement"),
    ("Please enable JavaScript to view the comments.", "notice of the site's software"),
]
KEPT = [
    "The website uses stolen cookies, the court heard, and must close.",
    "Cookies are used here, the minister joked, to make people talk, and nobody laughed at it in the long hall.",
    "No comment.",
    "Save us!",
    "Send us home.",
    "You will never read more",
    "More: that is what they asked for, he said.",
    "For more than a week nobody came.",
    "Do you have a story to tell the court? the judge asked, and the man began.",
    "Contact the writers of the letter, the judge told the police.",
    "Enlarge this image of the enemy and you will see yourself, he said.",
    "Get updates from the front, the general told his officers.",
    "The boy was asked to prove that he was not a robot.",
    "Sign up, the recruiters told the young men, and your families will be fed.",
    "Share the burden, the commissioner asked the governments of Europe.",
    "The newsletter of the charity said that the hospital was hit twice.",
    "Subscribers to the newsletter were told that the camp would close on Friday.",
    "You agree to receive the bodies, the officer told the families.",
    "I agree to receive them, the mayor said, and the updates came at noon.",
    "Subscribe to this view, he said, and you will bury more children.",
    "Photos showed three bodies in the street.",
    "Hide the wounded, the commander told his men.",
    "Newsletters that signed up fighters were closed.",
    "3 of 12 hostages were freed",
    "Chat with us, the rebels wrote to the minister.",
    "Copyright law was debated in parliament on Tuesday.",
    "He said all rights were reserved for the people of the city, not for its rulers.",
    "Related violence killed eleven people in the suburbs.",
    "Related: three people were killed in a second attack, the governor said.",
    "Leave a reply from the government aside, the opposition has none either.",
    "Follow the money, said the inspector.",
    "Home again after five years, the family found the house burned.",
    "Print shops in the city were closed by the militia.",
    "Twitter and Facebook.",
    "Facebook",
    "Comment from the ministry was not available.",
    "Names of the dead were read out in the square.",
    "No comment was given by the ministry.",
    "Next week the two sides will meet in Geneva.",
    "Search teams found six bodies.",
    "Watch towers were built along the road.",
    "Watch: the army was told to go in, he said.",
    "Email us your questions, the rebels told the mediators in a leaked message that was read out in court.",
    "More than 80 people have died in the city.",
    "Read the declaration, the president told reporters.",
    "12 wounded",
    "Advertisement revenue fell in the war's first year.",
    "In using this website of the rebels, the court heard, the men got orders.",
    "Cancel the talks, he said.",
    "Register now, refugees were told, or lose your tents.",
]


def test_worked_examples():
    """The examples in the docstrings hold."""
    failed, tried = doctest.testmod(boilerplate)
    assert tried
    assert failed == 0


@pytest.mark.parametrize(("line", "why"), DROPPED)
def test_forms_are_dropped_with_their_reason(line, why):
    """A line that is boilerplate as a whole is recognized."""
    assert reason(line) == why


@pytest.mark.parametrize("line", KEPT)
def test_sentences_are_kept(line):
    """No sentence is dropped for a word that boilerplate also has."""
    assert reason(line) is None


def dropped(text):
    """Return the lines of a text that are dropped."""
    lines = split_lines(text)
    return [text[lines[refuse.line].start : lines[refuse.line].end] for refuse in find(text, lines)]


def test_links_below_related_at_the_end():
    """Headlines below "Related stories" go with it, where nothing but such lines follows."""
    links = "Old City falls silent\nWhat Geneva can and cannot do"
    assert dropped(f"{SAID}\n\nRelated stories\n{links}") == ["Related stories", *links.split("\n")]


def test_a_sentence_after_related_stays():
    """Where a sentence follows, only the line itself goes."""
    assert dropped(f"{SAID}\n\nRead more\n{MORE}") == ["Read more"]
    assert dropped(f"{SAID}\n\nRelated stories\nOld City falls silent\n{MORE}") == ["Related stories"]


@pytest.mark.parametrize(
    ("notice", "why"),
    [
        ("Advertisement Continue reading the main story", "advertisement"),
        (
            "Click to share on WhatsApp (Opens in new window) Click to share on Facebook (Opens in new window)",
            "share line",
        ),
        ("Read or Share this story: https://wire.example/x1", "share line"),
        (
            "Get politics updates directly to your inbox + Subscribe Thank you for subscribing!",
            "newsletter notice",
        ),
        ("Copyright 2016 Northern Wire. All rights reserved.", "copyright line"),
        (
            "Leave a Reply Your email address will not be published. Required fields are marked *",
            "comment form",
        ),
        ("1 of 26 Full Screen Autoplay Close Skip Ad ×", "notice of the site's software"),
    ],
)
def test_notices_among_the_words_of_a_line(read_report, notice, why):
    """Where a page was copied without its line ends, its notices go, the words around them stay, and each keeps its place."""
    source = f"{SAID} {notice} {MORE}"
    report = read_report("a.txt", source.encode())
    assert report.text == f"{SAID} {MORE}"
    assert [(dropped.text, dropped.reason) for dropped in report.dropped] == [(notice, why)]
    start, end = report.dropped[0].source
    assert source.encode()[start:end].decode() == notice
    at = report.text.index(MORE)
    assert to_source(report.offsets, Span(at, at + len(MORE)))[1] == len(source.encode())


@pytest.mark.parametrize(
    "text",
    [
        "The page that stole the names said “Your email address will not be published.” to all who came.",
        'It carried the line "Copyright 2016 Northern Wire. All rights reserved." on pictures that were not its own.',
        "Advertisement was banned. Continue reading the law, he said.",
        "Readers who click to share on the network (which opens in a new window) were watched.",
    ],
)
def test_what_only_speaks_of_notices_stays(text):
    """A notice that a report quotes, and words that are like one, are the report's."""
    assert boilerplate.amid(text) == []
