"""Documents: PDF, Word, e-mail; and that each format has its reader."""

from email.message import EmailMessage

from secondsource.readers import supported_formats
from secondsource.readers.formats import reader
from tests.readers import makers
from tests.readers.samples import MORE, PAGE, REPORT, SAID

WRAPPED = [
    "The army said on Sunday that it had taken the town and that the",
    "rebels were gone from it. A nurse at the clinic told reporters of a",
    "govern-",
    "ment helicopter that had circled the government quarter until noon",
    "and had then flown off to the north of the town.",
]


def pdf_pages():
    """Three pages with a running head and numbers, wrapped lines, and two paragraphs each."""
    pages = []
    for number in (1, 2, 3):
        lines = [(72, 800, "Crossing Watch Report")]
        lines += [(72, 740 - 14 * at, words) for at, words in enumerate(WRAPPED)]
        lines += [(72, 640, f"The second paragraph of page {number} stands apart from the first one.")]
        lines += [(290, 40, f"{number}")]
        pages.append(lines)
    return pages


def test_pdf(read_report):
    """Lines of a PDF become paragraphs, broken words are joined, running heads and page numbers go."""
    report = read_report("a.pdf", makers.pdf(pdf_pages()))
    paragraphs = [line for line in report.text.split("\n") if line]
    assert paragraphs[0] == "Crossing Watch Report"
    assert paragraphs[1] == " ".join(WRAPPED).replace("govern- ment", "government")
    assert paragraphs[2] == "The second paragraph of page 1 stands apart from the first one."
    assert len(paragraphs) == 7
    assert sorted(dropped.text for dropped in report.dropped) == [
        "1",
        "2",
        "3",
        "Crossing Watch Report",
        "Crossing Watch Report",
    ]
    assert report.title == "Crossing Watch Report"
    assert report.published is None


def test_pdf_in_two_columns(read_report):
    """Lines of a narrow column are joined within it, and a sentence that goes on in the next column too."""
    left = [
        "The army said that President",
        "Assad had ordered the halt of",
        "all fighting in the old town and",
    ]
    right = [
        "in the eastern districts until",
        "Monday. The mayor of the town",
        "said that he had heard no shot.",
    ]
    lines = [(72, 740 - 14 * at, words) for at, words in enumerate(left)]
    lines += [(320, 740 - 14 * at, words) for at, words in enumerate(right)]
    assert read_report("a.pdf", makers.pdf([lines])).text == " ".join(left + right)


def test_docx(read_report):
    """Paragraphs and the cells of tables of a Word document are read in their order."""
    data = makers.word(
        [("Title", "Army takes town"), ("Normal", SAID), ("List Bullet", MORE)],
        [["Place", "Killed"], ["Aleppo", "80"]],
    )
    report = read_report("a.docx", data)
    assert report.text == f"Army takes town\n{SAID}\n{MORE}\nPlace\nKilled\nAleppo\n80"
    assert (report.title, report.provenance["title"]) == ("Army takes town", "paragraph of style 'Title'")
    assert report.published is None


MAIL = f"""From: Crossing Watch <desk@watch.example>
To: all@watch.example
Subject: Re: =?utf-8?q?Caf=C3=A9?= at the crossing
Date: Fri, 9 Dec 2016 15:20:00 +0200
Message-ID: <1@watch.example>
MIME-Version: 1.0
Content-Type: text/plain; charset=utf-8

{SAID}

{MORE}

-- 
Crossing Watch, field desk
"""  # noqa: W291 - the space is the mark of a signature


def test_mail(read_report):
    """A message's head gives title, sender and date; its signature is set apart."""
    report = read_report("a.eml", MAIL)
    assert (report.title, report.outlet, report.published) == (
        "Café at the crossing",
        "Crossing Watch",
        "2016-12-09T15:20:00+02:00",
    )
    assert report.text == f"{SAID}\n\n{MORE}"
    assert [(dropped.text, dropped.reason) for dropped in report.dropped] == [
        ("Crossing Watch, field desk", "signature")
    ]
    assert read_report("no-suffix", MAIL).text == report.text


