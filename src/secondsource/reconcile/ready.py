"""What reconciling any case needs, opened ahead of the first: its word lists, their patterns and weights."""

from secondsource.reconcile import (
    commons,
    counts,
    lexicon,
    measures,
    names,
    populations,
    propositions,
    revisions,
    words,
)
from secondsource.reconcile.matching import profiles, scenes
from secondsource.reconcile.reconciling import reconcile


def make_ready() -> None:
    """Open it; what is opened is kept. A function opens its list when it is first asked about any word."""
    reconcile((), ())
    words.plain_stems()
    names.titles()
    commons.nouns()
    for look in (
        counts.runs,
        lexicon.concepts,
        measures.measures_in,
        populations.kind_of,
        propositions.tells_another,
        revisions.revisions,
        scenes.means,
        words.content_words,
    ):
        look("word")
    measures.near_measures("one", "other")
    profiles.near_types("one", "other")
