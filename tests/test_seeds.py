"""What a user must find in the two reports that the project began with, where they lie beside the checkout."""

import os
from pathlib import Path

import pytest

from secondsource.case import Case
from tests.conftest import ROOT

WEIGHTS = ROOT / "src" / "secondsource" / "language" / "weights" / "reader.onnx"
DATA = os.environ.get("SECONDSOURCE_DATA")
SEEDS = (Path(DATA).parent if DATA else ROOT.parent / "shared") / "seeds"

pytestmark = [
    pytest.mark.skipif(not WEIGHTS.is_file(), reason="the reader model is not in this checkout"),
    pytest.mark.skipif(not SEEDS.is_dir(), reason="the two reports are not beside the checkout"),
]


@pytest.fixture(scope="module")
def case(tmp_path_factory):
    """Return the case of the two reports."""
    made = Case.create(tmp_path_factory.mktemp("seeds") / "case.sqlite")
    made.add([SEEDS])
    return made


@pytest.fixture(scope="module")
def names(case):
    """Return a function: claim → its speakers, the first first, by the names of their entities."""
    known = {e.id: e.name for e in case.entities()}
    known |= {member: e.name for e in case.entities() for member in e.members}

    def of(claim):
        chain = claim.attribution.chain if claim.attribution else ()
        return [known.get(s.mention.entity, s.mention.text) for s in chain]

    return of


@pytest.fixture(scope="module")
def about(case):
    """Return a function: words → the claims that hold all of them."""

    def of(*words):
        found = [c for c in case.claims() if all(w.casefold() in c.text.casefold() for w in words)]
        assert found, words
        return found

    return of


@pytest.mark.parametrize(
    ("words", "speakers", "stance"),
    [
        (("had stopped its military operations",), ["Trudeau"], "cannot_confirm"),
        (("intense exchanges",), ["Ryabkov", "Interfax"], "asserts"),
        (("some 8,000 civilians", "leave the city"), ["Lavrov"], "asserts"),
        (("more than 80 people have died",), ["president of a local council", "Reuters"], "asserts"),
        (("as many as 3,500",), ["president of a local council", "Reuters"], "asserts"),
        (("four captured",), ["video", "Aamaq"], "asserts"),
        (("artillery fire",), ["Abderrahman", "EFE"], "asserts"),
        (("immediate ceasefire",), ["Six Western powers"], "demands"),
        (("immediate cease-fire",), ["Six Western powers"], "demands"),
        (("new truce",), ["Assad"], "rejects"),
        (("very hard",), ["Um Abdu"], "asserts"),
        (("will not be the end of the war",), ["Assad"], "warns"),
    ],
)
def test_who_says_what(about, names, words, speakers, stance):
    """Each claim has its speaker, those who carry the words, in their order, and what the speaker does with them."""
    assert any(
        claim.stance == stance
        and len(names(claim)) >= len(speakers)
        and all(
            want.casefold() in name.casefold() for want, name in zip(speakers, names(claim), strict=False)
        )
        for claim in about(*words)
    ), [(names(c), c.stance) for c in about(*words)]


def test_a_quotation_without_a_speaker_has_none(about):
    """Nobody is made the speaker of a quotation that stands alone."""
    (claim,) = about("comprehensive solution")
    assert claim.attribution is not None
    assert (claim.attribution.quote, claim.attribution.chain) == ("direct", ())


def test_the_route_is_a_distance_and_no_crowd(about):
    """Five kilometers are measured, and count nobody."""
    figures = {f.text: f for c in about("five-kilometer") for f in c.figures}
    assert (figures["five-kilometer"].measure, figures["five-kilometer"].best) == ("distance", 5)
    assert (figures["some 8,000"].population, figures["some 8,000"].best) == ("civilians", 8000)


def test_what_is_planned_has_not_happened(about):
    """The talks of Saturday lie ahead, on a weekday whose date nothing tells."""
    (claim,) = (c for c in about("discussions would take place in Geneva") if c.type == "MEETING")
    assert claim.modality == "planned"
    assert (claim.time.weekday, claim.time.start) == (6, None)


@pytest.fixture(scope="module")
def finding_of(case, about):
    """Return a function: words of a claim → the findings that hold such a claim."""

    def of(*words):
        claims = {c.id for c in about(*words)}
        return [f for f in case.findings() if claims & set(f.claims)]

    return of


def test_the_pause_has_three_positions(case, about, names, finding_of):
    """Announced by one, not confirmed by another, contradicted by a third: one finding, and disputed."""
    (finding,) = (f for f in finding_of("had stopped its military operations") if f.type == "CEASEFIRE")
    assert finding.status == "disputed"
    claims = {c.id: c for c in case.claims()}
    said = {(names(claims[c]) or ["nobody"])[0] for c in finding.claims}
    assert {"Lavrov", "Trudeau", "Abderrahman"} <= {name.split()[-1] for name in said}


def test_two_reports_are_no_two_origins(finding_of):
    """The 8,000 come from one man, though two reports carry him."""
    findings = [f for f in finding_of("8,000") if f.type in {"AID", "EVACUATION"}]
    assert any(len(f.origins) == 1 and len(f.origins[0].reports) == 2 for f in findings)


@pytest.mark.parametrize("words", ["immediate ceasefire", "end of the war"])
def test_one_statement_in_two_wordings_is_one_finding_of_one_origin(case, finding_of, words):
    """What both reports tell in their own words of one speaker is one finding, and has one origin."""
    both = {r.id for r in case.reports()}
    findings = [f for f in finding_of(words) if {r for o in f.origins for r in o.reports} == both]
    assert findings
    assert all(len(f.origins) == 1 for f in findings)


def test_a_toll_out_of_proportion_is_flagged(finding_of):
    """80 dead beside 3,500 wounded: of one origin, and to be checked."""
    for words in ("more than 80 people have died", "as many as 3,500"):
        (finding,) = finding_of(words)
        assert finding.status == "single_origin"
        assert finding.flags


def test_other_people_are_no_other_count(finding_of):
    """The 18,000 who sought refuge are not the 8,000."""
    refuge = {f.id for f in finding_of("18000")}
    assert not refuge & {f.id for f in finding_of("8,000")}


def test_a_truce_refused_and_a_truce_announced_stand_against_each_other(finding_of):
    """One rules it out, another announces it: one finding, disputed."""
    (finding,) = (f for f in finding_of("announced by Moscow from Hamburg") if f.type == "CEASEFIRE")
    assert finding.status == "disputed"
    assert finding.id in {f.id for f in finding_of("new truce")}
