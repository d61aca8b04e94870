"""A piece of text with whatever is annotated on it: the one form of all training data."""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass
class Piece:
    """Consecutive words of one text; a field that is None is not annotated there (and costs no loss)."""

    words: list[str]
    origin: str = ""
    starts: list[int] | None = None
    """1 sentence start, 0 inside, -1 unknown; one per word."""
    breaks: list[int] | None = None
    """1 where a paragraph begins, else 0."""
    upos: list[int] | None = None
    feats: list[int] | None = None
    lemmas: list[int] | None = None
    heads: list[int] | None = None
    rels: list[int] | None = None
    names: list[int] | None = None
    """Bit mask over `labels.ENTITY_TAGS` of the tags that the annotation allows; 0 is unknown."""
    quotes: list[int] | None = None
    links: list[tuple[int, int, int, int]] = field(default_factory=list)
    """(role 0 source / 2 content, start, end, first word of its cue)."""
    predicates: list[int] | None = None
    arguments: list[tuple[int, int, int]] = field(default_factory=list)
    """(predicate, head word of the argument, label)."""
    facts: list[tuple[int, float]] = field(default_factory=list)
    vectors: list[int] | None = None
    """Row of the sentence's vector in the original space, at its first word; else -1."""

    PER_WORD = (
        "words",
        "starts",
        "breaks",
        "upos",
        "feats",
        "lemmas",
        "heads",
        "rels",
        "names",
        "quotes",
        "predicates",
        "vectors",
    )

    def paragraphs(self, start: int, end: int) -> list[int]:
        """The words of [start, end) that begin a paragraph, counted from `start`."""
        return [i - start for i in range(start, end) if self.breaks is not None and self.breaks[i]]


def select(piece: Piece, kept: list[int]) -> Piece:
    """The piece with only the words `kept` (ascending). Heads that are lost become the word itself."""
    place = {old: new for new, old in enumerate(kept)}
    new = Piece([piece.words[i] for i in kept], piece.origin)
    for name in Piece.PER_WORD[1:]:
        values = getattr(piece, name)
        if values is not None:
            setattr(new, name, [values[i] for i in kept])
    if new.heads is not None:
        new.heads = [place.get(h, place[i]) for i, h in zip(kept, new.heads, strict=True)]
    if new.quotes is not None:  # a span that lost its beginning begins where it now begins
        before = 0
        for position, tag in enumerate(new.quotes):
            if tag and tag % 2 == 0 and before not in (tag, tag - 1):
                new.quotes[position] = tag - 1
            before = new.quotes[position]
    for role, start, end, cue in piece.links:
        inside = [place[i] for i in range(start, end) if i in place]
        if inside and cue in place:
            new.links.append((role, inside[0], inside[-1] + 1, place[cue]))
    new.arguments = [(place[p], place[w], a) for p, w, a in piece.arguments if p in place and w in place]
    new.facts = [(place[w], v) for w, v in piece.facts if w in place]
    return new


def cut(piece: Piece, start: int, end: int) -> Piece:
    """The words [start, end) of a piece."""
    return select(piece, list(range(start, end)))
