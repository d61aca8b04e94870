"""The annotated crises, cases and scenes as training and measuring read them: claims in stretches of text, by matter."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np

from secondsource.language import chunks

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from tokenizers import Tokenizer

ROOT = Path(__file__).parents[1]
CRISES, CASES = ROOT / "bench/crises", ROOT / "bench/cases"
SCENES, PILES = ROOT / "train/scenes", ROOT / "train/piles"
LONGEST = 240
"""Most subwords of a stretch of text; a longer report is cut as it is cut when it is read (secondsource.language.chunks)."""
KEPT_OUT = "kept_out.tsv"
"""Names the crises of its folder that are not trained on."""
JITTERED = 0.15
"""Share of the claims whose ends are moved."""
_SPACE = re.compile(r"\s+")
_STOPS = frozenset('.!?"”')
_MARKED = re.compile(r"\{([^{}]*)\}")

Span = tuple[int, int]


@dataclass
class Crisis:
    """Claims of one crisis.

    Attributes:
        name: What it goes by.
        stretches: Subwords of a stretch of text, and which claims stand where in it.
        matters: Of each claim, the number of its matter.
        marks: Of each claim, how it stands to its matter: "!" denies or excludes it, "?" doubts it, "" is told elsewhere or not.
        statuses: Of a matter, the status of its annotated finding.
        taught: Of each claim, the vector that a larger network finds, (claims, numbers); nothing where there is none.
    """

    name: str
    stretches: list[tuple[list[int], list[tuple[int, Span]]]] = field(default_factory=list)
    matters: list[int] = field(default_factory=list)
    marks: list[str] = field(default_factory=list)
    statuses: dict[int, str] = field(default_factory=dict)
    taught: np.ndarray | None = None

    @property
    def size(self) -> int:
        """Subwords."""
        return sum(len(ids) for ids, _ in self.stretches)

    def add(
        self, tokenizer: Tokenizer, text: str, claims: Sequence[tuple[int, Span]], mark: str = ""
    ) -> None:
        """Add a text with the matter and the characters of its claims."""
        read = tokenizer.encode(text, add_special_tokens=False)
        found: list[tuple[int, Span]] = []
        for matter, (start, end) in claims:
            inside = [n for n, (a, b) in enumerate(read.offsets) if a < end and b > start]
            if inside:
                found.append((len(self.matters), (inside[0], inside[-1] + 1)))
                self.matters.append(matter)
                self.marks.append(mark)
        for first, last in chunks.plan([1] * len(read.ids), _costs(text, read.offsets), LONGEST):
            kept = [
                (claim, (max(a, first) - first, min(b, last) - first))
                for claim, (a, b) in found
                if first <= (a + b) // 2 < last
            ]
            self.stretches.append((read.ids[first:last], kept))


def _costs(text: str, offsets: Sequence[Span]) -> list[int]:
    """What a cut before each subword costs."""
    costs, before = [], 0
    for start, end in offsets:
        if "\n\n" in text[before:start] or not costs:
            costs.append(chunks.CUT_AT_PARAGRAPH)
        elif text[max(0, before - 1) : before] in _STOPS and start > before:
            costs.append(chunks.CUT_AT_STOP)
        else:
            costs.append(chunks.CUT_ANYWHERE)
        before = end
    return costs


def _quoted(
    name: str, reports: dict[str, str], findings: Sequence[dict[str, Any]], tokenizer: Tokenizer
) -> Crisis:
    """A crisis of reports, and of findings whose members are (report, quote)."""
    made = Crisis(name, statuses={n: f["status"] for n, f in enumerate(findings) if "status" in f})
    claims: dict[str, list[tuple[int, Span]]] = {report: [] for report in reports}
    for matter, annotated in enumerate(findings):
        for report, quote in annotated["members"]:
            words = _SPACE.sub(r"\\s+", re.escape(quote).replace("\\ ", " "))
            if (found := re.search(words, reports[report])) is not None:
                claims[report].append((matter, found.span()))
    for report, told in claims.items():
        made.add(tokenizer, reports[report], told)
    return made


def tokenizer_of(folder: Path) -> Tokenizer:
    """The tokenizer of the packaged sentence encoder in a folder; it pads nothing and cuts nothing off."""
    from tokenizers import Tokenizer  # noqa: PLC0415 - what measures crises alone needs none

    tokenizer = Tokenizer.from_file(str(folder / "tokenizer.json"))
    tokenizer.no_padding()
    tokenizer.no_truncation()
    return tokenizer


def crises(tokenizer: Tokenizer, folder: Path = CRISES) -> list[Crisis]:
    """The annotated crises of a folder: the small ones, or the long ones of `PILES`."""
    read = (
        (path.stem, json.loads(path.read_text(encoding="utf-8"))) for path in sorted(folder.glob("*.json"))
    )
    return [_quoted(n, c["reports"], c["findings"], tokenizer) for n, c in read]


def trained_on(every: Sequence[Crisis], folder: Path) -> tuple[list[Crisis], list[Crisis]]:
    """(the crises of a folder that are trained on, those that are kept out)."""
    kept_out = {line.split("\t")[0] for line in (folder / KEPT_OUT).read_text(encoding="utf-8").splitlines()}
    return [c for c in every if c.name not in kept_out], [c for c in every if c.name in kept_out]


def cases(tokenizer: Tokenizer) -> list[Crisis]:
    """The annotated cases: to measure on."""
    found = []
    for path in sorted(CASES.glob("*/annotations.json")):
        about = json.loads(path.read_text(encoding="utf-8"))
        folder = (path.parent / about["reports"]).resolve()
        reports = {
            p.name: p.read_text(encoding="utf-8", errors="replace")
            for p in sorted(folder.iterdir())
            if p.is_file()
        }
        findings = [
            {**f, "members": [(m["report"], m["quote"]) for m in f["members"]]} for f in about["findings"]
        ]
        found.append(_quoted(path.parent.name, reports, findings, tokenizer))
    return found


def moved(span: Span, length: int, chance: np.random.Generator | None) -> Span:
    """The claim's subwords; in training, its ends are sometimes moved, as the claims that are found are cut otherwise."""
    first, last = span
    if chance is None or chance.random() > JITTERED:
        return span
    first = (
        max(0, first - int(chance.integers(5)))
        if chance.random() < 0.5
        else min(last - 1, first + int(chance.integers(3)))
    )
    last = (
        min(length, last + int(chance.integers(7)))
        if chance.random() < 0.6
        else max(first + 1, last - int(chance.integers(3)))
    )
    return first, last


