"""Sets without trees: re3d and MEANTIME (entities), WikiWars (times), PolNeAR and our own passages (attributions); spaCy makes the words."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path
from typing import Any

from secondsource.language import labels
from secondsource.language.tokenization import make_tokenizer
from train import attributed, crises, names
from train.piece import Piece
from train.trees import lines

ENDS = frozenset(".!?:;\"”’')]")
"""A word after anything else than these (and not on a new line) does not begin a sentence."""


@cache
def tokenizer() -> Any:
    """The tokenizer that the package runs on."""
    return make_tokenizer()


def words_of(text: str) -> tuple[list[str], list[int], list[int], list[bool]]:
    """(words, start offsets, end offsets, whether a line begins before the word) of a text, without white space tokens."""
    words, starts, ends, fresh = [], [], [], []
    new = True
    for token in tokenizer()(text):
        if token.is_space:
            new = new or "\n" in token.text
            continue
        words.append(token.text)
        starts.append(token.idx)
        ends.append(token.idx + len(token.text))
        fresh.append(new)
        new = False
    return words, starts, ends, fresh


def span_words(start: int, end: int, starts: list[int], ends: list[int]) -> tuple[int, int] | None:
    """Words [first, last) that characters [start, end) touch; None if none."""
    touched = [i for i in range(len(starts)) if starts[i] < end and ends[i] > start]
    return (touched[0], touched[-1] + 1) if touched else None


def line_starts(words: list[str], fresh: list[bool]) -> list[int]:
    """Sentence starts as far as lines tell: 1 on a new line, 0 after a word that ends no sentence, else -1."""
    return [
        1 if new else (-1 if words[i - 1] in ENDS or words[i - 1][-1] in ".!?" else 0)
        for i, new in enumerate(fresh)
    ]  # fmt: skip


def re3d(data: Path) -> list[Piece]:
    """The openly licensed reports of re3d; of its noun phrases only those that hold one clear name are names."""
    kinds = {
        "Organisation": ("ORG",),
        "Location": names.PLACES,
        "Person": ("PERSON",),
        "Nationality": ("NORP",),
        "Temporal": names.TIMES,
        "Quantity": ("QUANTITY",),
        "Money": ("MONEY",),
    }
    pieces = []
    for document in lines(data / "re3d/re3d.jsonl.gz"):
        if document["nc"]:
            continue
        words, starts, ends, fresh = words_of(document["text"])
        masks = [
            names.OUTSIDE | names.begin("MISC", "EVENT") | names.inside("MISC", "EVENT")
            if not w.islower() and any(map(str.isalpha, w))
            else names.OUTSIDE
            for w in words
        ]
        good = [e for e in document["entities"] if e["confidence"] >= 0.5]
        for entity in sorted(good, key=lambda e: (e["end"] - e["start"], e["start"])):
            found = span_words(entity["start"], entity["end"], starts, ends)
            if not found:
                continue
            first, last = found
            types = kinds.get(entity["type"])
            if types is None:
                masks[first:last] = [names.ALL] * (last - first)
            elif entity["type"] in ("Quantity", "Money"):
                masks[first:last] = [
                    names.begin(*types)
                    | names.inside(*types)
                    | (0 if any(map(str.isdigit, w)) else names.OUTSIDE)
                    for w in words[first:last]
                ]
            elif entity["type"] == "Temporal":
                if words[first] in ("the", "The"):
                    first += last - first > 1
                names.write(
                    masks,
                    first,
                    last,
                    "TIME"
                    if names.CLOCK.search(entity["text"]) and not re.search(r"\bpast|last\b", entity["text"])
                    else "DATE",
                )
            else:
                core = names.core_of_phrase(words[first:last])
                if types == ("PERSON",) and core:
                    core = names.core_of_person(words[first:last], core)
                if core is None:
                    masks[first:last] = [
                        names.ALL if not w.islower() else masks[first + i] | names.OUTSIDE
                        for i, w in enumerate(words[first:last])
                    ]
                elif core != (0, 0):
                    a, b = first + core[0], first + core[1]
                    names.write(
                        masks, a, b, *(names.place_types(words[a:b]) if types == names.PLACES else types)
                    )
        pieces.append(
            Piece(
                words,
                "re3d " + document["id"],
                starts=line_starts(words, fresh),
                breaks=[int(new) for new in fresh],
                names=masks,
            )
        )
    return pieces


def meantime(data: Path) -> list[Piece]:
    """MEANTIME's Wikinews articles; tokens are the set's own."""
    kinds = {"ORG": ("ORG",), "PER": ("PERSON",), "LOC": names.PLACES, "PRO": ("MISC",)}
    pieces = []
    for document in lines(data / "meantime/meantime_en.jsonl.gz"):
        words = document["tokens"]
        masks = [names.ALL if not w.islower() else names.OUTSIDE | names.MEASURES for w in words]
        for mention in sorted(document["mentions"], key=lambda m: len(m["tokens"])):
            if mention["kind"] != "entity" or mention["type"] not in kinds:
                continue
            first, last = mention["tokens"][0], mention["tokens"][-1] + 1
            core = names.core_of_phrase(words[first:last])
            if core is None or core == (0, 0):
                continue
            if mention["type"] == "PER":
                core = names.core_of_person(words[first:last], core)
            a, b = first + core[0], first + core[1]
            if a == b:
                continue
            types = kinds[mention["type"]]
            if types == names.PLACES:
                types = names.place_types(words[a:b])
                if words[b - 1].lower() in ("government", "state"):
                    continue
            if len(words[a:b]) == 1 and names.gazetteer().get((words[a].lower(),)) == "NORP":
                types = ("NORP",)
            names.write(masks, a, b, *types)
        starts = [0] * len(words)
        for start, _ in document["sentences"]:
            starts[start] = 1
        pieces.append(Piece(list(words), "meantime " + document["id"], starts=starts, names=masks))
    return pieces


def wikiwars(data: Path) -> list[Piece]:
    """Histories of wars: the set's time expressions, and names read by us."""
    pieces = []
    for document in lines(data / "temporal/wikiwars.jsonl.gz"):
        words, starts, ends, fresh = words_of(document["text"])
        piece = Piece(
            words,
            "wikiwars " + document["id"],
            starts=line_starts(words, fresh),
            breaks=[int(new) for new in fresh],
        )
        masks = piece.names = names.of_capital_runs(piece, "wikiwars_names.tsv", times=True)
        for timex in sorted(document["timexes"], key=lambda t: t["end"] - t["start"]):
            found = span_words(timex["start"], timex["end"], starts, ends)
            if found:
                first, last = found
                if last - first > 6:
                    masks[first:last] = [names.ALL] * (last - first)
                    continue
                if words[first].lower() == "the" and last - first > 1:
                    first += 1
                names.write(masks, first, last, "TIME" if "T" in str(timex.get("val") or "") else "DATE")
        pieces.append(piece)
    return pieces


