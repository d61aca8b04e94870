"""What stands beside a speaker's words is of the saying, not of what is said."""

from dataclasses import replace

from secondsource.model import Span
from secondsource.reconcile.matching.pile import Pile
from tests.reconcile.builders import story, tells


def _profile(sentence, said, **more):
    """Return the profile of a claim whose words are a part of its sentence."""
    one = story(
        "Herald", "2016-12-09", tells(sentence, "ASSAULT", "shelled", **more), kinds={"Homs": "place"}
    )
    claim = one.extraction.claims[0]
    at = claim.sentence.start + sentence.index(said)
    claim = replace(claim, spans=(Span(at, at + len(said)),), text=said)
    read = replace(one.extraction, claims=(claim,))
    ids = {e.id: e.id for e in read.entities}
    return Pile([one.report], {read.report: read}, ids).profiles[0]


def test_a_town_beside_the_words_of_a_speaker_counts_less():
    """Where a speaker is said to be counts less than a place that the claim's own words or an unattributed sentence name."""
    words = "the army shelled two districts"
    beside = _profile(f"Haddad, a nurse in Homs, said {words}.", words, by="Haddad")
    own = _profile("Haddad said the army shelled Homs.", "the army shelled Homs", by="Haddad")
    plain = _profile(f"In Homs, {words}.", words)
    assert beside.place_weight < own.place_weight == plain.place_weight


def test_a_place_with_a_small_particle_is_named():
    """A particle before a name, "al-Midan", leaves it a name as "Homs" is; "the city" is a guess."""
    weight = {
        place: _profile(
            f"Shells fell on {place} at noon.", f"Shells fell on {place} at noon", place=place
        ).place_weight
        for place in ("Homs", "al-Midan", "the city")
    }
    assert weight["Homs"] == weight["al-Midan"] > weight["the city"]
