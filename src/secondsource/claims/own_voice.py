"""Drafts of what a report asserts in its own voice without a typed event: "the captain remained on the bridge".

A finite main clause near the events of the crisis makes a claim where it names or points at a participant; so does any
clause with a figure that no other claim has. Scene-setting, definitions, questions, and words to readers make none.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from secondsource.claims import attach, stance, wording
from secondsource.claims.events import modality
from secondsource.claims.reading import Draft
from secondsource.claims.statement_drafts import Drafts
from secondsource.claims.tree import QUESTIONS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from secondsource.claims.saying import Range
    from secondsource.claims.tree import Tree

_CRISIS = frozenset(
    {
        "ACCESS", "AID", "ASSAULT", "CASUALTIES", "CEASEFIRE", "COERCE", "DAMAGE", "DETENTION", "DISPLACEMENT",
        "EVACUATION", "HAZARD", "MOBILIZE", "NEED", "PROTEST", "RETREAT", "SANCTION", "SIEGE", "TERRITORY", "THREATEN",
    }
)  # fmt: skip
"""Types of events that a crisis is made of; talks and statements alone are politics."""
_NEAR = 2
"""Sentences from such an event within which a clause belongs to the crisis."""
_LEAD = 2
"""Sentences that open a text, whose clauses do in any case, if it tells such an event at all."""
_LEAST = 4
"""Words of such a claim; shorter ones ("accidents are frequent", "she made precise") say too little."""
_MIN_FIGURE = 3
"""Tokens of a claim for the sake of its figure."""
_STATES = frozenset(
    {
        "contain", "include", "lie", "sit", "stand", "run", "border", "own", "belong", "consist", "comprise", "overlook",
        "separate", "link", "connect", "mean", "represent", "constitute", "house", "employ", "feature", "mark", "have", "live",
        "know", "think", "believe", "love", "like", "seem", "appear", "look", "sound", "matter", "specialize", "tend",
        "depend", "resemble", "see", "use", "cover",
    }
)  # fmt: skip
"""Verbs that in the plain present tell how things are, not what happens."""
_READER = frozenset({"you", "your", "yours", "yourself", "i", "me", "my", "us", "let's"})
"""Words of a writer who speaks to his readers, or of himself."""
_PARTS = frozenset({"all", "both", "most", "some", "none", "neither", "many", "several", "others"})
"""Pronouns for participants that the text has just named."""
_SAYING = frozenset({"say", "tell", "add", "state", "quote", "contribute"})
"""Verbs of saying whose content was not found: such a clause is no assertion, nor is "X contributed to this report"."""
_TORN = frozenset({"ADP", "DET", "CCONJ", "SCONJ", "PART", "AUX"})
"""What no assertion ends with; a clause that does has lost its rest."""
_YEAR = re.compile(r"1[5-9]\d\d|20\d\d")
_BESIDE = frozenset({"when", "while", "after", "since", "because", "although", "though", "whereas", "as"})
"""What opens a clause that asserts beside the main one ("… *when it sent a distress signal*")."""


class OwnVoice(Drafts):
    """Drafts the claims of the report's own voice: plain ones, and those of figures that no other claim has."""

    def _own_voice(self, drafts: Sequence[Draft]) -> list[Draft]:
        """Draft a claim for each clause near the crisis's events that no other draft gives."""
        tree = self.tree
        near = self._near(drafts)
        done = self._heads_done(drafts)
        given = [frozenset(i for b, s in draft.ranges for i in range(b, s)) for draft in drafts]
        found: list[Draft] = []
        for head in range(len(tree)):
            if (
                tree.sent[head] not in near
                or head in done
                or head in self.cues
                or not tree.is_predicate(head)
            ):
                continue
            if not tree.finite(head) or not _stands(tree, head) or self._innermost(head) is not None:
                continue
            if self._head(head, None) != head or not self._participates(head):
                continue
            ranges = wording.of_clause(tree, head, None, self.sayings)
            words = frozenset(i for begin, stop in ranges for i in range(begin, stop))
            if (
                not asserts(tree, head, words)
                or self._of_old(words)
                or any(words <= other for other in given)
            ):
                continue
            found.append(self._plain(head, ranges))
        return [*found, *self._of_headline([*drafts, *found])] if near else found

    def _of_old(self, words: frozenset[int]) -> bool:
        """Tell whether a clause tells history: it names a year that is not the report's."""
        now = (self.report.published or "")[:4]
        return any(_YEAR.fullmatch(self.tree.words[i]) and self.tree.words[i] != now for i in words)

    def _of_headline(self, drafts: Sequence[Draft]) -> list[Draft]:
        """Draft a claim of each part of the headline that tells something and has none: "search ends, company blames police"."""
        tree = self.tree
        title = self.report.spans.get("title")
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
        """Return the sentences that stand near an event of the crisis."""
        told = {self.tree.sent[draft.predicate] for draft in drafts if draft.type in _CRISIS}
        opening = set(range(_LEAD)) if told else set()
        return frozenset(opening | {n for spot in told for n in range(spot - _NEAR, spot + _NEAR + 1)})

    def _heads_done(self, drafts: Sequence[Draft]) -> frozenset[int]:
        """Return the predicates of the clauses that other drafts give."""
        done: set[int] = set()
        for draft in drafts:
            saying = self.sayings[draft.saying] if draft.saying is not None else None
            done.add(self._head(draft.predicate, saying))
            done.update(
                spot
                for spot in draft.setting.spots
                if any(begin <= spot < stop for begin, stop in draft.ranges)
            )
        return frozenset(done)

    def _participates(self, head: int) -> bool:
        """Tell whether the subject of a clause names a participant, or stands for one that the report names or describes."""
        tree = self.tree
        subject = tree.subject(head)
        if subject is None:
            return False
        if tree.pos[subject] in {"NOUN", "PROPN", "NUM"} or tree.ent[subject]:
            return True
        if tree.lower[subject] == "we":
            return (not _present(tree, head) and not tree.exactly(head, "aux")) or _perfect(tree, head)
        personal = tree.lower[subject] in {"he", "she", "it", "they"} and tree.pos[subject] == "PRON"
        return tree.lower[subject] in _PARTS or (personal and self.registry.entity_at(subject) is not None)

    def _plain(self, head: int, ranges: tuple[Range, ...]) -> Draft:
        """Draft the claim of one clause in the report's own voice."""
        tree = self.tree
        clause = frozenset(i for begin, stop in ranges for i in range(begin, stop))
        modality_, polarity = modality.of_clause(tree, head, None)
        subject = tree.own_subject(head)
        named = subject is not None and tree.pos[subject] != "PRON"
        doubts = next(
            (i for i in (head, *tree.of(head, "xcomp", "csubj", "ccomp")) if stance.unconfirmed(tree, i)),
            None,
        )
        return Draft(
            "STATEMENT",
            None,
            head,
            ranges,
            None,
            "cannot_confirm" if doubts is not None else "asserts",
            modality_ if doubts is None else "possible",
            polarity if doubts is None else "affirmed",
            (("topic", subject),) if subject is not None and named else (),
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
            ]
            if holders:
                counts.setdefault(min(holders)[1], []).append(number)
                continue
            if quantity.kind in {"duration", "age"} or self._innermost(token) is not None:
                continue
            head = self._clause_of_figure(token)
            if head is None:
                continue
            if head not in clauses:
                ranges = wording.of_clause(self.tree, head, None, self.sayings)
                if sum(stop - begin for begin, stop in ranges) < _MIN_FIGURE:
                    continue
                clauses[head] = len(drafts) + len(found)
                found.append(self._plain(head, ranges))
            counts.setdefault(clauses[head], []).append(number)
        return found

    def _clause_of_figure(self, token: int) -> int | None:
        """Return the head of the finite clause in the report's own voice that a quantity stands in, or ``None``."""
        tree = self.tree
        predicate = next((index for index in (token, *tree.above(token)) if tree.is_predicate(index)), None)
        if predicate is None:
            return None
        head = self._head(predicate, None)
        bare = tree.dep[head] in {"acl", "acl:relcl", "amod"}
        return None if head in self.cues or not tree.finite(head) or bare else head


