"""What a network that reads two claims together adds: who bears whom out in other words, and who excludes whom without denying it."""

from dataclasses import dataclass, field

import pytest

from secondsource.model import Relation
from secondsource.reconcile import matters, reconcile, relations, versions
from secondsource.reconcile.matching.relating import Relations
from secondsource.reconcile.relations import MOST_RELATED
from tests.reconcile.builders import finding_with, pile, story, tells

AGREE = Relation(0.05, 0.93, 0.02, 0.0)
AGAINST = Relation(0.0, 0.01, 0.99, 0.0)
UNSURE = Relation(0.3, 0.4, 0.3, 0.0)


@dataclass
class Reads:
    """Tells the same of every pair, and keeps what it was asked."""

    relation: Relation
    version: str = "relations+test"
    asked: list[tuple[str, str]] = field(default_factory=list)

    def __call__(self, pairs):
        """Return the relation of each pair."""
        self.asked += [(a.text, b.text) for a, b in pairs]
        return [self.relation] * len(pairs)


def _fire(outlet, by, cause, **extra):
    told = tells(
        f"{by} said the fire at the covered market of Homs on Thursday {cause}.",
        "DAMAGE",
        "fire",
        by=by,
        place="Homs",
        day="2016-12-08",
        **extra,
    )
    return story(outlet, "2016-12-09", told)


CAUSES = ("began with petrol bottles", "began in an electric heater")
NOT_SO = "did not begin with any bottles"


def _two(relation, causes=CAUSES, **extra):
    one, two = _fire("Herald", "Ana Vera", causes[0]), _fire("Tribune", "Omar Said", causes[1], **extra)
    return finding_with(reconcile(*pile(one, two), relate=relation), "fire", one, two)


def test_two_accounts_that_exclude_each_other_dispute_a_finding():
    """Neither denies anything, and both cannot be so; the reason quotes both, and the title is one of them."""
    found = _two(Reads(AGAINST))
    assert found.status == "disputed"
    occurrence = found.facets["occurrence"]
    assert occurrence.state == "disputed"
    assert all(cause in occurrence.why for cause in CAUSES)
    assert "seem to exclude each other" in occurrence.why
    assert occurrence.values[-1].claims != (found.title_claim,)
    assert [entry.change for entry in found.history] == ["first", "contradiction"]
    assert CAUSES[1] in found.history[1].why


@pytest.mark.parametrize("relate", [None, Reads(UNSURE), Reads(AGREE)])
def test_without_a_sure_word_nothing_is_disputed(relate):
    """Rules alone, an unsure network and one that sees them agree leave it undisputed."""
    assert _two(relate).status != "disputed"


@pytest.mark.parametrize(
    ("against", "by", "extra", "disputed"),
    [
        (0.75, ("Ana Vera", "Omar Said"), {"polarity": "negated"}, True),
        (0.65, ("Ana Vera", "Omar Said"), {"polarity": "negated"}, False),
        (0.98, ("Ana Vera", "Omar Said"), {}, True),
        (0.97, ("Ana Vera", "Omar Said"), {}, False),
        (0.98, ((), ()), {}, True),
    ],
)
def test_how_sure_the_network_must_be(against, by, extra, disputed, monkeypatch):
    """Nearly certain, but of a negation; where the rules see none of the other's words denied."""
    monkeypatch.setattr(matters, "denies", lambda *_: False)
    stories = [
        story(
            outlet,
            "2016-12-09",
            tells(
                f"{who or outlet} said the fire at the covered market of Homs on Thursday {cause}.",
                "DAMAGE",
                "fire",
                by=who,
                place="Homs",
                day="2016-12-08",
                **more,
            ),
        )
        for outlet, who, cause, more in zip(
            ("Herald", "Tribune"), by, (CAUSES[0], NOT_SO if extra else CAUSES[1]), ({}, extra), strict=True
        )
    ]
    relate = Reads(Relation(0.0, 1.0 - against, against, 0.0))
    found = finding_with(reconcile(*pile(*stories), relate=relate), "fire", *stories)
    assert (found.status == "disputed") is disputed


