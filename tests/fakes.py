"""Small, quick stages that stand in for the rooms of the package where a test is about the case itself."""

import re
from collections import defaultdict
from pathlib import Path
from types import MappingProxyType

from secondsource.model import (
    Attribution,
    Claim,
    Cue,
    Entity,
    Extraction,
    Facet,
    FacetValue,
    Figure,
    Finding,
    FindingOrigin,
    Mention,
    OffsetMap,
    Origin,
    Reconciliation,
    Report,
    ReportEntity,
    Span,
    Speaker,
    Unread,
    digest,
)
from secondsource.stages import Stages

# "Lavrov said 8000 civilians left."
_SAID = re.compile(r"(?P<who>\w+) (?P<cue>said|denied) (?P<what>(?P<number>\d+) (?P<whom>\w+) (?P<did>\w+))")


def read(paths, *, limits=None, mapping=None, fetch=False, stdin=None):
    """Read text files: "Date:" and "Outlet:" lines, a blank line, the text; an empty file is unread."""
    for path in paths:
        if str(path) == "-":
            yield _report("-", stdin.read().decode())
        for file in sorted(Path(path).rglob("*.txt")) if Path(path).is_dir() else [Path(path)]:
            if str(path) == "-":
                continue
            if not file.is_file():
                yield Unread(str(file), "missing", "There is no such file.")
            elif not file.read_text("utf-8").strip():
                yield Unread(file.name, "empty", "It is empty.")
            else:
                yield _report(file.name, file.read_text("utf-8"))


def _report(uri, content):
    head, _, text = content.rpartition("\n\n")
    fields = dict(line.split(": ", 1) for line in head.splitlines() if ": " in line)
    return Report(
        id=digest("report", content),
        uri=uri,
        text=text,
        sha256=digest("report", content),
        offsets=OffsetMap("characters", ()),
        title=fields.get("Title"),
        outlet=fields.get("Outlet"),
        published=fields.get("Date"),
        language=fields.get("Language", "en"),
        unread_reason="Its language is not read yet: fr." if fields.get("Language") == "fr" else None,
    )


class Model:
    """Makes texts into themselves, and counts them."""

    def __init__(self):
        self.read = []

    def pipe(self, texts):
        """Yield every text; one that holds "poison" breaks the model."""
        for text in texts:
            if "poison" in text:
                raise RuntimeError("the model broke")
            self.read.append(text)
            yield text


def extract(report, doc):
    """Find who said how many of whom did what."""
    if "bitter" in doc:
        raise ValueError("the rules broke")
    claims, entities = [], {}
    for match in _SAID.finditer(doc):
        spans = {name: Span(*match.span(name)) for name in match.groupdict()}
        name = match["who"]
        if name not in entities:
            entities[name] = ReportEntity(
                id=digest("entity", report.id, name),
                report=report.id,
                kind="person",
                name=name,
                name_span=spans["who"],
                mentions=(spans["who"],),
            )
        number = float(match["number"])
        claims.append(
            Claim(
                id=digest("claim", report.id, list(match.span())),
                report=report.id,
                type="EVACUATION",
                mode=None,
                predicate=match["did"],
                predicate_span=spans["did"],
                text=match["what"],
                spans=(spans["what"],),
                sentence=Span(*match.span()),
                attribution=Attribution(
                    "indirect",
                    (Speaker(Mention(name, spans["who"], entities[name].id), "person"),),
                    Cue(match["cue"], spans["cue"]),
                ),
                stance="denies" if match["cue"] == "denied" else "asserts",
                modality="actual",
                polarity="affirmed",
                roles=(),
                place=None,
                time=None,
                figures=(
                    Figure("evacuated", match["whom"], "person", number, number, number, "exact", "incident", None, match["number"], spans["number"], "exact"),
                ),
                factuality=None,
                headline=False,
                versions="fake 1",
            )
        )  # fmt: skip
    return Extraction(
        report=report.id,
        claims=tuple(claims),
        entities=tuple(entities.values()),
        vectors=(bytes(384),) * len(claims),
        times=(),
        versions="fake 1",
    )


def reconcile(reports, extractions, judgements=(), previous=None, touched=None, *, on_part=None):
    """Join claims of one predicate; a speaker's name is an origin and an entity."""
    assert (previous is None) == (touched is None)
    if on_part is not None:
        on_part("claims", len(reports), len(reports))
    speakers, matters = defaultdict(list), defaultdict(list)
    members = defaultdict(list)
    for read_ in extractions:
        for claim in read_.claims:
            speakers[claim.attribution.chain[0].mention.text].append(claim)
            matters[claim.predicate].append(claim)
        for entity in read_.entities:
            members[entity.name].append(entity.id)
    origins = {
        name: Origin(
            id=digest("origin", name),
            kind="speaker",
            name=name,
            entity=digest("entity", "case", name),
            why=f"{name} is named as the speaker.",
            claims=tuple(sorted(claim.id for claim in said)),
            reports=tuple(sorted({claim.report for claim in said})),
        )
        for name, said in speakers.items()
    }
    findings = [_finding(predicate, claims) for predicate, claims in sorted(matters.items())]
    return Reconciliation(
        entities=tuple(
            sorted(
                (
                    Entity(digest("entity", "case", name), "person", name, (), tuple(sorted(ids)))
                    for name, ids in members.items()
                ),
                key=lambda entity: entity.id,
            )
        ),
        origins=tuple(sorted(origins.values(), key=lambda origin: origin.id)),
        findings=tuple(findings),
        claim_origin=MappingProxyType(
            {claim: origin.id for origin in origins.values() for claim in origin.claims}
        ),
        claim_finding=MappingProxyType(
            {claim: finding.id for finding in findings for claim in finding.claims}
        ),
        versions="fake rules 1",
    )


def _finding(predicate, claims):
    by_speaker = defaultdict(list)
    for claim in claims:
        by_speaker[claim.attribution.chain[0].mention.text].append(claim)
    values = tuple(
        FacetValue(claim.text, (claim.id,), (digest("origin", claim.attribution.chain[0].mention.text),))
        for claim in claims
    )
    status = "single_origin" if len(by_speaker) == 1 else "corroborated"
    if {claim.stance for claim in claims} == {"asserts", "denies"}:
        status = "disputed"
    return Finding(
        id=digest("finding", predicate),
        title=claims[0].text,
        title_claim=claims[0].id,
        title_span=claims[0].spans[0],
        type="EVACUATION",
        status=status,
        facets=MappingProxyType({"count": Facet("differs", values, "They were compared.")}),
        origins=tuple(
            FindingOrigin(
                digest("origin", name),
                False,
                tuple(claim.id for claim in said),
                tuple(sorted({claim.report for claim in said})),
                "One speaker.",
            )
            for name, said in sorted(by_speaker.items())
        ),
        claims=tuple(claim.id for claim in claims),
        range=None,
        history=(),
        flags=(),
        why=f"All say {predicate}.",
    )


def write_page(snapshot, path):
    """Write how many reports there are."""
    path.write_text(f"{len(snapshot.reports)} reports\n", encoding="utf-8")
    return path


def stages(model=None, **changed):
    """Return stages of these functions, some of them changed."""
    doors = {
        "read": read,
        "load": lambda: model or Model(),
        "extract": extract,
        "reading_versions": lambda: "fake 1",
        "reconcile": reconcile,
        "rule_versions": lambda: "fake rules 1",
        "write_html": write_page,
        "write_markdown": write_page,
    }
    return Stages(**(doors | changed))
