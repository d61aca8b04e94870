"""What a sentence tells of the scene beside its claim: with what people were harmed, and the words for things and doings."""

import re
from collections import Counter
from collections.abc import Sequence
from functools import cached_property, lru_cache

from secondsource.model import Span
from secondsource.reconcile.measures import measures_in
from secondsource.reconcile.populations import kind_of, singular
from secondsource.reconcile.words import content_words, plain_stems, read_table, stem

_LOWER = re.compile(r"(?<![^\W\d_])[^\W\d_A-Z][^\W\d_]*(?:['’][^\W\d_]+)*")


@lru_cache(maxsize=1)
def _means() -> tuple[tuple[str, re.Pattern[str]], ...]:
    rows = (line.split("\t") for line in read_table("means_words.tsv"))
    return tuple((name, re.compile(pattern)) for name, pattern in rows)


@lru_cache(maxsize=1)
def _any_means() -> re.Pattern[str]:
    """Return what finds a word for any means: most sentences have none, and are not asked for each."""
    return re.compile("|".join(pattern.pattern for _, pattern in _means()))


@lru_cache(maxsize=50_000)
def means(text: str) -> frozenset[str]:
    """Return by which means people come to harm in a text ("air", "artillery", "planted", "quake", …), as far as told."""
    lower = text.lower()
    if _any_means().search(lower) is None:
        return frozenset()
    return frozenset(name for name, pattern in _means() if pattern.search(lower))


# Classes of means by which a calamity brings harm, of which a place sees few in a month, not many a day as of attacks.
CALAMITIES = frozenset({"quake", "water", "storm", "fire", "crash", "illness", "hunger"})


@lru_cache(maxsize=1)
def _any_calamity() -> re.Pattern[str]:
    """Return what finds a word for any calamity."""
    return re.compile("|".join(pattern.pattern for name, pattern in _means() if name in CALAMITIES))


@lru_cache(maxsize=5_000)
def calamity(text: str) -> frozenset[str]:
    """Return which calamities a report's text tells of at least as often as of any means of attack."""
    lower = text.lower()
    if _any_calamity().search(lower) is None:
        return frozenset()
    told = {
        name: count
        for name, pattern in _means()
        if name in CALAMITIES and (count := len(pattern.findall(lower)))
    }
    most = max(len(pattern.findall(lower)) for name, pattern in _means() if name not in CALAMITIES)
    return frozenset(name for name, count in told.items() if count >= most)


@lru_cache(maxsize=50_000)
def scene(text: str) -> frozenset[str]:
    """Return the stems of a text's words for things and doings ("wedding", "convoy", "bakery").

    Left out are names, numbers, who is counted and how, means of attack, and what any violence is told with.
    """
    plain = text
    if _any_means().search(plain) is not None:
        for _, pattern in _means():
            plain = pattern.sub(" ", plain)
    found = [
        stem(form)
        for word in _LOWER.findall(plain)
        for form in content_words(word)
        if not measures_in(form) and not kind_of(singular(form))
    ]
    return frozenset(s for s in found if s not in plain_stems() and len(s) > 2)


# Openings of a sentence that turns to another happening.
_TURNS = re.compile(
    r"\b(?:elsewhere|meanwhile|separately|(?:a|an|the|in|on) (?:separate|other|second|third|different|later|earlier)\b|"
    r"another|other (?:attacks?|strikes?|raids?|incidents?|blasts?)|also|in addition|additionally|further|"
    r"in (?:the )?(?:nearby|neighbou?ring))\b",
    re.IGNORECASE,
)
TURNING = 60  # characters of a sentence in which it says so


def turns(sentence: str) -> bool:
    """Tell whether a sentence turns to another happening."""
    return _TURNS.search(sentence[:TURNING]) is not None


# Sentences of a report, and their share, from which a word that they use is what the whole report is about.
TOPIC, TOPIC_SHARE = 3, 0.12


class Wording:
    """The words of one report, looked through when it is first asked what they tell."""

    def __init__(self, text: str, sentences: Sequence[Span]) -> None:
        """Keep them: the report's text, and which of its sentences claims stand in."""
        self.text = text
        self._sentences = sentences

    @cached_property
    def topic(self) -> frozenset[str]:
        """The stems that sentences use again and again; sharing them says only what the report is about."""
        told = (content_words(sentence.of(self.text)) for sentence in self._sentences)
        used = Counter(s for words in told for s in {stem(w) for w in words})
        least = max(TOPIC, TOPIC_SHARE * len(self._sentences))
        return frozenset(s for s, count in used.items() if count >= least)
