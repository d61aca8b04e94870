"""Scores for times, quantities and places in one report against annotated sets; ``bench/claims.py`` prints them."""

import gzip
import importlib.util
import json
import math
import sys
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any

import spacy
from spacy.tokens import Doc

from bench.command import Options
from secondsource.claims import places, quantities, times
from secondsource.claims.quantities import units as quantity_units

Read = Callable[[str], Doc]
Scores = dict[str, dict[str, float]]


def blank_reader() -> Read:
    """Return a reader that only cuts tokens: what the grammars reach without the network."""
    nlp = spacy.blank("en")
    nlp.max_length = 10_000_000
    return nlp.make_doc


def rows(path: Path, limit: int | None = None) -> Iterator[dict[str, Any]]:
    """Read the rows of a gzipped JSON-lines file, the first ``limit`` of them."""
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        for number, line in enumerate(lines):
            if limit is not None and number >= limit:
                return
            yield json.loads(line)


def f1(hits: float, found: float, gold: float) -> float:
    """Return F1 in percent."""
    return 200.0 * hits / (found + gold) if found + gold else 0.0


def pair(
    gold: Sequence[tuple[int, int, str]], found: Sequence[tuple[int, int, str]]
) -> list[tuple[int, int]]:
    """Pair gold and found spans one to one that share a character; where several do, equal values first."""
    pairs = [
        (g[2] != f[2], abs(g[0] - f[0]) + abs(g[1] - f[1]), i, j)
        for i, g in enumerate(gold)
        for j, f in enumerate(found)
        if g[0] < f[1] and f[0] < g[1]
    ]
    used_gold: set[int] = set()
    used_found: set[int] = set()
    kept = []
    for _, _, i, j in sorted(pairs):
        if i not in used_gold and j not in used_found:
            used_gold.add(i)
            used_found.add(j)
            kept.append((i, j))
    return kept


TIME_SETS = {
    "dev": ("timebank_tbaq", "aquaint_tbaq"),
    "test": ("te3_platinum",),
}


def score_times(
    data_dir: Path, split: str = "dev", limit: int | None = None, read: Read | None = None
) -> Scores:
    """Score time expressions in news as TempEval-3 does (UzZaman et al. 2013): relaxed and strict spans, values.

    Returns:
        ``{"times": {"relaxed_f1", "strict_f1", "type_f1", "value_f1", …}}``, in percent.
    """
    read = read or blank_reader()
    total = {"relaxed": 0, "strict": 0, "type": 0, "value": 0, "found": 0, "gold": 0}
    for name in TIME_SETS[split]:
        for row in rows(data_dir / "temporal" / f"{name}.jsonl.gz", limit):
            gold = [(t["start"], t["end"], t["value"]) for t in row["timexes"]]
            kinds = [t["type"].lower() for t in row["timexes"]]
            refs = times.find(read(row["text"]), row["dct"][:10])
            found = [(r.span.start, r.span.end, r.value) for r in refs]
            total["found"] += len(found)
            total["gold"] += len(gold)
            for i, j in pair(gold, found):
                total["relaxed"] += 1
                total["strict"] += gold[i][:2] == found[j][:2]
                total["type"] += kinds[i] == refs[j].kind
                total["value"] += gold[i][2] == found[j][2]
    return {"times": _time_row(total)}


def _time_row(total: dict[str, int]) -> dict[str, float]:
    found, gold = total["found"], total["gold"]
    row = {
        f"{name}_f1": f1(total[name], found, gold)
        for name in ("relaxed", "strict", "type", "value")
        if name in total
    }
    row["precision"] = 100.0 * total["relaxed"] / found if found else 0.0
    row["recall"] = 100.0 * total["relaxed"] / gold if gold else 0.0
    return row


