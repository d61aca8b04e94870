"""The dossier as HTML: one self-contained file, or for a large case a front page and a folder of pages."""

import base64
import hashlib
import json
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cache
from importlib import resources
from pathlib import Path
from typing import Any, TypeVar

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from secondsource.dossier.anchors import anchors
from secondsource.dossier.build import build
from secondsource.dossier.compiled import TemplateCache
from secondsource.dossier.entries import FindingPage
from secondsource.dossier.pages import Dossier
from secondsource.dossier.shelves import END, ITEM, LARGE, SHELF, fold, index_script, pack, plain
from secondsource.dossier.values import Count, Field
from secondsource.dossier.wording import WORDING
from secondsource.errors import ExportError
from secondsource.model import Snapshot

#: In this order: what comes later decides.
STYLES = ("frame.css", "sections.css", "screens.css")
SCRIPTS = ("shelves.js", "dossier.js")
#: Beyond either, a case becomes a folder of pages.
MOST_REPORTS = 800
MOST_BYTES = 15_000_000
#: Characters of reports up to which the search of a folder looks through their text, and not titles alone.
MOST_WORDS = 10_000_000
#: From this share of its words on, a report that carries another is shown as a copy in the calendar.
MOSTLY = 0.5
#: Up to so many reports all of a page is laid out at once: what checks a page by where things stand on it finds them there.
FEW_REPORTS = 40
#: Things on one page of the folder.
FINDINGS, CLAIMS, FIGURES, ROWS, SPEAKERS, GRAPHS, REPORTS = 250, 600, 1500, 1000, 300, 60, 120

_T = TypeVar("_T")


@dataclass(frozen=True, slots=True)
class _Page:
    """One file: its name, the sections in it, and the part of the dossier that they show."""

    file: str
    sections: tuple[str, ...]
    part: Dossier
    pager: tuple[tuple[str, bool], ...] = field(default=())


@dataclass(frozen=True, slots=True)
class _Index:
    """What a search looks through, packed; ``full``: all words, and not titles alone."""

    packed: str
    full: bool


def _relative(of: str, here: str = "", to: str = "") -> str:
    """Return a field's address, shortened where the nearest anchor, or the link around it, says whose it is."""
    if here and of.startswith(here):
        return f":{of[len(here) :]}"
    if to and of.startswith(to):
        return f"#{of[len(to) :]}"
    return of


