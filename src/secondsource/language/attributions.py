"""From the reader's spans and links to attributions: joined over chunks, judged by quotation marks, nested."""

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from operator import itemgetter

from secondsource.language import nested
from secondsource.language.extensions import AttributionKind, AttributionRecord, TokenSpan
from secondsource.language.sources import head_of, shared, swallowed


@dataclass(frozen=True, slots=True)
class RoleSpans:
    """What the network found, in words of the whole text; links as in `ChunkReading.links`."""

    sources: tuple[TokenSpan, ...]
    cues: tuple[TokenSpan, ...]
    contents: tuple[TokenSpan, ...]
    links: tuple[tuple[str, int, int], ...]


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What the assembly must know of the text.

    Attributes:
        quoted: For each word, whether it stands in quotation marks (`quotes.quoted_regions`).
        counts: For each word, whether it counts as a word of a quotation (no mark or punctuation).
        paragraphs: First words of the paragraphs, ascending.
    """

    quoted: Sequence[bool]
    counts: Sequence[bool]
    paragraphs: Sequence[int]

    def paragraph(self, word: int) -> int:
        """Number of the paragraph that the word stands in."""
        return bisect_right(self.paragraphs, word)


def assemble(
    roles: RoleSpans, around: Surroundings, tree: nested.Tree | None = None
) -> tuple[AttributionRecord, ...]:
    """Return one attribution per cue, and per free-standing quotation, in order of the text.

    With a tree, a cue to which the network links no content or source takes the clause or the subject of its verb,
    and what is told inside the contents is found too.
    """
    sources: dict[int, list[TokenSpan]] = {}
    contents: dict[int, list[TokenSpan]] = {}
    linked = set()
    for role, span, of in roles.links:
        if role == "source":
            sources.setdefault(of, []).extend(_at_paragraphs(roles.sources[span], around))
        else:
            contents.setdefault(of, []).append(roles.contents[span])
            linked.add(span)
    if tree is not None:
        for number, cue in enumerate(roles.cues):
            head = head_of(tree, cue)
            within = None if sources.get(number) else swallowed(tree, cue, contents.get(number, ()))
            if within is not None:
                sources[number] = [within[0]]
                contents[number].remove(within[1])
            # Of "X reported that Y said that …" the network, which marks one layer, leaves X with "that", or nothing.
            if all(
                tree.upos[word] == "SCONJ" for piece in contents.get(number, ()) for word in range(*piece)
            ):
                clause = nested.clause_of(tree, cue, head)
                contents[number] = [] if clause is None else [clause]
            contents[number] = [nested.behind_colon(tree, piece, head) for piece in contents[number]]
    found = [
        AttributionRecord(
            source=_nearest(sources.get(number, []), cue),
            cue=cue,
            content=_pieces(contents.get(number, []), around),
            kind="indirect",
        )
        for number, cue in enumerate(roles.cues)
    ]
    if tree is not None:
        found = [
            record
            if record.source or record.cue is None
            else replace(record, source=shared(tree, record.cue, roles.sources))
            for record in found
        ]
    loose = [span for number, span in enumerate(roles.contents) if number not in linked]
    found = _attach(found, loose, around)
    if tree is not None:
        told = nested.find(tree, [piece for record in found for piece in record.content], roles.cues)
        found += [AttributionRecord(t.source, t.cue, (t.content,), "indirect") for t in told]
    found.sort(key=_order)
    judged = [replace(record, kind=kind_of(record.content, around)) for record in found]
    return tuple(
        replace(record, nested_in=holder) for record, holder in zip(judged, _containers(judged), strict=True)
    )


def kind_of(content: Iterable[TokenSpan], around: Surroundings) -> AttributionKind:
    """Judge by the words of the content that stand in quotation marks: all, none or some."""
    words = [word for start, end in content for word in range(start, end) if around.counts[word]]
    quoted = sum(around.quoted[word] for word in words)
    if not quoted:
        return "indirect"
    return "direct" if quoted == len(words) else "mixed"


def _attach(
    found: list[AttributionRecord], loose: Sequence[TokenSpan], around: Surroundings
) -> list[AttributionRecord]:
    """Give each content without a cue to the quotation that it continues, else keep it by itself.

    It continues one when both are quoted and nothing stands between but the sentence with the cue: the same
    paragraph, or the next one.
    """
    grown = list(found)
    for span in sorted(loose):
        if kind_of((span,), around) != "direct":
            # Words that are nobody's in particular: without marks there is nothing that shows an attribution.
            continue
        previous = [
            number
            for number, record in enumerate(grown)
            if record.cue is not None
            and record.content
            and record.content[-1][1] <= span[0]
            and around.paragraph(span[0]) - around.paragraph(record.content[-1][1] - 1) <= 1
            and kind_of(record.content, around) != "indirect"
        ]
        last = max(previous, key=lambda number: grown[number].content[-1][1], default=None)
        if last is None:
            grown.append(AttributionRecord(None, None, (span,), "direct"))
        else:
            grown[last] = replace(grown[last], content=_pieces((*grown[last].content, span), around))
    return grown


def _nearest(spans: Sequence[TokenSpan], cue: TokenSpan) -> TokenSpan | None:
    """The source nearest to the cue; of two as near, the one before it."""
    return min(
        spans, key=lambda span: (max(cue[0] - span[1], span[0] - cue[1]), span[0] > cue[0]), default=None
    )


def _pieces(spans: Iterable[TokenSpan], around: Surroundings) -> tuple[TokenSpan, ...]:
    """Pieces in order: what touches or overlaps is one, none goes over the end of a paragraph or has only marks."""
    pieces: list[TokenSpan] = []
    for start, end in sorted(set(spans)):
        if pieces and start <= pieces[-1][1]:
            pieces[-1] = (pieces[-1][0], max(end, pieces[-1][1]))
        else:
            pieces.append((start, end))
    parts = (part for piece in pieces for part in _at_paragraphs(piece, around))
    return tuple(part for part in parts if any(around.counts[word] for word in range(*part)))


def _at_paragraphs(piece: TokenSpan, around: Surroundings) -> Iterator[TokenSpan]:
    """Cut a piece where paragraphs begin (in PolNeAR 1 piece in 23,000 goes over one)."""
    start, end = piece
    first = bisect_right(around.paragraphs, start)
    for begin in around.paragraphs[first:]:
        if begin >= end:
            break
        yield (start, begin)
        start = begin
    yield (start, end)


def _order(record: AttributionRecord) -> tuple[TokenSpan, TokenSpan]:
    parts = (*record.content, *(part for part in (record.source, record.cue) if part is not None))
    return (min(parts), record.cue or record.content[0])


def _containers(records: Sequence[AttributionRecord]) -> list[int | None]:
    """For each attribution the index of the one with the smallest content that holds its cue (or its content)."""
    pieces = sorted((*piece, number) for number, record in enumerate(records) for piece in record.content)
    longest = max((end - start for start, end, _ in pieces), default=0)
    found: list[int | None] = []
    for number, record in enumerate(records):
        anchor = record.cue or record.content[0]
        holders = []
        at = bisect_right(pieces, anchor[0], key=itemgetter(0))
        while at and pieces[at - 1][0] >= anchor[0] - longest:
            at -= 1
            start, end, other = pieces[at]
            # What is told inside must not be the very content it is nested in.
            if other != number and anchor[1] <= end and (record.cue is not None or anchor != (start, end)):
                holders.append((end - start, other))
        found.append(min(holders)[1] if holders else None)
    return found
