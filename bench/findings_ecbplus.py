"""ECB+: event coreference across documents with gold mentions, through the product's own matching.

The documents are grouped into stories first (``reconcile.stories``), without the topics. Inside each story
every gold event mention becomes a claim: its head is the predicate; who takes part, type and vectors are as the
product reads them. Of the annotation only the words of the event mentions are used. Then ``reconcile.matching``
groups the claims.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Any

import numpy as np
from spacy.tokens import Doc, Token

from bench.findings_scorers import b_cubed, ceaf_e, conll, muc
from secondsource.claims import extract
from secondsource.claims.events.matching import Matcher
from secondsource.claims.events.patterns import event_adjectives
from secondsource.claims.telling import matters, signed_bytes
from secondsource.claims.tree import Tree
from secondsource.model import (
    Claim,
    Extraction,
    Mention,
    OffsetMap,
    Place,
    Report,
    Role,
    Span,
    digest,
)
from secondsource.reconcile.entities import resolve
from secondsource.reconcile.lexicon import is_phrase
from secondsource.reconcile.matching import Pile, Wishes, match
from secondsource.reconcile.matching.scoring import MENTIONS
from secondsource.reconcile.ordering import in_order
from secondsource.reconcile.stories import group

Read = Callable[[str], Doc]
"""A text → what the reader makes of it."""
_ROLES = {"ARG0": "actor", "ARG1": "target"}  # of PropBank
_PASSIVE = {"nsubj:pass": "target", "nsubj": "actor", "obj": "target", "obl:agent": "actor"}
_OF_A_NAME = frozenset({"amod", "compound", "flat", "nmod:poss", "nummod"})


class Document:
    """One ECB+ document as a report with claims.

    Attributes:
        report: Its text: the tokens joined by spaces, without the line of the page's address.
        extraction: What the product says of it, with one claim for each gold event mention instead of its own.
        gold: Claim id → coreference chain.
    """

    def __init__(self, row: dict[str, Any], read: Read) -> None:
        """Build it.

        Args:
            row: Of the set.
            read: The reader.
        """
        tokens: list[str] = row["tokens"]
        skipped = row["url_sentence"]
        starts, at, parts = {}, 0, []
        for sentence in row["sentences"]:
            if sentence["n"] == skipped:
                continue
            for token in range(sentence["start"], sentence["end"]):
                starts[token] = at
                parts.append(tokens[token])
                at += len(tokens[token]) + 1
        text = " ".join(parts)
        self.report = Report(digest("report", row["id"]), row["id"], text, "", OffsetMap("characters", ()))
        self.gold: dict[str, str] = {}
        events = [
            m
            for m in row["mentions"]
            if m["kind"] == "event" and m["validated"] and all(t in starts for t in m["tokens"])
        ]
        events.sort(key=lambda m: m["tokens"])
        self.extraction = Extraction(self.report.id, (), (), (), (), "gold mentions")
        if not events:
            return
        doc = read(text)
        reading = _Mentions(self.report, doc)
        claims, vectors, told = [], [], []
        for m in events:
            words = list(_words(doc, [Span(starts[t], starts[t] + len(tokens[t])) for t in m["tokens"]]))
            claim = reading.claim(m["id"], words)
            claims.append(claim)
            vectors.append(_unit(doc[words[0].i : words[-1].i + 1]._.vector))
            told.append([word.i for word in words])
            self.gold[claim.id] = m["coref"]
        own = reading.own
        self.extraction = Extraction(
            self.report.id,
            tuple(claims),
            own.entities,
            signed_bytes(np.array(vectors)),
            own.times,
            "gold mentions",
            signed_bytes(matters(doc, told)),
        )


def _unit(vector: np.ndarray[Any, np.dtype[np.float32]]) -> np.ndarray[Any, np.dtype[np.float32]]:
    return vector / max(float(np.linalg.norm(vector)), 1e-9)


def _words(doc: Doc, spans: Iterable[Span]) -> Iterator[Token]:
    for span in spans:
        found = doc.char_span(*span, alignment_mode="expand")
        if found is not None:
            yield from found


class _Mentions:
    """Makes claims of the words of mentions, with what the product reads of the text around them."""

    def __init__(self, report: Report, doc: Doc) -> None:
        self.report, self.doc = report, doc
        self.own = extract(report, doc)
        self.matcher = Matcher(Tree(doc))
        self.predicates = {p.token.i: p for p in doc._.predicates}
        self.sayers = {
            n: a.source.root
            for a in reversed(doc._.attributions)
            if a.cue is not None and a.source is not None
            for n in range(a.cue.start, a.cue.end)
        }
        self.entities = sorted(
            (span.end - span.start, span, e.id, e.kind)
            for e in self.own.entities
            for span in (e.mentions or (e.name_span,))
        )

    def claim(self, identity: str, words: Sequence[Token]) -> Claim:
        """Return the claim of a mention."""
        head = _head(words)
        told = self.matcher.event(head.i) if head.pos_ in {"VERB", "AUX"} else None
        kind, mode = (
            (told.first, told.second) if told else self.matcher.nouns.get(head.i, ("STATEMENT", None))
        )
        if kind == "STATEMENT":
            kind, mode = event_adjectives().get(head.lower_, (kind, mode))
        predicate = self.predicates.get(head.i)
        spans = sorted({Span(word.idx, word.idx + len(word)) for word in words})
        sentence = head.sent
        arguments = [*self._arguments(head), *self._beside(head, words)]
        places = [m for name, m in arguments if name == "place"]
        return Claim(
            id=digest("claim", self.report.id, identity),
            report=self.report.id,
            type=kind,
            mode=mode,
            predicate=_named(head, words),
            predicate_span=Span(head.idx, head.idx + len(head)),
            text=" ".join(span.of(self.report.text) for span in spans),
            spans=tuple(spans),
            sentence=Span(sentence.start_char, sentence.end_char),
            attribution=None,
            stance="asserts",
            modality="actual",
            polarity="affirmed",
            roles=tuple(Role(name, m) for name, m in arguments if name != "place"),
            place=Place(places[0]) if places else None,
            time=None,
            figures=(),
            factuality=predicate.factuality if predicate else None,
            headline=False,
            versions="gold mentions",
        )

    def _arguments(self, head: Token) -> Iterator[tuple[str, Mention]]:
        """Yield who takes part, as the reader has it: those with a role, then those that only the tree gives one."""
        seen = set()
        if head.i in self.sayers:
            seen.add(self.sayers[head.i].i)
            yield "actor", self._mention(self.sayers[head.i])
        predicate = self.predicates.get(head.i)
        for argument in predicate.arguments if predicate else ():
            root = argument.span.root
            if root.i in seen or (argument.label.startswith("ARGM") and argument.label != "ARGM-LOC"):
                continue
            seen.add(root.i)
            mention = self._mention(root)
            if argument.label == "ARGM-LOC":
                if self._kind(root) == "place":
                    yield "place", mention
            else:
                yield _ROLES.get(argument.label, "topic"), mention
        for child in head.children:
            if child.dep_ in _PASSIVE and child.i not in seen:
                yield _PASSIVE[child.dep_], self._mention(child)

    def _beside(self, head: Token, words: Sequence[Token]) -> Iterator[tuple[str, Mention]]:
        """Yield each word that hangs on that of a mention, by itself."""
        own = {word.i for word in words}
        for child in head.children:
            if child.i not in own:
                yield "beside", Mention(child.text, Span(child.idx, child.idx + len(child)), None)

    def _mention(self, root: Token) -> Mention:
        """Return the words for somebody, short of what is told about him, with the entity that they name."""
        words = sorted([root, *(c for c in root.children if c.dep_ in _OF_A_NAME)], key=lambda t: t.i)
        start, end = words[0].idx, words[-1].idx + len(words[-1])
        entity = self._entity(root)
        return Mention(self.report.text[start:end], Span(start, end), entity[2] if entity else None)

    def _entity(self, word: Token) -> tuple[int, Span, str, str] | None:
        return next((e for e in self.entities if e[1].start <= word.idx < e[1].end), None)

    def _kind(self, word: Token) -> str | None:
        entity = self._entity(word)
        return entity[3] if entity else None


def _named(head: Token, words: Sequence[Token]) -> str:
    """Return the lemma of the head, with the word that makes another verb of it ("break *out*", "take *place*")."""
    lemma = head.lemma_.lower()
    others = (f"{lemma} {word.lower_}" for word in words if word.i != head.i)
    return next(filter(is_phrase, others), lemma) if head.pos_ == "VERB" else lemma


def _head(words: Sequence[Token]) -> Token:
    """Return the word of some that the others hang on; of several, the one nearest to the root of the sentence."""
    inside = {word.i for word in words}
    tops = [w for w in words if w.head.i == w.i or w.head.i not in inside]
    full = [w for w in tops if w.pos_ not in {"ADP", "DET", "PUNCT"}]
    return min(full or tops, key=lambda w: (sum(1 for _ in w.ancestors), w.i))


def documents(rows: Sequence[dict[str, Any]], read: Read) -> list[Document]:
    """Return the documents that have a validated event mention."""
    made = [Document(row, read) for row in rows]
    return [d for d in made if d.gold]


def piles(docs: Sequence[Document]) -> Iterator[Pile]:
    """Yield the mentions of each story that the product finds."""
    by_id = {d.report.id: d for d in docs}
    for story in group([d.report for d in docs]):
        reports = in_order(by_id[r].report for r in story)
        extractions = {r.id: by_id[r.id].extraction for r in reports}
        entities = resolve(reports, extractions)
        yield Pile(reports, extractions, {m: e.id for e in entities for m in e.members})


def found_groups(docs: Sequence[Document]) -> list[set[str]]:
    """Return the product's grouping of all mentions."""
    return [
        {pile.profiles[n].claim.id for n in members}
        for pile in piles(docs)
        for members in match(pile, Wishes(), table=MENTIONS).groups
    ]


def by_lemma(docs: Sequence[Document]) -> list[set[str]]:
    """Return the baseline: mentions of one head lemma in one story."""
    of_story = {r: n for n, story in enumerate(group([d.report for d in docs])) for r in story}
    groups: dict[tuple[int, str], set[str]] = defaultdict(set)
    for d in docs:
        for claim in d.extraction.claims:
            groups[of_story[d.report.id], claim.predicate].add(claim.id)
    return list(groups.values())


def ecbplus(docs: Sequence[Document]) -> dict[str, float]:
    """Return CoNLL F1 and its parts, and the lemma baseline in the same run."""
    gold: dict[str, set[str]] = defaultdict(set)
    for d in docs:
        for claim, chain in d.gold.items():
            gold[chain].add(claim)
    true, found = list(gold.values()), found_groups(docs)
    return {
        "conll": conll(true, found),
        "muc": muc(true, found),
        "b_cubed": b_cubed(true, found),
        "ceaf_e": ceaf_e(true, found),
        "conll_lemma": conll(true, by_lemma(docs)),
    }
