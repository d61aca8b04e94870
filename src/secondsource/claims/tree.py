"""The syntax of a document as plain lists: what the rules of this room ask of a tree, quickly.

Token attributes of a ``Doc`` cost a call each; the rules look at every token many times. All functions here
speak of tokens by their index in the document.
"""

from __future__ import annotations

from operator import add
from typing import TYPE_CHECKING

from secondsource.claims import (
    antecedents,
    columns,
    coordinated,
    datelines,
    furniture_headings,
    headlines,
    named_spans,
    naming,
    phrases,
    rehung,
    rehung_clauses,
    rehung_edges,
    sentences,
)
from secondsource.claims.arcs import Arcs
from secondsource.claims.spots import Spots
from secondsource.model.span import Span

if TYPE_CHECKING:
    from spacy.tokens import Doc

SUBJECTS = frozenset({"nsubj", "csubj"})
_CLAUSAL = SUBJECTS | {"cop"}
_PASSIVE = frozenset({"aux:pass", "nsubj:pass", "csubj:pass", "obl:agent"})
NOMINAL = frozenset({"NOUN", "PROPN", "PRON", "NUM"})
_SUBSTANTIVE = NOMINAL | {"ADJ", "DET", "X", "SYM"}
OPENING = '“"‘«„'
CLOSING = '”"’»'

QUESTIONS = frozenset(
    {"when", "where", "why", "who", "whom", "whose", "what", "which", "how", "whether", "if"}
)
"""Words that open an indirect question."""

_OPEN_QUESTION = frozenset({
    "clear", "unclear", "study", "know", "unknown", "confirm", "verify", "see", "ask", "determine", "certain", "sure",
    "wonder", "decide", "say", "establish", "tell", "question", "doubt", "specify", "disclose", "mention",
    "reveal",
})  # fmt: skip
_PLACED = frozenset({"in", "on", "by", "at", "from", "since", "during", "until", "after", "before"})
_MODALS = frozenset({
    "will", "wo", "would", "can", "ca", "could", "may", "might", "must", "shall", "should", "'ll", "’ll",
    "'d", "’d",
})  # fmt: skip