def score_wikiwars(
    data_dir: Path, split: str = "dev", limit: int | None = None, read: Read | None = None
) -> Scores:
    """Score time expressions in histories (WikiWars, TIMEX2): lenient spans, and lenient spans with equal value."""
    read = read or blank_reader()
    name = {"dev": "wikiwars", "test": "wikiwars_test"}[split]
    total = {"relaxed": 0, "strict": 0, "value": 0, "found": 0, "gold": 0}
    for row in rows(data_dir / "temporal" / f"{name}.jsonl.gz", limit):
        gold = [(t["start"], t["end"], t["val"] or "") for t in row["timexes"]]
        refs = times.find(read(row["text"]), row["dct"][:10], narrative=True)
        found = [(r.span.start, r.span.end, r.value) for r in refs]
        total["found"] += len(found)
        total["gold"] += len(gold)
        for i, j in pair(gold, found):
            total["relaxed"] += 1
            total["strict"] += gold[i][:2] == found[j][:2]
            total["value"] += gold[i][2] == found[j][2]
    return {"times_narrative": _time_row(total)}


# Quantities ----------------------------------------------------------------------------------------------

QuantityRow = tuple[str, str, str]  # value, unit, bound
Measure = Callable[[str], list[QuantityRow]]

# Names of one unit in newsquant, in quantulum3 and here.
_UNIT_NAMES = {
    "percentage": "%", "percent": "%", "%": "%", "% -": "%", "kilometre": "km", "kilometer": "km", "metre": "m", "meter": "m",
    "pound-mass": "lb", "year of age": "year", "celsius": "celsius", "degree celsius": "celsius",
    "degree fahrenheit": "fahrenheit", "litre": "l", "liter": "l", "united states dollar": "dollar", "dimensionless": "-",
    "centimetre": "cm", "centimeter": "cm", "millimetre": "mm", "millimeter": "mm", "micrometre": "um", "micrometer": "um",
    "people": "person", "times": "count", "american": "person", "watthour": "watt hour", "kilometre per hour": "km/h",
    "kilometer per hour": "km/h", "square metre": "m2", "square meter": "m2", "degree angle": "degree", "ton": "tonne",
}  # fmt: skip


def unit_key(unit: str | None) -> str:
    """Bring the names of a unit to one; of a counted noun phrase its head decides."""
    name = (unit or "-").lower().strip()
    name = _UNIT_NAMES.get(name, name)
    if name in _UNIT_NAMES.values() or " per " in name:
        return " per ".join(_UNIT_NAMES.get(part, part) for part in name.split(" per "))
    for tail in (" dollar", " yuan", " yen", " krone", " kuna", " ringgit", " sterling", " hour", " metre"):
        if name.endswith(tail):
            return name
    head = quantity_units.singular(name.rsplit(" ", 1)[-1])
    return "person" if quantity_units.is_person(head) else head


_CHANGE = {"about": "~", "more_than": ">", "at_least": ">", "fewer_than": "<", "at_most": "<"}


def our_quantities(read: Read) -> Measure:
    """Return this project's quantities as newsquant writes them."""

    def measure(text: str) -> list[QuantityRow]:
        found = []
        for quantity in quantities.find(read(text), conversions=True):
            if quantity.best is not None:
                value = value_key(quantity.best)
            else:
                value = f"{value_key(quantity.low or 0.0)}-{value_key(quantity.high or 0.0)}"
            name = quantities.unit_name(quantity.unit) or "-"
            if quantity.kind == "age":
                name = "year of age"
            if quantity.per and " per " not in name:
                name = f"{name} per {quantity.per}"
            bound = _CHANGE.get(quantity.bound, "~" if "about" in quantity.rule else "=")
            if quantity.change and bound in "=~":
                bound = quantity.change
            found.append((value, unit_key(name), bound))
        return found

    return measure


def quantulum_quantities() -> Measure:
    """Return quantulum3's quantities on the same text; it knows ``uncertainty`` but no bounds."""
    from quantulum3 import parser  # noqa: PLC0415 (only the comparison needs it)

    def measure(text: str) -> list[QuantityRow]:
        return [
            (value_key(q.value), unit_key(q.unit.name), "~" if q.uncertainty else "=")
            for q in parser.parse(text)
        ]

    return measure


def value_key(value: float) -> str:
    """Write a number so that equal numbers are equal words."""
    return f"{value:.6g}"


def _gold_value(value: str) -> str:
    """Write a gold value, number or range, as ``value_key`` does."""
    try:
        return value_key(float(value))
    except ValueError:
        low, high = value.rsplit("-", 1)
        return f"{value_key(float(low))}-{value_key(float(high))}"


