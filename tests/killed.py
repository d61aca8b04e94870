"""A program to be killed: adds a folder to a case with the fake stages, and tells what is stored when it is.

Run as ``python -m tests.killed CASE FOLDER``. Prints one id or uri a line as soon as it was told as
read, and at the end a line of JSON.
"""

import json
import sys

from secondsource.case import Case
from tests import fakes


def main() -> None:
    """Add the folder."""

    def tell(step):
        if step.stage == "reading":
            print(step.what, flush=True)  # noqa: T201

    path, folder = sys.argv[1:]
    case = Case.create(path, stages=fakes.stages(), wait=60)
    changes = case.add([folder], on_progress=tell)
    print(json.dumps({"added": len(changes.added), "known": changes.known}), flush=True)  # noqa: T201


if __name__ == "__main__":
    main()