class Tree(Arcs):
    """One document's tokens and tree.

    Attributes:
        doc: The document.
        columns: What the reader gave, before anything was hung anew.
        text: Its text.
        words: Text of each token.
        lower: The same in lower case.
        lemma: Lemma, lower case.
        pos: UD part of speech.
        feats: UD morphology as a string.
        spots: Where each word stands in the document.
        sent: Index of the token's sentence.
        sents: Token bounds of each sentence.
        ent: Label of the entity that the token belongs to, or ``""``.
        ents: Token bounds and label of each entity.
        aside: Tokens of date lines that ran into a sentence.
        headline: The headline that ran into the text with its teller, or ``None``.
    """

    def __init__(self, doc: Doc, text: str | None = None) -> None:
        """Read a document; ``text``: its text, where it is at hand (every access to a ``Doc``'s builds it anew)."""
        self.doc = doc
        self.columns = read = columns.Columns(doc, text)
        self.text, self.words, self.lower, self.pos = read.text, read.words, read.lower, read.pos
        feats = columns.strings(doc, "MORPH")
        self.lemma = columns.lemmas(doc, self.words, self.lower, self.pos, feats)
        self.feats = columns.plain(feats)
        super().__init__(list(read.heads), list(read.dep))
        self.start = read.starts
        self.end = list(map(add, self.start, map(len, self.words)))
        self.spots = Spots(self.words, self.lower, self.lemma, self.pos)
        self._forget()
        self.aside: frozenset[int] = frozenset()
        self._set_sents(sentences.rejoined(self, columns.sentences(doc)))
        for moves in (rehung.moves, coordinated.moves):
            self.follow(moves(self))
        self.ents = naming.mended(self, named_spans.find(self, doc))
        self.ent = [""] * len(doc)
        for start, end, label in self.ents:
            self.ent[start:end] = [label] * (end - start)
        self.ent_of = {index: (start, end) for start, end, _ in self.ents for index in range(start, end)}
        self._forget()
        for moves in (rehung_edges.moves, rehung_clauses.moves, antecedents.moves):
            self.follow(moves(self))
        self.aside = datelines.find(self)
        self._forget()
        if headings := furniture_headings.find(self):
            self._set_sents(furniture_headings.parted(self.sents, headings))
            self.follow(furniture_headings.moves(self, headings))
            self.aside = datelines.find(self)
            self._forget()
        self.headline = headlines.find(self)
        if self.headline is not None:
            self._set_sents(headlines.sentences(self.sents, self.headline))
            self.follow(headlines.parted(self, self.headline))
            self.aside = datelines.find(self) | {self.headline.stop}
            self._forget()

    def _forget(self) -> None:
        """Ask the tree anew from here on: what the rules ask of a word again and again is worked out once."""
        self._cases: dict[int, str] = {}
        self._phrases: dict[int, tuple[int, int]] = {}
        self._subjects: dict[int, int | None] = {}
        self._predicates: dict[int, bool] = {}

    def hang(self, token: int, head: int, dep: str) -> None:
        """Hang a token on another head, as ``Arcs`` does."""
        super().hang(token, head, dep)
        self._forget()

    def _set_sents(self, sents: list[tuple[int, int]]) -> None:
        self.sents = sents
        self.sent = [0] * len(self.words)
        for number, (start, end) in enumerate(sents):
            self.sent[start:end] = [number] * (end - start)
        self._forget()

    def case(self, index: int) -> str:
        """Return the preposition of a nominal in lower case (``"because of"``), ``""`` without one."""
        found = self._cases.get(index)
        if found is None:
            found = self._cases[index] = self._case(index)
        return found

    def _case(self, index: int) -> str:
        words: list[str] = []
        for kid in (self.of(index, "case") or self._case_before(index)) if self.kids[index] else ():
            if self.lower[kid] in {"'s", "’s", "'", "’"}:
                continue
            words.append(self.lower[kid])
            if self.kids[kid]:
                words.extend(self.lower[part] for part in self.of(kid, "fixed"))
        if not words and self.base[index] in {"obl", "nmod"} and not self.possessive(index):
            return self._before(index)
        return " ".join(words)

    def _case_before(self, index: int) -> list[int]:
        """Return the preposition of what describes a name before it ("*of* the rector X")."""
        described = self.exactly(index, "nmod:desc")
        return [case for noun in described if noun < index for case in self.of(noun, "case")]

    def _before(self, index: int) -> str:
        """Return the preposition right before a noun phrase whose own the tree hung elsewhere."""
        first = index - 1
        while (
            first > 0
            and self.head[first] == index
            and self.pos[first] in {"DET", "ADJ", "NUM", "PROPN", "NOUN"}
        ):
            first -= 1
        return (
            self.lower[first]
            if first >= 0 and self.pos[first] == "ADP" and self.sent[first] == self.sent[index]
            else ""
        )

    def possessive(self, index: int) -> bool:
        """Tell whether the nominal is a possessor."""
        return self.dep[index] == "nmod:poss"

    def is_verb(self, index: int) -> bool:
        """Tell whether the token is a verb that is no auxiliary or copula."""
        return self.pos[index] == "VERB" or (
            self.pos[index] == "AUX" and self.base[index] not in {"aux", "cop"}
        )

    def passive(self, index: int) -> bool:
        """Tell whether a verb is passive, as a clause or as a participle that modifies a noun."""
        if not _PASSIVE.isdisjoint(map(self.dep.__getitem__, self.kids[index])):
            return True
        if self.base[index] == "conj" and not self.of(index, "nsubj", "csubj", "aux", "obj"):
            head = self.head[index]
            return self.is_verb(head) and self.past_participle(index) and self.passive(head)
        bare = self.base[index] in {"acl", "advcl", "amod"} and self.dep[index] != "acl:relcl"
        return bare and self.past_participle(index) and not self.of(index, "aux", "obj")

    def past_participle(self, index: int) -> bool:
        """Tell whether the token is a past participle."""
        feats = self.feats[index]
        if "VerbForm=Part" in feats:
            return "Tense=Pres" not in feats and not self.lower[index].endswith("ing")
        return not feats and self.doc[index].tag_ == "VBN"

    def gerund(self, index: int) -> bool:
        """Tell whether the token is an -ing form."""
        return self.lower[index].endswith("ing") and "VerbForm=Fin" not in self.feats[index]

    def infinitive(self, index: int) -> bool:
        """Tell whether the verb stands with "to"."""
        for kid in self.kids[index]:  # noqa: SIM110 - asked very often: no generator
            if self.lower[kid] == "to" and self.pos[kid] == "PART":
                return True
        return False

    def bare_infinitive(self, index: int, head: int) -> bool:
        """Tell whether a coordinated verb goes on an infinitive ("to bomb the town and *hit* the bridge")."""
        return self.base[index] == "conj" and self.infinitive(head) and self.lower[index] == self.lemma[index]

    def finite(self, index: int) -> bool:
        """Tell whether the clause of this predicate is finite (a verb form or an auxiliary or copula that is)."""
        if "VerbForm=Fin" in self.feats[index]:
            return True
        for kid in self.of(index, "aux", "cop"):
            if "VerbForm=Fin" in self.feats[kid] or self.lower[kid] in _MODALS:
                return True
        return False

    def own_subject(self, index: int) -> int | None:
        """Return the overt subject of a predicate, or ``None``; expletives do not count."""
        if index not in self._subjects:
            self._subjects[index] = self._own_subject(index)
        return self._subjects[index]

    def _own_subject(self, index: int) -> int | None:
        found: int | None = None
        for kid in self.kids[index]:
            if self.base[kid] not in SUBJECTS or kid in self.aside or self._of_whole(index, kid):
                continue
            # "30 people tested positive, and *4* were taken hostage", hung on one verb: its own is behind the "and"
            between = range(found + 1, kid) if found is not None and kid < index else ()
            if found is None or any(map(between.__contains__, self.of(index, "cc"))):
                found = kid
        counted = found is None and self.base[index] == "conj" and self.is_verb(index)
        return self._counted(index) if counted else found

    def _of_whole(self, index: int, subject: int) -> bool:
        """Tell whether a subject is that of a whole clause, not of its verb ("*the problem* is that they left")."""
        return self.dep[subject] == "nsubj:outer" and len(self.of(index, "nsubj", "csubj")) > 1

    def _counted(self, index: int) -> int | None:
        """Return the bare number that is the subject of a verb behind "and", whatever the tree makes it: "and *no more than 12* were hurt"."""
        tie = next((kid for kid in self.of(index, "cc") if kid < index), None)
        if tie is None:
            return None
        words = [i for i in range(tie + 1, index) if self.pos[i] != "AUX"]
        numbers = [i for i in words if self.words[i].lstrip("~")[:1].isdigit() or self.pos[i] == "NUM"]
        plain = all(self.pos[i] in {"NUM", "ADV", "ADJ", "ADP", "SYM", "DET"} for i in words)
        if len(numbers) != 1 or not plain or numbers[0] != words[-1]:
            return None
        placed = self.case(numbers[0]) in _PLACED and self.lower[numbers[0] - 1] not in {"least", "most"}
        return None if placed else numbers[0]

    def subject(self, index: int, depth: int = 0) -> int | None:
        """Return the subject of a predicate, overt or understood, or ``None``.

        Understood: of a coordinated, controlled or raised predicate, of a participle that modifies a noun, of a
        relative clause, of an adverbial clause without a subject.
        """
        own = self.own_subject(index)
        if own is not None:
            return self.antecedent(own)
        head, dep = self.head[index], self.base[index]
        if depth > 6 or head == index:
            return None
        if dep == "conj":
            return self.subject(head, depth + 1) if self.is_predicate(head) else None
        if dep in {"xcomp", "ccomp"} and self.is_predicate(head):
            if dep == "ccomp" and self.finite(index):
                return None
            objects = self.of(head, "obj", "iobj")
            if objects and self.lemma[head] not in {"promise", "threaten", "vow"}:
                return self.antecedent(objects[0])
            return self.subject(head, depth + 1)
        if dep == "amod":
            return head
        if dep == "acl":
            if self.infinitive(index):
                owners = self.exactly(head, "nmod:poss")
                return owners[0] if owners else None
            return head
        if dep == "advcl" and self.is_predicate(head):
            objects = self.of(head, "obj")
            if objects and objects[0] < index and self.complement(index):
                return self.antecedent(objects[0])  # "accused rebels of shelling", "kept people from leaving"
            return self.subject(head, depth + 1)
        return None

    def complement(self, index: int) -> bool:
        """Tell whether a clause hangs on its verb by a preposition ("accused them *of shelling*")."""
        return self.gerund(index) and any(
            self.lower[mark] in {"of", "from", "for", "against", "into"} and self.head[index] < mark < index
            for mark in self.of(index, "mark", "case")
        )

    def asks(self, index: int) -> bool:
        """Tell whether a clause with "if" is a question ("it was not clear if …"), not a condition."""
        return (
            self.base[index] in {"ccomp", "csubj", "advcl"} and self.lemma[self.head[index]] in _OPEN_QUESTION
        )

    def is_predicate(self, index: int) -> bool:
        """Tell whether the token heads a clause: a verb, or what a copula or a subject belongs to."""
        found = self._predicates.get(index)
        if found is None:
            kids = self.kids[index]
            clausal = bool(kids) and not _CLAUSAL.isdisjoint(map(self.base.__getitem__, kids))
            found = self._predicates[index] = clausal or self.is_verb(index)
        return found

    def antecedent(self, index: int) -> int:
        """Return what a relative pronoun stands for, the token itself for anything else."""
        if self.lower[index] in {"who", "which", "that", "whom", "whose"} and self.pos[index] in {
            "PRON",
            "DET",
            "SCONJ",
        }:
            for head in (index, *self.above(index)):
                if self.dep[head] == "acl:relcl":
                    return rehung.related(self, index, self.head[head])
        return index

    def agent(self, index: int) -> int | None:
        """Return the agent of a passive ("by the army"), or ``None``."""
        for kid in self.kids[index]:
            if self.dep[kid] == "obl:agent" or (self.base[kid] in {"obl", "nmod"} and self.case(kid) == "by"):
                if self.ent[kid] in {"DATE", "TIME", "MONEY", "QUANTITY"} or self.gerund(kid):
                    continue
                return kid
        return None

    def objects(self, index: int) -> list[int]:
        """Return the objects of a verb; the subject of a passive; the noun of a participle or gap of a relative clause."""
        if self.passive(index):
            subject = self.subject(index)
            found = [subject] if subject is not None and self.pos[subject] in _SUBSTANTIVE else []
            return found + [self.antecedent(kid) for kid in self.of(index, "obj")]
        found = [self.antecedent(kid) for kid in self.of(index, "obj")]
        if not found and self.dep[index] == "acl:relcl":
            own = self.own_subject(index)
            relatives = [
                kid
                for kid in self.subtree(index)
                if self.lower[kid] in {"who", "which", "that", "where", "when"}
            ]
            if own is not None and self.antecedent(own) == own and not relatives:
                found = [self.head[index]]
        if not found and self.base[index] == "conj" and self.is_verb(self.head[index]):
            # "killed and wounded 15 people": the object of the last one is that of all before it.
            return []
        if not found:
            for kid in self.of(index, "conj"):
                if (
                    self.is_verb(kid)
                    and self.of(kid, "obj")
                    and not self.own_subject(kid)
                    and kid - index <= 3
                ):
                    return [self.antecedent(obj) for obj in self.of(kid, "obj")]
        return found

    def obliques(self, index: int) -> list[tuple[str, int]]:
        """Return preposition and head of each prepositional dependent of a verb or noun."""
        return [
            (self.case(kid), kid)
            for kid in self.kids[index]
            if self.base[kid] in {"obl", "nmod"} and not self.possessive(kid)
        ]

    def chars(self, start: int, end: int) -> Span:
        """Return the character span of the tokens ``[start, end)``."""
        return Span(self.start[start], self.end[end - 1])

    def trimmed(self, start: int, end: int) -> tuple[int, int]:
        """Shrink a token range by punctuation at its edges."""
        while start < end and self.pos[start] in {"PUNCT", "SPACE"}:
            start += 1
        while end > start and self.pos[end - 1] in {"PUNCT", "SPACE"}:
            end -= 1
        return start, end

    def phrase(self, index: int) -> tuple[int, int]:
        """Return the token range of a noun phrase: ``phrases.phrase``."""
        found = self._phrases.get(index)
        if found is None:
            found = self._phrases[index] = phrases.phrase(self, index)
        return found

    def coordination(self, index: int) -> tuple[int, int]:
        """Return the token range of a noun phrase with the phrases that are coordinated with it."""
        return phrases.coordination(self, index)
