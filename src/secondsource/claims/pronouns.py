"""Whom a pronoun stands for: a ranking of the actors that the last sentences speak of (after Lappin and Leass 1994)."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import replace
from typing import TYPE_CHECKING

from secondsource.claims import lexicon
from secondsource.claims.mentions import FIRST_PERSON, THINGS
from secondsource.claims.saying import within

if TYPE_CHECKING:
    from collections.abc import Sequence

    from secondsource.claims.chain import Chain
    from secondsource.claims.mentions import Found
    from secondsource.claims.saying import Range, Saying
    from secondsource.claims.tree import Tree


_WINDOW = 3  # sentences that a pronoun looks back; farther antecedents are wrong more often than right
_SPEECH = 8  # sentences of a quotation before who spoke it
# Weights, in the unit of Lappin and Leass's salience divided by 50, tuned on GUM's train and dev parts.
W_SENTENCE = 2.4  # each sentence in between
W_TOKEN = 0.045  # each token in between, in the same sentence
W_INSIDE = 0.625  # the speaker of the words that the pronoun stands in
W_UNNAMED = -0.7  # … where he has no name: "a photographer said rescuers heard Habbush and dug towards *him*"
W_SPEAKER = 0.6  # a speaker, where the pronoun speaks too or stands in another sentence; else half as much
W_CHAINED = 0.5  # a pronoun of the same gender and number
W_NAMED = 0.3
W_OFTEN = 0.12  # each mention before, up to six
W_GENDER = 1.8  # a gender that is known and the same
W_NUMBER = 2.4  # one actor for "they"
W_AGAIN = 2.0  # who spoke last, for a pronoun that speaks
W_CITED = 3.0  # those whom the sentence before cites, for "they" who speak: "the monitor said, citing *sources*. They said"
W_BESIDE = 1.0  # the name right before: "Josh Kindig, *he* is coming"
_MINDED = frozenset({
    "willing", "ready", "prepared", "able", "unable", "determined", "committed", "concerned", "aware",
    "unaware", "convinced", "confident", "opposed", "eager", "keen", "reluctant", "unwilling", "worried",
    "sorry", "alarmed",
})  # fmt: skip
_RUNNING = frozenset({
    "organizer", "organiser", "operator", "owner", "manufacturer", "maker", "developer", "publisher",
    "retailer", "employer", "contractor", "supplier", "broadcaster", "promoter",
})  # fmt: skip
"""Nouns for people that are said of bodies as well."""
_ANYBODY = frozenset({"person", "somebody", "someone", "human", "individual"})
_ONE = frozenset({"it", "its", "he", "she", "his", "him"})  # who is one in a sentence is not "they" in it
LEAST = -2.0  # below this nobody is meant


class Nearby:
    """The mentions of the last sentences by sentence, so that a pronoun looks at few of them."""

    def __init__(self, tree: Tree) -> None:
        self.tree = tree
        self.by_sentence: dict[int, list[tuple[Found, Chain]]] = {}

    def add(self, mention: Found, chain: Chain) -> None:
        """Remember a mention."""
        self.by_sentence.setdefault(self.tree.sent[mention.start], []).append((mention, chain))

    def before(self, index: int, spoken: int | None = None) -> list[tuple[int, Found, Chain]]:
        """Return (distance in sentences, mention, chain) of the mentions before a token, within the window.

        ``spoken`` is where the words begin that a pronoun speaks: all of their sentences count as its own.
        """
        sent = self.tree.sent[index]
        first = sent if spoken is None else self.tree.sent[spoken]
        return [
            (max(0, first - number), mention, chain)
            for number in range(sent, first - _WINDOW - 1, -1)
            for mention, chain in self.by_sentence.get(number, ())
            if mention.start < index
        ]


def pronoun(
    tree: Tree,
    mention: Found,
    nearby: Nearby,
    sayings: Sequence[Saying],
    spoken: Sequence[int],
    of: dict[int, Chain],
    own_words: Sequence[Range],
) -> Chain | None:
    """Return the chain that a pronoun belongs to, or ``None``: nobody near can be meant.

    Who speaks by a pronoun is nobody that his words (``own_words``) name or describe, unless he spoke last.
    """
    index = mention.head
    word = tree.lower[index]
    if word in FIRST_PERSON:
        return _first_person(word, index, sayings, of)
    if word in THINGS and not _agentive(tree, index):
        return None
    if word.endswith(("self", "selves")):
        bound = _bound(tree, index, of)
        if bound is not None and _agrees(tree, bound, mention, word):
            return bound
    begins = [begin for begin, stop in own_words if stop <= index]
    since = min(begins) if begins and tree.sent[index] - tree.sent[min(begins)] < _SPEECH else None
    holding = [
        replace(saying, quote="direct") if _has_turn(tree, saying) else saying
        for saying in sayings
        if saying.source_head is not None and saying.holds(index)
    ]
    ahead = _ahead(tree, index, of)
    if (
        ahead is not None
        and _agrees(tree, ahead, mention, word)
        and not any(s.quote != "indirect" for s in holding)
    ):
        return ahead
    inside = {tree.antecedent(s.source_head) for s in holding if s.source_head and s.quote == "indirect"}
    barred = _barred(tree, index)
    own = [s for s in sayings if s.quote == "direct" and s.holds(index)] if word in THINGS else []
    # who speaks in quotation marks is "I" there
    quoted = {id(of[s.source_head]) for s in holding if s.source_head in of and s.quote == "direct"}
    speaks = index in spoken
    place = bisect_left(spoken, index)
    last_speaker = of.get(spoken[place - 1]) if place else None
    told_last = [
        tree.sent[stop - 1]
        for saying in sayings
        if place and saying.source_head == spoken[place - 1]
        for _, stop in saying.contents
        if stop <= index
    ]
    lately = tree.sent[index] - max(told_last, default=0)
    if last_speaker is not None and any(
        s.quote == "direct" and s.source_head not in of and tree.pos[s.source_head or 0] == "PRON"
        for s in holding
    ):
        quoted.add(id(last_speaker))  # who goes on speaking by a pronoun is "I" there, too
    told = {
        id(chain)
        for _, other, chain in (nearby.before(index, since) if own_words else ())
        if other.kind != "pronoun" and chain is not last_speaker and within(other.head, own_words)
    }
    alone = (
        {
            id(of[i])
            for i in range(tree.sents[tree.sent[index]][0], index)
            if tree.lower[i] in _ONE and i in of
        }
        if mention.number == "plural"
        else set()
    )
    scores: dict[int, float] = {}
    by_id: dict[int, Chain] = {}
    for distance, candidate, chain in nearby.before(index, since):
        if (
            candidate.kind == "description"
            and not candidate.definite
            and tree.lemma[candidate.head] in _ANYBODY
        ):
            continue  # "what you saw was *a person*"
        if candidate.head in barred or index < candidate.end or not _agrees(tree, chain, mention, word):
            continue
        if (
            id(chain) in quoted
            or id(chain) in told
            or id(chain) in alone
            or (own and not any(saying.holds(candidate.head) for saying in own))
        ):
            continue
        if place and candidate.head == spoken[place - 1]:
            distance = min(distance, lately)  # noqa: PLW2901 - he spoke on in the sentences since
        value = -W_SENTENCE * distance + _salience(tree, candidate.head)
        if candidate.head in inside:
            value += W_INSIDE if chain.names else W_UNNAMED
        elif _speaks(spoken, candidate.head):
            value += W_SPEAKER if speaks or distance else W_SPEAKER / 2
        if (
            candidate.kind == "pronoun"
            and candidate.gender == mention.gender
            and candidate.number == mention.number
        ):
            value += W_CHAINED
        if speaks and distance == 1 and chain.plural and _cited(tree, candidate.head):
            value += W_CITED
        if distance == 0:
            value -= W_TOKEN * min(index - candidate.head, 20)
            if candidate.kind == "name" and candidate.end + 1 == index and tree.words[index - 1] == ",":
                value += W_BESIDE
        key = id(chain)
        if key not in scores or value > scores[key]:
            scores[key], by_id[key] = value, chain
    best: tuple[float, int, Chain] | None = None
    for key, base in scores.items():
        chain = by_id[key]
        score = base + _standing(chain, mention, index)
        if speaks and last_speaker is chain:
            score += W_AGAIN
        order = -chain.mentions[0].start
        if best is None or (score, order) > best[:2]:
            best = (score, order, chain)
    return best[2] if best and best[0] >= LEAST and _is_actor(best[2], of) else None


def _cited(tree: Tree, head: int) -> bool:
    """Tell whether somebody is told to be cited ("the monitor said, *citing sources in the area*")."""
    return tree.base[head] == "obj" and tree.lemma[tree.head[head]] in {"cite", "quote"}


def _has_turn(tree: Tree, saying: Saying) -> bool:
    """Tell whether a speaker's words are his turn in a transcript: there he is "I" ("HOST: *He* told us …")."""
    return (
        saying.cue is not None
        and saying.source is not None
        and tree.words[saying.cue[0]] == ":"
        and all(word.isupper() for word in tree.words[slice(*saying.source)] if word.isalpha())
    )