def score_quantities(
    data_dir: Path, split: str = "dev", limit: int | None = None, read: Read | None = None
) -> Scores:
    """Score quantities in news sentences (newsquant): value, value and unit, value and unit and bound; F1.

    Returns:
        ``{"quantities": {...}, "quantities_quantulum3": {...}}``; the second where quantulum3 is installed.
    """
    name = {"dev": "newsquant", "test": "newsquant_test"}[split]
    path = data_dir / "newsquant" / f"{name}.jsonl.gz"
    scores = {"quantities": _quantity_row(path, limit, our_quantities(read or blank_reader()))}
    if importlib.util.find_spec("quantulum3"):
        scores["quantities_quantulum3"] = _quantity_row(path, limit, quantulum_quantities())
    return scores


def _quantity_row(path: Path, limit: int | None, measure: Measure) -> dict[str, float]:
    hits = {"value": 0, "unit": 0, "bound": 0}
    found_total = gold_total = 0
    for row in rows(path, limit):
        gold = [
            (_gold_value(q["value"]), unit_key(q["normalized_unit"]), q["change"]) for q in row["quantities"]
        ]
        found = measure(row["text"])
        found_total += len(found)
        gold_total += len(gold)
        for depth, level in enumerate(("value", "unit", "bound"), start=1):
            left = [g[:depth] for g in gold]
            for f in found:
                if f[:depth] in left:
                    left.remove(f[:depth])
                    hits[level] += 1
    return {f"{level}_f1": f1(hits[level], found_total, gold_total) for level in hits}


# Places --------------------------------------------------------------------------------------------------

KM_161 = 161.0  # 100 miles, the customary radius
EARTH = 6371.0  # km
GEO_SETS = {"dev": ("lgl", "tr_news"), "test": ("geowebnews",)}


def kilometers(lat: float, lon: float, other_lat: float, other_lon: float) -> float:
    """Return the great-circle distance."""
    a, b = math.radians(lat), math.radians(other_lat)
    h = (
        math.sin((b - a) / 2) ** 2
        + math.cos(a) * math.cos(b) * math.sin(math.radians(other_lon - lon) / 2) ** 2
    )
    return 2 * EARTH * math.asin(min(1.0, math.sqrt(h)))


def placed_right(gold: dict[str, Any], mention: places.PlaceMention) -> bool:
    """Tell whether a mention is within 161 km of the gold point, or the same GeoNames entry."""
    if mention.geoname is not None and str(mention.geoname) == str(gold.get("geonames")):
        return True
    if mention.latitude is None or mention.longitude is None:
        return False
    return kilometers(gold["lat"], gold["lon"], mention.latitude, mention.longitude) <= KM_161


def score_geo(
    data_dir: Path,
    split: str = "dev",
    limit: int | None = None,
    read: Read | None = None,
    *,
    find: bool = True,
) -> Scores:
    """Score places in news: toponyms found (overlap F1), and how many given toponyms are placed within 161 km.

    Args:
        data_dir: The data folder.
        split: ``dev`` or ``test``.
        limit: Most documents of each set.
        read: The reader; ``None``: tokens only.
        find: Whether to look for the toponyms, too; placing those given needs no reader.
    """
    read = read or blank_reader()
    scores: Scores = {}
    for name in GEO_SETS[split]:
        path = data_dir / "geo" / f"{name}.jsonl.gz"
        if not path.is_file():
            print(f"passed over: geo/{path.name} is not in {data_dir}", file=sys.stderr)
            continue
        hits = found_total = gold_total = strict = right = placed = right_found = 0
        for row in rows(path, limit):
            toponyms = [t for t in row["toponyms"] if t["end"] > t["start"]]
            hints = [row.get("url") or ""]
            resolved = [t for t in toponyms if t.get("lat") is not None]
            given = places.geocode(row["text"], [(t["start"], t["end"]) for t in toponyms], hints)
            for gold, mention in zip(toponyms, given, strict=True):
                if gold.get("lat") is not None:
                    right += placed_right(gold, mention)
            placed += len(resolved)
            if not find:
                continue
            mentions = [
                m for m in places.find(read(row["text"]), hints, demonyms_too=True) if m.kind == "named"
            ]
            gold_spans = [(t["start"], t["end"], "") for t in toponyms]
            found_spans = [(m.span.start, m.span.end, "") for m in mentions]
            pairs = pair(gold_spans, found_spans)
            hits += len(pairs)
            strict += sum(gold_spans[i][:2] == found_spans[j][:2] for i, j in pairs)
            right_found += sum(
                toponyms[i].get("lat") is not None and placed_right(toponyms[i], mentions[j])
                for i, j in pairs
            )
            found_total += len(mentions)
            gold_total += len(toponyms)
        row_scores = {"acc161_given": 100.0 * right / placed if placed else 0.0}
        if find:
            row_scores |= {
                "found_f1": f1(hits, found_total, gold_total),
                "found_strict_f1": f1(strict, found_total, gold_total),
                "precision": 100.0 * hits / found_total if found_total else 0.0,
                "recall": 100.0 * hits / gold_total if gold_total else 0.0,
                "acc161_found": 100.0 * right_found / max(1, sum_resolved(path, limit)),
            }
        scores[f"geo_{name}"] = row_scores
    return scores


