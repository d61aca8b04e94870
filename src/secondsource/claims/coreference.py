"""Which mentions of one report stand for the same actor: names by their parts, descriptions by their head, pronouns by rank.

A ranking over a few plain preferences (nearness, subjecthood, who spoke last), after Lappin and Leass (1994) and
the sieves of Raghunathan et al. (2010): exact things first, pronouns last. What none fits stays unresolved.
"""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from rapidfuzz.distance import Levenshtein

from secondsource.claims import lexicon
from secondsource.claims.mentions import FIRST_PERSON, THINGS, Found, find

if TYPE_CHECKING:
    from collections.abc import Sequence

    from secondsource.claims.sayings import Saying
    from secondsource.claims.tree import Tree

_WINDOW = 4  # sentences that a pronoun looks back; farther antecedents are wrong more often than right
_HONORIFICS = frozenset({"mr", "mrs", "ms", "dr", "sir", "al", "bin", "the"})


@dataclass(slots=True)
class Chain:
    """The mentions of one actor, growing while the report is read.

    Attributes:
        mentions: In order of the text.
        label: Entity label of its names, or ``""``.
        human: Whether it is a person or people.
        gender: As far as told.
        plural: Whether it is several.
        names: Token words of each name, lower case.
        heads: Lemmas that describe it ("minister").
        words: All words that describe it, lower case.
        country: ISO code that its words give, or ``None``.
    """

    mentions: list[Found] = field(default_factory=list)
    label: str = ""
    human: bool = False
    gender: str = "unknown"
    plural: bool = False
    names: list[tuple[str, ...]] = field(default_factory=list)
    heads: set[str] = field(default_factory=set)
    words: set[str] = field(default_factory=set)
    country: str | None = None


def country_in(tree: Tree, start: int, end: int) -> str | None:
    """Return the country that words of a range name or describe, or ``None``."""
    table = lexicon.countries()
    for index in range(start, end):
        for size in (4, 3, 2, 1):
            if index + size <= end:
                code = table.get(" ".join(tree.lower[index : index + size]))
                if code and (tree.words[index][0].isupper() or not tree.words[index][0].isalpha()):
                    return code
    return None


def resolve(tree: Tree, sayings: Sequence[Saying]) -> list[Chain]:
    """Group the mentions of a document into chains, in order of their first mention."""
    found = find(tree)
    chains: list[Chain] = []
    index = _NameIndex()
    of: dict[int, Chain] = {}
    spoken = _speakers(sayings)
    names = [m for m in found if m.kind == "name"]
    for mention in names:
        chain = _named(tree, mention, index)
        if chain is None:
            chain = Chain(label=mention.label, human=mention.human)
            chains.append(chain)
        _join(tree, chain, mention, of)
        index.add(_key(tree, mention), chain)
    _acronyms(tree, names, chains, of)
    by_head: dict[str, list[Chain]] = {}
    for chain in chains:
        for head in sorted(chain.heads):
            _remember(by_head, head, chain)
    for mention in found:
        if mention.kind == "name" or (mention.kind == "description" and mention.head in of):
            continue
        if mention.kind == "description":
            chain = _apposed(tree, mention, of) or _described(tree, mention, by_head)
            if chain is None:
                chain = Chain(human=mention.human, plural=mention.number == "plural")
                chains.append(chain)
            _join(tree, chain, mention, of)
            _remember(by_head, tree.lemma[mention.head], chain)
    nearby = _Nearby(tree)
    for mention in found:
        if mention.kind == "pronoun":
            resolved = _pronoun(tree, mention, nearby, sayings, spoken, of)
            if resolved is not None:
                _join(tree, resolved, mention, of)
                nearby.add(mention, resolved)
        elif mention.head in of:
            nearby.add(mention, of[mention.head])
    for chain in chains:
        chain.mentions.sort(key=lambda m: (m.start, m.end))
    return sorted(chains, key=lambda chain: (chain.mentions[0].start, chain.mentions[0].end))