@cache
def _environment() -> Environment:
    environment = Environment(
        loader=PackageLoader("secondsource.dossier"),
        bytecode_cache=TemplateCache(),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters["thousands"] = lambda n: f"{n:,}"
    environment.filters["marks"] = lambda marks: " ".join(f"m-{m}" for m in marks if m != "evidence")
    environment.filters["relative"] = _relative
    environment.globals |= {"shelf": SHELF, "item": ITEM, "end": END}
    return environment


@cache
def _static(name: str) -> Markup:
    """Return a shipped file for use in a ``<style>`` or ``<script>``, where nothing is escaped."""
    text = (resources.files("secondsource.dossier") / "static" / name).read_text(encoding="utf-8")
    return Markup(text)  # noqa: S704 - our own file, not text from reports


@cache
def _style() -> Markup:
    """Return the one style of the page."""
    return Markup("\n").join(map(_static, STYLES))


@cache
def _script() -> Markup:
    """Return the one script of the page."""
    return Markup("\n").join(map(_static, SCRIPTS))


def _policy() -> str:
    """Return the content security policy: nothing but the one style and the one script of the page."""

    def allowed(text: str) -> str:
        return base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()

    return (
        "default-src 'none'; "
        f"style-src 'sha256-{allowed(_style())}'; script-src 'sha256-{allowed(_script())}'; "
        "base-uri 'none'; form-action 'none'; trusted-types shelf; require-trusted-types-for 'script'"
    )


def _toc(dossier: Dossier) -> list[tuple[str, str, Count | None]]:
    """Return the sections that there are: key, name, how many things."""
    return [
        ("glance", "At a glance", None),
        ("findings", "Findings", dossier.glance.findings),
        ("figures", "Figures", Count(len(dossier.figures), "figures")),
        ("timeline", "Timeline", None),
        ("speakers", "Who said what", Count(len(dossier.speakers), "speakers")),
        ("lineage", "Lineage", Count(sum(len(g.edges) for g in dossier.lineage.graphs), "lineage")),
        (
            "places",
            "Places",
            Count(len(dossier.geography.places) + len(dossier.geography.unlocated), "places"),
        ),
        ("reports", "Reports", dossier.glance.reports),
        ("limits", "Limits", None),
    ]


def _render(
    page: _Page,
    whole: Dossier,
    href: Callable[[str], str],
    *,
    search: str = "",
    index: _Index | None = None,
) -> str:
    """Return one page.

    ``search`` is where its search field leads: nowhere, where it searches itself.
    """
    single = "glance" in page.sections and "findings" in page.sections
    part = page.part
    measures = {r.figure.measure.text: r.figure.measure for r in part.figures}
    modes = {r.figure.mode.text: r.figure.mode for r in part.figures}
    context: Mapping[str, Any] = {
        "policy": _policy(),
        "css": _style(),
        "js": _script(),
        "toc": _toc(whole),
        "sections": page.sections,
        "single": single,
        "many": not single or len(whole.reports) > FEW_REPORTS,
        "pager": page.pager,
        "search": search,
        "index": index_script(index.packed) if index else "",
        "searched": "words" if index and index.full else "titles",
        "href": href,
        "carrying": {
            e.target.id for g in whole.lineage.graphs for e in g.edges if e.directed and e.share >= MOSTLY
        },
        "measures": [measures[k] for k in sorted(measures)],
        "modes": [modes[k] for k in sorted(modes)],
        "populations": _populations(part),
        "figure_places": _figure_places(part),
        "open_speakers": 6 if single else 0,
        "glance": part.glance,
        "apart": _told_apart(whole.findings),
        "findings": part.findings,
        "loose": part.loose,
        "figures": part.figures,
        "timeline": part.timeline,
        "speakers": part.speakers,
        "lineage": part.lineage,
        "geography": part.geography,
        "reports": part.reports,
        "limits": part.limits,
        **WORDING,
    }
    return _environment().get_template("page.html.j2").render(context) + "\n"


def _told_apart(found: Sequence[FindingPage]) -> Mapping[str, Field]:
    """Return, of findings whose titles are the same words, what tells each from the others, by id.

    Its kind, else what it counts, else its first origin; where none of these is its own, its kind.
    """
    same: dict[str, list[FindingPage]] = defaultdict(list)
    for finding in found:
        same[finding.title.text.casefold()].append(finding)
    apart = {}
    for group in (g for g in same.values() if len(g) > 1):
        signs = [
            {finding.id: finding.type for finding in group},
            {finding.id: finding.range.measure for finding in group if finding.range},
            {finding.id: finding.groups[0].name for finding in group if finding.groups},
        ]
        times = [Counter(field.text for field in sign.values()) for sign in signs]
        for finding in group:
            own = (
                sign[finding.id]
                for sign, often in zip(signs, times, strict=True)
                if finding.id in sign and sign[finding.id].text and often[sign[finding.id].text] == 1
            )
            apart[finding.id] = next(own, finding.type)
    return apart


def _populations(part: Dossier) -> Mapping[str, Field]:
    """Return of whom the figures are, by the words in small letters, in their order."""
    found: dict[str, Field] = {}
    for row in part.figures:
        if row.figure.population:
            found.setdefault(row.figure.population.text.lower(), row.figure.population)
    return {key: found[key] for key in sorted(found)}


def _figure_places(part: Dossier) -> Mapping[str, Field]:
    """Return the places of the figures, by anchor, in order of their names."""
    anchors = {row.claim.place_anchor for row in part.figures}
    places = (*part.geography.places, *part.geography.unlocated)
    return {
        p.anchor: p.name for p in sorted(places, key=lambda p: p.name.text.casefold()) if p.anchor in anchors
    }


def _index(whole: Dossier, href: Callable[[str], str], *, full: bool) -> str:
    """Return what a search looks through, packed: link, kind and text of each thing; ``full``: all words."""
    found = [(href(f.id), "finding", f.title.text) for f in whole.findings]
    found += [(href(s.anchor), "speaker", s.name.text) for s in whole.speakers if s.name]
    found += [
        (href(p.anchor), "place", p.name.text) for p in (*whole.geography.places, *whole.geography.unlocated)
    ]
    if full:
        groups = [g for f in whole.findings for g in f.groups]
        lines = [line for g in groups for first, same in g.claims for line in (first, *same)]
        found += [(href(c.id), "claim", c.passage.words.text) for c in (*lines, *whole.loose)]
    for report in whole.reports:
        title = report.title.text if report.title else ""
        body = " ".join(p.words.text for p in report.body) if full else ""
        found.append((href(report.ref.id), "report", f"{title} {report.ref.outlet.text} {body}"))
    return pack(json.dumps(found, ensure_ascii=False, separators=(",", ":")))


def render(snapshot: Snapshot) -> str:
    """Return the dossier of a case as one self-contained HTML page."""
    whole = build(snapshot)
    sections = tuple(key for key, _, _ in _toc(whole))

    def href(anchor: str) -> str:
        return f"#{anchor}"

    page = _render(_Page("", sections, whole), whole, href)
    if len(page) < LARGE:
        return plain(page)
    return fold(page, _index(whole, href, full=True))


def write_html(snapshot: Snapshot, path: Path) -> Path:
    """Write the dossier of a case.

    Args:
        snapshot: The case.
        path: The file to write. A case of more than 800 reports, or whose page would be larger than 15 MB,
            gets its front page there and the rest in a folder beside it ("dossier_pages").

    Returns:
        The file to open.

    Raises:
        ExportError: It could not be written.
    """
    try:
        if len(snapshot.reports) <= MOST_REPORTS:
            text = render(snapshot).encode()
            if len(text) <= MOST_BYTES:
                path.write_bytes(text)
                return path
        return _write_folder(build(snapshot), path)
    except OSError as error:
        raise ExportError(f"the dossier could not be written to {path}: {error.strerror or error}") from error


def _chunks(things: Sequence[_T], size: int) -> Iterator[tuple[_T, ...]]:
    for start in range(0, max(1, len(things)), size):
        yield tuple(things[start : start + size])


def _findings(found: Sequence[FindingPage]) -> Iterator[tuple[FindingPage, ...]]:
    """Divide findings among pages, so that those with many claims, which come first, do not make one page large."""
    page: list[FindingPage] = []
    claims = 0
    for finding in found:
        if page and (len(page) >= FINDINGS or claims + finding.claims.n > CLAIMS):
            yield tuple(page)
            page, claims = [], 0
        page.append(finding)
        claims += finding.claims.n
    if page or not found:
        yield tuple(page)


def _folder(whole: Dossier) -> list[_Page]:
    """Return the pages of a large case, the front page first; what is no long list stands on a section's first."""
    time, lineage = whole.timeline, whole.lineage
    later_time = replace(time, weekdays=(), longer=(), outside=(), unresolved=())
    later_lineage = replace(lineage, alone=(), origins=())
    rows, graphs = tuple(_chunks(time.rows, ROWS)), tuple(_chunks(lineage.graphs, GRAPHS))
    parts: dict[str, list[Dossier]] = {
        "findings": [replace(whole, findings=c, loose=()) for c in _findings(whole.findings)],
        "figures": [replace(whole, figures=c) for c in _chunks(whole.figures, FIGURES)],
        "timeline": [
            replace(whole, timeline=replace(later_time if i else time, rows=c)) for i, c in enumerate(rows)
        ],
        "speakers": [replace(whole, speakers=c) for c in _chunks(whole.speakers, SPEAKERS)],
        "lineage": [
            replace(whole, lineage=replace(later_lineage if i else lineage, graphs=c))
            for i, c in enumerate(graphs)
        ],
        "places": [whole],
        "reports": [replace(whole, reports=c) for c in _chunks(whole.reports, REPORTS)],
    }
    if whole.loose:
        parts["findings"] += [replace(whole, findings=(), loose=c) for c in _chunks(whole.loose, FINDINGS)]
    pages = [_Page("", ("glance", "limits"), whole)]
    for section, chunks in parts.items():
        files = [f"{section}-{i + 1}.html" for i in range(len(chunks))]
        for i, chunk in enumerate(chunks):
            pager = tuple((f, f == files[i]) for f in files) if len(files) > 1 else ()
            pages.append(_Page(files[i], (section,), chunk, pager))
    return pages


def _write_folder(whole: Dossier, path: Path) -> Path:
    """Write a large case: the front page at ``path``, the rest in ``STEM_pages`` beside it."""
    folder = path.with_name(f"{path.stem}_pages")
    folder.mkdir(parents=True, exist_ok=True)
    for old in folder.glob("*.html"):
        old.unlink()
    pages = _folder(whole)
    where: dict[str, str] = {}
    for page in pages:
        for anchor in anchors(page.part, page.sections):
            where.setdefault(anchor, page.file)
    for page in pages:
        href = _links(where, page.file, path.name, folder.name)
        search = "search.html" if page.file else f"{folder.name}/search.html"
        text = plain(_render(page, whole, href, search=search))
        (folder / page.file if page.file else path).write_text(text, encoding="utf-8")
    href = _links(where, "search.html", path.name, folder.name)
    full = sum(len(p.words.text) for r in whole.reports for p in r.body) <= MOST_WORDS
    index = _Index(_index(whole, href, full=full), full)
    text = plain(_render(_Page("search.html", ("search",), whole), whole, href, index=index))
    (folder / "search.html").write_text(text, encoding="utf-8")
    return path


def _links(where: Mapping[str, str], here: str, front: str, folder: str) -> Callable[[str], str]:
    """Return the function that gives the link from one page to an anchor."""

    def href(anchor: str) -> str:
        file = where.get(anchor, "")
        if file == here:
            return f"#{anchor}"
        if not file:
            return f"../{front}#{anchor}"
        return f"{file}#{anchor}" if here else f"{folder}/{file}#{anchor}"

    return href
