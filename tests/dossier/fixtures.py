"""A small case made by hand in which everything occurs that a dossier must be able to show."""

from collections import defaultdict

from secondsource.model import (
    Credit,
    Dropped,
    Entity,
    Extraction,
    Facet,
    FacetValue,
    Finding,
    FindingOrigin,
    Flag,
    HistoryEntry,
    InferredDate,
    Judgement,
    Key,
    Lineage,
    Mention,
    Merge,
    Origin,
    Range,
    Reconciliation,
    Role,
    SharedPassage,
    Snapshot,
    Span,
    Unread,
    digest,
)
from tests.dossier.maker import PLACES, Maker, report, sentence, span_of

WIRE = """Syrian army suspends Aleppo combat, Lavrov says

HAMBURG (NWS) - The Syrian army suspended combat operations in eastern Aleppo on Thursday to let some 8,000 civilians leave the city, Russian Foreign Minister Sergei Lavrov said.

State Department spokeswoman Elizabeth Trudeau said Washington could not confirm that the Syrian army had ceased its operations in the city.

Rami Abdulrahman, director of the Syrian Observatory for Human Rights, said government artillery shelled several eastern districts on Thursday afternoon.

More than 80 people have died in the city in the past 26 days, the president of the local council in Aleppo told NWS.

Lavrov said U.S. and Russian military experts would meet in Geneva on Saturday."""

COPY = WIRE.split("\n\nLavrov said U.S.", maxsplit=1)[0].replace(
    "Syrian army suspends Aleppo combat, Lavrov says", "Army halts fighting"
)

CORRECTION = """CORRECTED: Syrian army suspends Aleppo combat

More than 800 people have died in the city in the past 26 days, the president of the local council in Aleppo told NWS."""

DENIAL = """Military source denies shelling

DAMASCUS (DDA) - A Syrian military source denied on Friday that the army had shelled eastern Aleppo. At least 900 people have died in the city, the source said. Some 10,500 civilians had left the city, the source said.

The clinic in the al-Kalaseh neighborhood received dozens of wounded people on Thursday."""

HOSTILE = """<script>alert('owned')</script> & <img src=x onerror=alert(1)>

محمد الخطيب said that 11 people were wounded near the Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaftsgebäude on Thursday.

"The situation is changing every hour".

Click [here](javascript:alert(2)) **now** | or never."""

SPANISH = """El Ejército sirio suspende los combates en Alepo"""


def case():
    """Return the snapshot."""
    wire = report(
        "reports/wire.txt", WIRE, "Northern Wire Service", "2016-12-08", dateline="HAMBURG",
        credits=(Credit("agency", "NWS", Span(WIRE.index("NWS"), WIRE.index("NWS") + 3)),),
        provenance={"outlet": "line 'Source:'", "published": "line 'Date:'"},
    )  # fmt: skip
    copy = report("reports/copy.txt", COPY, "Harbor Post", "2016-12-09")
    fixed = report("reports/correction.txt", CORRECTION, "Northern Wire Service", "2016-12-09T16:30Z")
    denial = report(
        "reports/denial.html", DENIAL, "Damascus Dispatch Agency", "2016-12-09", byline="Staff", url="https://dda.example/news/1?a=b&c=d",
        dropped=(Dropped("Share this on every network!", "share line"),),
    )  # fmt: skip
    hostile = report(
        "javascript:alert(document.cookie)", HOSTILE, None, None, title=None, url="javascript:alert(3)"
    )
    spanish = report(
        "reports/es.txt", SPANISH, "La Voz del Puerto", "2016-12-08", language="es",
        unread_reason="Spanish is recognized and not read yet",
    )  # fmt: skip
    make = Maker()
    claims = _claims(make, (wire, copy, fixed, denial, hostile))
    reports = (wire, spanish, copy, denial, fixed, hostile)
    extractions = tuple(
        Extraction(
            r.id,
            tuple(sorted(make.claims[r.id], key=lambda c: c.spans[0].start)),
            tuple(e for (rid, _), e in make.entities.items() if rid == r.id),
            tuple(bytes(384) for _ in make.claims[r.id]),
            (),
            "reader 1.0; claims 1",
        )
        for r in reports
        if r.unread_reason is None
    )
    made = _reconciled(
        make, claims, {"wire": wire, "copy": copy, "fixed": fixed, "denial": denial, "hostile": hostile}
    )
    judgement = Judgement(
        "jud-0123456789abcdef0123", "accept", "claim", (Key(wire.id, claims["suspend"].predicate_span),), None,
        "A. Analyst", "2016-12-10T09:00:00+01:00", "heard it on the radio too",
    )  # fmt: skip
    taken_back = Judgement(
        "jud-1123456789abcdef0123", "grade", "report", (Key(hostile.id, Span(0, 5)),), "F6",
        "A. Analyst", "2016-12-10T09:05:00+01:00", "no outlet",
    )  # fmt: skip
    undo = Judgement(
        "jud-2123456789abcdef0123", "grade", "report", (Key(hostile.id, Span(0, 5)),), "E6",
        "B. Analyst", "2016-12-10T10:05:00+01:00", "seen there before", taken_back.id,
    )  # fmt: skip
    unread = (Unread("reports/locked.pdf", "encrypted", "the PDF asks for a password: give an open copy"),)
    return Snapshot(reports, unread, extractions, made, (judgement, taken_back, undo))