def _speakers(sayings: Sequence[Saying]) -> list[int]:
    return sorted({saying.source_head for saying in sayings if saying.source_head is not None})


def _join(tree: Tree, chain: Chain, mention: Found, of: dict[int, Chain]) -> None:
    chain.mentions.append(mention)
    of[mention.head] = chain
    if mention.kind == "pronoun":
        if chain.gender == "unknown" and mention.gender != "unknown":
            chain.gender = mention.gender
        return
    if chain.gender == "unknown":
        chain.gender = mention.gender
    if mention.kind == "name":
        chain.names.append(_key(tree, mention))
        chain.plural = chain.plural or mention.number == "plural"
        if mention.title:
            for index in range(*mention.title):
                chain.words.add(tree.lower[index])
                if tree.lemma[index] in lexicon.words("actors", "persons"):
                    chain.heads.add(tree.lemma[index])
            chain.country = chain.country or country_in(tree, *mention.title)
            for index in range(*mention.title):
                of.setdefault(index, chain)
        if mention.label in {"GPE", "NORP", "ORG"}:
            chain.country = chain.country or country_in(tree, mention.start, mention.end)
            if mention.label == "GPE" and chain.country is None:
                chain.country = lexicon.capitals().get(" ".join(_key(tree, mention)))
        return
    chain.heads.add(tree.lemma[mention.head])
    chain.words.update(tree.lower[mention.start : mention.end])
    chain.country = chain.country or country_in(tree, mention.start, mention.end)
    if not chain.names:
        chain.plural = chain.plural or mention.number == "plural"


def _key(tree: Tree, mention: Found) -> tuple[str, ...]:
    return tuple(
        tree.lower[i].strip(".")
        for i in range(mention.start, mention.end)
        if tree.pos[i] != "PUNCT" and tree.lower[i].strip(".") not in {"'s", "’s"}
    )


def _close(one: str, other: str) -> bool:
    """Tell whether two spellings may be one name in two transliterations ("Assad", "Asad")."""
    if one == other:
        return True
    if min(len(one), len(other)) < 4 or one[0] != other[0]:
        return False
    return Levenshtein.normalized_similarity(one, other) >= 0.8 and abs(len(one) - len(other)) <= 1


def _parts(key: Sequence[str]) -> list[str]:
    """Name words that tell people apart: without honorifics, articles split off ("al-Assad")."""
    parts: list[str] = []
    for word in key:
        parts.extend(part for part in word.replace("-", " ").split() if part not in _HONORIFICS)
    return parts


def _named(tree: Tree, mention: Found, index: _NameIndex) -> Chain | None:
    key = _key(tree, mention)
    chains = index.near(key)
    code = lexicon.countries().get(" ".join(key)) if mention.label in {"GPE", "ORG", "LOC"} else None
    for chain in reversed(chains):
        if not chain.names:
            continue
        if key in chain.names and (
            mention.label == chain.label
            or {mention.label, chain.label} <= {"GPE", "LOC", "ORG", "FAC", "MISC"}
            or "PERSON" in {mention.label, chain.label}
        ):
            return chain
        if (
            code is not None
            and chain.label in {"GPE", "LOC", "ORG"}
            and any(lexicon.countries().get(" ".join(name)) == code for name in chain.names)
        ):
            return chain
        if mention.label == "PERSON" and chain.label == "PERSON" and _same_person(key, chain.names):
            return chain
        if (
            mention.label == "ORG"
            and chain.label in {"ORG", "MISC"}
            and any(_contains(key, name) for name in chain.names)
        ):
            return chain
    return None


def _same_person(key: tuple[str, ...], names: Sequence[tuple[str, ...]]) -> bool:
    parts = _parts(key)
    if not parts:
        return False
    for name in names:
        others = _parts(name)
        if not others:
            continue
        if not _close(parts[-1], others[-1]):
            if len(parts) == 1 and len(others) > 1 and parts[0] == others[0]:
                return True
            if len(others) == 1 and len(parts) > 1 and parts[0] == others[0]:
                return True
            continue
        if len(parts) == 1 or len(others) == 1:
            return True
        if _close(parts[0], others[0]) or (
            parts[0][0] == others[0][0] and 1 in {len(parts[0]), len(others[0])}
        ):
            return True
    return False


