"""The small parts: marks, dates, numbers, shapes, packs, charts."""

import itertools
from dataclasses import replace
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from secondsource.dossier import dates, shelves
from secondsource.dossier.build import build
from secondsource.dossier.lineage_page import _differences, _from_a_word, _is_bound
from secondsource.dossier.lines import claim_decisions
from secondsource.dossier.lookup import label, look, number, other_names, sure
from secondsource.dossier.marks import Mark, paragraphs, passage
from secondsource.dossier.prose import Names, prose
from secondsource.dossier.range_plot import _steps, _ticks
from secondsource.dossier.shapes import Window, clip, countries, country_names, within
from secondsource.dossier.timeline import _best
from secondsource.model import Key, Reconciliation, Snapshot, Span


@pytest.mark.parametrize(
    ("iso", "text"),
    [
        ("2016", "2016"),
        ("2016-12", "December 2016"),
        ("2016-12-08", "8 December 2016"),
        ("2016-12-08T14:05Z", "8 December 2016, 14:05 UTC"),
        ("2016-12-08T14:05+02:00", "8 December 2016, 14:05 UTC+02:00"),
        ("2016-12-08T14:05", "8 December 2016, 14:05"),
        ("2016-13", "2016-13"),
        ("2016-W49", "2016-W49"),
        ("soon", "soon"),
    ],
)
def test_dates_keep_their_precision(iso, text):
    """A partial date is read with the precision it has; what is no date is shown as it is."""
    assert dates.readable(iso) == text


@pytest.mark.parametrize(
    ("start", "end", "text"),
    [
        ("2016-12-08", "2016-12-08", "8 December 2016"),
        ("2016-12-07", "2016-12-09", "7–9 December 2016"),
        ("2016-11-12", "2016-12-08", "12 November – 8 December 2016"),
        ("2015-11-12", "2016-12-08", "12 November 2015 – 8 December 2016"),
        ("2011", None, "from 2011"),
        (None, "2016-12", "until December 2016"),
        ("2016-12-08T15:00", "2016-12-08T17:00", "8 December 2016, 15:00 – 17:00"),
        (None, None, None),
    ],
)
def test_intervals(start, end, text):
    """An interval says its parts no more often than needed, and an open end as open."""
    assert dates.interval(start, end) == text


@pytest.mark.parametrize(
    ("iso", "first", "last"),
    [
        ("2016", "2016-01-01", "2016-12-31"),
        ("2016-02", "2016-02-01", "2016-02-29"),
        ("2016-12", "2016-12-01", "2016-12-31"),
        ("2016-12-08T14:05Z", "2016-12-08", "2016-12-08"),
    ],
)
def test_a_partial_date_covers_days(iso, first, last):
    """A year or month begins with its first day and ends with its last."""
    assert (dates.first_day(iso).isoformat(), dates.last_day(iso).isoformat()) == (first, last)


def test_what_is_no_date_covers_nothing():
    """No day is made up for what is no date."""
    assert dates.first_day("") is None
    assert dates.first_day("XXXX-WXX-4") is None
    assert dates.day_of("2016-12") is None


@pytest.mark.parametrize(
    ("value", "text"),
    [(None, None), (8000.0, "8,000"), (0.0, "0"), (3.5, "3.5"), (1234567.25, "1,234,567.2")],
)
def test_numbers(value, text):
    """Numbers have their thousands apart and no more decimals than they have."""
    assert number(value) == text


def test_labels():
    """Codes become words."""
    assert label("SINGLE_ORIGIN") == "single origin"


@given(
    st.text(min_size=1, max_size=60),
    st.lists(st.tuples(st.integers(0, 60), st.integers(0, 60), st.sampled_from("abc")), max_size=8),
)
def test_marked_text_is_the_text(text, given_marks):
    """However marks overlap, the segments together are the text, and each carries exactly the marks over it."""
    marks = [Mark(Span(min(a, b), max(a, b)), k, k) for a, b, k in given_marks if a != b]
    shown = passage(text, 1, Span(0, len(text)), marks)
    assert "".join(s.text for s in shown.segments) == text == shown.words.text
    at = 0
    for segment in shown.segments:
        over = {m.kind for m in marks if m.span.start <= at < m.span.end}
        assert set(segment.marks) == over
        at += len(segment.text)


@given(st.text(max_size=80))
def test_paragraphs_leave_nothing_out(text):
    """Every character that is no space is in exactly one paragraph."""
    spans = paragraphs(text)
    assert "".join("".join(s.of(text).split()) for s in spans) == "".join(text.split())
    assert all(a.end <= b.start for a, b in itertools.pairwise(spans))


