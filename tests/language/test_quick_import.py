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


def test_spacys_settings_are_checked_as_ever():
    """Validators that are built late refuse and accept what they always do, and other models are built at once."""
    code = (
        "import os; from secondsource.language import Attribution; import spacy, pydantic;"
        "from spacy.matcher import Matcher;"
        "nlp = spacy.blank('en'); nlp.add_pipe('sentencizer', config={'punct_chars': ['!']});"
        "print([s.text for s in nlp('Go! There').sents]);"
        "\ntry: Matcher(nlp.vocab, validate=True).add('A', [[{'LOWER': 1}]])"
        "\nexcept Exception as error: print(type(error).__name__)"
        "\ntry: nlp.add_pipe('tagger', config={'overwrite': 'perhaps'})"
        "\nexcept Exception as error: print(type(error).__name__)"
        "\nclass Model(pydantic.BaseModel): number: int"
        "\nprint(Model.__pydantic_complete__, 'PYDANTIC_DISABLE_PLUGINS' in os.environ, dict(pydantic.BaseModel.model_config))"
    )
    assert run(code).split("\n") == [
        "['Go!', 'There']",
        "MatchPatternError",
        "ConfigValidationError",
        "True False {}",
    ]


def test_a_process_that_only_reads_reads_the_same():
    """There pydantic stays out, and words, tags and trees are those of any other process."""
    code = (
        "import sys; from secondsource.language import quick_import;"
        "ONLY or quick_import.only_to_read();"
        "from secondsource.language import load;"
        "doc = load()('BEIRUT (AP) - Mr. Lavrov said on Thursday that 8,000 people didn\\'t leave Aleppo at 7pm.');"
        "print([(w.text, w.tag_, w.lemma_, w.head.i, w.dep_) for w in doc]);"
        "print('pydantic' in sys.modules and sys.modules['pydantic'] is not None)"
    )
    read, whole = (
        run(code.replace("ONLY", "False")).split("\n"),
        run(code.replace("ONLY", "True")).split("\n"),
    )
    assert read[0] == whole[0]
    assert (read[1], whole[1]) == ("False", "True")
