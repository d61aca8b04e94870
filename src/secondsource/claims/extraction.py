"""From a read document to everything that the report says: the one public verb of this room."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import numpy as np

from secondsource.claims import attach, chains, figures, places, quantities, stance, times, versions, wording
from secondsource.claims.events import detect, modality, roles
from secondsource.claims.events.matching import Matcher
from secondsource.claims.registry import Registry
from secondsource.claims.sayings import find
from secondsource.claims.tree import Tree
from secondsource.model.claim import Attribution, Claim, Extraction, Place, Role
from secondsource.model.entity import Mention
from secondsource.model.ids import digest
from secondsource.model.span import Span

if TYPE_CHECKING:
    from collections.abc import Sequence

    from spacy.tokens import Doc

    from secondsource.claims.events.event import Event
    from secondsource.claims.saying import Range, Saying
    from secondsource.model.claim import Modality, Polarity, Stance
    from secondsource.model.entity import ReportEntity
    from secondsource.model.report import Report

_ROLE_NAMES = frozenset(
    {"actor", "target", "recipient", "instrument", "topic", "beneficiary", "origin", "destination"}
)
_STANCE_MODE = {
    "demands": "called_for",
    "rejects": "rejected",
    "proposes": "proposed",
    "denies": "denied",
    "promises": "promised",
    "expects": "expected",
    "warns": "warned_of",
}
_MIN_WORDS = 3  # of a statement without a typed event; shorter ones ("he said so") say nothing on their own


@dataclass(frozen=True, slots=True)
class _Draft:
    """A claim before its id: everything in tokens."""

    type: str
    mode: str | None
    predicate: int
    ranges: tuple[Range, ...]
    saying: int | None
    stance: Stance
    modality: Modality
    polarity: Polarity
    fillers: tuple[tuple[str, int], ...]
    setting: attach.Setting
    act: tuple[int, ...] = ()
    keys: tuple[int, ...] = ()
    """Tokens whose quantities are the claim's own."""


def extract(report: Report, doc: Doc) -> Extraction:
    """Return everything that one report says, with who says it.

    Args:
        report: The report; its clean text is the document's.
        doc: The report as read by ``secondsource.language``.

    Returns:
        Claims in order of the text, entities in order of first mention, one vector per claim.
    """
    return _Extractor(report, doc).run()


