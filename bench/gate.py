"""The quality gate: `python -m bench.gate DATA_DIR [BENCH…]` runs the benches and says what fell below its floor.

Floors stand in `bench/floors.json`: bench → set → metric → least value. Only what was measured has one, and
lowering one is an explicit act, in a commit of its own that says why. Exit status 1 when something fell below.
"""

import argparse
import json
import subprocess
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

FLOORS = Path(__file__).with_name("floors.json")
LIMITS = {"claims": 30, "findings": 40}
"""Documents of each set that a bench reads here, so that the gate takes minutes; the floors are for these."""
Flat = dict[tuple[str, str], float]
"""(set, metric) → number."""


def flatten(scores: Mapping[str, Any]) -> Flat:
    """Return what a bench printed as (set, metric) → number; metrics inside metrics are joined by full stops."""
    flat: Flat = {}

    def take(folder: str, metric: str, value: Any) -> None:
        if isinstance(value, Mapping):
            for name, inner in value.items():
                take(folder, f"{metric}.{name}" if metric else name, inner)
        elif isinstance(value, int | float):
            flat[folder, metric] = float(value)

    for folder, rows in scores.items():
        take(folder, "", rows)
    return flat


def compare(floors: Flat, reached: Flat) -> tuple[list[str], list[str]]:
    """Return lines on what fell below its floor, and on what was not measured."""
    below, absent = [], []
    for (folder, metric), floor in floors.items():
        value = reached.get((folder, metric))
        if value is None:
            absent.append(f"{folder} {metric}: not measured (floor {floor:.2f})")
        elif value < floor:
            below.append(f"{folder} {metric}: {value:.2f} is below its floor {floor:.2f}")
    return below, absent


def run_bench(name: str, data: Path) -> Flat:
    """Run one bench, on its first documents where `LIMITS` says so, and return its numbers."""
    command = [sys.executable, "-m", f"bench.{name}", str(data), "--json", "--untimed"]
    if name in LIMITS:
        command += ["--limit", str(LIMITS[name])]
    done = subprocess.run(command, check=False, capture_output=True, text=True)  # noqa: S603 (our own module)
    if done.returncode:
        # What a bench says of single wrong answers would bury the verdict; what stopped it is told.
        sys.stderr.write(done.stderr)
        raise SystemExit(f"bench.{name} ended with {done.returncode}")
    return flatten(json.loads(done.stdout))


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the benches that have floors (or those named) and print what fell below."""
    parser = argparse.ArgumentParser(description="Run the benches and hold their floors.")
    parser.add_argument("data", type=Path, metavar="DATA_DIR")
    parser.add_argument("benches", nargs="*", metavar="BENCH", help="default: all that have floors")
    options = parser.parse_args(arguments)
    floors = json.loads(FLOORS.read_text(encoding="utf-8"))
    status = 0
    for name in options.benches or sorted(floors):
        below, absent = compare(flatten(floors.get(name, {})), run_bench(name, options.data))
        print(f"{name}: {len(below)} below their floors, {len(absent)} not measured")
        for line in (*below, *absent):
            print(f"  {line}")
        status |= bool(below)
    return status


if __name__ == "__main__":
    sys.exit(main())
