"""Attributions in passages written for this project: `train/attributions/*.txt`, in the form of PolNeAR's documents.

A passage begins with a line `=== name`; paragraphs are parted by empty lines. `{S1 …}`, `{C1 …}` and `{T1 …}` mark source, cue and
content of the passage's attribution 1; a part in several pieces is marked several times, and a content may hold other attributions.
"""

from __future__ import annotations

import re
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator

FOLDER = Path(__file__).parent / "attributions"
PARTS = {"S": "source", "C": "cue", "T": "content"}
MARK = re.compile(r"\{([SCT])(\d+) ?|\}")


def documents(folder: Path = FOLDER) -> Iterator[dict[str, Any]]:
    """Each passage with its text and attributions ({source, cue, content: [[start, end), …]}), as PolNeAR's documents have them.

    Raises:
        ValueError: a mark is not closed, closes nothing, or an attribution has no cue or nothing beside it.
    """
    for path in sorted(folder.glob("*.txt")):
        for passage in re.split(r"^=== *", path.read_text(encoding="utf-8"), flags=re.MULTILINE)[1:]:
            name, _, marked = passage.partition("\n")
            yield document(f"{path.stem} {name.strip()}", marked.strip("\n"))


def document(name: str, marked: str) -> dict[str, Any]:
    """One passage without its marks, and what they marked."""
    text, at = "", 0
    opened: list[tuple[str, int, int]] = []
    found: dict[int, dict[str, list[list[int]]]] = {}
    for mark in MARK.finditer(marked):
        text += marked[at : mark.start()]
        at = mark.end()
        if mark[1]:
            opened.append((PARTS[mark[1]], int(mark[2]), len(text)))
            continue
        if not opened:
            message = f"{name}: a brace closes nothing after {text[-40:]!r}"
            raise ValueError(message)
        part, number, start = opened.pop()
        found.setdefault(number, {p: [] for p in PARTS.values()})[part].append([start, len(text)])
    if opened:
        message = f"{name}: a mark is not closed: {opened[-1]}"
        raise ValueError(message)
    for number, parts in found.items():
        if not parts["cue"] or not parts["source"] + parts["content"]:
            message = f"{name}: attribution {number} has no cue, or nothing beside it"
            raise ValueError(message)
    return {"id": name, "text": text + marked[at:], "attributions": [found[n] for n in sorted(found)]}


if __name__ == "__main__":
    read = list(documents(Path(sys.argv[1]) if len(sys.argv) > 1 else FOLDER))
    print(
        len(read),
        "passages,",
        sum(len(d["text"].split()) for d in read),
        "words,",
        sum(len(d["attributions"]) for d in read),
        "attributions",
    )