def test_shapes_are_there_and_closed():
    """The countries are there by code, and their outlines are closed."""
    found = {c.code: c for c in countries()}
    assert len(found) > 190
    west = [x for ring in found["SY"].rings for x, _ in ring]
    assert 35 < min(west) < 36.5
    assert 41.5 < max(west) < 43
    assert all(r[0] == r[-1] for r in found["SY"].rings)


def test_shapes_have_no_jumps():
    """A country on both sides of the 180th meridian is one piece, and shows in a window on either side."""
    russia = next(c for c in countries() if c.code == "RU")
    steps = [abs(a[0] - b[0]) for ring in russia.rings for a, b in pairwise(ring)]
    assert max(steps) < 90
    assert within(russia, Window(175, 60, 190, 70))
    assert within(russia, Window(-185, 60, -170, 70))
    assert not within(russia, Window(-100, 0, -50, 40))


def test_clipping():
    """What lies inside a window stays, what lies outside goes, and what crosses is cut at the border."""
    window = Window(0, 0, 10, 10)
    inside = [(1.0, 1.0), (2.0, 1.0), (2.0, 2.0)]
    assert sorted(clip(inside, window)) == sorted(inside)
    assert clip([(11.0, 11.0), (12.0, 11.0), (12.0, 12.0)], window) == []
    cut = clip([(-5.0, 5.0), (5.0, 5.0), (5.0, 6.0), (-5.0, 6.0)], window)
    assert min(x for x, _ in cut) == 0
    assert max(x for x, _ in cut) == 5


@given(st.text())
def test_packs(text):
    """What is packed can be unpacked."""
    assert shelves.unpack(shelves.pack(text)) == text


def test_differences_are_words():
    """Between two nearly equal passages exactly the differing words are marked."""
    left, right = "More than 80 people have died", "More than 800 people died"
    ours, theirs = _differences(left, right)
    assert [s.of(left) for s in ours] == ["80", "have"]
    assert [s.of(right) for s in theirs] == ["800"]


def test_an_empty_case():
    """A case without reports has a dossier that says so."""
    empty = build(Snapshot((), (), (), Reconciliation(), ()))
    assert empty.glance.reports.n == 0
    assert empty.findings == ()
    assert empty.geography.maps == ()


def test_reports_that_are_not_brought_together(small):
    """Without findings every claim is shown as belonging to none."""
    bare = build(replace(small, reconciliation=Reconciliation()))
    assert len(bare.loose) == bare.glance.claims.n > 0


def test_a_correction_takes_back_and_a_step_is_drawn(small):
    """In the range plot what was corrected is marked as taken back, and a step leads to the correction."""
    page = build(small)
    plot = next(f.plot for f in page.findings if f.change == "correction")
    assert [(p.words.text, p.overtaken, p.change == "correction") for p in plot.points] == [
        ("More than 80", True, False),
        ("More than 80", True, False),
        ("More than 800", False, True),
        ("At least 900", False, False),
    ]
    assert [s[4] for s in plot.steps] == ["correction"]
    assert plot.points[2].best_y < plot.points[0].best_y
    assert all(p.high_y is None for p in plot.points)


def test_a_count_of_something_else_is_no_step(small):
    """Between accounts of one origin no line leads to or from a number that is not compared with them."""
    plot = next(f.plot for f in build(small).findings if f.plot and f.plot.steps)
    apart = [replace(p, change="other_scope") if p.change == "correction" else p for p in plot.points]
    assert _steps(plot.points)
    assert _steps(apart) == []


def test_counts_of_something_else_are_not_drawn(small):
    """A plot holds like with like: what the facet does not compare is left out and counted; equal numbers need none."""
    made = small.reconciliation
    finding = next(f for f in made.findings if f.status == "superseded")

    def drawn(*kept):
        facet = replace(
            finding.facets["count"], values=tuple(finding.facets["count"].values[i] for i in kept)
        )
        history = tuple(replace(h, change="joined") for h in finding.history)
        changed = replace(finding, facets={"count": facet}, history=history)
        others = tuple(changed if f is finding else f for f in made.findings)
        pages = build(replace(small, reconciliation=replace(made, findings=others))).findings
        return next(p.plot for p in pages if p.id == finding.id)

    assert [p.words.text for p in drawn(0, 1).points] == ["More than 80", "More than 80", "More than 800"]
    assert drawn(0, 1).apart.n == 1
    assert drawn(0, 1, 2).apart.n == 0
    assert drawn(0) is None