def test_mail_with_attachments(read_bytes):
    """Attached documents are reports of their own; the HTML form of a body is not read twice."""
    message = EmailMessage()
    message["From"], message["Subject"] = "a@b.example", "Two reports"
    message.set_content(REPORT)
    message.add_alternative(PAGE, subtype="html")
    message.add_attachment(makers.pdf(pdf_pages()), maintype="application", subtype="pdf", filename="b.pdf")
    message.add_attachment(b"\x89PNG", maintype="image", subtype="png", filename="logo.png")
    found = read_bytes("a.eml", message.as_bytes())
    assert [report.uri for report in found] == ["a.eml", "a.eml!/b.pdf"]
    assert found[0].text == REPORT.strip()


def test_mailbox(read_bytes):
    """Each message of a mailbox is a report."""
    box = "".join(
        f"From a@b.example Fri Dec  9 15:20:00 2016\n{MAIL.replace('crossing', f'gate {at}')}\n"
        for at in (1, 2)
    )
    found = read_bytes("a.mbox", box)
    assert [(one.uri, one.title) for one in found] == [
        ("a.mbox#1", "Café at the gate 1"),
        ("a.mbox#2", "Café at the gate 2"),
    ]


def test_forwarded_mail(read_report):
    """The head of a message that was passed on is the report's, not that of who passed it on."""
    body = f"---------- Forwarded message ---------\nFrom: Harbor Post\nDate: 8 December 2016\nSubject: Army takes town\n\n{SAID}\n"
    report = read_report(
        "a.eml", f"From: x@y.example\nTo: z@y.example\nSubject: Fwd: look\nMIME-Version: 1.0\n\n{body}"
    )
    assert (report.title, report.outlet, report.published) == ("Army takes town", "Harbor Post", "2016-12-08")
    assert report.text == f"Army takes town\n\n{SAID}"


def test_forwarded_mail_below_a_note(read_report):
    """A short note above what is passed on is kept apart, an address is no part of an outlet's name, and a telephone's line is none of the report's."""
    body = f"FYI, see below.\n\nBegin forwarded message:\n\nFrom: Harbor Post <desk@harbor.example>\nDate: 8 December 2016\nSubject: Army takes town\n\n{SAID}\n\nSent from my iPhone\n"
    report = read_report("a.eml", f"From: x@y.example\nSubject: Fwd: look\nMIME-Version: 1.0\n\n{body}")
    assert (report.outlet, report.published, report.text) == (
        "Harbor Post",
        "2016-12-08",
        f"Army takes town\n\n{SAID}",
    )
    reasons = {dropped.text: dropped.reason for dropped in report.dropped}
    assert reasons["FYI, see below."] == "note of who passed it on"
    assert "Sent from my iPhone" in reasons


def test_what_is_passed_on_below_a_report_is_part_of_it(read_report):
    """What stands above a message that is passed on is the report where it is more than a note."""
    body = f"{SAID}\n\n{MORE}\n\n{SAID}\n\n{MORE}\n\n---- Original Message ----\nFrom: Harbor Post\nDate: 8 December 2016\n\nSend it.\n"
    report = read_report(
        "a.eml",
        f"From: x@y.example\nDate: Fri, 9 Dec 2016 10:00:00 +0000\nSubject: Re: look\nMIME-Version: 1.0\n\n{body}",
    )
    assert report.published == "2016-12-09T10:00:00Z"
    assert report.text.startswith(SAID)


def test_mailbox_of_bare_messages(read_bytes):
    """Messages of a mailbox need no more than a sender and a date."""
    box = "".join(
        f"From a@b Fri Dec  9 15:20:00 2016\nFrom: a@b\nDate: Fri, 9 Dec 2016 15:20:00 +0000\nSubject: Gate {at}\n\n{SAID}\n\n"
        for at in (1, 2)
    )
    assert [one.title for one in read_bytes("inbox", box)] == ["Gate 1", "Gate 2"]


def test_supported_formats():
    """Each format that is named has a module that reads it."""
    names = [form.name for form in supported_formats()]
    assert len(names) == len(set(names)) >= 16
    assert all(callable(reader(name)) for name in names)
