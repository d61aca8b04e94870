"""One document with everything that the finders of this room found in it, ready for claims to be drafted."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from secondsource.claims import (
    attach,
    figures,
    headlines,
    pieces,
    places,
    quantities,
    quotations,
    since,
    stance,
    times,
    versions,
    wording,
)
from secondsource.claims.events import detect
from secondsource.claims.events.matching import Matcher
from secondsource.claims.figures import singles, tellers
from secondsource.claims.holding import Sayings
from secondsource.claims.registry import Registry
from secondsource.claims.sayings import find
from secondsource.claims.tree import Tree
from secondsource.language.extensions import factuality_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from spacy.tokens import Doc

    from secondsource.claims.saying import Range, Saying
    from secondsource.model.claim import Modality, Polarity, Stance
    from secondsource.model.report import Report
    from secondsource.model.span import Span


@dataclass(slots=True, eq=False)
class Draft:
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


_SCALES = frozenset({"magnitude", "category", "level", "distance", "speed", "temperature"})


class Reading:
    """One run over one document: what is found is written once and not changed."""

    def __init__(self, report: Report, doc: Doc) -> None:
        self.report = report
        self.doc = doc
        self._heads: dict[tuple[int, Saying | None], int] = {}
        self._mains: dict[tuple[tuple[Range, ...], Range | None], Sequence[int]] = {}
        self._worded: dict[tuple[int, Saying | None], tuple[Range, ...]] = {}
        self.tree = tree = Tree(doc, report.text)
        self.text = tree.text
        self.title = self._headline()
        self.matcher = Matcher(tree)
        self.quotes = quotations.runs(tree)
        self.sayings = Sayings(self._with_content_stances(find(tree, self.matcher, self.quotes)))
        self.cues = frozenset(saying.cue_head for saying in self.sayings if saying.cue_head is not None)
        self.times = times.joined(self.text, times.find(doc, report.published, columns=tree.columns))
        hints = [hint for hint in (report.dateline, report.outlet, report.url) if hint]
        self.places = places.find(doc, hints, columns=tree.columns)
        self.measures = figures.Measures(doc)
        told = figures.carry(self.measures, quantities.find(doc, columns=tree.columns))
        self.quantities = singles.added(self.measures, tellers.left_out(self.sayings, told), tree.lower)
        # "The quake measured *6.2*": what is measured is no participant
        self.measured = frozenset(
            i for found in self.quantities if found.kind in _SCALES for i in range(found.start, found.end)
        )
        self.registry = Registry(tree, report.id, self.sayings, self.places)
        self.events = detect.detect(tree, self.matcher, self.sayings)
        self.versions = versions.of(doc)
        self.timed = [(*tokens, ref) for ref in self.times if (tokens := self._tokens(ref.span)) is not None]
        self.when = frozenset(index for start, end, _ in self.timed for index in range(start, end))
        self.beginnings = since.find(tree, self.text, self.timed, report.published)
        self.said_at = self._times_of_saying()
        self.factuality = factuality_of(doc)

    def _headline(self) -> Span | None:
        """Return where the report's headline stands: in a line of its own, or in its first line with a date."""
        told = self.report.spans.get("title")
        if told is not None:
            return told
        found = headlines.of_report(self.tree, self.report.title)
        return self.tree.chars(*found) if found is not None else None

    def _tokens(self, span: Span) -> Range | None:
        """Return the tokens of characters; ``None``: they begin or end inside of one."""
        starts, ends = self.tree.start, self.tree.end
        first, last = bisect_left(starts, span.start), bisect_left(ends, span.end)
        whole = starts[first : first + 1] == [span.start] and ends[last : last + 1] == [span.end]
        return (first, last + 1) if whole else None

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

    def _with_content_stances(self, sayings: tuple[Saying, ...]) -> tuple[Saying, ...]:
        """Let the content tell the stance behind a plain verb of saying ("said he would work for")."""
        found = []
        for saying in sayings:
            if saying.stance == "asserts" and saying.act is None and saying.clausal:
                heads = self._clauses(saying)
                told = (
                    stance.of_content(
                        self.tree,
                        saying.cue_head,
                        heads[0],
                        saying.source_head,
                        direct=saying.quote == "direct",
                    )
                    if heads
                    else None
                )
                if told is not None:
                    found.append(replace(saying, stance=told[0], act=told[1]))
                    continue
            found.append(saying)
        return tuple(found)

    def _head(self, anchor: int, saying: Saying | None) -> int:
        """Return the predicate whose clause gives the sense of a word in full, for one speaker: ``wording.clause_head``."""
        found = self._heads.get((anchor, saying))
        if found is None:
            found = wording.clause_head(self.tree, anchor, saying, self.cues)
            self._heads[anchor, saying] = found
        return found

    def _clause(self, head: int, saying: Saying | None) -> tuple[Range, ...]:
        """Return the words of a clause as one speaker says it: ``wording.of_clause``."""
        found = self._worded.get((head, saying))
        if found is None:
            found = wording.of_clause(self.tree, head, saying, self.sayings)
            self._worded[head, saying] = found
        return found

    def _words(self, head: int, saying: Saying | None) -> tuple[Range, ...]:
        """Return the words of the claim that a clause makes; "urged him to resign" is not cut to "to resign"."""
        tree = self.tree
        over = tree.head[head]
        if tree.base[head] == "acl" and tree.infinitive(head) and over != head and tree.base[over] == "obj":
            over = tree.head[over]  # "announced *plans to launch*", "made *a call to leave*": no words alone
        if saying is not None and saying.cue_head is not None and saying.clausal and over != head:
            cue = saying.cue_head if tree.is_verb(saying.cue_head) else tree.head[saying.cue_head]
            if over == cue and tree.base[head] == "acl" and tree.is_verb(cue):
                outer = self.sayings[saying.outer] if saying.outer is not None else None
                return self._clause(self._head(cue, outer), outer)
        if (
            saying is not None
            and saying.cue_head is not None
            and saying.clausal
            and tree.head[head] == saying.cue_head
        ):
            bare = (
                tree.base[head] in {"xcomp", "ccomp", "advcl"}
                and (saying.cue_head < head or tree.gerund(head) or tree.infinitive(head))
                and not tree.finite(head)
                and (tree.own_subject(head) is None or saying.stance == "demands")
            )
            plain = saying.stance == "asserts" and saying.act is None and tree.gerund(head)
            whole = next((piece for piece in saying.contents if piece[0] <= head < piece[1]), None)
            if bare and plain and whole is not None and whole[0] < min(tree.left[head], head):
                return pieces.ranges(
                    tree, set(range(*whole))
                )  # "a mortar hit the square killing one", its verb misread
            seen = [kid for kid in tree.of(saying.cue_head, "obj") if saying.cue_head < kid < head]
            beside = tree.gerund(saying.cue_head) and tree.head[saying.cue_head] == saying.source_head
            if bare and plain and whole is not None and seen and beside:
                # "with *a reporter seeing* people fleeing": what is told beside it, nobody says
                return pieces.ranges(tree, set(range(min(tree.left[seen[0]], whole[0]), whole[1])))
            named = tree.gerund(head) and tree.base[head] == "acl" and tree.own_subject(head) is None
            if named and saying.holds(head) and tree.pos[saying.cue_head] == "NOUN":
                # "was hit with *claims of appearing* in a film"
                outer = self.sayings[saying.outer] if saying.outer is not None else None
                return self._clause(self._head(head, None), outer)
            if bare and saying.holds(head) and tree.is_verb(saying.cue_head):
                outer = self.sayings[saying.outer] if saying.outer is not None else None
                found = self._clause(self._head(saying.cue_head, outer), outer)
                return self._without_speaker(found, saying, head)
        return self._clause(head, saying)

    def _without_speaker(self, found: tuple[Range, ...], saying: Saying, head: int) -> tuple[Range, ...]:
        """Cut who says so out of a clause whose participle follows him ("raids hit the town *the army said* killing two")."""
        tree, cue, source = self.tree, saying.cue_head, saying.source
        if cue is None or source is None or tree.lemma[cue] != "say" or not tree.gerund(head):
            return found
        between = source[1] <= cue and any(begin == cue + 1 for begin, _ in saying.contents)
        clauses = [
            i for i in tree.of(cue, "ccomp") if i < source[0] and (tree.finite(i) or tree.of(i, "nsubj"))
        ]
        kept = {i for begin, stop in found for i in range(begin, stop)} - set(range(source[0], cue + 1))
        return pieces.ranges(tree, kept) if between and clauses else found

    def _innermost(self, index: int) -> int | None:
        """Return the saying whose content holds a token most closely, or ``None``: the report's own voice."""
        best: tuple[int, int] | None = None
        for number in self.sayings.holding(index):
            saying = self.sayings[number]
            if saying.cue_head == index or self._beside(saying, index):
                continue
            if best is None or saying.size < best[0]:
                best = (saying.size, number)
        return best[1] if best else None

    def _beside(self, saying: Saying, index: int) -> bool:
        """Tell whether a token stands in a clause beside the act ("rejected a truce *while trying to oust rebels*").

        Of what somebody is accused *of*, the accuser tells.
        """
        if saying.clausal or saying.cue_head is None:
            return False
        tree = self.tree
        spot = index
        while tree.head[spot] != spot:
            if tree.base[spot] == "advcl" and tree.head[spot] == saying.cue_head:
                return not (tree.infinitive(spot) or (saying.act == "ACCUSE" and tree.complement(spot)))
            spot = tree.head[spot]
        return False

    def _clauses(self, saying: Saying) -> Sequence[int]:
        """Return the predicates of a content's main clauses, in order: its heads and what is coordinated with them."""
        words = saying.contents, saying.cue
        found = self._mains.get(words)
        if found is None:
            found = self._mains[words] = self._main_clauses(saying)
        return found

    def _main_clauses(self, saying: Saying) -> Sequence[int]:
        tree = self.tree
        heads = []
        for start, end in saying.contents:
            for index in range(start, end):
                head = tree.head[index]
                if head != index and (start <= head < end or saying.holds(head)):
                    continue
                if tree.pos[index] in {"PUNCT", "SPACE"} or (
                    saying.cue and saying.cue[0] <= index < saying.cue[1]
                ):
                    continue
                if tree.is_predicate(index) or tree.base[index] == "root":
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

    def _holding(self, number: int | None) -> list[int]:
        """Return a saying with those whose content holds it, innermost first; none of no saying."""
        found: list[int] = []
        while number is not None:
            found.append(number)
            number = self.sayings[number].outer
        return found

    def _outer_words(self, number: int | None) -> frozenset[int]:
        """Return the tokens of the speakers of the sayings that hold a saying: not where or when it happened."""
        sources = (self.sayings[outer].source for outer in self._holding(number)[1:])
        return frozenset(index for source in sources if source is not None for index in range(*source))

    def _said_at(self, number: int | None) -> frozenset[int]:
        """Return the tokens that tell when a saying, and those that hold it, were said."""
        return frozenset().union(*(self.said_at.get(outer, ()) for outer in self._holding(number)))
