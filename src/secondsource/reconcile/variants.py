"""The written forms of names in a case, and the links between those that are one entity."""

from typing import NamedTuple

SAME_NAME, BY_ALIAS, BY_ABBREVIATION, BY_SOUND, BY_SURNAME, BY_OFFICE, BY_DESCRIPTION = (
    1.0,
    0.97,
    0.95,
    0.9,
    0.85,
    0.8,
    0.75,
)


class Variant(NamedTuple):
    """All report entities of one family with one written form; what is compared.

    Attributes:
        family: ``person``, ``place`` or ``group``.
        key: The form in which names are compared.
        name: The commonest way it is written.
        others: Other names that some report gives it.
        descriptors: Folded titles and descriptions.
        country: ISO code most reports give, or "".
        members: Ids, in order of report.
        spot: Rounded coordinates, or ``None``.
        proper: Whether it is a name, not a description.
        reports: Ids of the reports that write it so.
        whole: Whether it is a country.
        home: Place or report within which its common nouns name one body, or "": it is told by a name (``commons``).
        homes: The places of which the reports are that write it so.
    """

    family: str
    key: str
    name: str
    others: frozenset[str]
    descriptors: frozenset[str]
    country: str
    members: tuple[str, ...]
    spot: tuple[float, float] | None
    proper: bool
    reports: frozenset[str] = frozenset()
    whole: bool = False
    home: str = ""
    homes: frozenset[str] = frozenset()


class Link(NamedTuple):
    """Two variants that are one entity, and why."""

    one: int
    other: int
    score: float
    reason: str