@pytest.mark.parametrize(
    ("kind", "day", "disputed"), [("DAMAGE", None, True), ("ASSAULT", None, False), ("DAMAGE", "said", False)]
)
def test_reports_of_other_days_can_exclude_each_other(kind, day, disputed):
    """What a report tells weeks later without saying when may be of the same matter; not of violence, nor where both say when."""
    stories = [
        story(
            outlet,
            published,
            tells(
                f"{by} said the fire that destroyed the covered market hall of Homs {cause}.",
                kind,
                "fire",
                by=by,
                place="Homs",
                day=published if day else None,
            ),
        )
        for outlet, by, cause, published in zip(
            ("Herald", "Tribune"),
            ("Ana Vera", "Omar Said"),
            CAUSES,
            ("2016-12-08", "2016-12-11"),
            strict=True,
        )
    ]
    found = reconcile(*pile(*stories), relate=Reads(AGAINST)).findings
    assert any(f.status == "disputed" for f in found) is disputed


def test_what_is_told_again_excludes_nothing():
    """Of two accounts that share most of their words neither excludes the other, however sure the network is."""
    again = ("destroyed twelve stalls of cloth", "destroyed twelve stalls of cloth there")
    assert _two(Reads(Relation(0.0, 0.01, 0.99, 0.0)), again).status != "disputed"


@pytest.mark.parametrize(
    ("first", "second"),
    [({"polarity": "negated"}, {"polarity": "negated"}), ({"stance": "denies"}, {"polarity": "negated"})],
)
def test_two_denials_exclude_nothing(first, second):
    """Who says that it did not happen is not against another who says so, whatever the network sees in their words."""
    one, two = (
        _fire("Herald", "Ana Vera", CAUSES[0], **first),
        _fire("Tribune", "Omar Said", CAUSES[1], **second),
    )
    found = finding_with(reconcile(*pile(one, two), relate=Reads(AGAINST)), "Vera", one, two)
    assert found.status != "disputed"


def test_numbers_are_left_to_what_they_count():
    """A toll that rose is no dispute, whatever the network sees in the words around it."""
    one, two = (
        story(
            outlet,
            day,
            tells(f"{by} said {n} people were killed in Homs on Thursday.", "CASUALTIES", "killed", by=by, place="Homs", day="2016-12-08", killed=n),
        )
        for outlet, by, n, day in (("Herald", "Ana Vera", 31, "2016-12-08"), ("Tribune", "Ana Vera", 34, "2016-12-10"))
    )  # fmt: skip
    found = finding_with(reconcile(*pile(one, two), relate=Reads(AGAINST)), "31", one, two)
    assert found.status != "disputed"


def test_nobody_is_borne_out_by_an_account_of_another_day():
    """However alike two claims read: days that differ are two happenings."""
    one = _fire("Herald", "Ana Vera", "destroyed every stall")
    told = tells("Omar Said said the fire at the market of Homs on Monday left nothing of it standing.", "DAMAGE", "fire", by="Omar Said", place="Homs", day="2016-12-05")  # fmt: skip
    two = story("Tribune", "2016-12-09", told)
    result = reconcile(*pile(one, two), relate=Reads(AGREE))
    assert all(f.status != "corroborated" for f in result.findings)


def test_claims_of_one_origin_are_not_compared():
    """One speaker's words, carried by two papers, are asked about no network."""
    reads = Reads(AGAINST)
    one, two = _fire("Herald", "Ana Vera", CAUSES[0]), _fire("Tribune", "Ana Vera", CAUSES[1])
    reconcile(*pile(one, two), relate=reads)
    assert reads.asked == []