def _contains(key: tuple[str, ...], name: tuple[str, ...]) -> bool:
    """Tell whether one organization's name is the other's shortened ("Observatory", "Human Rights Watch group")."""
    short, long = sorted((key, name), key=len)
    if len(short) < 2 and not (
        len(short) == 1 and len(long) >= 2 and short[0] == long[-1] and len(short[0]) > 6
    ):
        return False
    return any(long[i : i + len(short)] == short for i in range(len(long) - len(short) + 1))


class _NameIndex:
    """Chains by the words of their names and by the countries that they name; a name looks only at these."""

    def __init__(self) -> None:
        self._by: dict[str, list[Chain]] = {}
        self._order: dict[int, int] = {}

    @staticmethod
    def _keys(key: Sequence[str]) -> list[str]:
        parts = _parts(key)
        keys = [*key, *parts]
        # Two transliterations of one name share first letter and consonants more often than vowels.
        keys += [
            f"~{part[0]}{''.join(c for c in part[1:] if c not in 'aeiouyh')[:3]}"
            for part in parts
            if len(part) > 3
        ]
        code = lexicon.countries().get(" ".join(key))
        return list(dict.fromkeys([*keys, f"={code}"] if code else keys))

    def add(self, key: Sequence[str], chain: Chain) -> None:
        """Remember a chain by a name."""
        self._order.setdefault(id(chain), len(self._order))
        for word in self._keys(key):
            held = self._by.setdefault(word, [])
            if chain not in held[-1:]:
                held.append(chain)

    def near(self, key: Sequence[str]) -> list[Chain]:
        """Return the chains that share a word with a name, in order of their first mention."""
        found = {id(chain): chain for word in self._keys(key) for chain in self._by.get(word, ())}
        return sorted(found.values(), key=lambda chain: self._order[id(chain)])


def _acronyms(tree: Tree, names: Sequence[Found], chains: list[Chain], of: dict[int, Chain]) -> None:
    """Join an abbreviation in parentheses to the name before it: "Syrian Observatory for Human Rights (OSDH)"."""
    for before, after in zip(names, names[1:], strict=False):
        gap = range(before.end, after.start)
        if not 1 <= len(gap) <= 2 or not any(tree.words[i] in "([" for i in gap):
            continue
        word = "".join(tree.words[after.start : after.end])
        if (
            not (word.isupper() or word.replace(".", "").isupper())
            or len(word) > 8
            or before.label == "PERSON"
        ):
            continue
        keep, gone = of[before.head], of[after.head]
        if keep is gone:
            continue
        for mention in gone.mentions:
            keep.mentions.append(mention)
            of[mention.head] = keep
        keep.names += gone.names
        chains.remove(gone)


def _apposed(tree: Tree, mention: Found, of: dict[int, Chain]) -> Chain | None:
    """Find the name that a description stands beside: in apposition, as its title, or as a predicate."""
    head = mention.head
    for kid in tree.of(head, "appos", "flat"):
        if kid in of:
            return of[kid]
        for inner in tree.of(kid, "flat", "compound"):
            if inner in of:
                return of[inner]
    above = tree.head[head]
    if tree.base[head] == "appos" and above in of:
        return of[above]
    if tree.of(head, "cop") and mention.number == "singular":
        subject = tree.own_subject(head)
        if subject is not None and subject in of and of[subject].names:
            return of[subject]
    return None


def _remember(by_head: dict[str, list[Chain]], head: str, chain: Chain) -> None:
    held = by_head.setdefault(head, [])
    if not any(other is chain for other in held):
        held.append(chain)


