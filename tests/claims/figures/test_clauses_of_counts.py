"""Every count is read in its own clause: by its own verb, its own noun, or not at all."""

import pytest

BURIED = [
    ("The army buried eight soldiers on Thursday.", "eight", "killed", "killed"),
    ("The village buried 11 people on Friday.", "11", "killed", "killed"),
    ("We buried four on Sunday.", "four", "killed", "bodies"),
    ("Nine people were buried on Sunday.", "Nine", "killed", "killed"),
    ("Nine people were buried in a mass grave.", "Nine", "killed", "killed"),
    ("Twelve bodies were buried at dawn.", "Twelve", "killed", "killed"),
    ("The committee buried 14 unidentified victims.", "14", "killed", "killed"),
    ("Twelve people were buried under the rubble.", "Twelve", "missing", "trapped"),
    ("Eight people were buried when a hillside gave way on Sunday.", "Eight", "missing", "missing"),
    ("The landslide buried 40 people.", "40", "struck", "count"),
]


@pytest.mark.parametrize(("text", "words", "mode", "measure"), BURIED, ids=[row[0] for row in BURIED])
def test_whom_people_bury_is_dead(extracted, text, words, mode, measure):
    """Who is laid to rest has died; whom earth and houses bury may live."""
    told = [(c.mode, f.measure) for c in extracted(text).claims for f in c.figures if f.text == words]
    assert told == [(mode, measure)]