def _bound(tree: Tree, index: int, of: dict[int, Chain]) -> Chain | None:
    """Return whom a reflexive stands for: the subject of its clause."""
    for above in tree.above(index):
        if tree.is_verb(above):
            subject = tree.subject(above)
            return of.get(tree.antecedent(subject)) if subject is not None else None
    return None


def _ahead(tree: Tree, index: int, of: dict[int, Chain]) -> Chain | None:
    """Return the person named as the subject behind a circumstance that opens the sentence: "In *his* speech, Kerry said"."""
    branch = index
    for above in tree.above(index):
        if tree.is_verb(above):
            subject = tree.own_subject(above)
            opens = tree.left[branch] == tree.sents[tree.sent[index]][0]
            if (
                subject is None
                or not opens
                or tree.base[branch] not in {"obl", "advcl"}
                or subject < tree.right[branch]
            ):
                return None
            chain = of.get(subject)
            return chain if chain is not None and chain.label == "PERSON" and tree.ent[subject] else None
        branch = above
    return None


def _is_actor(chain: Chain, of: dict[int, Chain]) -> bool:
    """Tell whether a chain is an actor's, and no rival's."""
    return bool(chain.mentions) and of.get(chain.mentions[0].head) is chain


def _speaks(spoken: Sequence[int], head: int) -> bool:
    place = bisect_left(spoken, head)
    return place < len(spoken) and spoken[place] == head


