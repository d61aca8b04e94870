"""Write docs/reference/scores.md from what the benches printed.

    python -m bench.language DATA_DIR --json > language.json     (claims and findings likewise)
    python docs/scripts/scores.py language.json claims.json findings.json

The name of a file (without its suffix) is the name of its bench.
"""

import json
import sys
from pathlib import Path

PAGE = Path(__file__).parents[1] / "reference" / "scores.md"
FLOORS = Path(__file__).parents[2] / "bench" / "floors.json"

HEAD = """# Scores

What the benches in `bench/` measure on public annotated data, development splits unless a row says otherwise; in
percent unless the metric's name tells another unit. The reader's numbers come from whole development sets; those
of claims from the first 30 documents of each (so muc4 rests on 11 victims; on 116 victims 71.6 are found, 90.4 of them
exact), of findings from the first 40 (the cases are whole; ECB+ whole: 82.1 against 76.1 by lemma). *cases* are eight
cases that rules were written with; *cases_later* two that were read after they had been measured; *cases_unseen* are four that nobody who writes rules had read: what to expect of a new
crisis; *crises* are ten small ones that tell everything in other words, and that nothing is trained or fitted on (bench/crises);
*judged* are pairs of claims, hard ones, of five fresh piles, of which readers said whether they are of one matter (bench/judged). A *floor* is what a change may not fall below (`bench/floors.json`, held by `python -m bench.gate DATA_DIR`).
What each row means stands in the docstring of the bench that prints it. None of the data ship with the project.

Published figures to compare with: attributions on PolNeAR's test split, exact spans, source / cue / content:
83.2 / 75.3 / 72.9 (CofeNet, BERT-base, by sentence, 2022), 78.0 / 70.6 / 68.6 (two people); time expressions
on TempEval-3: 90.3 relaxed, 77.6 value (HeidelTime); WikiWars 80.8 (HeidelTime); events coreferent across
documents on ECB+: 88.4 (large cross-encoders, gold mentions), 75 to 77 (same lemma).
"""


def table(bench: str, scores: dict[str, dict[str, float]], floors: dict[str, dict[str, float]]) -> str:
    """Return one bench's scores as a Markdown table."""
    lines = [
        f"## {bench}",
        "",
        f"`python -m bench.{bench} DATA_DIR`",
        "",
        "| set | metric | reached | floor |",
    ]
    lines.append("|---|---|---:|---:|")
    for folder, row in sorted(scores.items()):
        for metric, value in sorted(row.items()):
            floor = floors.get(folder, {}).get(metric)
            shown = "" if floor is None else f"{floor:g}"
            lines.append(f"| {folder} | {metric} | {value:g} | {shown} |")
    return "\n".join(lines)


def main(paths: list[str]) -> None:
    """Write the page."""
    floors = json.loads(FLOORS.read_text(encoding="utf-8"))
    parts = [HEAD]
    for path in map(Path, paths):
        scores = json.loads(path.read_text(encoding="utf-8"))
        parts.append(table(path.stem, scores, floors.get(path.stem, {})))
    PAGE.write_text("\n\n".join(part.strip() for part in parts) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main(sys.argv[1:])
