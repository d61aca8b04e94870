"""The documentation says what the code does."""

import importlib.util
import inspect
import json
import re
import shlex
import shutil
import tomllib

import pytest

from secondsource.case import Case
from secondsource.cli import command
from secondsource.export import FORMATS, records
from secondsource.export.tables import flat_tables
from secondsource.model import Reconciliation, Snapshot
from tests.conftest import ROOT

REFERENCE = ROOT / "docs" / "reference"
WEIGHTS = ROOT / "src" / "secondsource" / "language" / "weights" / "reader.onnx"


def load_script():
    """Return the script that makes the reference pages, as a module."""
    spec = importlib.util.spec_from_file_location("reference", ROOT / "docs" / "scripts" / "reference.py")
    script = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(script)
    return script


@pytest.mark.parametrize("name", ["cli.md", "schema.md"])
def test_pages_that_are_made_are_up_to_date(name):
    """The committed page is what the script makes from the code now."""
    assert (REFERENCE / name).read_text("utf-8") == load_script().PAGES[name]()


def test_every_command_is_documented():
    """Every command and option has help, and its place in the page."""
    page = (REFERENCE / "cli.md").read_text("utf-8")
    for name, each in command.commands.items():
        assert f"## {name}\n" in page
        assert each.help
        for parameter in each.params:
            if parameter.param_type_name == "option":
                assert parameter.help, f"{name} {parameter.name}"


def test_every_column_says_what_it_means():
    """In the reference of the schema each table has a description."""
    page = (REFERENCE / "schema.md").read_text("utf-8")
    for section in page.split("\n### ")[1:]:
        title, _, rest = section.partition("\n\n")
        assert re.match(r"[A-Z].*[.]\n", rest) or rest.startswith("Full-text"), title


def test_every_exported_field_is_documented():
    """The page on the exports names every file and every field of every record."""
    page = (REFERENCE / "exports.md").read_text("utf-8")
    for form in FORMATS:
        assert f"\n## {form}\n" in page
    empty = records(Snapshot((), (), (), Reconciliation(), ()))
    for name in dict(empty.items()):
        assert f"### {name}.jsonl\n" in page
    for flat in flat_tables(empty):
        assert f"`{flat.name}`" in page
    from secondsource.export.arrow import _SCHEMAS  # noqa: PLC0415

    for name, fields in _SCHEMAS.items():
        section = page.split(f"### {name}.jsonl\n")[1].split("\n#")[0]
        for field in fields:
            assert re.search(rf"`{field}`", section), f"{name}.{field}"


def test_every_verb_of_a_case_is_documented():
    """The page on Python uses every public method of a case."""
    page = (REFERENCE / "python.md").read_text("utf-8")
    for name, member in inspect.getmembers(Case):
        if not name.startswith("_") and (inspect.isfunction(member) or inspect.ismethod(member)):
            assert re.search(rf"[cC]ase\.{name}\(", page), name


@pytest.mark.skipif(not WEIGHTS.is_file(), reason="the reader model is not in this checkout")
def test_the_examples_in_python_run(tmp_path, monkeypatch):
    """Every block of Python in the page runs, one after the other, on the example reports."""
    shutil.copytree(ROOT / "examples" / "aleppo", tmp_path / "aleppo")
    monkeypatch.chdir(tmp_path)
    names = {}
    for number, block in enumerate(
        re.findall(r"```python\n(.*?)```", (REFERENCE / "python.md").read_text("utf-8"), re.DOTALL)
    ):
        exec(compile(block, f"python.md block {number}", "exec"), names)  # noqa: S102 - our own page
    assert json.loads((tmp_path / "exported" / "claims.jsonl").read_text("utf-8").splitlines()[0])
    assert (tmp_path / "dossier.md").exists()


def test_every_dependency_has_its_reason():
    """The decision on dependencies lists exactly those of the project, each with a reason and a licence."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    wanted = {re.match(r"[\w-]+", text)[0] for text in project["dependencies"]}
    text = (ROOT / "docs" / "decisions" / "0001-dependencies.md").read_text("utf-8")
    rows = re.findall(r"^\| ([\w-]+) \| (.+) \| (.+) \|$", text, re.MULTILINE)
    assert {name for name, *_ in rows} - {"package", "---"} == wanted


def test_constraints_pin_every_dependency_and_no_address():
    """constraints.txt names one version of every dependency, and no index or path."""
    lines = (ROOT / "constraints.txt").read_text("utf-8").splitlines()
    assert all(re.fullmatch(r"[\w.-]+==[\w.!+]+", line) for line in lines), lines
    pinned = {line.partition("==")[0].replace("_", "-").lower() for line in lines}
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
    for text in (*project["project"]["dependencies"], *project["dependency-groups"]["dev"]):
        assert re.match(r"[\w-]+", text)[0] in pinned


def test_links_between_pages_lead_somewhere():
    """Every relative link of a Markdown file in the repository leads to a file."""
    pages = [*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md"), *(ROOT / "examples").rglob("*.md")]
    links = [
        (path, target)
        for path in pages
        if not path.name.endswith(".template.md")
        for target in re.findall(r"\]\(([^)#]+?)(?:#[^)]*)?\)", path.read_text("utf-8"))
        if "://" not in target
    ]
    broken = [
        f"{path.relative_to(ROOT)}: {target}" for path, target in links if not (path.parent / target).exists()
    ]
    assert broken == []


def test_the_tutorial_uses_commands_that_are_there():
    """Each command of the tutorial is understood by the command line, and the page has all of them."""
    spec = importlib.util.spec_from_file_location("tutorial", ROOT / "docs" / "scripts" / "tutorial.py")
    script = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(script)
    page = (ROOT / "docs" / "tutorial.md").read_text("utf-8")
    assert len(script.commands()) > 5
    for line in script.commands():
        assert line.partition("{")[0] in page
        _, name, *words = shlex.split(line)
        each = command.commands[name]
        each.make_context(name, words)
