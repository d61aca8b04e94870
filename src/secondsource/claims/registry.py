"""The entities of one report, and which words stand for which."""

from __future__ import annotations

from typing import TYPE_CHECKING

from secondsource.claims import actors, coreference, lexicon
from secondsource.claims.marks import without_s
from secondsource.claims.places import borders
from secondsource.claims.places.borders import BORDER
from secondsource.claims.places.candidates import DIRECTION
from secondsource.claims.settings import head_of_words
from secondsource.claims.titled import of_another
from secondsource.model.entity import Mention, ReportEntity
from secondsource.model.ids import digest
from secondsource.model.span import Span

if TYPE_CHECKING:
    from collections.abc import Sequence

    from secondsource.claims.chain import Chain
    from secondsource.claims.mentions import Found
    from secondsource.claims.places import PlaceMention
    from secondsource.claims.saying import Range, Saying
    from secondsource.claims.tree import Tree
    from secondsource.model.entity import EntityKind


class Registry:
    """Entities by the tokens that stand for them.

    Most of those that a report only describes take part in no claim: an entity is made when it is asked for.
    """

    def __init__(
        self, tree: Tree, report: str, sayings: Sequence[Saying], places: Sequence[PlaceMention]
    ) -> None:
        self._tree = tree
        self._report = report
        self._named: set[str] = set()
        self._chains: list[Chain] = []
        self._at: dict[int, Chain] = {}
        self._made: dict[int, ReportEntity] = {}
        self._place_ids: dict[int, str] = {}
        self._places_in: dict[int, list[int]] = {}
        for number, place in enumerate(places):
            sentence = tree.sent[head_of_words(tree, place.start, place.end)]
            self._places_in.setdefault(sentence, []).append(number)
        literal = {index for place in places if place.literal for index in range(place.start, place.end)}
        # A country that declares an outbreak is no place there, whatever the places say.
        speaking = {saying.source_head for saying in sayings if saying.source_head is not None}
        for chain in coreference.resolve(tree, sayings):
            if chain.label in {"GPE", "LOC", "FAC"}:
                chain.mentions = [
                    m
                    for m in chain.mentions
                    if m.kind != "name" or m.head not in literal or m.head in speaking
                ]
                if not any(m.kind == "name" for m in chain.mentions):
                    continue
            self._chains.append(chain)
            for mention in chain.mentions:
                self._at[mention.head] = chain
                if mention.title:
                    for index in range(*mention.title):
                        self._at.setdefault(index, chain)
                if mention.kind == "name":
                    for index in range(mention.start, mention.end):
                        self._at.setdefault(index, chain)
        self._located = self._of_places(places)
        self._by_id = {entity.id: entity for entity in self._located}

    def entities(self) -> list[ReportEntity]:
        """Return those that the report names, the places, and those that were asked for, in order of first mention."""
        told = [self._entity(chain) for chain in self._chains if chain.names or id(chain) in self._made]
        return sorted([*told, *self._located], key=lambda e: (e.mentions[0], e.kind, e.id))

    def entity_at(self, head: int) -> ReportEntity | None:
        """Return the actor that a token stands for, or ``None``."""
        chain = self._at.get(head) or self._at.get(self._tree.antecedent(head))
        return self._entity(chain) if chain is not None else None

    def _entity(self, chain: Chain) -> ReportEntity:
        """Return the entity of a chain, made once."""
        found = self._made.get(id(chain))
        if found is None:
            found = self._made[id(chain)] = self._of_chain(chain)
            self._by_id.setdefault(found.id, found)
            if chain.names:
                self._named.add(found.id)
        return found

    def by_id(self, entity: str | None) -> ReportEntity | None:
        """Return an entity by its id."""
        return self._by_id.get(entity) if entity is not None else None

    def is_named(self, entity: str) -> bool:
        """Tell whether the report gives the entity a name."""
        return entity in self._named

    def place_id(self, index: int) -> str | None:
        """Return the entity's id of a place mention by its index in the list of places."""
        return self._place_ids.get(index)

    def places_in(self, sentence: int) -> Sequence[int]:
        """Return the place mentions of a sentence by their index in the list of places."""
        return self._places_in.get(sentence, ())

    def mention(self, span: Range, head: int) -> Mention:
        """Make the mention of the words of a token range."""
        entity = self.entity_at(head)
        if (
            entity is not None
            and span[1] in self._at
            and entity is self.entity_at(span[1])
            and entity.kind == "person"
            and span[1] in self._tree.ent_of
            and not any(self._tree.ent[index] == "PERSON" for index in range(*span))
        ):
            span = span[0], self._tree.ent_of[span[1]][1]  # "presidential candidate" with the name behind it
        chars = self._tree.chars(*span)
        if entity is not None and entity.kind != "person":
            entity = self._bearer(span, head) or entity
        if entity is None:
            inside = [
                self._at[i]
                for i in range(*span)
                if i in self._at
                and self._tree.base[i] in {"flat", "appos"}
                and not (self._owns(i) or self._owns(self._tree.head[i]))
            ]  # not "candidate *Jane Doe*'s campaign"
            entity = self._entity(inside[0]) if inside else None
        return Mention(chars.of(self._tree.text), chars, entity.id if entity else None)

    def _owns(self, index: int) -> bool:
        """Tell whether a name has the mark of a possessor, wherever it hangs."""
        return any(self._tree.lower[kid] in {"'s", "’s"} for kid in self._tree.of(index, "case"))

    def _bearer(self, span: Range, head: int) -> ReportEntity | None:
        """Return the person whose name ends a phrase that begins with what he heads ("Observatory chief X")."""
        last = self._at.get(span[1] - 1)
        if last is None or not last.names:
            return None
        name, end = self._tree.ent_of.get(span[1] - 1, span)
        heads = [i for i in range(name, end) if not name <= self._tree.head[i] < end]
        if name > span[0] and of_another(self._tree, name) and len(heads) == 1:
            return None  # "a lawyer *for* X" is not X
        alone = head not in self._tree.head[span[0] : span[1]] or not self._tree.of(head, "conj")
        bearer = self._entity(last)
        return bearer if bearer.kind == "person" and alone else None

    def _of_chain(self, chain: Chain) -> ReportEntity:
        tree, text = self._tree, self._tree.text
        names = [m for m in chain.mentions if m.kind == "name"]
        sector = actors.sector(tree, chain)
        kind: EntityKind = actors.kind(tree, chain, sector)
        chars = [tree.chars(m.start, m.end) for m in chain.mentions]
        spans = tuple(dict.fromkeys(chars))
        worded = [tree.words[m.start : m.end] for m in names]
        shown = [
            mention
            for mention, words in zip(names, worded, strict=True)
            if not _bare_possessive(words, worded) and not _overrun(words, worded)
        ] or names
        described = (m for m in chain.mentions if m.kind != "pronoun")  # "They called *me*," the father said
        best = (
            max(shown, key=lambda m: (_fullness(tree, m), -m.start))
            if names
            else next(described, chain.mentions[0])
        )
        name_span = tree.chars(best.start, best.end)
        last = tree.words[best.end - 1]
        lost = len(last) - len(without_s(last)) if best.kind == "name" else 0
        name_span = Span(name_span.start, name_span.end - lost)
        name = name_span.of(text)
        called: dict[str, None] = {}
        told: dict[str, None] = {}
        for mention, span in zip(chain.mentions, chars, strict=True):
            if mention.title:
                told[tree.chars(*mention.title).of(text)] = None
            if mention.kind != "pronoun":
                (called if mention.kind == "name" else told)[span.of(text)] = None
        aliases = tuple(alias for alias in called if alias != name)
        descriptors = tuple(descriptor for descriptor in told if descriptor != name)
        country = chain.country
        if country is None and names and chain.label == "GPE":
            country = lexicon.CAPITALS.get(name.lower())
        return ReportEntity(
            id=digest("entity", self._report, kind, spans[0]),
            report=self._report,
            kind=kind,
            name=name,
            name_span=name_span,
            aliases=aliases,
            descriptors=descriptors,
            country=country,
            sector=sector,
            mentions=spans,
        )

    def _of_places(self, places: Sequence[PlaceMention]) -> list[ReportEntity]:
        groups: dict[tuple[str, object], list[int]] = {}
        keys: list[tuple[str, object]] = []
        first: dict[str, tuple[float, float]] = {}
        for number, place in enumerate(places):
            if place.same_as is not None and place.same_as < number:
                key = keys[place.same_as]
            elif place.geoname is not None and place.kind == "named":
                key = ("geoname", place.geoname)
            elif place.kind == "named":
                key = ("words", _one_place(place, number, first))
            else:
                words = place.name if place.why == BORDER else place.text
                key = ("words", (words.lower(), place.within))
            keys.append(key)
            if place.literal:
                groups.setdefault(key, []).append(number)
        ids = {
            key: digest("entity", self._report, "place", places[numbers[0]].span)
            for key, numbers in groups.items()
        }
        found = []
        for key, numbers in groups.items():
            for number in numbers:
                self._place_ids[number] = ids[key]
            named = [n for n in numbers if places[n].kind == "named"] or numbers
            whole = [n for n in named if not DIRECTION.match(places[n].text)] or named  # not "west Aleppo"
            best = places[max(whole, key=lambda n: (len(places[n].text), -n))]
            known = next((places[n] for n in numbers if places[n].latitude is not None), best)
            called = borders.words(self._tree.text, best) if best.why == BORDER else best.span
            within = known.within
            spans = tuple(dict.fromkeys(places[n].span for n in numbers))
            found.append(
                ReportEntity(
                    id=ids[key],
                    report=self._report,
                    kind="place",
                    name=called.of(self._tree.text),
                    name_span=called,
                    aliases=tuple(
                        dict.fromkeys(places[n].text for n in named if places[n].text != best.text)
                    ),
                    descriptors=tuple(
                        dict.fromkeys(
                            places[n].text
                            for n in numbers
                            if places[n].kind != "named" and places[n].text != best.text
                        )
                    ),
                    country=known.country,
                    latitude=known.latitude,
                    longitude=known.longitude,
                    precision=known.precision,
                    geoname=known.geoname,
                    within=ids.get(keys[within])
                    if within is not None and within < len(keys) and ids.get(keys[within]) != ids[key]
                    else None,
                    mentions=spans,
                )
            )
        return found


