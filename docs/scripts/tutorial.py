"""Makes the tutorial: runs the commands of its template on the example reports and prints what they printed.

``python docs/scripts/tutorial.py`` (half a minute; needs the reader model). In the template a block
```` ```console N ```` holds one command; N is how many lines of its output are shown. ``{disputed}`` stands for the
id of the first finding of that status.
"""

import json
import os
import re
import shlex
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent.parent
TEMPLATE = Path(__file__).with_name("tutorial.template.md")
PAGE = ROOT / "docs" / "tutorial.md"

_BLOCK = re.compile(r"```console ?(\d*)\n\$ (.*)\n```")
_WIDTH = 180


def commands() -> list[str]:
    """Return the commands of the template."""
    return [match[2] for match in _BLOCK.finditer(TEMPLATE.read_text("utf-8"))]


def run(command: str, folder: str) -> str:
    """Return what a command prints."""
    words = shlex.split(command)
    if words[0] != "secondsource":
        raise ValueError(f"not a command of the program: {command}")
    done = subprocess.run(
        [sys.executable, "-m", "secondsource", *words[1:]],
        cwd=folder,
        env={**os.environ, "COLUMNS": "100", "NO_COLOR": "1"},
        check=False,
        capture_output=True,
        text=True,
    )
    if done.returncode:
        raise RuntimeError(f"{command} ended with {done.returncode}: {done.stderr}")
    return done.stdout


def page() -> str:
    """Return the tutorial."""
    with tempfile.TemporaryDirectory() as folder:
        (Path(folder) / "examples").symlink_to(ROOT / "examples")

        def block(match: re.Match[str]) -> str:
            command = match[2]
            for status in re.findall(r"{(\w+)}", command):
                findings = json.loads(run("secondsource show out --json", folder))
                name = next(finding["id"] for finding in findings if finding["status"] == status)
                command = command.replace(f"{{{status}}}", name[:12])
            lines = [_short(line) for line in run(command, folder).splitlines()]
            most = int(match[1] or 100)
            shown = [*lines[:most], "…"] if len(lines) > most else lines
            return "\n".join(("```console", f"$ {command}", *shown, "```"))

        made = _BLOCK.sub(block, TEMPLATE.read_text("utf-8"))
    return f"<!-- Made by docs/scripts/tutorial.py from its template; not edited by hand. -->\n\n{made}"


def _short(line: str) -> str:
    return line if len(line) <= _WIDTH else line[: _WIDTH - 1].rstrip() + "…"


if __name__ == "__main__":
    PAGE.write_text(page(), encoding="utf-8")
