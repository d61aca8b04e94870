"""Parts of a headline that only name the matter or the document."""

import pytest

from secondsource.claims import extract
from secondsource.model import OffsetMap, Report, Span

BODY = "\n\nTwelve people were killed in Sfax on Tuesday, the interior ministry said."
# headline, words of its claims
HEADLINES = [
    ("Sfax explosion", []),
    ("Pakistan: Earthquake Flash Update No. 3", []),
    ("Khuzdar quake: what we know", []),
    ("Sfax explosion: toll rises to 27", ["toll rises to 27"]),
    ("Explosion in Sfax kills twelve", ["Explosion in Sfax kills twelve"]),
    ("Strong quake hits southwestern Pakistan", ["Strong quake hits southwestern Pakistan"]),
    ("Police update toll of Sfax blast to 27", ["Police update toll of Sfax blast to 27"]),
]


@pytest.mark.parametrize(("headline", "told"), HEADLINES)
def test_what_only_names_the_matter_tells_nothing(reader, headline, told):
    """The name of a matter, of a document, and what is promised to be told assert nothing; the rest of the headline does."""
    text = headline + BODY
    report = Report(
        id="report-labels",
        uri="labels.txt",
        text=text,
        sha256="0" * 64,
        offsets=OffsetMap("characters", ()),
        title=headline,
        language="en",
        spans={"title": Span(0, len(headline))},
    )
    found = {claim.text for claim in extract(report, reader(text)).claims if claim.headline}
    assert found == set(told)
