"""From a read document to everything that the report says: the one public verb of this room."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import replace
from functools import cached_property
from typing import TYPE_CHECKING

from secondsource.claims import (
    attach,
    chains,
    figures,
    fragments,
    headed_places,
    labels,
    lent_places,
    pieces,
    relatives,
    telling,
)
from secondsource.claims.figures import counted
from secondsource.claims.figures.before import only_revises
from secondsource.claims.figures.casualties import own_claims, told_by
from secondsource.claims.own_voice import OwnVoice
from secondsource.interpreter import collector_paused
from secondsource.language.extensions import vectors_at
from secondsource.model.claim import Attribution, Claim, Extraction, Place, Role
from secondsource.model.ids import digest
from secondsource.model.span import Span

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from spacy.tokens import Doc

    from secondsource.claims.reading import Draft
    from secondsource.claims.saying import Range, Saying
    from secondsource.model.entity import Mention, ReportEntity
    from secondsource.model.report import Report

_FULL = 45
"""Tokens of a clause that a bare noun phrase is widened to; a longer one shows too much else."""

_ROLE_NAMES = frozenset(
    {"actor", "target", "recipient", "instrument", "topic", "beneficiary", "origin", "destination"}
)


def extract(report: Report, doc: Doc) -> Extraction:
    """Return everything that one report says, with who says it.

    Args:
        report: The report; its clean text is the document's.
        doc: The report as read by ``secondsource.language``.

    Returns:
        Claims in order of the text, entities in order of first mention, one vector per claim.
    """
    with collector_paused():
        return _Extractor(report, doc).run()


class _Extractor(OwnVoice):
    """Drafts, then makes the claims."""

    def __init__(self, report: Report, doc: Doc) -> None:
        super().__init__(report, doc)
        self._attributions: dict[int, Attribution | None] = {}

    def run(self) -> Extraction:
        drafts = self._event_drafts()
        drafts += self._statement_drafts(drafts)
        drafts += self._own_voice(drafts)
        counts = self._figures(drafts)
        taken = counted.apart(self, drafts, counts)
        drafts += self._loose(drafts, counts)
        counted.given_back(self, counts, taken)
        drafts = [self._in_full(draft) for draft in drafts]
        counted.left(self, drafts, counts)
        counted.moved(self, drafts, counts)
        drafts, counts = own_claims(self, [self._whole(draft) for draft in drafts], counts)
        counted.parts(self, drafts, counts)
        counted.shared(self, drafts, counts)
        claims: dict[str, tuple[Claim, Draft]] = {}
        labelled = self._labelled(drafts)
        told = {(draft.ranges, draft.saying) for draft in drafts if draft.type != "STATEMENT"}
        numbered = {counted.matter(draft) for number, draft in enumerate(drafts) if counts.get(number)}
        named = counted.only_named(self)
        for number, draft in enumerate(drafts):
            if number in labelled or (draft.predicate in named and not counts.get(number)):
                continue
            if draft.type == "CASUALTIES" and not counts.get(number) and counted.matter(draft) in numbered:
                continue  # another claim says the same in the same words, and how many
            again = (draft.ranges, draft.saying) in told or only_revises(self.tree, draft)
            if draft.type == "STATEMENT" and number not in counts and (again or self._broken(draft)):
                continue  # another claim says the same in the same words, or has the count that is taken back
            claim = self._claim(draft, counts.get(number, []))
            if claim is not None:
                claims.setdefault(claim.id, (claim, draft))
        ordered = sorted(
            claims.values(), key=lambda item: (item[0].predicate_span, item[0].type, item[0].spans)
        )
        ordered = lent_places.lend(self.tree, ordered, self.places, self.registry)
        ordered = headed_places.lend(self.tree, ordered, self.places, self.registry)
        teller = telling.Teller(self.tree.columns)
        return Extraction(
            report=self.report.id,
            claims=tuple(claim for claim, _ in ordered),
            entities=self._entities([claim for claim, _ in ordered]),
            vectors=telling.signed_bytes(vectors_at(self.doc, [draft.predicate for _, draft in ordered])),
            times=tuple(self.times),
            versions=self.versions,
            matters=telling.signed_bytes(
                telling.matters(
                    self.doc,
                    [teller.words(claim, draft.predicate, draft.ranges) for claim, draft in ordered],
                )
            ),
        )

    def _labelled(self, drafts: Sequence[Draft]) -> set[int]:
        """Return the drafts, by number, whose words stand in parts of the headline that only name the matter."""
        if self.title is None:
            return set()
        tree, title = self.tree, self.title
        begin, stop = bisect_left(tree.start, title.start), bisect_right(tree.end, title.end)
        named = {i for part in labels.found(tree, begin, stop) for i in range(*part)}
        named |= {i for i in range(begin, stop) if tree.pos[i] == "PUNCT"}
        return {
            number
            for number, draft in enumerate(drafts)
            if draft.ranges and all(named.issuperset(range(*part)) for part in draft.ranges)
        }

    def _whole(self, draft: Draft) -> Draft:
        """Give a claim whose words are only a part of an assertion the next wider words that are one."""
        tree = self.tree
        if not draft.ranges or not fragments.torn(tree, draft.ranges) or relatives.is_aim(tree, draft.ranges):
            return draft
        if self._of_another(draft):
            return draft
        saying = self.sayings[draft.saying] if draft.saying is not None else None
        inside = {i for begin, stop in draft.ranges for i in range(begin, stop)}
        content = saying.contents if saying is not None else ()
        if any(tree.infinitive(i) and tree.head[i] not in inside for i in inside):
            content = ()  # "we expect *the shops to be open*"
        if any(pieces.ranges(tree, set(range(*piece))) == draft.ranges for piece in content):
            return draft  # all that is said
        for ranges in self._wider(inside, saying):
            held = {i for begin, stop in ranges for i in range(begin, stop)}
            if len(ranges) > 1 and not any(tree.base[i] == "nsubj" for i in range(*ranges[0])):
                continue
            if inside <= held and len(held) <= _FULL and not fragments.torn(tree, ranges):
                return replace(draft, ranges=ranges)
        return draft

    def _broken(self, draft: Draft) -> bool:
        """Tell whether words begin in the middle of an assertion whose rest was not found ("*of raping a student*")."""
        tree = self.tree
        first = draft.ranges[0][0] if draft.ranges else 0
        inner = tree.pos[first] in {"ADP", "PART", "VERB", "AUX"}
        if (
            draft.ranges
            and tree.lower[draft.ranges[-1][1] - 1] == "that"
            and tree.lemma[draft.predicate] == "tell"
        ):
            return True  # "The source *told the paper that*": what, is lost
        return bool(draft.ranges) and inner and fragments.torn(tree, draft.ranges)

    def _wider(self, inside: set[int], saying: Saying | None) -> Iterator[tuple[Range, ...]]:
        """Give the clauses around some words, what is said around them, and their sentence, from narrow to wide."""
        tree = self.tree
        tops = [i for i in inside if tree.head[i] not in inside and tree.pos[i] not in {"PUNCT", "SPACE"}]
        clausal = saying is not None and saying.clausal
        for predicate in (above for top in sorted(tops) for above in tree.above(top)):
            held = saying is None or not clausal or saying.holds(predicate)
            if (
                held
                and tree.is_predicate(predicate)
                and tree.finite(predicate)
                and predicate not in self.cues
            ):
                within = saying if clausal else None
                yield self._clause(self._head(predicate, within), within)
        first = min(inside)
        if saying is not None and clausal:
            yield tuple(
                pieces.ranges(tree, set(range(*content)))[0]
                for content in saying.contents
                if content[0] <= first < content[1]
            )
        wanted = any(tree.infinitive(top) for top in tops)
        if not clausal or wanted or tree.lower[first] == "to" or tree.gerund(first):
            yield pieces.ranges(tree, set(range(*tree.sents[tree.sent[first]])))

    def _in_full(self, draft: Draft) -> Draft:
        """Give a claim whose words are a bare noun phrase the clause that the phrase stands in, where one speaker says both."""
        tree = self.tree
        saying = self.sayings[draft.saying] if draft.saying is not None else None
        if not draft.ranges or (saying is not None and (not saying.clausal or saying.quote == "none")):
            return draft
        top = fragments.bare(tree, draft.ranges)
        if top is None or relatives.is_aim(tree, draft.ranges) or self._of_another(draft):
            return draft
        predicate = next(
            (i for i in (top, *tree.above(top)) if tree.is_predicate(i) and i != draft.predicate), None
        )
        if predicate is None or (saying is None and predicate in self.cues):
            return draft  # "Kerry, taking part in a meeting, said …": what he says is not part of it
        if saying is not None and not saying.holds(predicate):
            ranges = tuple(piece for piece in saying.contents if piece[0] <= top < piece[1])
        else:
            ranges = self._clause(self._head(predicate, saying), saying)
        whole = all(
            any(begin <= first and last <= stop for begin, stop in ranges) for first, last in draft.ranges
        )
        short = sum(stop - begin for begin, stop in ranges) <= _FULL
        return replace(draft, ranges=ranges) if whole and short and len(ranges) == 1 else draft

    def _of_another(self, draft: Draft) -> bool:
        """Tell whether a participle tells a deed by itself, in a clause that tells another ("shelled *troops surrounded by rebels*")."""
        tree = self.tree
        if not relatives.tells_deed(tree, draft.predicate):
            return False
        clause = next((i for i in tree.above(draft.predicate) if tree.is_predicate(i)), None)
        return clause in self._told

    def _claim(self, draft: Draft, numbers: Sequence[int]) -> Claim | None:
        if not draft.ranges:  # marks and white space only: there are no words to show for it
            return None
        tree = self.tree
        spans = tuple(tree.chars(begin, stop) for begin, stop in draft.ranges)
        text = " ".join(span.of(self.text) for span in spans)
        attribution = self._attribution(draft.saying) if draft.saying is not None else None
        predicate_span = tree.chars(draft.predicate, draft.predicate + 1)
        ref = attach.time(tree, draft.setting, self.timed, act=draft.act, beginnings=self.beginnings)
        place = attach.place(tree, draft.setting, self.places, self.registry, draft.fillers)
        made = tuple(
            figures.make(
                self.doc,
                quantity,
                self.doc[draft.predicate],
                self.times,
                text=self.text,
                told=told_by(self.doc, draft, quantity),
                measures=self.measures,
            )
            for quantity in (self.quantities[number] for number in sorted(numbers))
        )
        sentence = self._sentence(draft)
        chain = [speaker.mention.span for speaker in attribution.chain] if attribution else None
        roles_ = self._roles(draft)
        return Claim(
            id=digest(
                "claim",
                self.report.id,
                draft.type,
                tree.lemma[draft.predicate],
                spans,
                predicate_span,
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

    def _attribution(self, number: int) -> Attribution | None:
        """Return who says what a saying holds; many claims have the same."""
        if number not in self._attributions:
            self._attributions[number] = chains.build(self.tree, self.sayings, number, self.registry)
        return self._attributions[number]

    def _roles(self, draft: Draft) -> tuple[Role, ...]:
        found = []
        seen = set()
        label = self._label(draft)
        for name, head in draft.fillers:
            if (
                name not in _ROLE_NAMES
                or (name, head) in seen
                or head in self.when
                or head in self.measured
                or self._asked(head)
            ):
                continue
            if label[0] <= head < label[1]:
                continue
            seen.add((name, head))
            span = self._with_bound(self.tree.phrase(head), head)
            found.append(Role(name, self.registry.mention(span, head)))
        return tuple(sorted(found, key=lambda role: role.mention.span))

    def _label(self, draft: Draft) -> tuple[int, int]:
        """Return who stands before the colon of a heading ("*UN*: 12 killed"): he tells it and takes no part; none: ``(0, 0)``."""
        saying = self.sayings[draft.saying] if draft.saying is not None else None
        if saying is None or saying.source is None or saying.cue_head is None or saying.stance != "asserts":
            return 0, 0
        return saying.source if self.tree.words[saying.cue_head] == ":" else (0, 0)

    def _asked(self, head: int) -> bool:
        """Tell whether a filler only asks who it is ("unclear *who* fired", "*which group* attacked"): nobody fills the role."""
        tree = self.tree
        articles = tree.of(head, "det")
        word = articles[0] if articles else head
        if tree.lower[word] not in {"who", "whom", "what", "which"} or tree.antecedent(head) != head:
            return False
        clause = next((i for i in tree.above(head) if tree.is_predicate(i)), head)
        return tree.base[clause] in {"ccomp", "csubj", "xcomp", "obj", "root"}

    def _with_bound(self, span: tuple[int, int], head: int) -> tuple[int, int]:
        """Widen the words of a filler that is a number to the number as it is written ("as many as 3,500")."""
        written = self._written.get(head)
        return span if written is None else (min(span[0], written[0]), max(span[1], written[1]))

    @cached_property
    def _told(self) -> frozenset[int]:
        """Words that the clauses of events are told by."""
        return frozenset(event.anchor for event in self.events)

    @cached_property
    def _written(self) -> dict[int, tuple[int, int]]:
        """Token → tokens of the first quantity that it is written in."""
        found: dict[int, tuple[int, int]] = {}
        for quantity in self.quantities:
            for index in range(quantity.start, quantity.end):
                found.setdefault(index, (quantity.start, quantity.end))
        return found

    def _sentence(self, draft: Draft) -> Span:
        first = self.tree.sents[self.tree.sent[draft.ranges[0][0]]]
        last = self.tree.sents[self.tree.sent[draft.ranges[-1][1] - 1]]
        start, end = self.tree.start[first[0]], self.tree.end[last[1] - 1]
        while end > start and self.text[end - 1].isspace():
            end -= 1
        while start < end and self.text[start].isspace():
            start += 1
        return Span(start, end)

    def _in_headline(self, span: Span) -> bool:
        return self.title is not None and self.title.contains(span)

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
        known = self.registry.entities()
        kept = [e for e in known if e.id in used or e.kind == "place" or self.registry.is_named(e.id)]
        told = {e.id for e in kept} | {e.within for e in kept if e.within}
        return tuple(e for e in known if e.id in told)