def _claims(make, reports):
    """Return the claims by a short name."""
    wire, copy, fixed, denial, hostile = reports
    thursday = ("on Thursday", "2016-12-08")
    lavrov = (("Sergei Lavrov", "person", "Sergei Lavrov"),)
    council = (
        ("the president of the local council in Aleppo", "unnamed", "council"),
        ("NWS", "organization", "NWS"),
    )
    observer = (("Rami Abdulrahman", "person", "Rami Abdulrahman"),)
    toll = {
        "measure": "killed",
        "population": "people",
        "period": "in the past 26 days",
        "mode": "cumulative",
    }
    found = {}
    for name, source in (("", wire), ("_copy", copy)):
        body = sentence(source, "HAMBURG (NWS)")
        found["suspend" + name] = make.claim(
            source, "The Syrian army suspended combat operations in eastern Aleppo on Thursday", body, "CEASEFIRE",
            chain=lavrov, cue="said", place="eastern Aleppo", time=thursday,
        )  # fmt: skip
        found["leave" + name] = make.claim(
            source, "let some 8,000 civilians leave the city", body, "EVACUATION", chain=lavrov, cue="said",
            figures=({"words": "some 8,000", "measure": "evacuated", "low": None, "best": 8000, "high": None, "bound": "about", "population": "civilians"},),
            modality="planned",
        )  # fmt: skip
        found["unconfirmed" + name] = make.claim(
            source, "the Syrian army had ceased its operations in the city", sentence(source, "State Department"),
            "CEASEFIRE", chain=(("Elizabeth Trudeau", "person", "Elizabeth Trudeau"),), cue="said", stance="cannot_confirm",
        )  # fmt: skip
        found["shelled" + name] = make.claim(
            source, "government artillery shelled several eastern districts on Thursday afternoon",
            sentence(source, "Rami Abdulrahman"), "ASSAULT", chain=observer, cue="said", place=("eastern districts", "eastern Aleppo"),
            time=("Thursday afternoon", "2016-12-08T12:00", {"end": None, "precision": "part_of_day"}),
        )  # fmt: skip
        found["dead" + name] = make.claim(
            source, "More than 80 people have died in the city", sentence(source, "More than 80"), "CASUALTIES",
            chain=council, cue="told", figures=({"words": "More than 80", "low": 81, "best": 80, "high": None, "bound": "more_than", **toll},),
        )  # fmt: skip
    found["meet"] = make.claim(
        wire, "U.S. and Russian military experts would meet in Geneva on Saturday", sentence(wire, "Lavrov said U.S."), "MEETING",
        chain=(("Lavrov", "person", "Sergei Lavrov"),), cue="said", place="Geneva", time=("on Saturday", "2016-12-10"), modality="planned",
    )  # fmt: skip
    found["dead_fixed"] = make.claim(
        fixed, "More than 800 people have died in the city", sentence(fixed, "More than 800"), "CASUALTIES",
        chain=council, cue="told", figures=({"words": "More than 800", "low": 801, "best": 800, "high": None, "bound": "more_than", **toll},),
    )  # fmt: skip
    body = sentence(denial, "DAMASCUS (DDA)")
    source_ = (("A Syrian military source", "unnamed", None),)
    found["denied"] = make.claim(
        denial, "the army had shelled eastern Aleppo", body, "ASSAULT", chain=source_, cue="denied", stance="denies", modality="denied", place="eastern Aleppo",
        roles=(Role("actor", Mention("the army", span_of(denial, "the army"))),),
    )  # fmt: skip
    found["dead_source"] = make.claim(
        denial, "At least 900 people have died in the city", body, "CASUALTIES", chain=(("the source", "unnamed", None),), cue="said",
        figures=({"words": "At least 900", "measure": "killed", "population": "people", "low": 900, "best": 900, "high": None, "bound": "at_least"},),
    )  # fmt: skip
    found["wounded"] = make.claim(
        denial, "received dozens of wounded people on Thursday", sentence(denial, "The clinic"), "CASUALTIES", place=("al-Kalaseh", "al-Kalaseh"), time=thursday,
        figures=({"words": "dozens", "measure": "injured", "population": "people", "low": 24, "best": None, "high": 99, "bound": "vague"},),
    )  # fmt: skip
    found["left"] = make.claim(
        denial, "Some 10,500 civilians had left the city", body, "EVACUATION", chain=(("the source", "unnamed", None),), cue="said",
        figures=({"words": "Some 10,500", "measure": "evacuated", "low": None, "best": 10500, "high": None, "bound": "about", "population": "civilians"},),
    )  # fmt: skip
    body = sentence(hostile, "محمد")
    long_place = next(p for p in PLACES if p.startswith("Donau"))
    found["rtl"] = make.claim(
        hostile, "11 people were wounded", body, "CASUALTIES", chain=(("محمد الخطيب", "person", "محمد الخطيب"),), cue="said",
        place=(long_place, long_place), time=("on Thursday", None, {"weekday": 4, "value": "XXXX-WXX-4"}),
        figures=({"words": "11", "measure": "injured", "population": "people", "low": 11, "best": 11, "high": 11, "bound": "exact"},),
    )  # fmt: skip
    found["hourly"] = make.claim(
        hostile, "The situation is changing every hour", '"The situation is changing every hour".', "STATEMENT", quote="direct",
    )  # fmt: skip
    return found


