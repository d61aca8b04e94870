"""A program to be killed: adds a folder to a case with the fake stages, and tells what is stored when it is.

Run as ``python -m tests.killed CASE FOLDER [WORKERS]``. Prints one id or uri a line as soon as it was told as
read, and at the end a line of JSON.
"""

import json
import sys
from contextlib import nullcontext

from secondsource.case import Case
from secondsource.workers import Workers
from tests import fakes


def main() -> None:
    """Add the folder."""

    def tell(step):
        if step.stage == "reading":
            print(step.what, flush=True)  # noqa: T201

    path, folder, *workers = sys.argv[1:]
    case = Case.create(path, stages=fakes.stages(load=fakes.Model), wait=60)
    with Workers(int(workers[0])) if workers else nullcontext() as executor:
        changes = case.add([folder], executor=executor, on_progress=tell)
    print(json.dumps({"added": len(changes.added), "known": changes.known}), flush=True)  # noqa: T201


if __name__ == "__main__":
    main()
