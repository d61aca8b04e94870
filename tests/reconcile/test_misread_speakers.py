"""Speakers that a report has not, and those whom it names otherwise: what it tells instead."""

import pytest

from secondsource.model import Attribution, Cue, Span
from secondsource.reconcile import reconcile
from secondsource.reconcile.firsthand import witness
from secondsource.reconcile.speaking import nobody
from tests.reconcile.builders import pile, story, tells


def _origins(*stories):
    return sorted(o.name for o in reconcile(*pile(*stories)).origins)


@pytest.mark.parametrize(
    ("opening", "kind", "origin"),
    [
        ("Velm", "place", "Open Door"),
        ("Velm", "organization", "Velm"),
    ],
)
def test_a_headline_that_opens_with_its_place(opening, kind, origin):
    """The place before a colon is what the headline is about; a body before it speaks."""
    words = f"{opening}: Five of our colleagues killed."
    told = tells(words, "CASUALTIES", "killed", by=opening, headline=True)
    one = story("Open Door", "2016-12-08", told, kinds={opening: "person" if kind == "place" else kind})
    if kind == "place":
        place = story("Open Door", "2016-12-08", tells(words, "CASUALTIES", "killed", place="Velm"))
        extraction = one.extraction
        object.__setattr__(extraction, "entities", (*extraction.entities, *place.extraction.entities))
    assert _origins(one) == [origin]


@pytest.mark.parametrize(
    ("first", "second", "origins"),
    [
        ("The union said the siren was off.", "The European Union promised money.", ["The union"]),
        ("The European Union promised money.", "The union said the siren was off.", ["European Union"]),
    ],
)
def test_a_noun_is_not_of_a_body_named_paragraphs_below(first, second, origins):
    """What a report calls by a noun before it names a body that ends in it is another."""
    said = first if "said" in first else second
    one = story(
        "Herald",
        "2016-12-08",
        *(tells(s, "STATEMENT", s.split()[3], by="The union" if s == said else ()) for s in (first, second)),
        kinds={"The union": "organization", "European Union": "organization"},
    )
    union = next(e for e in one.extraction.entities if e.name == "European Union")
    noun = next(e for e in one.extraction.entities if e.name == "The union")
    object.__setattr__(one.extraction, "entities", tuple(e for e in one.extraction.entities if e is not noun))
    for claim in one.extraction.claims:
        for link in claim.attribution.chain if claim.attribution else ():
            object.__setattr__(link.mention, "entity", union.id)
    assert [o for o in _origins(one) if "nion" in o] == origins


@pytest.mark.parametrize(
    ("sentence", "origin"),
    [
        ("Reports that the license has expired are false.", "Sorata"),
        ("Claims that patients were driven out are simply untrue.", "Sorata"),
        ("Reports that the license has expired went round.", "unknown"),
    ],
)
def test_who_writes_that_reports_are_false_denies_them(sentence, origin):
    """That reports are false is the word of who writes so, and no hearsay."""
    told = tells(
        sentence,
        "STATEMENT",
        sentence.split()[4],
        stance="denies",
        attribution=Attribution("indirect", (), Cue("Reports", Span(0, 7))),
    )
    assert _origins(story("Sorata", "2016-12-08", told)) == [origin]


@pytest.mark.parametrize(
    ("words", "of_nobody"),
    [
        ("Nobody in the quarter", True),
        ("not six as the company", True),
        ("None of the guards", True),
        ("Northern guards", False),
        ("A notary", False),
    ],
)
def test_words_that_are_of_nobody(words, of_nobody):
    """Nobody, and what stands behind "not", says nothing."""
    assert nobody(words) is of_nobody


@pytest.mark.parametrize(
    ("text", "there"),
    [
        ("I reached the gate at four. I counted nine bodies in the yard.", True),
        ("I heard the plane, and then I ran to the roof.", True),
        ('"I saw the plane," he said. "I heard it, too," she said.', False),
        ("I saw the report. The army denied it.", False),
        ("The army shelled the town.", False),
    ],
)
def test_who_was_there_himself(text, there):
    """Who writes what he himself saw and heard is a witness; whom he quotes is another."""
    assert witness(text) is there


def test_a_witness_beside_a_speaker_is_an_origin():
    """The report of one who was there is an origin beside those who are named, all of what it tells."""
    told = {"place": "Velm", "day": "2016-12-08", "killed": 12, "lemma": "kill"}
    named = story(
        "Herald",
        "2016-12-08",
        tells(
            "Omar Haddad said 12 people were killed in Velm.",
            "CASUALTIES",
            "killed",
            by="Omar Haddad",
            **told,
        ),
    )
    for text, origins in (
        ("I reached the gate at four. I counted the dead.", ["Harbor Post", "Omar Haddad"]),
        ("The gate was reached at four. The dead were counted.", ["Harbor Post", "Omar Haddad"][1:]),
    ):
        own = story(
            "Harbor Post",
            "2016-12-08",
            tells("In Velm 12 people were killed on Thursday.", "CASUALTIES", "killed", **told),
            text=text,
        )
        result = reconcile(*pile(named, own))
        (finding,) = (f for f in result.findings if len(f.claims) == 2)
        known = {o.id: o for o in result.origins}
        assert (
            sorted(known[o.origin].name for o in finding.origins if known[o.origin].kind != "unknown")
            == origins
        )


@pytest.mark.parametrize(
    ("between", "origin"),
    [
        ("The army denied it.", "Open Door"),
        ("The watch club denied it.", "Open Door"),
    ],
)
def test_a_charity_is_who_is_called_one(between, origin):
    """A noun told again is of whom the report calls so, not of the body that spoke last."""
    last = " ".join(between.split()[:-2])
    one = story(
        "Herald",
        "2016-12-08",
        tells("Open Door said five of its workers died.", "CASUALTIES", "died", by="Open Door"),
        tells(between, "STATEMENT", "denied", by=last),
        tells("The charity said the army got its message.", "STATEMENT", "got", by="The charity"),
        kinds={
            "Open Door": "organization",
            last: "government" if "army" in last else "organization",
            "The charity": "organization",
        },
        entities={"Open Door": {"descriptors": ("a charity",)}},
    )
    result = reconcile(*pile(one))
    claim = next(c.id for c in one.extraction.claims if "message" in c.text)
    assert next(o.name for o in result.origins if claim in o.claims) == origin


def test_its_claim_is_of_the_body_of_the_sentence():
    """A pronoun, or whose claim it is, means who spoke before in the sentence."""
    told = (
        tells("Sorata Mining said its license was new.", "STATEMENT", "was", by="Sorata Mining"),
        tells("It did not repeat its claim that a siren sounded.", "STATEMENT", "sounded", by="its"),
    )
    one = story("Herald", "2016-12-08", *told, kinds={"Sorata Mining": "organization", "its": "organization"})
    assert _origins(one) == ["Sorata Mining"]
