"""Drafts of what a report asserts in its own voice without a typed event: "the captain remained on the bridge".

A finite main clause near the events of the crisis makes a claim where it names or points at a participant; so does any
clause with a figure that no other claim has. Scene-setting, definitions, questions, and words to readers make none.
"""

from __future__ import annotations

import re
from functools import cached_property
from typing import TYPE_CHECKING

from secondsource.claims import asking, attach, sentences, stance, standing
from secondsource.claims.agreements import agreement
from secondsource.claims.asserting import MAY_STAND, VAGUE, asserts, by_office, notice, stands
from secondsource.claims.events import modality
from secondsource.claims.figures import counted
from secondsource.claims.reading import Draft
from secondsource.claims.saying import head_of, within
from secondsource.claims.statement_drafts import Drafts

if TYPE_CHECKING:
    from collections.abc import Sequence

    from secondsource.claims.saying import Range
    from secondsource.claims.tree import Tree
    from secondsource.model.claim import Stance

_CRISIS = frozenset({
    "ACCESS", "AID", "ASSAULT", "CASUALTIES", "CEASEFIRE", "COERCE", "DAMAGE", "DETENTION", "DISPLACEMENT",
    "EVACUATION", "HAZARD", "MOBILIZE", "NEED", "PROTEST", "RETREAT", "SANCTION", "SIEGE", "TERRITORY",
    "THREATEN",
})  # fmt: skip
"""Types of events that a crisis is made of; talks and statements alone are politics."""
_SHORT = 40
"""Sentences of a report that is about the crisis throughout; a longer one strays from it."""
_DENSE = 0.15
"""Share of sentences with such an event from which on a longer report is about the crisis throughout as well."""
_NEAR = 3
"""Sentences from such an event within which a clause of any other report belongs to the crisis."""
_FRAGMENT = 25
"""Tokens of the longest line without a finite verb that is a claim: "MAXIMUM WINDS 195 KM/H", "Still in hospital: 54"."""
_LABEL = 8
"""Tokens from the begin of a line to the colon behind its label ("*Burnt area:* 3,800 hectares")."""
_REPORTED = frozenset({"believe", "confirm", "fear", "presume", "report"})
_ITEMS = frozenset({",", ";", ":", "|", "."})
"""What parts the items of a list."""
_MIN_ITEM = 2  # tokens of an item: a number, and what is said of it
_MIN_FIGURE = 3
"""Tokens of a claim for the sake of its figure."""
_CREDITS = frozenset({
    "by", "source", "date", "title", "photo", "image", "picture", "published", "updated", "posted",
    "copyright", "via", "read", "tags",
})  # fmt: skip
"""What opens a line about the report itself."""
_LONG_AGO = 12
"""Years before the report from which on a clause tells history."""
_YEAR = re.compile(r"1[5-9]\d\d|20\d\d")


