"""What reconciling any case needs is opened ahead of the first case."""

import subprocess
import sys

SCRIPT = """
from secondsource.reconcile import counts, lexicon, measures, revisions, words
from secondsource.reconcile.ready import make_ready

make_ready()

def refuse(name):
    raise OSError(f"{name} is opened too late")

for room in (counts, lexicon, measures, revisions, words):
    room.read_table = refuse
assert lexicon.concepts("explosions").own
assert measures.measures_in("7 people were killed")
assert revisions.revisions("The toll was corrected to 7.") is not None
assert words.plain_stems()
counts.runs("since March")
print("ready")
"""


def test_word_lists_are_opened_ahead():
    """After it no list is opened for a word of a case."""
    told = subprocess.run(
        [sys.executable, "-c", SCRIPT], capture_output=True, text=True, timeout=60, check=False
    )
    assert (told.stdout, told.stderr) == ("ready\n", "")