def average_precision(scores: np.ndarray, truth: np.ndarray) -> float:
    """Average precision of what is true, the highest scores first."""
    right = truth[np.argsort(-scores, kind="stable")]
    return float((right.cumsum() / np.arange(1, len(right) + 1))[right].mean())


def scenes(tokenizer: Tokenizer, files: str) -> list[Crisis]:
    """The scenes of some files, by their letters: `== ` begins one, `# ` a matter, `! ` or `? ` a line that denies or doubts it; braces mark a claim."""
    found: list[Crisis] = []
    matter = 0
    for path in sorted(SCENES.glob(f"[{files}]-*.txt")):
        for line in path.read_text(encoding="utf-8").splitlines():
            if line.startswith("== "):
                found.append(Crisis(line[3:]))
            elif line.startswith("# "):
                matter += 1
            elif (marked := _MARKED.search(line)) is not None:
                start = marked.start()
                text, span = line[:start] + marked[1] + line[marked.end() :], (start, start + len(marked[1]))
                mark = line[0] if line.startswith(("! ", "? ")) else ""
                skip = 2 * len(mark)
                found[-1].add(tokenizer, text[skip:], [(matter, (span[0] - skip, span[1] - skip))], mark)
    return [scene for scene in found if len(set(scene.matters)) > 1]


def plain_texts() -> Iterator[tuple[str, str]]:
    """(name, text) of the reports of all long crises, without what stands before them but the title, and of the lines of the scenes."""
    for path in sorted(PILES.glob("*.json")):
        for name, report in json.loads(path.read_text(encoding="utf-8"))["reports"].items():
            head, _, body = report.partition("\n\n")
            title = head.partition("Title: ")[2].partition("\n")[0]
            yield f"{path.stem} {name}", f"{title}\n\n{body}".strip()
    for path in sorted(SCENES.glob("*.txt")):
        lines = path.read_text(encoding="utf-8").splitlines()
        told = [
            re.sub(r"^[!?] |[{}]", "", line) for line in lines if line and not line.startswith(("==", "#"))
        ]
        yield path.stem, "\n".join(told)
