"""Importing the room must stay cheap, and spaCy whole."""

import subprocess
import sys


def run(code):
    """Run code in a fresh interpreter and return what it prints."""
    return subprocess.run(
        [sys.executable, "-c", code], check=True, capture_output=True, text=True
    ).stdout.strip()


def test_importing_the_room_imports_nothing_heavy():
    """Neither spaCy nor ONNX Runtime nor numpy comes in before something is asked for."""
    code = "import sys, secondsource.language; print(sorted({'spacy', 'onnxruntime', 'numpy', 'thinc'} & set(sys.modules)))"
    assert run(code) == "[]"


def test_spacy_comes_without_its_command_line_and_has_it_when_asked():
    """The command line is left out of the import, and is the real one afterwards."""
    code = (
        "import sys; from secondsource.language import Attribution; import spacy;"
        "print('spacy.cli' in sys.modules, 'httpx' in sys.modules);"
        "import spacy.cli.info; print(sys.modules['spacy.cli.info'].__file__.endswith('info.py'))"
    )
    assert run(code).split("\n") == ["False False", "True"]
