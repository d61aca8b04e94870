"""The first screen says in plain words what is there, also where there is little or nothing."""

from dataclasses import replace
from types import SimpleNamespace

import pytest
from lxml import html

from secondsource.dossier.board import board
from secondsource.dossier.build import build
from secondsource.dossier.html import _told_apart, render
from secondsource.dossier.markdown import render as render_markdown
from secondsource.model import Facet, FacetValue, Flag, Reconciliation, Snapshot, Span
from tests.dossier.walkback import Walk


def first_screen(snapshot):
    """Return the words of the first section, spaces evened out."""
    root = html.fromstring(render(snapshot))
    return " ".join(root.get_element_by_id("glance").text_content().split())


def unclaimed(snapshot, reports):
    """Return a case of these reports in which nothing was read."""
    return Snapshot(tuple(reports), (), (), Reconciliation(), ())


@pytest.mark.parametrize(
    ("count", "changes", "said", "unsaid"),
    [
        (0, {}, "0 reports. No claims were read.", "outlet"),
        (1, {"outlet": None, "published": None}, "1 report, outlet not known, undated. No claims were read in it.", "0 outlets"),
        (2, {"outlet": None, "published": None}, "2 reports, outlet not known, none dated. No claims were read in them.", "2 of them"),
        (1, {"published": "2016-12-08"}, ", dated 8 Dec 2016.", "undated"),
    ],
)  # fmt: skip
def test_what_is_there_is_said_plainly(small, count, changes, said, unsaid):
    """An empty case, one without outlets or dates: no "from 0 outlets", no board of empty lists, and all of it leads back."""
    case = unclaimed(small, [replace(r, **changes) for r in small.reports[:count]])
    text = first_screen(case)
    assert said in text
    assert unsaid not in text.split("Who reported when")[0]
    assert "Established" not in text
    assert "No claims were read." in render_markdown(case)
    assert Walk(case).page(render(case)).problems == []


def test_a_count_of_something_else_is_no_change(small):
    """A count that is not compared stands in the history, and neither on the first screen nor as what changed last."""
    finding = small.reconciliation.findings[0]
    beside = replace(finding.history[-1], change="other_scope", why="It counts something else.")
    changed = replace(finding, history=(*finding.history, beside))
    made = replace(small.reconciliation, findings=(changed, *small.reconciliation.findings[1:]))
    page = build(replace(small, reconciliation=made)).findings[0]
    assert page.change == build(small).findings[0].change != "other_scope"
    assert page.history[-1].change == "other_scope"


def disputed(snapshot, facets, **changes):
    """Return a case whose first finding is disputed on these facets."""
    made = snapshot.reconciliation
    first = replace(made.findings[0], facets=facets, **changes)
    return replace(snapshot, reconciliation=replace(made, findings=(first, *made.findings[1:])))


def test_a_dispute_says_who_holds_what(small):
    """Where the reason of a dispute quotes the title and other words, the first screen says whose each are."""
    finding = small.reconciliation.findings[0]
    claims = {c.id: c for e in small.extractions for c in e.claims}
    shelled = next(c for c in finding.claims if claims[c].text.startswith("government artillery"))
    why = f"“{finding.title}” and “{claims[shelled].text}” cannot both be so."
    facet = replace(finding.facets["occurrence"], why=why)
    case = disputed(small, {**finding.facets, "occurrence": facet})
    page = build(case).findings[0]
    assert [(s.kind, [n.text for _, n in s.voices], s.claim == shelled) for s in page.sides] == [
        ("says", ["Sergei Lavrov"], False),
        ("against", ["Rami Abdulrahman"], True),
        ("contrary", ["A Syrian military source"], False),
        ("cannot_confirm", ["Elizabeth Trudeau"], False),
    ]
    text = first_screen(case)
    assert "Said by Sergei Lavrov" in text
    assert "Against it Rami Abdulrahman: government artillery shelled" in text
    # What the source denies is what stands against the title: it is no denial of the title, and stands beside it.
    assert "The contrary denied by A Syrian military source: the army had shelled eastern Aleppo" in text
    assert text.index("The contrary denied by") < text.index("Against it")
    assert "Not confirmed by Elizabeth Trudeau: the Syrian army had ceased" in text
    assert "cannot both be so" not in text
    assert "Against it Rami Abdulrahman" not in first_screen(small)
    assert "one says that it stopped" in first_screen(small)
    assert Walk(case).page(render(case)).problems == []
    assert "  - against it Rami Abdulrahman: “government" in render_markdown(case)