def _bare_possessive(words: list[str], names: Sequence[list[str]]) -> bool:
    """Tell whether the words of a name are another one with an "s" whose apostrophe was lost ("Syrias")."""
    return words[-1].endswith("s") and [*words[:-1], words[-1][:-1]] in names


def _overrun(words: list[str], names: Sequence[list[str]]) -> bool:
    """Tell whether the words of a name, found once, only add to one that the report has more often what ran into it."""
    return (
        len(words) > 2
        and names.count(words) == 1
        and any(len(name) > 1 and words[: len(name)] == name and names.count(name) > 1 for name in names)
    )


def _fullness(tree: Tree, mention: Found) -> int:
    """Number of words of a name; an abbreviation counts less than any name written out."""
    words = tree.words[mention.start : mention.end]
    if len(words) == 1 and words[0].isupper() and len(words[0]) > 1:
        return 0
    return len(words)


def _one_place(place: PlaceMention, number: int, first: dict[str, tuple[float, float]]) -> tuple[str, object]:
    """Return what tells a name that the gazetteer does not have from the same name in another town that follows it."""
    words = place.text.lower()
    if place.latitude is None or place.longitude is None:
        return words, None
    point = (place.latitude, place.longitude)
    same = first.setdefault(words, point) == point
    return words, None if same or place.within is None or place.within < number else point
