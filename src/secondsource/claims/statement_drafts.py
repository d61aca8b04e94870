"""Drafts of claims that are no typed event: what is said, demanded or warned of, and loose figures."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from secondsource.claims import attach, pieces, settings, standing
from secondsource.claims.agreements import agreement
from secondsource.claims.event_drafts import STANCE_MODE, WANTED, EventDrafts
from secondsource.claims.events import modality
from secondsource.claims.reading import Draft
from secondsource.claims.saying import head_of
from secondsource.claims.speaking import speaks
from secondsource.claims.stance import no_such

if TYPE_CHECKING:
    from collections.abc import Sequence

    from secondsource.claims.saying import Range, Saying
    from secondsource.model.claim import Modality, Polarity, Stance

_LOOKS = frozenset({
    "arm", "beard", "body", "clothes", "dress", "eye", "face", "hair", "hand", "head", "leg", "shirt", "skin", "uniform",
})  # fmt: skip
"""What somebody looks like by."""
_MIN_WORDS = 3  # of a statement without a typed event; shorter ones ("he said so") say nothing on their own


def _said(saying: Saying) -> set[int]:
    """Return the tokens of what is said, with the cue before it ("closed the road, *expecting snow*")."""
    said = {i for begin, stop in saying.contents for i in range(begin, stop)}
    return said | (set(range(*saying.cue)) if saying.cue is not None else set())


class Drafts(EventDrafts):
    """Drafts one claim per main clause of a content that has no event, and per clause with a loose figure."""

    def _statement_drafts(self, events: Sequence[Draft]) -> list[Draft]:
        """Draft what is said without being a typed event, one claim per main clause of the content."""
        tree = self.tree
        found: list[Draft] = []
        heads_done: dict[int, set[int]] = {}
        for draft in events:
            if draft.saying is not None:
                saying = self.sayings[draft.saying]
                heads_done.setdefault(draft.saying, set()).add(self._head(draft.predicate, saying))
                heads_done[draft.saying].update(
                    spot
                    for spot in draft.setting.spots
                    if any(begin <= spot < stop for begin, stop in draft.ranges)
                )
        inner = {saying.outer for saying in self.sayings if saying.outer is not None}
        told = {draft.predicate for draft in events}
        for number, saying in enumerate(self.sayings):
            if not saying.clausal:
                phrase = self._of_phrase(number, saying, heads_done)
                if phrase is not None:
                    found.append(phrase)
                continue
            done = heads_done.get(number, set())
            if done and saying.cue is None and saying.source is not None:
                continue  # a headline says one thing
            for head in self._clauses(saying):
                if (
                    head in done
                    or head in told
                    or self._covered(number, head, inner)
                    or head == saying.cue_head
                    or head in tree.aside
                    or self._asks(saying, head)
                    or self._says_nothing(head)
                ):
                    continue
                if self._mere_nested(number, head):
                    continue
                ranges = self._words(head, saying)
                if not ranges or sum(stop - begin for begin, stop in ranges) < _MIN_WORDS:
                    continue
                if all(i in self.when for begin, stop in ranges for i in range(begin, stop)):
                    continue  # "*108 years later*"
                modality_, polarity = modality.of_clause(tree, head, saying)
                stance_ = saying.stance
                if stance_ in WANTED and self._gives_reason(head):
                    stance_, modality_ = "asserts", modality.of_clause(tree, head, None)[0]
                if stance_ == "asserts" and saying.act is None and self._bidden(head):
                    stance_, modality_ = "demands", "demanded"
                if stance_ == "asserts" and standing.false_thesis(tree, head):
                    stance_, modality_, polarity = "denies", "denied", "affirmed"
                found.append(self._statement(number, saying, head, ranges, stance_, modality_, polarity))
        return found

    def _gives_reason(self, head: int) -> bool:
        """Tell whether a clause is why somebody demands or promises a thing ("help them, *as they are alone*"): that is so."""
        tree = self.tree
        reason = {tree.lower[mark] for mark in tree.of(head, "mark")} & {"as", "because", "since"}
        told = tree.own_subject(head) is not None or tree.of(head, "expl")
        tells = tree.finite(head) or bool(tree.of(head, "cop"))
        return bool(reason and tells and told) and tree.base[head] in {"advcl", "acl"}

    def _says_nothing(self, head: int) -> bool:
        """Tell whether a clause asserts nothing by itself: "let's be realistic", "… and that is getting closer"."""
        tree = self.tree
        subject = tree.own_subject(head)
        if tree.pos[head] == "NOUN" and subject is None and self._only_lists(head):
            return True
        first = tree.left[head]
        if tree.lower[first] == "what" and tree.base[first] == "obj" and tree.base[head] == "conj":
            return True  # "is studying with its allies *what it could provide*"
        if subject is not None and self._looks(head, subject):
            return True
        if any(tree.lower[mark] == "whether" for mark in tree.of(head, "mark")):
            return True
        if "let" in tree.lower[max(0, head - 4) : head] or (tree.lemma[head] == "let" and subject is None):
            return True
        if tree.base[head] == "conj" and self._embedded(head):
            return True
        if subject is None or tree.antecedent(subject) != subject:
            return False
        tied = subject > 0 and tree.pos[subject - 1] == "CCONJ"
        return tree.lower[subject] in {"who", "which"} or (tree.lower[subject] == "that" and tied)

    def _looks(self, head: int, subject: int) -> bool:
        """Tell whether a clause without a verb only says how somebody looks ("helped a man out, *his face caked in dust*")."""
        tree = self.tree
        own = tree.lemma[subject] in _LOOKS and bool(tree.exactly(subject, "nmod:poss"))
        bare = "Tense=Past" in tree.feats[head] and not tree.of(head, "aux", "cop", "mark", "obj", "cc")
        beside = tree.base[head] == "conj"
        loose = tree.dep[subject] == "nsubj:pass" or beside or tree.words[tree.left[subject] - 1] == ","
        return own and bare and loose and tree.base[head] in {"advcl", "ccomp", "conj", "parataxis"}

    def _only_lists(self, head: int) -> bool:
        """Tell whether a clause is a list of nouns that nothing is said of ("no plan, *boats, maps*")."""
        tree = self.tree
        below = (i for i in tree.subtree(head) if tree.is_verb(i) or tree.pos[i] == "AUX")
        verbs = any(tree.base[i] not in {"amod", "compound", "parataxis"} for i in below)
        return bool(tree.of(head, "conj")) and not verbs and not tree.of(head, "cop", "nummod")

    def _embedded(self, head: int) -> bool:
        """Tell whether a clause beside a noun is an indirect question ("it is about care *and how people feel*")."""
        tree = self.tree
        first = tree.left[head]
        while first < head and tree.pos[first] in {"CCONJ", "PUNCT"}:
            first += 1
        return tree.lower[first] in {"how", "why", "whether"} and tree.base[first] in {"advmod", "mark"}

    def _asks(self, saying: Saying, head: int) -> bool:
        """Tell whether a clause of a quotation is a question: "“Who are you?” he asked"."""
        tree = self.tree
        stop = next((stop for begin, stop in saying.contents if begin <= head < stop), head)
        end = next(
            (i for i in range(head, min(stop + 2, len(tree))) if tree.words[i] in {".", "?", "!", ";"}), head
        )
        return tree.words[end] == "?"

    def _covered(self, number: int, head: int, inner: set[int]) -> bool:
        """Tell whether a clause of the content belongs to a saying inside it."""
        if number not in inner:
            return False
        sayings = self.sayings
        near = [*sayings.cued_by(head), *(sayings[other] for other in sayings.holding(head))]
        return any(other.outer == number for other in near)

    def _mere_nested(self, number: int, head: int) -> bool:
        """Tell whether a clause is said by somebody inside of what is said."""
        saying = self.sayings[number]
        return any(
            other != number
            and self.sayings[other].size < saying.size
            and not self._denied_beside(saying, self.sayings[other])
            for other in self.sayings.holding(head)
        )

    def _denied_beside(self, saying: Saying, other: Saying) -> bool:
        """Tell whether who denies an accusation has the same words as who makes it ("rejected *accusations by the union that* it failed")."""
        (begin, stop), inner = saying.contents[0], other.contents[0]
        that = self.tree.lower[begin] == "that" and inner == (begin + 1, stop)
        return other.stance == "denies" and that and saying.source_head is not None

    def _statement(
        self,
        number: int,
        saying: Saying,
        head: int,
        ranges: tuple[Range, ...],
        stance_: Stance,
        modality_: Modality,
        polarity: Polarity,
    ) -> Draft:
        tree = self.tree
        clause = frozenset(i for begin, stop in ranges for i in range(begin, stop))
        fillers = []
        subject = tree.own_subject(head)
        if subject is not None and tree.lower[subject] not in {"it", "there", "that", "this", "what"}:
            fillers = [("topic", subject)]
        elif subject is not None and (matter := agreement(tree, subject)) is not None:
            fillers = [("topic", matter)]
        type_ = "REQUEST" if stance_ in {"demands"} else ("REJECT" if stance_ == "rejects" else "STATEMENT")
        if saying.act in {"ACCUSE", "THREATEN", "SUPPORT"}:
            type_ = saying.act
        act = self._act(saying) if type_ != "STATEMENT" else ()  # when something was warned of, it was not so
        return Draft(
            type=type_,
            mode=STANCE_MODE.get(stance_) if type_ != "STATEMENT" else None,
            predicate=head,
            ranges=ranges,
            saying=number,
            stance=stance_,
            modality=modality_,
            polarity=polarity,
            fillers=(*self._speaker_role(saying, type_), *self._addressee(saying), *fillers),
            setting=attach.Setting((head,), clause, settings.of_source(tree, saying), wide=True),
            act=act,
            keys=tuple(sorted(clause)),
        )

    def _act(self, saying: Saying) -> tuple[int, ...]:
        return (
            (saying.cue_head,) if saying.cue_head is not None and self.tree.is_verb(saying.cue_head) else ()
        )

    def _speaker_role(self, saying: Saying, type_: str) -> tuple[tuple[str, int], ...]:
        if type_ == "STATEMENT" or saying.source_head is None:
            return ()
        return (("actor", saying.source_head),)

    def _addressee(self, saying: Saying) -> tuple[tuple[str, int], ...]:
        """Return who is urged, accused or warned."""
        tree = self.tree
        if (
            saying.cue_head is None
            or not tree.is_verb(saying.cue_head)
            or (saying.act is None and saying.stance not in {"warns", "proposes"})
        ):
            return ()
        found = [obj for obj in tree.objects(saying.cue_head) if not saying.holds(obj)]
        found += [
            kid
            for case, kid in tree.obliques(saying.cue_head)
            if case in {"on", "to", "from"}
            and not saying.holds(kid)
            and tree.ent[kid] in {"PERSON", "ORG", "GPE", "NORP", ""}
            and tree.ent[kid] not in {"DATE", "TIME"}
            and tree.base[kid] == "obl"
            and tree.dep[kid] != "obl:unmarked"
        ]
        return tuple(("target", kid) for kid in found[:1])

    def _of_phrase(self, number: int, saying: Saying, heads_done: dict[int, set[int]]) -> Draft | None:
        """Draft the claim of a noun phrase that is demanded, warned of, dismissed, …, without being a typed event."""
        tree = self.tree
        if saying.cue_head is None or self._only_modifies(saying):
            return None
        if number in heads_done and not self._accuses_of(saying):
            return None
        if not tree.is_verb(saying.cue_head) or tree.lemma[saying.cue_head] == "quote":
            return None
        if tree.lemma[saying.cue_head] == "cite" and tree.gerund(saying.cue_head):
            return None  # "said so, *citing witnesses*"
        plain = saying.stance == "asserts" and saying.act is None and tree.base[saying.cue_head] == "advcl"
        bare = saying.size <= _MIN_WORDS and tree.own_subject(saying.cue_head) is None
        if plain and bare and tree.gerund(saying.cue_head):
            return None  # "she said, *describing the scene*"
        if all(tree.antecedent(i) != i for begin, stop in saying.contents for i in range(begin, stop)):
            return None  # "a truce *which* the army had observed"
        outer_number = saying.outer
        outer = self.sayings[outer_number] if outer_number is not None else None
        head = self._head(saying.cue_head, outer)
        ranges = self._clause(head, outer)
        plain = saying.stance == "asserts" and saying.act is None
        said_so = plain and saying.quote == "direct" and saying.contents[-1][1] <= saying.cue_head
        if tree.lemma[saying.cue_head] in {"say", "add"} or said_so:
            ranges = saying.contents  # a clause whose verb was read as a noun ("The strike hit the camp")
            said = head_of(tree, *ranges[0])
            speaker = ranges[0][0] == saying.cue_head + 1 and speaks(tree, said)
            clausal = tree.base[said] == "ccomp" and tree.own_subject(saying.cue_head) is not None
            if speaker or saying.size < _MIN_WORDS + (not clausal):
                return None  # "said the monitor", taken for what was said
        clause = frozenset(i for begin, stop in ranges for i in range(begin, stop))
        if not ranges or not any(i in clause for begin, stop in saying.contents for i in range(begin, stop)):
            ranges = (
                tuple(sorted({*ranges, *saying.contents}))
                if not ranges
                else pieces.ranges(tree, set(clause) | _said(saying))
            )
        modality_, polarity = modality.of_clause(tree, saying.cue_head, None)
        modality_ = modality.by_stance(modality_, saying)
        if said_so and polarity == "affirmed" and no_such(tree, head_of(tree, *saying.contents[0])):
            polarity = "negated"  # "“*No* chance of a truce,” he told reporters"
        if saying.stance == "cannot_confirm":
            polarity = "affirmed"  # the "not" is the speaker's, of a thing that the words do not negate
        draft = self._statement(number, saying, saying.cue_head, ranges, saying.stance, modality_, polarity)
        content = next(
            (i for b, s in saying.contents for i in range(b, s) if not b <= tree.head[i] < s), None
        )
        topic = (
            (("topic", content),) if content is not None and tree.pos[content] in {"NOUN", "PROPN"} else ()
        )
        return replace(
            draft, fillers=(*self._speaker_role(saying, draft.type), *self._addressee(saying), *topic)
        )

    def _accuses_of(self, saying: Saying) -> bool:
        """Tell whether somebody is accused of a deed: the accusation is told beside it ("accused them *of shelling the port*")."""
        if saying.act != "ACCUSE" or saying.cue_head is None:
            return False
        return any(self.tree.complement(kid) for kid in self.tree.of(saying.cue_head, "advcl"))

    def _figures(self, drafts: Sequence[Draft]) -> dict[int, list[int]]:
        owners: dict[int, int] = {}
        first = {key for draft in drafts for key in draft.keys[:1]}
        for number, draft in enumerate(drafts):
            if draft.type != "STATEMENT":
                for name, head in draft.fillers:
                    if name in {"target", "actor", "recipient"} and head not in first:
                        owners.setdefault(head, number)
        for number, draft in enumerate(drafts):
            if draft.type == "STATEMENT" and len(draft.keys) > 8:
                continue
            for key in draft.keys:
                owners.setdefault(key, number)
        for number, draft in enumerate(drafts):
            done = self.tree.base[draft.predicate] == "obj"
            for key in draft.keys:
                if done and key == self.tree.head[draft.predicate]:
                    owners[key] = number  # "the attack *caused damage* to two cars" counts what is damaged
                owners.setdefault(key, number)
        return attach.figures(self.tree, self.quantities, owners, self.measures)