def test_a_contrary_is_a_side(small):
    """Where the reason quotes only what is said not to be so, that stands against the title, and is not said twice."""
    finding = small.reconciliation.findings[0]
    extraction = small.extractions[0]
    claims = tuple(
        replace(c, polarity="negated") if c.text.startswith("government artillery") else c
        for c in extraction.claims
    )
    shelled = next(c for c in claims if c.polarity == "negated")
    case = replace(small, extractions=(replace(extraction, claims=claims), *small.extractions[1:]))
    facet = Facet(
        "disputed", finding.facets["occurrence"].values, f"Another says the contrary: “{shelled.text}”."
    )
    page = build(disputed(case, {"occurrence": facet})).findings[0]
    assert [s.claim for s in page.sides if s.kind == "against"] == [shelled.id]
    assert page.doubt is None
    plain = build(disputed(small, {"occurrence": facet})).findings[0]
    assert "against" not in [s.kind for s in plain.sides]
    assert plain.doubt is not None


def test_values_in_dispute_have_their_origins(small):
    """Where it is disputed who did it, each side that the reason names stands with the origins that give it."""
    finding = small.reconciliation.findings[0]
    origins = [o.origin for o in finding.origins]
    values = tuple(
        FacetValue(value, (finding.origins[i].claims[0],), (origins[i],))
        for i, value in enumerate(("eastern Aleppo", "Thursday afternoon", "on Thursday"))
    )
    facet = Facet("disputed", values, "Different origins say: eastern Aleppo; on Thursday.")
    case = disputed(small, {"actor": facet})
    page = build(case).findings[0]
    assert [(s.facet, s.words.text) for s in page.sides] == [
        ("actor", "eastern Aleppo"),
        ("actor", "on Thursday"),
    ]
    assert page.doubt is None
    assert "Who did it eastern Aleppo according to" in first_screen(case)
    assert Walk(case).page(render(case)).problems == []


def test_the_same_words_are_one_value(small):
    """A facet that gives the same words several times shows them once, with the origins of all."""
    finding = small.reconciliation.findings[0]
    values = tuple(
        FacetValue(value, (finding.origins[i].claims[0],), (finding.origins[i].origin,))
        for i, value in enumerate(("Eastern Aleppo", "eastern Aleppo", "on Thursday"))
    )
    page = build(disputed(small, {"place": Facet("disputed", values, "Two places are given.")})).findings[0]
    assert [(f.text, letters) for f, letters, _ in page.facets[0].values] == [
        ("Eastern Aleppo", ("A", "B")),
        ("on Thursday", ("C",)),
    ]
    assert [len(s.voices) for s in page.sides] == [2, 1]


def test_what_is_not_disputed_has_no_sides(small):
    """A finding in no doubt has no sides, and one of which a single side is known gives the reason instead."""
    pages = build(small).findings
    assert all(not p.sides for p in pages if p.status not in ("disputed", "unconfirmed"))
    alone = disputed(
        small, {"occurrence": Facet("unconfirmed", (), "Nobody says it outright.")}, status="unconfirmed"
    )
    one = build(replace(alone, extractions=small.extractions)).findings[0]
    assert [s.kind for s in one.sides] == ["says", "denies", "cannot_confirm"]
    assert "Nobody says it outright." in first_screen(alone)


def test_a_later_count_says_what_it_overtook(small):
    """Of a later count the first screen gives both numbers; of a correction the words that say that it is one."""
    pages = build(small).findings
    later = next(p for p in pages if p.change == "later_count")
    corrected = next(p for p in pages if p.change == "correction")
    assert (later.changed_by, later.changed_why.text) == (None, "counts more, later")
    assert corrected.changed_by[0].text == "More than 800 people have died in the city"
    assert "Later count, 9 Dec 2016 counts more, later" in first_screen(small)


def test_several_places_name_a_case_of_several_stories(small):
    """Where no place is named by a third of the reports, the first of several name the case; else one does."""
    assert build(small).glance.further == ()
    aside = [
        replace(small.reports[0], id=f"rep-{i:020d}", title=None, spans={}, text="Nothing.", dropped=())
        for i in range(40)
    ]
    towns = tuple(replace(e, precision="city") if e.precision else e for e in small.reconciliation.entities)
    made = replace(small.reconciliation, entities=towns)
    glance = build(replace(small, reports=(*small.reports, *aside), reconciliation=made)).glance
    assert glance.place is not None
    assert glance.further
    assert glance.country is None


def test_all_of_one_day_is_not_new(small):
    """Reports of one day: nothing is new for having come on the last of them."""
    case = replace(small, reports=tuple(replace(r, published="2016-12-08") for r in small.reports))
    assert all(f.change for f in build(case).glance.changed)


def test_several_voices_without_agreement_are_said_to_be_that(small):
    """Two origins beside "Not corroborated": the line says that neither is shown to confirm the other."""
    finding = next(f for f in small.reconciliation.findings if len(f.origins) > 1)
    case = replace(
        small,
        reconciliation=replace(small.reconciliation, findings=(replace(finding, status="single_origin"),)),
    )
    assert "none shown to confirm another" in first_screen(case)


