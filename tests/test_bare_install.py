"""The package runs with its own dependencies alone: nothing of the groups for developing or training."""

import subprocess
import sys
from importlib.metadata import packages_distributions, requires
from pathlib import Path

from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

PACKAGE = Path(__file__).resolve().parent.parent / "src" / "secondsource"

# Refuses every module of a distribution that is not in the closure of the package's dependencies.
SCRIPT = """
import importlib, sys
allowed, forbidden = set({allowed!r}), set({forbidden!r})
class Gate:
    def find_spec(self, name, path=None, target=None):
        top = name.partition(".")[0]
        if top in forbidden - allowed:
            raise ModuleNotFoundError(f"{{name}} is not there in a bare install", name=name)
sys.meta_path.insert(0, Gate())
for module in {modules!r}:
    importlib.import_module(module)
"""


def closure(name, seen=None):
    """Return the names of a distribution and of all that it needs, without extras."""
    seen = set() if seen is None else seen
    if (own := canonicalize_name(name)) in seen:
        return seen
    seen.add(own)
    try:
        needed = requires(name) or []
    except ModuleNotFoundError:  # for another system or Python
        return seen
    for text in needed:
        requirement = Requirement(text)
        if requirement.marker is None or requirement.marker.evaluate({"extra": ""}):
            closure(requirement.name, seen)
    return seen


def test_every_module_imports_without_the_other_groups():
    """Each module of the package imports where only its dependencies are."""
    needed = closure("secondsource")
    assert "pytest" not in needed
    by_module = packages_distributions()
    allowed = {
        top for top, dists in by_module.items() if needed & {canonicalize_name(dist) for dist in dists}
    }
    modules = [
        ".".join(("secondsource", *path.relative_to(PACKAGE).with_suffix("").parts)).removesuffix(".__init__")
        for path in sorted(PACKAGE.rglob("*.py"))
        if path.name != "__main__.py"
    ]
    script = SCRIPT.format(allowed=sorted(allowed), forbidden=sorted(by_module), modules=modules)
    done = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, check=False, timeout=120
    )
    assert done.returncode == 0, done.stderr


def test_training_libraries_are_not_needed():
    """No library for training is a dependency."""
    assert not closure("secondsource") & {"torch", "transformers", "tensorflow", "jax", "scikit-learn"}
