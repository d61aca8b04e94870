"""Whom a definite description stands for: "the minister", "the Russian official", "the group", "the newspaper".

Sieves from sure to likely, after Raghunathan et al. (2010): the same noun in a title, an apposition or an earlier
description; a more general noun ("the official" for a spokesman); the organization or the country that speaks or is
alone near. Where two fit alike, or a modifier is of nobody, the description stays with its own words.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from typing import TYPE_CHECKING, NamedTuple

from secondsource.claims import actors, lexicon
from secondsource.claims.mentions import country_in, office
from secondsource.claims.noun_kinds import apart, narrower, sectors_of, verbs_of_death
from secondsource.claims.saying import within

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from secondsource.claims.chain import Chain
    from secondsource.claims.mentions import Found
    from secondsource.claims.saying import Range
    from secondsource.claims.tree import Tree

PLACES = frozenset(
    {"country", "nation", "state", "republic", "kingdom", "power", "ally", "neighbor", "neighbour", "side"}
)
"""Nouns for actors that stand beside a country's name as the same."""
OWNERS = frozenset(
    {"owner", "proprietor", "operator", "manufacturer", "maker", "builder", "partner", "sponsor"}
)
"""Nouns for people that are said of firms as well."""
WATCHING = frozenset({"monitor", "watchdog", "ngo", "observatory"})
"""Nouns of bodies that watch a conflict or what is done to people."""
TASKS = frozenset({"monitoring", "monitor", "rights", "watchdog", "advocacy"})
"""What makes such a body of a group ("a *monitoring* group", "a leading international *rights* group")."""
PLAIN_PERSONS = frozenset({
    "man", "woman", "father", "mother", "resident", "teenager", "boy", "girl", "person", "widow", "survivor",
    "worker", "farmer", "villager",
})  # fmt: skip
"""Nouns that tell nobody's office."""
_OF_NAMES = frozenset({
    "observatory", "center", "centre", "network", "commission", "committee", "foundation", "institute",
    "union", "federation", "association", "organization", "organisation", "charity", "society",
})  # fmt: skip
"""Nouns that a body with one in its name is called by for short, wherever the report speaks of it."""
_OURS = frozenset(
    {"newspaper", "paper", "reporter", "correspondent", "station", "channel", "website", "magazine"}
)
_JOINT = frozenset({"coalition", "alliance", "bloc", "union"})
"""Bodies that others have joined: no group is one for that it spoke last."""
_LANDS = frozenset({"country", "nation", "kingdom", "republic"})
_NEAR = 2  # sentences within which there must be one only
_OFTEN = 3  # mentions of an organization from which a report is about it, if no other has half as many
_LIKE = 0.25  # difference of scores below which two candidates fit alike: two and a half sentences
_PAST = frozenset({"former", "ex", "late", "then", "outgoing", "deposed", "ousted"})
_PLAIN = frozenset({"based", "same", "latter", "whole", "entire", "own"})  # tell nobody apart
_ANYBODY = frozenset({"people", "person", "one", "other", "public", "population"})
_SPEAKING = frozenset({"speak", "decline", "request", "insist"})
"""What tells of somebody only how he speaks ("the official, who *spoke* on condition of anonymity", its comma lost)."""
_INDEFINITE = frozenset({"a", "an", "another", "some", "other", "several", "many"})


def past(tree: Tree, start: int, end: int) -> bool:
    """Tell whether a title is one that its bearer no longer has ("former President")."""
    return not _PAST.isdisjoint(tree.lower[start:end])


def owner(tree: Tree, head: int) -> str:
    """Return the pronoun that tells whose a noun is ("his" of "his wife"), or ``""``."""
    for kid in tree.exactly(head, "nmod:poss"):
        if tree.pos[kid] in {"PRON", "DET"}:
            return tree.lower[kid]
    return ""


def _quotes(tree: Tree, head: int, noun: str) -> bool:
    """Tell whether an outlet that a noun can stand for quotes somebody ("was quoted *by AFP* as saying … *the agency* said")."""
    verb = tree.head[head]
    outlet = noun == "agency" or noun in lexicon.OUTLETS
    return outlet and tree.lemma[verb] in {"quote", "cite"} and tree.agent(verb) == head