def _reconciled(make, claims, reports):
    """Return what the claims establish together."""
    by_name = defaultdict(list)
    for (_, name), entity in make.entities.items():
        by_name[name].append(entity)
    entities = []
    for name, members in by_name.items():
        first = max(members, key=lambda m: len(m.name))
        entities.append(
            Entity(
                id=digest("entity", "case", name), kind=first.kind, name=first.name,
                aliases=tuple(sorted({m.name for m in members} - {first.name})), members=tuple(sorted(m.id for m in members)),
                country=first.country, latitude=first.latitude, longitude=first.longitude, precision=first.precision,
                merges=tuple(Merge(m.id, 1.0, "same name") for m in members[1:]),
            )
        )  # fmt: skip
    entity_of = {m: e for e in entities for m in e.members}
    origins = {
        "lavrov": ("speaker", "Sergei Lavrov", ["suspend", "suspend_copy", "leave", "leave_copy", "meet"]),
        "trudeau": ("speaker", "Elizabeth Trudeau", ["unconfirmed", "unconfirmed_copy"]),
        "observer": ("speaker", "Rami Abdulrahman", ["shelled", "shelled_copy"]),
        "council": (
            "unnamed",
            "the president of the local council in Aleppo",
            ["dead", "dead_copy", "dead_fixed"],
        ),
        "military": ("unnamed", "A Syrian military source", ["denied", "dead_source", "left"]),
        "dda": ("outlet", "Damascus Dispatch Agency", ["wounded"]),
        "khatib": ("speaker", "محمد الخطيب", ["rtl"]),
        "nobody": ("unknown", "", ["hourly"]),
    }
    made = {}
    for key, (kind, name, names) in origins.items():
        ids = tuple(sorted(claims[n].id for n in names))
        said = claims[names[0]].attribution
        entity = entity_of.get(said.chain[0].mention.entity or "") if said and said.chain else None
        made[key] = Origin(
            digest("origin", key), kind, name, entity.id if entity else None, "the chain begins here", ids,
            tuple(sorted({claims[n].report for n in names})),
        )  # fmt: skip

    def finding(type_, status, names, history, *more):
        facets, given, flags = (*more, *(None, None, ())[len(more) :])
        order = [claims[n] for n in names]
        through = []
        for key, origin in made.items():
            ids = tuple(c.id for c in order if c.id in origin.claims)
            if ids:
                through.append(
                    FindingOrigin(
                        origin.id,
                        key in ("lavrov", "military"),
                        ids,
                        tuple(sorted({c.report for c in order if c.id in ids})),
                        "one speaker, however often carried",
                    )
                )
        through.sort(key=lambda o: -len(o.claims))
        titled = order[0]
        return Finding(
            id=digest("finding", titled.id), title=titled.text, title_claim=titled.id, title_span=titled.spans[0], type=type_,
            status=status, facets=facets or {}, origins=tuple(through), claims=tuple(c.id for c in order), range=given,
            history=tuple(HistoryEntry(d, c, tuple(claims[n].id for n in ns), w) for d, c, ns, w in history),
            flags=tuple(Flag(claims[n].id, w) for n, w in flags), why="the same event, place and day",
        )  # fmt: skip

    def values(*given):
        found = []
        for value, names in given:
            ids = tuple(claims[n].id for n in names)
            found.append(
                FacetValue(value, ids, tuple(o.id for o in made.values() if set(ids) & set(o.claims)))
            )
        return tuple(found)

    findings = (
        finding(
            "CEASEFIRE", "disputed", ["suspend", "unconfirmed", "shelled", "suspend_copy", "unconfirmed_copy", "shelled_copy", "denied"],
            [("2016-12-08", "first", ["suspend"], "first told"), ("2016-12-08", "contradiction", ["shelled"], "says that fire went on"), ("2016-12-09", "contradiction", ["denied"], "denies the shelling")],
            {
                "occurrence": Facet("disputed", values(("suspended combat operations", ["suspend", "suspend_copy"]), ("could not confirm", ["unconfirmed"]), ("shelled several eastern districts", ["shelled", "shelled_copy"])), "one says that it stopped, one that it went on"),
                "place": Facet("agreed", values(("eastern Aleppo", ["suspend", "denied"])), "all name the same place"),
                "time": Facet("differs", values(("on Thursday", ["suspend"]), ("Thursday afternoon", ["shelled"])), "an afternoon lies within the day"),
            },
        ),
        finding(
            "CASUALTIES", "superseded", ["dead", "dead_copy", "dead_fixed", "dead_source"],
            [("2016-12-08", "first", ["dead"], "first told"), ("2016-12-09", "correction", ["dead_fixed"], "the outlet says that it corrects"), ("2016-12-09", "joined", ["dead_source"], "one more origin")],
            {"count": Facet("differs", values(("More than 80", ["dead", "dead_copy"]), ("More than 800", ["dead_fixed"]), ("At least 900", ["dead_source"])), "the first was corrected")},
            Range(801, 900, None, "killed", "last account of each origin"),
            [("dead", "80 dead beside hundreds elsewhere: a digit may be missing")],
        ),
        finding("EVACUATION", "corroborated", ["leave", "leave_copy", "left"], [("2016-12-08", "first", ["leave"], "first told"), ("2016-12-09", "later_count", ["left"], "counts more, later")], None, Range(None, 10500, None, "evacuated", "last account")),
        finding("CASUALTIES", "single_origin", ["wounded"], [("2016-12-09", "first", ["wounded"], "first told")], None, Range(24, None, 99, "injured", "vague:dozens")),
        finding("CASUALTIES", "single_origin", ["rtl"], [(None, "first", ["rtl"], "first told")], None, Range(11, 11, 11, "injured", "exact")),
        finding("MEETING", "single_origin", ["meet"], [("2016-12-08", "first", ["meet"], "first told")]),
        finding("STATEMENT", "unconfirmed", ["hourly"], [(None, "first", ["hourly"], "first told")]),
    )  # fmt: skip
    wire, copy, fixed = reports["wire"], reports["copy"], reports["fixed"]
    shared = copy.text[copy.text.index("HAMBURG") :]
    line = "people have died in the city in the past 26 days, the president of the local council in Aleppo told NWS."
    lineage = (
        Lineage("lin-00000000000000000001", wire.id, copy.id, True, "copy", 0.97, (SharedPassage(span_of(wire, shared), span_of(copy, shared)),), "the same words, credited to NWS"),
        Lineage("lin-00000000000000000002", wire.id, fixed.id, True, "copy", 0.52, (SharedPassage(span_of(wire, line), span_of(fixed, line)),), "the same words"),
        Lineage("lin-00000000000000000003", reports["denial"].id, reports["hostile"].id, False, "shared_origin", 0.31, (), "both speak of wounded people"),
    )  # fmt: skip
    return Reconciliation(
        entities=tuple(sorted(entities, key=lambda e: e.id)),
        lineage=lineage,
        origins=tuple(sorted(made.values(), key=lambda o: o.id)),
        findings=findings,
        claim_origin={c: o.id for o in made.values() for c in o.claims},
        claim_finding={c: f.id for f in findings for c in f.claims},
        inferred_dates=(
            InferredDate(reports["hostile"].id, "2016-12-08", "2016-12-09", (claims["rtl"].id,), "speaks of the wounded of Thursday"),
        ),
        versions="reconcile 1",
    )  # fmt: skip
