"""Numbers in the words and digits of news, with their bounds: what is counted or measured, and how exactly."""

from bisect import bisect_left, bisect_right

from spacy.tokens import Doc

from secondsource.claims.columns import Columns
from secondsource.claims.numerals import Piece, cut
from secondsource.claims.quantities import nouns
from secondsource.claims.quantities.amount import Amount, unit_name
from secondsource.claims.quantities.grammar import Scanner
from secondsource.claims.quantities.quantity import Quantity, QuantityKind
from secondsource.claims.times.grammar import wishes
from secondsource.model.span import Span

__all__ = ["Quantity", "QuantityKind", "find", "unit_name"]


def find(doc: Doc, *, columns: Columns | None = None, conversions: bool = False) -> list[Quantity]:
    """Find the quantities of a document, in order of the text.

    Args:
        doc: The document; tags and trees are used where they are there.
        columns: Its columns, where they are at hand.
        conversions: Whether a conversion ("(three miles)") is listed as a quantity of its own, too.
    """
    columns = columns or Columns(doc)
    text, starts = columns.text, columns.starts
    pieces = cut(text)
    scanner = Scanner(text, pieces, wishes(text), nouns.read(columns, pieces))
    found: list[Quantity] = []
    amounts = scanner.scan()
    inside = {k for amount in amounts for first, last in amount.conversions for k in range(first, last)}
    for amount in amounts:
        if amount.number in inside and not conversions:
            continue
        found.append(_quantity(doc, text, pieces, starts, amount))
    return found


def _quantity(doc: Doc, text: str, pieces: tuple[Piece, ...], starts: list[int], amount: Amount) -> Quantity:
    last = amount.last
    span = Span(pieces[amount.first].start, pieces[last - 1].end)
    start, end = _tokens(starts, span)
    head = None
    population = whole = None
    if amount.noun is not None:
        noun = Span(pieces[amount.noun[0]].start, pieces[amount.noun[1] - 1].end)
        head = _tokens(starts, Span(pieces[amount.noun[1] - 1].start, noun.end))[0]
        last_one = nouns.joined(doc, head) if amount.kind == "count" and amount.best != 1 else head
        close = doc[last_one].idx + len(doc[last_one]) if last_one > head else noun.end
        population = Span(noun.start, close) if close > noun.start else None
    if amount.whole is not None and amount.whole[1] > amount.whole[0]:
        whole = Span(pieces[amount.whole[0]].start, pieces[amount.whole[1] - 1].end)
    return Quantity(
        text=text[span.start : span.end],
        span=span,
        start=start,
        end=end,
        kind=amount.kind,
        low=amount.low,
        best=amount.best,
        high=amount.high,
        bound=amount.bound,
        rule=amount.rule,
        unit=amount.unit,
        head=head,
        population=population,
        change=None if amount.change == "same" else amount.change,
        conversions=tuple(Span(pieces[a].start, pieces[b - 1].end) for a, b in amount.conversions),
        per=amount.per,
        whole=whole,
    )


def _tokens(starts: list[int], span: Span) -> tuple[int, int]:
    first = max(bisect_right(starts, span.start) - 1, 0)
    return first, max(bisect_left(starts, span.end), first + 1)
