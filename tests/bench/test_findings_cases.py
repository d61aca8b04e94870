"""The scorer of annotated cases: which claim a quote means, and that unseen cases stay unseen."""

import json
from pathlib import Path

import pytest

from bench import findings_cases
from bench.findings import reading
from bench.findings_cases import Case, cases, quoted_claim
from secondsource.model import Extraction, Report, Span
from tests.reconcile.builders import story, tells

_BOTH = "He counted three dead and fifty injured at the ford."


@pytest.mark.parametrize(
    ("quote", "measure"),
    [
        ("counted three dead", "killed"),
        ("fifty injured at the ford", "injured"),
        (_BOTH, "killed"),
    ],
)
def test_a_quote_with_a_number_means_the_claim_that_gives_it(quote: str, measure: str) -> None:
    """Of two claims in the same words, the one whose number stands in the quote is meant, though the other is longer."""
    dead = tells(_BOTH, "CASUALTIES", "dead", figures=[("killed", 3, {"text": "three"})])
    hurt = tells(_BOTH, "CASUALTIES", "injured", figures=[("injured", 50, {"text": "fifty"})])
    found = story("Herald", "2024-05-06", dead, hurt)
    case = Case("ford", {"a.txt": found.report}, [found.extraction], [])
    claim = quoted_claim(case, {"report": "a.txt", "quote": quote})
    assert claim is not None
    assert [f.measure for f in claim.figures] == [measure]


def test_a_number_elsewhere_in_the_claim_does_not_make_it_meant() -> None:
    """A claim of other words that counts something beyond the quote is not the one."""
    crash = tells("A bus fell into the river.", "HAZARD", "fell")
    toll = tells("Police said 12 died when a bus fell into the river.", "CASUALTIES", "died", killed=12)
    found = story("Herald", "2024-05-06", crash, toll)
    case = Case("river", {"a.txt": found.report}, [found.extraction], [])
    claim = quoted_claim(case, {"report": "a.txt", "quote": "A bus fell into the river"})
    assert claim is not None
    assert claim.spans[0] == Span(0, len(crash.sentence))


def test_nothing_is_said_of_unseen_cases(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What goes wrong in a case that is kept to measure on is counted, and not printed."""
    for name in ("border", "hospital", "quarry"):
        folder = tmp_path / name
        folder.mkdir()
        (folder / "one.txt").write_text("Stones fell.\n", encoding="utf-8")
        member = {"report": "one.txt", "quote": "Stones fell"}
        finding = {"title": "The fall", "status": "single_origin", "members": [member]}
        text = json.dumps({"reports": ".", "findings": [finding]})
        (folder / "annotations.json").write_text(text, encoding="utf-8")
    monkeypatch.setattr(findings_cases, "CASES", tmp_path)
    said: list[str] = []

    def unread(report: Report) -> Extraction:
        return Extraction(report.id, (), (), (), (), "")

    scores = cases(reading().file, unread, said.append)
    assert {name: found["found"] for name, found in scores.items()} == dict.fromkeys(
        ("cases", "cases_later", "cases_unseen"), 0
    )
    assert [line.split()[0] for line in said] == ["hospital", "quarry"]
