"""The order in which findings are shown: what a reader of the reports would tell first of what happened.

An editor asks what happened, to how many, and in how many reports it leads; what is disputed about that comes before what
is disputed about a side remark. Each part is a share of what it could be, so that one pile's order does not depend on its size.
"""

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from math import log1p, log10

from secondsource.model import Claim, Finding, Report, Status
from secondsource.reconcile.background import LONG_AGO, earlier_words
from secondsource.reconcile.days import MONTHS, days_of, days_of_time
from secondsource.reconcile.measures import PEOPLE
from secondsource.reconcile.ordering import in_order
from secondsource.reconcile.speaking import AGAINST
from secondsource.reconcile.titles_phrases import faults

#: What a reader of crisis reports looks for first: harm to people, then what is done, then what is only said.
GRAVITY: Mapping[str, float] = {
    **dict.fromkeys(
        ("CASUALTIES", "ASSAULT", "DISPLACEMENT", "HAZARD", "CEASEFIRE", "SIEGE", "EVACUATION", "DAMAGE"), 1.0
    ),
    **dict.fromkeys(("DETENTION", "TERRITORY", "RETREAT", "ACCESS", "AID", "COERCE", "PROTEST", "NEED"), 0.8),
    **dict.fromkeys(("MOBILIZE", "SANCTION", "ACCUSE", "THREATEN", "AGREE", "CONCEDE", "ELECTION"), 0.6),
}
STATED, OTHER = 0.15, 0.4  # of a mere statement, and of any other type
#: How much each part weighs.
BREADTH, LEAD, VOICES, MATTER, PEOPLE_HARMED, TO_CHECK = 2.0, 2.0, 0.7, 1.5, 0.5, 0.3
READ_FROM_WORDS = 0.4
#: How a finding stands counts less where its matter is a side remark, or few reports tell of it.
ASIDE = 0.6
STANDING: Mapping[Status, float] = {
    "disputed": 1.0,
    "corroborated": 1.0,
    "superseded": 0.6,
    "unconfirmed": 0.5,
}
#: What is against it, at most: telling of an earlier happening, being no more than planned, a title that is not understood by itself.
EARLIER, PLANNED, UNCLEAR = 1.2, 0.4, 0.9
CLEAR, OBSCURE = 0.5, 2.0  # faults of a title that is understood, and of one that is not at all
#: How far from its beginning, in characters, a report is still telling what it is about, and what that is worth.
OPENINGS = ((250, 0.8), (600, 0.5), (1200, 0.25))
MOST_HARMED = 4.0  # decimal digits of the number of people that weighs most

#: What a report tells of all that came before, so that its readers know where they are: no news of this case.
_ALL_ALONG = re.compile(
    r"\b(?:since (?:then|(?:early|late|mid-?|March|[A-Z]\w+ )?(?:19|20)\d\d\b|(?:the|its|\w+[’']?s?) (?:\w+ ){0,3}(?:began|broke out|erupted|started))"
    r"|(?:\w+-year|decades)-(?:old|long) (?:\w+ )?(?:war|conflict|crisis|insurgency|uprising)|\w+-year (?:civil )?(?:war|conflict|insurgency))\b",
    re.IGNORECASE,
)

#: One of these is in every sentence that dates what it tells to before the news: most have none and are not looked at further.
_MAY_BE_EARLIER = (
    *("ago", "ast ", "arlier", "efore", "revious", "ecent", "imilar", "ince", "-year", "decades"),
    *MONTHS,
)
_FOUR_DIGITS = re.compile(r"\d{4}")

_Key = tuple[float, int, int, str]


def order_of(claims: Mapping[str, Claim], reports: Mapping[str, Report]) -> Callable[[Finding], _Key]:
    """Return the sort key of the findings of a case: those that matter most first, of equals the one told first.

    Args:
        claims: By id.
        reports: All reports of the case, by id.
    """
    position = {report.id: n for n, report in enumerate(in_order(reports.values()))}

    def key(finding: Finding) -> _Key:
        told = [claims[c] for c in finding.claims]
        first = min((position[c.report], c.sentence.start) for c in told)
        return (-round(importance(finding, told, reports), 6), *first, finding.id)

    return key


