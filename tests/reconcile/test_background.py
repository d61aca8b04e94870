"""What a report tells of an earlier happening for comparison."""

import pytest

from secondsource.reconcile.background import earlier_words


@pytest.mark.parametrize(
    ("sentence", "earlier"),
    [
        ("The last major earthquake in February killed 612 people.", True),
        ("The 2003 Bam quake killed 31,000 people.", True),
        ("A fire in a club in Rosario in 1997 took 34 lives too.", True),
        ("A similar strike last year drew far fewer.", True),
        ("Ten years ago, 40 people died in the same valley.", True),
        ("It was the worst flood since 1959.", False),
        ("In February, a quake killed 612 people.", True),
        ("There had been no trouble at previous celebrations.", True),
        ("In November, a quake killed 612 people.", False),
        ("In October, it had killed twelve.", False),
        ("A quake killed ten people on Sunday.", False),
        ("In 2016 the quake killed ten people.", False),
        ("The death toll of the quake rose to 12 on Monday.", False),
        ("The village of 1,500 people was flattened.", False),
        ("The last bodies were found on Tuesday.", False),
    ],
)
def test_what_words_date_before_the_news(sentence, earlier):
    """Another year, "last year", "the last major quake" tell of something before the news; a day of the week does not."""
    assert earlier_words(sentence, "2016-11-28") == earlier
