"""The annotated cases are well formed: what is annotated stands in reports that can be read."""

import re

import pytest

from bench.findings import reading
from bench.findings_cases import CASES, UNSEEN, load_case
from secondsource.model import Extraction, Report

STATUSES = {"corroborated", "disputed", "unconfirmed", "single_origin", "superseded"}
NAMES = sorted(p.parent.name for p in CASES.glob("*/annotations.json"))


def _unread(report: Report) -> Extraction:
    return Extraction(report.id, (), (), (), (), "")


@pytest.mark.parametrize("name", NAMES)
def test_every_annotated_quote_stands_in_its_report(name: str) -> None:
    """A quote is found in the text as read, and findings have a known status and ends of a range."""
    case = load_case(CASES / name, reading().file, _unread)
    assert case.groups
    for group in case.groups:
        assert group["status"] in STATUSES, group["title"]
        assert set(group.get("range", {})) <= {"low", "best", "high"}, group["title"]
        assert group["members"], group["title"]
        for member in group["members"]:
            words = r"\s+".join(map(re.escape, member["quote"].split()))
            assert re.search(words, case.reports[member["report"]].text), (group["title"], member)


@pytest.mark.parametrize("name", UNSEEN)
def test_unseen_cases_are_there(name: str) -> None:
    """A case that is measured apart exists: a slip in its name would count it among those that rules were written with."""
    assert name in NAMES