def importance(finding: Finding, claims: Sequence[Claim], reports: Mapping[str, Report]) -> float:
    """Return how much a finding matters among those of its case.

    Args:
        finding: The finding.
        claims: Its claims.
        reports: All reports of the case, by id.
    """
    leads: dict[str, float] = {}
    for claim in claims:
        leads[claim.report] = max(leads.get(claim.report, 0.0), _leads(claim))
    among = log1p(len(reports))
    breadth, gravity = log1p(len(leads)) / among, _mean(_gravity(c) for c in claims)
    parts = (
        (_standing(finding, claims), (gravity + ASIDE) / (1 + ASIDE) * (breadth + 1) / 2),
        (BREADTH, breadth),
        (LEAD, log1p(sum(leads.values())) / among),
        (VOICES, min(1.0, log1p(len(finding.origins)) / among)),
        (MATTER, gravity),
        (PEOPLE_HARMED, _harmed(finding, claims)),
        (TO_CHECK, float(bool(finding.flags))),
        (-EARLIER, _mean(float(_earlier(c, reports[c.report])) for c in claims)),
        (-PLANNED, _mean(float(c.modality not in {"actual", "denied"}) for c in claims)),
        (-UNCLEAR, _unclear(finding, claims, reports)),
    )
    return sum(weight * share for weight, share in parts)


def _standing(finding: Finding, claims: Sequence[Claim]) -> float:
    """Return what a finding's status weighs; less for a dispute in which nobody denies anything and no numbers differ.

    That two accounts exclude each other is then read from their words alone.
    """
    weight = STANDING.get(finding.status, 0.0)
    if finding.status != "disputed":
        return weight
    said = any(c.stance in AGAINST or c.modality == "denied" for c in claims)
    of_facets = any(f.state == "disputed" for name, f in finding.facets.items() if name != "occurrence")
    return weight if said or of_facets else weight * READ_FROM_WORDS


def _gravity(claim: Claim) -> float:
    """Return how grave a claim's matter is; half where it says that it is not so ("nobody was hurt")."""
    grave = GRAVITY.get(claim.type, STATED if claim.type == "STATEMENT" else OTHER)
    return grave / 2 if claim.polarity == "negated" and claim.stance == "asserts" else grave


def _mean(values: Iterable[float]) -> float:
    found = list(values)
    return sum(found) / len(found)


def _leads(claim: Claim) -> float:
    """Return how much a report's beginning is about what a claim tells."""
    if claim.headline:
        return 1.0
    return next((worth for within, worth in OPENINGS if claim.sentence.start < within), 0.1)


def _harmed(finding: Finding, claims: Sequence[Claim]) -> float:
    """Return how many people come to harm, on a scale of powers of ten."""
    told = finding.range.best if finding.range is not None and finding.range.measure in PEOPLE else None
    numbers = (
        [told] if told else [f.best or f.low or 0.0 for c in claims for f in c.figures if f.measure in PEOPLE]
    )
    return min(1.0, log10(1 + max(numbers, default=0.0)) / MOST_HARMED)


def _earlier(claim: Claim, report: Report) -> bool:
    """Tell whether a claim is of a happening before the news, by its words or its date."""
    days, published = days_of_time(claim.time), days_of(report.published) if report.published else None
    if days is not None and published is not None and published.first - days.last > LONG_AGO:
        return True
    sentence = claim.sentence.of(report.text)
    if not any(part in sentence for part in _MAY_BE_EARLIER) and _FOUR_DIGITS.search(sentence) is None:
        return False
    return earlier_words(sentence, report.published) or _ALL_ALONG.search(sentence) is not None


def _unclear(finding: Finding, claims: Sequence[Claim], reports: Mapping[str, Report]) -> float:
    """Return how far the title is from being understood by itself, 0 to 1."""
    named = next(c for c in claims if c.id == finding.title_claim)
    lacking = faults(reports[named.report].text, finding.title_span, named)
    return min(1.0, max(0.0, lacking - CLEAR) / (OBSCURE - CLEAR))
