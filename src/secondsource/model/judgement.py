"""A person's decision, appended to the ledger and replayed ever after."""

from dataclasses import dataclass
from typing import Literal

from secondsource.model.span import Span

Decision = Literal["accept", "reject", "correct", "merge", "split", "grade"]


@dataclass(frozen=True, slots=True)
class Key:
    """What a judgement is about, in terms that outlive a new run: a report and the words in it.

    `claim` is the id of the claim that was judged, for claims that share their words; when the case has no claim of
    that id any more, the words decide.
    """

    report: str
    span: Span
    claim: str | None = None


@dataclass(frozen=True, slots=True)
class Judgement:
    """One decision.

    Attributes:
        id: Digest of all below.
        decision: What was decided.
        noun: Of what: ``claim``, ``entity``, ``finding``, ``lineage``, ``report``.
        keys: Spans of what it is about (two or more for merge and split).
        value: For ``correct`` the field and value ("time=2016-12-08"); for ``grade`` the grade.
        by: Who.
        at: When, ISO 8601 with offset.
        why: The reason given.
        undoes: Id of an earlier judgement that this one takes back, or ``None``.
    """

    id: str
    decision: Decision
    noun: Literal["claim", "entity", "finding", "lineage", "report"]
    keys: tuple[Key, ...]
    value: str | None
    by: str
    at: str
    why: str
    undoes: str | None = None