def _described(tree: Tree, mention: Found, by_head: dict[str, list[Chain]]) -> Chain | None:
    """Find the chain that a description points back to."""
    lemma = tree.lemma[mention.head]
    chains = by_head.get(lemma, ())
    country = country_in(tree, mention.start, mention.end)
    words = {
        tree.lower[i] for i in range(mention.start, mention.end) if tree.pos[i] in {"NOUN", "ADJ", "PROPN"}
    } - {tree.lower[mention.head]}
    number = mention.number == "plural"
    best: tuple[float, Chain] | None = None
    numbers = any(tree.pos[kid] == "NUM" for kid in tree.kids[mention.head])
    indefinite = any(
        tree.lower[kid] in {"a", "an", "another", "some", "other", "several", "many"}
        for kid in tree.of(mention.head, "det", "amod")
    )
    if indefinite or numbers:
        return None
    for chain in chains:
        if not chain.mentions or lemma not in chain.heads:
            continue
        last = next((m for m in reversed(chain.mentions) if m.start < mention.start), None)
        if last is None:
            continue
        if number != chain.plural and not chain.names:
            continue
        if number and chain.names:
            continue
        if country and chain.country and country != chain.country:
            continue
        if not mention.definite and chain.names:
            continue
        extra = words - chain.words - set(lexicon.countries())
        if extra and not (
            country and country == chain.country and not extra - {"foreign", "prime", "defense"}
        ):
            continue
        if not mention.definite and words != {w for w in chain.words if w in words}:
            continue
        distance = tree.sent[mention.start] - tree.sent[last.start]
        score = (
            2.0 * bool(words & chain.words)
            + 1.5 * bool(country and chain.country == country)
            + 0.5 * bool(chain.names)
            - 0.1 * distance
        )
        if best is None or score > best[0]:
            best = (score, chain)
    if best:
        return best[1]
    if mention.definite and country and mention.human and not number:
        # "the Russian minister" for a person whose office is told in other words ("Foreign Minister").
        near = [
            c for c in chains if c.names and c.label == "PERSON" and c.country == country and lemma in c.heads
        ]
        return near[-1] if near else None
    return None


class _Nearby:
    """The mentions of the last sentences by sentence, so that a pronoun looks at few of them."""

    def __init__(self, tree: Tree) -> None:
        self.tree = tree
        self.by_sentence: dict[int, list[tuple[Found, Chain]]] = {}

    def add(self, mention: Found, chain: Chain) -> None:
        """Remember a mention."""
        self.by_sentence.setdefault(self.tree.sent[mention.start], []).append((mention, chain))

    def before(self, index: int) -> list[tuple[int, Found, Chain]]:
        """Return (distance in sentences, mention, chain) of the mentions before a token, within the window."""
        sent = self.tree.sent[index]
        return [
            (distance, mention, chain)
            for distance in range(_WINDOW + 1)
            for mention, chain in self.by_sentence.get(sent - distance, ())
            if mention.start < index
        ]


def _pronoun(
    tree: Tree,
    mention: Found,
    nearby: _Nearby,
    sayings: Sequence[Saying],
    spoken: Sequence[int],
    of: dict[int, Chain],
) -> Chain | None:
    index = mention.head
    word = tree.lower[index]
    if word in FIRST_PERSON:
        return _first_person(word, index, sayings, of)
    if word in THINGS and not _agentive(tree, index):
        return None
    inside = {saying.source_head for saying in sayings if saying.holds(index)}
    barred = _barred(tree, index)
    speaks = index in spoken
    place = bisect_left(spoken, index)
    last_speaker = of.get(spoken[place - 1]) if place else None
    scores: dict[int, float] = {}
    by_id: dict[int, Chain] = {}
    for distance, candidate, chain in nearby.before(index):
        if candidate.head in barred or index < candidate.end or not _agrees(chain, mention, word):
            continue
        value = -1.6 * distance + _salience(tree, candidate.head)
        if candidate.head in inside:
            value += 2.5
        elif _speaks(spoken, candidate.head):
            value += 1.2 if speaks or distance else 0.6
        if (
            candidate.kind == "pronoun"
            and candidate.gender == mention.gender
            and candidate.number == mention.number
        ):
            value += 1.0
        if distance == 0:
            value -= 0.03 * min(index - candidate.head, 20)
        key = id(chain)
        if key not in scores or value > scores[key]:
            scores[key], by_id[key] = value, chain
    best: tuple[float, int, Chain] | None = None
    for key, base in scores.items():
        chain = by_id[key]
        score = base + _standing(chain, mention, index)
        if speaks and last_speaker is chain:
            score += 2.0
        order = -chain.mentions[0].start
        if best is None or (score, order) > best[:2]:
            best = (score, order, chain)
    return best[2] if best else None


