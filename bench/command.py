"""The command line that all benches share: DATA_DIR, --split, --limit, --json; a table or one JSON object."""

import argparse
import gzip
import json
import sys
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeVar

_T = TypeVar("_T")

Scores = dict[str, dict[str, float]]
"""Set folder → metric → number."""


@dataclass(frozen=True, slots=True)
class Options:
    """What was asked for.

    Attributes:
        data: The data folder: one folder a set.
        split: `dev` or `test`.
        limit: Most documents of each set, or `None`: all.
        json: Whether to print JSON.
        timed: Whether to measure speed, too.
    """

    data: Path
    split: str
    limit: int | None
    json: bool
    timed: bool = True

    def documents(self, *names: str) -> list[dict[str, Any]] | None:
        """Return the JSON lines of the first of these files (below the data folder) that is there, else say so.

        `{split}` in a name is filled in; the limit is kept.
        """
        path = self.find(*names)
        if path is None:
            return None
        return list(self.within(json.loads(line) for line in gzip.open(path, "rt", encoding="utf-8")))

    def find(self, *names: str) -> Path | None:
        """Return the first of these files that is there; without one, say on stderr what is passed over."""
        wanted = [name.format(split=self.split) for name in names]
        for name in wanted:
            if (self.data / name).is_file():
                return self.data / name
        print(f"passed over: {' or '.join(wanted)} is not in {self.data}", file=sys.stderr)
        return None

    def within(self, items: Iterator[_T]) -> Iterator[_T]:
        """Yield at most as many items as the limit says."""
        for number, item in enumerate(items):
            if self.limit is not None and number >= self.limit:
                return
            yield item


def parse(description: str, arguments: list[str] | None = None) -> Options:
    """Read the command line (`None`: of this process)."""
    parser = argparse.ArgumentParser(description=description)
    parser.add_argument(
        "data", type=Path, metavar="DATA_DIR", help="folder of annotated sets, one folder a set"
    )
    parser.add_argument("--split", choices=("dev", "test"), default="dev")
    parser.add_argument("--limit", type=int, metavar="N", help="read only the first N documents of each set")
    parser.add_argument("--json", action="store_true", help="print one JSON object: set, metric, number")
    parser.add_argument("--untimed", action="store_true", help="leave out how fast it is")
    options = parser.parse_args(arguments)
    if not options.data.is_dir():
        parser.error(f"no folder {options.data}")
    return Options(options.data, options.split, options.limit, options.json, timed=not options.untimed)


def show(scores: Mapping[str, Mapping[str, float]], options: Options) -> None:
    """Print the scores as asked."""
    if options.json:
        rounded = {
            folder: {name: round(value, 2) for name, value in row.items()} for folder, row in scores.items()
        }
        print(json.dumps(rounded, indent=2))
        return
    for folder, row in scores.items():
        print(folder)
        for name, value in row.items():
            print(f"  {name:32} {value:10.2f}")