def _standing(chain: Chain, mention: Found, index: int) -> float:
    """Score of a chain as such: named, often mentioned, of the pronoun's gender and number."""
    score = W_NAMED * bool(chain.names) + W_OFTEN * min(sum(1 for m in chain.mentions if m.start < index), 6)
    if mention.gender != "unknown" and chain.gender == mention.gender:
        score += W_GENDER
    if mention.number == "plural" and not chain.plural and chain.label != "NORP":
        score -= W_NUMBER
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
    does = tree.pos[head] == "VERB" or tree.lower[head] in _MINDED
    return tree.base[index] == "nsubj" and does and not tree.of(head, "csubj", "expl")


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
        barred.update(
            kid
            for kid in tree.of(head, "obj", "iobj", "obl")
            if kid != index and not tree.case(kid).startswith("according")
        )
        outlets, fora = lexicon.OUTLETS, lexicon.FORA
        barred.update(
            below
            for kid in tree.of(head, "obl")
            for below in (tree.subtree(kid) if kid < index else ())
            if tree.lemma[below] in outlets or tree.lemma[below] in fora
        )  # "in a statement on social media *it* said"
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


def _does(tree: Tree, chain: Chain) -> bool:
    """Tell whether a capital stands for its government somewhere ("*Ankara* sent tanks in an incursion that it said …")."""
    return any(
        tree.base[mention.head] == "nsubj" and tree.is_verb(tree.head[mention.head])
        for mention in chain.mentions
    )


def _country(tree: Tree, chain: Chain) -> bool:
    """Tell a country, by its own name or by its capital's."""
    return any(" ".join(name).replace(".", "") in lexicon.COUNTRIES for name in chain.names) or (
        any(" ".join(name) in lexicon.CAPITALS for name in chain.names) and _does(tree, chain)
    )


_BROADCASTERS = frozenset({"television", "tv", "radio", "news agency"})


def _agrees(tree: Tree, chain: Chain, mention: Found, word: str) -> bool:
    if mention.gender != "unknown":
        if not chain.human or chain.plural or chain.label in {"NORP"}:
            return False
        return chain.gender in {"unknown", mention.gender}
    if word in THINGS:
        if not chain.names and chain.gender == "unknown" and not chain.plural and chain.heads & _RUNNING:
            return True  # "the *organizer* said … *It* added"
        body = bool(chain.heads & lexicon.COLLECTIVES or chain.heads & _BROADCASTERS)
        acts = chain.label == "ORG" or body
        return (
            not chain.human
            and not chain.plural
            and (acts or (chain.label == "GPE" and _country(tree, chain)))
        )
    if chain.plural or chain.label == "NORP":
        return True
    if chain.label == "PERSON" or chain.human:
        return False
    return chain.label == "ORG" or bool(chain.heads & lexicon.COLLECTIVES)