class OwnVoice(Drafts):
    """Drafts the claims of the report's own voice: plain ones, and those of figures that no other claim has."""

    def _own_voice(self, drafts: Sequence[Draft]) -> list[Draft]:
        """Draft a claim for each clause of the crisis that no other draft gives, and for each line that only has a figure."""
        tree = self.tree
        near = self._near(drafts)
        done = self._heads_done(drafts)
        cues = {self.sayings[number].cue_head for draft in drafts for number in self._holding(draft.saying)}
        found: list[Draft] = []
        for head, base in enumerate(tree.base):
            if base not in MAY_STAND or not tree.is_predicate(head) or tree.sent[head] not in near:
                continue
            if head in done or head in cues or not self._is_told(head):
                continue
            if within(head, self.quotes):
                continue  # somebody's words, whoever it is
            ranges = self._clause(head, None)
            words = frozenset().union(*(range(*part) for part in ranges))
            if not words or not asserts(tree, head, words) or self._of_old(words):
                continue
            around = (draft.ranges for draft in drafts if within(ranges[0][0], draft.ranges))
            if any(all(within(i, other) for i in words) for other in around):
                continue
            found.append(self._plain(head, ranges))
        found += self._of_headline([*drafts, *found])
        return [*found, *self._of_lines([*drafts, *found])]

    def _is_told(self, head: int) -> bool:
        """Tell whether a predicate heads a clause of its own in the report's own voice, about a participant."""
        tree = self.tree
        if not stands(tree, head) or not self._participates(head):
            return False
        misread = tree.base[head] == "root" and tree.own_subject(head) is not None and not tree.gerund(head)
        if not (tree.finite(head) or misread) or self._innermost(head) is not None:
            return False
        asked = asking.asks(tree, head) or asking.embedded(tree, head)
        return self._head(head, None) == head and not asked

    def _of_lines(self, drafts: Sequence[Draft]) -> list[Draft]:
        """Draft a claim of each line without a finite verb that gives a figure, or stands in a bulletin in capitals."""
        tree = self.tree
        given = set[int]().union(*(range(*part) for draft in drafts for part in draft.ranges))
        counted = {
            quantity.start
            for quantity in self.quantities
            if quantity.kind not in {"duration", "age"} and quantity.start not in self.when
        }
        bulletin = sum(map(str.isupper, tree.words)) > len(tree) / 2
        found = []
        for start, end in tree.sents:
            begin, stop = self._line(*tree.trimmed(start, end))
            if begin in given:
                continue
            rest = next((i for i in range(begin, stop) if i in given), stop)
            if tree.words[rest - 1] == ",":  # "Ferry disaster: 31 dead, *121 saved*"
                begin, stop = tree.trimmed(begin, rest - 1)
            line = [i for i in range(begin, stop) if tree.pos[i] not in {"PUNCT", "SPACE"}]
            colon = ":" in tree.words[begin:stop]
            if (
                not (1 if colon or bulletin else 2) < len(line) <= _FRAGMENT
                or given.intersection(line)
                or tree.aside.intersection(line)
            ):
                continue
            if start and not sentences.ended(tree, start) and start - 1 not in tree.aside:
                continue  # the rest of a list that was cut in two
            if tree.lower[line[0]] in _CREDITS or any("\n" in tree.words[i] for i in range(begin, stop)):
                continue
            label = colon and ":" in tree.words[begin : begin + _LABEL]
            finite = (tree.is_verb(line[0]) and not label) or any(self._tells(i) for i in line)
            named = any(
                tree.pos[i] in {"NOUN", "PROPN", "ADJ", "VERB"} and tree.words[i].isalpha() for i in line
            )
            told = named and (bulletin or counted.intersection(line)) and not notice(tree, line)
            if told and not finite and not any(self._spoken(i) for i in line):
                stop += tree.words[stop : stop + 1] == [")"] and "(" in tree.words[begin:stop]
                found.append(self._plain(head_of(tree, begin, stop), ((begin, stop),)))
        return found

    def _spoken(self, index: int) -> bool:
        """Tell whether somebody named says a word: the label of a line ("*Forces*: 412 firefighters") and who is counted say nothing."""
        number = self._innermost(index)
        source = self.sayings[number].source_head if number is not None else None
        return number is not None and (source is None or self.tree.ent[source] in {"PERSON", "ORG", "GPE"})

    def _tells(self, index: int) -> bool:
        """Tell whether a word is a finite verb with its subject; of whom it counts, "*reported* missing" only says what befell them."""
        tree = self.tree
        subject = tree.own_subject(index) if tree.is_predicate(index) and tree.finite(index) else None
        if subject is None:
            return False
        befell = tree.lemma[index] in _REPORTED and bool(tree.of(index, "xcomp", "obj"))
        return not (befell and tree.of(subject, "nummod") and not tree.of(index, "aux"))

    def _line(self, begin: int, stop: int) -> Range:
        """Return a line, or what stands behind its colon where only that has no verb ("Ferry sinks: *31 dead, 121 saved*")."""
        tree = self.tree
        if ":" not in tree.words[begin + 1 : stop]:
            return begin, stop
        colon = next(i for i in range(stop - 1, begin, -1) if tree.words[i] == ":")
        if not any(tree.is_predicate(i) and tree.finite(i) for i in range(begin, colon)):
            return begin, stop
        return tree.trimmed(colon + 1, stop)

    def _of_old(self, words: frozenset[int]) -> bool:
        """Tell whether a clause tells history: a year in it is long ago, by the report's date or the last year that it names."""
        dated = [i for i in words if i in self.when and _YEAR.fullmatch(self.tree.words[i])]
        if not dated:
            return False
        published = (self.report.published or "")[:4]
        now = int(published) if published.isdigit() else self._last_year
        return any(now - int(self.tree.words[i]) > _LONG_AGO for i in dated)

    @cached_property
    def _last_year(self) -> int:
        """The last year that the report names."""
        return max(int(word) for word in self.tree.spots.vocabulary() if _YEAR.fullmatch(word))

    def _of_headline(self, drafts: Sequence[Draft]) -> list[Draft]:
        """Draft a claim of each part of the headline that tells something and has none: "search ends, company blames police"."""
        tree = self.tree
        title = self.title
        if title is None:
            return []
        tokens = [i for i in range(len(tree)) if title.start <= tree.start[i] and tree.end[i] <= title.end]
        given = {i for draft in drafts for begin, stop in draft.ranges for i in range(begin, stop)}
        found = []
        for begin, stop in _parts(tree, tokens):
            verb = next((i for i in range(begin + 1, stop) if tree.is_verb(i) or tree.of(i, "obj")), None)
            named = tree.pos[begin] in {"NOUN", "PROPN", "NUM", "ADJ", "DET"}
            free = (
                verb is not None
                and self._innermost(verb) is None
                and not given.intersection(range(begin, stop))
            )
            if verb is not None and free and named and not tree.gerund(verb) and verb not in self.cues:
                found.append(self._plain(verb, ((begin, stop),)))
        return found

    def _near(self, drafts: Sequence[Draft]) -> frozenset[int]:
        """Return the sentences that belong to the crisis: all of a short or dense report, else those near its events."""
        size = len(self.tree.sents)
        told = {self.tree.sent[draft.predicate] for draft in drafts if draft.type in _CRISIS}
        if size <= _SHORT or len(told) >= _DENSE * size:
            return frozenset(range(size))
        return frozenset(n for spot in told for n in range(spot - _NEAR, spot + _NEAR + 1))

    def _heads_done(self, drafts: Sequence[Draft]) -> frozenset[int]:
        """Return the predicates of the clauses that other drafts give."""
        done: set[int] = set()
        for draft in drafts:
            saying = self.sayings[draft.saying] if draft.saying is not None else None
            done.add(self._head(draft.predicate, saying))
            done.update(spot for spot in draft.setting.spots if within(spot, draft.ranges))
        return frozenset(done)

    def _participates(self, head: int) -> bool:
        """Tell whether a clause has a subject that names a participant, or a pronoun for one."""
        tree = self.tree
        subject = tree.subject(head)
        if subject is None or (tree.lower[subject] in VAGUE and not by_office(tree, head)):
            return False
        return tree.lower[subject] != "it" or not tree.of(head, "csubj", "ccomp", "expl")

    def _plain(self, head: int, ranges: tuple[Range, ...]) -> Draft:
        """Draft the claim of one clause in the report's own voice."""
        tree = self.tree
        clause = frozenset(i for begin, stop in ranges for i in range(begin, stop))
        modality_, polarity = modality.of_clause(tree, head, None)
        subject = tree.own_subject(head)
        topic = agreement(tree, subject) if subject is not None and tree.pos[subject] == "PRON" else subject
        doubts = next(
            (i for i in (head, *tree.of(head, "xcomp", "csubj", "ccomp")) if stance.unconfirmed(tree, i)),
            None,
        )
        stance_: Stance = "cannot_confirm" if doubts is not None else "asserts"
        if doubts is not None:
            modality_, polarity = "possible", "affirmed"
        elif standing.false_thesis(tree, head):
            stance_, modality_, polarity = "denies", "denied", "affirmed"
        return Draft(
            "STATEMENT",
            None,
            head,
            ranges,
            None,
            stance_,
            modality_,
            polarity,
            (("topic", topic),) if topic is not None else (),
            attach.Setting((head,), clause, frozenset()),
        )

    def _loose(self, drafts: Sequence[Draft], counts: dict[int, list[int]]) -> list[Draft]:
        """Draft a claim in the report's own voice for each clause with a quantity that no other claim has.

        A quantity in the words of another claim goes to that one; ``counts`` is changed accordingly.
        """
        found: list[Draft] = []
        clauses: dict[int, int] = {}
        for number in counts.pop(-1, []):
            quantity = self.quantities[number]
            token = quantity.head if quantity.head is not None else quantity.start
            holders = [
                (len(draft.setting.clause), index)
                for index, draft in enumerate(drafts)
                if token in draft.setting.clause
                and not counted.deadline(self.tree, quantity, draft.predicate)
            ]
            if holders:
                counts.setdefault(min(holders)[1], []).append(number)
                continue
            if quantity.kind in {"duration", "age"} or self._innermost(token) is not None:
                continue
            head = self._clause_of_figure(token)
            item = self._item(token, drafts) if head is None else None
            if item is not None:
                clauses[token] = len(drafts) + len(found)
                found.append(self._plain(token, (item,)))
                head = token
            if head is None or asking.direct(self.tree, head, self.quotes):
                continue
            if head not in clauses:
                ranges = self._clause(head, None)
                words = [i for begin, stop in ranges for i in range(begin, stop)]
                if len(words) < _MIN_FIGURE or notice(self.tree, words):
                    continue
                clauses[head] = len(drafts) + len(found)
                found.append(self._plain(head, ranges))
            counts.setdefault(clauses[head], []).append(number)
        return found

    def _item(self, token: int, drafts: Sequence[Draft]) -> Range | None:
        """Return the item of a list without verbs, of which another item makes a claim ("two dead, *fifteen still inside*")."""
        tree = self.tree
        begin, stop = tree.sents[tree.sent[token]]
        if any(tree.is_predicate(i) for i in (token, *tree.above(token))) or not any(
            begin <= draft.predicate < stop for draft in drafts
        ):
            return None
        marks = [i for i in range(begin, stop) if tree.words[i] in _ITEMS or tree.pos[i] == "SPACE"]
        first = max((i + 1 for i in marks if i < token), default=None)
        last = min((i for i in marks if i > token), default=stop)
        if first is None or last - first < _MIN_ITEM:
            return None
        return first, last

    def _clause_of_figure(self, token: int) -> int | None:
        """Return the head of the finite clause in the report's own voice that a quantity stands in, or ``None``."""
        tree = self.tree
        predicate = next((index for index in (token, *tree.above(token)) if tree.is_predicate(index)), None)
        if predicate is None:
            return None
        head = self._head(predicate, None)
        bare = tree.dep[head] in {"acl", "acl:relcl", "amod"}
        return None if head in self.cues or not counted.tells(tree, head) or bare else head


def _parts(tree: Tree, tokens: Sequence[int]) -> list[Range]:
    """Cut a headline where it says another thing: at a colon, a semicolon, a comma, a spaced dash, and before "as"."""
    parts: list[Range] = []
    begin: int | None = None
    for index in tokens:
        cut = tree.pos[index] in {"PUNCT", "SPACE"} and tree.words[index] not in "'’“”\"()%$-"
        dash = tree.words[index] in {"-", "–", "—"} and tree.start[index] > tree.end[index - 1]
        if cut or dash or (tree.lower[index] == "as" and tree.base[index] == "mark"):
            if begin is not None and index - begin > 1:
                parts.append((begin, index))
            begin = None
        elif begin is None:
            begin = index
    if begin is not None and tokens[-1] > begin:
        parts.append((begin, tokens[-1] + 1))
    return parts
