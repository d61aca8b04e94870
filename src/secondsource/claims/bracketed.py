"""Turns of a transcript whose speaker stands in brackets: "[JIMENEZ] The truce holds. [REPORTER] Since when?".

Monitors of broadcasts set who speaks in brackets at the head of a paragraph, and what it is that they wrote down at the
head of the whole ("[Statement by General Maria Lopez] [Text]"); other notes ("[laughter]", "[word indistinct]") name nobody.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from secondsource.claims import lexicon
from secondsource.claims.quantities.units import is_person
from secondsource.claims.saying import Saying
from secondsource.claims.stated import stated

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from secondsource.claims.saying import Range
    from secondsource.claims.tree import Tree

_LONGEST = 20
"""Tokens of the longest note in brackets."""
_LABEL = 4
"""Tokens of the longest label."""
_KINDS = frozenset({
    "statement", "speech", "address", "interview", "conference", "message", "declaration", "remarks",
    "dialogue", "debate", "sermon", "homily",
})  # fmt: skip
"""What is written down."""
_ROLES = frozenset({"moderator", "announcer", "anchor", "host", "questioner", "interviewer", "correspondent"})
"""Who else takes a turn without his name."""


class _Note(NamedTuple):
    """A note in brackets: its words, whether a paragraph or another note stands right before it, and its end."""

    words: Range
    opens: bool
    end: int


def turns(tree: Tree) -> list[Saying]:
    """Return the sayings of the turns, each from its label to the next one, or to the end of the text."""
    notes = _notes(tree)
    if not notes:
        return []
    kinds = [note for note in notes if _tells_kind(tree, note)]
    persons = {word for word, label in zip(tree.words, tree.ent, strict=True) if label == "PERSON"}
    bylines = {note.end for note in notes if tree.lower[slice(*note.words)] == ["report"]}
    spoken = [note for note in notes if note.opens and note.words[0] - 1 not in bylines]
    labels = [(note, name) for note in spoken if (name := _label(tree, note, persons))]
    ends = [note.words[0] - 1 for note in notes if tree.lower[note.words[0]] == "end"]
    if not kinds and len(labels) < 2:
        return []
    if not labels:
        labels = [(note, name) for note in kinds[:1] if (name := _by(tree, note))]
    found = []
    for number, (note, name) in enumerate(labels):
        stop = labels[number + 1][0].words[0] - 1 if number + 1 < len(labels) else len(tree)
        begin = _behind(notes, note)  # "[Text] [Continued]"
        stop = min([end for end in ends if begin < end < stop], default=stop)  # "[end recording]"
        content = tree.trimmed(begin, stop)
        if content[0] < content[1]:
            found.append(stated(tree, note.words, name[0], name, content))
    return found


def _notes(tree: Tree) -> list[_Note]:
    """Return the notes in brackets, in order."""
    found: list[_Note] = []
    for index in tree.spots.of("["):
        close = next(
            (i for i in range(index + 1, min(index + _LONGEST, len(tree))) if tree.words[i] == "]"), 0
        )
        if close <= index + 1:
            continue
        end = close + 1
        while end < len(tree) and tree.pos[end] == "SPACE" and "\n\n" not in tree.words[end]:
            end += 1
        before = tree.words[index - 1] if index else "\n\n"
        opens = "\n\n" in before or (bool(found) and found[-1].end == index)
        found.append(_Note((index + 1, close), opens, end))
    return found


def _tells_kind(tree: Tree, note: _Note) -> bool:
    return any(tree.lower[i] in _KINDS for i in range(*note.words))


def _label(tree: Tree, note: _Note, persons: set[str]) -> Range | None:
    """Return who speaks by a note: a person's name or what he is, before a comma ("[Maria Lopez, in progress]")."""
    begin, close = note.words
    stop = next((i for i in range(begin, close) if tree.words[i] == ","), close)
    words = [i for i in range(begin, stop) if tree.pos[i] != "SPACE"]
    if not words or len(words) > _LABEL or not all(tree.words[i][0].isupper() for i in words):
        return None
    head = words[-1]
    lemma = tree.lemma[head]
    role = lemma in lexicon.PERSONS or is_person(tree.lower[head])
    role = role or tree.lower[head].removesuffix("s") in _ROLES
    return (begin, stop) if role or tree.words[head] in persons else None


def _by(tree: Tree, note: _Note) -> Range | None:
    """Return whose statement a note tells of ("[Speech by President X]")."""
    begin, close = note.words
    by = next((i for i in range(begin, close) if tree.lower[i] in {"by", "of"}), None)
    if by is None:
        return None
    names = [i for i in range(by + 1, close) if tree.ent[i] == "PERSON"]
    return (by + 1, names[-1] + 1) if names else None


def author(tree: Tree, kinds: Collection[str]) -> tuple[Range, int] | None:
    """Return whose text a note names that stands right behind one of what it is ("[Communique] [The party] [Text]"), and where it begins."""
    notes = _notes(tree)
    for number, note in enumerate(notes[:2]):
        begin, close = note.words
        words = [i for i in range(begin, close) if tree.pos[i] != "SPACE"]
        if not words or tree.lower[words[0]] not in kinds:
            continue
        if len(words) > 2 and tree.lower[words[1]] in {"by", "from"}:
            return (words[2], close), _behind(notes, note)
        named = notes[number + 1] if len(words) == 1 and number + 1 < len(notes) else None
        if named is not None and named.words[0] - 1 == note.end and _names(tree, named):
            begin, close = named.words
            stop = next(
                (i for i in range(begin, close) if tree.lower[i : i + 3] == [",", "in", "progress"]), close
            )
            return (begin, stop), _behind(notes, named)
    return None


def body(tree: Tree) -> int:
    """Return where a text begins behind its date line and the notes at its head."""
    first = 0
    while first < len(tree) and (first in tree.aside or tree.pos[first] in {"SPACE", "PUNCT"}):
        if tree.words[first] == "[":
            break
        first += 1
    notes = _notes(tree)
    at_head = next((note for note in notes if note.words[0] - 1 <= first + 1), None)
    return _behind(notes, at_head) if at_head is not None else first


def _behind(notes: Sequence[_Note], note: _Note) -> int:
    """Return where the words begin behind a note and those that follow right behind it."""
    end = note.end
    while (after := next((n for n in notes if n.words[0] - 1 == end), None)) is not None:
        end = after.end
    return end


def _names(tree: Tree, note: _Note) -> bool:
    """Tell whether a note names somebody: no "[Text]", "[Excerpts]" or "[words indistinct]"."""
    begin, close = note.words
    named = any(
        tree.pos[i] in {"PROPN", "NOUN"} and tree.ent[i] in {"ORG", "PERSON", "NORP", "GPE"}
        for i in range(begin, close)
    )
    return named and not any(
        tree.lower[i] in {"text", "excerpt", "excerpts", "indistinct", "word", "words"}
        for i in range(begin, close)
    )