def polnear(data: Path, split: str) -> list[Piece]:
    """PolNeAR's articles with attribution tags and links."""
    return [
        of_attributions(document, "polnear " + document["id"])
        for document in lines(data / f"polnear/{split}.jsonl.gz")
    ]


def written() -> list[Piece]:
    """The passages with attributions that were written for this project."""
    return [of_attributions(document, document["id"]) for document in attributed.documents()]


def plain() -> list[Piece]:
    """The texts written for this project in which no word is marked: what there is in them only a teacher tells."""
    found = []
    for name, text in crises.plain_texts():
        words, _, _, fresh = words_of(text)
        found.append(Piece(words, name, starts=line_starts(words, fresh), breaks=[int(new) for new in fresh]))
    return found


def of_attributions(document: dict[str, Any], origin: str) -> Piece:
    """A text with the tags and links of its attributions. Pieces of one span are spans of their own."""
    words, starts, ends, fresh = words_of(document["text"])
    tags = [0] * len(words)
    links = []

    def touched(span: list[int]) -> tuple[int, int] | None:
        low, high = span
        i = next((i for i in range(len(starts)) if ends[i] > low), len(starts))
        j = i
        while j < len(starts) and starts[j] < high:
            j += 1
        return (i, j) if j > i else None

    for attribution in document["attributions"]:
        found = {}
        for kind, role in enumerate(labels.ROLES):
            found[kind] = [s for s in map(touched, attribution[role.lower()]) if s]
            for s, e in found[kind]:
                tags[s:e] = [1 + 2 * kind] + [2 + 2 * kind] * (e - s - 1)
        if found[1]:
            links += [(kind, s, e, found[1][0][0]) for kind in (0, 2) for s, e in found[kind]]
    return Piece(
        words,
        origin,
        starts=line_starts(words, fresh),
        breaks=[int(new) for new in fresh],
        quotes=tags,
        links=sorted(set(links)),
    )