class _Extractor:
    """One run over one document: what is found is written once and not changed."""

    def __init__(self, report: Report, doc: Doc) -> None:
        self.report = report
        self.text = doc.text
        self.doc = doc
        self.tree = tree = Tree(doc)
        self.matcher = Matcher(tree)
        self.sayings = self._with_content_stances(find(tree, self.matcher))
        self.cues = frozenset(saying.cue_head for saying in self.sayings if saying.cue_head is not None)
        self.times = times.find(doc, report.published)
        self.places = _places(doc, [hint for hint in (report.dateline, report.outlet) if hint])
        self.quantities = quantities.find(doc)
        self.registry = Registry(tree, report.id, self.sayings, self.places)
        self.events = detect.detect(tree, self.matcher, self.sayings)
        self.versions = versions.of(doc)
        starts = {start: index for index, start in enumerate(tree.start)}
        ends = {end: index + 1 for index, end in enumerate(tree.end)}
        self.timed = [
            (starts[ref.span.start], ends[ref.span.end], ref)
            for ref in self.times
            if ref.span.start in starts and ref.span.end in ends
        ]
        self.when = frozenset(index for start, end, _ in self.timed for index in range(start, end))
        self.said_at = self._times_of_saying()
        self.factuality = {predicate.token.i: predicate.factuality for predicate in doc._.predicates}

    def run(self) -> Extraction:
        drafts = self._event_drafts()
        drafts += self._statement_drafts(drafts)
        counts = self._figures(drafts)
        drafts += self._loose(drafts, counts)
        claims: dict[str, tuple[Claim, int]] = {}
        for number, draft in enumerate(drafts):
            claim = self._claim(draft, counts.get(number, []))
            if claim is not None:
                claims.setdefault(claim.id, (claim, draft.predicate))
        ordered = sorted(
            claims.values(), key=lambda item: (item[0].predicate_span, item[0].type, item[0].spans)
        )
        return Extraction(
            report=self.report.id,
            claims=tuple(claim for claim, _ in ordered),
            entities=self._entities([claim for claim, _ in ordered]),
            vectors=tuple(self._vector(token) for _, token in ordered),
            times=tuple(self.times),
            versions=self.versions,
        )

    def _times_of_saying(self) -> dict[int, frozenset[int]]:
        """Return index of a saying → tokens of the time right behind its cue ("said on Thursday"): when it was said."""
        found: dict[int, frozenset[int]] = {}
        for number, saying in enumerate(self.sayings):
            if saying.cue is None or not saying.clausal:
                continue
            behind = [
                carrier + 1 for carrier in saying.carriers if saying.cue[1] <= carrier < saying.cue[1] + 4
            ]
            last = max(
                *behind,
                saying.cue[1],
                saying.source[1] if saying.source and saying.source[0] >= saying.cue[1] else 0,
            )
            for start, end, _ in self.timed:
                near = start in {saying.cue[1], last} or (
                    start - 1 in {saying.cue[1], last} and self.tree.pos[start - 1] in {"ADP", "ADV", "ADJ"}
                )
                if near or saying.cue[0] <= start < saying.cue[1]:
                    found[number] = frozenset(range(start, end))
        return found

    # Who says it

    def _with_content_stances(self, sayings: tuple[Saying, ...]) -> tuple[Saying, ...]:
        """Let the content tell the stance behind a plain verb of saying ("said he would work for")."""
        found = []
        for saying in sayings:
            if saying.stance == "asserts" and saying.act is None and saying.clausal:
                heads = self._clauses(saying)
                told = (
                    stance.of_content(self.tree, saying.cue_head, heads[0], saying.source_head)
                    if heads
                    else None
                )
                if told is not None:
                    found.append(replace(saying, stance=told[0], act=told[1]))
                    continue
            found.append(saying)
        return tuple(found)

    def _head(self, anchor: int, saying: Saying | None) -> int:
        return wording.clause_head(self.tree, anchor, saying, self.cues)

    def _words(self, head: int, saying: Saying | None) -> tuple[Range, ...]:
        """Return the words of the claim that a clause makes; "urged him to resign" is not cut to "to resign"."""
        tree = self.tree
        if (
            saying is not None
            and saying.cue_head is not None
            and saying.clausal
            and tree.head[head] == saying.cue_head
        ):
            bare = (
                tree.base[head] in {"xcomp", "ccomp", "advcl"}
                and not tree.finite(head)
                and tree.own_subject(head) is None
            )
            if bare and saying.holds(head) and tree.is_verb(saying.cue_head):
                outer = self.sayings[saying.outer] if saying.outer is not None else None
                return wording.of_clause(tree, self._head(saying.cue_head, outer), outer, self.sayings)
        return wording.of_clause(tree, head, saying, self.sayings)

    def _innermost(self, index: int) -> int | None:
        """Return the saying whose content holds a token most closely, or ``None``: the report's own voice."""
        best: tuple[int, int] | None = None
        for number, saying in enumerate(self.sayings):
            if not saying.holds(index) or saying.cue_head == index or self._beside(saying, index):
                continue
            if best is None or saying.size < best[0]:
                best = (saying.size, number)
        return best[1] if best else None

    def _beside(self, saying: Saying, index: int) -> bool:
        """Tell whether a token stands in a clause beside the act ("rejected a truce *while trying to oust rebels*")."""
        if saying.clausal or saying.cue_head is None:
            return False
        tree = self.tree
        spot = index
        while tree.head[spot] != spot:
            if tree.base[spot] == "advcl" and tree.head[spot] == saying.cue_head:
                return not tree.infinitive(spot)
            spot = tree.head[spot]
        return False

    def _clauses(self, saying: Saying) -> list[int]:
        """Return the predicates of a content's main clauses, in order: its heads and what is coordinated with them."""
        tree = self.tree
        heads = []
        for start, end in saying.contents:
            for index in range(start, end):
                if tree.pos[index] in {"PUNCT", "SPACE"} or (
                    saying.cue and saying.cue[0] <= index < saying.cue[1]
                ):
                    continue
                head = tree.head[index]
                outside = head == index or not saying.holds(head)
                if outside and (tree.is_predicate(index) or tree.base[index] == "root"):
                    heads.append(index)
        for head in heads:
            for kid in tree.of(head, "conj", "parataxis"):
                if (
                    tree.is_predicate(kid)
                    and saying.holds(kid)
                    and kid not in heads
                    and (tree.own_subject(kid) is not None or tree.finite(kid))
                ):
                    heads.append(kid)
        return sorted(heads)

    # Drafts

    def _event_drafts(self) -> list[_Draft]:
        return [draft for event in self.events if (draft := self._of_event(event)) is not None]

    def _of_event(self, event: Event) -> _Draft | None:
        tree = self.tree
        if event.content_of is not None:
            return self._of_content(event, event.content_of)
        number = self._innermost(event.trigger)
        saying = self.sayings[number] if number is not None else None
        if saying is not None and not saying.clausal:
            inside = event.kind == "noun" or tree.dep[event.trigger] in {"acl", "acl:relcl", "amod", "advcl"}
            if event.kind == "noun" and not event.presupposed:
                return None
            if not inside:
                saying = saying if event.kind == "verb" else None
        head = self._head(event.anchor, saying)
        if event.presupposed:
            ranges = wording.of_noun(tree, event.trigger)
        elif event.kind == "adjective" and tree.base[event.trigger] in {"amod"}:
            ranges = wording.of_clause(tree, event.trigger, saying, self.sayings)
        elif (
            saying is not None
            and not saying.clausal
            and saying.cue_head is not None
            and tree.base[event.trigger] not in {"acl", "amod"}
        ):
            outer = self.sayings[saying.outer] if saying.outer is not None else None
            ranges = wording.of_clause(tree, self._head(saying.cue_head, outer), outer, self.sayings)
        else:
            ranges = self._words(head, saying)
        if not ranges:
            return None
        modality_, polarity = modality.read(tree, event, saying)
        clause = frozenset(i for begin, stop in ranges for i in range(begin, stop))
        mode = event.mode
        stance_: Stance = saying.stance if saying is not None else "asserts"
        if (
            stance_ == "asserts"
            and saying is None
            and modality_ == "possible"
            and stance.unconfirmed(tree, tree.head[event.anchor])
        ):
            stance_ = "cannot_confirm"
        return _Draft(
            type=event.type,
            mode=mode,
            predicate=event.trigger,
            ranges=ranges,
            saying=number,
            stance=stance_,
            modality=modality_,
            polarity=polarity,
            fillers=roles.fill(tree, self.matcher, event),
            setting=attach.setting(tree, event, head, clause, saying, self._said_at(number)),
            keys=(event.trigger, *event.parts, event.anchor),
        )

    def _said_at(self, number: int | None) -> frozenset[int]:
        """Return the tokens that tell when a saying, and those that hold it, were said."""
        found: frozenset[int] = frozenset()
        while number is not None:
            found |= self.said_at.get(number, frozenset())
            number = self.sayings[number].outer
        return found

    def _of_content(self, event: Event, number: int) -> _Draft | None:
        """Draft the claim of a noun that is itself what is demanded, announced, rejected, ….."""
        tree = self.tree
        saying = self.sayings[number]
        if saying.cue_head is None:
            return None
        outer = self.sayings[saying.outer] if saying.outer is not None else None
        head = self._head(saying.cue_head, outer)
        ranges = wording.of_clause(tree, head, outer, self.sayings)
        if not ranges:
            return None
        if not any(begin <= event.trigger < stop for begin, stop in ranges):
            # A further content of the same cue ("warned of a disaster and that crimes are being committed").
            first = min(begin for begin, _ in ranges)
            ranges = wording.ranges(
                tree, set(range(first, tree.right[wording.clause_head(tree, event.trigger)]))
            )
        modality_, polarity = modality.read(tree, event, saying)
        clause = frozenset(i for begin, stop in ranges for i in range(begin, stop))
        mode = _STANCE_MODE.get(saying.stance) or self._announced(saying) or event.mode
        fillers = list(roles.fill(tree, self.matcher, event))
        if (
            event.type
            in {
                "CEASEFIRE",
                "MEETING",
                "AGREE",
                "EVACUATION",
                "AID",
                "ACCESS",
                "RETREAT",
                "SANCTION",
                "SIEGE",
            }
            and saying.source_head is not None
            and not any(n == "actor" for n, _ in fillers)
            and saying.stance != "asserts"
        ):
            fillers = [("actor", saying.source_head), *fillers]
        place_spots = attach.Setting(
            (event.trigger, *event.parts, saying.cue_head, head), clause, frozenset()
        )
        return _Draft(
            type=event.type,
            mode=mode,
            predicate=event.trigger,
            ranges=ranges,
            saying=number,
            stance=saying.stance,
            modality=modality_,
            polarity=polarity,
            fillers=tuple(sorted(dict.fromkeys(fillers), key=lambda f: f[1])),
            setting=place_spots,
            act=(saying.cue_head,),
            keys=(event.trigger, *event.parts),
        )

    def _announced(self, saying: Saying) -> str | None:
        lemma = self.tree.lemma[saying.cue_head] if saying.cue_head is not None else ""
        return {
            "announce": "announced",
            "declare": "announced",
            "proclaim": "announced",
            "agree": "agreed",
            "accept": "agreed",
        }.get(lemma)

    def _statement_drafts(self, events: Sequence[_Draft]) -> list[_Draft]:
        """Draft what is said without being a typed event, one claim per main clause of the content."""
        tree = self.tree
        found: list[_Draft] = []
        heads_done: dict[int, set[int]] = {}
        for draft in events:
            if draft.saying is not None:
                saying = self.sayings[draft.saying]
                heads_done.setdefault(draft.saying, set()).add(self._head(draft.predicate, saying))
                heads_done[draft.saying].update(draft.setting.spots)
        inner = {saying.outer for saying in self.sayings if saying.outer is not None}
        for number, saying in enumerate(self.sayings):
            if not saying.clausal:
                draft = self._of_phrase(number, saying, heads_done)
                if draft is not None:
                    found.append(draft)
                continue
            done = heads_done.get(number, set())
            for head in self._clauses(saying):
                if (
                    head in done
                    or self._covered(number, head, inner)
                    or head == saying.cue_head
                    or tree.lemma[head] == "let"
                ):
                    continue
                if self._mere_nested(number, head):
                    continue
                ranges = self._words(head, saying)
                if not ranges or sum(stop - begin for begin, stop in ranges) < _MIN_WORDS:
                    continue
                modality_, polarity = modality.of_clause(tree, head, saying)
                stance_ = saying.stance
                found.append(self._statement(number, saying, head, ranges, stance_, modality_, polarity))
        return found

    def _covered(self, number: int, head: int, inner: set[int | None]) -> bool:
        """Tell whether a clause of the content belongs to a saying inside it."""
        if number not in inner:
            return False
        return any(
            other.outer == number and (other.cue_head == head or other.holds(head)) for other in self.sayings
        )

    def _mere_nested(self, number: int, head: int) -> bool:
        return any(
            other != number and saying.holds(head) and saying.size < self.sayings[number].size
            for other, saying in enumerate(self.sayings)
        )

    def _statement(
        self,
        number: int,
        saying: Saying,
        head: int,
        ranges: tuple[Range, ...],
        stance_: Stance,
        modality_: Modality,
        polarity: Polarity,
    ) -> _Draft:
        tree = self.tree
        clause = frozenset(i for begin, stop in ranges for i in range(begin, stop))
        fillers = []
        subject = tree.own_subject(head)
        if subject is not None and tree.lower[subject] not in {"it", "there", "that", "this", "what"}:
            fillers = [("topic", subject)]
        type_ = "REQUEST" if stance_ in {"demands"} else ("REJECT" if stance_ == "rejects" else "STATEMENT")
        if saying.act in {"ACCUSE", "THREATEN", "SUPPORT"}:
            type_ = saying.act
        act = self._act(saying)
        return _Draft(
            type=type_,
            mode=_STANCE_MODE.get(stance_) if type_ != "STATEMENT" else None,
            predicate=head,
            ranges=ranges,
            saying=number,
            stance=stance_,
            modality=modality_,
            polarity=polarity,
            fillers=tuple((*self._speaker_role(saying, type_), *self._addressee(saying), *fillers)),
            setting=attach.Setting((head,), clause, frozenset()),
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

    def _of_phrase(self, number: int, saying: Saying, heads_done: dict[int, set[int]]) -> _Draft | None:
        """Draft the claim of a noun phrase that is demanded, warned of, dismissed, …, without being a typed event."""
        tree = self.tree
        if saying.cue_head is None or number in heads_done:
            return None
        if not tree.is_verb(saying.cue_head):
            return None
        outer_number = saying.outer
        outer = self.sayings[outer_number] if outer_number is not None else None
        head = self._head(saying.cue_head, outer)
        ranges = wording.of_clause(tree, head, outer, self.sayings)
        clause = frozenset(i for begin, stop in ranges for i in range(begin, stop))
        if not ranges or not any(i in clause for begin, stop in saying.contents for i in range(begin, stop)):
            ranges = (
                tuple(sorted({*ranges, *saying.contents}))
                if not ranges
                else wording.ranges(tree, set(clause) | {i for b, s in saying.contents for i in range(b, s)})
            )
        modality_, polarity = modality.of_clause(tree, saying.cue_head, None)
        modality_ = modality.by_stance(modality_, saying)
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

    # Figures

    def _figures(self, drafts: Sequence[_Draft]) -> dict[int, list[int]]:
        owners: dict[int, int] = {}
        for number, draft in enumerate(drafts):
            if draft.type != "STATEMENT":
                for name, head in draft.fillers:
                    if name in {"target", "actor", "recipient"} and head not in {
                        k for d in drafts for k in d.keys[:1]
                    }:
                        owners.setdefault(head, number)
        for number, draft in enumerate(drafts):
            if draft.type == "STATEMENT" and len(draft.keys) > 8:
                continue
            for key in draft.keys:
                owners.setdefault(key, number)
        for number, draft in enumerate(drafts):
            for key in draft.keys:
                owners.setdefault(key, number)
        return attach.figures(self.tree, self.quantities, owners)

    def _loose(self, drafts: Sequence[_Draft], counts: dict[int, list[int]]) -> list[_Draft]:
        """Draft a claim in the report's own voice for each clause with a quantity that no other claim has.

        A quantity in the words of another claim goes to that one; ``counts`` is changed accordingly.
        """
        tree = self.tree
        found: list[_Draft] = []
        clauses: dict[int, int] = {}
        for number in counts.pop(-1, []):
            quantity = self.quantities[number]
            token = quantity.head if quantity.head is not None else quantity.start
            holders = [
                (len(draft.setting.clause), index)
                for index, draft in enumerate(drafts)
                if token in draft.setting.clause
            ]
            if holders:
                counts.setdefault(min(holders)[1], []).append(number)
                continue
            if quantity.kind in {"duration", "age"} or self._innermost(token) is not None:
                continue
            predicate = next(
                (index for index in (token, *tree.above(token)) if tree.is_predicate(index)), None
            )
            if predicate is None or not tree.is_predicate(predicate):
                continue
            head = self._head(predicate, None)
            if not tree.finite(head) or tree.dep[head] in {"acl", "amod"}:
                continue
            if head not in clauses:
                ranges = wording.of_clause(tree, head, None, self.sayings)
                if sum(stop - begin for begin, stop in ranges) < _MIN_WORDS:
                    continue
                clauses[head] = len(drafts) + len(found)
                clause = frozenset(i for begin, stop in ranges for i in range(begin, stop))
                modality_, polarity = modality.of_clause(tree, head, None)
                subject = tree.own_subject(head)
                fillers = (("topic", subject),) if subject is not None and tree.pos[subject] != "PRON" else ()
                found.append(
                    _Draft(
                        "STATEMENT",
                        None,
                        head,
                        ranges,
                        None,
                        "asserts",
                        modality_,
                        polarity,
                        fillers,
                        attach.Setting((head,), clause, frozenset()),
                    )
                )
            counts.setdefault(clauses[head], []).append(number)
        return found

    # Claims

    def _claim(self, draft: _Draft, numbers: Sequence[int]) -> Claim | None:
        tree = self.tree
        spans = tuple(tree.chars(begin, stop) for begin, stop in draft.ranges)
        text = " ".join(span.of(self.text) for span in spans)
        attribution = (
            chains.build(tree, self.sayings, draft.saying, self.registry)
            if draft.saying is not None
            else None
        )
        predicate_span = tree.chars(draft.predicate, draft.predicate + 1)
        ref = attach.time(tree, draft.setting, self.timed, act=draft.act)
        place = attach.place(tree, draft.setting, self.places, self.registry, draft.fillers)
        token = self.doc[draft.predicate]
        made = tuple(
            figures.make(self.doc, self.quantities[number], token, self.times) for number in sorted(numbers)
        )
        sentence = self._sentence(draft)
        chain = (
            [[s.mention.span.start, s.mention.span.end] for s in attribution.chain] if attribution else None
        )
        roles_ = self._roles(draft)
        return Claim(
            id=digest(
                "claim",
                self.report.id,
                draft.type,
                tree.lemma[draft.predicate],
                [list(s) for s in spans],
                list(predicate_span),
                draft.stance,
                draft.modality,
                draft.polarity,
                chain,
            ),
            report=self.report.id,
            type=draft.type,
            mode=draft.mode,
            predicate=tree.lemma[draft.predicate],
            predicate_span=predicate_span,
            text=text,
            spans=spans,
            sentence=sentence,
            attribution=attribution,
            stance=draft.stance,
            modality=draft.modality,
            polarity=draft.polarity,
            roles=roles_,
            place=place,
            time=ref,
            figures=made,
            factuality=self.factuality.get(draft.predicate),
            headline=self._in_headline(spans[0]),
            versions=self.versions,
        )

    def _roles(self, draft: _Draft) -> tuple[Role, ...]:
        found = []
        seen = set()
        for name, head in draft.fillers:
            if name not in _ROLE_NAMES or (name, head) in seen or head in self.when:
                continue
            seen.add((name, head))
            span = self.tree.phrase(head)
            found.append(Role(name, self.registry.mention(span, head)))
        return tuple(sorted(found, key=lambda role: role.mention.span))

    def _sentence(self, draft: _Draft) -> Span:
        first = self.tree.sents[self.tree.sent[draft.ranges[0][0]]]
        last = self.tree.sents[self.tree.sent[draft.ranges[-1][1] - 1]]
        start, end = self.tree.start[first[0]], self.tree.end[last[1] - 1]
        while end > start and self.text[end - 1].isspace():
            end -= 1
        while start < end and self.text[start].isspace():
            start += 1
        return Span(start, end)

    def _in_headline(self, span: Span) -> bool:
        title = self.report.spans.get("title")
        return title is not None and title.contains(span)

    def _vector(self, token: int) -> bytes:
        row = np.asarray(self.doc[token].sent._.vector, dtype=np.float32)
        return np.rint(np.clip(row, -1, 1) * 127).astype(np.int8).tobytes()

    def _entities(self, claims: Sequence[Claim]) -> tuple[ReportEntity, ...]:
        """Return the entities that the report names or that a claim speaks of."""
        used: set[str] = set()
        for claim in claims:
            mentions: list[Mention] = [role.mention for role in claim.roles]
            if isinstance(claim.attribution, Attribution):
                mentions += [speaker.mention for speaker in claim.attribution.chain]
            if isinstance(claim.place, Place):
                mentions.append(claim.place.mention)
            used.update(mention.entity for mention in mentions if mention.entity)
        kept = [
            e
            for e in self.registry.entities
            if e.id in used or e.kind == "place" or self.registry.is_named(e.id)
        ]
        within = {e.within for e in kept if e.within}
        return tuple(e for e in self.registry.entities if e in kept or e.id in within)


def _places(doc: Doc, hints: Sequence[str]) -> Sequence[places.PlaceMention]:
    # Bridge until the place finder is there; goes away with it.
    try:
        return places.find(doc, hints)
    except (NotImplementedError, FileNotFoundError):
        return [
            places.PlaceMention(
                e.text,
                Span(e.start_char, e.end_char),
                e.start,
                e.end,
                e.text,
                e.root.dep_ in {"obl", "nmod"},
                "name",
            )
            for e in doc.ents
            if e.label_ in {"GPE", "LOC", "FAC"}
        ]
