"""Drafts of claims that report events: of verbs, of nouns, and of nouns that are themselves demanded or announced."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from secondsource.claims import (
    asking,
    attach,
    bidding,
    coordinated,
    documents,
    pieces,
    settings,
    stance,
    standing,
    wording,
)
from secondsource.claims.events import background, leanings, modality, roles
from secondsource.claims.reading import Draft, Reading

if TYPE_CHECKING:
    from secondsource.claims.events.event import Event
    from secondsource.claims.saying import Range, Saying
    from secondsource.model.claim import Modality, Stance

STANCE_MODE = {
    "demands": "called_for",
    "rejects": "rejected",
    "proposes": "proposed",
    "denies": "denied",
    "promises": "promised",
    "expects": "expected",
    "warns": "warned_of",
}
"""Mode of what is itself demanded, rejected, …."""

_BEFALLS = frozenset({"CASUALTIES", "DAMAGE", "DISPLACEMENT", "HAZARD"})
"""What befalls people and is not agreed to: its mode tells what happened, whoever announced, denied or warned of it."""

WANTED = frozenset({"demands", "expects", "promises", "proposes", "rejects"})
"""Stances to what is to be, or not to be."""

_NUMBERS = frozenset({"number", "toll", "total", "figure", "count", "tally", "those"})
"""Nouns whose participle says nothing without the number ("bringing to 45 the number killed")."""


_ACTORS = frozenset({"PERSON", "ORG", "GPE", "NORP", "MISC"})


class EventDrafts(Reading):
    """Drafts one claim per event."""

    def _event_drafts(self) -> list[Draft]:
        return [draft for event in self.events if (draft := self._of_event(event)) is not None]

    def _of_event(self, event: Event) -> Draft | None:
        tree = self.tree
        if asking.embedded(tree, event.trigger):
            return None  # "a question as to why strikes do not *target* them"
        if not event.presupposed and self._is_asked(event.trigger):
            return None
        if event.type in background.MEANWHILE and background.only_meanwhile(tree, event):
            return None
        if background.only_describes(tree, event) or background.only_ties(tree, event):
            return None
        if background.left_unsaid(tree, event) or background.of_whomever(tree, event):
            return None
        if event.type == "COERCE" and background.by_need(tree, event):
            return None
        if background.only_dates(tree, event) or background.only_charged(tree, event):
            return None
        if background.not_told_yet(tree, event):
            return None
        if event.content_of is not None:
            return self._of_content(event, event.content_of)
        number = self._innermost(event.trigger)
        rumour = tree.base[event.trigger] == "acl" and tree.lower[tree.left[event.trigger]] == "according"
        if number is None and rumour:  # "denies the rumours *according to which jets struck it*"
            number = self._innermost(tree.head[event.trigger])
        if (
            number is None
            and (reader := tree.own_subject(event.anchor)) is not None
            and tree.lower[reader] == "you"
        ):
            return None  # "you agree to receive our letters"
        saying = self.sayings[number] if number is not None else None
        if saying is not None and saying.cue_head is not None and not saying.clausal:
            cue = saying.cue_head
            if tree.dep[cue] == "acl:relcl" and event.trigger in tree.above(cue):
                number, saying = None, None  # "were hurt in a blast *that was blamed on* …"
        if saying is not None and not saying.clausal:
            inside = event.kind == "noun" or tree.dep[event.trigger] in {"acl", "acl:relcl", "amod", "advcl"}
            if event.kind == "noun" and not event.presupposed:
                return None
            if not inside:
                saying = saying if event.kind == "verb" else None
        head = self._head(self._spot(event), saying)
        own: tuple[Range, ...] | None = (
            None  # the words that tell the event, where they are no assertion alone
        )
        if event.presupposed:
            own = wording.of_noun(tree, event.trigger)
            ranges = self._around(event.trigger, number) or own
        elif event.kind == "adjective" and tree.base[event.trigger] in {"amod"}:
            own = self._clause(event.trigger, saying)
            ranges = self._around(event.trigger, number) or own
        elif tree.dep[event.trigger] == "acl" and self._numbered(tree.head[event.trigger]):
            ranges = self._around(event.trigger, number) or self._words(head, saying)
        elif (
            saying is not None
            and not saying.clausal
            and saying.cue_head is not None
            and tree.base[event.trigger] not in {"acl", "amod"}
        ):
            outer = self.sayings[saying.outer] if saying.outer is not None else None
            ranges = self._clause(self._head(saying.cue_head, outer), outer)
        else:
            ranges = self._words(head, saying)
        if sum(stop - begin for begin, stop in ranges) == 1:  # a word alone says nothing: what is said, does
            said = saying.contents if saying is not None and saying.clausal else ()
            whole = next((piece for piece in said if piece[0] <= event.trigger < piece[1]), None)
            sentence = tree.sents[tree.sent[event.trigger]]
            if whole is not None and (whole[0] < sentence[0] or sentence[1] < whole[1]):
                return None  # what a point of a longer text is headed with ("2. *Evacuation*. The town is empty.")
            ranges = pieces.ranges(tree, set(range(*(whole or sentence))))
        if not ranges or self._only_dates(head, ranges):
            return None
        stance_: Stance = saying.stance if saying is not None else "asserts"
        if stance_ in WANTED and background.known(tree, event, saying):
            stance_, voice = "asserts", None
        elif saying is not None and stance_ == "denies" and background.tells_which(tree, event, saying):
            stance_, voice, number = "asserts", None, None
        else:
            voice = saying
        modality_, polarity = modality.read(tree, event, voice)
        if modality_ == "actual" and not event.presupposed and head != event.trigger:
            modality_ = modality.of_words(tree, event.trigger, head, voice)
        if modality_ in {"planned", "possible"} and background.only_aimed_at(tree, event.anchor, saying):
            return None
        clause = frozenset().union(*(range(*part) for part in own or ranges))
        mode = event.mode
        if (
            stance_ == "asserts"
            and saying is None
            and modality_ == "possible"
            and stance.unconfirmed(tree, tree.head[event.anchor])
        ):
            stance_ = "cannot_confirm"
        stance_, modality_ = self._as_it_stands(event.anchor, saying, stance_, modality_)
        if stance_ == "asserts" and not event.presupposed and self._bidden(event.anchor):
            stance_, modality_ = "demands", "demanded"
        where = attach.setting(
            tree, event, head, clause, saying, self._said_at(number) | self._outer_words(number)
        )
        second = coordinated.sharing_end(tree, event.trigger) if head == event.trigger else None
        if second is not None:
            where = replace(where, spots=(*where.spots, second))
        open_ = event.kind == "noun" and asking.left_open(tree, head, event.trigger)
        foiler = leanings.foiled(tree, event.trigger)
        stopped = tree.subject(foiler) if foiler is not None else None
        return Draft(
            type="STATEMENT" if open_ else event.type,
            mode=None if open_ else mode,
            predicate=event.trigger,
            ranges=ranges,
            saying=number,
            stance=stance_,
            modality=modality_,
            polarity=polarity,
            fillers=tuple(
                filler for filler in roles.fill(tree, self.matcher, event) if filler != ("actor", stopped)
            ),
            setting=where,
            keys=(event.trigger, *event.parts, event.anchor),
        )

    def _as_it_stands(
        self, word: int, saying: Saying | None, stance_: Stance, modality_: Modality
    ) -> tuple[Stance, Modality]:
        """Return stance and modality of what the words above it may call open or false.

        Where somebody claims it and the report doubts his words, he still asserts it; it only may be.
        """
        found = standing.of(self.tree, word)
        if found is None or stance_ != "asserts":
            return stance_, modality_
        told, verb = found
        may: Modality = "possible" if modality_ == "actual" else modality_
        if saying is not None and not saying.holds(verb):
            return stance_, may
        return told, "denied" if told == "denies" else may

    def _bidden(self, word: int) -> bool:
        """Tell whether a deed is only what an imperative asks for, in no headline."""
        headline = self.title is not None and self.title.start <= self.tree.start[word] < self.title.end
        return not headline and bidding.bidden(self.tree, word, self.quotes)

    def _only_dates(self, head: int, ranges: tuple[Range, ...]) -> bool:
        """Tell whether a clause of two words only says when something else was ("mined it all *before they left*")."""
        tree = self.tree
        subject = tree.own_subject(head)
        short = sum(stop - begin for begin, stop in ranges) <= 2 and tree.base[head] == "advcl"
        return short and subject is not None and tree.pos[subject] == "PRON"

    def _is_asked(self, trigger: int) -> bool:
        """Tell whether a word stands in a question ("did the army *bomb* it?"); a relative clause in one still tells."""
        tree = self.tree
        relative = any(tree.dep[i] == "acl:relcl" for i in (trigger, *tree.above(trigger)))
        return not relative and asking.direct(tree, trigger, self.quotes)

    def _spot(self, event: Event) -> int:
        """Return the word whose clause tells an event; of "Dozens dead" the number, which the tree makes the head."""
        tree, anchor = self.tree, event.anchor
        above = tree.head[anchor]
        bare = event.kind == "adjective" and tree.base[anchor] in {"acl", "appos", "parataxis"}
        if bare and above < anchor and not tree.is_verb(above) and tree.own_subject(anchor) is None:
            return above
        return anchor

    def _numbered(self, noun: int) -> bool:
        """Tell whether a noun is a number, or what one counts: "the number of people killed"."""
        tree = self.tree
        return {tree.lemma[noun], tree.lower[noun]} & _NUMBERS != set() or (
            tree.base[noun] == "nmod" and tree.lemma[tree.head[noun]] in _NUMBERS
        )

    def _around(self, noun: int, number: int | None) -> tuple[Range, ...]:
        """Return the words of the clause that a noun stands in, said by the same speaker; none: ``()``."""
        tree = self.tree
        predicate = next((i for i in tree.above(noun) if tree.is_predicate(i)), None)
        if predicate is None or self._innermost(predicate) != number or predicate in self.cues:
            return ()
        saying = self.sayings[number] if number is not None else None
        ranges = self._words(self._head(predicate, saying), saying)
        return ranges if any(begin <= noun < stop for begin, stop in ranges) else ()

    def _of_content(self, event: Event, number: int) -> Draft | None:
        """Draft the claim of a noun that is itself what is demanded, announced, rejected, ….."""
        tree = self.tree
        saying = self.sayings[number]
        if self._only_modifies(saying):
            return None
        if saying.cue_head is None or tree.lemma[saying.cue_head] in {"say", "add", "note"}:
            return None  # "said the strikes on the town": the rest of the sentence is lost
        outer = self.sayings[saying.outer] if saying.outer is not None else None
        head = self._head(saying.cue_head, outer)
        if tree.words[saying.cue_head] == ":":
            head = event.anchor  # a heading that gives somebody's words ("Assad: *No truce*")
            ranges = tuple(piece for piece in saying.contents if piece[0] <= event.trigger < piece[1])
        else:
            ranges = self._clause(head, outer)
        if not ranges:
            return None
        if not any(begin <= event.trigger < stop for begin, stop in ranges):
            # A further content of the same cue ("warned of a disaster and that crimes are being committed").
            first = min(begin for begin, _ in ranges)
            ranges = pieces.ranges(
                tree, set(range(first, tree.right[wording.clause_head(tree, event.trigger)]))
            )
        modality_, polarity = modality.read(tree, event, saying)
        clause = frozenset(i for begin, stop in ranges for i in range(begin, stop))
        stance_, modality_ = self._as_it_stands(event.trigger, saying, saying.stance, modality_)
        mode = event.mode
        if event.type not in _BEFALLS:
            mode = STANCE_MODE.get(saying.stance) or self._announced(saying, event) or mode
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
            and (
                saying.stance != "asserts" or tree.lemma[saying.cue_head] in {"declare", "proclaim", "agree"}
            )
        ):
            fillers = [("actor", tree.antecedent(saying.source_head)), *fillers]
        fillers += self._addressed(saying, {head for _, head in fillers})
        place_spots = attach.Setting(
            (event.trigger, *event.parts, saying.cue_head, head),
            clause,
            frozenset(),
            physical=settings.noted(tree, event, saying.cue_head),
        )
        return Draft(
            type=event.type,
            mode=mode,
            predicate=event.trigger,
            ranges=ranges,
            saying=number,
            stance=stance_,
            modality=modality_,
            polarity=polarity,
            fillers=tuple(sorted(dict.fromkeys(fillers), key=lambda f: f[1])),
            setting=place_spots,
            act=(saying.cue_head,),
            keys=(event.trigger, *event.parts),
        )

    def _only_modifies(self, saying: Saying) -> bool:
        """Tell whether a cue only tells more of a noun of a sentence that tells something else ("a revolt *seeking* his ouster")."""
        tree, cue = self.tree, saying.cue_head
        if cue is None or saying.cue is None or tree.dep[cue] != "acl" or not tree.gerund(cue):
            return False
        start, stop = saying.cue
        verb = tree.head[tree.head[cue]]
        if any(documents.is_document(tree, noun) for noun in tree.of(verb, "obj")):
            return False  # "sent a letter to the minister *opposing* the ban": the letter does
        return any(tree.is_predicate(i) and tree.finite(i) and not start <= i < stop for i in tree.above(cue))

    def _addressed(self, saying: Saying, known: set[int]) -> list[tuple[str, int]]:
        """Return whose proposal is rejected, or from whom something is demanded ("rejected *Iraq*'s offer of a truce")."""
        tree = self.tree
        if saying.stance not in {"demands", "rejects"} or saying.cue_head is None:
            return []
        found = []
        for noun in tree.objects(saying.cue_head):
            found += tree.exactly(noun, "nmod:poss") if saying.stance == "rejects" else []
            found += [
                kid
                for case, kid in tree.obliques(noun)
                if case in {"from", "by"} and tree.ent[kid] in _ACTORS
            ]
        return [("target", head) for head in found if head not in known and tree.pos[head] != "PRON"]

    def _announced(self, saying: Saying, event: Event) -> str | None:
        if event.type not in {"CEASEFIRE", "AGREE", "MEETING", "RETREAT", "EVACUATION", "AID", "CONCEDE"}:
            return None
        lemma = self.tree.lemma[saying.cue_head] if saying.cue_head is not None else ""
        return {
            "announce": "announced",
            "declare": "announced",
            "proclaim": "announced",
            "agree": "agreed",
            "accept": "agreed",
        }.get(lemma)