def test_a_large_finding_asks_of_its_most_alike_pairs():
    """Asking does not grow with the square of a finding's claims."""
    reads = Reads(UNSURE)
    things = [
        f"{a} {b}"
        for a, b in zip(
            [
                "petrol",
                "electric",
                "wax",
                "gas",
                "old",
                "stray",
                "paint",
                "lamp",
                "roof",
                "cloth",
                "tar",
                "wood",
                "tin",
                "oil",
            ],
            [
                "bottles",
                "heater",
                "candles",
                "stove",
                "cables",
                "fireworks",
                "thinner",
                "wick",
                "sparks",
                "bales",
                "pots",
                "crates",
                "lids",
                "rags",
            ],
            strict=True,
        )
    ]
    stories = [_fire(f"Paper {n}", f"Speaker N{n}", f"began with {thing}") for n, thing in enumerate(things)]
    reconcile(*pile(*stories), relate=reads)
    assert 0 < len(reads.asked) <= MOST_RELATED


def test_pairs_that_are_looked_at_few_at_once_are_the_same(monkeypatch):
    """A finding of thousands of claims has millions of pairs: they are looked at part by part, and the same are read."""
    stories = [
        _fire(f"Paper {n}", f"Speaker N{n}", cause)
        for n, cause in enumerate((*CAUSES, "began with sparks", "began in a heap of rags"))
    ]
    asked = []
    for at_once in (1_000, 5):
        monkeypatch.setattr(relations, "_AT_ONCE", at_once)
        reads = Reads(UNSURE)
        reconcile(*pile(*stories), relate=reads)
        asked.append(reads.asked)
    assert asked[0] == asked[1] != []


def test_the_result_names_what_told_the_relations():
    """A result made with another network is worked out anew."""
    one, two = _fire("Herald", "Ana Vera", CAUSES[0]), _fire("Tribune", "Omar Said", CAUSES[1])
    alone = reconcile(*pile(one, two))
    read = reconcile(*pile(one, two), previous=alone, touched=frozenset(), relate=Reads(AGAINST))
    assert (alone.versions, read.versions) == (versions(None), versions("relations+test"))
    assert any(f.status == "disputed" for f in read.findings)


def test_adding_a_report_gives_what_building_anew_gives():
    """What is asked of pairs hangs on nothing but the pairs."""
    one, two = _fire("Herald", "Ana Vera", CAUSES[0]), _fire("Tribune", "Omar Said", CAUSES[1])
    first = reconcile(*pile(one), relate=Reads(AGAINST))
    added = reconcile(
        *pile(one, two), previous=first, touched=frozenset({two.report.id}), relate=Reads(AGAINST)
    )
    assert added == reconcile(*pile(one, two), relate=Reads(AGAINST))


@pytest.mark.parametrize(
    ("near", "extra", "asked"), [(0.5, {}, 1), (0.9, {}, 0), (0.9, {"polarity": "negated"}, 1)]
)
def test_without_a_negation_only_what_tells_much_alike_is_read(near, extra, asked, monkeypatch):
    """The network is never sure of others; where one says that it is not so, less is enough."""
    monkeypatch.setattr(relations, "NEAR_PLAIN", near)
    monkeypatch.setattr(matters, "denies", lambda *_: False)
    monkeypatch.setattr(matters.Matter, "may_agree", lambda *_: False)
    reads = Reads(AGAINST)
    found = _two(reads, (CAUSES[0], NOT_SO if extra else CAUSES[1]), **extra)
    assert len(reads.asked) == asked
    assert (found.status == "disputed") is bool(asked)


def test_what_is_told_of_two_places_excludes_nothing(monkeypatch):
    """Rules that part two happenings part two accounts."""
    monkeypatch.setattr(matters, "apart", lambda *_: "they are given for different places")
    assert _two(Reads(AGAINST)).status != "disputed"