def asserts(tree: Tree, head: int, words: frozenset[int]) -> bool:
    """Tell whether a clause says what happens or how things stand now, to whoever follows the crisis.

    Args:
        tree: The document.
        head: Its predicate, which has a subject.
        words: Its tokens.
    """
    said = sorted(i for i in words if tree.pos[i] not in {"PUNCT", "SPACE"})
    if len(said) < _LEAST or tree.lemma[head] in _SAYING:
        return False
    if tree.pos[said[-1]] in _TORN and tree.base[said[-1]] != "compound":
        return False
    if tree.pos[head] == "AUX" and tree.lemma[head] == "do":
        return False  # "China does not"
    if any(tree.lower[i] in _READER for i in said) or _asks(tree, head):
        return False
    if tree.lemma[head] == "come" and tree.of(head, "advcl"):
        return False  # "the announcement came a day after …": only ties two events
    return not _sets_scene(tree, head, said)


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


def _stands(tree: Tree, head: int) -> bool:
    """Tell whether a clause is a main one, or asserts beside the main one with a subject of its own."""
    if tree.base[head] in {"root", "conj", "parataxis"}:
        return True
    marks = {tree.lower[kid] for kid in tree.of(head, "mark", "advmod")}
    beside = tree.base[head] == "advcl" and tree.own_subject(head) is not None and bool(marks & _BESIDE)
    return beside and not _present(tree, head) and not tree.asks(head)


def _present(tree: Tree, head: int) -> bool:
    """Tell whether a clause is in the plain present."""
    if tree.of(head, "aux"):
        return False
    bearers = [head, *tree.of(head, "cop")]
    return any("Tense=Pres" in tree.feats[i] and "VerbForm=Fin" in tree.feats[i] for i in bearers)


def _perfect(tree: Tree, head: int) -> bool:
    return any(tree.lower[kid] in {"have", "'ve", "’ve", "had"} for kid in tree.of(head, "aux"))


def _sets_scene(tree: Tree, head: int, said: Sequence[int]) -> bool:
    """Tell whether a clause says how things are as a rule: "the city lies on the coast", "barrel bombs are crude weapons"."""
    if not _present(tree, head):
        return False
    if tree.of(head, "cop"):
        return tree.pos[head] in {"NOUN", "PROPN", "PRON"} and not tree.of(head, "case")
    if tree.lemma[head] in _STATES:
        return True
    subject = tree.subject(head)
    pointed = subject is not None and (
        bool(tree.of(subject, "det", "nummod")) or bool(tree.exactly(subject, "nmod:poss"))
    )
    return not pointed and not any(tree.ent[i] for i in said)


def _asks(tree: Tree, head: int) -> bool:
    """Tell whether a sentence is a question, its mark there or lost ("Is he using …", "why the ship sank")."""
    start, end = tree.sents[tree.sent[head]]
    first = start
    while first < end and tree.pos[first] in {"PUNCT", "SPACE"}:
        first += 1
    if "?" in tree.words[start:end] or tree.lower[first] in QUESTIONS - {"if", "when"}:
        return True
    subject = tree.own_subject(head)
    return tree.pos[first] == "AUX" and subject is not None and first < subject