def test_a_sentence_that_opens_in_arabic_runs_from_the_left(visit, small, tmp_path):
    """Words of an English report keep its direction, though they begin with an Arabic name; an unread report keeps its own."""
    arabic = "محمد بن سلمان"
    report = small.reports[0]
    title = f"{arabic} said so on Thursday"
    report = replace(
        report,
        text=f"{title}\n\n{report.text}",
        title=title,
        spans={"title": Span(0, len(title))},
        dropped=(),
    )
    foreign = replace(report, id="rep-00000000000000000001", unread_reason="another language")
    path = tmp_path / "dossier.html"
    path.write_text(render(unclaimed(small, [report, foreign])), encoding="utf-8")
    page = visit(path).page
    directions = page.evaluate(
        "[...document.querySelectorAll('.report h3 .w')].map(e => getComputedStyle(e).direction)"
    )
    assert directions == ["ltr", "rtl"]


def test_what_the_case_is_about_is_said_first(small):
    """The finding that matters most is said under the name of the case where a third of the reports tell it, else none is."""
    first = build(small).findings[0]
    assert first.title.text in first_screen(small).split("reports from", maxsplit=1)[0]
    strangers = tuple(replace(r, id=f"rep-{n:020}") for n, r in enumerate(small.reports * 4))
    wide = replace(small, reports=(*small.reports, *strangers))
    assert build(wide).glance.about is None


def test_the_columns_are_about_as_long_as_each_other():
    """The lists keep their order, down the left column and then the right, and are divided where both are about as long."""

    def found(n, name):
        return [page(f"{name}-{i}") for i in range(n)]

    def page(key):
        return SimpleNamespace(
            id=key,
            title=SimpleNamespace(text="x" * 80),
            sides=(),
            doubt=None,
            changed_why=None,
            changed_by=None,
            check=None,
            groups=(),
            origins=SimpleNamespace(n=1),
        )

    def told(**lists):
        every = {
            name: found(lists.get(name, 0), name) for name in ("disputed", "changed", "established", "single")
        }
        columns, shown = board(every)
        return columns, {name: len(held) for name, held in shown.items() if held}

    assert told(disputed=2, changed=4, established=6, single=2)[0] == (
        ("disputed", "changed"),
        ("established", "single"),
    )
    assert told(disputed=6, established=1, single=2)[0] == (("disputed",), ("established", "single"))
    # Nothing is disputed: what is established comes first, and that nothing is disputed is said.
    assert told(established=3, single=2)[0] == (("established",), ("disputed", "single"))
    assert told(single=1)[0] == (("established", "disputed"), ("single",))
    # The last list of the shorter column is made longer, by what stands nowhere else and at most as far as the other.
    columns, shown = told(disputed=5, changed=6, single=30)
    assert columns == (("disputed", "changed"), ("established", "single"))
    assert shown == {"disputed": 5, "changed": 6, "single": 11}
    assert told(disputed=1, changed=1, single=7)[1]["single"] == 6


def test_no_finding_stands_in_two_lists(small):
    """What a list is made longer with is not what another list shows already."""
    lists = {name: build(small).findings for name in ("disputed", "changed", "established", "single")}
    _, shown = board(lists)
    assert all(len(found) <= len(build(small).findings) for found in shown.values())


def test_findings_of_one_title_are_told_apart(small):
    """Two findings under the same words: each has beside it what the other is not, its kind before what it counts."""
    pages = build(small).findings
    first, second = pages[:2]
    assert first.type.text != second.type.text
    twins = (first, replace(second, title=first.title))
    assert {id_: sign.text for id_, sign in _told_apart(twins).items()} == {
        first.id: first.type.text,
        second.id: second.type.text,
    }
    alike = (first, replace(second, title=first.title, type=first.type, range=None))
    apart = _told_apart(alike)
    assert apart[first.id].text != apart[second.id].text
    assert _told_apart(pages) == {}


def test_what_is_to_be_checked_is_on_the_first_screen(small):
    """A figure that looks wrong is seen where its finding is first seen, and not under its claim alone."""
    finding = small.reconciliation.findings[0]
    flag = Flag(finding.claims[0], "A digit may be lost.")
    made = small.reconciliation
    case = replace(
        small,
        reconciliation=replace(made, findings=(replace(finding, flags=(flag,)), *made.findings[1:])),
    )
    assert "To check A digit may be lost." in first_screen(case)
    assert "  - to check: A digit may be lost." in render_markdown(case)
    clean = tuple(replace(f, flags=()) for f in made.findings)
    assert "To check" not in first_screen(replace(small, reconciliation=replace(made, findings=clean)))