def test_where_rules_show_a_denial_the_network_is_not_asked_who_excludes_whom(monkeypatch):
    """Its answer would change nothing."""
    monkeypatch.setattr(matters, "denies", lambda one, *_: one.claim.polarity == "negated")
    monkeypatch.setattr(matters.Matter, "may_agree", lambda *_: False)
    reads = Reads(AGAINST)
    assert _two(reads, (CAUSES[0], NOT_SO), polarity="negated").facets["occurrence"].state == "disputed"
    assert reads.asked == []


def test_accounts_without_a_negation_are_read_after_those_with_one(monkeypatch):
    """A pair of which one says that it is not so comes first; where it is found, the others are not read."""
    monkeypatch.setattr(relations, "NEAR_PLAIN", 0.5)
    monkeypatch.setattr(matters, "denies", lambda *_: False)
    monkeypatch.setattr(matters.Matter, "may_agree", lambda *_: False)
    stories = [
        _fire("Herald", "Ana Vera", CAUSES[0]),
        _fire("Tribune", "Omar Said", CAUSES[1]),
        _fire("Courier", "Lea Brandt", NOT_SO, polarity="negated"),
    ]
    sure, unsure = Reads(AGAINST), Reads(UNSURE)
    for reads in (sure, unsure):
        reconcile(*pile(*stories), relate=reads)
    plain = [[pair for pair in reads.asked if NOT_SO not in " ".join(pair)] for reads in (sure, unsure)]
    assert [len(pairs) for pairs in plain] == [0, 1]


def test_claims_in_the_same_words_are_read_once():
    """Copies of a report tell what it tells."""
    one, two = _fire("Herald", "Ana Vera", CAUSES[0]), _fire("Tribune", "Omar Said", CAUSES[1])
    copy = _fire("Courier", "Ana Vera", CAUSES[0])
    reports, extractions = pile(one, two, copy)
    first, other, again = (e.claims[0] for e in extractions)
    reads = Reads(AGAINST)
    found = Relations(reads, {report.id: report for report in reports}).of([(first, other), (other, again)])
    assert found == [AGAINST, AGAINST]
    assert len(reads.asked) == 1


@pytest.mark.parametrize(
    ("number", "status", "asked"),
    [(43, "corroborated", 0), (44, "disputed", 0), (None, "corroborated", 1)],
)
def test_whom_rules_show_to_bear_another_out_nobody_is_asked_about(number, status, asked):
    """One number of people of one place and day is the same; other words without a number are the network's to read."""
    counted = [{"killed": 43}, {"killed": number}] if number else [{}, {}]
    words = ("killed 43 people", f"cost {number} lives") if number else ("began at dawn", "began early")
    stories = [
        story(
            outlet,
            "2016-12-09",
            tells(
                f"{who} said the fire at the covered market of Homs on Thursday {what}.",
                "CASUALTIES" if number else "DAMAGE",
                "fire",
                by=who,
                place="Homs",
                day="2016-12-08",
                **count,
            ),
        )
        for outlet, who, what, count in zip(
            ("Herald", "Tribune"), ("Ana Vera", "Omar Said"), words, counted, strict=True
        )
    ]
    reads = Reads(AGREE)
    found = finding_with(reconcile(*pile(*stories), relate=reads), "fire", *stories)
    assert (found.status, len(reads.asked)) == (status, asked)


@pytest.mark.parametrize(("near", "asked"), [(0.5, 1), (0.9, 0)])
def test_whether_two_bear_each_other_out_is_read_of_those_that_tell_alike_only(near, asked, monkeypatch):
    """Of others the network holds for the same what only happens in one place and week."""
    monkeypatch.setattr(relations, "NEAR_AGREEING", near)
    monkeypatch.setattr(matters.Matter, "may_exclude", lambda *_: False)
    reads = Reads(AGREE)
    monkeypatch.setattr(matters.Matter, "known_without", lambda *_: False)
    _two(reads)
    assert len(reads.asked) == asked