def test_a_finding_lies_where_its_title_says(small):
    """The claim that a finding is named after places it in time, though another gives the hour."""
    titled, other = (
        next(c for e in small.extractions for c in e.claims if c.text.startswith(t))
        for t in ("The Syrian army", "government artillery")
    )
    hour = replace(
        other, time=replace(other.time, start="2016-12-09T15:00", end="2016-12-09T15:00", precision="hour")
    )
    year = replace(titled, time=replace(titled.time, start="2016", end="2016", precision="year"))
    assert _best([hour, titled], titled.id) is titled
    assert _best([hour, year], titled.id) is hour
    assert _best([hour, replace(titled, time=None)], titled.id) is hour


def test_what_outlasts_the_axis_stands_apart(small):
    """A time that begins before the days of the reports and ends after them is no bar, but in a list of its own."""
    extraction = small.extractions[0]
    long = tuple(
        replace(c, time=replace(c.time, start="2011", end="2019", precision="year")) if c.time else c
        for c in extraction.claims
    )
    case = replace(small, extractions=(replace(extraction, claims=long), *small.extractions[1:]))
    time = build(case).timeline
    assert len(time.longer) == 1
    assert all(r.before and r.after for r in time.longer)
    assert not any(r.before and r.after for r in time.rows)


def test_maps_from_near_to_far(small):
    """Far places do not make the map of where most of it happens small, and a country is a shape without a dot."""
    maps = build(small).geography.maps
    assert [m.kind for m in maps] == ["most", "all"]
    assert maps[0].scale_km < maps[1].scale_km
    near = {name.text for mark in maps[0].marks for _, name in mark.names}
    assert "Geneva" not in near
    assert {"eastern Aleppo", "al-Kalaseh"} <= near
    assert any(mark.radii for mark in maps[0].marks)
    far = {name.text: mark for mark in maps[1].marks for _, name in mark.names}
    assert "Geneva" in far
    assert far["Geneva"].dot


def test_a_shared_passage_begins_with_a_word():
    """The stop of the sentence before is not shared words; a quotation mark that opens is."""
    text = "in the city.\n\nAbout 18,000 fled."
    whole = Span(text.index("."), len(text))
    assert _from_a_word(text, whole).of(text) == "About 18,000 fled."
    assert _from_a_word("“Go,” he said", Span(0, 13)) == Span(0, 13)
    assert _from_a_word("end. ", Span(3, 5)) == Span(3, 4)
    # Half a word, shared by chance, is no word that is shared.
    assert _from_a_word("of citizens. Russia", Span(0, 14)).of("of citizens. Russia") == "of citizens."
    assert _from_a_word("preserved the peace", Span(3, 19)).of("preserved the peace") == "the peace"


def test_timeline_bands(small):
    """Planned things are planned, weekdays without a date have their own band, the rest says nothing of when."""
    time = build(small).timeline
    assert [r.ahead and r.ahead.text for r in time.rows] == [None, None, "planned"]
    assert [(n, len(rows)) for n, rows in time.weekdays] == [(4, 1)]
    assert time.rows[0].start < time.rows[2].start
    assert all(0 <= r.start < r.end <= 1 for r in time.rows)


def test_the_case_is_named_after_its_place(small):
    """The title is words of a report for the place that most reports name."""
    place = build(small).glance.place
    assert place.text == small.reports[place.report - 1].text[place.start : place.end]
    assert "Aleppo" in place.text


def test_words_that_a_sentence_cuts_off_lead_on():
    """Long words are shortened in our sentences: they lead to the claim that begins so, and others nowhere."""
    names = {
        "the army suspended combat late Thursday to let 8,000 civilians leave": "cla-1",
        "8,000": "cla-2",
    }
    told = prose(
        sure(
            "fin-1",
            "why",
            "“the army suspended combat late Thursday to let 8,000 …” and “it is not so at all in the …”",
        ),
        Names(names),
    )
    assert [p for p in told.pieces if p[1]] == [
        ("the army suspended combat late Thursday to let 8,000", "cla-1")
    ]
    assert "".join(text for text, _ in told.pieces) == told.text


def test_copies_are_shown_once(small):
    """The same words by the same origin in two reports are one entry with two reports."""
    disputed = build(small).findings[0]
    lavrov = next(g for g in disputed.groups if g.name.text == "Sergei Lavrov")
    assert [(len(same)) for _, same in lavrov.claims] == [1]
    assert lavrov.reports.n == 2