def _speaks(spoken: Sequence[int], head: int) -> bool:
    place = bisect_left(spoken, head)
    return place < len(spoken) and spoken[place] == head


def _standing(chain: Chain, mention: Found, index: int) -> float:
    """Score of a chain as such: named, often mentioned, of the pronoun's gender and number."""
    score = 0.6 * bool(chain.names) + 0.12 * min(sum(1 for m in chain.mentions if m.start < index), 6)
    if mention.gender != "unknown" and chain.gender == mention.gender:
        score += 0.8
    if mention.number == "plural" and not chain.plural and chain.label != "NORP":
        score -= 1.6
    return score


def _first_person(word: str, index: int, sayings: Sequence[Saying], of: dict[int, Chain]) -> Chain | None:
    """Return the speaker of the quotation that an "I" stands in; "we" is nobody in particular."""
    quoted = [s for s in sayings if s.holds(index) and s.quote != "indirect" and s.source_head is not None]
    if not quoted or word in {"we", "us", "our"}:
        return None
    return of.get(min(quoted, key=lambda saying: saying.size).source_head or -1)


def _agentive(tree: Tree, index: int) -> bool:
    """Tell whether an "it" or "its" may stand for an actor: it owns, or is the subject of a verb."""
    if tree.lower[index] == "its":
        return True
    head = tree.head[index]
    return tree.base[index] == "nsubj" and tree.pos[head] == "VERB" and not tree.of(head, "csubj", "expl")


def _barred(tree: Tree, index: int) -> set[int]:
    """Heads that the pronoun cannot stand for: its fellow arguments, and the noun that it hangs on."""
    head = tree.head[index]
    barred = {head}
    if tree.dep[index] == "nmod:poss":
        barred.update(
            above
            for above in tree.above(index)
            if tree.pos[above] in {"NOUN", "PROPN"} and tree.base[above] not in {"conj"} and above == head
        )
        return barred
    if tree.lower[index].endswith(("self", "selves")):
        return barred
    if tree.is_verb(head):
        subject = tree.subject(head)
        if subject is not None and subject != index:
            barred.add(subject)
            barred.update(tree.conjuncts(subject))
        barred.update(kid for kid in tree.of(head, "obj", "iobj", "obl") if kid != index)
    if tree.base[index] in {"obl", "nmod"}:
        for above in tree.above(index):
            if tree.is_verb(above):
                subject = tree.subject(above)
                if subject is not None:
                    barred.add(subject)
                break
    return barred


def _salience(tree: Tree, head: int) -> float:
    base = tree.base[head]
    if base == "nsubj":
        verb = tree.head[head]
        return 2.2 if tree.base[verb] in {"root", "parataxis"} else 1.6
    if base in {"obj", "iobj", "root"}:
        return 0.8
    if tree.dep[head] == "obl:agent":
        return 1.0
    if base in {"obl", "appos", "flat"}:
        return 0.5 if base == "obl" else 1.2
    if tree.dep[head] == "nmod:poss":
        return 0.7
    return 0.2


def _agrees(chain: Chain, mention: Found, word: str) -> bool:
    if mention.gender != "unknown":
        if not chain.human or chain.plural or chain.label in {"NORP"}:
            return False
        return chain.gender in {"unknown", mention.gender}
    if word in THINGS:
        return not chain.human and not chain.plural and chain.label != "LOC"
    if chain.plural or chain.label == "NORP":
        return True
    if chain.label == "PERSON" or chain.human:
        return False
    return chain.label in {"ORG", "MISC"} or bool(chain.heads & lexicon.words("actors", "collectives"))
