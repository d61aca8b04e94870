"""Which country a report speaks of: "the country", "the capital"."""

from collections import Counter
from collections.abc import Sequence

from spacy.tokens import Doc

from secondsource.claims.columns import words as written
from secondsource.claims.places import lists
from secondsource.claims.places.gazetteer import key
from secondsource.claims.places.lands import COUNTRY_NAMES, DEMONYMS
from secondsource.claims.places.metonymy import COMPOUND
from secondsource.claims.places.place import PlaceMention
from secondsource.claims.places.told import PARAGRAPH

_BESIDE = 0.4  # what a country counts that acts or only names another thing ("US-led strikes")
_COMING = frozenset(
    {"leave", "enter", "invade", "occupy", "quit", "withdraw", "intervene", "deploy", "arrive"}
)
_FORCES = frozenset(
    {"troop", "troops", "force", "soldier", "army", "contra", "contras", "fighter", "mercenary", "adviser"}
)
_ABOUT = 0.75  # share of a report's places from which it is about their country
_SOME = 2  # places of that country at least


def spoken_of(doc: Doc, text: str, mentions: Sequence[PlaceMention], i: int) -> str | None:
    """Return the code of the country that a report speaks of before token i: by names and demonyms, the near ones more.

    Where it has told none before, that is the one in which nearly all places that it tells are; else ``None``.
    """
    counts: dict[str, float] = {}
    here = doc[i].idx
    strangers = _strangers(doc, i)
    seen = {k for mention in mentions for k in range(mention.start, mention.end)}
    spoken = [
        (mention.span.end, mention.country, 1.0 if mention.literal else _BESIDE)
        for mention in mentions
        if mention.country
        and mention.kind == "named"
        and mention.span.end <= here
        and not mention.why.endswith(COMPOUND)
    ]
    spoken += [
        (doc[k].idx, code, 1.0)
        for k, word in enumerate(written(doc)[:i])
        if k not in seen and word[:1].isupper() and (code := DEMONYMS.get(key(word)))
    ]
    for at, code, weight in spoken:
        if code in strangers:
            continue
        counts[code] = counts.get(code, 0.0) + weight / (1 + PARAGRAPH * text.count("\n", at, here))
    return max(counts, key=lambda code: (counts[code], code), default=None) or _of_report(mentions)


def _of_report(mentions: Sequence[PlaceMention]) -> str | None:
    """Return the country in which nearly all places are that a report tells, where these are some; else ``None``."""
    lands = Counter(m.country for m in mentions if m.kind == "named" and m.literal and m.country is not None)
    land, most = lands.most_common(1)[0] if lands else (None, 0)
    return land if most >= _SOME and most >= _ABOUT * lands.total() else None


def _strangers(doc: Doc, i: int) -> set[str]:
    """Return whose forces are told to come to or leave "the country" at token i, which is not theirs: "*U.S.* troops left the country"."""
    verb = doc[i].head
    if verb.lemma_.lower() not in _COMING or not doc[i].dep_.startswith(("obj", "obl")):
        return set()
    subjects = [kid for kid in verb.children if kid.dep_.startswith("nsubj")]
    words = [word for subject in subjects for word in subject.subtree]
    nouns = {word.lemma_.lower() for word in words}
    if lists.FORCE.isdisjoint(nouns) and _FORCES.isdisjoint(nouns):
        return set()
    names = [key(word.text) for word in words if word.text[:1].isupper()]
    return {code for name in names if (code := DEMONYMS.get(name) or COUNTRY_NAMES.get(name))}