@pytest.mark.parametrize(("known", "marked"), [(True, 1), (False, 2)])
def test_a_judgement_is_shown_at_its_claim(small, known, marked):
    """Of two claims that share their predicate only the one that was judged is marked; both, where its id is gone."""
    extraction = small.extractions[0]
    claim = extraction.claims[0]
    twin = replace(claim, id="cla-twin")
    key = Key(claim.report, claim.predicate_span, twin.id if known else "cla-gone")
    judgement = replace(small.judgements[0], noun="claim", keys=(key,), undoes=None)
    twice = replace(extraction, claims=(*extraction.claims, twin))
    case = replace(small, extractions=(twice, *small.extractions[1:]), judgements=(judgement,))
    assert len(claim_decisions(look(case))) == marked
    assert twin.id in claim_decisions(look(case))


@pytest.mark.parametrize(
    ("sentence", "pieces"),
    [
        ("The words are those of Lavrov.", ("Lavrov",)),
        ("Sergei Lavrov speaks for Russia.", ("Sergei Lavrov", "Russia")),
        ("Lavrovs are many; 18 is not 8.", ("8",)),
        ("Nothing is named.", ()),
    ],
)
def test_names_in_a_sentence_are_links(sentence, pieces):
    """The longest name wins, a part of a word is none, and the pieces are the sentence."""
    names = {"Lavrov": "who-1", "Sergei Lavrov": "who-1", "Russia": "where-1", "8": "cla-1"}
    made = prose(sure("fin-1", "why", sentence), Names(names))
    assert "".join(text for text, _ in made.pieces) == sentence == made.text
    assert tuple(text for text, anchor in made.pieces if anchor) == pieces


@pytest.mark.parametrize(
    ("sentence", "names"),
    [
        ("“they” refers back to Al-Quds.", ["Al-Quds"]),
        (
            "“it” refers back to The Organization for Security in Hamburg.",
            ["Organization for Security", "Hamburg"],
        ),
        ("Both give the same words.", []),
        ("It is so: Both say it. The police said it.", []),
        ("It is what Nobody knows.", []),
    ],
)
def test_other_names_lead_to_the_report(small, sentence, names):
    """Capitals of no known name lead to the report that has them so; those that open a sentence say nothing."""
    text = "Both met. The police told Al-Quds that the Organization for Security met in Hamburg."
    report = replace(small.reports[0], text=text)
    made = prose(sure("fin-1", "why", sentence), Names({}, (report,)))
    assert "".join(piece for piece, _ in made.pieces) == sentence
    assert [piece for piece, anchor in made.pieces if anchor == report.id] == names


def test_a_name_is_shown_once():
    """Other names that differ from one shown in case or punctuation alone are left out."""
    others = [
        sure("ent-1", f"aliases.{i}", n)
        for i, n in enumerate(("HAMBURG", "HAMBURG,", "Hambourg", "hambourg"))
    ]
    assert [f.text for f in other_names("Hamburg", others)] == ["Hambourg"]


@pytest.mark.parametrize(
    ("low", "high", "whole", "ticks"),
    [
        (0.0, 11.0, True, [0, 5, 10, 15]),
        (18000.0, 20000.0, True, [18000, 18500, 19000, 19500, 20000]),
        (0.0, 3.0, True, [0, 1, 2, 3]),
        (0.0, 1.0, False, [0, 0.2, 0.4, 0.6, 0.8, 1]),
    ],
)
def test_a_scale_of_people_has_no_parts_of_one(low, high, whole, ticks):
    """Where only whole numbers are given, the lines of a scale are whole numbers."""
    assert _ticks(low, high, log=False, whole=whole) == pytest.approx(ticks)


def test_a_sentence_that_is_cut_off_is_known():
    """Between sentences and paragraphs nothing is cut; within one it is, also after a headline without a stop."""
    text = "Army halts fighting\n\nIt stopped. “Go,” he said."
    assert [
        _is_bound(text, at) for at in (0, text.index("\n"), text.index("It"), text.index("“"), len(text))
    ] == [True] * 5
    assert not _is_bound(text, text.index("fighting"))
    assert not _is_bound(text, text.index("he said"))


def test_a_country_of_several_parts_has_the_name_of_the_largest():
    """Natural Earth has reefs and bases under the code of a country: its name is that of the mainland."""
    names = country_names()
    assert {names[code] for code in ("SY", "RU", "AU")} == {"Syria", "Russia", "Australia"}
    assert "" not in names