def _seat(tree: Tree, index: int) -> bool:
    """Tell whether a word tells where a body has its seat ("the *Britain*-based monitor"): many have."""
    return tree.lower[index].endswith("based") or "based" in tree.lower[index + 1 : index + 3]


class _Words(NamedTuple):
    """What a description says of whom it stands for."""

    lemma: str
    plural: bool
    country: str | None
    words: frozenset[str]
    past: bool
    owner: str


class Descriptions:
    """Finds whom descriptions stand for, in order of the text.

    Args:
        tree: The document.
        near: Head and chain of each name, in order.
        said: What each speaker says, in token ranges, by his head.
        of: Chain of each head that is known; grows with the text.
    """

    def __init__(
        self,
        tree: Tree,
        near: Sequence[tuple[int, Chain]],
        said: Mapping[int, Sequence[Range]],
        of: dict[int, Chain],
    ) -> None:
        self._tree, self._near, self._said, self._of = tree, near, said, of
        self._spoken = sorted(said)
        self._by_head: dict[str, list[Chain]] = {}

    def remember(self, head: str, chain: Chain) -> None:
        """Let a chain be found by a noun that describes it."""
        held = self._by_head.setdefault(head, [])
        if id(chain) not in map(id, held):
            held.append(chain)

    def find(self, mention: Found) -> Chain | None:
        """Return the chain that a description points back to, or ``None``: nobody that can be told."""
        tree = self._tree
        if self._new(mention):
            return None
        start, end, head = mention.start, mention.end, mention.head
        lemma, plural, whose = office(tree, head), mention.number == "plural", owner(tree, head)
        alone = mention.definite and not plural and not whose
        if not alone and lemma not in self._by_head:
            return None
        seats = {tree.lower[i] for i in range(start, head) if _seat(tree, i)}
        said = _Words(
            lemma,
            plural,
            None if seats else country_in(tree, start, end),
            frozenset(tree.lower[i] for i in range(start, end) if tree.pos[i] in {"NOUN", "ADJ", "PROPN"})
            - {tree.lower[head]}
            - seats,
            past(tree, start, head),
            whose,
        )
        same = self._same_noun(mention, said) if lemma in self._by_head else None
        if (same is not None and same.names) or not alone:
            return same
        if same is not None and said.lemma in _JOINT:
            return same
        group = self._group_of(mention, said)
        return group or same or self._land(mention, said) or self._general(mention, said)

    def _new(self, mention: Found) -> bool:
        """Tell whether a description brings somebody new: "three officials", "the people who pay"."""
        tree = self._tree
        if tree.lemma[mention.head] in _ANYBODY:
            return True
        here = tree.lower[mention.start] in {"this", "our"}
        if here and tree.lemma[mention.head] in _OURS:
            return True  # "told this newspaper": the report's own
        for kid in tree.kids[mention.head]:
            if kid < mention.head and (tree.pos[kid] == "NUM" or tree.lower[kid] in _INDEFINITE):
                return True
            first = tree.left[kid]
            beside = tree.words[first - 1] == "," or (tree.lower[first] == "which" and mention.definite)
            beside = beside or (mention.definite and tree.lemma[kid] in _SPEAKING)
            if tree.dep[kid] == "acl:relcl" and not beside:
                return True  # "the people that pay for this", not "the group, which …", its comma lost or not
        return False

    def _last_speaker(self, before: int) -> Chain | None:
        """Return who spoke last before a token, by a name or a description."""
        place = bisect_left(self._spoken, before)
        for head in reversed(self._spoken[max(place - 3, 0) : place]):
            if head in self._of:
                return self._of[head]
        return None

    def _same_noun(self, mention: Found, said: _Words) -> Chain | None:
        tree = self._tree
        speaker = self._last_speaker(mention.start)
        here = any(tree.lower[kid] == "this" for kid in tree.of(mention.head, "det"))
        scored: list[tuple[float, int, Chain]] = []
        for order, chain in enumerate(self._by_head.get(said.lemma, ())):
            last = next((m for m in reversed(chain.mentions) if m.start < mention.start), None)
            if last is None or (said.plural and (chain.names or not chain.plural)):
                continue
            if (chain.plural and not said.plural and not chain.names) or (
                said.owner and f"{said.owner} {said.lemma}" not in chain.owned
            ):
                continue  # "his rival" is no rival told of before, "his wife" may be
            if here and chain.label == "ORG":
                continue  # "this court" is where the words are spoken
            if not mention.definite and chain.names:
                continue
            distance = tree.sent[mention.start] - tree.sent[last.start]
            seldom = (
                chain.label == "ORG"
                and len(chain.mentions) < _OFTEN
                and not self._only_one(mention, said, chain)
            )
            far = distance > _NEAR if seldom else distance > 1 and chain.counted
            if chain.counted and mention.head in self._spoken and self._killed(chain, mention.start):
                continue
            if far or not self._fits(mention, said, chain):
                continue
            score = (
                2.0 * bool(said.words & chain.words)
                + 1.5 * bool(said.country and chain.country == said.country)
                + 0.5 * bool(chain.names)
                + 0.5 * (chain is speaker)
                + 0.4 * self._called_so(mention, said, chain)
                - 0.1 * distance
            )
            scored.append((score, -order, chain))
        scored.sort(key=lambda item: item[:2], reverse=True)
        if not scored:
            return None
        rivals = len(scored) > 1 and scored[0][0] - scored[1][0] < _LIKE
        if rivals and not said.plural and all(chain.names for _, _, chain in scored[:2]):
            return None  # two presidents, both spoken of
        return scored[0][2]

    def _killed(self, chain: Chain, before: int) -> bool:
        """Tell whether a number of people were told to have died ("*12 rebels* died"): "the rebels", who speak, are others."""
        tree = self._tree
        told = [mention.head for mention in chain.mentions if mention.start < before]
        return any(
            tree.lemma[tree.head[head]] in verbs_of_death()
            and (
                tree.base[head] == "obj"
                or (tree.base[head] == "nsubj" and not tree.of(tree.head[head], "obj"))
            )
            for head in told
        )

    def _only_one(self, mention: Found, said: _Words, chain: Chain) -> bool:
        """Tell whether a report tells of one body only that a noun names ("the ministry"), and of no like one near."""
        if said.lemma not in lexicon.BODIES or said.lemma in {"group", "team", "force"}:
            return False
        bodies = {id(other) for other in self._by_head.get(said.lemma, ()) if other.names}
        called = said.lemma in _OF_NAMES and any(said.lemma in name for name in chain.names)
        return bodies == {id(chain)} and (called or self._alone_near(mention, said, chain))

    def _alone_near(self, mention: Found, said: _Words, chain: Chain) -> bool:
        """Tell whether the last sentences name no other organization that a noun could stand for."""
        sent = self._tree.sent[mention.start]
        near = [
            other
            for head, other in self._near
            if head < mention.start and sent - self._tree.sent[head] <= _NEAR and other.label == "ORG"
        ]
        return all(other is chain or apart(said.lemma, other) for other in near)

    def _called_so(self, mention: Found, said: _Words, chain: Chain) -> bool:
        """Tell whether the last sentences call a chain by this noun."""
        tree = self._tree
        return any(
            other.start < mention.start
            and tree.sent[mention.start] - tree.sent[other.start] <= _NEAR
            and (
                tree.lemma[other.head] == said.lemma
                or said.lemma in tree.lemma[slice(*(other.title or (0, 0)))]
            )
            for other in chain.mentions
        )

    @staticmethod
    def _fits(mention: Found, said: _Words, chain: Chain) -> bool:
        """Tell whether what a description says does not tell it apart from a chain of the same noun."""
        if said.country and chain.country and said.country != chain.country:
            return False
        if chain.label == "PERSON" and said.lemma in chain.past and not said.past:
            return False
        extra = (said.words - chain.words - _PLAIN - _PAST).difference(lexicon.COUNTRIES)
        known = bool(said.country) and said.country == chain.country
        if extra and not (known and not extra - {"foreign", "prime", "defense"}):
            return False
        return mention.definite or said.words <= chain.words

    def _group_of(self, mention: Found, said: _Words) -> Chain | None:
        """Return the organization that "the group", "the rights group", "the newspaper" stand for.

        It spoke last, or is the only one that the last sentences name, or the one that the report is about.
        """
        tree = self._tree
        wanted = sectors_of(said.lemma)
        if wanted is None:
            return None
        group = f"{tree.lemma[mention.head - 1]} {said.lemma}"
        extra = (said.words - _PLAIN).difference(lexicon.COUNTRIES)
        told = sectors_of(group)
        if told is not None:
            wanted = told
            extra -= set(group.split())
        if said.country or extra:
            return None
        own = self._said.get(mention.head, ())
        inside = {
            id(self._of[i])
            for clause in tree.exactly(mention.head, "acl:relcl")
            for i in tree.subtree(clause)
            if i in self._of
        }  # "the group, which fights *the army*"
        names = [
            (head, chain)
            for head, chain in self._near
            if head < mention.start
            and not within(head, own)
            and chain.label == "ORG"
            and id(chain) not in inside
            and self._may_be(head, chain, wanted, said.lemma)
        ]
        near = [item for item in names if tree.sent[mention.start] - tree.sent[item[0]] <= _NEAR]
        if mention.head in self._spoken:
            acting = [
                chain
                for head, chain in near
                if head in self._spoken or tree.base[head] == "nsubj" or _quotes(tree, head, said.lemma)
            ]
            speaker = self._last_speaker(mention.start)
            if acting or any(chain is speaker for _, chain in names):
                return acting[-1] if acting else speaker
        close = list({id(chain): chain for _, chain in near}.values())
        if len(close) == 1:
            return close[0]
        counts = Counter(id(chain) for _, chain in names)
        first, *rest = [*counts.most_common(2), (0, 0), (0, 0)][:2]
        if first[1] >= _OFTEN and first[1] >= 2 * rest[0][1]:
            return next(chain for _, chain in names if id(chain) == first[0])
        fitting = list({id(c): c for _, c in names if actors.sector_of_names(c.names) in wanted}.values())
        speaking = {id(self._of[head]) for head in self._spoken if head in self._of}
        watching = said.lemma in WATCHING or (group.split(maxsplit=1)[0] in TASKS and told is not None)
        if len(fitting) == 1 and watching and id(fitting[0]) in speaking:
            return fitting[0]  # of one watching body only does the report give the words
        return (
            fitting[0]
            if wanted and len(fitting) == 1 and self._alone_near(mention, said, fitting[0])
            else None
        )

    def _may_be(self, head: int, chain: Chain, wanted: frozenset[str], lemma: str) -> bool:
        """Tell whether an organization can be of the sectors that a noun stands for; one of no sector, if it speaks."""
        found = actors.sector_of_names(chain.names)
        if apart(lemma, chain):
            return False
        if not wanted:
            return found not in {"GOV", "MIL", "COP", "LEG", "JUD"}
        tree = self._tree
        speaks = head in self._spoken or tree.head[head] in self._spoken or _quotes(tree, head, lemma)
        return found in wanted or (found is None and "" in wanted and speaks)

    def _land(self, mention: Found, said: _Words) -> Chain | None:
        """Return the only country that the last sentences name, for "the country"."""
        tree = self._tree
        if said.lemma not in _LANDS or said.words or said.country:
            return None
        close: list[Chain] = []
        for head, chain in self._near:
            away = tree.sent[mention.start] - tree.sent[head]
            if head < mention.start and away <= _NEAR and chain.label == "GPE" and chain.country:
                close += [chain] if not any(chain is other for other in close) else []
        return close[0] if len(close) == 1 else None

    def _general(self, mention: Found, said: _Words) -> Chain | None:
        """Return the only person near whose title a more general noun can stand for ("the official")."""
        tree = self._tree
        kinds = narrower(said.lemma)
        gender = mention.gender
        aged = said.lemma == "old"  # "the 29-year-old"
        found: list[Chain] = []
        for chain in {id(chain): chain for _, chain in self._near if chain.label == "PERSON"}.values():
            last = max((m.start for m in chain.mentions if m.start < mention.start), default=None)
            if last is None or tree.sent[mention.start] - tree.sent[last] > _NEAR:
                continue
            titled = (
                aged
                or bool(kinds & chain.heads)
                or (said.lemma in {"man", "woman"} and gender == chain.gender)
            )
            if not titled or {gender, chain.gender} == {"male", "female"}:
                continue
            if said.country and said.country != chain.country:
                continue
            if not aged and said.words - chain.words - set(lexicon.COUNTRIES) - _PLAIN:
                continue
            found.append(chain)
        if aged and len(found) > 1:
            speaker = self._last_speaker(mention.start)
            found = [chain for chain in found if chain is speaker]
        return found[0] if len(found) == 1 else None