def sum_resolved(path: Path, limit: int | None) -> int:
    """Count the gold toponyms that have a point."""
    return sum(t.get("lat") is not None for row in rows(path, limit) for t in row["toponyms"])


def score_event_location(
    data_dir: Path, split: str = "dev", limit: int | None = None, read: Read | None = None
) -> Scores:
    """Score where an event happened (event_location): the place chosen for the marked verb, or rightly none.

    Returns:
        ``{"event_location": {"accuracy", "precision", "recall"}}`` in percent; accuracy counts the items without a
        location that get none.
    """
    read = read or blank_reader()
    name = {"dev": "train", "test": "test"}[split]
    right = total = chosen_total = hit = gold_total = 0
    for row in rows(data_dir / "event_location" / f"{name}.jsonl.gz", limit):
        verb = next((s for s in row["spans"] if s["label"] == "VERB"), None)
        if verb is None:
            continue
        locations = [s for s in row["spans"] if s["label"] == "LOCATION"]
        doc = read(row["text"])
        predicate = doc.char_span(verb["start"], verb["end"], alignment_mode="expand")
        if predicate is None:
            continue
        mentions = places.find(doc)
        index = places.where(doc, predicate.root if doc.has_annotation("DEP") else predicate[-1], mentions)
        total += 1
        gold_total += bool(locations)
        chosen_total += index is not None
        if index is None:
            right += not locations
            continue
        span = mentions[index].span
        ok = any(s["start"] < span.end and span.start < s["end"] for s in locations)
        hit += ok
        right += ok
    return {
        "event_location": {
            "accuracy": 100.0 * right / total if total else 0.0,
            "precision": 100.0 * hit / chosen_total if chosen_total else 0.0,
            "recall": 100.0 * hit / gold_total if gold_total else 0.0,
        }
    }


ROWS = {
    "times": ("temporal", "news."),
    "times_narrative": ("temporal", "wikiwars."),
    "quantities": ("newsquant", ""),
    "quantities_quantulum3": ("newsquant", "quantulum3."),
    "geo_lgl": ("geo", "lgl."),
    "geo_tr_news": ("geo", "tr_news."),
    "geo_geovirus": ("geo", "geovirus."),
    "geo_geowebnews": ("geo", "geowebnews."),
    "event_location": ("event_location", ""),
}
"""Row → the set's folder, and what opens the names of its metrics."""


def scores(options: Options, read: Read) -> Scores:
    """Give all rows of this file by set folder, on what the options ask for; a set that is not there is passed over."""
    found: Scores = {}
    for measure, folder in (
        (score_times, "temporal"),
        (score_wikiwars, "temporal"),
        (score_quantities, "newsquant"),
        (score_geo, "geo"),
        (score_event_location, "event_location"),
    ):
        try:
            rows = measure(options.data, options.split, options.limit, read)
        except FileNotFoundError as missing:
            print(f"passed over: {folder}: {missing.filename} is not there", file=sys.stderr)
            continue
        for row, values in rows.items():
            home, prefix = ROWS[row]
            found.setdefault(home, {}).update({prefix + metric: value for metric, value in values.items()})
    return found
